//! What was ticked, unticked and switched for one user, and not yet saved.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::change::{Action, Grant};
use crate::domain::effective;
use crate::domain::ids::{ServicePlanId, SkuId};
use crate::domain::location::Location;
use crate::domain::product::Product;
use crate::domain::user::User;
use crate::kit::marks;
use crate::layer::Context;
use crate::panels::draft::{automatic, unassignable};
use crate::panels::services::locked;
use crate::panels::toggles::{Item, Mark, Target};

/// The differences from what the user holds.
#[derive(Clone, Debug, Default)]
pub struct Edits {
    /// A new usage location.
    pub location: Option<Location>,
    /// Products whose box was turned.
    products: BTreeSet<SkuId>,
    /// Services whose box was turned.
    services: BTreeMap<SkuId, BTreeSet<ServicePlanId>>,
}

impl Edits {
    /// Turns a box.
    pub fn flip(&mut self, user: &User, target: Target) {
        match target {
            Target::Product(sku) => {
                marks::flip(&mut self.products, sku);
                if !self.direct(user, sku) {
                    self.services.remove(&sku);
                }
            }
            Target::Service(sku, plan) => {
                marks::flip(self.services.entry(sku).or_default(), plan);
                self.services.retain(|_, turned| !turned.is_empty());
            }
            Target::Location | Target::Section(_) | Target::Note => {}
        }
    }

    /// Whether the product's box is ticked by a direct license.
    pub fn direct(&self, user: &User, sku: SkuId) -> bool {
        effective::disabled_directly(user, sku).is_some() != self.products.contains(&sku)
    }

    /// Whether the user would hold the product by any path.
    pub fn holds(&self, user: &User, sku: SkuId) -> bool {
        self.direct(user, sku) || user.inherits_seat(sku)
    }

    /// The services of a product that would be off in every path.
    pub fn disabled(&self, user: &User, sku: SkuId) -> BTreeSet<ServicePlanId> {
        let inherited = user.inherited().filter(|license| license.sku == sku).map(|license| license.disabled.clone());
        let direct = self.direct(user, sku).then(|| self.disabled_directly(user, sku));
        inherited.chain(direct).reduce(|a, b| &a & &b).unwrap_or_default()
    }

    fn disabled_directly(&self, user: &User, sku: SkuId) -> BTreeSet<ServicePlanId> {
        let none = BTreeSet::new();
        let held = effective::disabled_directly(user, sku).unwrap_or(&none);
        held ^ self.services.get(&sku).unwrap_or(&none)
    }

    /// The row of the usage location.
    pub fn location_row(&self, user: &User, cx: &Context) -> Item {
        let location = self.location.or(user.location);
        Item {
            target: Target::Location,
            note: location.map_or_else(|| cx.say("location-none"), |location| cx.words.country(location)),
            ..Item::note(cx.say("select-location"))
        }
    }

    /// Takes another usage location, or none if it is the one there is.
    pub fn locate(&mut self, user: Option<&User>, location: Location) {
        self.location = Some(location).filter(|_| user.and_then(|user| user.location) != Some(location));
    }

    /// A product's row: whether it is held, the seats left, and the groups that give it.
    pub fn product(&self, user: &User, product: &Product, mark: Mark, cx: &Context) -> Item {
        let groups = user.inherited_from(product.sku);
        let direct = self.direct(user, product.sku);
        let inherited =
            (!groups.is_empty() && !direct).then(|| cx.tell("locked-from", [("groups", groups.join(", ").into())]));
        let locked = inherited.or_else(|| if direct { None } else { unassignable(product, cx) });
        let left = cx.tell("seats-left", [("count", product.available().into())]);
        let note = if groups.is_empty() {
            left
        } else {
            cx.tell("also-from", [("groups", groups.join(", ").into()), ("left", left.into())])
        };
        let failed = user.licenses.iter().any(|license| license.sku == product.sku && license.state.is_error());
        let told = |words: String| if failed { [&*cx.say("license-error"), &words].join(" · ") } else { words };
        Item {
            target: Target::Product(product.sku),
            mark,
            on: direct || !groups.is_empty(),
            label: product.display_name.clone(),
            note: told(note),
            locked: locked.map(told),
            open: None,
            depth: 0,
        }
    }

    /// A row per service of a product that is held.
    pub fn services<'a>(
        &self,
        user: &'a User,
        product: &'a Product,
        mark: Mark,
        cx: &'a Context,
    ) -> impl Iterator<Item = Item> + use<'a> {
        let off = self.disabled(user, product.sku);
        product.switches().map(move |service| Item {
            target: Target::Service(product.sku, service.id),
            mark,
            on: !off.contains(&service.id),
            label: service.display_name.clone(),
            note: automatic(service, cx),
            locked: locked(user, product.sku, service, cx),
            open: None,
            depth: 0,
        })
    }

    /// Whether a license would change, and not the location alone.
    pub fn of_licenses(&self) -> bool {
        !(self.products.is_empty() && self.services.is_empty())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        let services: usize = self.services.values().map(BTreeSet::len).sum();
        usize::from(self.location.is_some()) + self.products.len() + services
    }

    /// What **Save changes** would ask for; None: nothing was changed.
    pub fn action(&self, user: &User) -> Option<Action> {
        let touched: BTreeSet<SkuId> = self.products.iter().chain(self.services.keys()).copied().collect();
        let (kept, remove): (Vec<_>, Vec<_>) = touched.into_iter().partition(|sku| self.direct(user, *sku));
        let grants: Vec<Grant> =
            kept.into_iter().map(|sku| Grant { sku, off: self.disabled_directly(user, sku) }).collect();
        let nothing = self.location.is_none() && grants.is_empty() && remove.is_empty();
        (!nothing).then_some(Action::Edit { location: self.location, grants, remove })
    }
}
