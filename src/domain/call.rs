//! The calls of Microsoft Graph that make in the directory what a batch made here (DOMAIN section H).

use super::change::Grant;
use super::group::{About, GroupDelta};
use super::ids::{ObjectId, SkuId};
use super::location::Location;
use super::role::Role;
use super::state::Delta;
use super::user::Presence;

/// Who holds licenses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A user (R159).
    User(ObjectId),
    /// A group, for its members (R160).
    Group(ObjectId),
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Make a group, which gets another id there.
    CreateGroup(ObjectId, About),
    /// Set or empty a usage location: assigning never does (R162).
    SetLocation(ObjectId, Option<Location>),
    /// Give a role.
    GrantRole(ObjectId, Role),
    /// Take a role.
    RevokeRole(ObjectId, Role),
    /// Take members into a group, at most 20.
    AddMembers(ObjectId, Vec<ObjectId>),
    /// Let a member go.
    RemoveMember(ObjectId, ObjectId),
    /// Give and take licenses at once, so that nothing is missed in between (R108). What is given comes with exactly
    /// these services off (R106).
    License {
        /// Whose.
        to: Holder,
        /// What comes, or is switched.
        add: Vec<Grant>,
        /// What goes.
        remove: Vec<SkuId>,
    },
    /// Let the directory try a user's inherited licenses again (R161).
    Reprocess(ObjectId),
    /// Delete a group.
    DeleteGroup(ObjectId),
    /// Delete a user, whose seats are free at once (R65).
    DeleteUser(ObjectId),
    /// Restore a user (R67).
    RestoreUser(ObjectId),
}

/// So many members come into a group with one call.
const MEMBERS: usize = 20;

impl Call {
    /// Of the calls of one batch, those that have to be through before others begin come first.
    #[must_use]
    pub const fn turn(&self) -> u8 {
        match self {
            Self::CreateGroup(..) | Self::RestoreUser(_) => 0,
            Self::SetLocation(..) => 1,
            Self::GrantRole(..) | Self::RevokeRole(..) | Self::AddMembers(..) | Self::RemoveMember(..) => 2,
            Self::License { .. } => 3,
            Self::Reprocess(_) => 4,
            Self::DeleteGroup(_) | Self::DeleteUser(_) => 5,
        }
    }

    /// What a difference on a user takes. Somebody who was added is not: the directory gives them an id of its own.
    #[must_use]
    pub fn of_user(user: ObjectId, delta: &Delta) -> Vec<Self> {
        let mut calls = Vec::new();
        match delta.presence.as_ref().map(|step| (step.before, step.after)) {
            Some((_, Presence::Deleted(_) | Presence::Absent)) => return vec![Self::DeleteUser(user)],
            Some((Presence::Deleted(_), Presence::Active)) => calls.push(Self::RestoreUser(user)),
            _ => {}
        }
        calls.extend(delta.location.as_ref().map(|step| Self::SetLocation(user, step.after)));
        if let Some(step) = &delta.roles {
            calls.extend(step.before.difference(&step.after).map(|role| Self::RevokeRole(user, *role)));
            calls.extend(step.after.difference(&step.before).map(|role| Self::GrantRole(user, *role)));
        }
        let steps = delta.licenses.iter().map(|(sku, step)| (*sku, step.after.as_ref().map(|held| &held.disabled)));
        calls.extend(license(Holder::User(user), steps.map(|(sku, off)| (sku, off.cloned()))));
        calls
    }

    /// What a difference on a group takes.
    #[must_use]
    pub fn of_group(group: ObjectId, delta: &GroupDelta) -> Vec<Self> {
        let mut calls = Vec::new();
        if let Some(about) = delta.about.as_ref().and_then(|step| step.after.as_ref()) {
            calls.push(Self::CreateGroup(group, about.clone()));
        } else if delta.about.is_some() {
            return vec![Self::DeleteGroup(group)];
        }
        let joined: Vec<_> = delta.joined.iter().copied().collect();
        calls.extend(joined.chunks(MEMBERS).map(|members| Self::AddMembers(group, members.to_vec())));
        calls.extend(delta.left.iter().map(|member| Self::RemoveMember(group, *member)));
        calls
            .extend(license(Holder::Group(group), delta.licenses.iter().map(|(sku, step)| (*sku, step.after.clone()))));
        calls
    }
}

fn license(
    to: Holder,
    steps: impl Iterator<Item = (SkuId, Option<std::collections::BTreeSet<super::ids::ServicePlanId>>)>,
) -> Option<Call> {
    let (mut add, mut remove) = (Vec::new(), Vec::new());
    for (sku, off) in steps {
        match off {
            Some(off) => add.push(Grant { sku, off }),
            None => remove.push(sku),
        }
    }
    (!add.is_empty() || !remove.is_empty()).then_some(Call::License { to, add, remove })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::super::ids::ServicePlanId;
    use super::super::state::{Held, Step};
    use super::*;
    use uuid::Uuid;

    const fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    #[test]
    fn a_swap_is_one_call_after_the_location() {
        let (old, new, off) = (SkuId(id(1)), SkuId(id(2)), ServicePlanId(id(3)));
        let held = |off: &[ServicePlanId]| Held { disabled: off.iter().copied().collect(), error: false };
        let delta = Delta {
            location: Step::between(&None, &Some("NL".parse().unwrap())),
            licenses: BTreeMap::from([
                (old, Step { before: Some(held(&[])), after: None }),
                (new, Step { before: None, after: Some(held(&[off])) }),
            ]),
            roles: Step::between(&BTreeSet::from([Role::UserAdmin]), &BTreeSet::from([Role::LicenseAdmin])),
            ..Delta::default()
        };
        let user = ObjectId(id(9));
        let calls = Call::of_user(user, &delta);
        assert_eq!(
            calls,
            [
                Call::SetLocation(user, Some("NL".parse().unwrap())),
                Call::RevokeRole(user, Role::UserAdmin),
                Call::GrantRole(user, Role::LicenseAdmin),
                Call::License {
                    to: Holder::User(user),
                    add: vec![Grant { sku: new, off: BTreeSet::from([off]) }],
                    remove: vec![old]
                },
            ]
        );
        assert!(calls.is_sorted_by_key(Call::turn));
        assert_eq!(Call::of_user(user, &Delta::default()), []);
    }

    #[test]
    fn many_members_come_in_twenty_by_twenty() {
        let joined = (0..45).map(|n| ObjectId(id(n))).collect();
        let calls = Call::of_group(ObjectId(id(99)), &GroupDelta { joined, ..GroupDelta::default() });
        let sizes: Vec<_> = calls.iter().map(|call| matches!(call, Call::AddMembers(_, m) if m.len() <= 20)).collect();
        assert_eq!(sizes, [true; 3]);
    }
}
