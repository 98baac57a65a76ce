//! Devices, and how groups of them are licensed (DOMAIN section C10).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::group::{Group, Kind};
use super::ids::{DeviceKey, GroupKey, ObjectId, SkuId, SubscriptionId};
use super::product::Subscription;
use super::text::fold;

/// What the devices of a group are licensed by. A group has one at most (R42).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceGrant {
    /// The product.
    pub sku: SkuId,
    /// The subscription. None: Graph tells the product, but not by which of several subscriptions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription: Option<SubscriptionId>,
}

/// The same, and how far the devices have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceLicenses {
    /// By what.
    pub grant: DeviceGrant,
    /// Devices that have a seat.
    pub licensed: u32,
    /// Devices that came when there was none left.
    pub waiting: u32,
}

/// Who is in a group, as far as licenses are concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inside {
    /// Direct members who are users: nested groups are not followed for them (R94).
    pub users: u32,
    /// Devices, nested groups followed (R42), each counted once.
    pub devices: u32,
    /// Those of the devices that have a seat of the product by another group.
    pub seated: u32,
}

/// One device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// The number in the tenant file.
    pub key: DeviceKey,
    /// Graph's `id`.
    pub id: ObjectId,
    /// Display name; cleaned.
    pub name: String,
    /// The groups it is a member of, nested groups not followed, in order of number.
    pub groups: Vec<GroupKey>,
    /// Its licenses, in order of the groups that give them.
    pub licenses: Vec<DeviceLicense>,
}

/// What a device has by a group that it is in, however deep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceLicense {
    /// The group.
    pub group: GroupKey,
    /// The product.
    pub sku: SkuId,
    /// There was no seat left for it.
    pub waiting: bool,
}

impl Device {
    /// Whether the text is in its name; case and accents do not matter.
    #[must_use]
    pub fn named(&self, text: &str) -> bool {
        fold(&self.name).contains(&fold(text.trim()))
    }

    /// What it has by a group.
    #[must_use]
    pub fn by(&self, group: GroupKey) -> Option<&DeviceLicense> {
        self.licenses.iter().find(|license| license.group == group)
    }

    /// Whether anybody who uses it may use the apps (R43).
    #[must_use]
    pub fn licensed(&self) -> bool {
        self.licenses.iter().any(|license| !license.waiting)
    }
}

/// Groups of this kind carry licenses for devices (R44).
#[must_use]
pub const fn carries(kind: Kind) -> bool {
    matches!(kind, Kind::Security | Kind::Distribution)
}

/// The group whose devices a subscription licenses.
#[must_use]
pub fn holder<'g>(subscription: &Subscription, groups: &'g [Group]) -> Option<&'g Group> {
    groups.iter().find(|group| group.devices.is_some_and(|has| has.grant.subscription == Some(subscription.id)))
}

/// The group and every group nested in it (R42). Groups may be nested in a circle.
#[must_use]
pub fn nested(root: GroupKey, groups: &[Group]) -> BTreeSet<GroupKey> {
    let (mut found, mut todo) = (BTreeSet::new(), vec![root]);
    while let Some(key) = todo.pop() {
        if found.insert(key) {
            todo.extend(groups.iter().filter(|group| group.key == key).flat_map(|group| &group.nested));
        }
    }
    found
}
