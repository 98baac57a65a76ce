//! What happened outside: facts, told to every layer.

use super::effect::{Journal, Ticket};
use crate::domain::ids::BatchId;
use crate::domain::job::{Forecast, JobResult};
use crate::domain::journal::Entry;
use crate::domain::product::Product;
use crate::domain::query::View;
use crate::domain::user::User;

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The users that answer a query.
    UsersListed {
        /// Of the question.
        ticket: Ticket,
        /// Who they are.
        view: View,
    },
    /// Users were read.
    UsersLoaded(Vec<User>),
    /// All products were read.
    ProductsLoaded(Vec<Product>),
    /// The journal was read.
    JournalLoaded(Journal, Vec<Entry>),
    /// The batches of the newest job that can be taken back; empty: there is none.
    UndoFound(Vec<BatchId>),
    /// What a job would do.
    Forecasted {
        /// Of the question.
        ticket: Ticket,
        /// The answer.
        forecast: Forecast,
    },
    /// A job is so far.
    Progressed {
        /// Users worked off.
        done: usize,
        /// Users in all.
        total: usize,
    },
    /// A job, or the taking back of batches, came to its end.
    Finished(JobResult),
    /// The tenant file was changed, here or by another program.
    TenantChanged,
    /// Something broke. The sentence is in the operator's words.
    Failed(String),
}
