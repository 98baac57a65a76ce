//! Never more seats than there are (DOMAIN R78 to R83, R129, J1). A product costs a user one seat,
//! however many paths lead to it.
//!
//! No action gives a product to one user and takes it from another, so a batch never makes its own room.

use std::collections::BTreeSet;

use crate::domain::decide::{Outcome, Proposal};
use crate::domain::facts::Facts;
use crate::domain::ids::SkuId;
use crate::domain::product::Product;
use crate::domain::refusal::{Refusal, UserRef};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let skus: BTreeSet<SkuId> = proposal.outcomes.iter().flat_map(|o| o.after.licenses.keys().copied()).collect();
    skus.into_iter().filter_map(|sku| short(sku, proposal, facts)).collect()
}

fn short(sku: SkuId, proposal: &Proposal, facts: &Facts) -> Option<Refusal> {
    let takes = |o: &&Outcome| !o.before.seat(o.user, sku) && o.after.seat(o.user, sku);
    let users: Vec<_> = proposal.outcomes.iter().filter(takes).map(|o| UserRef::from(o.user)).collect();
    let available = facts.products.get(&sku).map_or(0, Product::available);
    let room = usize::try_from(available).unwrap_or(0);
    (users.len() > room).then(|| Refusal::NoSeats {
        product: facts.product(sku),
        needed: u32::try_from(users.len()).unwrap_or(u32::MAX),
        available,
        over: users[room..].to_vec(),
    })
}
