//! The changes of the journal, as the calls that make them in the directory.

use std::collections::HashSet;
use std::io;

use rusqlite::{Row, params};

use super::Trouble;
use crate::domain::call::Call;
use crate::domain::ids::{BatchId, ObjectId};
use crate::domain::state::Delta;
use crate::domain::subject::{Alteration, Subject};
use crate::domain::text::clean;
use crate::domain::user::Presence;
use crate::store::users::guid;
use crate::store::{Store, StoreError, first};

/// From where on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// What came after the newest import.
    Import,
    /// This batch and what came after it.
    Batch(BatchId),
}

/// One batch of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// Which.
    pub batch: BatchId,
    /// When.
    pub at: String,
    /// Who; cleaned.
    pub by: String,
    /// What, as the journal names it.
    pub verb: String,
    /// The calls in the order in which they have to be made, each with the name of what it is about; cleaned.
    pub calls: Vec<(Call, String)>,
    /// Changes for which Graph has no call.
    pub unsaid: usize,
}

/// Why changes could not be told.
#[derive(Debug)]
pub enum Failed {
    /// The tenant could not be read.
    Store(StoreError),
    /// Whoever listens could not take them.
    Output(io::Error),
}

impl From<Trouble> for Failed {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Store(error) => Self::Store(error),
            Trouble::File(error) => Self::Output(error),
        }
    }
}

impl Store {
    /// Tells of the batches that stand, oldest first. Those that were taken back are left out together with what took
    /// them back; what took back a batch from before is a change like any other.
    ///
    /// # Errors
    /// When the tenant cannot be read, or `each` fails.
    pub fn changes(&self, since: Since, mut each: impl FnMut(Changes) -> io::Result<()>) -> Result<(), Failed> {
        Ok(self.tell_changes(since, &mut each)?)
    }

    fn tell_changes(&self, since: Since, each: &mut dyn FnMut(Changes) -> io::Result<()>) -> Result<(), Trouble> {
        let _moment = self.db.unchecked_transaction()?;
        let from = match since {
            Since::Batch(batch) => batch.0,
            Since::Import => 1 + first::<i64>(&self.db, "SELECT imported FROM tenant WHERE id = ?1", 1)?.unwrap_or(0),
        };
        let sql = "SELECT id, at, by, verb FROM batch
                   WHERE id >= ?1 AND undone_by IS NULL AND ifnull(undoes, 0) < ?1 ORDER BY id";
        let mut statement = self.db.prepare(sql)?;
        let mut rows = statement.query([from])?;
        let mut added_here = HashSet::new();
        while let Some(row) = rows.next()? {
            let batch = BatchId(row.get(0)?);
            let verb: String = row.get(3)?;
            let (mut calls, added) = self.calls_for_users(batch, &mut added_here)?;
            let (others, unsaid) = self.calls_for_others(batch)?;
            let unsaid = unsaid + added;
            calls.extend(others);
            if verb == "reprocess" {
                calls.extend(self.calls_for_members(batch)?);
            }
            calls.sort_by_key(|(call, _)| call.turn());
            if !calls.is_empty() || unsaid > 0 {
                let by = clean(&row.get::<_, String>(2)?).into_owned();
                each(Changes { batch, at: row.get(1)?, by, verb, calls, unsaid })?;
            }
        }
        Ok(())
    }

    /// The calls for users, and how many changes there are of users who were added here: what id the directory gives
    /// them nobody knows before.
    fn calls_for_users(
        &self,
        batch: BatchId,
        added_here: &mut HashSet<ObjectId>,
    ) -> Result<(Vec<(Call, String)>, usize), StoreError> {
        let sql = "SELECT u.id, u.upn, b.delta FROM batch_user b JOIN user u ON u.key = b.user
                   WHERE b.batch = ?1 ORDER BY b.position";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([batch.0])?;
        let (mut calls, mut unsaid) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let (user, name) = named(row)?;
            let text: String = row.get(2)?;
            let delta: Delta =
                serde_json::from_str(&text).map_err(|_| StoreError::Value { what: "a journal entry", found: text })?;
            if delta.presence.as_ref().is_some_and(|step| step.before == Presence::Absent) {
                added_here.insert(user);
            }
            if added_here.contains(&user) {
                unsaid += 1;
            } else {
                calls.extend(Call::of_user(user, &delta).into_iter().map(|call| (call, name.clone())));
            }
        }
        Ok((calls, unsaid))
    }

    /// The calls for what is no user, and how many changes there are no calls for.
    fn calls_for_others(&self, batch: BatchId) -> Result<(Vec<(Call, String)>, usize), StoreError> {
        let (mut calls, mut unsaid) = (Vec::new(), 0);
        for (subject, alteration) in self.alterations(batch)? {
            match (subject, &alteration) {
                (Subject::Group(key), Alteration::Group(delta)) => {
                    let sql = "SELECT id, display_name FROM user_group WHERE key = ?1";
                    let mut statement = self.db.prepare_cached(sql)?;
                    let mut rows = statement.query(params![key.0])?;
                    while let Some(row) = rows.next()? {
                        let (group, name) = named(row)?;
                        calls.extend(Call::of_group(group, delta).into_iter().map(|call| (call, name.clone())));
                    }
                }
                // Only Graph's beta knows of allotments.
                _ => unsaid += 1,
            }
        }
        Ok((calls, unsaid))
    }

    fn calls_for_members(&self, batch: BatchId) -> Result<Vec<(Call, String)>, StoreError> {
        let sql = "SELECT u.id, u.upn FROM batch_member b JOIN user u ON u.key = b.user WHERE b.batch = ?1 ORDER BY 1";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([batch.0])?;
        let mut calls = Vec::new();
        while let Some(row) = rows.next()? {
            let (user, name) = named(row)?;
            calls.push((Call::Reprocess(user), name));
        }
        Ok(calls)
    }
}

fn named(row: &Row) -> Result<(ObjectId, String), StoreError> {
    Ok((ObjectId(guid(row, 0)?), clean(&row.get::<_, String>(1)?).into_owned()))
}

#[cfg(test)]
mod tests;
