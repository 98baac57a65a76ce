//! seatdeck: the Microsoft 365 admin center's license pages, in a terminal.
//!
//! The floors, their order and what may never happen stand in `ARCHITECTURE.md`.

pub mod cli;
pub mod domain;
pub mod store;
pub mod wording;
