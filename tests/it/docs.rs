//! The README shows what the program is: its picture and its key table are made from it.

use std::fs;
use std::path::Path;

use seatdeck::app::reference;
use seatdeck::wording::{Language, Words};

use crate::support::Harness;

/// The text between a marker's comment and the end comment after it, replaced.
fn with(text: &str, marker: &str, new: &str) -> String {
    let start = text.find(&format!("<!-- {marker}")).expect("the marker");
    let start = start + text[start..].find('\n').expect("its line") + 1;
    let end = start + text[start..].find("<!-- end -->").expect("the end marker");
    format!("{}{new}{}", &text[..start], &text[end..])
}

#[test]
fn the_readme_is_made_from_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let picture = Harness::sized(100, 26).keys("<space>jj<space><space>").text();
    let fresh = with(&readme, "picture", &format!("```text\n{picture}\n```\n"));
    let fresh = with(&fresh, "keys", &reference::markdown(&Words::of(Language::English)));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &fresh).unwrap();
    }
    assert!(fresh == readme, "README.md is stale: UPDATE_DOCS=1 cargo test docs");
}
