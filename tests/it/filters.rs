//! Filters of the administrators' own, and the columns of **Active users**.

use insta::assert_snapshot;
use seatdeck::domain::custom_view::CustomView;
use seatdeck::domain::role::Principal;
use seatdeck::store::Store;

use crate::support::{Harness, sample};

/// Germans of one department, by the panel.
fn german_sales(harness: Harness) -> Harness {
    let named = harness.keys("f<end>kk<enter>").types("Sales in Berlin").keys("<down><down><down><enter>");
    named.types("germany").keys("<enter><down><down>").types("sales").keys("<down><down>").types("berlin")
}

fn saved(harness: Harness) -> Harness {
    german_sales(harness).keys("<ctrl-s>")
}

#[test]
fn a_new_filter_is_empty() {
    assert_snapshot!(Harness::sized(80, 24).keys("f<end>kk<enter>").screen());
}

#[test]
fn a_new_filter_filled_in() {
    let harness = german_sales(Harness::new());
    assert_snapshot!(harness.screen());
    assert_snapshot!(
        "a_sign_in_status_and_a_box",
        harness.keys("<up><up><up><up><up><up><space><end><space>").screen()
    );
}

#[test]
fn a_filter_of_ones_own_in_force() {
    let harness = saved(Harness::sized(140, 30));
    assert_snapshot!(harness.screen());
    let harness = harness.keys("f");
    assert_snapshot!("the_menu_with_a_filter_of_ones_own", harness.screen());
    let view = &harness.store.views().unwrap()[0];
    assert_eq!((view.name.as_str(), view.conditions.attributes.len()), ("Sales in Berlin", 2));
}

#[test]
fn it_combines_with_search_and_marks() {
    let harness = saved(Harness::new()).keys("a");
    let text = harness.text();
    let count = text.lines().find(|line| line.contains("Filter: Sales in Berlin")).unwrap().trim_end().to_owned();
    assert!(count.contains(" selected of "), "{text}");
    let all = harness.keys("f<home><enter>").text();
    assert!(all.contains("selected of 200") && all.contains("Filter: All users"), "{all}");
}

#[test]
fn a_name_that_another_has_is_refused_in_place() {
    let refused = saved(Harness::new()).keys("f<end>kk<enter>").types("SALES in berlin").keys("<ctrl-s>");
    assert_snapshot!(refused.screen());
    let renamed = refused.keys("<backspace><ctrl-s>");
    assert_eq!(renamed.store.views().unwrap().len(), 2);
    assert!(renamed.text().contains("Filter: SALES in berli"), "{}", renamed.text());
}

#[test]
fn a_filter_is_edited_and_deleted() {
    let edited = saved(Harness::new()).keys("f<end>k<enter><ctrl-u>").types("Berlin").keys("<ctrl-s>");
    assert!(edited.text().contains("Filter: Berlin "), "{}", edited.text());
    let asked = edited.keys("f<end><enter>");
    assert_snapshot!("the_question_whether_to_delete_a_filter", asked.screen());
    let kept = asked.keys("<enter>");
    assert_eq!(kept.store.views().unwrap().len(), 1);
    let gone = kept.keys("f<end><enter><left><enter>");
    assert_eq!(gone.store.views().unwrap(), []);
    assert!(gone.text().contains("Filter: All users"), "{}", gone.text());
}

fn with_view() -> Store {
    let mut store = sample();
    let view = CustomView { name: "Everybody".into(), ..CustomView::default() };
    let action = seatdeck::domain::custom_view::ViewAction::Create(view);
    store.change_view(&Principal::global_admin("admin"), &action).unwrap();
    store
}

#[test]
fn every_administrator_sees_them_and_two_roles_change_them() {
    let license = Harness::on(with_view(), "license@contoso.example", 100, 30).keys("f<end>kkkk");
    assert_snapshot!(license.screen());
    assert!(license.keys("<enter>").text().contains("Filter: Everybody"));
    let user = Harness::on(with_view(), "useradmin@contoso.example", 100, 30).keys("f<end>kk<enter>");
    assert!(user.text().contains("New filter"), "{}", user.text());
}

#[test]
fn a_standard_filter_for_the_holders_of_a_product() {
    let harness = Harness::new().keys("fjjjj<enter>f<end>kkk<enter>").types("office 365 e3");
    assert_snapshot!("products_to_filter_by", harness.screen());
    let harness = harness.keys("<enter>");
    let text = harness.text();
    assert!(text.contains("Filter: Sign-in blocked · Office 365 E3"), "{text}");
    let other = harness.keys("fk<enter>").text();
    assert!(other.contains("Filter: Sign-in allowed · Office 365 E3"), "{other}");
}

#[test]
fn columns_are_chosen_and_kept() {
    let panel = Harness::sized(160, 30).keys("c");
    assert_snapshot!("choosing_columns", panel.screen());
    let chosen = panel.keys("jj<space>j<space>jj<space>jj<space><end>k<space><ctrl-s>");
    assert_snapshot!("chosen_columns", chosen.screen());
    let again = Harness::on(chosen.store, "admin@contoso.example", 160, 30);
    let text = again.text();
    assert!(text.contains("City") && !text.contains("Unlicensed"), "{text}");
    let narrow = again.resized(64, 24).text();
    assert!(narrow.contains("City") && !narrow.contains("Roles"), "{narrow}");
}

#[test]
fn a_chosen_column_sorts() {
    let harness = Harness::sized(160, 30).keys("cjj<space>jjjjj<space><ctrl-s>s").keys("<end>kk<enter>");
    let text = harness.text();
    assert!(text.contains("City ▲"), "{text}");
    assert!(harness.keys("s<enter>").text().contains("City ▼"));
}
