//! Every sentence is there, and every sentence is said.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use seatdeck::domain::location::Location;
use seatdeck::wording::{Language, Words};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else {
            *text += &fs::read_to_string(path).unwrap();
        }
    }
}

fn source() -> String {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    text
}

fn ids(ftl: &str) -> BTreeSet<&str> {
    ftl.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id)
        .collect()
}

/// Ids that the source puts together: `format!("verb-{}", …)` names the stem.
fn stems(source: &str) -> Vec<String> {
    let parts = source.split("format!(\"").skip(1);
    parts
        .filter_map(|rest| rest.split_once('{'))
        .map(|(stem, _)| stem.to_owned())
        .filter(|stem| stem.ends_with('-'))
        .collect()
}

#[test]
fn no_sentence_is_unsaid() {
    let (ftl, source) = (read("assets/locales/en.ftl"), source());
    let stems = stems(&source);
    let unsaid: Vec<_> = ids(&ftl)
        .into_iter()
        .filter(|id| !source.contains(&format!("\"{id}\"")) && !stems.iter().any(|stem| id.starts_with(stem.as_str())))
        // The wizard's modes each have their own explanation: `{id}-about`.
        .filter(|id| !id.ends_with("-about"))
        // What the older admin center says instead of its namesake.
        .filter(|id| !id.strip_suffix("-older").is_some_and(|id| source.contains(&format!("\"{id}\""))))
        .collect();
    assert!(unsaid.is_empty(), "nothing says {unsaid:?}");
}

#[test]
fn no_sentence_is_missing() {
    let (ftl, source) = (read("assets/locales/en.ftl"), source());
    let ids = ids(&ftl);
    let said = ["say(\"", "tell(\"", "label: \"", "title: \""]
        .iter()
        .flat_map(|call| source.split(call).skip(1).filter_map(|rest| rest.split_once('"')).map(|(id, _)| id));
    let missing: Vec<_> =
        said.filter(|id| id.contains('-') && !id.ends_with('-')).filter(|id| !ids.contains(id)).collect();
    assert!(missing.is_empty(), "there is no sentence for {missing:?}");
}

#[test]
fn every_country_has_a_name() {
    let words = Words::of(Language::English);
    for location in Location::all() {
        assert!(!words.country(location).starts_with("country-"), "{location} has no name");
    }
}

/// The labels that the Dutch documents print in bold, in their order; DOMAIN section K says which were mistranslated.
const DUTCH: &[&str] = &[
    "Facturering",
    "Licenties",
    "Licenties toewijzen",
    "Licenties toewijzen aan gebruikers",
    "Apps en services in- of uitschakelen",
    "Toewijzen",
    "Sluiten",
    "Opslaan",
    "Licenties toewijzen aan een groep",
    "Gebruikers",
    "Actieve gebruikers",
    "··· Meer opties",
    "Productlicenties beheren",
    "Toevoegen aan bestaande productlicentietoewijzingen",
    "Volgende",
    "Toevoegen aan bestaande producten",
    "Toevoegen",
    "Licenties en apps",
    "Wijzigingen opslaan",
    "Gebruikers | Alle gebruikers (Preview)",
    "Filters toevoegen",
    "Een veld kiezen",
    "Gebruikerstype",
    "Toepassen",
    "Gast",
    "Beheren",
    "Licentietoewijzingen bijwerken",
    "Productlicenties",
    "Bewerken",
];

#[test]
fn dutch_labels_are_those_of_the_documents() {
    let ftl = read("assets/locales/nl.ftl");
    let said: BTreeSet<_> = ftl.lines().filter_map(|line| line.split_once(" = ")).map(|(_, words)| words).collect();
    let missing: Vec<_> = DUTCH.iter().filter(|label| !said.contains(*label)).collect();
    assert!(missing.is_empty(), "nothing is called {missing:?}");
}
