//! What opens over everything: the help, the command palette, the lists of pages and of languages.

use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::choice::{Choice, Item};
use crate::kit::text;
use crate::layer::Context;
use crate::message::effect::Page;
use crate::wording::Language;

/// A list over everything.
pub struct Overlay {
    /// The list.
    pub choice: Choice<Pick>,
}

/// What can be chosen from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Do as if this key were pressed.
    Press(Key),
    /// Go to this page.
    Go(Page),
    /// Speak this language.
    Speak(Language),
}

/// The pages of the navigation pane: section, name, page. Those of a section stand together.
pub const PLACES: &[(&str, &str, Page)] = &[
    ("nav-users", "nav-active-users", Page::Users),
    ("nav-users", "nav-guest-users", Page::Guests),
    ("nav-users", "nav-deleted-users", Page::DeletedUsers),
    ("nav-users", "nav-directory", Page::Directory),
    ("nav-groups", "nav-active-groups", Page::Groups),
    ("nav-groups", "nav-devices", Page::Devices),
    ("nav-billing", "nav-licenses", Page::Licenses),
    ("nav-billing", "nav-your-products", Page::Subscriptions),
    ("nav-billing", "nav-allotments", Page::Allotments),
    ("nav-activity", "nav-changes", Page::Changes),
    ("nav-activity", "nav-reports", Page::Reports),
];

/// Those of whoever sees nothing but what they own, the first of them first (DOMAIN R12).
const DELEGATED: &[(&str, &str, Page)] = &[
    ("nav-billing", "nav-allotments", Page::Allotments),
    ("nav-users", "nav-active-users", Page::Users),
    ("nav-groups", "nav-active-groups", Page::Groups),
    ("nav-activity", "nav-changes", Page::Changes),
];

/// The pages for whoever is signed in.
pub fn places(cx: &Context) -> &'static [(&'static str, &'static str, Page)] {
    if cx.by.is_delegate() { DELEGATED } else { PLACES }
}

impl Overlay {
    /// Every key that works now, the key in front.
    pub fn help(hints: Vec<Hint>, cx: &Context) -> Self {
        Self { choice: Choice::new(cx.say("help-title"), keys(hints)).filtered() }
    }

    /// Every command and every page by name.
    pub fn palette(hints: Vec<Hint>, cx: &Context) -> Self {
        let items = keys(hints).into_iter().chain(goals(cx)).collect();
        Self { choice: Choice::new(cx.say("palette-title"), items).filtered() }
    }

    /// The pages.
    pub fn places(cx: &Context) -> Self {
        Self { choice: Choice::new(cx.say("key-go-to"), goals(cx)) }
    }

    /// The languages, each by its own name.
    pub fn languages(cx: &Context) -> Self {
        let item = |value: Language| Item { value: Pick::Speak(value), label: value.name().to_owned(), reason: None };
        let spoken = Language::ALL.iter().position(|language| *language == cx.words.language());
        let items = Language::ALL.into_iter().map(item).collect();
        Self { choice: Choice::new(cx.say("key-language"), items).at(spoken.unwrap_or(0)) }
    }
}

fn keys(hints: Vec<Hint>) -> Vec<Item<Pick>> {
    let item = |hint: Hint| {
        let key = *hint.keys.first()?;
        let keys: Vec<_> = hint.keys.iter().map(ToString::to_string).collect();
        let label = format!("{} {}", text::pad_right(&keys.join(" "), 14), hint.label);
        Some(Item { value: Pick::Press(key), label, reason: hint.reason })
    };
    hints.into_iter().filter_map(item).collect()
}

fn goals(cx: &Context) -> Vec<Item<Pick>> {
    let item = |(section, name, page): &(&str, &str, Page)| Item {
        value: Pick::Go(*page),
        label: format!("{} › {}", cx.say(section), cx.say(name)),
        reason: None,
    };
    places(cx).iter().map(item).collect()
}
