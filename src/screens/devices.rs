//! **Groups** › **Devices**: the groups they are in, and what they are licensed by (DOMAIN R40 to R45).

pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use self::keys::{BINDINGS, Command};
use super::list::{Heard, List};
use super::page;
use crate::domain::device::Device;
use crate::domain::ids::GroupKey;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::column::{Column, Width};
use crate::kit::draw;
use crate::kit::table::Row;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Page};
use crate::message::event::Event;

/// The page.
#[derive(Default)]
pub struct Devices {
    list: List,
}

impl Devices {
    /// The page; devices and groups are read anew.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let mut page = Self::default();
        page.list.fit(page.shown(cx).count());
        (page, [Effect::LoadGroups, Effect::LoadDevices].into())
    }

    fn shown<'c>(&'c self, cx: &'c Context) -> impl Iterator<Item = &'c Device> {
        let wanted = self.list.wanted();
        cx.devices.iter().flatten().filter(move |device| device.named(&wanted))
    }

    /// The group that licenses the device under the cursor, or else one that it is in.
    fn group(&self, cx: &Context) -> Option<GroupKey> {
        let device = self.shown(cx).nth(self.list.cursor()?)?;
        device.licenses.first().map(|license| license.group).or_else(|| device.groups.first().copied())
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let nowhere = || self.group(cx).is_none().then(|| cx.say("devices-in-no-group"));
        match command {
            Command::Search | Command::Refresh => None,
            Command::Open => nowhere(),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        match command {
            Command::Open => self.group(cx).map(|group| Effect::Go(Page::Group(group))).into_iter().collect(),
            Command::Search => self.list.search(),
            Command::Refresh => [Effect::LoadGroups, Effect::LoadDevices].into(),
        }
    }
}

impl Layer for Devices {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("nav-groups"), cx.say("nav-devices")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |command| self.reason(*command, cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        Some(match self.list.key(key, BINDINGS)? {
            Heard::Command(command) => self.run(command, cx),
            Heard::Listed => {
                self.list.fit(self.shown(cx).count());
                Effects::none()
            }
        })
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        self.list.paste(text);
        self.list.fit(self.shown(cx).count());
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match event {
            Event::DevicesLoaded(_) => {
                let count = self.shown(cx).count();
                self.list.fit(count);
                Effects::none()
            }
            Event::TenantChanged => [Effect::LoadGroups, Effect::LoadDevices].into(),
            _ => Effects::none(),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (search, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        self.list.draw_search(buf, search, cx, "devices-search");
        let all = cx.devices.as_deref().unwrap_or_default();
        let licensed = all.iter().filter(|device| device.licensed()).count();
        let count = cx.tell("devices-count", [("licensed", licensed.into()), ("count", all.len().into())]);
        draw::text(buf, rest, &count, cx.theme.dim);
        let titles = ["column-name", "column-device-license", "column-member-of"].map(|id| cx.say(id));
        let heads = [
            Column::text(&titles[0], Width::Fill(2)),
            Column::text(&titles[1], Width::Fill(4)),
            Column::text(&titles[2], Width::Fill(3)),
        ];
        let shown: Vec<_> = self.shown(cx).collect();
        let empty = cx.say(if cx.devices.is_none() { "loading" } else { "devices-none" });
        let table = self.list.table(&heads, &empty);
        table.draw(buf, draw::below(rest, 1), &cx.theme, |row| {
            let Some(device) = shown.get(row) else { return Row::default() };
            let cells = vec![device.name.clone().into(), license(device, cx), cx.group_names(&device.groups).into()];
            Row { cells, ..Row::default() }
        });
    }
}

/// What a device is licensed by, and by which group; or that it waits.
fn license(device: &Device, cx: &Context) -> Line<'static> {
    let Some(license) = device.licenses.iter().min_by_key(|license| license.waiting) else {
        return Line::styled(cx.say("device-no-license"), cx.theme.dim);
    };
    let (product, group) = (cx.product_name(license.sku), cx.group_names(&[license.group]));
    let args = [("product", product.as_str().into()), ("group", group.as_str().into())];
    if license.waiting {
        Line::styled(format!("! {}", cx.tell("device-waits", args)), cx.theme.warn)
    } else {
        cx.tell("device-by", args).into()
    }
}
