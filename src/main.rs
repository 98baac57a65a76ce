//! The program: see `seatdeck --help`.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use seatdeck::cli::{self, Cli, Start};
use seatdeck::runtime;
use seatdeck::wording::Words;

fn main() -> ExitCode {
    match cli::start(&Cli::parse()) {
        Start::Done(status) => status.into(),
        Start::Ui(ui) => match runtime::run(&ui.path, ui.by, Words::of(ui.language)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                // Where even stderr is gone, the exit status still tells.
                let _ = writeln!(std::io::stderr(), "seatdeck: {error}");
                ExitCode::FAILURE
            }
        },
    }
}
