//! Control is taken of what users bought for themselves (DOMAIN R54, R55). Where the organization has the product as
//! well, the file does not tell whose license comes from which purchase: users are not moved, their purchase can be
//! canceled.

use crate::domain::change::{Action, SubscriptionAction, Way};
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;
use crate::domain::subject::State;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let Action::Subscriptions(SubscriptionAction::TakeOver { way, .. } | SubscriptionAction::Close { way, .. }) =
        proposal.action
    else {
        return Vec::new();
    };
    let refused = proposal.others.iter().filter_map(|other| {
        let State::Subscription(before) = other.before else { return None };
        let product = facts.products.get(&before.sku)?;
        let bought = product.subscriptions.iter().find(|bought| bought.id == before.id)?;
        let named = !matches!(proposal.action, Action::Subscriptions(SubscriptionAction::TakeOver { from, .. }) if *from != before.sku);
        let own = bought.self_service.is_some() && named;
        let mixed = matches!(way, Way::Move(_)) && product.owned() && product.self_service_buyer().is_none();
        (!own || mixed).then(|| Refusal::NotSelfService { product: facts.product(before.sku) })
    });
    let mut refusals = Vec::new();
    for refusal in refused {
        if !refusals.contains(&refusal) {
            refusals.push(refusal);
        }
    }
    refusals
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use crate::domain::change::Way;
    use crate::domain::product::Status::{Deleted, Enabled};
    use crate::domain::role::Role;

    fn cancel() -> Way {
        Way::Cancel("no need".to_owned())
    }

    #[test]
    fn users_are_moved_from_what_one_of_them_bought() {
        let scene =
            Scene::new().bought(VISIO, &[(Enabled, 5, Some("zoe"))]).user("a").holds(VISIO).user("b").holds(VISIO);
        for by in [Role::GlobalAdmin, Role::BillingAdmin] {
            assert_eq!(scene.clone().by(&[by]).check(&take_over(VISIO, Way::Move(E3))), "ok a b Visio Plan 2");
        }
        assert_eq!(scene.check(&take_over(VISIO, cancel())), "ok a b Visio Plan 2");
        assert_eq!(scene.check(&close(VISIO, &[0], cancel())), "ok Visio Plan 2");
        let needs = "role_not_permitted global-admin billing-admin";
        assert_eq!(scene.by(&[Role::LicenseAdmin]).check(&take_over(VISIO, cancel())), needs);
    }

    #[test]
    fn the_same_rules_hold_for_whoever_is_moved() {
        let scene = Scene::new().bought(VISIO, &[(Enabled, 5, Some("zoe"))]);
        let two = scene.user("a").holds(VISIO).user("b").holds(VISIO);
        let to_e3 = take_over(VISIO, Way::Move(E3));
        assert_eq!(two.clone().seats(E3, 1).check(&to_e3), "no_seats ENTERPRISEPACK 2 of 1, not b");
        assert_eq!(two.clone().user("b").nowhere().check(&to_e3), "usage_location_missing b");
        let other = two.bought(ANALYTICS, &[(Enabled, 5, Some("tom"))]);
        assert_eq!(
            other.check(&take_over(VISIO, Way::Move(ANALYTICS))),
            "self_service_purchase WORKPLACE_ANALYTICS of tom"
        );
        assert_eq!(other.check(&take_over(VISIO, Way::Move(VISIO))), "self_service_purchase VISIOCLIENT of zoe");
    }

    #[test]
    fn what_the_organization_bought_is_in_its_control_already() {
        let scene = Scene::new().user("a").holds(VISIO);
        let own = "not_self_service VISIOCLIENT";
        assert_eq!(scene.check(&take_over(VISIO, Way::Move(E3))), own);
        assert_eq!(scene.check(&close(VISIO, &[0], cancel())), own);
        let both = scene.bought(VISIO, &[(Enabled, 5, Some("zoe")), (Enabled, 5, None)]);
        assert_eq!(both.check(&take_over(VISIO, Way::Move(E3))), own);
        assert_eq!(both.check(&close(VISIO, &[0], cancel())), "ok Visio Plan 2");
        assert_eq!(both.check(&close(VISIO, &[0, 1], cancel())), own);
        let gone = both.bought(VISIO, &[(Deleted, 5, Some("zoe"))]);
        assert_eq!(gone.check(&close(VISIO, &[0], Way::Move(E3))), "nothing_to_change");
    }
}
