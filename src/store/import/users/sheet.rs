//! Rows of a CSV, one by one: any delimiter that spreadsheets write, any order of columns.

use std::io::{BufRead, BufReader, Chain, Cursor, Read};

use csv::{ReaderBuilder, StringRecord, Terminator};

use super::error::UsersFileError;
use crate::domain::text::clean;
use crate::domain::users_file::{Column, unguarded};
use crate::store::StoreError;
use crate::store::import::graph::decode::Utf8;

/// The headings end before so many bytes.
const LONGEST: u64 = 64 * 1024;

/// An open file, its headings read.
pub struct Sheet<R: Read> {
    file: String,
    csv: csv::Reader<Chain<Cursor<String>, BufReader<Utf8<R>>>>,
    record: StringRecord,
    width: usize,
    /// Where each known column stands.
    places: [Option<usize>; Column::ALL.len()],
    /// Lines above the headings.
    above: u64,
}

/// One row.
pub struct Sight<'s> {
    record: &'s StringRecord,
    places: &'s [Option<usize>; Column::ALL.len()],
    /// Where it stands in the file, counted from 1.
    pub line: u64,
}

/// Only letters count: what is made after the file says `displayName`.
fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect()
}

impl<R: Read> Sheet<R> {
    pub fn open(file: &str, input: R) -> Result<Self, StoreError> {
        let broken = |source| StoreError::File { file: file.to_owned(), source };
        let mut input = BufReader::new(Utf8::new(input));
        let (mut above, mut line) = (0, String::new());
        loop {
            line.clear();
            let read = input.by_ref().take(LONGEST).read_line(&mut line).map_err(broken)?;
            if read == 0 {
                return Err(UsersFileError::Empty { file: file.to_owned() }.into());
            }
            // Excel says its delimiter in a line of its own, PowerShell a type.
            let aside = line.trim().is_empty() || line.starts_with("sep=") || line.starts_with("#TYPE");
            if !aside {
                break;
            }
            above += 1;
        }
        let who = [Column::ObjectId, Column::Upn].map(|column| letters(column.heading()));
        let found = b",;\t".iter().find_map(|delimiter| {
            let mut csv = ReaderBuilder::new().delimiter(*delimiter).from_reader(line.as_bytes());
            let headings: Vec<_> = csv.headers().ok()?.iter().map(letters).collect();
            headings.iter().any(|heading| who.contains(heading)).then_some((*delimiter, headings))
        });
        let Some((delimiter, headings)) = found else {
            return Err(UsersFileError::Headings { file: file.to_owned(), row: above + 1 }.into());
        };
        let place = |column: Column| headings.iter().position(|heading| *heading == letters(column.heading()));
        let csv = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            // The reader's own way with CRLF would count the lines wrongly.
            .terminator(Terminator::Any(b'\n'))
            .from_reader(Cursor::new(line).chain(input));
        Ok(Self {
            file: file.to_owned(),
            csv,
            record: StringRecord::new(),
            width: headings.len(),
            places: Column::ALL.map(place),
            above,
        })
    }

    /// The next row that says anything; None: that was all.
    pub fn next(&mut self) -> Result<Option<Sight<'_>>, StoreError> {
        loop {
            // Decoded text is UTF-8 and rows may differ in width: only the disk can fail.
            let more = self.csv.read_record(&mut self.record).map_err(|error| {
                let source = std::io::Error::other(error);
                StoreError::File { file: self.file.clone(), source }
            })?;
            if !more {
                return Ok(None);
            }
            if self.record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            // The reader says where the record before ended, which is above blank lines.
            let inside: usize = self.record.iter().map(|cell| cell.matches('\n').count()).sum();
            let begun = self.record.position().map_or(1, csv::Position::line);
            let ended = self.csv.position().line().saturating_sub(1 + inside as u64);
            let line = self.above + begun.max(ended);
            if self.record.len() != self.width {
                let (file, found, expected) = (self.file.clone(), self.record.len(), self.width);
                return Err(UsersFileError::Width { file, row: line, found, expected }.into());
            }
            break Ok(Some(Sight { record: &self.record, places: &self.places, line }));
        }
    }
}

impl Sight<'_> {
    /// What stands in the column; None: there is no such column.
    pub fn raw(&self, column: Column) -> Option<&str> {
        let place = Column::ALL.iter().position(|known| *known == column)?;
        let cell = self.record.get(self.places[place]?)?;
        Some(cell.strip_suffix('\r').unwrap_or(cell))
    }

    /// What is said there, clean.
    pub fn text(&self, column: Column) -> Option<String> {
        self.raw(column).map(|cell| clean(unguarded(cell)).into_owned())
    }

    /// A column whose cell runs over several lines.
    pub fn broken(&self) -> Option<Column> {
        Column::ALL.into_iter().find(|column| self.raw(*column).is_some_and(|cell| cell.contains('\n')))
    }
}
