//! Seats cannot be reduced below what is assigned: unassign first (DOMAIN R72). More seats than there are can always
//! be bought, be they too few still.

use super::resized;
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    resized(proposal)
        .filter_map(|(before, after)| {
            let product = facts.products.get(&before.sku)?;
            let others = product.total().saturating_sub(before.seats());
            let least = product.assigned.saturating_sub(others);
            let (assigned, product) = (product.assigned, facts.product(before.sku));
            (after.seats() < before.seats() && after.seats() < least).then_some(Refusal::SeatsBelowAssigned {
                product,
                assigned,
                least,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use crate::domain::product::Status::{Enabled, Suspended};

    #[test]
    fn what_is_assigned_cannot_be_given_up() {
        let scene = Scene::new().seats(E3, 5).user("a").holds(E3).user("b").holds(E3);
        assert_eq!(scene.check(&seats(purchase(E3, 0), 2)), "ok Office 365 E3");
        assert_eq!(
            scene.check(&seats(purchase(E3, 0), 1)),
            "seats_below_assigned ENTERPRISEPACK 2 assigned, 2 at least"
        );
        assert_eq!(scene.check(&seats(purchase(E3, 0), 5)), "nothing_to_change");
    }

    #[test]
    fn the_seats_of_the_other_purchases_count_too() {
        let all = [(Enabled, 5, None), (Enabled, 1, None), (Suspended, 9, None)];
        let scene = Scene::new().bought(E3, &all).user("a").holds(E3).user("b").holds(E3);
        assert_eq!(scene.check(&seats(purchase(E3, 0), 1)), "ok Office 365 E3");
        assert_eq!(
            scene.check(&seats(purchase(E3, 0), 0)),
            "seats_below_assigned ENTERPRISEPACK 2 assigned, 1 at least"
        );
        assert_eq!(scene.check(&seats(purchase(E3, 1), 0)), "ok Office 365 E3");
    }

    #[test]
    fn an_overdrawn_product_can_be_bought_for_and_not_shrunk() {
        let scene = Scene::new().seats(E3, 1).user("a").holds(E3).user("b").holds(E3).user("c").holds(E3);
        assert_eq!(scene.check(&seats(purchase(E3, 0), 2)), "ok Office 365 E3");
        assert_eq!(
            scene.check(&seats(purchase(E3, 0), 0)),
            "seats_below_assigned ENTERPRISEPACK 3 assigned, 3 at least"
        );
    }
}
