//! Random sequences of changes by random people on small random tenants.

mod steps;

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use self::steps::{Person, Step, step, world};
use super::Store;
use super::history::Entries;
use super::tests::{admin, change, said, tenant};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, AllotmentAction, Change, GroupAction};
use crate::domain::ids::{BatchId, SkuId, UserKey};
use crate::domain::job::{Forecast, Job, JobResult};
use crate::domain::refusal::Refusal;
use crate::domain::role::Principal;
use crate::domain::rules::sample::{ANALYTICS, AUDIO, DEVICE, E1, E3, E5, VISIO};

const OWNED: [SkuId; 6] = [E1, E3, E5, VISIO, AUDIO, ANALYTICS];
const USERS: i64 = 45;
const DEVICES: i64 = 7;

/// The tenant as it was found.
fn found((people, seats): &(Vec<Person>, Vec<u32>)) -> Store {
    let store = tenant(USERS);
    store.sql("DELETE FROM subscription");
    for sku in OWNED {
        store.put_seats(sku, 1000);
    }
    for (person, key) in people.iter().zip(1..) {
        let Person { located, guest, deleted, license } = person;
        let location = if *located { "'NL'" } else { "NULL" };
        let kind = if *guest { "Guest" } else { "Member" };
        let deleted = if *deleted { "'now'" } else { "NULL" };
        store.sql(&format!(
            "UPDATE user SET location = {location}, user_type = '{kind}', deleted_at = {deleted} WHERE key = {key}"
        ));
        if let Some((sku, via, state)) = license {
            store.put_license(key, *sku, *via, state);
        }
    }
    store.put_devices(DEVICES);
    for total in [3, 5] {
        store.put_seats(DEVICE, total);
    }
    for (sku, total) in OWNED.iter().zip(seats) {
        store.sql(&format!(
            "UPDATE subscription SET total = {total} WHERE product = (SELECT key FROM product WHERE sku_id = '{sku}')"
        ));
    }
    store
}

fn available(store: &Store) -> Vec<i64> {
    OWNED.iter().map(|sku| store.product(*sku).unwrap().unwrap().available()).collect()
}

/// What must hold after every step.
fn invariants(store: &Store, start: &[i64]) {
    for ((sku, now), start) in OWNED.iter().zip(available(store)).zip(start) {
        assert!(now >= *start.min(&0), "{sku}: {now} seats left, {start} at the start");
    }
    assert_eq!(store.seat_counts().unwrap(), []);
    assert_eq!(store.inherited().unwrap(), []);
    assert_eq!(store.device_strays().unwrap(), []);
    assert!(store.product(DEVICE).unwrap().unwrap().available() >= 0);
    assert_eq!(store.allotted().unwrap(), []);
}

/// A refused save changes nothing; one that was made can be taken back at once, whole, and made again.
fn save(store: &mut Store, by: &Principal, action: &Action, users: &BTreeSet<i64>, start: &[i64]) {
    let (dump, before) = (store.all_rows(), store.tenant_rows());
    match store.save(by, change(action, users.iter().copied())) {
        Err(refused) => assert_eq!(store.all_rows(), dump, "{}", said(Err(refused))),
        Ok(saved) => {
            let after = store.tenant_rows();
            let undone = store.undo(&admin(), &[saved.batch]).unwrap();
            if undone.refusals.is_empty() {
                assert_eq!(store.tenant_rows(), before);
                assert_eq!(store.undo(&admin(), &[undone.batches[0].id.unwrap()]).unwrap().refusals, []);
            }
            // The rules hold for what is given back: a location taken away since, a product that was overdrawn before.
            for refusal in undone.refusals {
                match refusal {
                    Refusal::UsageLocationMissing { .. } => {}
                    // A seat that was given up may have gone to whoever waited for it.
                    Refusal::NoSeats { .. } | Refusal::ConflictingServices { .. } if saved.members > 0 => {}
                    Refusal::NoSeats { product, .. } => {
                        let place = OWNED.iter().position(|sku| *sku == product.sku).unwrap();
                        assert!(start[place] < 0, "{product:?}");
                    }
                    other => panic!("undo refused: {other:?}"),
                }
            }
            assert_eq!(store.tenant_rows(), after);
        }
    }
}

/// A refused change of groups changes nothing; one that was made can be taken back at once, and made again. What the
/// members then have follows from the groups, and the invariants look at that.
fn save_groups(store: &mut Store, by: &Principal, action: &GroupAction, start: &[i64]) {
    let (dump, before) = (store.all_rows(), store.group_rows());
    match store.save(by, Change::of(Action::Groups(action.clone()))) {
        Err(refused) => assert_eq!(store.all_rows(), dump, "{}", said(Err(refused))),
        Ok(saved) => {
            invariants(store, start);
            let after = store.group_rows();
            let undone = store.undo(&admin(), &[saved.batch]).unwrap();
            if undone.refusals.is_empty() {
                assert_eq!(store.group_rows(), before);
                invariants(store, start);
                let again = store.undo(&admin(), &[undone.batches[0].id.unwrap()]).unwrap();
                assert_eq!(again.refusals, []);
            }
            for refusal in undone.refusals {
                let reprocessed = matches!(action, GroupAction::Reprocess { .. });
                let deleted = matches!(refusal, Refusal::UnknownUser { .. });
                assert!(reprocessed && refusal == Refusal::NothingToChange || deleted, "undo refused: {refusal:?}");
            }
            assert_eq!(store.group_rows(), after);
        }
    }
}

/// The same of allotments.
fn save_allotments(store: &mut Store, by: &Principal, action: &AllotmentAction, start: &[i64]) {
    let (dump, before) = (store.all_rows(), store.allotment_rows());
    match store.save(by, Change::of(Action::Allotments(action.clone()))) {
        Err(refused) => assert_eq!(store.all_rows(), dump, "{}", said(Err(refused))),
        Ok(saved) => {
            invariants(store, start);
            let after = store.allotment_rows();
            let undone = store.undo(&admin(), &[saved.batch]).unwrap();
            assert_eq!(undone.refusals, []);
            assert_eq!(store.allotment_rows(), before);
            invariants(store, start);
            assert_eq!(store.undo(&admin(), &[undone.batches[0].id.unwrap()]).unwrap().refusals, []);
            assert_eq!(store.allotment_rows(), after);
        }
    }
}

/// The batches that will be done, and those that will be refused.
fn foretold(job: &Job, forecast: &Forecast) -> Vec<(bool, Vec<UserKey>)> {
    let short = forecast.refusals.iter().any(|refusal| matches!(refusal, Refusal::NoSeats { .. }));
    let out = forecast.leave_out();
    let batches = |users: Vec<UserKey>| Batch::split(users).into_iter().map(|batch| batch.users().to_vec());
    if forecast.refuses_all().is_some() || short && !job.skip_refused {
        batches(job.users.clone()).map(|users| (false, users)).collect()
    } else if job.skip_refused {
        batches(forecast.changing.clone()).map(|users| (true, users)).collect()
    } else {
        let takes_part = |user: &UserKey| forecast.changing.contains(user) || out.contains(user);
        let users = job.users.iter().copied().filter(takes_part).collect();
        batches(users).map(|users| (!users.iter().any(|user| out.contains(user)), users)).collect()
    }
}

/// A job does what was foretold, and looking ahead writes nothing.
fn run(store: &mut Store, by: &Principal, job: &Job, most: usize) {
    let dump = store.all_rows();
    let forecast = store.forecast(by, job).unwrap();
    assert_eq!(store.all_rows(), dump, "looking ahead wrote something");
    let before = available(store);
    let mut batches = 0;
    let result = store
        .run(by, job, |_| {
            batches += 1;
            batches < most
        })
        .unwrap();
    let mut foretold = foretold(job, &forecast);
    assert_eq!(result.canceled, foretold.len() > most && batches == most);
    if result.canceled {
        foretold.truncate(most);
    }
    let done =
        |result: &JobResult| result.batches.iter().map(|b| (b.id.is_some(), b.users.clone())).collect::<Vec<_>>();
    assert_eq!(done(&result), foretold);
    assert_eq!(result.unchanged, forecast.unchanged);
    let all = |refusals: &[Refusal]| refusals.iter().map(|refusal| format!("{refusal:?}")).collect::<BTreeSet<_>>();
    if !result.canceled || job.skip_refused {
        assert_eq!(all(&result.refusals), all(&forecast.refusals));
    }
    if foretold.iter().all(|(done, _)| !done) {
        assert_eq!(store.all_rows(), dump);
    }
    let followed = result.batches.iter().any(|batch| batch.members > 0);
    if result.refusals.is_empty() && !result.canceled && !followed {
        for need in &forecast.needs {
            let Some(place) = OWNED.iter().position(|sku| *sku == need.sku) else { continue };
            assert_eq!(before[place], need.available);
            assert_eq!(available(store)[place], need.available - i64::from(need.needed) + i64::from(need.freed));
        }
    }
}

fn undo(store: &mut Store, by: &Principal, ago: &[i64]) {
    let dump = store.all_rows();
    let last = store.history(Entries::Newest(1)).unwrap().first().map_or(0, |entry| entry.id.0);
    let batches: Vec<_> = ago.iter().map(|ago| BatchId(last - ago)).collect();
    let result = store.undo(by, &batches).unwrap();
    if result.changed() == 0 {
        assert_eq!(store.all_rows(), dump);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_anybody_does_breaks_the_tenant(world in world(), steps in vec(step(), 1..10)) {
        let mut store = found(&world);
        let start = available(&store);
        for step in &steps {
            match step {
                Step::Save(by, action, users) => save(&mut store, by, action, users, &start),
                Step::Groups(by, action) => save_groups(&mut store, by, action, &start),
                Step::Allotments(by, action) => save_allotments(&mut store, by, action, &start),
                Step::Run(by, job, most) => run(&mut store, by, job, *most),
                Step::Undo(by, ago) => undo(&mut store, by, ago),
            }
            invariants(&store, &start);
        }
        assert_eq!(store.check().unwrap(), []);
    }
}
