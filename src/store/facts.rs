//! Loading what the rules need to know of one change.

use std::collections::{BTreeMap, BTreeSet};

use super::{Store, StoreError};
use crate::domain::change::Change;
use crate::domain::facts::Facts;
use crate::domain::ids::SkuId;
use crate::domain::product::Product;
use crate::domain::role::Principal;

impl Store {
    /// The picture of the tenant around a change. `known` holds the products loaded before: within one
    /// transaction, or one reading of a whole job, a product is read once.
    pub(super) fn facts(
        &self,
        by: &Principal,
        change: &Change,
        known: &mut BTreeMap<SkuId, Product>,
    ) -> Result<Facts, StoreError> {
        let users = self.users(change.users.users())?.into_iter().map(|user| (user.key, user)).collect();
        let mut facts = Facts { by: by.clone(), users, products: BTreeMap::new(), others: BTreeMap::new() };
        self.load_subjects(&change.action, &mut facts)?;
        let granted = change.action.grants().into_iter().map(|grant| grant.sku);
        let held = facts.users.values().flat_map(|user| user.licenses.iter().map(|license| license.sku));
        let skus: BTreeSet<SkuId> = granted.chain(change.action.removes().iter().copied()).chain(held).collect();
        for sku in skus {
            let product = match known.remove(&sku) {
                Some(product) => Some(product),
                None => self.product(sku)?,
            };
            facts.products.extend(product.map(|product| (sku, product)));
        }
        Ok(facts)
    }
}
