use super::*;
use crate::domain::rules::sample::assign;

/// What `check` finds after the fences were taken down and something was broken.
fn found(store: &Store, sql: &str) -> Vec<String> {
    store.sql("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF");
    store.sql(sql);
    store.sql("PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON");
    store.check().unwrap().iter().map(ToString::to_string).collect()
}

fn damaged() -> Store {
    let mut store = tenant(21);
    store.put_license(1, E3, 1, "Active");
    store.put_license(2, E3, 0, "Error");
    assert_eq!(store.ask(&assign(&[VISIO]), 1..=19), format!("ok {}", list(&keys(1..=19))));
    assert_eq!(store.check().unwrap(), []);
    store
}

#[test]
fn a_seat_count_that_is_off() {
    let store = damaged();
    let wrong = found(&store, &format!("UPDATE product SET held = held + 1 WHERE sku_id = '{E3}'"));
    assert_eq!(wrong, [format!("ENTERPRISEPACK ({E3}): 2 seats are kept as assigned, 1 users or devices hold it")]);
    let off = "DROP TRIGGER no_seats; UPDATE product SET held = 3 WHERE part_number = 'POWER_BI_PRO'";
    assert_eq!(found(&damaged(), off).len(), 1);
    assert_eq!(found(&damaged(), "DROP TRIGGER seat_freed; DELETE FROM license").len(), 2);
}

#[test]
fn a_batch_of_21() {
    let store = damaged();
    let wrong = found(&store, "INSERT INTO batch_user VALUES (1, 19, 20, '{}'), (1, 20, 21, '{}')");
    assert_eq!(wrong, ["the file is damaged: CHECK constraint failed in batch_user", "batch 1 has 21 users"]);
}

#[test]
fn a_service_of_another_product() {
    let sql = format!(
        "DROP TRIGGER license_services_update;
         UPDATE license SET disabled = json_array((SELECT key FROM service_plan WHERE name = 'VISIOONLINE'))
         WHERE product = (SELECT key FROM product WHERE sku_id = '{E3}') AND user = 1"
    );
    let wrong = ["user 1: a service is switched off in ENTERPRISEPACK that is no part of it"];
    assert_eq!(found(&damaged(), &sql), wrong);
}

#[test]
fn services_that_exclude_each_other() {
    let wrong = ["a1@contoso.example: SharePoint (Plan 1) and SharePoint (Plan 2) exclude each other, yet both are on"];
    let store = damaged();
    assert_eq!(found(&store, &license(1, E1, 0, "Active")), wrong);
    let off =
        "UPDATE license SET disabled = json_array((SELECT key FROM service_plan WHERE name = 'SHAREPOINTSTANDARD'))
               WHERE user = 1 AND via = 0 AND product = (SELECT key FROM product WHERE part_number = 'STANDARDPACK')";
    store.sql(off);
    assert_eq!(store.check().unwrap(), []);
    assert_eq!(found(&store, &license(1, E1, 2, "Active")), wrong, "off on one path is on by the other");
    store.sql("UPDATE license SET state = 'Error' WHERE via = 2");
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_value_that_cannot_be() {
    let wrong = found(&damaged(), "UPDATE user SET user_type = 'Robot' WHERE key = 1");
    assert_eq!(wrong, ["the file is damaged: CHECK constraint failed in user"]);
}

#[test]
fn a_row_that_points_to_nothing() {
    let wrong = found(&damaged(), "DELETE FROM user WHERE key = 21; DELETE FROM user WHERE key = 1");
    assert_eq!(
        wrong,
        [
            "the file is damaged: batch_user points to a missing user",
            "the file is damaged: license points to a missing user",
            "the file is damaged: license points to a missing user"
        ]
    );
    let wrong = found(&damaged(), "DELETE FROM user_group WHERE key = 1");
    assert_eq!(wrong, ["the file is damaged: license points to a missing user_group"]);
}

#[test]
fn a_total_that_is_off() {
    let wrong = found(&damaged(), &format!("UPDATE product SET total = 26 WHERE sku_id = '{E3}'"));
    let said = format!("ENTERPRISEPACK ({E3}): 26 seats are kept as bought, the subscriptions add up to 25");
    assert_eq!(wrong, [said]);
}
