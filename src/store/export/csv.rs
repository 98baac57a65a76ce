//! Users as the file that the admin center's **Export users** writes (DOMAIN R125), which the import takes in again.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use csv::{ByteRecord, Terminator, WriterBuilder};
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;
use uuid::Uuid;

use super::graph::Plans;
use super::graph::shapes::License;
use super::{Trouble, whole};
use crate::domain::ids::UserKey;
use crate::domain::text::clean;
use crate::domain::user::LicenseState;
use crate::domain::users_file::{BETWEEN, Column, HEADINGS, UNLICENSED, Whom, guarded};
use crate::store::users::{guid, license_state};
use crate::store::{Store, StoreError};

/// How often is told how far it is.
const TELL: Duration = Duration::from_millis(50);

/// What became of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The file is there, with so many users.
    Whole(usize),
    /// It was given up, and there is no file.
    GivenUp,
}

impl Store {
    /// Writes users into a file that only its owner can read. It is there whole or not at all. `go_on` is told how many
    /// of how many are written, and may say no.
    ///
    /// # Errors
    /// When the tenant cannot be read, the file cannot be written, or there is one and it is not to be replaced.
    pub fn export_users(
        &self,
        whom: &Whom,
        path: &Path,
        replace: bool,
        go_on: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<Written, StoreError> {
        // All rows tell of the same moment.
        let _moment = self.db.unchecked_transaction()?;
        let mut written = 0;
        let done = whole(path, replace, |file| {
            let found;
            let users = match whom {
                Whom::These(users) => users,
                Whom::Found(query) => {
                    found = self.list_users(query)?.users;
                    &found
                }
            };
            written = self.write_users(users, file, go_on)?;
            Ok(())
        });
        match done {
            Err(StoreError::File { source, .. }) if source.kind() == io::ErrorKind::Interrupted => Ok(Written::GivenUp),
            done => done.map(|()| Written::Whole(written)),
        }
    }

    fn write_users(
        &self,
        users: &[UserKey],
        mut file: &mut dyn Write,
        go_on: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<usize, Trouble> {
        // Without the mark, Excel takes it for the code page of the country.
        file.write_all("\u{feff}".as_bytes())?;
        let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(&mut file);
        csv.write_record(HEADINGS).map_err(io::Error::from)?;
        let rows = Rows::new(self)?;
        let mut record = ByteRecord::new();
        let (mut written, mut told) = (0, Instant::now());
        for key in users {
            if rows.read(*key, &mut record)? {
                csv.write_byte_record(&record).map_err(io::Error::from)?;
                written += 1;
            }
            if told.elapsed() > TELL {
                told = Instant::now();
                if !go_on(written, users.len()) {
                    return Err(io::Error::from(io::ErrorKind::Interrupted).into());
                }
            }
        }
        csv.flush()?;
        drop(csv);
        go_on(written, users.len());
        Ok(written)
    }
}

/// Graph's `licenseAssignmentState`, and for a license from an allotment what Graph has no word for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct State {
    #[serde(flatten)]
    license: License,
    #[serde(skip_serializing_if = "Option::is_none")]
    assigned_by_allotment: Option<Uuid>,
}

/// Reads the rows of the file, one by one.
struct Rows<'s> {
    store: &'s Store,
    products: HashMap<i64, (Uuid, String)>,
    /// Groups, and below zero allotments: what a license may come from.
    givers: HashMap<i64, Uuid>,
    plans: Plans,
}

impl<'s> Rows<'s> {
    fn new(store: &'s Store) -> Result<Self, StoreError> {
        let mut statement = store.db.prepare_cached("SELECT key, sku_id, display_name FROM product")?;
        let mut rows = statement.query([])?;
        let mut products = HashMap::new();
        while let Some(row) = rows.next()? {
            products.insert(row.get(0)?, (guid(row, 1)?, clean(&row.get::<_, String>(2)?).into_owned()));
        }
        let sql = "SELECT key, id FROM user_group UNION ALL SELECT -key, id FROM allotment";
        let mut statement = store.db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut givers = HashMap::new();
        while let Some(row) = rows.next()? {
            givers.insert(row.get(0)?, guid(row, 1)?);
        }
        Ok(Self { store, products, givers, plans: Plans::new(&store.db)? })
    }

    /// Puts the cells of one user in the record; false: there is no such user any more.
    fn read(&self, user: UserKey, record: &mut ByteRecord) -> Result<bool, Trouble> {
        let sql = "SELECT account_enabled, city, country, department, display_name, id, deleted_at, state, job_title,
                          location, upn, synced FROM user WHERE key = ?1";
        let mut statement = self.store.db.prepare_cached(sql)?;
        let read = |row: &Row| -> rusqlite::Result<_> {
            let text = |column| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
            let flag = |on: bool| if on { "True" } else { "False" };
            Ok([
                (Column::BlockCredential, flag(!row.get::<_, bool>(0)?).to_owned()),
                (Column::City, text(1)?),
                (Column::Country, text(2)?),
                (Column::Department, text(3)?),
                (Column::DisplayName, text(4)?),
                (Column::ObjectId, text(5)?),
                (Column::Deleted, text(6)?),
                (Column::State, text(7)?),
                (Column::Title, text(8)?),
                (Column::Location, text(9)?),
                (Column::Upn, text(10)?),
                (Column::DirSync, flag(row.get(11)?).to_owned()),
            ])
        };
        let Some(known) = statement.query_row([user.0], read).optional()? else { return Ok(false) };
        let (details, names) = self.licenses(user)?;
        let mut cells: [&str; HEADINGS.len()] = [""; HEADINGS.len()];
        for (column, text) in &known {
            cells[column.place()] = text;
        }
        cells[Column::Details.place()] = &details;
        cells[Column::Licenses.place()] = &names;
        record.clear();
        for cell in cells {
            record.push_field(guarded(&clean(cell)).as_bytes());
        }
        Ok(true)
    }

    /// The two columns of licenses: Graph's `licenseAssignmentStates`, by which they come in as they went out, and the
    /// names of those in force.
    fn licenses(&self, user: UserKey) -> Result<(String, String), Trouble> {
        let sql = "SELECT product, via, disabled, state, error FROM license WHERE user = ?1 ORDER BY product, via";
        let mut statement = self.store.db.prepare_cached(sql)?;
        let mut rows = statement.query([user.0])?;
        let (mut held, mut names) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let stray = || StoreError::Value { what: "a license", found: format!("user {user}") };
            let (sku_id, name) = self.products.get(&row.get(0)?).ok_or_else(stray)?;
            let state = license_state(row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?)?;
            if state != LicenseState::Error && !names.contains(&name.as_str()) {
                names.push(name);
            }
            let via: i64 = row.get(1)?;
            let giver = if via == 0 { None } else { Some(*self.givers.get(&via).ok_or_else(stray)?) };
            let license = License {
                sku_id: *sku_id,
                disabled_plans: self.plans.of(row, 2)?,
                assigned_by_group: giver.filter(|_| via > 0),
                state: state.word(),
                error: row.get(4)?,
            };
            held.push(State { license, assigned_by_allotment: giver.filter(|_| via < 0) });
        }
        // Their order here is that of keys, which another file has others of.
        held.sort_unstable_by_key(|state| (state.license.sku_id, state.license.assigned_by_group));
        names.sort_unstable();
        let names = if names.is_empty() { UNLICENSED.to_owned() } else { names.join(&BETWEEN.to_string()) };
        Ok((serde_json::to_string(&held).map_err(io::Error::from)?, names))
    }
}

#[cfg(test)]
mod tests;
