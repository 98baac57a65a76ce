//! A user in the directory: what it knows of them, and under **Manage** their licenses (DOMAIN R36).

pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use self::keys::{BINDINGS, Command};
use super::page;
use crate::domain::ids::UserKey;
use crate::domain::user::{License, Path};
use crate::keys::binding::{self, Hint};
use crate::keys::{Code, Key};
use crate::kit::column::{Column, Width};
use crate::kit::draw;
use crate::kit::listing::{Listing, Motion, motion};
use crate::kit::table::{Row, Table};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Page};
use crate::message::event::Event;
use crate::panels::account;

/// The page of one user.
pub struct Person {
    key: UserKey,
    entry: Entry,
    /// The keyboard is in what the entry shows.
    inside: bool,
    list: Listing,
}

/// What stands under **Manage**.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    Profile,
    Licenses,
}

const ENTRIES: [(Entry, &str); 2] = [(Entry::Profile, "person-profile"), (Entry::Licenses, "column-licenses")];

impl Person {
    /// The page with **Licenses** under the keyboard: that is what one comes for.
    pub fn open(key: UserKey, cx: &Context) -> (Self, Effects) {
        let mut page = Self { key, entry: Entry::Licenses, inside: false, list: Listing::new(0) };
        page.count(cx);
        (page, Effects::none())
    }

    fn count(&mut self, cx: &Context) {
        self.list.clamp(cx.users.get(&self.key).map_or(0, |user| user.licenses.len()));
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let user = cx.users.get(&self.key);
        match command {
            Command::Open if !self.inside => None,
            Command::Open | Command::Assignments => {
                user.map_or_else(|| Some(cx.say("loading")), |user| cx.denied_licenses_of(user))
            }
            Command::Refresh => None,
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        match command {
            Command::Open if !self.inside => {
                self.inside = self.entry == Entry::Licenses;
                Effects::none()
            }
            Command::Open | Command::Assignments => Effect::Go(Page::Assignments(self.key)).into(),
            Command::Refresh => [Effect::LoadUsers(vec![self.key]), Effect::LoadProducts].into(),
        }
    }

    fn draw_menu(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        draw::text(buf, area, &cx.say("person-manage"), cx.theme.bold);
        let mut rest = draw::below(area, 1);
        for (entry, label) in ENTRIES {
            let at = entry == self.entry;
            let (sign, style) = if at { ("▌", cx.theme.accent) } else { (" ", cx.theme.text) };
            draw::text(buf, rest, &format!("{sign} {}", cx.say(label)), style);
            if at && !self.inside {
                buf.set_style(Rect { height: 1, ..rest }.intersection(buf.area), cx.theme.selected);
            }
            rest = draw::below(rest, 1);
        }
    }

    fn draw_licenses(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let titles =
            ["column-products", "column-state", "column-enabled-services", "column-paths"].map(|id| cx.say(id));
        let columns = [
            Column::text(&titles[0], Width::Fill(5)),
            Column::text(&titles[1], Width::Fixed(7)),
            Column::text(&titles[2], Width::Fixed(10)),
            Column::text(&titles[3], Width::Fill(4)),
        ];
        let user = cx.users.get(&self.key);
        let empty = cx.say(if user.is_some() { "person-no-licenses" } else { "loading" });
        let table = Table { columns: &columns, mark: None, list: &self.list, focused: self.inside, empty: &empty };
        table.draw(buf, area, &cx.theme, |row| {
            let Some(license) = user.and_then(|user| user.licenses.get(row)) else { return Row::default() };
            let state = if license.state.is_error() {
                Line::styled(cx.say("license-error"), cx.theme.refused)
            } else {
                cx.say("license-active").into()
            };
            let cells = vec![
                cx.product_name(license.sku).into(),
                state,
                services(license, cx).into(),
                path(license, cx).into(),
            ];
            Row { cells, ..Row::default() }
        });
    }
}

/// "12/14": how many services of the license are on.
fn services(license: &License, cx: &Context) -> String {
    cx.product(license.sku).map_or_else(String::new, |product| {
        let on = product.switches().filter(|service| !license.disabled.contains(&service.id)).count();
        format!("{on}/{}", product.switches().count())
    })
}

fn path(license: &License, cx: &Context) -> String {
    match &license.path {
        Path::Direct => cx.say("path-direct"),
        Path::Group { name, .. } | Path::Allotment { name, .. } => {
            cx.tell("path-inherited", [("group", name.as_str().into())])
        }
    }
}

impl Layer for Person {
    fn trail(&self, cx: &Context) -> Vec<String> {
        let name = cx.user_name(self.key);
        let entry = ENTRIES.iter().find(|(entry, _)| *entry == self.entry).map_or("", |(_, label)| label);
        vec![cx.say("directory"), cx.say("nav-users"), format!("{name} | {}", cx.say(entry))]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |command| self.reason(*command, cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match key.code {
            Code::Esc | Code::Left | Code::Char('h') if self.inside => {
                self.inside = false;
                return Some(Effects::none());
            }
            Code::Right | Code::Char('l') | Code::Tab if !self.inside => return Some(self.run(Command::Open, cx)),
            _ => {}
        }
        if let Some(motion) = motion(key) {
            if self.inside {
                self.list.apply(motion);
            } else {
                let first = matches!(motion, Motion::Up | Motion::PageUp | Motion::Home);
                self.entry = if first { Entry::Profile } else { Entry::Licenses };
            }
            return Some(Effects::none());
        }
        binding::find(BINDINGS, key).map(|row| self.run(row.command, cx))
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        if matches!(event, Event::UsersLoaded(_)) {
            self.count(cx);
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        vec![self.key]
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let bar: Vec<_> =
            self.hints(cx).into_iter().map(|hint| Hint { footer: hint.keys == BINDINGS[0].keys, ..hint }).collect();
        let (_, rest) = page::head(buf, area, cx, &self.trail(cx), &bar);
        let rest = draw::below(rest, 1);
        let menu = (rest.width / 5).clamp(13, 20);
        self.draw_menu(buf, Rect { width: menu, ..rest }, cx);
        let room = draw::after(rest, menu + 2);
        match (self.entry, cx.users.get(&self.key)) {
            (Entry::Profile, Some(user)) => account::draw(buf, room, user, cx),
            (Entry::Profile, None) => {}
            (Entry::Licenses, _) => self.draw_licenses(buf, room, cx),
        }
    }
}
