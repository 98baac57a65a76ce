//! What can be asked for groups.

use std::collections::BTreeSet;

use super::Grant;
use crate::domain::batch::Batch;
use crate::domain::device::DeviceGrant;
use crate::domain::group::{About, GroupState};
use crate::domain::ids::{GroupKey, ObjectId, SkuId, UserKey};
use crate::domain::role::Right;

/// What is to happen to groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupAction {
    /// Make one.
    Create(About),
    /// Delete them; their members stay known, so that it can be taken back.
    Delete(Batch<GroupKey>),
    /// Give products to their members, with exactly these services off (DOMAIN R46).
    Assign {
        /// To which.
        groups: Batch<GroupKey>,
        /// What.
        grants: Vec<Grant>,
    },
    /// Take products from their members.
    Unassign {
        /// From which.
        groups: Batch<GroupKey>,
        /// What.
        skus: Vec<SkuId>,
    },
    /// License the devices of a group, nested ones too, by a subscription (R41, R42).
    AssignDevices {
        /// Of which.
        group: GroupKey,
        /// By what.
        grant: DeviceGrant,
    },
    /// Take the license from the devices of a group (R45).
    UnassignDevices {
        /// Of which.
        group: GroupKey,
        /// What.
        sku: SkuId,
    },
    /// Take members in (R101): users, devices, or groups for the sake of their devices.
    AddMembers {
        /// Into which.
        group: GroupKey,
        /// Whom.
        members: BTreeSet<ObjectId>,
    },
    /// Let members go (R101).
    RemoveMembers {
        /// From which.
        group: GroupKey,
        /// Whom.
        members: BTreeSet<ObjectId>,
    },
    /// Try again what failed, and bring every member in line with what the group gives (R99).
    Reprocess {
        /// Which.
        group: GroupKey,
        /// Whose licenses, 20 users at a time (R47); None: everybody's.
        members: Option<Batch<UserKey>>,
    },
}

impl GroupAction {
    /// The word for it in the journal and in JSON.
    #[must_use]
    pub const fn verb(&self) -> &'static str {
        match self {
            Self::Create(_) => "create-group",
            Self::Delete(_) => "delete-group",
            Self::Assign { .. } => "assign-group",
            Self::Unassign { .. } => "unassign-group",
            Self::AssignDevices { .. } => "assign-devices",
            Self::UnassignDevices { .. } => "unassign-devices",
            Self::AddMembers { .. } => "add-members",
            Self::RemoveMembers { .. } => "remove-members",
            Self::Reprocess { .. } => "reprocess",
        }
    }

    /// The right it takes.
    #[must_use]
    pub const fn right(&self) -> Right {
        match self {
            Self::Assign { .. } | Self::Unassign { .. } | Self::Reprocess { .. } => Right::License,
            Self::AssignDevices { .. } | Self::UnassignDevices { .. } => Right::LicenseDevices,
            _ => Right::Groups,
        }
    }

    /// The groups it is about.
    #[must_use]
    pub fn groups(&self) -> &[GroupKey] {
        match self {
            Self::Create(_) => &[GroupKey::NEW],
            Self::Delete(groups) | Self::Assign { groups, .. } | Self::Unassign { groups, .. } => groups.keys(),
            Self::AssignDevices { group, .. }
            | Self::UnassignDevices { group, .. }
            | Self::AddMembers { group, .. }
            | Self::RemoveMembers { group, .. }
            | Self::Reprocess { group, .. } => std::slice::from_ref(group),
        }
    }

    /// The products it gives.
    #[must_use]
    pub fn grants(&self) -> &[Grant] {
        match self {
            Self::Assign { grants, .. } => grants,
            _ => &[],
        }
    }

    /// The products it takes away.
    #[must_use]
    pub fn removes(&self) -> &[SkuId] {
        match self {
            Self::Unassign { skus, .. } => skus,
            Self::UnassignDevices { sku, .. } => std::slice::from_ref(sku),
            _ => &[],
        }
    }

    /// Whom it takes in or out.
    #[must_use]
    pub fn members(&self) -> BTreeSet<ObjectId> {
        match self {
            Self::AddMembers { members, .. } | Self::RemoveMembers { members, .. } => members.clone(),
            _ => BTreeSet::new(),
        }
    }

    /// The state a group would be in.
    #[must_use]
    pub fn applied(&self, now: &GroupState) -> GroupState {
        let mut state = now.clone();
        match self {
            Self::Create(about) => state.about = Some(about.clone()),
            Self::Delete(_) => state.about = None,
            Self::Assign { grants, .. } => {
                state.licenses.extend(grants.iter().map(|grant| (grant.sku, grant.off.clone())));
            }
            Self::Unassign { skus, .. } => state.licenses.retain(|sku, _| !skus.contains(sku)),
            Self::AssignDevices { grant, .. } => state.devices = Some(*grant),
            Self::UnassignDevices { sku, .. } => state.devices = state.devices.filter(|grant| grant.sku != *sku),
            Self::AddMembers { members, .. } => state.members.extend(members),
            Self::RemoveMembers { members, .. } => state.members.retain(|member| !members.contains(member)),
            Self::Reprocess { .. } => {}
        }
        state
    }
}
