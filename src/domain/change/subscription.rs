//! What can be asked for purchases.

use super::{Grant, UserState};
use crate::domain::batch::Batch;
use crate::domain::ids::{SkuId, SubscriptionKey};
use crate::domain::product::Status;
use crate::domain::subscription::SubscriptionState;

/// What is to happen to purchases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubscriptionAction {
    /// **Buy licenses**, **Remove licenses**: the new total, not the difference (DOMAIN R71).
    SetTotal {
        /// Of which.
        subscription: SubscriptionKey,
        /// How many seats it is to have.
        total: u32,
    },
    /// **Take control of this subscription**: its users leave the product. The store finds them, works them off in
    /// batches, and closes the purchase when all are gone.
    TakeOver {
        /// Of which.
        subscription: SubscriptionKey,
        /// What was bought.
        from: SkuId,
        /// What becomes of its users.
        way: Way,
    },
    /// The end of a taking over: the status becomes Deleted (R54, R55).
    Close {
        /// Which.
        subscriptions: Batch<SubscriptionKey>,
        /// How it was taken over.
        way: Way,
    },
}

/// What becomes of the users of a purchase that is taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// **Move users** to another product (R54).
    Move(SkuId),
    /// **Cancel subscription**, for this reason: they lose access (R55).
    Cancel(String),
}

impl SubscriptionAction {
    /// The word for it in the journal and in JSON.
    #[must_use]
    pub const fn verb(&self) -> &'static str {
        match self {
            Self::SetTotal { .. } => "set-total",
            Self::TakeOver { way: Way::Move(_), .. } => "move-users",
            Self::TakeOver { way: Way::Cancel(_), .. } => "cancel-users",
            Self::Close { .. } => "close-subscription",
        }
    }

    /// The purchases it is about.
    #[must_use]
    pub fn subscriptions(&self) -> &[SubscriptionKey] {
        match self {
            Self::SetTotal { subscription, .. } | Self::TakeOver { subscription, .. } => {
                std::slice::from_ref(subscription)
            }
            Self::Close { subscriptions, .. } => subscriptions.keys(),
        }
    }

    /// The products it gives.
    #[must_use]
    pub fn grants(&self) -> Vec<Grant> {
        match self {
            Self::TakeOver { way: Way::Move(to), .. } => vec![Grant::whole(*to)],
            _ => Vec::new(),
        }
    }

    /// The state a user would be in: who holds the other product already keeps it as it is.
    pub(super) fn move_user(&self, state: &mut UserState) {
        let Self::TakeOver { from, way, .. } = self else { return };
        if state.licenses.remove(from).is_some()
            && let Way::Move(to) = way
        {
            state.licenses.entry(*to).or_default().error = false;
        }
    }

    /// The state a purchase would be in.
    #[must_use]
    pub fn applied(&self, now: &SubscriptionState) -> SubscriptionState {
        let mut state = now.clone();
        match self {
            Self::SetTotal { total, .. } => state.total = *total,
            // What is gone stays as it is.
            Self::Close { .. } if state.status == Status::Deleted => {}
            Self::TakeOver { .. } => {}
            Self::Close { way, .. } => {
                state.status = Status::Deleted;
                if let Way::Cancel(reason) = way {
                    state.reason = Some(reason.clone());
                }
            }
        }
        state
    }
}
