//! What the parts' tests draw on.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The text that `part` draws in an empty buffer, without the blanks at line ends.
pub fn draw<T>(width: u16, height: u16, part: impl FnOnce(&mut Buffer, Rect) -> T) -> String {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    part(&mut buf, area);
    lines(&buf).join("\n")
}

/// The columns of row `y` whose style holds all of `style`.
pub fn styled(buf: &Buffer, y: u16, style: Style) -> String {
    let holds = |x| {
        let mut cell = buf[(x, y)].clone();
        *cell.set_style(style) == buf[(x, y)]
    };
    (0..buf.area.width).map(|x| if holds(x) { '^' } else { ' ' }).collect::<String>().trim_end().to_owned()
}

/// The rows of `buf`; the cell that a wide character covers is not told.
pub fn lines(buf: &Buffer) -> Vec<String> {
    let row = |y| {
        let (mut x, mut line) = (0, String::new());
        while x < buf.area.width {
            line.push_str(buf[(x, y)].symbol());
            x += buf[(x, y)].symbol().cell_width().max(1);
        }
        line.trim_end().to_owned()
    };
    (0..buf.area.height).map(row).collect()
}
