//! Two active users never have one user name (DOMAIN R67): neither a new one nor one who comes back gets another's.

use std::collections::BTreeMap;

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};
use crate::domain::user::Presence;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let mut first = BTreeMap::new();
    let mut refusals = Vec::new();
    let coming = |before: Presence, after: Presence| before != Presence::Active && after == Presence::Active;
    for outcome in proposal.outcomes.iter().filter(|o| coming(o.before.presence, o.after.presence)) {
        let user = UserRef::from(outcome.user);
        match facts.taken.get(&user.key).or_else(|| first.get(&user.upn.to_lowercase())) {
            Some(by) => refusals.push(Refusal::UserNameTaken { user, by: by.clone() }),
            None => drop(first.insert(user.upn.to_lowercase(), user)),
        }
    }
    refusals
}

#[cfg(test)]
mod tests {
    use crate::domain::change::Action;
    use crate::domain::rules::sample::*;

    #[test]
    fn who_has_a_name_keeps_it() {
        let scene = Scene::new().newcomer("a").newcomer("b").taken();
        assert_eq!(scene.check(&add(&["a", "b"], &[])), "user_name_taken b another");
        let scene = Scene::new().user("a").deleted().user("b").deleted().taken();
        assert_eq!(scene.check(&Action::Restore), "user_name_taken b another");
        assert_eq!(Scene::new().user("a").taken().check(&assign(&[E3])), "ok a");
    }

    #[test]
    fn the_first_of_a_batch_gets_the_name() {
        let scene = Scene::new().newcomer("a").newcomer("b").with(|user| user.upn = "A@CONTOSO.example".to_owned());
        assert_eq!(scene.check(&add(&["a", "b"], &[])), "user_name_taken b a");
    }

    #[test]
    fn new_users_are_judged_as_all_others() {
        let scene = Scene::new().seats(E3, 1).newcomer("a").newcomer("b");
        assert_eq!(scene.check(&add(&["a", "b"], &[])), "ok a b");
        assert_eq!(scene.check(&add(&["a", "b"], &[E3])), "no_seats ENTERPRISEPACK 2 of 1, not b");
        let conflict = scene.check(&add(&["a", "b"], &[E1, E3]));
        assert!(conflict.starts_with("conflicting_services a "), "{conflict}");
        assert_eq!(scene.check(&add(&["a", "b"], &[POWER_BI])), "product_not_owned POWER_BI_PRO");
        let Action::Add(nowhere) = add(&["a", "b"], &[VISIO]) else { return };
        let nowhere = Action::Add(crate::domain::change::Addition { location: None, ..nowhere });
        assert_eq!(scene.check(&nowhere), "usage_location_missing a; usage_location_missing b");
    }

    #[test]
    fn an_addition_is_taken_back_while_nothing_came_after() {
        let (after, undo) = Scene::new().newcomer("a").after(&add(&["a"], &[E3]));
        assert_eq!(after.check(&undo), "ok a");
        assert_eq!(after.clone().holds(VISIO).check(&undo), "changed_meanwhile a 7");
        assert_eq!(after.clone().inherits(VISIO, "Staff").check(&undo), "changed_meanwhile a 7");
        let (before, redo) = after.after(&undo);
        assert_eq!(before.check(&redo), "ok a");
        assert_eq!(before.check(&Action::Delete), "unknown_user a@contoso.example");
        assert_eq!(before.check(&Action::Restore), "unknown_user a@contoso.example");
    }
}
