//! The tab **Devices** of a group's details: the groups nested in it, and every device that is reached (DOMAIN R42).

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::change::GroupAction;
use crate::domain::device::{Device, nested};
use crate::domain::group::Group;
use crate::domain::ids::{GroupKey, ObjectId};
use crate::kit::column::{Column, Width};
use crate::kit::listing::Listing;
use crate::kit::table::{Row, Table};
use crate::layer::Context;

/// What is in the group, as far as its devices are concerned.
pub enum Inside<'c> {
    /// A group that is a member.
    Nested(&'c Group),
    /// A device, be it by way of a nested group.
    Device(&'c Device),
}

impl Inside<'_> {
    fn id(&self) -> ObjectId {
        match self {
            Self::Nested(group) => group.id,
            Self::Device(device) => device.id,
        }
    }

    /// Whether it is a member of the group itself.
    pub fn direct(&self, group: GroupKey) -> bool {
        match self {
            Self::Nested(_) => true,
            Self::Device(device) => device.groups.contains(&group),
        }
    }

    /// The group that it is, or that a device is in which is no member itself.
    pub fn group(&self, of: GroupKey) -> Option<GroupKey> {
        match self {
            Self::Nested(group) => Some(group.key),
            Self::Device(device) if self.direct(of) => device.groups.iter().copied().find(|group| *group != of),
            Self::Device(device) => device.groups.first().copied(),
        }
    }

    /// Letting it go.
    pub fn removal(&self, group: GroupKey) -> GroupAction {
        GroupAction::RemoveMembers { group, members: BTreeSet::from([self.id()]) }
    }
}

/// Nested groups, then devices, each in order of name.
pub fn inside(group: GroupKey, cx: &Context) -> Vec<Inside<'_>> {
    let groups = cx.groups.as_deref().unwrap_or_default();
    let all = nested(group, groups);
    let own = cx.group(group).map_or(&[][..], |group| &group.nested);
    let nested = groups.iter().filter(|group| own.contains(&group.key)).map(Inside::Nested);
    let reached = |device: &&Device| device.groups.iter().any(|group| all.contains(group));
    let devices = cx.devices.iter().flatten().filter(reached).map(Inside::Device);
    nested.chain(devices).collect()
}

/// Draws the table.
pub fn draw(buf: &mut Buffer, area: Rect, cx: &Context, group: GroupKey, list: &Listing) {
    let titles = ["column-name", "column-by-way-of", "column-status"].map(|id| cx.say(id));
    let heads = [
        Column::text(&titles[0], Width::Fill(3)),
        Column::text(&titles[1], Width::Fill(2)),
        Column::text(&titles[2], Width::Fill(3)),
    ];
    let rows = inside(group, cx);
    let empty = cx.say(if cx.devices.is_none() { "loading" } else { "group-no-devices" });
    let table = Table { columns: &heads, mark: None, list, focused: true, empty: &empty };
    table.draw(buf, area, &cx.theme, |row| {
        let cells = match rows.get(row) {
            None => Vec::new(),
            Some(Inside::Nested(nested)) => {
                let count = cx.tell("group-devices", [("count", cx.devices_in(nested.key).into())]);
                vec![format!("▸ {}", nested.about.name).into(), Line::styled("–", cx.theme.dim), count.into()]
            }
            Some(Inside::Device(device)) => {
                let way = if device.groups.contains(&group) {
                    Line::styled("–", cx.theme.dim)
                } else {
                    cx.group_names(&device.groups).into()
                };
                vec![device.name.clone().into(), way, state(device, group, cx)]
            }
        };
        Row { cells, ..Row::default() }
    });
}

/// What the device has by this group.
fn state(device: &Device, group: GroupKey, cx: &Context) -> Line<'static> {
    match device.by(group) {
        None => Line::styled(cx.say("device-no-license"), cx.theme.dim),
        Some(license) if license.waiting => Line::styled(format!("! {}", cx.say("device-no-seat")), cx.theme.warn),
        Some(_) => cx.say("device-licensed").into(),
    }
}
