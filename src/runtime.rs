//! Threads and the terminal: the only place that waits.
//!
//! One loop owns the program. It blocks on one channel, takes all that is there, and draws once.
//! Input, reading and writing have a thread each, so that no key waits for the disk.

pub mod build;
pub mod files;
mod input;
mod reader;
pub mod search;
mod searcher;
mod signals;
mod terminal;
pub mod worker;

use std::path::Path;
use std::sync::mpsc::{self, Receiver};

use self::terminal::Terminal;
use self::worker::Workers;
use crate::app::{App, Msg};
use crate::domain::role::Principal;
use crate::kit::theme::Theme;
use crate::layer::Context;
use crate::message::effect::{Effect, Effects};
use crate::store::{Store, StoreError};
use crate::wording::Words;

/// What the terminal UI could not do.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// The tenant file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The terminal.
    #[error("the terminal could not be used: {0}")]
    Terminal(#[from] std::io::Error),
}

/// Runs the terminal UI on a tenant file, which is open, until it is left.
///
/// # Errors
/// When the file or the terminal fails. The terminal is as it was before in any case.
pub fn run(path: &Path, store: Store, by: Principal, words: Words) -> Result<(), RuntimeError> {
    let theme =
        if std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty()) { Theme::plain() } else { Theme::ansi() };
    let tenant = store.tenant()?;
    let (sender, receiver) = mpsc::channel();
    let workers = Workers::start(path, store, &by, &sender)?;
    let (app, first) = App::new(Context::new(words, theme, by), tenant);
    let terminal = Terminal::open()?;
    signals::watch(&sender)?;
    input::watch(sender);
    let result = turn(app, first, &receiver, &workers, terminal);
    workers.finish();
    result
}

fn turn(
    mut app: App,
    first: Effects,
    messages: &Receiver<Msg>,
    workers: &Workers,
    mut terminal: Terminal,
) -> Result<(), RuntimeError> {
    carry_out(first, workers, &mut terminal)?;
    loop {
        terminal.draw(&app)?;
        let Ok(first) = messages.recv() else { return Ok(()) };
        // Everything that is waiting is taken before the next drawing: keys held down cost one frame.
        for message in std::iter::once(first).chain(messages.try_iter()) {
            if matches!(message, Msg::Redraw) {
                terminal.redraw()?;
            }
            carry_out(app.update(message), workers, &mut terminal)?;
            if app.is_over() {
                // How a test sees that even a panic gives the terminal back.
                #[cfg(debug_assertions)]
                assert!(std::env::var_os("SEATDECK_PANIC").is_none(), "SEATDECK_PANIC asks for it");
                return Ok(());
            }
        }
    }
}

fn carry_out(effects: Effects, workers: &Workers, terminal: &mut Terminal) -> Result<(), RuntimeError> {
    for effect in effects {
        match effect {
            Effect::Copy(text) => terminal.copy(&text)?,
            effect => workers.take(effect),
        }
    }
    Ok(())
}
