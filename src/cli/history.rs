//! The journal, and taking batches back.

use std::iter;

use clap::Args;
use serde::Serialize;

use super::console::Console;
use super::global::Global;
use super::outcome::{Failure, Outcome, Status};
use super::report::Report;
use super::table::{Align, moment};
use super::{json, names};
use crate::domain::ids::{BatchId, JobId, UserKey};
use crate::domain::journal::Entry;
use crate::domain::refusal::Refusal;
use crate::store::{Access, Entries, Store, StoreError};
use crate::wording::Words;

/// Entries read at once.
const PAGE: usize = 500;

/// What `history` takes.
#[derive(Debug, Args)]
pub struct History {
    /// Only what changed this user
    #[arg(long, value_name = "USER")]
    user: Option<String>,
    /// At most so many, the newest
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// What `undo` takes.
#[derive(Debug, Args)]
pub struct Undo {
    /// The batches to take back, by the numbers of 'seatdeck history' [default: the newest not yet taken back]
    #[arg(value_name = "BATCH")]
    batches: Vec<i64>,
    /// Take back every batch of this job that was not yet
    #[arg(long, value_name = "JOB", conflicts_with = "batches")]
    job: Option<i64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonEntry {
    id: BatchId,
    job: JobId,
    at: String,
    by: String,
    verb: String,
    /// The part number, several with a comma between them.
    product: Option<String>,
    users: Vec<String>,
    /// Names of what else was changed.
    others: Vec<String>,
    undone_by: Option<BatchId>,
}

impl History {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let store = global.read()?;
        let of = self.user.as_ref().map(|user| names::user(&store, user)).transpose()?;
        let entries = entries(&store, of).take(self.limit.unwrap_or(usize::MAX));
        if console.json {
            json::write_list(console.out, entries.map(|entry| entry.map(JsonEntry::from).map_err(Failure::from)))?;
            return Ok(Status::Done);
        }
        let rows = entries.map(|entry| Ok(row(&entry?, &console.words))).collect::<Result<Vec<_>, Failure>>()?;
        let columns = [
            ("cli-change-batch", Align::Right),
            ("cli-history-job", Align::Right),
            ("cli-history-at", Align::Left),
            ("cli-history-by", Align::Left),
            ("cli-history-verb", Align::Left),
            ("cli-product", Align::Left),
            ("cli-history-users", Align::Left),
            ("cli-history-undone-by", Align::Right),
        ];
        console.table(&columns, &rows)?;
        Ok(Status::Done)
    }
}

fn row(entry: &Entry, words: &Words) -> Vec<String> {
    let users = match (&*entry.users, &*entry.others) {
        ([one], []) => one.upn.clone(),
        ([], others) => others.iter().map(|other| &*other.name).collect::<Vec<_>>().join(", "),
        (many, _) => words.tell("cli-history-count", [("users", many.len().into())]),
    };
    let verb = match entry.undoes {
        Some(batch) => words.tell("verb-undo-of", [("batch", batch.0.into())]),
        None => words.say(&format!("verb-{}", entry.verb)),
    };
    vec![
        entry.id.to_string(),
        entry.job.to_string(),
        moment(&entry.at),
        entry.by.clone(),
        verb,
        entry.products.iter().map(|product| product.name.as_str()).collect::<Vec<_>>().join(", "),
        users,
        entry.undone_by.map(|batch| batch.to_string()).unwrap_or_default(),
    ]
}

impl From<Entry> for JsonEntry {
    fn from(entry: Entry) -> Self {
        let parts: Vec<_> = entry.products.into_iter().map(|product| product.part_number).collect();
        Self {
            id: entry.id,
            job: entry.job,
            at: entry.at,
            by: entry.by,
            verb: entry.verb,
            product: (!parts.is_empty()).then(|| parts.join(",")),
            users: entry.users.into_iter().map(|user| user.upn).collect(),
            others: entry.others.into_iter().map(|other| other.name).collect(),
            undone_by: entry.undone_by,
        }
    }
}

/// All entries, newest first, or those of one user. They are read page by page: a large tenant has many.
fn entries(store: &Store, of: Option<UserKey>) -> impl Iterator<Item = Result<Entry, StoreError>> {
    let mut next = Some(of.map_or(Entries::Newest(PAGE), Entries::Of));
    iter::from_fn(move || {
        let page = store.history(next.take()?);
        if let (None, Ok([.., oldest])) = (of, page.as_deref()) {
            next = Some(Entries::Before(oldest.id, PAGE));
        }
        Some(page.map_or_else(|error| vec![Err(error)], |page| page.into_iter().map(Ok).collect()))
    })
    .flatten()
}

impl Undo {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let (mut store, by) = global.open(Access::ReadWrite)?;
        store.sign_in(&by)?;
        let batches = self.batches(&store)?;
        if batches.is_empty() {
            return Report::refused(vec![Refusal::NothingToChange], false).show(console);
        }
        let result = store.undo(&by, &batches)?;
        Report::done(&store, None, result)?.show(console)
    }

    fn batches(&self, store: &Store) -> Result<Vec<BatchId>, Failure> {
        if let Some(job) = self.job {
            let entries = store.history(Entries::Newest(usize::MAX))?;
            let of_job = entries.into_iter().filter(|entry| entry.job == JobId(job) && entry.undone_by.is_none());
            return Ok(of_job.map(|entry| entry.id).collect());
        }
        if self.batches.is_empty() {
            return Ok(store.last_batch()?.into_iter().collect());
        }
        let known = |batch: &i64| match store.batch(BatchId(*batch))? {
            Some(entry) => Ok(entry.id),
            None => Err(Failure::usage("cli-no-such-batch", [("batch", batch.to_string())])),
        };
        self.batches.iter().map(known).collect()
    }
}
