use std::collections::BTreeSet;

use super::*;
use crate::domain::catalog::relations::{Needs, Relations};
use crate::domain::ids::{ServicePlanId, SkuId, UserKey};
use crate::domain::query::{Filter, UserQuery};
use crate::domain::user::{LicenseState, Path, User};

fn generated(users: u32, seed: u64) -> Store {
    let mut store = Store::in_memory("Contoso").unwrap();
    store.fill_with_generated(users, seed, &mut |_| ()).unwrap();
    store
}

fn number(store: &Store, sql: &str) -> i64 {
    store.db.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn services(store: &Store, sku: SkuId) -> BTreeSet<ServicePlanId> {
    store.product(sku).unwrap().unwrap().services.iter().map(|service| service.id).collect()
}

/// The services that are on.
fn on(store: &Store, user: &User) -> BTreeSet<ServicePlanId> {
    let given = user.licenses.iter().filter(|license| license.state != LicenseState::Error);
    given.flat_map(|license| &services(store, license.sku) - &license.disabled).collect()
}

#[test]
fn the_seed_decides() {
    let dump = |seed| generated(300, seed).all_rows();
    assert_eq!(dump(7), dump(7));
    assert_ne!(dump(7), dump(8));
}

#[test]
fn the_indexes_are_those_of_the_form() {
    let indexes = |store: &Store| {
        let sql = "SELECT group_concat(name || ifnull(sql, ''), '; ' ORDER BY name) FROM sqlite_schema";
        store.db.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap()
    };
    assert_eq!(indexes(&generated(1, 1)), indexes(&Store::in_memory("Contoso").unwrap()));
}

#[test]
fn it_is_sound_and_has_something_of_everything() {
    const MANY: u32 = 3_000;
    let mut store = Store::in_memory("Contoso").unwrap();
    let mut told = Vec::new();
    store.fill_with_generated(MANY, 1, &mut |done| told.push(done)).unwrap();
    assert_eq!(told, [1_000, 2_000, 3_000]);
    assert_eq!(store.check().unwrap(), []);

    let count = |filter| store.list_users(&UserQuery { filter, ..UserQuery::default() }).unwrap().users.len();
    assert_eq!(count(Filter::All), MANY as usize);
    assert!((100..200).contains(&count(Filter::Guests)), "{}", count(Filter::Guests));
    assert!((80..160).contains(&count(Filter::Blocked)), "{}", count(Filter::Blocked));
    assert!((5..60).contains(&count(Filter::Errors)), "{}", count(Filter::Errors));
    assert!((1_800..2_600).contains(&count(Filter::Licensed)), "{}", count(Filter::Licensed));
    let many = |sql: &str, least: i64| assert!(number(&store, sql) >= least, "{} of {sql}", number(&store, sql));
    many("SELECT count(*) FROM user WHERE location IS NULL", 120);
    many("SELECT count(*) FROM license WHERE via <> 0", 300);
    many("SELECT count(*) FROM license WHERE disabled <> '[]' AND via = 0", 50);
    many("SELECT count(*) FROM (SELECT 1 FROM license GROUP BY user, product HAVING count(*) > 1)", 5);
    many("SELECT count(DISTINCT product) FROM license", 12);
    many("SELECT count(DISTINCT department) FROM user", 10);
    many("SELECT count(DISTINCT location) FROM user", 12);
    many("SELECT count(DISTINCT folded_name) FROM user", 2_000);
    many("SELECT count(DISTINCT upn) FROM user", i64::from(MANY));
    assert_eq!(number(&store, "SELECT max(held - total) FROM product"), 2);
    assert_eq!(number(&store, "SELECT count(*) FROM product WHERE held > total"), 1);
    for letters in ["[a-z]", "[а-я]", "[α-ω]", "[أ-ي]", "[א-ת]", "[अ-ह]", "[ก-ฮ]", "[가-힣]", "[一-龥]", "[あ-ん]"]
    {
        many(&format!("SELECT count(*) FROM user WHERE display_name GLOB '*{letters}*'"), 1);
    }
    many("SELECT count(*) FROM user WHERE display_name GLOB '*[\u{300}-\u{36f}]*'", 100);
}

#[test]
fn nobody_holds_what_the_rules_would_refuse() {
    let store = generated(1_000, 2);
    for key in 1..=1_000 {
        let user = store.user(UserKey(key)).unwrap().unwrap();
        let on = on(&store, &user);
        for dependency in Relations::embedded().dependencies.iter().filter(|needing| on.contains(&needing.plan)) {
            let met = match &dependency.needs {
                Needs::Any(plans) => plans.iter().any(|plan| on.contains(plan)),
                Needs::All(plans) => plans.iter().all(|plan| on.contains(plan)),
            };
            assert!(met, "{}: {}", user.upn, dependency.plan);
        }
        assert!(user.licenses.iter().map(|license| license.sku).collect::<BTreeSet<_>>().len() <= 3);
        for license in &user.licenses {
            let granted = license.state != LicenseState::Error;
            assert!(user.location.is_some() || !granted, "{} is nowhere", user.upn);
            assert!(granted || license.path != Path::Direct, "{} failed without a group", user.upn);
        }
    }
}
