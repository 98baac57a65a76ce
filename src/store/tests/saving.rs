use std::collections::BTreeSet;

use super::*;
use crate::domain::change::{Grant, Removal};
use crate::domain::ids::JobId;
use crate::domain::role::Role;
use crate::domain::rules::sample::{SHAREPOINT_2, SWAY, VISIO_WEB, assign, assign_without, switch, without};
use crate::domain::state::UserState;
use crate::domain::user::{LicenseState, Path};
use crate::store::Access;
use crate::store::history::Entries;

fn state(store: &Store, user: i64) -> UserState {
    UserState::of(&store.user(UserKey(user.try_into().unwrap())).unwrap().unwrap())
}

/// The direct licenses: product and services off.
fn direct(store: &Store, user: i64) -> Vec<(SkuId, usize)> {
    state(store, user).licenses.iter().map(|(sku, held)| (*sku, held.disabled.len())).collect()
}

#[test]
fn a_change_is_written_and_journaled() {
    let mut store = tenant(3);
    let saved = store.save(&admin(), change(&assign_without(E3, &[SWAY, SHAREPOINT_2]), [2, 1])).unwrap();
    assert_eq!((list(&saved.users), saved.job), ("2 1".into(), JobId(saved.batch.0)));
    for user in [1, 2] {
        let user = store.user(UserKey(user.try_into().unwrap())).unwrap().unwrap();
        let license = &user.licenses[0];
        assert_eq!((license.sku, &license.path, license.state), (E3, &Path::Direct, LicenseState::Active));
        assert_eq!(license.disabled, BTreeSet::from([SWAY, SHAREPOINT_2]));
    }
    assert_eq!(direct(&store, 3), []);
    assert_eq!(store.recounted(E3), 2);

    let [entry] = &store.history(Entries::Newest(9)).unwrap()[..] else { panic!("one entry") };
    assert_eq!((entry.id, entry.job, &*entry.by, &*entry.verb), (saved.batch, saved.job, "admin", "assign"));
    assert_eq!(entry.at, "2026-11-01T12:00:00Z");
    assert_eq!(
        entry.users.iter().map(|user| &*user.upn).collect::<Vec<_>>(),
        ["a2@contoso.example", "a1@contoso.example"]
    );
    assert_eq!(entry.products.iter().map(|product| &*product.name).collect::<Vec<_>>(), ["Office 365 E3"]);
    assert_eq!((entry.undone_by, entry.undoes), (None, None));
}

#[test]
fn users_for_whom_nothing_changes_are_not_in_the_journal() {
    let mut store = tenant(3);
    store.put_license(2, E3, 0, "Active");
    assert_eq!(store.ask(&assign(&[E3]), 1..=3), "ok 1 3");
    assert_eq!(store.ask(&assign(&[E3]), 1..=3), "nothing_to_change");
    assert_eq!(store.history(Entries::Newest(9)).unwrap().len(), 1);
}

#[test]
fn one_refused_user_refuses_all_and_nothing_is_left_behind() {
    let mut store = tenant(3);
    store.put_license(1, E3, 0, "Active");
    store.sql("UPDATE user SET location = NULL WHERE key = 3");
    let before = store.all_rows();
    assert_eq!(store.ask(&assign(&[VISIO]), 1..=3), "usage_location_missing a3");
    let conflict =
        "conflicting_services a1 SHAREPOINTENTERPRISE (ENTERPRISEPACK) and SHAREPOINTSTANDARD (STANDARDPACK)";
    assert_eq!(store.ask(&assign(&[E1]), 1..=2), conflict);
    assert_eq!(store.all_rows(), before);
}

#[test]
fn what_breaks_half_way_leaves_nothing_behind() {
    let mut store = tenant(3);
    store.sql(
        "CREATE TEMP TRIGGER disk BEFORE INSERT ON license WHEN new.user = 3
         BEGIN SELECT raise(ABORT, 'the disk is full'); END",
    );
    let before = store.all_rows();
    let said = store.ask(&assign(&[E3]), 1..=3);
    assert!(said.starts_with("broken:") && said.ends_with("the disk is full"), "{said}");
    assert_eq!(store.all_rows(), before);
    assert_eq!(store.ask(&assign(&[E3]), 1..=2), "ok 1 2", "the door is not stuck");
}

#[test]
fn nobody_writes_who_may_only_read() {
    let mut store = tenant(1);
    let before = store.all_rows();
    let reader = Principal { read_only: true, ..admin() };
    assert_eq!(said(store.save(&reader, change(&assign(&[E3]), [1]))), "read_only");
    let roles = BTreeSet::from([Role::GlobalReader]);
    let reader = Principal { roles, ..admin() };
    let refused = "role_not_permitted global-admin license-admin user-admin";
    assert_eq!(said(store.save(&reader, change(&assign(&[E3]), [1]))), refused);
    assert_eq!(store.all_rows(), before);
}

#[test]
fn every_action_ends_up_in_the_file() {
    let mut store = tenant(1);
    let se = "SE".parse().ok();
    assert_eq!(store.ask(&assign_without(E1, &[SWAY]), [1]), "ok 1");
    assert_eq!(store.ask(&assign(&[E1]), [1]), "nothing_to_change", "what is off stays off");
    assert_eq!(direct(&store, 1), [(E1, 1)]);

    let replace = Action::Replace { remove: Removal::All, grants: vec![Grant::whole(E3)] };
    assert_eq!(store.ask(&replace, [1]), "ok 1");
    assert_eq!((direct(&store, 1), store.recounted(E1), store.recounted(E3)), (vec![(E3, 0)], 0, 1));

    assert_eq!(store.ask(&switch(E3, &[], &[SWAY, SHAREPOINT_2]), [1]), "ok 1");
    assert_eq!(store.ask(&switch(E3, &[SWAY], &[]), [1]), "ok 1");
    assert_eq!(state(&store, 1).licenses[&E3].disabled, BTreeSet::from([SHAREPOINT_2]));

    let edit = Action::Edit { location: se, grants: vec![without(VISIO, &[VISIO_WEB])], remove: vec![E3] };
    assert_eq!(store.ask(&edit, [1]), "ok 1");
    assert_eq!((direct(&store, 1), state(&store, 1).location), (vec![(VISIO, 1)], se));

    assert_eq!(store.ask(&Action::SetLocation("DE".parse().unwrap()), [1]), "ok 1");
    assert_eq!(state(&store, 1).location, "DE".parse().ok());

    assert_eq!(store.ask(&Action::GrantRole(Role::HelpdeskAdmin), [1]), "ok 1");
    assert_eq!(store.ask(&Action::GrantRole(Role::UserAdmin), [1]), "ok 1");
    assert_eq!(store.ask(&Action::RevokeRole(Role::HelpdeskAdmin), [1]), "ok 1");
    assert_eq!(state(&store, 1).roles, BTreeSet::from([Role::UserAdmin]));

    assert_eq!(store.ask(&Action::Unassign(vec![VISIO]), [1]), "ok 1");
    assert_eq!(store.ask(&assign(&[E3, VISIO]), [1]), "ok 1");
    assert_eq!(store.ask(&Action::UnassignAll, [1]), "ok 1");
    assert_eq!((direct(&store, 1), store.recounted(E3), store.recounted(VISIO)), (vec![], 0, 0));
}

#[test]
fn inherited_licenses_are_not_touched() {
    let mut store = tenant(2);
    store.put_license(1, E3, 1, "Active");
    store.put_license(1, E3, 0, "Active");
    store.put_license(2, E3, 2, "ActiveWithError");
    assert_eq!(store.ask(&Action::UnassignAll, [1]), "ok 1");
    assert_eq!(store.ask(&assign_without(E3, &[SWAY]), [2]), "ok 2");
    let user = store.user(UserKey(2)).unwrap().unwrap();
    let paths: Vec<_> = user.licenses.iter().map(|license| (license.path.clone(), license.state)).collect();
    assert_eq!(paths[0], (Path::Direct, LicenseState::Active));
    assert!(matches!(&paths[1], (Path::Group { name, .. }, LicenseState::ActiveWithError) if name == "Sales"));
    assert_eq!(store.user(UserKey(1)).unwrap().unwrap().licenses.len(), 1);
    assert_eq!(store.recounted(E3), 2);
}

#[test]
fn giving_what_was_only_wanted_takes_a_seat_and_clears_the_error() {
    let mut store = tenant(1);
    store.put_license(1, E3, 0, "Error");
    store.sql("UPDATE license SET error = 'CountViolation'");
    assert_eq!(store.recounted(E3), 0);
    assert_eq!(store.ask(&assign(&[E3]), [1]), "ok 1");
    let license = &store.user(UserKey(1)).unwrap().unwrap().licenses[0];
    assert_eq!((license.state, license.error.as_deref()), (LicenseState::Active, None));
    assert_eq!(store.recounted(E3), 1);
}

#[test]
fn the_rules_know_every_seat_of_the_product() {
    let mut store = tenant(3);
    store.sql("UPDATE subscription SET total = 2");
    store.sql(&format!("UPDATE product SET elsewhere = 1 WHERE sku_id = '{E3}'"));
    assert_eq!(store.ask(&assign(&[E3]), [1, 2]), "no_seats ENTERPRISEPACK 2 of 1, not a2");
    assert_eq!(store.ask(&assign(&[E3]), [1]), "ok 1");
}

#[test]
fn switching_services_of_what_is_only_wanted_keeps_the_reason() {
    let mut store = tenant(1);
    store.put_license(1, E3, 0, "Error");
    store.sql("UPDATE license SET error = 'CountViolation'");
    assert_eq!(store.ask(&switch(E3, &[], &[SWAY]), [1]), "ok 1");
    let license = &store.user(UserKey(1)).unwrap().unwrap().licenses[0];
    assert_eq!((license.state, license.error.as_deref()), (LicenseState::Error, Some("CountViolation")));
}

#[test]
fn what_was_known_of_a_product_is_forgotten_when_anybody_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tenant.db");
    let mut store = Store::create(&path, "Contoso").unwrap();
    store.put_users(1..=9);
    store.put_seats(VISIO, 25);
    assert_eq!(store.ask(&assign(&[VISIO]), [1]), "ok 1");
    let other = Store::open(&path, Access::ReadWrite).unwrap();
    other.sql("UPDATE subscription SET total = 1");
    let refused = |n| format!("no_seats VISIOCLIENT 1 of 0, not a{n}");
    assert_eq!(store.ask(&assign(&[VISIO]), [2]), refused(2), "another connection");
    store.sql("UPDATE subscription SET total = 25");
    assert_eq!(store.ask(&assign(&[VISIO]), [2]), "ok 2", "this one");
    other.put_license(3, VISIO, 0, "Active");
    other.sql("UPDATE subscription SET total = 3");
    assert_eq!(store.ask(&assign(&[VISIO]), [4]), refused(4), "and seats");
    store.sql("BEGIN; UPDATE subscription SET total = 25; ROLLBACK");
    assert_eq!(store.ask(&assign(&[VISIO]), [4]), refused(4));
}
