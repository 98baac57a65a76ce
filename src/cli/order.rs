//! Whom a change is for, how it is carried out, and carrying it out.

use std::collections::HashSet;
use std::path::PathBuf;

use clap::Args;

use super::console::Console;
use super::global::Global;
use super::outcome::{Failure, Outcome};
use super::report::Report;
use super::user_list;
use crate::domain::batch::Batch;
use crate::domain::change::Action;
use crate::domain::ids::UserKey;
use crate::domain::job::Job;
use crate::domain::refusal::Refusal;
use crate::store::{Access, Store};

/// Whom a change is for.
#[derive(Debug, Args)]
#[group(multiple = true)]
pub struct Who {
    /// The users
    #[arg(long = "user", value_name = "USER", num_args = 1..)]
    users: Vec<String>,
    /// A file with a user a line, or a CSV with a column "User principal name"; - for stdin
    #[arg(long, value_name = "FILE")]
    users_from: Option<PathBuf>,
}

/// How a change is carried out.
#[derive(Clone, Debug, Default, Args)]
pub struct How {
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Leave out the users who are refused, instead of refusing their batch
    #[arg(long)]
    skip_refused: bool,
    /// Refuse more than 20 users, instead of working them off in batches of 20
    #[arg(long)]
    single_batch: bool,
}

impl Who {
    /// The users named, on the line and in the file.
    pub fn names(&self) -> Result<Vec<String>, Failure> {
        self.names_and(&[])
    }

    /// The same, with users who were named without an option.
    pub fn names_and(&self, others: &[String]) -> Result<Vec<String>, Failure> {
        let mut names = [others, &self.users].concat();
        if let Some(file) = &self.users_from {
            names.extend(user_list::read(file)?);
        }
        if names.is_empty() { Err(Failure::usage("cli-no-users", [])) } else { Ok(names) }
    }
}

impl How {
    /// For one user.
    pub fn alone(dry_run: bool) -> Self {
        Self { dry_run, ..Self::default() }
    }
}

/// Carries an action out on the users of those names, or says what it would do.
pub fn carry_out(
    action: impl FnOnce(&Store) -> Result<Action, Failure>,
    names: &[String],
    how: &How,
    global: &Global,
    console: &mut Console,
) -> Outcome {
    let (mut store, by) = global.open(if how.dry_run { Access::ReadOnly } else { Access::ReadWrite })?;
    let action = match action(&store) {
        Err(Failure::Refused(refusals)) => return Report::refused(refusals, how.dry_run).show(console),
        action => action?,
    };
    let (users, unknown) = match action.addition() {
        Some(addition) => (addition.keys().collect(), Vec::new()),
        None => find(&store, names)?,
    };
    let count = users.len() + unknown.len();
    if how.single_batch && count > Batch::MAX {
        return Report::refused(vec![Refusal::BatchTooLarge { count }], how.dry_run).show(console);
    }
    let lasting = !action.is_reprocess();
    let job = Job { action, users, skip_refused: how.skip_refused };
    let job = store.with_holders(&job)?.into_owned();
    // A list of new users that is half wrong is put right first, not half added.
    let whole = job.action.addition().is_some() && !how.skip_refused && !how.dry_run;
    let stopped = !unknown.is_empty() && !how.skip_refused || whole && !store.forecast(&by, &job)?.refusals.is_empty();
    let mut written = None;
    let report = if how.dry_run || stopped {
        let mut forecast = store.forecast(&by, &job)?;
        forecast.refusals.retain(|refusal| unknown.is_empty() || *refusal != Refusal::NothingToChange);
        Report::foretold(&store, &job, forecast)?
    } else {
        let mut progress = console.progress();
        let result = store.run(&by, &job, |at| {
            progress.tell(at, at.done, "cli-progress-users");
            true
        })?;
        drop(progress);
        written = result.id;
        Report::done(&store, job.action.addition(), result)?
    };
    let report = report.with(unknown);
    let status = if stopped { report.stopped(how.dry_run) } else { report }.show(console)?;
    if let Some(job) = written.filter(|_| lasting && !console.json) {
        console.say("cli-change-undo", [("job", job.to_string().into())]);
    }
    Ok(status)
}

/// The users of those names, each once, and a refusal for every name that is nobody's.
fn find(store: &Store, names: &[String]) -> Result<(Vec<UserKey>, Vec<Refusal>), Failure> {
    let (mut users, mut unknown, mut seen, mut read) = (Vec::new(), Vec::new(), HashSet::new(), HashSet::new());
    for name in names.iter().filter(|name| read.insert(name.as_str())) {
        match store.find_user(name)? {
            Some(key) if seen.insert(key) => users.push(key),
            Some(_) => {}
            None => unknown.push(Refusal::UnknownUser { name: name.clone() }),
        }
    }
    Ok((users, unknown))
}
