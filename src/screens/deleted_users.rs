//! **Users** › **Deleted users**: who was deleted, and how long they can still be restored (DOMAIN R65, R67, R188).

pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use self::keys::{BINDINGS, Command};
use super::list::{Heard, List};
use super::page;
use crate::domain::ids::UserKey;
use crate::domain::role::Right;
use crate::domain::text::fold;
use crate::domain::user::Deleted;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::column::{Column, Width};
use crate::kit::table::{Row, Table};
use crate::kit::{draw, marks};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Panel};
use crate::message::event::Event;

/// The page.
#[derive(Default)]
pub struct DeletedUsers {
    list: List<UserKey>,
}

impl DeletedUsers {
    /// The page; who is deleted is read anew.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let mut page = Self::default();
        page.list.fit(page.shown(cx).count());
        (page, Effect::LoadDeleted.into())
    }

    fn shown<'c>(&self, cx: &'c Context) -> impl Iterator<Item = &'c Deleted> + use<'c> {
        let wanted = self.list.wanted();
        let has = move |text: &str| fold(text).contains(&wanted);
        cx.deleted.iter().flatten().filter(move |gone| has(&gone.user.display_name) || has(&gone.user.upn))
    }

    /// The marked users; without marks the one under the cursor.
    fn selected(&self, cx: &Context) -> Vec<UserKey> {
        self.list.selected(cx.deleted.iter().flatten().map(|gone| gone.user.key), self.current(cx))
    }

    fn current(&self, cx: &Context) -> Option<UserKey> {
        self.shown(cx).nth(self.list.cursor()?).map(|gone| gone.user.key)
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let none = || self.current(cx).is_none().then(|| cx.say("deleted-none"));
        match command {
            Command::Search | Command::Refresh => None,
            Command::Mark => none(),
            Command::Restore => cx.denied(Right::Users).or_else(none),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        match command {
            Command::Mark => self.list.mark(self.current(cx)),
            Command::Search => self.list.search(),
            Command::Restore => Effect::Show(Panel::RestoreUsers(self.selected(cx))).into(),
            Command::Refresh => Effect::LoadDeleted.into(),
        }
    }
}

impl Layer for DeletedUsers {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("nav-users"), cx.say("nav-deleted-users")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |command| self.reason(*command, cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        Some(match self.list.key(key, BINDINGS)? {
            Heard::Command(command) => self.run(command, cx),
            Heard::Listed => {
                self.list.fit(self.shown(cx).count());
                Effects::none()
            }
        })
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        self.list.paste(text);
        self.list.fit(self.shown(cx).count());
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        self.list.on_event(event);
        match event {
            Event::DeletedLoaded(_) => {
                self.list.fit(self.shown(cx).count());
                Effects::none()
            }
            Event::TenantChanged => Effect::LoadDeleted.into(),
            _ => Effects::none(),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (search, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        self.list.draw_search(buf, search, cx, "deleted-search");
        let shown: Vec<_> = self.shown(cx).collect();
        draw::text(buf, rest, &cx.say("deleted-about"), cx.theme.dim);
        let titles = ["column-name", "column-username", "column-deleted", "column-days-left"].map(|id| cx.say(id));
        let heads = [
            Column::text(&titles[0], Width::Fill(2)),
            Column::text(&titles[1], Width::Fill(2)),
            Column::text(&titles[2], Width::Fixed(10)),
            Column::number(&titles[3], Width::Fixed(11)),
        ];
        let empty = cx.say(if cx.deleted.is_none() { "loading" } else { "deleted-none" });
        let table = Table { mark: Some(marks::circle(&cx.theme, false)), ..self.list.table(&heads, &empty) };
        table.draw(buf, draw::below(rest, 1), &cx.theme, |row| {
            let Some(Deleted { user, at, days_left }) = shown.get(row) else { return Row::default() };
            let left = match days_left {
                Some(days) => Line::raw(cx.words.number(u32::try_from(*days).unwrap_or(0))),
                None => Line::styled(cx.say("deleted-too-late"), cx.theme.warn),
            };
            let day = Line::raw(at.strftime("%Y-%m-%d").to_string());
            let cells = vec![user.display_name.clone().into(), user.upn.clone().into(), day, left];
            Row { mark: marks::circle(&cx.theme, self.list.is_marked(user.key)), cells, dimmed: days_left.is_none() }
        });
    }
}
