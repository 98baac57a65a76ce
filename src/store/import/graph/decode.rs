//! Bytes into UTF-8, whatever wrote them: Windows PowerShell's `>` writes UTF-16, older tools Windows-1252.

use std::io::{self, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, WINDOWS_1252};

const CHUNK: usize = 64 * 1024;

/// Passes UTF-8 through, takes a byte order mark away, and reads each byte that is no UTF-8 as
/// Windows-1252. It looks at no byte twice, so that a pipe can be read as well as a file.
pub struct Utf8<R> {
    inner: R,
    /// None until the first bytes have shown what the text is written in.
    form: Option<Form>,
    raw: Vec<u8>,
    text: String,
    /// How much of `text` has been handed out.
    given: usize,
    /// A decoder must not be asked again after the end.
    ended: bool,
}

enum Form {
    Utf8,
    Other(Decoder),
}

impl<R: Read> Utf8<R> {
    pub fn new(inner: R) -> Self {
        Self { inner, form: None, raw: Vec::new(), text: String::new(), given: 0, ended: false }
    }

    /// Reads on until there is text to hand out, or until the end.
    fn refill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.given = 0;
        while self.text.is_empty() && !self.ended {
            let read = self.inner.by_ref().take(CHUNK as u64).read_to_end(&mut self.raw)?;
            self.ended = read < CHUNK;
            let end = self.ended;
            let raw = &mut self.raw;
            match self.form.get_or_insert_with(|| form(raw)) {
                Form::Utf8 => decode(raw, &mut self.text, end),
                Form::Other(decoder) => {
                    // For what the decoder may hold back as well: without room it would stop in the middle.
                    self.text.reserve(decoder.max_utf8_buffer_length(raw.len()).unwrap_or(3 * CHUNK));
                    let (_, used, _) = decoder.decode_to_string(raw, &mut self.text, end);
                    raw.drain(..used);
                }
            }
        }
        Ok(())
    }
}

fn form(raw: &mut Vec<u8>) -> Form {
    let Some((encoding, mark)) = Encoding::for_bom(raw) else { return Form::Utf8 };
    raw.drain(..mark);
    if encoding == UTF_8 { Form::Utf8 } else { Form::Other(encoding.new_decoder_without_bom_handling()) }
}

/// Moves everything that can be decided from `raw` to `text`; a character cut in two stays for the next time.
fn decode(raw: &mut Vec<u8>, text: &mut String, end: bool) {
    let mut rest = raw.as_slice();
    loop {
        let error = match str::from_utf8(rest) {
            Ok(good) => {
                text.push_str(good);
                raw.clear();
                return;
            }
            Err(error) => error,
        };
        let (good, bad) = rest.split_at(error.valid_up_to());
        text.push_str(str::from_utf8(good).unwrap_or_default());
        if error.error_len().is_none() && !end {
            let left = raw.len() - bad.len();
            raw.drain(..left);
            return;
        }
        let (bad, after) = bad.split_at(error.error_len().unwrap_or(bad.len()));
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(bad).0);
        rest = after;
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.text.len() {
            self.refill()?;
        }
        let count = (&self.text.as_bytes()[self.given..]).read(buffer)?;
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        Utf8::new(bytes).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn every_way_of_writing_gives_the_same_text() {
        let text = "Zoë 山田 😀 – €".repeat(CHUNK / 9);
        assert_eq!(read(text.as_bytes()), text);
        assert_eq!(read(format!("\u{feff}{text}").as_bytes()), text);
        let little: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(read(&little) == text && read(&big) == text);
        for shift in 1..4 {
            let shifted = " ".repeat(shift) + &text;
            assert!(read(shifted.as_bytes()) == shifted, "a character across two chunks, {shift} in");
        }
    }

    #[test]
    fn what_is_no_utf_8_is_windows_1252() {
        assert_eq!(read(b"Zo\xeb M\xfcller \x96 \x80"), "Zoë Müller – €");
        assert_eq!(read(b"Zo\xeb"), "Zoë", "at the very end");
        assert_eq!(read(b"\xc3\xab and \xeb"), "ë and ë");
        assert_eq!(read(b""), "");
        assert_eq!(read(b"\xff\xfea\0\x62"), "a\u{fffd}", "half a UTF-16 character");
    }
}
