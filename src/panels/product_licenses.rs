//! The pane **Product licenses** of the older admin center: a switch per product and per service of one user (DOMAIN
//! R35, R107). A product switched off is taken away.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::edits::Edits;
use super::steps::Focus;
use super::toggles::{self, CHOOSE, Command, Item, Mark, Target};
use super::verdict::{Fix, Verdict};
use super::{account, locations};
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::job::{Forecast, Job};
use crate::domain::location::Location;
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::choice::{self, Choice, Picked};
use crate::kit::listing::{Listing, motion};
use crate::kit::{draw, marks};
use crate::layer::Context;
use crate::message::effect::Effects;
use crate::message::event::Event;

/// The user and the edits.
pub struct ProductLicenses {
    key: UserKey,
    edits: Edits,
    /// Products whose services are in sight.
    open: BTreeSet<SkuId>,
    list: Listing,
    location: Option<Choice<Location>>,
}

impl ProductLicenses {
    /// The pane with the keyboard on the first product.
    pub fn open(user: UserKey, cx: &Context) -> (Dialog<Self>, Effects) {
        let (edits, list) = (Edits::default(), Listing::new(0));
        let mut body = Self { key: user, edits, open: BTreeSet::new(), list, location: None };
        body.list.clamp(body.items(cx).len());
        body.list.go(1);
        Dialog::open(body, Focus(None), Verdict::alone(), cx)
    }

    fn items(&self, cx: &Context) -> Vec<Item> {
        let Some(user) = cx.users.get(&self.key) else { return vec![Item::note(cx.say("loading"))] };
        let mut items = vec![self.edits.location_row(user, cx)];
        for product in cx.products.iter().filter(|product| product.goes_to_users()) {
            let held = self.edits.holds(user, product.sku);
            let open = held && self.open.contains(&product.sku);
            items.push(Item { open: held.then_some(open), ..self.edits.product(user, product, Mark::Switch, cx) });
            if open {
                items
                    .extend(self.edits.services(user, product, Mark::Switch, cx).map(|item| Item { depth: 1, ..item }));
            }
        }
        items
    }

    fn flip(&mut self, target: Target, cx: &Context) {
        if let Some(user) = cx.users.get(&self.key) {
            self.edits.flip(user, target);
        }
        self.list.clamp(self.items(cx).len());
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        let items = self.items(cx);
        let Some(item) = self.list.cursor().and_then(|row| items.get(row)) else { return Effects::none() };
        match (command, item.target, &item.locked) {
            (_, Target::Location, _) => {
                self.location = Some(locations::choice(cx));
                Effects::none()
            }
            (Command::Unfold, Target::Product(sku), _) => {
                marks::flip(&mut self.open, sku);
                self.list.clamp(self.items(cx).len());
                Effects::none()
            }
            (Command::Flip, _, Some(text)) => Effects::say(text.clone()),
            (Command::Flip, target, None) => {
                self.flip(target, cx);
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn location_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        let picked = choice::key_over(&mut self.location, key)?;
        if let Picked::One(location) = picked {
            self.edits.locate(cx.users.get(&self.key), location);
        }
        Some(Effects::none())
    }
}

impl Body for ProductLicenses {
    fn title(&self, cx: &Context) -> String {
        cx.say("product-licenses-title")
    }

    fn subtitle(&self, cx: &Context) -> String {
        let user = cx.users.get(&self.key);
        user.map(|user| format!("{} · {}", user.display_name, account::subtitle(user, cx))).unwrap_or_default()
    }

    fn button(&self) -> &'static str {
        "button-save"
    }

    fn job(&self, cx: &Context) -> Option<Job> {
        let action = self.edits.action(cx.users.get(&self.key)?)?;
        Some(Job { action, users: vec![self.key], skip_refused: false })
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        let Some(user) = cx.users.get(&self.key) else { return Some(cx.say("loading")) };
        let nothing = || self.edits.action(user).is_none().then(|| cx.say("user-nothing-changed"));
        cx.denied_licenses_of(user).or_else(nothing)
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let items = self.items(cx);
        let locked = self.list.cursor().and_then(|row| items.get(row)?.locked.clone());
        cx.hints(CHOOSE, |command| if *command == Command::Flip { locked.clone() } else { None })
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.location.as_ref().map(|_| choice::BINDINGS)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(effects) = self.location_key(key, cx) {
            return Some(effects);
        }
        if let Some(row) = binding::find(CHOOSE, key) {
            return Some(self.run(row.command, cx));
        }
        self.list.apply(motion(key)?);
        Some(Effects::none())
    }

    fn fix(&mut self, fix: Fix, cx: &Context) {
        if let Fix::SwitchOff(sku, plan) = fix {
            self.flip(Target::Service(sku, plan), cx);
        }
    }

    fn on_event(&mut self, event: &Event, _: &mut Focus, cx: &Context) -> Effects {
        if matches!(event, Event::UsersLoaded(_) | Event::ProductsLoaded(_)) {
            self.list.clamp(self.items(cx).len());
        }
        Effects::none()
    }

    fn unsaved(&self) -> usize {
        self.edits.count()
    }

    fn wants(&self) -> Vec<UserKey> {
        vec![self.key]
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        let mut room = area;
        if cx.users.get(&self.key).is_some_and(|user| user.licenses.is_empty()) {
            let rows = draw::paragraph(buf, room, &cx.say("product-licenses-why"), cx.theme.dim);
            room = draw::below(room, rows + 1);
        }
        toggles::draw(buf, room, cx, &self.items(cx), &self.list, focused);
    }

    fn draw_over(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        if let Some(choice) = &self.location {
            choice.draw(buf, area, &cx.theme);
        }
    }
}
