//! Who holds an administrator role is deleted and restored by Global admins alone (DOMAIN R15).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};
use crate::domain::role::Right;
use crate::domain::user::Presence;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    if facts.by.may(Right::Admins) {
        return Vec::new();
    }
    let gone = |presence| presence != Presence::Active;
    proposal
        .outcomes
        .iter()
        .filter(|o| !o.user.roles.is_empty() && gone(o.before.presence) != gone(o.after.presence))
        .map(|outcome| Refusal::AdminNeedsGlobalAdmin { user: UserRef::from(outcome.user) })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::change::Action;
    use crate::domain::role::Role;
    use crate::domain::rules::sample::*;

    fn scene() -> Scene {
        Scene::new().user("a").user("boss").with_role(Role::HelpdeskAdmin).user("guest").guest().holds(E3)
    }

    #[test]
    fn a_user_admin_deletes_those_without_roles() {
        assert_eq!(scene().check(&Action::Delete), "ok a boss guest");
        assert_eq!(scene().by(&[Role::UserAdmin]).check(&Action::Delete), "admin_needs_global_admin boss");
        for role in [Role::LicenseAdmin, Role::BillingAdmin, Role::GroupsAdmin, Role::GlobalReader] {
            let said = scene().by(&[role]).check(&Action::Delete);
            assert_eq!(said, "role_not_permitted global-admin user-admin", "{role}");
        }
    }

    #[test]
    fn so_it_is_with_restoring_and_with_taking_back() {
        let (deleted, undo) = scene().after(&Action::Delete);
        let deleted = deleted.by(&[Role::UserAdmin]);
        assert_eq!(deleted.check(&Action::Restore), "admin_needs_global_admin boss");
        let guest = "guest_needs_global_admin guest";
        assert_eq!(deleted.check(&undo), format!("admin_needs_global_admin boss; {guest}"));
        assert_eq!(deleted.by(&[Role::GlobalAdmin]).check(&undo), "ok a boss guest");
    }
}
