//! The form of the files in `assets/catalog`: a row to a line, tabs between fields, `#` before what is for readers.

use std::fmt;
use std::str::{FromStr, Split};

/// Where a catalog file does not hold what its heading promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// The file's name.
    pub file: &'static str,
    /// Counted from 1, comments included.
    pub line: usize,
    /// The field that is missing or unreadable.
    pub field: &'static str,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}: bad {}", self.file, self.line, self.field)
    }
}

impl std::error::Error for BadLine {}

/// One line, whose fields are taken from the left.
pub(super) struct Row<'a> {
    file: &'static str,
    line: usize,
    fields: Split<'a, char>,
}

pub(super) fn rows<'a>(file: &'static str, text: &'a str) -> impl Iterator<Item = Row<'a>> {
    text.lines().zip(1..).filter(|(text, _)| !text.is_empty() && !text.starts_with('#')).map(move |(text, line)| Row {
        file,
        line,
        fields: text.split('\t'),
    })
}

impl<'a> Row<'a> {
    pub(super) fn text(&mut self, field: &'static str) -> Result<&'a str, BadLine> {
        self.fields.next().ok_or(self.bad(field))
    }

    pub(super) fn parsed<T: FromStr>(&mut self, field: &'static str) -> Result<T, BadLine> {
        self.text(field)?.parse().map_err(|_| self.bad(field))
    }

    /// Many values in one field, with spaces between.
    pub(super) fn each<T: FromStr>(&mut self, field: &'static str) -> Result<Vec<T>, BadLine> {
        self.text(field)?.split_whitespace().map(|value| value.parse().map_err(|_| self.bad(field))).collect()
    }

    pub(super) fn bad(&self, field: &'static str) -> BadLine {
        BadLine { file: self.file, line: self.line, field }
    }
}
