use super::*;
use crate::domain::change::{SubscriptionAction, Way};
use crate::domain::ids::SubscriptionKey;
use crate::domain::product::Status;
use crate::domain::role::Role;
use crate::domain::rules::sample::{assign, take_over as of_sample};
use crate::store::FoundSubscription;
use crate::store::history::Entries;

fn set(subscription: i64, total: u32) -> Action {
    Action::Subscriptions(SubscriptionAction::SetTotal { subscription: SubscriptionKey(subscription), total })
}

/// The job that takes over the purchase of that number.
fn take_over(subscription: i64, from: SkuId, way: Way) -> Job {
    let subscription = SubscriptionKey(subscription);
    job(&Action::Subscriptions(SubscriptionAction::TakeOver { subscription, from, way }), [])
}

fn cancel() -> Way {
    Way::Cancel("no need".to_owned())
}

/// Visio, the product of the fourth purchase, was bought by a1 for themselves; so many hold it.
fn bought_by_a1(holders: i64) -> Store {
    let store = tenant(holders.max(3));
    store.sql(&format!(
        "UPDATE subscription SET total = 60;
         UPDATE subscription SET buyer = '{}', total = {holders} WHERE key = 4",
        member(1)
    ));
    (1..=holders).for_each(|user| store.put_license(user, VISIO, 0, "Active"));
    store
}

fn product(store: &Store, sku: SkuId) -> crate::domain::product::Product {
    store.product(sku).unwrap().unwrap()
}

fn status(store: &Store, subscription: i64) -> Status {
    let key = SubscriptionKey(subscription);
    store.subscription_product(key).unwrap().unwrap().subscription(key).unwrap().status
}

#[test]
fn bought_seats_are_there_for_the_next_change_and_go_again() {
    let mut store = tenant(30);
    let before = store.tenant_rows();
    assert_eq!(store.ask(&assign(&[E3]), 1..=20), "ok 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20");
    assert_eq!(store.ask(&assign(&[E3]), 21..=26), "no_seats ENTERPRISEPACK 6 of 5, not a26");
    assert_eq!(store.ask(&set(2, 26), []), "ok ");
    assert_eq!(
        store.ask(&assign(&[E3]), 21..=26),
        "ok 21 22 23 24 25 26",
        "what was known of the product is read anew"
    );
    assert_eq!(store.ask(&set(2, 25), []), "seats_below_assigned ENTERPRISEPACK 26 assigned, 26 at least");
    let entry = store.history(Entries::Newest(2)).unwrap().remove(1);
    assert_eq!((entry.verb.as_str(), entry.others[0].name.as_str()), ("set-total", "Office 365 E3"));
    assert_eq!(entry.products[0].part_number, "ENTERPRISEPACK");
    let undone = store.undo(&admin(), &[entry.id]).unwrap();
    assert_eq!(all_told(&undone.refusals), "seats_below_assigned ENTERPRISEPACK 26 assigned, 26 at least");
    let all: Vec<_> = store.history(Entries::Newest(9)).unwrap().iter().map(|entry| entry.id).collect();
    assert_eq!(store.undo(&admin(), &all).unwrap().refusals, []);
    assert_eq!(store.tenant_rows(), before);
    assert_eq!(store.recounted(E3), 0);
}

#[test]
fn seats_are_changed_by_billing_and_global_admins() {
    let mut store = tenant(1);
    for role in Role::ALL {
        let by = Principal { roles: [role].into(), ..admin() };
        let said = said(store.save(&by, change(&set(2, 30 + role as u32), [])));
        let may = matches!(role, Role::GlobalAdmin | Role::BillingAdmin);
        assert_eq!(said, if may { "ok " } else { "role_not_permitted global-admin billing-admin" }, "{role}");
    }
    assert_eq!(store.ask(&set(404, 30), []), "unknown_subscription 404");
    assert_eq!(store.recounted(E3), 0);
}

#[test]
fn all_users_are_moved_and_then_the_purchase_is_closed() {
    let mut store = bought_by_a1(45);
    store.put_license(7, E3, 0, "Active");
    let before = store.tenant_rows();
    let job = take_over(4, VISIO, Way::Move(E3));
    let forecast = store.forecast(&admin(), &job).unwrap();
    assert_eq!((forecast.changing.len(), forecast.refusals.len(), forecast.others.len()), (45, 0, 1));
    let seats: Vec<_> = forecast.needs.iter().map(|need| (need.needed, need.freed, need.held)).collect();
    assert_eq!(seats, [(44, 0, 1), (0, 45, 0)], "who holds it already needs no other seat");
    let by = Principal { roles: [Role::BillingAdmin].into(), ..admin() };
    let result = store.run(&by, &job, |_| true).unwrap();
    assert_eq!((batches(&result), result.refusals.len()), (vec!["20".into(), "20".into(), "5".into(), "0".into()], 0));
    assert_eq!(result.changed(), 46);
    assert_eq!((status(&store, 4), product(&store, VISIO).owned()), (Status::Deleted, false));
    assert_eq!((store.recounted(VISIO), store.recounted(E3)), (0, 45));
    let purchases = store.purchases().unwrap();
    assert!(purchases.iter().any(|product| product.sku == VISIO), "what is gone is listed");

    // Everything comes back, by who may take control, and can be done again.
    let ids: Vec<_> = result.batches.iter().filter_map(|batch| batch.id).collect();
    let reader = Principal { roles: [Role::LicenseAdmin].into(), ..admin() };
    let refused = store.undo(&reader, &ids[..1]).unwrap();
    assert_eq!(all_told(&refused.refusals), "role_not_permitted global-admin billing-admin");
    let undone = store.undo(&by, &ids).unwrap();
    assert_eq!(all_told(&undone.refusals), "");
    assert_eq!(store.tenant_rows(), before);
    let back: Vec<_> = undone.batches.iter().filter_map(|batch| batch.id).collect();
    assert_eq!(all_told(&store.undo(&by, &back).unwrap().refusals), "");
    assert_eq!((status(&store, 4), store.recounted(E3)), (Status::Deleted, 45));
}

#[test]
fn whoever_cannot_be_moved_keeps_the_purchase_open() {
    let mut store = bought_by_a1(3);
    store.sql("UPDATE user SET location = NULL WHERE key = 2");
    let job = take_over(4, VISIO, Way::Move(E3));
    let result = store.run_all(&job);
    assert_eq!((all_told(&result.refusals).as_str(), result.changed()), ("usage_location_missing a2", 0));
    let result = store.run_all(&Job { skip_refused: true, ..job.clone() });
    assert_eq!((result.changed(), status(&store, 4)), (2, Status::Enabled));
    store.sql("UPDATE user SET location = 'NL'");
    assert_eq!((store.run_all(&job).changed(), status(&store, 4)), (2, Status::Deleted));
    store.sql("UPDATE subscription SET total = 2 WHERE key = 2");
    assert_eq!(store.recounted(VISIO), 0);
}

#[test]
fn without_seats_nobody_is_moved() {
    let mut store = bought_by_a1(3);
    store.sql("UPDATE subscription SET total = 2 WHERE key = 2");
    let before = store.all_rows();
    let result = store.run_all(&take_over(4, VISIO, Way::Move(E3)));
    assert_eq!(all_told(&result.refusals), "no_seats ENTERPRISEPACK 3 of 2, not a3");
    assert_eq!(store.all_rows(), before);
}

#[test]
fn a_canceled_purchase_takes_the_licenses_along() {
    let mut store = bought_by_a1(3);
    let before = store.tenant_rows();
    let result = store.run_all(&take_over(4, VISIO, cancel()));
    assert_eq!((all_told(&result.refusals).as_str(), result.changed()), ("", 4));
    assert_eq!(product(&store, VISIO).subscriptions[0].reason.as_deref(), Some("no need"));
    assert_eq!((store.recounted(VISIO), status(&store, 4)), (0, Status::Deleted));
    assert_eq!(store.run_all(&take_over(4, VISIO, cancel())).changed(), 0, "it is gone already");
    assert_eq!(store.ask(&set(4, 9), []), "seats_fixed VISIOCLIENT deleted");
    let ids = result.batches.iter().filter_map(|batch| batch.id).collect::<Vec<_>>();
    assert_eq!(all_told(&store.undo(&admin(), &ids).unwrap().refusals), "");
    assert_eq!(store.tenant_rows(), before);
}

#[test]
fn purchases_of_several_users_end_together_and_that_of_the_organization_stays() {
    let mut store = bought_by_a1(2);
    for _ in 0..23 {
        store.put_seats(VISIO, 1);
    }
    store.sql(&format!("UPDATE subscription SET buyer = '{}' WHERE key > 4", member(2)));
    let result = store.run_all(&take_over(9, VISIO, Way::Move(E3)));
    assert_eq!((all_told(&result.refusals).as_str(), result.batches.len()), ("", 3), "24 purchases are two batches");
    assert_eq!(result.changed(), 26);
    assert!(!product(&store, VISIO).owned());

    let mut store = bought_by_a1(2);
    store.put_seats(VISIO, 1);
    let said = |result: JobResult| all_told(&result.refusals);
    assert_eq!(said(store.run_all(&take_over(4, VISIO, Way::Move(E3)))), "not_self_service VISIOCLIENT");
    assert_eq!(said(store.run_all(&take_over(5, VISIO, cancel()))), "not_self_service VISIOCLIENT");
    assert_eq!(store.run_all(&take_over(4, VISIO, cancel())).changed(), 1);
    assert_eq!((product(&store, VISIO).available(), store.recounted(VISIO)), (-1, 2), "both still hold it");
}

#[test]
fn control_is_taken_of_the_purchase_that_is_named_and_of_nothing_else() {
    let mut store = bought_by_a1(2);
    store.put_license(3, E1, 0, "Active");
    store.sql(&format!("UPDATE subscription SET buyer = '{}' WHERE key = 1", member(2)));
    assert_eq!(store.ask(&take_over(4, E1, cancel()).action, [3]), "not_self_service VISIOCLIENT");
    assert_eq!(store.run_all(&take_over(404, VISIO, cancel())).changed(), 0);
    assert_eq!(store.ask(&of_sample(VISIO, cancel()), [1]), "unknown_subscription 4000");
    assert_eq!((store.recounted(VISIO), store.recounted(E1)), (2, 1));
}

#[test]
fn a_number_that_an_import_gave_to_another_purchase_is_not_taken_for_it() {
    let mut store = tenant(1);
    assert_eq!(store.ask(&set(4, 30), []), "ok ");
    let batch = store.last_batch().unwrap().unwrap();
    store.sql("DELETE FROM subscription WHERE key = 4");
    assert_eq!(all_told(&store.undo(&admin(), &[batch]).unwrap().refusals), "unknown_subscription 4");
    store.put_seats(VISIO, 30);
    store.sql("UPDATE subscription SET id = '00000000-0000-0000-0002-000000000099' WHERE key = 4");
    assert_eq!(all_told(&store.undo(&admin(), &[batch]).unwrap().refusals), "changed_meanwhile Visio Plan 2 1");
}

#[test]
fn a_purchase_is_found_by_its_id_and_by_a_product_bought_once() {
    let store = tenant(1);
    let found = |name: &str| store.find_subscription(name).unwrap();
    let one = FoundSubscription::One(SubscriptionKey(4));
    assert_eq!((found("visioclient"), found("Visio Plan 2")), (one.clone(), one.clone()));
    assert_eq!(found("00000000-0000-0000-0002-000000000003"), one);
    assert_eq!((found("nothing"), found("POWER_BI_PRO")), (FoundSubscription::None, FoundSubscription::None));
    store.put_seats(VISIO, 3);
    assert!(matches!(found("VISIOCLIENT"), FoundSubscription::Several(ids) if ids.len() == 2));
    store.sql("UPDATE subscription SET status = 'Deleted' WHERE key = 5");
    assert_eq!(found("VISIOCLIENT"), one);
}
