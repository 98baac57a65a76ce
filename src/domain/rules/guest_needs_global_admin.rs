//! A guest's licenses are changed by a Global admin alone (DOMAIN R11).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};
use crate::domain::role::Right;
use crate::domain::user::UserType;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    if facts.by.may(Right::LicenseGuests) {
        return Vec::new();
    }
    proposal
        .outcomes
        .iter()
        .filter(|outcome| {
            outcome.user.user_type == UserType::Guest && outcome.before.licenses != outcome.after.licenses
        })
        .map(|outcome| Refusal::GuestNeedsGlobalAdmin { user: UserRef::from(outcome.user) })
        .collect()
}
