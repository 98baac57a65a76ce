//! Licenses are assigned by Global, License and User administrators (DOMAIN R8, R9, R17).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let right = proposal.action.right();
    // What an owner may do with theirs was judged by the rule before (R12).
    let delegated = facts.by.is_delegate() && proposal.action.is_delegated();
    if facts.by.may(right) || delegated {
        Vec::new()
    } else {
        vec![Refusal::RoleNotPermitted { needs: right.holders() }]
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::change::Action;
    use crate::domain::role::{Right, Role};
    use crate::domain::rules::sample::*;

    /// Global, License, User, Billing and Groups admin, Global reader, Helpdesk admin, Service admin.
    const LICENSES: [bool; 8] = [true, true, true, false, false, false, false, false];
    const ROLES: [bool; 8] = [true, false, false, false, false, false, false, false];

    #[test]
    fn every_role_and_every_right() {
        let scene = Scene::new().user("a").holds(VISIO);
        let nl = "SE".parse().unwrap();
        let (given, give_role) = scene.clone().after(&Action::GrantRole(Role::UserAdmin));
        let (assigned, take_back) = scene.clone().after(&assign(&[E3]));
        let cases = [
            (&scene, assign(&[E3]), LICENSES),
            (&scene, Action::Unassign(vec![VISIO]), LICENSES),
            (&scene, Action::UnassignAll, LICENSES),
            (&scene, switch(VISIO, &[], &[VISIO_WEB]), LICENSES),
            (&scene, Action::SetLocation(nl), LICENSES),
            (&scene, Action::Edit { location: Some(nl), grants: vec![], remove: vec![] }, LICENSES),
            (&assigned, take_back, LICENSES),
            (&scene, Action::GrantRole(Role::HelpdeskAdmin), ROLES),
            (&given, Action::RevokeRole(Role::UserAdmin), ROLES),
            (&given, give_role, ROLES),
        ];
        for (scene, action, allowed) in cases {
            for (role, allowed) in Role::ALL.into_iter().zip(allowed) {
                let said = scene.clone().by(&[role]).check(&action);
                let refused = match action.right() {
                    Right::License => "role_not_permitted global-admin license-admin user-admin",
                    _ => "role_not_permitted global-admin",
                };
                assert_eq!(said, if allowed { "ok a" } else { refused }, "{role}, {}", action.verb());
            }
        }
    }

    #[test]
    fn one_role_of_several_is_enough_and_none_is_not() {
        let scene = Scene::new().user("a");
        assert_eq!(scene.clone().by(&[Role::GlobalReader, Role::UserAdmin]).check(&assign(&[E3])), "ok a");
        let none = scene.by(&[]).check(&assign(&[E3]));
        assert_eq!(none, "role_not_permitted global-admin license-admin user-admin");
    }
}
