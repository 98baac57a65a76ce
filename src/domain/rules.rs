//! The rules, one per file, in the order in which they are asked (DOMAIN R119).
//!
//! The batch of 20 is no entry here: [`Batch`](super::batch::Batch) cannot hold a 21st user.
//! A rule sees the users that no earlier rule refused.

mod changed_meanwhile;
mod conflicting_services;
mod guest_needs_global_admin;
mod missing_dependency;
mod not_held;
mod product_assignable;
mod read_only;
mod role_not_permitted;
mod seats;
mod service_not_in_product;
mod usage_location;
mod user_exists;

use super::decide::Proposal;
use super::facts::Facts;
use super::refusal::Refusal;

/// One rule: what it has against a proposal.
pub type Rule = fn(&Proposal, &Facts) -> Vec<Refusal>;

/// Every rule, in order.
pub const ALL: &[Rule] = &[
    read_only::rule,
    role_not_permitted::rule,
    user_exists::rule,
    guest_needs_global_admin::rule,
    changed_meanwhile::rule,
    product_assignable::rule,
    service_not_in_product::rule,
    not_held::rule,
    usage_location::rule,
    conflicting_services::rule,
    missing_dependency::rule,
    seats::rule,
];
