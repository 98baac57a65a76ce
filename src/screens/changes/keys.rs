//! The keys of **Changes**.

use crate::keys::Key;
use crate::keys::binding::Binding;

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Take the batch under the cursor back.
    Undo,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] =
    &[Binding::new(&[Key::char('u'), Key::ctrl('z')], Command::Undo, "key-undo-this")];
