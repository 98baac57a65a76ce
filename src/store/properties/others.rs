//! Users who come and go; changes of groups, allotments and purchases.

use std::collections::BTreeSet;

use super::{available, bearable, invariants};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, AllotmentAction, Change, GroupAction, SubscriptionAction};
use crate::domain::ids::SubscriptionKey;
use crate::domain::refusal::Refusal;
use crate::domain::role::Principal;
use crate::store::Store;
use crate::store::tests::{admin, keys, said};

/// Users who come, go and come back: refused, nothing changes; done, it can be taken back at once, and made again. What
/// they have from groups follows, and the invariants look at that.
pub fn live(store: &mut Store, by: &Principal, action: &Action, users: &BTreeSet<i64>, start: &[i64]) {
    let (dump, before) = (store.all_rows(), store.user_rows());
    let users = match action.addition() {
        Some(addition) => addition.keys().collect(),
        None => keys(users.iter().copied()),
    };
    match store.save(by, Change { action: action.clone(), users: Batch::new(users).unwrap() }) {
        Err(refused) => assert_eq!(store.all_rows(), dump, "{}", said(Err(refused))),
        Ok(saved) => {
            invariants(store, start);
            let after = store.user_rows();
            let undone = store.undo(&admin(), &[saved.batch]).unwrap();
            if undone.refusals.is_empty() {
                assert_eq!(store.user_rows(), before);
                invariants(store, start);
                assert_eq!(store.undo(&admin(), &[undone.batches[0].id.unwrap()]).unwrap().refusals, []);
            }
            bearable(undone.refusals, start, saved.members > 0);
            assert_eq!(store.user_rows(), after);
        }
    }
}

/// A refused change of groups changes nothing; one that was made can be taken back at once, and made again. What the
/// members then have follows from the groups, and the invariants look at that.
pub fn save_groups(store: &mut Store, by: &Principal, action: &GroupAction, start: &[i64]) {
    let (dump, before) = (store.all_rows(), store.group_rows());
    match store.save(by, Change::of(Action::Groups(action.clone()))) {
        Err(refused) => assert_eq!(store.all_rows(), dump, "{}", said(Err(refused))),
        Ok(saved) => {
            invariants(store, start);
            let after = store.group_rows();
            let undone = store.undo(&admin(), &[saved.batch]).unwrap();
            if undone.refusals.is_empty() {
                assert_eq!(store.group_rows(), before);
                invariants(store, start);
                let again = store.undo(&admin(), &[undone.batches[0].id.unwrap()]).unwrap();
                assert_eq!(again.refusals, []);
            }
            for refusal in undone.refusals {
                let reprocessed = matches!(action, GroupAction::Reprocess { .. });
                let deleted = matches!(refusal, Refusal::UnknownUser { .. });
                assert!(reprocessed && refusal == Refusal::NothingToChange || deleted, "undo refused: {refusal:?}");
            }
            assert_eq!(store.group_rows(), after);
        }
    }
}

/// Seats are bought, or given up as far as nobody holds them; both can be taken back at once, and made again.
pub fn save_seats(store: &mut Store, by: &Principal, bought: i64, total: u32) {
    let (dump, before, left) = (store.all_rows(), store.subscription_rows(), available(store));
    let action = SubscriptionAction::SetTotal { subscription: SubscriptionKey(bought), total };
    match store.save(by, Change::of(Action::Subscriptions(action))) {
        Err(refused) => assert_eq!(store.all_rows(), dump, "{}", said(Err(refused))),
        Ok(saved) => {
            assert!(available(store).iter().zip(&left).all(|(now, was)| now >= was || *now >= 0));
            let after = store.subscription_rows();
            let undone = store.undo(&admin(), &[saved.batch]).unwrap();
            match &*undone.refusals {
                [] => {
                    assert_eq!(store.subscription_rows(), before);
                    assert_eq!(store.undo(&admin(), &[undone.batches[0].id.unwrap()]).unwrap().refusals, []);
                }
                // Somebody who had waited for them has them by now, or the product has too few of them still.
                [Refusal::SeatsBelowAssigned { .. }] => {}
                others => panic!("undo refused: {others:?}"),
            }
            assert_eq!(store.subscription_rows(), after);
        }
    }
}

/// The same of allotments.
pub fn save_allotments(store: &mut Store, by: &Principal, action: &AllotmentAction, start: &[i64]) {
    let (dump, before) = (store.all_rows(), store.allotment_rows());
    match store.save(by, Change::of(Action::Allotments(action.clone()))) {
        Err(refused) => assert_eq!(store.all_rows(), dump, "{}", said(Err(refused))),
        Ok(saved) => {
            invariants(store, start);
            let after = store.allotment_rows();
            let undone = store.undo(&admin(), &[saved.batch]).unwrap();
            assert_eq!(undone.refusals, []);
            assert_eq!(store.allotment_rows(), before);
            invariants(store, start);
            assert_eq!(store.undo(&admin(), &[undone.batches[0].id.unwrap()]).unwrap().refusals, []);
            assert_eq!(store.allotment_rows(), after);
        }
    }
}
