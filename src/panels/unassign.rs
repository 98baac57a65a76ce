//! The dialog **Unassign licenses** (DOMAIN R26): says what would go, and asks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::steps::Focus;
use super::verdict::{Fix, Verdict};
use crate::domain::change::Action;
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::job::{Forecast, Job};
use crate::kit::draw;
use crate::layer::Context;
use crate::message::effect::Effects;

/// The product and who would lose it.
pub struct Unassign {
    sku: SkuId,
    users: Vec<UserKey>,
}

impl Unassign {
    /// The dialog, with **Cancel** under the keyboard.
    pub fn open(sku: SkuId, users: Vec<UserKey>, cx: &Context) -> (Dialog<Self>, Effects) {
        Dialog::open(Self { sku, users }, Focus(Some(1)), Verdict::default(), cx)
    }
}

impl Body for Unassign {
    fn title(&self, cx: &Context) -> String {
        cx.say("unassign-title")
    }

    fn subtitle(&self, cx: &Context) -> String {
        cx.product_name(self.sku)
    }

    fn button(&self) -> &'static str {
        "button-unassign"
    }

    fn job(&self, _: &Context) -> Option<Job> {
        Some(Job { action: Action::Unassign(vec![self.sku]), users: self.users.clone(), skip_refused: false })
    }

    fn fix(&mut self, fix: Fix, _: &Context) {
        if let Fix::LeaveOut(users) = fix {
            self.users.retain(|user| !users.contains(user));
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, _: bool, _: Option<&Forecast>) {
        let args = [("product", cx.product_name(self.sku).into()), ("count", self.users.len().into())];
        let rows = draw::paragraph(buf, area, &cx.tell("unassign-what", args), cx.theme.text);
        // What Microsoft keeps, and how long (R112).
        draw::paragraph(buf, draw::below(area, rows + 1), &cx.say("unassign-consequences"), cx.theme.dim);
    }
}
