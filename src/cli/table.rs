//! Columns of text, as wide as they need: nothing is cut, so that nothing is lost to `grep`.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::domain::text::clean;

/// On which side a column is even.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

/// A time to the second, in UTC; who wants it finer finds it in the JSON.
pub fn moment(at: &str) -> String {
    at.chars().take(19).map(|c| if c == 'T' { ' ' } else { c }).collect()
}

/// Writes a heading and rows, as many cells each as there are headings.
pub fn write(out: &mut dyn Write, headings: &[(String, Align)], rows: &[Vec<String>]) -> io::Result<()> {
    let mut widths: Vec<_> = headings.iter().map(|(heading, _)| heading.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = clean(cell).width().max(*width);
        }
    }
    let titles: Vec<_> = headings.iter().map(|(heading, _)| heading.clone()).collect();
    for row in std::iter::once(&titles).chain(rows) {
        let mut line = String::new();
        for ((cell, width), (_, align)) in row.iter().zip(&widths).zip(headings) {
            let cell = clean(cell);
            // Not the formatter's own padding: it counts characters, and 山 is two cells wide.
            let gap = " ".repeat(width - cell.width().min(*width));
            let (before, after) = match align {
                Align::Left => ("", gap.as_str()),
                Align::Right => (gap.as_str(), ""),
            };
            line.extend([before, &*cell, after, "  "]);
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_whatever_the_script() {
        let headings = [("Name".to_owned(), Align::Left), ("Seats".to_owned(), Align::Right)];
        let rows = [("山田 太郎", "12"), ("Zoe\u{308}", "1"), ("e\u{1b}[31mvil", "-1,000")];
        let rows = rows.map(|(name, seats)| vec![name.to_owned(), seats.to_owned()]);
        let mut out = Vec::new();
        write(&mut out, &headings, &rows).unwrap();
        let expected = "Name        Seats\n山田 太郎      12\nZoe\u{308}             1\ne[31mvil   -1,000\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
