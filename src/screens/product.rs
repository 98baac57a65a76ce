//! A product's details: its numbers, who holds it, what was bought of it (DOMAIN R128).

mod groups;
pub mod keys;
pub mod subscriptions;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use self::groups::Groups;
use self::keys::{BINDINGS, Command};
use self::subscriptions::Subscriptions;
use super::page;
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::product::Product as Details;
use crate::domain::query::UserQuery;
use crate::domain::role::Right;
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::{choice, draw, tabs};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Panel};
use crate::message::event::Event;
use crate::roster::{Roster, columns};

/// The page of one product.
pub struct Product {
    sku: SkuId,
    roster: Roster,
    groups: Groups,
    subscriptions: Subscriptions,
    tabs: &'static [Tab],
    /// Which of them.
    at: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Users,
    Groups,
    Subscriptions,
}

impl Tab {
    const OF_USERS: &'static [Self] = &[Self::Users, Self::Groups, Self::Subscriptions];
    /// A product for devices shows its subscriptions first: one of them is chosen to be assigned (R41).
    const OF_DEVICES: &'static [Self] = &[Self::Subscriptions, Self::Groups];

    const fn title(self) -> &'static str {
        match self {
            Self::Users => "tab-users",
            Self::Groups => "tab-groups",
            Self::Subscriptions => "tab-subscriptions",
        }
    }
}

impl Product {
    /// The page, and the question for the product's users.
    pub fn open(sku: SkuId, cx: &Context) -> (Self, Effects) {
        let mut roster = Roster::new(columns::HOLDERS, UserQuery::holders(sku));
        let effects = roster.ask(cx).and([Effect::LoadProducts, Effect::LoadGroups]);
        let tabs = if cx.product(sku).is_some_and(|product| product.device) { Tab::OF_DEVICES } else { Tab::OF_USERS };
        let (groups, subscriptions) = (Groups::new(sku, cx), Subscriptions::new(sku, cx));
        (Self { sku, roster, groups, subscriptions, tabs, at: 0 }, effects)
    }

    fn tab(&self) -> Tab {
        self.tabs.get(self.at).copied().unwrap_or(Tab::Subscriptions)
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let nobody = || self.roster.current().is_none().then(|| cx.say("roster-nobody"));
        let elsewhere = || (self.tab() != Tab::Users).then(|| cx.say("product-users-tab-only"));
        match command {
            Command::NextTab => None,
            Command::Assign => cx.denied(Right::License).or_else(|| {
                let product = cx.product(self.sku)?;
                product.device.then(|| cx.say("product-choose-subscription"))
            }),
            Command::Unassign => cx.denied(Right::License).or_else(elsewhere).or_else(nobody),
            Command::Export => cx.denied_everybody().or_else(elsewhere),
            Command::Services | Command::User => elsewhere().or_else(nobody),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(reason) = self.reason(command, cx) {
            return Effects::say(reason);
        }
        let current = self.roster.current();
        match command {
            Command::Assign => Effect::Show(Panel::Assign(self.sku)).into(),
            Command::Unassign => Effect::Show(Panel::Unassign(self.sku, self.roster.selected())).into(),
            Command::Services => {
                current.map(|user| Effect::Show(Panel::Services(user, self.sku))).into_iter().collect()
            }
            Command::User => current.map(|user| Effect::Show(Panel::User(user))).into_iter().collect(),
            Command::Export => Effect::Show(Panel::ExportUsers(self.roster.whom())).into(),
            Command::NextTab => {
                self.at = (self.at + 1) % self.tabs.len();
                Effects::none()
            }
        }
    }

    /// "27 available   3 assigned   30 total", then what the product is called elsewhere.
    fn numbers(&self, buf: &mut Buffer, area: Rect, cx: &Context) -> Rect {
        let Some(product) = cx.product(self.sku) else { return area };
        let style = if product.available() < 0 { cx.theme.refused } else { cx.theme.text };
        let number = |id, count: i64| cx.tell(id, [("count", count.into())]) + "   ";
        let parts = vec![
            Span::styled(number("product-available", product.available()), style),
            Span::raw(number("product-assigned", product.assigned.into())),
            Span::raw(number("product-total", product.total().into())),
            Span::raw(warnings(product, cx)),
        ];
        draw::line(buf, area, &Line::from(parts), Alignment::Left);
        let rest = draw::below(area, 1);
        draw::text(buf, rest, &format!("{} · {}", product.part_number, product.sku), cx.theme.dim);
        draw::below(rest, 1)
    }
}

/// Seats that are about to go, or that cannot be used.
fn warnings(product: &Details, cx: &Context) -> String {
    let units = product.units();
    let told =
        [("status-expiring", units.warning), ("product-suspended", units.suspended), ("status-errors", product.errors)];
    let told = told.into_iter().filter(|(_, count)| *count > 0);
    told.map(|(id, count)| ["! ", &cx.tell(id, [("count", count.into())]), "   "].concat()).collect()
}

impl Layer for Product {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("nav-billing"), cx.say("nav-licenses"), cx.product_name(self.sku)]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let own = cx.hints(BINDINGS, |command| self.reason(*command, cx));
        let of_tab = match self.tab() {
            Tab::Users => return [self.roster.hints(cx), own].concat(),
            Tab::Groups => self.groups.hints(cx),
            Tab::Subscriptions => self.subscriptions.hints(cx),
        };
        // A key means what it does on this tab.
        let free = |hint: &Hint| !of_tab.iter().any(|other| other.keys == hint.keys);
        let rest: Vec<_> = own.into_iter().filter(free).collect();
        [of_tab, rest].concat()
    }

    fn open_list(&self) -> Option<choice::Keys> {
        if self.tab() == Tab::Subscriptions { self.subscriptions.open_list() } else { None }
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        let taken = match self.tab() {
            Tab::Users => self.roster.key(key, cx),
            Tab::Groups => self.groups.key(key, cx),
            Tab::Subscriptions => self.subscriptions.key(key, cx),
        };
        taken.or_else(|| binding::find(BINDINGS, key).map(|row| self.run(row.command, cx)))
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        self.roster.paste(text, cx)
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        if let Event::ProductsLoaded(_) = event {
            self.subscriptions.read(cx);
        }
        match event {
            Event::GroupsLoaded(_) => self.groups.read(cx),
            Event::TenantChanged => return self.roster.on_event(event, cx).and(Effect::LoadGroups),
            _ => {}
        }
        if let Event::Finished(_) = event {
            // Whoever was just unassigned must not stay selected out of sight.
            self.roster.unmark();
        }
        self.roster.on_event(event, cx)
    }

    fn wants(&self) -> Vec<UserKey> {
        self.roster.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let own = cx.hints(BINDINGS, |command| self.reason(*command, cx));
        let bar = if self.tab() == Tab::Users { own } else { self.hints(cx) };
        let (search, rest) = page::head(buf, area, cx, &self.trail(cx), &bar);
        let rest = self.numbers(buf, rest, cx);
        let titles: Vec<_> = self.tabs.iter().map(|tab| cx.say(tab.title())).collect();
        let count = match self.tab() {
            Tab::Users => draw::text_right(buf, rest, &self.roster.count(cx), cx.theme.dim) + 2,
            Tab::Groups | Tab::Subscriptions => 0,
        };
        let room = Rect { width: rest.width.saturating_sub(count), ..rest };
        let body = tabs::draw(buf, room, &cx.theme, &titles.iter().map(String::as_str).collect::<Vec<_>>(), self.at);
        let body = Rect { width: rest.width, ..body };
        match self.tab() {
            Tab::Users => {
                self.roster.draw_search(buf, search, cx);
                self.roster.draw(buf, body, cx, true);
            }
            Tab::Groups => self.groups.draw(buf, body, cx),
            Tab::Subscriptions => self.subscriptions.draw(buf, body, cx),
        }
        self.subscriptions.draw_over(buf, area, cx);
    }
}
