//! What is asked for groups of devices.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::domain::change::GroupAction;
use crate::domain::device::DeviceGrant;
use crate::domain::ids::{GroupKey, ObjectId};
use crate::domain::rules::sample::DEVICE;
use crate::store::tests::devices::{bought, device};
use crate::store::tests::member;

/// How many there are.
pub const DEVICES: i64 = 7;

/// Devices and groups come and go, and are licensed or not any more.
pub fn device_action() -> impl Strategy<Value = GroupAction> {
    let group = || prop_oneof![6 => 1..=3i64, 1 => Just(9)].prop_map(GroupKey);
    let members = || {
        let devices = subsequence((1..=DEVICES).map(device).collect::<Vec<_>>(), 1..=4);
        let others = option::weighted(0.4, prop_oneof![(1..=3i64).prop_map(nested), (1..=3i64).prop_map(member)]);
        (devices, others).prop_map(|(devices, other)| devices.into_iter().chain(other).collect::<BTreeSet<_>>())
    };
    let by = || option::weighted(0.9, 6..=8u32).prop_map(|n| n.map(bought));
    prop_oneof![
        3 => (group(), members()).prop_map(|(group, members)| GroupAction::AddMembers { group, members }),
        2 => (group(), members()).prop_map(|(group, members)| GroupAction::RemoveMembers { group, members }),
        3 => (group(), by()).prop_map(|(group, subscription)| {
            GroupAction::AssignDevices { group, grant: DeviceGrant { sku: DEVICE, subscription } }
        }),
        2 => group().prop_map(|group| GroupAction::UnassignDevices { group, sku: DEVICE }),
        1 => vec(1..=3i64, 1..=2).prop_map(|groups| {
            GroupAction::Reprocess { group: GroupKey(groups[0]), members: None }
        }),
    ]
}

/// The id of the group of that number.
fn nested(group: i64) -> ObjectId {
    format!("00000000-0000-0000-0001-{group:012}").parse().unwrap()
}
