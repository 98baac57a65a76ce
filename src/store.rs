//! The tenant file, and the only place that knows SQL.
//!
//! Reading is free; changing goes through [`Store::save`] alone, but for imports and generated tenants, which bring in
//! what the directory says.

pub mod export;
pub mod history;
pub mod import;
pub mod seed;

mod allotments;
mod check;
mod devices;
mod facts;
mod groups;
mod index_rows;
mod inherit;
mod jobs;
mod kept_index;
mod lifecycle;
mod loading;
mod products;
#[cfg(test)]
mod properties;
pub mod reports;
mod roles;
mod schema;
mod scope;
mod subjects;
mod subscriptions;
mod tenant;
#[cfg(test)]
mod tests;
mod users;
mod views;
mod write;

pub use self::allotments::FoundAllotment;
pub use self::devices::FoundDevice;
pub use self::groups::FoundGroup;
pub use self::history::Entries;
pub use self::index_rows::Mark;
pub use self::jobs::Progress;
pub use self::products::Found;
pub use self::subscriptions::FoundSubscription;
pub use self::tenant::Tenant;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, params};

use crate::domain::ids::{ServicePlanId, UserKey};
use crate::domain::refusal::Refusal;
use crate::domain::role::{Principal, Role};
use crate::domain::text::clean;
use crate::index::Unkept;

/// Something broke: the disk, the file, or what was to be read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// `SQLite` could not do it.
    #[error("the tenant file could not be read or written: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The file cannot be brought to this program's form.
    #[error("the tenant file could not be brought to the form of this seatdeck: {0}")]
    Migration(#[from] rusqlite_migration::Error),
    /// Made by a newer program.
    #[error(
        "{file} was made by a newer seatdeck (form {found}, this one knows {known}); it is left as it is. Update seatdeck to open it"
    )]
    Newer {
        /// The file.
        file: String,
        /// Its form.
        found: i64,
        /// The newest form known here.
        known: i64,
    },
    /// Made by an older program, and not to be written.
    #[error(
        "{file} was made by an older seatdeck (form {found}, this one needs {known}). Open it once without --read-only, which brings it up to date"
    )]
    Older {
        /// The file.
        file: String,
        /// Its form.
        found: i64,
        /// The form needed here.
        known: i64,
    },
    /// Not a tenant file at all.
    #[error("{file} is no seatdeck tenant file; it is left as it is. Name another file with --db")]
    NotATenant {
        /// The file.
        file: String,
    },
    /// There is no such file.
    #[error(
        "{file} does not exist. Make a tenant with 'seatdeck demo --no-ui' or 'seatdeck import graph', both with --db"
    )]
    NoFile {
        /// The file.
        file: String,
    },
    /// The file system said no.
    #[error("{file}: {source}")]
    File {
        /// The file.
        file: String,
        /// What it said.
        source: std::io::Error,
    },
    /// A value in the file that this program did not write.
    #[error("the tenant file holds {what} that cannot be read: {found}")]
    Value {
        /// What it should be.
        what: &'static str,
        /// What it is.
        found: String,
    },
    /// The search index has no form as bytes.
    #[error(transparent)]
    Index(#[from] Unkept),
    /// Something to be imported could not be read.
    #[error(transparent)]
    Import(#[from] import::ImportError),
}

/// A change that was not made.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The rules said no.
    #[error("refused: {}", .0.iter().map(Refusal::code).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// Something broke.
    #[error(transparent)]
    Broken(#[from] StoreError),
}

impl From<rusqlite::Error> for SaveError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broken(error.into())
    }
}

/// How a file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// For reading and changing.
    ReadWrite,
    /// For reading alone: `SQLite` itself refuses to write.
    ReadOnly,
}

/// An open tenant file.
pub struct Store {
    db: Connection,
    now: fn() -> Timestamp,
    known: RefCell<facts::Known>,
    /// Who is signed in and sees nothing but what they own; 0: nobody of the tenant.
    delegate: Cell<Option<u32>>,
    /// Service plans by their keys, as far as somebody had one off. A key never comes to mean another one.
    plans: RefCell<HashMap<i64, ServicePlanId>>,
}

impl Store {
    /// Opens a tenant file, bringing an older one to this program's form.
    ///
    /// # Errors
    /// When there is no such file, it is not a tenant, it is newer than this program, or the disk fails.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        let file = || clean(&path.display().to_string()).into_owned();
        if !path.is_file() {
            return Err(StoreError::NoFile { file: file() });
        }
        let flags = match access {
            Access::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Access::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
        };
        let mut db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        db.busy_timeout(Duration::from_secs(10))?;
        schema::check(&db, &file(), access)?;
        if access == Access::ReadWrite {
            schema::configure(&db)?;
            schema::migrate(&mut db)?;
        }
        schema::teach(&db)?;
        let (known, delegate, plans) = (RefCell::default(), Cell::default(), RefCell::default());
        let mut store = Self { db, now: Timestamp::now, known, delegate, plans };
        if access == Access::ReadWrite {
            store.refresh_catalog()?;
        }
        Ok(store)
    }

    /// Makes a new tenant file that only its owner can read; an existing file is left alone.
    ///
    /// # Errors
    /// When the file exists already or cannot be made.
    pub fn create(path: &Path, name: &str) -> Result<Self, StoreError> {
        let io = |source| StoreError::File { file: clean(&path.display().to_string()).into_owned(), source };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(io)?;
        }
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).map_err(io)?;
        Self::prepare(Connection::open(path)?, name)
    }

    /// A tenant in memory, for tests and trials.
    ///
    /// # Errors
    /// When `SQLite` fails.
    pub fn in_memory(name: &str) -> Result<Self, StoreError> {
        Self::prepare(Connection::open_in_memory()?, name)
    }

    fn prepare(mut db: Connection, name: &str) -> Result<Self, StoreError> {
        schema::configure(&db)?;
        schema::migrate(&mut db)?;
        schema::teach(&db)?;
        let (known, delegate, plans) = (RefCell::default(), Cell::default(), RefCell::default());
        let mut store = Self { db, now: Timestamp::now, known, delegate, plans };
        store.db.execute(
            "INSERT INTO tenant (id, name, owner, catalog_date) VALUES (1, ?1, ?2, '')",
            params![clean(name), OWNER],
        )?;
        store.refresh_catalog()?;
        Ok(store)
    }

    /// Takes the time from elsewhere, so that tests see the same time every day.
    pub fn set_clock(&mut self, now: fn() -> Timestamp) {
        self.now = now;
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// A number that is another one after another connection has written: `PRAGMA data_version`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn version(&self) -> Result<i64, StoreError> {
        Ok(self.db.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    /// Reads something that is given up as soon as `stop` says so: None.
    ///
    /// # Errors
    /// When the reading fails.
    pub fn unless<T>(
        &self,
        stop: impl FnMut() -> bool + Send + 'static,
        read: impl FnOnce(&Self) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        self.db.progress_handler(STEPS, Some(stop))?;
        let result = read(self);
        self.db.progress_handler(0, None::<fn() -> bool>)?;
        match result {
            Err(StoreError::Sqlite(error)) if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => {
                Ok(None)
            }
            result => result.map(Some),
        }
    }

    /// Who works here when nobody signs in: the owner of the file, as Global admin.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn owner(&self) -> Result<Principal, StoreError> {
        Ok(Principal { read_only: self.read_only()?, ..Principal::global_admin(self.tenant()?.owner) })
    }

    /// The user of that name as the one who is signed in; None: no such user, or deleted.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn principal(&self, upn: &str) -> Result<Option<Principal>, StoreError> {
        Ok(self.find_user(upn)?.map(|user| self.principal_of(user)).transpose()?.flatten())
    }

    /// The same by number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn principal_of(&self, user: UserKey) -> Result<Option<Principal>, StoreError> {
        let Some(user) = self.user(user)?.filter(|user| !user.deleted()) else { return Ok(None) };
        let (owns, read_only) = (self.owned_by(user.key)?.into_iter().collect(), self.read_only()?);
        Ok(Some(Principal { name: user.upn, user: Some(user.key), roles: user.roles, owns, read_only }))
    }

    /// Whether the file was opened, or is protected, so that nothing can be written.
    fn read_only(&self) -> Result<bool, StoreError> {
        Ok(self.db.is_readonly(rusqlite::MAIN_DB)?)
    }
}

/// Steps of `SQLite`'s machine after which it is asked whether to give up: well below a millisecond.
const STEPS: i32 = 10_000;

/// The name under which the file's owner stands in the journal.
const OWNER: &str = "owner";

/// Where a file is.
impl Store {
    /// The path of the open file; None in memory.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        self.db.path().filter(|path| !path.is_empty()).map(PathBuf::from)
    }
}

fn role(word: &str) -> Result<Role, StoreError> {
    word.parse().map_err(|_| StoreError::Value { what: "a role", found: clean(word).into_owned() })
}

/// One value of the first row, if there is one.
fn first<T: rusqlite::types::FromSql>(
    db: &Connection,
    sql: &str,
    key: impl rusqlite::ToSql,
) -> rusqlite::Result<Option<T>> {
    db.prepare_cached(sql)?.query_row([key], |row| row.get(0)).optional()
}
