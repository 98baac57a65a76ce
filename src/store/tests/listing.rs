//! The index answers as the file does.

use super::tenant;
use crate::domain::ids::UserKey;
use crate::domain::query::{Attribute, Conditions, Filter, SortBy, UserQuery};
use crate::domain::role::Role;
use crate::domain::rules::sample::{E1, E3, E5, POWER_BI, VISIO};
use crate::domain::text::fold;
use crate::index::{Builder, Index};
use crate::store::Store;

const NAMES: [&str; 9] =
    ["Anna", "anna", "Zoë", "Zoe\u{308} Nguyễn", "Müller, Jörg", "王小明", "Иван Йоргов", "100%_sure", "Anna\tB"];
const UPNS: [&str; 7] = [
    "anna@contoso.example",
    "zoë@contoso.example",
    "zoe@",
    "x_fabrikam.com#EXT#@contoso.example",
    "a@b@c",
    "no-at",
    "王@co",
];

/// Users of many kinds, every twelfth of them deleted, with gaps between their numbers.
fn filled() -> Store {
    let store = tenant(0);
    for sku in [E1, E3, E5, VISIO] {
        store.put_seats(sku, 100);
    }
    for user in 1..=100_u32 {
        let turn = |len: u32| (user % len) as usize;
        let (name, upn) = (NAMES[turn(9)], format!("{}{}", turn(5), UPNS[turn(7)]));
        store
            .db
            .execute(
                "INSERT INTO user (key, id, display_name, upn, user_type, account_enabled, location, department,
                    folded_name, folded_upn, job_title, city, state, country, synced)
                 VALUES (?1, printf('%036d', ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                rusqlite::params![
                    user * 3,
                    name,
                    upn,
                    ["Member", "Member", "Guest"][turn(3)],
                    user % 4 != 0,
                    [None, Some("SE"), Some("NL")][turn(9) / 3],
                    ["", "Sales", "sales", "Ärzte"][turn(8) / 2],
                    fold(name),
                    fold(&upn),
                    ["", "Clerk", " clerk "][turn(3)],
                    ["Malmö", "malmo", "Åre", ""][turn(4)],
                    ["", "", "ZH"][turn(15) / 5],
                    ["Sweden", "Nederland"][turn(2)],
                    user % 5 == 0
                ],
            )
            .unwrap();
        if user % 7 == 0 {
            let role = Role::ALL[turn(56) / 7].id();
            store.db.execute("INSERT INTO user_role VALUES (?1, ?2)", rusqlite::params![user * 3, role]).unwrap();
        }
        let state = ["Active", "Disabled", "Error", "ActiveWithError"][turn(4)];
        for (sku, n) in [E1, E3, E5, VISIO].into_iter().zip(3..).filter(|(_, n)| user % n == 0) {
            store.put_license(i64::from(user) * 3, sku, 0, state);
            if user % 5 == n % 4 {
                store.put_license(i64::from(user) * 3, sku, 1, "Active");
            }
        }
    }
    store.sql("UPDATE user SET mailbox = 1 WHERE key % 5 < 2");
    store.sql("UPDATE user SET deleted_at = '2026-10-01T00:00:00Z' WHERE key % 36 = 0");
    store
}

fn indexed(store: &Store) -> Index {
    let mut builder = Builder::new(store.product_names().unwrap());
    store.index_rows().unwrap().each(UserKey(0)..=UserKey(u32::MAX), |row| builder.push(row).is_ok()).unwrap();
    builder.finish()
}

fn conditions() -> Vec<Conditions> {
    let none = Conditions::default;
    let mut all = vec![
        none(),
        Conditions { account_enabled: Some(true), ..none() },
        Conditions { account_enabled: Some(false), synced: true, ..none() },
        Conditions { usage_location: "NL".parse().ok(), ..none() },
        Conditions { usage_location: "FR".parse().ok(), ..none() },
        Conditions { sku_id: Some(E3), ..none() },
        Conditions { sku_id: Some(VISIO), errors: true, ..none() },
        Conditions { sku_id: Some(POWER_BI), ..none() },
        Conditions { unlicensed: true, errors: true, ..none() },
        Conditions { unlicensed_with_mailbox: true, ..none() },
    ];
    for domain in ["contoso.example", "@CONTOSO.example", "ünited", "c", "b@c", "@", "co", "ontoso.example"] {
        let mut one = none();
        one.set_domain(domain);
        all.push(one);
    }
    for (attribute, text) in Attribute::ALL.into_iter().zip(["SALES", "Clerk", "MALMÖ ", "zh", "nederland"]) {
        let mut one = Conditions { synced: attribute == Attribute::Country, ..none() };
        one.set(attribute, text);
        all.push(one.clone());
        one.set(Attribute::City, "Are");
        all.push(one);
    }
    all
}

fn agree(store: &Store, index: &Index) {
    let searches =
        ["", " ANNA ", "n", "@", "zoe@", "1zoe@contoso", "example", "%_", "王", "йоргов", "a@b", "qx", "b@c"];
    // Of coprime numbers, so that each search meets everything else.
    let mut searches = searches.into_iter().cycle();
    for (filter, sort) in Filter::ALL.iter().flat_map(|filter| SortBy::ALL.map(|sort| (*filter, sort))) {
        for (conditions, descending) in conditions().into_iter().flat_map(|one| [(one.clone(), false), (one, true)]) {
            let search = searches.next().unwrap_or_default().to_owned();
            let query = UserQuery { search, filter, conditions, sort, descending };
            let found = index.find(&query, &|| false).unwrap();
            assert_eq!(found, store.list_users(&query).unwrap(), "{query:?}");
        }
    }
}

#[test]
fn the_index_answers_as_the_file_does() {
    let store = filled();
    agree(&store, &indexed(&store));
}

#[test]
fn a_change_brings_the_index_to_where_a_new_one_would_be() {
    let store = filled();
    let mut index = indexed(&store);
    store.sql(
        "DELETE FROM license WHERE user IN (9, 45, 60);
         UPDATE user SET display_name = 'Åsa', folded_name = 'asa', folded_upn = 'asa@co', location = 'NL' WHERE key = 45;
         UPDATE user SET deleted_at = NULL, city = 'Åre', job_title = 'Boss', synced = 1 WHERE key = 36;
         DELETE FROM user_role WHERE user = 63; INSERT INTO user_role VALUES (9, 'billing-admin');
         UPDATE user SET deleted_at = '2026-11-01T00:00:00Z' WHERE key = 60",
    );
    index.remove(UserKey(60));
    for user in [9, 36, 45, 60, 63].map(UserKey) {
        store.index_rows().unwrap().each(user..=user, |row| index.update(row).is_ok()).unwrap();
    }
    agree(&store, &index);
}
