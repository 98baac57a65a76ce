//! Reading and writing the tenant file, each in a thread of its own with a connection of its own.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::app::Msg;
use crate::domain::role::Principal;
use crate::message::effect::{Effect, Journal};
use crate::message::event::Event;
use crate::store::history::Entries;
use crate::store::{Store, StoreError};

/// How often the file is looked at for changes by another program.
const LOOK: Duration = Duration::from_millis(500);
/// Entries of the journal read at once.
const ENTRIES: usize = 500;

/// The two threads.
pub struct Workers {
    read: Sender<Effect>,
    write: Sender<Effect>,
    cancel: Arc<AtomicBool>,
    reader: JoinHandle<()>,
    writer: JoinHandle<()>,
}

impl Workers {
    /// Starts both. What they find out goes to `told`.
    pub fn start(reader: Store, mut writer: Store, by: &Principal, told: &Sender<Msg>) -> Self {
        let (read, questions) = mpsc::channel();
        let (write, orders) = mpsc::channel();
        let cancel = Arc::new(AtomicBool::new(false));
        let (mine, tell) = (by.clone(), told.clone());
        let reader = thread::spawn(move || read_on(&reader, &mine, &questions, &tell));
        let (mine, tell, stop) = (by.clone(), told.clone(), Arc::clone(&cancel));
        let writer = thread::spawn(move || {
            for order in orders {
                stop.store(false, Ordering::Relaxed);
                let send = |event| tell.send(Msg::Event(event)).is_ok();
                write_one(&mut writer, &mine, order, &stop, &send);
            }
        });
        Self { read, write, cancel, reader, writer }
    }

    /// Hands an effect to the thread whose work it is.
    pub fn take(&self, effect: Effect) {
        // A thread that is gone took the program's end along: there is nobody left to tell.
        match effect {
            Effect::Cancel => self.cancel.store(true, Ordering::Relaxed),
            Effect::Run(_) | Effect::Undo(_) => drop(self.write.send(effect)),
            effect => drop(self.read.send(effect)),
        }
    }

    /// Lets the running batch end and waits for it, so that leaving never cuts one in two.
    pub fn finish(self) {
        self.cancel.store(true, Ordering::Relaxed);
        // The writer's connection closes last, so that SQLite brings the log into the file: a copy of it is whole.
        // A panic in a thread was told already, by the panic hook.
        drop(self.read);
        drop(self.reader.join());
        drop(self.write);
        drop(self.writer.join());
    }
}

/// Answers questions, newest wins; in between looks whether somebody else changed the file.
fn read_on(store: &Store, by: &Principal, questions: &Receiver<Effect>, told: &Sender<Msg>) {
    let mut waiting: VecDeque<Effect> = VecDeque::new();
    let mut version = store.version().ok();
    loop {
        if waiting.is_empty() {
            match questions.recv_timeout(LOOK) {
                Ok(effect) => waiting.push_back(effect),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        waiting.extend(questions.try_iter());
        if let Some(question) = waiting.pop_front()
            && !waiting.iter().any(|later| outdates(later, &question))
            && let Some(event) = read_one(store, by, question)
            && told.send(Msg::Event(event)).is_err()
        {
            return;
        }
        let now = store.version().ok();
        if now != version {
            version = now;
            if told.send(Msg::Event(Event::TenantChanged)).is_err() {
                return;
            }
        }
    }
}

/// Whether a later question makes an earlier one pointless.
fn outdates(later: &Effect, earlier: &Effect) -> bool {
    match (later, earlier) {
        (Effect::ListUsers { lane: a, .. }, Effect::ListUsers { lane: b, .. }) => a == b,
        (Effect::Forecast { .. }, Effect::Forecast { .. }) | (Effect::LoadProducts, Effect::LoadProducts) => true,
        (Effect::LoadJournal(a), Effect::LoadJournal(b)) => a == b,
        _ => false,
    }
}

/// Answers one question; None where an effect asks nothing of the file.
#[must_use]
pub fn read_one(store: &Store, by: &Principal, question: Effect) -> Option<Event> {
    let answer = match question {
        Effect::ListUsers { ticket, query, .. } => {
            store.list_users(&query).map(|view| Event::UsersListed { ticket, view })
        }
        Effect::LoadUsers(keys) => store.users(&keys).map(Event::UsersLoaded),
        Effect::LoadProducts => store.products().map(Event::ProductsLoaded),
        Effect::LoadJournal(journal) => {
            let entries = match journal {
                Journal::Newest => Entries::Newest(ENTRIES),
                Journal::Of(user) => Entries::Of(user),
            };
            store.history(entries).map(|entries| Event::JournalLoaded(journal, entries))
        }
        Effect::FindUndo => store.last_job().map(Event::UndoFound),
        Effect::Forecast { ticket, job } => {
            store.forecast(by, &job).map(|forecast| Event::Forecasted { ticket, forecast })
        }
        _ => return None,
    };
    Some(answer.unwrap_or_else(|error| failed(&error)))
}

/// Carries one order out, and tells how it goes.
pub fn write_one(store: &mut Store, by: &Principal, order: Effect, stop: &AtomicBool, tell: &dyn Fn(Event) -> bool) {
    let result = match order {
        Effect::Run(job) => store.run(by, &job, |progress| {
            tell(Event::Progressed { done: progress.done, total: progress.total });
            !stop.load(Ordering::Relaxed)
        }),
        Effect::Undo(batches) => store.undo(by, &batches),
        _ => return,
    };
    tell(result.map_or_else(|error| failed(&error), Event::Finished));
}

fn failed(error: &StoreError) -> Event {
    Event::Failed(error.to_string())
}
