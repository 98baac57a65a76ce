//! The dialog **Unassign licenses** (DOMAIN R26): says what would go, and asks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use super::verdict::{Fix, Verdict};
use crate::domain::change::Action;
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::job::Job;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::draw;
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The dialog.
pub struct Unassign {
    sku: SkuId,
    users: Vec<UserKey>,
    focus: Focus,
    verdict: Verdict,
    /// None until it was begun.
    outcome: Option<Outcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Unassign,
    Close,
    Undo,
}

impl Unassign {
    /// The dialog, with **Cancel** under the keyboard.
    pub fn open(sku: SkuId, users: Vec<UserKey>, cx: &Context) -> (Self, Effects) {
        let mut dialog = Self { sku, users, focus: Focus(Some(1)), verdict: Verdict::default(), outcome: None };
        let effects = dialog.ask(cx);
        (dialog, effects)
    }

    fn job(&self) -> Job {
        Job { action: Action::Unassign(vec![self.sku]), users: self.users.clone(), skip_refused: false }
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        let job = self.job();
        self.verdict.ask(job, cx)
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        match &self.outcome {
            None => vec![
                press(Command::Unassign, "button-unassign", self.verdict.reason(cx)),
                press(Command::Close, "button-cancel", None),
            ],
            Some(outcome) => outcome.presses(cx, Command::Close, Command::Undo).into(),
        }
    }
}

impl Layer for Unassign {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("unassign-title")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let body = self.outcome.as_ref().map_or_else(|| self.verdict.hints(cx), |outcome| outcome.hints(cx));
        [body, Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.outcome.is_none()
            && let Some(answer) = self.verdict.key(key, cx)
        {
            return Some(match answer {
                Ok(effects) => effects,
                Err(Fix::LeaveOut(users)) => {
                    self.users.retain(|user| !users.contains(*user));
                    self.ask(cx)
                }
                Err(Fix::SwitchOff(..)) => Effects::none(),
            });
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => Some(effects),
            Some(Pressed::Button(Command::Unassign)) => {
                self.outcome = Some(Outcome::of(self.users.len()));
                self.focus = Focus(Some(0));
                Some(Effect::Run(self.job()).into())
            }
            Some(Pressed::Button(Command::Close)) => Some(Effect::Back.into()),
            Some(Pressed::Button(Command::Undo)) => Some(self.outcome.as_ref().map(Outcome::undo).unwrap_or_default()),
            None => self.outcome.as_mut().and_then(|outcome| outcome.key(key)),
        }
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match &mut self.outcome {
            Some(outcome) => outcome.on_event(event),
            None if *event == Event::TenantChanged => return self.ask(cx),
            None => self.verdict.on_event(event),
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        self.outcome.as_ref().map(Outcome::wants).unwrap_or_default()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let name = cx.product_name(self.sku);
        let panel = Panel { title: &cx.say("unassign-title"), corner: &cx.say("corner-esc"), subtitle: &name };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        if let Some(outcome) = &self.outcome {
            outcome.draw(buf, room, cx);
            return;
        }
        let room = self.verdict.draw(buf, room, cx);
        let args = [("product", name.into()), ("count", self.users.len().into())];
        let rows = draw::paragraph(buf, room, &cx.tell("unassign-what", args), cx.theme.text);
        // What Microsoft keeps, and how long (R112).
        draw::paragraph(buf, draw::below(room, rows + 1), &cx.say("unassign-consequences"), cx.theme.dim);
        self.verdict.draw_over(buf, area, cx);
    }
}
