//! The keys of **Active groups**.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the group's details.
    Open,
    /// Select the group under the cursor, or not.
    Mark,
    /// Write in the search field.
    Search,
    /// **Assign licenses** to the selected groups.
    Assign,
    /// Make a group.
    Create,
    /// Delete the selected groups.
    Delete,
    /// Read the groups again.
    Refresh,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open"),
    Binding::new(&[Key::char(' ')], Command::Mark, "key-select"),
    Binding::new(&[Key::char('/'), Key::ctrl('f')], Command::Search, "key-search"),
    Binding::new(&[Key::char('a')], Command::Assign, "key-assign").quiet(),
    Binding::new(&[Key::char('n'), Key::code(Code::Insert)], Command::Create, "key-create-group").quiet(),
    Binding::new(&[Key::char('x'), Key::code(Code::Delete)], Command::Delete, "key-delete-group").quiet(),
    Binding::new(&[Key::char('r'), Key::code(Code::F(5))], Command::Refresh, "key-refresh").quiet(),
];
