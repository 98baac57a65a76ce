use super::*;
use crate::domain::rules::sample::assign;

/// What SQL itself says against it. The statement must not have changed anything.
fn fence(store: &Store, sql: &str) -> String {
    let before = store.all_rows();
    let error = store.try_sql(sql).unwrap_err().to_string();
    assert_eq!(store.all_rows(), before);
    error
}

const NO_SEATS: &str = "no_seats: more licenses than seats";

#[test]
fn a_license_more_than_there_are_seats() {
    let store = tenant(3);
    store.sql("UPDATE subscription SET total = 1");
    store.put_license(1, E3, 0, "Active");
    assert_eq!(fence(&store, &license(2, E3, 0, "Active")), NO_SEATS);
    assert_eq!(fence(&store, &license(2, E3, 1, "Disabled")), NO_SEATS);
    store.put_license(2, E3, 0, "Error");
    assert_eq!(fence(&store, "UPDATE license SET state = 'Active' WHERE user = 2"), NO_SEATS);
    store.put_license(1, E3, 1, "Active");
    assert_eq!(store.recounted(E3), 1, "another path of a holder costs nothing");
    let elsewhere = format!("UPDATE product SET elsewhere = 1 WHERE sku_id = '{VISIO}'");
    store.sql(&elsewhere);
    assert_eq!(fence(&store, &license(1, VISIO, 0, "Active")), NO_SEATS);
}

#[test]
fn an_overdrawn_product_can_shrink_but_not_grow() {
    let store = tenant(4);
    (1..=3).for_each(|user| store.put_license(user, E3, 0, "Active"));
    store.sql("UPDATE subscription SET total = 1");
    assert_eq!(fence(&store, &license(4, E3, 0, "Active")), NO_SEATS);
    store.sql("DELETE FROM license WHERE user = 3");
    assert_eq!(store.recounted(E3), 2);
    store.sql("UPDATE subscription SET status = 'Suspended'");
    store.sql("DELETE FROM license");
    assert_eq!(fence(&store, &license(4, E3, 0, "Active")), NO_SEATS);
}

#[test]
fn a_rule_that_lets_too_much_pass() {
    let mut store = tenant(2);
    store.sql("UPDATE product SET total = 1");
    let before = store.all_rows();
    // The rules count the subscriptions, the fence what is kept of them.
    assert_eq!(
        store.ask(&assign(&[E3]), [1, 2]),
        format!("broken: the tenant file could not be read or written: {NO_SEATS}")
    );
    assert_eq!(store.all_rows(), before);
}

#[test]
fn a_21st_user_of_a_batch() {
    let store = tenant(21);
    store.sql("INSERT INTO batch (id, job, at, by, verb) VALUES (1, 1, 'now', 'admin', 'assign')");
    let row = |position: i64, user: i64| format!("INSERT INTO batch_user VALUES (1, {position}, {user}, '{{}}')");
    (0..20).for_each(|position| store.sql(&row(position, position + 1)));
    assert!(fence(&store, &row(20, 21)).starts_with("CHECK constraint failed: position"));
    assert!(fence(&store, &row(-1, 21)).starts_with("CHECK constraint failed: position"));
    assert!(fence(&store, &row(19, 21)).starts_with("UNIQUE constraint failed"));
    store.sql("DELETE FROM batch_user WHERE position = 19");
    assert!(fence(&store, &row(19, 1)).starts_with("UNIQUE constraint failed"), "a user stands in a batch once");
}

#[test]
fn a_service_that_the_product_does_not_have() {
    let store = tenant(1);
    let foreign = "json_array((SELECT key FROM service_plan WHERE name = 'VISIOONLINE'))";
    let insert = format!(
        "INSERT INTO license (user, product, disabled) SELECT 1, key, {foreign} FROM product WHERE sku_id = '{E3}'"
    );
    assert_eq!(fence(&store, &insert), "service_not_in_product");
    store.put_license(1, E3, 0, "Active");
    assert_eq!(fence(&store, &format!("UPDATE license SET disabled = {foreign}")), "service_not_in_product");
    assert_eq!(fence(&store, "UPDATE license SET disabled = '[-1]'"), "service_not_in_product");
    assert!(fence(&store, "UPDATE license SET disabled = 'SWAY'").starts_with("malformed JSON"));
}

#[test]
fn a_license_of_nothing_or_from_nowhere() {
    let store = tenant(1);
    assert_eq!(fence(&store, &license(1, E3, 3, "Active")), "license: no such group");
    assert!(fence(&store, &license(9, E3, 0, "Active")).starts_with("FOREIGN KEY constraint failed"));
    assert!(fence(&store, "INSERT INTO license (user, product) VALUES (1, 99999)").starts_with("FOREIGN KEY"));
    assert!(fence(&store, &license(1, E3, 0, "Broken")).starts_with("CHECK constraint failed: state"));
    store.put_license(1, E3, 0, "Active");
    assert!(fence(&store, &license(1, E3, 0, "Active")).starts_with("UNIQUE constraint failed"));
    assert!(fence(&store, "DELETE FROM user").starts_with("FOREIGN KEY constraint failed"));
}

#[test]
fn values_that_nothing_here_writes() {
    let store = tenant(1);
    assert!(fence(&store, "UPDATE product SET held = -1").starts_with("CHECK constraint failed: held"));
    assert!(fence(&store, "UPDATE user SET location = 'nl'").starts_with("CHECK constraint failed: location"));
    assert!(fence(&store, "UPDATE subscription SET status = 'Open'").starts_with("CHECK constraint failed: status"));
    assert!(
        fence(&store, "INSERT INTO tenant (id, name, owner, catalog_date) VALUES (2, '', '', '')").contains("id = 1")
    );
}

#[test]
fn what_is_loaded_without_fences_is_looked_at_when_all_is_in() {
    let mut store = tenant(2);
    let before = store.all_rows();
    let mut load = |sql: &str| store.load(|db| Ok(db.execute_batch(sql)?)).map_err(|error| error.to_string());
    let said = load(&license(1, E3, 3, "Active")).unwrap_err();
    assert!(said.ends_with("license points to a missing user_group"), "{said}");
    let foreign = format!(
        "INSERT INTO license (user, product, disabled) SELECT 1, key, '[-1]' FROM product WHERE sku_id = '{E3}'"
    );
    let said = load(&foreign).unwrap_err();
    assert!(said.contains("a service is switched off in ENTERPRISEPACK that is no part of it"), "{said}");
    assert!(load("INSERT INTO license (user, product) VALUES (1, 99999)").unwrap_err().contains("FOREIGN KEY"));
    assert_eq!(store.all_rows(), before);
    assert_eq!(fence(&store, &license(2, E3, 3, "Active")), "license: no such group", "the fences stand again");
}

#[test]
fn a_journaled_reduction_below_what_is_assigned() {
    let store = tenant(2);
    (1..=2).for_each(|user| store.put_license(user, E3, 0, "Active"));
    store.sql("INSERT INTO batch (id, job, at, by, verb) VALUES (1, 1, 'now', 'admin', 'set-total')");
    store.sql("UPDATE subscription SET total = 1 WHERE key = 2");
    let line = r#"INSERT INTO batch_subject VALUES (1, 0, 'subscription', 2,
        '{"subscription":{"total":{"before":25,"after":1}}}')"#;
    assert_eq!(fence(&store, line), "seats_below_assigned: fewer seats than licenses");
    store.sql("UPDATE subscription SET total = 2 WHERE key = 2");
    store.sql(line);
}
