//! The keys of **Licenses**.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the product's details.
    Open,
    /// Write in the search field.
    Search,
    /// By name, or the fewest seats first.
    Sort,
    /// **Buy licenses**.
    Buy,
    /// **Export users**: those of the product under the cursor.
    Export,
    /// Read the products again.
    Refresh,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open"),
    Binding::new(&[Key::char('/'), Key::ctrl('f')], Command::Search, "key-search"),
    Binding::new(&[Key::char('s')], Command::Sort, "key-sort-seats"),
    Binding::new(&[Key::char('b')], Command::Buy, "key-buy").quiet(),
    Binding::new(&[Key::char('e')], Command::Export, "key-export-users").quiet(),
    Binding::new(&[Key::char('r'), Key::code(Code::F(5))], Command::Refresh, "key-refresh").quiet(),
];
