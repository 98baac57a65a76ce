//! A group is not taken into itself, be it by way of others: nobody could say any more what is in what.

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(_: &Proposal, facts: &Facts) -> Vec<Refusal> {
    facts.groups.circles.iter().map(|group| Refusal::GroupCircle { group: group.clone() }).collect()
}
