//! Fields under each other, one of which has the keyboard.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::keys::{Code, Key};
use crate::kit::text_field::{Answer, Look, TextField};
use crate::kit::{draw, text};
use crate::layer::Context;

/// The fields, each with the id of its name.
pub struct Form<const N: usize> {
    names: [&'static str; N],
    fields: [TextField; N],
    at: usize,
}

impl<const N: usize> Form<N> {
    pub fn new(names: [&'static str; N]) -> Self {
        Self { names, fields: std::array::from_fn(|_| TextField::default()), at: 0 }
    }

    /// What is written in a field, without space around it.
    pub fn value(&self, field: usize) -> &str {
        self.fields[field].value().trim()
    }

    pub fn is_empty(&self) -> bool {
        self.fields.iter().all(TextField::is_empty)
    }

    /// Goes to the first field, or the last.
    pub const fn enter(&mut self, last: bool) {
        self.at = if last { N - 1 } else { 0 };
    }

    /// Whether it wrote, or went to another field.
    pub fn key(&mut self, key: Key) -> bool {
        match key.code {
            Code::Enter | Code::Down | Code::Tab if self.at + 1 < N => self.at += 1,
            Code::Up | Code::BackTab if self.at > 0 => self.at -= 1,
            Code::Enter | Code::Down | Code::Tab | Code::Up | Code::BackTab => return false,
            _ => return self.fields[self.at].key(key) != Answer::Ignored,
        }
        true
    }

    pub fn paste(&mut self, pasted: &str) {
        self.fields[self.at].paste(pasted);
    }

    /// Draws the fields; `hints` stand in those that are empty. Gives back the room below.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, hints: [&str; N]) -> Rect {
        let names = self.names.map(|name| cx.say(name));
        let wide = names.iter().map(|name| text::width(name)).max().unwrap_or(0) + 2;
        let mut rest = area;
        for (place, name) in names.iter().enumerate() {
            let here = focused && place == self.at;
            draw::text(buf, rest, name, if here { cx.theme.accent } else { cx.theme.dim });
            let look = Look { prompt: "> ", placeholder: hints[place], focused: here };
            self.fields[place].draw(buf, draw::after(rest, draw::cells(wide)), &cx.theme, look);
            rest = draw::below(rest, 1);
        }
        rest
    }
}
