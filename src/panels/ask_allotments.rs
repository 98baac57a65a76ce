//! A dialog before something is taken from an allotment's members or owners: says what it comes to, and asks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Command, Dialog};
use super::steps::{Focus, Press};
use super::verdict::Verdict;
use crate::domain::change::{Action, AllotmentAction};
use crate::domain::ids::UserKey;
use crate::domain::job::Job;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::draw;
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::Effects;
use crate::message::event::Event;
use crate::wording::Arg;

/// The dialog.
pub struct AskAllotments {
    action: AllotmentAction,
    dialog: Dialog,
    verdict: Verdict,
}

impl AskAllotments {
    /// The dialog, with **Cancel** under the keyboard.
    pub fn open(action: AllotmentAction, cx: &Context) -> (Self, Effects) {
        let mut panel = Self { action, dialog: Dialog::new(Focus(Some(1))), verdict: Verdict::alone() };
        let effects = panel.ask(cx);
        (panel, effects)
    }

    fn job(&self) -> Job {
        Job { action: Action::Allotments(self.action.clone()), users: Vec::new(), skip_refused: false }
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        let job = self.job();
        self.verdict.ask(job, cx)
    }

    /// The end of its sentences' names.
    const fn word(&self) -> &'static str {
        match self.action {
            AllotmentAction::Groups { .. } => "allotment-groups",
            AllotmentAction::Owners { .. } => "allotment-owners",
            _ => "delete-allotment",
        }
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let label = if self.word() == "delete-allotment" { "button-delete" } else { "button-remove" };
        self.dialog.presses(cx, label, || self.verdict.reason(cx))
    }

    fn title(&self, cx: &Context) -> String {
        cx.say(&format!("ask-{}", self.word()))
    }

    fn names(&self, cx: &Context) -> String {
        let names: Vec<_> = self.action.allotments().iter().map(|key| cx.allotment_name(*key)).collect();
        names.join(", ")
    }

    fn words(&self, cx: &Context) -> String {
        let about = self.action.allotments().iter().filter_map(|key| cx.allotment(*key));
        let (mut consumed, mut waiting, mut who) = (0, 0, Vec::new());
        for one in about {
            (consumed, waiting) = (consumed + one.consumed, waiting + one.waiting);
            match &self.action {
                AllotmentAction::Groups { remove, .. } => {
                    let gone = one.groups.iter().filter(|group| remove.contains(&group.key));
                    who.extend(gone.map(|group| group.name.clone()));
                }
                AllotmentAction::Owners { remove, .. } => {
                    let gone = one.owners.iter().filter(|owner| remove.contains(&owner.key));
                    who.extend(gone.map(|owner| owner.name.clone()));
                }
                _ => {}
            }
        }
        let (names, who) = (self.names(cx), who.join(", "));
        let args: [(&'static str, Arg); 4] = [
            ("allotment", names.as_str().into()),
            ("who", who.as_str().into()),
            ("count", consumed.into()),
            ("waiting", waiting.into()),
        ];
        cx.tell(&format!("ask-what-{}", self.word()), args)
    }
}

impl Layer for AskAllotments {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![self.title(cx)]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        self.dialog.hints(cx, &self.presses(cx), || self.verdict.hints(cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if !self.dialog.is_begun()
            && let Some(Ok(effects)) = self.verdict.key(key, cx)
        {
            return Some(effects);
        }
        let (presses, job) = (self.presses(cx), self.job());
        self.dialog.key(key, &presses, 1, || job)
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
        let names = self.names(cx);
        let panel = Panel { title: &self.title(cx), corner: &cx.say("corner-esc"), subtitle: &names };
        let Some(room) = self.dialog.draw(buf, area, cx, &panel, &self.presses(cx)) else { return };
        let room = self.verdict.draw(buf, room, cx);
        draw::paragraph(buf, room, &self.words(cx), cx.theme.text);
        self.verdict.draw_over(buf, area, cx);
    }
}
