//! A guest's licenses are changed by a Global admin alone (DOMAIN R11). Deleting a guest is another matter (R15).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};
use crate::domain::role::Right;
use crate::domain::user::{Presence, UserType};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    if facts.by.may(Right::LicenseGuests) {
        return Vec::new();
    }
    proposal
        .outcomes
        .iter()
        .filter(|outcome| {
            outcome.user.user_type == UserType::Guest
                && outcome.after.presence == Presence::Active
                && outcome.before.licenses != outcome.after.licenses
        })
        .map(|outcome| Refusal::GuestNeedsGlobalAdmin { user: UserRef::from(outcome.user) })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::change::Action;
    use crate::domain::role::Role;
    use crate::domain::rules::sample::*;

    fn scene() -> Scene {
        Scene::new().user("member").holds(VISIO).user("guest").holds(VISIO).guest()
    }

    #[test]
    fn only_a_global_admin_changes_what_a_guest_holds() {
        let actions = [assign(&[E3]), Action::UnassignAll, switch(VISIO, &[], &[VISIO_WEB])];
        for role in Role::ALL {
            for action in &actions {
                let said = scene().by(&[role]).check(action);
                match role {
                    Role::GlobalAdmin => assert_eq!(said, "ok member guest"),
                    Role::LicenseAdmin | Role::UserAdmin => assert_eq!(said, "guest_needs_global_admin guest"),
                    _ => assert_eq!(said, "role_not_permitted global-admin license-admin user-admin"),
                }
            }
        }
        assert_eq!(scene().by(&[Role::LicenseAdmin, Role::GlobalAdmin]).check(&assign(&[E3])), "ok member guest");
    }

    #[test]
    fn a_guest_for_whom_no_license_changes_is_no_reason() {
        let scene = scene().by(&[Role::UserAdmin]);
        assert_eq!(scene.check(&Action::SetLocation("SE".parse().unwrap())), "ok member guest");
        assert_eq!(scene.user("member").with(|user| user.licenses.clear()).check(&assign(&[VISIO])), "ok member");
    }

    #[test]
    fn taking_back_what_was_done_to_a_guest_takes_a_global_admin_as_well() {
        let (after, undo) = scene().after(&assign(&[E3]));
        assert_eq!(after.check(&undo), "ok member guest");
        assert_eq!(after.by(&[Role::LicenseAdmin]).check(&undo), "guest_needs_global_admin guest");
    }
}
