//! Allotments, as an administrator and as an owner meet them.

use insta::assert_snapshot;
use seatdeck::wording::Language;

use crate::support::{Harness, sample};

fn page(harness: Harness) -> Harness {
    harness.goes_to("nav-allotments")
}

/// An allotment of two for the five of Sales add-ons, made on screen; its result stands there.
pub fn made(harness: Harness) -> Harness {
    let filling = page(harness).keys("n").types("EMS pool").keys("<tab>").types("2").keys("<tab>");
    filling.keys("<tab>").types("sales").keys("<enter><ctrl-s>")
}

#[test]
fn there_are_none_at_first() {
    assert_snapshot!("allotments_none", page(Harness::new()).screen());
}

#[test]
fn an_allotment_is_made_and_who_waits_moves_up() {
    let choosing = page(Harness::sized(80, 24)).keys("n").types("EMS pool").keys("<tab>").types("2").keys("<tab>");
    assert_snapshot!("allotment_new_product", choosing.screen());
    let groups = choosing.keys("<tab>").types("sales").keys("<enter>");
    assert_snapshot!("allotment_new_groups", groups.screen());
    let done = groups.keys("<ctrl-s>");
    assert_snapshot!("allotment_made", done.screen());
    let list = done.keys("<enter>");
    assert_snapshot!("allotments", list.screen());
    let details = list.keys("<enter>");
    assert_snapshot!("allotment_members", details.screen());
    let limit = details.keys("l<backspace>4");
    assert_snapshot!("allotment_set_limit", limit.screen());
    let raised = limit.keys("<ctrl-s><enter>");
    assert!(raised.text().contains("4 of 4") && raised.text().contains("One member waits."), "{}", raised.text());
    let lowered = raised.keys("l<backspace>1");
    assert!(lowered.text().contains("The 3 members who came last lose"), "{}", lowered.text());
    let refused = lowered.keys("<backspace>").types("99");
    assert_snapshot!("allotment_limit_refused", refused.screen());
    let groups = refused.keys("<esc><tab>");
    assert_snapshot!("allotment_groups", groups.screen());
    let adding = groups.keys("n").types("staff").keys("<enter>");
    assert_snapshot!("allotment_add_groups", adding.screen());
    let owners = adding.keys("<ctrl-s><enter><tab>n").types("adele").keys("<enter><ctrl-s><enter>");
    assert_snapshot!("allotment_owners", owners.screen());
    assert_snapshot!("allotment_remove_owner", owners.keys("x").screen());
}

#[test]
fn an_allotments_services_are_switched_and_it_is_deleted() {
    let services = made(Harness::sized(80, 24)).keys("<enter><enter>s<space>");
    assert_snapshot!("allotment_services", services.screen());
    let deleting = services.keys("<ctrl-s><enter><esc>x");
    assert_snapshot!("allotment_delete", deleting.screen());
    let gone = deleting.keys("<shift-tab><enter><enter>");
    assert!(gone.text().contains("There are no allotments here."), "{}", gone.text());
    let back = gone.keys("u").keys("<shift-tab><enter><enter>");
    assert!(back.text().contains("EMS pool"), "{}", back.text());
}

#[test]
fn at_a_large_size() {
    let list = made(Harness::sized(200, 50)).keys("<enter>");
    assert_snapshot!("allotments_at_200_by_50", list.screen());
}

/// The sample tenant with an allotment of Adele Vance's.
fn owned(width: u16, height: u16) -> Harness {
    let named = made(Harness::new()).keys("<enter><enter><tab><tab>n").types("adele").keys("<enter><ctrl-s><enter>");
    Harness::on(named.store, "admin@contoso.example", width, height)
}

#[test]
fn whoever_signs_in_is_somebody_else_everywhere() {
    let pane = owned(80, 24).keys("S");
    assert_snapshot!("sign_in_as", pane.screen());
    let found = pane.types("adele");
    assert_snapshot!("sign_in_found", found.screen());
    let owner = found.keys("<enter>");
    assert_snapshot!("owner_signed_in", owner.screen());
    assert_snapshot!("owner_places", owner.keys("g").screen());
    let users = Harness::on(owned(80, 24).store, "adele@contoso.example", 100, 30).keys("gj<enter>");
    assert_snapshot!("owner_users", users.screen());
    let searched = users.keys("/").types("a");
    assert!(!searched.text().contains("Admin Contoso"), "{}", searched.text());
    let pane = searched.keys("<esc><esc>S");
    assert_snapshot!("owner_way_back", pane.screen());
    let back = pane.keys("<enter>");
    assert!(back.text().contains("Global admin"), "{}", back.text());
}

#[test]
fn an_owner_chooses_groups_and_sets_no_limit() {
    let page = Harness::on(owned(80, 24).store, "adele@contoso.example", 80, 24).keys("<enter>");
    assert_snapshot!("owner_allotment", page.screen());
    let refused = page.keys("l");
    assert_snapshot!("owner_may_not", refused.screen());
    let added = refused.keys("<tab>n").types("staff").keys("<enter><ctrl-s>");
    assert!(added.text().contains("1 changed"), "{}", added.text());
    let undone = added.keys("<enter>u").keys("<shift-tab><enter>");
    assert!(undone.text().contains("1 changed"), "{}", undone.text());
}

#[test]
fn who_has_no_role_and_owns_nothing_sees_nothing() {
    let nobody = Harness::on(sample(), "adele@contoso.example", 80, 24);
    assert!(nobody.text().contains("There are no allotments here."), "{}", nobody.text());
    let users = nobody.keys("gj<enter>");
    assert!(!users.text().contains("@contoso.example  "), "{}", users.text());
}

#[test]
fn in_dutch_and_in_swedish() {
    for language in [Language::Dutch, Language::Swedish] {
        let list = made(Harness::speaking(language)).keys("<enter>");
        assert_snapshot!(format!("{}_allotments", language.code()), list.text());
        let details = list.keys("<enter>");
        assert_snapshot!(format!("{}_allotment", language.code()), details.text());
        assert_snapshot!(format!("{}_allotment_limit", language.code()), details.keys("l").text());
    }
}
