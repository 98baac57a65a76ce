//! The strokes all parts are drawn with. Each clips itself to the buffer.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::text;

/// A count of columns or rows as the terminal counts them.
#[must_use]
pub fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// Draws `content` at the left of the first row of `area`, cut with `…`; gives back the columns it took.
pub fn text(buf: &mut Buffer, area: Rect, content: &str, style: Style) -> u16 {
    line(buf, area, &Line::styled(content, style), Alignment::Left)
}

/// Draws `content` at the right of the first row of `area`, cut with `…`; gives back the columns it took.
pub fn text_right(buf: &mut Buffer, area: Rect, content: &str, style: Style) -> u16 {
    line(buf, area, &Line::styled(content, style), Alignment::Right)
}

/// Draws `content` in the first row of `area`, cut with `…`; gives back the columns it took.
pub fn line(buf: &mut Buffer, area: Rect, content: &Line<'_>, align: Alignment) -> u16 {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return 0;
    }
    let spans: Vec<_> =
        content.iter().map(|span| (text::shown(&span.content), content.style.patch(span.style))).collect();
    let room = usize::from(area.width);
    let whole = spans.iter().map(|(part, _)| text::width(part)).sum();
    let gap = room.saturating_sub(whole);
    let indent = cells(match align {
        Alignment::Left => 0,
        Alignment::Center => gap / 2,
        Alignment::Right => gap,
    });
    let limit = if whole > room { room - 1 } else { room };
    let mut used = 0;
    for (part, style) in &spans {
        let fits = text::beginning(part, limit - used);
        let (x, _) = buf.set_stringn(area.x + indent + cells(used), area.y, fits, limit, *style);
        used += text::width(fits);
        if fits.len() < part.len() {
            buf.set_stringn(x, area.y, "…", 1, *style);
            used += 1;
            break;
        }
    }
    cells(used)
}

/// Draws `content` wrapped, as [`lines`] does.
pub fn paragraph(buf: &mut Buffer, area: Rect, content: &str, style: Style) -> u16 {
    lines(buf, area, &text::wrap(content, usize::from(area.width)), style)
}

/// Draws a line in each row of `area`, `…` ending the last if some are left; gives back the rows taken.
pub fn lines(buf: &mut Buffer, area: Rect, lines: &[String], style: Style) -> u16 {
    let fit = lines.len().min(usize::from(area.height));
    for (index, (row, line)) in area.rows().zip(lines).enumerate() {
        if index + 1 == fit && fit < lines.len() {
            text(buf, row, &format!("{line} …"), style);
        } else {
            text(buf, row, line, style);
        }
    }
    cells(fit)
}

/// Fills `area` with one character of one column.
pub fn fill(buf: &mut Buffer, area: Rect, symbol: char, style: Style) {
    for position in area.intersection(buf.area).positions() {
        buf[position].set_char(symbol).set_style(style);
    }
}

/// Empties `area` of what was drawn there before.
pub fn clear(buf: &mut Buffer, area: Rect) {
    let area = area.intersection(buf.area);
    for row in area.rows() {
        // A wide character that reaches in from the left would hide what is drawn in our first column.
        if let Some(x) = row.x.checked_sub(1).filter(|_| !row.is_empty())
            && buf[(x, row.y)].cell_width() > 1
        {
            buf[(x, row.y)].set_char(' ');
        }
        for position in row.positions() {
            buf[position].reset();
        }
    }
}

/// `area` without its first `rows` rows.
#[must_use]
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// `area` without its first `columns` columns.
#[must_use]
pub fn after(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

#[cfg(test)]
mod tests {
    use ratatui::text::Span;

    use super::*;
    use crate::kit::paper;

    #[test]
    fn a_line_is_cut_across_its_spans() {
        let content = Line::from(vec![Span::raw("Zoë "), Span::raw("Müller")]);
        let drawn = |width, align| paper::draw(width, 1, |buf, area| line(buf, area, &content, align));
        assert_eq!(drawn(12, Alignment::Right), "  Zoë Müller");
        assert_eq!(drawn(10, Alignment::Left), "Zoë Müller");
        assert_eq!(drawn(8, Alignment::Right), "Zoë Mül…");
        assert_eq!(drawn(5, Alignment::Left), "Zoë …");
        assert_eq!(drawn(4, Alignment::Left), "Zoë…");
    }

    #[test]
    fn foreign_text_cannot_leave_its_place() {
        let drawn = paper::draw(6, 1, |buf, area| text(buf, area, "a\u{1b}[2J\u{202e}b", Style::new()));
        assert_eq!(drawn, "a[2Jb");
    }

    #[test]
    fn a_paragraph_that_is_too_long_says_so() {
        let drawn = paper::draw(9, 2, |buf, area| paragraph(buf, area, "two seats are short", Style::new()));
        assert_eq!(drawn, "two seats\nare short");
        let drawn = paper::draw(9, 1, |buf, area| paragraph(buf, area, "two seats are short", Style::new()));
        assert_eq!(drawn, "two seat…");
    }

    #[test]
    fn clearing_takes_what_was_there() {
        let drawn = paper::draw(6, 1, |buf, area| {
            text(buf, area, "山田太", Style::new());
            clear(buf, Rect::new(3, 0, 1, 1));
            fill(buf, Rect::new(3, 0, 1, 1), '│', Style::new());
        });
        assert_eq!(drawn, "山 │太");
        let drawn = paper::draw(4, 1, |buf, area| {
            text(buf, area, "abcd", Style::new());
            clear(buf, Rect::new(1, 0, 2, 5));
        });
        assert_eq!(drawn, "a  d");
    }
}
