//! **Set limit** of an allotment: who waits moves up, or who came last waits (DOMAIN R60).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::steps::Focus;
use super::verdict::Verdict;
use crate::domain::change::{Action, AllotmentAction};
use crate::domain::ids::AllotmentKey;
use crate::domain::job::{Forecast, Job};
use crate::keys::Key;
use crate::kit::draw;
use crate::kit::text_field::{Answer, Look, TextField};
use crate::layer::Context;
use crate::message::effect::Effects;

/// The allotment and its new limit.
pub struct SetLimit {
    allotment: AllotmentKey,
    limit: TextField,
}

impl SetLimit {
    /// The pane with the keyboard in the field, which holds the limit there is.
    pub fn open(allotment: AllotmentKey, cx: &Context) -> (Dialog<Self>, Effects) {
        let now = cx.allotment(allotment).map(|one| one.terms.limit.to_string()).unwrap_or_default();
        Dialog::open(Self { allotment, limit: TextField::new(&now) }, Focus(None), Verdict::alone(), cx)
    }

    fn wanted(&self) -> Option<u32> {
        self.limit.value().trim().parse().ok()
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

impl Body for SetLimit {
    fn title(&self, cx: &Context) -> String {
        cx.say("key-set-limit")
    }

    fn subtitle(&self, cx: &Context) -> String {
        cx.allotment_name(self.allotment)
    }

    fn button(&self) -> &'static str {
        "button-save"
    }

    fn job(&self, _: &Context) -> Option<Job> {
        let action = AllotmentAction::SetLimit { allotment: self.allotment, limit: self.wanted()? };
        Some(Job::about(Action::Allotments(action)))
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        self.wanted().is_none().then(|| cx.say("allotment-limit-first"))
    }

    fn key(&mut self, key: Key, _: &Context) -> Option<Effects> {
        let letter = key.typed().is_some_and(|c| !c.is_ascii_digit());
        (letter || self.limit.key(key) != Answer::Ignored).then(Effects::none)
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        if text.trim().chars().all(|c| c.is_ascii_digit()) {
            self.limit.paste(text);
        }
        Effects::none()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        draw::text(buf, area, &cx.say("allotment-limit"), cx.theme.bold);
        let rest = draw::below(area, 1);
        let placeholder = cx.say("allotment-limit-hint");
        self.limit.draw(buf, rest, &cx.theme, Look { prompt: "> ", placeholder: &placeholder, focused });
        if let Some(words) = self.words(cx) {
            draw::paragraph(buf, draw::below(rest, 2), &words, cx.theme.text);
        }
    }
}
