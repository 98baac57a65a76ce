//! Security groups, mail-enabled ones too, and Microsoft 365 groups with `securityEnabled` carry licenses
//! (DOMAIN R91). Licenses for devices are carried by security groups that are not mail-enabled and by distribution
//! lists (R44).

use super::{device_groups, joining_groups, licensed_groups};
use crate::domain::decide::Proposal;
use crate::domain::device;
use crate::domain::facts::Facts;
use crate::domain::group::GroupState;
use crate::domain::refusal::{GroupRef, Refusal};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let carries = |after: &GroupState| after.about.as_ref().is_some_and(|about| device::carries(about.kind()));
    let groups =
        licensed_groups(proposal).filter(|(_, _, after)| !after.about.as_ref().is_some_and(|a| a.security_enabled));
    let allotted = joining_groups(proposal).filter_map(|key| {
        let about = facts.allotments.groups.get(&key).filter(|about| !about.security_enabled)?;
        Some(GroupRef { key, name: about.name.clone() })
    });
    let of_users = groups.map(|(group, ..)| group).chain(allotted);
    let of_devices = device_groups(proposal).filter(|(_, _, after, _)| !carries(after));
    of_users
        .map(|group| Refusal::WrongGroupKind { group, devices: false })
        .chain(of_devices.map(|(group, ..)| Refusal::WrongGroupKind { group, devices: true }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use crate::domain::group::{About, Kind};

    #[test]
    fn a_distribution_list_carries_no_licenses() {
        let scene = Scene::new().group("Staff").permitted();
        assert_eq!(scene.check(&give(&[1], &[E3])), "ok Staff");
        let unified = scene.clone().with_group(|group| group.about.as_mut().unwrap().unified = true);
        assert_eq!(unified.check(&give(&[1], &[E3])), "ok Staff");
        let open = unified.with_group(|group| group.about.as_mut().unwrap().security_enabled = false);
        assert_eq!(open.check(&give(&[1], &[E3])), "wrong_group_kind Staff");
    }

    #[test]
    fn devices_are_licensed_by_other_kinds() {
        let scene = Scene::new().group("Lab").devices(3);
        let kind = |kind| scene.clone().with_group(|group| group.about = Some(About::new("Lab".into(), kind)));
        let asked = Kind::ALL.map(|of| kind(of).check(&license_devices(1, 0)));
        assert_eq!(asked, ["ok Lab", "wrong_group_kind Lab", "wrong_group_kind Lab", "ok Lab"]);
    }
}
