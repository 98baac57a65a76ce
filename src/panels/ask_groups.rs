//! A dialog before something is done to groups: says what it comes to, and asks (DOMAIN R46, R48, R101, R102).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Command, Dialog};
use super::steps::{Focus, Press};
use super::verdict::Verdict;
use crate::domain::change::{Action, GroupAction};
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
pub struct AskGroups {
    action: GroupAction,
    dialog: Dialog,
    verdict: Verdict,
}

impl AskGroups {
    /// The dialog, with **Cancel** under the keyboard; trying again harms nobody and is there at once.
    pub fn open(action: GroupAction, cx: &Context) -> (Self, Effects) {
        let harmless = matches!(action, GroupAction::Reprocess { .. });
        let dialog = Dialog::new(Focus(Some(usize::from(!harmless))));
        let mut panel = Self { action, dialog, verdict: Verdict::alone() };
        let effects = panel.ask(cx);
        (panel, effects)
    }

    fn job(&self) -> Job {
        Job { action: Action::Groups(self.action.clone()), users: Vec::new(), skip_refused: false }
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        let job = self.job();
        self.verdict.ask(job, cx)
    }

    /// The end of its sentences' names.
    fn word(&self, cx: &Context) -> &'static str {
        match &self.action {
            GroupAction::Delete(_) => "delete-group",
            GroupAction::UnassignDevices { .. } => "unassign-devices",
            GroupAction::RemoveMembers { members, .. } if !cx.users.values().any(|user| members.contains(&user.id)) => {
                "remove-devices"
            }
            GroupAction::Unassign { .. } => "unassign-group",
            GroupAction::RemoveMembers { .. } => "remove-members",
            _ => "reprocess",
        }
    }

    const fn label(&self) -> &'static str {
        match self.action {
            GroupAction::Delete(_) => "button-delete",
            GroupAction::Unassign { .. } | GroupAction::UnassignDevices { .. } => "button-unassign",
            GroupAction::RemoveMembers { .. } => "button-remove",
            _ => "button-reprocess",
        }
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        self.dialog.presses(cx, self.label(), || self.verdict.reason(cx))
    }

    fn title(&self, cx: &Context) -> String {
        cx.say(&format!("ask-{}", self.word(cx)))
    }

    fn words(&self, cx: &Context) -> String {
        let products: Vec<_> = self.action.removes().iter().map(|sku| cx.product_name(*sku)).collect();
        let count = match &self.action {
            GroupAction::Reprocess { members: Some(users), .. } => users.keys().len(),
            GroupAction::Reprocess { group, .. } => cx.group(*group).map_or(0, |group| group.users as usize),
            GroupAction::UnassignDevices { group, .. } => cx.devices_licensed(*group),
            action => action.members().len(),
        };
        let groups = cx.group_names(self.action.groups());
        let args: [(&'static str, Arg); 3] =
            [("groups", groups.as_str().into()), ("products", products.join(", ").into()), ("count", count.into())];
        cx.tell(&format!("ask-what-{}", self.word(cx)), args)
    }
}

impl Layer for AskGroups {
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
        let groups = cx.group_names(self.action.groups());
        let panel = Panel { title: &self.title(cx), corner: &cx.say("corner-esc"), subtitle: &groups };
        let Some(room) = self.dialog.draw(buf, area, cx, &panel, &self.presses(cx)) else { return };
        let room = self.verdict.draw(buf, room, cx);
        draw::paragraph(buf, room, &self.words(cx), cx.theme.text);
        self.verdict.draw_over(buf, area, cx);
    }
}
