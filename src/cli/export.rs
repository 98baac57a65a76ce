//! The tenant in the form of others.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde::Serialize;

use super::console::Console;
use super::global::Global;
use super::outcome::{Failure, Outcome, Status};
use crate::domain::text::clean;
use crate::store::Progress;
use crate::store::export::graph;

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
}

#[derive(Serialize)]
struct Exported<'p> {
    folder: &'p str,
    files: [&'static str; 6],
    objects: usize,
}

impl Export {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let Self::Graph { folder, overwrite } = self;
        let store = global.read()?;
        if !overwrite {
            free(folder)?;
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
}

/// Nothing is replaced that was not meant to be.
fn free(folder: &Path) -> Result<(), Failure> {
    let taken = graph::FILES.iter().map(|name| folder.join(name)).find(|path| path.symlink_metadata().is_ok());
    taken.map_or(Ok(()), |path| Err(Failure::usage("cli-export-exists", [("file", path.display().to_string())])))
}
