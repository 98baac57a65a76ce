//! What a user can really use: the union over all paths (DOMAIN R97).

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use super::ids::{ServicePlanId, SkuId};
use super::state::UserState;
use super::user::{Path, User};

/// Every service that is on, and the product it comes from (the first, where several give it).
pub type Services = BTreeMap<ServicePlanId, SkuId>;

/// The services on for a user whose direct licenses are those of `state`.
#[must_use]
pub fn services(user: &User, state: &UserState, facts: &Facts) -> Services {
    let direct = state.licenses.iter().filter(|(_, held)| !held.error).map(|(sku, held)| (*sku, &held.disabled));
    let inherited = user.inherited().filter(|l| l.state.holds_seat()).map(|license| (license.sku, &license.disabled));
    let mut services = Services::new();
    for (sku, disabled) in direct.chain(inherited) {
        let Some(product) = facts.products.get(&sku) else { continue };
        for service in product.services.iter().filter(|service| !disabled.contains(&service.id)) {
            services.entry(service.id).or_insert(sku);
        }
    }
    services
}

/// The services of one product that are off in every path by which the user holds it; None: not held.
#[must_use]
pub fn disabled(user: &User, sku: SkuId) -> Option<BTreeSet<ServicePlanId>> {
    user.licenses
        .iter()
        .filter(|license| license.sku == sku && license.state.holds_seat())
        .map(|license| license.disabled.clone())
        .reduce(|a, b| &a & &b)
}

/// The services switched off in a direct license; None: not held directly.
#[must_use]
pub fn disabled_directly(user: &User, sku: SkuId) -> Option<&BTreeSet<ServicePlanId>> {
    user.licenses
        .iter()
        .find(|license| license.sku == sku && license.path == Path::Direct)
        .map(|license| &license.disabled)
}
