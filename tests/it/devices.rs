//! Devices and their licenses, as a user meets them.

use insta::assert_snapshot;
use seatdeck::wording::Language;

use crate::screens;
use crate::support::{Harness, sample};

/// **Billing** › **Licenses** › the product for devices.
fn product(harness: Harness) -> Harness {
    let harness = screens::product(harness, "device");
    assert!(harness.text().contains("OFFICE_PROPLUS_DEVICE1"), "{}", harness.text());
    harness
}

fn devices(harness: Harness) -> Harness {
    let harness = harness.goes_to("nav-devices");
    assert!(harness.text().contains("LAB-01"), "{}", harness.text());
    harness
}

/// The pane with Lab devices picked.
fn picked(harness: Harness) -> Harness {
    product(harness).keys("n").types("lab").keys("<enter>")
}

pub fn licensed(harness: Harness) -> Harness {
    let done = picked(harness).keys("<ctrl-s>");
    assert!(done.text().contains("1 changed"), "{}", done.text());
    done.keys("<enter>")
}

#[test]
fn the_product_lists_its_subscriptions() {
    let page = product(Harness::new());
    assert_snapshot!("devices_product", page.screen());
    assert_snapshot!("devices_product_more", page.keys(".").screen());
    assert_snapshot!("devices_product_at_80_by_24", licensed(Harness::sized(80, 24)).screen());
}

#[test]
fn a_group_is_picked_and_licensed_and_not_any_more() {
    let typing = product(Harness::sized(80, 24)).keys("n").types("l");
    assert_snapshot!("devices_assign_typing", typing.screen());
    let picked = typing.keys("<down><enter>");
    assert_snapshot!("devices_assign_picked", picked.screen());
    let done = picked.keys("<ctrl-s>");
    assert_snapshot!("devices_assigned", done.screen());
    let page = done.keys("<enter>");
    assert!(page.text().contains("Lab devices · 10 of 10"), "{}", page.text());
}

#[test]
fn unassigning_says_that_apps_become_read_only() {
    let asking = licensed(Harness::sized(80, 24)).keys(".<enter>");
    assert_snapshot!("devices_unassign", asking.screen());
    let kept = asking.keys("<enter>");
    assert!(kept.text().contains("10 of 10"), "Cancel is the default: {}", kept.text());
    let gone = kept.keys("x<ctrl-s>");
    assert_snapshot!("devices_unassigned", gone.screen());
    assert_eq!(gone.store.check().unwrap(), []);
    let undone = gone.keys("<enter>u<ctrl-s><enter>");
    assert!(undone.text().contains("10 of 10"), "{}", undone.text());
}

#[test]
fn what_is_refused_is_said_before() {
    let wrong = product(Harness::sized(80, 24)).keys("n").types("book").keys("<enter>");
    assert_snapshot!("devices_assign_refused", wrong.screen());
    let taken = licensed(Harness::new()).keys("n");
    assert!(taken.text().contains("Lab devices has this subscription"), "{}", taken.text());
    let free = product(Harness::new()).keys("x");
    assert!(free.text().contains("No group has this subscription"), "{}", free.text());
    let denied = product(Harness::on(sample(), "license@contoso.example", 100, 30)).keys("n");
    assert!(denied.text().contains("Global admin"), "{}", denied.text());
    let tab = product(Harness::new()).keys("<tab>n");
    assert!(tab.text().contains("Choose a subscription first"), "{}", tab.text());
}

#[test]
fn the_devices_page_says_by_which_group() {
    assert_snapshot!("devices_page", devices(Harness::new()).screen());
    let licensed = licensed(Harness::sized(80, 24)).goes_to("nav-devices");
    assert_snapshot!("devices_page_licensed_at_80_by_24", licensed.screen());
    let found = licensed.keys("/").types("loan-01").keys("<enter>");
    assert!(found.text().contains("LOAN-01") && !found.text().contains("LAB-01"), "{}", found.text());
    let group = found.keys("<enter>");
    assert_snapshot!("devices_group", group.screen());
    assert_snapshot!("devices_group_licenses", group.keys("<tab><tab><tab>").screen());
}

#[test]
fn without_devices_the_page_says_so() {
    let store = sample();
    let harness = Harness::on(store, "admin@contoso.example", 80, 24);
    let none = harness.keys(":").types("devices").keys("<enter>/").types("nowhere");
    assert!(none.text().contains("There are no devices here"), "{}", none.text());
    assert!(none.keys("<esc>").text().contains("LAB-01"));
}

#[test]
fn devices_come_into_a_group_and_go() {
    let made = Harness::new().goes_to("nav-active-groups").keys("n").types("Desk").keys("<ctrl-s><enter>");
    let group = made.keys("/").types("desk").keys("<enter><enter><tab><tab><tab>");
    assert!(group.text().contains("There are no devices in this group"), "{}", group.text());
    let adding = group.keys("n").types("lab").keys("<enter>").types("loan l").keys("<enter>");
    assert_snapshot!("devices_add", adding.screen());
    let added = adding.keys("<ctrl-s><enter>");
    assert_snapshot!("devices_added", added.screen());
    let removing = added.keys("<down>x");
    assert_snapshot!("devices_remove", removing.screen());
    assert!(removing.keys("<ctrl-s><enter>").text().contains("Loan laptops"));
}

#[test]
fn it_is_said_in_dutch_and_in_swedish() {
    for language in [Language::Dutch, Language::Swedish] {
        let page = product(Harness::speaking(language));
        let name = language.code();
        assert_snapshot!(format!("devices_product_{name}"), page.screen());
        let picked = page.keys("n").types("lab").keys("<enter>");
        assert_snapshot!(format!("devices_assign_{name}"), picked.screen());
        let asking = picked.keys("<ctrl-s><enter>x");
        assert_snapshot!(format!("devices_unassign_{name}"), asking.screen());
    }
}
