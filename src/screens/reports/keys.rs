//! The keys of **Reports**.

use crate::keys::binding::Binding;
use crate::keys::{Code, Key};

/// What can be done on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Show the users of the line under the cursor, or open the user or the product there.
    Open,
    /// The next report.
    NextTab,
    /// Select the user, or take the selection back.
    Mark,
    /// Select every user of the line, or nobody.
    MarkAll,
    /// **Manage product licenses** for the selection.
    Manage,
    /// **Unassign licenses** of the product that is one too many.
    Unassign,
    /// **Export users**: the selection, or everybody of the line.
    Export,
    /// Read the report again.
    Refresh,
}

/// Every key of it.
pub static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open"),
    Binding::new(&[Key::code(Code::Tab)], Command::NextTab, "key-next-tab"),
    Binding::new(&[Key::char(' ')], Command::Mark, "key-select"),
    Binding::new(&[Key::char('a'), Key::ctrl('a')], Command::MarkAll, "key-select-all").quiet(),
    Binding::new(&[Key::char('m')], Command::Manage, "key-manage").quiet(),
    Binding::new(&[Key::char('x'), Key::code(Code::Delete)], Command::Unassign, "key-unassign").quiet(),
    Binding::new(&[Key::char('e')], Command::Export, "key-export-users").quiet(),
    Binding::new(&[Key::char('r'), Key::code(Code::F(5))], Command::Refresh, "key-refresh").quiet(),
];
