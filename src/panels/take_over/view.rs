//! How the wizard looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::TakeOver;
use crate::domain::job::Forecast;
use crate::kit::column::{Column, Width};
use crate::kit::draw;
use crate::kit::table::{Row, Table};
use crate::kit::text_field::Look;
use crate::layer::Context;
use crate::panels::toggles;

impl TakeOver {
    pub(super) fn draw_ways(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool) {
        let ids = ["take-over-move", "take-over-cancel"];
        let rest = toggles::draw_ways(buf, area, cx, &ids, &self.ways, focused);
        draw::paragraph(buf, rest, &cx.say("take-over-together"), cx.theme.dim);
    }

    pub(super) fn draw_what(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool) {
        if !self.moves() {
            draw::text(buf, area, &cx.say("take-over-reason"), cx.theme.bold);
            let placeholder = cx.say("take-over-reason-none");
            let look = Look { prompt: "> ", placeholder: &placeholder, focused };
            self.reason.draw(buf, draw::below(area, 1), &cx.theme, look);
            return;
        }
        let targets = self.targets(cx);
        let titles = ["take-over-to", "column-available"].map(|id| cx.say(id));
        let heads = [Column::text(&titles[0], Width::Fill(1)), Column::number(&titles[1], Width::Fixed(12))];
        let empty = cx.say("take-over-no-product");
        let table = Table { columns: &heads, mark: None, list: &self.products, focused, empty: &empty };
        table.draw(buf, area, &cx.theme, |row| {
            let Some(product) = targets.get(row) else { return Row::default() };
            let cells = vec![product.display_name.clone().into(), cx.words.number(product.available()).into()];
            Row { cells, ..Row::default() }
        });
    }

    /// Numbers, so that nobody is surprised: who loses what, and what is left of the purchase.
    pub(super) fn draw_sure(&self, buf: &mut Buffer, area: Rect, cx: &Context, forecast: Option<&Forecast>) {
        let (leaving, purchases) = forecast.map_or((0, 0), |forecast| (forecast.changing.len(), forecast.others.len()));
        let target = self.target(cx).map_or_else(String::new, |sku| cx.product_name(sku));
        let args = [("count", leaving.into()), ("target", target.as_str().into()), ("purchases", purchases.into())];
        let (asked, what) = if self.moves() {
            ("take-over-sure-move", "take-over-what-move")
        } else {
            ("take-over-sure-cancel", "take-over-what-cancel")
        };
        let rows = draw::paragraph(buf, area, &cx.say(asked), cx.theme.bold);
        draw::paragraph(buf, draw::below(area, rows + 1), &cx.tell(what, args), cx.theme.text);
    }
}
