//! An allotment has a name, as a group has (DOMAIN R150).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, _: &Facts) -> Vec<Refusal> {
    let wrong = super::allotments(proposal).any(|(before, after)| match &after.terms {
        Some(terms) => before.terms.is_none() && !super::group_name::named(&terms.name),
        None => false,
    });
    wrong.then_some(Refusal::BadAllotmentName).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use crate::domain::change::{Action, AllotmentAction};

    #[test]
    fn an_allotment_has_a_name() {
        let scene = Scene::new().permitted();
        for name in ["", "  ", &"x".repeat(257)] {
            let mut action = allot(E3, 5, &[]);
            if let Action::Allotments(AllotmentAction::Create { terms, .. }) = &mut action {
                name.clone_into(&mut terms.name);
            }
            assert_eq!(scene.check(&action), "bad_allotment_name");
        }
    }
}
