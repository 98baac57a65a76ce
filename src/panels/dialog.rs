//! A panel with one button that does something and one that leaves; and then what became of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use crate::domain::ids::UserKey;
use crate::domain::job::Job;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::panel::Panel;
use crate::layer::Context;
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// Where the keyboard is, and the job once it was begun.
pub struct Dialog {
    focus: Focus,
    outcome: Option<Outcome>,
}

/// What its buttons give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Do,
    Close,
    Undo,
}

impl Dialog {
    /// Nothing begun.
    pub const fn new(focus: Focus) -> Self {
        Self { focus, outcome: None }
    }

    /// Whether the job was begun: then only what becomes of it is of interest.
    pub const fn is_begun(&self) -> bool {
        self.outcome.is_some()
    }

    /// The buttons: before, the one that does it, under that label unless a reason is against it, and **Cancel**.
    pub fn presses(
        &self,
        cx: &Context,
        label: &'static str,
        reason: impl FnOnce() -> Option<String>,
    ) -> Vec<Press<Command>> {
        match &self.outcome {
            None => vec![
                Press { command: Command::Do, label, reason: reason() },
                Press { command: Command::Close, label: "button-cancel", reason: None },
            ],
            Some(outcome) => outcome.presses(cx, Command::Close, Command::Undo).into(),
        }
    }

    /// The keys that work: before, those of the body.
    pub fn hints(&self, cx: &Context, presses: &[Press<Command>], body: impl FnOnce() -> Vec<Hint>) -> Vec<Hint> {
        let body = self.outcome.as_ref().map_or_else(body, |outcome| outcome.hints(cx));
        [body, Focus::hints(presses, cx)].concat()
    }

    /// Whether the keyboard is in the body, and nothing was begun.
    pub const fn in_body(&self) -> bool {
        self.outcome.is_none() && self.focus.0.is_none()
    }

    /// Takes the keys of the buttons and of what became of it. `job` is asked for when it is begun, and counts
    /// as so many users; none: the button cannot be pressed then.
    pub fn key<J>(
        &mut self,
        key: Key,
        presses: &[Press<Command>],
        users: usize,
        job: impl FnOnce() -> J,
    ) -> Option<Effects>
    where
        J: Into<Option<Job>>,
    {
        match self.focus.key(key, presses) {
            Some(Pressed::Moved(effects)) => Some(effects),
            Some(Pressed::Button(Command::Do)) => {
                let job = job().into()?;
                self.outcome = Some(Outcome::of(users));
                self.focus = Focus(Some(0));
                Some(Effect::Run(job).into())
            }
            Some(Pressed::Button(Command::Close)) => Some(Effect::Back.into()),
            Some(Pressed::Button(Command::Undo)) => self.outcome.as_ref().map(Outcome::undo),
            None => self.outcome.as_mut()?.key(key),
        }
    }

    /// Hears of a fact, once the job was begun; false: it was not.
    pub fn on_event(&mut self, event: &Event) -> bool {
        self.outcome.as_mut().map(|outcome| outcome.on_event(event)).is_some()
    }

    /// The users whose names are on screen.
    pub fn wants(&self) -> Vec<UserKey> {
        self.outcome.as_ref().map(Outcome::wants).unwrap_or_default()
    }

    /// Draws the frame, the buttons, and what became of it; gives back the room for the body before.
    pub fn draw(
        &self,
        buf: &mut Buffer,
        area: Rect,
        cx: &Context,
        panel: &Panel,
        presses: &[Press<Command>],
    ) -> Option<Rect> {
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, presses);
        match &self.outcome {
            Some(outcome) => {
                outcome.draw(buf, room, cx);
                None
            }
            None => Some(room),
        }
    }
}
