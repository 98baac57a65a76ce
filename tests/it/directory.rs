//! Guest users and the directory's way to a license (DOMAIN R36 to R39).

use insta::assert_snapshot;
use seatdeck::store::Store;

use crate::panels::on_product;
use crate::support::{Harness, sample};

/// The list that **Add filters** › **User type** › **Guest** leaves.
fn guests(harness: Harness) -> Harness {
    harness.goes_to("nav-directory").keys("f<enter><enter>")
}

/// **Update license assignments** of the first user whom a search finds.
pub fn assignments(harness: Harness, name: &str) -> Harness {
    harness.goes_to("nav-directory").keys("/").types(name).keys("<enter><enter><enter>a")
}

#[test]
fn the_guest_flow_of_the_documents() {
    let page = Harness::sized(80, 24).goes_to("nav-directory");
    assert_snapshot!("directory", page.screen());
    let field = page.keys("f");
    assert_snapshot!("directory_pick_a_field", field.screen());
    let value = field.keys("<enter>");
    assert_snapshot!("directory_next_menu", value.screen());
    let list = value.keys("<enter>");
    assert_snapshot!("directory_guests", list.screen());
    let person = list.keys("j<enter>");
    assert_snapshot!("directory_person", person.screen());
    let licenses = person.keys("<enter>");
    let page = licenses.keys("a");
    assert_snapshot!("directory_assignments", page.screen());
    let page = on_product(page, "Office 365 E3");
    let page = page.keys("<space><tab>j<space>");
    assert_snapshot!("directory_assignments_chosen", page.screen());
    let warned = page.keys("<esc>");
    assert!(warned.text().contains("not saved"), "{}", warned.text());
    let saved = warned.keys("<ctrl-s>");
    assert_snapshot!("directory_assignments_saved", saved.screen());
    assert_snapshot!("directory_person_licensed", saved.keys("<esc>").screen());
}

#[test]
fn the_directory_is_wide_on_a_wide_screen() {
    assert_snapshot!("directory_at_160_by_50", guests(Harness::sized(160, 50)).screen());
    assert_snapshot!("directory_person_at_160_by_50", guests(Harness::sized(160, 50)).keys("<enter>").screen());
    assert_snapshot!("directory_assignments_at_160_by_50", assignments(Harness::sized(160, 50), "zoe@").screen());
}

#[test]
fn guest_users() {
    assert_snapshot!("guest_users_at_100_by_30", Harness::new().goes_to("nav-guest-users").screen());
    let profile = Harness::sized(80, 24).goes_to("nav-guest-users").keys("<enter>k");
    assert_snapshot!("directory_profile", profile.screen());
    let back = profile.keys("<esc>");
    assert!(back.text().contains("Guest users"), "{}", back.text());
}

#[test]
fn guest_users_of_an_empty_tenant() {
    let store = Store::in_memory("Empty").unwrap();
    let by = store.owner().unwrap();
    assert_snapshot!(Harness::unread(store, by, 80, 24).goes_to("nav-guest-users").screen());
}

#[test]
fn boxes_of_inherited_services_are_checked_and_locked_and_name_the_group() {
    let page = assignments(Harness::new(), "zoe@");
    let locked = on_product(page, "Office 365 E3").keys("<tab>");
    assert_snapshot!("directory_inherited", locked.screen());
    let refused = locked.keys("<space>");
    assert!(refused.text().contains("Staff E3"), "{}", refused.text());
    assert_eq!(refused.keys("<esc><esc>").text().matches("not saved").count(), 0, "nothing was cleared");
}

#[test]
fn only_a_global_admin_comes_to_a_guests_assignments() {
    let guest = guests(Harness::on(sample(), "license@contoso.example", 80, 24)).keys("<enter><enter>a");
    assert_snapshot!("directory_denied", guest.screen());
    let member = assignments(Harness::on(sample(), "license@contoso.example", 80, 24), "daan");
    assert!(member.text().contains("Update license assignments"), "{}", member.text());
    let reader = assignments(Harness::on(sample(), "reader@contoso.example", 80, 24), "daan");
    assert!(reader.text().contains("Your role may not do this"), "{}", reader.text());
    let pane =
        Harness::on(sample(), "license@contoso.example", 80, 24).keys("/").types("boris_north").keys("<enter><enter>");
    let pane = pane.keys("jjj<space>");
    assert!(pane.text().contains("Your role may not do this; Global admin may."), "{}", pane.text());
    assert!(pane.keys("<ctrl-s>").store.last_batch().unwrap().is_none());
}

#[test]
fn a_filter_is_taken_away_and_another_field_picked() {
    let page = guests(Harness::sized(80, 24));
    assert!(page.text().contains("User type == Guest"), "{}", page.text());
    let all = page.keys("x");
    assert!(all.text().contains("All users") && !all.text().contains("=="), "{}", all.text());
    let back = all.keys("f<enter><esc>");
    assert!(back.text().contains("Pick a field"), "{}", back.text());
    let blocked = back.keys("j<enter>j<enter>");
    assert!(blocked.text().contains("Account enabled == No"), "{}", blocked.text());
}
