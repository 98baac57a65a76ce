//! Keys as the program names them: no terminal library is known here, so key tables are plain statics.

pub mod binding;
pub mod names;

/// One press of a key.
///
/// A letter's shift is in the letter, and shift-tab is [`Code::BackTab`]; build from foreign input with
/// [`Key::new`], which brings a press into that form, as keys are compared field by field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Control is held.
    pub ctrl: bool,
    /// Alt is held.
    pub alt: bool,
    /// Shift is held; always false where the code tells it already.
    pub shift: bool,
}

/// Which key was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each says what is printed on the key")]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

impl Key {
    /// A press as a terminal tells it, in the form in which keys compare.
    ///
    /// Terminals differ in what they tell: shift-tab comes as either code, a letter with or without its
    /// shift, and control with a capital only where the terminal can tell it from the small letter.
    #[must_use]
    pub const fn new(code: Code, ctrl: bool, alt: bool, shift: bool) -> Self {
        let code = match code {
            Code::Tab if shift => Code::BackTab,
            Code::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
            code => code,
        };
        let shift = shift && !matches!(code, Code::Char(_) | Code::BackTab);
        Self { code, ctrl, alt, shift }
    }

    /// A key without modifiers.
    #[must_use]
    pub const fn code(code: Code) -> Self {
        Self::new(code, false, false, false)
    }

    /// A letter, digit or sign; its shift is in the character.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::code(Code::Char(c))
    }

    /// A letter with control held.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self::new(Code::Char(c), true, false, false)
    }

    /// A letter with alt held.
    #[must_use]
    pub const fn alt(c: char) -> Self {
        Self::new(Code::Char(c), false, true, false)
    }

    /// An arrow or another named key with shift held.
    #[must_use]
    pub const fn shift(code: Code) -> Self {
        Self::new(code, false, false, true)
    }

    /// The character that this press writes into a text, if it writes one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}
