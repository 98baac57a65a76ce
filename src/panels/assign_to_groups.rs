//! **Assign licenses** to groups, with **Turn apps and services on or off** (DOMAIN R46). Too few seats are no
//! refusal here: whoever finds none has it under **Actions needed** (R98).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::draft::Draft;
use super::steps::Focus;
use super::toggles::{self, CHOOSE, Item, Target};
use super::verdict::Verdict;
use crate::domain::batch::Batch;
use crate::domain::change::{Action, Grant, GroupAction};
use crate::domain::ids::{GroupKey, SkuId};
use crate::domain::job::{Forecast, Job};
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::listing::{Listing, motion};
use crate::layer::Context;
use crate::message::effect::Effects;

/// The groups and what they would be given.
pub struct AssignToGroups {
    groups: Batch<GroupKey>,
    /// Only this product's services; None: any products.
    sku: Option<SkuId>,
    draft: Draft,
    list: Listing,
}

impl AssignToGroups {
    /// The pane with nothing chosen, or with the services of a product as the first group has them.
    pub fn open(groups: Batch<GroupKey>, sku: Option<SkuId>, cx: &Context) -> (Dialog<Self>, Effects) {
        let given = |sku: SkuId| {
            let group = groups.keys().first().and_then(|key| cx.group(*key));
            let off = group.and_then(|group| group.licenses.get(&sku)).cloned().unwrap_or_default();
            Draft::with(Grant { sku, off })
        };
        let draft = sku.map_or_else(Draft::default, given);
        let mut body = Self { groups, sku, draft, list: Listing::new(0) };
        body.list.clamp(body.items(cx).len());
        Dialog::open(body, Focus(None), Verdict::alone(), cx)
    }

    fn items(&self, cx: &Context) -> Vec<Item> {
        let items = self.draft.items(cx);
        match self.sku {
            None => items,
            Some(only) => {
                items.into_iter().filter(|item| matches!(item.target, Target::Service(sku, _) if sku == only)).collect()
            }
        }
    }
}

impl Body for AssignToGroups {
    fn title(&self, cx: &Context) -> String {
        cx.say(if self.sku.is_some() { "assign-services" } else { "assign-to-groups-title" })
    }

    fn subtitle(&self, cx: &Context) -> String {
        let groups = cx.group_names(self.groups.keys());
        self.sku.map_or_else(|| groups.clone(), |sku| format!("{groups} · {}", cx.product_name(sku)))
    }

    fn button(&self) -> &'static str {
        if self.sku.is_some() { "button-save" } else { "button-assign" }
    }

    fn job(&self, _: &Context) -> Option<Job> {
        let grants = self.draft.grants();
        let ready = !grants.is_empty();
        let action = Action::Groups(GroupAction::Assign { groups: self.groups.clone(), grants });
        ready.then_some(Job::about(action))
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        self.draft.grants().is_empty().then(|| cx.say("manage-choose-one"))
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(CHOOSE, |_| None)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match binding::find(CHOOSE, key) {
            Some(row) => {
                self.draft.run(row.command, self.items(cx).get(self.list.cursor()?)?);
                self.list.clamp(self.items(cx).len());
            }
            None => {
                self.list.apply(motion(key)?);
            }
        }
        Some(Effects::none())
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        toggles::draw(buf, area, cx, &self.items(cx), &self.list, focused);
    }
}
