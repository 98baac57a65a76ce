//! What slides over the right side of a page, as the admin center's panes do.

pub(crate) mod account;
pub mod add_groups;
pub mod add_user;
pub mod allotment_services;
pub mod ask_allotments;
pub mod ask_groups;
pub mod ask_users;
pub mod assign;
pub mod assign_to_groups;
pub mod bulk_actions;
pub mod create_allotment;
pub mod create_group;
pub mod details;
pub(crate) mod edits;
pub mod keys;
pub mod location;
pub mod manage_licenses;
pub mod pick;
pub mod product_licenses;
pub mod seats;
pub mod services;
pub mod set_limit;
pub mod sign_in;
pub(crate) mod steps;
pub mod subscription;
pub mod take_over;
pub(crate) mod toggles;
pub mod unassign;
pub mod undo;
pub mod user;
pub(crate) mod verdict;

mod dialog;
mod draft;
mod group_picks;
mod locations;
mod outcome;
