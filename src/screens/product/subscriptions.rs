//! The tab **Subscriptions** of a product's details: what was bought of it. A product for devices is assigned here, to
//! one group by one subscription (DOMAIN R41, R42, R45, R128).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::change::GroupAction;
use crate::domain::device::holder;
use crate::domain::group::Group;
use crate::domain::ids::SkuId;
use crate::domain::product::Subscription;
use crate::domain::role::Right;
use crate::keys::binding::{self, Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::choice::{self, Choice, Item, Picked};
use crate::kit::column::{Column, Width};
use crate::kit::listing::{Listing, motion};
use crate::kit::table::{Row, Table};
use crate::layer::Context;
use crate::message::effect::{Effect, Effects, Page, Panel};

/// The subscriptions of one product.
pub struct Subscriptions {
    sku: SkuId,
    /// It licenses devices.
    devices: bool,
    list: Listing,
    /// **··· More actions**, while it is open.
    more: Option<Choice<Command>>,
}

/// What can be done with a subscription of a product for devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// **Assign licenses** to a group.
    Assign,
    /// **Unassign licenses** from all devices of its group.
    Unassign,
    /// The page of its group.
    Open,
    /// **··· More actions**.
    More,
}

/// Every key of the tab.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open-group"),
    Binding::new(&[Key::char('n'), Key::code(Code::Insert)], Command::Assign, "key-assign").quiet(),
    Binding::new(&[Key::char('.')], Command::More, "key-more-actions").quiet(),
    Binding::new(&[Key::char('x'), Key::code(Code::Delete)], Command::Unassign, "key-unassign").quiet(),
];

impl Subscriptions {
    /// The tab, with what is known of the product.
    pub fn new(sku: SkuId, cx: &Context) -> Self {
        let product = cx.product(sku);
        let list = Listing::new(product.map_or(0, |product| product.subscriptions.len()));
        Self { sku, devices: product.is_some_and(|product| product.device), list, more: None }
    }

    fn current<'c>(&self, cx: &'c Context) -> Option<&'c Subscription> {
        cx.product(self.sku)?.subscriptions.get(self.list.cursor()?)
    }

    /// The group whose devices the subscription under the cursor licenses.
    fn group<'c>(&self, cx: &'c Context) -> Option<&'c Group> {
        holder(self.current(cx)?, cx.groups.as_deref()?)
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let none = || self.current(cx).is_none().then(|| cx.say("product-no-subscription"));
        let free = || self.group(cx).is_none().then(|| cx.say("product-subscription-free"));
        let taken = || {
            let group = self.group(cx)?.about.name.as_str();
            Some(cx.tell("product-subscription-taken", [("group", group.into())]))
        };
        match command {
            Command::Assign => cx.denied(Right::LicenseDevices).or_else(none).or_else(taken),
            Command::Unassign => cx.denied(Right::LicenseDevices).or_else(none).or_else(free),
            Command::Open => none().or_else(free),
            Command::More => none(),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        let (group, sku) = (self.group(cx).map(|group| group.key), self.sku);
        let effect = match command {
            Command::Assign => self.current(cx).map(|bought| Effect::Show(Panel::AssignDevices(sku, bought.id))),
            Command::Unassign => {
                group.map(|group| Effect::Show(Panel::AskGroups(GroupAction::UnassignDevices { group, sku })))
            }
            Command::Open => group.map(|group| Effect::Go(Page::Group(group))),
            Command::More => {
                // As in the admin center, it offers one thing.
                let (value, label) = (Command::Unassign, cx.say("key-unassign"));
                let item = Item { value, label, reason: self.reason(value, cx) };
                self.more = Some(Choice::new(cx.say("key-more-actions"), vec![item]));
                None
            }
        };
        effect.into_iter().collect()
    }

    /// Products were read.
    pub fn read(&mut self, cx: &Context) {
        self.list.clamp(cx.product(self.sku).map_or(0, |product| product.subscriptions.len()));
    }

    /// The keys that work here.
    pub fn hints(&self, cx: &Context) -> Vec<Hint> {
        if self.devices { cx.hints(BINDINGS, |command| self.reason(*command, cx)) } else { Vec::new() }
    }

    /// The keys of the list that is open, if one is.
    pub fn open_list(&self) -> Option<choice::Keys> {
        self.more.as_ref().map(|_| choice::BINDINGS)
    }

    /// Takes a key, if it is one of the tab's; an open list takes every key.
    pub fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(picked) = choice::key_over(&mut self.more, key) {
            return Some(match picked {
                Picked::One(command) => self.run(command, cx),
                Picked::Not | Picked::Closed => Effects::none(),
            });
        }
        if let Some(motion) = motion(key) {
            self.list.apply(motion);
            return Some(Effects::none());
        }
        let row = binding::find(BINDINGS, key).filter(|_| self.devices)?;
        Some(self.run(row.command, cx))
    }

    /// Draws the table.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let none = Vec::new();
        let subscriptions = cx.product(self.sku).map_or(&none, |product| &product.subscriptions);
        let owner = if self.devices { "column-assigned-to" } else { "column-bought-by" };
        let titles = ["column-status", "column-seats", "column-renews", owner, "column-id"].map(|id| cx.say(id));
        let heads = [
            Column::text(&titles[0], Width::Fixed(12)),
            Column::number(&titles[1], Width::Fixed(8)),
            Column::text(&titles[2], Width::Fixed(12)),
            Column::text(&titles[3], Width::Fill(1)),
            Column::text(&titles[4], if self.devices { Width::Fixed(13) } else { Width::Fill(2) }),
        ];
        let empty = cx.say("product-no-subscription");
        let table =
            Table { columns: &heads, mark: None, list: &self.list, focused: self.more.is_none(), empty: &empty };
        table.draw(buf, area, &cx.theme, |row| match subscriptions.get(row) {
            Some(subscription) => Row { cells: self.cells(subscription, cx), ..Row::default() },
            None => Row::default(),
        });
    }

    /// Draws the open list over everything.
    pub fn draw_over(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        if let Some(choice) = &self.more {
            choice.draw(buf, area, &cx.theme);
        }
    }

    fn cells(&self, subscription: &Subscription, cx: &Context) -> Vec<Line<'static>> {
        let renews = subscription.next_lifecycle.as_deref().and_then(|at| at.get(..10)).unwrap_or("–").to_owned();
        let status = cx.say(&format!("subscription-{}", subscription.status.word().to_lowercase()));
        let owner = if self.devices {
            match holder(subscription, cx.groups.as_deref().unwrap_or_default()) {
                Some(group) => to_group(group, cx).into(),
                None => Line::styled("–", cx.theme.dim),
            }
        } else {
            subscription.self_service.clone().unwrap_or_else(|| cx.say("bought-by-organization")).into()
        };
        vec![
            (if subscription.trial { cx.tell("subscription-trial", [("status", status.into())]) } else { status })
                .into(),
            cx.words.number(subscription.total).into(),
            renews.into(),
            owner,
            Line::styled(subscription.id.to_string(), cx.theme.dim),
        ]
    }
}

/// "Lab devices · 8 of 10".
fn to_group(group: &Group, cx: &Context) -> String {
    let (licensed, all) = seated(group);
    format!("{} · {}", group.about.name, cx.tell("x-of-y", [("part", licensed.into()), ("whole", all.into())]))
}

/// How many of the devices in a group have a seat, and how many there are.
fn seated(group: &Group) -> (u32, u32) {
    group.devices.map_or((0, 0), |devices| (devices.licensed, devices.licensed + devices.waiting))
}

/// "8 of 10 devices".
pub fn devices_of(group: &Group, cx: &Context) -> String {
    let (licensed, all) = seated(group);
    cx.tell("devices-part", [("licensed", licensed.into()), ("count", all.into())])
}
