//! Choosing a usage location by name.

use crate::domain::location::Location;
use crate::kit::choice::{Choice, Item};
use crate::layer::Context;

/// A list to choose one from.
pub fn choice(cx: &Context) -> Choice<Location> {
    Choice::new(cx.say("select-location"), items(cx)).filtered()
}

/// Every location there is, in order of name.
pub fn items(cx: &Context) -> Vec<Item<Location>> {
    let item = |value: Location| Item { value, label: format!("{} ({value})", cx.words.country(value)), reason: None };
    let mut items: Vec<_> = Location::all().map(item).collect();
    items.sort_by_cached_key(|item| cx.words.language().sort_key(&item.label));
    items
}
