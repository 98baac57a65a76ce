//! A synced group is edited where it comes from, and who is in a dynamic one follows its rule (DOMAIN R91).
//! Both may carry licenses.

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::group::GroupDelta;
use crate::domain::refusal::{GroupRef, Refusal};
use crate::domain::subject::{State, Subject};

pub fn rule(proposal: &Proposal, _: &Facts) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for other in &proposal.others {
        let (Subject::Group(key), State::Group(before), State::Group(after)) =
            (other.subject, other.before, &other.after);
        let Some(about) = &before.about else { continue };
        let delta = GroupDelta::between(before, after);
        let moved = delta.members().next().is_some();
        if about.synced && (moved || delta.about.is_some()) || about.dynamic && moved {
            refusals.push(Refusal::GroupEditedElsewhere { group: GroupRef { key, name: about.name.clone() } });
        }
    }
    refusals
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn a_synced_group_is_not_deleted_here() {
        let scene = Scene::new().group("Staff");
        assert_eq!(scene.check(&delete_groups(&[1])), "ok Staff");
        assert_eq!(scene.clone().dynamic().check(&delete_groups(&[1])), "ok Staff");
        assert_eq!(scene.synced().check(&delete_groups(&[1])), "group_edited_elsewhere Staff");
    }
}
