//! What a change can be about besides users: what it writes of it, and the difference that the journal keeps.
//!
//! A new kind is a variant of each of the three types here, loaded by `store/facts.rs` and written by
//! `store/subjects.rs`; the compiler leads to the rest.

use serde::{Deserialize, Serialize};

use super::allotment::{AllotmentDelta, AllotmentState};
use super::change::Grant;
use super::device::DeviceGrant;
use super::group::{GroupDelta, GroupState};
use super::ids::{AllotmentKey, GroupKey, SkuId, SubscriptionKey};
use super::role::Right;
use super::subscription::{SubscriptionDelta, SubscriptionState};

/// Something that is no user, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A group.
    Group(GroupKey),
    /// An allotment.
    Allotment(AllotmentKey),
    /// A purchase.
    Subscription(SubscriptionKey),
}

/// The part of it that changes write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Of a group.
    Group(GroupState),
    /// Of an allotment.
    Allotment(AllotmentState),
    /// Of a purchase.
    Subscription(SubscriptionState),
}

impl State {
    /// Its name; empty: it is not there.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Group(group) => group.about.as_ref().map_or("", |about| &about.name),
            Self::Allotment(allotment) => allotment.terms.as_ref().map_or("", |terms| &terms.name),
            Self::Subscription(subscription) => &subscription.name,
        }
    }
}

impl State {
    /// The products it is about.
    #[must_use]
    pub fn skus(&self) -> Vec<SkuId> {
        match self {
            Self::Group(group) => group.skus(),
            Self::Allotment(allotment) => allotment.terms.iter().map(|terms| terms.sku).collect(),
            Self::Subscription(subscription) => vec![subscription.sku],
        }
    }
}

/// Everything that one change altered on it: enough to take it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alteration {
    /// On a group.
    Group(GroupDelta),
    /// On an allotment.
    Allotment(AllotmentDelta),
    /// On a purchase.
    Subscription(SubscriptionDelta),
}

impl Alteration {
    /// What leads from one state to the other; None: they are not states of one kind.
    #[must_use]
    pub fn between(before: &State, after: &State) -> Option<Self> {
        match (before, after) {
            (State::Group(before), State::Group(after)) => Some(Self::Group(GroupDelta::between(before, after))),
            (State::Allotment(before), State::Allotment(after)) => {
                Some(Self::Allotment(AllotmentDelta::between(before, after)))
            }
            (State::Subscription(before), State::Subscription(after)) => {
                Some(Self::Subscription(SubscriptionDelta::between(before, after)))
            }
            _ => None,
        }
    }

    /// Nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Group(delta) => delta.is_empty(),
            Self::Allotment(delta) => delta.is_empty(),
            Self::Subscription(delta) => delta.is_empty(),
        }
    }

    /// The state after taking this back, or None if something it wrote was changed since.
    #[must_use]
    pub fn undone(&self, now: &State) -> Option<State> {
        match (self, now) {
            (Self::Group(delta), State::Group(now)) => delta.undone(now).map(State::Group),
            (Self::Allotment(delta), State::Allotment(now)) => delta.undone(now).map(State::Allotment),
            (Self::Subscription(delta), State::Subscription(now)) => delta.undone(now).map(State::Subscription),
            _ => None,
        }
    }

    /// The name it gave or took; empty: it left the name as it was.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Group(delta) => {
                let about = delta.about.as_ref().and_then(|step| step.after.as_ref().or(step.before.as_ref()));
                about.map_or("", |about| &about.name)
            }
            Self::Allotment(delta) => {
                let terms = delta.terms.as_ref().and_then(|step| step.after.as_ref().or(step.before.as_ref()));
                terms.map_or("", |terms| &terms.name)
            }
            Self::Subscription(_) => "",
        }
    }

    /// The right that taking it back needs.
    #[must_use]
    pub fn right(&self) -> Right {
        match self {
            Self::Group(delta) => delta.right(),
            Self::Allotment(_) => Right::Allotments,
            Self::Subscription(_) => Right::Billing,
        }
    }

    /// The products that are given again when it is taken back.
    #[must_use]
    pub fn gives_back(&self) -> Vec<Grant> {
        match self {
            Self::Group(delta) => {
                let before = delta.licenses.iter().filter_map(|(sku, step)| Some((*sku, step.before.clone()?)));
                before.map(|(sku, off)| Grant { sku, off }).collect()
            }
            Self::Allotment(AllotmentDelta { terms: Some(step), .. }) => {
                let gone = step.before.iter().filter(|_| step.after.is_none());
                gone.map(|terms| Grant { sku: terms.sku, off: terms.off.clone() }).collect()
            }
            Self::Allotment(_) | Self::Subscription(_) => Vec::new(),
        }
    }

    /// What the devices of a group are licensed by again when it is taken back.
    #[must_use]
    pub fn gives_devices_back(&self) -> Option<DeviceGrant> {
        match self {
            Self::Group(delta) => delta.devices.as_ref()?.before,
            _ => None,
        }
    }

    /// The products it is about.
    #[must_use]
    pub fn skus(&self) -> Vec<SkuId> {
        match self {
            Self::Group(delta) => {
                let devices = delta.devices.iter().flat_map(|step| step.before.iter().chain(&step.after));
                delta.licenses.keys().copied().chain(devices.map(|grant| grant.sku)).collect()
            }
            Self::Allotment(delta) => {
                let terms = delta.terms.as_ref().and_then(|step| step.after.as_ref().or(step.before.as_ref()));
                terms.map(|terms| terms.sku).into_iter().collect()
            }
            Self::Subscription(delta) => vec![delta.sku],
        }
    }

    /// The product of the purchase it is about: an administrator had taken control of it.
    #[must_use]
    pub const fn controls(&self) -> Option<SkuId> {
        match self {
            Self::Subscription(delta) => Some(delta.sku),
            _ => None,
        }
    }

    /// Whether an owner of the allotment may do and take back as much.
    #[must_use]
    pub fn is_delegated(&self) -> bool {
        matches!(self, Self::Allotment(delta) if delta.is_delegated())
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
