//! One row per key: the footer, the help, the palette and the README are made from these rows.

use super::Key;

/// One row of a layer's key table.
#[derive(Clone, Copy, Debug)]
pub struct Binding<C: 'static> {
    /// The keys that give the command; the first is the one the footer shows.
    pub keys: &'static [Key],
    /// What the operator wants with them.
    pub command: C,
    /// The id of the sentence that says it.
    pub label: &'static str,
    /// Whether the footer shows it; the help always does.
    pub hint: bool,
}

impl<C> Binding<C> {
    /// A row that the footer shows.
    pub const fn new(keys: &'static [Key], command: C, label: &'static str) -> Self {
        Self { keys, command, label, hint: true }
    }

    /// The same row, shown in the help alone.
    #[must_use]
    pub const fn quiet(mut self) -> Self {
        self.hint = false;
        self
    }
}

/// The row that answers `key`.
pub fn find<C>(table: &'static [Binding<C>], key: Key) -> Option<&'static Binding<C>> {
    table.iter().find(|binding| binding.keys.contains(&key))
}

/// A row as the operator meets it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The keys that give it.
    pub keys: &'static [Key],
    /// What it does, already worded.
    pub label: String,
    /// Why it cannot be used now; it is then drawn dimmed.
    pub reason: Option<String>,
    /// Whether the footer shows it.
    pub footer: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Code;

    #[derive(Debug, PartialEq)]
    enum Command {
        Down,
        Save,
    }

    static TABLE: &[Binding<Command>] = &[
        Binding::new(&[Key::char('j'), Key::code(Code::Down)], Command::Down, "move-down").quiet(),
        Binding::new(&[Key::ctrl('s')], Command::Save, "save"),
    ];

    #[test]
    fn any_key_of_a_row_finds_it() {
        assert_eq!(
            find(TABLE, Key::code(Code::Down)).map(|row| (&row.command, row.hint)),
            Some((&Command::Down, false))
        );
        assert_eq!(find(TABLE, Key::ctrl('s')).map(|row| row.label), Some("save"));
        assert!(find(TABLE, Key::char('s')).is_none());
    }
}
