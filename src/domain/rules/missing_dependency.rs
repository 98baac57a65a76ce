//! A service that depends on another cannot be on without it, neither by adding the one nor by
//! removing the other (DOMAIN R131, R180 to R185). Judged on the final set; what was already broken
//! is not held against a change that leaves it as it was; nor what a group may give again to a user whose deletion is
//! taken back.

use crate::domain::catalog::relations::{Dependency, Needs, Relations};
use crate::domain::decide::{Outcome, Proposal};
use crate::domain::effective::{self, Related, Services};
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};
use crate::domain::user::Presence;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let related = Related::of(facts);
    let lacking = |o: &&Outcome| Relations::embedded().lack(related.on(o.user, &o.after));
    proposal.outcomes.iter().filter(lacking).filter_map(|outcome| missing(outcome, facts)).collect()
}

fn missing(outcome: &Outcome, facts: &Facts) -> Option<Refusal> {
    if outcome.before.licenses == outcome.after.licenses || matches!(outcome.before.presence, Presence::Deleted(_)) {
        return None;
    }
    let before = effective::services(outcome.user, &outcome.before, facts);
    let after = effective::services(outcome.user, &outcome.after, facts);
    let broken = Relations::embedded().dependencies.iter().find(|d| lacks(d, &after) && !lacks(d, &before))?;
    Some(Refusal::MissingDependency {
        user: UserRef::from(outcome.user),
        product: facts.product(after[&broken.plan]),
        service: facts.service(broken.plan),
        needs: broken.needs.plans().iter().map(|id| facts.service(*id)).collect(),
    })
}

/// Whether the service is on without what it needs.
pub fn lacks(dependency: &Dependency, on: &Services) -> bool {
    on.contains_key(&dependency.plan)
        && !match &dependency.needs {
            Needs::Any(needs) => needs.iter().any(|plan| on.contains_key(plan)),
            Needs::All(needs) => needs.iter().all(|plan| on.contains_key(plan)),
        }
}

#[cfg(test)]
mod tests {
    use crate::domain::change::{Action, Grant, Removal};
    use crate::domain::rules::sample::*;

    const ANALYTICS_ALONE: &str = "missing_dependency a WORKPLACE_ANALYTICS (WORKPLACE_ANALYTICS) needs \
                                   EXCHANGE_S_STANDARD or EXCHANGE_S_ENTERPRISE";
    const AUDIO_ALONE: &str = "missing_dependency a MCOMEETADV (MCOMEETADV) needs MCOSTANDARD";

    #[test]
    fn an_add_on_needs_its_base() {
        let scene = Scene::new().user("a");
        assert_eq!(scene.check(&assign(&[ANALYTICS])), ANALYTICS_ALONE);
        assert_eq!(scene.check(&assign(&[AUDIO])), AUDIO_ALONE);
        assert_eq!(scene.check(&assign(&[AUDIO, E3])), "ok a", "both in one change");
        assert_eq!(scene.clone().holds(E3).check(&assign(&[AUDIO])), "ok a");
        assert_eq!(scene.clone().holds(E3).off(&[SKYPE]).check(&assign(&[AUDIO])), AUDIO_ALONE);
        assert_eq!(scene.clone().holds(E3).in_error().check(&assign(&[AUDIO])), AUDIO_ALONE);
        assert_eq!(scene.clone().inherits(E3, "Staff").check(&assign(&[AUDIO])), "ok a");
        assert_eq!(scene.inherits(E3, "Staff").off(&[SKYPE]).check(&assign(&[AUDIO])), AUDIO_ALONE);
    }

    #[test]
    fn any_of_several_is_enough() {
        assert_eq!(Scene::new().user("a").holds(E1).check(&assign(&[ANALYTICS])), "ok a");
        assert_eq!(Scene::new().user("a").holds(E3).check(&assign(&[ANALYTICS])), "ok a");
        let off = Scene::new().user("a").holds(E3).off(&[EXCHANGE_2]);
        assert_eq!(off.check(&assign(&[ANALYTICS])), ANALYTICS_ALONE);
    }

    #[test]
    fn the_base_stays_while_the_add_on_does() {
        let scene = Scene::new().user("a").holds(E3).holds(AUDIO);
        assert_eq!(scene.check(&Action::Unassign(vec![E3])), AUDIO_ALONE);
        assert_eq!(scene.check(&switch(E3, &[], &[SKYPE])), AUDIO_ALONE);
        assert_eq!(scene.check(&Action::Unassign(vec![E3, AUDIO])), "ok a");
        assert_eq!(scene.check(&Action::UnassignAll), "ok a");
        let swap = Action::Replace { remove: Removal::These(vec![E3]), grants: vec![Grant::whole(E1)] };
        assert_eq!(scene.check(&swap), "ok a", "the other product has the base too");
        let drop = Action::Replace { remove: Removal::These(vec![E3]), grants: vec![Grant::whole(VISIO)] };
        assert_eq!(scene.check(&drop), AUDIO_ALONE);
        assert_eq!(scene.clone().inherits(E1, "Staff").check(&Action::Unassign(vec![E3])), "ok a");
        let inherited = Scene::new().user("a").holds(E3).inherits(AUDIO, "Callers");
        assert_eq!(inherited.check(&Action::UnassignAll), AUDIO_ALONE);
    }

    #[test]
    fn a_product_can_break_its_own() {
        let alone = "missing_dependency a THREAT_INTELLIGENCE (ENTERPRISEPREMIUM) needs \
                     EXCHANGE_S_STANDARD or EXCHANGE_S_ENTERPRISE";
        assert_eq!(Scene::new().user("a").check(&assign_without(E5, &[EXCHANGE_2])), alone);
        assert_eq!(Scene::new().user("a").holds(E5).check(&switch(E5, &[], &[EXCHANGE_2])), alone);
    }

    #[test]
    fn what_was_broken_is_not_held_against_another_change() {
        let scene = Scene::new().user("a").holds(AUDIO).holds(VISIO);
        assert_eq!(scene.check(&Action::Unassign(vec![VISIO])), "ok a");
        assert_eq!(scene.check(&Action::Unassign(vec![AUDIO])), "ok a");
        assert_eq!(scene.check(&assign(&[ANALYTICS])), ANALYTICS_ALONE);
    }

    #[test]
    fn giving_what_was_only_wanted_needs_the_base_too() {
        let scene = Scene::new().user("a").holds(VISIO).holds(AUDIO).in_error();
        assert_eq!(scene.check(&switch(VISIO, &[], &[VISIO_WEB])), "ok a");
        assert_eq!(scene.check(&assign(&[AUDIO])), AUDIO_ALONE);
    }
}
