//! **Billing** › **Licenses**: a row per product, and how many seats are left (DOMAIN R3, R127).

mod columns;
pub mod keys;

use std::cmp::Reverse;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::keys::{BINDINGS, Command};
use super::page;
use super::search::Search;
use crate::domain::product::Product;
use crate::domain::query::UserQuery;
use crate::domain::text::fold;
use crate::domain::users_file::Whom;
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::listing::{Listing, motion};
use crate::kit::table::{Row, Table};
use crate::kit::text_field::Answer;
use crate::kit::toast::{Kind, Toast};
use crate::kit::{draw, text};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Page, Panel};
use crate::message::event::Event;

/// The page.
#[derive(Default)]
pub struct Licenses {
    list: Listing,
    search: Search,
    fewest_first: bool,
}

impl Licenses {
    /// The page; the products are read anew.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let mut page = Self::default();
        page.list.clamp(page.shown(cx).len());
        (page, Effect::LoadProducts.into())
    }

    fn shown<'c>(&self, cx: &'c Context) -> Vec<&'c Product> {
        let wanted = self.search.wanted();
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

    fn buy(&self, cx: &Context) -> Effects {
        if let Some(text) = self.reason(Command::Buy, cx) {
            return Effect::Say(Toast { kind: Kind::Info, text }).into();
        }
        self.purchase(cx).and_then(Result::ok).map(Effect::Show).into_iter().collect()
    }

    /// Those of the product under the cursor.
    fn export(&self, cx: &Context) -> Effects {
        if let Some(text) = self.reason(Command::Export, cx) {
            return Effect::Say(Toast { kind: Kind::Info, text }).into();
        }
        let whom = self.current(cx).map(|product| Whom::Found(UserQuery::holders(product.sku)));
        whom.map(|whom| Effect::Show(Panel::ExportUsers(whom))).into_iter().collect()
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let none = || self.list.is_empty().then(|| cx.say("licenses-none"));
        match command {
            Command::Open => none(),
            Command::Buy => none().or_else(|| self.purchase(cx)?.err()),
            Command::Export => cx.denied_everybody().or_else(none),
            Command::Search | Command::Sort | Command::Refresh => None,
        }
    }

    fn searched(&mut self, answer: Answer, cx: &Context) -> Option<Effects> {
        if answer == Answer::Changed {
            self.list = Listing::new(self.shown(cx).len());
        }
        (answer != Answer::Ignored).then(Effects::none)
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
        if let Some(answer) = self.search.key(key) {
            return self.searched(answer, cx);
        }
        if let Some(motion) = motion(key) {
            self.list.apply(motion);
            return Some(Effects::none());
        }
        Some(match binding::find(BINDINGS, key)?.command {
            Command::Buy => self.buy(cx),
            Command::Export => self.export(cx),
            Command::Open => {
                self.current(cx).map(|product| Effect::Go(Page::Product(product.sku))).into_iter().collect()
            }
            Command::Search => {
                self.search.open();
                Effects::none()
            }
            Command::Sort => {
                self.fewest_first = !self.fewest_first;
                Effects::none()
            }
            Command::Refresh => Effect::LoadProducts.into(),
        })
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        let answer = self.search.paste(text);
        self.searched(answer, cx).unwrap_or_default()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match event {
            Event::ProductsLoaded(_) => {
                self.list.clamp(self.shown(cx).len());
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (search, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        self.search.draw(buf, search, cx, "licenses-search");
        let shown = self.shown(cx);
        let overdrawn = cx.products.iter().any(|product| product.available() < 0);
        let columns = columns::fitting(rest.width, overdrawn);
        let titles: Vec<String> = columns.iter().map(|column| cx.say(column.title)).collect();
        let heads: Vec<_> = columns.iter().zip(&titles).map(|(column, title)| column.head(title)).collect();
        let empty = if cx.loaded { cx.say("licenses-none") } else { cx.say("loading") };
        let table =
            Table { columns: &heads, mark: None, list: &self.list, focused: !self.search.is_open(), empty: &empty };
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
