//! The key reference, made from the same rows as the footer, the help and the palette.

use super::keys::BINDINGS;
use crate::keys::Key;
use crate::keys::binding::Binding;
use crate::kit::{choice, listing};
use crate::wording::Words;
use crate::{panels, roster, screens};

type Rows = Vec<(&'static [Key], &'static str)>;

/// The reference as Markdown: a table of keys per place.
#[must_use]
pub fn markdown(words: &Words) -> String {
    let places: Vec<(&str, Rows)> = vec![
        ("keys-everywhere", rows(BINDINGS)),
        ("keys-lists", rows(listing::MOTIONS)),
        ("keys-user-tables", rows(roster::keys::BINDINGS)),
        ("nav-active-users", rows(screens::users::keys::BINDINGS)),
        ("nav-deleted-users", rows(screens::deleted_users::keys::BINDINGS)),
        ("nav-directory", rows(screens::directory::keys::DIRECTORY)),
        ("directory-user", rows(screens::person::keys::BINDINGS)),
        ("assignments-title", rows(screens::assignments::keys::BINDINGS)),
        ("nav-licenses", rows(screens::licenses::keys::BINDINGS)),
        ("column-product", rows(screens::product::keys::BINDINGS)),
        ("nav-your-products", rows(screens::subscriptions::keys::BINDINGS)),
        ("tab-subscriptions", rows(screens::product::subscriptions::BINDINGS)),
        ("nav-active-groups", rows(screens::groups::keys::BINDINGS)),
        ("cli-group", rows(screens::group::keys::BINDINGS)),
        ("nav-allotments", rows(screens::allotments::keys::BINDINGS)),
        ("cli-allotment", rows(screens::allotment::keys::BINDINGS)),
        ("nav-devices", rows(screens::devices::keys::BINDINGS)),
        ("nav-changes", rows(screens::changes::keys::BINDINGS)),
        ("nav-reports", rows(screens::reports::keys::BINDINGS)),
        ("keys-panels", panels::keys::all()),
        ("keys-open-lists", rows(choice::BINDINGS)),
    ];
    let mut text = String::from("| where | keys | what |\n|---|---|---|\n");
    for (place, rows) in places {
        for (keys, label) in rows {
            let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
            text += &["| ", &words.say(place), " | ", &keys.join(" "), " | ", &words.say(label), " |\n"].concat();
        }
    }
    text
}

fn rows<C>(table: &'static [Binding<C>]) -> Rows {
    table.iter().map(|row| (row.keys, row.label)).collect()
}
