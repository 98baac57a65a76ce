//! What the operating system asks: to stop, to pause, to go on.

use std::io;
use std::sync::mpsc::Sender;

use crate::app::Msg;

/// Turns signals into messages. On a pause the terminal is given back, and taken again afterwards.
#[cfg(unix)]
pub fn watch(sender: &Sender<Msg>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::terminal;

    let mut signals = Signals::new([SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP])?;
    let sender = sender.clone();
    std::thread::spawn(move || {
        for signal in &mut signals {
            let sent = match signal {
                SIGTSTP => {
                    terminal::give_back();
                    emulate_default_handler(SIGTSTP).map_err(|_| ())
                }
                // A terminal that vanishes sends this too, and it may come before the hangup.
                SIGCONT => sender.send(if terminal::take().is_ok() { Msg::Redraw } else { Msg::Stop }).map_err(|_| ()),
                _ => sender.send(Msg::Stop).map_err(|_| ()),
            };
            if sent.is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// There are no such signals here: the console asks by keys.
#[cfg(not(unix))]
pub fn watch(_: &Sender<Msg>) -> io::Result<()> {
    Ok(())
}
