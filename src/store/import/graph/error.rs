//! What can be wrong with a Graph file, and what to do about it.

use std::fmt;

use super::object::Node;
use crate::domain::text::clean;
use crate::store::StoreError;

/// A file of Graph's JSON that could not be taken in.
#[derive(Debug, thiserror::Error)]
pub enum GraphError {
    /// No JSON, or not all of it.
    #[error("{file}, line {line}, column {column}: no JSON from here on ({what}); export it from Graph again")]
    Json {
        /// The file.
        file: String,
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        column: usize,
        /// What the reader said.
        what: String,
    },
    /// An object that says what cannot be.
    #[error("{file}, object {number}{}: {bad}; {}", parenthesized(.name.as_deref()), .bad.fault.remedy())]
    Object {
        /// The file.
        file: String,
        /// Which object of the file, counted from 1.
        number: usize,
        /// Its name, if it has one; clean.
        name: Option<String>,
        /// The field and what stands there.
        bad: Bad,
    },
    /// A file or folder without anything to take in.
    #[error(
        "{path} holds none of what Graph says of users, subscribedSkus, directory subscriptions, groups, devices and directoryRoles; \
         save the whole answer to such a request as JSON"
    )]
    Nothing {
        /// The file or folder.
        path: String,
    },
}

impl GraphError {
    pub(super) fn json(file: &str, error: &serde_json::Error) -> Self {
        let text = error.to_string();
        let what = short(text.split(" at line ").next().unwrap_or_default());
        Self::Json { file: file.to_owned(), line: error.line(), column: error.column(), what }
    }
}

impl From<GraphError> for StoreError {
    fn from(error: GraphError) -> Self {
        Self::Import(error.into())
    }
}

fn parenthesized(name: Option<&str>) -> String {
    name.map(|name| format!(" ({name})")).unwrap_or_default()
}

/// A field that does not hold what it should.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}{found} {fault}")]
pub struct Bad {
    /// Where: `licenseAssignmentStates[2].skuId`.
    pub field: String,
    /// What stands there, clean and shortened, after a space; empty: nothing.
    pub found: String,
    /// Why it cannot be that.
    pub fault: Fault,
}

/// Why a field cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has to be there.
    Missing,
    /// A GUID is wanted.
    Guid,
    /// Text is wanted.
    Text,
    /// true or false is wanted.
    Flag,
    /// A number of seats is wanted.
    Number,
    /// A list is wanted.
    List,
    /// An object is wanted.
    Object,
    /// A moment is wanted.
    Time,
    /// A country is wanted.
    Location,
    /// A subscription's status is wanted.
    Status,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "is missing",
            Self::Guid => "is no GUID",
            Self::Text => "is no text",
            Self::Flag => "is neither true nor false",
            Self::Number => "is no whole number from 0 to 2147483647",
            Self::List => "is no list",
            Self::Object => "is no object",
            Self::Time => "is no date and time such as 2026-11-22T12:00:00Z",
            Self::Location => "is no two-letter country code (ISO 3166-1)",
            Self::Status => "is none of Enabled, Warning, Suspended, LockedOut and Deleted",
        })
    }
}

impl Fault {
    /// What to do.
    fn remedy(self) -> &'static str {
        match self {
            Self::Missing => "ask Graph for it with $select",
            // ConvertTo-Json writes what lies deeper than its -Depth as text.
            Self::Object | Self::List => "export it again, with all its depth (ConvertTo-Json -Depth 10)",
            Self::Location => "correct the user's location in the directory, or in the file",
            _ => "export it again, or correct the file",
        }
    }
}

impl Bad {
    pub(super) fn new(field: &str, found: &Node, fault: Fault) -> Self {
        Self { field: field.to_owned(), found: format!(" {found}"), fault }
    }

    /// The same, seen from the object that holds `list` or, without a number, the object `list`.
    pub(super) fn within(self, list: &str, number: Option<usize>) -> Self {
        let place = number.map(|number| format!("[{number}]")).unwrap_or_default();
        let dot = if self.field.is_empty() || self.field.starts_with('[') { "" } else { "." };
        Self { field: format!("{list}{place}{dot}{}", self.field), ..self }
    }
}

/// The value, which has to be there.
pub(super) fn need<T>(field: &str, value: Option<T>) -> Result<T, Bad> {
    value.ok_or_else(|| Bad { field: field.to_owned(), found: String::new(), fault: Fault::Missing })
}

/// Why an object was not taken in: it is bad, or the store is.
#[derive(Debug)]
pub(super) enum Trouble {
    Bad(Bad),
    Store(StoreError),
}

impl Trouble {
    pub(super) fn within(self, list: &str, number: usize) -> Self {
        match self {
            Self::Bad(bad) => Self::Bad(bad.within(list, Some(number))),
            store @ Self::Store(_) => store,
        }
    }
}

impl From<Bad> for Trouble {
    fn from(bad: Bad) -> Self {
        Self::Bad(bad)
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Foreign text for a message: clean, and no longer than a name may be on a line.
pub(in crate::store::import) fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut text = clean(text).into_owned();
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    text
}
