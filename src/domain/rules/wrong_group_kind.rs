//! Security groups, mail-enabled ones too, and Microsoft 365 groups with `securityEnabled` carry licenses
//! (DOMAIN R91).

use super::{joining_groups, licensed_groups};
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{GroupRef, Refusal};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let groups =
        licensed_groups(proposal).filter(|(_, _, after)| !after.about.as_ref().is_some_and(|a| a.security_enabled));
    let allotted = joining_groups(proposal).filter_map(|key| {
        let about = facts.allotments.groups.get(&key).filter(|about| !about.security_enabled)?;
        Some(GroupRef { key, name: about.name.clone() })
    });
    groups.map(|(group, ..)| group).chain(allotted).map(|group| Refusal::WrongGroupKind { group }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn a_distribution_list_carries_no_licenses() {
        let scene = Scene::new().group("Staff").permitted();
        assert_eq!(scene.check(&give(&[1], &[E3])), "ok Staff");
        let unified = scene.clone().with_group(|group| group.about.as_mut().unwrap().unified = true);
        assert_eq!(unified.check(&give(&[1], &[E3])), "ok Staff");
        let open = unified.with_group(|group| group.about.as_mut().unwrap().security_enabled = false);
        assert_eq!(open.check(&give(&[1], &[E3])), "wrong_group_kind Staff");
    }
}
