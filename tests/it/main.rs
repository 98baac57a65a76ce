//! Tests through the front door.

mod cli;
mod docs;
mod panels;
mod screens;
mod support;
mod terminal;
mod tidy;
mod wording;
