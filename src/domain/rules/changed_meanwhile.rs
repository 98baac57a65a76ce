//! A batch is taken back only while everything it wrote still stands.

use crate::domain::change::Action;
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};

pub fn rule(proposal: &Proposal, _: &Facts) -> Vec<Refusal> {
    let Action::Undo { batch, .. } = proposal.action else { return Vec::new() };
    proposal
        .outcomes
        .iter()
        .filter(|outcome| proposal.action.applied(outcome.user.key, &outcome.before).is_none())
        .map(|outcome| Refusal::ChangedMeanwhile { batch: *batch, user: UserRef::from(outcome.user) })
        .collect()
}
