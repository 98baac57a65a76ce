//! What somebody sees who has no role but owns an allotment (DOMAIN R12).

use std::collections::BTreeSet;

use super::{admin, all_told, change, job, said, tenant};
use crate::domain::allotment::Terms;
use crate::domain::change::{Action, AllotmentAction, Change};
use crate::domain::ids::{AllotmentKey, BatchId, GroupKey, SkuId, UserKey};
use crate::domain::query::UserQuery;
use crate::domain::role::Principal;
use crate::domain::rules::sample::{E3, E5, VISIO, add_groups, assign};
use crate::store::Store;
use crate::store::history::Entries;

/// a1 and a2 are in Staff and a3 in Sales; a8 owns Pool, 1 of E3 for Staff, and a9 owns Other, 5 of E5 for Sales.
/// Everybody has Visio, and a1 is License admin.
fn store() -> (Store, Principal) {
    let mut store = tenant(9);
    for (group, user) in [(1, 1), (1, 2), (2, 3)] {
        let sql = "INSERT INTO group_member (user_group, member_id) SELECT";
        store.sql(&format!("{sql} {group}, id FROM user WHERE key = {user}"));
    }
    assert_eq!(store.ask(&assign(&[VISIO]), 1..=9), "ok 1 2 3 4 5 6 7 8 9");
    store.sql("INSERT INTO user_role (user, role) VALUES (1, 'license-admin')");
    for (name, sku, limit, owner, group) in [("Pool", E3, 1, 8, 1), ("Other", E5, 5, 9, 2)] {
        let terms = Terms { name: name.to_owned(), sku, limit, off: BTreeSet::new() };
        let (owners, groups) = (BTreeSet::from([UserKey(owner)]), BTreeSet::from([GroupKey(group)]));
        let make = AllotmentAction::Create { terms, owners, groups };
        store.save(&admin(), Change::of(Action::Allotments(make))).unwrap();
    }
    let owner = store.principal("a8@contoso.example").unwrap().unwrap();
    store.sign_in(&owner).unwrap();
    (store, owner)
}

fn users(store: &Store) -> Vec<u32> {
    store.list_users(&UserQuery::default()).unwrap().users.into_iter().map(|user| user.0).collect()
}

#[test]
fn an_owner_sees_what_is_theirs_and_nothing_else() {
    let (store, _) = store();
    assert_eq!(users(&store), [1, 2]);
    assert_eq!(store.user(UserKey(3)).unwrap(), None);
    assert_eq!(store.find_user("a3@contoso.example").unwrap(), None);
    let products: Vec<SkuId> = store.products().unwrap().into_iter().map(|product| product.sku).collect();
    assert_eq!(products, [E3]);
    // The pool is all there is of the product.
    let product = store.product(E3).unwrap().unwrap();
    assert_eq!((product.total(), product.assigned, product.available()), (1, 1, 0));
    assert_eq!(store.groups().unwrap().iter().map(|group| group.key).collect::<Vec<_>>(), [GroupKey(1)]);
    let own: Vec<_> = store.allotments().unwrap().into_iter().map(|one| (one.key, one.consumed, one.waiting)).collect();
    assert_eq!(own, [(AllotmentKey(1), 1, 1)]);
    assert_eq!(store.allotment(AllotmentKey(1)).unwrap().unwrap().owners[0].name, "a8");
    assert_eq!(store.allotment(AllotmentKey(2)).unwrap(), None);
    assert_eq!(store.allotment_members(AllotmentKey(2)).unwrap(), []);
    let user = store.user(UserKey(1)).unwrap().unwrap();
    assert_eq!((user.licenses.len(), user.licenses[0].sku, user.roles.len()), (1, E3, 0));
    assert!(store.role_holders().unwrap().is_empty());
    assert_eq!(
        store.history(Entries::Newest(9)).unwrap().iter().map(|entry| entry.id).collect::<Vec<_>>(),
        [BatchId(2)]
    );
    assert_eq!(store.batch(BatchId(1)).unwrap(), None);
}

#[test]
fn whatever_table_there_is_is_hidden_unless_it_is_said_what_is_seen_of_it() {
    let (store, _) = store();
    let all = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' EXCEPT
               SELECT name FROM temp.sqlite_schema WHERE type = 'view'";
    assert!(!store.db.prepare(all).unwrap().exists([]).unwrap());
    assert!(store.try_sql("DELETE FROM user").is_err(), "nothing is written past the rules");
}

#[test]
fn an_owner_keeps_columns_of_their_own() {
    let (mut store, owner) = store();
    store.choose_columns(&owner, &["city".to_owned()]).unwrap();
    assert_eq!(store.columns(&owner).unwrap(), Some(vec!["city".to_owned()]));
    assert_eq!(users(&store), [1, 2]);
}

#[test]
fn an_owner_changes_what_is_theirs_by_the_same_door() {
    let (mut store, owner) = store();
    let before = users(&store);
    let saved = store.save(&owner, Change::of(add_groups(1, &[2]))).unwrap();
    // Sales is theirs to see now, though not what it has from elsewhere.
    assert_eq!(users(&store), [1, 2, 3]);
    assert_eq!(said(store.save(&owner, Change::of(add_groups(2, &[1])))), "allotment_not_owned Other");
    let roles = "role_not_permitted global-admin license-admin user-admin";
    assert_eq!(said(store.save(&owner, change(&assign(&[E3]), [1]))), roles);
    assert_eq!(all_told(&store.forecast(&owner, &job(&assign(&[E3]), [1])).unwrap().refusals), roles);
    assert_eq!(users(&store), [1, 2, 3], "a refusal shows no more than before");
    assert_eq!(store.undo(&owner, &[saved.batch]).unwrap().refusals, []);
    assert_eq!(users(&store), before);
    store.sign_in(&admin()).unwrap();
    assert_eq!(users(&store).len(), 9);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn rights_are_those_of_the_moment() {
    let (mut store, owner) = store();
    let remove = AllotmentAction::Owners {
        allotment: AllotmentKey(1),
        add: BTreeSet::new(),
        remove: BTreeSet::from([UserKey(8)]),
    };
    store.save(&admin(), Change::of(Action::Allotments(remove))).unwrap();
    assert_eq!(users(&store), [0; 0]);
    assert_eq!(said(store.save(&owner, Change::of(add_groups(1, &[2])))), "allotment_not_owned Pool");
}
