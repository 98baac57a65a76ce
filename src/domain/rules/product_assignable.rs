//! A product can be given to users if the tenant owns it, it is for users, nobody bought it for
//! themselves and it is not suspended (DOMAIN R135, R138, R41, R53, R117). The first two hold for the
//! assigning alone; a self-service license cannot be taken away either.

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let mut refusals: Vec<_> =
        proposal.action.grants().iter().filter_map(|grant| assignable(grant.sku, facts)).collect();
    let removed = proposal.action.removes().iter();
    refusals.extend(removed.filter_map(|sku| self_service(*sku, facts)));
    refusals.dedup();
    refusals
}

fn assignable(sku: crate::domain::ids::SkuId, facts: &Facts) -> Option<Refusal> {
    let product = facts.product(sku);
    let Some(own) = facts.products.get(&sku).filter(|own| own.owned()) else {
        return Some(Refusal::ProductNotOwned { product });
    };
    if own.device {
        Some(Refusal::DeviceProductNeedsGroup { product })
    } else if !own.for_users {
        Some(Refusal::NotForUsers { product })
    } else if own.self_service_buyer().is_some() {
        self_service(sku, facts)
    } else if own.total() == 0 && own.units().suspended + own.units().locked_out > 0 {
        Some(Refusal::SubscriptionDisabled { product })
    } else {
        None
    }
}

fn self_service(sku: crate::domain::ids::SkuId, facts: &Facts) -> Option<Refusal> {
    let buyer = facts.products.get(&sku)?.self_service_buyer()?.to_owned();
    Some(Refusal::SelfServicePurchase { product: facts.product(sku), buyer })
}
