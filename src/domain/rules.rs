//! The rules, one per file, in the order in which they are asked (DOMAIN R119).
//!
//! The batch of 20 is no entry here: [`Batch`](super::batch::Batch) cannot hold a 21st user.
//! A rule sees the users that no earlier rule refused.

mod admin_needs_global_admin;
mod allotment_exists;
mod allotment_limit;
mod allotment_name;
mod allotment_not_owned;
mod changed_meanwhile;
pub(super) mod conflicting_services;
mod device_group;
mod device_product;
mod device_seats;
mod group_circle;
mod group_edited_elsewhere;
mod group_exists;
mod group_has_licenses;
mod group_has_subscription;
mod group_licensing_not_owned;
mod group_name;
mod group_services;
mod guest_needs_global_admin;
mod member_exists;
pub(super) mod missing_dependency;
mod not_assigned_to_group;
mod not_held;
mod not_self_service;
mod own_account;
mod product_assignable;
mod product_not_allottable;
mod read_only;
mod restore_expired;
mod role_not_permitted;
#[cfg(test)]
pub(crate) mod sample;
mod seats;
mod seats_below_assigned;
mod seats_fixed;
mod service_not_in_product;
mod subscription_exists;
mod usage_location;
mod user_exists;
mod user_name;
mod user_name_taken;
mod wrong_group_kind;

pub use self::product_not_allottable::allottable;

use super::allotment::AllotmentState;
use super::decide::Proposal;
use super::device::DeviceGrant;
use super::facts::Facts;
use super::group::GroupState;
use super::ids::GroupKey;
use super::refusal::{GroupRef, Refusal};
use super::subject::{State, Subject};
use super::subscription::SubscriptionState;

/// One rule: what it has against a proposal.
pub type Rule = fn(&Proposal, &Facts) -> Vec<Refusal>;

/// Every rule, in order.
pub const ALL: &[Rule] = &[
    read_only::rule,
    allotment_not_owned::rule,
    role_not_permitted::rule,
    user_exists::rule,
    group_exists::rule,
    restore_expired::rule,
    own_account::rule,
    admin_needs_global_admin::rule,
    allotment_exists::rule,
    member_exists::rule,
    group_circle::rule,
    subscription_exists::rule,
    guest_needs_global_admin::rule,
    changed_meanwhile::rule,
    group_edited_elsewhere::rule,
    group_has_licenses::rule,
    group_name::rule,
    user_name::rule,
    user_name_taken::rule,
    allotment_name::rule,
    wrong_group_kind::rule,
    device_group::rule,
    group_has_subscription::rule,
    group_licensing_not_owned::rule,
    not_self_service::rule,
    seats_fixed::rule,
    seats_below_assigned::rule,
    product_not_allottable::rule,
    product_assignable::rule,
    device_product::rule,
    service_not_in_product::rule,
    not_held::rule,
    not_assigned_to_group::rule,
    usage_location::rule,
    conflicting_services::rule,
    missing_dependency::rule,
    group_services::rule,
    allotment_limit::rule,
    seats::rule,
    device_seats::rule,
];

/// The groups of a proposal, as they are and as they would be.
fn groups<'p>(proposal: &'p Proposal) -> impl Iterator<Item = (GroupRef, &'p GroupState, &'p GroupState)> {
    proposal.others.iter().filter_map(|other| {
        let (Subject::Group(key), State::Group(before), State::Group(after)) =
            (other.subject, other.before, &other.after)
        else {
            return None;
        };
        let about = before.about.as_ref().or(after.about.as_ref());
        Some((GroupRef { key, name: about.map_or_else(String::new, |about| about.name.clone()) }, before, after))
    })
}

/// The purchases of a proposal whose seats it changes, as they are and as they would be.
fn resized<'p>(proposal: &'p Proposal) -> impl Iterator<Item = (&'p SubscriptionState, &'p SubscriptionState)> {
    proposal.others.iter().filter_map(|other| match (other.before, &other.after) {
        (State::Subscription(before), State::Subscription(after)) => {
            (before.total != after.total).then_some((before, after))
        }
        _ => None,
    })
}

/// The allotments of a proposal, as they are and as they would be.
fn allotments<'p>(proposal: &'p Proposal) -> impl Iterator<Item = (&'p AllotmentState, &'p AllotmentState)> {
    proposal.others.iter().filter_map(|other| match (other.before, &other.after) {
        (State::Allotment(before), State::Allotment(after)) => Some((before, after)),
        _ => None,
    })
}

/// The groups whose members would newly have a license from an allotment.
fn joining_groups<'p>(proposal: &'p Proposal) -> impl Iterator<Item = GroupKey> + 'p {
    allotments(proposal)
        .filter(|(_, after)| after.terms.is_some())
        .flat_map(|(before, after)| after.groups.iter().filter(move |key| !before.groups.contains(key)).copied())
}

/// Those whose licenses it changes, but for what it only takes away.
fn licensed_groups<'p>(proposal: &'p Proposal) -> impl Iterator<Item = (GroupRef, &'p GroupState, &'p GroupState)> {
    groups(proposal)
        .filter(|(_, before, after)| after.licenses.iter().any(|(sku, off)| before.licenses.get(sku) != Some(off)))
}

/// Those whose devices it licenses, or by something else than before, and by what.
fn device_groups<'p>(
    proposal: &'p Proposal,
) -> impl Iterator<Item = (GroupRef, &'p GroupState, &'p GroupState, DeviceGrant)> {
    groups(proposal)
        .filter(|(_, before, after)| before.devices != after.devices)
        .filter_map(|(group, before, after)| Some((group, before, after, after.devices?)))
}

#[cfg(test)]
mod tests {
    use super::sample::*;
    use crate::domain::change::Action;
    use crate::domain::role::Role;

    /// One user for each rule that refuses single users, each of whom breaks every later one as well.
    fn many_wrongs() -> Scene {
        Scene::new()
            .user("deleted")
            .deleted()
            .guest()
            .nowhere()
            .user("guest")
            .guest()
            .nowhere()
            .user("nowhere")
            .holds(E3)
            .nowhere()
            .user("conflict")
            .holds(E3)
            .user("dependency")
            .user("first")
            .user("last")
            .seats(E1, 1)
            .seats(AUDIO, 1)
    }

    #[test]
    fn refusals_come_in_the_order_of_the_rules() {
        let scene = many_wrongs().by(&[Role::LicenseAdmin]).user("first").holds(E1).user("last").holds(E3);
        let scene = scene.user("dependency").holds(VISIO);
        assert_eq!(
            scene.check(&assign(&[AUDIO])),
            "user_deleted deleted; \
             guest_needs_global_admin guest; \
             usage_location_missing nowhere; \
             missing_dependency dependency MCOMEETADV (MCOMEETADV) needs MCOSTANDARD; \
             no_seats MCOMEETADV 3 of 1, not first last"
        );
    }

    #[test]
    fn a_user_refused_by_one_rule_is_not_judged_by_the_next() {
        let scene = many_wrongs();
        assert_eq!(
            scene.check(&assign(&[E1])),
            "user_deleted deleted; \
             usage_location_missing guest; \
             usage_location_missing nowhere; \
             conflicting_services conflict SHAREPOINTENTERPRISE (ENTERPRISEPACK) and SHAREPOINTSTANDARD (STANDARDPACK); \
             no_seats STANDARDPACK 3 of 1, not first last"
        );
    }

    #[test]
    fn a_refusal_of_the_whole_ends_the_judgment() {
        let scene = many_wrongs();
        assert_eq!(scene.clone().read_only().by(&[]).check(&assign(&[E1])), "read_only");
        let needs = "role_not_permitted global-admin license-admin user-admin";
        assert_eq!(scene.clone().by(&[]).stranger().check(&assign(&[E1])), needs);
        assert_eq!(scene.clone().stranger().check(&assign(&[E1])), "user_deleted deleted; unknown_user 404");
        assert_eq!(scene.clone().check(&assign(&[POWER_BI])), "user_deleted deleted; product_not_owned POWER_BI_PRO");
        assert_eq!(
            scene.check(&assign_without(E1, &[VISIO_WEB])),
            "user_deleted deleted; service_not_in_product VISIOONLINE (STANDARDPACK)"
        );
    }

    #[test]
    fn nothing_to_change_is_said_when_nobody_would_change_and_nobody_is_refused() {
        let scene = Scene::new().user("a").holds(E3).off(&[SWAY]).user("b").inherits(E3, "Staff");
        assert_eq!(scene.check(&Action::SetLocation("NL".parse().unwrap())), "nothing_to_change");
        assert_eq!(scene.check(&Action::RevokeRole(Role::UserAdmin)), "nothing_to_change");
        assert_eq!(
            scene.clone().by(&[]).check(&assign(&[E3])),
            "role_not_permitted global-admin license-admin user-admin"
        );
        // What is switched off stays so (DOMAIN R29); an inherited license does not stand in for a direct one (R96).
        assert_eq!(scene.check(&assign(&[E3])), "ok b");
        assert_eq!(scene.user("b").nowhere().check(&assign(&[E3])), "usage_location_missing b");
        assert_eq!(Scene::new().check(&assign(&[E3])), "nothing_to_change");
        assert_eq!(Scene::new().user("a").inherits(E3, "Staff").check(&Action::UnassignAll), "nothing_to_change");
    }
}
