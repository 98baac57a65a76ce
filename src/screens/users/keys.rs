//! The keys of **Active users**.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the user's pane.
    Open,
    /// **Add a user**.
    Add,
    /// **Add multiple users**.
    AddMany,
    /// **Manage product licenses** for the selection.
    Manage,
    /// Set the usage location of the selection.
    Location,
    /// **More options (...)**.
    More,
    /// Choose a standard filter.
    Filter,
    /// Choose the order.
    Sort,
    /// Choose the columns.
    Columns,
    /// Read the list again.
    Refresh,
    /// **Delete user** for the selection.
    Delete,
    /// **Export users**: the selection, or the list.
    Export,
    /// Copy the selected user names.
    Copy,
}

/// What **More options (...)** offers.
pub const MORE: [Command; 9] = [
    Command::Manage,
    Command::Location,
    Command::Add,
    Command::AddMany,
    Command::Delete,
    Command::Columns,
    Command::Export,
    Command::Copy,
    Command::Refresh,
];

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open"),
    Binding::new(&[Key::char('.')], Command::More, "key-more"),
    Binding::new(&[Key::char('f')], Command::Filter, "key-filter"),
    Binding::new(&[Key::char('s')], Command::Sort, "key-sort"),
    Binding::new(&[Key::char('m')], Command::Manage, "key-manage").quiet(),
    Binding::new(&[Key::char('l')], Command::Location, "key-location").quiet(),
    Binding::new(&[Key::char('n'), Key::code(Code::Insert)], Command::Add, "key-add-a-user").quiet(),
    Binding::new(&[Key::char('N')], Command::AddMany, "key-add-multiple-users").quiet(),
    Binding::new(&[Key::char('x'), Key::code(Code::Delete)], Command::Delete, "key-delete-user").quiet(),
    Binding::new(&[Key::char('c')], Command::Columns, "key-columns").quiet(),
    Binding::new(&[Key::char('r'), Key::code(Code::F(5))], Command::Refresh, "key-refresh").quiet(),
    Binding::new(&[Key::char('e')], Command::Export, "key-export-users").quiet(),
    Binding::new(&[Key::char('y')], Command::Copy, "key-copy").quiet(),
];
