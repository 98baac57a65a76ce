//! Two different services of one conflict group cannot both be on, whatever products they come from
//! (DOMAIN R130, R141, R174 to R178). Judged on the final set, so that a swap passes (R108); a conflict
//! that the directory already let in is not held against a change that leaves it as it was.

use crate::domain::catalog::relations::Relations;
use crate::domain::decide::{Outcome, Proposal};
use crate::domain::effective::{self, Services};
use crate::domain::facts::Facts;
use crate::domain::ids::ServicePlanId;
use crate::domain::refusal::{Refusal, UserRef};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    proposal.outcomes.iter().filter_map(|outcome| conflict(outcome, facts)).collect()
}

fn conflict(outcome: &Outcome, facts: &Facts) -> Option<Refusal> {
    if outcome.before.licenses == outcome.after.licenses {
        return None;
    }
    let before = pairs(&effective::services(outcome.user, &outcome.before, facts));
    let after = effective::services(outcome.user, &outcome.after, facts);
    let (a, b) = pairs(&after).into_iter().find(|pair| !before.contains(pair))?;
    let named = |id| (facts.service(id), facts.product(after[&id]));
    Some(Refusal::ConflictingServices { user: UserRef::from(outcome.user), services: [named(a), named(b)] })
}

/// Every pair of services that are on and exclude each other.
fn pairs(on: &Services) -> Vec<(ServicePlanId, ServicePlanId)> {
    let mut pairs = Vec::new();
    for group in &Relations::embedded().conflicts {
        let held: Vec<_> = group.plans.iter().copied().filter(|plan| on.contains_key(plan)).collect();
        for (n, a) in held.iter().enumerate() {
            pairs.extend(held[n + 1..].iter().map(|b| (*a, *b)));
        }
    }
    pairs
}
