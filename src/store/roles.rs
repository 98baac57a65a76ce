//! Reading who holds which role.

use std::collections::{BTreeMap, BTreeSet};

use super::{Store, StoreError, role};
use crate::domain::ids::UserKey;
use crate::domain::role::Role;

impl Store {
    /// Everybody who holds an administrator role, and which.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn role_holders(&self) -> Result<BTreeMap<UserKey, BTreeSet<Role>>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT user, role FROM user_role")?;
        let mut rows = statement.query([])?;
        let mut holders = BTreeMap::<_, BTreeSet<_>>::new();
        while let Some(row) = rows.next()? {
            holders.entry(UserKey(row.get(0)?)).or_default().insert(role(&row.get::<_, String>(1)?)?);
        }
        Ok(holders)
    }
}
