//! Reading the journal.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Row, params};

use super::{Store, StoreError, first};
use crate::domain::ids::{BatchId, JobId, SkuId, UserKey};
use crate::domain::journal::Entry;
use crate::domain::refusal::{ProductRef, UserRef};
use crate::domain::state::Delta;
use crate::domain::subject::Alteration;
use crate::domain::text::clean;

/// Which entries are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entries {
    /// The newest, at most so many.
    Newest(usize),
    /// The next older ones, at most so many.
    Before(BatchId, usize),
    /// Those that changed this user.
    Of(UserKey),
}

impl Store {
    /// Entries of the journal, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history(&self, which: Entries) -> Result<Vec<Entry>, StoreError> {
        let columns = "SELECT id, job, at, by, verb, undone_by, undoes FROM batch";
        let older = "WHERE id < ?1 ORDER BY id DESC LIMIT ?2";
        let most = |count| i64::try_from(count).unwrap_or(i64::MAX);
        let (filter, arguments) = match which {
            Entries::Newest(count) => (older, [i64::MAX, most(count)]),
            Entries::Before(batch, count) => (older, [batch.0, most(count)]),
            Entries::Of(user) => {
                let of = "WHERE id IN (SELECT batch FROM batch_user WHERE user = ?1
                          UNION SELECT batch FROM batch_member WHERE user = ?1) ORDER BY id DESC LIMIT ?2";
                (of, [user.0.into(), i64::MAX])
            }
        };
        let mut statement = self.db.prepare_cached(&format!("{columns} {filter}"))?;
        let entries = statement.query_map(arguments, read_entry)?.collect::<Result<Vec<_>, _>>()?;
        entries.into_iter().map(|entry| self.complete(entry)).collect()
    }

    /// The batches of the newest job that can still be taken back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_job(&self) -> Result<Vec<BatchId>, StoreError> {
        let Some(last) = self.last_batch()? else { return Ok(Vec::new()) };
        let sql = "SELECT id FROM batch WHERE job = (SELECT job FROM batch WHERE id = ?1)
                   AND undone_by IS NULL AND undoes IS NULL ORDER BY id";
        let mut statement = self.db.prepare_cached(sql)?;
        let ids = statement.query_map([last.0], |row| row.get(0).map(BatchId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// How many users and other things batches changed.
    pub(super) fn lines(&self, batches: &[BatchId]) -> Result<usize, StoreError> {
        let ids = batches.iter().map(|batch| batch.0).collect::<serde_json::Value>().to_string();
        let sql = "SELECT (SELECT count(*) FROM batch_user WHERE batch IN (SELECT value FROM json_each(?1)))
                        + (SELECT count(*) FROM batch_subject WHERE batch IN (SELECT value FROM json_each(?1)))";
        Ok(self.db.prepare_cached(sql)?.query_row([ids], |row| row.get::<_, u32>(0))? as usize)
    }

    /// The newest batch that can be taken back: not yet undone and itself no undo.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_batch(&self) -> Result<Option<BatchId>, StoreError> {
        let sql = "SELECT max(id) FROM batch WHERE undone_by IS NULL AND undoes IS NULL AND verb <> 'reprocess'";
        Ok(self.db.query_row(sql, [], |row| row.get::<_, Option<i64>>(0))?.map(BatchId))
    }

    /// One entry; None: no such batch.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn batch(&self, batch: BatchId) -> Result<Option<Entry>, StoreError> {
        let sql = "SELECT id, job, at, by, verb, undone_by, undoes FROM batch WHERE id = ?1";
        let mut statement = self.db.prepare_cached(sql)?;
        let entry = statement.query_map([batch.0], read_entry)?.next().transpose()?;
        entry.map(|entry| self.complete(entry)).transpose()
    }

    /// Whether a batch was taken back.
    pub(super) fn is_undone(&self, batch: BatchId) -> Result<bool, StoreError> {
        let sql = "SELECT undone_by IS NOT NULL FROM batch WHERE id = ?1";
        Ok(first(&self.db, sql, batch.0)?.unwrap_or(false))
    }

    /// What a batch did to whom.
    pub(super) fn deltas(&self, batch: BatchId) -> Result<BTreeMap<UserKey, Delta>, StoreError> {
        let sql = "SELECT user, delta FROM batch_user WHERE batch = ?1 ORDER BY position";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params![batch.0])?;
        let mut deltas = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let text: String = row.get(1)?;
            let delta =
                serde_json::from_str(&text).map_err(|_| StoreError::Value { what: "a journal entry", found: text })?;
            deltas.insert(UserKey(row.get(0)?), delta);
        }
        Ok(deltas)
    }

    fn complete(&self, mut entry: Entry) -> Result<Entry, StoreError> {
        let deltas = self.deltas(entry.id)?;
        let others = self.alterations(entry.id)?;
        let of_users = deltas.values().flat_map(|delta| delta.licenses.keys().copied());
        let skus: BTreeSet<SkuId> = of_users.chain(others.values().flat_map(Alteration::skus)).collect();
        for sku in skus {
            let mut statement =
                self.db.prepare_cached("SELECT part_number, display_name FROM product WHERE sku_id = ?1")?;
            entry.products.push(statement.query_row([sku.to_string()], |row| {
                Ok(ProductRef { sku, part_number: text(row, 0)?, name: text(row, 1)? })
            })?);
        }
        let sql = "SELECT u.key, u.display_name, u.upn FROM batch_user b JOIN user u ON u.key = b.user
                   WHERE b.batch = ?1 ORDER BY b.position";
        let mut statement = self.db.prepare_cached(sql)?;
        let users = statement.query_map([entry.id.0], |row| {
            Ok(UserRef { key: UserKey(row.get(0)?), name: text(row, 1)?, upn: text(row, 2)? })
        })?;
        entry.users = users.collect::<Result<_, _>>()?;
        entry.others = self.subject_refs(others.keys())?;
        Ok(entry)
    }
}

fn read_entry(row: &Row) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: BatchId(row.get(0)?),
        job: JobId(row.get(1)?),
        at: row.get(2)?,
        by: text(row, 3)?,
        verb: row.get(4)?,
        products: Vec::new(),
        users: Vec::new(),
        others: Vec::new(),
        undone_by: row.get::<_, Option<i64>>(5)?.map(BatchId),
        undoes: row.get::<_, Option<i64>>(6)?.map(BatchId),
    })
}

fn text(row: &Row, column: usize) -> rusqlite::Result<String> {
    row.get::<_, String>(column).map(|text| clean(&text).into_owned())
}
