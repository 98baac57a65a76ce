//! A file opened with `--read-only` is not written.

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(_: &Proposal, facts: &Facts) -> Vec<Refusal> {
    if facts.by.read_only { vec![Refusal::ReadOnly] } else { Vec::new() }
}
