//! Loading what the rules need to know of one change.

use std::collections::{BTreeMap, BTreeSet};

use super::{Store, StoreError, first};
use crate::domain::change::{Action, Change};
use crate::domain::decide::{Approved, Judged};
use crate::domain::facts::Facts;
use crate::domain::ids::SkuId;
use crate::domain::product::Product;
use crate::domain::role::Principal;
use crate::domain::subject::State;

/// The products that changes were about, with everything that is in them.
#[derive(Default)]
pub struct Known {
    products: BTreeMap<SkuId, Product>,
    keys: BTreeMap<SkuId, i64>,
    /// What a job that is at work was found to do.
    judged: Judged,
    /// When that was read.
    stamp: (i64, u64),
}

impl Known {
    /// The key of a product that was asked about.
    pub fn key(&self, sku: SkuId) -> Result<i64, StoreError> {
        let unknown = || StoreError::Value { what: "a product", found: sku.to_string() };
        self.keys.get(&sku).copied().ok_or_else(unknown)
    }

    /// Takes the products back after a judgment.
    pub fn keep(&mut self, facts: Facts) {
        self.products.extend(facts.products);
    }
}

impl Store {
    /// The picture of the tenant around a change. Products stay as they are `known`, their seats included.
    pub(super) fn facts(&self, by: &Principal, change: &Change, known: &mut Known) -> Result<Facts, StoreError> {
        let users = change.users.users();
        let users = match &change.action {
            Action::Add(addition) => users.iter().filter_map(|key| addition.user(*key)).collect(),
            _ => self.users(users)?,
        };
        let users = users.into_iter().map(|user| (user.key, user)).collect();
        let mut facts = Facts { users, ..Facts::new(by.clone(), (self.now)()) };
        self.load_taken(&change.action, &mut facts)?;
        self.load_subjects(&change.action, &mut facts)?;
        let granted = change.action.grants().into_iter().map(|grant| grant.sku);
        let held = facts.users.values().flat_map(|user| user.licenses.iter().map(|license| license.sku));
        let of_others: Vec<SkuId> = facts.others.values().flat_map(State::skus).collect();
        let allotted: Vec<SkuId> = facts.groups.allotted.values().flatten().copied().collect();
        let of_devices = change.action.device_grants().into_iter().map(|grant| grant.sku);
        let skus: BTreeSet<SkuId> = granted
            .chain(change.action.removes().iter().copied())
            .chain(held)
            .chain(of_others)
            .chain(allotted)
            .chain(of_devices)
            .collect();
        for sku in skus {
            if !known.keys.contains_key(&sku)
                && let Some((key, product)) = self.product_to_judge(sku)?
            {
                known.keys.insert(sku, key);
                known.products.insert(sku, product);
            }
            facts.products.extend(known.products.remove_entry(&sku));
        }
        Ok(facts)
    }

    /// What is known of products, as long as nobody wrote since, this connection by other ways included. To be asked
    /// for within the transaction that relies on it.
    pub(super) fn known(&self) -> Result<Known, StoreError> {
        let stamp = self.stamp()?;
        let known = self.known.take();
        Ok(if known.stamp == stamp { known } else { Known { stamp, ..Known::default() } })
    }

    /// Keeps for the next batch what this one knew. To be told within its transaction, after the last of its writes:
    /// a change alters nothing of a product but its seats.
    pub(super) fn keep_known(&self, known: Known) -> Result<(), StoreError> {
        self.known.replace(Known { stamp: self.stamp()?, ..known });
        Ok(())
    }

    /// Another pair of numbers after any writing: that of others, and that of this connection.
    pub(super) fn stamp(&self) -> Result<(i64, u64), StoreError> {
        let version = self.db.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        Ok((version, self.db.total_changes()))
    }

    /// Reads the seats that are taken at this moment.
    pub(super) fn count_seats(&self, facts: &mut Facts, known: &Known) -> Result<(), StoreError> {
        for (sku, product) in &mut facts.products {
            product.assigned = self.taken(known.key(*sku)?)?;
        }
        Ok(())
    }

    fn taken(&self, product: i64) -> Result<u32, StoreError> {
        Ok(first(&self.db, "SELECT held + elsewhere FROM product WHERE key = ?1", product)?.unwrap_or_default())
    }

    /// Approves a change that its job was judged for, if seats are left for all of it; None: it is to be judged.
    pub(super) fn foreseen(&self, change: &Change, known: &mut Known) -> Result<Option<Approved>, StoreError> {
        for grant in change.action.grants() {
            let Some(product) = known.products.get_mut(&grant.sku) else { return Ok(None) };
            product.assigned = self.taken(known.keys[&grant.sku])?;
            if product.available() < i64::try_from(change.users.users().len()).unwrap_or(i64::MAX) {
                return Ok(None);
            }
        }
        Ok(known.judged.approve(change))
    }

    /// Remembers what a job was found to do, and what was known of products, as of that time.
    pub(super) fn foresee(&self, judged: Judged, known: Known, stamp: (i64, u64)) {
        self.known.replace(Known { judged, stamp, ..known });
    }

    /// Forgets it: the job is over.
    pub(super) fn forget_judged(&self) {
        self.known.borrow_mut().judged = Judged::default();
    }
}
