//! What slides over the right side of a page, as the admin center's panes do.

pub mod ask_groups;
pub mod assign;
pub mod assign_to_groups;
pub mod create_group;
pub mod export_users;
pub mod keys;
pub mod location;
pub mod manage_licenses;
pub mod services;
pub mod unassign;
pub mod undo;
pub mod user;

mod dialog;
mod draft;
mod locations;
mod outcome;
mod steps;
mod toggles;
mod verdict;
