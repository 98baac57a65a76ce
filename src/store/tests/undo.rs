use super::*;
use crate::domain::change::{Grant, Removal};
use crate::domain::ids::BatchId;
use crate::domain::role::Role;
use crate::domain::rules::sample::{SWAY, VISIO_WEB, assign, assign_without, switch, without};
use crate::store::history::Entries;

/// Takes batches back as Global admin: the numbers of the new batches, then why not more.
fn undo(store: &mut Store, batches: &[i64]) -> String {
    let batches: Vec<_> = batches.iter().copied().map(BatchId).collect();
    let result = store.undo(&admin(), &batches).unwrap();
    let done = result.batches.iter().filter_map(|batch| batch.id).map(|id| id.to_string());
    done.chain(result.refusals.iter().map(told)).collect::<Vec<_>>().join("; ")
}

#[test]
fn whatever_was_done_is_taken_back_whole_and_done_again() {
    let mut store = tenant(3);
    store.put_license(1, E1, 0, "Active");
    store.put_license(1, VISIO, 1, "Active");
    store.put_license(2, E3, 0, "Error");
    store.put_license(3, E3, 0, "Active");
    store.sql("INSERT INTO user_role VALUES (2, 'user-admin'), (3, 'helpdesk-admin')");
    assert_eq!(store.ask(&switch(E3, &[], &[SWAY]), [3]), "ok 3");
    let replace = Action::Replace { remove: Removal::All, grants: vec![without(E5, &[SWAY])] };
    let edit = Action::Edit { location: "SE".parse().ok(), grants: vec![Grant::whole(VISIO)], remove: vec![E3] };
    let mut batch = 1;
    for (action, users) in [
        (assign_without(E5, &[SWAY]), vec![2]),
        (assign(&[E3]), vec![2]),
        (Action::Unassign(vec![E3]), vec![2, 3]),
        (Action::UnassignAll, vec![1, 2]),
        (replace, vec![1, 2]),
        (switch(E3, &[SWAY], &[]), vec![3]),
        (edit, vec![3, 2]),
        (Action::SetLocation("SE".parse().unwrap()), vec![1, 2, 3]),
        (Action::GrantRole(Role::UserAdmin), vec![1, 2, 3]),
        (Action::RevokeRole(Role::UserAdmin), vec![1, 2, 3]),
    ] {
        let before = store.tenant_rows();
        assert!(store.ask(&action, users).starts_with("ok"), "{action:?}");
        let after = store.tenant_rows();
        for (taken_back, state) in [(1, &before), (2, &after), (3, &before)] {
            assert_eq!(undo(&mut store, &[batch + taken_back]), (batch + taken_back + 1).to_string(), "{action:?}");
            assert_eq!(&store.tenant_rows(), state, "{action:?}");
        }
        assert_ne!(before, after, "{action:?}");
        assert_eq!(store.check().unwrap(), []);
        batch += 4;
    }
}

#[test]
fn the_first_that_cannot_be_taken_back_ends_it() {
    let mut store = tenant(2);
    assert_eq!(store.ask(&assign(&[E1]), 1..=2), "ok 1 2");
    assert_eq!(store.ask(&assign(&[VISIO]), 1..=2), "ok 1 2");
    assert_eq!(store.ask(&switch(VISIO, &[], &[VISIO_WEB]), [2]), "ok 2");
    assert_eq!(store.ask(&Action::SetLocation("SE".parse().unwrap()), [1]), "ok 1");
    assert_eq!(undo(&mut store, &[1, 2, 4]), "5; changed_meanwhile a2 2");
    assert_eq!((store.recounted(E1), store.recounted(VISIO)), (2, 2));
}

#[test]
fn what_was_changed_since_stays() {
    let mut store = tenant(2);
    assert_eq!(store.ask(&assign(&[E3]), 1..=2), "ok 1 2");
    assert_eq!(store.ask(&switch(E3, &[], &[SWAY]), [2]), "ok 2");
    let before = store.all_rows();
    assert_eq!(undo(&mut store, &[1]), "changed_meanwhile a2 1");
    assert_eq!(store.all_rows(), before);
    assert_eq!(store.ask(&switch(E3, &[SWAY], &[]), [2]), "ok 2");
    assert_eq!(undo(&mut store, &[1]), "4", "it stands again as the batch wrote it");
}

#[test]
fn taking_back_goes_through_the_rules() {
    let mut store = tenant(3);
    (1..=3).for_each(|user| store.put_license(user, E1, 0, "Active"));
    assert_eq!(store.ask(&Action::UnassignAll, 1..=3), "ok 1 2 3");
    store.sql("UPDATE subscription SET total = 2");
    assert_eq!(undo(&mut store, &[1]), "no_seats STANDARDPACK 3 of 2, not a3");
    store.sql("UPDATE subscription SET total = 3");
    store.sql("UPDATE user SET location = NULL WHERE key = 1");
    store.put_license(2, E3, 0, "Active");
    store.sql("UPDATE user SET deleted_at = '2026-10-20T00:00:00Z' WHERE key = 3");
    let said = undo(&mut store, &[1]);
    assert!(said.starts_with("user_deleted a3; usage_location_missing a1; conflicting_services a2 "), "{said}");
    let reader = Principal { roles: [Role::GlobalReader].into(), ..admin() };
    let result = store.undo(&reader, &[BatchId(1)]).unwrap();
    assert_eq!(all_told(&result.refusals), "role_not_permitted global-admin license-admin user-admin");
    assert_eq!(store.ask(&Action::GrantRole(Role::UserAdmin), [1]), "ok 1");
    let license_admin = Principal { roles: [Role::LicenseAdmin].into(), ..admin() };
    let result = store.undo(&license_admin, &[BatchId(2)]).unwrap();
    assert_eq!(all_told(&result.refusals), "role_not_permitted global-admin");
}

#[test]
fn there_is_nothing_to_take_back_in_a_batch_that_never_was() {
    let mut store = tenant(1);
    assert_eq!(undo(&mut store, &[9]), "nothing_to_change");
    assert_eq!(store.undo(&admin(), &[]).unwrap(), JobResult::default());
}

#[test]
fn a_full_batch_is_taken_back_as_one() {
    let mut store = tenant(20);
    let before = store.tenant_rows();
    store.run_all(&job(&assign(&[E3]), (1..=20).rev()));
    assert_eq!(undo(&mut store, &[1]), "2");
    assert_eq!(store.tenant_rows(), before);
    let users = store.batch(BatchId(2)).unwrap().unwrap().users;
    assert_eq!(users.len(), 20);
}

#[test]
fn a_batch_is_taken_back_once() {
    let mut store = tenant(1);
    assert_eq!(store.ask(&assign(&[E3]), [1]), "ok 1");
    assert_eq!(undo(&mut store, &[1]), "2");
    assert_eq!(undo(&mut store, &[1]), "changed_meanwhile a1 1");
    assert_eq!(store.ask(&assign(&[E3]), [1]), "ok 1");
    assert_eq!(undo(&mut store, &[1]), "changed_meanwhile a1 1", "what stands is the work of batch 3");
    assert_eq!(undo(&mut store, &[3]), "4");
}

#[test]
fn several_are_taken_back_newest_first() {
    let mut store = tenant(2);
    let before = store.tenant_rows();
    assert_eq!(store.ask(&assign(&[E1]), 1..=2), "ok 1 2");
    assert_eq!(store.ask(&switch(E1, &[], &[SWAY]), 1..=2), "ok 1 2");
    assert_eq!(store.ask(&Action::Replace { remove: Removal::All, grants: vec![Grant::whole(E3)] }, [2]), "ok 2");
    assert_eq!(undo(&mut store, &[1, 3, 2, 3]), "4; 5; 6");
    assert_eq!(store.tenant_rows(), before);
    let entries = store.history(Entries::Newest(3)).unwrap();
    let told: Vec<_> = entries.iter().map(|entry| (&*entry.verb, entry.undoes.map(|id| id.0), entry.job.0)).collect();
    assert_eq!(told, [("undo", Some(1), 4), ("undo", Some(2), 4), ("undo", Some(3), 4)]);
}

#[test]
fn a_batch_too_large_is_damage_and_no_crash() {
    let mut store = tenant(21);
    store.run_all(&job(&assign(&[E3]), 1..=20));
    store.sql("PRAGMA ignore_check_constraints = ON; INSERT INTO batch_user VALUES (1, 20, 21, '{}')");
    let error = store.undo(&admin(), &[BatchId(1)]).unwrap_err().to_string();
    assert_eq!(error, "the tenant file holds a batch that cannot be read: 21 users");
}

#[test]
fn what_was_taken_back_and_done_again_is_the_last_batch_again() {
    let mut store = tenant(1);
    let last = |store: &Store| store.last_batch().unwrap().map(|id| id.0);
    let undone_by = |store: &Store, id| store.batch(BatchId(id)).unwrap().unwrap().undone_by.map(|id| id.0);
    assert_eq!(last(&store), None);
    assert_eq!(store.ask(&assign(&[VISIO]), [1]), "ok 1");
    assert_eq!(store.ask(&assign(&[E3]), [1]), "ok 1");
    assert_eq!(undo(&mut store, &[2]), "3");
    assert_eq!((last(&store), undone_by(&store, 2)), (Some(1), Some(3)));
    assert_eq!(undo(&mut store, &[3]), "4");
    assert_eq!((last(&store), undone_by(&store, 2), undone_by(&store, 3)), (Some(2), None, Some(4)));
    assert_eq!(undo(&mut store, &[4]), "5");
    assert_eq!((last(&store), undone_by(&store, 2), undone_by(&store, 3)), (Some(1), Some(3), None));
    assert_eq!(undo(&mut store, &[2]), "changed_meanwhile a1 2");
    assert_eq!(undo(&mut store, &[5]), "6");
    assert_eq!((last(&store), undone_by(&store, 2)), (Some(2), None));
    assert_eq!(undo(&mut store, &[2]), "7");
    assert_eq!(undo(&mut store, &[1]), "8");
    assert_eq!(last(&store), None);
}
