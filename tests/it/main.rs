//! Tests through the front door.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod add_users;
mod allotments;
mod cli;
mod devices;
mod directory;
mod docs;
mod exchange;
mod filters;
mod groups;
mod languages;
mod lifecycle;
mod older;
mod panels;
mod roles;
mod screens;
mod subscriptions;
mod support;
mod terminal;
mod tidy;
mod wording;
