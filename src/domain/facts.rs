//! What the rules need to know, loaded by the store for one change.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::catalog::Catalog;
use super::device::Inside;
use super::group::About;
use super::ids::{GroupKey, ObjectId, ServicePlanId, SkuId, SubscriptionId, UserKey};
use super::product::{Product, Service};
use super::refusal::{GroupRef, ProductRef, ServiceRef, UserRef};
use super::role::Principal;
use super::subject::{State, Subject};
use super::user::User;

/// A picture of the tenant around one change.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Who asks.
    pub by: Principal,
    /// When.
    pub now: Timestamp,
    /// The users of the batch that exist.
    pub users: BTreeMap<UserKey, User>,
    /// The tenant's products: those of the change and those its users hold.
    pub products: BTreeMap<SkuId, Product>,
    /// What the change is about besides users, as far as it exists.
    pub others: BTreeMap<Subject, State>,
    /// Of users who would become active: who has their user name already.
    pub taken: BTreeMap<UserKey, UserRef>,
    /// What else the rules ask about groups; loaded for changes of groups alone.
    pub groups: GroupFacts,
    /// What else the rules ask about allotments; loaded for changes of allotments alone.
    pub allotments: AllotmentFacts,
}

/// What bears on allotments beside their own state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllotmentFacts {
    /// The groups that are to come in, as far as they are there.
    pub groups: BTreeMap<GroupKey, About>,
}

/// What bears on groups beside their own state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupFacts {
    /// The tenant owns a product that comes with group licensing (R92).
    pub licensing: bool,
    /// Those to be taken in who are no users, devices or groups of the tenant.
    pub strangers: Vec<ObjectId>,
    /// The groups to be taken in that have the group itself in them.
    pub circles: Vec<GroupRef>,
    /// Who is in the groups that are given a license.
    pub inside: BTreeMap<GroupKey, Inside>,
    /// Which group each subscription for devices is given to.
    pub holders: BTreeMap<SubscriptionId, GroupRef>,
    /// What allotments give the members of a group.
    pub allotted: BTreeMap<GroupKey, Vec<SkuId>>,
}

impl Facts {
    /// Nothing but who asks, and when.
    #[must_use]
    pub fn new(by: Principal, now: Timestamp) -> Self {
        let (users, products, others) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (taken, groups, allotments) = (BTreeMap::new(), GroupFacts::default(), AllotmentFacts::default());
        Self { by, now, users, products, others, taken, groups, allotments }
    }

    /// What the tenant, or else the catalog, knows of a product's services.
    #[must_use]
    pub fn service(&self, id: ServicePlanId) -> ServiceRef {
        let own = self.products.values().find_map(|product| product.service(id));
        let (part_number, name) = match own {
            Some(Service { name, display_name, .. }) => (name.clone(), display_name.clone()),
            None => Catalog::embedded()
                .plan(id)
                .map_or_else(|| (String::new(), id.to_string()), |plan| (plan.name.clone(), plan.display_name.clone())),
        };
        ServiceRef { id, part_number, name }
    }

    /// What the tenant, or else the catalog, knows of a product.
    #[must_use]
    pub fn product(&self, sku: SkuId) -> ProductRef {
        let (part_number, name) = match self.products.get(&sku) {
            Some(product) => (product.part_number.clone(), product.display_name.clone()),
            None => Catalog::embedded()
                .product(sku)
                .map_or_else(|| (String::new(), sku.to_string()), |p| (p.part_number.clone(), p.display_name.clone())),
        };
        ProductRef { sku, part_number, name }
    }
}

impl From<&User> for UserRef {
    fn from(user: &User) -> Self {
        Self { key: user.key, name: user.display_name.clone(), upn: user.upn.clone() }
    }
}
