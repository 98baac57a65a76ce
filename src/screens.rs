//! The pages. A page never sees the store: it returns effects.

pub mod changes;
pub mod group;
pub mod groups;
pub mod licenses;
pub mod product;
pub mod reports;
pub mod users;

mod page;
