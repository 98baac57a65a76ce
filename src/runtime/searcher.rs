//! The thread that lists users.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use super::build::{self, Built};
use super::search::{Look, Search};
use crate::app::Msg;
use crate::domain::query::UserQuery;
use crate::domain::role::Principal;
use crate::message::effect::{Lane, Ticket};
use crate::message::event::Event;
use crate::store::{Access, Store, StoreError};

/// How often the file is looked at for changes by another program.
const LOOK: Duration = Duration::from_millis(500);

/// What the searching thread is asked.
pub(super) enum Ask {
    /// To list users.
    List {
        /// Which of all questions this is.
        turn: u64,
        /// Comes back with the answer.
        ticket: Ticket,
        /// Whose question.
        lane: Lane,
        /// The query.
        query: UserQuery,
    },
    /// To look at the file now.
    Look,
    /// To take over what was read for this sign-in; None: the reading was given up.
    Built(u64, Result<Option<Built>, StoreError>),
    /// To work for somebody else from now on.
    ActFor(Principal),
    /// To end.
    Over,
}

/// The newest question of each lane.
pub(super) type Newest = Arc<[AtomicU64; 2]>;

/// The thread that answers.
pub(super) struct Searcher {
    store: Store,
    newest: Newest,
    told: Sender<Msg>,
    /// For the thread that reads, to report to.
    asks: Sender<Ask>,
    search: Search,
    read_only: bool,
    /// How often somebody signed in.
    signed: u64,
    reading: Option<JoinHandle<()>>,
    /// Tells the thread that reads to give up.
    over: Arc<AtomicBool>,
    /// The table's question that only the index can answer whole.
    open: Option<(u64, Ticket, UserQuery)>,
}

impl Searcher {
    pub(super) fn new(store: Store, by: &Principal, newest: Newest, told: Sender<Msg>, asks: Sender<Ask>) -> Self {
        let (search, read_only, signed, reading, open) = (begun(by), by.read_only, 0, None, None);
        Self { store, newest, told, asks, search, read_only, signed, reading, over: Arc::default(), open }
    }

    /// Answers until there is nobody left to tell.
    pub(super) fn run(mut self, asks: &Receiver<Ask>) {
        let mut ok = self.look();
        self.read();
        while ok {
            ok = match asks.recv_timeout(LOOK) {
                Ok(Ask::Over) | Err(RecvTimeoutError::Disconnected) => false,
                Ok(Ask::Look) | Err(RecvTimeoutError::Timeout) => self.look(),
                Ok(Ask::List { turn, ticket, lane, query }) => self.look() && self.list(turn, ticket, lane, query),
                Ok(Ask::Built(signed, built)) => signed != self.signed || self.take(built),
                Ok(Ask::ActFor(by)) => self.act_for(&by),
            };
        }
        self.stop_reading();
        if let Some(path) = self.store.path().filter(|_| !self.read_only) {
            // Nobody to tell, and nothing is lost: the users are read when the program starts next.
            drop(self.search.keep(&self.store, || Store::open(&path, Access::ReadWrite)));
        }
    }

    fn stop_reading(&mut self) {
        if let Some(reading) = self.reading.take() {
            self.over.store(true, Relaxed);
            // Its connections have to close before the writer's. A panic was told by the panic hook.
            drop(reading.join());
            self.over = Arc::default();
        }
    }

    /// What was read for somebody else is forgotten.
    fn act_for(&mut self, by: &Principal) -> bool {
        self.stop_reading();
        self.signed += 1;
        (self.search, self.open) = (begun(by), None);
        let ok = match self.store.sign_in(by) {
            Ok(()) => self.tell(Event::Reading(None)),
            Err(error) => self.tell(failed(&error)),
        };
        self.read();
        ok && self.look()
    }

    fn read(&mut self) {
        if !self.search.reads() {
            return;
        }
        let (told, asks, over) = (self.told.clone(), self.asks.clone(), Arc::clone(&self.over));
        self.reading = self.store.path().map(|path| build::start(path, self.signed, told, asks, over));
    }

    fn list(&mut self, turn: u64, ticket: Ticket, lane: Lane, query: UserQuery) -> bool {
        let newest = Arc::clone(&self.newest);
        let stop = move || newest[lane as usize].load(Relaxed) != turn;
        if stop() {
            return true;
        }
        let view = match self.search.find(&self.store, &query, stop) {
            Ok(Some(view)) => view,
            Ok(None) => return true,
            Err(error) => return self.tell(failed(&error)),
        };
        if lane == Lane::Table {
            self.open = (!view.whole).then_some((turn, ticket, query));
        }
        self.tell(Event::UsersListed { ticket, view: Arc::new(view) })
    }

    fn take(&mut self, built: Result<Option<Built>, StoreError>) -> bool {
        let Some(built) = built.transpose() else { return true };
        let looked = self.search.take(&self.store, built);
        self.tell(Event::Reading(None)) && self.hear(looked) && {
            let open = self.open.take();
            open.is_none_or(|(turn, ticket, query)| self.list(turn, ticket, Lane::Table, query))
        }
    }

    fn look(&mut self) -> bool {
        let looked = self.search.look(&self.store);
        self.hear(looked)
    }

    fn hear(&mut self, looked: Result<Look, StoreError>) -> bool {
        match looked {
            Ok(Look::Same) => true,
            Ok(Look::Changed) => self.tell(Event::TenantChanged),
            Ok(Look::Lost) => {
                self.read();
                self.tell(Event::TenantChanged)
            }
            Err(error) => self.tell(failed(&error)),
        }
    }

    fn tell(&self, event: Event) -> bool {
        self.told.send(Msg::Event(event)).is_ok()
    }
}

fn begun(by: &Principal) -> Search {
    if by.is_delegate() { Search::of_file() } else { Search::default() }
}

/// What to tell of an error.
pub(super) fn failed(error: &StoreError) -> Event {
    Event::Failed(error.to_string())
}
