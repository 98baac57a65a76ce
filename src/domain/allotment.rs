//! An allotment: licenses of one product with a limit of their own, given to the members of groups within it, and
//! whoever answers for it (DOMAIN R5, R59 to R64).
//!
//! The limit is a cap, no reservation: a member needs a free seat of the product as well. It may be lowered below what
//! is in use: then those who came last wait again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ids::{AllotmentKey, GroupKey, ObjectId, ServicePlanId, SkuId, UserKey};
use super::state::Step;

/// What an allotment is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Display name; cleaned.
    pub name: String,
    /// The product.
    pub sku: SkuId,
    /// Graph's `allottedUnits`: so many have it at most.
    pub limit: u32,
    /// The services that are off for its members.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub off: BTreeSet<ServicePlanId>,
}

/// The part of an allotment that changes write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllotmentState {
    /// None: it is not there, not yet or no more.
    pub terms: Option<Terms>,
    /// Who answers for it (R12).
    pub owners: BTreeSet<UserKey>,
    /// Whose members have it.
    pub groups: BTreeSet<GroupKey>,
}

/// Everything that one change altered on one allotment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllotmentDelta {
    /// What it is, if it was made, altered or deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Step<Option<Terms>>>,
    /// The owners, if they changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owners: Option<Step<BTreeSet<UserKey>>>,
    /// The groups, if they changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Step<BTreeSet<GroupKey>>>,
}

impl AllotmentDelta {
    /// What leads from one state to the other.
    #[must_use]
    pub fn between(before: &AllotmentState, after: &AllotmentState) -> Self {
        Self {
            terms: Step::between(&before.terms, &after.terms),
            owners: Step::between(&before.owners, &after.owners),
            groups: Step::between(&before.groups, &after.groups),
        }
    }

    /// Nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The state after taking this back, or None if something it wrote was changed since.
    #[must_use]
    pub fn undone(&self, now: &AllotmentState) -> Option<AllotmentState> {
        let mut state = now.clone();
        if let Some(step) = &self.terms {
            (state.terms == step.after).then(|| state.terms.clone_from(&step.before))?;
        }
        if let Some(step) = &self.owners {
            (state.owners == step.after).then(|| state.owners.clone_from(&step.before))?;
        }
        if let Some(step) = &self.groups {
            (state.groups == step.after).then(|| state.groups.clone_from(&step.before))?;
        }
        Some(state)
    }

    /// Whether an owner may do and take back as much (R12): what stays within what was delegated to them.
    #[must_use]
    pub fn is_delegated(&self) -> bool {
        let services_alone = |step: &Step<Option<Terms>>| match (&step.before, &step.after) {
            (Some(before), Some(after)) => Terms { off: before.off.clone(), ..after.clone() } == *before,
            _ => false,
        };
        self.owners.is_none() && self.terms.as_ref().is_none_or(services_alone)
    }
}

/// One allotment, whole but for its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allotment {
    /// The number in the tenant file.
    pub key: AllotmentKey,
    /// Graph's `id`.
    pub id: ObjectId,
    /// What it is.
    pub terms: Terms,
    /// Graph's `consumedUnits`: who has the license from it.
    pub consumed: u32,
    /// Who waits for it.
    pub waiting: u32,
    /// Members whom something else keeps from having it: a location, a conflict.
    pub errors: u32,
    /// Who answers for it, in order of name.
    pub owners: Vec<Named<UserKey>>,
    /// Whose members have it, in order of name.
    pub groups: Vec<Named<GroupKey>>,
}

/// Something by its number, with the name it is called by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<K> {
    /// The number.
    pub key: K,
    /// Graph's id.
    pub id: ObjectId,
    /// Display name; cleaned.
    pub name: String,
}

/// A member of an allotment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllotmentMember {
    /// Who.
    pub user: UserKey,
    /// In line since when, RFC 3339: Graph's `waitingSinceDateTime`. None: does not wait.
    pub waiting_since: Option<String>,
}
