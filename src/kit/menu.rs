//! A list of commands over the page.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};

use super::listing::Listing;
use super::theme::Theme;
use super::{draw, popup, scroll_bar, text};
use crate::keys::binding::Hint;

/// Where a menu opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the middle.
    Center,
    /// With its upper left corner here, or as near as it fits.
    At(Position),
}

/// Draws `items` in a box inside `area`, as large as they ask for, over what was there.
///
/// ```text
/// ┌ More ─────────────────────────┐
/// │ Export                      e │
/// │ Delete  a group gives it    d │
/// └───────────────────────────────┘
/// ```
pub fn draw(buf: &mut Buffer, area: Rect, theme: &Theme, place: Place, title: &str, items: &[Hint], list: &Listing) {
    let widest = items.iter().map(|item| text::width(&words(item)) + 2 + text::width(&keys(item))).max();
    let width = widest.unwrap_or_default().max(text::width(title)).saturating_add(4);
    let size = (draw::cells(width), draw::cells(items.len().saturating_add(2)));
    let frame = match place {
        Place::Center => popup::centered(area, size.0, size.1),
        Place::At(corner) => Rect::new(corner.x, corner.y, size.0, size.1).clamp(area),
    };
    let inner = popup::frame(buf, frame, theme, title);
    let visible = list.visible(usize::from(inner.height));
    for (row, index) in inner.rows().zip(visible.clone()) {
        let Some(item) = items.get(index) else { break };
        // Into the margins, so that the cursor does not stand tight around the words.
        let bar = row.outer(Margin::new(1, 0)).intersection(frame);
        let (label, key) = match item.reason {
            Some(_) => (theme.dim, theme.dim),
            None => (theme.text, theme.accent),
        };
        let taken = draw::text_right(buf, row, &keys(item), key);
        let room = Rect { width: row.width.saturating_sub(taken.saturating_add(2)), ..row };
        draw::text(buf, room, &words(item), label);
        if list.cursor() == Some(index) {
            buf.set_style(bar, theme.selected);
        }
    }
    let edge = Rect { x: inner.right().saturating_add(1), width: inner.width.min(1), ..inner };
    scroll_bar::draw(buf, edge.intersection(frame), theme, &visible, list.len());
}

fn words(item: &Hint) -> String {
    match &item.reason {
        Some(reason) => format!("{}  {reason}", item.label),
        None => item.label.clone(),
    }
}

fn keys(item: &Hint) -> String {
    item.keys.first().map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;
    use crate::keys::Key;
    use crate::kit::paper;

    static E: [Key; 1] = [Key::char('e')];
    static D: [Key; 1] = [Key::char('d')];

    fn items() -> [Hint; 2] {
        [
            Hint { keys: &E, label: "Export".into(), reason: None, footer: true },
            Hint { keys: &D, label: "Delete".into(), reason: Some("a group gives it".into()), footer: true },
        ]
    }

    #[test]
    fn a_menu_opens_where_it_fits() {
        let place = Place::At(Position::new(30, 3));
        let drawn = paper::draw(33, 5, |buf, area| {
            draw::fill(buf, area, '.', Style::new());
            draw(buf, area, &Theme::ansi(), place, "More", &items(), &Listing::new(2));
        });
        let expected = "\
.................................
..┌ More ───────────────────────┐
..│ Export                    e │
..│ Delete  a group gives it  d │
..└─────────────────────────────┘";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn a_refused_item_is_dimmed_with_its_reason() {
        let (theme, area) = (Theme::ansi(), Rect::new(0, 0, 31, 4));
        let mut buf = Buffer::empty(area);
        let list = Listing::new(2);
        draw(&mut buf, area, &theme, Place::Center, "More", &items(), &list);
        assert_eq!(paper::styled(&buf, 1, theme.selected), " ".to_owned() + &"^".repeat(29));
        assert_eq!(paper::styled(&buf, 2, theme.dim), "^ ^^^^^^^^^^^^^^^^^^^^^^^^  ^ ^");
    }
}
