//! Groups of a scene, and what is asked for them.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{DEVICE, Scene, subscription, without};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, Grant, GroupAction};
use crate::domain::device::{DeviceGrant, Inside};
use crate::domain::group::{About, GroupState, Kind};
use crate::domain::ids::{GroupKey, ObjectId, ServicePlanId, SkuId};
use crate::domain::refusal::GroupRef;
use crate::domain::subject::{State, Subject};

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

pub fn license_devices(group: i64, n: u64) -> Action {
    let grant = DeviceGrant { sku: DEVICE, subscription: Some(subscription(DEVICE, n)) };
    Action::Groups(GroupAction::AssignDevices { group: GroupKey(group), grant })
}

pub fn unlicense_devices(group: i64) -> Action {
    Action::Groups(GroupAction::UnassignDevices { group: GroupKey(group), sku: DEVICE })
}

impl Scene {
    /// One more security group, by whose number changes name it: 1, 2, … What follows is about it.
    pub fn group(mut self, name: &str) -> Self {
        let key = GroupKey(i64::try_from(self.facts.others.len()).unwrap());
        let group = GroupState { about: Some(About::new(name.to_owned(), Kind::Security)), ..GroupState::default() };
        self.facts.others.insert(Subject::Group(key), State::Group(group));
        self
    }

    pub fn with_group(mut self, edit: impl FnOnce(&mut GroupState)) -> Self {
        let State::Group(group) = self.facts.others.values_mut().next_back().unwrap();
        edit(group);
        self
    }

    /// The group was deleted.
    pub fn no_group(self) -> Self {
        self.with_group(|group| group.about = None)
    }

    pub fn dynamic(self) -> Self {
        self.with_group(|group| group.about.as_mut().unwrap().dynamic = true)
    }

    pub fn synced(self) -> Self {
        self.with_group(|group| group.about.as_mut().unwrap().synced = true)
    }

    /// The tenant owns what group licensing comes with.
    pub fn permitted(mut self) -> Self {
        self.facts.groups.licensing = true;
        self
    }

    /// Nobody has that id.
    pub fn strange(mut self, id: u128) -> Self {
        self.facts.groups.strangers.push(ObjectId(Uuid::from_u128(id)));
        self
    }

    /// Who is in the group last named.
    fn inside(mut self, edit: impl FnOnce(&mut Inside)) -> Self {
        let Some(Subject::Group(key)) = self.facts.others.keys().next_back().copied() else { return self };
        edit(self.facts.groups.inside.entry(key).or_default());
        self
    }

    /// So many devices are in it.
    pub fn devices(self, count: u32) -> Self {
        self.inside(|inside| inside.devices = count)
    }

    /// So many of its members are users.
    pub fn members(self, count: u32) -> Self {
        self.inside(|inside| inside.users = count)
    }

    /// Its devices are licensed by the n-th subscription.
    pub fn licenses_devices(mut self, n: u64) -> Self {
        let Some((Subject::Group(key), State::Group(group))) = self.facts.others.iter().next_back() else {
            return self;
        };
        let name = group.about.as_ref().map_or_else(String::new, |about| about.name.clone());
        self.facts.groups.holders.insert(subscription(DEVICE, n), GroupRef { key: *key, name });
        self.with_group(|group| {
            group.devices = Some(DeviceGrant { sku: DEVICE, subscription: Some(subscription(DEVICE, n)) });
        })
    }

    pub fn gives(self, sku: SkuId) -> Self {
        self.with_group(|group| drop(group.licenses.insert(sku, BTreeSet::new())))
    }
}
