//! The file of the admin center's **Export users** (DOMAIN R125).
//!
//! Who stands in it is updated or added, by Object Id, or where that is empty by user name; who does not is left alone.
//! A column that is missing leaves what is known; an empty cell empties it, but for licenses: those go where the file
//! says **Unlicensed**. By which path a license came is known only where the details are those that seatdeck writes;
//! elsewhere what was known of it stays, and what is new is direct.

pub mod error;
mod licenses;
mod sheet;

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use jiff::Timestamp;
use rusqlite::params;
use uuid::Uuid;

use self::error::{Fault, UsersFileError};
use self::licenses::Names;
use self::sheet::{Sheet, Sight};
use super::graph::error::short;
use super::graph::report::Warning;
use super::graph::users::User;
use super::graph::{Counted, Import};
use super::graph::{broken, shown};
use crate::domain::ids::UserKey;
use crate::domain::key_set::KeySet;
use crate::domain::location::Location;
use crate::domain::text::fold;
use crate::domain::users_file::Column;
use crate::store::{Progress, Store, StoreError, first};
use crate::wording::{Language, Words};

/// How much came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserCounts {
    /// Users that were added.
    pub added: usize,
    /// Users that were known.
    pub known: usize,
    /// Rows about somebody about whom an earlier row was; the later one counts.
    pub repeated: usize,
    /// What does not fit together, in order of product.
    pub warnings: Vec<Warning>,
}

impl Store {
    /// Takes in a file of **Export users**: all or nothing. `progress` is told the number of rows read so far and
    /// how far that is in bytes.
    ///
    /// # Errors
    /// When the file cannot be read, or says what cannot be; when the tenant file cannot be written.
    pub fn import_users(
        &mut self,
        file: &Path,
        progress: &mut dyn FnMut(usize, Progress),
    ) -> Result<UserCounts, StoreError> {
        let mut counts = UserCounts::default();
        let input = File::open(file).map_err(|source| broken(file, source))?;
        let size = input.metadata().map_err(|source| broken(file, source))?.len();
        // Users are looked up by name, unless there are none.
        let bare = first::<i64>(&self.db, "SELECT 1 FROM user LIMIT ?1", 1)?.is_none();
        let told = self.take_in_where(bare, progress, |import| {
            import.size = size;
            read(import, &shown(file), input, &mut counts)
        })?;
        Ok(UserCounts { warnings: told.warnings, ..counts })
    }
}

/// Why a row was not taken in: a cell, or the store.
enum Trouble {
    Cell(Column, Fault),
    Store(StoreError),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn read(import: &mut Import, file: &str, input: impl Read, counts: &mut UserCounts) -> Result<(), StoreError> {
    let bytes = AtomicU64::default();
    let mut sheet = Sheet::open(file, Counted { input, bytes: &bytes })?;
    let mut reader = Reader {
        fresh: first::<i64>(import.db, "SELECT 1 FROM user LIMIT ?1", 1)?.is_none(),
        names: Names::new(import.db)?,
        countries: None,
    };
    let mut seen = KeySet::default();
    while let Some(sight) = sheet.next()? {
        let (key, new) = reader.row(import, &sight).map_err(|trouble| match trouble {
            Trouble::Store(error) => error,
            Trouble::Cell(column, fault) => {
                let (file, row) = (file.to_owned(), sight.line);
                let found = short(sight.raw(column).unwrap_or_default());
                UsersFileError::Cell { file, row, column, found, fault }.into()
            }
        })?;
        import.count(bytes.load(Relaxed));
        let number = u32::try_from(key).map_err(|_| StoreError::Value { what: "a user", found: key.to_string() })?;
        let again = !seen.insert(UserKey(number));
        counts.repeated += usize::from(again);
        counts.added += usize::from(new);
        counts.known += usize::from(!new && !again);
    }
    import.tell(import.size);
    Ok(())
}

struct Reader {
    /// Whether the tenant had no users: then nobody need be looked up.
    fresh: bool,
    names: Names,
    /// The codes of countries by their English names, once one was met.
    countries: Option<HashMap<String, Location>>,
}

impl Reader {
    /// Takes in one row: the user's number, and whether they are new.
    fn row(&mut self, import: &mut Import, sight: &Sight) -> Result<(i64, bool), Trouble> {
        if let Some(column) = sight.broken() {
            return Err(Trouble::Cell(column, Fault::Lines));
        }
        let (id, upn) = self.who(import, sight)?;
        let known = |column| sight.text(column);
        let filled = |column| sight.text(column).filter(|text| !text.trim().is_empty());
        let folded = |text: String| {
            let folded = fold(&text);
            [text, folded]
        };
        let licenses = self.names.read(sight)?;
        let (details, listed) = match licenses {
            licenses::Said::Details(assignments) => (Some(assignments), None),
            licenses::Said::Names(products) => (None, Some(products)),
            licenses::Said::Nothing => (None, None),
        };
        let guest = upn.to_ascii_uppercase().contains("#EXT#");
        let user = User {
            id: id.to_string(),
            name: filled(Column::DisplayName).map(folded),
            // The file does not say it. Whoever was invited has it in the name that the directory made (DOMAIN R37).
            member_or_guest: guest.then_some("Guest"),
            enabled: flag(sight, Column::BlockCredential)?.map(|blocked| !blocked),
            synced: flag(sight, Column::DirSync)?,
            mailbox: None,
            location: self.location(sight)?,
            says_location: known(Column::Location).is_some(),
            department: known(Column::Department),
            job_title: known(Column::Title),
            city: known(Column::City),
            state: known(Column::State),
            country: known(Column::Country),
            removed: false,
            deleted: deleted(sight)?,
            assignments: details,
            upn: Some(folded(upn)),
        };
        let gone = user.deleted.is_some();
        let Some((key, new)) = import.user(&user)? else { return Err(Trouble::Cell(Column::Upn, Fault::NoName)) };
        if let Some(products) = listed.filter(|products| !gone || !products.is_empty()) {
            licenses::hold(import.db, key, &products)?;
        }
        Ok((key, new))
    }

    /// The id and the user principal name, from the file or from what is known.
    fn who(&self, import: &Import, sight: &Sight) -> Result<(Uuid, String), Trouble> {
        let id = sight.text(Column::ObjectId).map(|text| text.split_whitespace().collect::<String>());
        let id = id.filter(|id| !id.is_empty());
        let id =
            id.map(|id| id.parse::<Uuid>().map_err(|_| Trouble::Cell(Column::ObjectId, Fault::Guid))).transpose()?;
        let upn = sight.text(Column::Upn).map(|upn| upn.trim().to_owned()).filter(|upn| !upn.is_empty());
        match (id, upn) {
            (None, None) => {
                let column = if sight.raw(Column::ObjectId).is_some() { Column::ObjectId } else { Column::Upn };
                Err(Trouble::Cell(column, Fault::Nobody))
            }
            (None, Some(upn)) => match self.called(import, &upn)? {
                Some(id) => Ok((id, upn)),
                None => Err(Trouble::Cell(Column::Upn, Fault::New)),
            },
            (Some(id), None) => {
                let sql = "SELECT upn FROM user WHERE id = ?1";
                let upn = first::<String>(import.db, sql, id.to_string())?;
                upn.map(|upn| (id, upn)).ok_or(Trouble::Cell(Column::Upn, Fault::NoName))
            }
            (Some(id), Some(upn)) if self.fresh => Ok((id, upn)),
            (Some(id), Some(upn)) => match self.called(import, &upn)? {
                Some(other) if other != id => Err(Trouble::Cell(Column::Upn, Fault::Taken(other.to_string()))),
                _ => Ok((id, upn)),
            },
        }
    }

    /// The id of the user of that name who is not deleted. Case does not matter, marks do.
    fn called(&self, import: &Import, upn: &str) -> Result<Option<Uuid>, Trouble> {
        if self.fresh {
            return Ok(None);
        }
        let sql = "SELECT id, upn FROM user WHERE folded_upn = ?1 AND deleted_at IS NULL";
        let mut statement = import.db.prepare_cached(sql)?;
        let mut rows = statement.query(params![fold(upn)])?;
        while let Some(row) = rows.next()? {
            if row.get::<_, String>(1)?.to_lowercase() == upn.to_lowercase() {
                return Ok(Some(crate::store::users::guid(row, 0)?));
            }
        }
        Ok(None)
    }

    /// Codes are what seatdeck writes; the admin center shows names.
    fn location(&mut self, sight: &Sight) -> Result<Option<Location>, Trouble> {
        let Some(text) = sight.text(Column::Location).filter(|text| !text.trim().is_empty()) else { return Ok(None) };
        if let Ok(location) = text.parse() {
            return Ok(Some(location));
        }
        let countries = self.countries.get_or_insert_with(|| {
            let words = Words::of(Language::English);
            Location::all().map(|location| (fold(&words.country(location)), location)).collect()
        });
        let found = countries.get(&fold(text.trim())).copied();
        found.map(Some).ok_or(Trouble::Cell(Column::Location, Fault::Location))
    }
}

fn flag(sight: &Sight, column: Column) -> Result<Option<bool>, Trouble> {
    let Some(text) = sight.text(column) else { return Ok(None) };
    match &*text.trim().to_ascii_lowercase() {
        "" => Ok(None),
        "true" | "yes" | "1" => Ok(Some(true)),
        "false" | "no" | "0" => Ok(Some(false)),
        _ => Err(Trouble::Cell(column, Fault::Flag)),
    }
}

fn deleted(sight: &Sight) -> Result<Option<String>, Trouble> {
    let text = sight.text(Column::Deleted).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let moment = |text: String| match text.parse::<Timestamp>() {
        Ok(_) => Ok(text),
        Err(_) => Err(Trouble::Cell(Column::Deleted, Fault::Time)),
    };
    text.map(moment).transpose()
}

#[cfg(test)]
mod tests;
