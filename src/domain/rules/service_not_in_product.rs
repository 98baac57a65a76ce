//! Only services of the product can be switched (DOMAIN R107, R140).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for grant in proposal.action.grants() {
        let Some(own) = facts.products.get(&grant.sku) else { continue };
        for id in grant.off.iter().filter(|id| own.service(**id).is_none()) {
            refusals
                .push(Refusal::ServiceNotInProduct { product: facts.product(grant.sku), service: facts.service(*id) });
        }
    }
    refusals
}
