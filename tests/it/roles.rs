//! Who may do what (DOMAIN R8 to R17): what a role may not do is dimmed, and says which role may.

use std::collections::BTreeSet;

use seatdeck::domain::cloud::Cloud;
use seatdeck::domain::role::{Principal, Right, Role};
use seatdeck::store::Store;
use seatdeck::wording::{Language, Words};

use crate::allotments::made;
use crate::devices::licensed;
use crate::older::in_cloud;
use crate::screens::product;
use crate::support::Harness;

/// A page or a pane: how it is called here, the way there, and what each of its commands that changes something needs.
type Place = (&'static str, fn(Harness) -> Harness, &'static [(&'static str, Right)]);

const BUY: (&str, Right) = ("key-buy", Right::Billing);
const REMOVE_SEATS: (&str, Right) = ("key-remove-seats", Right::Billing);
const TAKE_OVER: (&str, Right) = ("key-take-over", Right::Billing);
const MANAGE: (&str, Right) = ("key-manage", Right::License);
const LOCATION: (&str, Right) = ("key-location", Right::License);
const ASSIGN: (&str, Right) = ("key-assign", Right::License);
const UNASSIGN: (&str, Right) = ("key-unassign", Right::License);
const ASSIGN_DEVICES: (&str, Right) = ("key-assign", Right::LicenseDevices);
const UNASSIGN_DEVICES: (&str, Right) = ("key-unassign", Right::LicenseDevices);
const ADD: (&str, Right) = ("key-group-add", Right::Groups);
const REMOVE: (&str, Right) = ("key-group-remove", Right::Groups);
const REPROCESS: (&str, Right) = ("key-reprocess", Right::License);
const REPROCESS_ALL: (&str, Right) = ("key-reprocess-all", Right::License);
const PURCHASE: (&str, Right) = ("key-purchase", Right::Billing);
const CREATE_ALLOTMENT: (&str, Right) = ("key-create-allotment", Right::Allotments);
const SET_LIMIT: (&str, Right) = ("key-set-limit", Right::Allotments);
const DELETE_ALLOTMENT: (&str, Right) = ("key-delete-allotment", Right::Allotments);
const ALLOT: (&str, Right) = ("key-group-add", Right::Allotments);
const ALLOT_NO_MORE: (&str, Right) = ("key-group-remove", Right::Allotments);
const ALLOTMENT_SERVICES: (&str, Right) = ("key-allotment-services", Right::Allotments);

const USERS: &[(&str, Right)] = &[
    MANAGE,
    LOCATION,
    ("key-add-a-user", Right::Users),
    ("key-add-multiple-users", Right::Users),
    ("key-delete-user", Right::Users),
];
const GROUP: &[(&str, Right)] = &[ADD, REMOVE, REPROCESS, REPROCESS_ALL, PURCHASE, LOCATION];
const GROUP_LICENSES: &[(&str, Right)] =
    &[("key-open", Right::License), ASSIGN, UNASSIGN, REPROCESS, REPROCESS_ALL, PURCHASE, LOCATION];
const PURCHASES: &[(&str, Right)] = &[BUY, REMOVE_SEATS, TAKE_OVER];
const ALLOTMENT: &[(&str, Right)] = &[ALLOT, ALLOT_NO_MORE, SET_LIMIT, ALLOTMENT_SERVICES];

const PLACES: &[Place] = &[
    ("users", |h| h.goes_to("nav-active-users"), USERS),
    (
        "user",
        |h| h.goes_to("nav-active-users").keys("<enter>"),
        &[("key-check", Right::License), ("button-save-changes", Right::License)],
    ),
    ("guests", |h| h.goes_to("nav-guest-users"), &[]),
    ("guest", |h| h.goes_to("nav-guest-users").keys("<enter>"), &[("key-assignments", Right::LicenseGuests)]),
    (
        "guest's licenses",
        |h| h.goes_to("nav-guest-users").keys("<enter>j<enter>"),
        &[("key-open", Right::LicenseGuests), ("key-assignments", Right::LicenseGuests)],
    ),
    ("deleted users", |h| h.goes_to("nav-deleted-users"), &[("key-restore-user", Right::Users)]),
    ("directory", |h| h.goes_to("nav-directory"), &[]),
    ("person", |h| h.goes_to("nav-directory").keys("<enter>"), &[("key-assignments", Right::License)]),
    (
        "groups",
        |h| h.goes_to("nav-active-groups"),
        &[ASSIGN, ("key-create-group", Right::Groups), ("key-delete-group", Right::Groups)],
    ),
    ("group, members", |h| h.goes_to("nav-active-groups").keys("<enter>"), GROUP),
    ("group, actions needed", |h| h.goes_to("nav-active-groups").keys("<enter><tab>"), GROUP),
    ("group, licenses", |h| h.goes_to("nav-active-groups").keys("<enter><tab><tab>"), GROUP_LICENSES),
    ("group, devices", |h| h.goes_to("nav-active-groups").keys("<enter><tab><tab><tab>"), GROUP),
    ("devices", |h| h.goes_to("nav-devices"), &[]),
    (
        "device's group, licenses",
        |h| h.goes_to("nav-devices").keys("<enter><tab><tab><tab>"),
        &[ASSIGN, UNASSIGN_DEVICES, REPROCESS, REPROCESS_ALL, PURCHASE, LOCATION],
    ),
    ("licenses", |h| h.goes_to("nav-licenses"), &[BUY]),
    ("product, users", |h| product(h, "office 365 e3"), &[ASSIGN, UNASSIGN]),
    (
        "services of one",
        |h| product(h, "office 365 e3").keys("<enter>"),
        &[("key-flip", Right::License), ("button-save", Right::License)],
    ),
    ("product, groups", |h| product(h, "entra").keys("<tab>"), &[ASSIGN, UNASSIGN]),
    ("product, subscriptions", |h| product(h, "entra").keys("<tab><tab>"), &[ASSIGN, UNASSIGN]),
    ("product for devices", |h| product(h, "device"), &[ASSIGN_DEVICES, UNASSIGN_DEVICES]),
    ("your products", |h| h.goes_to("nav-your-products"), PURCHASES),
    ("purchase", |h| h.goes_to("nav-your-products").keys("<enter>"), PURCHASES),
    ("allotments", |h| h.goes_to("nav-allotments"), &[CREATE_ALLOTMENT, SET_LIMIT, DELETE_ALLOTMENT]),
    ("allotment, members", |h| h.goes_to("nav-allotments").keys("<enter>"), ALLOTMENT),
    ("allotment, groups", |h| h.goes_to("nav-allotments").keys("<enter><tab>"), ALLOTMENT),
    ("allotment, owners", |h| h.goes_to("nav-allotments").keys("<enter><tab><tab>"), ALLOTMENT),
    ("changes", |h| h.goes_to("nav-changes"), &[]),
    ("reports", |h| h.goes_to("nav-reports"), &[MANAGE, UNASSIGN]),
    ("report's users", |h| h.goes_to("nav-reports").keys("<tab><enter>"), &[MANAGE, UNASSIGN]),
];

/// Where the older admin center is another.
const OLDER: &[Place] = &[
    ("older users", |h| h.goes_to("nav-active-users"), USERS),
    ("older user", |h| h.goes_to("nav-active-users").keys("<enter>"), &[("key-edit", Right::License)]),
    ("bulk actions", |h| h.goes_to("nav-active-users").keys("<space><space><enter>"), &[("key-open", Right::License)]),
];

/// What changes nothing of the tenant. A command that is neither here nor in its place's row above fails the test.
const LOOKS: &[&str] = &[
    "button-cancel",
    "button-close",
    "key-add-filters",
    "key-back",
    "key-columns",
    "key-commands",
    "key-copy",
    "key-export-users",
    "key-filter",
    "key-go-to",
    "key-help",
    "key-language",
    "key-more",
    "key-more-actions",
    "key-next-part",
    "key-next-tab",
    "key-open",
    "key-open-group",
    "key-part-before",
    "key-quit",
    "key-refresh",
    "key-remove-filter",
    "key-search",
    "key-select",
    "key-select-all",
    "key-select-range",
    "key-services",
    "key-sign-in-as",
    "key-sort",
    "key-sort-date",
    "key-sort-seats",
    "key-tab-after",
    "key-tab-before",
    "key-user",
];

/// Which right it takes to undo depends on what is undone: here it is enough to have one.
const UNDO: &[&str] = &["key-undo", "key-undo-this"];

/// The commands of the help: what each is called, and why it is dimmed.
fn commands(harness: &Harness) -> Vec<(String, String)> {
    let list = harness.list();
    // The field above the rows, and the keys before each command, are of no interest.
    let rows = list.iter().skip(1).map(|row| row.chars().skip(15).collect::<String>());
    rows.map(|row| match row.split_once("  ") {
        Some((label, reason)) => (label.to_owned(), reason.trim().to_owned()),
        None => (row, String::new()),
    })
    .collect()
}

/// Goes to these places as somebody, and gives back the tenant for the next.
fn walk(store: Store, by: &Principal, places: &[Place]) -> Store {
    let mut words = Words::of(Language::English);
    words.follow(store.tenant().unwrap().cloud);
    let denied = |right: Right| {
        let roles: Vec<_> = right.holders().iter().map(|role| words.role(*role)).collect();
        match () {
            () if by.read_only => Some(words.say("denied-read-only")),
            () if by.may(right) => None,
            () => Some(words.tell("denied-role", [("roles", words.any_of(&roles).into())])),
        }
    };
    let every = Right::ALL.map(denied);
    let nothing = every.iter().all(Option::is_some);
    let mut harness = Harness::unread(store, by.clone(), 200, 60).goes_to("nav-active-users");
    for (place, way, needs) in places {
        harness = way(harness).keys("?");
        let found = commands(&harness);
        let case = || format!("{place} as {:?}, read only: {}", by.roles, by.read_only);
        for (id, right) in *needs {
            let row = found.iter().find(|(label, _)| *label == words.say(id));
            let (label, reason) = row.unwrap_or_else(|| panic!("{}: no {id} in\n{}", case(), harness.text()));
            match denied(*right) {
                Some(denied) => assert_eq!(*reason, denied, "{}: {label}", case()),
                None => assert!(!reason.contains("may not do this"), "{}: {label} {reason}", case()),
            }
        }
        for (label, reason) in &found {
            let is = |ids: &[&str]| ids.iter().any(|id| words.say(id) == *label);
            if is(UNDO) {
                let there = *reason != words.say("undo-close-panel-first");
                assert_eq!(there && every.contains(&Some(reason.clone())), there && nothing, "{}: {reason}", case());
            } else {
                let known = is(LOOKS) || needs.iter().any(|(id, _)| is(&[id]));
                assert!(known, "{}: what does {label} need?", case());
            }
        }
        harness = harness.keys(&"<esc>".repeat(5));
    }
    let views = harness.goes_to("nav-active-users").keys("f");
    for id in ["filter-new", "filter-edit", "filter-delete"] {
        let list = views.list();
        let row = list.iter().find(|row| row.starts_with(&words.say(id))).expect("a row about filters");
        match denied(Right::Views) {
            Some(denied) => assert!(row.contains(&denied), "{id} as {:?}: {row}", by.roles),
            None => assert!(!row.contains("may not do this"), "{id} as {:?}: {row}", by.roles),
        }
    }
    views.store
}

/// Every role, and somebody who may do everything on a file that is open to be read only.
fn everybody() -> impl Iterator<Item = Principal> {
    let principal = |role| Principal { roles: BTreeSet::from([role]), ..Principal::global_admin("somebody") };
    let read_only = Principal { read_only: true, ..principal(Role::GlobalAdmin) };
    Role::ALL.map(principal).into_iter().chain([read_only])
}

#[test]
fn what_a_role_may_not_do_is_dimmed_everywhere_and_says_who_may() {
    let tenant = licensed(Harness::on(made(Harness::new()).store, "admin@contoso.example", 100, 30)).store;
    everybody().fold(tenant, |store, by| walk(store, &by, PLACES));
}

#[test]
fn and_so_it_is_in_the_older_admin_center() {
    everybody().fold(in_cloud(Cloud::Germany), |store, by| walk(store, &by, OLDER));
}
