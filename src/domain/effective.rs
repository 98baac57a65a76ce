//! What a user can really use: the union over all paths (DOMAIN R97).

use std::collections::{BTreeMap, BTreeSet};

use super::catalog::relations::{Bits, Relations};
use super::facts::Facts;
use super::ids::{ServicePlanId, SkuId};
use super::product::Product;
use super::state::UserState;
use super::user::{Path, Presence, User};

/// Every service that is on, and the product it comes from (the first, where several give it).
pub type Services = BTreeMap<ServicePlanId, SkuId>;

/// The services on for a user whose direct licenses are those of `state`.
#[must_use]
pub fn services(user: &User, state: &UserState, facts: &Facts) -> Services {
    of(held(user, state), facts)
}

/// The services on in these licenses.
#[must_use]
pub fn of<'l>(licenses: impl Iterator<Item = (SkuId, &'l BTreeSet<ServicePlanId>)>, facts: &Facts) -> Services {
    let mut services = Services::new();
    for (sku, disabled) in licenses {
        let Some(product) = facts.products.get(&sku) else { continue };
        for service in product.services.iter().filter(|service| !disabled.contains(&service.id)) {
            services.entry(service.id).or_insert(sku);
        }
    }
    services
}

/// What is held by which path, and what is off in it; not what is only wanted. From a group, as long as they are there.
fn held<'u>(user: &'u User, state: &'u UserState) -> impl Iterator<Item = (SkuId, &'u BTreeSet<ServicePlanId>)> {
    let direct = state.licenses.iter().filter(|(_, held)| !held.error).map(|(sku, held)| (*sku, &held.disabled));
    let there = state.presence == Presence::Active;
    let inherited =
        user.inherited().filter(move |l| there && l.state.holds_seat()).map(|license| (license.sku, &license.disabled));
    direct.chain(inherited)
}

/// The services of each product that exclude others or need them.
pub struct Related(BTreeMap<SkuId, Bits>);

impl Related {
    /// Those of the products around a change.
    #[must_use]
    pub fn of(facts: &Facts) -> Self {
        let relations = Relations::embedded();
        let bits = |product: &Product| product.services.iter().fold(0, |bits, s| bits | relations.bit(s.id));
        Self(facts.products.iter().map(|(sku, product)| (*sku, bits(product))).collect())
    }

    /// Those of them that are among [`services`].
    #[must_use]
    pub fn on(&self, user: &User, state: &UserState) -> Bits {
        let relations = Relations::embedded();
        held(user, state).fold(0, |on, (sku, disabled)| {
            let off = disabled.iter().fold(0, |bits, id| bits | relations.bit(*id));
            on | self.0.get(&sku).map_or(0, |bits| bits & !off)
        })
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::sample::{E1, E3, EXCHANGE_2, SHAREPOINT_1, SWAY, Scene, VISIO};

    /// How many services are on, and from which product Sway comes.
    fn on(scene: &Scene) -> (usize, Option<SkuId>) {
        let (user, facts) = scene.told_of("a");
        let services = services(&user, &UserState::of(&user), &facts);
        (services.len(), services.get(&SWAY).copied())
    }

    fn off(scene: &Scene, sku: SkuId) -> Option<Vec<ServicePlanId>> {
        disabled(&scene.told_of("a").0, sku).map(Vec::from_iter)
    }

    #[test]
    fn a_service_is_off_only_if_it_is_off_on_every_path() {
        let scene = Scene::new().user("a").holds(E3).off(&[SWAY, EXCHANGE_2]);
        assert_eq!((on(&scene), off(&scene, E3)), ((35, None), Some(vec![SWAY, EXCHANGE_2])));
        let scene = scene.inherits(E3, "Staff").off(&[SWAY]);
        assert_eq!((on(&scene), off(&scene, E3)), ((36, None), Some(vec![SWAY])));
        let scene = scene.inherits(E3, "Sales");
        assert_eq!((on(&scene), off(&scene, E3)), ((37, Some(E3)), Some(vec![])));
    }

    #[test]
    fn a_service_off_in_one_product_is_on_by_another() {
        let scene = Scene::new().user("a").holds(E3).off(&[SWAY]).holds(E1).off(&[SHAREPOINT_1]);
        assert_eq!(on(&scene).1, Some(E1));
        assert_eq!(off(&scene, E3), Some(vec![SWAY]));
    }

    #[test]
    fn what_is_only_wanted_gives_nothing() {
        let scene = Scene::new().user("a").holds(VISIO).in_error().inherits(E3, "Staff").in_error();
        assert_eq!((on(&scene), off(&scene, VISIO), off(&scene, E3)), ((0, None), None, None));
    }
}
