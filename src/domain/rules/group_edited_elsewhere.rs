//! A synced group is edited where it comes from, and who is in a dynamic one follows its rule (DOMAIN R91).
//! Both may carry licenses.

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::group::GroupDelta;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, _: &Facts) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for (group, before, after) in super::groups(proposal) {
        let Some(about) = &before.about else { continue };
        let delta = GroupDelta::between(before, after);
        let moved = delta.members().next().is_some();
        if about.synced && (moved || delta.about.is_some()) || about.dynamic && moved {
            refusals.push(Refusal::GroupEditedElsewhere { group });
        }
    }
    refusals
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn a_synced_group_is_not_edited_here() {
        let scene = Scene::new().group("Staff").permitted();
        assert_eq!(scene.check(&delete_groups(&[1])), "ok Staff");
        assert_eq!(scene.clone().dynamic().check(&delete_groups(&[1])), "ok Staff");
        assert_eq!(scene.clone().dynamic().check(&add_member(1, 7)), "group_edited_elsewhere Staff");
        let synced = scene.synced();
        assert_eq!(synced.check(&delete_groups(&[1])), "group_edited_elsewhere Staff");
        assert_eq!(synced.check(&give(&[1], &[E3])), "ok Staff");
    }
}
