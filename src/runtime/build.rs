//! Reading all users into an index, behind the screen.

use std::ops::RangeInclusive;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::search::read_again;
use super::searcher::Ask;
use crate::app::Msg;
use crate::domain::ids::UserKey;
use crate::index::{Base, Builder, Full, Index, Row};
use crate::message::event::Event;
use crate::store::{Access, Mark, Store, StoreError};

/// How often is told how far it is, and how long before the first time: short readings go unmentioned.
const TELL: Duration = Duration::from_millis(100);
/// Users read between two looks at the clock.
const STRETCH: usize = 1 << 10;
/// If more than one of so many users was changed since, all are read.
const FEW: usize = 20;

/// What became of the reading.
pub enum Built {
    /// An index of the users.
    Index {
        /// The index.
        index: Box<Index>,
        /// The users are as they were no later than at that mark.
        mark: Mark,
        /// So many had to be read, for the index that is kept does not know them.
        behind: usize,
    },
    /// More than an index can hold.
    TooMany,
}

/// Starts the reading; what it comes to goes to `asks`, as that of this sign-in. `over` makes it give up.
pub(super) fn start(
    path: PathBuf,
    signed: u64,
    told: Sender<Msg>,
    asks: Sender<Ask>,
    over: Arc<AtomicBool>,
) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut next = Instant::now() + TELL;
        let open = || Store::open(&path, Access::ReadOnly);
        let built = open().and_then(|store| {
            if let Some(built) = kept(&store)? {
                return Ok(Some(built));
            }
            read(&store, Some(open()?), |percent| {
                let now = Instant::now();
                if now >= next {
                    next = now + TELL;
                    // Nobody there to hear it: the program is over, and says so below.
                    drop(told.send(Msg::Event(Event::Reading(Some(percent)))));
                }
                !over.load(Relaxed)
            })
        });
        // Nobody there to take it: the program is over.
        drop(asks.send(Ask::Built(signed, built)));
    })
}

/// The index that was kept, brought up to this moment; None: there is none, or reading everybody costs less.
pub(super) fn kept(store: &Store) -> Result<Option<Built>, StoreError> {
    let mark = store.mark()?;
    let Some((mut index, changed)) = store.kept_index(mark)? else { return Ok(None) };
    let behind = changed.len();
    if behind > index.len() / FEW {
        return Ok(None);
    }
    let index = read_again(&mut index, store, changed)?.ok().map(|()| Box::new(index));
    Ok(index.map(|index| Built::Index { index, mark, behind }))
}

/// Reads all users, over a second connection half of them; None: `go_on`, which is told how many percent were read,
/// said no.
///
/// # Errors
/// When the file cannot be read.
pub fn read(
    store: &Store,
    second: Option<Store>,
    mut go_on: impl FnMut(u8) -> bool,
) -> Result<Option<Built>, StoreError> {
    // What is changed after the mark may or may not be read: it is followed from the mark on.
    let (mark, range) = (store.mark()?, store.user_range()?);
    let (first, last) = (range.start().0, range.end().0);
    let base = Base::before(UserKey(first + (last - first) / 2));
    let second = second.filter(|_| base.first().0 > first);
    let end = if second.is_some() { base.first().0 - 1 } else { last };
    let width = u64::from(end - first).max(1);
    let percent = |key: UserKey| u8::try_from(u64::from(key.0 - first) * 100 / width).unwrap_or(100);
    let names = store.product_names()?;

    let over = AtomicBool::new(false);
    let (half, later) = thread::scope(|scope| {
        let later = second.map(|store| {
            let (builder, over) = (Builder::new(names.clone()), &over);
            scope.spawn(move || push(builder, &store, base.first()..=UserKey(last), base, |_| !over.load(Relaxed)))
        });
        let half = push(Builder::new(names), store, UserKey(first)..=UserKey(end), Base::default(), |key| {
            let on = go_on(percent(key));
            over.fetch_or(!on, Relaxed);
            on
        });
        (half, later.map(|later| later.join().unwrap_or_else(|panic| resume_unwind(panic))))
    });
    let (half, later) = (half?, later.transpose()?);
    if over.into_inner() {
        return Ok(None);
    }
    let whole = half.and_then(|mut half| match later {
        Some(later) => half.append(later?, base).map(|()| half),
        None => Ok(half),
    });
    Ok(Some(whole.map_or(Built::TooMany, |builder| {
        let index = Box::new(builder.finish());
        Built::Index { mark, behind: index.len(), index }
    })))
}

/// Takes in the users of these numbers, counted from `base`, until `go_on` says no.
fn push(
    mut builder: Builder,
    store: &Store,
    keys: RangeInclusive<UserKey>,
    base: Base,
    mut go_on: impl FnMut(UserKey) -> bool,
) -> Result<Result<Builder, Full>, StoreError> {
    let (mut count, mut room) = (0, Ok(()));
    store.index_rows()?.each(keys, |row| {
        count += 1;
        room = builder.push(&Row { key: base.count(row.key), ..*row });
        room.is_ok() && (count % STRETCH != 0 || go_on(row.key))
    })?;
    Ok(room.map(|()| builder))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::domain::catalog::Catalog;
    use crate::domain::change::Action;
    use crate::domain::job::Job;
    use crate::domain::query::{SortBy, UserQuery};
    use crate::domain::role::Principal;

    fn tenant(users: u32) -> (TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("tenant.db"), "Contoso").unwrap();
        store.fill_with_generated(users, 1, &mut |_| ()).unwrap();
        let Some(Built::Index { index, mark, behind }) = read(&store, None, |_| true).unwrap() else { panic!() };
        assert_eq!(behind, users as usize);
        store.keep_index(&index, mark).unwrap();
        (folder, store)
    }

    fn delete(store: &mut Store, count: usize) {
        let mut users = store.list_users(&UserQuery::default()).unwrap().users;
        users.truncate(count);
        let job = Job { action: Action::Delete, users, skip_refused: false };
        let done = store.run(&Principal::global_admin("admin"), &job, |_| true).unwrap();
        assert_eq!(done.changed(), count);
    }

    #[test]
    fn a_kept_index_is_brought_up_to_now() {
        let (_folder, mut store) = tenant(300);
        for deleted in [0, 4, 11] {
            delete(&mut store, deleted);
            let Some(Built::Index { index, mark, behind }) = kept(&store).unwrap() else { panic!("it was kept") };
            assert_eq!((mark, index.len() + behind), (store.mark().unwrap(), 300));
            for sort in SortBy::ALL {
                let query = UserQuery { sort, search: "a".into(), ..UserQuery::default() };
                assert_eq!(index.find(&query, &|| false), Some(store.list_users(&query).unwrap()));
            }
        }
        delete(&mut store, 1);
        assert!(kept(&store).unwrap().is_none());
    }

    #[test]
    fn what_was_kept_is_left_aside_when_it_may_be_wrong() {
        let outdate: [fn(&mut Store); 4] = [
            |store| store.fill_with_generated(1, 2, &mut |_| ()).unwrap(),
            |store| {
                let mut catalog = Catalog::embedded().clone();
                catalog.products[0].display_name = "Renamed".into();
                store.put_catalog(&catalog).unwrap();
            },
            |store| store.sql("UPDATE index_kept SET form = form + 1"),
            |store| store.sql("DELETE FROM index_piece WHERE place > 1"),
        ];
        for outdate in outdate {
            let (_folder, mut store) = tenant(200);
            store.put_catalog(Catalog::embedded()).unwrap();
            assert!(kept(&store).unwrap().is_some());
            outdate(&mut store);
            assert!(kept(&store).unwrap().is_none());
        }
    }

    #[test]
    fn an_index_of_another_moment_is_not_kept() {
        let (_folder, mut store) = tenant(200);
        let Some(Built::Index { index, mark, .. }) = kept(&store).unwrap() else { panic!("it was kept") };
        delete(&mut store, 1);
        store.keep_index(&index, mark).unwrap();
        assert!(kept(&store).unwrap().is_none());
    }
}
