//! The columns of **Licenses**, one row each (DOMAIN R127).

use ratatui::layout::Alignment;
use ratatui::text::{Line, Span};

use crate::domain::product::Product;
use crate::kit::column::Width;
use crate::kit::{meter, text};
use crate::layer::Context;

/// One column, with what it shows of a product.
type Column = super::super::list::Column<fn(&Product, &Context) -> Line<'static>>;

pub static COLUMNS: &[Column] = &[
    Column { title: "column-product", width: Width::Fill(3), align: Alignment::Left, from: 0, cell: name },
    Column { title: "column-available", width: Width::Fixed(9), align: Alignment::Right, from: 0, cell: available },
    Column { title: "column-bar", width: Width::Fixed(14), align: Alignment::Left, from: 90, cell: bar },
    Column { title: "column-assigned", width: Width::Fixed(16), align: Alignment::Right, from: 0, cell: assigned },
];

/// Only shown where something is wrong with the seats of some product (R83).
static STATUS: Column =
    Column { title: "column-status", width: Width::Fill(2), align: Alignment::Left, from: 0, cell: status };

/// The columns that a table of this width has room for.
pub fn fitting(width: u16, status: bool) -> Vec<&'static Column> {
    COLUMNS.iter().chain(status.then_some(&STATUS)).filter(|column| column.from <= width).collect()
}

fn name(product: &Product, _: &Context) -> Line<'static> {
    product.display_name.clone().into()
}

fn available(product: &Product, cx: &Context) -> Line<'static> {
    if product.self_service_buyer().is_some() {
        return Line::styled("–", cx.theme.dim);
    }
    let style = match product.available() {
        ..0 => cx.theme.refused,
        0 if product.total() > 0 => cx.theme.warn,
        _ => cx.theme.text,
    };
    Line::styled(cx.words.number(product.available()), style)
}

fn bar(product: &Product, cx: &Context) -> Line<'static> {
    let style = match product.available() {
        ..0 => cx.theme.refused,
        0..=2 => cx.theme.warn,
        _ => cx.theme.on,
    };
    let bar = meter::bar(14, product.assigned.into(), product.total().into());
    Line::styled(text::pad_right(&bar, 14), style)
}

fn assigned(product: &Product, cx: &Context) -> Line<'static> {
    cx.tell("x-of-y", [("part", product.assigned.into()), ("whole", product.total().into())]).into()
}

/// What needs attention, the worst first.
pub fn status(product: &Product, cx: &Context) -> Line<'static> {
    let units = product.units();
    let (sign, style, text) = if let Some(buyer) = product.self_service_buyer() {
        ("", cx.theme.dim, cx.tell("status-self-service", [("buyer", buyer.into())]))
    } else if product.total() == 0 && units.suspended + units.locked_out > 0 {
        ("! ", cx.theme.warn, cx.say("status-suspended"))
    } else if product.available() < 0 {
        ("✗ ", cx.theme.refused, cx.tell("status-overdrawn", [("count", (-product.available()).into())]))
    } else if product.available() == 0 && product.total() > 0 {
        ("! ", cx.theme.warn, cx.say("status-full"))
    } else if units.warning > 0 {
        ("! ", cx.theme.warn, cx.tell("status-expiring", [("count", units.warning.into())]))
    } else if product.errors > 0 {
        ("! ", cx.theme.warn, cx.tell("status-errors", [("count", product.errors.into())]))
    } else if product.device {
        ("", cx.theme.dim, cx.say("status-device"))
    } else {
        ("", cx.theme.dim, String::new())
    };
    Line::from(vec![Span::styled(sign, style), Span::styled(text, style)])
}
