//! A service that depends on another cannot be on without it, neither by adding the one nor by
//! removing the other (DOMAIN R131, R180 to R185). Judged on the final set; what was already broken
//! is not held against a change that leaves it as it was.

use crate::domain::catalog::relations::{Dependency, Needs, Relations};
use crate::domain::decide::{Outcome, Proposal};
use crate::domain::effective::{self, Services};
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    proposal.outcomes.iter().filter_map(|outcome| missing(outcome, facts)).collect()
}

fn missing(outcome: &Outcome, facts: &Facts) -> Option<Refusal> {
    if outcome.before.licenses == outcome.after.licenses {
        return None;
    }
    let before = effective::services(outcome.user, &outcome.before, facts);
    let after = effective::services(outcome.user, &outcome.after, facts);
    let broken = Relations::embedded().dependencies.iter().find(|d| lacks(d, &after) && !lacks(d, &before))?;
    let (Needs::Any(needs) | Needs::All(needs)) = &broken.needs;
    Some(Refusal::MissingDependency {
        user: UserRef::from(outcome.user),
        product: facts.product(after[&broken.plan]),
        service: facts.service(broken.plan),
        needs: needs.iter().map(|id| facts.service(*id)).collect(),
    })
}

fn lacks(dependency: &Dependency, on: &Services) -> bool {
    on.contains_key(&dependency.plan)
        && !match &dependency.needs {
            Needs::Any(needs) => needs.iter().any(|plan| on.contains_key(plan)),
            Needs::All(needs) => needs.iter().all(|plan| on.contains_key(plan)),
        }
}
