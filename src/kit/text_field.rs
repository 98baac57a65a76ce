//! A line that the operator writes in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use super::theme::Theme;
use super::{draw, text};
use crate::domain::text::{clean, is_unsafe};
use crate::keys::{Code, Key};

/// A line of text and the place in it where writing goes on.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    input: Input,
}

/// What a key did to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing: the key is none of a field's.
    Ignored,
    /// The text is as it was; perhaps the cursor moved.
    Kept,
    /// The text is another now.
    Changed,
}

/// How a field looks around its text.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// What stands before the text: `> `, `/ `.
    pub prompt: &'a str,
    /// What stands in its place while there is none.
    pub placeholder: &'a str,
    /// Whether the keyboard is here: only then a cursor shows.
    pub focused: bool,
}

impl TextField {
    /// A field with the cursor after `value`.
    #[must_use]
    pub fn new(value: &str) -> Self {
        Self { input: Input::new(clean(value).into_owned()) }
    }

    /// The text.
    #[must_use]
    pub fn value(&self) -> &str {
        self.input.value()
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.value().is_empty()
    }

    /// Takes a key if it is one of a field's: what writes, moves in the line, or deletes.
    pub fn key(&mut self, key: Key) -> Answer {
        let Some(request) = request(key) else {
            return Answer::Ignored;
        };
        match self.input.handle(request) {
            Some(changed) if changed.value => Answer::Changed,
            _ => Answer::Kept,
        }
    }

    /// Puts pasted text at the cursor, in one piece: letter by letter would be slow where much is pasted.
    pub fn paste(&mut self, pasted: &str) -> Answer {
        // A line copied whole ends in a line end, which as a space would spoil a search.
        let pasted = clean(pasted.trim_matches(['\r', '\n']));
        let (before, after) = self.parts();
        let cursor = self.input.cursor() + pasted.chars().count();
        self.input = Input::new([before, &pasted, after].concat()).with_cursor(cursor);
        if pasted.is_empty() { Answer::Kept } else { Answer::Changed }
    }

    /// Draws the field in the first row of `area`, scrolled so that the cursor shows.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme, look: Look<'_>) {
        let prompt = if look.focused { theme.accent } else { theme.dim };
        let prompt = draw::text(buf, area, look.prompt, prompt);
        let area = draw::after(area, prompt).intersection(buf.area);
        if area.is_empty() {
            return;
        }
        if self.is_empty() {
            draw::text(buf, area, look.placeholder, theme.dim);
        }
        if !look.focused {
            draw::text(buf, area, self.value(), theme.text);
            return;
        }
        let (before, after) = self.parts();
        let (before, after) = (text::shown(before), text::shown(after));
        let under = after.graphemes(true).next().unwrap_or_default();
        let room = usize::from(area.width).saturating_sub(text::width(under).max(1));
        let before = text::ending(&before, room);
        let (x, y) = buf.set_stringn(area.x, area.y, before, room, theme.text);
        let rest = draw::after(area, x - area.x);
        buf.set_stringn(x, y, &after, usize::from(rest.width), theme.text);
        buf.set_style(Rect { width: 1, height: 1, ..rest }, theme.selected);
    }

    /// The text before and after the cursor.
    fn parts(&self) -> (&str, &str) {
        let value = self.value();
        let at = value.char_indices().nth(self.input.cursor());
        value.split_at(at.map_or(value.len(), |(at, _)| at))
    }
}

fn request(key: Key) -> Option<InputRequest> {
    if let Some(c) = key.typed() {
        return (!is_unsafe(c)).then_some(InputRequest::InsertChar(c));
    }
    Some(match (key.code, key.ctrl, key.alt) {
        (Code::Left, false, false) => InputRequest::GoToPrevChar,
        (Code::Right, false, false) => InputRequest::GoToNextChar,
        (Code::Left, ..) | (Code::Char('b'), false, true) => InputRequest::GoToPrevWord,
        (Code::Right, ..) | (Code::Char('f'), false, true) => InputRequest::GoToNextWord,
        (Code::Home, ..) | (Code::Char('a'), true, false) => InputRequest::GoToStart,
        (Code::End, ..) | (Code::Char('e'), true, false) => InputRequest::GoToEnd,
        // Many terminals send ctrl-h for backspace, and some send ctrl-w for it with control held.
        (Code::Backspace, false, false) | (Code::Char('h'), true, false) => InputRequest::DeletePrevChar,
        (Code::Backspace, ..) | (Code::Char('w'), true, false) => InputRequest::DeletePrevWord,
        (Code::Delete, false, false) => InputRequest::DeleteNextChar,
        (Code::Delete, ..) => InputRequest::DeleteNextWord,
        (Code::Char('u'), true, false) => InputRequest::DeleteFromStart,
        (Code::Char('k'), true, false) => InputRequest::DeleteTillEnd,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::names::script;
    use crate::kit::paper;

    fn typed(keys: &str) -> TextField {
        let mut field = TextField::default();
        for key in script(keys).expect("keys are written right") {
            assert_ne!(field.key(key), Answer::Ignored, "{key}");
        }
        field
    }

    fn drawn(field: &TextField, width: u16) -> (String, String) {
        let (theme, area) = (Theme::ansi(), Rect::new(0, 0, width, 1));
        let mut buf = Buffer::empty(area);
        let look = Look { prompt: "> ", placeholder: "name", focused: true };
        field.draw(&mut buf, area, &theme, look);
        (paper::lines(&buf).remove(0), paper::styled(&buf, 0, theme.selected))
    }

    #[test]
    fn keys_write_move_and_delete() {
        assert_eq!(typed("Zoe Muller<ctrl-w>M<home>a<del>").value(), "aoe M");
        assert_eq!(typed("山田<left><backspace>太").value(), "太田");
        let mut field = typed("a");
        assert_eq!(field.key(Key::code(Code::Home)), Answer::Kept);
        assert_eq!(field.key(Key::code(Code::Backspace)), Answer::Kept);
        assert_eq!(field.key(Key::code(Code::Delete)), Answer::Changed);
        assert_eq!(field.key(Key::code(Code::Down)), Answer::Ignored);
        assert_eq!(field.key(Key::ctrl('s')), Answer::Ignored);
        assert_eq!(field.key(Key::char('\u{202e}')), Answer::Ignored);
    }

    #[test]
    fn pasted_text_is_cleaned_and_goes_to_the_cursor() {
        let mut field = typed("<lt>><left>");
        assert_eq!(field.paste("zoe@contoso.example\u{1b}[0m\r\n"), Answer::Changed);
        assert_eq!(field.value(), "<zoe@contoso.example[0m>");
        field.key(Key::char('!'));
        assert_eq!(field.value(), "<zoe@contoso.example[0m!>");
        assert_eq!(field.paste("\n"), Answer::Kept);
    }

    #[test]
    fn the_cursor_stays_in_sight() {
        assert_eq!(drawn(&typed("mem"), 8), ("> mem".into(), "     ^".into()));
        assert_eq!(drawn(&typed("member 01"), 8), ("> er 01".into(), "       ^".into()));
        assert_eq!(drawn(&typed("member 01<home>"), 8), ("> member".into(), "  ^".into()));
        assert_eq!(drawn(&typed("山田太郎"), 8), ("> 太郎".into(), "      ^".into()));
        assert_eq!(drawn(&typed("山田太郎<left>"), 8).1, "      ^");
        assert_eq!(drawn(&TextField::default(), 8), ("> name".into(), "  ^".into()));
    }
}
