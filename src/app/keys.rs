//! The keys that work everywhere.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What the program itself answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// One step back.
    Back,
    /// Take the newest batch back.
    Undo,
    /// Go to a page.
    GoTo,
    /// Every command by name.
    Palette,
    /// Another person's roles.
    SignIn,
    /// Another language.
    Language,
    /// Leave.
    Quit,
    /// Every key that works here.
    Help,
}

impl Command {
    /// Whether it leads away from what is on screen.
    pub const fn leaves(self) -> bool {
        matches!(self, Self::Back | Self::GoTo | Self::Quit)
    }
}

/// The help comes last: the footer always has room for it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Esc)], Command::Back, "key-back").quiet(),
    Binding::new(&[Key::char('u'), Key::ctrl('z')], Command::Undo, "key-undo"),
    Binding::new(&[Key::char('g')], Command::GoTo, "key-go-to"),
    Binding::new(&[Key::char(':')], Command::Palette, "key-commands"),
    Binding::new(&[Key::char('S')], Command::SignIn, "key-sign-in-as").quiet(),
    Binding::new(&[Key::char('L'), Key::code(Code::F(2))], Command::Language, "key-language").quiet(),
    Binding::new(&[Key::char('q'), Key::ctrl('c'), Key::ctrl('q')], Command::Quit, "key-quit").quiet(),
    Binding::new(&[Key::char('?'), Key::code(Code::F(1))], Command::Help, "key-help"),
];
