//! The keys of a product's details.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// **Assign licenses**.
    Assign,
    /// **Unassign licenses** from the selection.
    Unassign,
    /// The apps and services of the user under the cursor.
    Services,
    /// **Export users**: the selection, or the list.
    Export,
    /// The pane of the user under the cursor.
    User,
    /// The other tab.
    NextTab,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Services, "key-services"),
    Binding::new(&[Key::code(Code::Tab)], Command::NextTab, "key-next-tab"),
    Binding::new(&[Key::char('n'), Key::code(Code::Insert)], Command::Assign, "key-assign").quiet(),
    Binding::new(&[Key::char('x'), Key::code(Code::Delete)], Command::Unassign, "key-unassign").quiet(),
    Binding::new(&[Key::char('o')], Command::User, "key-user").quiet(),
    Binding::new(&[Key::char('e')], Command::Export, "key-export-users").quiet(),
];
