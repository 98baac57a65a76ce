//! Bringing in what the directory says: without fences, in one transaction, and recounted.

use rusqlite::{Connection, TransactionBehavior};

use super::{Store, StoreError};

impl Store {
    /// Lets `fill` write what no rule has seen, all or nothing. Seats are not counted on the way: it has to [`recount`].
    pub(super) fn load<T>(&mut self, fill: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.db.set_transaction_behavior(TransactionBehavior::Immediate);
        let transaction = self.db.unchecked_transaction()?;
        self.db.execute("UPDATE tenant SET loading = 1", [])?;
        let filled = fill(&self.db)?;
        self.db.execute("UPDATE tenant SET loading = 0, loads = loads + 1", [])?;
        transaction.commit()?;
        Ok(filled)
    }
}

/// Counts the seats of users in this file. The number assigned stays what it was, for users who came in were
/// somewhere else before.
pub fn recount(db: &Connection) -> rusqlite::Result<()> {
    let sql = "UPDATE product SET held = counted, elsewhere = max(0, held + elsewhere - counted)
               FROM (SELECT key AS counted_key, ifnull(users, 0) AS counted FROM product LEFT JOIN
                 (SELECT product, count(DISTINCT user) AS users FROM license WHERE state <> 'Error' GROUP BY product)
                 ON product = key)
               WHERE key = counted_key AND (held <> counted OR elsewhere > 0)";
    db.execute(sql, []).map(drop)
}

/// Lets `fill` write while there are no indexes but those of the keys. They are made anew from sorted rows
/// afterwards: row by row, each would cost a page somewhere in the middle of a large index.
pub fn without_indexes(db: &Connection, fill: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
    let mut statement = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")?;
    let indexes = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let indexes = indexes.collect::<Result<Vec<(String, String)>, _>>()?;
    for (name, _) in &indexes {
        db.execute(&format!("DROP INDEX {name}"), [])?;
    }
    fill()?;
    for (_, sql) in &indexes {
        db.execute(sql, [])?;
    }
    Ok(())
}
