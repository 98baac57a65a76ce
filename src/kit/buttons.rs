//! A row of buttons: `[ Assign ]   [ Cancel ]`.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use super::draw;
use super::theme::Theme;

/// One button.
#[derive(Clone, Copy, Debug)]
pub struct Button<'a> {
    /// Its word.
    pub label: &'a str,
    /// Whether it can be pressed now.
    pub enabled: bool,
}

impl<'a> Button<'a> {
    /// A button that can be pressed.
    #[must_use]
    pub const fn new(label: &'a str) -> Self {
        Self { label, enabled: true }
    }
}

/// Draws the buttons at the right of the last row of `area`; gives back what is above them and one empty row.
pub fn draw(buf: &mut Buffer, area: Rect, theme: &Theme, buttons: &[Button<'_>], focus: Option<usize>) -> Rect {
    let row = draw::below(area, area.height.saturating_sub(1));
    let mut parts = Vec::new();
    for (index, button) in buttons.iter().enumerate() {
        let style = match (button.enabled, focus == Some(index)) {
            (true, true) => theme.focused,
            (true, false) => theme.text,
            (false, true) => theme.dim.patch(theme.selected).patch(theme.dim),
            (false, false) => theme.dim,
        };
        if index > 0 {
            parts.push(Span::raw("   "));
        }
        parts.push(Span::styled(format!("[ {} ]", button.label), style));
    }
    draw::line(buf, row, &Line::from(parts), Alignment::Right);
    Rect { height: area.height.saturating_sub(2), ..area }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::paper;

    #[test]
    fn buttons_stand_at_the_lower_right() {
        let (theme, area) = (Theme::ansi(), Rect::new(0, 0, 28, 3));
        let mut buf = Buffer::empty(area);
        let buttons = [Button { label: "Assign", enabled: false }, Button::new("Cancel")];
        let above = draw(&mut buf, area, &theme, &buttons, Some(1));
        assert_eq!(above, Rect::new(0, 0, 28, 1));
        assert_eq!(paper::lines(&buf)[2], "     [ Assign ]   [ Cancel ]");
        assert_eq!(paper::styled(&buf, 2, theme.dim), "     ^^^^^^^^^^");
        assert_eq!(paper::styled(&buf, 2, theme.focused), "                  ^^^^^^^^^^");
    }
}
