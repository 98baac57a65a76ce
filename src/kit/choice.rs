//! A list to choose one thing from, over the page; long ones are narrowed by typing.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use super::listing::{Listing, motion};
use super::text_field::{Answer, Look, TextField};
use super::theme::Theme;
use super::{draw, popup, scroll_bar, text};
use crate::keys::binding::{self, Binding};
use crate::keys::{Code, Key};

/// What keys do in an open list, besides moving in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Take what the cursor is on.
    Choose,
    /// Close the list without a choice.
    Close,
}

/// The table of an open list.
pub type Keys = &'static [Binding<Command>];

/// The keys of an open list.
pub static BINDINGS: Keys = &[
    Binding::new(&[Key::code(Code::Enter)], Command::Choose, "key-choose"),
    Binding::new(&[Key::code(Code::Esc)], Command::Close, "key-close"),
];

/// One thing to choose.
#[derive(Clone, Debug)]
pub struct Item<T> {
    /// What choosing it gives.
    pub value: T,
    /// What it is called.
    pub label: String,
    /// Why it cannot be chosen now.
    pub reason: Option<String>,
}

/// A list to choose from.
#[derive(Clone, Debug)]
pub struct Choice<T> {
    title: String,
    items: Vec<Item<T>>,
    /// The items that the filter lets through, by place.
    shown: Vec<usize>,
    list: Listing,
    filter: Option<TextField>,
}

/// What a key did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked<T> {
    /// The list stays open.
    Not,
    /// It was closed without a choice.
    Closed,
    /// This was chosen.
    One(T),
}

/// Gives a key to the list that is open, if one is: it takes every key, and is closed by a choice as by none.
pub fn key_over<T: Clone>(open: &mut Option<Choice<T>>, key: Key) -> Option<Picked<T>> {
    let picked = open.as_mut()?.key(key);
    if !matches!(picked, Picked::Not) {
        *open = None;
    }
    Some(picked)
}

impl<T: Clone> Choice<T> {
    /// A list with the cursor on the first item.
    #[must_use]
    pub fn new(title: String, items: Vec<Item<T>>) -> Self {
        let shown: Vec<_> = (0..items.len()).collect();
        Self { title, list: Listing::new(shown.len()), shown, items, filter: None }
    }

    /// The same list, narrowed by typing.
    #[must_use]
    pub fn filtered(mut self) -> Self {
        self.filter = Some(TextField::default());
        self
    }

    /// The same list with the cursor on the item of that place.
    #[must_use]
    pub fn at(mut self, place: usize) -> Self {
        self.list.go(place);
        self
    }

    /// Takes a key; an open list lets none through.
    pub fn key(&mut self, key: Key) -> Picked<T> {
        let command = binding::find(BINDINGS, key).map(|row| row.command);
        if command == Some(Command::Close) {
            return Picked::Closed;
        }
        if command == Some(Command::Choose) || (self.filter.is_none() && key == Key::char(' ')) {
            let item = self.list.cursor().and_then(|row| self.items.get(*self.shown.get(row)?));
            return match item {
                Some(Item { value, reason: None, .. }) => Picked::One(value.clone()),
                _ => Picked::Not,
            };
        }
        // Letters write in the filter where there is one, so that j and k move only where there is none.
        if let Some(filter) = &mut self.filter
            && filter.key(key) == Answer::Changed
        {
            self.shown = best(filter.value(), &self.items);
            self.list = Listing::new(self.shown.len());
        } else if let Some(motion) = motion(key)
            && (self.filter.is_none() || key.typed().is_none())
        {
            self.list.apply(motion);
        }
        Picked::Not
    }

    /// Draws the list in the middle of `area`.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme) {
        let label =
            |item: &Item<T>| text::width(&item.label) + item.reason.as_deref().map_or(0, |r| text::width(r) + 2);
        let widest = self.items.iter().map(label).max().unwrap_or(0).max(text::width(&self.title)) + 4;
        let rows = self.items.len() + 2 + usize::from(self.filter.is_some());
        let size = (draw::cells(widest.min(usize::from(area.width))), draw::cells(rows.min(usize::from(area.height))));
        let mut room = popup::frame(buf, popup::centered(area, size.0.max(24), size.1), theme, &self.title);
        if let Some(filter) = &self.filter {
            filter.draw(buf, room, theme, Look { prompt: "/ ", placeholder: "", focused: true });
            room = draw::below(room, 1);
        }
        let visible = self.list.visible(usize::from(room.height));
        for (row, place) in room.rows().zip(visible.clone()) {
            let Some(item) = self.shown.get(place).and_then(|n| self.items.get(*n)) else { break };
            let style = if item.reason.is_some() { theme.dim } else { theme.text };
            let mut parts = vec![Span::styled(item.label.clone(), style)];
            parts.extend(item.reason.iter().map(|reason| Span::styled(format!("  {reason}"), theme.dim)));
            draw::line(buf, row, &Line::from(parts), Alignment::Left);
            if self.list.cursor() == Some(place) {
                buf.set_style(row.intersection(buf.area), theme.selected);
            }
        }
        scroll_bar::draw(buf, draw::after(room, room.width.saturating_sub(1)), theme, &visible, self.shown.len());
    }
}

/// The items that fit what was typed, letters left out allowed, the best first, above all those that begin with it;
/// nothing typed: all, in order.
fn best<T>(typed: &str, items: &[Item<T>]) -> Vec<usize> {
    let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    let (mut matcher, mut chars) = (Matcher::new(config), Vec::new());
    let mut scored: Vec<_> = items
        .iter()
        .enumerate()
        .filter_map(|(place, item)| {
            let score = pattern.score(Utf32Str::new(&item.label, &mut chars), &mut matcher)?;
            Some((std::cmp::Reverse(score), place))
        })
        .collect();
    scored.sort_unstable();
    scored.into_iter().map(|(_, place)| place).collect()
}
