//! seatdeck: the Microsoft 365 admin center's license pages, in a terminal.
//!
//! The floors, their order and what may never happen stand in `ARCHITECTURE.md`.

pub mod app;
pub mod cli;
pub mod domain;
pub mod index;
pub mod keys;
pub mod kit;
pub mod layer;
pub mod message;
pub mod panels;
pub mod roster;
pub mod runtime;
pub mod screens;
pub mod store;
pub mod wording;
