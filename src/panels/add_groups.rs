//! Groups for an allotment: their members get the license while there is room, and line up otherwise (DOMAIN R60).

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::group_picks::{self, GroupPicks};
use super::steps::Focus;
use super::verdict::Verdict;
use crate::domain::change::{Action, AllotmentAction};
use crate::domain::ids::AllotmentKey;
use crate::domain::job::{Forecast, Job};
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::layer::Context;
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The allotment and the groups chosen for it.
pub struct AddGroups {
    allotment: AllotmentKey,
    picks: GroupPicks,
}

impl AddGroups {
    /// The pane, and the question for the groups there are.
    pub fn open(allotment: AllotmentKey, cx: &Context) -> (Dialog<Self>, Effects) {
        let body = Self { allotment, picks: GroupPicks::default() };
        let (pane, effects) = Dialog::open(body, Focus(None), Verdict::alone(), cx);
        (pane, effects.and(Effect::LoadGroupNames))
    }
}

impl Body for AddGroups {
    fn title(&self, cx: &Context) -> String {
        cx.say("add-groups-title")
    }

    fn subtitle(&self, cx: &Context) -> String {
        cx.allotment_name(self.allotment)
    }

    fn button(&self) -> &'static str {
        "button-add"
    }

    fn job(&self, _: &Context) -> Option<Job> {
        let (add, remove) = (self.picks.chosen().clone(), BTreeSet::new());
        let ready = !add.is_empty();
        let action = Action::Allotments(AllotmentAction::Groups { allotment: self.allotment, add, remove });
        ready.then_some(Job::about(action))
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        self.picks.chosen().is_empty().then(|| cx.say("allotment-choose-groups"))
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(group_picks::HINTS, |()| None)
    }

    fn writes(&self) -> bool {
        true
    }

    fn key(&mut self, key: Key, _: &Context) -> Option<Effects> {
        self.picks.key(key).then(Effects::none)
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        self.picks.paste(text);
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, _: &mut Focus, cx: &Context) -> Effects {
        match event {
            Event::GroupNamesLoaded(groups) => {
                let own = cx.allotment(self.allotment).map_or(&[][..], |one| &one.groups);
                self.picks.offer(groups.iter().filter(|group| !own.contains(group)).cloned());
                Effects::none()
            }
            Event::TenantChanged => Effect::LoadGroupNames.into(),
            _ => Effects::none(),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        self.picks.draw(buf, area, cx, focused);
    }
}
