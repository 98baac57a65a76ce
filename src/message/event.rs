//! What happened outside: facts, told to every layer.

use std::sync::Arc;
use std::time::Duration;

use super::effect::{Journal, Ticket};
use crate::domain::allotment::{Allotment, AllotmentMember, Named};
use crate::domain::change::Person;
use crate::domain::custom_view::{CustomView, ViewAction};
use crate::domain::device::Device;
use crate::domain::group::Group;
use crate::domain::ids::{AllotmentKey, BatchId, GroupKey, UserKey};
use crate::domain::job::{Forecast, JobResult};
use crate::domain::journal::Entry;
use crate::domain::product::Product;
use crate::domain::query::View;
use crate::domain::refusal::Refusal;
use crate::domain::report::{Line, Report, Slice};
use crate::domain::role::Principal;
use crate::domain::user::{Deleted, User};
use crate::store::Tenant;

/// How far a job is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Users worked off.
    pub done: usize,
    /// Users in all.
    pub total: usize,
    /// Since it began.
    pub elapsed: Duration,
}

impl Course {
    /// Users a second and seconds to go, once there is enough to tell.
    #[must_use]
    pub fn pace(self) -> Option<(u64, u64)> {
        if self.elapsed < Duration::from_secs(1) {
            return None;
        }
        let rate = self.done as u64 * 1000 / u64::try_from(self.elapsed.as_millis()).unwrap_or(u64::MAX);
        let left = self.total.saturating_sub(self.done) as u64;
        Some((rate, left.div_ceil(rate.max(1))))
    }
}

/// How an export ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Export {
    /// The file is there, with so many users.
    Written(usize),
    /// There is a file of that name, and it was left alone.
    Exists,
    /// It was given up, and there is no file.
    GivenUp,
    /// Something broke, and there is no file. The sentence says what.
    Broken(String),
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The users that answer a query.
    UsersListed {
        /// Of the question.
        ticket: Ticket,
        /// Who they are.
        view: Arc<View>,
    },
    /// The users are being read for searching: percent so far; None: no more.
    Reading(Option<u8>),
    /// Users were read.
    UsersLoaded(Vec<User>),
    /// What is known of the tenant as a whole was read.
    TenantLoaded(Tenant),
    /// All products were read.
    ProductsLoaded(Vec<Product>),
    /// The filters of the administrators' own were read, and the columns chosen.
    ViewsLoaded(Vec<CustomView>, Option<Vec<String>>),
    /// A filter was made, edited or deleted, unless something is said against it.
    ViewChanged(ViewAction, Vec<Refusal>),
    /// The deleted users were read, the last one deleted first.
    DeletedLoaded(Vec<Deleted>),
    /// Every product of which anything was ever bought was read.
    PurchasesLoaded(Vec<Product>),
    /// All groups were read.
    GroupsLoaded(Vec<Group>),
    /// All devices were read.
    DevicesLoaded(Vec<Device>),
    /// A group's members were read.
    MembersLoaded {
        /// Which group's.
        group: GroupKey,
        /// In order of name.
        members: Vec<UserKey>,
        /// Those among them in whose licenses something went wrong.
        errors: Vec<UserKey>,
    },
    /// All allotments were read.
    AllotmentsLoaded(Vec<Allotment>),
    /// An allotment's members were read.
    AllotmentMembersLoaded {
        /// Which allotment's.
        allotment: AllotmentKey,
        /// Those who do not wait in order of name, then those who do, in line.
        members: Vec<AllotmentMember>,
    },
    /// What the groups are called that allotments can be for, in order of name.
    GroupNamesLoaded(Vec<Named<GroupKey>>),
    /// Who has a role or an allotment, in order of name.
    SignersLoaded(Vec<UserKey>),
    /// Somebody works here from now on. Whatever was read before was for somebody else.
    SignedIn(Principal),
    /// The journal was read.
    JournalLoaded(Journal, Vec<Entry>),
    /// The lines of a report were read.
    ReportLoaded(Report, Vec<Line>),
    /// The users of a line of a report were read, in order of name.
    ReportUsersLoaded(Slice, Vec<UserKey>),
    /// So many of so many users are written into a file.
    Exporting(usize, usize),
    /// An export came to its end.
    Exported(Export),
    /// The new users of a file were read.
    PeopleRead {
        /// Of the question.
        ticket: Ticket,
        /// Who they are; Err: the sentence that says what is amiss.
        people: Result<Arc<[Person]>, String>,
    },
    /// The batches of the newest job that can be taken back; empty: there is none.
    UndoFound(Vec<BatchId>),
    /// What a job would do.
    Forecasted {
        /// Of the question.
        ticket: Ticket,
        /// The answer: what is said against the whole stands before what is said against one user.
        forecast: Arc<Forecast>,
    },
    /// A job is so far.
    Progressed(Course),
    /// A job, or the taking back of batches, came to its end.
    Finished(JobResult),
    /// The tenant file was changed, here or by another program.
    TenantChanged,
    /// Something broke. The sentence is in the operator's words.
    Failed(String),
}
