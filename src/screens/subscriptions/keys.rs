//! The keys of **Your products**.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the subscription's details.
    Open,
    /// Write in the search field.
    Search,
    /// **Trial**, **Self-service**.
    Filter,
    /// By name, or what ends or renews first.
    Sort,
    /// **Buy licenses**.
    Buy,
    /// **Remove licenses**.
    Remove,
    /// **Take control of this subscription**.
    TakeOver,
    /// Read them again.
    Refresh,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open"),
    Binding::new(&[Key::char('/'), Key::ctrl('f')], Command::Search, "key-search"),
    Binding::new(&[Key::char('f')], Command::Filter, "key-filter"),
    Binding::new(&[Key::char('s')], Command::Sort, "key-sort-date"),
    Binding::new(&[Key::char('b')], Command::Buy, "key-buy").quiet(),
    Binding::new(&[Key::char('x'), Key::code(Code::Delete)], Command::Remove, "key-remove-seats").quiet(),
    Binding::new(&[Key::char('t')], Command::TakeOver, "key-take-over").quiet(),
    Binding::new(&[Key::char('r'), Key::code(Code::F(5))], Command::Refresh, "key-refresh").quiet(),
];
