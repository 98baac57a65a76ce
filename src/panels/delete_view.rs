//! The question whether a filter is to be deleted.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::steps::{Focus, Press, Pressed};
use crate::domain::custom_view::ViewAction;
use crate::domain::role::Right;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::draw;
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The question.
pub struct DeleteView {
    name: String,
    focus: Focus,
}

impl DeleteView {
    /// About the filter of that name, with the keyboard on **Cancel**.
    pub fn open(name: String) -> (Self, Effects) {
        (Self { name, focus: Focus(Some(1)) }, Effects::none())
    }

    fn presses(cx: &Context) -> [Press<bool>; 2] {
        [
            Press { command: true, label: "button-delete", reason: cx.denied(Right::Views) },
            Press { command: false, label: "button-cancel", reason: None },
        ]
    }
}

impl Layer for DeleteView {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("view-delete-title")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        Focus::hints(&Self::presses(cx), cx)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        Some(match self.focus.key(key, &Self::presses(cx))? {
            Pressed::Moved(effects) => effects,
            Pressed::Button(true) => Effect::ChangeView(ViewAction::Delete(self.name.clone())).into(),
            Pressed::Button(false) => Effect::Back.into(),
        })
    }

    fn on_event(&mut self, event: &Event, _: &Context) -> Effects {
        // Refused or not, there is nothing more to ask: what became of it is told below.
        match event {
            Event::ViewChanged(ViewAction::Delete(name), _) if *name == self.name => Effect::Back.into(),
            _ => Effects::none(),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let panel = Panel { title: &cx.say("view-delete-title"), corner: &cx.say("corner-esc"), subtitle: &self.name };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &Self::presses(cx));
        draw::paragraph(buf, room, &cx.tell("view-delete-what", [("view", (&*self.name).into())]), cx.theme.text);
    }
}
