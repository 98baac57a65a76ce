//! What can be asked for allotments.

use std::collections::BTreeSet;

use super::Grant;
use crate::domain::allotment::{AllotmentState, Terms};
use crate::domain::batch::Batch;
use crate::domain::ids::{AllotmentKey, GroupKey, ServicePlanId, SkuId, UserKey};

/// What is to happen to allotments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AllotmentAction {
    /// Make one.
    Create {
        /// What it is.
        terms: Terms,
        /// Who answers for it.
        owners: BTreeSet<UserKey>,
        /// Whose members have it.
        groups: BTreeSet<GroupKey>,
    },
    /// Delete them: their members lose the license.
    Delete(Batch<AllotmentKey>),
    /// Raise the limit, so that who waits moves up, or lower it, so that who came last waits.
    SetLimit {
        /// Of which.
        allotment: AllotmentKey,
        /// To how many.
        limit: u32,
    },
    /// Leave exactly these services off.
    SetServices {
        /// Of which.
        allotment: AllotmentKey,
        /// The services.
        off: BTreeSet<ServicePlanId>,
    },
    /// Take groups in and out.
    Groups {
        /// Of which.
        allotment: AllotmentKey,
        /// Which come.
        add: BTreeSet<GroupKey>,
        /// Which go.
        remove: BTreeSet<GroupKey>,
    },
    /// Name owners, and take the name from others.
    Owners {
        /// Of which.
        allotment: AllotmentKey,
        /// Who comes.
        add: BTreeSet<UserKey>,
        /// Who goes.
        remove: BTreeSet<UserKey>,
    },
}

impl AllotmentAction {
    /// The word for it in the journal and in JSON.
    #[must_use]
    pub const fn verb(&self) -> &'static str {
        match self {
            Self::Create { .. } => "create-allotment",
            Self::Delete(_) => "delete-allotment",
            Self::SetLimit { .. } => "set-limit",
            Self::SetServices { .. } => "allotment-services",
            Self::Groups { .. } => "allotment-groups",
            Self::Owners { .. } => "allotment-owners",
        }
    }

    /// The allotments it is about.
    #[must_use]
    pub fn allotments(&self) -> &[AllotmentKey] {
        match self {
            Self::Create { .. } => &[AllotmentKey::NEW],
            Self::Delete(allotments) => allotments.keys(),
            Self::SetLimit { allotment, .. }
            | Self::SetServices { allotment, .. }
            | Self::Groups { allotment, .. }
            | Self::Owners { allotment, .. } => std::slice::from_ref(allotment),
        }
    }

    /// The product it makes an allotment of.
    #[must_use]
    pub fn grants(&self) -> Vec<Grant> {
        match self {
            Self::Create { terms, .. } => vec![Grant { sku: terms.sku, off: terms.off.clone() }],
            _ => Vec::new(),
        }
    }

    /// The product of a new one.
    #[must_use]
    pub const fn sku(&self) -> Option<SkuId> {
        match self {
            Self::Create { terms, .. } => Some(terms.sku),
            _ => None,
        }
    }

    /// The state an allotment would be in.
    #[must_use]
    pub fn applied(&self, now: &AllotmentState) -> AllotmentState {
        let mut state = now.clone();
        match self {
            Self::Create { terms, owners, groups } => {
                state = AllotmentState { terms: Some(terms.clone()), owners: owners.clone(), groups: groups.clone() };
            }
            Self::Delete(_) => state.terms = None,
            Self::SetLimit { limit, .. } => state.terms.iter_mut().for_each(|terms| terms.limit = *limit),
            Self::SetServices { off, .. } => state.terms.iter_mut().for_each(|terms| terms.off.clone_from(off)),
            Self::Groups { add, remove, .. } => state.groups = &(&state.groups | add) - remove,
            Self::Owners { add, remove, .. } => state.owners = &(&state.owners | add) - remove,
        }
        state
    }
}
