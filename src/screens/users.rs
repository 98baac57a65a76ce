//! **Users** › **Active users**: who holds what, and the way to change it for many.

mod filters;
pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::filters::{Pick, Shown};
use self::keys::{BINDINGS, Command, MORE};
use super::page;
use crate::domain::custom_view::ViewAction;
use crate::domain::ids::UserKey;
use crate::domain::query::{SortBy, UserQuery};
use crate::domain::role::Right;
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::choice::{self, Choice, Item, Picked};
use crate::kit::draw;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Panel};
use crate::message::event::Event;
use crate::roster::{Roster, columns};

/// The page.
pub struct Users {
    roster: Roster,
    shown: Shown,
    popup: Option<Popup>,
}

enum Popup {
    Filter(Choice<Pick>),
    Sort(Choice<SortBy>),
    More(Choice<Command>),
}

impl Users {
    /// The page, and the question for its first list.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let mut roster = Roster::new(columns::ACTIVE_USERS, UserQuery::default()).chosen();
        let effects = roster.ask(cx);
        (Self { roster, shown: Shown::default(), popup: None }, effects)
    }

    /// Why a command cannot run now.
    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        match command {
            Command::Manage | Command::Location => {
                cx.denied(Right::License).or_else(|| (!self.roster.selects_anyone()).then(|| cx.say("roster-nobody")))
            }
            Command::Add | Command::AddMany => cx.denied(Right::Users),
            Command::Delete => {
                cx.denied(Right::Users).or_else(|| (!self.roster.selects_anyone()).then(|| cx.say("roster-nobody")))
            }
            Command::Open | Command::Copy => self.roster.current().is_none().then(|| cx.say("roster-nobody")),
            Command::More | Command::Filter | Command::Sort | Command::Columns | Command::Refresh => None,
            Command::Export => cx.denied_everybody(),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(reason) = self.reason(command, cx) {
            return Effects::say(reason);
        }
        match command {
            // In the older admin center the pane follows the boxes: one user's, or that of several (R35, R74).
            Command::Open if cx.cloud.is_older() => match &*self.roster.selected() {
                [] => Effects::none(),
                [user] => Effect::Show(Panel::User(*user)).into(),
                several => Effect::Show(Panel::BulkActions(several.to_vec())).into(),
            },
            Command::Open => self.roster.current().map(|user| Effect::Show(Panel::User(user))).into_iter().collect(),
            Command::Manage if cx.cloud.is_older() => Effect::Show(Panel::BulkActions(self.roster.selected())).into(),
            Command::Manage => Effect::Show(Panel::ManageLicenses(self.roster.selected())).into(),
            Command::Location => Effect::Show(Panel::Location(self.roster.selected())).into(),
            Command::Add => Effect::Show(Panel::AddUser).into(),
            Command::AddMany => Effect::Show(Panel::AddUsers).into(),
            Command::Delete => Effect::Show(Panel::DeleteUsers(self.roster.selected())).into(),
            Command::Export => Effect::Show(Panel::ExportUsers(self.roster.whom())).into(),
            Command::Refresh => self.roster.ask(cx).and(Effect::LoadProducts),
            Command::Copy => self.roster.copy(cx),
            Command::More => {
                let item = |row: &binding::Binding<Command>| Item {
                    value: row.command,
                    label: cx.say(row.label),
                    reason: self.reason(row.command, cx),
                };
                let items = BINDINGS.iter().filter(|row| MORE.contains(&row.command)).map(item).collect();
                self.popup = Some(Popup::More(Choice::new(cx.say("key-more"), items)));
                Effects::none()
            }
            Command::Filter => {
                self.popup = Some(Popup::Filter(self.shown.menu(cx)));
                Effects::none()
            }
            Command::Columns => Effect::Show(Panel::ChooseColumns).into(),
            Command::Sort => {
                let by = self.roster.query().sort;
                let columns: Vec<_> =
                    self.roster.sortable().filter_map(|column| Some((column.sort?, column.title))).collect();
                let place = columns.iter().position(|(sort, _)| *sort == by).unwrap_or(0);
                let item = |(value, title): (SortBy, &str)| Item { value, label: cx.say(title), reason: None };
                let items = columns.into_iter().map(item).collect();
                self.popup = Some(Popup::Sort(Choice::new(cx.say("key-sort"), items).at(place)));
                Effects::none()
            }
        }
    }

    fn show(&mut self, shown: Shown, cx: &Context) -> Effects {
        self.shown = shown;
        self.roster.change(cx, |query| self.shown.ask(query))
    }

    fn pick(&mut self, pick: Pick, cx: &Context) -> Effects {
        match pick {
            Pick::Show(shown) => self.show(shown, cx),
            Pick::Product => {
                self.popup = Some(Popup::Filter(self.shown.products(cx)));
                Effects::none()
            }
            Pick::New => Effect::Show(Panel::EditView(None)).into(),
            Pick::Edit(name) => Effect::Show(Panel::EditView(Some(name))).into(),
            Pick::Delete(name) => Effect::Show(Panel::DeleteView(name)).into(),
        }
    }

    /// What is in force after somebody made, edited or deleted filters.
    fn follow(&self, event: &Event, cx: &Context) -> Option<Shown> {
        let own = |name: &str| matches!(&self.shown, Shown::Own(view) if view.is_called(name));
        match event {
            Event::ViewChanged(ViewAction::Create(view) | ViewAction::Edit(_, view), refusals)
                if refusals.is_empty() =>
            {
                Some(Shown::Own(view.clone()))
            }
            Event::ViewChanged(ViewAction::Delete(name), refusals) if refusals.is_empty() && own(name) => {
                Some(Shown::default())
            }
            Event::ViewsLoaded(..) => Some(self.shown.now(&cx.views)).filter(|now| *now != self.shown),
            _ => None,
        }
    }

    /// Gives a key to the open list, if there is one.
    fn popup_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        let mut popup = self.popup.take()?;
        let effects = match &mut popup {
            Popup::Filter(choice) => match choice.key(key) {
                Picked::Not => None,
                Picked::Closed => Some(Effects::none()),
                Picked::One(pick) => Some(self.pick(pick, cx)),
            },
            Popup::Sort(choice) => match choice.key(key) {
                Picked::Not => None,
                Picked::Closed => Some(Effects::none()),
                Picked::One(sort) => Some(self.roster.change(cx, |query| {
                    query.descending = query.sort == sort && !query.descending;
                    query.sort = sort;
                })),
            },
            Popup::More(choice) => match choice.key(key) {
                Picked::Not => None,
                Picked::Closed => Some(Effects::none()),
                Picked::One(command) => Some(self.run(command, cx)),
            },
        };
        if effects.is_none() {
            self.popup = Some(popup);
        }
        Some(effects.unwrap_or_default())
    }
}

impl Layer for Users {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("nav-users"), cx.say("nav-active-users")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        [self.roster.hints(cx), cx.hints(BINDINGS, |command| self.reason(*command, cx))].concat()
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.popup.as_ref().map(|_| choice::BINDINGS)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        self.popup_key(key, cx)
            .or_else(|| self.roster.key(key, cx))
            .or_else(|| binding::find(BINDINGS, key).map(|row| self.run(row.command, cx)))
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        self.roster.paste(text, cx)
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        // What was done is done: the next command is not meant for the same hundred users again.
        if matches!(event, Event::Finished(result) if result.changed() > 0) {
            self.roster.unmark();
        }
        let shown = self.follow(event, cx).map(|shown| self.show(shown, cx));
        self.roster.on_event(event, cx).and(shown.unwrap_or_default())
    }

    fn wants(&self) -> Vec<UserKey> {
        self.roster.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let bar = cx.hints(BINDINGS, |command| self.reason(*command, cx));
        let (search, rest) = page::head(buf, area, cx, &self.trail(cx), &bar);
        self.roster.draw_search(buf, search, cx);
        let filter = self.shown.name(cx);
        let count = draw::text_right(buf, rest, &self.roster.count(cx), cx.theme.dim);
        let line = Rect { width: rest.width.saturating_sub(count + 2), ..rest };
        draw::text(buf, line, &cx.tell("filter-line", [("filter", filter.into())]), cx.theme.dim);
        self.roster.draw(buf, draw::below(rest, 1), cx, self.popup.is_none());
        match &self.popup {
            Some(Popup::Filter(choice)) => choice.draw(buf, area, &cx.theme),
            Some(Popup::Sort(choice)) => choice.draw(buf, area, &cx.theme),
            Some(Popup::More(choice)) => choice.draw(buf, area, &cx.theme),
            None => {}
        }
    }
}
