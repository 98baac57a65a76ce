//! Signs that tell a state without color.

use std::borrow::Cow;
use std::collections::BTreeSet;

use ratatui::style::Style;
use ratatui::text::Span;

use super::theme::Theme;

/// `●` or `○`, or `■` or `□` where the theme has boxes: a row is selected or not.
#[must_use]
pub const fn circle(theme: &Theme, on: bool) -> Span<'static> {
    let (yes, no) = if theme.boxes { ("■", "□") } else { ("●", "○") };
    pick(on, (yes, theme.accent), (no, theme.dim))
}

/// `[■]` or `[ ]`: a box is ticked or not.
#[must_use]
pub const fn boxed(theme: &Theme, on: bool) -> Span<'static> {
    pick(on, ("[■]", theme.on), ("[ ]", theme.text))
}

/// `━●` or `○━`: a switch is on or off.
#[must_use]
pub const fn switch(theme: &Theme, on: bool) -> Span<'static> {
    pick(on, ("━●", theme.on), ("○━", theme.dim))
}

/// Turns a mark, a box or a switch: takes in what is not in the set, and out what is.
pub fn flip<T: Ord>(set: &mut BTreeSet<T>, one: T) {
    if !set.remove(&one) {
        set.insert(one);
    }
}

const fn pick(on: bool, yes: (&'static str, Style), no: (&'static str, Style)) -> Span<'static> {
    let (sign, style) = if on { yes } else { no };
    Span { content: Cow::Borrowed(sign), style }
}
