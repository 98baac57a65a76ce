//! Groups go through the one door, and back.

use super::*;
use crate::domain::change::GroupAction;
use crate::domain::group::{About, Kind, Status};
use crate::domain::ids::{BatchId, GroupKey};
use crate::domain::rules::sample::{AUDIO, DEVICE, SWAY, create_group, delete_groups, give, give_without, take};
use crate::domain::subject::Subject;
use crate::store::{Entries, FoundGroup};

impl Store {
    fn ask_groups(&mut self, action: &Action) -> String {
        self.ask(action, [])
    }

    /// What the members have by way of the group: "1 ENTERPRISEPACK Active".
    fn inherited_rows(&self, group: i64) -> Vec<String> {
        let sql = format!(
            "SELECT l.user, p.part_number, l.state, ifnull(l.error, '') FROM license l JOIN product p ON p.key = l.product
             WHERE l.via = {group}"
        );
        self.rows_of(&sql).lines().map(|line| line.trim_end().to_owned()).collect()
    }

    fn put_members(&self, group: i64, users: impl IntoIterator<Item = i64>) {
        for user in users {
            self.sql(&format!("INSERT INTO group_member VALUES ({group}, '{}')", member(user)));
        }
    }

    /// The names of the groups there are.
    fn group_names(&self) -> String {
        self.rows_of("SELECT display_name FROM user_group WHERE deleted_at IS NULL")
            .lines()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn join(group: i64, users: impl IntoIterator<Item = i64>) -> Action {
    let members = users.into_iter().map(member).collect();
    Action::Groups(GroupAction::AddMembers { group: GroupKey(group), members })
}

fn leave(group: i64, users: impl IntoIterator<Item = i64>) -> Action {
    let members = users.into_iter().map(member).collect();
    Action::Groups(GroupAction::RemoveMembers { group: GroupKey(group), members })
}

fn reprocess(group: i64, users: Option<Vec<i64>>) -> Action {
    let members = users.map(|users| Batch::new(keys(users)).unwrap());
    Action::Groups(GroupAction::Reprocess { group: GroupKey(group), members })
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

#[test]
fn members_have_what_the_group_gives() {
    let mut store = tenant(3);
    store.put_members(1, [1, 2]);
    assert_eq!(store.ask_groups(&give_without(&[1], E3, &[SWAY])), "ok ");
    assert_eq!(store.inherited_rows(1), ["1 ENTERPRISEPACK Active", "2 ENTERPRISEPACK Active"]);
    assert_eq!(store.recounted(E3), 2);
    let off = |store: &Store| store.user(keys([1])[0]).unwrap().unwrap().licenses[0].disabled.len();
    assert_eq!(off(&store), 1);
    assert_eq!(store.ask_groups(&give(&[1], &[E3])), "ok ");
    assert_eq!(off(&store), 0);
    // Joiners get, leavers lose (R101).
    assert_eq!(store.ask_groups(&join(1, [3])), "ok ");
    assert_eq!(store.ask_groups(&leave(1, [1])), "ok ");
    assert_eq!(store.inherited_rows(1), ["2 ENTERPRISEPACK Active", "3 ENTERPRISEPACK Active"]);
    assert_eq!(store.ask_groups(&take(&[1], &[E3])), "ok ");
    assert_eq!((store.inherited_rows(1), store.recounted(E3)), (vec![], 0));
    // Their journal tells of it, and all of it is taken back.
    let of_one = store.history(Entries::Of(keys([1])[0])).unwrap();
    assert_eq!(
        of_one.iter().map(|entry| &*entry.verb).collect::<Vec<_>>(),
        ["remove-members", "assign-group", "assign-group"]
    );
    let batches: Vec<_> = (1..=5).map(BatchId).collect();
    assert_eq!(store.undo(&admin(), &batches).unwrap().refusals, []);
    assert_eq!((store.inherited_rows(1), store.recounted(E3)), (vec![], 0));
    assert_eq!(store.rows_of("SELECT member_id FROM group_member").lines().count(), 2);
}

#[test]
fn who_finds_no_seat_gets_nothing_until_there_is_one() {
    let mut store = tenant(3);
    store.put_seats(AUDIO, 2);
    store.put_members(1, [1, 2, 3]);
    let give_both = give(&[1], &[E3, AUDIO]);
    let need = store.forecast(&admin(), &job(&give_both, [])).unwrap().needs;
    assert_eq!(need.iter().map(|need| (need.needed, need.available)).collect::<Vec<_>>(), [(3, 25), (3, 2)]);
    let mark = store.mark().unwrap();
    let saved = store.save(&admin(), Change::of(give_both)).unwrap();
    assert_eq!(saved.members, 3);
    let touched = store.touched(mark, store.mark().unwrap()).unwrap();
    assert_eq!(touched, Some(keys([1, 2, 3])), "who searches must know of them");
    let short = ["3 ENTERPRISEPACK Error Other", "3 MCOMEETADV Error CountViolation"];
    assert_eq!(store.inherited_rows(1)[4..], short);
    assert_eq!((store.recounted(E3), store.recounted(AUDIO)), (2, 2));
    assert_eq!(store.ask_groups(&reprocess(1, None)), "nothing_to_change");
    store.put_seats(AUDIO, 1);
    assert_eq!(store.ask_groups(&reprocess(1, Some(vec![1, 2]))), "nothing_to_change");
    assert_eq!(store.ask_groups(&reprocess(1, Some(vec![3]))), "ok ");
    assert_eq!((store.recounted(E3), store.recounted(AUDIO)), (3, 3));
    let newest = store.last_batch().unwrap();
    assert_eq!(newest, Some(BatchId(1)), "a reprocessing is nothing to take back");
    let undone = store.undo(&admin(), &[BatchId(2)]).unwrap();
    assert_eq!(all_told(&undone.refusals), "nothing_to_change");
}

#[test]
fn one_seat_is_enough_for_several_paths() {
    let mut store = tenant(1);
    store.put_members(1, [1]);
    store.put_members(2, [1]);
    store.ask(&crate::domain::rules::sample::assign(&[E3]), [1]);
    assert_eq!(store.ask_groups(&give(&[1, 2], &[E3])), "ok ");
    assert_eq!(store.recounted(E3), 1);
    store.ask(&Action::UnassignAll, [1]);
    assert_eq!(store.ask_groups(&take(&[1], &[E3])), "ok ");
    assert_eq!((store.inherited_rows(2).len(), store.recounted(E3)), (1, 1));
}

#[test]
fn nested_groups_devices_and_the_deleted_get_nothing() {
    let mut store = tenant(2);
    store.sql("UPDATE user SET deleted_at = '2026-10-20T00:00:00Z' WHERE key = 2");
    store.put_members(1, [1, 2]);
    store.put_members(2, []);
    store.sql("INSERT INTO group_member SELECT 2, id FROM user_group WHERE key = 1");
    assert_eq!(store.ask_groups(&give(&[2], &[E3])), "ok ");
    assert_eq!((store.inherited_rows(2), store.recounted(E3)), (vec![], 0));
    assert_eq!(store.ask_groups(&give(&[1], &[E3])), "ok ");
    assert_eq!(store.inherited_rows(1), ["1 ENTERPRISEPACK Active"]);
    assert_eq!(store.ask_groups(&join(2, [2])), format!("unknown_user {}", member(2)));
    assert_eq!(store.ask_groups(&give(&[1], &[DEVICE])), "product_not_owned OFFICE_PROPLUS_DEVICE1");
}

#[test]
fn what_somebody_depends_on_is_left_to_them_with_an_error() {
    let mut store = tenant(1);
    store.put_seats(AUDIO, 1);
    store.put_members(1, [1]);
    store.ask_groups(&give(&[1], &[E3]));
    assert_eq!(store.ask(&crate::domain::rules::sample::assign(&[AUDIO]), [1]), "ok 1");
    assert_eq!(store.ask_groups(&leave(1, [1])), "ok ");
    assert_eq!(store.inherited_rows(1), ["1 ENTERPRISEPACK ActiveWithError DependencyViolation"]);
    assert_eq!(store.recounted(E3), 1);
    store.ask(&Action::UnassignAll, [1]);
    assert_eq!(store.ask_groups(&reprocess(1, Some(vec![1]))), "ok ");
    assert_eq!((store.inherited_rows(1), store.recounted(E3)), (vec![], 0));
}

#[test]
fn what_an_import_said_stays_until_it_is_reprocessed() {
    let mut store = tenant(1);
    store.put_members(1, [1]);
    store.sql(&format!(
        "INSERT INTO group_license (user_group, product) SELECT 1, key FROM product WHERE sku_id = '{E3}'"
    ));
    assert_eq!(store.check().unwrap(), []);
    assert_eq!(store.ask_groups(&reprocess(1, None)), "ok ");
    assert_eq!(store.inherited_rows(1), ["1 ENTERPRISEPACK Active"]);
    store.sql("DELETE FROM license");
    let problems = store.check().unwrap();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].to_string().starts_with("a1@contoso.example: what Staff gives of ENTERPRISEPACK"));
}

#[test]
fn the_tenants_location_stands_in_for_a_members_own() {
    let mut store = tenant(1);
    store.sql("UPDATE user SET location = NULL");
    store.put_members(1, [1]);
    assert_eq!(store.ask_groups(&give(&[1], &[E3])), "ok ");
    assert_eq!(store.inherited_rows(1), ["1 ENTERPRISEPACK Error ProhibitedInUsageLocationViolation"]);
    store.sql("UPDATE tenant SET location = 'NL'");
    assert_eq!(store.ask_groups(&reprocess(1, None)), "ok ");
    assert_eq!(store.inherited_rows(1), ["1 ENTERPRISEPACK Active"]);
}

#[test]
fn a_group_is_found_by_its_name_or_id() {
    let store = tenant(1);
    assert_eq!(store.find_group(" STÁFF ").unwrap(), FoundGroup::One(GroupKey(1)));
    assert_eq!(store.find_group("00000000-0000-0000-0001-000000000002").unwrap(), FoundGroup::One(GroupKey(2)));
    assert_eq!(store.find_group("nobody").unwrap(), FoundGroup::None);
    store.sql("UPDATE user_group SET display_name = 'Staff'");
    assert!(matches!(store.find_group("Staff").unwrap(), FoundGroup::Several(ids) if ids.len() == 2));
    store.sql("UPDATE user_group SET deleted_at = 'now'");
    assert_eq!((store.find_group("Staff").unwrap(), store.groups().unwrap()), (FoundGroup::None, vec![]));
}

#[test]
fn a_group_tells_how_far_its_members_have_what_it_gives() {
    let mut store = tenant(2);
    let status = |store: &Store| store.group(GroupKey(1)).unwrap().unwrap().status;
    store.put_members(1, [1, 2]);
    assert_eq!(status(&store), Status::Unlicensed);
    store.sql(&format!(
        "INSERT INTO group_license (user_group, product) SELECT 1, key FROM product WHERE sku_id = '{E3}'"
    ));
    assert_eq!(status(&store), Status::InProgress, "as a directory in the middle of it says");
    store.ask_groups(&reprocess(1, None));
    assert_eq!(status(&store), Status::Assigned);
    store.put_seats(AUDIO, 1);
    store.ask_groups(&give(&[1], &[AUDIO]));
    let group = store.group(GroupKey(1)).unwrap().unwrap();
    assert_eq!((group.status, group.users, group.errors), (Status::Errors, 2, 1));
    assert_eq!(store.group_errors(GroupKey(1)).unwrap(), keys([2]));
}
