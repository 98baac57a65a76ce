//! Never more seats than there are (DOMAIN R78 to R83, R129, J1). A product costs a user one seat,
//! however many paths lead to it.
//!
//! No action gives a product to one user and takes it from another, so a batch never makes its own room.

use std::collections::BTreeSet;

use crate::domain::decide::{Outcome, Proposal};
use crate::domain::facts::Facts;
use crate::domain::ids::SkuId;
use crate::domain::product::Product;
use crate::domain::refusal::{Refusal, UserRef};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let skus: BTreeSet<SkuId> = proposal.outcomes.iter().flat_map(|o| o.after.licenses.keys().copied()).collect();
    skus.into_iter().filter_map(|sku| short(sku, proposal, facts)).collect()
}

fn short(sku: SkuId, proposal: &Proposal, facts: &Facts) -> Option<Refusal> {
    let takes = |o: &&Outcome| !o.before.seat(o.user, sku) && o.after.seat(o.user, sku);
    let users: Vec<_> = proposal.outcomes.iter().filter(takes).map(|o| UserRef::from(o.user)).collect();
    let available = facts.products.get(&sku).map_or(0, Product::available);
    let room = usize::try_from(available).unwrap_or(0);
    (users.len() > room).then(|| Refusal::NoSeats {
        product: facts.product(sku),
        needed: u32::try_from(users.len()).unwrap_or(u32::MAX),
        available,
        over: users[room..].to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use crate::domain::change::{Action, Grant, Removal};
    use crate::domain::rules::sample::*;

    #[test]
    fn the_last_seat_is_given_and_no_more() {
        let scene = Scene::new().seats(E3, 3).user("a").holds(E3);
        assert_eq!(scene.clone().user("b").user("c").check(&assign(&[E3])), "ok b c");
        let said = scene.user("b").user("c").user("d").check(&assign(&[E3]));
        assert_eq!(said, "no_seats ENTERPRISEPACK 3 of 2, not d");
    }

    #[test]
    fn without_seats_nobody_gets_one() {
        let scene = Scene::new().seats(E3, 0).user("a").user("b");
        assert_eq!(scene.check(&assign(&[E3])), "no_seats ENTERPRISEPACK 2 of 0, not a b");
    }

    #[test]
    fn an_overdrawn_product_gives_none_yet_can_be_taken_and_switched() {
        let scene = Scene::new().seats(E3, 1).user("a").holds(E3).user("b").holds(E3).user("c").holds(E3);
        assert_eq!(scene.check(&switch(E3, &[], &[SWAY])), "ok a b c");
        assert_eq!(scene.check(&Action::Unassign(vec![E3])), "ok a b c");
        assert_eq!(scene.user("d").check(&assign(&[E3])), "no_seats ENTERPRISEPACK 1 of -2, not d");
    }

    #[test]
    fn a_batch_of_twenty_takes_twenty() {
        let scene = Scene::new().users(20);
        assert!(scene.clone().seats(VISIO, 20).check(&assign(&[VISIO])).starts_with("ok a0 a1"));
        assert_eq!(scene.seats(VISIO, 19).check(&assign(&[VISIO])), "no_seats VISIOCLIENT 20 of 19, not a19");
    }

    #[test]
    fn several_paths_cost_one_seat() {
        let scene = Scene::new().seats(E3, 1).user("a").inherits(E3, "Staff");
        assert_eq!(scene.check(&assign(&[E3])), "ok a");
        let both = scene.holds(E3);
        assert_eq!(both.clone().user("b").check(&assign(&[E3])), "no_seats ENTERPRISEPACK 1 of 0, not b");
        assert_eq!(both.check(&Action::Unassign(vec![E3])), "ok a");
    }

    #[test]
    fn what_is_only_wanted_holds_no_seat() {
        let scene = Scene::new().seats(E3, 1).user("a").holds(E3).in_error();
        assert_eq!(scene.check(&assign(&[E3])), "ok a");
        assert_eq!(scene.clone().user("b").check(&assign(&[E3])), "no_seats ENTERPRISEPACK 2 of 1, not b");
        let inherited = Scene::new().seats(E3, 0).user("a").inherits(E3, "Staff").in_error();
        assert_eq!(inherited.check(&assign(&[E3])), "no_seats ENTERPRISEPACK 1 of 0, not a");
        assert_eq!(scene.seats(E3, 0).check(&switch(E3, &[], &[SWAY])), "ok a");
    }

    #[test]
    fn services_off_cost_the_seat_all_the_same() {
        let scene = Scene::new().seats(E3, 1).user("a").holds(E3).off(&[SHAREPOINT_2, EXCHANGE_2, SWAY]);
        assert_eq!(scene.user("b").check(&assign(&[E3])), "no_seats ENTERPRISEPACK 1 of 0, not b");
    }

    #[test]
    fn a_swap_frees_no_seat_of_what_it_gives() {
        let scene = Scene::new().seats(E3, 1).user("a").holds(E1).user("b").holds(E1);
        let swap = Action::Replace { remove: Removal::All, grants: vec![Grant::whole(E3)] };
        assert_eq!(scene.check(&swap), "no_seats ENTERPRISEPACK 2 of 1, not b");
        let again = Action::Replace { remove: Removal::All, grants: vec![without(E3, &[SWAY])] };
        assert_eq!(Scene::new().seats(E3, 0).user("a").holds(E3).check(&again), "ok a", "the seat is kept");
    }

    #[test]
    fn every_product_that_runs_out_is_named() {
        let scene = Scene::new().seats(E3, 1).seats(VISIO, 0).user("a").user("b");
        let said = scene.check(&assign(&[E3, VISIO]));
        assert_eq!(said, "no_seats ENTERPRISEPACK 2 of 1, not b; no_seats VISIOCLIENT 2 of 0, not a b");
    }

    #[test]
    fn taking_back_a_removal_needs_seats_again() {
        let (after, undo) =
            Scene::new().seats(E3, 2).user("a").holds(E3).user("b").holds(E3).after(&Action::UnassignAll);
        assert_eq!(after.check(&undo), "ok a b");
        assert_eq!(after.seats(E3, 1).check(&undo), "no_seats ENTERPRISEPACK 2 of 1, not b");
    }

    #[test]
    fn users_refused_before_take_no_seat() {
        let scene = Scene::new().seats(E3, 1).user("a").nowhere().user("b");
        assert_eq!(scene.check(&assign(&[E3])), "usage_location_missing a");
    }
}
