//! A side panel: one line at its left, a head, and room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draw;
use super::theme::Theme;

/// The head of a side panel.
///
/// ```text
/// │ Zoë Müller                          esc ✕
/// │ zoe@contoso.example · Member · Germany
/// │
/// │ (room)
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Panel<'a> {
    /// Whom or what it is about.
    pub title: &'a str,
    /// What stands at the right of the title: `esc ✕`, `step 2 of 3`.
    pub corner: &'a str,
    /// More about the title; without it the room begins under the title.
    pub subtitle: &'a str,
}

impl Panel<'_> {
    /// Draws the panel over what was there; gives back the room in it.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme) -> Rect {
        draw::clear(buf, area);
        draw::fill(buf, Rect { width: area.width.min(1), ..area }, '│', theme.dim);
        let mut room = draw::after(area, 2);
        room.width = room.width.saturating_sub(1);
        // The corner tells the way out, so a long title gives way to it.
        let corner = draw::text_right(buf, room, self.corner, theme.dim);
        let head = Rect { width: room.width.saturating_sub(corner.saturating_add(2)), ..room };
        draw::text(buf, head, self.title, theme.title);
        room = draw::below(room, 1);
        if !self.subtitle.is_empty() {
            draw::text(buf, room, self.subtitle, theme.dim);
            room = draw::below(room, 2);
        }
        room
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::paper;

    #[test]
    fn the_head_and_the_room_under_it() {
        let panel = Panel { title: "Zoë Müller", corner: "esc ✕", subtitle: "zoe@contoso.example" };
        let drawn = paper::draw(26, 4, |buf, area| {
            draw::fill(buf, area, 'x', Theme::ansi().text);
            let room = panel.draw(buf, area, &Theme::ansi());
            assert_eq!(room, Rect::new(2, 3, 23, 1));
        });
        assert_eq!(drawn, "│ Zoë Müller        esc ✕\n│ zoe@contoso.example\n│\n│");
    }

    #[test]
    fn without_a_subtitle_the_room_begins_under_the_title() {
        let panel = Panel { title: "Assign", corner: "", subtitle: "" };
        paper::draw(20, 4, |buf, area| {
            assert_eq!(panel.draw(buf, area, &Theme::ansi()), Rect::new(2, 1, 17, 3));
        });
    }
}
