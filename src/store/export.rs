//! The tenant in the form of others.

pub mod graph;
