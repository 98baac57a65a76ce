//! The search of a list: opened by its key over the command bar's right end, left by `enter`, taken back by `esc`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::text::fold;
use crate::keys::{Code, Key};
use crate::kit::text_field::{Answer, Look, TextField};
use crate::layer::Context;

/// What is searched for, and whether it is being written.
#[derive(Default)]
pub struct Search {
    field: TextField,
    open: bool,
}

impl Search {
    /// Lets it be written.
    pub const fn open(&mut self) {
        self.open = true;
    }

    /// Whether it has the keyboard.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// What is looked for, in the form of names that are compared; empty: nothing.
    pub fn wanted(&self) -> String {
        fold(self.field.value().trim())
    }

    /// Takes a key; None: it is for the list.
    pub fn key(&mut self, key: Key) -> Option<Answer> {
        let esc = if self.open { key.code == Code::Esc } else { key == Key::code(Code::Esc) && !self.field.is_empty() };
        if esc {
            *self = Self::default();
            return Some(Answer::Changed);
        }
        if !self.open {
            return None;
        }
        if matches!(key.code, Code::Enter | Code::Up | Code::Down | Code::Tab) {
            self.open = false;
            return Some(Answer::Kept);
        }
        Some(self.field.key(key))
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> Answer {
        if self.open { self.field.paste(text) } else { Answer::Ignored }
    }

    /// Draws it while it is written or there is something searched for.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, placeholder: &str) {
        if self.open || !self.field.is_empty() {
            let placeholder = cx.say(placeholder);
            let look = Look { prompt: "/ ", placeholder: &placeholder, focused: self.open };
            self.field.draw(buf, area, &cx.theme, look);
        }
    }
}
