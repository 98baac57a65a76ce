//! The keys of the directory's lists of users.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};
use crate::kit::choice;

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the user's page.
    Open,
    /// **Add filters**.
    AddFilters,
    /// Show everybody again.
    RemoveFilter,
    /// Read the list again.
    Refresh,
    /// Copy the selected user names.
    Copy,
}

const OPEN: Binding<Command> = Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open");
const REFRESH: Binding<Command> =
    Binding::new(&[Key::char('r'), Key::code(Code::F(5))], Command::Refresh, "key-refresh").quiet();
const COPY: Binding<Command> = Binding::new(&[Key::char('y')], Command::Copy, "key-copy").quiet();

/// Of **Guest users**.
pub static GUESTS: &[Binding<Command>] = &[OPEN, REFRESH, COPY];

/// Of **All users (Preview)**.
pub static DIRECTORY: &[Binding<Command>] = &[
    OPEN,
    Binding::new(&[Key::char('f')], Command::AddFilters, "key-add-filters"),
    Binding::new(&[Key::char('x')], Command::RemoveFilter, "key-remove-filter").quiet(),
    REFRESH,
    COPY,
];

/// Of the list **Pick a field**.
pub static PICKING: choice::Keys =
    &[Binding::new(&[Key::code(Code::Enter)], choice::Command::Choose, "key-apply"), choice::BINDINGS[1]];
