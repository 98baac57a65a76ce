//! A dialog before something is taken from an allotment's members or owners: says what it comes to, and asks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::steps::Focus;
use super::verdict::Verdict;
use crate::domain::change::{Action, AllotmentAction};
use crate::domain::job::{Forecast, Job};
use crate::kit::draw;
use crate::layer::Context;
use crate::message::effect::Effects;
use crate::wording::Arg;

/// What would be done.
pub struct AskAllotments {
    action: AllotmentAction,
}

impl AskAllotments {
    /// The dialog, with **Cancel** under the keyboard.
    pub fn open(action: AllotmentAction, cx: &Context) -> (Dialog<Self>, Effects) {
        Dialog::open(Self { action }, Focus(Some(1)), Verdict::alone(), cx)
    }

    /// The end of its sentences' names.
    const fn word(&self) -> &'static str {
        match self.action {
            AllotmentAction::Groups { .. } => "allotment-groups",
            AllotmentAction::Owners { .. } => "allotment-owners",
            _ => "delete-allotment",
        }
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
        let (names, who) = (self.subtitle(cx), who.join(", "));
        let args: [(&'static str, Arg); 4] = [
            ("allotment", names.as_str().into()),
            ("who", who.as_str().into()),
            ("count", consumed.into()),
            ("waiting", waiting.into()),
        ];
        cx.tell(&format!("ask-what-{}", self.word()), args)
    }
}

impl Body for AskAllotments {
    fn title(&self, cx: &Context) -> String {
        cx.say(&format!("ask-{}", self.word()))
    }

    fn subtitle(&self, cx: &Context) -> String {
        let names: Vec<_> = self.action.allotments().iter().map(|key| cx.allotment_name(*key)).collect();
        names.join(", ")
    }

    fn button(&self) -> &'static str {
        if self.word() == "delete-allotment" { "button-delete" } else { "button-remove" }
    }

    fn job(&self, _: &Context) -> Option<Job> {
        Some(Job::about(Action::Allotments(self.action.clone())))
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, _: bool, _: Option<&Forecast>) {
        draw::paragraph(buf, area, &self.words(cx), cx.theme.text);
    }
}
