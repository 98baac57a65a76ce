//! The parts of the pane, from top to bottom: the name field with its offers, the chosen, the services.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use super::{Assign, OFFERS};
use crate::domain::batch::Batch;
use crate::domain::user::User;
use crate::kit::text_field::Look;
use crate::kit::{draw, text};
use crate::layer::Context;
use crate::panels::toggles;

impl Assign {
    pub(super) fn draw_offers(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool) -> Rect {
        let placeholder = cx.say("assign-type-a-name");
        let look = Look { prompt: "> ", placeholder: &placeholder, focused };
        self.name.draw(buf, area, &cx.theme, look);
        let mut rest = draw::below(area, 1);
        if focused && !self.name.value().trim().is_empty() {
            if self.offers.is_empty() {
                draw::text(buf, rest, &cx.say("assign-nobody-found"), cx.theme.dim);
                rest = draw::below(rest, 1);
            }
            let visible = self.offered.visible(self.offers.len().min(OFFERS));
            for place in visible {
                let user = self.offers.get(place).and_then(|key| cx.users.get(key));
                let words = user.map_or_else(|| Line::raw("…"), |user| self.offer(user, cx));
                draw::line(buf, draw::after(rest, 2), &words, Alignment::Left);
                if self.offered.cursor() == Some(place) {
                    buf.set_style(Rect { height: 1, ..rest }.intersection(buf.area), cx.theme.selected);
                }
                rest = draw::below(rest, 1);
            }
        }
        draw::below(rest, 1)
    }

    fn offer(&self, user: &User, cx: &Context) -> Line<'static> {
        let holds = user.licenses.iter().any(|license| Some(license.sku) == self.sku());
        let note = if self.chosen.contains(&user.key) {
            cx.say("offer-chosen")
        } else if holds {
            cx.say("offer-holds-it")
        } else if user.licenses.is_empty() {
            cx.say("offer-unlicensed")
        } else {
            let mut names: Vec<_> = user.licenses.iter().map(|license| cx.product_name(license.sku)).collect();
            names.dedup();
            cx.tell("offer-holds", [("products", names.join(", ").into())])
        };
        let name = text::pad_right(&text::cut(&user.display_name, 24), 24);
        Line::from(vec![
            Span::raw(name + "  "),
            Span::styled(user.upn.clone() + "  ", cx.theme.dim),
            Span::styled(note, cx.theme.dim),
        ])
    }

    pub(super) fn draw_chosen(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool) -> Rect {
        let head = cx.tell("assign-chosen", [("count", self.chosen.len().into()), ("most", Batch::MAX.into())]);
        draw::text(buf, area, &head, if focused { cx.theme.accent } else { cx.theme.bold });
        let mut rest = draw::below(area, 1);
        let name = |key| cx.users.get(key).map_or_else(|| "…".to_owned(), |user| user.display_name.clone());
        if focused {
            for place in self.picked.visible(self.chosen.len().min(OFFERS)) {
                let row = Rect { height: 1, ..rest };
                draw::text(buf, draw::after(row, 2), &name(&self.chosen[place]), cx.theme.text);
                if self.picked.cursor() == Some(place) {
                    buf.set_style(row.intersection(buf.area), cx.theme.selected);
                }
                rest = draw::below(rest, 1);
            }
        } else if !self.chosen.is_empty() {
            let names: Vec<_> = self.chosen.iter().map(name).collect();
            let rows =
                draw::paragraph(buf, Rect { height: rest.height.min(3), ..rest }, &names.join(", "), cx.theme.text);
            rest = draw::below(rest, rows);
        }
        if let Some(refusal) = &self.refused {
            let words = format!("✗ {} {}", cx.words.problem(refusal), cx.words.remedy(refusal));
            let rows = draw::paragraph(buf, rest, &words, cx.theme.refused);
            rest = draw::below(rest, rows);
        }
        draw::below(rest, 1)
    }

    pub(super) fn draw_services(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool) {
        let Some(sku) = self.sku() else { return };
        let sign = if focused { "▾" } else { "▸" };
        let style = if focused { cx.theme.accent } else { cx.theme.bold };
        draw::text(buf, area, &format!("{sign} {}", cx.say("assign-services")), style);
        if let Some(product) = cx.product(sku) {
            draw::text_right(buf, area, &self.draft.services_on(product, cx), cx.theme.dim);
        }
        if focused {
            toggles::draw(buf, draw::below(area, 1), cx, &self.items(cx), &self.services, true);
        }
    }
}
