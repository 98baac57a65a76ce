//! What can be wrong with a file of **Export users**, and what to do about it.

use std::fmt;

use crate::domain::users_file::Column;
use crate::store::StoreError;

/// A file that could not be taken in. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum UsersFileError {
    /// Nothing in it.
    #[error("{file} is empty; export it again")]
    Empty {
        /// The file.
        file: String,
    },
    /// Nothing tells who a row is about.
    #[error(
        "{file}, row {row}: no column Object Id or User principal name; take the file of Export users with its headings"
    )]
    Headings {
        /// The file.
        file: String,
        /// Where the headings should be.
        row: u64,
    },
    /// A row cut off, or one with a delimiter that no quotes enclose.
    #[error(
        "{file}, row {row}: {found} cells where the headings are {expected}; complete the row, and quote cells with \
         delimiters or quotes in them"
    )]
    Width {
        /// The file.
        file: String,
        /// The line, counted from 1.
        row: u64,
        /// How many cells it has.
        found: usize,
        /// How many the headings are.
        expected: usize,
    },
    /// A cell that says what cannot be.
    #[error("{file}, row {row}, column {}{}: {fault}; {}", column.heading(), quoted(found), fault.remedy())]
    Cell {
        /// The file.
        file: String,
        /// The line, counted from 1.
        row: u64,
        /// The column.
        column: Column,
        /// What stands there, clean and shortened.
        found: String,
        /// Why that cannot be.
        fault: Fault,
    },
}

fn quoted(found: &str) -> String {
    if found.is_empty() { String::new() } else { format!(" \"{found}\"") }
}

impl From<UsersFileError> for StoreError {
    fn from(error: UsersFileError) -> Self {
        Self::Import(error.into())
    }
}

/// What is amiss in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It runs over several lines: quotes that never close would swallow the rows below in silence.
    Lines,
    /// A GUID is wanted.
    Guid,
    /// True or False is wanted.
    Flag,
    /// A moment is wanted.
    Time,
    /// A country is wanted.
    Location,
    /// It does not say who the row is about.
    Nobody,
    /// Somebody new has to have an id.
    New,
    /// Somebody new has to have a name to sign in with.
    NoName,
    /// Another user has that name to sign in with: their id.
    Taken(String),
    /// A product that nobody knows.
    Product(String),
    /// Several products are called so: their part numbers.
    Products(String, Vec<String>),
    /// What seatdeck writes into the details of licenses is wanted, or something that is none of it.
    Details(String),
    /// The two columns of licenses say different things.
    Differs(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lines => f.write_str("the cell runs over several lines"),
            Self::Guid => f.write_str("it is no GUID"),
            Self::Flag => f.write_str("it is neither True nor False"),
            Self::Time => f.write_str("it is no date and time such as 2026-11-22T12:00:00Z"),
            Self::Location => f.write_str("it is no country, nor a two-letter country code (ISO 3166-1)"),
            Self::Nobody => f.write_str("neither Object Id nor User principal name says who it is"),
            Self::New => {
                f.write_str("nobody known has this User principal name, and without an Object Id nobody can be added")
            }
            Self::NoName => f.write_str("somebody new needs a User principal name"),
            Self::Taken(id) => write!(f, "another user has this name already, with the Object Id {id}"),
            Self::Product(name) => write!(f, "no product is called {name}"),
            Self::Products(name, parts) => write!(f, "{name} could be {}", parts.join(" or ")),
            Self::Details(what) => write!(f, "it begins as Graph's licenseAssignmentStates, but {what}"),
            Self::Differs(name) => write!(f, "License assignment details and Licenses differ in {name}"),
        }
    }
}

impl Fault {
    fn remedy(&self) -> &'static str {
        match self {
            Self::Lines => "close its quotes",
            Self::Guid => "copy it from the directory again",
            Self::Flag | Self::Time | Self::Nobody => "correct the cell",
            Self::Location => "correct it in the directory, or in the file",
            Self::New => "add the user's Object Id",
            Self::NoName => "add it, or take the row out",
            Self::Taken(_) => "correct the Object Id, or empty it to mean that user",
            Self::Product(_) => "correct the name, or import the catalog or the subscribedSkus first",
            Self::Products(..) => "write the part number instead",
            Self::Details(_) => "empty the cell, and Licenses alone counts",
            Self::Differs(_) => "empty License assignment details where Licenses was edited",
        }
    }
}
