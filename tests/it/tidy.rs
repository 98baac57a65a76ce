//! The house keeps itself: floors, who may name which crate, and how long a file may be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The floors of ARCHITECTURE.md, the lowest first. An import goes down, or stays on its own floor without a circle.
const FLOORS: &[&[&str]] = &[
    &["domain"],
    &["index", "keys", "wording"],
    &["kit", "store"],
    &["message"],
    &["layer"],
    &["roster"],
    &["screens", "panels"],
    &["app"],
    &["runtime"],
    &["cli"],
    &["main"],
];

/// Which modules may name a crate.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("crossterm", &["runtime"]),
    ("ratatui", &["kit", "layer", "roster", "screens", "panels", "app", "runtime"]),
    ("clap", &["cli", "main"]),
    ("fluent_bundle", &["wording"]),
    ("tui_input", &["kit"]),
];

/// A file may be so long; longer ones would need a reason here.
const LONGEST: usize = 400;

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 50, "the sources were not found");
    found
}

/// The module right below `src/` that a file belongs to.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// The modules of this crate that a text names, by `crate::x` or `seatdeck::x`.
fn named(text: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for prefix in ["crate::", "seatdeck::"] {
        for (at, _) in text.match_indices(prefix) {
            let rest = &text[at + prefix.len()..];
            let name: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            if floor(&name).is_some() {
                named.insert(name);
            }
        }
    }
    named
}

#[test]
fn imports_go_down_only() {
    let mut wrong = Vec::new();
    let mut beside: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources() {
        let own = module(&path);
        let Some(here) = floor(&own) else {
            assert_eq!(own, "lib", "{} stands on no floor: name one in FLOORS", path.display());
            continue;
        };
        for other in named(&text).into_iter().filter(|other| *other != own) {
            match floor(&other) {
                Some(there) if there > here => wrong.push(format!("{}: {own} names {other} above it", path.display())),
                Some(there) if there == here => {
                    beside.entry(own.clone()).or_default().insert(other);
                }
                _ => {}
            }
        }
    }
    for (own, others) in &beside {
        for other in others.iter().filter(|other| beside.get(*other).is_some_and(|back| back.contains(own))) {
            wrong.push(format!("{own} and {other} name each other"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_crate_is_named_where_it_belongs() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        for (name, modules) in MAY_NAME {
            let uses = [format!("use {name}::"), format!(" {name}::"), format!("({name}::"), format!("<{name}::")];
            if uses.iter().any(|pattern| text.contains(pattern)) && !modules.contains(&&*module(&path)) {
                wrong.push(format!("{} names {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_too_long_to_read() {
    let long = sources().into_iter().filter(|(_, text)| text.lines().count() > LONGEST);
    let long: Vec<_> = long.map(|(path, text)| format!("{}: {} lines", path.display(), text.lines().count())).collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn one_rule_is_one_file_and_stands_in_the_list() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain/rules");
    let list = fs::read_to_string(rules.with_extension("rs")).unwrap();
    for entry in fs::read_dir(rules).unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
        // The scene on which the rules are tested is no rule.
        if name != "sample" {
            assert!(list.contains(&format!("    {name}::rule,")), "{name} is never asked");
        }
    }
}
