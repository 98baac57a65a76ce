//! What a change can write of one user, and the difference between two such states.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ids::{ServicePlanId, SkuId};
use super::location::Location;
use super::role::Role;
use super::user::{LicenseState, Path, Presence, User};

/// A direct license: Graph's `assignedLicense`, and whether it is only wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Services switched off.
    pub disabled: BTreeSet<ServicePlanId>,
    /// Wanted, but not given: holds no seat (DOMAIN R81).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub error: bool,
}

/// The part of a user that changes write: the rest comes from the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserState {
    /// The usage location.
    pub location: Option<Location>,
    /// The direct licenses.
    pub licenses: BTreeMap<SkuId, Held>,
    /// Administrator roles.
    pub roles: BTreeSet<Role>,
    /// Whether they are there.
    pub presence: Presence,
}

impl UserState {
    /// The state a user is in.
    #[must_use]
    pub fn of(user: &User) -> Self {
        let direct = user.licenses.iter().filter(|license| license.path == Path::Direct);
        Self {
            location: user.location,
            licenses: direct
                .map(|license| {
                    let error = license.state == LicenseState::Error;
                    (license.sku, Held { disabled: license.disabled.clone(), error })
                })
                .collect(),
            roles: user.roles.clone(),
            presence: user.presence,
        }
    }

    /// Whether the user, being in this state, uses up a seat of the product by any path (R79).
    #[must_use]
    pub fn seat(&self, user: &User, sku: SkuId) -> bool {
        self.licenses.get(&sku).is_some_and(|held| !held.error) || user.inherits_seat(sku)
    }
}

/// A value before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step<T> {
    /// What it was.
    pub before: T,
    /// What it became.
    pub after: T,
}

impl<T: Clone + PartialEq> Step<T> {
    /// From one to the other, if they differ.
    pub fn between(before: &T, after: &T) -> Option<Self> {
        (before != after).then(|| Self { before: before.clone(), after: after.clone() })
    }
}

/// Everything that one change altered on one user: enough to take it back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delta {
    /// The usage location, if it changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Step<Option<Location>>>,
    /// The direct licenses that changed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub licenses: BTreeMap<SkuId, Step<Option<Held>>>,
    /// The roles, if they changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Step<BTreeSet<Role>>>,
    /// Whether they are there, if they came or went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence: Option<Step<Presence>>,
}

impl Delta {
    /// What leads from one state to the other.
    #[must_use]
    pub fn between(before: &UserState, after: &UserState) -> Self {
        let skus: BTreeSet<_> = before.licenses.keys().chain(after.licenses.keys()).collect();
        Self {
            location: Step::between(&before.location, &after.location),
            licenses: skus
                .into_iter()
                .filter_map(|sku| {
                    let (was, is) = (before.licenses.get(sku).cloned(), after.licenses.get(sku).cloned());
                    Step::between(&was, &is).map(|step| (*sku, step))
                })
                .collect(),
            roles: Step::between(&before.roles, &after.roles),
            presence: Step::between(&before.presence, &after.presence),
        }
    }

    /// Nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The state after taking this back, or None if something it wrote was changed since.
    #[must_use]
    pub fn undone(&self, now: &UserState) -> Option<UserState> {
        let mut state = now.clone();
        if let Some(step) = &self.location {
            (state.location == step.after).then(|| state.location = step.before)?;
        }
        if let Some(step) = &self.roles {
            (state.roles == step.after).then(|| state.roles.clone_from(&step.before))?;
        }
        if let Some(step) = &self.presence {
            (state.presence == step.after).then(|| state.presence = step.before)?;
        }
        for (sku, step) in &self.licenses {
            (state.licenses.get(sku) == step.after.as_ref()).then_some(())?;
            match &step.before {
                Some(held) => state.licenses.insert(*sku, held.clone()),
                None => state.licenses.remove(sku),
            };
        }
        // Who never was leaves nothing behind: what came later would be lost.
        let absent = UserState { presence: Presence::Absent, ..UserState::default() };
        (state.presence != Presence::Absent || state == absent).then_some(state)
    }
}
