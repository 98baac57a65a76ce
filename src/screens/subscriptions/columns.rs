//! The columns of **Your products**, one row each (DOMAIN R187).

use ratatui::layout::Alignment;
use ratatui::text::Line;

use crate::domain::product::{Product, Status, Subscription};
use crate::kit::column::Width;
use crate::layer::Context;

/// One column, with what it shows of a purchase.
type Column = super::super::list::Column<fn(&Product, &Subscription, &Context) -> Line<'static>>;

const LEFT: Alignment = Alignment::Left;
const RIGHT: Alignment = Alignment::Right;

static COLUMNS: &[Column] = &[
    Column { title: "column-product", width: Width::Fill(1), align: LEFT, from: 0, cell: name },
    Column { title: "column-status", width: Width::Fixed(11), align: LEFT, from: 0, cell: status },
    Column { title: "column-seats", width: Width::Fixed(7), align: RIGHT, from: 0, cell: total },
    Column { title: "column-available", width: Width::Fixed(9), align: RIGHT, from: 0, cell: available },
    Column { title: "column-channel", width: Width::Fixed(14), align: LEFT, from: 0, cell: channel },
    Column { title: "column-renews", width: Width::Fixed(10), align: LEFT, from: 79, cell: renews },
];

/// The columns that a table of this width has room for; the date, where rows are sorted by it, in any case.
pub fn fitting(width: u16, by_date: bool) -> Vec<&'static Column> {
    COLUMNS.iter().filter(|column| column.from <= width || by_date).collect()
}

fn name(product: &Product, _: &Subscription, _: &Context) -> Line<'static> {
    product.display_name.clone().into()
}

/// With a sign where it is not **Active**.
fn status(_: &Product, bought: &Subscription, cx: &Context) -> Line<'static> {
    let words = cx.say(&format!("subscription-{}", bought.status.word().to_lowercase()));
    match bought.status {
        Status::Enabled => words.into(),
        Status::Deleted => Line::styled(words, cx.theme.dim),
        Status::Warning | Status::Suspended | Status::LockedOut => Line::styled(format!("! {words}"), cx.theme.warn),
    }
}

fn total(_: &Product, bought: &Subscription, cx: &Context) -> Line<'static> {
    cx.words.number(bought.total).into()
}

/// Of the product: the file does not tell which purchase a license comes from (R56).
fn available(product: &Product, bought: &Subscription, cx: &Context) -> Line<'static> {
    let style = match product.available() {
        _ if !bought.gives_seats() => return Line::styled("–", cx.theme.dim),
        ..0 => cx.theme.refused,
        0 => cx.theme.warn,
        _ => cx.theme.text,
    };
    Line::styled(cx.words.number(product.available()), style)
}

fn channel(_: &Product, bought: &Subscription, cx: &Context) -> Line<'static> {
    let words = bought.channel().map_or_else(|| "–".to_owned(), |id| cx.say(&format!("channel-{id}")));
    Line::styled(words, cx.theme.dim)
}

fn renews(_: &Product, bought: &Subscription, _: &Context) -> Line<'static> {
    bought.next_lifecycle.as_deref().and_then(|at| at.get(..10)).unwrap_or("–").to_owned().into()
}
