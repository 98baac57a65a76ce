//! What each role looks like.

use ratatui::style::{Color, Modifier, Style};

/// One style per role, handed down by reference.
///
/// Only the 16 ANSI colors on the terminal's own background: any other choice is unreadable on somebody's
/// screen. No role sets a background, and each also shows in a sign or a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Running text.
    pub text: Style,
    /// Secondary text and commands that cannot run now.
    pub dim: Style,
    /// Where the keyboard is: the active tab, the prompt, the keys in the footer.
    pub accent: Style,
    /// Column heads and what stands out in running text.
    pub bold: Style,
    /// Titles of pages, panels and popups.
    pub title: Style,
    /// On, done.
    pub on: Style,
    /// Nearly full, expiring.
    pub warn: Style,
    /// Refused, overdrawn.
    pub refused: Style,
    /// The row under the cursor, laid over what the row shows.
    pub selected: Style,
    /// The button that enter would press.
    pub focused: Style,
    /// Rows are selected with boxes, not with circles.
    pub boxes: bool,
}

impl Theme {
    /// The 16 ANSI colors.
    #[must_use]
    pub const fn ansi() -> Self {
        let plain = Self::plain();
        Self {
            accent: Style::new().fg(Color::Cyan),
            on: Style::new().fg(Color::Green),
            warn: Style::new().fg(Color::Yellow),
            refused: Style::new().fg(Color::Red),
            focused: plain.focused.fg(Color::Cyan),
            ..plain
        }
    }

    /// For `NO_COLOR`: modifiers alone.
    #[must_use]
    pub const fn plain() -> Self {
        let (text, bold) = (Style::new(), Style::new().add_modifier(Modifier::BOLD));
        Self {
            text,
            // Faint, not bright black: that color is the background itself in some palettes.
            dim: text.add_modifier(Modifier::DIM),
            accent: bold,
            bold,
            title: bold,
            on: text,
            warn: bold,
            refused: bold,
            // The colors of single cells would leave a reversed row in patches.
            selected: text.fg(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM),
            focused: bold.add_modifier(Modifier::REVERSED),
            boxes: false,
        }
    }
}
