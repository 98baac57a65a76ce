//! Completion scripts and manual pages, made from the same declarations as the help.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::Cli;
use super::console::Console;
use super::outcome::{Failure, Outcome, Status};

/// What `completions` takes.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

/// What `man` takes.
#[derive(Debug, Args)]
pub struct Man {
    /// The command, such as: users list
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

impl Completions {
    pub fn run(&self, console: &mut Console) -> Outcome {
        // Into memory first: the generator panics when it cannot write, as when a pipe is closed.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "seatdeck", &mut script);
        console.out.write_all(&script)?;
        Ok(Status::Done)
    }
}

impl Man {
    pub fn run(&self, console: &mut Console) -> Outcome {
        let mut root = Cli::command();
        root.build();
        let mut page = &root;
        for name in &self.command {
            let unknown = || Failure::usage("cli-no-such-command", [("command", self.command.join(" "))]);
            page = page.find_subcommand(name).ok_or_else(unknown)?;
        }
        clap_mangen::Man::new(page.clone()).render(console.out)?;
        Ok(Status::Done)
    }
}
