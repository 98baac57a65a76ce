//! The users of a change that a file names (`--users-from`).

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::outcome::Failure;
use crate::domain::text::clean;
use crate::store::StoreError;

/// The user principal names and ids in a file, or with `-` on stdin.
pub fn read(path: &Path) -> Result<Vec<String>, Failure> {
    let file = clean(&path.display().to_string()).into_owned();
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().read_to_end(&mut bytes).map(drop)
    } else {
        fs::read(path).map(|read| bytes = read)
    };
    read.map_err(|source| StoreError::File { file: file.clone(), source })?;
    names(&bytes).map_err(|(id, row)| Failure::broken(id, [("file", file), ("row", row.to_string())]))
}

/// What is amiss, and in which row.
type Fault = (&'static str, usize);

fn names(bytes: &[u8]) -> Result<Vec<String>, Fault> {
    // A byte order mark tells UTF-16, which PowerShell 5 writes when it sends something to a file.
    let (text, _, broken) = encoding_rs::UTF_8.decode(bytes);
    if broken {
        let sound = text.split(char::REPLACEMENT_CHARACTER).next().unwrap_or_default();
        return Err(("cli-users-from-encoding", row(sound)));
    }
    let text = text.replace("\r\n", "\n");
    let mut lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#'));
    match lines.next() {
        None => Ok(Vec::new()),
        Some((heading, number)) => match column(heading) {
            Some((delimiter, at)) => csv(&text, number, delimiter, at),
            None => std::iter::once((heading, number)).chain(lines).map(|(line, number)| plain(line, number)).collect(),
        },
    }
}

/// The number of the line in which the text ends.
fn row(text: &str) -> usize {
    text.split('\n').count()
}

fn plain(line: &str, number: usize) -> Result<String, Fault> {
    let name = line.trim();
    if name.contains(|c: char| c.is_whitespace() || c.is_control() || ",;\"".contains(c)) {
        return Err(("cli-users-from-line", number));
    }
    Ok(name.to_owned())
}

/// The delimiter of a CSV and its column of user names, if the line is such a heading: that of the admin
/// center's **Export users** (DOMAIN R125), or of Graph's properties.
fn column(heading: &str) -> Option<(u8, usize)> {
    b",;\t".iter().find_map(|delimiter| {
        let mut csv = csv::ReaderBuilder::new().delimiter(*delimiter).from_reader(heading.as_bytes());
        let letters = |text: &str| text.replace(' ', "").to_ascii_lowercase();
        let at = csv.headers().ok()?.iter().position(|title| letters(title) == "userprincipalname")?;
        Some((*delimiter, at))
    })
}

fn csv(text: &str, heading: usize, delimiter: u8, at: usize) -> Result<Vec<String>, Fault> {
    let start = text.split_inclusive('\n').take(heading - 1).map(str::len).sum();
    let body = &text[start..];
    let mut csv = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(body.as_bytes());
    csv.records()
        .map(|record| {
            // The whole text is UTF-8 and rows may differ in width: nothing is left that could fail.
            let record = record.map_err(|_| ("cli-users-from-line", heading))?;
            let name = record.get(at).unwrap_or_default().trim();
            if name.is_empty() {
                let end = record.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(0);
                let begin = body.len() - body[end..].trim_start_matches('\n').len();
                return Err(("cli-users-from-line", heading - 1 + row(&body[..begin])));
            }
            Ok(name.to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_a_line() {
        let text = "\u{feff}# people\r\nzoe@contoso.example\r\n\r\n  b_x.com#EXT#@contoso.example\n00000000-0000-0000-0000-000000000001";
        let expected = ["zoe@contoso.example", "b_x.com#EXT#@contoso.example", "00000000-0000-0000-0000-000000000001"];
        assert_eq!(names(text.as_bytes()).unwrap(), expected);
        assert!(names(b"\n# nobody\n").unwrap().is_empty());
    }

    #[test]
    fn what_powershell_writes() {
        let utf16: Vec<_> = "\u{feff}zoe@contoso.example\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(names(&utf16).unwrap(), ["zoe@contoso.example"]);
        let csv =
            "#TYPE Selected\r\n\"DisplayName\",\"UserPrincipalName\"\r\n\"Müller, Zoë\",\"zoe@contoso.example\"\r\n";
        assert_eq!(names(csv.as_bytes()).unwrap(), ["zoe@contoso.example"]);
    }

    #[test]
    fn an_export_of_the_admin_center() {
        let csv = "Display name;User principal name;When created\nZoë;zoe@contoso.example;x\nBo;bo@contoso.example;y\n";
        assert_eq!(names(csv.as_bytes()).unwrap(), ["zoe@contoso.example", "bo@contoso.example"]);
    }

    #[test]
    fn a_bad_row_is_named() {
        assert_eq!(names(b"a@x\nb@x c@x"), Err(("cli-users-from-line", 2)));
        assert_eq!(names(b"a@x\r\n\r\nZo\xeb@x\r\n"), Err(("cli-users-from-encoding", 3)));
        assert_eq!(
            names(b"# made today\r\nuserPrincipalName,id\r\n\r\na@x,1\r\n\r\n,2\r\n"),
            Err(("cli-users-from-line", 6))
        );
    }
}
