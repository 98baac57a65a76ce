//! Totals, who counts where, and what does not fit.

use super::*;
use crate::domain::product::{Product, Status, Units};

const PURCHASE: &str = "43d26afe-cb98-48b9-acc4-ae3ef2ac6c51";

fn units(enabled: u32, warning: u32, suspended: u32) -> String {
    format!(r#","prepaidUnits":{{"enabled":{enabled},"warning":{warning},"suspended":{suspended},"lockedOut":0}}"#)
}

fn consumed(count: u32) -> String {
    format!(r#"{},"consumedUnits":{count}"#, units(25, 0, 0))
}

fn purchase(sku: &str, more: &str) -> String {
    format!(r#"{{"id":"{PURCHASE}","skuId":"{sku}","totalLicenses":40,"status":"enabled"{more}}}"#)
}

fn product(store: &Store, sku: &str) -> Product {
    store.product(sku.parse().unwrap()).unwrap().unwrap()
}

fn holder(id: &str) -> String {
    user(id, &state(E3, ""))
}

#[test]
fn units_stand_in_for_subscriptions_that_are_not_known() {
    let sku = |units: String| sku(E3, &format!(r#"{units},"subscriptionIds":["{PURCHASE}"]"#));
    let mut store = imported(&[&sku(units(25, 5, 3))]);
    let e3 = product(&store, E3);
    assert_eq!(e3.units(), Units { enabled: 25, warning: 5, suspended: 3, locked_out: 0 });
    assert_eq!((e3.subscriptions[0].id.to_string().as_str(), e3.total()), (PURCHASE, 30));
    import(&mut store, &[&sku(units(0, 12, 3))]).unwrap();
    let again = product(&store, E3);
    assert_eq!(again.units(), Units { enabled: 0, warning: 12, suspended: 3, locked_out: 0 });
    assert_eq!(again.subscriptions.len(), 2);
    assert_eq!(store.check().unwrap(), []);

    let other = super::sku(E1, &format!(r#"{},"subscriptionIds":["{PURCHASE}"]"#, units(7, 0, 0)));
    import(&mut store, &[&other]).unwrap();
    assert_eq!((product(&store, E3).total(), product(&store, E1).total()), (12, 7), "an id that another product has");
    import(&mut store, &[&super::sku(E1, "")]).unwrap();
    assert_eq!(product(&store, E1).total(), 7, "without units nothing is said of them");
}

#[test]
fn known_subscriptions_are_the_truth() {
    let sku = sku(E3, &format!(r#"{},"subscriptionIds":["{PURCHASE}"]"#, units(25, 5, 0)));
    let bought = purchase(
        E3,
        r#","isTrial":true,"nextLifecycleDateTime":"2027-01-01T00:00:00Z","ownerId":null,"ownerType":null"#,
    );
    let mut store = imported(&[&sku]);
    let counts = import(&mut store, &[&bought]).unwrap();
    assert_eq!(counts.warnings, []);
    let e3 = product(&store, E3);
    assert_eq!((e3.total(), e3.subscriptions.len(), e3.status()), (40, 1, Status::Enabled));
    assert!(e3.subscriptions[0].trial && e3.subscriptions[0].self_service.is_none());
    let before = dump(&store);
    let counts = import(&mut store, &[&sku]).unwrap();
    assert_eq!(dump(&store), before);
    assert_eq!(
        counts.warnings[0].to_string(),
        "Office 365 E3 has 30 seats, but its subscriptions make 40; import the directory subscriptions again"
    );
    assert_eq!(dump(&imported(&[&bought, &sku])), before);
}

#[test]
fn a_self_service_purchase_bears_its_buyers_name() {
    let bought = purchase(E3, &format!(r#","ownerType":"User","ownerId":"{ADA}""#));
    let buyer = |store: &Store| product(store, E3).subscriptions[0].self_service.clone().unwrap();
    let mut store = imported(&[&bought]);
    assert_eq!(buyer(&store), ADA);
    import(&mut store, &[&user(ADA, r#","displayName":"Ada""#)]).unwrap();
    assert_eq!(buyer(&store), "Ada");
    import(&mut store, &[&bought]).unwrap();
    assert_eq!(buyer(&store), "Ada");
}

#[test]
fn a_user_counts_once_and_an_error_not_at_all() {
    let twice = user(
        ADA,
        &format!(
            r#","licenseAssignmentStates":[{{"skuId":"{E3}"}},{{"skuId":"{E3}"}},{{"skuId":"{E3}","assignedByGroup":"{GROUP}"}}]"#
        ),
    );
    let error = user(BEA, &state(E3, r#","state":"Error","error":"CountViolation""#));
    let store = imported(&[&twice, &error, &sku(E3, &consumed(1))]);
    let e3 = product(&store, E3);
    assert_eq!((e3.assigned, e3.errors, e3.available()), (1, 1, 24));
    assert_eq!(find(&store, ADA).licenses.len(), 2);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn seats_of_users_outside_the_file_are_counted_apart() {
    let mut store = imported(&[&sku(E3, &consumed(14))]);
    let assigned = |store: &Store| {
        let sql = "SELECT held, elsewhere FROM product WHERE sku_id = ?1";
        store.db.query_row(sql, [E3], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    };
    assert_eq!(assigned(&store), (0, 14));
    import(&mut store, &[&holder(ADA)]).unwrap();
    assert_eq!(assigned(&store), (1, 13));
    import(&mut store, &[&holder(BEA)]).unwrap();
    assert_eq!(assigned(&store), (2, 12));
    import(&mut store, &[&user(ADA, r#","licenseAssignmentStates":[]"#)]).unwrap();
    assert_eq!(assigned(&store), (1, 12), "what Ada held nobody holds");
    import(&mut store, &[&holder(ADA)]).unwrap();
    assert_eq!(assigned(&store), (2, 11), "who comes in had a seat before");
    import(&mut store, &[&user(ADA, r#","licenseAssignmentStates":[]"#), &sku(E3, &consumed(14))]).unwrap();
    assert_eq!(assigned(&store), (1, 13), "Graph's count is the last word");
    import(&mut store, &[&sku(E3, &consumed(1))]).unwrap();
    assert_eq!(assigned(&store), (1, 0));
}

#[test]
fn what_does_not_fit_is_said() {
    let mut store = tenant();
    let counts = import(&mut store, &[&holder(ADA), &holder(BEA)]).unwrap();
    assert_eq!(
        counts.warnings[0].to_string(),
        "2 users hold Office 365 E3, but no subscription for it is known; import the subscribedSkus"
    );
    let counts = import(&mut store, &[&sku(E3, &consumed(1))]).unwrap();
    assert_eq!(
        counts.warnings[0].to_string(),
        "2 users hold Office 365 E3, but Graph counts 1; import users and subscribedSkus of the same hour"
    );
    assert_eq!(counts.warnings.len(), 1);
    assert_eq!(product(&store, E3).assigned, 2);
}

#[test]
fn an_overdrawn_product_comes_in_and_the_fence_stands_again() {
    let sku = sku(E3, &units(1, 0, 0));
    let store = imported(&[&holder(ADA), &holder(BEA), &sku]);
    assert_eq!(product(&store, E3).available(), -1);
    let refused = store.db.execute("UPDATE product SET held = held + 1 WHERE sku_id = ?1", [E3]);
    assert!(refused.unwrap_err().to_string().contains("no_seats"));
}

#[test]
fn triggers_and_indexes_are_back_when_all_is_in() {
    let schema = |store: &Store| {
        let mut statement =
            store.db.prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").unwrap();
        let sql = statement.query_map([], |row| row.get(0)).unwrap();
        (
            sql.collect::<Result<Vec<String>, _>>().unwrap(),
            store.db.pragma_query_value(None, "cache_size", |row| row.get(0)),
        )
    };
    let mut store = tenant();
    let before: (Vec<String>, Result<i64, _>) = schema(&store);
    for texts in [&[holder(ADA)][..], &[holder(BEA), "{".to_owned()], &[holder(BEA)]] {
        let _ = import(&mut store, &texts.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(schema(&store), before);
    }
    assert_eq!(product(&store, E3).assigned, 2);
    store.db.execute("DELETE FROM license", []).unwrap();
    assert_eq!(product(&store, E3).assigned, 0, "counted again");
}
