//! Users who come, go and come back, as a user of the program meets them.

use insta::assert_snapshot;
use seatdeck::domain::batch::Batch;
use seatdeck::domain::change::{Action, Change};
use seatdeck::domain::role::Principal;

use crate::support::{Harness, sample};

/// Anna Schmidt and Adele Vance were deleted, Anna more than 30 days ago.
fn some_deleted() -> Harness {
    let mut store = sample();
    let by = store.owner().unwrap();
    let whom = |upn| Batch::one(store.find_user(upn).unwrap().unwrap());
    let deleted = [("anna.schmidt@contoso.example", 0), ("adele@contoso.example", 1)].map(|(upn, n)| (whom(upn), n));
    for (users, n) in deleted {
        store.set_clock([|| "2026-10-22T12:00:00Z".parse().unwrap(), || "2026-11-20T09:00:00Z".parse().unwrap()][n]);
        store.save(&by, Change { action: Action::Delete, users }).unwrap();
    }
    store.set_clock(|| "2026-11-22T12:00:00Z".parse().unwrap());
    Harness::on(store, "admin@contoso.example", 100, 30)
}

fn basics(harness: Harness) -> Harness {
    harness.keys("n").types("Ada").keys("<tab>").types("Lovelace").keys("<tab><tab>").types("ada")
}

#[test]
fn a_user_is_added_with_a_license() {
    let basics = basics(Harness::new());
    assert_snapshot!("add_basics", basics.screen());
    let licenses = basics.keys("<ctrl-s>");
    assert_snapshot!("add_licenses", licenses.screen());
    let chosen = licenses.keys("<enter>").types("united kingdom").keys("<enter>jjjjjjjjjj<space>");
    assert_snapshot!("add_licenses_chosen", chosen.screen());
    let profile = chosen.keys("<ctrl-s>").types("Analyst");
    assert_snapshot!("add_profile", profile.screen());
    let roles = profile.keys("<ctrl-s>jjj<space>");
    assert_snapshot!("add_roles", roles.screen());
    let review = roles.keys("<ctrl-s>");
    assert_snapshot!("add_review", review.screen());
    let done = review.keys("<enter>");
    assert_snapshot!("add_done", done.screen());
    let listed = done.keys("<enter>/").types("ada.").keys("<esc>/").types("lovelace").keys("<enter>");
    assert!(listed.text().contains("ada@contoso.example"), "{}", listed.text());
    assert_eq!(listed.store.check().unwrap(), []);
}

#[test]
fn what_is_missing_is_said_and_a_taken_name_refused() {
    let said = |harness: Harness| harness.keys("<ctrl-s>").text();
    assert!(said(Harness::new().keys("n")).contains("Give the user a name first."));
    assert!(said(Harness::new().keys("n").types("Ada")).contains("Give a user name first"));
    let licenses = basics(Harness::new()).keys("<ctrl-s>");
    assert!(said(licenses).contains("Select a location first."));
    let taken = Harness::sized(80, 24).keys("n").types("Adele").keys("<tab><tab><tab>").types("ADELE").keys("<ctrl-s>");
    let taken = taken.keys("<enter>").types("sweden").keys("<enter>j<space>");
    assert_snapshot!("add_taken", taken.screen());
    let back = taken.keys("<esc>");
    assert!(back.text().contains("ADELE@contoso.example"), "{}", back.text());
    let warned = back.keys("<esc>");
    assert!(warned.text().contains("First name"), "unsaved: {}", warned.text());
    assert!(!warned.keys("<esc>").text().contains("First name"));
}

#[test]
fn what_is_typed_finds_the_country_that_begins_with_it_first() {
    for (typed, found) in [("neth", "Netherlands (NL)"), ("sud", "Sudan (SD)"), ("samoa", "Samoa (WS)")] {
        let locations = Harness::new().keys("l").types(typed);
        assert_eq!(locations.list()[1], found, "{}", locations.text());
    }
}

#[test]
fn users_are_deleted_and_that_is_taken_back() {
    let asked = Harness::sized(80, 24).keys("/").types("schmidt").keys("<enter>ax");
    assert_snapshot!("delete_asked", asked.screen());
    let done = asked.keys("<shift-tab><enter>");
    assert_snapshot!("delete_done", done.screen());
    let undone = done.keys("<enter>u<shift-tab><enter>");
    assert!(undone.text().contains("changed"), "{}", undone.text());
    assert!(undone.store.deleted_users("").unwrap().is_empty());
}

#[test]
fn taking_a_restoration_back_takes_the_user_out_again() {
    let deleted = Harness::new().keys("x<ctrl-s><enter>").goes_to("nav-deleted-users");
    let asked = deleted.keys("<enter><ctrl-s><enter>u");
    assert!(asked.text().contains("Restore user: one user is taken out again."), "{}", asked.text());
}

#[test]
fn nobody_deletes_themselves_and_user_admins_no_admins() {
    let own = Harness::new().keys("/").types("admin@").keys("<enter>x");
    assert_snapshot!("delete_oneself", own.screen());
    let denied = Harness::on(sample(), "license@contoso.example", 100, 30).keys("x");
    assert!(denied.text().contains("may not do this"), "{}", denied.text());
}

#[test]
fn deleted_users_are_listed_and_restored() {
    let nobody = Harness::sized(80, 24).goes_to("nav-deleted-users");
    assert_snapshot!("deleted_nobody", nobody.screen());
    let page = some_deleted().goes_to("nav-deleted-users");
    assert_snapshot!("deleted_users", page.screen());
    let asked = page.keys("<enter>");
    assert_snapshot!("restore_asked", asked.screen());
    let done = asked.keys("<shift-tab><enter>");
    assert_snapshot!("restore_done", done.screen());
    let rest = done.keys("<enter>");
    assert!(!rest.text().contains("adele@"), "{}", rest.text());
    let late = rest.keys("<enter>");
    assert_snapshot!("restore_too_late", late.screen());
    let found = some_deleted().goes_to("nav-deleted-users").keys("/").types("ANNA").keys("<enter>");
    assert!(!found.text().contains("adele@") && found.text().contains("anna.schmidt@"));
}

#[test]
fn whoever_may_not_is_told() {
    let reader = Principal { read_only: true, ..Principal::global_admin("admin") };
    let page = Harness::unread(sample(), reader, 100, 30).keys("n");
    assert!(page.text().contains("read only") || page.text().contains("read-only"), "{}", page.text());
}
