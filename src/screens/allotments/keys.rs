//! The keys of **Allotments**.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the allotment's details.
    Open,
    /// Make an allotment.
    Create,
    /// Set its limit.
    SetLimit,
    /// Delete it.
    Delete,
    /// Read the allotments again.
    Refresh,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open"),
    Binding::new(&[Key::char('n'), Key::code(Code::Insert)], Command::Create, "key-create-allotment").quiet(),
    Binding::new(&[Key::char('l')], Command::SetLimit, "key-set-limit").quiet(),
    Binding::new(&[Key::char('x'), Key::code(Code::Delete)], Command::Delete, "key-delete-allotment").quiet(),
    Binding::new(&[Key::char('r'), Key::code(Code::F(5))], Command::Refresh, "key-refresh").quiet(),
];
