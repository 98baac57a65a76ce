//! The pages. A page never sees the store: it returns effects.

pub mod allotment;
pub mod allotments;
pub mod assignments;
pub mod changes;
pub mod deleted_users;
pub mod devices;
pub mod directory;
pub mod group;
pub mod groups;
pub mod licenses;
pub mod person;
pub mod product;
pub mod reports;
pub mod subscriptions;
pub mod users;

mod list;
mod page;
