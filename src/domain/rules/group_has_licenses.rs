//! A group that has licenses cannot be deleted (DOMAIN R102).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{GroupRef, Refusal};
use crate::domain::subject::{State, Subject};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for other in &proposal.others {
        let (Subject::Group(key), State::Group(before), State::Group(after)) =
            (other.subject, other.before, &other.after);
        if let (Some(about), None) = (&before.about, &after.about)
            && !after.licenses.is_empty()
        {
            let group = GroupRef { key, name: about.name.clone() };
            let products = after.licenses.keys().map(|sku| facts.product(*sku)).collect();
            refusals.push(Refusal::GroupHasLicenses { group, products });
        }
    }
    refusals
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn licenses_are_taken_from_a_group_before_it_is_deleted() {
        let scene = Scene::new().group("Sales").group("Staff").gives(E3);
        assert_eq!(scene.check(&delete_groups(&[1])), "ok Sales");
        assert_eq!(scene.check(&delete_groups(&[1, 2])), "group_has_licenses Staff ENTERPRISEPACK");
    }
}
