//! One line that tells how something went.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::draw;
use super::theme::Theme;

/// How something went; also the sign of a row in a result list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is done.
    Done,
    /// A rule said no, or something broke.
    Refused,
    /// It is done, but something needs attention.
    Warning,
    /// Worth knowing.
    Info,
}

impl Kind {
    /// The sign that tells the kind without color.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Done => "✓",
            Self::Refused => "✗",
            Self::Warning => "!",
            Self::Info => "·",
        }
    }

    /// The role it is drawn in.
    #[must_use]
    pub const fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Done => theme.on,
            Self::Refused => theme.refused,
            Self::Warning => theme.warn,
            Self::Info => theme.text,
        }
    }
}

/// A message for the line above the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// How it went.
    pub kind: Kind,
    /// The sentence, already worded.
    pub text: String,
}

impl Toast {
    /// Draws the message over the first row of `area`.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme) {
        let row = Rect { height: area.height.min(1), ..area };
        draw::clear(buf, row);
        let style = self.kind.style(theme);
        let parts = vec![Span::raw(self.kind.sign()), Span::raw(" "), Span::raw(&self.text)];
        draw::line(buf, draw::after(row, 1), &Line::from(parts).style(style), Alignment::Left);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::paper;

    #[test]
    fn the_kind_shows_without_color() {
        let toast = Toast { kind: Kind::Refused, text: "No usage location".into() };
        let drawn = paper::draw(16, 1, |buf, area| toast.draw(buf, area, &Theme::plain()));
        assert_eq!(drawn, " ✗ No usage loc…");
    }
}
