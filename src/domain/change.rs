//! What an operator asks for. It says nothing about whether it is allowed.

mod addition;
mod allotment;
mod group;
mod subscription;

pub use self::addition::{Addition, Person, Property, is_display_name, is_user_name};
pub use self::allotment::AllotmentAction;
pub use self::group::GroupAction;
pub use self::subscription::{SubscriptionAction, Way};

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::batch::Batch;
use super::device::DeviceGrant;
use super::ids::{BatchId, ServicePlanId, SkuId, UserKey};
use super::location::Location;
use super::role::{Right, Role};
use super::state::{Delta, Held, UserState};
use super::subject::{Alteration, State, Subject};
use super::user::Presence;

/// A product to give, without some of its services (DOMAIN R23).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The product.
    pub sku: SkuId,
    /// The services to leave off. Every other service is on.
    pub off: BTreeSet<ServicePlanId>,
}

impl Grant {
    /// The product with all its services.
    #[must_use]
    pub fn whole(sku: SkuId) -> Self {
        Self { sku, off: BTreeSet::new() }
    }
}

/// Which direct licenses a replacement takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removal {
    /// "Any previous license assignments for the selected users are removed" (R30).
    All,
    /// Only these, each of which must be held.
    These(Vec<SkuId>),
}

/// What is to happen to every user of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Add products; what is held stays, and so does what is switched off in it (R29).
    Assign(Vec<Grant>),
    /// Take products away.
    Unassign(Vec<SkuId>),
    /// Take every direct license away (R32).
    UnassignAll,
    /// Take away and add in one step, so that nobody is without a service in between (R108).
    Replace {
        /// What goes.
        remove: Removal,
        /// What comes.
        grants: Vec<Grant>,
    },
    /// Switch services of a product that is held directly (R25).
    SetServices {
        /// The product.
        sku: SkuId,
        /// To be switched on.
        on: BTreeSet<ServicePlanId>,
        /// To be switched off.
        off: BTreeSet<ServicePlanId>,
    },
    /// Set the usage location.
    SetLocation(Location),
    /// What **Save changes** of the user flyout writes at once (R33, R34).
    Edit {
        /// A new usage location.
        location: Option<Location>,
        /// Products ticked, or whose services were changed: exactly these services off.
        grants: Vec<Grant>,
        /// Products unticked.
        remove: Vec<SkuId>,
    },
    /// Give an administrator role.
    GrantRole(Role),
    /// Take an administrator role.
    RevokeRole(Role),
    /// Make new users, licensed at once (R49 to R51). They are named by [`UserKey::to_come`].
    Add(Addition),
    /// Delete users; their seats are free at once (R65).
    Delete,
    /// Restore deleted users, without the licenses they had (R67, J7).
    Restore,
    /// Something for groups; nothing for users but what follows from it.
    Groups(GroupAction),
    /// Something for purchases; for users what a taking over makes of them.
    Subscriptions(SubscriptionAction),
    /// Something for allotments; nothing for users but what follows from it.
    Allotments(AllotmentAction),
    /// Take a batch of the journal back.
    Undo {
        /// Which.
        batch: BatchId,
        /// What it had done to whom.
        deltas: BTreeMap<UserKey, Delta>,
        /// What it had altered besides users.
        others: BTreeMap<Subject, Alteration>,
    },
}

impl Action {
    /// The word for it in the journal and in JSON.
    #[must_use]
    pub const fn verb(&self) -> &'static str {
        match self {
            Self::Assign(_) => "assign",
            Self::Unassign(_) => "unassign",
            Self::UnassignAll => "unassign-all",
            Self::Replace { .. } => "replace",
            Self::SetServices { .. } => "services",
            Self::SetLocation(_) => "set-location",
            Self::Edit { .. } => "edit",
            Self::GrantRole(_) => "grant-role",
            Self::RevokeRole(_) => "revoke-role",
            Self::Add(_) => "add-user",
            Self::Delete => "delete-user",
            Self::Restore => "restore-user",
            Self::Groups(action) => action.verb(),
            Self::Subscriptions(action) => action.verb(),
            Self::Allotments(action) => action.verb(),
            Self::Undo { .. } => "undo",
        }
    }

    /// The right it takes.
    #[must_use]
    pub fn right(&self) -> Right {
        match self {
            Self::GrantRole(_) | Self::RevokeRole(_) => Right::Roles,
            Self::Add(Addition { roles, .. }) if !roles.is_empty() => Right::Roles,
            Self::Undo { deltas, .. } if deltas.values().any(|delta| delta.roles.is_some()) => Right::Roles,
            Self::Add(_) | Self::Delete | Self::Restore => Right::Users,
            Self::Undo { deltas, .. } if deltas.values().any(|delta| delta.presence.is_some()) => Right::Users,
            // A batch comes of one action, so that one of its lines speaks for all.
            Self::Undo { others, .. } => others.values().next().map_or(Right::License, Alteration::right),
            Self::Groups(action) => action.right(),
            Self::Subscriptions(_) => Right::Billing,
            Self::Allotments(_) => Right::Allotments,
            _ => Right::License,
        }
    }

    /// The products it gives or whose services it switches.
    #[must_use]
    pub fn grants(&self) -> Vec<Grant> {
        match self {
            Self::Assign(grants)
            | Self::Replace { grants, .. }
            | Self::Edit { grants, .. }
            | Self::Add(Addition { grants, .. }) => grants.clone(),
            Self::SetServices { sku, on, off } => vec![Grant { sku: *sku, off: on | off }],
            Self::Undo { deltas, others, .. } => deltas
                .values()
                .flat_map(|delta| &delta.licenses)
                .filter_map(|(sku, step)| {
                    step.before.as_ref().map(|held| Grant { sku: *sku, off: held.disabled.clone() })
                })
                .chain(others.values().flat_map(Alteration::gives_back))
                .collect(),
            Self::Groups(action) => action.grants().to_vec(),
            Self::Subscriptions(action) => action.grants(),
            Self::Allotments(action) => action.grants(),
            Self::Unassign(_)
            | Self::UnassignAll
            | Self::SetLocation(_)
            | Self::GrantRole(_)
            | Self::RevokeRole(_)
            | Self::Delete
            | Self::Restore => Vec::new(),
        }
    }

    /// What it licenses the devices of groups by.
    #[must_use]
    pub fn device_grants(&self) -> Vec<DeviceGrant> {
        match self {
            Self::Groups(GroupAction::AssignDevices { grant, .. }) => vec![*grant],
            Self::Undo { others, .. } => others.values().filter_map(Alteration::gives_devices_back).collect(),
            _ => Vec::new(),
        }
    }

    /// The products it takes away by name, each of which must therefore be held directly.
    #[must_use]
    pub fn removes(&self) -> &[SkuId] {
        match self {
            Self::Unassign(skus) | Self::Replace { remove: Removal::These(skus), .. } => skus,
            Self::Edit { remove, .. } => remove,
            Self::Groups(action) => action.removes(),
            _ => &[],
        }
    }

    /// The state a user would be in at that time. None: an undo that no longer fits what is there now.
    #[must_use]
    pub fn applied(&self, user: UserKey, now: &UserState, at: Timestamp) -> Option<UserState> {
        let mut state = now.clone();
        match self {
            Self::Assign(grants) => {
                for grant in grants {
                    let held = state.licenses.entry(grant.sku).or_default();
                    held.disabled.extend(&grant.off);
                    held.error = false;
                }
            }
            Self::Unassign(skus) => state.licenses.retain(|sku, _| !skus.contains(sku)),
            Self::UnassignAll => state.licenses.clear(),
            Self::Replace { remove, grants } => {
                match remove {
                    Removal::All => state.licenses.clear(),
                    Removal::These(skus) => state.licenses.retain(|sku, _| !skus.contains(sku)),
                }
                give(&mut state, grants);
            }
            Self::SetServices { sku, on, off } => {
                if let Some(held) = state.licenses.get_mut(sku) {
                    held.disabled = &(&held.disabled | off) - on;
                }
            }
            Self::SetLocation(location) => state.location = Some(*location),
            Self::Edit { location, grants, remove } => {
                state.location = location.or(state.location);
                state.licenses.retain(|sku, _| !remove.contains(sku));
                give(&mut state, grants);
            }
            Self::GrantRole(role) => {
                state.roles.insert(*role);
            }
            Self::RevokeRole(role) => {
                state.roles.remove(role);
            }
            Self::Add(Addition { location, grants, roles, .. }) => {
                state = UserState { location: *location, roles: roles.clone(), ..UserState::default() };
                give(&mut state, grants);
            }
            Self::Delete if state.presence == Presence::Active => {
                state.licenses.clear();
                state.presence = Presence::Deleted(at);
            }
            Self::Restore if matches!(state.presence, Presence::Deleted(_)) => state.presence = Presence::Active,
            Self::Delete | Self::Restore | Self::Groups(_) | Self::Allotments(_) => {}
            Self::Subscriptions(action) => action.move_user(&mut state),
            Self::Undo { deltas, .. } => return deltas.get(&user)?.undone(now),
        }
        Some(state)
    }

    /// The new users it makes.
    #[must_use]
    pub const fn addition(&self) -> Option<&Addition> {
        match self {
            Self::Add(addition) => Some(addition),
            _ => None,
        }
    }

    /// Whether an owner may do it with an allotment of theirs (R12): what stays within its limit and its product.
    #[must_use]
    pub fn is_delegated(&self) -> bool {
        match self {
            Self::Allotments(AllotmentAction::Groups { .. } | AllotmentAction::SetServices { .. }) => true,
            Self::Undo { deltas, others, .. } => {
                deltas.is_empty() && !others.is_empty() && others.values().all(Alteration::is_delegated)
            }
            _ => false,
        }
    }

    /// Whether it only lets members follow what their group gives.
    #[must_use]
    pub const fn is_reprocess(&self) -> bool {
        matches!(self, Self::Groups(GroupAction::Reprocess { .. }))
    }

    /// Whether users are worked off, and not only what the action itself names.
    #[must_use]
    pub fn concerns_users(&self) -> bool {
        self.is_take_over() || self.subjects().is_empty()
    }

    /// Whether what it does to one user depends on no other, but for the seats.
    #[must_use]
    pub const fn is_to_each(&self) -> bool {
        matches!(
            self,
            Self::Assign(_)
                | Self::Unassign(_)
                | Self::UnassignAll
                | Self::Replace { .. }
                | Self::SetServices { .. }
                | Self::SetLocation(_)
                | Self::Edit { .. }
        )
    }

    /// Whether it takes a purchase from whoever bought it for themselves.
    #[must_use]
    pub const fn is_take_over(&self) -> bool {
        matches!(self, Self::Subscriptions(SubscriptionAction::TakeOver { .. }))
    }

    /// The product that is taken over, or was and is given back: the administrator has control of it meanwhile.
    #[must_use]
    pub fn controls(&self) -> Option<SkuId> {
        match self {
            Self::Subscriptions(SubscriptionAction::TakeOver { from, .. }) => Some(*from),
            Self::Undo { others, .. } => others.values().find_map(Alteration::controls),
            _ => None,
        }
    }

    /// Whether the journal names what it is about, even where that stays as it is: of it depends who may take it back.
    #[must_use]
    pub fn names_subjects(&self) -> bool {
        match self {
            Self::Undo { deltas, .. } => !deltas.is_empty() && self.controls().is_some(),
            action => action.is_reprocess() || action.is_take_over(),
        }
    }

    /// What it is about besides users.
    #[must_use]
    pub fn subjects(&self) -> Vec<Subject> {
        match self {
            Self::Groups(action) => action.groups().iter().copied().map(Subject::Group).collect(),
            Self::Subscriptions(action) => action.subscriptions().iter().copied().map(Subject::Subscription).collect(),
            Self::Allotments(action) => action.allotments().iter().copied().map(Subject::Allotment).collect(),
            Self::Undo { others, .. } => others.keys().copied().collect(),
            _ => Vec::new(),
        }
    }

    /// The state such a subject would be in. None: an undo that no longer fits what is there now.
    #[must_use]
    pub fn altered(&self, subject: Subject, now: &State) -> Option<State> {
        match (self, now) {
            (Self::Groups(action), State::Group(now)) => Some(State::Group(action.applied(now))),
            (Self::Subscriptions(action), State::Subscription(now)) => Some(State::Subscription(action.applied(now))),
            (Self::Allotments(action), State::Allotment(now)) => Some(State::Allotment(action.applied(now))),
            (Self::Undo { others, .. }, now) => others.get(&subject)?.undone(now),
            _ => Some(now.clone()),
        }
    }
}

fn give(state: &mut UserState, grants: &[Grant]) {
    for grant in grants {
        state.licenses.insert(grant.sku, Held { disabled: grant.off.clone(), error: false });
    }
}

/// One change: an action on at most 20 users, or on what the action itself names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub action: Action,
    /// To whom.
    pub users: Batch,
}

impl Change {
    /// An action that is about no user.
    #[must_use]
    pub const fn of(action: Action) -> Self {
        Self { action, users: Batch::none() }
    }
}
