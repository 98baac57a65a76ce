//! The sample tenant.

use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::console::Console;
use super::global::{Global, need_terminal};
use super::outcome::{Failure, Status};
use super::{Start, import, place};
use crate::store::StoreError;

/// What `demo` takes.
#[derive(Debug, Args)]
pub struct Demo {
    /// Only make it, and print its file
    #[arg(long)]
    no_ui: bool,
}

#[derive(Serialize)]
struct Made<'p> {
    db: &'p str,
}

impl Demo {
    pub fn run(&self, global: &Global, console: &mut Console) -> Result<Start, Failure> {
        if !self.no_ui {
            need_terminal()?;
        }
        let path = match &global.db {
            Some(path) if path.exists() => {
                return Err(Failure::usage("cli-demo-exists", [("file", path.display().to_string())]));
            }
            Some(path) => path.clone(),
            None => {
                let path = place::demo()?;
                import::remove(&path);
                path
            }
        };
        make(&path)?;
        if !self.no_ui {
            return global.ui(path).map(Start::Ui);
        }
        let db = &path.display().to_string();
        if console.json { console.value(&Made { db }) } else { writeln!(console.out, "{db}") }?;
        Ok(Start::Done(Status::Done))
    }
}

/// Makes the sample tenant in a new file.
pub fn make(path: &Path) -> Result<(), StoreError> {
    import::into_new(path, "Contoso", |store| store.fill_with_sample().map(drop))
}
