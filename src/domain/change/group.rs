//! What can be asked for groups.

use std::collections::BTreeSet;

use super::Grant;
use crate::domain::batch::Batch;
use crate::domain::group::{About, GroupState};
use crate::domain::ids::{GroupKey, ObjectId, SkuId};
use crate::domain::role::Right;

/// What is to happen to groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupAction {
    /// Make one.
    Create(About),
    /// Delete them; their members stay known, so that it can be taken back.
    Delete(Batch<GroupKey>),
}

impl GroupAction {
    /// The word for it in the journal and in JSON.
    #[must_use]
    pub const fn verb(&self) -> &'static str {
        match self {
            Self::Create(_) => "create-group",
            Self::Delete(_) => "delete-group",
        }
    }

    /// The right it takes.
    #[must_use]
    pub const fn right(&self) -> Right {
        match self {
            Self::Create(_) | Self::Delete(_) => Right::Groups,
        }
    }

    /// The groups it is about.
    #[must_use]
    pub fn groups(&self) -> &[GroupKey] {
        match self {
            Self::Create(_) => &[GroupKey::NEW],
            Self::Delete(groups) => groups.keys(),
        }
    }

    /// The products it gives.
    #[must_use]
    pub const fn grants(&self) -> &[Grant] {
        &[]
    }

    /// The products it takes away.
    #[must_use]
    pub const fn removes(&self) -> &[SkuId] {
        &[]
    }

    /// Whom it takes in or out.
    #[must_use]
    pub fn members(&self) -> BTreeSet<ObjectId> {
        BTreeSet::new()
    }

    /// The state a group would be in.
    #[must_use]
    pub fn applied(&self, now: &GroupState) -> GroupState {
        let mut state = now.clone();
        match self {
            Self::Create(about) => state.about = Some(about.clone()),
            Self::Delete(_) => state.about = None,
        }
        state
    }
}
