//! Every language says everything, in the same form, and finds room for it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use seatdeck::domain::location::Location;
use seatdeck::kit::text;
use seatdeck::wording::{Language, Words};

use crate::add_users;
use crate::directory::assignments;
use crate::panels::{adding_to, at, on_product};
use crate::screens::product;
use crate::support::Harness;

/// A message of a locale: its id, and the arguments that it uses.
type Message = (String, BTreeSet<String>);

fn messages(language: Language, ending: &str) -> Vec<Message> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/locales/{}{ending}", language.code()));
    let mut messages: Vec<Message> = Vec::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        if let Some((id, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            messages.push((id.to_owned(), BTreeSet::new()));
        }
        if let Some((_, args)) = messages.last_mut().filter(|_| !line.starts_with('#')) {
            let name = |rest: &str| rest.split(|c: char| !c.is_ascii_lowercase() && c != '-').next().map(str::to_owned);
            args.extend(line.split('$').skip(1).filter_map(name));
        }
    }
    messages
}

#[test]
fn every_language_says_the_same() {
    for ending in [".ftl", "-countries.ftl"] {
        let english = messages(Language::English, ending);
        assert!(english.len() > 240, "the sentences were not found");
        for language in Language::ALL {
            let own = messages(language, ending);
            for (own, english) in own.iter().zip(&english) {
                assert_eq!(
                    own,
                    english,
                    "{}{ending}: the ids, their order and their arguments are English's",
                    language.code()
                );
            }
            assert_eq!(own.len(), english.len(), "{}{ending}", language.code());
        }
    }
}

#[test]
fn every_sentence_can_be_said_of_none_of_one_and_of_many() {
    for language in Language::ALL {
        let words = Words::of(language);
        for (id, args) in messages(language, ".ftl") {
            for number in [0, 1, 12_345] {
                let args = args.iter().map(|name| (&*String::leak(name.clone()), number.into()));
                let said = words.tell(&id, args);
                assert!(!said.is_empty() && !said.contains(['{', '}', '$']), "{} {id}: {said}", language.code());
                assert!(!said.contains("12345"), "{} {id}: digits in groups: {said}", language.code());
            }
        }
        for location in Location::all() {
            assert!(!words.country(location).is_empty());
        }
    }
}

type Stop = (&'static str, fn(Harness) -> Harness);

/// The main screens, each reached by keys alone, so that the way is the same in every language.
const TOUR: &[Stop] = &[
    ("active_users", |harness| harness),
    ("selected", |harness| harness.keys("<space>jjjv")),
    ("filters", |harness| harness.keys("f")),
    ("new_filter", |harness| harness.keys("f<end>kk<enter>").types("Berlin").keys("<ctrl-s>f<end>kk<enter>")),
    ("choose_columns", |harness| harness.keys("cjj<space>j<space>")),
    // Over a short table, as below.
    ("more_options", |harness| at(harness, "zoe@").keys(".")),
    ("user", |harness| at(harness, "zoe@").keys("<enter>")),
    ("user_apps", |harness| at(harness, "zoe@").keys("<enter><end><enter>jjj")),
    ("user_changed", |harness| on_product(at(harness, "jonis").keys("<enter>"), "Power Automate Free").keys("<space>")),
    ("user_account", |harness| at(harness, "license@").keys("<enter><left>")),
    ("guests", |harness| harness.goes_to("nav-guest-users")),
    ("deleted_users", |harness| at(harness, "jonis").keys("x<shift-tab><enter><enter>").goes_to("nav-deleted-users")),
    ("restore_user", |harness| {
        at(harness, "jonis").keys("x<shift-tab><enter><enter>").goes_to("nav-deleted-users").keys("<enter>")
    }),
    ("delete_users", |harness| at(harness, "anna").keys("ax")),
    ("add_user", |harness| harness.keys("n").types("Ada").keys("<tab>").types("Lovelace")),
    ("add_user_licenses", |harness| {
        harness.keys("n").types("Ada").keys("<tab><tab><tab>").types("ada").keys("<ctrl-s>")
    }),
    ("add_user_review", |harness| {
        let licenses = harness.keys("n").types("Ada").keys("<tab><tab><tab>").types("ada").keys("<ctrl-s>");
        licenses.keys("<enter><enter>j<space><ctrl-s><ctrl-s><ctrl-s>")
    }),
    ("add_users", |harness| harness.keys("N")),
    ("add_users_found", |harness| add_users::read(harness, "taken")),
    ("add_users_no_seats", |harness| {
        on_product(add_users::located(harness, "starters"), "Office 365 E3").keys("<space>")
    }),
    ("add_users_review", |harness| {
        on_product(add_users::located(harness, "starters"), "Office 365 E3").keys("<space>l<ctrl-s>")
    }),
    ("directory", |harness| harness.goes_to("nav-directory").keys("f")),
    ("person", |harness| assignments(harness, "zoe@").keys("<esc><enter>")),
    ("person_profile", |harness| assignments(harness, "license@").keys("<esc>k")),
    ("assignments", |harness| on_product(assignments(harness, "zoe@"), "Office 365 E3").keys("<tab>")),
    ("licenses", |harness| harness.goes_to("nav-licenses")),
    ("reports", |harness| harness.goes_to("nav-reports").keys("<tab><tab>")),
    ("export_users", |harness| harness.keys("e")),
    ("product", |harness| product(harness, "office 365 e3")),
    ("subscriptions", |harness| product(harness, "power bi").keys("<tab><tab>")),
    ("your_products", |harness| harness.goes_to("nav-your-products").keys("s")),
    ("purchase", |harness| harness.goes_to("nav-your-products").keys("/").types("visio").keys("<enter><enter>")),
    ("seats", |harness| {
        harness.goes_to("nav-your-products").keys("/").types("office 365 e1").keys("<enter>x<backspace>")
    }),
    ("take_over", |harness| harness.goes_to("nav-your-products").keys("/").types("automate premium").keys("<enter>t")),
    ("take_over_sure", |harness| {
        harness.goes_to("nav-your-products").keys("/").types("automate premium").keys("<enter>t<enter><ctrl-s>")
    }),
    ("services", |harness| at(product(harness, "office 365 e3"), "begona").keys("<enter>j<space>")),
    ("assign", |harness| product(harness, "project plan 3").keys("n").types("lidia").keys("<enter>")),
    ("unassign", |harness| at(product(harness, "project plan 3"), "jo").keys("ax")),
    ("manage_how", |harness| at(harness, "anna").keys("am")),
    ("manage_what", |harness| on_product(adding_to(harness, "daan"), "Office 365 E3").keys("<space>")),
    ("manage_no_seats", |harness| on_product(adding_to(harness, "a"), "Office 365 E5").keys("<space>")),
    ("manage_done", |harness| on_product(adding_to(harness, "daan"), "Power Automate Free").keys("<space><ctrl-s>")),
    ("undo", |harness| {
        on_product(adding_to(harness, "daan"), "Power Automate Free").keys("<space><ctrl-s><enter><esc>u")
    }),
    ("changes", |harness| {
        on_product(adding_to(harness, "daan"), "Power Automate Free")
            .keys("<space><ctrl-s><enter><esc>u<shift-tab><enter><enter>")
            .goes_to("nav-changes")
    }),
    // Over an empty table: what the list hides of the rows behind it is no word cut.
    ("help", |harness| harness.keys("/").types("zzzz").keys("<enter>?")),
];

/// The hints in the footer, but for those of the whole program, which give way where a page has many.
fn hints(screen: &str) -> usize {
    let footer = screen.lines().next_back().unwrap_or_default().trim_start();
    footer.split("  ").filter(|hint| hint.contains(' ') && !hint.starts_with(['u', 'g', ':'])).count()
}

/// What had to be cut, but for names, which are the same in the `other` language.
fn cut(screen: &str, other: &str) -> Vec<String> {
    let before = screen.lines().flat_map(|line| line.match_indices('…').map(|(at, _)| &line[..at]));
    let words = before.filter_map(|line| line.rsplit("  ").next()).map(|words| words.trim_start_matches(['│', ' ']));
    words.filter(|words| !other.contains(words)).map(str::to_owned).collect()
}

#[test]
fn every_language_has_room_at_80_by_24() {
    let mut narrow = Vec::new();
    for &(stop, go) in TOUR {
        let at = |language| {
            let harness = go(Harness::speaking(language));
            (harness.text(), harness.resized(240, 60).text())
        };
        let (english, wide_english) = at(Language::English);
        for language in [Language::Dutch, Language::Swedish] {
            let (screen, wide) = at(language);
            let (own, most) = (cut(&screen, &wide_english), cut(&english, &wide));
            let wrong = [
                (hints(&screen) < hints(&english)).then(|| "a hint has no room".to_owned()),
                (screen.matches(" ]").count() < english.matches(" ]").count())
                    .then(|| "a button has no room".to_owned()),
                (own.len() > most.len()).then(|| format!("cut are {own:?}, in English {most:?}")),
                screen.lines().any(|line| text::width(line) > 80).then(|| "a line is too long".to_owned()),
            ];
            let wrong = wrong.into_iter().flatten();
            narrow.extend(wrong.map(|what| format!("{}, {}: {what}\n{screen}", language.code(), stop)));
            assert_snapshot!(format!("{}_{}", language.code(), stop), screen);
        }
    }
    assert!(narrow.is_empty(), "{}", narrow.join("\n\n"));
}

#[test]
fn another_language_is_spoken_at_once_and_everywhere() {
    let kinds = ["user", "product", "services", "assign", "unassign", "manage_no_seats", "undo", "changes"];
    for (stop, go) in TOUR.iter().copied().filter(|(stop, _)| kinds.contains(stop)) {
        let switched = go(Harness::speaking(Language::English)).keys("<f2><down><enter>");
        // The toast of what was just done goes with the next key.
        let dutch = go(Harness::speaking(Language::Dutch)).keys("<f2><esc>");
        assert_eq!(switched.text(), dutch.text(), "{stop}");
    }
}

#[test]
fn numbers_are_written_as_the_language_does() {
    let written = |language| Words::of(language).number(-1_234_567);
    assert_eq!(written(Language::English), "-1,234,567");
    assert_eq!(written(Language::Dutch), "-1.234.567");
    assert_eq!(written(Language::Swedish), "-1\u{a0}234\u{a0}567");
}
