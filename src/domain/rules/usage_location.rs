//! A direct license needs a usage location (DOMAIN R89, R134).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};

pub fn rule(proposal: &Proposal, _: &Facts) -> Vec<Refusal> {
    proposal
        .outcomes
        .iter()
        .filter(|outcome| outcome.after.location.is_none() && outcome.gained().next().is_some())
        .map(|outcome| Refusal::UsageLocationMissing { user: UserRef::from(outcome.user) })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::change::{Action, Grant};
    use crate::domain::rules::sample::*;

    fn edit(grants: Vec<Grant>, location: Option<&str>) -> Action {
        Action::Edit { location: location.map(|code| code.parse().unwrap()), grants, remove: vec![] }
    }

    #[test]
    fn a_new_direct_license_needs_a_location() {
        let scene = Scene::new().user("a").user("b").nowhere();
        assert_eq!(scene.check(&assign(&[E3])), "usage_location_missing b");
        assert_eq!(scene.check(&edit(vec![Grant::whole(E3)], None)), "usage_location_missing b");
        // Inherited, it came with the tenant's location (DOMAIN R89).
        assert_eq!(scene.user("b").inherits(E3, "Staff").check(&assign(&[E3])), "usage_location_missing b");
    }

    #[test]
    fn the_same_change_may_set_it() {
        let scene = Scene::new().user("a").nowhere();
        assert_eq!(scene.check(&edit(vec![Grant::whole(E3)], Some("SE"))), "ok a");
    }

    #[test]
    fn what_gives_nothing_new_needs_none() {
        let scene = Scene::new().user("a").nowhere().holds(E3).holds(VISIO);
        assert_eq!(scene.check(&switch(E3, &[], &[SWAY])), "ok a");
        assert_eq!(scene.check(&assign_without(E3, &[SWAY])), "ok a");
        assert_eq!(scene.check(&edit(vec![without(E3, &[SWAY])], None)), "ok a");
        assert_eq!(scene.check(&Action::Unassign(vec![E3])), "ok a");
        assert_eq!(scene.check(&assign(&[ANALYTICS])), "usage_location_missing a");
    }

    #[test]
    fn taking_back_a_removal_gives_anew() {
        let (after, undo) = Scene::new().user("a").holds(E3).after(&Action::UnassignAll);
        assert_eq!(after.check(&undo), "ok a");
        assert_eq!(after.nowhere().check(&undo), "usage_location_missing a");
    }

    #[test]
    fn taking_back_a_location_leaves_licenses_alone() {
        let (after, undo) = Scene::new().user("a").nowhere().after(&Action::SetLocation("NL".parse().unwrap()));
        assert_eq!(after.user("a").holds(E3).check(&undo), "ok a");
    }

    #[test]
    fn a_license_that_was_only_wanted_needs_one_to_be_given() {
        let scene = Scene::new().user("a").nowhere().holds(E3).in_error();
        assert_eq!(scene.check(&assign(&[E3])), "usage_location_missing a");
        assert_eq!(scene.check(&switch(E3, &[], &[SWAY])), "ok a");
    }
}
