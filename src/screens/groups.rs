//! **Groups** › **Active groups**: what each gives, to how many, and whether they all have it (DOMAIN R95, R188).

pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use self::keys::{BINDINGS, Command};
use super::list::{Heard, List};
use super::page;
use crate::domain::batch::Batch;
use crate::domain::change::GroupAction;
use crate::domain::group::{Group, Status};
use crate::domain::ids::GroupKey;
use crate::domain::role::Right;
use crate::domain::text::fold;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::column::{Column, Width};
use crate::kit::table::{Row, Table};
use crate::kit::toast::{Kind, Toast};
use crate::kit::{draw, marks};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Page, Panel};
use crate::message::event::Event;

/// The page.
#[derive(Default)]
pub struct Groups {
    list: List<GroupKey>,
}

impl Groups {
    /// The page; the groups are read anew.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let mut page = Self::default();
        page.list.fit(page.shown(cx).len());
        (page, Effect::LoadGroups.into())
    }

    fn shown<'c>(&self, cx: &'c Context) -> Vec<&'c Group> {
        let wanted = self.list.wanted();
        cx.groups.iter().flatten().filter(|group| fold(&group.about.name).contains(&wanted)).collect()
    }

    fn current(&self, cx: &Context) -> Option<GroupKey> {
        self.list.cursor().and_then(|row| Some(self.shown(cx).get(row)?.key))
    }

    /// The marked groups; without marks the one under the cursor.
    fn selected(&self, cx: &Context) -> Vec<GroupKey> {
        self.list.selected(cx.groups.iter().flatten().map(|group| group.key), self.current(cx))
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let none = || self.current(cx).is_none().then(|| cx.say("groups-none"));
        match command {
            Command::Search | Command::Refresh => None,
            Command::Open | Command::Mark => none(),
            Command::Assign => cx.denied(Right::License).or_else(none),
            Command::Create => cx.denied(Right::Groups),
            Command::Delete => cx.denied(Right::Groups).or_else(none),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        match command {
            Command::Open => self.current(cx).map(|key| Effect::Go(Page::Group(key))).into_iter().collect(),
            Command::Mark => self.list.mark(self.current(cx)),
            Command::Search => self.list.search(),
            Command::Refresh => Effect::LoadGroups.into(),
            Command::Create => Effect::Show(Panel::CreateGroup).into(),
            Command::Assign | Command::Delete => match Batch::new(self.selected(cx)) {
                Err(refusal) => Effect::Say(Toast { kind: Kind::Refused, text: cx.words.problem(&refusal) }).into(),
                Ok(groups) if command == Command::Assign => Effect::Show(Panel::AssignToGroups(groups, None)).into(),
                Ok(groups) => Effect::Show(Panel::AskGroups(GroupAction::Delete(groups))).into(),
            },
        }
    }
}

impl Layer for Groups {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("nav-groups"), cx.say("nav-active-groups")]
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
        self.list.on_event(event);
        match event {
            Event::GroupsLoaded(_) => {
                self.list.fit(self.shown(cx).len());
                Effects::none()
            }
            Event::TenantChanged => Effect::LoadGroups.into(),
            _ => Effects::none(),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (search, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        self.list.draw_search(buf, search, cx, "groups-search");
        let shown = self.shown(cx);
        let titles = ["column-name", "column-members", "column-group-status", "column-licenses", "column-kind"]
            .map(|id| cx.say(id));
        let mut heads = vec![
            Column::text(&titles[0], Width::Fill(2)),
            Column::number(&titles[1], Width::Fixed(8)),
            Column::text(&titles[2], Width::Fixed(22)),
            Column::text(&titles[3], Width::Fill(2)),
        ];
        if rest.width >= 90 {
            heads.push(Column::text(&titles[4], Width::Fixed(16)));
        }
        let empty = cx.say(if cx.groups.is_none() { "loading" } else { "groups-none" });
        let table = Table { mark: Some(marks::circle(&cx.theme, false)), ..self.list.table(&heads, &empty) };
        table.draw(buf, draw::below(rest, 1), &cx.theme, |row| {
            let Some(group) = shown.get(row) else { return Row::default() };
            let products: Vec<_> = group.skus().iter().map(|sku| cx.product_name(*sku)).collect();
            let cells = vec![
                group.about.name.clone().into(),
                cx.words.number(group.users + group.others).into(),
                status(group, cx),
                products.join(", ").into(),
                Line::styled(cx.say(&format!("group-kind-{}", group.about.kind().id())), cx.theme.dim),
            ];
            Row { mark: marks::circle(&cx.theme, self.list.is_marked(group.key)), cells, dimmed: false }
        });
    }
}

/// How far the members have what the group gives, with a sign where something is to be done.
pub fn status(group: &Group, cx: &Context) -> Line<'static> {
    let words = cx.say(&format!("group-status-{}", group.status.id()));
    match group.status {
        Status::Errors => Line::styled(format!("! {words}"), cx.theme.warn),
        Status::Unlicensed => Line::styled(words, cx.theme.dim),
        Status::Assigned | Status::InProgress => Line::styled(words, cx.theme.text),
    }
}
