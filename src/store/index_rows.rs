//! Reading what the index keeps of the users.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeInclusive;

use rusqlite::{Connection, Row};
use rustc_hash::FxHashMap;

use super::users::{guid, license_state, location};
use super::{Store, StoreError};
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::role::Role;
use crate::domain::user::{LicenseState, UserType};
use crate::index;

/// Up to where somebody followed what becomes of the users.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub(super) loads: i64,
    pub(super) batch: i64,
    /// What no user is part of: filters, columns, the index that is kept.
    settings: i64,
}

impl Store {
    /// Where the file is now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn mark(&self) -> Result<Mark, StoreError> {
        let sql = "SELECT loads, (SELECT ifnull(max(id), 0) FROM batch), settings FROM tenant";
        let mark = |row: &Row| Ok(Mark { loads: row.get(0)?, batch: row.get(1)?, settings: row.get(2)? });
        Ok(self.db.prepare_cached(sql)?.query_row([], mark)?)
    }

    /// The users that were changed between two marks; None: it could be anybody.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn touched(&self, from: Mark, to: Mark) -> Result<Option<Vec<UserKey>>, StoreError> {
        if from.loads != to.loads || from == to {
            return Ok(None);
        }
        self.touched_after(from.batch, to.batch).map(Some)
    }

    /// The users of the batches after one of the journal up to another.
    pub(super) fn touched_after(&self, from: i64, to: i64) -> Result<Vec<UserKey>, StoreError> {
        // What a group gives or loses shows on its members, who have no lines of their own in the journal.
        let sql = "SELECT user FROM batch_user WHERE batch > ?1 AND batch <= ?2
                   UNION SELECT user FROM batch_member WHERE batch > ?1 AND batch <= ?2";
        let mut statement = self.db.prepare_cached(sql)?;
        let users = statement.query_map([from, to], |row| row.get(0).map(UserKey))?;
        Ok(users.collect::<Result<_, _>>()?)
    }

    /// The lowest and the highest number of a user.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn user_range(&self) -> Result<RangeInclusive<UserKey>, StoreError> {
        let sql = "SELECT ifnull(min(key), 0), ifnull((SELECT max(key) FROM user), 0) FROM user";
        let range = |row: &Row| Ok(UserKey(row.get(0)?)..=UserKey(row.get(1)?));
        Ok(self.db.query_row(sql, [], range)?)
    }

    /// The rows of an index.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn index_rows(&self) -> Result<IndexRows<'_>, StoreError> {
        let mut products = self.db.prepare_cached("SELECT key, sku_id FROM product")?;
        let mut products = products.query([])?;
        let mut skus = FxHashMap::default();
        while let Some(row) = products.next()? {
            skus.insert(row.get(0)?, SkuId(guid(row, 1)?));
        }
        Ok(IndexRows { db: &self.db, skus, roles: self.role_holders()? })
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

/// What an index keeps of the users, read row by row.
pub struct IndexRows<'s> {
    db: &'s Connection,
    skus: FxHashMap<i64, SkuId>,
    roles: BTreeMap<UserKey, BTreeSet<Role>>,
}

impl IndexRows<'_> {
    /// Tells of the users of these numbers who are not deleted, in order of number, until `tell` says false.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn each(
        &self,
        keys: RangeInclusive<UserKey>,
        mut tell: impl FnMut(&index::Row) -> bool,
    ) -> Result<(), StoreError> {
        // Users and licenses are read side by side, so both as they are at this moment.
        let _moment = self.db.unchecked_transaction()?;
        let range = [keys.start().0, keys.end().0];
        let sql = "SELECT user, product, state FROM license WHERE user BETWEEN ?1 AND ?2 ORDER BY user";
        let mut licenses = self.db.prepare_cached(sql)?;
        let mut licenses = licenses.query(range)?;
        let mut next = || licenses.next()?.map(|row| license(row, &self.skus)).transpose();
        let sql = "SELECT key, folded_name, folded_upn, user_type, account_enabled, location, synced, mailbox,
                     department, job_title, city, state, country FROM user
                   WHERE key BETWEEN ?1 AND ?2 AND deleted_at IS NULL ORDER BY key";
        let nobody = BTreeSet::new();
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
                synced: row.get(6)?,
                mailbox: row.get(7)?,
                attributes: [text(8)?, text(9)?, text(10)?, text(11)?, text(12)?],
                roles: self.roles.get(&key).unwrap_or(&nobody),
                licenses: &held,
            };
            if !tell(&row) {
                break;
            }
        }
        Ok(())
    }
}

fn license(row: &Row, skus: &FxHashMap<i64, SkuId>) -> Result<(UserKey, SkuId, LicenseState), StoreError> {
    let product: i64 = row.get(1)?;
    let sku = skus.get(&product).copied();
    let unknown = || StoreError::Value { what: "a license of a product", found: product.to_string() };
    Ok((UserKey(row.get(0)?), sku.ok_or_else(unknown)?, license_state(row.get_ref(2)?.as_str().unwrap_or_default())?))
}
