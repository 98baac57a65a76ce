//! A product's details: its numbers, who holds it, what was bought of it (DOMAIN R128).

mod groups;
pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use self::groups::Groups;
use self::keys::{BINDINGS, Command};
use super::page;
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::product::{Product as Details, Subscription};
use crate::domain::query::UserQuery;
use crate::domain::role::Right;
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::column::{Column, Width};
use crate::kit::listing::{Listing, motion};
use crate::kit::table::{Row, Table};
use crate::kit::toast::{Kind, Toast};
use crate::kit::{draw, tabs};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Panel};
use crate::message::event::Event;
use crate::roster::{Roster, columns};

/// The page of one product.
pub struct Product {
    sku: SkuId,
    roster: Roster,
    groups: Groups,
    subscriptions: Listing,
    tab: Tab,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Users,
    Groups,
    Subscriptions,
}

impl Product {
    /// The page, and the question for the product's users.
    pub fn open(sku: SkuId, cx: &Context) -> (Self, Effects) {
        let mut roster = Roster::new(columns::HOLDERS, UserQuery::holders(sku));
        let effects = roster.ask(cx).and([Effect::LoadProducts, Effect::LoadGroups]);
        let subscriptions = Listing::new(cx.product(sku).map_or(0, |product| product.subscriptions.len()));
        (Self { sku, roster, groups: Groups::new(sku, cx), subscriptions, tab: Tab::Users }, effects)
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let nobody = || self.roster.current().is_none().then(|| cx.say("roster-nobody"));
        match command {
            Command::NextTab => None,
            Command::Assign => cx.denied(Right::License).or_else(|| {
                let product = cx.product(self.sku)?;
                product.device.then(|| cx.say("denied-device"))
            }),
            _ if self.tab != Tab::Users => Some(cx.say("product-users-tab-only")),
            Command::Unassign => cx.denied(Right::License).or_else(nobody),
            Command::Export => cx.denied_everybody(),
            Command::Services | Command::User => nobody(),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(reason) = self.reason(command, cx) {
            return Effect::Say(Toast { kind: Kind::Info, text: reason }).into();
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
                self.tab = match self.tab {
                    Tab::Users => Tab::Groups,
                    Tab::Groups => Tab::Subscriptions,
                    Tab::Subscriptions => Tab::Users,
                };
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

    fn draw_subscriptions(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let none = Vec::new();
        let subscriptions = cx.product(self.sku).map_or(&none, |product| &product.subscriptions);
        let titles =
            ["column-status", "column-seats", "column-renews", "column-bought-by", "column-id"].map(|id| cx.say(id));
        let heads = [
            Column::text(&titles[0], Width::Fixed(12)),
            Column::number(&titles[1], Width::Fixed(8)),
            Column::text(&titles[2], Width::Fixed(12)),
            Column::text(&titles[3], Width::Fill(1)),
            Column::text(&titles[4], Width::Fill(2)),
        ];
        let empty = cx.say("product-no-subscription");
        let table = Table { columns: &heads, mark: None, list: &self.subscriptions, focused: true, empty: &empty };
        table.draw(buf, area, &cx.theme, |row| match subscriptions.get(row) {
            Some(subscription) => Row { cells: subscription_cells(subscription, cx), ..Row::default() },
            None => Row::default(),
        });
    }
}

fn subscription_cells(subscription: &Subscription, cx: &Context) -> Vec<Line<'static>> {
    let renews = subscription.next_lifecycle.as_deref().and_then(|at| at.get(..10)).unwrap_or("–").to_owned();
    let status = cx.say(&format!("subscription-{}", subscription.status.word().to_lowercase()));
    vec![
        (if subscription.trial { cx.tell("subscription-trial", [("status", status.into())]) } else { status }).into(),
        cx.words.number(subscription.total).into(),
        renews.into(),
        subscription.self_service.clone().unwrap_or_else(|| cx.say("bought-by-organization")).into(),
        Line::styled(subscription.id.to_string(), cx.theme.dim),
    ]
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
        match self.tab {
            Tab::Users => [self.roster.hints(cx), own].concat(),
            // A key means what it does on this tab.
            Tab::Groups => {
                let of_groups = self.groups.hints(cx);
                let free = |hint: &Hint| !of_groups.iter().any(|other| other.keys == hint.keys);
                let rest: Vec<_> = own.into_iter().filter(free).collect();
                [of_groups, rest].concat()
            }
            Tab::Subscriptions => own,
        }
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        let taken = match self.tab {
            Tab::Users => self.roster.key(key, cx),
            Tab::Groups => self.groups.key(key, cx),
            Tab::Subscriptions => motion(key).map(|motion| {
                self.subscriptions.apply(motion);
                Effects::none()
            }),
        };
        taken.or_else(|| binding::find(BINDINGS, key).map(|row| self.run(row.command, cx)))
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        self.roster.paste(text, cx)
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        if let Event::ProductsLoaded(_) = event {
            self.subscriptions.clamp(cx.product(self.sku).map_or(0, |product| product.subscriptions.len()));
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
        let bar = if self.tab == Tab::Groups { self.hints(cx) } else { own };
        let (search, rest) = page::head(buf, area, cx, &self.trail(cx), &bar);
        let rest = self.numbers(buf, rest, cx);
        let titles = ["tab-users", "tab-groups", "tab-subscriptions"].map(|id| cx.say(id));
        let count = match self.tab {
            Tab::Users => draw::text_right(buf, rest, &self.roster.count(cx), cx.theme.dim) + 2,
            Tab::Groups | Tab::Subscriptions => 0,
        };
        let room = Rect { width: rest.width.saturating_sub(count), ..rest };
        let body = tabs::draw(buf, room, &cx.theme, &titles.each_ref().map(String::as_str), self.tab as usize);
        let body = Rect { width: rest.width, ..body };
        match self.tab {
            Tab::Users => {
                self.roster.draw_search(buf, search, cx);
                self.roster.draw(buf, body, cx, true);
            }
            Tab::Groups => self.groups.draw(buf, body, cx),
            Tab::Subscriptions => self.draw_subscriptions(buf, body, cx),
        }
    }
}
