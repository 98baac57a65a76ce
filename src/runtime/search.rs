//! Lists of users: from the index once it stands, and until then from the file.

use super::build::Built;
use crate::domain::ids::UserKey;
use crate::domain::query::{UserQuery, View};
use crate::index::{Full, Index};
use crate::store::{Mark, Store, StoreError};

/// Users listed while there is no index: some screens full.
const FIRST: usize = 500;
/// So many users take long enough to read that their index is kept. Few in tests.
const MANY: usize = if cfg!(test) { 100 } else { 10_000 };
/// It is kept anew when it does not know one of so many users.
const FEW: usize = 100;

/// The users, as far as they were read.
#[derive(Default)]
pub struct Search {
    users: Users,
    mark: Option<Mark>,
    version: Option<i64>,
    /// So many users had to be read, for the index that is kept does not know them.
    behind: usize,
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

    /// Whether there is an index, or may come to be one.
    #[must_use]
    pub const fn reads(&self) -> bool {
        !matches!(self.users, Users::Left)
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
        self.behind += users.len();
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
            Built::Index { index, mark, behind } => {
                self.users = Users::Read(index);
                (self.mark, self.behind) = (Some(mark), behind);
                self.look(store)
            }
            Built::TooMany => Ok(Look::Same),
        }
    }

    /// Keeps the index of many users in their file, over `writer`, if many were read since that was done.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn keep(
        &mut self,
        store: &Store,
        writer: impl FnOnce() -> Result<Store, StoreError>,
    ) -> Result<(), StoreError> {
        if self.look(store)? != Look::Lost
            && let (Users::Read(index), Some(mark)) = (&self.users, self.mark)
            && index.len() >= MANY
            && self.behind > index.len() / FEW
        {
            writer()?.keep_index(index, mark)?;
        }
        Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Action, Addition, Person};
    use crate::domain::job::Job;
    use crate::domain::query::SortBy;
    use crate::domain::role::Principal;
    use crate::runtime::build;
    use crate::store::Access;

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
    fn an_index_is_kept_anew_when_many_were_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tenant.db");
        let mut store = Store::create(&path, "Contoso").unwrap();
        store.fill_with_generated(300, 1, &mut |_| ()).unwrap();
        let open = || Store::open(&path, Access::ReadWrite);
        let is_kept = |search: &mut Search, store: &Store| {
            let mut written = false;
            search.keep(store, || open().inspect(|_| written = true)).unwrap();
            written
        };
        let mut search = Search::default();
        assert!(!is_kept(&mut search, &store));
        search.take(&store, Ok(build::read(&store, None, |_| true).unwrap().unwrap())).unwrap();
        assert!(is_kept(&mut search, &store));
        for (deleted, again) in [(2, false), (1, true), (2, false)] {
            let mut search = Search::default();
            search.take(&store, Ok(build::kept(&store).unwrap().unwrap())).unwrap();
            let mut users = store.list_users(&UserQuery::default()).unwrap().users;
            users.truncate(deleted);
            let job = Job { action: Action::Delete, users, skip_refused: false };
            store.run(&Principal::global_admin("admin"), &job, |_| true).unwrap();
            assert_eq!(is_kept(&mut search, &store), again, "{deleted}");
        }
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
