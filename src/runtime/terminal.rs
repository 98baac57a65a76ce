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

use crate::app::App;

/// One write per frame: a frame in many small writes shows half drawn, and costs three times as much.
const BUFFER: usize = 64 * 1024;

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
