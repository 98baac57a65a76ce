//! The keys of a user's page in the directory.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Go into what the entry shows; there, on to **Update license assignments**.
    Open,
    /// **Assignments**.
    Assignments,
    /// Read the user again.
    Refresh,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open"),
    Binding::new(&[Key::char('a')], Command::Assignments, "key-assignments"),
    Binding::new(&[Key::char('r'), Key::code(Code::F(5))], Command::Refresh, "key-refresh").quiet(),
];
