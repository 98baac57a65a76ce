//! What the line above the footer says of what was done, and what becomes of the screen when somebody else is signed in.

use super::App;
use super::overlay::places;
use crate::domain::custom_view::ViewAction;
use crate::domain::job::JobResult;
use crate::domain::refusal::Refusal;
use crate::domain::role::Principal;
use crate::kit::toast::{Kind, Toast};
use crate::message::effect::{Effect, Effects};

impl App {
    /// What became of a filter.
    pub(super) fn told_of_view(&self, action: &ViewAction, refusals: &[Refusal]) -> Toast {
        if let Some(refusal) = refusals.first() {
            return Toast { kind: Kind::Refused, text: self.cx.words.problem(refusal) };
        }
        let (id, name) = match action {
            ViewAction::Create(view) | ViewAction::Edit(_, view) => ("view-saved", &view.name),
            ViewAction::Delete(name) => ("view-deleted", name),
        };
        Toast { kind: Kind::Done, text: self.cx.tell(id, [("view", (&**name).into())]) }
    }

    /// What became of a job.
    pub(super) fn told(&self, result: &JobResult) -> Toast {
        let changed = result.changed();
        match result.refusals.first() {
            Some(refusal) if changed == 0 => Toast { kind: Kind::Refused, text: self.cx.words.problem(refusal) },
            Some(_) => {
                let args = [("changed", changed.into()), ("refused", result.refusals.len().into())];
                Toast { kind: Kind::Warning, text: self.cx.tell("toast-part", args) }
            }
            None => {
                let done = result.batches.iter().filter(|batch| batch.id.is_some());
                let (others, members) = done.fold((0, 0), |sum, b| (sum.0 + b.others.len(), sum.1 + b.members));
                let mut text = if others > 0 {
                    self.cx.tell("toast-others", [("count", changed.into()), ("members", members.into())])
                } else {
                    self.cx.tell("toast-done", [("changed", changed.into())])
                };
                if self.panels.is_empty() {
                    text = [text, self.cx.say("toast-undo")].join(" ");
                }
                Toast { kind: Kind::Done, text }
            }
        }
    }

    /// Somebody else works here now: nothing of what was on screen is theirs.
    pub(super) fn signed_in(&mut self, by: &Principal) -> Effects {
        self.cx.forget(by.clone());
        self.fresh.clear();
        self.asked.clear();
        self.pages.clear();
        self.panels.clear();
        self.overlay = None;
        let text = self.cx.tell("toast-signed-in", [("user", by.name.as_str().into())]);
        self.toast = Some(Toast { kind: Kind::Done, text });
        Effects::from([Effect::LoadProducts, Effect::LoadViews, Effect::Go(places(&self.cx)[0].2)])
    }
}
