//! The panels, drawn for the states in which people meet them, and the flows of the seeds.

use std::time::Duration;

use insta::assert_snapshot;
use seatdeck::message::event::{Course, Event};

use crate::screens::product;
use crate::support::{Harness, sample};

/// **Active users** with the cursor on the user whom a search finds first.
pub fn at(harness: Harness, name: &str) -> Harness {
    harness.keys("/").types(name).keys("<enter>")
}

/// The wizard's second step for the users whom a search finds.
pub fn adding_to(harness: Harness, name: &str) -> Harness {
    at(harness, name).keys("am<enter>")
}

/// The same, with the cursor on a product.
pub fn on_product(mut harness: Harness, name: &str) -> Harness {
    for _ in 0..30 {
        if harness.row_at_cursor().contains(name) {
            return harness;
        }
        harness = harness.keys("j");
    }
    panic!("{name} is not in the list:\n{}", harness.text());
}

#[test]
fn manage_licenses_asks_how() {
    assert_snapshot!("manage_step_1_at_80_by_24", at(Harness::sized(80, 24), "anna").keys("am").screen());
    assert_snapshot!("manage_step_1_at_160_by_50", at(Harness::sized(160, 50), "anna").keys("am").screen());
}

#[test]
fn manage_licenses_shows_products_with_their_seats() {
    assert_snapshot!("manage_step_2", adding_to(Harness::sized(80, 24), "anna").screen());
    let unfolded = on_product(adding_to(Harness::sized(120, 40), "anna"), "Office 365 E1").keys("<enter>");
    assert_snapshot!("manage_services", unfolded.screen());
}

#[test]
fn missing_seats_are_told_before_anything_is_written() {
    let harness = on_product(adding_to(Harness::new(), "a"), "Office 365 E5").keys("<space>");
    assert_snapshot!("manage_no_seats", harness.screen());
    assert_snapshot!("manage_all_problems", harness.keys("vj").screen());
    let harness = on_product(adding_to(Harness::new(), "a"), "Office 365 E5").keys("<space>");
    let harness = harness.keys("<ctrl-s>");
    assert!(harness.text().contains("step 2 of 3"), "a refused job is not begun");
    assert!(harness.store.last_batch().unwrap().is_none());
}

#[test]
fn conflicting_services_are_switched_off_in_place() {
    let harness = on_product(adding_to(Harness::new(), "daan"), "Office 365 E3").keys("<space>");
    assert_snapshot!("manage_conflict", harness.screen());
    let harness = harness.keys("o");
    assert_snapshot!("manage_conflict_fixed", harness.screen());
    assert_snapshot!("manage_conflict_done", harness.keys("<ctrl-s>").screen());
}

#[test]
fn a_missing_location_is_set_in_place() {
    let harness = on_product(adding_to(Harness::new(), "youssef"), "Power Automate Free").keys("<space>");
    assert_snapshot!("manage_no_location", harness.screen());
    let harness = harness.keys("t");
    assert_snapshot!("manage_choose_location", harness.types("egy").screen());
    let harness = Harness::on(sample(), "admin@contoso.example", 100, 30);
    let harness = on_product(adding_to(harness, "youssef"), "Power Automate Free").keys("<space>t").types("egy");
    let harness = harness.keys("<enter>");
    assert_snapshot!("manage_location_set", harness.screen());
    assert!(harness.keys("<ctrl-s>").text().contains("1 changed"));
}

#[test]
fn refused_users_are_left_out() {
    let harness = on_product(adding_to(Harness::new(), "a"), "Office 365 E5").keys("<space>l");
    assert_snapshot!("manage_left_out", harness.screen());
}

#[test]
fn a_running_job_shows_its_progress() {
    let harness = on_product(adding_to(Harness::new(), "a"), "Power Automate Free").keys("<space>l");
    let harness = harness.keys_unanswered("<ctrl-s>");
    assert_snapshot!("manage_begun", harness.screen());
    let harness =
        harness.tell_meanwhile(Event::Progressed(Course { done: 40, total: 120, elapsed: Duration::from_secs(4) }));
    assert_snapshot!("manage_running", harness.screen());
}

#[test]
fn a_job_of_many_batches_and_its_undo() {
    let harness = on_product(adding_to(Harness::new(), "a"), "Power Automate Free").keys("<space>l<ctrl-s>");
    assert_snapshot!("manage_result", harness.screen());
    let harness = harness.keys("<tab><enter>");
    assert_snapshot!("undo_many", harness.screen());
    let harness = harness.keys("<shift-tab><enter>");
    assert_snapshot!("undo_many_done", harness.screen());
    assert!(harness.store.check().unwrap().is_empty());
}

#[test]
fn replacing_and_unassigning_all() {
    let replacing = at(Harness::new(), "daan").keys("mj<enter>");
    let replacing = on_product(replacing, "Office 365 E3").keys("<space>");
    assert_snapshot!("manage_replace", replacing.screen());
    assert_snapshot!("manage_replaced", replacing.keys("<ctrl-s>").screen());
    let all = at(Harness::new(), "jonis").keys("mjj<enter>");
    assert_snapshot!("manage_unassign_all", all.screen());
    let refused = all.keys("<shift-tab><shift-tab><enter>");
    assert_snapshot!("manage_unassigned_all", refused.screen());
}

#[test]
fn licenses_and_apps_of_one_user() {
    assert_snapshot!("user_at_80_by_24", at(Harness::sized(80, 24), "zoe@").keys("<enter>").screen());
    assert_snapshot!("user_at_160_by_50", at(Harness::sized(160, 50), "zoe@").keys("<enter>").screen());
    let apps = at(Harness::new(), "zoe@").keys("<enter><end><enter>jjj");
    assert_snapshot!("user_apps", apps.screen());
    let account = at(Harness::new(), "license@").keys("<enter><left>");
    assert_snapshot!("user_account", account.screen());
}

#[test]
fn a_user_while_they_are_read() {
    let harness = at(Harness::sized(80, 24), "hubert").keys("<esc><esc><end>").keys_unanswered("<enter>");
    assert_snapshot!(harness.screen());
}

#[test]
fn saving_a_users_licenses() {
    let harness = on_product(at(Harness::new(), "jonis").keys("<enter>"), "Power Automate Free").keys("<space>");
    assert_snapshot!("user_checked", harness.screen());
    let harness = harness.keys("<ctrl-s>");
    assert_snapshot!("user_saved", harness.screen());
    assert_snapshot!("user_changes", harness.keys("<right>").screen());
}

#[test]
fn removing_what_something_else_depends_on_is_refused() {
    let harness = on_product(at(Harness::new(), "jonis").keys("<enter>"), "Office 365 E3").keys("<space>");
    assert_snapshot!(harness.screen());
}

#[test]
fn an_inherited_license_is_locked() {
    let harness = on_product(at(Harness::new(), "kaethe").keys("<enter>"), "Office 365 E3").keys("<space>");
    assert_snapshot!(harness.screen());
}

#[test]
fn a_readers_pane_can_be_looked_at_only() {
    let harness =
        at(Harness::on(sample(), "reader@contoso.example", 100, 30), "jonis").keys("<enter>jj<space><ctrl-s>");
    assert_snapshot!(harness.screen());
    assert!(harness.store.last_batch().unwrap().is_none());
}

#[test]
fn apps_and_services_of_one_user() {
    let open = |harness| at(product(harness, "office 365 e3"), "begona").keys("<enter>");
    assert_snapshot!("services_at_100_by_30", open(Harness::new()).screen());
    assert_snapshot!("services_at_80_by_24", open(Harness::sized(80, 24)).screen());
    let flipped = open(Harness::new()).keys("j<space>");
    assert_snapshot!("services_flipped", flipped.screen());
    assert_snapshot!("services_saved", flipped.keys("<ctrl-s>").screen());
    let inherited = at(product(Harness::new(), "office 365 e3"), "kaethe").keys("<enter>");
    assert_snapshot!("services_inherited", inherited.screen());
}

#[test]
fn assigning_a_product_to_users_found_by_name() {
    let harness = product(Harness::new(), "project plan 3").keys("n");
    assert_snapshot!("assign_empty", harness.screen());
    let harness = harness.types("jo");
    assert_snapshot!("assign_typing", harness.screen());
    let harness = harness.keys("<enter>").types("lidia").keys("<enter>");
    assert_snapshot!("assign_chosen", harness.screen());
    let harness = harness.keys("<tab><tab>");
    assert_snapshot!("assign_services", harness.screen());
    let harness = harness.keys("<shift-tab>");
    assert_snapshot!("assign_taking_out", harness.screen());
    assert_snapshot!("assign_done", harness.keys("j<del><ctrl-s>").screen());
}

#[test]
fn ways_out_tell_the_keys_that_work_where_letters_are_written() {
    let typing = product(Harness::new(), "project plan 3").keys("n").types("youssef").keys("<enter>");
    assert!(typing.text().contains("ctrl-t  set a location"), "{}", typing.text());
    assert!(typing.text().contains("ctrl-t set location"), "{}", typing.text());
    let chosen = typing.keys("<tab>");
    assert!(chosen.text().contains("  t  set a location"), "{}", chosen.text());
    let locations = chosen.keys("t");
    assert!(locations.text().contains("enter choose") && !locations.text().contains("set location"));
}

#[test]
fn a_license_that_a_group_could_not_give_says_so() {
    let pane = Harness::new().keys("/").types("diego").keys("<enter><enter>");
    assert!(pane.text().contains("error · locked: from Staf"), "{}", pane.text());
}

#[test]
fn the_21st_user_is_refused_with_the_reason() {
    let mut harness = product(Harness::sized(80, 24), "power automate free").keys("n");
    for n in 0..21 {
        harness = harness.types("e").keys(&"<down>".repeat(n)).keys("<enter>");
    }
    assert!(harness.text().contains("20 of 20"), "{}", harness.text());
    assert_snapshot!(harness.screen());
}

#[test]
fn unassigning_asks_with_numbers_and_cancel_first() {
    let asked = at(product(Harness::new(), "project plan 3"), "jo").keys("ax");
    assert_snapshot!("unassign_asked", asked.screen());
    assert!(asked.keys("<enter>").store.last_batch().unwrap().is_none(), "enter cancels");
    let done = at(product(Harness::new(), "project plan 3"), "jo").keys("ax<shift-tab><enter>");
    assert_snapshot!("unassign_done", done.screen());
    let inherited = at(product(Harness::new(), "entra id p1"), "zoe").keys("x");
    assert_snapshot!("unassign_inherited", inherited.screen());
}

#[test]
fn undo_asks_and_takes_back() {
    let harness =
        on_product(adding_to(Harness::sized(80, 24), "daan"), "Power Automate Free").keys("<space><ctrl-s><enter>");
    let asked = harness.keys("<esc>u");
    assert_snapshot!("undo_asked", asked.screen());
    let done = asked.keys("<shift-tab><enter>");
    assert_snapshot!("undo_done", done.screen());
    let nothing = done.keys("<enter>u");
    assert!(nothing.text().contains("nothing to undo"), "{}", nothing.text());
}

#[test]
fn a_location_for_many() {
    let harness = at(Harness::sized(80, 24), "youssef").keys("l");
    assert_snapshot!("location_choice", harness.types("net").screen());
}

#[test]
fn what_changed_since_cannot_be_taken_back() {
    let harness = on_product(at(Harness::new(), "daan").keys("<enter>"), "Power Automate Free").keys("<space><ctrl-s>");
    let harness = harness.keys("<space><ctrl-s><esc>").goes_to("nav-changes").keys("ju<shift-tab><enter>");
    assert_snapshot!(harness.screen());
}

#[test]
fn unsaved_choices_are_not_lost_by_one_key() {
    let edited = on_product(at(Harness::sized(80, 24), "daan").keys("<enter>"), "Power Automate Free").keys("<space>");
    let warned = edited.keys("<esc>");
    assert!(warned.text().contains("One change is not saved; esc again leaves without saving."), "{}", warned.text());
    let stays = warned.keys("<down><esc>");
    assert!(stays.text().contains("Licenses and Apps"), "{}", stays.text());
    let left = stays.keys("<esc>");
    assert!(!left.text().contains("Licenses and Apps"), "{}", left.text());
}
