//! What all pages have at their top.
//!
//! ```text
//! Users › Active users
//! Active users
//! Manage product licenses m   Refresh r   ··· More options .             / Search
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use crate::keys::binding::Hint;
use crate::kit::{draw, text};
use crate::layer::Context;

/// Draws the breadcrumb, the title and the command bar; gives back the right part of the bar's row, for
/// a search field, and the room below.
///
/// The bar shows the commands that the footer has no room for, dimmed where they cannot run now.
pub fn head(buf: &mut Buffer, area: Rect, cx: &Context, trail: &[String], bar: &[Hint]) -> (Rect, Rect) {
    let mut rest = area;
    if area.height > 14 {
        // The older clouds are not entered at the page, but at the admin center (DOMAIN R73); the directory has one door.
        let entry = cx.cloud.is_older() && trail.first() != Some(&cx.say("directory"));
        let entry = entry.then(|| cx.say("admin-center"));
        let trail: Vec<_> = entry.iter().chain(trail).map(String::as_str).collect();
        draw::text(buf, rest, &trail.join(" › "), cx.theme.dim);
        rest = draw::below(rest, 1);
    }
    draw::text(buf, rest, trail.last().map_or("", String::as_str), cx.theme.title);
    rest = draw::below(rest, 1);
    let search =
        Rect { x: area.right().saturating_sub(area.width.min(22)), width: area.width.min(22), height: 1, ..rest };
    let mut parts = Vec::new();
    let room = usize::from(area.width).saturating_sub(24);
    let mut used = 0;
    for hint in bar.iter().filter(|hint| !hint.footer) {
        let key = hint.keys.first().map(ToString::to_string).unwrap_or_default();
        let wide = text::width(&hint.label) + text::width(&key) + 4;
        if used + wide > room {
            break;
        }
        used += wide;
        let (label, sign) = match hint.reason {
            None => (cx.theme.text, cx.theme.accent),
            Some(_) => (cx.theme.dim, cx.theme.dim),
        };
        parts.extend([
            Span::styled(hint.label.clone(), label),
            Span::raw(" "),
            Span::styled(key, sign),
            Span::raw("   "),
        ]);
    }
    draw::line(buf, Rect { width: area.width.saturating_sub(23), ..rest }, &Line::from(parts), Alignment::Left);
    (search, draw::below(rest, 1))
}
