//! What a change can be about besides users: what it writes of it, and the difference that the journal keeps.
//!
//! A new kind is a variant of each of the three types here, loaded by `store/facts.rs` and written by
//! `store/subjects.rs`; the compiler leads to the rest.

use serde::{Deserialize, Serialize};

use super::change::Grant;
use super::device::DeviceGrant;
use super::group::{GroupDelta, GroupState};
use super::ids::{GroupKey, SkuId};
use super::role::Right;

/// Something that is no user, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A group.
    Group(GroupKey),
}

/// The part of it that changes write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Of a group.
    Group(GroupState),
}

impl State {
    /// Its name; empty: it is not there.
    #[must_use]
    pub fn name(&self) -> &str {
        let Self::Group(group) = self;
        group.about.as_ref().map_or("", |about| &about.name)
    }
}

/// Everything that one change altered on it: enough to take it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alteration {
    /// On a group.
    Group(GroupDelta),
}

impl Alteration {
    /// What leads from one state to the other.
    #[must_use]
    pub fn between(before: &State, after: &State) -> Self {
        let (State::Group(before), State::Group(after)) = (before, after);
        Self::Group(GroupDelta::between(before, after))
    }

    /// Nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self::Group(delta) = self;
        delta.is_empty()
    }

    /// The state after taking this back, or None if something it wrote was changed since.
    #[must_use]
    pub fn undone(&self, now: &State) -> Option<State> {
        let (Self::Group(delta), State::Group(now)) = (self, now);
        delta.undone(now).map(State::Group)
    }

    /// The name it gave or took; empty: it left the name as it was.
    #[must_use]
    pub fn name(&self) -> &str {
        let Self::Group(delta) = self;
        let about = delta.about.as_ref().and_then(|step| step.after.as_ref().or(step.before.as_ref()));
        about.map_or("", |about| &about.name)
    }

    /// The right that taking it back needs.
    #[must_use]
    pub fn right(&self) -> Right {
        let Self::Group(delta) = self;
        delta.right()
    }

    /// The products that a group is given again when it is taken back.
    pub fn gives_back(&self) -> impl Iterator<Item = Grant> {
        let Self::Group(delta) = self;
        let before = delta.licenses.iter().filter_map(|(sku, step)| Some((*sku, step.before.clone()?)));
        before.map(|(sku, off)| Grant { sku, off })
    }

    /// What the devices of a group are licensed by again when it is taken back.
    #[must_use]
    pub fn gives_devices_back(&self) -> Option<DeviceGrant> {
        let Self::Group(delta) = self;
        delta.devices.as_ref()?.before
    }

    /// The products it is about.
    pub fn skus(&self) -> impl Iterator<Item = SkuId> {
        let Self::Group(delta) = self;
        let devices = delta.devices.iter().flat_map(|step| step.before.iter().chain(&step.after));
        delta.licenses.keys().copied().chain(devices.map(|grant| grant.sku))
    }
}

/// A subject, as a sentence names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectRef {
    /// Which.
    pub subject: Subject,
    /// Its name; cleaned.
    pub name: String,
}
