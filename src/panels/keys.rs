//! The keys of all panels together, for the reference.

use super::{
    choose_columns, details, edit_view, outcome, services, sign_in, steps, subscription, toggles, user, verdict,
};
use crate::keys::Key;
use crate::keys::binding::Binding;

/// Keys and the id of what they do, for every row of every panel, each pair once.
#[must_use]
pub fn all() -> Vec<(&'static [Key], &'static str)> {
    fn rows<C>(table: &'static [Binding<C>]) -> impl Iterator<Item = (&'static [Key], &'static str)> {
        table.iter().map(|row| (row.keys, row.label))
    }
    let mut all: Vec<_> = rows(steps::BINDINGS)
        .chain(rows(toggles::CHOOSE))
        .chain(rows(outcome::RUNNING))
        .chain(rows(services::BINDINGS))
        .chain(rows(sign_in::BINDINGS))
        .chain(rows(user::LICENSES))
        .chain(rows(user::PANE))
        .chain(rows(subscription::BINDINGS))
        .chain(rows(details::BINDINGS))
        .chain(rows(verdict::BINDINGS))
        .chain(rows(edit_view::BINDINGS))
        .chain(rows(choose_columns::BINDINGS))
        .collect();
    let mut seen = std::collections::HashSet::new();
    all.retain(|row| seen.insert(*row));
    all
}
