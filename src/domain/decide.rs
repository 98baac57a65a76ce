//! The one gate: a change becomes writable only by passing every rule.

use std::collections::HashMap;

use super::change::{Action, Change};
use super::facts::Facts;
use super::ids::{SkuId, UserKey};
use super::refusal::Refusal;
use super::rules;
use super::state::{Delta, UserState};
use super::subject::{Alteration, State, Subject};
use super::user::User;

/// What the change would make of one user.
#[derive(Clone, Debug)]
pub struct Outcome<'f> {
    /// The user as they are.
    pub user: &'f User,
    /// What a change can write, as it is.
    pub before: UserState,
    /// The same, as it would be.
    pub after: UserState,
}

impl Outcome<'_> {
    /// The direct licenses that the user would newly have; one only wanted until now is new (DOMAIN R81).
    pub fn gained(&self) -> impl Iterator<Item = SkuId> {
        let given = |state: &UserState, sku| state.licenses.get(sku).is_some_and(|held| !held.error);
        self.after.licenses.keys().filter(move |sku| given(&self.after, sku) && !given(&self.before, sku)).copied()
    }
}

/// What the change would make of something that is no user.
#[derive(Clone, Debug)]
pub struct Altered<'f> {
    /// What it is.
    pub subject: Subject,
    /// As it is.
    pub before: &'f State,
    /// As it would be.
    pub after: State,
}

/// A change under judgment: who would be in which state.
#[derive(Clone, Debug)]
pub struct Proposal<'f> {
    /// What is asked.
    pub action: &'f Action,
    /// The users asked for, in order, whether they exist or not.
    pub users: Vec<UserKey>,
    /// The users not refused so far, in order.
    pub outcomes: Vec<Outcome<'f>>,
    /// The rest of what it is about, as far as it is there.
    pub others: Vec<Altered<'f>>,
}

/// What the rules say of a change.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Why not, in the order of the rules (DOMAIN R119). Empty: it may be made.
    pub refusals: Vec<Refusal>,
    /// What would be written, for the users that no rule refused. Those who would not change are not in it.
    pub deltas: Vec<(UserKey, Delta)>,
    /// What would be written besides users.
    pub others: Vec<(Subject, Alteration)>,
}

/// A change that every rule let pass. Only [`decide`] makes one, and only an `Approved` can be written.
#[derive(Debug)]
pub struct Approved {
    action: Action,
    deltas: Vec<(UserKey, Delta)>,
    others: Vec<(Subject, Alteration)>,
}

impl Approved {
    /// What was asked.
    #[must_use]
    pub const fn action(&self) -> &Action {
        &self.action
    }

    /// What to write, for the users it alters.
    #[must_use]
    pub fn deltas(&self) -> &[(UserKey, Delta)] {
        &self.deltas
    }

    /// What to write besides.
    #[must_use]
    pub fn others(&self) -> &[(Subject, Alteration)] {
        &self.others
    }
}

/// What a job was found to do to each of its users, so that a batch need not be judged anew when nobody changed anything
/// since.
#[derive(Debug, Default)]
pub struct Judged {
    action: Option<Action>,
    /// What is done to somebody: to most of a job the same.
    deltas: Vec<Delta>,
    /// The place of what is done to them; who was approved is out of it.
    users: HashMap<UserKey, u8>,
}

impl Judged {
    /// For a job that does this, if what it does to one user depends on no other.
    #[must_use]
    pub fn new(action: &Action) -> Self {
        Self { action: action.is_to_each().then(|| action.clone()), ..Self::default() }
    }

    /// Judges some of its users, and remembers what would be done to those whom no rule refused.
    #[must_use]
    pub fn judge(&mut self, change: &Change, facts: &Facts) -> Verdict {
        let verdict = judge(change, facts);
        let wanted = self.action.as_ref() == Some(&change.action);
        for (user, delta) in verdict.deltas.iter().filter(|_| wanted) {
            let place = self.deltas.iter().rposition(|other| other == delta).unwrap_or_else(|| {
                self.deltas.push(delta.clone());
                self.deltas.len() - 1
            });
            match u8::try_from(place) {
                Ok(place) if place < VARIETY => drop(self.users.insert(*user, place)),
                // Too various to be worth the memory.
                _ => *self = Self::default(),
            }
        }
        verdict
    }

    /// Approves a change whose users were all judged; None: they were not, or it is another one. Its seats are to be
    /// looked at before, for they may have gone to others.
    #[must_use]
    pub fn approve(&mut self, change: &Change) -> Option<Approved> {
        let users = change.users.users();
        if self.action.as_ref() != Some(&change.action) || !users.iter().all(|user| self.users.contains_key(user)) {
            return None;
        }
        let places = users.iter().filter_map(|user| Some((*user, self.users.remove(user)?)));
        let deltas = places.map(|(user, place)| (user, self.deltas[usize::from(place)].clone())).collect();
        Some(Approved { action: change.action.clone(), deltas, others: Vec::new() })
    }
}

/// So many different things done to the users of one job are kept.
const VARIETY: u8 = 64;

/// Asks every rule.
///
/// # Errors
/// All refusals, in the order of the rules; a user refused by one rule is not judged by the next.
pub fn decide(change: Change, facts: &Facts) -> Result<Approved, Vec<Refusal>> {
    let Verdict { refusals, deltas, others } = judge(&change, facts);
    if refusals.is_empty() { Ok(Approved { action: change.action, deltas, others }) } else { Err(refusals) }
}

/// Asks every rule, and tells what could be done without the users refused.
#[must_use]
pub fn judge(change: &Change, facts: &Facts) -> Verdict {
    let mut proposal = propose(&change.action, change.users.users(), facts);
    let mut refusals = Vec::new();
    for rule in rules::ALL {
        let said = rule(&proposal, facts);
        let out: Vec<_> = said.iter().flat_map(Refusal::leave_out).collect();
        let whole = said.iter().any(|refusal| refusal.leave_out().is_empty());
        refusals.extend(said);
        if whole {
            return Verdict { refusals, deltas: Vec::new(), others: Vec::new() };
        }
        proposal.outcomes.retain(|outcome| !out.contains(&outcome.user.key));
    }
    let deltas: Vec<_> = proposal
        .outcomes
        .iter()
        .map(|outcome| (outcome.user.key, Delta::between(&outcome.before, &outcome.after)))
        .filter(|(_, delta)| !delta.is_empty())
        .collect();
    let others: Vec<_> = proposal
        .others
        .iter()
        .filter_map(|other| Some((other.subject, Alteration::between(other.before, &other.after)?)))
        .filter(|(_, alteration)| !alteration.is_empty() || change.action.names_subjects())
        .collect();
    if deltas.is_empty() && others.is_empty() && refusals.is_empty() {
        refusals.push(Refusal::NothingToChange);
    }
    Verdict { refusals, deltas, others }
}

fn propose<'f>(action: &'f Action, users: &[UserKey], facts: &'f Facts) -> Proposal<'f> {
    let outcomes = users
        .iter()
        .filter_map(|key| facts.users.get(key))
        .map(|user| {
            let before = UserState::of(user);
            // An undo that no longer fits is refused by its own rule; until then nothing changes.
            let after = action.applied(user.key, &before, facts.now).unwrap_or_else(|| before.clone());
            Outcome { user, before, after }
        })
        .collect();
    let others = action
        .subjects()
        .into_iter()
        .filter_map(|subject| facts.others.get(&subject).map(|before| (subject, before)))
        .map(|(subject, before)| {
            let after = action.altered(subject, before).unwrap_or_else(|| before.clone());
            Altered { subject, before, after }
        })
        .collect();
    Proposal { action, users: users.to_vec(), outcomes, others }
}
