//! **Activity** › **Changes**: the journal, and the way to take a batch back.

pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use self::keys::{BINDINGS, Command};
use super::page;
use crate::domain::journal::Entry;
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::column::{Column, Width};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::kit::table::{Row, Table};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Journal, Panel};
use crate::message::event::Event;

/// The page.
#[derive(Default)]
pub struct Changes {
    entries: Option<Vec<Entry>>,
    list: Listing,
}

impl Changes {
    /// The page, and the question for the journal.
    pub fn open() -> (Self, Effects) {
        (Self::default(), Effect::LoadJournal(Journal::Newest).into())
    }

    fn current(&self) -> Option<&Entry> {
        self.entries.as_ref()?.get(self.list.cursor()?)
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let Some(entry) = self.current() else { return Some(cx.say("changes-none")) };
        match command {
            Command::Undo => {
                cx.denied_all().or_else(|| entry.undone_by.map(|by| cx.tell("change-undone", [("batch", by.0.into())])))
            }
        }
    }
}

/// Whom or what an entry changed: the first by name, and how many more.
#[must_use]
pub fn whom(entry: &Entry, cx: &Context) -> String {
    let first = entry.names().next().unwrap_or_default();
    match entry.names().count() {
        0 | 1 => first.to_owned(),
        count => cx.tell("users-and-more", [("first", first.into()), ("more", (count - 1).into())]),
    }
}

/// When, to the minute, in UTC.
#[must_use]
pub fn when(entry: &Entry) -> String {
    entry.at.get(..16).unwrap_or(&entry.at).replace('T', " ")
}

impl Layer for Changes {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("nav-activity"), cx.say("nav-changes")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |command| self.reason(*command, cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(motion) = motion(key) {
            self.list.apply(motion);
            return Some(Effects::none());
        }
        let command = binding::find(BINDINGS, key)?.command;
        Some(match (self.reason(command, cx), self.current()) {
            (Some(text), _) => Effects::say(text),
            (None, Some(entry)) => Effect::Show(Panel::Undo(vec![entry.id])).into(),
            (None, None) => Effects::none(),
        })
    }

    fn on_event(&mut self, event: &Event, _: &Context) -> Effects {
        match event {
            Event::JournalLoaded(Journal::Newest, entries) => {
                self.list.clamp(entries.len());
                self.entries = Some(entries.clone());
                Effects::none()
            }
            Event::TenantChanged => Effect::LoadJournal(Journal::Newest).into(),
            _ => Effects::none(),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (_, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        let titles = ["column-batch", "column-when", "column-what", "column-products", "column-users", "column-who"]
            .map(|id| cx.say(id));
        let heads = [
            Column::number(&titles[0], Width::Fixed(6)),
            Column::text(&titles[1], Width::Fixed(16)),
            Column::text(&titles[2], Width::Fixed(18)),
            Column::text(&titles[3], Width::Fill(1)),
            Column::text(&titles[4], Width::Fill(1)),
            Column::text(&titles[5], Width::Fill(1)),
        ];
        let empty = cx.say(if self.entries.is_none() { "loading" } else { "changes-none" });
        let table = Table { columns: &heads, mark: None, list: &self.list, focused: true, empty: &empty };
        table.draw(buf, draw::below(rest, 1), &cx.theme, |row| {
            let Some(entry) = self.entries.as_ref().and_then(|entries| entries.get(row)) else { return Row::default() };
            let products: Vec<_> = entry.products.iter().map(|product| product.name.clone()).collect();
            let mut what = cx.say(&format!("verb-{}", entry.verb));
            if let Some(batch) = entry.undone_by {
                what = cx.tell("change-undone", [("batch", batch.0.into())]);
            } else if let Some(batch) = entry.undoes {
                what = cx.tell("verb-undo-of", [("batch", batch.0.into())]);
            }
            let cells: Vec<Line> = vec![
                entry.id.to_string().into(),
                Line::styled(when(entry), cx.theme.dim),
                what.into(),
                products.join(", ").into(),
                whom(entry, cx).into(),
                Line::styled(entry.by.clone(), cx.theme.dim),
            ];
            Row { cells, dimmed: entry.undone_by.is_some(), ..Row::default() }
        });
    }
}
