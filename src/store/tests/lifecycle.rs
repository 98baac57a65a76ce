use std::collections::BTreeSet;

use super::*;
use crate::domain::change::{Addition, Grant, GroupAction, Person, Property};
use crate::domain::ids::{BatchId, GroupKey};
use crate::domain::role::Role;
use crate::domain::rules::sample::{add, assign};
use crate::domain::user::Presence;

/// Adds people as Global admin.
fn added(store: &mut Store, names: &[&str], skus: &[SkuId]) -> String {
    let action = add(names, skus);
    let users = action.addition().unwrap().keys().collect::<Vec<_>>();
    said(store.save(&admin(), Change { action, users: Batch::new(users).unwrap() }))
}

fn undo(store: &mut Store, batch: i64) -> String {
    let result = store.undo(&admin(), &[BatchId(batch)]).unwrap();
    if result.refusals.is_empty() { "ok".to_owned() } else { all_told(&result.refusals) }
}

#[test]
fn new_users_are_licensed_at_once_and_gone_again_when_that_is_taken_back() {
    let mut store = tenant(2);
    let before = store.tenant_rows();
    assert_eq!(added(&mut store, &["zoe", "bo"], &[E3]), "ok 3 4");
    let zoe = store.user(UserKey(3)).unwrap().unwrap();
    assert_eq!((&*zoe.upn, zoe.location, zoe.presence), ("zoe@contoso.example", "NL".parse().ok(), Presence::Active));
    assert_eq!((zoe.licenses.len(), store.recounted(E3)), (1, 2));
    let after = store.tenant_rows();
    assert_eq!(undo(&mut store, 1), "ok");
    assert_eq!((store.tenant_rows(), store.recounted(E3)), (before, 0));
    assert_eq!(store.find_user("zoe@contoso.example").unwrap(), None);
    assert!(store.deleted_users("").unwrap().is_empty());
    assert_eq!(undo(&mut store, 2), "ok");
    assert_eq!(store.tenant_rows(), after);
    assert_eq!(store.ask(&assign(&[VISIO]), [3]), "ok 3");
    assert_eq!(undo(&mut store, 1), "changed_meanwhile zoe 1");
    assert_eq!(undo(&mut store, 3), "changed_meanwhile zoe 3");
}

#[test]
fn a_user_name_is_had_once() {
    let mut store = tenant(1);
    assert_eq!(added(&mut store, &["a1"], &[]), "user_name_taken a1 a1");
    assert_eq!(store.ask(&Action::Delete, [1]), "ok 1");
    assert_eq!(added(&mut store, &["A1"], &[]), "ok 2");
    assert_eq!(store.find_user("a1@contoso.example").unwrap(), Some(UserKey(2)));
    assert_eq!(store.ask(&Action::Restore, [1]), "user_name_taken a1 A1");
    assert_eq!(undo(&mut store, 1), "user_name_taken a1 A1");
    assert_eq!(undo(&mut store, 2), "ok");
    assert_eq!(store.ask(&Action::Restore, [1]), "ok 1");
}

#[test]
fn a_deleted_user_frees_their_seats_and_comes_back_without() {
    let mut store = tenant(2);
    store.put_license(1, E3, 0, "Active");
    let member = GroupAction::AddMembers { group: GroupKey(1), members: BTreeSet::from([member(1)]) };
    store.sql(
        "INSERT INTO group_license (user_group, product) SELECT 1, key FROM product WHERE part_number = 'VISIOCLIENT'",
    );
    assert!(said(store.save(&admin(), Change::of(Action::Groups(member)))).starts_with("ok"));
    assert_eq!((store.recounted(E3), store.recounted(VISIO)), (1, 1));
    let forecast = store.forecast(&admin(), &job(&Action::Delete, [1])).unwrap();
    assert_eq!(forecast.needs.iter().map(|need| need.freed).collect::<Vec<_>>(), [1, 1]);
    let before = store.tenant_rows();

    assert_eq!(store.ask(&Action::Delete, [1]), "ok 1");
    assert_eq!((store.recounted(E3), store.recounted(VISIO)), (0, 0));
    assert_eq!(store.groups().unwrap().iter().map(|g| (g.users, g.others)).max(), Some((0, 0)));
    assert_eq!(store.deleted_users("A1").unwrap()[0].days_left, Some(30));
    assert!(store.try_sql(&license(1, E3, 0, "Active")).unwrap_err().to_string().contains("user_deleted"));
    assert_eq!(store.ask(&assign(&[E3]), [1]), "user_deleted a1");
    assert_eq!(store.ask(&Action::Delete, [1]), "user_deleted a1");

    assert_eq!(undo(&mut store, 2), "ok");
    assert_eq!((store.tenant_rows(), store.recounted(VISIO)), (before, 1));
    assert_eq!(undo(&mut store, 3), "ok");
    // Without the license that was theirs alone; what the group gives follows the membership.
    assert_eq!(store.ask(&Action::Restore, [1]), "ok 1");
    assert_eq!((store.recounted(E3), store.recounted(VISIO)), (0, 1));
    assert_eq!(store.ask(&Action::Restore, [1, 2]), "nothing_to_change");
}

#[test]
fn after_thirty_days_a_deletion_stands() {
    let mut store = tenant(1);
    assert_eq!(store.ask(&Action::Delete, [1]), "ok 1");
    store.set_clock(|| "2026-12-01T12:00:00Z".parse().unwrap());
    assert_eq!(store.deleted_users("").unwrap()[0].days_left, Some(0));
    store.set_clock(|| "2026-12-01T12:00:01Z".parse().unwrap());
    assert_eq!(store.ask(&Action::Restore, [1]), "restore_expired a1");
    assert_eq!(undo(&mut store, 1), "restore_expired a1");
}

#[test]
fn a_deletion_needs_seats_to_be_taken_back() {
    let mut store = tenant(2);
    store.sql("UPDATE subscription SET total = 1");
    store.put_license(1, E3, 0, "Active");
    assert_eq!(store.ask(&Action::Delete, [1]), "ok 1");
    assert_eq!(store.ask(&assign(&[E3]), [2]), "ok 2");
    assert_eq!(undo(&mut store, 1), "no_seats ENTERPRISEPACK 1 of 0, not a1");
}

#[test]
fn many_are_added_in_batches_and_everything_told_is_kept() {
    let mut store = tenant(0);
    let person = |n: usize| Person {
        upn: format!("n{n}@contoso.example"),
        display_name: format!("N {n}"),
        properties: [(Property::City, "Bonn"), (Property::BusinessPhone, "123"), (Property::Surname, "N")]
            .map(|(property, text)| (property, text.to_owned()))
            .into(),
    };
    let grants = vec![Grant::whole(E3)];
    let addition =
        Addition { people: (0..26).map(person).collect(), location: "SE".parse().ok(), grants, ..Addition::default() };
    let users = addition.keys().collect();
    let mut job = Job { action: Action::Add(addition), users, skip_refused: false };
    assert_eq!(
        all_told(&store.forecast(&admin(), &job).unwrap().refusals),
        "no_seats ENTERPRISEPACK 26 of 25, not N 25"
    );
    assert_eq!(batches(&store.run_all(&job)), ["-20", "-6"]);
    job.skip_refused = true;
    assert_eq!(batches(&store.run_all(&job)), ["20", "5"]);
    assert_eq!(store.recounted(E3), 25);
    assert_eq!(store.user(UserKey(1)).unwrap().unwrap().city, "Bonn");
    assert_eq!(
        store.rows_of("SELECT more FROM user WHERE key = 1"),
        "{\"businessPhones\":[\"123\"],\"surname\":\"N\"}\n"
    );
}

#[test]
fn a_role_takes_a_global_admin() {
    let mut store = tenant(0);
    let Action::Add(addition) = add(&["boss"], &[]) else { return };
    let action = Action::Add(Addition { roles: [Role::UserAdmin].into(), ..addition });
    let change = Change { action, users: Batch::one(UserKey::to_come(0)) };
    let user_admin = Principal { roles: [Role::UserAdmin].into(), ..admin() };
    assert_eq!(said(store.save(&user_admin, change.clone())), "role_not_permitted global-admin");
    assert_eq!(said(store.save(&admin(), change)), "ok 1");
    assert_eq!(said(store.save(&user_admin, super::change(&Action::Delete, [1]))), "admin_needs_global_admin boss");
}
