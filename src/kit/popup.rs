//! A box in the middle of the page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::buttons::{self, Button};
use super::theme::Theme;
use super::{draw, text};

/// Lines longer than this are tiring to read.
const WIDEST: u16 = 64;

/// `width` by `height` in the middle of `area`, or as much of it as there is.
#[must_use]
pub fn centered(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// Draws a thin frame over what was there; gives back the room in it, a margin at either side left free.
pub fn frame(buf: &mut Buffer, area: Rect, theme: &Theme, title: &str) -> Rect {
    draw::clear(buf, area);
    let (right, bottom) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
    let (first_row, first_column) =
        (Rect { height: area.height.min(1), ..area }, Rect { width: area.width.min(1), ..area });
    for (side, symbol) in [
        (first_row, '─'),
        (Rect { y: bottom, ..first_row }, '─'),
        (first_column, '│'),
        (Rect { x: right, ..first_column }, '│'),
    ] {
        draw::fill(buf, side, symbol, theme.dim);
    }
    let corner = Rect { height: first_row.height, ..first_column };
    for (x, y, symbol) in [(area.x, area.y, '┌'), (right, area.y, '┐'), (area.x, bottom, '└'), (right, bottom, '┘')]
    {
        draw::fill(buf, Rect { x, y, ..corner }, symbol, theme.dim);
    }
    let inner = Rect {
        x: area.x.saturating_add(2),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    };
    if !title.is_empty() {
        let room = Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(2), ..first_row };
        draw::text(buf, room, &format!(" {title} "), theme.title);
    }
    inner.intersection(area)
}

/// A question with its answers.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// What is about to happen.
    pub title: &'a str,
    /// The numbers: how many users, which product, seats before and after. Each is wrapped by itself.
    pub body: &'a [String],
    /// The answers.
    pub buttons: &'a [Button<'a>],
    /// The answer that enter gives.
    pub focus: usize,
}

impl Question<'_> {
    /// Draws the question in the middle of `area`. On a small screen the answers stay and the body gives way.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme) {
        let width = WIDEST.min(area.width);
        let room = usize::from(width.saturating_sub(4));
        let lines: Vec<_> = self.body.iter().flat_map(|line| text::wrap(line, room)).collect();
        let height = draw::cells(lines.len().saturating_add(4));
        let inner = frame(buf, centered(area, width, height), theme, self.title);
        let body = buttons::draw(buf, inner, theme, self.buttons, Some(self.focus));
        draw::lines(buf, body, &lines, theme.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::paper;

    #[test]
    fn a_question_states_its_numbers_and_offers_answers() {
        let body = ["43 users get Office 365 E3.".into(), "Seats left: 27, 16 too few.".into()];
        let buttons = [Button::new("Assign"), Button::new("Cancel")];
        let question = Question { title: "Assign", body: &body, buttons: &buttons, focus: 1 };
        let drawn = |height| {
            paper::draw(36, height, |buf, area| {
                question.draw(buf, area, &Theme::ansi());
            })
        };
        let whole = "
┌ Assign ──────────────────────────┐
│ 43 users get Office 365 E3.      │
│ Seats left: 27, 16 too few.      │
│                                  │
│          [ Assign ]   [ Cancel ] │
└──────────────────────────────────┘
";
        assert_eq!(drawn(8), whole);
        let cut = "\
┌ Assign ──────────────────────────┐
│ 43 users get Office 365 E3. …    │
│                                  │
│          [ Assign ]   [ Cancel ] │
└──────────────────────────────────┘";
        assert_eq!(drawn(5), cut);
    }
}
