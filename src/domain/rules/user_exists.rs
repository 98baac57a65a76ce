//! The users exist and are not deleted (DOMAIN R145, R65), unless that is what changes.

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};
use crate::domain::user::Presence;

pub fn rule(proposal: &Proposal, _: &Facts) -> Vec<Refusal> {
    proposal
        .users
        .iter()
        .filter_map(|key| {
            let Some(outcome) = proposal.outcomes.iter().find(|outcome| outcome.user.key == *key) else {
                return Some(Refusal::UnknownUser { name: key.to_string() });
            };
            match (outcome.before.presence, outcome.after.presence) {
                (Presence::Deleted(_), Presence::Deleted(_)) => {
                    Some(Refusal::UserDeleted { user: UserRef::from(outcome.user) })
                }
                (Presence::Absent, Presence::Absent) => Some(Refusal::UnknownUser { name: outcome.user.upn.clone() }),
                _ => None,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::change::Action;
    use crate::domain::rules::sample::*;

    #[test]
    fn a_deleted_user_is_refused_whatever_the_change() {
        let scene = Scene::new().user("a").user("gone").holds(VISIO).deleted();
        assert_eq!(scene.check(&assign(&[E3])), "user_deleted gone");
        assert_eq!(scene.check(&Action::UnassignAll), "user_deleted gone");
        assert_eq!(scene.check(&Action::SetLocation("SE".parse().unwrap())), "user_deleted gone");
    }

    #[test]
    fn a_number_that_nobody_has_refuses_the_batch() {
        assert_eq!(Scene::new().user("a").stranger().check(&assign(&[E3])), "unknown_user 404");
    }
}
