//! A new group: its name and its kind.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use crate::domain::change::{Action, GroupAction};
use crate::domain::group::{About, Kind};
use crate::domain::ids::UserKey;
use crate::domain::job::Job;
use crate::domain::text::clean;
use crate::keys::binding::{Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::kit::text_field::{Answer, Look, TextField};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The pane.
pub struct CreateGroup {
    name: TextField,
    kinds: Listing,
    focus: Focus,
    /// None until it was begun.
    outcome: Option<Outcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Create,
    Close,
    Undo,
}

/// For the footer: up and down choose while the name is typed.
static HINTS: &[Binding<()>] = &[Binding::new(&[Key::code(Code::Up), Key::code(Code::Down)], (), "key-kind")];

impl CreateGroup {
    /// The pane with the keyboard in the name field.
    pub fn open() -> (Self, Effects) {
        let kinds = Listing::new(Kind::ALL.len());
        (Self { name: TextField::default(), kinds, focus: Focus(None), outcome: None }, Effects::none())
    }

    fn job(&self) -> Job {
        let kind = self.kinds.cursor().and_then(|row| Kind::ALL.get(row)).copied().unwrap_or(Kind::Security);
        let about = About::new(clean(self.name.value().trim()).into_owned(), kind);
        Job { action: Action::Groups(GroupAction::Create(about)), users: Vec::new(), skip_refused: false }
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        match &self.outcome {
            None => {
                let reason = self.name.value().trim().is_empty().then(|| cx.say("group-name-first"));
                vec![press(Command::Create, "button-create", reason), press(Command::Close, "button-cancel", None)]
            }
            Some(outcome) => outcome.presses(cx, Command::Close, Command::Undo).into(),
        }
    }
}

impl Layer for CreateGroup {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("key-create-group")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let body = self.outcome.as_ref().map_or_else(|| cx.hints(HINTS, |()| None), |outcome| outcome.hints(cx));
        [body, Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        // Letters belong to the name while it has the keyboard.
        if self.outcome.is_none() && self.focus.0.is_none() {
            if let Some(motion) = motion(key).filter(|_| key.typed().is_none()) {
                self.kinds.apply(motion);
                return Some(Effects::none());
            }
            if self.name.key(key) != Answer::Ignored {
                return Some(Effects::none());
            }
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => Some(effects),
            Some(Pressed::Button(Command::Create)) => {
                self.outcome = Some(Outcome::of(1));
                self.focus = Focus(Some(0));
                Some(Effect::Run(self.job()).into())
            }
            Some(Pressed::Button(Command::Close)) => Some(Effect::Back.into()),
            Some(Pressed::Button(Command::Undo)) => Some(self.outcome.as_ref().map(Outcome::undo).unwrap_or_default()),
            None => self.outcome.as_mut().and_then(|outcome| outcome.key(key)),
        }
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        if self.outcome.is_none() {
            self.name.paste(text);
        }
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, _: &Context) -> Effects {
        if let Some(outcome) = &mut self.outcome {
            outcome.on_event(event);
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        self.outcome.as_ref().map(Outcome::wants).unwrap_or_default()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let panel = Panel { title: &cx.say("key-create-group"), corner: &cx.say("corner-esc"), subtitle: "" };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        if let Some(outcome) = &self.outcome {
            outcome.draw(buf, room, cx);
            return;
        }
        let placeholder = cx.say("group-name");
        let look = Look { prompt: "> ", placeholder: &placeholder, focused: self.focus.0.is_none() };
        self.name.draw(buf, room, &cx.theme, look);
        let mut rest = draw::below(room, 2);
        for (place, kind) in Kind::ALL.iter().enumerate() {
            let at = self.kinds.cursor() == Some(place);
            let (mark, style) = if at { ("●", cx.theme.accent) } else { ("○", cx.theme.text) };
            draw::text(buf, rest, &format!("{mark} {}", cx.say(&format!("group-kind-{}", kind.id()))), style);
            rest = draw::below(rest, 1);
        }
        draw::paragraph(buf, draw::below(rest, 1), &cx.say("group-kinds-that-carry"), cx.theme.dim);
    }
}
