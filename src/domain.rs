//! What licenses are and what may be done with them: knows no terminal and no SQL.

pub mod catalog;
pub mod ids;
pub mod text;
