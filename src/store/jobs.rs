//! Any number of users: judged as a whole before, written batch by batch.

use std::collections::{BTreeSet, HashSet};

use super::facts::Known;
use super::{SaveError, Store, StoreError};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, Change};
use crate::domain::decide::{Judged, Verdict, judge};
use crate::domain::facts::Facts;
use crate::domain::ids::{BatchId, SkuId, UserKey};
use crate::domain::job::{BatchResult, Forecast, Job, JobResult, Need};
use crate::domain::product::Product;
use crate::domain::refusal::Refusal;
use crate::domain::role::Principal;
use crate::domain::state::{Delta, Held, UserState};
use crate::domain::user::{Presence, User};

/// In KiB.
const PAGE_CACHE: i64 = 32 * 1024;

/// How far long work is: a job in users, an import in bytes, an export in objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So many are behind.
    pub done: usize,
    /// So many there are in all, as far as that is known.
    pub total: usize,
}

impl Store {
    /// What a job would do and what the rules have against it, without writing.
    ///
    /// The batches are judged in order, each as if those before it had been written, so that seats are
    /// counted over the whole job.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn forecast(&self, by: &Principal, job: &Job) -> Result<Forecast, StoreError> {
        self.unscoped(|store| store.forecast_whole(by, job, &mut Judged::default(), &mut Known::default()))
    }

    fn forecast_whole(
        &self,
        by: &Principal,
        job: &Job,
        judged: &mut Judged,
        known: &mut Known,
    ) -> Result<Forecast, StoreError> {
        if !job.action.concerns_users() {
            return self.forecast_subjects(by, job);
        }
        // All as it is at this moment, and SQLite need not lock and look at the log for each of many small questions.
        let _moment = self.db.unchecked_transaction()?;
        let mut forecast = Forecast::default();
        for closing in self.closings(&job.action)? {
            let end = self.forecast_subjects(by, &closing)?;
            forecast.others.extend(end.others);
            if !end.refusals.is_empty() {
                forecast.refusals = end.refusals;
                return Ok(forecast);
            }
        }
        let job = &self.with_holders(job)?;
        let mut shortages: Vec<Refusal> = Vec::new();
        let mut asked = 0;
        for users in Batch::split(job.users.iter().copied()) {
            asked += users.users().len();
            let change = Change { action: job.action.clone(), users };
            let mut facts = self.facts(by, &change, known)?;
            count_holders(&job.action, &facts, &mut forecast.needs);
            let mut whole = false;
            let Verdict { refusals, deltas, .. } = judged.judge(&change, &facts);
            for refusal in refusals {
                match refusal {
                    Refusal::NothingToChange => {}
                    Refusal::NoSeats { .. } => merge(&mut shortages, refusal),
                    refusal => {
                        whole |= refusal.leave_out().is_empty();
                        forecast.refusals.push(refusal);
                    }
                }
            }
            if whole {
                return Ok(forecast);
            }
            for (key, delta) in deltas {
                take_seats(&mut facts, key, &delta, &mut forecast.needs);
                forecast.changing.push(key);
            }
            known.keep(facts);
        }
        for shortage in &mut shortages {
            let Refusal::NoSeats { product, needed, available, over } = shortage else { continue };
            let Some(need) = forecast.needs.iter_mut().find(|need| need.sku == product.sku) else { continue };
            need.needed += u32::try_from(over.len()).unwrap_or(u32::MAX);
            (*needed, *available) = (need.needed, need.available);
        }
        forecast.refusals.append(&mut shortages);
        let left_out = forecast.leave_out().into_iter().collect::<HashSet<_>>().len();
        forecast.unchanged = asked - forecast.changing.len() - left_out;
        if forecast.changing.is_empty() && forecast.others.is_empty() && forecast.refusals.is_empty() {
            forecast.refusals.push(Refusal::NothingToChange);
        }
        Ok(forecast)
    }

    /// Works a job off in batches of at most 20, each all or nothing, in order. Nothing is begun when the
    /// seats do not suffice for the whole (PRODUCT section 5). `go_on` is told of each batch and may stop the job.
    ///
    /// # Errors
    /// When the file breaks; what was done until then stands in the journal.
    pub fn run(
        &mut self,
        by: &Principal,
        job: &Job,
        mut go_on: impl FnMut(Progress) -> bool,
    ) -> Result<JobResult, StoreError> {
        self.at_length(PAGE_CACHE, |store| store.work_off(by, job, &mut go_on))
    }

    fn work_off(
        &mut self,
        by: &Principal,
        job: &Job,
        go_on: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<JobResult, StoreError> {
        let (stamp, mut judged, mut known) = (self.stamp()?, Judged::new(&job.action), Known::default());
        let forecast = self.unscoped(|store| store.forecast_whole(by, job, &mut judged, &mut known))?;
        let (closings, job) = (self.closings(&job.action)?, &*self.with_holders(job)?);
        let mut result = JobResult { unchanged: forecast.unchanged, ..JobResult::default() };
        let short = forecast.refusals.iter().any(|refusal| matches!(refusal, Refusal::NoSeats { .. }));
        if forecast.refuses_all().is_some() || (short && !job.skip_refused) {
            result.batches = refused(&batches(&job.action, job.users.iter().copied()));
            result.refusals = forecast.refusals;
            return Ok(result);
        }
        let users: Vec<UserKey> = if job.skip_refused {
            result.refusals = forecast.refusals;
            forecast.changing
        } else {
            // A refused user refuses their batch; those for whom nothing changes take no place in one.
            let out = forecast.leave_out();
            let wanted: HashSet<_> = forecast.changing.into_iter().chain(out).collect();
            job.users.iter().copied().filter(|key| wanted.contains(key)).collect()
        };
        let batches = batches(&job.action, users);
        self.foresee(judged, known, stamp);
        let total = batches.iter().map(|batch| batch.users().len()).sum();
        let mut done = 0;
        for (n, batch) in batches.iter().enumerate() {
            self.run_batch(by, job, batch, &mut result)?;
            done += batch.users().len();
            if !go_on(Progress { done, total }) && n + 1 < batches.len() {
                result.canceled = true;
                break;
            }
        }
        self.forget_judged();
        // Whoever was left behind still needs what they hold.
        for closing in closings {
            if !result.canceled && result.refusals.is_empty() {
                self.run_batch(by, &closing, &Batch::none(), &mut result)?;
            }
        }
        Ok(result)
    }

    fn run_batch(
        &mut self,
        by: &Principal,
        job: &Job,
        batch: &Batch,
        result: &mut JobResult,
    ) -> Result<(), StoreError> {
        let mut users = batch.clone();
        loop {
            let change = Change { action: job.action.clone(), users: users.clone() };
            match self.save_in(by, change, result.id) {
                Ok(saved) => {
                    result.id = Some(saved.job);
                    result.batches.push(BatchResult {
                        id: Some(saved.batch),
                        users: saved.users,
                        others: saved.others,
                        members: saved.members,
                    });
                    return Ok(());
                }
                Err(SaveError::Broken(error)) => return Err(error),
                Err(SaveError::Refused(refusals)) => {
                    let out: Vec<_> = refusals.iter().flat_map(Refusal::leave_out).collect();
                    let left: Vec<_> = users.users().iter().copied().filter(|key| !out.contains(key)).collect();
                    result.refusals.extend(refusals);
                    if !job.skip_refused || out.is_empty() || left.is_empty() {
                        result.batches.extend(refused(std::slice::from_ref(&users)));
                        return Ok(());
                    }
                    // Somebody changed something since the forecast: go on without those it hit.
                    users = Batch::new(left).unwrap_or(users);
                }
            }
        }
    }

    /// Takes batches back, newest first, each as a batch of its own. The first that is refused ends it:
    /// those before it are taken back.
    ///
    /// # Errors
    /// When the file breaks; what was done until then stands in the journal.
    pub fn undo(&mut self, by: &Principal, batches: &[BatchId]) -> Result<JobResult, StoreError> {
        self.undo_while(by, batches, |_| true)
    }

    /// The same; `go_on` is told of each batch and may stop it.
    ///
    /// # Errors
    /// When the file breaks; what was done until then stands in the journal.
    pub fn undo_while(
        &mut self,
        by: &Principal,
        batches: &[BatchId],
        mut go_on: impl FnMut(Progress) -> bool,
    ) -> Result<JobResult, StoreError> {
        self.at_length(PAGE_CACHE, |store| store.take_back(by, batches, &mut go_on))
    }

    fn take_back(
        &mut self,
        by: &Principal,
        batches: &[BatchId],
        go_on: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<JobResult, StoreError> {
        let (mut done, total) = (0, self.lines(batches)?);
        let mut batches = batches.to_vec();
        batches.sort_unstable_by(|a, b| b.cmp(a));
        batches.dedup();
        let mut result = JobResult::default();
        let mut left = batches.into_iter();
        while let Some(batch) = left.next() {
            let Change { action, users } = self.undoing(batch)?;
            let job = Job { users: users.users().to_vec(), action, skip_refused: false };
            self.run_batch(by, &job, &users, &mut result)?;
            if !result.refusals.is_empty() {
                break;
            }
            done += result.batches.last().map_or(0, |batch| batch.users.len() + batch.others.len());
            if !go_on(Progress { done, total }) && left.len() > 0 {
                result.canceled = true;
                break;
            }
        }
        Ok(result)
    }

    /// What taking a batch back would do, and what the rules have against it, without writing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn forecast_undo(&self, by: &Principal, batch: BatchId) -> Result<Forecast, StoreError> {
        let change = self.undoing(batch)?;
        let facts = self.unscoped(|store| store.facts(by, &change, &mut Known::default()))?;
        let verdict = judge(&change, &facts);
        Ok(Forecast {
            changing: verdict.deltas.into_iter().map(|(user, _)| user).collect(),
            others: verdict.others.into_iter().map(|(subject, _)| subject).collect(),
            refusals: verdict.refusals,
            ..Forecast::default()
        })
    }

    /// The change that takes a batch back.
    fn undoing(&self, batch: BatchId) -> Result<Change, StoreError> {
        let (mut deltas, mut others) = (self.deltas(batch)?, self.alterations(batch)?);
        let users = Batch::new(deltas.keys().copied())
            .map_err(|_| StoreError::Value { what: "a batch", found: format!("{} users", deltas.len()) })?;
        if self.is_undone(batch)? {
            // Nothing of it stands any more. What looks the same now is the work of somebody else.
            deltas.clear();
            others.clear();
        }
        Ok(Change { action: Action::Undo { batch, deltas, others }, users })
    }
}

/// The users as batches; what is not about users is one batch of nobody.
fn batches(action: &Action, users: impl IntoIterator<Item = UserKey>) -> Vec<Batch> {
    if action.concerns_users() { Batch::split(users) } else { vec![Batch::none()] }
}

fn refused(batches: &[Batch]) -> Vec<BatchResult> {
    let refused =
        |batch: &Batch| BatchResult { id: None, users: batch.users().to_vec(), others: Vec::new(), members: 0 };
    batches.iter().map(refused).collect()
}

/// How many users hold the products of an action already, by any path.
fn count_holders(action: &Action, facts: &Facts, needs: &mut Vec<Need>) {
    let mut seen = HashSet::new();
    for sku in action.grants().iter().map(|grant| grant.sku).filter(|sku| seen.insert(*sku)) {
        let holds = |user: &&User| UserState::of(user).seat(user, sku);
        let held = u32::try_from(facts.users.values().filter(holds).count()).unwrap_or(u32::MAX);
        need(needs, sku, facts.products.get(&sku)).held += held;
    }
}

/// Counts the seats that a user would take or free, for the batches after this one.
fn take_seats(facts: &mut Facts, key: UserKey, delta: &Delta, needs: &mut Vec<Need>) {
    if delta.presence.as_ref().is_some_and(|step| step.after != Presence::Active) {
        // Whoever goes takes no license along, by whatever path (DOMAIN R65).
        let Some(user) = facts.users.get(&key) else { return };
        let state = UserState::of(user);
        let held: BTreeSet<_> = user.licenses.iter().map(|license| license.sku).collect();
        for sku in held.into_iter().filter(|sku| state.seat(user, *sku)) {
            let Some(product) = facts.products.get_mut(&sku) else { continue };
            need(needs, sku, Some(product)).freed += 1;
            product.assigned = product.assigned.saturating_sub(1);
        }
        return;
    }
    for (sku, step) in &delta.licenses {
        let held = |held: &Option<Held>| held.as_ref().is_some_and(|held| !held.error);
        let inherited = facts.users.get(&key).is_some_and(|user| user.inherits_seat(*sku));
        let Some(product) = facts.products.get_mut(sku) else { continue };
        match (held(&step.before), held(&step.after)) {
            (false, true) if !inherited => {
                need(needs, *sku, Some(product)).needed += 1;
                product.assigned += 1;
            }
            (true, false) if !inherited => {
                need(needs, *sku, Some(product)).freed += 1;
                product.assigned = product.assigned.saturating_sub(1);
            }
            _ => {}
        }
    }
}

/// The count for a product; begun with the seats there are before the job.
fn need<'n>(needs: &'n mut Vec<Need>, sku: SkuId, product: Option<&Product>) -> &'n mut Need {
    let place = needs.iter().position(|need| need.sku == sku).unwrap_or_else(|| {
        let available = product.map_or(0, Product::available);
        needs.push(Need { sku, needed: 0, available, held: 0, freed: 0 });
        needs.len() - 1
    });
    &mut needs[place]
}

/// Adds the users of one batch's shortage to the same product's shortage in the batches before.
fn merge(shortages: &mut Vec<Refusal>, shortage: Refusal) {
    if let Refusal::NoSeats { product, over, .. } = &shortage {
        for known in shortages.iter_mut() {
            if let Refusal::NoSeats { product: same, over: all, .. } = known
                && same == product
            {
                all.extend(over.iter().cloned());
                return;
            }
        }
    }
    shortages.push(shortage);
}
