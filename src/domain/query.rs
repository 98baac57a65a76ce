//! What a list of users is asked for, and the answer.

use std::str::FromStr;

use super::ids::{SkuId, UserKey};
use super::text::fold;

/// The standard filters of **Active users** (DOMAIN R123).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// **All users**.
    #[default]
    All,
    /// **Licensed users**.
    Licensed,
    /// **Unlicensed users**.
    Unlicensed,
    /// **Guest users**.
    Guests,
    /// **Sign-in allowed**.
    Allowed,
    /// **Sign-in blocked**.
    Blocked,
    /// **Users with errors**.
    Errors,
}

impl Filter {
    /// Every filter, in the order of the menu.
    pub const ALL: [Self; 7] =
        [Self::All, Self::Licensed, Self::Guests, Self::Allowed, Self::Blocked, Self::Unlicensed, Self::Errors];

    /// The word on the command line, and the stem of its label's name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Licensed => "licensed",
            Self::Unlicensed => "unlicensed",
            Self::Guests => "guests",
            Self::Allowed => "allowed",
            Self::Blocked => "blocked",
            Self::Errors => "errors",
        }
    }
}

/// The word names none of [`Filter::ALL`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there are all, licensed, unlicensed, guests, allowed, blocked and errors")]
pub struct NoSuchFilter;

impl FromStr for Filter {
    type Err = NoSuchFilter;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|filter| filter.id() == text).ok_or(NoSuchFilter)
    }
}

/// By what a list of users is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// Display name.
    #[default]
    Name,
    /// User principal name.
    Username,
    /// Product names, the unlicensed last.
    Licenses,
    /// Usage location.
    Location,
    /// Department.
    Department,
}

impl SortBy {
    /// Every order, as declared.
    pub const ALL: [Self; 5] = [Self::Name, Self::Username, Self::Licenses, Self::Location, Self::Department];
}

/// A list of users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserQuery {
    /// Part of the display name or the user name; case and diacritics do not matter.
    pub search: String,
    /// Which users.
    pub filter: Filter,
    /// Only holders of this product, by any path.
    pub product: Option<SkuId>,
    /// The order; users that are equal in it stand in order of name, then of key.
    pub sort: SortBy,
    /// The order turned round.
    pub descending: bool,
}

impl UserQuery {
    /// What is looked for in the search forms of the names; empty: nothing.
    #[must_use]
    pub fn folded_search(&self) -> String {
        fold(self.search.trim())
    }
}

/// The users that answer a query, by position. Their rows are fetched when they come on screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// In the order asked for.
    pub users: Vec<UserKey>,
    /// Whether these are all; otherwise the first of them, and nobody knows yet how many there are.
    pub whole: bool,
}
