//! A group of the directory: who is in it, and the licenses it gives them (DOMAIN section C11).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::device::{DeviceGrant, DeviceLicenses};
use super::ids::{GroupKey, ObjectId, ServicePlanId, SkuId};
use super::role::Right;
use super::state::Step;

/// What Graph tells of a group itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "they are Graph's own flags")]
pub struct About {
    /// Display name; cleaned.
    pub name: String,
    /// `securityEnabled`.
    pub security_enabled: bool,
    /// `mailEnabled`.
    pub mail_enabled: bool,
    /// `groupTypes` has `Unified`: a Microsoft 365 group.
    pub unified: bool,
    /// `groupTypes` has `DynamicMembership`: who is in it follows a rule of the directory.
    pub dynamic: bool,
    /// `onPremisesSyncEnabled`: it is edited where it comes from.
    pub synced: bool,
}

/// How people call the kind of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A security group.
    Security,
    /// A mail-enabled security group.
    MailSecurity,
    /// A Microsoft 365 group.
    Microsoft365,
    /// A distribution list.
    Distribution,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Security, Self::MailSecurity, Self::Microsoft365, Self::Distribution];

    /// The word on the command line, and the end of its sentence's name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Security => "security",
            Self::MailSecurity => "mail-security",
            Self::Microsoft365 => "microsoft-365",
            Self::Distribution => "distribution",
        }
    }
}

impl About {
    /// A group of that kind, made here: its members are chosen one by one.
    #[must_use]
    pub fn new(name: String, kind: Kind) -> Self {
        let unified = kind == Kind::Microsoft365;
        Self {
            name,
            security_enabled: kind != Kind::Distribution,
            mail_enabled: kind != Kind::Security,
            unified,
            dynamic: false,
            synced: false,
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match (self.unified, self.security_enabled, self.mail_enabled) {
            (true, ..) => Kind::Microsoft365,
            (_, true, true) => Kind::MailSecurity,
            (_, true, false) => Kind::Security,
            _ => Kind::Distribution,
        }
    }

    /// Whether who is in it is decided elsewhere.
    #[must_use]
    pub const fn fixed(&self) -> bool {
        self.dynamic || self.synced
    }
}

/// The part of a group that changes write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupState {
    /// None: it is not there, not yet or no more.
    pub about: Option<About>,
    /// What it gives its members, with the services that are off.
    pub licenses: BTreeMap<SkuId, BTreeSet<ServicePlanId>>,
    /// What its devices are licensed by.
    pub devices: Option<DeviceGrant>,
    /// Those members that the change is about.
    pub members: BTreeSet<ObjectId>,
}

impl GroupState {
    /// What it gives: to users, then to devices.
    #[must_use]
    pub fn skus(&self) -> Vec<SkuId> {
        self.licenses.keys().copied().chain(self.devices.map(|grant| grant.sku)).collect()
    }
}

/// Everything that one change altered on one group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupDelta {
    /// The group itself, if it was made, altered or deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Step<Option<About>>>,
    /// The licenses that changed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub licenses: BTreeMap<SkuId, Step<Option<BTreeSet<ServicePlanId>>>>,
    /// What its devices are licensed by, if that changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub devices: Option<Step<Option<DeviceGrant>>>,
    /// Who came in.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub joined: BTreeSet<ObjectId>,
    /// Who went out.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub left: BTreeSet<ObjectId>,
}

impl GroupDelta {
    /// What leads from one state to the other.
    #[must_use]
    pub fn between(before: &GroupState, after: &GroupState) -> Self {
        let skus: BTreeSet<_> = before.licenses.keys().chain(after.licenses.keys()).collect();
        Self {
            about: Step::between(&before.about, &after.about),
            licenses: skus
                .into_iter()
                .filter_map(|sku| {
                    let (was, is) = (before.licenses.get(sku).cloned(), after.licenses.get(sku).cloned());
                    Step::between(&was, &is).map(|step| (*sku, step))
                })
                .collect(),
            devices: Step::between(&before.devices, &after.devices),
            joined: &after.members - &before.members,
            left: &before.members - &after.members,
        }
    }

    /// Nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The state after taking this back, or None if something it wrote was changed since.
    #[must_use]
    pub fn undone(&self, now: &GroupState) -> Option<GroupState> {
        let mut state = now.clone();
        if let Some(step) = &self.about {
            (state.about == step.after).then(|| state.about.clone_from(&step.before))?;
        }
        for (sku, step) in &self.licenses {
            (state.licenses.get(sku) == step.after.as_ref()).then_some(())?;
            match &step.before {
                Some(disabled) => state.licenses.insert(*sku, disabled.clone()),
                None => state.licenses.remove(sku),
            };
        }
        if let Some(step) = &self.devices {
            (state.devices == step.after).then(|| state.devices = step.before)?;
        }
        (self.joined.is_subset(&state.members) && self.left.is_disjoint(&state.members)).then_some(())?;
        state.members = &(&state.members - &self.joined) | &self.left;
        Some(state)
    }

    /// The right that taking it back needs.
    #[must_use]
    pub fn right(&self) -> Right {
        if self.about.is_some() || !self.joined.is_empty() || !self.left.is_empty() {
            Right::Groups
        } else if self.devices.is_some() {
            Right::LicenseDevices
        } else {
            Right::License
        }
    }

    /// The members it is about.
    pub fn members(&self) -> impl Iterator<Item = ObjectId> {
        self.joined.iter().chain(&self.left).copied()
    }
}

/// How far the members have what the group gives (DOMAIN R95), in the words of the admin center.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It gives nothing.
    Unlicensed,
    /// **All licenses assigned**.
    Assigned,
    /// **In progress**: the directory has not come to all members yet.
    InProgress,
    /// **Errors & issues**.
    Errors,
}

impl Status {
    /// The word in JSON, and the end of its sentence's name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unlicensed => "unlicensed",
            Self::Assigned => "assigned",
            Self::InProgress => "in-progress",
            Self::Errors => "errors",
        }
    }
}

impl Group {
    /// Whether it gives the product to users or to devices.
    #[must_use]
    pub fn gives(&self, sku: SkuId) -> bool {
        self.licenses.contains_key(&sku) || self.devices.is_some_and(|devices| devices.grant.sku == sku)
    }

    /// What it gives: to users, then to devices.
    #[must_use]
    pub fn skus(&self) -> Vec<SkuId> {
        self.licenses.keys().copied().chain(self.devices.map(|devices| devices.grant.sku)).collect()
    }
}

/// One group, whole but for the names of its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The number in the tenant file.
    pub key: GroupKey,
    /// Graph's `id`.
    pub id: ObjectId,
    /// What Graph tells of it.
    pub about: About,
    /// What it gives its members, with the services that are off.
    pub licenses: BTreeMap<SkuId, BTreeSet<ServicePlanId>>,
    /// Direct members who are users.
    pub users: u32,
    /// Direct members that are something else: devices, nested groups. Licenses for users pass them by (R94).
    pub others: u32,
    /// The groups that are members of it.
    pub nested: Vec<GroupKey>,
    /// What its devices are licensed by (R42), and how far they are.
    pub devices: Option<DeviceLicenses>,
    /// Users in whose licenses from it something went wrong.
    pub errors: u32,
    /// How far its members have what it gives.
    pub status: Status,
}
