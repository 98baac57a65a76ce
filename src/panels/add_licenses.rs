//! **Assign product licenses**, the step of both wizards that add users (DOMAIN R49 to R51): where the new users are,
//! and what all of them get.

use std::collections::BTreeSet;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draft::Draft;
use super::locations;
use super::toggles::{self, CHOOSE, Command, Item, Mark, Target};
use crate::domain::change::{Addition, Person};
use crate::domain::ids::{ServicePlanId, SkuId};
use crate::domain::location::Location;
use crate::domain::role::Role;
use crate::keys::Key;
use crate::keys::binding;
use crate::kit::choice::{self, Choice, Picked};
use crate::kit::draw;
use crate::kit::listing::{Listing, Motion};
use crate::layer::Context;
use crate::message::effect::Effects;

/// What was chosen so far.
pub struct AddLicenses {
    location: Option<Location>,
    locations: Option<Choice<Location>>,
    draft: Draft,
    /// **Create user without product license**.
    without: bool,
    /// The id of its words.
    label: &'static str,
    list: Listing,
}

impl AddLicenses {
    /// Nothing chosen. `label` is the id of the words for doing without a product.
    pub fn new(label: &'static str) -> Self {
        let (location, locations, draft) = (None, None, Draft::default());
        Self { location, locations, draft, without: false, label, list: Listing::new(0) }
    }

    /// Puts the cursor on the first row.
    pub fn enter(&mut self, cx: &Context) {
        self.list = Listing::new(self.items(cx).len());
    }

    /// These people with what was chosen, and with roles. Without a location nobody can get a product.
    pub fn addition(&self, people: Arc<[Person]>, roles: BTreeSet<Role>) -> Addition {
        let bare = self.without || self.location.is_none();
        let grants = if bare { Vec::new() } else { self.draft.grants() };
        Addition { people, location: self.location, grants, roles }
    }

    /// Why the step cannot be left forward, whatever the rules say.
    pub fn lacks(&self, cx: &Context) -> Option<String> {
        if self.location.is_none() {
            return Some(cx.say("add-location-first"));
        }
        (!self.without && self.draft.grants().is_empty()).then(|| cx.say("add-product-first"))
    }

    /// Leaves a service off.
    pub fn switch_off(&mut self, sku: SkuId, plan: ServicePlanId) {
        self.draft.switch_off(sku, plan);
    }

    fn place(&self, cx: &Context) -> Option<String> {
        self.location.map(|place| cx.words.country(place))
    }

    fn items(&self, cx: &Context) -> Vec<Item> {
        let note = self.place(cx).unwrap_or_else(|| cx.say("add-location-none"));
        let location = Item::new(Target::Location, Mark::None, false, cx.say("select-location"));
        let without = Item::new(Target::Section(0), Mark::Box, self.without, cx.say(self.label));
        let mut items = vec![Item { note, open: Some(false), ..location }, without];
        if !self.without {
            items.extend(self.draft.items(cx));
        }
        items
    }

    /// The keys of the list of locations, if it is open.
    pub fn open_list(&self) -> Option<choice::Keys> {
        self.locations.as_ref().map(|_| choice::BINDINGS)
    }

    /// Takes a key of the rows; an open list of locations takes every key.
    pub fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(picked) = choice::key_over(&mut self.locations, key) {
            if let Picked::One(location) = picked {
                self.location = Some(location);
            }
            return Some(Effects::none());
        }
        let row = binding::find(CHOOSE, key)?;
        let items = self.items(cx);
        let item = items.get(self.list.cursor()?)?;
        if let Some(text) = item.locked.clone() {
            return Some(Effects::say(text));
        }
        match (item.target, row.command) {
            (Target::Location, _) => self.locations = Some(locations::choice(cx)),
            (Target::Section(_), _) => self.without = !self.without,
            (Target::Product(sku), Command::Unfold) => self.draft.unfold(sku),
            (target, _) => self.draft.flip(target),
        }
        self.list.clamp(self.items(cx).len());
        Some(Effects::none())
    }

    /// Moves through the rows.
    pub fn go(&mut self, motion: Motion) {
        self.list.apply(motion);
    }

    /// Draws the rows.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool) {
        toggles::draw(buf, area, cx, &self.items(cx), &self.list, focused);
    }

    /// Draws the list of locations, if it is open, over everything.
    pub fn draw_over(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        if let Some(choice) = &self.locations {
            choice.draw(buf, area, &cx.theme);
        }
    }

    /// What was chosen, in words, for the review.
    pub fn told(&self, cx: &Context) -> [(&'static str, String); 2] {
        let grants = self.addition(Arc::default(), BTreeSet::new()).grants;
        let products = grants.iter().map(|grant| match grant.off.len() {
            0 => cx.product_name(grant.sku),
            off => format!("{} ({})", cx.product_name(grant.sku), cx.tell("add-apps-off", [("count", off.into())])),
        });
        [
            ("column-location", self.place(cx).unwrap_or_default()),
            ("column-licenses", joined(&products.collect::<Vec<_>>(), cx)),
        ]
    }
}

/// Names, or that there are none.
pub fn joined(names: &[String], cx: &Context) -> String {
    if names.is_empty() { cx.say("add-none") } else { names.join(", ") }
}

/// Draws what is reviewed, each with its name before it; gives back the room below.
pub fn draw_told(
    buf: &mut Buffer,
    area: Rect,
    cx: &Context,
    rows: impl IntoIterator<Item = (&'static str, String)>,
) -> Rect {
    rows.into_iter().fold(area, |rest, (name, value)| {
        draw::text(buf, rest, &cx.say(name), cx.theme.dim);
        let used = draw::paragraph(buf, draw::after(rest, 20), &value, cx.theme.text);
        draw::below(rest, used.max(1))
    })
}
