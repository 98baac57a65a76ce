//! After 30 days a deleted user is gone for good (DOMAIN R65, R113), also where a deletion is taken back.

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};
use crate::domain::user::Presence;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let late = |presence: Presence| matches!(presence, Presence::Deleted(_)) && presence.days_left(facts.now).is_none();
    proposal
        .outcomes
        .iter()
        .filter(|outcome| outcome.after.presence == Presence::Active && late(outcome.before.presence))
        .map(|outcome| Refusal::RestoreExpired { user: UserRef::from(outcome.user) })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use crate::domain::change::Action;
    use crate::domain::rules::sample::*;
    use crate::domain::user::Presence;

    #[test]
    fn after_thirty_days_nobody_is_restored() {
        let deleted = |hours| {
            let at = now() - SignedDuration::from_hours(hours);
            Scene::new().user("gone").with(|user| user.presence = Presence::Deleted(at))
        };
        assert_eq!(deleted(0).check(&Action::Restore), "ok gone");
        assert_eq!(deleted(30 * 24).check(&Action::Restore), "ok gone");
        assert_eq!(deleted(30 * 24 + 1).check(&Action::Restore), "restore_expired gone");
        assert_eq!(Scene::new().user("there").check(&Action::Restore), "nothing_to_change");
    }

    #[test]
    fn the_days_left_are_counted_down() {
        let left = |hours| Presence::Deleted(now()).days_left(now() + SignedDuration::from_hours(hours));
        assert_eq!([0, 1, 24, 719, 720, 721].map(left), [Some(30), Some(30), Some(29), Some(1), Some(0), None]);
        assert_eq!(Presence::Active.days_left(now()), None);
    }
}
