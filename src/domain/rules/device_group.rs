//! Devices are put into a group before it is given a product for devices (DOMAIN R41); those of a dynamic group come by
//! its rule, unless that brings users. A product for users is not given to a group that has devices alone: nobody would get it.

use super::{device_groups, licensed_groups};
use crate::domain::change::Action;
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::group::GroupState;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    // What was given before the members went is given back.
    if matches!(proposal.action, Action::Undo { .. }) {
        return Vec::new();
    }
    let inside = |key| facts.groups.inside.get(&key).copied().unwrap_or_default();
    let dynamic = |state: &GroupState| state.about.as_ref().is_some_and(|about| about.dynamic);
    let may_come = |key, state| dynamic(state) && inside(key).users == 0;
    let empty = device_groups(proposal)
        .filter(|(group, _, after, _)| inside(group.key).devices == 0 && !may_come(group.key, after))
        .map(|(group, _, _, grant)| Refusal::GroupWithoutDevices { group, product: facts.product(grant.sku) });
    let of_devices = licensed_groups(proposal)
        .filter(|(group, ..)| inside(group.key).users == 0 && inside(group.key).devices > 0)
        .filter_map(|(group, ..)| {
            let product = facts.product(proposal.action.grants().first()?.sku);
            Some(Refusal::GroupOfDevices { group, product })
        });
    empty.chain(of_devices).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn a_product_for_devices_goes_to_devices() {
        let scene = Scene::new().group("Lab");
        assert_eq!(scene.check(&license_devices(1, 0)), "group_without_devices Lab OFFICE_PROPLUS_DEVICE1");
        assert_eq!(scene.clone().dynamic().check(&license_devices(1, 0)), "ok Lab");
        let staff = scene.clone().dynamic().members(3);
        assert_eq!(staff.check(&license_devices(1, 0)), "group_without_devices Lab OFFICE_PROPLUS_DEVICE1");
        assert_eq!(scene.devices(1).check(&license_devices(1, 0)), "ok Lab");
    }

    #[test]
    fn a_product_for_users_goes_to_users() {
        let scene = Scene::new().group("Lab").permitted();
        assert_eq!(scene.check(&give(&[1], &[E3])), "ok Lab", "they may come later");
        let lab = scene.devices(2);
        assert_eq!(lab.check(&give(&[1], &[E3])), "group_of_devices Lab ENTERPRISEPACK");
        assert_eq!(lab.members(1).check(&give(&[1], &[E3])), "ok Lab");
    }
}
