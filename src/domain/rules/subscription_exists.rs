//! The purchases exist. An import may have taken one away that a batch changed.

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let missing = |subject: &Subject| match subject {
        Subject::Subscription(key) if !facts.others.contains_key(subject) => Some(key.to_string()),
        _ => None,
    };
    proposal.action.subjects().iter().filter_map(missing).map(|name| Refusal::UnknownSubscription { name }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn a_purchase_that_is_not_there_has_no_seats_to_change() {
        let scene = Scene::new();
        assert_eq!(scene.check(&seats(purchase(E3, 7), 30)), "unknown_subscription 2007");
        assert_eq!(scene.check(&seats(purchase(E3, 0), 30)), "ok Office 365 E3");
    }
}
