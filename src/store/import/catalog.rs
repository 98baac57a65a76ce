//! Microsoft's own file, "Product names and service plan identifiers for licensing", read into a catalog.
//!
//! A row stands for one service plan inside one product. Ids are the keys: in Microsoft's files names
//! repeat, differ in spelling and carry stray space, and rows repeat.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use csv::{Position, StringRecord};

use crate::domain::catalog::{Catalog, Product, ServicePlan};
use crate::domain::ids::{ServicePlanId, SkuId};
use crate::domain::text;

const HEADINGS: [&str; 6] = [
    "Product_Display_Name",
    "String_Id",
    "GUID",
    "Service_Plan_Name",
    "Service_Plan_Id",
    "Service_Plans_Included_Friendly_Names",
];

/// A file's catalog, undated, and what was put right on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What the file says, in order and clean.
    pub catalog: Catalog,
    /// Rows left out: an earlier row has the same service plan in the same product.
    pub repeated: usize,
    /// Products and service plans with several names, of which the commonest was kept.
    pub renamed: usize,
    /// Fields from which tabs, hard spaces and the like were taken.
    pub cleaned: usize,
}

/// Why a file was not taken: where, what, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{file}, row {line}: {fault}")]
pub struct CatalogFileError {
    /// The file's name as it was given.
    pub file: String,
    /// The line in the file, counted from 1.
    pub line: usize,
    /// What is amiss there.
    pub fault: Fault,
}

/// What is amiss in a file that should be Microsoft's table.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Nothing but white space.
    #[error("the file is empty; download it again")]
    Empty,
    /// One of the six columns is not there.
    #[error("no column {0}; take the file as Microsoft offers it, its first row and its commas included")]
    Heading(&'static str),
    /// A heading alone.
    #[error("no rows follow the heading; download the file again")]
    NoRows,
    /// A row cut off, or one with a comma that no quotes enclose.
    #[error("{found} fields where the heading has {expected}; complete the row, and quote fields with commas")]
    Width {
        /// How many fields the row has.
        found: usize,
        /// How many the heading has.
        expected: usize,
    },
    /// A field over several lines: quotes that never close would swallow the rows below in silence.
    #[error("{0} runs over several lines; close its quotes")]
    Unclosed(&'static str),
    /// A field with nothing in it.
    #[error("{0} is empty; fill it in or take the row out")]
    Blank(&'static str),
    /// An id that is none.
    #[error("{field} \"{value}\" is not a GUID; correct it or take the row out")]
    Guid {
        /// The heading of its column.
        field: &'static str,
        /// What stands there, safe to show.
        value: String,
    },
    /// What stands there cannot be told apart into fields.
    #[error("{0}; download the file again")]
    Csv(#[from] csv::Error),
}

/// Reads Microsoft's CSV; `file` is its name for messages.
///
/// # Errors
///
/// Refuses the whole file at the first thing amiss that cleaning cannot put right.
pub fn read(file: &str, bytes: &[u8]) -> Result<Read, CatalogFileError> {
    let text = decoded(bytes);
    gather(&text).map_err(|(line, fault)| CatalogFileError { file: file.to_owned(), line, fault })
}

/// UTF-8 where the bytes allow it, else Windows-1252, which the files of 2023 are. A byte order mark goes.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = if str::from_utf8(bytes).is_ok() { encoding_rs::UTF_8 } else { encoding_rs::WINDOWS_1252 };
    encoding.decode(bytes).0
}

fn gather(text: &str) -> Result<Read, (usize, Fault)> {
    if text.trim().is_empty() {
        return Err((1, Fault::Empty));
    }
    // Flexible, so that a row of the wrong width is refused in our words.
    let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headings = csv.headers().map_err(|error| (1, error.into()))?.clone();
    let columns = columns(&headings).map_err(|fault| (1, fault))?;

    let mut products = BTreeMap::<SkuId, (Names, BTreeSet<ServicePlanId>)>::new();
    let mut plans = BTreeMap::<ServicePlanId, Names>::new();
    let (mut repeated, mut cleaned) = (0, 0);
    for (record, number) in csv.records().zip(2..) {
        let record = record.map_err(|error| (number, error.into()))?;
        let row = Row::new(&record, &headings, columns).map_err(|fault| (line(text, record.position()), fault))?;
        cleaned += row.cleaned;
        let (names, inside) = products.entry(row.sku).or_default();
        names.add(row.part_number, row.product);
        repeated += usize::from(!inside.insert(row.plan));
        plans.entry(row.plan).or_default().add(row.plan_name, row.friendly_name);
    }
    if products.is_empty() {
        return Err((1, Fault::NoRows));
    }

    let renamed =
        products.values().map(|(names, _)| names).chain(plans.values()).filter(|names| names.differ()).count();
    let products = products
        .into_iter()
        .map(|(sku, (names, inside))| {
            Product::new(sku, names.code.commonest(), names.label.readable(), inside.into_iter().collect())
        })
        .collect();
    let plans = plans
        .into_iter()
        .map(|(id, names)| ServicePlan::new(id, names.code.commonest(), names.label.readable()))
        .collect();
    Ok(Read { catalog: Catalog { date: None, products, plans }, repeated, renamed, cleaned })
}

/// Where each of [`HEADINGS`] stands. Case and all but letters are passed over: copies say `Product Display Name`.
fn columns(headings: &StringRecord) -> Result<[usize; 6], Fault> {
    let letters =
        |text: &str| text.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect::<String>();
    let headings: Vec<_> = headings.iter().map(letters).collect();
    let mut columns = [0; 6];
    for (column, wanted) in columns.iter_mut().zip(HEADINGS) {
        *column = headings.iter().position(|heading| *heading == letters(wanted)).ok_or(Fault::Heading(wanted))?;
    }
    Ok(columns)
}

/// The line on which a record begins. The reader's own count is of where the record before it ended:
/// in the middle of a CRLF, or above blank lines. Counted from the top each time: for messages only.
pub(super) fn line(text: &str, record: Option<&Position>) -> usize {
    let end = record.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
    let start = text.len() - text[end..].trim_start_matches(['\r', '\n']).len();
    1 + text[..start].matches('\n').count()
}

/// One row with clean fields.
struct Row {
    sku: SkuId,
    part_number: String,
    product: String,
    plan: ServicePlanId,
    plan_name: String,
    friendly_name: String,
    cleaned: usize,
}

impl Row {
    fn new(record: &StringRecord, headings: &StringRecord, columns: [usize; 6]) -> Result<Self, Fault> {
        if record.len() != headings.len() {
            return Err(Fault::Width { found: record.len(), expected: headings.len() });
        }
        let raw = columns.map(|column| &record[column]);
        if let Some(open) = raw.iter().position(|field| field.contains('\n')) {
            return Err(Fault::Unclosed(HEADINGS[open]));
        }
        let clean = raw.map(|field| text::clean(field).split_whitespace().collect::<Vec<_>>().join(" "));
        if let Some(blank) = clean.iter().position(String::is_empty) {
            return Err(Fault::Blank(HEADINGS[blank]));
        }
        let cleaned = raw.iter().zip(&clean).filter(|(raw, clean)| raw != clean).count();
        let (sku, plan) = (guid(&clean, 2)?, guid(&clean, 4)?);
        let [product, part_number, _, plan_name, _, friendly_name] = clean;
        Ok(Self { sku, part_number, product, plan, plan_name, friendly_name, cleaned })
    }
}

fn guid<T: FromStr>(fields: &[String; 6], at: usize) -> Result<T, Fault> {
    fields[at].parse().map_err(|_| Fault::Guid { field: HEADINGS[at], value: fields[at].clone() })
}

/// What one id is called across the rows.
#[derive(Default)]
struct Names {
    code: Spellings,
    label: Spellings,
}

impl Names {
    fn add(&mut self, code: String, label: String) {
        self.code.add(code);
        self.label.add(label);
    }

    fn differ(&self) -> bool {
        self.code.0.len() > 1 || self.label.0.len() > 1
    }
}

/// Each spelling, in the order of the file, and how often it occurs.
#[derive(Default)]
struct Spellings(Vec<(String, usize)>);

impl Spellings {
    fn add(&mut self, name: String) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, times)) => *times += 1,
            None => self.0.push((name, 1)),
        }
    }

    fn commonest(self) -> String {
        self.first_of_best(|(_, times)| *times)
    }

    /// The commonest that is not all capitals, for where a code stands in for a name it is in capitals.
    fn readable(self) -> String {
        self.first_of_best(|(name, times)| (name.contains(char::is_lowercase), *times))
    }

    fn first_of_best<K: Ord>(self, key: impl Fn(&(String, usize)) -> K) -> String {
        // `max_by_key` gives the last of equals.
        self.0.into_iter().rev().max_by_key(key).map(|(name, _)| name).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
