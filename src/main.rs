//! The program: see `seatdeck --help`.

use std::io::Write;
use std::ops::ControlFlow::{Break, Continue};
use std::process::ExitCode;

use clap::Parser;
use seatdeck::cli::{self, Cli, Ui};
use seatdeck::runtime;

fn main() -> ExitCode {
    match cli::start(&Cli::parse()) {
        Break(status) => status.into(),
        Continue((Ui { path, store, by }, words)) => match runtime::run(&path, store, by, words) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                // Where even stderr is gone, the exit status still tells.
                let _ = writeln!(std::io::stderr(), "seatdeck: {error}");
                ExitCode::FAILURE
            }
        },
    }
}
