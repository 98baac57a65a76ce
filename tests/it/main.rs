//! Tests through the front door.

mod docs;
mod panels;
mod screens;
mod support;
mod tidy;
mod wording;
