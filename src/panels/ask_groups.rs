//! A dialog before something is done to groups: says what it comes to, and asks (DOMAIN R46, R48, R101, R102).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use super::verdict::Verdict;
use crate::domain::change::{Action, GroupAction};
use crate::domain::ids::UserKey;
use crate::domain::job::Job;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::draw;
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;
use crate::wording::Arg;

/// The dialog.
pub struct AskGroups {
    action: GroupAction,
    focus: Focus,
    verdict: Verdict,
    /// None until it was begun.
    outcome: Option<Outcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Do,
    Close,
    Undo,
}

impl AskGroups {
    /// The dialog, with **Cancel** under the keyboard; trying again harms nobody and is there at once.
    pub fn open(action: GroupAction, cx: &Context) -> (Self, Effects) {
        let harmless = matches!(action, GroupAction::Reprocess { .. });
        let focus = Focus(Some(usize::from(!harmless)));
        let mut dialog = Self { action, focus, verdict: Verdict::alone(), outcome: None };
        let job = dialog.job();
        let effects = dialog.verdict.ask(job, cx);
        (dialog, effects)
    }

    fn job(&self) -> Job {
        Job { action: Action::Groups(self.action.clone()), users: Vec::new(), skip_refused: false }
    }

    /// The end of its sentences' names.
    const fn word(&self) -> &'static str {
        match self.action {
            GroupAction::Delete(_) => "delete-group",
            GroupAction::Unassign { .. } => "unassign-group",
            GroupAction::RemoveMembers { .. } => "remove-members",
            _ => "reprocess",
        }
    }

    const fn label(&self) -> &'static str {
        match self.action {
            GroupAction::Delete(_) => "button-delete",
            GroupAction::Unassign { .. } => "button-unassign",
            GroupAction::RemoveMembers { .. } => "button-remove",
            _ => "button-reprocess",
        }
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        match &self.outcome {
            None => vec![
                press(Command::Do, self.label(), self.verdict.reason(cx)),
                press(Command::Close, "button-cancel", None),
            ],
            Some(outcome) => outcome.presses(cx, Command::Close, Command::Undo).into(),
        }
    }

    fn title(&self, cx: &Context) -> String {
        cx.say(&format!("ask-{}", self.word()))
    }

    fn words(&self, cx: &Context) -> String {
        let products: Vec<_> = self.action.removes().iter().map(|sku| cx.product_name(*sku)).collect();
        let count = match &self.action {
            GroupAction::Reprocess { members: Some(users), .. } => users.keys().len(),
            GroupAction::Reprocess { group, .. } => cx.group(*group).map_or(0, |group| group.users as usize),
            action => action.members().len(),
        };
        let groups = cx.group_names(self.action.groups());
        let args: [(&'static str, Arg); 3] =
            [("groups", groups.as_str().into()), ("products", products.join(", ").into()), ("count", count.into())];
        cx.tell(&format!("ask-what-{}", self.word()), args)
    }
}

impl Layer for AskGroups {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![self.title(cx)]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let body = self.outcome.as_ref().map_or_else(|| self.verdict.hints(cx), |outcome| outcome.hints(cx));
        [body, Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.outcome.is_none()
            && let Some(Ok(effects)) = self.verdict.key(key, cx)
        {
            return Some(effects);
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => Some(effects),
            Some(Pressed::Button(Command::Do)) => {
                self.outcome = Some(Outcome::of(1));
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
            None if *event == Event::TenantChanged => {
                let job = self.job();
                return self.verdict.ask(job, cx);
            }
            None => self.verdict.on_event(event),
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        self.outcome.as_ref().map(Outcome::wants).unwrap_or_default()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let groups = cx.group_names(self.action.groups());
        let panel = Panel { title: &self.title(cx), corner: &cx.say("corner-esc"), subtitle: &groups };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        if let Some(outcome) = &self.outcome {
            outcome.draw(buf, room, cx);
            return;
        }
        let room = self.verdict.draw(buf, room, cx);
        draw::paragraph(buf, room, &self.words(cx), cx.theme.text);
        self.verdict.draw_over(buf, area, cx);
    }
}
