//! The footer: what the keys do here.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::{draw, text};
use crate::keys::binding::Hint;

/// Draws the hints meant for the footer. The last keeps its place at the right; of the others those that no
/// longer fit are left out from the first one on, so that they vanish in one order.
///
/// ```text
/// space check  enter open  tab next part                      ? help
/// ```
pub fn draw(buf: &mut Buffer, area: Rect, theme: &Theme, hints: &[Hint]) {
    let mut hints: Vec<_> = hints.iter().filter(|hint| hint.footer).collect();
    let Some(last) = hints.pop() else { return };
    let taken = draw::line(buf, area, &worded(last, theme), Alignment::Right);
    let mut rest = Rect { width: area.width.saturating_sub(taken.saturating_add(2)), ..area };
    for hint in hints {
        let words = worded(hint, theme);
        let width: usize = words.iter().map(|span| text::width(&span.content)).sum();
        if width > usize::from(rest.width) {
            break;
        }
        let taken = draw::line(buf, rest, &words, Alignment::Left);
        rest = draw::after(rest, taken.saturating_add(2));
    }
}

fn worded<'a>(hint: &'a Hint, theme: &Theme) -> Line<'a> {
    let key = hint.keys.first().map(ToString::to_string).unwrap_or_default();
    let (accent, label) = match hint.reason {
        Some(_) => (theme.dim, theme.dim),
        None => (theme.accent, theme.text),
    };
    Line::from(vec![Span::styled(key, accent), Span::raw(" "), Span::styled(&*hint.label, label)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{Code, Key};
    use crate::kit::paper;

    static SPACE: [Key; 1] = [Key::char(' ')];
    static ENTER: [Key; 2] = [Key::code(Code::Enter), Key::char('l')];
    static HELP: [Key; 1] = [Key::char('?')];

    fn hint(keys: &'static [Key], label: &str) -> Hint {
        Hint { keys, label: label.into(), reason: None, footer: true }
    }

    fn hints() -> [Hint; 4] {
        let mut quiet = hint(&ENTER, "never shown");
        quiet.footer = false;
        [hint(&SPACE, "check"), quiet, hint(&ENTER, "open"), hint(&HELP, "help")]
    }

    #[test]
    fn what_does_not_fit_is_left_out_and_help_stays() {
        let drawn = |width| {
            paper::draw(width, 1, |buf, area| {
                draw(buf, area, &Theme::ansi(), &hints());
            })
        };
        assert_eq!(drawn(33), "space check  enter open    ? help");
        assert_eq!(drawn(31), "space check  enter open  ? help");
        assert_eq!(drawn(30), "space check             ? help");
        assert_eq!(drawn(18), "            ? help");
        assert_eq!(drawn(4), "? h…");
    }

    #[test]
    fn a_hint_with_a_reason_is_dimmed() {
        let (theme, area) = (Theme::ansi(), Rect::new(0, 0, 33, 1));
        let (mut buf, mut hints) = (Buffer::empty(area), hints());
        hints[2].reason = Some("nothing is chosen".into());
        draw(&mut buf, area, &theme, &hints);
        assert_eq!(paper::styled(&buf, 0, theme.accent), "^^^^^                      ^");
        assert_eq!(paper::styled(&buf, 0, theme.dim), "             ^^^^^ ^^^^");
    }
}
