//! Tab titles, the active one underlined.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::theme::Theme;
use super::{draw, text};

const GAP: u16 = 3;

/// Draws the titles in two rows and gives back what is below them. Leading titles give way to the active one.
///
/// ```text
/// Account   Licenses and Apps   Changes
///           ━━━━━━━━━━━━━━━━━
/// ```
pub fn draw(buf: &mut Buffer, area: Rect, theme: &Theme, titles: &[&str], active: usize) -> Rect {
    let width = |title: &&str| text::width(title) + usize::from(GAP);
    let shown = &titles[..titles.len().min(active + 1)];
    let first = (0..active)
        .find(|first| shown.iter().skip(*first).map(width).sum::<usize>() <= usize::from(area.width) + usize::from(GAP))
        .unwrap_or(active);
    let mut rest = area;
    for (index, title) in titles.iter().enumerate().skip(first) {
        let style = if index == active { theme.accent.patch(theme.bold) } else { theme.text };
        let taken = draw::text(buf, rest, title, style);
        if index == active {
            let line = draw::below(Rect { width: taken, ..rest }, 1);
            draw::fill(buf, Rect { height: line.height.min(1), ..line }, '━', theme.accent);
        }
        rest = draw::after(rest, taken.saturating_add(GAP));
    }
    draw::below(area, 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::paper;

    fn drawn(width: u16, active: usize) -> String {
        let titles = ["Account", "Licenses and Apps", "Changes"];
        paper::draw(width, 2, |buf, area| draw(buf, area, &Theme::ansi(), &titles, active))
    }

    #[test]
    fn the_active_title_is_underlined() {
        assert_eq!(drawn(40, 1), "Account   Licenses and Apps   Changes\n          ━━━━━━━━━━━━━━━━━");
    }

    #[test]
    fn the_active_title_is_in_sight() {
        assert_eq!(drawn(30, 2), "Licenses and Apps   Changes\n                    ━━━━━━━");
        assert_eq!(drawn(5, 2), "Chan…\n━━━━━");
    }
}
