//! A cursor in a list and the window of it that is on screen.

use std::cell::Cell;
use std::ops::Range;

use crate::keys::binding::{self, Binding};
use crate::keys::{Code, Key};

/// Where the cursor and the window of a list are; constant cost at any length.
///
/// Only drawing knows how many rows fit, and drawing takes `&self`. So the window is a [`Cell`] that
/// [`Listing::visible`] fills in: the alternative, layout computed once more when a key comes, would have to
/// be kept in step by hand. Drawing twice gives the same window, and nothing but the window depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    cursor: usize,
    len: usize,
    window: Cell<Window>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
    top: usize,
    height: usize,
}

/// A way to move the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named for its key")]
pub enum Motion {
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
}

/// The keys that move in every list.
pub static MOTIONS: &[Binding<Motion>] = &[
    Binding::new(&[Key::code(Code::Up), Key::char('k')], Motion::Up, "key-up").quiet(),
    Binding::new(&[Key::code(Code::Down), Key::char('j')], Motion::Down, "key-down").quiet(),
    Binding::new(&[Key::code(Code::PageUp)], Motion::PageUp, "key-page-up").quiet(),
    Binding::new(&[Key::code(Code::PageDown)], Motion::PageDown, "key-page-down").quiet(),
    Binding::new(&[Key::code(Code::Home)], Motion::Home, "key-first").quiet(),
    Binding::new(&[Key::code(Code::End)], Motion::End, "key-last").quiet(),
];

/// The motion that `key` asks for in every list.
#[must_use]
pub fn motion(key: Key) -> Option<Motion> {
    binding::find(MOTIONS, key).map(|row| row.command)
}

impl Default for Listing {
    fn default() -> Self {
        Self::new(0)
    }
}

impl Listing {
    /// A list of `len` rows with the cursor on the first.
    #[must_use]
    pub const fn new(len: usize) -> Self {
        // Before the first drawing a tall screen is assumed: rows fetched ahead are then too many, not too few.
        let window = Cell::new(Window { top: 0, height: 50 });
        Self { cursor: 0, len, window }
    }

    /// The row the cursor is on, if there are rows.
    #[must_use]
    pub fn cursor(&self) -> Option<usize> {
        (self.cursor < self.len).then_some(self.cursor)
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The list has `len` rows now; the cursor stays as near to its row as it can.
    pub fn clamp(&mut self, len: usize) {
        self.len = len;
        self.go(self.cursor);
    }

    /// Puts the cursor on `row`, or on the last if there are fewer.
    pub fn go(&mut self, row: usize) {
        self.cursor = row.min(self.len.saturating_sub(1));
    }

    /// Moves the cursor and says whether it moved. A page takes the window along, so that the cursor keeps
    /// its place on screen.
    pub fn apply(&mut self, motion: Motion) -> bool {
        let (before, Window { top, height }) = (self.cursor, self.window.get());
        let (row, top) = match motion {
            Motion::Up => (before.saturating_sub(1), top),
            Motion::Down => (before.saturating_add(1), top),
            Motion::PageUp => (before.saturating_sub(height), top.saturating_sub(height)),
            Motion::PageDown => (before.saturating_add(height), top.saturating_add(height)),
            Motion::Home => (0, 0),
            Motion::End => (usize::MAX, usize::MAX),
        };
        let top = top.min(self.len.saturating_sub(height));
        self.window.set(Window { top, height });
        self.go(row);
        self.cursor != before
    }

    /// The rows to draw in `height` lines: the window is moved no further than the cursor asks for.
    #[must_use]
    pub fn visible(&self, height: usize) -> Range<usize> {
        if height == 0 {
            return 0..0;
        }
        let lowest = (self.cursor + 1).saturating_sub(height);
        let top = self.window.get().top.clamp(lowest, self.cursor);
        let top = top.min(self.len.saturating_sub(height));
        self.window.set(Window { top, height });
        top..(top + height).min(self.len)
    }

    /// The rows worth having at hand: the page on screen and one page either side.
    #[must_use]
    pub fn nearby(&self) -> Range<usize> {
        let height = self.window.get().height;
        let page = self.visible(height);
        page.start.saturating_sub(height)..page.end.saturating_add(height).min(self.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_follows_the_cursor_and_no_further() {
        let mut list = Listing::new(10);
        assert_eq!(list.visible(4), 0..4);
        for _ in 0..4 {
            list.apply(Motion::Down);
        }
        assert_eq!((list.cursor(), list.visible(4)), (Some(4), 1..5));
        list.apply(Motion::Up);
        assert_eq!((list.cursor(), list.visible(4)), (Some(3), 1..5));
        assert_eq!(list.visible(2), 2..4);
        assert_eq!(list.visible(40), 0..10);
    }

    #[test]
    fn a_page_keeps_the_place_on_screen() {
        let mut list = Listing::new(1_000_000);
        let _ = list.visible(20);
        list.go(5);
        list.apply(Motion::PageDown);
        assert_eq!((list.cursor(), list.visible(20)), (Some(25), 20..40));
        assert_eq!(list.nearby(), 0..60);
        list.apply(Motion::End);
        assert_eq!(list.visible(20), 999_980..1_000_000);
        assert!(!list.apply(Motion::PageDown));
        list.apply(Motion::PageUp);
        assert_eq!((list.cursor(), list.visible(20)), (Some(999_979), 999_960..999_980));
        list.apply(Motion::Home);
        assert_eq!(list.visible(20), 0..20);
    }

    #[test]
    fn fewer_rows_pull_the_cursor_back() {
        let mut list = Listing::new(10);
        list.apply(Motion::End);
        list.clamp(3);
        assert_eq!((list.cursor(), list.visible(2)), (Some(2), 1..3));
        list.clamp(0);
        assert_eq!((list.cursor(), list.visible(2)), (None, 0..0));
        assert!(!list.apply(Motion::End));
        assert_eq!(list.nearby(), 0..0);
    }

    #[test]
    fn no_height_hides_all_and_forgets_nothing() {
        let mut list = Listing::new(10);
        list.go(7);
        assert_eq!(list.visible(3), 5..8);
        assert_eq!(list.visible(0), 0..0);
        assert_eq!(list.visible(3), 5..8);
    }

    #[test]
    fn a_modifier_makes_it_another_key() {
        assert_eq!(motion(Key::char('j')), Some(Motion::Down));
        assert_eq!(motion(Key::ctrl('j')), None);
        assert_eq!(motion(Key::shift(Code::Down)), None);
    }
}
