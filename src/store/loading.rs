//! Bringing in what the directory says: without fences, in one transaction, and recounted.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{Store, StoreError, first};

impl Store {
    /// Lets `fill` write what no rule has seen, all or nothing. Seats are not counted on the way: it has to [`recount`].
    /// The directory may bring an overdrawn product along; whatever else the fences guard is looked at when all is in.
    ///
    /// A file without users is written in place, not by way of the log: each page once instead of twice. Should the
    /// power fail meanwhile, it is without users again.
    pub(super) fn load<T>(&mut self, fill: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        if !is_empty(&self.db)? {
            return self.without_fences(fill);
        }
        // Refused while anybody else has the file open, who then reads on beside it.
        let _ = self.db.pragma_update(None, "journal_mode", "DELETE");
        let filled = self.without_fences(fill);
        let logged = self.db.pragma_update(None, "journal_mode", "WAL");
        let filled = filled?;
        logged?;
        Ok(filled)
    }

    fn without_fences<T>(&self, fill: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let transaction = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        let fences = take_down(&self.db, "type = 'trigger' AND tbl_name IN ('product', 'license', 'device_license')")?;
        let filled = fill(&self.db)?;
        if let Some(problem) = self.strays()?.into_iter().next() {
            return Err(StoreError::Value { what: "a license", found: problem.to_string() });
        }
        fences.iter().try_for_each(|sql| self.db.execute(sql, []).map(drop))?;
        self.line_up_all()?;
        self.db
            .execute("UPDATE tenant SET loads = loads + 1, imported = (SELECT ifnull(max(id), 0) FROM batch)", [])?;
        transaction.commit()?;
        Ok(filled)
    }
}

/// In pages of 4 KiB. Usually the log goes into the file at 1000, which takes as long as many batches.
const LOG: i64 = 8192;
/// KiB of an index's rows that are sorted at once.
const SORTED: i64 = 16 * 1024;
/// So many rows written earn that the log goes into the file at once.
const MANY: u64 = 10_000;

impl Store {
    /// Does something that writes again and again, with a cache of so many KiB: what it touches of a large file comes in
    /// no order, and with the usual 2 MiB the same pages would be written and read again and again. The log, which
    /// grows to 32 MiB unless somebody reads for long, goes into the file at the end.
    pub(super) fn at_length<T>(
        &mut self,
        cache: i64,
        work: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let number = |pragma: &str| self.db.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
        let (usual_cache, usual_log, before) =
            (number("cache_size")?, number("wal_autocheckpoint")?, self.db.total_changes());
        // Negative for KiB.
        self.db.pragma_update(None, "cache_size", -cache)?;
        self.db.pragma_update(None, "wal_autocheckpoint", LOG)?;
        let done = work(self);
        self.db.pragma_update(None, "cache_size", usual_cache)?;
        self.db.pragma_update(None, "wal_autocheckpoint", usual_log)?;
        let done = done?;
        if self.db.total_changes() - before > MANY {
            // Of the file alone: the tables of this connection are not to be checkpointed.
            self.db.query_row("PRAGMA main.wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        }
        Ok(done)
    }
}

/// The seats of a product that users and devices of this file hold (R78): `product`, `counted`.
pub const SEATS: &str = "SELECT product, sum(seats) AS counted FROM (
        SELECT product, count(DISTINCT iif(via >= 0, user, NULL)) + count(iif(via < 0, 1, NULL)) AS seats
        FROM license WHERE state <> 'Error' GROUP BY product
        UNION ALL SELECT product, count(DISTINCT device) FROM device_license WHERE waiting = 0 GROUP BY product)
    GROUP BY product";

/// Counts the seats of users and devices in this file. A seat more was held elsewhere before, as far as any was: who came in had
/// it already. A seat less is held by nobody.
pub fn recount(db: &Connection) -> rusqlite::Result<()> {
    let sql = format!(
        "UPDATE product SET held = now, elsewhere = max(0, elsewhere - max(0, now - held))
         FROM (SELECT key AS counted_key, ifnull(counted, 0) AS now FROM product LEFT JOIN ({SEATS}) ON product = key)
         WHERE key = counted_key AND held <> now"
    );
    db.execute(&sql, []).map(drop)
}

/// Lets `fill` write into a file without users while there are no indexes but those of the keys. They are made anew
/// from sorted rows afterwards: row by row, each would cost a page somewhere in the middle of a large index.
pub fn without_indexes(db: &Connection, fill: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
    if !is_empty(db)? {
        return fill();
    }
    let indexes = take_down(db, "type = 'index' AND sql IS NOT NULL")?;
    fill()?;
    // Another thread sorts what filled the cache while this one reads on: so it has to be filled more than once.
    let usual = db.pragma_query_value(None, "cache_size", |row| row.get::<_, i64>(0))?;
    db.pragma_update(None, "cache_size", -SORTED)?;
    db.pragma_update(None, "threads", 1)?;
    indexes.iter().try_for_each(|sql| db.execute(sql, []).map(drop))?;
    Ok(db.pragma_update(None, "cache_size", usual)?)
}

fn is_empty(db: &Connection) -> rusqlite::Result<bool> {
    Ok(first::<i64>(db, "SELECT 1 FROM user LIMIT ?1", 1)?.is_none())
}

/// Drops those of the file's triggers and indexes, and gives the SQL that makes them anew.
fn take_down(db: &Connection, which: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement =
        db.prepare(&format!("SELECT 'DROP ' || type || ' ' || name, sql FROM sqlite_schema WHERE {which}"))?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found = found.collect::<rusqlite::Result<Vec<(String, String)>>>()?;
    found.iter().try_for_each(|(drop, _)| db.execute(drop, []).map(std::mem::drop))?;
    Ok(found.into_iter().map(|(_, sql)| sql).collect())
}
