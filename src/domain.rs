//! What licenses are and what may be done with them: knows no terminal and no SQL.

pub mod batch;
pub mod call;
pub mod catalog;
pub mod change;
pub mod cloud;
pub mod decide;
pub mod effective;
pub mod facts;
pub mod group;
pub mod ids;
pub mod inherit;
pub mod job;
pub mod journal;
pub mod key_set;
pub mod location;
pub mod product;
pub mod query;
pub mod refusal;
pub mod report;
pub mod role;
pub mod rules;
pub mod state;
pub mod subject;
pub mod text;
pub mod user;
pub mod users_file;
