//! Filters of the administrators' own (DOMAIN R124).
//!
//! They alter nothing of the tenant, so they are not in the journal: "undo" takes licenses back, not the way somebody
//! looked at users.

use serde::Serialize;

use super::query::{Conditions, same};
use super::refusal::Refusal;
use super::role::{Principal, Right};

/// Conditions under a name. Every administrator sees it (R14).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CustomView {
    /// What it is called; no two are called the same.
    pub name: String,
    /// Whom it shows.
    pub conditions: Conditions,
}

/// What is to happen to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewAction {
    /// Make it.
    Create(CustomView),
    /// Bring the one of that name to this.
    Edit(String, CustomView),
    /// Delete the one of that name.
    Delete(String),
}

impl CustomView {
    /// So many there can be.
    pub const MOST: usize = 50;
    /// Characters of a name at most, so that it fits in the menu.
    pub const LONGEST_NAME: usize = 40;

    /// Whether it is the one of that name; case, diacritics and space around it do not matter.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        same(&self.name) == same(name)
    }
}

impl ViewAction {
    /// Why not, given those that there are. Empty: it may be done.
    #[must_use]
    pub fn refusals(&self, by: &Principal, views: &[CustomView]) -> Vec<Refusal> {
        let at = |name: &str| views.iter().position(|view| view.is_called(name));
        let named = |view: &CustomView, own: Option<usize>| {
            let name = view.name.trim();
            let fits = !same(name).is_empty() && name.chars().count() <= CustomView::LONGEST_NAME;
            fits && at(name).is_none_or(|place| Some(place) == own)
        };
        let refusal = if by.read_only {
            Some(Refusal::ReadOnly)
        } else if !by.may(Right::Views) {
            Some(Refusal::RoleNotPermitted { needs: Right::Views.holders() })
        } else {
            match self {
                Self::Edit(name, _) | Self::Delete(name) if at(name).is_none() => {
                    Some(Refusal::UnknownView { name: name.clone() })
                }
                Self::Create(_) if views.len() >= CustomView::MOST => Some(Refusal::TooManyViews),
                Self::Create(view) => (!named(view, None)).then_some(Refusal::BadViewName),
                Self::Edit(name, view) if !named(view, at(name)) => Some(Refusal::BadViewName),
                Self::Edit(name, view) => {
                    let same = at(name).is_some_and(|place| views[place] == *view);
                    same.then_some(Refusal::NothingToChange)
                }
                Self::Delete(_) => None,
            }
        };
        refusal.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::role::Role;

    fn view(name: &str) -> CustomView {
        CustomView { name: name.into(), ..CustomView::default() }
    }

    fn said(action: &ViewAction, views: &[CustomView]) -> Vec<&'static str> {
        let by = Principal::global_admin("admin");
        action.refusals(&by, views).iter().map(Refusal::code).collect()
    }

    #[test]
    fn global_and_user_administrators_alone_make_filters() {
        for role in Role::ALL {
            let by = Principal { roles: [role].into(), ..Principal::global_admin("somebody") };
            let allowed = matches!(role, Role::GlobalAdmin | Role::UserAdmin);
            for action in
                [ViewAction::Create(view("B")), ViewAction::Edit("A".into(), view("C")), ViewAction::Delete("a".into())]
            {
                assert_eq!(action.refusals(&by, &[view("A")]).is_empty(), allowed, "{role} {action:?}");
            }
        }
        let reader = Principal { read_only: true, ..Principal::global_admin("admin") };
        assert_eq!(ViewAction::Create(view("A")).refusals(&reader, &[]), [Refusal::ReadOnly]);
    }

    #[test]
    fn each_has_a_name_of_its_own() {
        let views = [view("Paris"), view("Zoë")];
        for name in ["", "  ", "paris", " PARIS ", "zoe", &"x".repeat(41)] {
            assert_eq!(said(&ViewAction::Create(view(name)), &views), ["bad_view_name"], "{name}");
        }
        assert!(said(&ViewAction::Create(view(&"x".repeat(40))), &views).is_empty());
        assert!(said(&ViewAction::Edit("paris".into(), view("PARIS")), &views).is_empty());
        assert_eq!(said(&ViewAction::Edit("Paris".into(), view("zoe")), &views), ["bad_view_name"]);
        assert_eq!(said(&ViewAction::Edit("Paris".into(), view("Paris")), &views), ["nothing_to_change"]);
        assert_eq!(said(&ViewAction::Delete("Rome".into()), &views), ["unknown_view"]);
        assert_eq!(said(&ViewAction::Edit("Rome".into(), view("Rome")), &views), ["unknown_view"]);
    }

    #[test]
    fn there_are_fifty_at_most() {
        let views: Vec<_> = (1..=50).map(|n| view(&n.to_string())).collect();
        assert!(said(&ViewAction::Create(view("new")), &views[..49]).is_empty());
        assert_eq!(said(&ViewAction::Create(view("new")), &views), ["too_many_views"]);
        assert!(said(&ViewAction::Edit("1".into(), view("new")), &views).is_empty());
    }
}
