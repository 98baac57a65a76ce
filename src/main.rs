//! The program: see `seatdeck --help`.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use seatdeck::cli::{self, Cli, Start};

fn main() -> ExitCode {
    match cli::start(&Cli::parse()) {
        Start::Done(status) => status.into(),
        // MERGE: seatdeck::runtime::run
        Start::Ui(ui) => {
            let _ = writeln!(std::io::stderr(), "the screens of {} come with the merge", ui.path.display());
            ExitCode::FAILURE
        }
    }
}
