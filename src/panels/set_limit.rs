//! **Set limit** of an allotment: who waits moves up, or who came last waits (DOMAIN R60).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Command, Dialog};
use super::steps::{Focus, Press};
use super::verdict::Verdict;
use crate::domain::change::{Action, AllotmentAction};
use crate::domain::ids::{AllotmentKey, UserKey};
use crate::domain::job::Job;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::draw;
use crate::kit::panel::Panel;
use crate::kit::text_field::{Answer, Look, TextField};
use crate::layer::{Context, Layer};
use crate::message::effect::Effects;
use crate::message::event::Event;

/// The pane.
pub struct SetLimit {
    allotment: AllotmentKey,
    limit: TextField,
    dialog: Dialog,
    verdict: Verdict,
}

impl SetLimit {
    /// The pane with the keyboard in the field, which holds the limit there is.
    pub fn open(allotment: AllotmentKey, cx: &Context) -> (Self, Effects) {
        let now = cx.allotment(allotment).map(|one| one.terms.limit.to_string()).unwrap_or_default();
        let dialog = Dialog::new(Focus(None));
        let mut pane = Self { allotment, limit: TextField::new(&now), dialog, verdict: Verdict::alone() };
        let effects = pane.ask(cx);
        (pane, effects)
    }

    fn wanted(&self) -> Option<u32> {
        self.limit.value().trim().parse().ok()
    }

    fn job(&self) -> Option<Job> {
        let action = AllotmentAction::SetLimit { allotment: self.allotment, limit: self.wanted()? };
        Some(Job { action: Action::Allotments(action), users: Vec::new(), skip_refused: false })
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        let job = self.job();
        self.verdict.ask_if(job, cx)
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let missing = || self.wanted().is_none().then(|| cx.say("allotment-limit-first"));
        self.dialog.presses(cx, "button-save", || missing().or_else(|| self.verdict.reason(cx)))
    }

    /// What it comes to, in numbers.
    fn words(&self, cx: &Context) -> Option<String> {
        let one = cx.allotment(self.allotment)?;
        let wanted = self.wanted()?;
        let lost = one.consumed.saturating_sub(wanted);
        let free = wanted.saturating_sub(one.consumed).min(one.waiting);
        Some(match (lost, free) {
            (1.., _) => cx.tell("set-limit-lost", [("count", lost.into())]),
            (_, 1..) => cx.tell("set-limit-gained", [("count", free.into())]),
            _ => cx.say("set-limit-nobody"),
        })
    }
}

impl Layer for SetLimit {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("key-set-limit")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        self.dialog.hints(cx, &self.presses(cx), || self.verdict.hints(cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.dialog.in_body() {
            if key.typed().is_some_and(|c| !c.is_ascii_digit()) {
                return Some(Effects::none());
            }
            match self.limit.key(key) {
                Answer::Ignored => {}
                Answer::Kept => return Some(Effects::none()),
                Answer::Changed => return Some(self.ask(cx)),
            }
        }
        if !self.dialog.is_begun()
            && let Some(Ok(effects)) = self.verdict.key(key, cx)
        {
            return Some(effects);
        }
        let (presses, job) = (self.presses(cx), self.job());
        self.dialog.key(key, &presses, 1, || job)
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        if text.trim().chars().all(|c| c.is_ascii_digit()) && self.limit.paste(text) == Answer::Changed {
            self.ask(cx)
        } else {
            Effects::none()
        }
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        if self.dialog.on_event(event) {
            return Effects::none();
        }
        if *event == Event::TenantChanged {
            return self.ask(cx);
        }
        self.verdict.on_event(event);
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        self.dialog.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let name = cx.allotment_name(self.allotment);
        let panel = Panel { title: &cx.say("key-set-limit"), corner: &cx.say("corner-esc"), subtitle: &name };
        let Some(room) = self.dialog.draw(buf, area, cx, &panel, &self.presses(cx)) else { return };
        let room = self.verdict.draw(buf, room, cx);
        draw::text(buf, room, &cx.say("allotment-limit"), cx.theme.bold);
        let rest = draw::below(room, 1);
        let placeholder = cx.say("allotment-limit-hint");
        let look = Look { prompt: "> ", placeholder: &placeholder, focused: self.dialog.in_body() };
        self.limit.draw(buf, rest, &cx.theme, look);
        if let Some(words) = self.words(cx) {
            draw::paragraph(buf, draw::below(rest, 2), &words, cx.theme.text);
        }
        self.verdict.draw_over(buf, area, cx);
    }
}
