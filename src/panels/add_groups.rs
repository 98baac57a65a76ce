//! Groups for an allotment: their members get the license while there is room, and line up otherwise (DOMAIN R60).

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Command, Dialog};
use super::group_picks::{self, GroupPicks, Picking};
use super::steps::{Focus, Press};
use super::verdict::Verdict;
use crate::domain::change::{Action, AllotmentAction};
use crate::domain::ids::{AllotmentKey, UserKey};
use crate::domain::job::Job;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The pane.
pub struct AddGroups {
    allotment: AllotmentKey,
    picks: GroupPicks,
    dialog: Dialog,
    verdict: Verdict,
}

impl AddGroups {
    /// The pane, and the question for the groups there are.
    pub fn open(allotment: AllotmentKey) -> (Self, Effects) {
        let dialog = Dialog::new(Focus(None));
        let pane = Self { allotment, picks: GroupPicks::default(), dialog, verdict: Verdict::alone() };
        (pane, Effect::LoadGroupNames.into())
    }

    fn job(&self) -> Job {
        let (add, remove) = (self.picks.chosen().clone(), BTreeSet::new());
        let action = Action::Allotments(AllotmentAction::Groups { allotment: self.allotment, add, remove });
        Job { action, users: Vec::new(), skip_refused: false }
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        let ready = !self.picks.chosen().is_empty() && !self.dialog.is_begun();
        let job = ready.then(|| self.job());
        self.verdict.ask_if(job, cx)
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let none = || self.picks.chosen().is_empty().then(|| cx.say("allotment-choose-groups"));
        self.dialog.presses(cx, "button-add", || none().or_else(|| self.verdict.reason(cx)))
    }
}

impl Layer for AddGroups {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("add-groups-title")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let body = || [cx.hints(group_picks::HINTS, |()| None), self.verdict.hints(cx)].concat();
        self.dialog.hints(cx, &self.presses(cx), body)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        let typing = key.typed().is_some() && self.dialog.in_body();
        if !typing
            && !self.dialog.is_begun()
            && let Some(Ok(effects)) = self.verdict.key(key, cx)
        {
            return Some(effects);
        }
        if self.dialog.in_body() {
            match self.picks.key(key) {
                Picking::Ignored => {}
                Picking::Kept => return Some(Effects::none()),
                Picking::Changed => return Some(self.ask(cx)),
            }
        }
        let (presses, job) = (self.presses(cx), self.job());
        self.dialog.key(key, &presses, 1, || job)
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        self.picks.paste(text);
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        if let Event::GroupNamesLoaded(groups) = event {
            let own = cx.allotment(self.allotment).map_or(&[][..], |one| &one.groups);
            self.picks.offer(groups.iter().filter(|group| !own.contains(group)).cloned());
        }
        if self.dialog.on_event(event) {
            return Effects::none();
        }
        if *event == Event::TenantChanged {
            return self.ask(cx).and(Effect::LoadGroupNames);
        }
        self.verdict.on_event(event);
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        self.dialog.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let name = cx.allotment_name(self.allotment);
        let panel = Panel { title: &cx.say("add-groups-title"), corner: &cx.say("corner-esc"), subtitle: &name };
        let Some(room) = self.dialog.draw(buf, area, cx, &panel, &self.presses(cx)) else { return };
        let room = self.verdict.draw(buf, room, cx);
        self.picks.draw(buf, room, cx, self.dialog.in_body());
        self.verdict.draw_over(buf, area, cx);
    }
}
