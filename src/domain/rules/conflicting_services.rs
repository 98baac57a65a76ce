//! Two different services of one conflict group cannot both be on, whatever products they come from
//! (DOMAIN R130, R141, R174 to R178). Judged on the final set, so that a swap passes (R108); a conflict
//! that the directory already let in is not held against a change that leaves it as it was.

use crate::domain::catalog::relations::Relations;
use crate::domain::decide::{Outcome, Proposal};
use crate::domain::effective::{self, Related, Services};
use crate::domain::facts::Facts;
use crate::domain::ids::ServicePlanId;
use crate::domain::refusal::{Refusal, UserRef};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let related = Related::of(facts);
    let at_odds = |o: &&Outcome| Relations::embedded().conflict(related.on(o.user, &o.after));
    proposal.outcomes.iter().filter(at_odds).filter_map(|outcome| conflict(outcome, facts)).collect()
}

fn conflict(outcome: &Outcome, facts: &Facts) -> Option<Refusal> {
    if outcome.before.licenses == outcome.after.licenses {
        return None;
    }
    let before = pairs(&effective::services(outcome.user, &outcome.before, facts));
    let after = effective::services(outcome.user, &outcome.after, facts);
    let (a, b) = pairs(&after).into_iter().find(|pair| !before.contains(pair))?;
    let named = |id| (facts.service(id), facts.product(after[&id]));
    Some(Refusal::ConflictingServices { user: UserRef::from(outcome.user), services: [named(a), named(b)] })
}

/// Every pair of services that are on and exclude each other.
pub fn pairs(on: &Services) -> Vec<(ServicePlanId, ServicePlanId)> {
    let mut pairs = Vec::new();
    for group in &Relations::embedded().conflicts {
        let held: Vec<_> = group.plans.iter().copied().filter(|plan| on.contains_key(plan)).collect();
        for (n, a) in held.iter().enumerate() {
            pairs.extend(held[n + 1..].iter().map(|b| (*a, *b)));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use crate::domain::change::{Action, Grant, Removal};
    use crate::domain::rules::sample::*;

    const E1_E3: &str =
        "conflicting_services a SHAREPOINTENTERPRISE (ENTERPRISEPACK) and SHAREPOINTSTANDARD (STANDARDPACK)";

    #[test]
    fn e1_and_e3_conflict_through_sharepoint() {
        assert_eq!(Scene::new().user("a").holds(E1).check(&assign(&[E3])), E1_E3);
        assert_eq!(Scene::new().user("a").holds(E3).check(&assign(&[E1])), E1_E3);
        assert_eq!(Scene::new().user("a").check(&assign(&[E1, E3])), E1_E3);
        let edit = Action::Edit { location: None, grants: vec![Grant::whole(E3)], remove: vec![] };
        assert_eq!(Scene::new().user("a").holds(E1).check(&edit), E1_E3);
    }

    #[test]
    fn with_one_of_the_two_off_both_products_are_held() {
        let scene = Scene::new().user("a").holds(E1);
        assert_eq!(scene.check(&assign_without(E3, &[SHAREPOINT_2])), "ok a");
        assert_eq!(scene.off(&[SHAREPOINT_1]).check(&assign(&[E3])), "ok a");
        let both = Scene::new().user("a").holds(E1).off(&[SHAREPOINT_1]).holds(E3);
        assert_eq!(both.check(&switch(E1, &[SHAREPOINT_1], &[])), E1_E3);
    }

    #[test]
    fn a_swap_in_one_step_passes() {
        let scene = Scene::new().user("a").holds(E1);
        for remove in [Removal::All, Removal::These(vec![E1])] {
            assert_eq!(scene.check(&Action::Replace { remove, grants: vec![Grant::whole(E3)] }), "ok a");
        }
        let edit = Action::Edit { location: None, grants: vec![Grant::whole(E3)], remove: vec![E1] };
        assert_eq!(scene.check(&edit), "ok a");
        let (after, undo) = scene.after(&edit);
        assert_eq!(after.check(&undo), "ok a");
    }

    #[test]
    fn the_same_service_from_two_products_is_no_conflict() {
        assert_eq!(Scene::new().user("a").holds(E3).check(&assign(&[E5])), "ok a");
    }

    #[test]
    fn what_is_inherited_counts_and_cannot_be_replaced_away() {
        let scene = Scene::new().user("a").inherits(E1, "Staff");
        assert_eq!(scene.check(&assign(&[E3])), E1_E3);
        let replace = Action::Replace { remove: Removal::All, grants: vec![Grant::whole(E3)] };
        assert_eq!(scene.check(&replace), E1_E3);
        assert_eq!(scene.clone().off(&[SHAREPOINT_1]).check(&replace), "ok a");
        assert_eq!(scene.in_error().check(&replace), "ok a", "what is only wanted gives no service");
    }

    #[test]
    fn one_path_on_is_on() {
        let scene = Scene::new().user("a").inherits(E1, "Staff").off(&[SHAREPOINT_1]).inherits(E1, "Sales");
        assert_eq!(scene.check(&assign(&[E3])), E1_E3);
    }

    #[test]
    fn a_conflict_that_was_there_is_not_held_against_another_change() {
        let scene = Scene::new().user("a").holds(E1).holds(E3);
        assert_eq!(scene.check(&assign(&[VISIO])), "ok a");
        assert_eq!(scene.check(&switch(E1, &[], &[SWAY])), "ok a");
        assert_eq!(scene.check(&Action::Unassign(vec![E1])), "ok a");
        assert_eq!(scene.check(&Action::SetLocation("SE".parse().unwrap())), "ok a");
        assert_eq!(scene.check(&assign(&[E5])), "ok a", "the same pair by another product is the same conflict");
    }

    #[test]
    fn giving_what_was_only_wanted_can_conflict() {
        let scene = Scene::new().user("a").holds(E3).holds(E1).in_error();
        assert_eq!(scene.check(&switch(E3, &[], &[SWAY])), "ok a");
        assert_eq!(scene.check(&assign(&[E1])), E1_E3);
    }

    #[test]
    fn each_user_is_judged_alone() {
        let scene = Scene::new().user("a").holds(E1).user("b").user("c").holds(E1).off(&[SHAREPOINT_1]);
        assert_eq!(scene.check(&assign(&[E3])), E1_E3);
    }
}
