//! Whoever has no role but owns allotments changes those, and no others (DOMAIN R12).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    if !facts.by.is_delegate() {
        return Vec::new();
    }
    let subjects = proposal.action.subjects();
    let foreign = subjects.iter().filter_map(|subject| match subject {
        Subject::Allotment(key) if proposal.action.is_delegated() && !facts.by.owns.contains(key) => Some(*subject),
        _ => None,
    });
    foreign
        .map(|subject| Refusal::AllotmentNotOwned {
            name: facts.others.get(&subject).map_or_else(String::new, |state| state.name().to_owned()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use crate::domain::role::Role;

    #[test]
    fn an_owner_manages_theirs_alone() {
        let scene = Scene::new().permitted().allots(7, true).allotment("Pool", E3, 5).allotment("Other", E3, 5);
        let owner = scene.clone().owning(1);
        assert_eq!(owner.check(&add_groups(1, &[7])), "ok Pool");
        assert_eq!(owner.check(&allotment_services(1, &[SWAY])), "ok Pool");
        assert_eq!(owner.check(&add_groups(2, &[7])), "allotment_not_owned Other");
        // Limits, owners and everything else are for roles.
        for action in [set_limit(1, 9), allot(E3, 5, &[]), delete_allotments(&[1])] {
            assert_eq!(owner.check(&action), "role_not_permitted global-admin license-admin");
        }
        assert_eq!(owner.check(&assign(&[E3])), "role_not_permitted global-admin license-admin user-admin");
        let admin = scene.by(&[Role::LicenseAdmin]);
        assert_eq!(admin.check(&add_groups(2, &[7])), "ok Other");
        let helpdesk = "role_not_permitted global-admin license-admin";
        assert_eq!(admin.by(&[Role::HelpdeskAdmin]).check(&add_groups(2, &[7])), helpdesk);
    }
}
