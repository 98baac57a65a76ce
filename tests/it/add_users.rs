//! **Add multiple users**, as a user of the program meets it.

use insta::assert_snapshot;

use crate::panels::on_product;
use crate::support::{Harness, sample};

/// The wizard with the people of a file of this folder read.
pub fn read(harness: Harness, file: &str) -> Harness {
    harness.keys("N").types(&format!("tests/it/people/{file}.csv")).keys("<enter>")
}

/// The same in the second step, with the first location there is, which is the same in every language.
pub fn located(harness: Harness, file: &str) -> Harness {
    read(harness, file).keys("<enter><enter><enter>")
}

#[test]
fn many_are_added_from_a_file_in_batches_and_taken_back() {
    let asked = Harness::sized(80, 24).keys("N");
    assert_snapshot!("asked", asked.screen());
    let found = read(Harness::sized(80, 24), "starters");
    assert_snapshot!("found", found.keys("<down>").screen());
    let chosen = on_product(located(Harness::sized(80, 24), "starters"), "Entra ID P1").keys("<space>");
    assert_snapshot!("chosen", chosen.screen());
    let review = chosen.keys("<ctrl-s>");
    assert_snapshot!("review", review.screen());
    let done = review.keys("<enter>");
    assert_snapshot!("done", done.screen());
    let listed = done.keys("<enter>/").types("celik").keys("<enter>");
    assert!(listed.text().contains("Ada Çelik") && listed.text().contains("15 users"), "{}", listed.text());
    let undone = listed.keys("u<ctrl-s>");
    assert!(undone.text().contains("45 changed"), "{}", undone.text());
    assert_eq!(undone.store.find_user("ada.celik@contoso.example").unwrap(), None);
    assert_eq!(undone.store.check().unwrap(), []);
}

#[test]
fn too_few_seats_for_a_file_are_told_before_and_the_rest_left_out() {
    let short = on_product(located(Harness::sized(80, 24), "starters"), "Office 365 E3").keys("<space>");
    assert_snapshot!("no_seats", short.screen());
    assert!(short.keys("<ctrl-s>").text().contains("step 2 of 4"), "a refused job is not begun");
    let short = on_product(located(Harness::sized(80, 24), "starters"), "Office 365 E3").keys("<space>");
    let done = short.keys("l<ctrl-s><enter>");
    assert!(done.text().contains("28 changed"), "{}", done.text());
}

#[test]
fn taken_names_are_told_at_once_and_left_out() {
    let taken = read(Harness::sized(80, 24), "taken").keys("<enter>");
    assert_snapshot!("taken", taken.screen());
    let rest = taken.keys("l<enter>").types("sweden").keys("<enter>j<space><ctrl-s>");
    assert_snapshot!("taken_left_out", rest.screen());
    assert!(rest.keys("<enter>").text().contains("3 changed"));
}

#[test]
fn what_is_amiss_in_a_file_is_told_and_can_be_put_right() {
    let amiss = read(Harness::sized(80, 24), "row_amiss");
    assert_snapshot!("row_amiss", amiss.screen());
    let missing = amiss.keys("<ctrl-u>").types("tests/it/people").keys("<ctrl-s>");
    assert!(missing.text().contains("tests/it/people: this is no file"), "{}", missing.text());
    let missing = missing.types("/nobody.csv").keys("<enter>");
    assert!(missing.text().contains("tests/it/people/nobody.csv: "), "{}", missing.text());
    let found = missing.keys("<ctrl-u>").types("tests/it/people/taken.csv").keys("<enter>");
    assert!(found.text().contains("4 users are in the file."), "{}", found.text());
    // Who comes back has the file read again.
    let back = found.keys("<enter><esc>");
    assert!(back.text().contains("step 1 of 4") && !back.text().contains("4 users"), "{}", back.text());
    assert!(back.keys("<enter>").text().contains("4 users are in the file."));
}

#[test]
fn an_answer_about_another_path_is_not_listened_to() {
    let asked = Harness::sized(80, 24).keys("N").types("tests/it/people/taken.csv").keys_unanswered("<enter>");
    assert!(asked.text().contains("The file is being read."), "{}", asked.text());
    let other = asked.keys_unanswered("<backspace>").keys("<left>");
    assert!(!other.text().contains("4 users"), "{}", other.text());
    assert!(Harness::new().keys("N<enter>").text().contains("The file needs a name."));
}

#[test]
fn people_read_are_not_lost_by_one_key() {
    let warned = read(Harness::sized(80, 24), "taken").keys("<esc>");
    assert!(warned.text().contains("4 changes are not saved"), "{}", warned.text());
    assert!(!warned.keys("<esc>").text().contains("Add multiple users"));
}

#[test]
fn only_who_may_add_a_user_may_add_many() {
    let menu = Harness::on(sample(), "license@contoso.example", 80, 24).keys(".jjj");
    assert_snapshot!("denied", menu.screen());
    let told = menu.keys("<esc>N");
    assert!(told.text().contains("may not do this"), "{}", told.text());
}
