//! Files from elsewhere, read into what the house knows.

pub mod catalog;
