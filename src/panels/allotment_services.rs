//! **Turn apps and services on or off** for everybody who has the license from an allotment.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::draft::Draft;
use super::steps::Focus;
use super::toggles::{self, Item, Mark};
use super::verdict::Verdict;
use crate::domain::change::{Action, AllotmentAction, Grant};
use crate::domain::ids::{AllotmentKey, SkuId};
use crate::domain::job::{Forecast, Job};
use crate::keys::binding::{Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::layer::Context;
use crate::message::effect::Effects;

/// The allotment and its services as they would be.
pub struct AllotmentServices {
    allotment: AllotmentKey,
    sku: Option<SkuId>,
    draft: Draft,
    list: Listing,
}

/// For the footer.
static HINTS: &[Binding<()>] = &[Binding::new(&[Key::char(' ')], (), "key-flip")];

impl AllotmentServices {
    /// The pane with the services as they are.
    pub fn open(allotment: AllotmentKey, cx: &Context) -> (Dialog<Self>, Effects) {
        let terms = cx.allotment(allotment).map(|one| &one.terms);
        let grant = terms.map(|terms| Grant { sku: terms.sku, off: terms.off.clone() });
        let mut pane = Self {
            allotment,
            sku: terms.map(|terms| terms.sku),
            draft: grant.map(Draft::with).unwrap_or_default(),
            list: Listing::new(0),
        };
        pane.list.clamp(pane.items(cx).len());
        Dialog::open(pane, Focus(None), Verdict::alone(), cx)
    }

    fn items(&self, cx: &Context) -> Vec<Item> {
        let product = self.sku.and_then(|sku| cx.product(sku));
        product.map_or_else(Vec::new, |product| self.draft.services(product, Mark::Switch, 0, cx).collect())
    }
}

impl Body for AllotmentServices {
    fn title(&self, cx: &Context) -> String {
        cx.say("assign-services")
    }

    fn subtitle(&self, cx: &Context) -> String {
        cx.allotment_name(self.allotment)
    }

    fn button(&self) -> &'static str {
        "button-save"
    }

    fn job(&self, _: &Context) -> Option<Job> {
        let off = self.draft.grants().into_iter().next().map(|grant| grant.off).unwrap_or_default();
        let action = AllotmentAction::SetServices { allotment: self.allotment, off };
        Some(Job::about(Action::Allotments(action)))
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(HINTS, |()| None)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if key.code == Code::Char(' ') {
            let items = self.items(cx);
            let item = self.list.cursor().and_then(|row| items.get(row));
            if let Some(item) = item {
                self.draft.flip(item.target);
            }
        } else {
            self.list.apply(motion(key)?);
        }
        Some(Effects::none())
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        toggles::draw(buf, area, cx, &self.items(cx), &self.list, focused);
    }
}
