//! Groups and allotments of a scene.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{DEVICE, Scene, subscription};
use crate::domain::allotment::{AllotmentState, Terms};
use crate::domain::change::{Action, GroupAction};
use crate::domain::device::{DeviceGrant, Inside};
use crate::domain::group::{About, GroupState, Kind};
use crate::domain::ids::{AllotmentKey, GroupKey, ObjectId, SkuId};
use crate::domain::refusal::GroupRef;
use crate::domain::subject::{State, Subject};

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
        let known = self.facts.others.keys().filter(|subject| matches!(subject, Subject::Group(_))).count();
        let key = GroupKey(i64::try_from(known).unwrap());
        let group = GroupState { about: Some(About::new(name.to_owned(), Kind::Security)), ..GroupState::default() };
        self.facts.others.insert(Subject::Group(key), State::Group(group));
        self
    }

    pub fn with_group(mut self, edit: impl FnOnce(&mut GroupState)) -> Self {
        let last = self.facts.others.values_mut().rev().find_map(|state| match state {
            State::Group(group) => Some(group),
            _ => None,
        });
        edit(last.unwrap());
        self
    }

    /// One more allotment, by whose number changes name it: 1, 2, … What follows is about it.
    pub fn allotment(mut self, name: &str, sku: SkuId, limit: u32) -> Self {
        let known = self.facts.others.keys().filter(|subject| matches!(subject, Subject::Allotment(_))).count();
        let terms = Some(Terms { name: name.to_owned(), sku, limit, off: BTreeSet::new() });
        let key = Subject::Allotment(AllotmentKey(i64::try_from(known).unwrap()));
        self.facts.others.insert(key, State::Allotment(AllotmentState { terms, ..AllotmentState::default() }));
        self
    }

    pub fn with_allotment(mut self, edit: impl FnOnce(&mut AllotmentState)) -> Self {
        if let State::Allotment(allotment) = self.facts.others.values_mut().next_back().unwrap() {
            edit(allotment);
        }
        self
    }

    /// A group that allotments may be for, of a kind that carries licenses or not.
    pub fn allots(mut self, group: i64, carries: bool) -> Self {
        let kind = if carries { Kind::Security } else { Kind::Distribution };
        self.facts.allotments.groups.insert(GroupKey(group), About::new("Staff".to_owned(), kind));
        self
    }

    /// Asked by somebody without a role who owns that allotment.
    pub fn owning(mut self, allotment: i64) -> Self {
        self.facts.by.owns.insert(AllotmentKey(allotment));
        self.by(&[])
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

    pub fn gives(self, sku: SkuId) -> Self {
        self.with_group(|group| drop(group.licenses.insert(sku, BTreeSet::new())))
    }

    /// The group last named.
    fn last_group(&self) -> Option<GroupKey> {
        self.facts.others.keys().rev().find_map(|subject| match subject {
            Subject::Group(key) => Some(*key),
            _ => None,
        })
    }

    /// Who is in the group last named.
    fn inside(mut self, edit: impl FnOnce(&mut Inside)) -> Self {
        let key = self.last_group().unwrap();
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
        let key = self.last_group().unwrap();
        let name = self.facts.others[&Subject::Group(key)].name().to_owned();
        self.facts.groups.holders.insert(subscription(DEVICE, n), GroupRef { key, name });
        self.with_group(|group| {
            group.devices = Some(DeviceGrant { sku: DEVICE, subscription: Some(subscription(DEVICE, n)) });
        })
    }
}
