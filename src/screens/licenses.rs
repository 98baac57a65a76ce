//! **Billing** › **Licenses**: a row per product, and how many seats are left (DOMAIN R3, R127).

mod columns;
pub mod keys;

use std::cmp::Reverse;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::keys::{BINDINGS, Command};
use super::list::{Heard, List};
use super::page;
use crate::domain::product::Product;
use crate::domain::query::UserQuery;
use crate::domain::role::Right;
use crate::domain::text::fold;
use crate::domain::users_file::Whom;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::table::Row;
use crate::kit::{draw, text};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Page, Panel};
use crate::message::event::Event;

/// The page.
#[derive(Default)]
pub struct Licenses {
    list: List,
    fewest_first: bool,
}

impl Licenses {
    /// The page; the products are read anew.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let mut page = Self::default();
        page.list.fit(page.shown(cx).len());
        (page, Effect::LoadProducts.into())
    }

    fn shown<'c>(&self, cx: &'c Context) -> Vec<&'c Product> {
        let wanted = self.list.wanted();
        let matches = |product: &&Product| {
            fold(&product.display_name).contains(&wanted) || fold(&product.part_number).contains(&wanted)
        };
        let mut shown: Vec<_> = cx.products.iter().filter(matches).collect();
        if self.fewest_first {
            // Products without seats of their own have none to run out of: they go last.
            shown.sort_by_key(|product| (Reverse(product.total() > 0), product.available()));
        }
        shown
    }

    fn current<'c>(&self, cx: &'c Context) -> Option<&'c Product> {
        self.list.cursor().and_then(|row| self.shown(cx).get(row).copied())
    }

    /// The box is filled with what makes good for an overdrawn product (R84).
    fn purchase(&self, cx: &Context) -> Option<Result<Panel, String>> {
        let product = self.current(cx)?;
        Some(cx.buying(product.sku, usize::try_from(-product.available()).unwrap_or(0)))
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let none = || self.current(cx).is_none().then(|| cx.say("licenses-none"));
        match command {
            Command::Open => none(),
            Command::Buy => cx.denied(Right::Billing).or_else(none).or_else(|| self.purchase(cx)?.err()),
            Command::Export => cx.denied_everybody().or_else(none),
            Command::Search | Command::Sort | Command::Refresh => None,
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        let current = self.current(cx).map(|product| product.sku);
        match command {
            Command::Open => current.map(|sku| Effect::Go(Page::Product(sku))).into_iter().collect(),
            Command::Buy => self.purchase(cx).and_then(Result::ok).map(Effect::Show).into_iter().collect(),
            Command::Export => {
                let whom = current.map(|sku| Whom::Found(UserQuery::holders(sku)));
                whom.map(|whom| Effect::Show(Panel::ExportUsers(whom))).into_iter().collect()
            }
            Command::Search => self.list.search(),
            Command::Sort => {
                self.fewest_first = !self.fewest_first;
                Effects::none()
            }
            Command::Refresh => Effect::LoadProducts.into(),
        }
    }
}

impl Layer for Licenses {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("nav-billing"), cx.say("nav-licenses")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |command| self.reason(*command, cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        Some(match self.list.key(key, BINDINGS)? {
            Heard::Command(command) => self.run(command, cx),
            Heard::Listed => {
                self.list.fit(self.shown(cx).len());
                Effects::none()
            }
        })
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        self.list.paste(text);
        self.list.fit(self.shown(cx).len());
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match event {
            Event::ProductsLoaded(_) => {
                self.list.fit(self.shown(cx).len());
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (search, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        self.list.draw_search(buf, search, cx, "licenses-search");
        let shown = self.shown(cx);
        let overdrawn = cx.products.iter().any(|product| product.available() < 0);
        let columns = columns::fitting(rest.width, overdrawn);
        let titles: Vec<String> = columns.iter().map(|column| cx.say(column.title)).collect();
        let heads: Vec<_> = columns.iter().zip(&titles).map(|(column, title)| column.head(title)).collect();
        let empty = if cx.loaded { cx.say("licenses-none") } else { cx.say("loading") };
        let table = self.list.table(&heads, &empty);
        let mut room = draw::below(rest, 1);
        // The ways out of what is overdrawn stand where the eye is (R84).
        if let Some(over) = self.current(cx).map(|product| -product.available()).filter(|over| *over > 0) {
            let words = text::wrap(&cx.tell("licenses-ways", [("count", over.into())]), usize::from(room.width));
            room.height = room.height.saturating_sub(draw::cells(words.len()) + 1);
            draw::lines(buf, draw::below(rest, room.height + 2), &words, cx.theme.refused);
        }
        table.draw(buf, room, &cx.theme, |row| {
            let Some(product) = shown.get(row) else { return Row::default() };
            let cells = columns.iter().map(|column| (column.cell)(product, cx)).collect();
            Row { cells, ..Row::default() }
        });
    }
}
