//! The sample tenant, or a generated one.

use std::ops::ControlFlow::{Break, Continue};
use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::console::Console;
use super::global::{Global, need_terminal};
use super::outcome::{Failure, Status};
use super::tenant::clouds;
use super::{Next, import, place};
use crate::domain::cloud::Cloud;
use crate::store::{Access, Progress, Store, StoreError};

/// Ten times the largest tenant seatdeck is measured with.
const MOST: i64 = 10_000_000;

/// What `demo` takes.
#[derive(Debug, Args)]
pub struct Demo {
    /// Only make it, and print its file
    #[arg(long)]
    no_ui: bool,
    /// Instead of the sample, a generated tenant of so many users
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=MOST))]
    users: Option<u32>,
    /// Which one of that size: the same number makes the same tenant
    #[arg(long, value_name = "S", requires = "users", default_value_t = 1)]
    seed: u64,
    /// In which cloud it is: the screens follow it
    #[arg(long, default_value = Cloud::Worldwide.id(), value_parser = clouds())]
    cloud: Cloud,
}

#[derive(Serialize)]
struct Made<'p> {
    db: &'p str,
}

impl Demo {
    pub fn run(&self, global: &Global, console: &mut Console) -> Result<Next, Failure> {
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
        match self.users {
            None => make(&path)?,
            Some(users) => generate(&path, users, self.seed, console)?,
        }
        if self.cloud != Cloud::Worldwide {
            put_into(&path, self.cloud)?;
        }
        if !self.no_ui {
            return global.ui(path).map(Continue);
        }
        let db = &path.display().to_string();
        if console.json { console.value(&Made { db }) } else { writeln!(console.out, "{db}") }?;
        Ok(Break(Status::Done))
    }
}

/// Makes the sample tenant in a new file.
pub fn make(path: &Path) -> Result<(), StoreError> {
    import::into_new(path, "Contoso", |store| store.fill_with_sample().map(drop))
}

fn put_into(path: &Path, cloud: Cloud) -> Result<(), Failure> {
    let mut store = Store::open(path, Access::ReadWrite)?;
    let (owner, name) = (store.owner()?, store.tenant()?.name);
    store.describe(&owner, &name, cloud).map_err(Failure::from)
}

fn generate(path: &Path, users: u32, seed: u64, console: &mut Console) -> Result<(), StoreError> {
    let mut progress = console.progress();
    let total = users as usize;
    let mut tell = |done: u32| {
        let done = done as usize;
        progress.tell(Progress { done, total }, done, "cli-progress-users");
    };
    import::into_new(path, "Contoso", |store| store.fill_with_generated(users, seed, &mut tell))
}
