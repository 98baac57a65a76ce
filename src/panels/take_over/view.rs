//! How the wizard looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Step, TakeOver};
use crate::kit::column::{Column, Width};
use crate::kit::draw;
use crate::kit::panel::Panel;
use crate::kit::table::{Row, Table};
use crate::kit::text_field::Look;
use crate::layer::Context;

const WAYS: [&str; 2] = ["take-over-move", "take-over-cancel"];

impl TakeOver {
    pub(super) fn draw_all(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let step = self.step as usize + 1;
        let corner = cx.tell("step-of", [("step", step.into()), ("steps", 4.into())]);
        let product = self.from(cx).map_or_else(String::new, |_| self.name(cx));
        let panel = Panel { title: &cx.say("key-take-over"), corner: &corner, subtitle: &product };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        match self.step {
            Step::How => self.draw_ways(buf, room, cx),
            Step::What => self.draw_what(buf, room, cx),
            Step::Sure => self.draw_sure(buf, room, cx),
            Step::Result => self.outcome.draw(buf, room, cx),
        }
        self.verdict.draw_over(buf, area, cx);
    }

    /// "Power Automate, bought by Zoë Müller".
    fn name(&self, cx: &Context) -> String {
        let Some((product, bought)) = cx.purchase(self.subscription) else { return String::new() };
        let args = [
            ("product", product.display_name.as_str().into()),
            ("buyer", bought.self_service.as_deref().unwrap_or_default().into()),
        ];
        cx.tell("take-over-whose", args)
    }

    fn draw_ways(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let mut rest = area;
        for (place, id) in WAYS.into_iter().enumerate() {
            let at = self.ways.cursor() == Some(place);
            let mark = if at { "●" } else { "○" };
            let style = if at && self.focus.0.is_none() { cx.theme.accent } else { cx.theme.text };
            draw::text(buf, rest, &format!("{mark} {}", cx.say(id)), style);
            let about = cx.say(&format!("{id}-about"));
            let rows = draw::paragraph(buf, draw::after(draw::below(rest, 1), 2), &about, cx.theme.dim);
            rest = draw::below(rest, rows + 2);
        }
        draw::paragraph(buf, rest, &cx.say("take-over-together"), cx.theme.dim);
    }

    fn draw_what(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let area = self.verdict.draw(buf, area, cx);
        if !self.moves() {
            draw::text(buf, area, &cx.say("take-over-reason"), cx.theme.bold);
            let placeholder = cx.say("take-over-reason-none");
            let look = Look { prompt: "> ", placeholder: &placeholder, focused: self.focus.0.is_none() };
            self.reason.draw(buf, draw::below(area, 1), &cx.theme, look);
            return;
        }
        let targets = self.targets(cx);
        let titles = ["take-over-to", "column-available"].map(|id| cx.say(id));
        let heads = [Column::text(&titles[0], Width::Fill(1)), Column::number(&titles[1], Width::Fixed(12))];
        let empty = cx.say("take-over-no-product");
        let focused = self.focus.0.is_none();
        let table = Table { columns: &heads, mark: None, list: &self.products, focused, empty: &empty };
        table.draw(buf, area, &cx.theme, |row| {
            let Some(product) = targets.get(row) else { return Row::default() };
            let cells = vec![product.display_name.clone().into(), cx.words.number(product.available()).into()];
            Row { cells, ..Row::default() }
        });
    }

    /// Numbers, so that nobody is surprised: who loses what, and what is left of the purchase.
    fn draw_sure(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let area = self.verdict.draw(buf, area, cx);
        let purchases = self.verdict.forecast().map_or(0, |forecast| forecast.others.len());
        let target = self.target(cx).map_or_else(String::new, |sku| cx.product_name(sku));
        let args =
            [("count", self.leaving().into()), ("target", target.as_str().into()), ("purchases", purchases.into())];
        let (asked, what) = if self.moves() {
            ("take-over-sure-move", "take-over-what-move")
        } else {
            ("take-over-sure-cancel", "take-over-what-cancel")
        };
        let rows = draw::paragraph(buf, area, &cx.say(asked), cx.theme.bold);
        draw::paragraph(buf, draw::below(area, rows + 1), &cx.tell(what, args), cx.theme.text);
    }
}
