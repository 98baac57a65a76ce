//! Users who come, go and come back.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::params;
use serde_json::{Value, json};

use super::{Store, StoreError};
use crate::domain::change::{Action, Addition, Person, Property};
use crate::domain::facts::Facts;
use crate::domain::ids::{ObjectId, UserKey};
use crate::domain::refusal::UserRef;
use crate::domain::text::{clean, fold};
use crate::domain::user::{Deleted, Presence, User};

impl Store {
    /// The deleted users whose names hold a text, the last one deleted first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn deleted_users(&self, search: &str) -> Result<Vec<Deleted>, StoreError> {
        let sql = "SELECT key FROM user WHERE deleted_at IS NOT NULL AND removed = 0
                   AND (instr(folded_name, ?1) > 0 OR instr(folded_upn, ?1) > 0 OR ?1 = '')
                   ORDER BY deleted_at DESC, folded_name, key";
        let mut statement = self.db.prepare_cached(sql)?;
        let keys = statement.query_map([fold(search.trim())], |row| row.get(0).map(UserKey))?;
        let users = self.users(&keys.collect::<Result<Vec<_>, _>>()?)?;
        let now = self.now();
        let deleted = |user: User| match user.presence {
            Presence::Deleted(at) => Some(Deleted { at, days_left: user.presence.days_left(now), user }),
            Presence::Active | Presence::Absent => None,
        };
        Ok(users.into_iter().filter_map(deleted).collect())
    }

    /// Finds who has the user names of those who would become active.
    pub(super) fn load_taken(&self, action: &Action, facts: &mut Facts) -> Result<(), StoreError> {
        if !matches!(action, Action::Add(_) | Action::Restore | Action::Undo { .. }) {
            return Ok(());
        }
        let mut taken = BTreeMap::new();
        for user in facts.users.values().filter(|user| user.deleted()) {
            if let Some(key) = self.find_user(&user.upn)?
                && let Some(other) = self.user(key)?.filter(|other| !other.deleted() && other.key != user.key)
            {
                taken.insert(user.key, UserRef::from(&other));
            }
        }
        facts.taken = taken;
        Ok(())
    }

    /// Makes a user of that place of the addition.
    pub(super) fn add_user(&self, addition: &Addition, key: UserKey) -> Result<UserKey, StoreError> {
        let unknown = || StoreError::Value { what: "a new user", found: key.to_string() };
        let person = addition.person(key).ok_or_else(unknown)?;
        let sql = "INSERT INTO user (id, display_name, upn, department, job_title, city, state, country,
                     folded_name, folded_upn, more)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        let text = |property| person.property(property);
        self.db.prepare_cached(sql)?.execute(params![
            ObjectId(uuid::Uuid::new_v4()).to_string(),
            person.display_name,
            person.upn,
            text(Property::Department),
            text(Property::JobTitle),
            text(Property::City),
            text(Property::State),
            text(Property::Country),
            fold(&person.display_name),
            fold(&person.upn),
            more(person).to_string(),
        ])?;
        let key = self.db.last_insert_rowid();
        let key = u32::try_from(key).map(UserKey).ok().filter(|key| key.place_to_come().is_none());
        key.ok_or_else(|| StoreError::Value { what: "room for a user", found: clean(&person.upn).into_owned() })
    }

    /// Writes whether a user is there, and gives them back.
    pub(super) fn write_presence(&self, user: UserKey, presence: Presence, at: &str) -> Result<UserKey, StoreError> {
        let (deleted_at, removed) = match presence {
            Presence::Active => (None, false),
            Presence::Deleted(since) => (Some(Timestamp::to_string(&since)), false),
            Presence::Absent => (Some(at.to_owned()), true),
        };
        let sql = "UPDATE user SET deleted_at = ?2, removed = ?3 WHERE key = ?1";
        self.db.prepare_cached(sql)?.execute(params![user.0, deleted_at, removed])?;
        Ok(user)
    }
}

/// What has no column of its own, by Graph's names.
fn more(person: &Person) -> Value {
    let mut more = serde_json::Map::new();
    for (property, text) in &person.properties {
        let value = match property {
            Property::Department | Property::JobTitle | Property::City | Property::State | Property::Country => {
                continue;
            }
            Property::BusinessPhone | Property::OtherMail => json!([text]),
            _ => json!(text),
        };
        more.insert(property.graph().to_owned(), value);
    }
    Value::Object(more)
}
