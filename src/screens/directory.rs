//! The directory's lists of users: **Users** › **Guest users** (DOMAIN R37, R188), and the page **Users | All users
//! (Preview)** with its filters (R36, R38).

pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::keys::{Command, DIRECTORY, GUESTS};
use super::page;
use crate::domain::ids::UserKey;
use crate::domain::query::{Filter, UserQuery};
use crate::keys::Key;
use crate::keys::binding::{self, Binding, Hint};
use crate::kit::choice::{self, Choice, Item, Picked};
use crate::kit::draw;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Page};
use crate::message::event::Event;
use crate::roster::{Roster, columns};

/// Which of the two it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// **Guest users**.
    Guests,
    /// **All users (Preview)**.
    All,
}

/// The page.
pub struct Directory {
    list: List,
    roster: Roster,
    popup: Option<Popup>,
}

enum Popup {
    /// **Pick a field**.
    Field(Choice<&'static Field>),
    /// The next menu.
    Value(Choice<Filter>),
}

/// A field that **Pick a field** offers, and the values of the next menu.
#[derive(Debug, PartialEq, Eq)]
struct Field {
    title: &'static str,
    values: &'static [(&'static str, Filter)],
}

static FIELDS: [Field; 2] = [
    Field { title: "field-type", values: &[("user-guest", Filter::Guests)] },
    Field {
        title: "directory-account-enabled",
        values: &[("directory-yes", Filter::Allowed), ("directory-no", Filter::Blocked)],
    },
];

impl Directory {
    /// The page, and the question for its first list.
    pub fn open(list: List, cx: &Context) -> (Self, Effects) {
        let filter = if list == List::Guests { Filter::Guests } else { Filter::All };
        let mut roster = Roster::new(columns::DIRECTORY, UserQuery { filter, ..UserQuery::default() });
        let effects = roster.ask(cx);
        (Self { list, roster, popup: None }, effects)
    }

    const fn bindings(&self) -> &'static [Binding<Command>] {
        match self.list {
            List::Guests => GUESTS,
            List::All => DIRECTORY,
        }
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        match command {
            Command::Open | Command::Copy => self.roster.current().is_none().then(|| cx.say("roster-nobody")),
            Command::RemoveFilter => (self.roster.query().filter == Filter::All).then(|| cx.say("directory-no-filter")),
            Command::AddFilters | Command::Refresh => None,
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        match command {
            Command::Open => self.roster.current().map(|user| Effect::Go(Page::Person(user))).into_iter().collect(),
            Command::AddFilters => {
                let item = |field: &'static Field| Item { value: field, label: cx.say(field.title), reason: None };
                let items = FIELDS.iter().map(item).collect();
                self.popup = Some(Popup::Field(Choice::new(cx.say("directory-pick-field"), items)));
                Effects::none()
            }
            // The list has the keyboard while it is open, so that this is never asked for here.
            Command::RemoveFilter => self.roster.change(cx, |query| query.filter = Filter::All),
            Command::Refresh => self.roster.ask(cx).and(Effect::LoadProducts),
            Command::Copy => self.roster.copy(cx),
        }
    }

    /// Gives a key to the open list, if there is one.
    fn popup_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match self.popup.take()? {
            Popup::Field(mut choice) => match choice.key(key) {
                Picked::Not => self.popup = Some(Popup::Field(choice)),
                Picked::Closed => {}
                Picked::One(field) => {
                    let item = |&(label, value): &(&str, Filter)| Item { value, label: cx.say(label), reason: None };
                    let items = field.values.iter().map(item).collect();
                    self.popup = Some(Popup::Value(Choice::new(cx.say(field.title), items)));
                }
            },
            Popup::Value(mut choice) => match choice.key(key) {
                Picked::Not => self.popup = Some(Popup::Value(choice)),
                Picked::Closed => return Some(self.run(Command::AddFilters, cx)),
                Picked::One(filter) => return Some(self.roster.change(cx, |query| query.filter = filter)),
            },
        }
        Some(Effects::none())
    }

    /// "User type == Guest".
    fn filter(&self, cx: &Context) -> String {
        let filter = self.roster.query().filter;
        let of =
            |field: &Field| field.values.iter().find(|(_, own)| *own == filter).map(|(value, _)| (field.title, *value));
        let Some((field, value)) = FIELDS.iter().find_map(of) else { return cx.say("filter-all") };
        cx.tell("directory-filter", [("field", cx.say(field).into()), ("value", cx.say(value).into())])
    }
}

impl Layer for Directory {
    fn trail(&self, cx: &Context) -> Vec<String> {
        match self.list {
            List::Guests => vec![cx.say("nav-users"), cx.say("nav-guest-users")],
            List::All => vec![cx.say("directory"), cx.say("directory-title")],
        }
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        [self.roster.hints(cx), cx.hints(self.bindings(), |command| self.reason(*command, cx))].concat()
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.popup.as_ref().map(|popup| match popup {
            Popup::Field(_) => keys::PICKING,
            Popup::Value(_) => choice::BINDINGS,
        })
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        self.popup_key(key, cx)
            .or_else(|| self.roster.key(key, cx))
            .or_else(|| binding::find(self.bindings(), key).map(|row| self.run(row.command, cx)))
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        self.roster.paste(text, cx)
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        self.roster.on_event(event, cx)
    }

    fn wants(&self) -> Vec<UserKey> {
        self.roster.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let bar = cx.hints(self.bindings(), |command| self.reason(*command, cx));
        let (search, rest) = page::head(buf, area, cx, &self.trail(cx), &bar);
        self.roster.draw_search(buf, search, cx);
        let count = draw::text_right(buf, rest, &self.roster.count(cx), cx.theme.dim);
        let line = Rect { width: rest.width.saturating_sub(count + 2), ..rest };
        let told = if self.list == List::All { self.filter(cx) } else { cx.say("guests-are-invited") };
        draw::text(buf, line, &told, cx.theme.dim);
        self.roster.draw(buf, draw::below(rest, 1), cx, self.popup.is_none());
        match &self.popup {
            Some(Popup::Field(choice)) => choice.draw(buf, area, &cx.theme),
            Some(Popup::Value(choice)) => choice.draw(buf, area, &cx.theme),
            None => {}
        }
    }
}
