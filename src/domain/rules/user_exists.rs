//! The users exist and are not deleted (DOMAIN R145, R65).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    proposal
        .users
        .iter()
        .filter_map(|key| match facts.users.get(key) {
            None => Some(Refusal::UnknownUser { name: key.to_string() }),
            Some(user) if user.deleted => Some(Refusal::UserDeleted { user: UserRef::from(user) }),
            Some(_) => None,
        })
        .collect()
}
