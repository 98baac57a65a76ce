//! What was done: one entry per batch.

use super::ids::{BatchId, JobId, SkuId, UserKey};
use super::refusal::{ProductRef, UserRef};
use super::subject::SubjectRef;

/// One batch of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: BatchId,
    /// The job it belongs to.
    pub job: JobId,
    /// When, in UTC (RFC 3339).
    pub at: String,
    /// Who.
    pub by: String,
    /// What, as [`Action::verb`](super::change::Action::verb) names it.
    pub verb: String,
    /// The products whose licenses it changed.
    pub products: Vec<ProductRef>,
    /// Whom.
    pub users: Vec<UserRef>,
    /// What else.
    pub others: Vec<SubjectRef>,
    /// The batch that took it back.
    pub undone_by: Option<BatchId>,
    /// The batch that it takes back.
    pub undoes: Option<BatchId>,
}

impl Entry {
    /// What it changed, by name.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.users.iter().map(|user| &*user.name).chain(self.others.iter().map(|other| &*other.name))
    }
}

/// A broken invariant, found by recounting.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The kept seat count differs from the count of holders.
    #[error("{part_number} ({sku}): {kept} seats are kept as assigned, {counted} users or devices hold it")]
    SeatCount {
        /// The product.
        sku: SkuId,
        /// Its part number.
        part_number: String,
        /// The number kept.
        kept: i64,
        /// The number counted.
        counted: i64,
    },
    /// The kept total differs from what the subscriptions add up to.
    #[error("{part_number} ({sku}): {kept} seats are kept as bought, the subscriptions add up to {counted}")]
    SeatTotal {
        /// The product.
        sku: SkuId,
        /// Its part number.
        part_number: String,
        /// The number kept.
        kept: i64,
        /// The number counted.
        counted: i64,
    },
    /// Two services that exclude each other are on.
    #[error("{upn}: {first} and {second} exclude each other, yet both are on")]
    Conflict {
        /// The user.
        upn: String,
        /// One service.
        first: String,
        /// The other.
        second: String,
    },
    /// A batch with more users than a batch can have.
    #[error("batch {batch} has {users} users")]
    BatchTooLarge {
        /// The batch.
        batch: BatchId,
        /// Its users.
        users: i64,
    },
    /// A switched-off service that the product does not have.
    #[error("user {user}: a service is switched off in {part_number} that is no part of it")]
    ForeignService {
        /// The user.
        user: UserKey,
        /// The product.
        part_number: String,
    },
    /// What a member has from a group is not what the group gives.
    #[error("{upn}: what {group} gives of {part_number} is not what they have from it")]
    Inherited {
        /// The member.
        upn: String,
        /// The group.
        group: String,
        /// The product.
        part_number: String,
    },
    /// What a device has from a group is not what follows from who is in it.
    #[error("{device}: it has another license by {group} than follows from who is in the group")]
    DeviceLicense {
        /// The device.
        device: String,
        /// The group.
        group: String,
    },
    /// A deleted user holds a license.
    #[error("{upn} is deleted, yet holds {part_number}")]
    LicenseOfDeleted {
        /// The user.
        upn: String,
        /// The product.
        part_number: String,
    },
    /// An allotment's count, or who has it and who waits, is not what its groups and its limit come to.
    #[error("the allotment {allotment}: who has it and who waits is not what its groups and its limit come to")]
    Allotted {
        /// Its name.
        allotment: String,
    },
    /// The file is damaged in itself, most often found by `SQLite`.
    #[error("the file is damaged: {0}")]
    Damaged(String),
}
