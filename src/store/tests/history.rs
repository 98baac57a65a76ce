use super::*;
use crate::domain::ids::BatchId;
use crate::domain::rules::sample::{SWAY, assign, switch};
use crate::store::history::Entries;

fn ids(store: &Store, which: Entries) -> String {
    store.history(which).unwrap().iter().map(|entry| entry.id.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn entries_come_newest_first_and_by_user() {
    let mut store = tenant(45);
    store.sql("UPDATE subscription SET total = 45");
    assert_eq!(ids(&store, Entries::Newest(9)), "");
    store.run_all(&job(&assign(&[E3]), 1..=45));
    assert_eq!(store.ask(&switch(E3, &[], &[SWAY]), [3, 44]), "ok 3 44");
    assert_eq!(ids(&store, Entries::Newest(usize::MAX)), "4 3 2 1");
    assert_eq!(ids(&store, Entries::Newest(2)), "4 3");
    assert_eq!(ids(&store, Entries::Newest(0)), "");
    assert_eq!(ids(&store, Entries::Of(UserKey(44))), "4 3");
    assert_eq!(ids(&store, Entries::Of(UserKey(3))), "4 1");
    assert_eq!(ids(&store, Entries::Of(UserKey(99))), "");
}

#[test]
fn an_entry_names_every_product_and_user() {
    let mut store = tenant(2);
    store.put_license(1, E1, 0, "Active");
    store.sql("UPDATE user SET display_name = 'Zo' || char(27) || '[31më' WHERE key = 1");
    let action = Action::Edit {
        location: "SE".parse().ok(),
        grants: vec![crate::domain::change::Grant::whole(E3)],
        remove: vec![E1],
    };
    assert_eq!(store.ask(&action, [1]), "ok 1");
    let entry = store.batch(BatchId(1)).unwrap().unwrap();
    assert_eq!(
        entry.products.iter().map(|product| &*product.part_number).collect::<Vec<_>>(),
        ["STANDARDPACK", "ENTERPRISEPACK"]
    );
    assert_eq!(entry.users[0].name, "Zo[31më", "what comes from outside is safe to show");
    assert_eq!(store.ask(&Action::SetLocation("DE".parse().unwrap()), [2]), "ok 2");
    assert_eq!(store.batch(BatchId(2)).unwrap().unwrap().products, []);
    assert_eq!(store.batch(BatchId(3)).unwrap(), None);
}

#[test]
fn who_was_signed_in_stands_in_the_journal() {
    let mut store = tenant(1);
    store.sql("INSERT INTO user_role VALUES (1, 'user-admin')");
    let by = store.principal(" A1@Contoso.Example ").unwrap().unwrap();
    assert_eq!(said(store.save(&by, change(&assign(&[E3]), [1]))), "ok 1");
    assert_eq!(said(store.save(&store.owner().unwrap(), change(&assign(&[VISIO]), [1]))), "ok 1");
    let by: Vec<_> = store.history(Entries::Newest(9)).unwrap().into_iter().map(|entry| entry.by).collect();
    assert_eq!(by, ["owner", "a1@contoso.example"]);
    store.sql("UPDATE user SET deleted_at = '2026-10-20T00:00:00Z'");
    assert_eq!(store.principal("a1@contoso.example").unwrap(), None);
}
