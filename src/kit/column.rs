//! The columns of a table, and where they stand.

use ratatui::layout::{Alignment, Rect};

use super::{draw, text};

const GAP: u16 = 2;
/// A column that fills is not worth its place when narrower.
const LEAST_FILL: u16 = 10;

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// So many columns of the terminal, and more where the head needs them.
    Fixed(u16),
    /// So many shares of what the fixed ones leave.
    Fill(u16),
}

impl Width {
    fn share(self) -> usize {
        match self {
            Self::Fixed(_) => 0,
            Self::Fill(share) => usize::from(share),
        }
    }
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `▲`
    Ascending,
    /// `▼`
    Descending,
}

/// One column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// Its head. A table without any head has no row for heads.
    pub title: &'a str,
    /// How wide it is.
    pub width: Width,
    /// Which side its cells and its head keep to; numbers keep to the right.
    pub align: Alignment,
    /// How the rows are sorted by it, if they are.
    pub sorted: Option<Order>,
}

impl<'a> Column<'a> {
    /// A column of text.
    #[must_use]
    pub const fn text(title: &'a str, width: Width) -> Self {
        Self { title, width, align: Alignment::Left, sorted: None }
    }

    /// A column of numbers.
    #[must_use]
    pub const fn number(title: &'a str, width: Width) -> Self {
        Self { title, width, align: Alignment::Right, sorted: None }
    }
}

/// Where the columns stand in the first row of `area`; fewer than there are when they do not all fit.
pub(super) fn places(columns: &[Column<'_>], area: Rect) -> Vec<Rect> {
    let room = usize::from(area.width);
    let asked = |columns: &[Column<'_>], fill: u16| {
        let cells = |column: &Column<'_>| match column.width {
            Width::Fixed(width) => usize::from(at_least_head(width, column)),
            Width::Fill(_) => usize::from(fill),
        };
        let gaps = usize::from(GAP) * columns.len().saturating_sub(1);
        columns.iter().map(cells).sum::<usize>() + gaps
    };
    let count = (2..=columns.len()).rev().find(|count| asked(&columns[..*count], LEAST_FILL) <= room).unwrap_or(1);
    let columns = &columns[..count.min(columns.len())];

    let mut free = room.saturating_sub(asked(columns, 0));
    let mut shares: usize = columns.iter().map(|column| column.width.share()).sum();
    let mut rest = Rect { height: area.height.min(1), ..area };
    let place = |column: &Column<'_>| {
        let width = match column.width {
            Width::Fixed(width) => at_least_head(width, column),
            Width::Fill(_) => {
                // Shared is what is still free, not the whole: so nothing is lost to rounding.
                let share = column.width.share();
                let width = free * share / shares.max(1);
                (free, shares) = (free - width, shares - share);
                draw::cells(width)
            }
        };
        let place = Rect { width: width.min(rest.width), ..rest };
        rest = draw::after(rest, width.saturating_add(GAP));
        place
    };
    columns.iter().map(place).collect()
}

/// Some languages have longer words for a column than what stands in it.
fn at_least_head(width: u16, column: &Column<'_>) -> u16 {
    width.max(draw::cells(text::width(column.title)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(columns: &[Width], width: u16) -> Vec<(u16, u16)> {
        let columns: Vec<_> = columns.iter().map(|width| Column::text("", *width)).collect();
        places(&columns, Rect::new(0, 0, width, 1)).iter().map(|place| (place.x, place.width)).collect()
    }

    #[test]
    fn what_fixed_columns_leave_is_shared() {
        let columns = [Width::Fill(2), Width::Fixed(8), Width::Fill(1)];
        assert_eq!(widths(&columns, 43), [(0, 20), (22, 8), (32, 11)]);
        assert_eq!(widths(&columns, 32), [(0, 13), (15, 8), (25, 7)]);
    }

    #[test]
    fn columns_at_the_right_give_way() {
        let columns = [Width::Fill(1), Width::Fixed(8), Width::Fixed(5)];
        assert_eq!(widths(&columns, 27), [(0, 10), (12, 8), (22, 5)]);
        assert_eq!(widths(&columns, 26), [(0, 16), (18, 8)]);
        assert_eq!(widths(&columns, 19), [(0, 19)]);
        assert_eq!(widths(&columns, 0), [(0, 0)]);
        assert_eq!(widths(&[Width::Fixed(8), Width::Fixed(8)], 5), [(0, 5)]);
        assert_eq!(widths(&[], 5), []);
    }
}
