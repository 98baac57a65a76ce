//! **Export users**: users into a file (DOMAIN R122, R125).

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::outcome::RUNNING;
use super::steps::{Focus, Press, Pressed};
use crate::domain::users_file::Whom;
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::panel::Panel;
use crate::kit::text_field::{Answer, Look, TextField};
use crate::kit::{draw, meter};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::{Event, Export};

/// The pane.
pub struct ExportUsers {
    whom: Whom,
    name: TextField,
    focus: Focus,
    state: State,
}

enum State {
    Asking,
    /// So many of so many users are written.
    Running(usize, usize),
    /// It did not come to a file for this reason, and can be tried again.
    Failed(Export),
    /// So many users are in the file.
    Done(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Export,
    Replace,
    Close,
}

impl ExportUsers {
    /// The pane with the keyboard in the name of the file.
    pub fn open(whom: Whom) -> (Self, Effects) {
        (Self { whom, name: TextField::new("users.csv"), focus: Focus(None), state: State::Asking }, Effects::none())
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        let unnamed = || self.name.value().trim().is_empty().then(|| cx.say("export-name-first"));
        match &self.state {
            State::Running(..) => Vec::new(),
            State::Done(_) => vec![press(Command::Close, "button-close", None)],
            State::Failed(Export::Exists) => {
                vec![press(Command::Replace, "button-replace-file", None), press(Command::Close, "button-cancel", None)]
            }
            State::Asking | State::Failed(_) => {
                vec![press(Command::Export, "button-export", unnamed()), press(Command::Close, "button-cancel", None)]
            }
        }
    }

    fn begin(&mut self, replace: bool) -> Effects {
        self.state = State::Running(0, 0);
        let (whom, file) = (self.whom.clone(), PathBuf::from(self.name.value().trim()));
        Effect::ExportUsers { whom, file, replace }.into()
    }

    fn is_asking(&self) -> bool {
        matches!(self.state, State::Asking | State::Failed(_))
    }

    /// Another name may do what this one did not.
    fn named(&mut self, answer: Answer) {
        if answer == Answer::Changed {
            self.state = State::Asking;
        }
    }

    /// What is to be said below the name.
    fn told(&self, cx: &Context) -> Option<String> {
        Some(match &self.state {
            State::Asking => return None,
            State::Running(done, users) => cx.tell("x-of-y", [("part", (*done).into()), ("whole", (*users).into())]),
            State::Done(users) => {
                cx.tell("export-done", [("count", (*users).into()), ("file", self.name.value().trim().into())])
            }
            State::Failed(Export::Exists) => cx.say("export-exists"),
            State::Failed(Export::Broken(text)) => text.clone(),
            State::Failed(Export::GivenUp | Export::Written(_)) => cx.say("export-given-up"),
        })
    }
}

impl Layer for ExportUsers {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("key-export-users")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        if matches!(self.state, State::Running(..)) {
            return cx.hints(RUNNING, |()| None);
        }
        Focus::hints(&self.presses(cx), cx)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if matches!(self.state, State::Running(..)) {
            return binding::find(RUNNING, key).map(|_| Effect::CancelExport.into());
        }
        if self.is_asking() && self.focus.0.is_none() {
            let answer = self.name.key(key);
            if answer != Answer::Ignored {
                self.named(answer);
                return Some(Effects::none());
            }
        }
        match self.focus.key(key, &self.presses(cx))? {
            Pressed::Moved(effects) => Some(effects),
            Pressed::Button(Command::Export) => Some(self.begin(false)),
            Pressed::Button(Command::Replace) => Some(self.begin(true)),
            Pressed::Button(Command::Close) => Some(Effect::Back.into()),
        }
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        if self.is_asking() && self.focus.0.is_none() {
            let answer = self.name.paste(text);
            self.named(answer);
        }
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, _: &Context) -> Effects {
        match event {
            Event::Exporting(done, users) => self.state = State::Running(*done, *users),
            Event::Exported(Export::Written(users)) => {
                (self.state, self.focus) = (State::Done(*users), Focus(Some(0)));
            }
            Event::Exported(failed) => {
                // Cancel is the default where something would be replaced.
                let at = (*failed == Export::Exists).then_some(1);
                (self.state, self.focus) = (State::Failed(failed.clone()), Focus(at));
            }
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let panel = Panel { title: &cx.say("key-export-users"), corner: &cx.say("corner-esc"), subtitle: "" };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        let whom = match &self.whom {
            Whom::Found(_) => cx.say("export-found"),
            Whom::These(users) => cx.tell("export-these", [("count", users.len().into())]),
        };
        let rest = draw::below(room, draw::paragraph(buf, room, &whom, cx.theme.text) + 1);
        draw::text(buf, rest, &cx.say("export-file"), cx.theme.dim);
        let rest = draw::below(rest, 1);
        let focused = self.is_asking() && self.focus.0.is_none();
        self.name.draw(buf, rest, &cx.theme, Look { prompt: "> ", placeholder: "users.csv", focused });
        let mut rest = draw::below(rest, 2);
        if let State::Running(done, users) = self.state {
            let width = rest.width.min(40);
            draw::text(buf, rest, &meter::progress(width, done as u64, users.max(1) as u64), cx.theme.accent);
            rest = draw::below(rest, 1);
        }
        if let Some(told) = self.told(cx) {
            let style = if matches!(self.state, State::Failed(_)) { cx.theme.warn } else { cx.theme.text };
            draw::paragraph(buf, rest, &told, style);
        }
    }
}
