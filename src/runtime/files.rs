//! Files beside the tenant file: **Export users** writes some, **Add multiple users** reads some.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use crate::domain::change::Person;
use crate::domain::text::clean;
use crate::message::effect::Effect;
use crate::message::event::{Event, Export};
use crate::store::export::csv::Written;
use crate::store::import::people;
use crate::store::{Store, StoreError};

/// Writes or reads one file, and tells how it goes.
pub fn file_one(store: &Store, order: Effect, stop: &AtomicBool, tell: &dyn Fn(Event) -> bool) {
    match order {
        Effect::ExportUsers { whom, file, replace } => {
            let mut go_on = |done, users| tell(Event::Exporting(done, users)) && !stop.load(Relaxed);
            let end = match store.export_users(&whom, &file, replace, &mut go_on) {
                Ok(Written::Whole(users)) => Export::Written(users),
                Ok(Written::GivenUp) => Export::GivenUp,
                Err(StoreError::File { source, .. }) if source.kind() == ErrorKind::AlreadyExists => Export::Exists,
                Err(error) => Export::Broken(error.to_string()),
            };
            tell(Event::Exported(end));
        }
        Effect::ReadPeople { ticket, file } => {
            let people = read_people(&file).map(Arc::from).map_err(|error| error.to_string());
            tell(Event::PeopleRead { ticket, people });
        }
        _ => {}
    }
}

/// Reads a list of new users, but from no pipe: one that nobody writes into would hold the thread, and with it the
/// program's end.
fn read_people(file: &Path) -> Result<Vec<Person>, StoreError> {
    if fs::metadata(file).is_ok_and(|found| !found.is_file()) {
        let file = clean(&file.display().to_string()).into_owned();
        return Err(StoreError::File { file, source: io::Error::other("this is no file") });
    }
    people::load(file)
}
