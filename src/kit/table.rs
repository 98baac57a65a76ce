//! A table in the manner of the admin center's pages: bold heads, no rules, one line per row.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use super::column::{self, Column, Order};
use super::listing::Listing;
use super::theme::Theme;
use super::{draw, scroll_bar, text};

/// One row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row<'a> {
    /// What the mark column shows: a circle, `!`.
    pub mark: Span<'a>,
    /// One cell for each column; those that are missing stay empty.
    pub cells: Vec<Line<'a>>,
    /// Whether nothing can be done with it.
    pub dimmed: bool,
}

/// A table around a list.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// From left to right. On a narrow screen those at the right are left out.
    pub columns: &'a [Column<'a>],
    /// The head of the mark column; without it there is no such column.
    pub mark: Option<Span<'a>>,
    /// The cursor, and how many rows there are.
    pub list: &'a Listing,
    /// Whether the keyboard is here; elsewhere a sign remembers the row.
    pub focused: bool,
    /// What to say when there are no rows.
    pub empty: &'a str,
}

impl Table<'_> {
    /// Draws the table. `row` is asked for the visible rows only, so its length costs nothing.
    ///
    /// The last column belongs to the scroll bar, so that no cell moves when one appears.
    pub fn draw<'r>(&self, buf: &mut Buffer, area: Rect, theme: &Theme, mut row: impl FnMut(usize) -> Row<'r>) {
        let cells = Rect { width: area.width.saturating_sub(1), ..area };
        let places = column::places(self.columns, draw::after(cells, if self.mark.is_some() { 2 } else { 0 }));
        let body = if self.columns.iter().any(|column| !column.title.is_empty()) {
            self.heads(buf, cells, theme, &places);
            draw::below(area, 1)
        } else {
            area
        };
        if self.list.is_empty() {
            draw::paragraph(buf, body, self.empty, theme.dim);
            return;
        }
        let visible = self.list.visible(usize::from(body.height));
        for (line, index) in body.rows().zip(visible.clone()) {
            let at_cursor = self.list.cursor() == Some(index);
            self.row(buf, line, theme, &places, &row(index), at_cursor);
        }
        let bar = draw::after(body, body.width.saturating_sub(1));
        scroll_bar::draw(buf, bar, theme, &visible, self.list.len());
    }

    fn heads(&self, buf: &mut Buffer, area: Rect, theme: &Theme, places: &[Rect]) {
        if let Some(mark) = &self.mark {
            draw::line(buf, area, &mark.clone().into(), Alignment::Left);
        }
        for (column, place) in self.columns.iter().zip(places) {
            let sign = match column.sorted {
                Some(Order::Ascending) => " ▲",
                Some(Order::Descending) => " ▼",
                None => "",
            };
            // The sign stays when the title must be cut.
            let room = usize::from(place.width).saturating_sub(text::width(sign));
            let title = text::cut(column.title, room) + sign;
            draw::line(buf, *place, &Line::styled(title, theme.bold), column.align);
        }
    }

    fn row(&self, buf: &mut Buffer, area: Rect, theme: &Theme, places: &[Rect], row: &Row<'_>, at_cursor: bool) {
        let cells = Rect { width: area.width.saturating_sub(1), ..area };
        if self.mark.is_some() {
            draw::line(buf, cells, &row.mark.clone().into(), Alignment::Left);
        }
        for ((cell, place), column) in row.cells.iter().zip(places).zip(self.columns) {
            draw::line(buf, Rect { y: area.y, ..*place }, cell, column.align);
        }
        if row.dimmed {
            buf.set_style(cells, theme.dim);
        }
        if at_cursor && self.focused {
            buf.set_style(cells, theme.selected);
        } else if at_cursor {
            draw::text(buf, draw::after(cells, cells.width.saturating_sub(1)), "◂", theme.accent);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::column::Width;
    use crate::kit::{marks, paper};

    fn columns() -> [Column<'static>; 3] {
        let mut name = Column::text("Display name", Width::Fill(2));
        name.sorted = Some(Order::Ascending);
        [name, Column::text("Licenses", Width::Fill(1)), Column::number("Seats", Width::Fixed(5))]
    }

    fn row(index: usize) -> Row<'static> {
        let names = ["Adele Vance", "山田 太郎", "A very long name indeed"];
        Row {
            mark: marks::circle(&Theme::ansi(), index == 1),
            cells: vec![names[index % 3].into(), "Microsoft 365 E5".into(), (index * 100).to_string().into()],
            dimmed: index == 2,
        }
    }

    fn drawn(size: (u16, u16), list: &Listing, focused: bool) -> Buffer {
        let (theme, area) = (Theme::ansi(), Rect::new(0, 0, size.0, size.1));
        let mut buf = Buffer::empty(area);
        let mark = Some(marks::circle(&theme, false));
        let table = Table { columns: &columns(), mark, list, focused, empty: "No users." };
        table.draw(&mut buf, area, &theme, row);
        buf
    }

    #[test]
    fn cells_are_aligned_and_cut() {
        let buf = drawn((46, 4), &Listing::new(3), true);
        let expected = [
            "○ Display name ▲          Licenses      Seats",
            "○ Adele Vance             Microsoft 3…      0",
            "● 山田 太郎               Microsoft 3…    100",
            "○ A very long name inde…  Microsoft 3…    200",
        ];
        assert_eq!(paper::lines(&buf), expected);
        let theme = Theme::ansi();
        assert_eq!(paper::styled(&buf, 1, theme.selected), "^".repeat(45));
        assert_eq!(paper::styled(&buf, 3, theme.dim), "^".repeat(45));
    }

    #[test]
    fn the_sign_of_the_order_outlives_the_title() {
        assert_eq!(paper::lines(&drawn((14, 1), &Listing::new(3), true))[0], "○ Display … ▲");
    }

    #[test]
    fn only_visible_rows_are_asked_for_and_the_bar_tells_where() {
        let mut list = Listing::new(1_000_000);
        list.go(500_000);
        let mut asked = Vec::new();
        paper::draw(46, 4, |buf, area| {
            let table = Table { columns: &columns(), mark: None, list: &list, focused: true, empty: "" };
            table.draw(buf, area, &Theme::ansi(), |index| {
                asked.push(index);
                row(index)
            });
        });
        assert_eq!(asked, [499_998, 499_999, 500_000]);
        let buf = drawn((46, 4), &list, true);
        assert_eq!((1..4).map(|y| buf[(45, y)].symbol()).collect::<String>(), "│┃│");
    }

    #[test]
    fn without_the_keyboard_a_sign_remembers_the_row() {
        let buf = drawn((46, 3), &Listing::new(2), false);
        assert!(paper::lines(&buf)[1].ends_with('◂'));
        assert_eq!(paper::styled(&buf, 1, Theme::ansi().selected), "");
    }

    #[test]
    fn an_empty_table_says_so() {
        assert_eq!(paper::lines(&drawn((46, 3), &Listing::new(0), true))[1], "No users.");
    }

    #[test]
    fn without_titles_there_is_no_row_for_heads() {
        let list = Listing::new(1);
        let columns = [Column::text("", Width::Fill(1)), Column::number("", Width::Fixed(8))];
        let table = Table { columns: &columns, mark: None, list: &list, focused: true, empty: "" };
        let drawn = paper::draw(30, 1, |buf, area| {
            table.draw(buf, area, &Theme::ansi(), |_| Row {
                cells: vec!["[■] Office 365 E3".into(), "27 left".into()],
                ..Row::default()
            });
        });
        assert_eq!(drawn, "[■] Office 365 E3     27 left");
    }
}
