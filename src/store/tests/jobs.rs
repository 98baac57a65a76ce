use std::path::Path;

use super::*;
use crate::domain::ids::JobId;
use crate::domain::job::Need;
use crate::domain::role::Role;
use crate::domain::rules::sample::{POWER_BI, SWAY, assign, assign_without};
use crate::store::Access;
use crate::store::history::Entries;
use crate::store::jobs::Progress;

fn seats(store: &Store, total: u32) {
    store.sql(&format!("UPDATE subscription SET total = {total}"));
}

#[test]
fn forty_five_users_are_worked_off_in_three_batches() {
    let mut store = tenant(45);
    seats(&store, 45);
    let mut told = Vec::new();
    let result = store
        .run(&admin(), &job(&assign(&[VISIO]), 1..=45), |progress| {
            told.push(progress);
            true
        })
        .unwrap();
    assert_eq!(batches(&result), ["20", "20", "5"]);
    assert_eq!((result.changed(), result.unchanged, result.canceled), (45, 0, false));
    assert_eq!(told, [20, 40, 45].map(|done| Progress { done, total: 45 }));
    let entries = store.history(Entries::Newest(9)).unwrap();
    assert_eq!(entries.iter().map(|entry| entry.id.0).collect::<Vec<_>>(), [3, 2, 1]);
    assert!(entries.iter().all(|entry| entry.job == JobId(1) && result.id == Some(JobId(1))));
    assert_eq!(entries[0].users[0].name, "a41");
    assert_eq!(store.recounted(VISIO), 45);
}

#[test]
fn the_seats_of_the_whole_job_are_checked_first() {
    let mut store = tenant(45);
    seats(&store, 44);
    store.put_license(1, E3, 0, "Active");
    let job = job(&assign(&[VISIO, E3]), 1..=45);
    let before = store.all_rows();
    let forecast = store.forecast(&admin(), &job).unwrap();
    assert_eq!(
        all_told(&forecast.refusals),
        "no_seats ENTERPRISEPACK 44 of 43, not a45; no_seats VISIOCLIENT 45 of 44, not a45"
    );
    assert_eq!(forecast.needs[0], Need { sku: VISIO, needed: 45, available: 44, held: 0, freed: 0 });
    assert_eq!(forecast.needs[1], Need { sku: E3, needed: 44, available: 43, held: 1, freed: 0 });
    let result = store.run_all(&job);
    assert_eq!(batches(&result), ["-20", "-20", "-5"]);
    assert_eq!((result.refusals, result.id), (forecast.refusals, None));
    assert_eq!(store.all_rows(), before);
}

#[test]
fn skipping_leaves_out_the_last_ones_when_seats_are_short() {
    let mut store = tenant(45);
    seats(&store, 21);
    let result = store.run_all(&skipping(&assign(&[VISIO]), (1..=45).rev()));
    assert_eq!(batches(&result), ["20", "1"]);
    assert_eq!(result.batches[1].users, keys([25]));
    let [Refusal::NoSeats { needed: 45, available: 21, over, .. }] = &result.refusals[..] else { panic!("{result:?}") };
    assert_eq!(over.iter().map(|user| user.key).collect::<Vec<_>>(), keys((1..=24).rev()));
    assert_eq!(store.recounted(VISIO), 21);
}

#[test]
fn a_refused_user_refuses_their_batch_alone() {
    let mut store = tenant(45);
    seats(&store, 44);
    store.sql("UPDATE user SET location = NULL WHERE key = 25");
    let result = store.run_all(&job(&assign(&[VISIO]), 1..=45));
    assert_eq!(batches(&result), ["20", "-20", "5"]);
    assert_eq!(all_told(&result.refusals), "usage_location_missing a25");
    assert_eq!(result.changed(), 25);
    assert_eq!(store.recounted(VISIO), 25);
}

#[test]
fn skipping_leaves_out_whoever_is_refused() {
    let mut store = tenant(45);
    seats(&store, 43);
    store.sql("UPDATE user SET location = NULL WHERE key IN (1, 25)");
    let job = skipping(&assign(&[VISIO]), 1..=45);
    let forecast = store.forecast(&admin(), &job).unwrap();
    let result = store.run_all(&job);
    assert_eq!(batches(&result), ["20", "20", "3"]);
    assert_eq!(all_told(&result.refusals), "usage_location_missing a1; usage_location_missing a25");
    let changed: Vec<_> = result.batches.iter().flat_map(|batch| batch.users.clone()).collect();
    assert_eq!((changed, forecast.leave_out()), (forecast.changing, keys([1, 25])));
}

#[test]
fn skipping_everybody_is_no_error_of_the_file() {
    let mut store = tenant(2);
    store.sql("UPDATE user SET location = NULL");
    let before = store.all_rows();
    let result = store.run_all(&skipping(&assign(&[VISIO]), 1..=2));
    assert_eq!((batches(&result), result.refusals.len()), (vec![], 2));
    assert_eq!(store.all_rows(), before);
}

#[test]
fn what_refuses_all_begins_nothing() {
    let mut store = tenant(45);
    let before = store.all_rows();
    for (by, action, said) in [
        (
            Principal { roles: [Role::GroupsAdmin].into(), ..admin() },
            assign(&[VISIO]),
            "role_not_permitted global-admin license-admin user-admin",
        ),
        (admin(), assign(&[POWER_BI]), "product_not_owned POWER_BI_PRO"),
        (admin(), assign_without(VISIO, &[SWAY]), "service_not_in_product SWAY (VISIOCLIENT)"),
        (Principal { read_only: true, ..admin() }, assign(&[VISIO]), "read_only"),
    ] {
        for job in [job(&action, 1..=45), skipping(&action, 1..=45)] {
            let result = store.run(&by, &job, |_| true).unwrap();
            assert_eq!(
                (batches(&result), &*all_told(&result.refusals)),
                (["-20", "-20", "-5"].map(Into::into).into(), said)
            );
        }
    }
    assert_eq!(store.all_rows(), before);
}

#[test]
fn it_can_be_stopped_between_batches() {
    let mut store = tenant(45);
    seats(&store, 45);
    let job = job(&assign(&[VISIO]), 1..=45);
    let result = store.run(&admin(), &job, |progress| progress.done < 40).unwrap();
    assert_eq!((batches(&result), result.canceled), (["20", "20"].map(Into::into).into(), true));
    assert_eq!(store.recounted(VISIO), 40);
    let rest = store.run(&admin(), &job, |_| false).unwrap();
    assert_eq!((batches(&rest), rest.canceled, rest.unchanged), (vec!["5".to_owned()], false, 40));
}

#[test]
fn looking_ahead_writes_nothing() {
    let store = tenant(45);
    let before = store.all_rows();
    store.forecast(&admin(), &job(&assign(&[VISIO]), 1..=45)).unwrap();
    assert_eq!(store.all_rows(), before);
}

/// Runs a job while somebody else does something to the same file after the first batch.
fn with_a_rival(job: &Job, rival: &str) -> (JobResult, i64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contoso.seatdeck");
    let mut store = on_disk(&path, 45);
    seats(&store, 45);
    let other = Store::open(&path, Access::ReadWrite).unwrap();
    let result = store.run(&admin(), job, |progress| {
        if progress.done == 20 {
            other.sql(rival);
        }
        true
    });
    (result.unwrap(), store.recounted(VISIO))
}

fn on_disk(path: &Path, users: i64) -> Store {
    let store = Store::create(path, "Contoso").unwrap();
    store.put_users(1..=users);
    store.put_seats(VISIO, 45);
    store
}

#[test]
fn what_changed_since_the_forecast_is_judged_anew() {
    let moved = "UPDATE user SET location = NULL WHERE key = 25";
    let (result, held) = with_a_rival(&job(&assign(&[VISIO]), 1..=45), moved);
    assert_eq!((batches(&result), held), (["20", "-20", "5"].map(Into::into).into(), 25));
    let (result, held) = with_a_rival(&skipping(&assign(&[VISIO]), 1..=45), moved);
    assert_eq!((batches(&result), held), (["20", "19", "5"].map(Into::into).into(), 44));
    assert_eq!(all_told(&result.refusals), "usage_location_missing a25");

    let (result, held) = with_a_rival(&job(&assign(&[VISIO]), 1..=45), "UPDATE subscription SET total = 42");
    assert_eq!((batches(&result), held), (["20", "20", "-5"].map(Into::into).into(), 40));
    let (result, held) = with_a_rival(&skipping(&assign(&[VISIO]), 1..=45), "UPDATE subscription SET total = 42");
    assert_eq!((batches(&result), held), (["20", "20", "2"].map(Into::into).into(), 42));
    assert_eq!(all_told(&result.refusals), "no_seats VISIOCLIENT 5 of 2, not a43 a44 a45");

    let (result, held) = with_a_rival(&job(&assign(&[VISIO]), 1..=45), &license(25, VISIO, 0, "Active"));
    assert_eq!((batches(&result), held), (["20", "19", "5"].map(Into::into).into(), 45));
}

#[test]
fn taking_away_frees_seats_as_it_goes() {
    let mut store = tenant(45);
    seats(&store, 45);
    (1..=44).for_each(|user| store.put_license(user, VISIO, 0, "Active"));
    let unassign = Action::Unassign(vec![VISIO]);
    let result = store.run_all(&job(&unassign, 1..=45));
    assert_eq!(batches(&result), ["20", "20", "-5"]);
    assert_eq!(all_told(&result.refusals), "not_held a45 VISIOCLIENT");
    let result = store.run_all(&skipping(&unassign, 40..=45));
    assert_eq!((batches(&result), store.recounted(VISIO)), (vec!["4".to_owned()], 0));
    assert_eq!(all_told(&result.refusals), "not_held a40 VISIOCLIENT; not_held a45 VISIOCLIENT");
}

#[test]
fn users_for_whom_nothing_changes_take_no_place() {
    let mut store = tenant(45);
    seats(&store, 45);
    (1..=5).for_each(|user| store.put_license(user, VISIO, i64::from(user == 1), "Active"));
    let job = job(&assign(&[VISIO]), (1..=45).chain(1..=45));
    let forecast = store.forecast(&admin(), &job).unwrap();
    assert_eq!((forecast.changing.len(), forecast.unchanged, forecast.batches()), (41, 4, 3));
    assert_eq!(forecast.needs, [Need { sku: VISIO, needed: 40, available: 40, held: 5, freed: 0 }]);
    assert_eq!(forecast.refusals, []);
    let result = store.run_all(&job);
    assert_eq!(
        (batches(&result), result.changed(), result.unchanged),
        (["20", "20", "1"].map(Into::into).into(), 41, 4)
    );
    assert_eq!(result.batches[0].users[1], UserKey(6));
    let again = store.run_all(&job);
    assert_eq!((all_told(&again.refusals), again.unchanged), ("nothing_to_change".into(), 45));
}

#[test]
fn a_product_named_twice_counts_once() {
    let mut store = tenant(3);
    store.put_license(1, VISIO, 0, "Active");
    let job = job(&assign(&[VISIO, VISIO]), 1..=3);
    let needs = store.forecast(&admin(), &job).unwrap().needs;
    assert_eq!(needs, [Need { sku: VISIO, needed: 2, available: 24, held: 1, freed: 0 }]);
    assert_eq!((store.run_all(&job).changed(), store.recounted(VISIO)), (2, 3));
}
