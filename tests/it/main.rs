//! Tests through the front door.

mod cli;
