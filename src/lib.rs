//! seatdeck: the Microsoft 365 admin center's license pages, in a terminal.
//!
//! The floors, their order and what may never happen stand in `ARCHITECTURE.md`.

pub mod domain;
pub mod keys;
pub mod kit;
