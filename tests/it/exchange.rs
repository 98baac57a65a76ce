//! **Export users** and **Reports**, as a user meets them.

use insta::assert_snapshot;

use crate::support::{Harness, sample};

#[test]
fn the_list_on_screen_goes_into_a_file() {
    let asked = Harness::new().keys("e");
    assert_snapshot!("export_users", asked.screen());
    assert_snapshot!("export_users_at_80_by_24", Harness::sized(80, 24).keys("<space><space>e").screen());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a b.csv");
    let named = asked.keys(&"<backspace>".repeat(9)).types(file.to_str().unwrap());
    let done = named.keys("<ctrl-s>");
    assert!(done.text().contains("200 users written to"), "{}", done.text());
    assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), 201);
    // The same again: Cancel is the default, and nothing is replaced.
    let again = done.keys("<enter>/").types("adele").keys("<enter>e").keys(&"<backspace>".repeat(9));
    let again = again.types(file.to_str().unwrap()).keys("<ctrl-s>");
    assert!(again.text().contains("There is a file of this name"), "{}", again.text());
    assert!(again.row_at_cursor().contains("Cancel"), "{}", again.row_at_cursor());
    let replaced = again.keys("<ctrl-s>");
    assert!(replaced.text().contains("2 users written to"), "{}", replaced.text());
}

#[test]
fn a_file_that_cannot_be_written_is_told_of() {
    let asked = Harness::new().keys("e").keys(&"<backspace>".repeat(9));
    assert!(asked.keys("<ctrl-s>").text().contains("The file needs a name"));
    let asked = Harness::new().keys("e").keys(&"<backspace>".repeat(9)).types("/nowhere/at/all.csv");
    let text = asked.keys("<ctrl-s>").text();
    assert!(text.contains("/nowhere/at/all.csv: "), "{text}");
}

#[test]
fn users_of_a_product_go_into_a_file_from_its_page_and_from_the_list() {
    for keys in ["e", "<enter>e"] {
        let asked = Harness::new().goes_to("nav-licenses").keys(keys);
        assert!(asked.text().contains("Everybody in the list"), "{}", asked.text());
    }
}

#[test]
fn reports() {
    let seats = Harness::new().goes_to("nav-reports");
    assert_snapshot!("reports_seats", seats.screen());
    let waste = seats.keys("<tab>");
    assert_snapshot!("reports_waste", waste.screen());
    let users = waste.keys("<enter>");
    assert_snapshot!("reports_waste_users", users.screen());
    let gone = users.keys("<space>x");
    assert_snapshot!("reports_waste_unassign", gone.screen());
    let overlap = gone.keys("<esc><esc><esc><tab>");
    assert_snapshot!("reports_overlap", overlap.screen());
    let errors = overlap.keys("<tab>");
    assert_snapshot!("reports_errors", errors.screen());
    assert_snapshot!("reports_sources", errors.keys("<tab>").screen());
}

#[test]
fn reports_at_80_by_24() {
    let errors = Harness::sized(80, 24).goes_to("nav-reports").keys("<tab><tab><tab>");
    assert_snapshot!("reports_errors_at_80_by_24", errors.screen());
    let users = errors.keys("<enter>");
    assert_snapshot!("reports_errors_users_at_80_by_24", users.screen());
    let told = users.keys("x");
    assert!(told.text().contains("Only where a product is one too many"), "{}", told.text());
    let open = told.keys("<enter>");
    assert!(open.text().contains("Licenses and Apps"), "{}", open.text());
    let wide = Harness::on(sample(), "admin@contoso.example", 200, 50).goes_to("nav-reports").keys("<tab><tab>");
    assert_snapshot!("reports_overlap_at_200_by_50", wide.screen());
}
