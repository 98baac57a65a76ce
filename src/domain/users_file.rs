//! The file that the admin center's **Export users** writes (DOMAIN R125): its headings, and how its cells are guarded.

use std::borrow::Cow;

use super::ids::UserKey;
use super::query::UserQuery;

/// Whom a file is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Those that answer a query, in its order.
    Found(UserQuery),
    /// These.
    These(Vec<UserKey>),
}

/// Every heading, in the admin center's order.
pub const HEADINGS: [&str; 32] = [
    "Block credential",
    "City",
    "Country/Region",
    "Department",
    "DirSyncEnabled",
    "Display name",
    "Fax",
    "First name",
    "Last dirsync time",
    "Last name",
    "Last password change time stamp",
    "License assignment details",
    "Licenses",
    "Mobile Phone",
    "Oath token meta data",
    "Object Id",
    "Office",
    "Password never expires",
    "Phone number",
    "Postal code",
    "Preferred data location",
    "Preferred language",
    "Proxy addresses",
    "Release track",
    "Soft deletion time stamp",
    "State",
    "Street address",
    "Strong password required",
    "Title",
    "Usage location",
    "User principal name",
    "When created",
];

/// The columns of which seatdeck knows something; the others stay empty, and are passed over when they come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its heading")]
pub enum Column {
    BlockCredential,
    City,
    Country,
    Department,
    DirSync,
    DisplayName,
    Details,
    Licenses,
    ObjectId,
    Deleted,
    State,
    Title,
    Location,
    Upn,
}

impl Column {
    /// Every one of them.
    pub const ALL: [Self; 14] = [
        Self::BlockCredential,
        Self::City,
        Self::Country,
        Self::Department,
        Self::DirSync,
        Self::DisplayName,
        Self::Details,
        Self::Licenses,
        Self::ObjectId,
        Self::Deleted,
        Self::State,
        Self::Title,
        Self::Location,
        Self::Upn,
    ];

    /// Where it stands in [`HEADINGS`].
    #[must_use]
    pub const fn place(self) -> usize {
        match self {
            Self::BlockCredential => 0,
            Self::City => 1,
            Self::Country => 2,
            Self::Department => 3,
            Self::DirSync => 4,
            Self::DisplayName => 5,
            Self::Details => 11,
            Self::Licenses => 12,
            Self::ObjectId => 15,
            Self::Deleted => 24,
            Self::State => 25,
            Self::Title => 28,
            Self::Location => 29,
            Self::Upn => 30,
        }
    }

    /// Its heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        HEADINGS[self.place()]
    }
}

/// Stands between the names of products in the column **Licenses**.
pub const BETWEEN: char = '+';

/// What the column **Licenses** says of somebody without any.
pub const UNLICENSED: &str = "Unlicensed";

/// What a spreadsheet would take for a formula.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell that no spreadsheet takes for a formula (PRODUCT section 7).
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// What a guarded cell said.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| is_formula(cell)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_guarded_and_comes_back() {
        for text in ["=1+1", "+31 6", "-x", "@SUM(A1)", "\t=1", "\r", "'=1", "''@x"] {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!(unguarded(&guarded(text)), text);
        }
        for text in ["", "Zoë", "'s-Hertogenbosch", "a=b", "'", "1+1"] {
            assert_eq!((&*guarded(text), unguarded(text)), (text, text));
        }
    }

    #[test]
    fn every_known_column_has_a_heading_of_its_own() {
        let mut places = Column::ALL.map(Column::place).to_vec();
        places.dedup();
        assert_eq!(places.len(), Column::ALL.len());
        assert_eq!(Column::ObjectId.heading(), "Object Id");
        assert_eq!(Column::Upn.heading(), "User principal name");
        assert_eq!(Column::Deleted.heading(), "Soft deletion time stamp");
    }
}
