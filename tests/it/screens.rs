//! The pages, drawn for the states in which people meet them.

use insta::assert_snapshot;
use seatdeck::domain::role::Principal;
use seatdeck::message::event::Event;
use seatdeck::store::Store;

use crate::support::{Harness, sample};

#[test]
fn active_users_at_100_by_30() {
    assert_snapshot!(Harness::new().screen());
}

#[test]
fn active_users_at_80_by_24() {
    assert_snapshot!(Harness::sized(80, 24).screen());
}

#[test]
fn active_users_at_160_by_50() {
    assert_snapshot!(Harness::sized(160, 50).screen());
}

#[test]
fn active_users_while_the_list_is_read() {
    let store = sample();
    assert_snapshot!(Harness::unread(store, Principal::global_admin("owner"), 80, 24).screen());
}

#[test]
fn active_users_of_an_empty_tenant() {
    let store = Store::in_memory("Empty").unwrap();
    let by = store.owner().unwrap();
    assert_snapshot!(Harness::unread(store, by, 80, 24).keys("").tell(Event::UndoFound(Vec::new())).screen());
}

#[test]
fn active_users_with_a_range_selected() {
    assert_snapshot!(Harness::sized(80, 24).keys("<space>jjjv").screen());
}

#[test]
fn a_search_finds_names_without_their_marks() {
    let harness = Harness::sized(80, 24).keys("/").types("muller");
    assert_snapshot!(harness.screen());
}

#[test]
fn a_search_that_finds_nobody() {
    assert_snapshot!(Harness::sized(80, 24).keys("/").types("xyzzy").screen());
}

#[test]
fn the_filter_menu() {
    assert_snapshot!(Harness::sized(80, 24).keys("f").screen());
}

#[test]
fn filtered_by_blocked_sign_in() {
    assert_snapshot!(Harness::sized(80, 24).keys("fjjjj<enter>").screen());
}

#[test]
fn the_sort_menu_and_its_order() {
    let harness = Harness::sized(80, 24).keys("s");
    assert_snapshot!("the_sort_menu", harness.screen());
    assert_snapshot!("sorted_by_licenses", harness.keys("jj<enter>").screen());
}

#[test]
fn more_options() {
    assert_snapshot!(Harness::sized(80, 24).keys(".").screen());
}

#[test]
fn what_a_reader_may_not_do_is_dimmed_and_says_why() {
    let harness = Harness::on(sample(), "reader@contoso.example", 80, 24).keys(".");
    assert_snapshot!("more_options_of_a_reader", harness.screen());
    assert_snapshot!("a_reader_presses_m", harness.keys("<esc>m").screen());
}

#[test]
fn licenses_at_100_by_30() {
    assert_snapshot!(Harness::new().goes_to("nav-licenses").screen());
}

#[test]
fn licenses_at_80_by_24() {
    assert_snapshot!(Harness::sized(80, 24).goes_to("nav-licenses").screen());
}

#[test]
fn licenses_with_the_fewest_seats_first() {
    assert_snapshot!(Harness::sized(80, 24).goes_to("nav-licenses").keys("s").screen());
}

#[test]
fn licenses_searched() {
    assert_snapshot!(Harness::sized(80, 24).goes_to("nav-licenses").keys("/").types("office").screen());
}

#[test]
fn licenses_of_an_empty_tenant() {
    let store = Store::in_memory("Empty").unwrap();
    let by = store.owner().unwrap();
    assert_snapshot!(Harness::unread(store, by, 80, 24).goes_to("nav-licenses").screen());
}

/// The details of the first product that a search on **Licenses** finds.
pub fn product(harness: Harness, name: &str) -> Harness {
    harness.goes_to("nav-licenses").keys("/").types(name).keys("<enter><enter>")
}

#[test]
fn product_details() {
    assert_snapshot!("product_at_100_by_30", product(Harness::new(), "office 365 e3").screen());
    assert_snapshot!("product_at_80_by_24", product(Harness::sized(80, 24), "office 365 e3").screen());
}

#[test]
fn product_groups() {
    let page = product(Harness::new(), "entra").keys("<tab>");
    assert_snapshot!(page.screen());
    let back = page.keys("<enter>").keys("<esc>");
    assert!(back.text().contains("Everyone P1") && back.text().contains("Microsoft Entra ID P1"));
}

#[test]
fn product_subscriptions() {
    assert_snapshot!(product(Harness::new(), "power bi").keys("<tab><tab>").screen());
}

#[test]
fn changes_before_and_after_one() {
    let harness = Harness::sized(80, 24).goes_to("nav-changes");
    assert_snapshot!("changes_empty", harness.screen());
    let harness =
        harness.keys("g<enter>").keys("/").types("adele").keys("<enter>l").types("sweden").keys("<enter><enter>");
    assert_snapshot!("changes_one", harness.goes_to("nav-changes").screen());
}

#[test]
fn help_filters_as_you_type() {
    let harness = Harness::sized(80, 24).keys("?");
    assert_snapshot!("help", harness.screen());
    assert_snapshot!("help_filtered", harness.types("sel").screen());
}

#[test]
fn the_palette_goes_to_a_page() {
    let harness = Harness::sized(80, 24).keys(":").types("lice");
    assert_snapshot!("palette", harness.screen());
}

#[test]
fn a_terminal_that_is_too_small_is_told_so() {
    assert_snapshot!(Harness::sized(59, 15).text());
}

#[test]
fn escape_always_goes_one_step_back() {
    let harness = Harness::new().keys("/").types("adele").keys("<enter><space><enter>");
    assert!(harness.text().contains("Licenses and Apps"));
    let harness = harness.keys("<esc>");
    assert!(!harness.text().contains("Licenses and Apps"), "the panel is closed");
    let harness = harness.keys("<esc>");
    assert!(harness.text().contains("1 selected of 2"), "the search is gone, the selection stays");
    let harness = harness.keys("<esc>");
    assert!(!harness.text().contains("selected"), "the selection is gone");
    assert!(!harness.keys("<esc>").is_over(), "and escape never leaves the program");
}

#[test]
fn a_selection_survives_a_search() {
    let harness = Harness::new().keys("/").types("adele").keys("<enter><space>").keys("/<esc>");
    assert!(harness.text().contains("1 selected of"));
}

#[test]
fn user_names_are_copied() {
    let harness = Harness::new().keys("/").types("adele").keys("<enter>y");
    assert_eq!(harness.copied, ["adele@contoso.example"]);
}
