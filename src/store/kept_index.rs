//! The search index of a large tenant, kept in its file.

use rusqlite::{OptionalExtension, Row, params};

use super::{Mark, Store, StoreError};
use crate::domain::ids::UserKey;
use crate::index::{FORM, Index, Kept};

impl Store {
    /// Keeps an index of the users as they were at that mark; what was kept before goes in any case. If the file has
    /// moved on, nothing is kept.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_index(&mut self, kept: Option<(&Index, Mark)>) -> Result<(), StoreError> {
        self.set(|store| {
            store.db.execute_batch("DELETE FROM index_kept; DELETE FROM index_piece")?;
            let now = store.mark()?;
            let Some((index, _)) = kept.filter(|(_, mark)| *mark == now) else { return Ok(()) };
            let sql = "INSERT INTO index_kept (id, form, loads, batch) VALUES (1, ?1, ?2, ?3)";
            store.db.execute(sql, params![FORM, now.loads, now.batch])?;
            let mut insert = store.db.prepare("INSERT INTO index_piece (place, bytes) VALUES (?1, ?2)")?;
            for (place, piece) in (0_i64..).zip(index.pieces()) {
                insert.execute(params![place, piece?])?;
            }
            Ok(())
        })
    }

    /// The index that was kept, and the users that were changed since, up to a mark. None: none was, or it knows too
    /// little, or its bytes are none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kept_index(&self, now: Mark) -> Result<Option<(Index, Vec<UserKey>)>, StoreError> {
        let _moment = self.db.unchecked_transaction()?;
        let sql = "SELECT batch FROM index_kept WHERE form = ?1 AND loads = ?2";
        let batch = self.db.query_row(sql, params![FORM, now.loads], |row: &Row| row.get(0)).optional()?;
        let Some(batch) = batch else { return Ok(None) };
        let mut pieces = self.db.prepare("SELECT bytes FROM index_piece ORDER BY place")?;
        let (mut pieces, mut kept) = (pieces.query([])?, Kept::default());
        while let Some(row) = pieces.next()? {
            if kept.push(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?).is_err() {
                return Ok(None);
            }
        }
        let Ok(index) = kept.finish() else { return Ok(None) };
        Ok(Some((index, self.touched_after(batch, now.batch)?)))
    }
}
