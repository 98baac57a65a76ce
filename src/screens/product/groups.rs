//! The tab **Groups** of a product's details: the groups that give it (DOMAIN R46, R128).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::batch::Batch;
use crate::domain::change::GroupAction;
use crate::domain::group::Group;
use crate::domain::ids::SkuId;
use crate::domain::role::Right;
use crate::keys::Code;
use crate::keys::Key;
use crate::keys::binding::{self, Binding, Hint};
use crate::kit::column::{Column, Width};
use crate::kit::listing::{Listing, motion};
use crate::kit::table::{Row, Table};
use crate::layer::Context;
use crate::message::effect::{Effect, Effects, Page, Panel};
use crate::screens::groups::status;

/// The groups of one product.
pub struct Groups {
    sku: SkuId,
    list: Listing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Open,
    Unassign,
}

static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open"),
    Binding::new(&[Key::char('x'), Key::code(Code::Delete)], Command::Unassign, "key-unassign").quiet(),
];

impl Groups {
    pub fn new(sku: SkuId, cx: &Context) -> Self {
        let mut groups = Self { sku, list: Listing::new(0) };
        groups.list.clamp(groups.of(cx).count());
        groups
    }

    fn of<'c>(&self, cx: &'c Context) -> impl Iterator<Item = &'c Group> {
        let sku = self.sku;
        cx.groups.iter().flatten().filter(move |group| group.gives(sku))
    }

    /// Whether the product is one for devices.
    fn devices(&self, cx: &Context) -> bool {
        cx.product(self.sku).is_some_and(|product| product.device)
    }

    fn current<'c>(&self, cx: &'c Context) -> Option<&'c Group> {
        self.of(cx).nth(self.list.cursor()?)
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let none = || self.current(cx).is_none().then(|| cx.say("product-no-groups"));
        match command {
            Command::Open => none(),
            Command::Unassign if self.devices(cx) => cx.denied(Right::LicenseDevices).or_else(none),
            Command::Unassign => cx.denied(Right::License).or_else(none),
        }
    }

    /// The groups were read.
    pub fn read(&mut self, cx: &Context) {
        let count = self.of(cx).count();
        self.list.clamp(count);
    }

    /// The keys that work here.
    pub fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |command| self.reason(*command, cx))
    }

    /// Takes a key, if it is one of the tab's.
    pub fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(motion) = motion(key) {
            self.list.apply(motion);
            return Some(Effects::none());
        }
        let command = binding::find(BINDINGS, key)?.command;
        if let Some(text) = self.reason(command, cx) {
            return Some(Effects::say(text));
        }
        let group = self.current(cx)?.key;
        Some(match command {
            Command::Open => Effect::Go(Page::Group(group)).into(),
            Command::Unassign => {
                let action = if self.devices(cx) {
                    GroupAction::UnassignDevices { group, sku: self.sku }
                } else {
                    GroupAction::Unassign { groups: Batch::one(group), skus: vec![self.sku] }
                };
                Effect::Show(Panel::AskGroups(action)).into()
            }
        })
    }

    /// Draws the table.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let titles = ["column-name", "column-members", "column-status"].map(|id| cx.say(id));
        let heads = [
            Column::text(&titles[0], Width::Fill(2)),
            Column::number(&titles[1], Width::Fixed(8)),
            Column::text(&titles[2], Width::Fill(1)),
        ];
        let empty = cx.say(if cx.groups.is_none() { "loading" } else { "product-no-groups" });
        let table = Table { columns: &heads, mark: None, list: &self.list, focused: true, empty: &empty };
        table.draw(buf, area, &cx.theme, |row| match self.of(cx).nth(row) {
            Some(group) => {
                let members = match group.devices {
                    Some(devices) if self.devices(cx) => cx.words.number(devices.licensed + devices.waiting),
                    _ => cx.words.number(group.users),
                };
                Row {
                    cells: vec![group.about.name.clone().into(), members.into(), status(group, cx)],
                    ..Row::default()
                }
            }
            None => Row::default(),
        });
    }
}
