//! What the rules ask of allotments, and writing what a change makes of one.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};

use crate::domain::allotment::{AllotmentDelta, Terms};
use crate::domain::change::{Action, AllotmentAction};
use crate::domain::facts::Facts;
use crate::domain::ids::{AllotmentKey, GroupKey, ObjectId, UserKey};
use crate::domain::job::Need;
use crate::domain::product::Product;
use crate::domain::subject::{Alteration, State};
use crate::store::groups::{ABOUT, read_about};
use crate::store::{Store, StoreError, first};

impl Store {
    /// What else the rules ask.
    pub(in crate::store) fn allotment_facts(&self, action: &Action, facts: &mut Facts) -> Result<(), StoreError> {
        facts.groups.licensing = self.products()?.iter().any(Product::permits_group_licensing);
        let named: BTreeSet<GroupKey> = match action {
            Action::Allotments(AllotmentAction::Create { groups, .. }) => groups.clone(),
            Action::Allotments(AllotmentAction::Groups { add, .. }) => add.clone(),
            _ => BTreeSet::new(),
        };
        let held = facts.others.values().filter_map(|state| match state {
            State::Allotment(allotment) => Some(allotment.groups.iter().copied()),
            _ => None,
        });
        let back = match action {
            Action::Undo { others, .. } => others.values().filter_map(|alteration| match alteration {
                Alteration::Allotment(delta) => delta.groups.as_ref().map(|step| step.before.clone()),
                _ => None,
            }),
            _ => return self.named_groups(named.into_iter().chain(held.flatten()).collect(), facts),
        };
        self.named_groups(back.flatten().chain(held.flatten()).collect(), facts)
    }

    fn named_groups(&self, groups: BTreeSet<GroupKey>, facts: &mut Facts) -> Result<(), StoreError> {
        let sql = format!("SELECT {ABOUT} FROM user_group WHERE key = ?1 AND deleted_at IS NULL");
        for key in groups {
            let about = self.db.prepare_cached(&sql)?.query_row([key.0], read_about).optional()?;
            facts.allotments.groups.extend(about.map(|about| (key, about)));
        }
        Ok(())
    }

    /// The seats that members newly get, the limit and the seats left being what they are.
    pub(in crate::store) fn allotment_needs(&self, action: &AllotmentAction) -> Result<Vec<Need>, StoreError> {
        let mut needs = Vec::new();
        for key in action.allotments() {
            let Some(state) = self.allotment_state(*key)? else { continue };
            let after = action.applied(&state);
            let Some(terms) = after.terms.as_ref().or(state.terms.as_ref()) else { continue };
            let groups = after.groups.iter().map(|group| group.0).collect::<serde_json::Value>().to_string();
            let members = "SELECT count(*) FROM user WHERE deleted_at IS NULL AND id IN (SELECT member_id FROM
                           group_member WHERE user_group IN (SELECT value FROM json_each(?1)))";
            let members = first::<u32>(&self.db, members, groups)?.unwrap_or_default();
            let held =
                first::<u32>(&self.db, "SELECT consumed FROM allotment WHERE key = ?1", key.0)?.unwrap_or_default();
            let available = self.product(terms.sku)?.map_or(0, |product| product.available());
            let wanted = if after.terms.is_some() { members.min(terms.limit) } else { 0 };
            let (needed, freed) = (wanted.saturating_sub(held), held.saturating_sub(wanted));
            // Who has it already is of interest where somebody gets it.
            let held = if needed > 0 { held } else { 0 };
            if needed > 0 || freed > 0 {
                needs.push(Need { sku: terms.sku, needed, available, held, freed });
            }
        }
        Ok(needs)
    }

    /// Writes what a change makes of an allotment. A deleted one keeps its row, so that it can be given back.
    pub(in crate::store) fn write_allotment(
        &self,
        key: AllotmentKey,
        delta: &AllotmentDelta,
    ) -> Result<AllotmentKey, StoreError> {
        let key = match &delta.terms {
            None => key,
            Some(step) => self.write_terms(key, step.after.as_ref())?,
        };
        if let Some(step) = &delta.owners {
            self.db.prepare_cached("DELETE FROM allotment_owner WHERE allotment = ?1")?.execute([key.0])?;
            for UserKey(owner) in &step.after {
                let sql = "INSERT INTO allotment_owner (allotment, user) VALUES (?1, ?2)";
                self.db.prepare_cached(sql)?.execute(params![key.0, owner])?;
            }
        }
        if let Some(step) = &delta.groups {
            self.db.prepare_cached("DELETE FROM allotment_group WHERE allotment = ?1")?.execute([key.0])?;
            for GroupKey(group) in &step.after {
                let sql = "INSERT INTO allotment_group (allotment, user_group) VALUES (?1, ?2)";
                self.db.prepare_cached(sql)?.execute(params![key.0, group])?;
            }
        }
        Ok(key)
    }

    fn write_terms(&self, key: AllotmentKey, terms: Option<&Terms>) -> Result<AllotmentKey, StoreError> {
        let Some(terms) = terms else {
            let sql = "UPDATE allotment SET deleted_at = ?2 WHERE key = ?1";
            self.db.prepare_cached(sql)?.execute(params![key.0, (self.now)().to_string()])?;
            return Ok(key);
        };
        self.send_back(key, terms.limit)?;
        let sql = "INSERT INTO allotment (key, id, display_name, product, allotted, disabled)
                   VALUES (nullif(?1, 0), ?2, ?3, (SELECT key FROM product WHERE sku_id = ?4), ?5, ?6)
                   ON CONFLICT (key) DO UPDATE SET allotted = ?5, disabled = ?6, deleted_at = NULL RETURNING key";
        let id = ObjectId(uuid::Uuid::new_v4()).to_string();
        let off = self.plan_keys(&terms.off)?;
        let values = params![key.0, id, terms.name, terms.sku.to_string(), terms.limit, off];
        Ok(self.db.prepare_cached(sql)?.query_row(values, |row| row.get(0).map(AllotmentKey))?)
    }
}
