//! **Turn apps and services on or off** for everybody who has the license from an allotment.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Command, Dialog};
use super::draft::Draft;
use super::steps::{Focus, Press};
use super::toggles::{self, Item, Mark};
use super::verdict::Verdict;
use crate::domain::change::{Action, AllotmentAction, Grant};
use crate::domain::ids::{AllotmentKey, SkuId, UserKey};
use crate::domain::job::Job;
use crate::keys::binding::{Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::Effects;
use crate::message::event::Event;

/// The pane.
pub struct AllotmentServices {
    allotment: AllotmentKey,
    sku: Option<SkuId>,
    draft: Draft,
    list: Listing,
    dialog: Dialog,
    verdict: Verdict,
}

/// For the footer.
static HINTS: &[Binding<()>] = &[Binding::new(&[Key::char(' ')], (), "key-flip")];

impl AllotmentServices {
    /// The pane with the services as they are.
    pub fn open(allotment: AllotmentKey, cx: &Context) -> (Self, Effects) {
        let terms = cx.allotment(allotment).map(|one| &one.terms);
        let grant = terms.map(|terms| Grant { sku: terms.sku, off: terms.off.clone() });
        let mut pane = Self {
            allotment,
            sku: terms.map(|terms| terms.sku),
            draft: grant.map(Draft::with).unwrap_or_default(),
            list: Listing::new(0),
            dialog: Dialog::new(Focus(None)),
            verdict: Verdict::alone(),
        };
        pane.list.clamp(pane.items(cx).len());
        let effects = pane.ask(cx);
        (pane, effects)
    }

    fn items(&self, cx: &Context) -> Vec<Item> {
        let product = self.sku.and_then(|sku| cx.product(sku));
        product.map_or_else(Vec::new, |product| self.draft.services(product, Mark::Switch, 0, cx).collect())
    }

    fn job(&self) -> Job {
        let off = self.draft.grants().into_iter().next().map(|grant| grant.off).unwrap_or_default();
        let action = AllotmentAction::SetServices { allotment: self.allotment, off };
        Job { action: Action::Allotments(action), users: Vec::new(), skip_refused: false }
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        let job = self.job();
        self.verdict.ask(job, cx)
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        self.dialog.presses(cx, "button-save", || self.verdict.reason(cx))
    }
}

impl Layer for AllotmentServices {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("assign-services")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let body = || [cx.hints(HINTS, |()| None), self.verdict.hints(cx)].concat();
        self.dialog.hints(cx, &self.presses(cx), body)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.dialog.in_body() {
            if key.code == Code::Char(' ') {
                let items = self.items(cx);
                let target = self.list.cursor().and_then(|row| Some(items.get(row)?.target));
                if let Some(target) = target {
                    self.draft.flip(target);
                }
                return Some(self.ask(cx));
            }
            if let Some(motion) = motion(key) {
                self.list.apply(motion);
                return Some(Effects::none());
            }
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
        let name = cx.allotment_name(self.allotment);
        let panel = Panel { title: &cx.say("assign-services"), corner: &cx.say("corner-esc"), subtitle: &name };
        let Some(room) = self.dialog.draw(buf, area, cx, &panel, &self.presses(cx)) else { return };
        let room = self.verdict.draw(buf, room, cx);
        toggles::draw(buf, room, cx, &self.items(cx), &self.list, self.dialog.in_body());
        self.verdict.draw_over(buf, area, cx);
    }
}
