//! What a delegate sees: somebody without an administrator role, who may own allotments (DOMAIN R12).
//!
//! Where they are signed in, the connection has views of its own, which SQL finds before the file's tables of the same
//! names. So whatever is read finds no more than is theirs, be it a page, a search, a command or an export. Of a table
//! that is not named here they see nothing. What they have of a product is their pool: its limit is all there is.
//!
//! A change is judged and written without the views: the rules know everything, and say no by themselves.

use super::{Store, StoreError};
use crate::domain::role::Principal;

/// The allotments of the one who is signed in.
const OWN: &str = "(SELECT o.allotment FROM main.allotment_owner o JOIN main.allotment a ON a.key = o.allotment
                    WHERE a.deleted_at IS NULL AND o.user = OWNER)";

/// What is seen of which table. `OWN` stands for the allotments.
const SEEN: &[(&str, &str)] = &[
    ("tenant", "1"),
    ("service_plan", "1"),
    ("product_service", "1"),
    ("allotment", "key IN OWN"),
    ("allotment_owner", "allotment IN OWN"),
    ("allotment_group", "allotment IN OWN"),
    ("allotment_member", "allotment IN OWN"),
    ("user", "key IN (SELECT user FROM main.allotment_member WHERE allotment IN OWN)"),
    ("license", "via < 0 AND -via IN OWN"),
    ("product", "key IN (SELECT product FROM main.allotment WHERE key IN OWN)"),
    ("subscription", "NULL"),
    ("chosen_columns", "who IN (SELECT upn FROM main.user WHERE key = OWNER)"),
    ("user_group", "key IN (SELECT user_group FROM main.allotment_group WHERE allotment IN OWN)"),
    ("group_member", "user_group IN (SELECT user_group FROM main.allotment_group WHERE allotment IN OWN)"),
    ("batch", "id IN (SELECT batch FROM main.batch_subject WHERE kind = 'allotment' AND subject IN OWN)"),
    ("batch_subject", "kind = 'allotment' AND subject IN OWN"),
    (
        "batch_member",
        "batch IN (SELECT batch FROM main.batch_subject WHERE kind = 'allotment' AND subject IN OWN)
         AND user IN (SELECT user FROM main.allotment_member WHERE allotment IN OWN)",
    ),
];

/// What a product comes to for its pools, and a pool as the purchase that it is for its owner.
const POOLS: [(&str, &[(&str, &str)]); 2] = [
    (
        "product",
        &[
            ("total", "(SELECT sum(a.allotted) FROM main.allotment a WHERE a.product = t.key AND a.key IN OWN)"),
            ("held", "(SELECT sum(a.consumed) FROM main.allotment a WHERE a.product = t.key AND a.key IN OWN)"),
            ("elsewhere", "0"),
        ],
    ),
    (
        "subscription",
        &[("key", "a.key"), ("id", "a.id"), ("product", "a.product"), ("status", "'Enabled'"), ("total", "a.allotted")],
    ),
];

impl Store {
    /// Lets this connection see what whoever is signed in may see.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sign_in(&self, by: &Principal) -> Result<(), StoreError> {
        self.lift()?;
        self.delegate.set(by.is_delegate().then(|| by.user.map_or(0, |user| user.0)));
        self.lower()
    }

    /// Does something with all of the file in sight: the rules know everything, whoever asks.
    pub(super) fn unscoped<T, E: From<StoreError>>(&self, work: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        self.lift()?;
        let done = work(self);
        self.lower()?;
        done
    }

    /// Takes the views away, for [`Store::lower`] to bring them back.
    fn lift(&self) -> Result<(), StoreError> {
        if self.delegate.get().is_none() {
            return Ok(());
        }
        for table in self.tables()? {
            self.db.execute_batch(&format!("DROP VIEW IF EXISTS temp.\"{table}\""))?;
        }
        Ok(())
    }

    fn lower(&self) -> Result<(), StoreError> {
        let Some(user) = self.delegate.get() else { return Ok(()) };
        for table in self.tables()? {
            let seen = SEEN.iter().find(|(name, _)| *name == table).map_or("0", |(_, seen)| seen);
            let columns = self.seen_columns(&table)?.join(", ");
            let rows = if table == "subscription" {
                format!("SELECT {columns} FROM main.allotment a WHERE a.key IN OWN")
            } else {
                format!("SELECT {columns} FROM main.\"{table}\" t WHERE {seen}")
            };
            let rows = rows.replace("IN OWN", &format!("IN {OWN}")).replace("OWNER", &user.to_string());
            self.db.execute_batch(&format!("CREATE TEMP VIEW \"{table}\" AS {rows}"))?;
        }
        Ok(())
    }

    /// The file's own tables.
    fn tables(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let mut statement = self.db.prepare(sql)?;
        let names = statement.query_map([], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// The columns of a table as they are seen. What a pool has nothing for is as it would be in a new row.
    fn seen_columns(&self, table: &str) -> Result<Vec<String>, StoreError> {
        let pool = POOLS.iter().find(|(name, _)| *name == table).map_or(&[][..], |(_, pool)| pool);
        let mut statement = self.db.prepare("SELECT name, dflt_value FROM pragma_table_info(?1, 'main')")?;
        let columns = statement.query_map([table], |row| {
            let (name, usual): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            let own = pool.iter().find(|(column, _)| *column == name).map(|(_, value)| (*value).to_owned());
            let usual =
                if table == "subscription" { usual.unwrap_or_else(|| "NULL".into()) } else { format!("t.\"{name}\"") };
            Ok(format!("{} AS \"{name}\"", own.unwrap_or(usual)))
        })?;
        Ok(columns.collect::<Result<_, _>>()?)
    }
}
