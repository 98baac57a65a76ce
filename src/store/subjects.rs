//! What changes are about besides users: loading it, writing it, its lines in the journal.

use std::collections::BTreeMap;

use rusqlite::{Row, params};

use super::facts::Known;
use super::{Store, StoreError, first};
use crate::domain::change::{Action, Change};
use crate::domain::decide::{Approved, judge};
use crate::domain::facts::Facts;
use crate::domain::ids::{AllotmentKey, BatchId, GroupKey, SubscriptionKey};
use crate::domain::job::{Forecast, Job};
use crate::domain::role::Principal;
use crate::domain::subject::{Alteration, State, Subject, SubjectRef};
use crate::domain::text::clean;

impl Store {
    /// Loads what the action is about besides users; what does not exist is left out.
    pub(super) fn load_subjects(&self, action: &Action, facts: &mut Facts) -> Result<(), StoreError> {
        for subject in action.subjects() {
            let state = match subject {
                Subject::Group(key) => self.group_state(key, action)?.map(State::Group),
                Subject::Subscription(key) => self.subscription_state(key)?.map(State::Subscription),
                Subject::Allotment(key) => self.allotment_state(key)?.map(State::Allotment),
            };
            facts.others.extend(state.map(|state| (subject, state)));
        }
        if facts.others.keys().any(|subject| matches!(subject, Subject::Group(_))) {
            self.group_facts(action, facts)?;
        }
        if facts.others.keys().any(|subject| matches!(subject, Subject::Allotment(_))) {
            self.allotment_facts(action, facts)?;
        }
        Ok(())
    }

    /// Writes what was approved besides users, and journals it.
    pub(super) fn write_subjects(&self, batch: i64, approved: &Approved) -> Result<Vec<Subject>, StoreError> {
        let mut line = self.db.prepare_cached(
            "INSERT INTO batch_subject (batch, position, kind, subject, delta) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        let mut written = Vec::new();
        for (position, (subject, alteration)) in approved.others().iter().enumerate() {
            let subject = match (subject, alteration) {
                (Subject::Group(key), Alteration::Group(delta)) => Subject::Group(self.write_group(*key, delta)?),
                (Subject::Subscription(key), Alteration::Subscription(delta)) => {
                    self.write_subscription(*key, delta)?;
                    *subject
                }
                (Subject::Allotment(key), Alteration::Allotment(delta)) => {
                    Subject::Allotment(self.write_allotment(*key, delta)?)
                }
                // A state is altered to another of its kind (`Alteration::between`).
                _ => continue,
            };
            let (kind, number) = column(subject);
            let delta =
                serde_json::to_string(alteration).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
            line.execute(params![batch, i64::try_from(position).unwrap_or(i64::MAX), kind, number, delta])?;
            written.push(subject);
        }
        Ok(written)
    }

    /// What a batch altered besides users.
    pub(super) fn alterations(&self, batch: BatchId) -> Result<BTreeMap<Subject, Alteration>, StoreError> {
        let sql = "SELECT kind, subject, delta FROM batch_subject WHERE batch = ?1 ORDER BY position";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([batch.0])?;
        let mut alterations = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let text: String = row.get(2)?;
            let alteration =
                serde_json::from_str(&text).map_err(|_| StoreError::Value { what: "a journal entry", found: text })?;
            alterations.insert(read_subject(row)?, alteration);
        }
        Ok(alterations)
    }

    /// The names of what was altered; one that is still to be made has none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn subject_refs<'s>(
        &self,
        subjects: impl IntoIterator<Item = &'s Subject>,
    ) -> Result<Vec<SubjectRef>, StoreError> {
        let named = |subject: &Subject| {
            let (sql, number) = match subject {
                Subject::Group(key) => ("SELECT display_name FROM user_group WHERE key = ?1", key.0),
                Subject::Subscription(key) => (
                    "SELECT display_name FROM product WHERE key = (SELECT product FROM subscription WHERE key = ?1)",
                    key.0,
                ),
                Subject::Allotment(key) => ("SELECT display_name FROM allotment WHERE key = ?1", key.0),
            };
            let name = first::<String>(&self.db, sql, number)?.unwrap_or_default();
            Ok(SubjectRef { subject: *subject, name: clean(&name).into_owned() })
        };
        subjects.into_iter().map(named).collect()
    }

    /// What a job would do that is not about users: one change, all or nothing.
    pub(super) fn forecast_subjects(&self, by: &Principal, job: &Job) -> Result<Forecast, StoreError> {
        let change = Change::of(job.action.clone());
        let verdict = judge(&change, &self.facts(by, &change, &mut Known::default())?);
        let others: Vec<_> = verdict.others.into_iter().map(|(subject, _)| subject).collect();
        let needs = match &job.action {
            Action::Groups(action) => self.group_needs(action)?,
            Action::Allotments(action) => self.allotment_needs(action)?,
            _ => Vec::new(),
        };
        Ok(Forecast { others, needs, refusals: verdict.refusals, ..Forecast::default() })
    }
}

/// How the journal's table names a subject.
const fn column(subject: Subject) -> (&'static str, i64) {
    match subject {
        Subject::Group(key) => ("group", key.0),
        Subject::Subscription(key) => ("subscription", key.0),
        Subject::Allotment(key) => ("allotment", key.0),
    }
}

fn read_subject(row: &Row) -> Result<Subject, StoreError> {
    match row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)? {
        "group" => Ok(Subject::Group(GroupKey(row.get(1)?))),
        "subscription" => Ok(Subject::Subscription(SubscriptionKey(row.get(1)?))),
        "allotment" => Ok(Subject::Allotment(AllotmentKey(row.get(1)?))),
        other => Err(StoreError::Value { what: "the subject of a journal entry", found: clean(other).into_owned() }),
    }
}
