//! Licenses are assigned by Global, License and User administrators (DOMAIN R8, R9, R17).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let right = proposal.action.right();
    if facts.by.may(right) { Vec::new() } else { vec![Refusal::RoleNotPermitted { needs: right.holders() }] }
}
