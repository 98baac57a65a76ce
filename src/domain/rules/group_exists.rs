//! The groups exist (DOMAIN R145). A deleted one can only be given back.

use crate::domain::change::{Action, GroupAction};
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;
use crate::domain::subject::{State, Subject};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let Action::Groups(action) = proposal.action else { return Vec::new() };
    if matches!(action, GroupAction::Create(_)) {
        return Vec::new();
    }
    let there =
        |key| matches!(facts.others.get(&Subject::Group(key)), Some(State::Group(group)) if group.about.is_some());
    let missing = action.groups().iter().filter(|key| !there(**key));
    missing.map(|key| Refusal::UnknownGroup { name: key.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn a_group_that_is_not_there_can_be_made_but_not_deleted() {
        let scene = Scene::new().group("Staff").no_group();
        assert_eq!(scene.check(&delete_groups(&[1])), "unknown_group 1");
        assert_eq!(scene.check(&delete_groups(&[404, 1])), "unknown_group 404; unknown_group 1");
        assert_eq!(scene.check(&create_group("Staff")), "ok Staff");
    }
}
