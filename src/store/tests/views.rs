//! Filters of the administrators' own, and chosen columns.

use rusqlite::ErrorCode;

use super::*;
use crate::domain::custom_view::{CustomView, ViewAction};
use crate::domain::query::{Attribute, Conditions};
use crate::domain::role::Role;

fn view(name: &str) -> CustomView {
    let mut conditions = Conditions { usage_location: "DE".parse().ok(), sku_id: Some(E3), ..Conditions::default() };
    conditions.set(Attribute::JobTitle, " Clerk ");
    conditions.set_domain("@contoso.example");
    CustomView { name: name.into(), conditions }
}

fn codes(result: Result<(), SaveError>) -> Vec<&'static str> {
    match result {
        Ok(()) => Vec::new(),
        Err(SaveError::Refused(refusals)) => refusals.iter().map(Refusal::code).collect(),
        Err(SaveError::Broken(error)) => panic!("{error}"),
    }
}

#[test]
fn a_filter_is_made_renamed_and_deleted() {
    let (mut store, by) = (tenant(0), Principal::global_admin("admin"));
    let mut run = |action: ViewAction| codes(store.change_view(&by, &action));
    assert!(run(ViewAction::Create(view("  Zürich "))).is_empty());
    assert!(run(ViewAction::Create(view("Basel"))).is_empty());
    assert_eq!(run(ViewAction::Create(view("ZURICH"))), ["bad_view_name"]);
    assert!(run(ViewAction::Edit("zurich".into(), CustomView { name: "Bern".into(), ..view("") })).is_empty());
    assert_eq!(run(ViewAction::Delete("Zürich".into())), ["unknown_view"]);
    assert_eq!(store.views().unwrap(), [view("Basel"), view("Bern")]);
    assert!(codes(store.change_view(&by, &ViewAction::Delete("BASEL".into()))).is_empty());
    assert_eq!(store.views().unwrap(), [view("Bern")]);
    assert_eq!((store.history(crate::store::Entries::Newest(9)).unwrap(), store.check().unwrap()), (vec![], vec![]));
}

#[test]
fn who_may_not_changes_nothing() {
    let mut store = tenant(0);
    for (by, code) in [
        (Principal { roles: [Role::LicenseAdmin].into(), ..Principal::global_admin("b") }, "role_not_permitted"),
        (Principal { read_only: true, ..Principal::global_admin("a") }, "read_only"),
    ] {
        assert_eq!(codes(store.change_view(&by, &ViewAction::Create(view("Bern")))), [code]);
    }
    assert_eq!(store.views().unwrap(), []);
}

#[test]
fn the_file_itself_holds_fifty_at_most() {
    let (mut store, by) = (tenant(0), Principal::global_admin("admin"));
    for n in 0..50 {
        store.change_view(&by, &ViewAction::Create(view(&n.to_string()))).unwrap();
    }
    assert_eq!(codes(store.change_view(&by, &ViewAction::Create(view("more")))), ["too_many_views"]);
    let error = store.db.execute("INSERT INTO custom_view VALUES ('more', 'more', '{}')", []).unwrap_err();
    assert_eq!(error.sqlite_error_code(), Some(ErrorCode::ConstraintViolation));
}

#[test]
fn what_is_no_filter_is_told_of() {
    let store = tenant(0);
    store.sql(r#"INSERT INTO custom_view VALUES ('Bern', 'bern', '{"shoeSize":"46"}')"#);
    assert!(store.views().unwrap_err().to_string().contains("a filter"));
    assert!(store.check().unwrap()[0].to_string().contains("Bern"));
}

#[test]
fn everybody_has_columns_of_their_own() {
    let mut store = tenant(0);
    let [a, b] = ["a", "b"].map(Principal::global_admin);
    assert_eq!(store.columns(&a).unwrap(), None);
    store.choose_columns(&a, &["city".into()]).unwrap();
    store.choose_columns(&a, &["city".into(), "state".into()]).unwrap();
    store.choose_columns(&Principal { read_only: true, ..b.clone() }, &["city".into()]).unwrap();
    assert_eq!(store.columns(&a).unwrap(), Some(vec!["city".into(), "state".into()]));
    assert_eq!(store.columns(&b).unwrap(), None);
}

#[test]
fn neither_makes_anybody_read_the_users_again() {
    let (mut store, by) = (tenant(3), Principal::global_admin("admin"));
    let before = store.mark().unwrap();
    store.change_view(&by, &ViewAction::Create(view("Bern"))).unwrap();
    let between = store.mark().unwrap();
    assert_eq!((before == between, store.touched(before, between).unwrap()), (false, Some(vec![])));
    store.choose_columns(&by, &["city".into()]).unwrap();
    assert_eq!(store.touched(between, store.mark().unwrap()).unwrap(), Some(vec![]));
}
