//! A purchase as a change finds it: its seats, and where it stands in its life (DOMAIN R54, R55, R71, R118).

use serde::{Deserialize, Serialize};

use super::ids::{SkuId, SubscriptionId};
use super::product::Status;
use super::state::Step;

/// Why the seats of a purchase cannot be changed (R71).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// A trial.
    Trial,
    /// A user bought it for themselves.
    SelfService,
    /// A reseller sold it.
    Reseller,
    /// It has to be renewed first.
    Suspended,
    /// It was canceled.
    LockedOut,
    /// It is gone.
    Deleted,
}

impl Fixed {
    /// The end of its sentence's name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Trial => "trial",
            Self::SelfService => "self-service",
            Self::Reseller => "reseller",
            Self::Suspended => "suspended",
            Self::LockedOut => "locked-out",
            Self::Deleted => "deleted",
        }
    }
}

/// The part of a purchase that changes write, and what tells it from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionState {
    /// Graph's `id`.
    pub id: SubscriptionId,
    /// What was bought.
    pub sku: SkuId,
    /// The product's name; cleaned.
    pub name: String,
    /// Where it stands in its life.
    pub status: Status,
    /// Seats bought.
    pub total: u32,
    /// What was said when it was canceled.
    pub reason: Option<String>,
}

impl SubscriptionState {
    /// The seats that can be used.
    #[must_use]
    pub const fn seats(&self) -> u32 {
        match self.status {
            Status::Enabled | Status::Warning => self.total,
            _ => 0,
        }
    }
}

/// Everything that one change altered on one purchase. Nothing, where only its users were moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubscriptionDelta {
    /// Which: an import may give its number to another one.
    pub id: SubscriptionId,
    /// What was bought.
    pub sku: SkuId,
    /// Where it stands in its life, if that changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Step<Status>>,
    /// Its seats, if they changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Step<u32>>,
    /// What was said, if it was canceled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Step<Option<String>>>,
}

impl SubscriptionDelta {
    /// What leads from one state to the other.
    #[must_use]
    pub fn between(before: &SubscriptionState, after: &SubscriptionState) -> Self {
        Self {
            id: before.id,
            sku: before.sku,
            status: Step::between(&before.status, &after.status),
            total: Step::between(&before.total, &after.total),
            reason: Step::between(&before.reason, &after.reason),
        }
    }

    /// Nothing changed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.status.is_none() && self.total.is_none() && self.reason.is_none()
    }

    /// The state after taking this back, or None if something it wrote was changed since.
    #[must_use]
    pub fn undone(&self, now: &SubscriptionState) -> Option<SubscriptionState> {
        let mut state = now.clone();
        (state.id == self.id && state.sku == self.sku).then_some(())?;
        if let Some(step) = &self.status {
            (state.status == step.after).then(|| state.status = step.before)?;
        }
        if let Some(step) = &self.total {
            (state.total == step.after).then(|| state.total = step.before)?;
        }
        if let Some(step) = &self.reason {
            (state.reason == step.after).then(|| state.reason.clone_from(&step.before))?;
        }
        Some(state)
    }
}
