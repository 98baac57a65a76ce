//! Reading and writing the tenant file: each kind of work in a thread of its own with a connection of its own.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::files::file_one;
use super::reader::Reader;
use super::searcher::{Ask, Newest, Searcher, failed};
use crate::app::Msg;
use crate::domain::role::Principal;
use crate::message::effect::{Effect, Journal};
use crate::message::event::{Course, Event};
use crate::store::history::Entries;
use crate::store::{Progress, SaveError, Store, StoreError};

/// How often is told how far a job is.
const TELL: Duration = Duration::from_millis(50);
/// Entries of the journal read at once.
const ENTRIES: usize = 500;

/// What a thread is told: to do something, or for whom it works from now on.
enum Order<T> {
    Do(T),
    ActFor(Principal),
}

/// The ways to the other threads, for whoever is signed in to be the same everywhere.
struct Others {
    search: Sender<Ask>,
    numbered: [Sender<Order<(u64, Effect)>>; 2],
    orders: [Sender<Order<Effect>>; 2],
}

/// The threads.
pub struct Workers {
    /// Rows, products, the journal: soon answered.
    rows: Sender<Effect>,
    /// Lists of users.
    search: Sender<Ask>,
    /// Forecasts, with the number of each.
    judge: Sender<Order<(u64, Effect)>>,
    /// Reports, with the number of each.
    report: Sender<Order<(u64, Effect)>>,
    /// Files to be written, and lists to be read from some.
    files: Sender<Order<Effect>>,
    write: Sender<Order<Effect>>,
    newest_list: Newest,
    newest_forecast: Arc<AtomicU64>,
    newest_report: Arc<AtomicU64>,
    cancel: Arc<AtomicBool>,
    cancel_export: Arc<AtomicBool>,
    readers: Vec<JoinHandle<()>>,
    writer: JoinHandle<()>,
}

impl Workers {
    /// Starts them on a tenant file, over which `writer` writes. What they find out goes to `told`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn start(path: &Path, mut writer: Store, by: &Principal, told: &Sender<Msg>) -> Result<Self, StoreError> {
        writer.sign_in(by)?;
        let (rows, rows_asked) = mpsc::channel();
        let (search, search_asked) = mpsc::channel();
        let (judge, judge_asked) = mpsc::channel();
        let (report, reports) = mpsc::channel();
        let (files, files_asked) = mpsc::channel();
        let (write, orders) = mpsc::channel();
        let (newest_list, newest_forecast) = (Newest::default(), Arc::<AtomicU64>::default());
        let newest_report = Arc::<AtomicU64>::default();
        let (cancel, cancel_export) = (Arc::<AtomicBool>::default(), Arc::<AtomicBool>::default());

        let (newest, newest_of_reports) = (Arc::clone(&newest_forecast), Arc::clone(&newest_report));
        let given_up = Arc::clone(&cancel_export);
        let (newest_of_lists, asks) = (Arc::clone(&newest_list), search.clone());
        let others = Others {
            search: search.clone(),
            numbered: [judge.clone(), report.clone()],
            orders: [files.clone(), write.clone()],
        };
        let reader = || Reader { path: path.to_owned(), by: by.clone(), told: told.clone() };
        let readers = vec![
            reader().start(move |store, by, told| {
                Searcher::new(store, &by, newest_of_lists, told, asks).run(&search_asked);
            }),
            reader().start(move |store, by, told| read_on(&store, by, &rows_asked, &told, others)),
            reader().wait(judge_asked, move |store, by, jobs, told| judge_on(store, by, jobs, &newest, told)),
            reader().wait(reports, move |store, by, jobs, told| judge_on(store, by, jobs, &newest_of_reports, told)),
            reader().wait(files_asked, move |store, _, orders, told| files_on(store, orders, &given_up, told)),
        ];
        let (mut by, told, look, stop) = (by.clone(), told.clone(), search.clone(), Arc::clone(&cancel));
        let writer = thread::spawn(move || {
            for order in orders {
                let send = |event| told.send(Msg::Event(event)).is_ok();
                match order {
                    Order::ActFor(other) => by = signed_in(&writer, other, &told),
                    Order::Do(order) => {
                        stop.store(false, Relaxed);
                        write_one(&mut writer, &by, order, &stop, &send);
                    }
                }
                // What this program wrote shows at once, not only at the next look. Nobody there: the program ends.
                drop(look.send(Ask::Look));
            }
        });
        Ok(Self {
            rows,
            search,
            judge,
            report,
            files,
            write,
            newest_list,
            newest_forecast,
            newest_report,
            cancel,
            cancel_export,
            readers,
            writer,
        })
    }

    /// Hands an effect to the thread whose work it is.
    pub fn take(&self, effect: Effect) {
        // A thread that is gone took the program's end along: there is nobody left to tell.
        match effect {
            Effect::Cancel => self.cancel.store(true, Relaxed),
            Effect::CancelExport => self.cancel_export.store(true, Relaxed),
            Effect::ExportUsers { .. } => {
                self.cancel_export.store(false, Relaxed);
                drop(self.files.send(Order::Do(effect)));
            }
            Effect::ReadPeople { .. } => drop(self.files.send(Order::Do(effect))),
            Effect::LoadReport(_) | Effect::LoadReportUsers(_) => {
                let turn = self.newest_report.fetch_add(1, Relaxed) + 1;
                drop(self.report.send(Order::Do((turn, effect))));
            }
            Effect::Run(_) | Effect::Undo(_) | Effect::ChangeView(_) | Effect::ChooseColumns(_) => {
                drop(self.write.send(Order::Do(effect)));
            }
            Effect::ListUsers { ticket, lane, query } => {
                let turn = self.newest_list[lane as usize].fetch_add(1, Relaxed) + 1;
                drop(self.search.send(Ask::List { turn, ticket, lane, query }));
            }
            Effect::Forecast { .. } | Effect::ForecastUndo { .. } => {
                let turn = self.newest_forecast.fetch_add(1, Relaxed) + 1;
                drop(self.judge.send(Order::Do((turn, effect))));
            }
            effect => drop(self.rows.send(effect)),
        }
    }

    /// Lets the running batch end and waits for it, so that leaving never cuts one in two.
    pub fn finish(self) {
        self.cancel.store(true, Relaxed);
        self.cancel_export.store(true, Relaxed);
        // What is being read is not wanted any more.
        for newest in self.newest_list.iter().chain([&*self.newest_forecast, &*self.newest_report]) {
            newest.fetch_add(1, Relaxed);
        }
        drop((self.rows, self.judge, self.report, self.files, self.search.send(Ask::Over)));
        // The writer's connection closes last, so that SQLite brings the log into the file: a copy of it is whole.
        // A panic in a thread was told already, by the panic hook.
        for reader in self.readers {
            drop(reader.join());
        }
        drop(self.write);
        drop(self.writer.join());
    }
}

/// Lets a connection see what whoever is signed in now may see.
fn signed_in(store: &Store, by: Principal, told: &Sender<Msg>) -> Principal {
    if let Err(error) = store.sign_in(&by) {
        // Nobody there to hear it: the program is over.
        drop(told.send(Msg::Event(failed(&error))));
    }
    by
}

/// Answers questions, newest wins. Whoever signs in is told to the other threads before it is told to the program, so
/// that everything it then asks is asked for them.
fn read_on(store: &Store, mut by: Principal, questions: &Receiver<Effect>, told: &Sender<Msg>, others: Others) {
    let Others { search, numbered, orders } = others;
    let mut waiting: VecDeque<Effect> = VecDeque::new();
    while let Some(question) = waiting.pop_front().or_else(|| questions.recv().ok()) {
        waiting.extend(questions.try_iter());
        let outdated = waiting.iter().any(|later| outdates(later, &question));
        let answer = if outdated { None } else { read_one(store, &by, question) };
        if let Some(Event::SignedIn(other)) = &answer {
            by = other.clone();
            // A thread that is gone took the program's end along.
            drop(search.send(Ask::ActFor(by.clone())));
            for thread in &numbered {
                drop(thread.send(Order::ActFor(by.clone())));
            }
            for thread in &orders {
                drop(thread.send(Order::ActFor(by.clone())));
            }
        }
        if let Some(event) = answer
            && told.send(Msg::Event(event)).is_err()
        {
            return;
        }
    }
}

/// Whether a later question makes an earlier one pointless.
fn outdates(later: &Effect, earlier: &Effect) -> bool {
    match (later, earlier) {
        (Effect::LoadProducts, Effect::LoadProducts)
        | (Effect::LoadViews, Effect::LoadViews)
        | (Effect::LoadTenant, Effect::LoadTenant)
        | (Effect::LoadDeleted, Effect::LoadDeleted)
        | (Effect::LoadPurchases, Effect::LoadPurchases)
        | (Effect::LoadGroups, Effect::LoadGroups)
        | (Effect::LoadAllotments, Effect::LoadAllotments)
        | (Effect::LoadGroupNames, Effect::LoadGroupNames)
        | (Effect::LoadDevices, Effect::LoadDevices) => true,
        (Effect::LoadMembers(a), Effect::LoadMembers(b)) => a == b,
        (Effect::LoadAllotmentMembers(a), Effect::LoadAllotmentMembers(b)) => a == b,
        (Effect::LoadJournal(a), Effect::LoadJournal(b)) => a == b,
        _ => false,
    }
}

/// Judges jobs, or reads reports; only the newest is of interest.
fn judge_on(
    store: &Store,
    mut by: Principal,
    jobs: &mut dyn Iterator<Item = Order<(u64, Effect)>>,
    newest: &Arc<AtomicU64>,
    told: &Sender<Msg>,
) {
    for order in jobs {
        let (turn, job) = match order {
            Order::Do(job) => job,
            Order::ActFor(other) => {
                by = signed_in(store, other, told);
                continue;
            }
        };
        let newest = Arc::clone(newest);
        let stop = move || newest.load(Relaxed) != turn;
        if !stop()
            && let Some(Some(event)) =
                store.unless(stop, |store| read(store, &by, job)).unwrap_or_else(|e| Some(Some(failed(&e))))
            && told.send(Msg::Event(event)).is_err()
        {
            return;
        }
    }
}

/// Answers one question; None where an effect asks nothing of the file but users by a query.
#[must_use]
pub fn read_one(store: &Store, by: &Principal, question: Effect) -> Option<Event> {
    read(store, by, question).unwrap_or_else(|error| Some(failed(&error)))
}

fn read(store: &Store, by: &Principal, question: Effect) -> Result<Option<Event>, StoreError> {
    Ok(Some(match question {
        Effect::LoadUsers(keys) => Event::UsersLoaded(store.users(&keys)?),
        Effect::LoadTenant => Event::TenantLoaded(store.tenant()?),
        Effect::LoadProducts => Event::ProductsLoaded(store.products()?),
        Effect::LoadViews => Event::ViewsLoaded(store.views()?, store.columns(by)?),
        Effect::LoadDeleted => Event::DeletedLoaded(store.deleted_users("")?),
        Effect::LoadPurchases => Event::PurchasesLoaded(store.purchases()?),
        Effect::LoadGroups => Event::GroupsLoaded(store.groups()?),
        Effect::LoadDevices => Event::DevicesLoaded(store.devices()?),
        Effect::LoadMembers(group) => {
            let (members, errors) = (store.group_members(group)?, store.group_errors(group)?);
            Event::MembersLoaded { group, members, errors }
        }
        Effect::LoadAllotments => Event::AllotmentsLoaded(store.allotments()?),
        Effect::LoadAllotmentMembers(allotment) => {
            Event::AllotmentMembersLoaded { allotment, members: store.allotment_members(allotment)? }
        }
        Effect::LoadGroupNames => Event::GroupNamesLoaded(store.licensable_groups()?),
        Effect::LoadSigners => Event::SignersLoaded(store.signers()?),
        Effect::SignIn(who) => {
            let other = match who {
                None => Some(store.owner()?),
                Some(user) => store.principal_of(user)?,
            };
            let Some(other) = other else { return Ok(None) };
            let other = Principal { read_only: by.read_only, ..other };
            store.sign_in(&other)?;
            Event::SignedIn(other)
        }
        Effect::LoadJournal(journal) => {
            let entries = match journal {
                Journal::Newest => Entries::Newest(ENTRIES),
                Journal::Of(user) => Entries::Of(user),
            };
            Event::JournalLoaded(journal, store.history(entries)?)
        }
        Effect::LoadReport(report) => Event::ReportLoaded(report, store.report(report)?),
        Effect::LoadReportUsers(slice) => {
            let users = store.report_users(&slice)?;
            Event::ReportUsersLoaded(slice, users)
        }
        Effect::FindUndo => Event::UndoFound(store.last_job()?),
        Effect::Forecast { ticket, job } => {
            let mut forecast = store.forecast(by, &job)?;
            forecast.refusals.sort_by_key(|refusal| refusal.user().is_some());
            Event::Forecasted { ticket, forecast: forecast.into() }
        }
        Effect::ForecastUndo { ticket, batch } => {
            Event::Forecasted { ticket, forecast: store.forecast_undo(by, batch)?.into() }
        }
        _ => return Ok(None),
    }))
}

/// Writes and reads files.
fn files_on(store: &Store, orders: &mut dyn Iterator<Item = Order<Effect>>, stop: &AtomicBool, told: &Sender<Msg>) {
    for order in orders {
        match order {
            Order::ActFor(other) => drop(signed_in(store, other, told)),
            Order::Do(order) => file_one(store, order, stop, &|event| told.send(Msg::Event(event)).is_ok()),
        }
    }
}

/// Carries one order out, and tells how it goes.
pub fn write_one(store: &mut Store, by: &Principal, order: Effect, stop: &AtomicBool, tell: &dyn Fn(Event) -> bool) {
    let (begun, mut next) = (Instant::now(), Duration::ZERO);
    let go_on = |Progress { done, total }| {
        let elapsed = begun.elapsed();
        if elapsed >= next || done == total {
            next = elapsed + TELL;
            tell(Event::Progressed(Course { done, total, elapsed }));
        }
        !stop.load(Relaxed)
    };
    let result = match order {
        Effect::Run(job) => store.run(by, &job, go_on),
        Effect::Undo(batches) => store.undo_while(by, &batches, go_on),
        Effect::ChangeView(action) => {
            match store.change_view(by, &action) {
                Ok(()) => tell(Event::ViewChanged(action, Vec::new())),
                Err(SaveError::Refused(refusals)) => tell(Event::ViewChanged(action, refusals)),
                Err(SaveError::Broken(error)) => tell(failed(&error)),
            };
            return;
        }
        Effect::ChooseColumns(columns) => {
            if let Err(error) = store.choose_columns(by, &columns) {
                tell(failed(&error));
            }
            return;
        }
        _ => return,
    };
    tell(result.map_or_else(|error| failed(&error), Event::Finished));
}
