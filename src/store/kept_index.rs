//! The search index of a large tenant, kept in its file.

use std::time::Duration;

use rusqlite::{OptionalExtension, Row, params};

use super::{Mark, Store, StoreError};
use crate::domain::ids::UserKey;
use crate::index::{FORM, Index, Kept};

/// The bytes of a row: `SQLite` copies it more than once while it writes it.
const MOST: usize = 1 << 20;

impl Store {
    /// Keeps an index of the users as they were at that mark; what was kept before goes in any case. If the file has
    /// moved on, nothing is kept.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_index(&mut self, index: &Index, mark: Mark) -> Result<(), StoreError> {
        // The program waits for it at its end: not for long, if another one imports.
        self.db.busy_timeout(Duration::from_secs(1))?;
        self.set(|store| {
            store.db.execute_batch("DELETE FROM index_kept; DELETE FROM index_piece")?;
            if store.mark()? != mark {
                return Ok(());
            }
            let sql = "INSERT INTO index_kept (id, form, loads, batch) VALUES (1, ?1, ?2, ?3)";
            store.db.execute(sql, params![FORM, mark.loads, mark.batch])?;
            let mut insert = store.db.prepare("INSERT INTO index_piece (piece, bytes) VALUES (?1, ?2)")?;
            for (number, piece) in (0_i64..).zip(index.pieces()) {
                for bytes in piece?.chunks(MOST) {
                    insert.execute(params![number, bytes])?;
                }
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
        let mut rows = self.db.prepare("SELECT piece, bytes FROM index_piece ORDER BY place")?;
        let (mut rows, mut kept) = (rows.query([])?, Kept::default());
        let (mut number, mut piece) = (0_i64, Vec::new());
        while let Some(row) = rows.next()? {
            if row.get::<_, i64>(0)? != number {
                if kept.push(&piece).is_err() {
                    return Ok(None);
                }
                piece.clear();
                number = row.get(0)?;
            }
            piece.extend_from_slice(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?);
        }
        let Ok(index) = kept.push(&piece).and_then(|()| kept.finish()) else { return Ok(None) };
        Ok(Some((index, self.touched_after(batch, now.batch)?)))
    }
}
