//! Reading all users into an index, behind the screen.

use std::ops::RangeInclusive;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::search::Ask;
use crate::app::Msg;
use crate::domain::ids::UserKey;
use crate::index::{Base, Builder, Full, Index, Row};
use crate::message::event::Event;
use crate::store::{Access, Mark, Store, StoreError};

/// How often is told how far it is, and how long before the first time: short readings go unmentioned.
const TELL: Duration = Duration::from_millis(100);
/// Users read between two looks at the clock.
const STRETCH: usize = 1 << 10;

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
