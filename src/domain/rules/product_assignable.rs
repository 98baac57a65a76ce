//! A product can be given to users if the tenant owns it, it is for users, nobody bought it for
//! themselves and it is not suspended (DOMAIN R135, R138, R41, R53, R117). The first two hold for the
//! assigning alone; a self-service license cannot be taken away either, but with its user, or by taking control of its
//! purchase (R54).

use crate::domain::decide::{Outcome, Proposal};
use crate::domain::facts::Facts;
use crate::domain::ids::SkuId;
use crate::domain::refusal::{Refusal, UserRef};
use crate::domain::user::Presence;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let own = proposal.action.controls();
    // Control is taken to take away, and given back by an undo.
    let back = own.filter(|_| !proposal.action.is_take_over());
    let given = proposal.action.grants().into_iter().filter_map(|grant| assignable(grant.sku, back, facts));
    let taken = proposal.action.removes().iter().filter_map(|sku| self_service(*sku, None, facts));
    let mut refusals = Vec::new();
    for refusal in given.chain(taken) {
        if !refusals.contains(&refusal) {
            refusals.push(refusal);
        }
    }
    // Taking everything away names no product: only those who hold such a license are refused.
    if refusals.is_empty() {
        refusals.extend(proposal.outcomes.iter().filter_map(|outcome| {
            lost(outcome)
                .filter(|sku| Some(*sku) != own)
                .find_map(|sku| self_service(sku, Some(UserRef::from(outcome.user)), facts))
        }));
    }
    refusals
}

/// What the user would no longer hold.
fn lost<'o>(outcome: &'o Outcome) -> impl Iterator<Item = SkuId> + 'o {
    let stays = outcome.after.presence == Presence::Active;
    let gone = move |sku: &&SkuId| stays && !outcome.after.licenses.contains_key(sku);
    outcome.before.licenses.keys().filter(gone).copied()
}

/// `controlled` is what an administrator had taken control of.
fn assignable(sku: SkuId, controlled: Option<SkuId>, facts: &Facts) -> Option<Refusal> {
    let product = facts.product(sku);
    let Some(own) = facts.products.get(&sku).filter(|own| own.owned()) else {
        return Some(Refusal::ProductNotOwned { product });
    };
    if own.device {
        Some(Refusal::DeviceProductNeedsGroup { product })
    } else if !own.for_users {
        Some(Refusal::NotForUsers { product })
    } else if own.self_service_buyer().is_some() && controlled != Some(sku) {
        self_service(sku, None, facts)
    } else if own.total() == 0 && (own.units().suspended > 0 || own.units().locked_out > 0) {
        Some(Refusal::SubscriptionDisabled { product })
    } else {
        None
    }
}

fn self_service(sku: SkuId, user: Option<UserRef>, facts: &Facts) -> Option<Refusal> {
    let buyer = facts.products.get(&sku)?.self_service_buyer()?.to_owned();
    Some(Refusal::SelfServicePurchase { user, product: facts.product(sku), buyer })
}

#[cfg(test)]
mod tests {
    use crate::domain::change::{Action, Grant, Removal};
    use crate::domain::product::Status::{Deleted, Enabled, LockedOut, Suspended, Warning};
    use crate::domain::rules::sample::*;

    fn assigning(scene: Scene) -> String {
        scene.user("a").check(&assign(&[E3]))
    }

    #[test]
    fn what_is_not_owned_cannot_be_given() {
        assert_eq!(Scene::new().user("a").check(&assign(&[POWER_BI])), "product_not_owned POWER_BI_PRO");
        assert_eq!(assigning(Scene::new().bought(E3, &[])), "product_not_owned ENTERPRISEPACK");
        assert_eq!(assigning(Scene::new().bought(E3, &[(Deleted, 5, None)])), "product_not_owned ENTERPRISEPACK");
    }

    #[test]
    fn what_is_not_for_users_cannot_be_given() {
        assert_eq!(
            Scene::new().user("a").check(&assign(&[DEVICE])),
            "device_product_needs_group OFFICE_PROPLUS_DEVICE1"
        );
        assert_eq!(assigning(Scene::new().company(E3)), "not_for_users ENTERPRISEPACK");
    }

    #[test]
    fn a_suspended_product_cannot_be_given_and_an_expired_one_can() {
        assert_eq!(assigning(Scene::new().bought(E3, &[(Suspended, 5, None)])), "subscription_disabled ENTERPRISEPACK");
        assert_eq!(assigning(Scene::new().bought(E3, &[(LockedOut, 5, None)])), "subscription_disabled ENTERPRISEPACK");
        assert_eq!(assigning(Scene::new().bought(E3, &[(Warning, 5, None)])), "ok a");
        assert_eq!(assigning(Scene::new().bought(E3, &[(Suspended, 5, None), (Enabled, 1, None)])), "ok a");
    }

    #[test]
    fn what_somebody_bought_for_themselves_is_neither_given_nor_taken_nor_switched() {
        let scene = Scene::new().bought(VISIO, &[(Enabled, 5, Some("zoe"))]).user("a").holds(VISIO).holds(E1);
        let refused = "self_service_purchase VISIOCLIENT of zoe";
        assert_eq!(scene.clone().user("b").check(&assign(&[VISIO])), refused);
        assert_eq!(scene.check(&Action::Unassign(vec![VISIO])), refused);
        assert_eq!(scene.check(&switch(VISIO, &[], &[VISIO_WEB])), refused);
        let replace =
            Action::Replace { remove: Removal::These(vec![VISIO]), grants: vec![without(E5, &[SHAREPOINT_2])] };
        assert_eq!(scene.check(&replace), refused);
        assert_eq!(scene.check(&Action::Unassign(vec![E1])), "ok a");
    }

    #[test]
    fn a_purchase_of_the_organization_frees_the_product_for_administrators() {
        let both = [(Enabled, 5, Some("zoe")), (Enabled, 5, None)];
        assert_eq!(assigning(Scene::new().bought(E3, &both)), "ok a");
        let gone = [(Enabled, 5, Some("zoe")), (Deleted, 5, None)];
        assert_eq!(assigning(Scene::new().bought(E3, &gone)), "self_service_purchase ENTERPRISEPACK of zoe");
    }

    #[test]
    fn taking_away_needs_no_subscription() {
        for scene in [Scene::new().bought(E3, &[]), Scene::new().bought(E3, &[(Suspended, 5, None)])] {
            assert_eq!(scene.user("a").holds(E3).check(&Action::Unassign(vec![E3])), "ok a");
        }
    }

    #[test]
    fn taking_all_away_does_not_take_what_somebody_bought_for_themselves() {
        let scene = Scene::new().bought(VISIO, &[(Enabled, 5, Some("zoe"))]).user("a").holds(VISIO).holds(E1);
        let refused = "self_service_purchase a VISIOCLIENT of zoe";
        assert_eq!(scene.check(&Action::UnassignAll), refused);
        assert_eq!(scene.check(&Action::Replace { remove: Removal::All, grants: vec![Grant::whole(E3)] }), refused);
    }

    #[test]
    fn every_product_is_named_once() {
        let scene = Scene::new().user("a").user("b").holds(VISIO);
        let refused = "product_not_owned POWER_BI_PRO; device_product_needs_group OFFICE_PROPLUS_DEVICE1";
        assert_eq!(scene.check(&assign(&[POWER_BI, E3, DEVICE, POWER_BI, DEVICE])), refused);
    }

    #[test]
    fn taking_back_gives_nothing_that_is_no_longer_owned() {
        let scene = Scene::new().user("a").holds(E1).holds(VISIO).user("b").holds(E1).holds(VISIO);
        let (after, undo) = scene.after(&Action::UnassignAll);
        let after = after.bought(VISIO, &[]).bought(E1, &[]);
        assert_eq!(after.check(&undo), "product_not_owned STANDARDPACK; product_not_owned VISIOCLIENT");
    }
}
