//! Reading all users into an index, behind the screen.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::search::Ask;
use crate::app::Msg;
use crate::domain::ids::UserKey;
use crate::index::{Builder, Index};
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

/// Starts the reading; what it comes to goes to `asks`.
pub(super) fn start(path: PathBuf, told: Sender<Msg>, asks: Sender<Ask>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut next = Instant::now() + TELL;
        let built = Store::open(&path, Access::ReadOnly).and_then(|store| {
            read(&store, |percent| {
                let now = Instant::now();
                if now < next {
                    return true;
                }
                next = now + TELL;
                told.send(Msg::Event(Event::Reading(Some(percent)))).is_ok()
            })
        });
        // Nobody there to take it: the program is over.
        drop(asks.send(Ask::Built(built)));
    })
}

/// Reads all users; None: `go_on`, which is told how many percent were read, said no.
///
/// # Errors
/// When the file cannot be read.
pub fn read(store: &Store, mut go_on: impl FnMut(u8) -> bool) -> Result<Option<Built>, StoreError> {
    // What is changed after the mark may or may not be read: it is followed from the mark on.
    let (mark, range) = (store.mark()?, store.user_range()?);
    let (first, last) = (u64::from(range.start().0), u64::from(range.end().0));
    let percent = |key: UserKey| u8::try_from((u64::from(key.0) - first) * 100 / (last - first).max(1)).unwrap_or(100);
    let mut builder = Builder::new(store.product_names()?);
    let (mut count, mut room, mut over) = (0, true, false);
    store.index_rows()?.each(range, |row| {
        count += 1;
        over = count % STRETCH == 0 && !go_on(percent(row.key));
        room = builder.push(row).is_ok();
        room && !over
    })?;
    Ok((!over).then(|| if room { Built::Index(Box::new(builder.finish()), mark) } else { Built::TooMany }))
}
