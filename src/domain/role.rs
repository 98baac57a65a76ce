//! Who may do what (DOMAIN section B).

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ids::{AllotmentKey, UserKey};

/// An administrator role that bears on licenses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Everything (R9).
    GlobalAdmin,
    /// Licenses and usage locations (R8, R10).
    LicenseAdmin,
    /// Users and their licenses (R8, R15).
    UserAdmin,
    /// Buys seats, assigns none (R8, R9).
    BillingAdmin,
    /// Groups, but not their licenses (R10).
    GroupsAdmin,
    /// Sees everything, changes nothing (R17).
    GlobalReader,
    /// No license rights (R17).
    HelpdeskAdmin,
    /// Asks Microsoft for support; no license rights (R9).
    ServiceAdmin,
}

impl Role {
    /// Every role, most powerful first.
    pub const ALL: [Self; 8] = [
        Self::GlobalAdmin,
        Self::LicenseAdmin,
        Self::UserAdmin,
        Self::BillingAdmin,
        Self::GroupsAdmin,
        Self::GlobalReader,
        Self::HelpdeskAdmin,
        Self::ServiceAdmin,
    ];

    /// The name on the command line and in the file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::GlobalAdmin => "global-admin",
            Self::LicenseAdmin => "license-admin",
            Self::UserAdmin => "user-admin",
            Self::BillingAdmin => "billing-admin",
            Self::GroupsAdmin => "groups-admin",
            Self::GlobalReader => "global-reader",
            Self::HelpdeskAdmin => "helpdesk-admin",
            Self::ServiceAdmin => "service-admin",
        }
    }

    /// The id of the template that a Graph `directoryRole` names, the same in every tenant.
    #[must_use]
    pub const fn template(self) -> &'static str {
        match self {
            Self::GlobalAdmin => "62e90394-69f5-4237-9190-012177145e10",
            Self::LicenseAdmin => "4d6ac14f-3453-41d0-bef9-a3e0c569773a",
            Self::UserAdmin => "fe930be7-5e62-47db-91af-98c3a49a38b1",
            Self::BillingAdmin => "b0f54661-2d74-4c50-afa3-1ec803f12efe",
            Self::GroupsAdmin => "fdd7a751-b60b-444a-984c-02652fe8fa1c",
            Self::GlobalReader => "f2ef992c-3afb-46b9-b7cf-a126ee74c451",
            Self::HelpdeskAdmin => "729827e3-9c14-49f7-bb1b-9608f156bbb8",
            Self::ServiceAdmin => "f023fd81-a637-4b56-95fd-791ac0226033",
        }
    }

    /// The role of that template.
    #[must_use]
    pub fn from_template(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.template().eq_ignore_ascii_case(id))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// The text names none of [`Role::ALL`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{0}' is no role; there are global-admin, license-admin, user-admin, billing-admin, groups-admin, global-reader, helpdesk-admin and service-admin"
)]
pub struct NoSuchRole(pub String);

impl FromStr for Role {
    type Err = NoSuchRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|role| role.id() == text)
            .ok_or_else(|| NoSuchRole(super::text::clean(text).into_owned()))
    }
}

/// What a change needs a right for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Assign and remove licenses, switch services, set usage locations (R8, R10).
    License,
    /// License guests (R11).
    LicenseGuests,
    /// License devices (R11).
    LicenseDevices,
    /// Make and delete groups, take members in and out.
    Groups,
    /// Buy and remove seats, take control of what users bought for themselves (R9, R16).
    Billing,
    /// Make and delete allotments, set their limits, name their owners (R12).
    Allotments,
    /// Give and take roles.
    Roles,
    /// Add, delete and restore users (R15).
    Users,
    /// Delete and restore those who hold a role themselves (R15).
    Admins,
    /// Make, edit and delete filters of the admin's own (R14).
    Views,
}

impl Right {
    /// Every right.
    pub const ALL: [Self; 10] = [
        Self::License,
        Self::LicenseGuests,
        Self::LicenseDevices,
        Self::Groups,
        Self::Billing,
        Self::Allotments,
        Self::Roles,
        Self::Users,
        Self::Admins,
        Self::Views,
    ];

    /// The roles that have this right.
    #[must_use]
    pub const fn holders(self) -> &'static [Role] {
        match self {
            Self::License => &[Role::GlobalAdmin, Role::LicenseAdmin, Role::UserAdmin],
            Self::Allotments => &[Role::GlobalAdmin, Role::LicenseAdmin],
            Self::Groups => &[Role::GlobalAdmin, Role::UserAdmin, Role::GroupsAdmin],
            Self::Billing => &[Role::GlobalAdmin, Role::BillingAdmin],
            Self::Users | Self::Views => &[Role::GlobalAdmin, Role::UserAdmin],
            Self::LicenseGuests | Self::LicenseDevices | Self::Roles | Self::Admins => &[Role::GlobalAdmin],
        }
    }
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The user principal name, or the name of the file's owner.
    pub name: String,
    /// Who they are; None: the owner of the file, or nobody of the tenant.
    pub user: Option<UserKey>,
    /// What they may do.
    pub roles: BTreeSet<Role>,
    /// The allotments they own.
    pub owns: BTreeSet<AllotmentKey>,
    /// The file was opened with `--read-only`: no role may write.
    pub read_only: bool,
}

impl Principal {
    /// Somebody who may do everything.
    #[must_use]
    pub fn global_admin(name: impl Into<String>) -> Self {
        let (roles, owns) = (BTreeSet::from([Role::GlobalAdmin]), BTreeSet::new());
        Self { name: name.into(), user: None, roles, owns, read_only: false }
    }

    /// Whether they see nothing but the allotments they own: no administrator role lets them see more (R12).
    #[must_use]
    pub fn is_delegate(&self) -> bool {
        self.roles.is_empty()
    }

    /// Whether one of their roles has the right.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        right.holders().iter().any(|role| self.roles.contains(role))
    }
}
