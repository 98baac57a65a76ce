//! The one door: every change is judged and written here, in one transaction, with its journal entry.

use std::collections::{BTreeSet, HashSet};

use rusqlite::{Transaction, TransactionBehavior, params};

use super::facts::Known;
use super::{SaveError, Store, StoreError};
use crate::domain::change::{Action, Change};
use crate::domain::decide::{Approved, decide};
use crate::domain::ids::{BatchId, JobId, ServicePlanId, UserKey};
use crate::domain::refusal::Refusal;
use crate::domain::role::Principal;
use crate::domain::state::{Delta, Held};
use crate::domain::subject::{Alteration, Subject};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The journal entry.
    pub batch: BatchId,
    /// The job it is part of.
    pub job: JobId,
    /// The users it changed, in order.
    pub users: Vec<UserKey>,
    /// What else it changed.
    pub others: Vec<Subject>,
    /// How many members' licenses followed from that.
    pub members: usize,
}

impl Store {
    /// Judges a change and, if every rule lets it pass, writes and journals it: all or nothing.
    ///
    /// # Errors
    /// [`SaveError::Refused`] with every reason, or [`SaveError::Broken`].
    pub fn save(&mut self, by: &Principal, change: Change) -> Result<Saved, SaveError> {
        self.save_in(by, change, None)
    }

    /// The same, as one more batch of a job.
    pub(super) fn save_in(&mut self, by: &Principal, change: Change, job: Option<JobId>) -> Result<Saved, SaveError> {
        self.unscoped(|store| store.save_whole(by, change, job))
    }

    fn save_whole(&self, by: &Principal, change: Change, job: Option<JobId>) -> Result<Saved, SaveError> {
        if by.read_only || self.read_only()? {
            return Err(SaveError::Refused(vec![Refusal::ReadOnly]));
        }
        let at = (self.now)().to_string();
        // IMMEDIATE: nobody can change the facts between the judgment and the writing.
        let transaction = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        let by = &self.as_of_now(by)?;
        let reprocess = change.action.is_reprocess();
        // A change of a purchase is the one that alters what is known of a product.
        let remembered = change.action.controls().is_none() && !matches!(change.action, Action::Subscriptions(_));
        let mut known = self.known()?;
        let decided = if let Some(approved) = self.foreseen(&change, &mut known)? {
            Ok(approved)
        } else {
            let mut facts = self.facts(by, &change, &mut known)?;
            self.count_seats(&mut facts, &known)?;
            let decided = decide(change, &facts);
            known.keep(facts);
            decided
        };
        let saved = match decided {
            Ok(approved) => Ok(self.write(&by.name, &at, &approved, job, &known)?),
            Err(refusals) => Err(SaveError::Refused(refusals)),
        };
        if remembered {
            self.keep_known(known)?;
        }
        let saved = saved?;
        if reprocess && saved.members == 0 {
            return Err(SaveError::Refused(vec![Refusal::NothingToChange]));
        }
        transaction.commit()?;
        Ok(saved)
    }

    /// With the rights that they have at this moment: a role may have been taken from them since they signed in.
    fn as_of_now(&self, by: &Principal) -> Result<Principal, StoreError> {
        let Some(user) = by.user else { return Ok(by.clone()) };
        let now = self.principal_of(user)?.unwrap_or_else(|| Principal {
            roles: BTreeSet::new(),
            owns: BTreeSet::new(),
            ..by.clone()
        });
        Ok(Principal { read_only: by.read_only, ..now })
    }

    fn write(
        &self,
        by: &str,
        at: &str,
        approved: &Approved,
        job: Option<JobId>,
        known: &Known,
    ) -> Result<Saved, StoreError> {
        let undoes = match approved.action() {
            Action::Undo { batch, .. } => Some(batch.0),
            _ => None,
        };
        self.db
            .prepare_cached("INSERT INTO batch (job, at, by, verb, undoes) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![job.map_or(0, |job| job.0), at, by, approved.action().verb(), undoes])?;
        let batch = self.db.last_insert_rowid();
        if job.is_none() {
            self.db.prepare_cached("UPDATE batch SET job = id WHERE id = ?1")?.execute([batch])?;
        }
        let job = job.unwrap_or(JobId(batch));
        // What is undone gets the undoing batch's number; if that was an undoing too, what it had undone stands again.
        let sql = "WITH RECURSIVE chain (id, by, depth) AS (
                SELECT undoes, id, 0 FROM batch WHERE id = ?1
                UNION ALL SELECT b.undoes, b.id, depth + 1 FROM chain JOIN batch b ON b.id = chain.id AND b.undoes < b.id)
             UPDATE batch SET undone_by = CASE depth % 2 WHEN 0 THEN chain.by END
             FROM chain WHERE batch.id = chain.id";
        if undoes.is_some() {
            self.db.prepare_cached(sql)?.execute([batch])?;
        }
        let mut line =
            self.db.prepare_cached("INSERT INTO batch_user (batch, position, user, delta) VALUES (?1, ?2, ?3, ?4)")?;
        let (mut users, mut moved) = (Vec::new(), Vec::new());
        for (position, (user, delta)) in approved.deltas().iter().enumerate() {
            let user = match (approved.action(), &delta.presence) {
                (Action::Add(addition), _) => self.add_user(addition, *user)?,
                (_, Some(step)) => self.write_presence(*user, step.after, at)?,
                _ => *user,
            };
            self.write_user(user, delta, known)?;
            users.push(user);
            moved.extend(delta.presence.is_some().then_some(user));
            let delta = serde_json::to_string(delta).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
            line.execute(params![batch, i64::try_from(position).unwrap_or(i64::MAX), user.0, delta])?;
        }
        self.follow_users(&moved)?;
        let devices = if approved.others().is_empty() { HashSet::new() } else { self.device_rows()? };
        let others = self.write_subjects(batch, approved)?;
        let members =
            self.follow(batch, approved, &users, &others)? + self.devices_follow(&devices, approved, &others)?;
        let told = |(_, alteration): &&(_, Alteration)| !alteration.is_empty() || approved.action().is_reprocess();
        let others = approved.others().iter().zip(others).filter(|(line, _)| told(line)).map(|(_, it)| it).collect();
        Ok(Saved { batch: BatchId(batch), job, users, others, members })
    }

    fn write_user(&self, user: UserKey, delta: &Delta, known: &Known) -> Result<(), StoreError> {
        if let Some(step) = &delta.location {
            self.db
                .prepare_cached("UPDATE user SET location = ?2 WHERE key = ?1")?
                .execute(params![user.0, step.after.map(String::from)])?;
        }
        if let Some(step) = &delta.roles {
            self.db.prepare_cached("DELETE FROM user_role WHERE user = ?1")?.execute([user.0])?;
            for role in &step.after {
                self.db
                    .prepare_cached("INSERT INTO user_role (user, role) VALUES (?1, ?2)")?
                    .execute(params![user.0, role.id()])?;
            }
        }
        // Removals first, so that no moment has more licenses than the end.
        for (sku, _) in delta.licenses.iter().filter(|(_, step)| step.after.is_none()) {
            self.db
                .prepare_cached("DELETE FROM license WHERE user = ?1 AND product = ?2 AND via = 0")?
                .execute(params![user.0, known.key(*sku)?])?;
        }
        for (sku, step) in &delta.licenses {
            if let Some(held) = &step.after {
                self.write_license(user, known.key(*sku)?, held)?;
            }
        }
        Ok(())
    }

    fn write_license(&self, user: UserKey, product: i64, held: &Held) -> Result<(), StoreError> {
        let disabled = self.plan_keys(&held.disabled)?;
        self.db
            .prepare_cached(
                "INSERT INTO license (user, product, via, disabled, state)
                 VALUES (?1, ?2, 0, ?3, ?4)
                 ON CONFLICT DO UPDATE SET disabled = excluded.disabled, state = excluded.state,
                    error = CASE excluded.state WHEN 'Error' THEN error END",
            )?
            .execute(params![user.0, product, disabled, if held.error { "Error" } else { "Active" }])?;
        Ok(())
    }

    /// Ids of service plans as the file keeps them: a JSON array of keys, ascending.
    pub(super) fn plan_keys(&self, ids: &BTreeSet<ServicePlanId>) -> Result<String, StoreError> {
        if ids.is_empty() {
            return Ok("[]".to_owned());
        }
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let sql = "SELECT json_group_array(key) FROM (SELECT key FROM service_plan
                   WHERE plan_id IN (SELECT value FROM json_each(?1)) ORDER BY key)";
        let ids = serde_json::Value::from(ids).to_string();
        Ok(self.db.prepare_cached(sql)?.query_row([ids], |row| row.get(0))?)
    }
}
