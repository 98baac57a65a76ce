//! The tenant in the form of others.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Serialize;

use super::console::Console;
use super::global::Global;
use super::json;
use super::outcome::{Failure, Outcome, Status};
use super::users::Which;
use crate::domain::ids::BatchId;
use crate::domain::query::UserQuery;
use crate::domain::text::clean;
use crate::domain::users_file::Whom;
use crate::store::export::changes::{Changes, Failed, Since};
use crate::store::export::csv::Written as Rows;
use crate::store::export::graph;
use crate::store::export::powershell::Script;
use crate::store::export::requests::Requests;
use crate::store::{Progress, Store};

/// What can be exported.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Microsoft Graph's JSON, as 'seatdeck import graph' reads it
    ///
    /// Writes users.json, subscribedSkus.json, subscriptions.json, groups.json, devices.json and directoryRoles.json.
    /// Graph has no word for the history of changes and for the tenant's own name: they stay behind.
    Graph {
        /// The folder to write into; made if there is none
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
        /// Replace files of these names
        #[arg(long)]
        overwrite: bool,
    },
    /// Users, as the CSV of the admin center's Export users
    ///
    /// It has all of its columns, and 'seatdeck import users' takes it in again. What seatdeck does not know stays empty.
    Csv(Box<Csv>),
    /// The changes of the history as a script for Microsoft Graph PowerShell
    ///
    /// What was taken back is left out.
    Powershell {
        #[command(flatten)]
        from: From,
    },
    /// The changes of the history as bodies for Graph's $batch, of at most 20 requests each
    ///
    /// A JSON array, a body a line. Send the bodies in order, each when the one before is answered. What was taken back is
    /// left out.
    Requests {
        #[command(flatten)]
        from: From,
    },
}

/// Which users go where.
#[derive(Debug, Args)]
pub struct Csv {
    /// The file to write; only its owner can read it
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    #[command(flatten)]
    which: Which,
    /// Replace a file of this name
    #[arg(long)]
    overwrite: bool,
}

/// Which changes are told.
#[derive(Debug, Args)]
pub struct From {
    /// From this batch of 'seatdeck history' on, or what came after the newest import
    #[arg(long, value_name = "BATCH|import", default_value = "import")]
    since: String,
}

impl From {
    fn since(&self, store: &Store) -> Result<Since, Failure> {
        if self.since == "import" {
            return Ok(Since::Import);
        }
        let batch = self.since.parse().ok().map(BatchId);
        let known = batch.map(|batch| store.batch(batch)).transpose()?.flatten();
        let none = || Failure::usage("cli-no-such-batch", [("batch", self.since.clone())]);
        known.map(|entry| Since::Batch(entry.id)).ok_or_else(none)
    }
}

#[derive(Serialize)]
struct Written<'p> {
    file: &'p str,
    users: usize,
}

#[derive(Serialize)]
struct Exported<'p> {
    folder: &'p str,
    files: [&'static str; 6],
    objects: usize,
}

impl Export {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let store = global.read_whole()?;
        match self {
            Self::Graph { folder, overwrite } => graph(&store, folder, *overwrite, console),
            Self::Csv(wanted) => {
                let query = wanted.which.query(&store)?;
                csv(&store, query, &wanted.file, wanted.overwrite, console)
            }
            Self::Powershell { from } => powershell(&store, from.since(&store)?, console),
            Self::Requests { from } => requests(&store, from.since(&store)?, console),
        }
    }
}

fn graph(store: &Store, folder: &Path, overwrite: bool, console: &mut Console) -> Outcome {
    if !overwrite {
        free(graph::FILES.iter().map(|name| folder.join(name)))?;
    }
    let mut progress = console.progress();
    let mut tell = |at: Progress| progress.tell(at, at.done, "cli-export-progress");
    let objects = store.export_graph(folder, &mut tell)?;
    drop(progress);
    let folder = &*clean(&folder.display().to_string()).into_owned();
    if console.json {
        console.value(&Exported { folder, files: graph::FILES, objects })?;
    } else {
        let args = [("objects", objects.into()), ("folder", folder.into())];
        let sentence = console.words.tell("cli-export-done", args);
        writeln!(console.out, "{sentence}")?;
    }
    Ok(Status::Done)
}

fn csv(store: &Store, query: UserQuery, file: &Path, overwrite: bool, console: &mut Console) -> Outcome {
    if !overwrite {
        free([file.to_owned()])?;
    }
    let mut progress = console.progress();
    let mut tell = |done: usize, total: usize| {
        progress.tell(Progress { done, total }, done, "cli-progress-users");
        true
    };
    let written = store.export_users(&Whom::Found(query), file, overwrite, &mut tell)?;
    drop(progress);
    let Rows::Whole(users) = written else { return Ok(Status::Done) };
    let file = &*clean(&file.display().to_string()).into_owned();
    if console.json {
        console.value(&Written { file, users })?;
    } else {
        let sentence = console.words.tell("export-done", [("count", users.into()), ("file", file.into())]);
        writeln!(console.out, "{sentence}")?;
    }
    Ok(Status::Done)
}

fn powershell(store: &Store, since: Since, console: &mut Console) -> Outcome {
    write!(console.out, "{}", Script::head(store.tenant()?.cloud))?;
    let (mut script, mut told) = (Script::default(), Told::default());
    store.changes(since, |changes| {
        told.count(&changes);
        console.out.write_all(script.lines(&changes).as_bytes())
    })?;
    told.say(0, console);
    Ok(Status::Done)
}

fn requests(store: &Store, since: Since, console: &mut Console) -> Outcome {
    let (mut requests, mut told) = (Requests::new(store.tenant()?.cloud), Told::default());
    let mut before = "[";
    store.changes(since, |changes| {
        told.count(&changes);
        for body in requests.bodies(&changes) {
            write!(console.out, "{before}\n  ")?;
            json::write_inline(console.out, &body)?;
            before = ",";
        }
        Ok(())
    })?;
    writeln!(console.out, "{}", if before == "[" { "[]" } else { "\n]" })?;
    told.say(requests.left_out, console);
    Ok(Status::Done)
}

/// How much was told.
#[derive(Default)]
struct Told {
    batches: usize,
    calls: usize,
    unsaid: usize,
}

impl Told {
    fn count(&mut self, changes: &Changes) {
        self.batches += 1;
        self.calls += changes.calls.len();
        self.unsaid += changes.unsaid;
    }

    fn say(&self, left_out: usize, console: &mut Console) {
        console
            .say("cli-export-changes", [("batches", self.batches.into()), ("calls", (self.calls - left_out).into())]);
        if left_out > 0 {
            console.say("cli-export-left-out", [("calls", left_out.into())]);
        }
        if self.unsaid > 0 {
            console.say("cli-export-unsaid", [("count", self.unsaid.into())]);
        }
    }
}

impl std::convert::From<Failed> for Failure {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Store(error) => error.into(),
            Failed::Output(error) => error.into(),
        }
    }
}

/// Nothing is replaced that was not meant to be.
fn free(files: impl IntoIterator<Item = PathBuf>) -> Result<(), Failure> {
    let taken = files.into_iter().find(|path| path.symlink_metadata().is_ok());
    taken.map_or(Ok(()), |path| Err(Failure::usage("cli-export-exists", [("file", path.display().to_string())])))
}
