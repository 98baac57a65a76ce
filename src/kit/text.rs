//! Measuring, cutting and wrapping text by terminal columns.

use std::borrow::Cow;

use ratatui::buffer::CellWidth;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::clean;

const ELLIPSIS: &str = "…";

/// Text as it may be drawn: cleaned, and composed, as terminals draw decomposed Korean in pieces.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { text } else { Cow::Owned(text.nfc().collect()) }
}

/// Columns that `text` takes.
///
/// Counted by grapheme, as the buffer draws: the width of a whole string is smaller where Arabic letters
/// join, which cells never do.
#[must_use]
pub fn width(text: &str) -> usize {
    let text = shown(text);
    // Most text is ASCII, and taking it apart by grapheme would be most of a frame.
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(cells).sum()
}

fn cells(grapheme: &str) -> usize {
    usize::from(grapheme.cell_width())
}

/// The longest beginning of an already shown text that fits, without a mark of the cut.
#[must_use]
pub fn beginning(shown: &str, width: usize) -> &str {
    if shown.is_ascii() {
        return &shown[..shown.len().min(width)];
    }
    let mut used = 0;
    let end = shown.grapheme_indices(true).find(|(_, grapheme)| {
        used += cells(grapheme);
        used > width
    });
    end.map_or(shown, |(at, _)| &shown[..at])
}

/// The longest ending of an already shown text that fits.
#[must_use]
pub fn ending(shown: &str, width: usize) -> &str {
    let mut used = 0;
    let start = shown.grapheme_indices(true).rev().find(|(_, grapheme)| {
        used += cells(grapheme);
        used > width
    });
    start.map_or(shown, |(at, grapheme)| &shown[at + grapheme.len()..])
}

/// `text` in at most `width` columns, with `…` where something is left out.
#[must_use]
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    let text = shown(text);
    if beginning(&text, width).len() == text.len() {
        return text;
    }
    let Some(room) = width.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    Cow::Owned(beginning(&text, room).to_owned() + ELLIPSIS)
}

/// `text` in exactly `width` columns, at their left.
#[must_use]
pub fn pad_right(text: &str, width: usize) -> String {
    let text = cut(text, width);
    let gap = " ".repeat(width.saturating_sub(self::width(&text)));
    text.into_owned() + &gap
}

/// `text` in lines of at most `width` columns, broken between words, or within one that is longer than a line.
///
/// A line end in it counts as a space: foreign text must not make up lines of its own.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    if width == 0 {
        return Vec::new();
    }
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    // A number grouped by spaces stays in one piece.
    let breaks = |c: char| c.is_whitespace() && c != '\u{a0}';
    for word in shown(text).split(breaks).filter(|word| !word.is_empty()) {
        let space = usize::from(used > 0);
        if used + space + self::width(word) <= width {
            line.push_str(&" "[..space]);
            line.push_str(word);
            used += space + self::width(word);
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut line));
        }
        let mut rest = word;
        while self::width(rest) > width {
            let part = beginning(rest, width);
            // A wide character in one column: it cannot be shown, but it must be got past.
            let part = if part.is_empty() { rest.graphemes(true).next().unwrap_or(rest) } else { part };
            lines.push(part.to_owned());
            rest = &rest[part.len()..];
        }
        rest.clone_into(&mut line);
        used = self::width(rest);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_and_combining_characters_are_measured_as_drawn() {
        assert_eq!(width("山田 太郎"), 9);
        assert_eq!(width("Zoe\u{308}"), 3);
        assert_eq!(width("\u{1112}\u{1161}\u{11ab}"), 2);
        assert_eq!(width("محمد الأحمد"), 11);
        assert_eq!(width("a\u{202e}b\u{1b}"), 2);
    }

    #[test]
    fn a_cut_keeps_whole_characters() {
        assert_eq!(cut("Zoë Müller", 10), "Zoë Müller");
        assert_eq!(cut("Zoë Müller", 9), "Zoë Müll…");
        assert_eq!(cut("山田太郎", 6), "山田…");
        assert_eq!(cut("山田太郎", 4), "山…");
        assert_eq!(cut("a👩‍👩‍👧b", 3), "a…");
        assert_eq!(cut("ab", 1), "…");
        assert_eq!(cut("ab", 0), "");
        assert_eq!(cut("", 0), "");
        assert!(matches!(cut("Adele Vance", 20), Cow::Borrowed(_)));
    }

    #[test]
    fn decomposed_text_is_composed() {
        assert_eq!(cut("Zoe\u{308}", 3), "Zoë");
        assert_eq!(shown("\u{1112}\u{1161}\u{11ab}"), "한");
    }

    #[test]
    fn padding_fills_exactly() {
        assert_eq!(pad_right("山", 4), "山  ");
        assert_eq!(pad_right("山田太郎", 4), "山… ");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(
            wrap("Not enough licenses: 27, 43 are needed.", 15),
            ["Not enough", "licenses: 27,", "43 are needed."]
        );
        assert_eq!(wrap("a\nb", 5), ["a b"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("a", 0), [""; 0]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        assert_eq!(wrap("to zoe@contoso.example now", 8), ["to", "zoe@cont", "oso.exam", "ple now"]);
        assert_eq!(wrap("山田太郎", 5), ["山田", "太郎"]);
        assert_eq!(wrap("山田", 1), ["山", "田"]);
    }
}
