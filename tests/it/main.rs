//! Tests through the front door.

mod cli;
mod docs;
mod panels;
mod screens;
mod support;
mod tidy;
mod wording;
