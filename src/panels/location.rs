//! A usage location for the selected users.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::locations;
use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use crate::domain::change::Action;
use crate::domain::ids::UserKey;
use crate::domain::job::Job;
use crate::domain::location::Location as Country;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::choice::{self, Choice, Picked};
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// First the list of locations, then what became of it.
pub struct Location {
    users: Vec<UserKey>,
    choice: Option<Choice<Country>>,
    outcome: Outcome,
    focus: Focus,
}

impl Location {
    /// The list for these users.
    pub fn open(users: Vec<UserKey>, cx: &Context) -> (Self, Effects) {
        let outcome = Outcome::of(users.len());
        (Self { users, choice: Some(locations::choice(cx)), outcome, focus: Focus(Some(0)) }, Effects::none())
    }

    fn presses() -> [Press<()>; 1] {
        [Press { command: (), label: "button-close", reason: None }]
    }
}

impl Layer for Location {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("select-location")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        [self.outcome.hints(cx), Focus::hints(&Self::presses(), cx)].concat()
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.choice.as_ref().map(|_| choice::BINDINGS)
    }

    fn key(&mut self, key: Key, _: &Context) -> Option<Effects> {
        if let Some(choice) = &mut self.choice {
            return Some(match choice.key(key) {
                Picked::Not => Effects::none(),
                Picked::Closed => Effect::Back.into(),
                Picked::One(location) => {
                    self.choice = None;
                    let users = self.users.clone();
                    Effect::Run(Job { action: Action::SetLocation(location), users, skip_refused: false }).into()
                }
            });
        }
        match self.focus.key(key, &Self::presses()) {
            Some(Pressed::Moved(effects)) => Some(effects),
            Some(Pressed::Button(())) => Some(Effect::Back.into()),
            None => self.outcome.key(key),
        }
    }

    fn on_event(&mut self, event: &Event, _: &Context) -> Effects {
        if self.choice.is_none() {
            self.outcome.on_event(event);
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        self.outcome.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let subtitle = cx.tell("users-selected", [("count", self.users.len().into())]);
        let panel = Panel { title: &cx.say("select-location"), corner: &cx.say("corner-esc"), subtitle: &subtitle };
        let room = panel.draw(buf, area, &cx.theme);
        if let Some(choice) = &self.choice {
            choice.draw(buf, room, &cx.theme);
        } else {
            let room = self.focus.draw(buf, room, cx, &Self::presses());
            self.outcome.draw(buf, room, cx);
        }
    }
}
