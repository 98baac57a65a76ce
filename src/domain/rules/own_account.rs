//! Nobody deletes the account they are signed in with: the next change would be nobody's.

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};
use crate::domain::user::Presence;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let own = |upn: &str| upn.to_lowercase() == facts.by.name.to_lowercase();
    proposal
        .outcomes
        .iter()
        .filter(|o| o.before.presence == Presence::Active && o.after.presence != Presence::Active && own(&o.user.upn))
        .map(|outcome| Refusal::OwnAccount { user: UserRef::from(outcome.user) })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::change::Action;
    use crate::domain::rules::sample::*;

    #[test]
    fn others_can_be_deleted() {
        let scene = Scene::new().user("a").user("me").asking();
        assert_eq!(scene.check(&Action::Delete), "own_account me");
        assert_eq!(scene.check(&assign(&[E3])), "ok a me");
        assert_eq!(Scene::new().user("a").user("b").check(&Action::Delete), "ok a b");
    }
}
