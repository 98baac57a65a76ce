//! The keys of a table of users.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done in the table itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Select the user, or take the selection back.
    Mark,
    /// Select everybody from the last selected user to here.
    MarkRange,
    /// Select everybody the filter and the search let through, or nobody.
    MarkAll,
    /// Write in the search field.
    Search,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::char(' ')], Command::Mark, "key-select"),
    Binding::new(&[Key::char('v'), Key::shift(Code::Down)], Command::MarkRange, "key-select-range").quiet(),
    Binding::new(&[Key::char('a'), Key::ctrl('a')], Command::MarkAll, "key-select-all").quiet(),
    Binding::new(&[Key::char('/'), Key::ctrl('f')], Command::Search, "key-search"),
];
