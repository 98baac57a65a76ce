//! The README shows what the program is: its picture and its key table are made from it.

use std::collections::BTreeSet;
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

/// Every test of the sources, by its name.
fn tests() -> BTreeSet<String> {
    fn walk(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let after = text.split("#[test]").skip(1).filter_map(|rest| rest.split_once("fn ")?.1.split_once('('));
                found.extend(after.map(|(name, _)| name.to_owned()));
            }
        }
    }
    let mut found = BTreeSet::new();
    for folder in ["src", "tests"] {
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    assert!(found.len() > 300, "the tests were not found");
    found
}

#[test]
fn every_step_of_the_documents_is_shown_by_a_test_that_exists() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/seeds.md");
    let (table, tests) = (fs::read_to_string(path).unwrap(), tests());
    let rows: Vec<_> = table.lines().filter(|line| line.starts_with("| ") && !line.ends_with("| Test |")).collect();
    assert!(rows.len() > 30, "the table was not found");
    let mut wrong = Vec::new();
    for row in rows {
        let cell = row.trim_end_matches(['|', ' ']).rsplit('|').next().unwrap_or_default();
        let names: Vec<_> = cell.split('`').skip(1).step_by(2).collect();
        if names.is_empty() || names.iter().any(|name| !tests.contains(*name)) {
            wrong.push(row);
        }
    }
    assert!(wrong.is_empty(), "no such test:\n{}", wrong.join("\n"));
}
