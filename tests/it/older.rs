//! The older admin center of Germany and 21Vianet: other steps and words, the same rules (DOMAIN R35, R73 to R77).

use insta::assert_snapshot;
use seatdeck::domain::cloud::Cloud;
use seatdeck::message::event::Event;
use seatdeck::store::Store;
use seatdeck::wording::Language;

use crate::panels::{at, on_product};
use crate::support::{Harness, sample};

/// The sample tenant in a cloud.
pub fn in_cloud(cloud: Cloud) -> Store {
    let mut store = sample();
    let owner = store.owner().unwrap();
    store.describe(&owner, "Contoso", cloud).unwrap();
    store
}

fn germany(width: u16, height: u16) -> Harness {
    Harness::on(in_cloud(Cloud::Germany), "admin@contoso.example", width, height)
}

#[test]
fn germany_is_entered_at_the_admin_center() {
    let page = germany(100, 30);
    assert_snapshot!("older_active_users", page.keys("<space><space>").screen());
    let licenses = germany(80, 24).goes_to("nav-licenses");
    assert!(licenses.text().contains("Admin center › Billing › Licenses"), "{}", licenses.text());
    let directory = germany(80, 24).goes_to("nav-directory");
    assert!(!directory.text().contains("Admin center"), "{}", directory.text());
}

#[test]
fn the_older_pane_saves_and_closes_twice() {
    let pane = at(germany(80, 24), "jonis").keys("<space><enter>");
    assert_snapshot!("older_user", pane.screen());
    let products = pane.keys("<enter>");
    assert_snapshot!("older_product_licenses", products.screen());
    let chosen = on_product(products, "Power Automate Free").keys("<space><enter>j<space>");
    assert_snapshot!("older_product_on", chosen.screen());
    let saved = chosen.keys("<ctrl-s>");
    assert_snapshot!("older_product_saved", saved.screen());
    let closed = saved.keys("<enter>");
    assert!(closed.text().contains("Product licenses") && closed.text().contains("Edit"), "{}", closed.text());
    let left = closed.keys("<tab><enter>");
    assert!(!left.text().contains("esc ✕"), "{}", left.text());
    assert_eq!(left.store.last_batch().unwrap().map(|batch| batch.0), Some(1));
}

#[test]
fn a_license_switched_off_is_taken_away() {
    let pane = at(germany(80, 24), "jonis").keys("<enter><enter>");
    let off = on_product(pane, "Workplace Analytics").keys("<space>");
    assert!(off.text().contains("1 seat") || off.text().contains("one seat"), "{}", off.text());
    let saved = off.keys("<ctrl-s>");
    assert!(saved.text().contains("1 changed"), "{}", saved.text());
    let back = saved.keys("<enter>");
    assert!(!back.text().contains("Workplace Analytics"), "{}", back.text());
}

#[test]
fn several_boxes_open_bulk_actions() {
    let pane = at(germany(100, 30), "anna").keys("a<enter>");
    assert_snapshot!("older_bulk_actions", pane.screen());
    let how = pane.keys("<enter>");
    assert_snapshot!("older_assign_products", how.screen());
    let added = on_product(how.keys("<enter>"), "Power Automate Free").keys("<space><ctrl-s>");
    assert!(added.text().contains("changed"), "{}", added.text());
    let bulk = added.keys("<enter>");
    assert!(bulk.text().contains("Bulk actions"), "{}", bulk.text());
    let left = bulk.keys("<tab><enter>");
    assert!(!left.text().contains("esc ✕"), "{}", left.text());
}

#[test]
fn who_may_not_edit_is_told_before() {
    let reader = Harness::on(in_cloud(Cloud::Vianet), "reader@contoso.example", 80, 24);
    let pane = at(reader, "jonis").keys("<enter><enter>");
    assert_snapshot!("older_user_of_a_reader", pane.screen());
    let guest = Harness::on(in_cloud(Cloud::Vianet), "license@contoso.example", 80, 24);
    let guest = at(guest, "boris_north").keys("<enter><enter>");
    assert!(guest.text().contains("Global admin may"), "{}", guest.text());
}

#[test]
fn another_cloud_is_followed_at_once() {
    let mut harness = Harness::sized(80, 24);
    let owner = harness.store.owner().unwrap();
    harness.store.describe(&owner, "Fabrikam", Cloud::Vianet).unwrap();
    let followed = harness.tell(Event::TenantChanged);
    assert!(followed.text().contains("Fabrikam · 21Vianet"), "{}", followed.text());
    assert!(followed.text().contains("□ Adele"), "{}", followed.text());
    let dutch = followed.keys("<f2><down><enter>.");
    assert!(dutch.text().contains("Bulkacties"), "{}", dutch.text());
}

#[test]
fn the_older_admin_center_is_spoken_in_every_language() {
    for language in [Language::Dutch, Language::Swedish] {
        let pane = at(Harness::speaking_on(language, in_cloud(Cloud::Germany)), "jonis").keys("<enter>");
        assert_snapshot!(format!("{}_older_user", language.code()), pane.text());
        let products = pane.keys("<enter>");
        assert_snapshot!(format!("{}_older_product_licenses", language.code()), products.text());
        let bulk = at(Harness::speaking_on(language, in_cloud(Cloud::Germany)), "anna").keys("a<enter>");
        assert_snapshot!(format!("{}_older_bulk_actions", language.code()), bulk.text());
        assert_snapshot!(format!("{}_older_assign_products", language.code()), bulk.keys("<enter>").text());
    }
}
