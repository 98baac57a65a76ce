//! **Billing** › **Allotments**: limits over a product, who has a license within them and who waits (DOMAIN R59).

pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use self::keys::{BINDINGS, Command};
use super::page;
use crate::domain::allotment::Allotment;
use crate::domain::batch::Batch;
use crate::domain::change::AllotmentAction;
use crate::domain::ids::AllotmentKey;
use crate::domain::role::Right;
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::column::{Column, Width};
use crate::kit::listing::{Listing, motion};
use crate::kit::table::{Row, Table};
use crate::kit::{draw, meter, text};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Page, Panel};
use crate::message::event::Event;

/// The page.
pub struct Allotments {
    list: Listing,
}

impl Allotments {
    /// The page; the allotments are read anew.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let list = Listing::new(cx.allotments.as_ref().map_or(0, Vec::len));
        (Self { list }, Effect::LoadAllotments.into())
    }

    fn current(&self, cx: &Context) -> Option<AllotmentKey> {
        Some(cx.allotments.as_ref()?.get(self.list.cursor()?)?.key)
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let none = || self.current(cx).is_none().then(|| cx.say("allotments-none"));
        match command {
            Command::Refresh => None,
            Command::Open => none(),
            Command::Create => cx.denied(Right::Allotments),
            Command::SetLimit | Command::Delete => cx.denied(Right::Allotments).or_else(none),
        }
    }

    fn run(&self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        let Some(key) = self.current(cx) else {
            return match command {
                Command::Create => Effect::Show(Panel::CreateAllotment).into(),
                _ => Effect::LoadAllotments.into(),
            };
        };
        match command {
            Command::Open => Effect::Go(Page::Allotment(key)),
            Command::Create => Effect::Show(Panel::CreateAllotment),
            Command::SetLimit => Effect::Show(Panel::SetLimit(key)),
            Command::Delete => Effect::Show(Panel::AskAllotments(AllotmentAction::Delete(Batch::one(key)))),
            Command::Refresh => Effect::LoadAllotments,
        }
        .into()
    }
}

impl Layer for Allotments {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("nav-billing"), cx.say("nav-allotments")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |command| self.reason(*command, cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(motion) = motion(key) {
            self.list.apply(motion);
            return Some(Effects::none());
        }
        binding::find(BINDINGS, key).map(|row| self.run(row.command, cx))
    }

    fn on_event(&mut self, event: &Event, _: &Context) -> Effects {
        match event {
            Event::AllotmentsLoaded(allotments) => {
                self.list.clamp(allotments.len());
                Effects::none()
            }
            Event::TenantChanged => Effect::LoadAllotments.into(),
            _ => Effects::none(),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (_, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        let titles =
            ["column-name", "column-product", "column-used", "column-waiting", "column-groups", "column-owners"]
                .map(|id| cx.say(id));
        let mut heads = vec![
            Column::text(&titles[0], Width::Fill(2)),
            Column::text(&titles[1], Width::Fill(2)),
            Column::text(&titles[2], Width::Fixed(if rest.width >= 90 { 26 } else { 12 })),
            Column::number(&titles[3], Width::Fixed(9)),
        ];
        if rest.width >= 110 {
            heads.push(Column::text(&titles[4], Width::Fill(2)));
            heads.push(Column::text(&titles[5], Width::Fill(2)));
        }
        let empty = cx.say(if cx.allotments.is_none() { "loading" } else { "allotments-none" });
        let table = Table { columns: &heads, mark: None, list: &self.list, focused: true, empty: &empty };
        let width = if rest.width >= 90 { 10 } else { 0 };
        table.draw(buf, draw::below(rest, 1), &cx.theme, |row| {
            let Some(one) = cx.allotments.as_ref().and_then(|all| all.get(row)) else { return Row::default() };
            let joined = |names: Vec<&str>| names.join(", ").into();
            let waiting = if one.waiting > 0 { cx.theme.warn } else { cx.theme.dim };
            let cells = vec![
                one.terms.name.clone().into(),
                cx.product_name(one.terms.sku).into(),
                used(one, width, cx),
                Line::styled(cx.words.number(one.waiting), waiting),
                joined(one.groups.iter().map(|group| &*group.name).collect()),
                joined(one.owners.iter().map(|owner| &*owner.name).collect()),
            ];
            Row { cells, ..Row::default() }
        });
    }
}

/// A bar of that width, and "3 of 10".
pub fn used(one: &Allotment, width: u16, cx: &Context) -> Line<'static> {
    let style = match one.terms.limit.saturating_sub(one.consumed) {
        0 => cx.theme.warn,
        _ => cx.theme.on,
    };
    let words = cx.tell("x-of-y", [("part", one.consumed.into()), ("whole", one.terms.limit.into())]);
    if width == 0 {
        return words.into();
    }
    let bar = meter::bar(width, one.consumed.into(), one.terms.limit.into());
    Line::from(vec![Span::styled(text::pad_right(&bar, width.into()), style), Span::raw(format!(" {words}"))])
}
