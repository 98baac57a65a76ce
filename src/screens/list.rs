//! The list of a page: its cursor, the search over it, and which of its rows are marked. The search is opened by its key
//! over the command bar's right end, left by `enter`, taken back by `esc`; then `esc` takes the marks away.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

use crate::domain::text::fold;
use crate::keys::binding::{self, Binding};
use crate::keys::{Code, Key};
use crate::kit::column::{Column as Head, Width};
use crate::kit::listing::{Listing, Motion, motion};
use crate::kit::marks;
use crate::kit::table::Table;
use crate::kit::text_field::{Answer, Look, TextField};
use crate::layer::Context;
use crate::message::effect::Effects;
use crate::message::event::Event;

/// The list; it holds no rows. `K` tells those that can be marked apart.
pub struct List<K = ()> {
    rows: Listing,
    field: TextField,
    searching: bool,
    marked: BTreeSet<K>,
}

/// A column of a page's table; the page says of which, and of what it has.
pub struct Column<F: 'static> {
    /// The id of its head.
    pub title: &'static str,
    /// How wide.
    pub width: Width,
    /// To which side.
    pub align: Alignment,
    /// Leave it out where the table is narrower than this.
    pub from: u16,
    /// What it shows of a row.
    pub cell: F,
}

impl<F> Column<F> {
    /// Its head, already worded.
    pub fn head<'a>(&self, title: &'a str) -> Head<'a> {
        Head { title, width: self.width, align: self.align, sorted: None }
    }
}

/// What a key is to a page.
pub enum Heard<C> {
    /// The list took it: other rows may be shown now.
    Listed,
    /// It gives a command of the page.
    Command(C),
}

impl<K> Default for List<K> {
    fn default() -> Self {
        Self { rows: Listing::default(), field: TextField::default(), searching: false, marked: BTreeSet::new() }
    }
}

impl<K: Copy + Ord> List<K> {
    /// The row the cursor is on, if there are rows.
    pub fn cursor(&self) -> Option<usize> {
        self.rows.cursor()
    }

    /// So many rows are shown now.
    pub fn fit(&mut self, count: usize) {
        self.rows.clamp(count);
    }

    /// Other rows are shown: from the top.
    pub fn restart(&mut self) {
        self.rows = Listing::default();
    }

    /// What is looked for, in the form of names that are compared; empty: nothing.
    pub fn wanted(&self) -> String {
        fold(self.field.value().trim())
    }

    /// Lets somebody write what is looked for.
    pub fn search(&mut self) -> Effects {
        self.searching = true;
        Effects::none()
    }

    /// Marks the row under the cursor, or takes its mark away, and goes on to the next.
    pub fn mark(&mut self, current: Option<K>) -> Effects {
        if let Some(key) = current {
            marks::flip(&mut self.marked, key);
        }
        self.rows.apply(Motion::Down);
        Effects::none()
    }

    /// Whether a row is marked.
    pub fn is_marked(&self, key: K) -> bool {
        self.marked.contains(&key)
    }

    /// Which of all are marked; without marks the one under the cursor.
    pub fn selected(&self, all: impl Iterator<Item = K>, current: Option<K>) -> Vec<K> {
        let marked: Vec<_> = all.filter(|key| self.is_marked(*key)).collect();
        if marked.is_empty() { current.into_iter().collect() } else { marked }
    }

    /// Takes a key, or finds the page's command for it. While somebody writes, none is.
    pub fn key<C: Copy>(&mut self, key: Key, table: &'static [Binding<C>]) -> Option<Heard<C>> {
        let esc = key == Key::code(Code::Esc);
        if esc && (self.searching || !self.field.is_empty()) {
            (self.field, self.searching) = (TextField::default(), false);
            self.restart();
        } else if self.searching {
            match key.code {
                Code::Enter | Code::Up | Code::Down | Code::Tab => self.searching = false,
                _ => match self.field.key(key) {
                    Answer::Ignored => return None,
                    Answer::Kept => {}
                    Answer::Changed => self.restart(),
                },
            }
        } else if let Some(motion) = motion(key) {
            self.rows.apply(motion);
        } else if esc && !self.marked.is_empty() {
            self.marked.clear();
        } else {
            return binding::find(table, key).map(|row| Heard::Command(row.command));
        }
        Some(Heard::Listed)
    }

    /// Takes pasted text while somebody writes.
    pub fn paste(&mut self, text: &str) {
        if self.searching && self.field.paste(text) == Answer::Changed {
            self.restart();
        }
    }

    /// Marks are gone when a job is over.
    pub fn on_event(&mut self, event: &Event) {
        if matches!(event, Event::Finished(_)) {
            self.marked.clear();
        }
    }

    /// Draws the search while it is written or there is something searched for.
    pub fn draw_search(&self, buf: &mut Buffer, area: Rect, cx: &Context, placeholder: &str) {
        if self.searching || !self.field.is_empty() {
            let placeholder = cx.say(placeholder);
            let look = Look { prompt: "/ ", placeholder: &placeholder, focused: self.searching };
            self.field.draw(buf, area, &cx.theme, look);
        }
    }

    /// Its table, without marks.
    pub fn table<'a>(&'a self, columns: &'a [Head<'a>], empty: &'a str) -> Table<'a> {
        Table { columns, mark: None, list: &self.rows, focused: !self.searching, empty }
    }
}
