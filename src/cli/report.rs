//! What became of a change, as JSON or as a table with the refusals in sentences.

use std::collections::HashSet;
use std::io;

use serde::Serialize;

use super::console::Console;
use super::outcome::{Outcome, Status};
use super::table::Align;
use crate::domain::batch::Batch;
use crate::domain::change::Addition;
use crate::domain::ids::{BatchId, UserKey};
use crate::domain::job::{BatchResult, Forecast, Job, JobResult};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::store::{Store, StoreError};
use crate::wording::Words;

/// A change carried out, or one that was only tried.
#[derive(Debug)]
pub struct Report {
    batches: Vec<Line>,
    refusals: Vec<Refusal>,
    unchanged: usize,
    dry_run: bool,
}

/// One batch.
#[derive(Debug, Serialize)]
struct Line {
    id: Option<BatchId>,
    /// User principal names.
    users: Vec<String>,
    /// Names of what it changed besides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<String>,
    /// How many members' licenses followed from that.
    #[serde(skip_serializing_if = "is_zero")]
    members: usize,
    /// It was written, or in a dry run would be.
    done: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Json<'r> {
    batches: &'r [Line],
    changed: usize,
    refused: Vec<JsonRefusal<'r>>,
    dry_run: bool,
}

#[derive(Serialize)]
struct JsonRefusal<'r> {
    code: &'static str,
    user: Option<&'r str>,
    group: Option<&'r str>,
    product: Option<&'r str>,
    services: Vec<&'r str>,
    message: String,
    fix: String,
}

impl Report {
    /// Nothing was begun.
    pub const fn refused(refusals: Vec<Refusal>, dry_run: bool) -> Self {
        Self { batches: Vec::new(), refusals, unchanged: 0, dry_run }
    }

    /// What a job did; of users who were to be made it says the names.
    pub fn done(store: &Store, addition: Option<&Addition>, result: JobResult) -> Result<Self, StoreError> {
        let line = |batch: &BatchResult| {
            let users = upns(store, addition, &batch.users)?;
            Ok(Line {
                id: batch.id,
                users,
                others: names(store, &batch.others)?,
                members: batch.members,
                done: batch.id.is_some(),
            })
        };
        let batches = result.batches.iter().map(line).collect::<Result<_, StoreError>>()?;
        Ok(Self { batches, refusals: result.refusals, unchanged: result.unchanged, dry_run: false })
    }

    /// What a job would do, batch by batch as [`Store::run`] works it off.
    pub fn foretold(store: &Store, job: &Job, forecast: Forecast) -> Result<Self, StoreError> {
        let short = forecast.refusals.iter().any(|refusal| matches!(refusal, Refusal::NoSeats { .. }));
        let nothing = forecast.refuses_all().is_some() || (short && !job.skip_refused);
        let out: HashSet<UserKey> = forecast.leave_out().into_iter().collect();
        let changing: HashSet<UserKey> = forecast.changing.iter().copied().collect();
        let tried = |key: &UserKey| nothing || changing.contains(key) || (!job.skip_refused && out.contains(key));
        let line = |batch: Batch| {
            let done = !nothing && !batch.users().iter().any(|key| out.contains(key));
            Ok(Line {
                id: None,
                users: upns(store, job.action.addition(), batch.users())?,
                others: Vec::new(),
                members: 0,
                done,
            })
        };
        let batches = Batch::split(job.users.iter().copied().filter(tried));
        let mut batches = batches.into_iter().map(line).collect::<Result<Vec<_>, StoreError>>()?;
        if !forecast.others.is_empty() {
            let others = names(store, &forecast.others)?;
            batches.push(Line { id: None, users: Vec::new(), others, members: 0, done: !nothing });
        }
        Ok(Self { batches, refusals: forecast.refusals, unchanged: forecast.unchanged, dry_run: true })
    }

    /// The same with refusals that came before the rules were asked.
    pub fn with(mut self, refusals: Vec<Refusal>) -> Self {
        self.refusals.splice(0..0, refusals);
        self
    }

    /// The same, with no batch begun.
    pub fn stopped(mut self, dry_run: bool) -> Self {
        self.batches.iter_mut().for_each(|batch| batch.done = false);
        Self { dry_run, ..self }
    }

    fn changed(&self) -> usize {
        self.batches.iter().filter(|batch| batch.done).map(|batch| batch.users.len() + batch.others.len()).sum()
    }

    fn status(&self) -> Status {
        match (self.changed(), self.refusals.len()) {
            (_, 0) => Status::Done,
            (0, _) => Status::Refused,
            _ => Status::Partly,
        }
    }

    /// Writes it down. Once a change is made, a closed stdout is no reason to tell of anything else.
    pub fn show(&self, console: &mut Console) -> Outcome {
        match if console.json { self.json(console) } else { self.text(console) } {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(self.status()),
        }
    }

    fn json(&self, console: &mut Console) -> io::Result<()> {
        let refused = self.refusals.iter().map(|refusal| JsonRefusal::new(refusal, &console.words)).collect();
        let json = Json { batches: &self.batches, changed: self.changed(), refused, dry_run: self.dry_run };
        console.value(&json)
    }

    fn text(&self, console: &mut Console) -> io::Result<()> {
        for refusal in &self.refusals {
            let words = &console.words;
            let args = [("problem", words.problem(refusal).into()), ("fix", words.remedy(refusal).into())];
            match JsonRefusal::name(refusal) {
                Some(user) => console.say("cli-refused-user", args.into_iter().chain([("user", user.into())])),
                None => console.say("cli-refused", args),
            }
        }
        let rows = self.batches.iter().flat_map(|batch| self.rows(batch, &console.words)).collect::<Vec<_>>();
        if !rows.is_empty() {
            // Groups, purchases and allotments have no user names.
            let users = self.batches.iter().all(|batch| batch.others.is_empty());
            let whom = if users { "cli-username" } else { "cli-name" };
            let columns = [("cli-change-batch", Align::Right), (whom, Align::Left), ("cli-change-result", Align::Left)];
            console.table(&columns, &rows)?;
        }
        let batches = self.batches.iter().filter(|batch| batch.done).count();
        let args =
            [("users", self.changed().into()), ("batches", batches.into()), ("unchanged", self.unchanged.into())];
        if self.batches.iter().any(|batch| batch.done && !batch.others.is_empty()) {
            let members = self.batches.iter().map(|batch| batch.members).sum::<usize>();
            let args = [("count", self.changed().into()), ("members", members.into())];
            console.say(if self.dry_run { "cli-others-foretold" } else { "toast-others" }, args);
            return Ok(());
        }
        match (self.dry_run, self.changed()) {
            (true, _) => console.say("cli-change-foretold", args),
            (false, 0) => console.say("cli-change-nothing", []),
            (false, _) => console.say("cli-change-done", args),
        }
        Ok(())
    }

    fn rows<'r>(&self, batch: &'r Line, words: &Words) -> impl Iterator<Item = Vec<String>> + use<'r> {
        let result = words.say(match (batch.done, self.dry_run) {
            (true, true) => "cli-change-would",
            (true, false) => "cli-change-changed",
            (false, _) => "cli-change-not",
        });
        let id = batch.id.map(|id| id.to_string()).unwrap_or_default();
        batch.users.iter().chain(&batch.others).map(move |user| vec![id.clone(), user.clone(), result.clone()])
    }
}

impl<'r> JsonRefusal<'r> {
    fn new(refusal: &'r Refusal, words: &Words) -> Self {
        let services = refusal.services().into_iter();
        Self {
            code: refusal.code(),
            user: Self::name(refusal),
            group: refusal.group().map(|group| &*group.name),
            product: refusal.product().map(|product| known(&product.part_number, &product.name)),
            services: services.map(|service| known(&service.part_number, &service.name)).collect(),
            message: words.problem(refusal),
            fix: words.remedy(refusal),
        }
    }

    /// The user principal name, or what stood in its place.
    fn name(refusal: &Refusal) -> Option<&str> {
        match refusal {
            Refusal::UnknownUser { name } | Refusal::UnknownMember { name } => Some(name),
            refusal => refusal.user().map(|user| user.upn.as_str()),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

fn known<'r>(part_number: &'r str, name: &'r str) -> &'r str {
    if part_number.is_empty() { name } else { part_number }
}

fn names(store: &Store, subjects: &[Subject]) -> Result<Vec<String>, StoreError> {
    Ok(store.subject_refs(subjects)?.into_iter().map(|subject| subject.name).collect())
}

fn upns(store: &Store, addition: Option<&Addition>, keys: &[UserKey]) -> Result<Vec<String>, StoreError> {
    let mut upns = Vec::new();
    for key in keys {
        upns.extend(match addition.and_then(|addition| addition.person(*key)) {
            Some(person) => Some(person.upn.clone()),
            None => store.user(*key)?.map(|user| user.upn),
        });
    }
    Ok(upns)
}
