//! Reading what the index keeps of the users.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use rusqlite::Row;

use super::users::{guid, license_state, location};
use super::{Store, StoreError};
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::user::{LicenseState, UserType};
use crate::index;

impl Store {
    /// Tells of the users of these numbers who are not deleted, in order of number, until `tell` says false.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn index_rows(
        &self,
        keys: RangeInclusive<UserKey>,
        mut tell: impl FnMut(&index::Row) -> bool,
    ) -> Result<(), StoreError> {
        // Users and licenses are read side by side, so both as they are at this moment.
        let _moment = self.db.unchecked_transaction()?;
        let mut products = self.db.prepare_cached("SELECT key, sku_id FROM product")?;
        let mut products = products.query([])?;
        let mut skus = HashMap::new();
        while let Some(row) = products.next()? {
            skus.insert(row.get::<_, i64>(0)?, SkuId(guid(row, 1)?));
        }
        let range = [keys.start().0, keys.end().0];
        let sql = "SELECT user, product, state FROM license WHERE user BETWEEN ?1 AND ?2 ORDER BY user";
        let mut licenses = self.db.prepare_cached(sql)?;
        let mut licenses = licenses.query(range)?;
        let mut next = || licenses.next()?.map(|row| license(row, &skus)).transpose();
        let sql = "SELECT key, folded_name, folded_upn, user_type, account_enabled, location, department
                   FROM user WHERE key BETWEEN ?1 AND ?2 AND deleted_at IS NULL ORDER BY key";
        let mut users = self.db.prepare_cached(sql)?;
        let mut users = users.query(range)?;
        let (mut ahead, mut held) = (next()?, Vec::new());
        while let Some(row) = users.next()? {
            let key = UserKey(row.get(0)?);
            held.clear();
            while let Some((user, sku, state)) = ahead.filter(|(user, ..)| *user <= key) {
                // Deleted users have licenses too.
                if user == key {
                    held.push((sku, state));
                }
                ahead = next()?;
            }
            let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
            let row = index::Row {
                key,
                name: text(1)?,
                upn: text(2)?,
                user_type: if text(3)? == "Guest" { UserType::Guest } else { UserType::Member },
                enabled: row.get(4)?,
                location: location(row, 5)?,
                department: text(6)?,
                licenses: &held,
            };
            if !tell(&row) {
                break;
            }
        }
        Ok(())
    }

    /// What all products are called.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn product_names(&self) -> Result<HashMap<SkuId, String>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT sku_id, display_name FROM product")?;
        let mut rows = statement.query([])?;
        let mut names = HashMap::new();
        while let Some(row) = rows.next()? {
            names.insert(SkuId(guid(row, 0)?), row.get(1)?);
        }
        Ok(names)
    }
}

fn license(row: &Row, skus: &HashMap<i64, SkuId>) -> Result<(UserKey, SkuId, LicenseState), StoreError> {
    let product: i64 = row.get(1)?;
    let sku = skus.get(&product).copied();
    let unknown = || StoreError::Value { what: "a license of a product", found: product.to_string() };
    Ok((UserKey(row.get(0)?), sku.ok_or_else(unknown)?, license_state(row.get_ref(2)?.as_str().unwrap_or_default())?))
}
