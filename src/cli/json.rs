//! JSON that does no harm on a terminal.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::domain::text::is_unsafe;

/// Writes a value on one line.
pub fn write(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    write_inline(out, value)?;
    writeln!(out)
}

/// Writes a value without an end of the line.
pub fn write_inline(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(&mut *out, Harmless))?)
}

/// Writes an array, an element a line, each as it comes: there may be a million.
pub fn write_list<T: Serialize, E: From<io::Error>>(
    out: &mut dyn Write,
    elements: impl IntoIterator<Item = Result<T, E>>,
) -> Result<(), E> {
    let mut before = "[";
    for element in elements {
        write!(out, "{before}\n  ")?;
        write_inline(out, &element?)?;
        before = ",";
    }
    writeln!(out, "{}", if before == "[" { "[]" } else { "\n]" })?;
    Ok(())
}

/// Escapes what JSON allows raw in a string and a terminal would act upon: C1 and bidi controls.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_unsafe(*c)) {
            write!(out, "{}\\u{:04x}", &rest[..at], u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_acts_upon_is_escaped() {
        let name = "a\u{9b}31m\u{202e}b\u{7f}\u{1b}\"é";
        let mut out = Vec::new();
        write(&mut out, &name).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "\"a\\u009b31m\\u202eb\\u007f\\u001b\\\"é\"\n");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), name);
    }

    #[test]
    fn a_list_is_whole_json_with_a_line_an_element() {
        let written = |numbers: &[i32]| {
            let mut out = Vec::new();
            write_list::<_, io::Error>(&mut out, numbers.iter().map(Ok)).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(written(&[]), "[]\n");
        assert_eq!(written(&[1, 2]), "[\n  1,\n  2\n]\n");
    }

    #[test]
    fn what_is_escaped_fits_four_digits() {
        assert!(('\u{10000}'..=char::MAX).all(|c| !is_unsafe(c)));
    }
}
