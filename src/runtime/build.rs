//! Reading all users into an index, behind the screen.

use std::ops::RangeInclusive;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::search::{Ask, read_again};
use crate::app::Msg;
use crate::domain::ids::UserKey;
use crate::index::{Base, Builder, Full, Index, Row};
use crate::message::event::Event;
use crate::store::{Access, Mark, Store, StoreError};

/// How often is told how far it is, and how long before the first time: short readings go unmentioned.
const TELL: Duration = Duration::from_millis(100);
/// Users read between two looks at the clock.
const STRETCH: usize = 1 << 10;
/// So many users take long enough to read that their index is kept. Few in tests.
const MANY: u32 = if cfg!(test) { 100 } else { 10_000 };
/// If more than one of so many users was changed since, all are read.
const FEW: usize = 20;

/// What became of the reading.
pub enum Built {
    /// An index of the users as they were no later than at that mark.
    Index(Box<Index>, Mark),
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

/// Keeps an index of many users in their file, where [`start`] finds it.
///
/// # Errors
/// When the file cannot be read or written.
pub fn keep(store: &mut Store) -> Result<(), StoreError> {
    let (range, path) = (store.user_range()?, store.path());
    let many = range.end().0 - range.start().0 >= MANY;
    let built = match path.filter(|_| many) {
        Some(path) => read(store, Some(Store::open(&path, Access::ReadOnly)?), |_| true)?,
        None => None,
    };
    match built {
        Some(Built::Index(index, mark)) => store.keep_index(Some((&index, mark))),
        _ => store.keep_index(None),
    }
}

/// The index that was kept, brought up to this moment; None: there is none, or reading everybody costs less.
fn kept(store: &Store) -> Result<Option<Built>, StoreError> {
    let now = store.mark()?;
    let Some((mut index, changed)) = store.kept_index(now)? else { return Ok(None) };
    if changed.len() > index.len() / FEW {
        return Ok(None);
    }
    Ok(read_again(&mut index, store, changed)?.ok().map(|()| Built::Index(Box::new(index), now)))
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
    Ok(Some(whole.map_or(Built::TooMany, |builder| Built::Index(Box::new(builder.finish()), mark))))
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
        keep(&mut store).unwrap();
        (folder, store)
    }

    fn delete(store: &mut Store, users: Vec<UserKey>) {
        let job = Job { action: Action::Delete, users, skip_refused: false };
        assert_eq!(store.run(&Principal::global_admin("admin"), &job, |_| true).unwrap().refusals, []);
    }

    fn users(store: &Store) -> Vec<UserKey> {
        store.list_users(&UserQuery::default()).unwrap().users
    }

    #[test]
    fn a_kept_index_is_brought_up_to_now() {
        let (_folder, mut store) = tenant(300);
        for (gone, there) in [(0, true), (15, true), (16, false)] {
            let some = users(&store)[..gone].to_vec();
            if !some.is_empty() {
                delete(&mut store, some);
            }
            let kept = kept(&store).unwrap();
            assert_eq!(kept.is_some(), there, "{gone}");
            let Some(Built::Index(index, mark)) = kept else { continue };
            assert_eq!(mark, store.mark().unwrap());
            for sort in SortBy::ALL {
                let query = UserQuery { sort, search: "a".into(), ..UserQuery::default() };
                assert_eq!(index.find(&query, &|| false), Some(store.list_users(&query).unwrap()));
            }
        }
    }

    #[test]
    fn what_was_kept_is_left_aside_when_it_may_be_wrong() {
        let outdate: [fn(&mut Store); 5] = [
            |store| store.fill_with_generated(1, 2, &mut |_| ()).unwrap(),
            |store| {
                let mut catalog = Catalog::embedded().clone();
                catalog.products[0].display_name = "Renamed".into();
                store.put_catalog(&catalog).unwrap();
            },
            |store| store.sql("UPDATE index_kept SET form = form + 1"),
            |store| store.sql("DELETE FROM index_piece WHERE place > 0"),
            |store| store.keep_index(None).unwrap(),
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
    fn few_users_are_soon_read_and_changes_meanwhile_outdate_what_was_read() {
        let (_folder, store) = tenant(50);
        assert!(kept(&store).unwrap().is_none());
        let (_folder, mut other) = tenant(200);
        let Some(Built::Index(index, mark)) = kept(&other).unwrap() else { panic!("it was kept") };
        let one = users(&other)[..1].to_vec();
        delete(&mut other, one);
        other.keep_index(Some((&index, mark))).unwrap();
        assert!(kept(&other).unwrap().is_none());
    }
}
