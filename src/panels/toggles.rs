//! A list of products, apps and services with switches or boxes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use crate::domain::ids::{ServicePlanId, SkuId};
use crate::keys::binding::Binding;
use crate::keys::{Code, Key};
use crate::kit::listing::Listing;
use crate::kit::{draw, marks, scroll_bar, text};
use crate::layer::Context;

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The usage location.
    Location,
    /// A heading that opens and closes.
    Section(usize),
    /// A product.
    Product(SkuId),
    /// A service of a product.
    Service(SkuId, ServicePlanId),
    /// Words only.
    Note,
}

/// What is done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Turns its switch.
    Flip,
    /// Shows or hides what is under it.
    Unfold,
}

pub(super) static CHOOSE: &[Binding<Command>] = &[
    Binding::new(&[Key::char(' ')], Command::Flip, "key-flip"),
    Binding::new(
        &[Key::code(Code::Enter), Key::code(Code::Right), Key::code(Code::Left)],
        Command::Unfold,
        "key-unfold",
    ),
];

/// How a row shows whether it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `━●`: in panes of switches.
    Switch,
    /// `[■]`: in panes of boxes.
    Box,
    /// Nothing to switch.
    None,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it stands for.
    pub target: Target,
    /// How it shows whether it is on.
    pub mark: Mark,
    /// Whether it is on.
    pub on: bool,
    /// Its words.
    pub label: String,
    /// What stands at the right: seats, `automatic`.
    pub note: String,
    /// Why it cannot be switched.
    pub locked: Option<String>,
    /// Whether rows under it are shown; None: there are none.
    pub open: Option<bool>,
    /// How far it is indented.
    pub depth: usize,
}

impl Item {
    /// A row with nothing at its right and nothing under it.
    pub const fn new(target: Target, mark: Mark, on: bool, label: String) -> Self {
        Self { target, mark, on, label, note: String::new(), locked: None, open: None, depth: 0 }
    }

    /// A row of words.
    pub const fn note(label: String) -> Self {
        Self::new(Target::Note, Mark::None, false, label)
    }
}

/// Draws the rows around the cursor.
pub fn draw(buf: &mut Buffer, area: Rect, cx: &Context, items: &[Item], list: &Listing, focused: bool) {
    let theme = &cx.theme;
    let visible = list.visible(usize::from(area.height));
    let bar = draw::after(area, area.width.saturating_sub(1));
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    for (row, place) in area.rows().zip(visible.clone()) {
        let Some(item) = items.get(place) else { break };
        let mut parts = vec![Span::raw("  ".repeat(item.depth))];
        match item.mark {
            Mark::Switch => parts.extend([marks::switch(theme, item.on), Span::raw("  ")]),
            Mark::Box => parts.extend([marks::boxed(theme, item.on), Span::raw(" ")]),
            Mark::None => {}
        }
        let style = if item.locked.is_some() || item.target == Target::Note { theme.dim } else { theme.text };
        if item.target != Target::Note && item.mark == Mark::None {
            let sign = item.open.map_or("", |open| if open { "▾ " } else { "▸ " });
            parts.extend([Span::styled(sign, theme.accent), Span::styled(item.label.clone(), theme.bold)]);
        } else {
            let sign = item.open.map_or("", |open| if open { " ▾" } else { " ▸" });
            parts.extend([Span::styled(item.label.clone(), style), Span::styled(sign, theme.dim)]);
        }
        let right = item.locked.as_ref().unwrap_or(&item.note);
        // The words at the right give way to the name, but not wholly: "locked" must be told.
        let most = usize::from(row.width) / 2;
        let right = text::cut(right, most);
        let room = usize::from(row.width).saturating_sub(text::width(&right) + 2);
        draw::line(buf, Rect { width: draw::cells(room), ..row }, &Line::from(parts), Alignment::Left);
        draw::text_right(buf, row, &right, theme.dim);
        if list.cursor() == Some(place) && focused {
            buf.set_style(row.intersection(buf.area), theme.selected);
        }
    }
    scroll_bar::draw(buf, bar, theme, &visible, items.len());
}

/// Draws ways to go about something, of which one is taken, each with its `…-about`; gives back the room below.
pub fn draw_ways(buf: &mut Buffer, area: Rect, cx: &Context, ids: &[&str], list: &Listing, focused: bool) -> Rect {
    ids.iter().enumerate().fold(area, |rest, (place, id)| {
        let at = list.cursor() == Some(place);
        let mark = if at { "●" } else { "○" };
        let style = if at && focused { cx.theme.accent } else { cx.theme.text };
        draw::text(buf, rest, &format!("{mark} {}", cx.say(id)), style);
        let about = cx.say(&format!("{id}-about"));
        let rows = draw::paragraph(buf, draw::after(draw::below(rest, 1), 2), &about, cx.theme.dim);
        draw::below(rest, rows + 2)
    })
}
