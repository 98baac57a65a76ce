//! Only what is held directly can be removed or switched: what a group gives, the group must take
//! (DOMAIN R96, R132, R133).

use crate::domain::change::Action;
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::ids::SkuId;
use crate::domain::refusal::{Refusal, UserRef};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let wanted: Vec<SkuId> = match proposal.action {
        Action::SetServices { sku, .. } => vec![*sku],
        action => action.removes().to_vec(),
    };
    let mut refusals = Vec::new();
    for outcome in &proposal.outcomes {
        let Some(sku) = wanted.iter().find(|sku| !outcome.before.licenses.contains_key(sku)) else { continue };
        let (user, product) = (UserRef::from(outcome.user), facts.product(*sku));
        let groups = outcome.user.inherited_from(*sku);
        refusals.push(if groups.is_empty() {
            Refusal::NotHeld { user, product }
        } else {
            Refusal::InheritedLicense { user, product, groups }
        });
    }
    refusals
}

#[cfg(test)]
mod tests {
    use crate::domain::change::{Action, Grant, Removal};
    use crate::domain::ids::SkuId;
    use crate::domain::rules::sample::*;

    fn taking(sku: SkuId) -> [Action; 3] {
        [
            Action::Unassign(vec![sku]),
            Action::Replace { remove: Removal::These(vec![sku]), grants: vec![Grant::whole(ANALYTICS)] },
            Action::Edit { location: None, grants: vec![], remove: vec![sku] },
        ]
    }

    #[test]
    fn what_is_not_held_cannot_be_taken() {
        let scene = Scene::new().user("a").holds(E3).user("b").holds(E3).holds(VISIO);
        for action in taking(VISIO) {
            assert_eq!(scene.check(&action), "not_held a VISIOCLIENT");
        }
        assert_eq!(scene.check(&switch(VISIO, &[], &[VISIO_WEB])), "not_held a VISIOCLIENT");
    }

    #[test]
    fn what_is_inherited_is_changed_at_the_group() {
        let scene = Scene::new().user("a").holds(E3).inherits(VISIO, "Staff").inherits(VISIO, "Design");
        for action in taking(VISIO) {
            assert_eq!(scene.check(&action), "inherited_license a VISIOCLIENT of Staff, Design");
        }
        assert_eq!(scene.check(&switch(VISIO, &[], &[VISIO_WEB])), "inherited_license a VISIOCLIENT of Staff, Design");
    }

    #[test]
    fn a_direct_license_beside_an_inherited_one_is_taken_alone() {
        let scene = Scene::new().user("a").holds(E3).holds(VISIO).inherits(VISIO, "Staff");
        for action in taking(VISIO) {
            assert_eq!(scene.check(&action), "ok a");
        }
    }

    #[test]
    fn what_is_only_wanted_can_be_taken() {
        let scene = Scene::new().user("a").holds(E3).in_error();
        assert_eq!(scene.check(&Action::Unassign(vec![E3])), "ok a");
    }

    #[test]
    fn taking_all_asks_for_nothing_to_be_held_and_leaves_what_is_inherited() {
        let scene = Scene::new().user("a").user("b").inherits(E1, "Staff").user("c").holds(VISIO).inherits(E1, "Staff");
        assert_eq!(scene.check(&Action::UnassignAll), "ok c");
        let replace = Action::Replace { remove: Removal::All, grants: vec![Grant::whole(VISIO)] };
        assert_eq!(scene.check(&replace), "ok a b");
    }
}
