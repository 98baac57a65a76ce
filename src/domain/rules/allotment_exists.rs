//! The allotments exist, and the groups they are to get (DOMAIN R145). A deleted allotment can only be given back.

use crate::domain::change::{Action, AllotmentAction};
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;
use crate::domain::subject::{State, Subject};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let Action::Allotments(action) = proposal.action else { return Vec::new() };
    let there = |key| {
        let state = facts.others.get(&Subject::Allotment(key));
        matches!(state, Some(State::Allotment(allotment)) if allotment.terms.is_some())
    };
    let new = matches!(action, AllotmentAction::Create { .. });
    let missing = action.allotments().iter().filter(|key| !new && !there(**key));
    let groups = super::joining_groups(proposal).filter(|key| !facts.allotments.groups.contains_key(key));
    missing
        .map(|key| Refusal::UnknownAllotment { name: key.to_string() })
        .chain(groups.map(|key| Refusal::UnknownGroup { name: key.to_string() }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn what_is_not_there_can_be_made_but_not_altered() {
        let scene = Scene::new().permitted();
        assert_eq!(scene.check(&set_limit(1, 5)), "unknown_allotment 1");
        assert_eq!(scene.check(&allot(E3, 5, &[])), "ok Pool");
        assert_eq!(scene.check(&allot(E3, 5, &[7])), "unknown_group 7");
        assert_eq!(scene.allots(7, true).check(&allot(E3, 5, &[7])), "ok Pool");
        let deleted = Scene::new().allotment("Pool", E3, 5).with_allotment(|pool| pool.terms = None);
        assert_eq!(deleted.check(&set_limit(1, 6)), "unknown_allotment 1");
    }
}
