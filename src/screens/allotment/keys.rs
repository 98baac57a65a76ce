//! The keys of an allotment's details. What a key is about depends on the tab.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The pane of the member or owner; the group's page.
    Open,
    /// The other tab.
    NextTab,
    /// Take groups in, or name owners.
    Add,
    /// Let the group or the owner go.
    Remove,
    /// Set the limit.
    SetLimit,
    /// Switch apps and services for everybody.
    Services,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open"),
    Binding::new(&[Key::code(Code::Tab)], Command::NextTab, "key-next-tab"),
    Binding::new(&[Key::char('n'), Key::code(Code::Insert)], Command::Add, "key-group-add").quiet(),
    Binding::new(&[Key::char('x'), Key::code(Code::Delete)], Command::Remove, "key-group-remove").quiet(),
    Binding::new(&[Key::char('l')], Command::SetLimit, "key-set-limit").quiet(),
    Binding::new(&[Key::char('s')], Command::Services, "key-allotment-services").quiet(),
];
