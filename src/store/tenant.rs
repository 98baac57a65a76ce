//! What is known of the tenant as a whole.

use rusqlite::params;

use super::{SaveError, Store, StoreError, users};
use crate::domain::cloud::Cloud;
use crate::domain::location::Location;
use crate::domain::refusal::Refusal;
use crate::domain::role::{Principal, Right};
use crate::domain::text::clean;

/// The tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    /// Its name; cleaned.
    pub name: String,
    /// In which cloud it is (DOMAIN R73).
    pub cloud: Cloud,
    /// Where it is: stands in for members of licensed groups who have no location of their own (R89).
    pub location: Option<Location>,
    /// Who works here when nobody signs in.
    pub owner: String,
    /// The date of its product names.
    pub catalog_date: String,
}

impl Store {
    /// The tenant.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tenant(&self) -> Result<Tenant, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT name, cloud, owner, catalog_date, location FROM tenant")?;
        let mut rows = statement.query([])?;
        let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let word: String = row.get(1)?;
        let cloud =
            word.parse().map_err(|_| StoreError::Value { what: "a cloud", found: clean(&word).into_owned() })?;
        Ok(Tenant {
            name: clean(&row.get::<_, String>(0)?).into_owned(),
            cloud,
            location: users::location(row, 4)?,
            owner: row.get(2)?,
            catalog_date: row.get(3)?,
        })
    }

    /// Says what the tenant is called and in which cloud it is. Like an import it goes past the journal: it changes
    /// nothing that anybody has, only how this file speaks of it, and it takes the same right.
    ///
    /// # Errors
    /// [`SaveError::Refused`] for whoever may not import, or [`SaveError::Broken`].
    pub fn describe(&mut self, by: &Principal, name: &str, cloud: Cloud) -> Result<(), SaveError> {
        let refused = if by.read_only || self.read_only()? {
            Some(Refusal::ReadOnly)
        } else if by.may(Right::Roles) {
            None
        } else {
            Some(Refusal::RoleNotPermitted { needs: Right::Roles.holders() })
        };
        if let Some(refusal) = refused {
            return Err(SaveError::Refused(vec![refusal]));
        }
        self.db.execute("UPDATE tenant SET name = ?1, cloud = ?2", params![clean(name.trim()), cloud.id()])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_import_may_describe() {
        let mut store = Store::in_memory("Contoso").unwrap();
        let owner = store.owner().unwrap();
        store.describe(&owner, " Fab\u{1b}rikam ", Cloud::Germany).unwrap();
        let tenant = store.tenant().unwrap();
        assert_eq!((&*tenant.name, tenant.cloud), ("Fabrikam", Cloud::Germany));
        let nobody = Principal { roles: [crate::domain::role::Role::LicenseAdmin].into(), ..owner.clone() };
        let reader = Principal { read_only: true, ..owner };
        for (by, code) in [(nobody, "role_not_permitted"), (reader, "read_only")] {
            let Err(SaveError::Refused(said)) = store.describe(&by, "X", Cloud::Vianet) else { panic!("let through") };
            assert_eq!(said[0].code(), code);
        }
        assert_eq!(store.tenant().unwrap(), tenant);
        assert!(store.last_batch().unwrap().is_none());
    }
}
