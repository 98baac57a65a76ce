//! The keys of **Deleted users**.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Select the user under the cursor, or not.
    Mark,
    /// Write in the search field.
    Search,
    /// **Restore user** for the selection.
    Restore,
    /// Read the list again.
    Refresh,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::char(' ')], Command::Mark, "key-select"),
    Binding::new(&[Key::char('/'), Key::ctrl('f')], Command::Search, "key-search"),
    Binding::new(&[Key::code(Code::Enter)], Command::Restore, "key-restore-user"),
    Binding::new(&[Key::char('r'), Key::code(Code::F(5))], Command::Refresh, "key-refresh").quiet(),
];
