//! A table of users: search, order, marks, and the rows on screen. Pages are built around it.

pub mod columns;
pub mod keys;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use self::columns::Column;
use self::keys::{BINDINGS, Command};
use crate::domain::ids::UserKey;
use crate::domain::key_set::KeySet;
use crate::domain::query::{UserQuery, View};
use crate::domain::user::User;
use crate::domain::users_file::Whom;
use crate::keys::binding::{self, Hint};
use crate::keys::{Code, Key};
use crate::kit::column::{self, Order};
use crate::kit::listing::{Listing, motion};
use crate::kit::table::{Row, Table};
use crate::kit::text_field::{Answer, Look, TextField};
use crate::kit::{draw, marks};
use crate::layer::Context;
use crate::message::effect::{Effect, Effects, Lane, Ticket};
use crate::message::event::Event;

/// The users of one page.
pub struct Roster {
    columns: &'static [Column],
    /// Whether whoever is signed in chooses among them.
    choosable: bool,
    query: UserQuery,
    asked: Ticket,
    /// None until the first answer.
    view: Option<Arc<View>>,
    list: Listing,
    marked: KeySet,
    /// Whether every user in the list is marked: known before drawing, for the list may be long.
    all_marked: bool,
    /// Where a range began.
    anchor: Option<usize>,
    search: TextField,
    searching: bool,
}

impl Roster {
    /// A table with these columns; nothing is read before [`Roster::ask`].
    #[must_use]
    pub fn new(columns: &'static [Column], query: UserQuery) -> Self {
        Self {
            columns,
            choosable: false,
            query,
            asked: Ticket::default(),
            view: None,
            list: Listing::new(0),
            marked: KeySet::default(),
            all_marked: false,
            anchor: None,
            search: TextField::default(),
            searching: false,
        }
    }

    /// Only the columns that were chosen for **Active users**.
    #[must_use]
    pub fn chosen(self) -> Self {
        Self { choosable: true, ..self }
    }

    /// What is asked for.
    #[must_use]
    pub const fn query(&self) -> &UserQuery {
        &self.query
    }

    /// The columns by which it can be sorted.
    pub fn sortable(&self) -> impl Iterator<Item = &'static Column> {
        self.columns.iter().filter(|column| column.sort.is_some())
    }

    /// Asks for another list of users. Marks stay: who is out of sight is still selected.
    pub fn change(&mut self, cx: &Context, change: impl FnOnce(&mut UserQuery)) -> Effects {
        change(&mut self.query);
        self.anchor = None;
        self.ask(cx)
    }

    /// Asks for the list as it is now.
    pub fn ask(&mut self, cx: &Context) -> Effects {
        self.asked = cx.ticket();
        Effect::ListUsers { ticket: self.asked, lane: Lane::Table, query: self.query.clone() }.into()
    }

    /// The user under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<UserKey> {
        self.users().get(self.list.cursor()?).copied()
    }

    /// The marked users in the order on screen, those out of sight last; without marks the one under the cursor.
    #[must_use]
    pub fn selected(&self) -> Vec<UserKey> {
        if self.marked.is_empty() {
            return self.current().into_iter().collect();
        }
        let shown: Vec<_> = self.users().iter().copied().filter(|key| self.marked.contains(*key)).collect();
        let mut hidden = self.marked.clone();
        hidden -= &shown.iter().copied().collect();
        shown.into_iter().chain(hidden.iter()).collect()
    }

    /// The marked users; without marks everybody in the list.
    #[must_use]
    pub fn whom(&self) -> Whom {
        if self.marked.is_empty() { Whom::Found(self.query.clone()) } else { Whom::These(self.selected()) }
    }

    /// Puts the user names of the selection in the clipboard.
    pub fn copy(&self, cx: &Context) -> Effects {
        let selected = self.selected();
        let names: Vec<_> = selected.iter().filter_map(|key| Some(&*cx.users.get(key)?.upn)).collect();
        Effect::Copy(names.join("\n")).into()
    }

    /// Whether anybody is selected.
    #[must_use]
    pub fn selects_anyone(&self) -> bool {
        !self.marked.is_empty() || self.current().is_some()
    }

    /// How many users are marked.
    #[must_use]
    pub fn marks(&self) -> usize {
        self.marked.len()
    }

    /// Takes every mark away.
    pub fn unmark(&mut self) {
        self.marked = KeySet::default();
        (self.all_marked, self.anchor) = (false, None);
    }

    /// "3 selected of 214", or how many there are.
    #[must_use]
    pub fn count(&self, cx: &Context) -> String {
        let Some(view) = &self.view else { return cx.say("loading") };
        if !view.whole {
            return cx.tell("roster-first", [("count", view.users.len().into())]);
        }
        let total = view.users.len();
        if self.marked.is_empty() {
            cx.tell("roster-count", [("total", total.into())])
        } else {
            cx.tell("roster-selected", [("count", self.marked.len().into()), ("total", total.into())])
        }
    }

    /// The keys that work in the table.
    #[must_use]
    pub fn hints(&self, cx: &Context) -> Vec<Hint> {
        let empty = self.users().is_empty();
        cx.hints(BINDINGS, |command| match command {
            Command::Search => None,
            _ if empty => Some(cx.say("roster-nobody")),
            Command::MarkAll if !self.is_whole() => Some(cx.say("roster-not-whole")),
            _ => None,
        })
    }

    /// Takes a key, if it is one of the table's.
    pub fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.searching {
            return self.search_key(key, cx);
        }
        if key == Key::code(Code::Esc) {
            return self.step_back(cx);
        }
        if let Some(motion) = motion(key) {
            self.list.apply(motion);
            return Some(Effects::none());
        }
        match binding::find(BINDINGS, key)?.command {
            Command::Mark => {
                if let Some(user) = self.current() {
                    self.marked.flip(user);
                    self.anchor = self.list.cursor();
                    self.list.apply(crate::kit::listing::Motion::Down);
                }
            }
            Command::MarkRange => {
                if let Some(here) = self.list.cursor() {
                    let from = self.anchor.unwrap_or(here);
                    let range: Vec<_> = self.users()[from.min(here)..=from.max(here)].to_vec();
                    self.marked.extend(range);
                    self.anchor = Some(here);
                }
            }
            Command::MarkAll if !self.is_whole() => {
                return Some(Effects::say(cx.say("roster-not-whole")));
            }
            Command::MarkAll => {
                let all = self.users().iter().copied().collect();
                if self.all_marked {
                    self.marked -= &all;
                } else {
                    self.marked |= &all;
                }
            }
            Command::Search => self.searching = true,
        }
        self.look_at_marks();
        Some(Effects::none())
    }

    /// Takes pasted text, while somebody searches.
    pub fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        if self.searching && self.search.paste(text) == Answer::Changed { self.look_up(cx) } else { Effects::none() }
    }

    fn search_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match key.code {
            Code::Esc => {
                self.searching = false;
                self.search = TextField::default();
                return Some(self.look_up(cx));
            }
            Code::Enter | Code::Up | Code::Down | Code::PageUp | Code::PageDown | Code::Tab => {
                self.searching = false;
                if let Some(motion) = motion(key) {
                    self.list.apply(motion);
                }
                return Some(Effects::none());
            }
            _ => {}
        }
        match self.search.key(key) {
            Answer::Ignored => None,
            Answer::Kept => Some(Effects::none()),
            Answer::Changed => Some(self.look_up(cx)),
        }
    }

    fn look_up(&mut self, cx: &Context) -> Effects {
        let search = self.search.value().to_owned();
        self.change(cx, |query| query.search = search)
    }

    /// One step back: first the search goes, then the marks.
    fn step_back(&mut self, cx: &Context) -> Option<Effects> {
        if !self.search.is_empty() {
            self.search = TextField::default();
            Some(self.look_up(cx))
        } else if !self.marked.is_empty() {
            self.unmark();
            Some(Effects::none())
        } else {
            None
        }
    }

    /// Hears of a fact.
    pub fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match event {
            Event::UsersListed { ticket, view } if *ticket == self.asked => {
                let current = self.current();
                self.view = Some(Arc::clone(view));
                self.look_at_marks();
                self.list.clamp(view.users.len());
                // The cursor stays with its user while the order changes, if that user is still there.
                let place = current.and_then(|user| view.users.iter().position(|key| *key == user));
                self.list.go(place.unwrap_or(0));
                self.anchor = None;
                Effects::none()
            }
            Event::TenantChanged => self.ask(cx),
            _ => Effects::none(),
        }
    }

    fn look_at_marks(&mut self) {
        self.all_marked = !self.marked.is_empty() && self.users().iter().all(|key| self.marked.contains(*key));
    }

    /// The users whose rows are, or soon will be, on screen.
    #[must_use]
    pub fn wants(&self) -> Vec<UserKey> {
        self.users().get(self.list.nearby()).unwrap_or_default().to_vec()
    }

    fn is_whole(&self) -> bool {
        self.view.as_ref().is_some_and(|view| view.whole)
    }

    fn users(&self) -> &[UserKey] {
        self.view.as_ref().map_or(&[], |view| &view.users)
    }

    /// Draws the search field into the one row at the right of a page's command bar.
    pub fn draw_search(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        if self.searching || !self.search.is_empty() {
            let placeholder = cx.say("roster-search");
            let look = Look { prompt: "/ ", placeholder: &placeholder, focused: self.searching };
            self.search.draw(buf, area, &cx.theme, look);
        } else {
            draw::text_right(buf, area, &cx.tell("search-key", [("key", "/".into())]), cx.theme.dim);
        }
    }

    /// Draws the table.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool) {
        let columns: Vec<&Column> = if self.choosable {
            columns::chosen(cx).collect()
        } else {
            self.columns.iter().filter(|column| column.from <= area.width).collect()
        };
        let titles: Vec<String> = columns.iter().map(|column| cx.say(column.title)).collect();
        let heads: Vec<column::Column> = columns
            .iter()
            .zip(&titles)
            .map(|(column, title)| {
                let sorted = column
                    .sort
                    .filter(|by| *by == self.query.sort)
                    .map(|_| if self.query.descending { Order::Descending } else { Order::Ascending });
                column::Column { sorted, ..column::Column::text(title, column.width) }
            })
            .collect();
        let empty = match &self.view {
            None => cx.say("loading"),
            Some(_) if !self.query.search.is_empty() => {
                let search = crate::kit::text::cut(&self.query.search, 40).into_owned();
                cx.tell("roster-nothing-found", [("search", search.into())])
            }
            Some(_) => cx.say("roster-nobody"),
        };
        let table = Table {
            columns: &heads,
            mark: Some(marks::circle(&cx.theme, self.all_marked)),
            list: &self.list,
            focused: focused && !self.searching,
            empty: &empty,
        };
        table.draw(buf, area, &cx.theme, |row| {
            let key = self.users().get(row).copied();
            let user = key.and_then(|key| cx.users.get(&key));
            self.row(key, user, &columns, cx)
        });
    }

    fn row<'a>(&self, key: Option<UserKey>, user: Option<&User>, columns: &[&Column], cx: &'a Context) -> Row<'a> {
        let mark = marks::circle(&cx.theme, key.is_some_and(|key| self.marked.contains(key)));
        let Some(user) = user else {
            return Row { mark, cells: vec![Line::styled("…", cx.theme.dim)], dimmed: true };
        };
        let cells = columns.iter().map(|column| (column.cell)(user, self.query.conditions.sku_id, cx)).collect();
        Row { mark, cells, dimmed: false }
    }
}
