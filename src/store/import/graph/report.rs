//! What an import brought, and what the operator should know of it.

use super::error::short;
use super::object::Object;
use crate::domain::refusal::ProductRef;
use crate::domain::role::Role;

/// How much came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphCounts {
    /// Users.
    pub users: usize,
    /// Products: Graph's `subscribedSkus`.
    pub products: usize,
    /// Purchases: Graph's directory subscriptions.
    pub subscriptions: usize,
    /// Groups.
    pub groups: usize,
    /// Devices.
    pub devices: usize,
    /// Directory roles that bear on licenses.
    pub roles: usize,
    /// What was left out, in the order of the files.
    pub skipped: Vec<Skipped>,
    /// What does not fit together, in order of product.
    pub warnings: Vec<Warning>,
}

/// Objects of a file that were left out for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The file.
    pub file: String,
    /// The reason.
    pub why: Why,
    /// How many.
    pub count: usize,
}

/// Why an object was left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It says that it is something else.
    #[error("{0}: nothing that seatdeck keeps")]
    OtherKind(String),
    /// It does not say what it is, and nothing in it tells.
    #[error("neither a user, a subscribedSku, a directory subscription, a group, a device nor a directoryRole")]
    Unknown,
    /// A number or the like.
    #[error("no JSON object")]
    NoObject,
    /// A directory role without a say in licenses.
    #[error("a role that does not bear on licenses")]
    OtherRole,
    /// A group or a device that was deleted.
    #[error("deleted")]
    Gone,
}

/// What does not fit together. It was taken in all the same: the directory knows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// Users hold a product for which no subscription is known.
    #[error("{users} users hold {}, but no subscription for it is known; import the subscribedSkus", product.name)]
    NoSubscription {
        /// The product.
        product: ProductRef,
        /// Its users.
        users: u32,
    },
    /// More users hold a product than Graph's `consumedUnits` says.
    #[error("{users} users hold {}, but Graph counts {consumed}; import users and subscribedSkus of the same hour", product.name)]
    MoreUsers {
        /// The product.
        product: ProductRef,
        /// Its users.
        users: u32,
        /// Graph's count.
        consumed: u32,
    },
    /// The directory subscriptions that are known do not make up the units of the `subscribedSku`.
    #[error("{} has {units} seats, but its subscriptions make {total}; import the directory subscriptions again", product.name)]
    OtherTotal {
        /// The product.
        product: ProductRef,
        /// Graph's enabled and warning units.
        units: u32,
        /// What the subscriptions add up to.
        total: u32,
    },
    /// Holders of a role who are not in the tenant file: they have not got it.
    #[error("{count} holders of the role {role} are unknown; import the users and then the role again")]
    UnknownHolders {
        /// The role.
        role: Role,
        /// How many.
        count: usize,
    },
}

impl GraphCounts {
    pub(super) fn skip(&mut self, file: &str, why: Why) {
        let same = |skipped: &&mut Skipped| skipped.file == file && skipped.why == why;
        match self.skipped.iter_mut().rev().find(same) {
            Some(skipped) => skipped.count += 1,
            None => self.skipped.push(Skipped { file: file.to_owned(), why, count: 1 }),
        }
    }
}

impl Why {
    pub(super) fn of(object: &Object, context: Option<&str>) -> Self {
        let said = |field| object.text(field).ok().flatten();
        let kind = said("@odata.type").or_else(|| said("@odata.context")).or(context);
        kind.map_or(Self::Unknown, |kind| {
            Self::OtherKind(short(kind.rsplit_once("$metadata#").map_or(kind, |(_, path)| path)))
        })
    }
}
