//! A list of new users: the CSV of **Add multiple users**, with the headings of Microsoft's sample file (DOMAIN R51).

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use csv::StringRecord;

use super::ImportError;
use super::catalog::{decoded, line};
use crate::domain::change::{Person, Property, is_display_name, is_user_name};
use crate::domain::text::clean;
use crate::store::StoreError;

/// Why a file was not taken: where, what, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{file}, row {line}: {fault}")]
pub struct PeopleFileError {
    /// The file's name as it was given.
    pub file: String,
    /// The line in the file, counted from 1.
    pub line: usize,
    /// What is amiss there.
    pub fault: Fault,
}

/// What is amiss in a list of new users.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Nothing but white space, or headings alone.
    #[error("there are no users in the file; write a row for each below the headings")]
    NoRows,
    /// One of the two columns that there must be is not there.
    #[error("no column \"{0}\"; the first row has the headings of Microsoft's sample file")]
    Missing(&'static str),
    /// A column that nothing is known of.
    #[error("nothing is known of a column \"{0}\"; take it out, or correct its heading")]
    Unknown(String),
    /// A column that is there twice.
    #[error("there are two columns \"{0}\"; take one out")]
    Twice(&'static str),
    /// More fields than headings: most often a comma that no quotes enclose.
    #[error("{found} fields where there are {expected} headings; quote fields with commas")]
    Width {
        /// How many fields the row has.
        found: usize,
        /// How many the heading has.
        expected: usize,
    },
    /// A field over several lines: quotes that never close would swallow the rows below in silence.
    #[error("{0} runs over several lines; close its quotes")]
    Unclosed(&'static str),
    /// No name to be shown, or one too long.
    #[error("Display Name \"{0}\" is no name of 1 to 256 characters; correct it or take the row out")]
    DisplayName(String),
    /// No name to sign in with.
    #[error("User Name \"{0}\" is no user name such as zoe@contoso.example; correct it or take the row out")]
    UserName(String),
    /// Somebody above has that name.
    #[error("User Name \"{name}\" is that of row {line} as well; correct one or take it out")]
    Repeated {
        /// The user name.
        name: String,
        /// The row above.
        line: usize,
    },
    /// What stands there cannot be told apart into fields.
    #[error("{0}")]
    Csv(#[from] csv::Error),
}

/// Reads the list in a file.
///
/// # Errors
/// When there is no reading it, or something is amiss in it.
pub fn load(path: &Path) -> Result<Vec<Person>, StoreError> {
    let file = clean(&path.display().to_string()).into_owned();
    match fs::read(path) {
        Ok(bytes) => Ok(read(&file, &bytes).map_err(ImportError::from)?),
        Err(source) => Err(StoreError::File { file, source }),
    }
}

/// Reads a list of new users; `file` is its name for messages.
///
/// # Errors
/// Refuses the whole file at the first thing amiss that cleaning cannot put right.
fn read(file: &str, bytes: &[u8]) -> Result<Vec<Person>, PeopleFileError> {
    let text = decoded(bytes);
    gather(&text).map_err(|(line, fault)| PeopleFileError { file: file.to_owned(), line, fault })
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    UserName,
    DisplayName,
    Property(Property),
}

impl Column {
    const fn heading(self) -> &'static str {
        match self {
            Self::UserName => Person::USER_NAME,
            Self::DisplayName => Person::DISPLAY_NAME,
            Self::Property(property) => property.heading(),
        }
    }

    /// Case and all but letters are passed over. Graph's names are understood too.
    fn of(heading: &str) -> Option<Self> {
        let letters = |text: &str| {
            text.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect::<String>()
        };
        let wanted = letters(heading);
        let is = |name: &str| letters(name) == wanted;
        if is(Person::USER_NAME) || is("userPrincipalName") {
            return Some(Self::UserName);
        }
        if is(Person::DISPLAY_NAME) {
            return Some(Self::DisplayName);
        }
        let property = |property: &Property| is(property.heading()) || is(property.graph());
        Property::ALL.into_iter().find(property).map(Self::Property)
    }
}

fn gather(text: &str) -> Result<Vec<Person>, (usize, Fault)> {
    let heading = text.lines().next().unwrap_or_default();
    let delimiter =
        b",;\t".iter().copied().max_by_key(|byte| (heading.bytes().filter(|b| b == byte).count(), *byte == b','));
    let mut csv =
        csv::ReaderBuilder::new().flexible(true).delimiter(delimiter.unwrap_or(b',')).from_reader(text.as_bytes());
    let columns = columns(csv.headers().map_err(|error| (1, error.into()))?).map_err(|fault| (1, fault))?;
    let (mut people, mut rows) = (Vec::new(), HashMap::new());
    for (record, number) in csv.records().zip(2..) {
        let record = record.map_err(|error| (number, error.into()))?;
        // Spreadsheets leave rows of bare commas behind.
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let at = record.position();
        let person = person(&record, &columns).map_err(|fault| (line(text, at), fault))?;
        if let Some(above) = rows.insert(person.upn.to_lowercase(), at.cloned()) {
            return Err((line(text, at), Fault::Repeated { name: person.upn, line: line(text, above.as_ref()) }));
        }
        people.push(person);
    }
    if people.is_empty() { Err((1, Fault::NoRows)) } else { Ok(people) }
}

/// What each column holds; a column without a heading holds nothing.
fn columns(headings: &StringRecord) -> Result<Vec<Option<Column>>, Fault> {
    let mut columns = Vec::new();
    for heading in headings.iter().map(|heading| clean(heading).trim().to_owned()) {
        let column = Column::of(&heading);
        if column.is_none() && !heading.is_empty() {
            return Err(Fault::Unknown(heading));
        }
        if let Some(known) = column.filter(|_| columns.contains(&column)) {
            return Err(Fault::Twice(known.heading()));
        }
        columns.push(column);
    }
    for wanted in [Column::UserName, Column::DisplayName] {
        if !columns.contains(&Some(wanted)) {
            return Err(Fault::Missing(wanted.heading()));
        }
    }
    Ok(columns)
}

fn person(record: &StringRecord, columns: &[Option<Column>]) -> Result<Person, Fault> {
    if record.len() > columns.len() {
        return Err(Fault::Width { found: record.len(), expected: columns.len() });
    }
    let mut person = Person { properties: BTreeMap::new(), ..Person::default() };
    for (raw, column) in record.iter().zip(columns) {
        let Some(column) = *column else { continue };
        if raw.trim().contains('\n') {
            return Err(Fault::Unclosed(column.heading()));
        }
        let field = clean(raw).split_whitespace().collect::<Vec<_>>().join(" ");
        match column {
            Column::UserName => person.upn = field,
            Column::DisplayName => person.display_name = field,
            Column::Property(_) if field.is_empty() => {}
            Column::Property(property) => drop(person.properties.insert(property, field)),
        }
    }
    if !is_user_name(&person.upn) {
        return Err(Fault::UserName(person.upn));
    }
    if !is_display_name(&person.display_name) {
        return Err(Fault::DisplayName(person.display_name));
    }
    Ok(person)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "User Name,First Name,Last Name,Display Name,Job Title,Department,Office Number,Office Phone,\
                          Mobile Phone,Fax,Alternate email address,Address,City,State or Province,\
                          ZIP or Postal Code,Country or Region";

    fn said(text: &str) -> String {
        read("new.csv", text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn microsofts_sample_file() {
        let text =
            format!("{SAMPLE}\nzoe@x.y,Zoë,Müller,\"Müller, Zoë\",CEO,Board,1,2,3,4,z@z.z,5 Way,Bonn,NRW,53111,DE\n");
        let people = read("new.csv", text.as_bytes()).unwrap();
        let all: Vec<_> = people[0].properties.values().map(String::as_str).collect();
        let said =
            ["Zoë", "Müller", "CEO", "Board", "1", "2", "3", "4", "z@z.z", "5 Way", "Bonn", "NRW", "53111", "DE"];
        assert_eq!((&*people[0].upn, &*people[0].display_name), ("zoe@x.y", "Müller, Zoë"));
        assert_eq!(all, said);
    }

    #[test]
    fn whatever_spreadsheets_write() {
        let plain = read("new.csv", "User Name,Display Name,City\nzoe@x.y,Zoë Ó,\n".as_bytes()).unwrap();
        let bom = "\u{feff}USERNAME;display name;city\r\n\r\n zoe@x.y ;Zoë\u{a0} Ó;\r\n;;\r\n";
        assert_eq!(read("new.csv", bom.as_bytes()).unwrap(), plain);
        let latin = b"userPrincipalName\tdisplayName\nzoe@x.y\tZo\xeb \xd3";
        assert_eq!(read("new.csv", latin).unwrap(), plain);
        let wide: Vec<_> =
            "\u{feff}User Name,Display Name\nzoe@x.y,Zoë Ó".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read("new.csv", &wide).unwrap(), plain);
    }

    #[test]
    fn what_is_amiss_is_named_with_its_row_and_the_way_out() {
        let cases = [
            ("", "row 1: no column \"User Name\"; the first row has the headings of Microsoft's sample file"),
            ("User Name,City\n", "row 1: no column \"Display Name\"; the first row has the headings"),
            ("User Name,Display Name\n,\n", "row 1: there are no users in the file"),
            ("User Name,Display Name,Shoe size", "row 1: nothing is known of a column \"Shoe size\"; take it out"),
            ("User Name,Display Name,user name", "row 1: there are two columns \"User Name\"; take one out"),
            ("User Name,Display Name\na@x.y,A,B", "row 2: 3 fields where there are 2 headings; quote fields with"),
            ("User Name,Display Name\n\na@x.y,\"A\nb@x.y,B", "row 3: Display Name runs over several lines"),
            ("User Name,Display Name\na@x.y,A\nb,B", "row 3: User Name \"b\" is no user name such as"),
            ("User Name,Display Name\r\na@x.y", "row 2: Display Name \"\" is no name of 1 to 256 characters"),
            ("User Name,Display Name\na@x.y,A\nA@X.y,B", "row 3: User Name \"A@X.y\" is that of row 2 as well"),
        ];
        for (text, expected) in cases {
            let said = said(text);
            assert!(said.starts_with(&format!("new.csv, {expected}")), "{said}");
        }
    }
}
