//! The keys of **Devices**.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the group that licenses the device, or else one that it is in.
    Open,
    /// Write in the search field.
    Search,
    /// Read the devices again.
    Refresh,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open-group"),
    Binding::new(&[Key::char('/'), Key::ctrl('f')], Command::Search, "key-search"),
    Binding::new(&[Key::char('r'), Key::code(Code::F(5))], Command::Refresh, "key-refresh").quiet(),
];
