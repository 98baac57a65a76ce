use super::*;
use crate::domain::change::{Grant, Removal};
use crate::domain::rules::sample::{SWAY, assign, switch};

#[test]
fn one_user_costs_one_seat_whatever_path_comes_or_goes() {
    let states = [None, Some("Active"), Some("ActiveWithError"), Some("Disabled"), Some("Error")];
    let store = tenant(1);
    let put = |via: i64, from: Option<&str>, to: Option<&str>| match (from, to) {
        (None, None) => {}
        (None, Some(state)) => store.put_license(1, E3, via, state),
        (Some(_), None) => store.sql(&format!("DELETE FROM license WHERE via = {via}")),
        (Some(_), Some(state)) => store.sql(&format!("UPDATE license SET state = '{state}' WHERE via = {via}")),
    };
    for direct in states {
        for inherited in states {
            put(0, None, direct);
            put(1, None, inherited);
            for (from, to) in states.into_iter().flat_map(|from| states.map(|to| (from, to))) {
                put(2, None, from);
                put(2, from, to);
                let holds = [direct, inherited, to].into_iter().flatten().any(|state| state != "Error");
                assert_eq!(store.kept_seats(E3), i64::from(holds), "{direct:?} {inherited:?} {from:?} -> {to:?}");
                put(2, to, None);
            }
            store.sql("DELETE FROM license");
            assert_eq!(store.recounted(E3), 0);
        }
    }
}

#[test]
fn every_kind_of_change_keeps_the_count() {
    let mut store = tenant(4);
    store.put_license(1, E3, 1, "Active");
    store.put_license(2, E3, 2, "Error");
    store.put_license(3, E3, 0, "Error");
    let swap = |from, to| Action::Replace { remove: Removal::These(vec![from]), grants: vec![Grant::whole(to)] };
    let edit = Action::Edit { location: None, grants: vec![Grant::whole(VISIO)], remove: vec![E3] };
    let steps = [
        (assign(&[E3]), 4),
        (switch(E3, &[], &[SWAY]), 4),
        (edit, 1),
        (swap(VISIO, E3), 4),
        (swap(E3, E5), 1),
        (Action::UnassignAll, 1),
    ];
    assert_eq!(store.recounted(E3), 1);
    for (action, held) in &steps {
        assert_eq!(store.ask(action, 1..=4), "ok 1 2 3 4", "{action:?}");
        assert_eq!(store.recounted(E3), *held, "{action:?}");
    }
    for (_, held) in steps[..5].iter().rev() {
        let last = store.last_batch().unwrap().unwrap();
        assert_eq!(all_told(&store.undo(&admin(), &[last]).unwrap().refusals), "");
        assert_eq!(store.recounted(E3), *held);
    }
}

#[test]
fn a_refused_change_leaves_the_count() {
    let mut store = tenant(3);
    store.sql("UPDATE subscription SET total = 2");
    assert_eq!(store.ask(&assign(&[E3]), 1..=3), "no_seats ENTERPRISEPACK 3 of 2, not a3");
    assert_eq!(store.recounted(E3), 0);
}

#[test]
fn totals_follow_the_subscriptions() {
    let store = tenant(0);
    let total = |store: &Store| {
        let product = store.product(E3).unwrap().unwrap();
        let sql = format!("SELECT total FROM product WHERE sku_id = '{E3}'");
        let kept: u32 = store.db.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!((kept, store.check().unwrap()), (product.total(), vec![]));
        kept
    };
    store.put_seats(E3, 10);
    assert_eq!(total(&store), 35);
    store.sql("UPDATE subscription SET status = 'Warning' WHERE total = 10");
    assert_eq!(total(&store), 35, "expired, yet everything works (DOMAIN R117)");
    for gone in ["Suspended", "LockedOut", "Deleted"] {
        store.sql(&format!("UPDATE subscription SET status = '{gone}' WHERE total = 10"));
        assert_eq!(total(&store), 25);
    }
    store.sql("UPDATE subscription SET status = 'Enabled', total = 7 WHERE total = 10");
    assert_eq!(total(&store), 32);
    store.sql(&format!(
        "UPDATE subscription SET product = (SELECT key FROM product WHERE sku_id = '{VISIO}') WHERE total = 7"
    ));
    assert_eq!(total(&store), 25);
    store.sql("DELETE FROM subscription");
    assert_eq!(total(&store), 0);
}
