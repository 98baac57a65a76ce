//! A direct license needs a usage location (DOMAIN R89, R134).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};

pub fn rule(proposal: &Proposal, _: &Facts) -> Vec<Refusal> {
    proposal
        .outcomes
        .iter()
        .filter(|outcome| outcome.after.location.is_none() && outcome.gained().next().is_some())
        .map(|outcome| Refusal::UsageLocationMissing { user: UserRef::from(outcome.user) })
        .collect()
}
