//! Where a window stands in a long list.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draw;
use super::theme::Theme;

/// Draws a bar in the first column of `area` if fewer than `len` rows are visible. It touches an end only when
/// the window does.
pub fn draw(buf: &mut Buffer, area: Rect, theme: &Theme, visible: &Range<usize>, len: usize) {
    let height = usize::from(area.height);
    if visible.is_empty() || visible.len() >= len {
        return;
    }
    let thumb = (height * visible.len() / len).max(1);
    let (free, hidden) = (height.saturating_sub(thumb), len - visible.len());
    let top = match visible {
        Range { start: 0, .. } => 0,
        Range { end, .. } if *end == len => free,
        Range { start, .. } => (free * start / hidden).clamp(1, free.max(2) - 1).min(free),
    };
    let bar = Rect { width: area.width.min(1), ..area };
    draw::fill(buf, bar, '│', theme.dim);
    let bar = draw::below(bar, draw::cells(top));
    draw::fill(buf, Rect { height: draw::cells(thumb).min(bar.height), ..bar }, '┃', theme.text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::paper;

    fn drawn(visible: Range<usize>, len: usize) -> String {
        paper::draw(1, 5, |buf, area| {
            draw(buf, area, &Theme::ansi(), &visible, len);
        })
        .replace('\n', "")
    }

    #[test]
    fn the_thumb_touches_an_end_only_at_the_end() {
        assert_eq!(drawn(0..5, 5), "");
        assert_eq!(drawn(0..5, 1_000_000), "┃││││");
        assert_eq!(drawn(1..6, 1_000_000), "│┃│││");
        assert_eq!(drawn(999_994..999_999, 1_000_000), "│││┃│");
        assert_eq!(drawn(999_995..1_000_000, 1_000_000), "││││┃");
        assert_eq!(drawn(0..5, 8), "┃┃┃││");
        assert_eq!(drawn(3..8, 8), "││┃┃┃");
    }
}
