//! What the terminal tells: keys, pasted text, another size.

use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, read};

use crate::app::Msg;
use crate::keys::{Code, Key};

/// Reads the terminal in a thread of its own, until the program is gone or the terminal is.
pub fn watch(sender: Sender<Msg>) {
    thread::spawn(move || {
        loop {
            let message = match read() {
                // On Windows a key comes twice, pressed and released.
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => self::key(key).map(Msg::Key),
                Ok(Event::Paste(text)) => Some(Msg::Paste(text)),
                Ok(Event::Resize(..)) => Some(Msg::Redraw),
                Ok(_) => None,
                Err(_) => Some(Msg::Stop),
            };
            let stop = matches!(message, Some(Msg::Stop));
            if message.is_some_and(|message| sender.send(message).is_err()) || stop {
                return;
            }
        }
    });
}

fn key(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    Some(Key::new(code, held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), held(KeyModifiers::SHIFT)))
}
