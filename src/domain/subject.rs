//! What a change can be about besides users: what it writes of it, and the difference that the journal keeps.
//!
//! A new kind is a variant of each of the three types here, loaded by `store/facts.rs` and written by
//! `store/subjects.rs`; the compiler leads to the rest.

use serde::{Deserialize, Serialize};

use super::change::Grant;
use super::group::{GroupDelta, GroupState};
use super::ids::{GroupKey, SkuId, SubscriptionKey};
use super::role::Right;
use super::subscription::{SubscriptionDelta, SubscriptionState};

/// Something that is no user, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A group.
    Group(GroupKey),
    /// A purchase.
    Subscription(SubscriptionKey),
}

/// The part of it that changes write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Of a group.
    Group(GroupState),
    /// Of a purchase.
    Subscription(SubscriptionState),
}

impl State {
    /// Its name; empty: it is not there.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Group(group) => group.about.as_ref().map_or("", |about| &about.name),
            Self::Subscription(subscription) => &subscription.name,
        }
    }

    /// The products that it is about.
    #[must_use]
    pub fn skus(&self) -> Vec<SkuId> {
        match self {
            Self::Group(group) => group.licenses.keys().copied().collect(),
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
    /// On a purchase.
    Subscription(SubscriptionDelta),
}

impl Alteration {
    /// What leads from one state to the other, both of one kind.
    #[must_use]
    pub fn between(before: &State, after: &State) -> Self {
        match (before, after) {
            (State::Group(before), State::Group(after)) => Self::Group(GroupDelta::between(before, after)),
            (State::Subscription(before), State::Subscription(after)) => {
                Self::Subscription(SubscriptionDelta::between(before, after))
            }
            _ => Self::Group(GroupDelta::default()),
        }
    }

    /// Nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Group(delta) => delta.is_empty(),
            Self::Subscription(delta) => delta.is_empty(),
        }
    }

    /// The state after taking this back, or None if something it wrote was changed since.
    #[must_use]
    pub fn undone(&self, now: &State) -> Option<State> {
        match (self, now) {
            (Self::Group(delta), State::Group(now)) => delta.undone(now).map(State::Group),
            (Self::Subscription(delta), State::Subscription(now)) => delta.undone(now).map(State::Subscription),
            _ => None,
        }
    }

    /// The name it gave or took; empty: it left the name as it was.
    #[must_use]
    pub fn name(&self) -> &str {
        let about = self.group().and_then(|delta| delta.about.as_ref());
        about.and_then(|step| step.after.as_ref().or(step.before.as_ref())).map_or("", |about| &about.name)
    }

    /// The right that taking it back needs.
    #[must_use]
    pub fn right(&self) -> Right {
        match self {
            Self::Group(delta) => delta.right(),
            Self::Subscription(_) => Right::Billing,
        }
    }

    /// The products that a group is given again when it is taken back.
    pub fn gives_back(&self) -> impl Iterator<Item = Grant> {
        let licenses = self.group().into_iter().flat_map(|delta| &delta.licenses);
        let before = licenses.filter_map(|(sku, step)| Some((*sku, step.before.clone()?)));
        before.map(|(sku, off)| Grant { sku, off })
    }

    /// The products it is about.
    pub fn skus(&self) -> impl Iterator<Item = SkuId> {
        let licenses = self.group().into_iter().flat_map(|delta| delta.licenses.keys().copied());
        licenses.chain(self.controls())
    }

    /// The product of the purchase it is about.
    #[must_use]
    pub const fn controls(&self) -> Option<SkuId> {
        match self {
            Self::Subscription(delta) => Some(delta.sku),
            Self::Group(_) => None,
        }
    }

    /// What it altered on a group.
    #[must_use]
    pub const fn group(&self) -> Option<&GroupDelta> {
        match self {
            Self::Group(delta) => Some(delta),
            Self::Subscription(_) => None,
        }
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
