//! Reading and writing the tenant file: each kind of work in a thread of its own with a connection of its own.

use std::collections::VecDeque;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::search::{Ask, Newest, Searcher, failed};
use crate::app::Msg;
use crate::domain::role::Principal;
use crate::message::effect::{Effect, Journal};
use crate::message::event::{Course, Event, Export};
use crate::store::export::csv::Written;
use crate::store::history::Entries;
use crate::store::{Access, Progress, Store, StoreError};

/// How often is told how far a job is.
const TELL: Duration = Duration::from_millis(50);
/// Entries of the journal read at once.
const ENTRIES: usize = 500;

/// The threads.
pub struct Workers {
    /// Rows, products, the journal: soon answered.
    rows: Sender<Effect>,
    /// Lists of users.
    search: Sender<Ask>,
    /// Forecasts, with the number of each.
    judge: Sender<(u64, Effect)>,
    /// Reports, with the number of each.
    report: Sender<(u64, Effect)>,
    /// Files to be written.
    export: Sender<Effect>,
    write: Sender<Effect>,
    newest_list: Newest,
    newest_forecast: Arc<AtomicU64>,
    newest_report: Arc<AtomicU64>,
    cancel: Arc<AtomicBool>,
    cancel_export: Arc<AtomicBool>,
    readers: Vec<JoinHandle<()>>,
    writer: JoinHandle<()>,
}

impl Workers {
    /// Starts them. What they find out goes to `told`.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub fn start(path: &Path, access: Access, by: &Principal, told: &Sender<Msg>) -> Result<Self, StoreError> {
        let open = || Store::open(path, Access::ReadOnly);
        let mut writer = Store::open(path, access)?;
        let (rows, rows_asked) = mpsc::channel();
        let (search, search_asked) = mpsc::channel();
        let (judge, judge_asked) = mpsc::channel();
        let (report, reports) = mpsc::channel();
        let (export, exports) = mpsc::channel();
        let (write, orders) = mpsc::channel();
        let (newest_list, newest_forecast) = (Newest::default(), Arc::<AtomicU64>::default());
        let newest_report = Arc::<AtomicU64>::default();
        let (cancel, cancel_export) = (Arc::<AtomicBool>::default(), Arc::<AtomicBool>::default());

        let reader = |run: Box<dyn FnOnce(Store, Principal, Sender<Msg>) + Send>| {
            let (store, by, told) = (open()?, by.clone(), told.clone());
            Ok::<_, StoreError>(thread::spawn(move || run(store, by, told)))
        };
        let (newest, newest_of_reports) = (Arc::clone(&newest_forecast), Arc::clone(&newest_report));
        let given_up = Arc::clone(&cancel_export);
        let searcher = Searcher::new(open()?, Arc::clone(&newest_list), told.clone(), search.clone());
        let readers = vec![
            reader(Box::new(move |store, by, told| read_on(&store, &by, &rows_asked, &told)))?,
            reader(Box::new(move |store, by, told| judge_on(&store, &by, &judge_asked, &newest, &told)))?,
            reader(Box::new(move |store, by, told| judge_on(&store, &by, &reports, &newest_of_reports, &told)))?,
            reader(Box::new(move |store, _, told| export_on(&store, &exports, &given_up, &told)))?,
            thread::spawn(move || searcher.run(&search_asked)),
        ];
        let (by, told, look, stop) = (by.clone(), told.clone(), search.clone(), Arc::clone(&cancel));
        let writer = thread::spawn(move || {
            for order in orders {
                stop.store(false, Relaxed);
                let send = |event| told.send(Msg::Event(event)).is_ok();
                write_one(&mut writer, &by, order, &stop, &send);
                // What this program wrote shows at once, not only at the next look. Nobody there: the program ends.
                drop(look.send(Ask::Look));
            }
        });
        Ok(Self {
            rows,
            search,
            judge,
            report,
            export,
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
                drop(self.export.send(effect));
            }
            Effect::LoadReport(_) | Effect::LoadReportUsers(_) => {
                let turn = self.newest_report.fetch_add(1, Relaxed) + 1;
                drop(self.report.send((turn, effect)));
            }
            Effect::Run(_) | Effect::Undo(_) => drop(self.write.send(effect)),
            Effect::ListUsers { ticket, lane, query } => {
                let turn = self.newest_list[lane as usize].fetch_add(1, Relaxed) + 1;
                drop(self.search.send(Ask::List { turn, ticket, lane, query }));
            }
            Effect::Forecast { .. } | Effect::ForecastUndo { .. } => {
                let turn = self.newest_forecast.fetch_add(1, Relaxed) + 1;
                drop(self.judge.send((turn, effect)));
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
        drop((self.rows, self.judge, self.report, self.export, self.search.send(Ask::Over)));
        // The writer's connection closes last, so that SQLite brings the log into the file: a copy of it is whole.
        // A panic in a thread was told already, by the panic hook.
        for reader in self.readers {
            drop(reader.join());
        }
        drop(self.write);
        drop(self.writer.join());
    }
}

/// Answers questions, newest wins.
fn read_on(store: &Store, by: &Principal, questions: &Receiver<Effect>, told: &Sender<Msg>) {
    let mut waiting: VecDeque<Effect> = VecDeque::new();
    while let Some(question) = waiting.pop_front().or_else(|| questions.recv().ok()) {
        waiting.extend(questions.try_iter());
        if !waiting.iter().any(|later| outdates(later, &question))
            && let Some(event) = read_one(store, by, question)
            && told.send(Msg::Event(event)).is_err()
        {
            return;
        }
    }
}

/// Whether a later question makes an earlier one pointless.
fn outdates(later: &Effect, earlier: &Effect) -> bool {
    match (later, earlier) {
        (Effect::LoadTenant, Effect::LoadTenant)
        | (Effect::LoadProducts, Effect::LoadProducts)
        | (Effect::LoadDeleted, Effect::LoadDeleted)
        | (Effect::LoadPurchases, Effect::LoadPurchases)
        | (Effect::LoadGroups, Effect::LoadGroups)
        | (Effect::LoadDevices, Effect::LoadDevices) => true,
        (Effect::LoadMembers(a), Effect::LoadMembers(b)) => a == b,
        (Effect::LoadJournal(a), Effect::LoadJournal(b)) => a == b,
        _ => false,
    }
}

/// Judges jobs, or reads reports; only the newest is of interest.
fn judge_on(
    store: &Store,
    by: &Principal,
    jobs: &Receiver<(u64, Effect)>,
    newest: &Arc<AtomicU64>,
    told: &Sender<Msg>,
) {
    for (turn, job) in jobs {
        let newest = Arc::clone(newest);
        let stop = move || newest.load(Relaxed) != turn;
        if !stop()
            && let Some(Some(event)) =
                store.unless(stop, |store| read(store, by, job)).unwrap_or_else(|e| Some(Some(failed(&e))))
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
        Effect::LoadDeleted => Event::DeletedLoaded(store.deleted_users("")?),
        Effect::LoadPurchases => Event::PurchasesLoaded(store.purchases()?),
        Effect::LoadGroups => Event::GroupsLoaded(store.groups()?),
        Effect::LoadDevices => Event::DevicesLoaded(store.devices()?),
        Effect::LoadMembers(group) => {
            let (members, errors) = (store.group_members(group)?, store.group_errors(group)?);
            Event::MembersLoaded { group, members, errors }
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

/// Writes files.
fn export_on(store: &Store, orders: &Receiver<Effect>, stop: &AtomicBool, told: &Sender<Msg>) {
    for order in orders {
        export_one(store, order, stop, &|event| told.send(Msg::Event(event)).is_ok());
    }
}

/// Writes one file, and tells how it goes.
pub fn export_one(store: &Store, order: Effect, stop: &AtomicBool, tell: &dyn Fn(Event) -> bool) {
    let Effect::ExportUsers { whom, file, replace } = order else { return };
    let mut go_on = |done, users| tell(Event::Exporting(done, users)) && !stop.load(Relaxed);
    let end = match store.export_users(&whom, &file, replace, &mut go_on) {
        Ok(Written::Whole(users)) => Export::Written(users),
        Ok(Written::GivenUp) => Export::GivenUp,
        Err(StoreError::File { source, .. }) if source.kind() == ErrorKind::AlreadyExists => Export::Exists,
        Err(error) => Export::Broken(error.to_string()),
    };
    tell(Event::Exported(end));
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
        _ => return,
    };
    tell(result.map_or_else(|error| failed(&error), Event::Finished));
}
