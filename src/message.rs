//! What layers ask of the outside, and what the outside tells them.

pub mod effect;
pub mod event;
