//! The keys of **Update license assignments**.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Check or clear a box.
    Check,
    /// Go to the services of the product, or back.
    Review,
    /// **Save**.
    Save,
    /// Leave.
    Close,
}

/// Every key of it; **Save** and **Cancel** are buttons.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::char(' ')], Command::Check, "key-check"),
    Binding::new(&[Key::code(Code::Enter)], Command::Review, "key-services"),
];
