//! Tests through the front door.

mod panels;
mod screens;
mod support;
mod tidy;
mod wording;
