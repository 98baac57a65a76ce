//! How users are looked at: filters of the administrators' own, and the columns each of them chose.

use rusqlite::{Transaction, TransactionBehavior, params};

use super::{SaveError, Store, StoreError, first};
use crate::domain::custom_view::{CustomView, ViewAction};
use crate::domain::query::same;
use crate::domain::role::Principal;
use crate::domain::text::clean;

impl Store {
    /// The filters of the administrators' own, in order of name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn views(&self) -> Result<Vec<CustomView>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT name, conditions FROM custom_view ORDER BY folded")?;
        let mut rows = statement.query([])?;
        let mut views = Vec::new();
        while let Some(row) = rows.next()? {
            let (name, text): (String, String) = (row.get(0)?, row.get(1)?);
            let unreadable = |_| StoreError::Value { what: "a filter", found: clean(&text).into_owned() };
            let conditions = serde_json::from_str(&text).map_err(unreadable)?;
            views.push(CustomView { name: clean(&name).into_owned(), conditions });
        }
        Ok(views)
    }

    /// The door for filters: judges what is to happen to one and, if nothing is against it, writes it.
    ///
    /// # Errors
    /// [`SaveError::Refused`], or [`SaveError::Broken`].
    pub fn change_view(&mut self, by: &Principal, action: &ViewAction) -> Result<(), SaveError> {
        let by = Principal { read_only: by.read_only || self.read_only()?, ..by.clone() };
        if by.read_only {
            return Err(SaveError::Refused(action.refusals(&by, &[])));
        }
        self.set(|store| {
            let refusals = action.refusals(&by, &store.views()?);
            if refusals.is_empty() { Ok(store.write_view(action)?) } else { Err(SaveError::Refused(refusals)) }
        })
    }

    fn write_view(&self, action: &ViewAction) -> Result<(), StoreError> {
        let (old, new) = match action {
            ViewAction::Create(view) => (None, Some(view)),
            ViewAction::Edit(name, view) => (Some(name), Some(view)),
            ViewAction::Delete(name) => (Some(name), None),
        };
        if let Some(name) = old {
            self.db.prepare_cached("DELETE FROM custom_view WHERE folded = ?1")?.execute([same(name)])?;
        }
        if let Some(CustomView { name, conditions }) = new {
            let json =
                serde_json::to_string(conditions).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
            let sql = "INSERT INTO custom_view (name, folded, conditions) VALUES (?1, ?2, ?3)";
            self.db.prepare_cached(sql)?.execute(params![clean(name.trim()), same(name), json])?;
        }
        Ok(())
    }

    /// The columns that somebody chose for **Active users**; None: nothing yet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn columns(&self, by: &Principal) -> Result<Option<Vec<String>>, StoreError> {
        let columns = first::<String>(&self.db, "SELECT columns FROM chosen_columns WHERE who = ?1", &by.name)?;
        // Chosen by a newer program, or not readable at all: as if nothing was chosen.
        Ok(columns.and_then(|columns| serde_json::from_str(&columns).ok()))
    }

    /// Keeps the columns that somebody chose. It takes no right: they are theirs alone. A file that may not be written
    /// keeps nothing.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn choose_columns(&mut self, by: &Principal, columns: &[String]) -> Result<(), StoreError> {
        if by.read_only || self.read_only()? {
            return Ok(());
        }
        self.set(|store| {
            let sql = "INSERT INTO chosen_columns (who, columns) VALUES (?1, ?2)
                       ON CONFLICT (who) DO UPDATE SET columns = ?2";
            let columns = serde_json::Value::from(columns).to_string();
            store.db.prepare_cached(sql)?.execute(params![by.name, columns])?;
            Ok(())
        })
    }

    /// Writes what no list of users in memory depends on.
    pub(super) fn set<E: From<StoreError>>(&self, write: impl FnOnce(&Self) -> Result<(), E>) -> Result<(), E> {
        self.unscoped(|store| store.set_whole(write))
    }

    fn set_whole<E: From<StoreError>>(&self, write: impl FnOnce(&Self) -> Result<(), E>) -> Result<(), E> {
        let begin = || Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate);
        let transaction = begin().map_err(StoreError::from)?;
        write(self)?;
        let count = || self.db.prepare_cached("UPDATE tenant SET settings = settings + 1")?.execute([]);
        count().and_then(|_| transaction.commit()).map_err(|error| StoreError::from(error).into())
    }
}
