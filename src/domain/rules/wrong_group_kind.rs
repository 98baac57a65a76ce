//! Security groups, mail-enabled ones too, and Microsoft 365 groups with `securityEnabled` carry licenses
//! (DOMAIN R91).

use super::licensed_groups;
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, _: &Facts) -> Vec<Refusal> {
    let groups =
        licensed_groups(proposal).filter(|(_, _, after)| !after.about.as_ref().is_some_and(|a| a.security_enabled));
    groups.map(|(group, ..)| Refusal::WrongGroupKind { group }).collect()
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
