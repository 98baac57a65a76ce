//! A batch is taken back only while everything it wrote still stands. A user whose addition is taken back must have
//! got nothing else since, from a group neither.

use crate::domain::change::Action;
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};
use crate::domain::subject::Alteration;
use crate::domain::user::Presence;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let Action::Undo { batch, others: altered, .. } = proposal.action else { return Vec::new() };
    let users = proposal
        .outcomes
        .iter()
        .filter(|outcome| {
            let unmade = outcome.after.presence == Presence::Absent && outcome.before.presence != Presence::Absent;
            unmade && outcome.user.inherited().next().is_some()
                || proposal.action.applied(outcome.user.key, &outcome.before, facts.now).is_none()
        })
        .map(|outcome| Refusal::ChangedMeanwhile { batch: *batch, user: UserRef::from(outcome.user) });
    let others =
        proposal.others.iter().filter(|other| proposal.action.altered(other.subject, other.before).is_none()).map(
            |other| {
                // What is gone has its name from what the batch had written.
                let names = [other.before.name(), altered.get(&other.subject).map_or("", Alteration::name)];
                let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned();
                Refusal::OtherChangedMeanwhile { batch: *batch, name }
            },
        );
    users.chain(others).collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::change::{Action, Removal};
    use crate::domain::role::Role;
    use crate::domain::rules::sample::*;

    fn scene() -> Scene {
        Scene::new().user("a").holds(E1).user("b").nowhere().user("b").with(|b| b.location = "SE".parse().ok())
    }

    #[test]
    fn what_still_stands_is_taken_back() {
        let replace = Action::Replace { remove: Removal::All, grants: vec![without(E3, &[SWAY])] };
        let location = Action::SetLocation("DE".parse().unwrap());
        for action in [replace, location, assign(&[VISIO]), Action::GrantRole(Role::UserAdmin)] {
            let (after, undo) = scene().after(&action);
            assert_eq!(after.check(&undo), "ok a b");
            // Taking the taking back back.
            let (before, redo) = after.after(&undo);
            assert_eq!(before.check(&redo), "ok a b");
            assert_eq!(before.check(&undo), "changed_meanwhile a 7; changed_meanwhile b 7");
        }
    }

    #[test]
    fn whoever_was_changed_since_is_named() {
        let (after, undo) = scene().after(&assign_without(VISIO, &[VISIO_WEB]));
        let switched = after.clone().user("a").with(|a| a.licenses.last_mut().unwrap().disabled.clear());
        assert_eq!(switched.check(&undo), "changed_meanwhile a 7");
        let removed = after.clone().user("b").with(|b| b.licenses.clear());
        assert_eq!(removed.check(&undo), "changed_meanwhile b 7");
        let broken = after.clone().user("b").in_error();
        assert_eq!(broken.check(&undo), "changed_meanwhile b 7");
        let (moved, _) = after.after(&Action::SetLocation("DE".parse().unwrap()));
        assert_eq!(moved.check(&undo), "ok a b", "what the batch did not write may change");
    }

    #[test]
    fn other_products_and_other_paths_may_change() {
        let (after, undo) = scene().after(&assign(&[VISIO]));
        let other = after.user("a").inherits(VISIO, "Staff").user("b").holds(E3);
        assert_eq!(other.check(&undo), "ok a b");
    }

    #[test]
    fn a_user_who_was_not_in_the_batch_has_nothing_to_take_back() {
        let (after, undo) = scene().after(&assign(&[VISIO]));
        assert_eq!(after.user("c").check(&undo), "changed_meanwhile c 7");
    }
}
