//! A person of the directory and what they hold.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::ids::{AllotmentKey, GroupKey, ObjectId, ServicePlanId, SkuId, UserKey};
use super::location::Location;
use super::role::Role;

/// Graph's `userType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UserType {
    /// Belongs to the organization.
    Member,
    /// Was invited from elsewhere (DOMAIN R37).
    Guest,
}

/// Whether a user is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// Not yet; or the addition was taken back, and only the journal knows of it.
    Absent,
    /// Among the active users.
    #[default]
    Active,
    /// Deleted since then, and restorable for a while (DOMAIN R65).
    Deleted(Timestamp),
}

/// In seconds.
const DAY: i64 = 24 * 60 * 60;

impl Presence {
    /// So long a deleted user can be restored (R65, R113).
    pub const DAYS: i64 = 30;

    /// Days left to restore a deleted user, one that has begun included; None: too late, or there is nothing to restore.
    #[must_use]
    pub fn days_left(self, now: Timestamp) -> Option<i64> {
        let Self::Deleted(at) = self else { return None };
        let left = SignedDuration::from_hours(Self::DAYS * 24) - now.duration_since(at);
        (!left.is_negative()).then_some((left.as_secs() + DAY - 1) / DAY)
    }
}

/// By which path a license came to a user (DOMAIN R4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Path {
    /// Assigned to the user.
    Direct,
    /// Inherited, so that only the group can change it (R96).
    Group {
        /// The group's number.
        key: GroupKey,
        /// Graph's `id` of the group.
        id: ObjectId,
        /// Its display name.
        name: String,
    },
    /// From an allotment, so that only that can change it.
    Allotment {
        /// The allotment's number.
        key: AllotmentKey,
        /// Its display name.
        name: String,
    },
}

/// Graph's `licenseAssignmentState.state` (DOMAIN R153).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LicenseState {
    /// In force.
    Active,
    /// In force, though the last change to it failed.
    ActiveWithError,
    /// Kept but not usable.
    Disabled,
    /// Wanted but not given; holds no seat (R81).
    Error,
}

impl LicenseState {
    /// Graph's word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::ActiveWithError => "ActiveWithError",
            Self::Disabled => "Disabled",
            Self::Error => "Error",
        }
    }

    /// Whether a license in this state uses up a seat (R78, R81).
    #[must_use]
    pub const fn holds_seat(self) -> bool {
        !matches!(self, Self::Error)
    }

    /// Whether something went wrong with the license.
    #[must_use]
    pub const fn is_error(self) -> bool {
        matches!(self, Self::Error | Self::ActiveWithError)
    }
}

/// One license of one user by one path (DOMAIN R4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct License {
    /// The product.
    pub sku: SkuId,
    /// Direct, or from which group.
    pub path: Path,
    /// The services switched off on this path (R97).
    pub disabled: BTreeSet<ServicePlanId>,
    /// Whether it is in force.
    pub state: LicenseState,
    /// Graph's word for what went wrong, such as `CountViolation`.
    pub error: Option<String>,
}

/// One user, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The number in the tenant file.
    pub key: UserKey,
    /// Graph's `id`.
    pub id: ObjectId,
    /// The name shown; cleaned.
    pub display_name: String,
    /// The name to sign in with; cleaned.
    pub upn: String,
    /// Member or guest.
    pub user_type: UserType,
    /// False when sign-in is blocked; does not free a seat (DOMAIN R86).
    pub account_enabled: bool,
    /// None: no direct license can be assigned (R134).
    pub location: Option<Location>,
    /// Department, or empty.
    pub department: String,
    /// Job title, or empty.
    pub job_title: String,
    /// City, or empty.
    pub city: String,
    /// State or province, or empty.
    pub state: String,
    /// Country or region, or empty.
    pub country: String,
    /// Kept in step with a directory of the organization's own: Graph's `onPremisesSyncEnabled`.
    pub synced: bool,
    /// Whether they are there.
    pub presence: Presence,
    /// Administrator roles held.
    pub roles: BTreeSet<Role>,
    /// All licenses by all paths, in product order, the direct path first.
    pub licenses: Vec<License>,
}

/// A deleted user, and how long they can still be restored (R65).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// Who.
    pub user: User,
    /// Since when.
    pub at: Timestamp,
    /// Days left; None: too late.
    pub days_left: Option<i64>,
}

impl User {
    /// Whether they are gone, for now or for good.
    #[must_use]
    pub fn deleted(&self) -> bool {
        self.presence != Presence::Active
    }

    /// The licenses assigned by a group.
    pub fn inherited(&self) -> impl Iterator<Item = &License> {
        self.licenses.iter().filter(|license| license.path != Path::Direct)
    }

    /// The groups from which the product is inherited.
    #[must_use]
    pub fn inherited_from(&self, sku: SkuId) -> Vec<String> {
        self.inherited()
            .filter(|license| license.sku == sku)
            .filter_map(|license| match &license.path {
                Path::Group { name, .. } | Path::Allotment { name, .. } => Some(name.clone()),
                Path::Direct => None,
            })
            .collect()
    }

    /// Whether a group gives the product in a way that uses up a seat. One from an allotment stands for itself (R64).
    #[must_use]
    pub fn inherits_seat(&self, sku: SkuId) -> bool {
        let group = |license: &&License| !matches!(license.path, Path::Allotment { .. });
        self.inherited().filter(group).any(|license| license.sku == sku && license.state.holds_seat())
    }

    /// The license from an allotment.
    #[must_use]
    pub fn allotted(&self, allotment: AllotmentKey) -> Option<&License> {
        self.licenses.iter().find(|license| matches!(&license.path, Path::Allotment { key, .. } if *key == allotment))
    }

    /// Whether any path is in error.
    #[must_use]
    pub fn has_error(&self) -> bool {
        self.licenses.iter().any(|license| license.state.is_error())
    }
}
