//! The keys of a group's details. What a key is about depends on the tab.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The member's pane, where most errors can be fixed; the services of the license.
    Open,
    /// Select the member under the cursor, or not.
    Mark,
    /// The other tab.
    NextTab,
    /// Take members in, or assign products.
    Add,
    /// Let members go, or take the product away.
    Remove,
    /// Try again for the selected members.
    Reprocess,
    /// Try again for everybody.
    ReprocessAll,
    /// **Purchase license** for the selected members who find no seat.
    Purchase,
    /// Set the usage location of the selected members.
    Location,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open"),
    Binding::new(&[Key::char(' ')], Command::Mark, "key-select"),
    Binding::new(&[Key::code(Code::Tab)], Command::NextTab, "key-next-tab"),
    Binding::new(&[Key::char('n'), Key::code(Code::Insert)], Command::Add, "key-group-add").quiet(),
    Binding::new(&[Key::char('x'), Key::code(Code::Delete)], Command::Remove, "key-group-remove").quiet(),
    Binding::new(&[Key::char('p')], Command::Reprocess, "key-reprocess").quiet(),
    Binding::new(&[Key::char('P')], Command::ReprocessAll, "key-reprocess-all").quiet(),
    Binding::new(&[Key::char('b')], Command::Purchase, "key-purchase").quiet(),
    Binding::new(&[Key::char('l')], Command::Location, "key-location").quiet(),
];
