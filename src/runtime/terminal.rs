//! The terminal: taken over, drawn to, and given back whatever happens.

use std::io::{self, BufWriter, Stdout, Write};
use std::panic;
use std::sync::Once;

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::{Buffer, CellWidth};

use crate::app::App;

/// One write per frame: a frame in many small writes shows half drawn, and costs three times as much.
const BUFFER: usize = 64 * 1024;
/// As good as a blank, should it ever be drawn.
const UNLIKE_A_BLANK: char = '\u{a0}';

/// The terminal in our hands. Dropping it gives it back.
pub struct Terminal {
    inner: Inner,
}

type Inner = ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// A terminal that takes its screen to be empty.
fn fresh() -> io::Result<Inner> {
    ratatui::Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(BUFFER, io::stdout())))
}

impl Terminal {
    /// Takes the terminal over.
    pub fn open() -> io::Result<Self> {
        restore_on_panic();
        take()?;
        let guard = Guard;
        let inner = fresh()?;
        std::mem::forget(guard);
        Ok(Self { inner })
    }

    /// Draws the program as it is now.
    pub fn draw(&mut self, app: &App) -> io::Result<()> {
        queue!(self.inner.backend_mut(), BeginSynchronizedUpdate)?;
        self.inner.draw(|frame| {
            let area = frame.area();
            app.draw(frame.buffer_mut(), area);
            keep_apart(frame.buffer_mut());
        })?;
        execute!(self.inner.backend_mut(), EndSynchronizedUpdate)
    }

    /// Draws every cell again next time: what is on screen may not be ours.
    ///
    /// Not `clear` of ratatui: it asks the terminal where the cursor is, and the answer would have to come in
    /// between the keys, which another thread reads.
    pub fn redraw(&mut self) -> io::Result<()> {
        execute!(self.inner.backend_mut(), Clear(ClearType::All))?;
        self.inner = fresh()?;
        Ok(())
    }

    /// Puts text in the clipboard of the terminal, over whatever lies between (OSC 52).
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(self.inner.backend_mut(), CopyToClipboard::to_clipboard_from(text))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// Marks the columns that the letters of a cluster such as र्जु take after the first, so that the next frame writes over
/// each. Ratatui leaves that to the terminal, which clears the other half of 山 with the first; but some (tmux) draw the
/// letters of a cluster in columns of their own, and would keep them.
fn keep_apart(buf: &mut Buffer) {
    let width = usize::from(buf.area.width);
    for at in 0..buf.content.len() {
        let cell = &buf.content[at];
        // Emoji with a variation selector ratatui minds itself.
        let cluster = cell.symbol().len() > 4 && !cell.symbol().contains('\u{fe0f}');
        let columns = if cluster { usize::from(cell.cell_width()) } else { 1 };
        for next in at + 1..(at + columns).min(at - at % width + width) {
            buf.content[next].set_char(UNLIKE_A_BLANK);
        }
    }
}

/// Gives the terminal back when opening it fails half way.
struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Raw mode, the alternate screen, pasted text in one piece.
pub fn take() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)
}

/// The terminal as it was. What fails here cannot be helped: there is nothing left to tell it on.
pub fn give_back() {
    let mut out = io::stdout();
    let _ = execute!(out, EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// A panic gives the terminal back before it says what happened, so that the words can be read.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            before(info);
        }));
    });
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn letters_of_a_cluster_are_written_over_one_by_one() {
        let area = Rect::new(0, 0, 12, 1);
        let (mut before, mut after) = (Buffer::empty(area), Buffer::empty(area));
        before.set_string(0, 0, "अर्जुन 山", Style::new());
        keep_apart(&mut before);
        after.set_string(0, 0, "Hu", Style::new());
        let written: Vec<_> = before.diff(&after).into_iter().map(|(x, ..)| x).collect();
        assert_eq!(written, [0, 1, 2, 3, 5], "column 2 is that of जु, 6 the other half of 山");
        let shown: Vec<_> = Buffer::empty(area).diff(&before).into_iter().map(|(x, ..)| x).collect();
        assert_eq!(shown, [0, 1, 3, 5], "the marks are not drawn");
    }
}
