//! Products chosen, and the services to leave off, before anything is asked of the store.

use std::collections::{BTreeMap, BTreeSet};

use super::toggles::{Command, Item, Mark, Target};
use crate::domain::change::Grant;
use crate::domain::ids::{ServicePlanId, SkuId};
use crate::domain::product::{Product, Service};
use crate::kit::marks;
use crate::layer::Context;

/// The choice so far.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    chosen: BTreeMap<SkuId, BTreeSet<ServicePlanId>>,
    open: BTreeSet<SkuId>,
}

impl Draft {
    /// One product, all services on.
    pub fn of(sku: SkuId) -> Self {
        Self { chosen: BTreeMap::from([(sku, BTreeSet::new())]), open: BTreeSet::new() }
    }

    /// One product as it is given somewhere, its services in sight.
    pub fn with(grant: Grant) -> Self {
        Self { open: BTreeSet::from([grant.sku]), chosen: BTreeMap::from([(grant.sku, grant.off)]) }
    }

    /// The products chosen, with what is to be left off.
    pub fn grants(&self) -> Vec<Grant> {
        self.chosen.iter().map(|(sku, off)| Grant { sku: *sku, off: off.clone() }).collect()
    }

    /// Turns a row's switch.
    pub fn flip(&mut self, target: Target) {
        match target {
            Target::Product(sku) if self.chosen.remove(&sku).is_some() => {
                self.open.remove(&sku);
            }
            Target::Product(sku) => {
                self.chosen.insert(sku, BTreeSet::new());
            }
            Target::Service(sku, plan) => marks::flip(self.chosen.entry(sku).or_default(), plan),
            Target::Location | Target::Section(_) | Target::Note => {}
        }
    }

    /// Turns the switch of a row, or shows and hides what is under it.
    pub fn run(&mut self, command: Command, row: &Item) {
        match (command, row.target) {
            (Command::Flip, target) if row.locked.is_none() => self.flip(target),
            (Command::Unfold, Target::Product(sku)) => self.unfold(sku),
            _ => {}
        }
    }

    /// Leaves a service off.
    pub fn switch_off(&mut self, sku: SkuId, plan: ServicePlanId) {
        if let Some(off) = self.chosen.get_mut(&sku) {
            off.insert(plan);
        }
    }

    /// Shows or hides the services of a product.
    pub fn unfold(&mut self, sku: SkuId) {
        marks::flip(&mut self.open, sku);
    }

    /// A row per product that can go to users, and its services where it is open.
    pub fn items(&self, cx: &Context) -> Vec<Item> {
        let mut items = Vec::new();
        for product in cx.products.iter().filter(|product| product.goes_to_users()) {
            let chosen = self.chosen.contains_key(&product.sku);
            let open = self.open.contains(&product.sku);
            items.push(Item {
                target: Target::Product(product.sku),
                mark: Mark::Switch,
                on: chosen,
                label: product.display_name.clone(),
                note: cx.tell("seats-available", [("count", product.available().into())]),
                locked: unassignable(product, cx),
                open: Some(open),
                depth: 0,
            });
            if open {
                items.extend(self.services(product, Mark::Switch, 1, cx));
            }
        }
        items
    }

    /// A row per service of a product.
    pub fn services<'a>(
        &'a self,
        product: &'a Product,
        mark: Mark,
        depth: usize,
        cx: &'a Context,
    ) -> impl Iterator<Item = Item> + 'a {
        let off = self.chosen.get(&product.sku);
        product.switches().map(move |service| Item {
            target: Target::Service(product.sku, service.id),
            mark,
            on: off.is_some_and(|off| !off.contains(&service.id)),
            label: service.display_name.clone(),
            note: automatic(service, cx),
            locked: None,
            open: None,
            depth,
        })
    }

    /// "35 of 37 on".
    pub fn services_on(&self, product: &Product, cx: &Context) -> String {
        let all = product.switches().count();
        let off = self.chosen.get(&product.sku).map_or(0, BTreeSet::len);
        cx.tell("services-on", [("on", all.saturating_sub(off).into()), ("all", all.into())])
    }
}

/// Sway and its like come by themselves (DOMAIN R104).
pub fn automatic(service: &Service, cx: &Context) -> String {
    if service.automatic { cx.say("service-automatic") } else { String::new() }
}

/// Why a product cannot be given to anybody now; what depends on the users is left to the rules.
pub fn unassignable(product: &Product, cx: &Context) -> Option<String> {
    let units = product.units();
    if let Some(buyer) = product.self_service_buyer() {
        Some(cx.tell("status-self-service", [("buyer", buyer.into())]))
    } else if product.total() == 0 && units.suspended + units.locked_out > 0 {
        Some(cx.say("status-suspended"))
    } else if !product.owned() {
        Some(cx.say("product-no-subscription"))
    } else {
        None
    }
}
