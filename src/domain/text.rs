//! Text from outside, made safe to show.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Takes control characters, escape sequences' openers and bidi overrides out of foreign text.
///
/// A name may hold anything its directory let in; written raw, it could move the cursor, recolor
/// the screen or show the text after it in reverse. Tabs and line ends become spaces.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    // Most names are plain, and a million of them are read.
    let plain = text.bytes().all(|b| matches!(b, b' '..=b'~'));
    if plain || text.chars().all(|c| !is_unsafe(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .filter_map(|c| match c {
                '\t' | '\n' | '\r' => Some(' '),
                c if is_unsafe(c) => None,
                c => Some(c),
            })
            .collect(),
    )
}

/// C0, DEL, C1, and the characters that reorder or hide the text around them (Unicode TR36).
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The form in which names are searched: case and diacritics folded, any script.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            // Letters with a stroke have no decomposition, yet people type them without.
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            'ı' => 'i',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_overrides_do_not_survive() {
        assert_eq!(clean("Zoë \u{1b}[31mMüller"), "Zoë [31mMüller");
        assert_eq!(clean("evil\u{202e}txt.exe"), "eviltxt.exe");
        assert_eq!(clean("a\u{9b}31mb"), "a31mb");
        assert_eq!(clean("two\nlines"), "two lines");
        assert!(matches!(clean("محمد"), Cow::Borrowed(_)));
    }

    #[test]
    fn search_form_ignores_case_and_marks() {
        assert_eq!(fold("Zoë MÜLLER"), "zoe muller");
        assert_eq!(fold("Ørjan Łukasz"), "orjan lukasz");
        assert_eq!(fold("İstanbul"), "istanbul");
    }
}
