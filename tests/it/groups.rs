//! Groups, as a user meets them.

use insta::assert_snapshot;
use seatdeck::domain::batch::Batch;
use seatdeck::domain::change::{Action, Change};
use seatdeck::domain::role::Role;

use crate::support::{Harness, sample};

#[test]
fn active_groups() {
    assert_snapshot!(open(Harness::new()).screen());
}

#[test]
fn active_groups_at_80_by_24() {
    assert_snapshot!(open(Harness::sized(80, 24)).screen());
}

fn open(harness: Harness) -> Harness {
    let harness = harness.keys(":").types("active groups").keys("<enter>");
    assert!(harness.text().contains("Everyone P1"), "{}", harness.text());
    harness
}

#[test]
fn a_group_with_an_error_is_fixed_in_place() {
    let staff = open(Harness::new()).keys("<end><enter>");
    assert_snapshot!("group_members", staff.screen());
    let actions = staff.keys("<tab>");
    assert_snapshot!("group_actions_needed", actions.screen());
    assert_snapshot!("group_licenses", actions.keys("<tab>").screen());
}

#[test]
fn a_group_is_made_filled_and_given_a_license() {
    let made = open(Harness::sized(80, 24)).keys("n").types("Night shift");
    assert_snapshot!("group_new", made.screen());
    let group = made.keys("<tab><enter>");
    assert!(group.text().contains("1 changed"), "{}", group.text());
    let group = group.keys("<enter>/").types("night").keys("<enter><enter>");
    let adding = group.keys("n").types("adele").keys("<enter>");
    assert_snapshot!("group_add_members", adding.screen());
    let members = adding.keys("<ctrl-s>").keys("<enter>");
    assert!(members.text().contains("adele@"), "{}", members.text());
    let assigning = members.keys("<tab><tab>n").keys("<space>");
    assert_snapshot!("group_assign", assigning.screen());
    let done = assigning.keys("<ctrl-s>");
    assert_snapshot!("group_assigned", done.screen());
    let removing = done.keys("<enter>x");
    assert_snapshot!("group_unassign", removing.screen());
}

#[test]
fn who_may_not_take_something_back_is_told_before() {
    let mut store = sample();
    let by = store.owner().unwrap();
    let whom = |upn| store.find_user(upn).unwrap().unwrap();
    let grants = [("alexw@contoso.example", Role::GroupsAdmin), ("adele@contoso.example", Role::LicenseAdmin)];
    for (user, role) in grants.map(|(upn, role)| (whom(upn), role)) {
        let change = Change { action: Action::GrantRole(role), users: Batch::new([user]).unwrap() };
        store.save(&by, change).unwrap();
    }
    let group = |store| {
        let made = open(Harness::on(store, "alexw@contoso.example", 80, 24)).keys("n").types("Night shift");
        made.keys("<tab><enter><esc>").store
    };
    let asked = Harness::on(group(store), "adele@contoso.example", 80, 24).keys("u");
    assert_snapshot!("undo_of_another_right", asked.screen());
    let mine = Harness::on(asked.store, "alexw@contoso.example", 80, 24).keys("u<shift-tab><enter>");
    assert!(mine.text().contains("1 changed"), "{}", mine.text());
}

#[test]
fn a_seat_is_bought_for_a_member_who_found_none() {
    let board = open(Harness::sized(80, 24)).keys("/").types("board").keys("<enter><enter><tab>");
    assert!(board.text().contains("Not enough licenses"), "{}", board.text());
    let buying = board.keys("b");
    assert_snapshot!("group_purchase", buying.screen());
    let done = buying.keys("<ctrl-s><enter>").keys("P<ctrl-s><enter>");
    assert!(done.text().contains("All licenses assigned"), "{}", done.text());
    let nobody = done.keys("<tab><tab><tab>b");
    assert!(nobody.text().contains("Nobody selected lacks a seat."), "{}", nobody.text());
}
