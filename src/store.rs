//! The tenant file and what goes in and out of it.

pub mod import;
