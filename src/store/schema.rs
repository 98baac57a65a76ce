//! The form of the file and how an older one gets there. Steps are only ever added.

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite_migration::{M, Migrations};

use super::{Access, StoreError};
use crate::domain::query::same;

pub(super) const STEPS: &[M<'static>] = &[
    M::up(include_str!("../../assets/migrations/0001_tenant.sql")),
    M::up(include_str!("../../assets/migrations/0002_subscriptions.sql")),
    M::up(include_str!("../../assets/migrations/0005_views.sql")),
    M::up(include_str!("../../assets/migrations/0006_devices.sql")),
    M::up(include_str!("../../assets/migrations/0007_allotments.sql")),
    M::up(include_str!("../../assets/migrations/0004_lifecycle.sql")),
    M::up(include_str!("../../assets/migrations/0010_exchange.sql")),
    M::up(include_str!("../../assets/migrations/0011_mailbox.sql")),
    M::up(include_str!("../../assets/migrations/0012_index.sql")),
];

/// "seat" in ASCII: tells a tenant file from any other `SQLite` file.
pub(super) const APPLICATION_ID: i64 = 0x7365_6174;

pub fn configure(db: &Connection) -> Result<(), StoreError> {
    db.pragma_update(None, "journal_mode", "WAL")?;
    // FULL: a batch that was reported as done survives a power cut.
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Teaches SQL when two words of a user's attribute are the same.
pub fn teach(db: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    let word = |cx: &Context| Ok(same(cx.get_raw(0).as_str().unwrap_or_default()));
    Ok(db.create_scalar_function("same", 1, flags, word)?)
}

/// Refuses what this program did not make, what a newer one made, and where nothing may be written what an older one
/// made, before anything is read or written.
pub fn check(db: &Connection, file: &str, access: Access) -> Result<(), StoreError> {
    let number = |pragma: &str| db.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
    let not_a_tenant = || StoreError::NotATenant { file: file.to_owned() };
    let id = number("application_id").map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => not_a_tenant(),
        _ => error.into(),
    })?;
    if id != APPLICATION_ID {
        return Err(not_a_tenant());
    }
    let (found, known) = (number("user_version")?, i64::try_from(STEPS.len()).unwrap_or(i64::MAX));
    if found > known {
        return Err(StoreError::Newer { file: file.to_owned(), found, known });
    }
    if found < known && access == Access::ReadOnly {
        return Err(StoreError::Older { file: file.to_owned(), found, known });
    }
    Ok(())
}

pub fn migrate(db: &mut Connection) -> Result<(), StoreError> {
    Migrations::from_slice(STEPS).to_latest(db)?;
    // Writing the same id again would tell every other window that the tenant has changed.
    if db.query_row("PRAGMA application_id", [], |row| row.get::<_, i64>(0))? != APPLICATION_ID {
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    Ok(())
}
