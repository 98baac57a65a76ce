//! **Update license assignments**: products at the left, the services of the one under the keyboard at the right
//! (DOMAIN R36, R39).

pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::keys::{BINDINGS, Command};
use super::page;
use crate::domain::ids::UserKey;
use crate::domain::job::Job;
use crate::domain::product::Product;
use crate::keys::binding::{self, Hint};
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::{choice, draw};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;
use crate::panels::edits::Edits;
use crate::panels::steps::{Focus, Press, Pressed};
use crate::panels::toggles::{self, Item, Mark, Target};
use crate::panels::verdict::{Fix, Verdict};

/// The page.
pub struct Assignments {
    key: UserKey,
    edits: Edits,
    side: Side,
    products: Listing,
    services: Listing,
    focus: Focus,
    verdict: Verdict,
    /// The job that was asked for last is the saving of this page.
    saving: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Products,
    Services,
}

impl Assignments {
    /// The page with the keyboard on the first product.
    pub fn open(key: UserKey, cx: &Context) -> (Self, Effects) {
        let mut page = Self {
            key,
            edits: Edits::default(),
            side: Side::Products,
            products: Listing::new(shown(cx).count()),
            services: Listing::new(0),
            focus: Focus(None),
            verdict: Verdict::alone(),
            saving: false,
        };
        page.turn(cx);
        (page, Effects::none())
    }

    fn product<'c>(&self, cx: &'c Context) -> Option<&'c Product> {
        shown(cx).nth(self.products.cursor()?)
    }

    fn job(&self, cx: &Context) -> Option<Job> {
        let action = self.edits.action(cx.users.get(&self.key)?)?;
        Some(Job { action, users: vec![self.key], skip_refused: false })
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        self.verdict.ask(self.job(cx), cx)
    }

    /// The services at the right are those of another product.
    fn turn(&mut self, cx: &Context) {
        self.services = Listing::new(self.review(cx).len());
    }

    fn select(&self, cx: &Context) -> Vec<Item> {
        let Some(user) = cx.users.get(&self.key) else { return Vec::new() };
        shown(cx).map(|product| self.edits.product(user, product, Mark::Box, cx)).collect()
    }

    fn review(&self, cx: &Context) -> Vec<Item> {
        let (Some(user), Some(product)) = (cx.users.get(&self.key), self.product(cx)) else { return Vec::new() };
        if !self.edits.holds(user, product.sku) {
            return Vec::new();
        }
        self.edits.services(user, product, Mark::Box, cx).collect()
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let user = cx.users.get(&self.key);
        let reason = user
            .map_or_else(|| Some(cx.say("loading")), |user| cx.denied_licenses_of(user))
            .or_else(|| self.job(cx).is_none().then(|| cx.say("user-nothing-changed")))
            .or_else(|| self.verdict.reason(cx));
        vec![
            Press { command: Command::Save, label: "button-save", reason },
            Press { command: Command::Close, label: "button-cancel", reason: None },
        ]
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        match command {
            Command::Check => {
                let (items, list) = match self.side {
                    Side::Products => (self.select(cx), &self.products),
                    Side::Services => (self.review(cx), &self.services),
                };
                let (Some(item), Some(user)) = (list.cursor().and_then(|row| items.get(row)), cx.users.get(&self.key))
                else {
                    return Effects::none();
                };
                if let Some(text) = item.locked.clone() {
                    return Effects::say(text);
                }
                self.edits.flip(user, item.target);
                if self.side == Side::Products {
                    self.turn(cx);
                }
                self.ask(cx)
            }
            Command::Review => {
                self.side = if self.side == Side::Products { Side::Services } else { Side::Products };
                Effects::none()
            }
            Command::Save => {
                self.saving = true;
                self.job(cx).map(Effect::Run).into_iter().collect()
            }
            Command::Close => Effect::Back.into(),
        }
    }

    /// Takes the keys that move between the three parts: products, services, buttons.
    fn part_key(&mut self, key: Key) -> bool {
        let (inside, services) = (self.focus.0.is_none(), self.side == Side::Services);
        let side = match key.code {
            Code::Tab | Code::Right | Code::Char('l') if inside && !services => Side::Services,
            Code::BackTab | Code::Left | Code::Char('h') if inside && services => Side::Products,
            _ => return false,
        };
        self.side = side;
        true
    }

    fn draw_side(&self, buf: &mut Buffer, area: Rect, cx: &Context, side: Side) {
        let focused = self.focus.0.is_none() && self.side == side;
        let (title, items, list) = match side {
            Side::Products => (cx.say("assignments-select"), self.select(cx), &self.products),
            Side::Services => (cx.say("assignments-review"), self.review(cx), &self.services),
        };
        let style = if focused { cx.theme.accent.patch(cx.theme.bold) } else { cx.theme.bold };
        draw::text(buf, area, &title, style);
        let mut rest = draw::below(area, 1);
        if side == Side::Products && items.is_empty() && cx.loaded {
            draw::paragraph(buf, rest, &cx.say("licenses-none"), cx.theme.dim);
        }
        if side == Side::Services {
            let name = self.product(cx).map(|product| product.display_name.clone()).unwrap_or_default();
            draw::text(buf, rest, &name, cx.theme.dim);
            rest = draw::below(rest, 1);
            if items.is_empty() && self.product(cx).is_some() {
                draw::paragraph(buf, rest, &cx.say("assignments-not-chosen"), cx.theme.dim);
            }
        }
        // Why the row under the keyboard is locked has no room beside its name: the group must be named whole (R39).
        if let Some(locked) = list.cursor().and_then(|row| items.get(row)?.locked.as_ref()).filter(|_| focused) {
            rest.height = rest.height.saturating_sub(1);
            draw::text(buf, draw::below(Rect { height: rest.height + 1, ..rest }, rest.height), locked, cx.theme.warn);
        }
        toggles::draw(buf, rest, cx, &items, list, focused);
    }
}

/// The products that can go to users.
fn shown(cx: &Context) -> impl Iterator<Item = &Product> {
    cx.products.iter().filter(|product| product.goes_to_users())
}

impl Layer for Assignments {
    fn trail(&self, cx: &Context) -> Vec<String> {
        let name = cx.user_name(self.key);
        vec![cx.say("directory"), name, cx.say("assignments-title")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let (items, list) = match self.side {
            Side::Products => (self.select(cx), &self.products),
            Side::Services => (self.review(cx), &self.services),
        };
        let locked = list.cursor().and_then(|row| items.get(row)?.locked.clone());
        let own = cx.hints(BINDINGS, |command| if *command == Command::Check { locked.clone() } else { None });
        [own, self.verdict.hints(cx, false), Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.verdict.open_list()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match self.verdict.key(key, cx) {
            Some(Ok(effects)) => return Some(effects),
            Some(Err(Fix::SwitchOff(sku, plan))) => {
                if let Some(user) = cx.users.get(&self.key) {
                    self.edits.flip(user, Target::Service(sku, plan));
                }
                return Some(self.ask(cx));
            }
            Some(Err(Fix::LeaveOut(_))) | None => {}
        }
        if self.part_key(key) {
            return Some(Effects::none());
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => {
                if self.focus.0.is_none() && key.code == Code::Tab {
                    self.side = Side::Products;
                }
                return Some(effects);
            }
            Some(Pressed::Button(command)) => return Some(self.run(command, cx)),
            None => {}
        }
        if let Some(motion) = motion(key) {
            if self.side == Side::Services {
                self.services.apply(motion);
            } else {
                self.products.apply(motion);
                self.turn(cx);
            }
            return Some(Effects::none());
        }
        binding::find(BINDINGS, key).map(|row| self.run(row.command, cx))
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        self.verdict.on_event(event);
        match event {
            Event::UsersLoaded(_) | Event::ProductsLoaded(_) => {
                self.products.clamp(shown(cx).count());
                self.services.clamp(self.review(cx).len());
                Effects::none()
            }
            Event::Finished(result) if std::mem::take(&mut self.saving) && result.changed() > 0 => {
                self.edits = Edits::default();
                self.verdict.forget();
                Effects::none()
            }
            Event::TenantChanged => self.ask(cx),
            _ => Effects::none(),
        }
    }

    fn wants(&self) -> Vec<UserKey> {
        vec![self.key]
    }

    fn unsaved(&self) -> usize {
        self.edits.count()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (_, rest) = page::head(buf, area, cx, &self.trail(cx), &[]);
        let room = self.focus.draw(buf, rest, cx, &self.presses(cx));
        let room = self.verdict.draw(buf, room, cx, false);
        let left = (room.width / 2).min(60);
        self.draw_side(buf, Rect { width: left, ..room }, cx, Side::Products);
        self.draw_side(buf, draw::after(room, left + 2), cx, Side::Services);
        self.verdict.draw_over(buf, area, cx);
    }
}
