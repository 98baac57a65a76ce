//! The dialog **Unassign licenses** (DOMAIN R26): says what would go, and asks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Command, Dialog};
use super::steps::{Focus, Press};
use super::verdict::{Fix, Verdict};
use crate::domain::change::Action;
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::job::Job;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::draw;
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::Effects;
use crate::message::event::Event;

/// The dialog.
pub struct Unassign {
    sku: SkuId,
    users: Vec<UserKey>,
    dialog: Dialog,
    verdict: Verdict,
}

impl Unassign {
    /// The dialog, with **Cancel** under the keyboard.
    pub fn open(sku: SkuId, users: Vec<UserKey>, cx: &Context) -> (Self, Effects) {
        let mut panel = Self { sku, users, dialog: Dialog::new(Focus(Some(1))), verdict: Verdict::default() };
        let effects = panel.ask(cx);
        (panel, effects)
    }

    fn job(&self) -> Job {
        Job { action: Action::Unassign(vec![self.sku]), users: self.users.clone(), skip_refused: false }
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        let job = self.job();
        self.verdict.ask(job, cx)
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        self.dialog.presses(cx, "button-unassign", || self.verdict.reason(cx))
    }
}

impl Layer for Unassign {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("unassign-title")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        self.dialog.hints(cx, &self.presses(cx), || self.verdict.hints(cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if !self.dialog.is_begun()
            && let Some(answer) = self.verdict.key(key, cx)
        {
            return Some(match answer {
                Ok(effects) => effects,
                Err(Fix::LeaveOut(users)) => {
                    self.users.retain(|user| !users.contains(user));
                    self.ask(cx)
                }
                Err(Fix::SwitchOff(..)) => Effects::none(),
            });
        }
        let (presses, job) = (self.presses(cx), self.job());
        self.dialog.key(key, &presses, self.users.len(), || job)
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
        let name = cx.product_name(self.sku);
        let panel = Panel { title: &cx.say("unassign-title"), corner: &cx.say("corner-esc"), subtitle: &name };
        let Some(room) = self.dialog.draw(buf, area, cx, &panel, &self.presses(cx)) else { return };
        let room = self.verdict.draw(buf, room, cx);
        let args = [("product", name.into()), ("count", self.users.len().into())];
        let rows = draw::paragraph(buf, room, &cx.tell("unassign-what", args), cx.theme.text);
        // What Microsoft keeps, and how long (R112).
        draw::paragraph(buf, draw::below(room, rows + 1), &cx.say("unassign-consequences"), cx.theme.dim);
        self.verdict.draw_over(buf, area, cx);
    }
}
