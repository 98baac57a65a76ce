//! Groups go through the one door, and back.

use super::*;
use crate::domain::change::GroupAction;
use crate::domain::group::{About, Kind};
use crate::domain::ids::{BatchId, GroupKey};
use crate::domain::rules::sample::{create_group, delete_groups};
use crate::domain::subject::Subject;
use crate::store::Entries;

impl Store {
    fn ask_groups(&mut self, action: &Action) -> String {
        self.ask(action, [])
    }

    /// The names of the groups there are.
    fn group_names(&self) -> String {
        self.rows_of("SELECT display_name FROM user_group WHERE deleted_at IS NULL")
            .lines()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

#[test]
fn a_group_is_made_and_deleted_and_both_are_taken_back() {
    let mut store = tenant(1);
    let saved = store.save(&admin(), Change::of(create_group("Board"))).unwrap();
    assert_eq!(saved.others, [Subject::Group(GroupKey(3))]);
    assert_eq!(store.group_names(), "Board Sales Staff");
    assert_eq!(store.ask_groups(&delete_groups(&[2, 3])), "ok ");
    assert_eq!(store.group_names(), "Staff");
    let entry = store.history(Entries::Newest(1)).unwrap().remove(0);
    assert_eq!((&*entry.verb, entry.names().collect::<Vec<_>>()), ("delete-group", vec!["Sales", "Board"]));
    let undone = store.undo(&admin(), &[BatchId(1), BatchId(2)]).unwrap();
    assert_eq!((undone.refusals, undone.batches.len()), (vec![], 2));
    assert_eq!(store.group_names(), "Sales Staff");
    // An undoing is taken back like anything else.
    assert_eq!(store.undo(&admin(), &[BatchId(4)]).unwrap().refusals, []);
    assert_eq!(store.group_names(), "Board Sales Staff");
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_group_that_was_deleted_since_is_not_taken_back() {
    let mut store = tenant(0);
    store.ask_groups(&create_group("Board"));
    store.ask_groups(&delete_groups(&[3]));
    let undone = store.undo(&admin(), &[BatchId(1)]).unwrap();
    assert_eq!(all_told(&undone.refusals), "changed_meanwhile Board 1");
}

#[test]
fn a_job_about_groups_is_one_batch() {
    let mut store = tenant(0);
    let made = job(&Action::Groups(GroupAction::Create(About::new("Board".into(), Kind::Microsoft365))), []);
    assert_eq!(store.forecast(&admin(), &made).unwrap().others, [Subject::Group(GroupKey::NEW)]);
    assert_eq!(store.group_names(), "Sales Staff", "looking ahead writes nothing");
    let result = store.run_all(&made);
    assert_eq!((result.changed(), result.batches.len(), result.refusals.len()), (1, 1, 0));
    let refused = store.run_all(&job(&delete_groups(&[404]), []));
    assert_eq!((refused.changed(), all_told(&refused.refusals)), (0, "unknown_group 404".into()));
}
