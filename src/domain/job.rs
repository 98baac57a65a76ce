//! Any number of users, worked off in batches (PRODUCT section 5).

use super::batch::Batch;
use super::change::Action;
use super::ids::{BatchId, JobId, SkuId, UserKey};
use super::refusal::Refusal;
use super::subject::Subject;

/// An action for any number of users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// What.
    pub action: Action,
    /// To whom, in the order of work.
    pub users: Vec<UserKey>,
    /// Leave out whoever is refused, instead of refusing their batch.
    pub skip_refused: bool,
}

impl Job {
    /// An action about something else than users.
    #[must_use]
    pub const fn about(action: Action) -> Self {
        Self { action, users: Vec::new(), skip_refused: false }
    }
}

/// How many seats of one product a job takes or frees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The product.
    pub sku: SkuId,
    /// Seats newly taken.
    pub needed: u32,
    /// Seats there are.
    pub available: i64,
    /// Users who hold it already, by any path.
    pub held: u32,
    /// Seats given up.
    pub freed: u32,
}

/// What a job would do, found without writing anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// The users who would change, in order.
    pub changing: Vec<UserKey>,
    /// Users for whom it would change nothing.
    pub unchanged: usize,
    /// What the rules say against it.
    pub refusals: Vec<Refusal>,
    /// What else would change.
    pub others: Vec<Subject>,
    /// Seats, per product given or taken away.
    pub needs: Vec<Need>,
}

impl Forecast {
    /// The users who would have to be left out for the rest to go ahead.
    #[must_use]
    pub fn leave_out(&self) -> Vec<UserKey> {
        self.refusals.iter().flat_map(Refusal::leave_out).collect()
    }

    /// A refusal that leaving users out does not help.
    #[must_use]
    pub fn refuses_all(&self) -> Option<&Refusal> {
        self.refusals.iter().find(|refusal| refusal.leave_out().is_empty())
    }

    /// The batches that the changing users make.
    #[must_use]
    pub fn batches(&self) -> usize {
        self.changing.len().div_ceil(Batch::MAX)
    }
}

/// One batch of a job, done or refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchResult {
    /// Its number in the journal; None: refused.
    pub id: Option<BatchId>,
    /// Whom it changed, or would have.
    pub users: Vec<UserKey>,
    /// What else it changed, or would have.
    pub others: Vec<Subject>,
    /// How many members' licenses followed from that.
    pub members: usize,
}

/// What became of a job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobResult {
    /// The job's number, once something was written.
    pub id: Option<JobId>,
    /// Its batches, in order.
    pub batches: Vec<BatchResult>,
    /// Why some of it, or all, was not done.
    pub refusals: Vec<Refusal>,
    /// Users for whom there was nothing to change.
    pub unchanged: usize,
    /// It was stopped between two batches.
    pub canceled: bool,
}

impl JobResult {
    /// Users changed, and what else was.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.batches.iter().filter(|batch| batch.id.is_some()).map(|batch| batch.users.len() + batch.others.len()).sum()
    }
}
