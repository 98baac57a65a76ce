//! The pane **Product licenses** of the older admin center: a switch per product and per service of one user (DOMAIN
//! R35, R107). A product switched off is taken away.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Command as Button, Dialog};
use super::edits::Edits;
use super::manage_licenses::{CHOOSE, Command};
use super::steps::{Focus, Press};
use super::toggles::{self, Item, Mark, Target};
use super::verdict::{Fix, Verdict};
use super::{account, locations};
use crate::domain::change::Action;
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::job::Job;
use crate::domain::location::Location;
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::choice::{Choice, Picked};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::kit::toast::{Kind, Toast};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The pane.
pub struct ProductLicenses {
    key: UserKey,
    edits: Edits,
    /// Products whose services are in sight.
    open: BTreeSet<SkuId>,
    list: Listing,
    dialog: Dialog,
    verdict: Verdict,
    location: Option<Choice<Location>>,
}

impl ProductLicenses {
    /// The pane with the keyboard on the first product.
    pub fn open(user: UserKey, cx: &Context) -> (Self, Effects) {
        let mut pane = Self {
            key: user,
            edits: Edits::default(),
            open: BTreeSet::new(),
            list: Listing::new(0),
            dialog: Dialog::new(Focus(None)),
            verdict: Verdict::alone(),
            location: None,
        };
        pane.list = Listing::new(pane.items(cx).len());
        pane.list.go(1);
        (pane, Effects::none())
    }

    fn action(&self, cx: &Context) -> Option<Action> {
        self.edits.action(cx.users.get(&self.key)?)
    }

    fn job(&self, action: Action) -> Job {
        Job { action, users: vec![self.key], skip_refused: false }
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        if let Some(action) = self.action(cx) {
            self.verdict.ask(self.job(action), cx)
        } else {
            self.verdict.forget();
            Effects::none()
        }
    }

    fn items(&self, cx: &Context) -> Vec<Item> {
        let Some(user) = cx.users.get(&self.key) else { return vec![Item::note(cx.say("loading"))] };
        let location = self.edits.location.or(user.location);
        let mut items = vec![Item {
            target: Target::Location,
            note: location.map_or_else(|| cx.say("location-none"), |location| cx.words.country(location)),
            ..Item::note(cx.say("select-location"))
        }];
        for product in cx.products.iter().filter(|product| product.for_users && !product.device) {
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

    fn presses(&self, cx: &Context) -> Vec<Press<Button>> {
        self.dialog.presses(cx, "button-save", || {
            let nothing = || self.action(cx).is_none().then(|| cx.say("user-nothing-changed"));
            let denied =
                cx.users.get(&self.key).map_or_else(|| Some(cx.say("loading")), |user| cx.denied_licenses_of(user));
            denied.or_else(nothing).or_else(|| self.verdict.reason(cx))
        })
    }

    fn flip(&mut self, target: Target, cx: &Context) -> Effects {
        if let Some(user) = cx.users.get(&self.key) {
            self.edits.flip(user, target);
        }
        self.list.clamp(self.items(cx).len());
        self.ask(cx)
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
                if !self.open.remove(&sku) {
                    self.open.insert(sku);
                }
                self.list.clamp(self.items(cx).len());
                Effects::none()
            }
            (Command::Flip, _, Some(text)) => Effect::Say(Toast { kind: Kind::Info, text: text.clone() }).into(),
            (Command::Flip, target, None) => self.flip(target, cx),
            _ => Effects::none(),
        }
    }

    fn location_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match self.location.as_mut()?.key(key) {
            Picked::Not => return Some(Effects::none()),
            Picked::Closed => self.location = None,
            Picked::One(location) => {
                self.location = None;
                let now = cx.users.get(&self.key).and_then(|user| user.location);
                self.edits.location = (now != Some(location)).then_some(location);
                return Some(self.ask(cx));
            }
        }
        Some(Effects::none())
    }
}

impl Layer for ProductLicenses {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("product-licenses-title")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        self.dialog.hints(cx, &self.presses(cx), || {
            let items = self.items(cx);
            let locked = self.list.cursor().and_then(|row| items.get(row)?.locked.clone());
            let flip = |command: &Command| if *command == Command::Flip { locked.clone() } else { None };
            [cx.hints(CHOOSE, flip), self.verdict.hints(cx)].concat()
        })
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(effects) = self.location_key(key, cx) {
            return Some(effects);
        }
        if !self.dialog.is_begun() {
            match self.verdict.key(key, cx) {
                Some(Ok(effects)) => return Some(effects),
                Some(Err(Fix::SwitchOff(sku, plan))) => return Some(self.flip(Target::Service(sku, plan), cx)),
                Some(Err(Fix::LeaveOut(_))) | None => {}
            }
        }
        // Without anything to save the button cannot be pressed; an empty edit the rules would refuse as well.
        let nothing = Action::Edit { location: None, grants: Vec::new(), remove: Vec::new() };
        let (presses, job) = (self.presses(cx), self.job(self.action(cx).unwrap_or(nothing)));
        if let Some(effects) = self.dialog.key(key, &presses, 1, || job) {
            return Some(effects);
        }
        if let Some(row) = binding::find(CHOOSE, key) {
            return Some(self.run(row.command, cx));
        }
        motion(key).map(|motion| {
            self.list.apply(motion);
            Effects::none()
        })
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        if self.dialog.on_event(event) {
            return Effects::none();
        }
        self.verdict.on_event(event);
        match event {
            Event::UsersLoaded(_) | Event::ProductsLoaded(_) => {
                self.list.clamp(self.items(cx).len());
                Effects::none()
            }
            Event::TenantChanged => self.ask(cx),
            _ => Effects::none(),
        }
    }

    fn wants(&self) -> Vec<UserKey> {
        [vec![self.key], self.dialog.wants()].concat()
    }

    fn unsaved(&self) -> usize {
        if self.dialog.is_begun() { 0 } else { self.edits.count() }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let user = cx.users.get(&self.key);
        let subtitle =
            user.map(|user| format!("{} · {}", user.display_name, account::subtitle(user, cx))).unwrap_or_default();
        let panel = Panel { title: &self.trail(cx).concat(), corner: &cx.say("corner-esc"), subtitle: &subtitle };
        let Some(room) = self.dialog.draw(buf, area, cx, &panel, &self.presses(cx)) else { return };
        let mut room = self.verdict.draw(buf, room, cx);
        if user.is_some_and(|user| user.licenses.is_empty()) {
            let rows = draw::paragraph(buf, room, &cx.say("product-licenses-why"), cx.theme.dim);
            room = draw::below(room, rows + 1);
        }
        toggles::draw(buf, room, cx, &self.items(cx), &self.list, self.dialog.in_body());
        if let Some(choice) = &self.location {
            choice.draw(buf, area, &cx.theme);
        }
        self.verdict.draw_over(buf, area, cx);
    }
}
