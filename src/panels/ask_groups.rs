//! A dialog before something is done to groups: says what it comes to, and asks (DOMAIN R46, R48, R101, R102).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::steps::Focus;
use super::verdict::Verdict;
use crate::domain::change::{Action, GroupAction};
use crate::domain::job::{Forecast, Job};
use crate::kit::draw;
use crate::layer::Context;
use crate::message::effect::Effects;
use crate::wording::Arg;

/// What would be done.
pub struct AskGroups {
    action: GroupAction,
}

impl AskGroups {
    /// The dialog, with **Cancel** under the keyboard; trying again harms nobody and is there at once.
    pub fn open(action: GroupAction, cx: &Context) -> (Dialog<Self>, Effects) {
        let harmless = matches!(action, GroupAction::Reprocess { .. });
        Dialog::open(Self { action }, Focus(Some(usize::from(!harmless))), Verdict::alone(), cx)
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

impl Body for AskGroups {
    fn title(&self, cx: &Context) -> String {
        cx.say(&format!("ask-{}", self.word(cx)))
    }

    fn subtitle(&self, cx: &Context) -> String {
        cx.group_names(self.action.groups())
    }

    fn button(&self) -> &'static str {
        match self.action {
            GroupAction::Delete(_) => "button-delete",
            GroupAction::Unassign { .. } | GroupAction::UnassignDevices { .. } => "button-unassign",
            GroupAction::RemoveMembers { .. } => "button-remove",
            _ => "button-reprocess",
        }
    }

    fn job(&self, _: &Context) -> Option<Job> {
        Some(Job::about(Action::Groups(self.action.clone())))
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, _: bool, _: Option<&Forecast>) {
        draw::paragraph(buf, area, &self.words(cx), cx.theme.text);
    }
}
