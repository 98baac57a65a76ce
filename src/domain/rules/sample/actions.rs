//! Changes, as short as tests want them.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::domain::allotment::Terms;
use crate::domain::batch::Batch;
use crate::domain::change::{Action, Addition, AllotmentAction, Grant, GroupAction, Person};
use crate::domain::group::{About, Kind};
use crate::domain::ids::{AllotmentKey, GroupKey, ObjectId, ServicePlanId, SkuId};

pub fn assign(skus: &[SkuId]) -> Action {
    Action::Assign(skus.iter().copied().map(Grant::whole).collect())
}

pub fn assign_without(sku: SkuId, off: &[ServicePlanId]) -> Action {
    Action::Assign(vec![without(sku, off)])
}

pub fn without(sku: SkuId, off: &[ServicePlanId]) -> Grant {
    Grant { sku, off: off.iter().copied().collect() }
}

pub fn switch(sku: SkuId, on: &[ServicePlanId], off: &[ServicePlanId]) -> Action {
    Action::SetServices { sku, on: on.iter().copied().collect(), off: off.iter().copied().collect() }
}

/// People of those names, licensed in NL.
pub fn add(names: &[&str], skus: &[SkuId]) -> Action {
    let person = |name: &&str| Person {
        display_name: (*name).to_owned(),
        upn: format!("{name}@contoso.example"),
        ..Person::default()
    };
    let grants = skus.iter().copied().map(Grant::whole).collect();
    let (people, location) = (names.iter().map(person).collect(), "NL".parse().ok());
    Action::Add(Addition { people, location, grants, roles: BTreeSet::new() })
}

pub fn groups(keys: &[i64]) -> Batch<GroupKey> {
    Batch::new(keys.iter().copied().map(GroupKey)).unwrap()
}

pub fn create_group(name: &str) -> Action {
    Action::Groups(GroupAction::Create(About::new(name.to_owned(), Kind::Security)))
}

pub fn delete_groups(keys: &[i64]) -> Action {
    Action::Groups(GroupAction::Delete(groups(keys)))
}

pub fn give(keys: &[i64], skus: &[SkuId]) -> Action {
    let grants = skus.iter().copied().map(Grant::whole).collect();
    Action::Groups(GroupAction::Assign { groups: groups(keys), grants })
}

pub fn give_without(keys: &[i64], sku: SkuId, off: &[ServicePlanId]) -> Action {
    Action::Groups(GroupAction::Assign { groups: groups(keys), grants: vec![without(sku, off)] })
}

pub fn take(keys: &[i64], skus: &[SkuId]) -> Action {
    Action::Groups(GroupAction::Unassign { groups: groups(keys), skus: skus.to_vec() })
}

pub fn add_member(group: i64, id: u128) -> Action {
    let members = BTreeSet::from([ObjectId(Uuid::from_u128(id))]);
    Action::Groups(GroupAction::AddMembers { group: GroupKey(group), members })
}

pub fn allot(sku: SkuId, limit: u32, groups: &[i64]) -> Action {
    let terms = Terms { name: "Pool".to_owned(), sku, limit, off: BTreeSet::new() };
    let groups = groups.iter().copied().map(GroupKey).collect();
    Action::Allotments(AllotmentAction::Create { terms, owners: BTreeSet::new(), groups })
}

pub fn set_limit(allotment: i64, limit: u32) -> Action {
    Action::Allotments(AllotmentAction::SetLimit { allotment: AllotmentKey(allotment), limit })
}

pub fn add_groups(allotment: i64, groups: &[i64]) -> Action {
    let (add, remove) = (groups.iter().copied().map(GroupKey).collect(), BTreeSet::new());
    Action::Allotments(AllotmentAction::Groups { allotment: AllotmentKey(allotment), add, remove })
}

pub fn allotment_services(allotment: i64, off: &[ServicePlanId]) -> Action {
    let off = off.iter().copied().collect();
    Action::Allotments(AllotmentAction::SetServices { allotment: AllotmentKey(allotment), off })
}

pub fn delete_allotments(keys: &[i64]) -> Action {
    Action::Allotments(AllotmentAction::Delete(Batch::new(keys.iter().copied().map(AllotmentKey)).unwrap()))
}
