//! Purchases, as a user meets them.

use insta::assert_snapshot;
use seatdeck::domain::batch::Batch;
use seatdeck::domain::change::{Action, Change};
use seatdeck::domain::role::Role;
use seatdeck::store::Store;

use crate::panels::{adding_to, on_product};
use crate::support::{Harness, sample};

fn open(harness: Harness) -> Harness {
    harness.goes_to("nav-your-products")
}

/// The cursor on the purchase of a product.
fn on(harness: Harness, product: &str) -> Harness {
    open(harness).keys("/").types(product).keys("<enter>")
}

/// The sample, with Alex as an administrator of that role alone.
fn by(role: Role, width: u16, height: u16) -> Harness {
    let mut store = sample();
    let by = store.owner().unwrap();
    let alex = store.find_user("alexw@contoso.example").unwrap().unwrap();
    store.save(&by, Change { action: Action::GrantRole(role), users: Batch::one(alex) }).unwrap();
    Harness::on(store, "alexw@contoso.example", width, height)
}

#[test]
fn your_products() {
    assert_snapshot!(open(Harness::new()).screen());
}

#[test]
fn your_products_at_80_by_24() {
    assert_snapshot!(open(Harness::sized(80, 24)).screen());
}

#[test]
fn your_products_at_200_by_50() {
    assert_snapshot!(open(Harness::sized(200, 50)).screen());
}

#[test]
fn your_products_of_an_empty_tenant() {
    let store = Store::in_memory("Nothing").unwrap();
    let by = store.owner().unwrap();
    assert_snapshot!(open(Harness::unread(store, by, 80, 24).keys("<esc>")).screen());
}

#[test]
fn purchases_are_filtered_and_sorted() {
    let menu = open(Harness::sized(80, 24)).keys("f");
    assert_snapshot!("purchases_filter_menu", menu.screen());
    let own = menu.keys("jj<enter>");
    assert_snapshot!("purchases_self_service", own.screen());
    assert!(own.keys("<esc>").text().contains("Office 365 E3"));
    let dated = open(Harness::new()).keys("s<end>");
    assert!(dated.row_at_cursor().contains("2026-12-15"), "{}", dated.text());
}

#[test]
fn a_purchase_and_what_can_be_done_with_it() {
    assert_snapshot!("purchase_details", on(Harness::new(), "office 365 e1").keys("<enter>").screen());
    assert_snapshot!("purchase_of_a_user", on(Harness::sized(80, 24), "automate premium").keys("<enter>").screen());
    assert_snapshot!("purchase_disabled", on(Harness::new(), "visio").keys("<enter>").screen());
    let license = on(by(Role::LicenseAdmin, 80, 24), "office 365 e1").keys("<enter>");
    assert_snapshot!("purchase_without_the_role", license.screen());
}

#[test]
fn seats_are_bought_removed_and_taken_back() {
    let buying = on(by(Role::BillingAdmin, 100, 30), "office 365 e3").keys("b");
    assert_snapshot!("seats_begun", buying.screen());
    let typed = buying.keys("<backspace><backspace>").types("x75");
    assert_snapshot!("seats_buying", typed.screen());
    let done = typed.keys("<ctrl-s>");
    assert_snapshot!("seats_bought", done.screen());
    let removing = done.keys("<enter>x").keys("<backspace><backspace>").types("9");
    assert_snapshot!("seats_refused", removing.screen());
    let none = removing.keys("<backspace>");
    assert!(none.text().contains("Type the new total") || none.keys("<ctrl-s>").text().contains("Type the new total"));
    let page = on(by(Role::BillingAdmin, 100, 30), "teams").keys("b");
    assert!(page.text().contains("Fixed: a trial"), "{}", page.text());
}

#[test]
fn nothing_is_bought_where_seats_are_removed_nor_removed_where_they_are_bought() {
    let page = on(by(Role::BillingAdmin, 80, 24), "office 365 e3");
    let more = page.keys("x").types("1");
    assert_snapshot!("seats_removing_more", more.screen());
    let kept = more.keys("<ctrl-s>");
    assert!(
        kept.text().contains("Remove licenses  ") && kept.text().contains("Buy licenses buys them"),
        "{}",
        kept.text()
    );
    let less = kept.keys("<esc><esc>b<backspace><ctrl-s>");
    assert!(less.text().contains("Remove licenses takes licenses away"), "{}", less.text());
}

#[test]
fn an_overdrawn_product_names_its_ways_out() {
    let licenses = Harness::sized(80, 24).goes_to("nav-licenses").keys("/").types("office 365 e1").keys("<enter>");
    assert_snapshot!("overdrawn", licenses.screen());
    let buying = licenses.keys("b");
    assert_snapshot!("overdrawn_buying", buying.screen());
    let done = buying.keys("<ctrl-s><enter>");
    assert!(!done.text().contains("valid license"), "{}", done.text());
    let licenses =
        Harness::sized(80, 24).goes_to("nav-licenses").keys("/").types("office 365 e1").keys("<enter><enter>");
    let one = licenses.keys("n").types("adele.vance2").keys("<enter>");
    assert!(one.text().contains("Buy 3 more licenses") && one.text().contains("b  buy 3"), "{}", one.text());
}

#[test]
fn too_few_seats_in_the_wizard_are_bought_in_place() {
    let short = on_product(adding_to(Harness::new(), "a"), "Office 365 E5").keys("<space>");
    assert!(short.text().contains("b  buy"), "{}", short.text());
    let buying = short.keys("b");
    assert_snapshot!("wizard_buying", buying.screen());
    let back = buying.keys("<ctrl-s><enter>");
    assert!(!back.text().contains("Not enough licenses"), "{}", back.text());
    let denied = on_product(adding_to(by(Role::LicenseAdmin, 100, 30), "a"), "Office 365 E5").keys("<space>");
    assert_snapshot!("wizard_who_may_buy", denied.screen());
}

#[test]
fn control_is_taken_by_moving_the_users() {
    let how = on(Harness::new(), "automate premium").keys("t");
    assert_snapshot!("take_over_how", how.screen());
    let what = on_product(how.keys("<enter>"), "Office 365 E3");
    assert_snapshot!("take_over_what", what.screen());
    let sure = on_product(what, "Power BI Pro").keys("<ctrl-s>");
    assert_snapshot!("take_over_sure", sure.screen());
    let done = sure.keys("<ctrl-s>");
    assert_snapshot!("take_over_done", done.screen());
    let page = done.keys("<enter>");
    assert!(page.text().contains("Deleted"), "{}", page.text());
}

#[test]
fn control_is_taken_by_canceling() {
    let reason = on(Harness::sized(80, 24), "automate premium").keys("tj<enter>").types("Too dear");
    assert_snapshot!("cancel_reason", reason.screen());
    let sure = reason.keys("<ctrl-s>");
    assert_snapshot!("cancel_sure", sure.screen());
    let done = sure.keys("<enter>");
    assert!(!done.text().contains("Are you sure"), "cancel is what enter does: {}", done.text());
    let done =
        on(Harness::sized(80, 24), "automate premium").keys("tj<enter>").types("Too dear").keys("<ctrl-s><ctrl-s>");
    assert_snapshot!("cancel_done", done.screen());
    assert_snapshot!("purchase_canceled", done.keys("<enter><enter>").screen());
}
