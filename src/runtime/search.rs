//! Lists of users: from the index once it stands, and until then from the file.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use super::build::{self, Built};
use crate::app::Msg;
use crate::domain::ids::UserKey;
use crate::domain::query::{UserQuery, View};
use crate::domain::role::Principal;
use crate::index::{Full, Index};
use crate::message::effect::{Lane, Ticket};
use crate::message::event::Event;
use crate::store::{Mark, Store, StoreError};

/// How often the file is looked at for changes by another program.
const LOOK: Duration = Duration::from_millis(500);
/// Users listed while there is no index: some screens full.
const FIRST: usize = 500;

/// The users, as far as they were read.
#[derive(Default)]
pub struct Search {
    users: Users,
    mark: Option<Mark>,
    version: Option<i64>,
}

#[derive(Default)]
enum Users {
    /// Being read.
    #[default]
    Unread,
    Read(Box<Index>),
    /// Too many for an index, or what was read made no sense: the file answers for good.
    Left,
}

/// What another look at the file showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Nothing new.
    Same,
    /// Some users were changed; the index knows of it.
    Changed,
    /// Anything may have been changed: the users have to be read again.
    Lost,
}

impl Search {
    /// Without an index: what somebody sees who owns allotments is no part of one, and seldom many.
    #[must_use]
    pub fn of_file() -> Self {
        Self { users: Users::Left, ..Self::default() }
    }

    /// The users that answer a query; None: `stop` said so.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find(
        &self,
        store: &Store,
        query: &UserQuery,
        stop: impl Fn() -> bool + Clone + Send + Sync + 'static,
    ) -> Result<Option<View>, StoreError> {
        match &self.users {
            Users::Read(index) => Ok(index.find(query, &stop)),
            Users::Unread => store.unless(stop, |store| store.first_users(query, FIRST)),
            Users::Left => store.unless(stop, |store| store.list_users(query)),
        }
    }

    /// Follows what was changed in the file since the last look.
    ///
    /// # Errors
    /// When the file cannot be read; then it answers from now on, for the index may have missed something.
    pub fn look(&mut self, store: &Store) -> Result<Look, StoreError> {
        self.follow(store).inspect_err(|_| self.users = Users::Left)
    }

    fn follow(&mut self, store: &Store) -> Result<Look, StoreError> {
        let (version, now) = (store.version()?, store.mark()?);
        let before = (self.version.replace(version), self.mark.replace(now));
        let (Some(old_version), Some(then)) = before else { return Ok(Look::Same) };
        if old_version == version && then == now {
            return Ok(Look::Same);
        }
        let Users::Read(index) = &mut self.users else { return Ok(Look::Changed) };
        let Some(users) = store.touched(then, now)? else {
            self.users = Users::Unread;
            return Ok(Look::Lost);
        };
        if read_again(index, store, users)?.is_err() {
            self.users = Users::Left;
        }
        Ok(Look::Changed)
    }

    /// Takes over what was read, and then follows what was changed meanwhile. What could not be read the file
    /// answers from now on.
    ///
    /// # Errors
    /// When the users, or now the file, could not be read.
    pub fn take(&mut self, store: &Store, built: Result<Built, StoreError>) -> Result<Look, StoreError> {
        self.users = Users::Left;
        match built? {
            Built::Index(index, mark) => {
                self.users = Users::Read(index);
                self.mark = Some(mark);
                self.look(store)
            }
            Built::TooMany => Ok(Look::Same),
        }
    }
}

/// Reads what became of some users.
pub(super) fn read_again(
    index: &mut Index,
    store: &Store,
    users: Vec<UserKey>,
) -> Result<Result<(), Full>, StoreError> {
    let rows = store.index_rows()?;
    for user in users {
        let mut room = None;
        rows.each(user..=user, |row| {
            room = Some(index.update(row));
            false
        })?;
        match room {
            Some(Ok(())) => {}
            Some(Err(full)) => return Ok(Err(full)),
            None => index.remove(user),
        }
    }
    Ok(Ok(()))
}

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
        let search = begun(by);
        Self { store, newest, told, asks, search, signed: 0, reading: None, over: Arc::default(), open: None }
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
        if matches!(self.search.users, Users::Left) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Action, Addition, Person};
    use crate::domain::job::Job;
    use crate::domain::query::SortBy;
    use crate::domain::role::Principal;

    #[test]
    fn what_cannot_be_read_is_answered_by_the_file() {
        let mut store = Store::in_memory("Contoso").unwrap();
        store.fill_with_generated(600, 1, &mut |_| ()).unwrap();
        let (mut search, query) = (Search::default(), UserQuery::default());
        let find = |search: &Search| search.find(&store, &query, || false).unwrap().unwrap();
        let first = find(&search);
        assert_eq!((first.users.len(), first.whole), (FIRST, false));
        let broken = StoreError::Value { what: "a location", found: "??".into() };
        assert!(search.take(&store, Err(broken)).is_err());
        let all = store.list_users(&query).unwrap();
        assert!(all.whole && all.users.len() > FIRST);
        assert_eq!(find(&search), all);
    }

    #[test]
    fn who_comes_goes_and_comes_back_is_followed() {
        let mut store = Store::in_memory("Contoso").unwrap();
        store.fill_with_generated(300, 1, &mut |_| ()).unwrap();
        let mut search = Search::default();
        let built = build::read(&store, None, |_| true).unwrap().unwrap();
        search.take(&store, Ok(built)).unwrap();
        let by = Principal::global_admin("admin");
        let person =
            |n: usize| Person { upn: format!("n{n}@x.y"), display_name: format!("{n} new"), ..Person::default() };
        let addition = Addition { people: (0..30).map(person).collect(), ..Addition::default() };
        let users = addition.keys().collect();
        let old = store.list_users(&UserQuery::default()).unwrap().users[7..40].to_vec();
        let mut follow = |store: &mut Store, action, users| {
            let job = Job { action, users, skip_refused: false };
            let result = store.run(&by, &job, |_| true).unwrap();
            assert_eq!(result.refusals, []);
            assert_eq!(search.look(store).unwrap(), Look::Changed);
            for sort in SortBy::ALL {
                let query = UserQuery { sort, ..UserQuery::default() };
                assert_eq!(search.find(store, &query, || false).unwrap().unwrap(), store.list_users(&query).unwrap());
            }
            result.batches.into_iter().flat_map(|batch| batch.users).collect::<Vec<_>>()
        };
        let new = follow(&mut store, Action::Add(addition), users);
        assert_eq!((new.len(), store.list_users(&UserQuery::default()).unwrap().users.contains(&new[29])), (30, true));
        follow(&mut store, Action::Delete, [&old[..], &new[..9]].concat());
        assert!(!store.list_users(&UserQuery::default()).unwrap().users.contains(&new[0]));
        follow(&mut store, Action::Restore, [&old[..9], &new[..9]].concat());
    }
}
