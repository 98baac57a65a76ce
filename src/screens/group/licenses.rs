//! The tab **Licenses** of a group's details: what it gives (DOMAIN R46).

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Group, Tab};
use crate::domain::product::Product;
use crate::kit::column::{Column, Width};
use crate::kit::table::{Row, Table};
use crate::layer::Context;
use crate::screens::product::subscriptions::devices_of;

impl Group {
    /// Draws the table: what users are given, then what devices are.
    pub(super) fn draw_licenses(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let nothing = BTreeMap::new();
        let gives = cx.group(self.key).map_or(&nothing, |group| &group.licenses);
        let titles = ["column-product", "column-services", "column-available"].map(|id| cx.say(id));
        let heads = [
            Column::text(&titles[0], Width::Fill(1)),
            Column::text(&titles[1], Width::Fixed(20)),
            Column::number(&titles[2], Width::Fixed(10)),
        ];
        let empty = cx.say("group-no-licenses");
        let table = Table {
            columns: &heads,
            mark: None,
            list: &self.lists[Tab::Licenses as usize],
            focused: true,
            empty: &empty,
        };
        table.draw(buf, area, &cx.theme, |row| {
            let Some((sku, off)) = gives.iter().nth(row) else {
                return self.device_license(row - gives.len(), cx).unwrap_or_default();
            };
            let (all, available) = cx.product(*sku).map_or((0, 0), |p| (p.switches().count(), p.available()));
            let on = cx.tell("services-on", [("on", all.saturating_sub(off.len()).into()), ("all", all.into())]);
            Row {
                cells: vec![cx.product_name(*sku).into(), on.into(), cx.words.number(available).into()],
                ..Row::default()
            }
        });
    }

    /// What its devices are licensed by, below what its users are given.
    fn device_license(&self, row: usize, cx: &Context) -> Option<Row<'static>> {
        let group = cx.group(self.key).filter(|_| row == 0)?;
        let sku = group.devices?.grant.sku;
        let available = cx.product(sku).map_or(0, Product::available);
        let cells = vec![cx.product_name(sku).into(), devices_of(group, cx).into(), cx.words.number(available).into()];
        Some(Row { cells, ..Row::default() })
    }
}
