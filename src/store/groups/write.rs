//! What the rules ask of groups, and writing what a change makes of one.

use std::collections::BTreeSet;

use rusqlite::params;

use crate::domain::change::{Action, GroupAction};
use crate::domain::facts::Facts;
use crate::domain::group::{About, GroupDelta, GroupState};
use crate::domain::ids::{GroupKey, ObjectId, ServicePlanId, SkuId};
use crate::domain::job::Need;
use crate::domain::product::Product;
use crate::domain::subject::{Alteration, Subject};
use crate::store::users::guid;
use crate::store::{Store, StoreError};

impl Store {
    /// A group as far as the action is about it; None: there never was one.
    pub(in crate::store) fn group_state(
        &self,
        key: GroupKey,
        action: &Action,
    ) -> Result<Option<GroupState>, StoreError> {
        if key == GroupKey::NEW {
            return Ok(Some(GroupState::default()));
        }
        let Some(state) = self.found_group(key)? else { return Ok(None) };
        let wanted = match action {
            Action::Groups(action) => action.members(),
            Action::Undo { others, .. } => match others.get(&Subject::Group(key)) {
                Some(Alteration::Group(delta)) => delta.members().collect(),
                _ => BTreeSet::new(),
            },
            _ => BTreeSet::new(),
        };
        let mut members = BTreeSet::new();
        let sql = "SELECT 1 FROM group_member WHERE user_group = ?1 AND member_id = ?2";
        for member in wanted {
            if self.db.prepare_cached(sql)?.exists(params![key.0, member.to_string()])? {
                members.insert(member);
            }
        }
        let (licenses, devices) = (self.group_licenses(key)?, self.device_grant(key)?);
        Ok(Some(GroupState { licenses, devices, members, ..state }))
    }

    /// What else the rules ask.
    pub(in crate::store) fn group_facts(&self, action: &Action, facts: &mut Facts) -> Result<(), StoreError> {
        if !action.grants().is_empty() {
            facts.groups.licensing = self.products()?.iter().any(Product::permits_group_licensing);
        }
        if !action.device_grants().is_empty() {
            facts.groups.holders = self.device_holders()?;
        }
        let given: Vec<_> = (action.device_grants().iter().map(|grant| grant.sku))
            .chain(action.grants().iter().map(|grant| grant.sku))
            .collect();
        for subject in action.subjects() {
            if let (Subject::Group(group), Some(sku)) = (subject, given.first()) {
                facts.groups.inside.insert(group, self.inside(group, *sku)?);
            }
        }
        let joining: Vec<(GroupKey, BTreeSet<ObjectId>)> = match action {
            Action::Groups(GroupAction::AddMembers { group, members }) => vec![(*group, members.clone())],
            Action::Undo { others, .. } => others
                .iter()
                .filter_map(|(subject, alteration)| match (subject, alteration) {
                    (Subject::Group(group), Alteration::Group(delta)) => Some((*group, delta.left.clone())),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        for (group, members) in &joining {
            facts.groups.circles.extend(self.circles(*group, members)?);
        }
        if let Action::Groups(GroupAction::Delete(groups)) = action {
            for key in groups.keys() {
                facts.groups.allotted.insert(*key, self.allotted_to(*key)?);
            }
        }
        let sql = "SELECT 1 FROM user WHERE id = ?1 AND deleted_at IS NULL UNION SELECT 1 FROM device WHERE id = ?1
                   UNION SELECT 1 FROM user_group WHERE id = ?1 AND deleted_at IS NULL";
        for member in joining.into_iter().flat_map(|(_, members)| members) {
            if !self.db.prepare_cached(sql)?.exists([member.to_string()])? {
                facts.groups.strangers.push(member);
            }
        }
        Ok(())
    }

    /// The products of the allotments that are for this group.
    fn allotted_to(&self, key: GroupKey) -> Result<Vec<SkuId>, StoreError> {
        let sql = "SELECT p.sku_id FROM allotment_group ag JOIN allotment a ON a.key = ag.allotment
                     JOIN product p ON p.key = a.product
                   WHERE ag.user_group = ?1 AND a.deleted_at IS NULL";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([key.0])?;
        let mut skus = Vec::new();
        while let Some(row) = rows.next()? {
            skus.push(SkuId(guid(row, 0)?));
        }
        Ok(skus)
    }

    /// The seats that the members newly need: too few of them is no refusal, but leaves members without (R98).
    pub(in crate::store) fn group_needs(&self, action: &GroupAction) -> Result<Vec<Need>, StoreError> {
        let mut needs = Vec::new();
        for grant in action.grants() {
            let (needed, held) = self.seats_needed(action.groups(), grant.sku)?;
            let available = self.product(grant.sku)?.map_or(0, |product| product.available());
            needs.push(Need { sku: grant.sku, needed, available, held, freed: 0 });
        }
        needs.extend(self.device_needs(action)?);
        Ok(needs)
    }

    /// The seats that devices newly need, or give up.
    fn device_needs(&self, action: &GroupAction) -> Result<Option<Need>, StoreError> {
        let (sku, group) = match action {
            GroupAction::AssignDevices { group, grant } => (grant.sku, *group),
            GroupAction::UnassignDevices { group, sku } => (*sku, *group),
            _ => return Ok(None),
        };
        let inside = self.inside(group, sku)?;
        let available = self.product(sku)?.map_or(0, |product| product.available());
        Ok(Some(if matches!(action, GroupAction::AssignDevices { .. }) {
            let needed = inside.devices.saturating_sub(inside.seated);
            Need { sku, needed, available, held: inside.seated, freed: 0 }
        } else {
            // A device that is in another licensed group as well keeps its seat.
            let has = self.device_licenses(group)?.filter(|has| has.grant.sku == sku);
            let freed = has.map_or(0, |has| has.licensed.saturating_sub(inside.seated));
            Need { sku, needed: 0, available, held: 0, freed }
        }))
    }

    /// Writes what a change makes of a group. A deleted one keeps its row, so that it can be given back.
    pub(in crate::store) fn write_group(&self, key: GroupKey, delta: &GroupDelta) -> Result<GroupKey, StoreError> {
        let key = match &delta.about {
            None => key,
            Some(step) => self.write_about(key, step.after.as_ref())?,
        };
        for (sku, step) in &delta.licenses {
            self.write_group_license(key, *sku, step.after.as_ref())?;
        }
        if let Some(step) = &delta.devices {
            self.write_device_grant(key, step.after)?;
        }
        self.write_members(key, &delta.joined, &delta.left)?;
        Ok(key)
    }

    fn write_about(&self, key: GroupKey, about: Option<&About>) -> Result<GroupKey, StoreError> {
        let Some(about) = about else {
            let sql = "UPDATE user_group SET deleted_at = ?2 WHERE key = ?1";
            self.db.prepare_cached(sql)?.execute(params![key.0, (self.now)().to_string()])?;
            return Ok(key);
        };
        let sql = "INSERT INTO user_group (key, id, display_name, security_enabled, mail_enabled, unified, processed)
                   VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, 1)
                   ON CONFLICT (key) DO UPDATE SET display_name = ?3, deleted_at = NULL RETURNING key";
        let id = ObjectId(uuid::Uuid::new_v4()).to_string();
        let (security, mail) = (about.security_enabled, about.mail_enabled);
        Ok(self
            .db
            .prepare_cached(sql)?
            .query_row(params![key.0, id, about.name, security, mail, about.unified], |row| row.get(0).map(GroupKey))?)
    }

    fn write_group_license(
        &self,
        key: GroupKey,
        sku: SkuId,
        disabled: Option<&BTreeSet<ServicePlanId>>,
    ) -> Result<(), StoreError> {
        let product = "(SELECT key FROM product WHERE sku_id = ?2)";
        match disabled {
            None => {
                let sql = format!("DELETE FROM group_license WHERE user_group = ?1 AND product = {product}");
                self.db.prepare_cached(&sql)?.execute(params![key.0, sku.to_string()])?;
            }
            Some(disabled) => {
                let sql = format!(
                    "INSERT INTO group_license (user_group, product, disabled) VALUES (?1, {product}, ?3)
                     ON CONFLICT DO UPDATE SET disabled = ?3"
                );
                let disabled = self.plan_keys(disabled)?;
                self.db.prepare_cached(&sql)?.execute(params![key.0, sku.to_string(), disabled])?;
            }
        }
        Ok(())
    }

    fn write_members(
        &self,
        key: GroupKey,
        joined: &BTreeSet<ObjectId>,
        left: &BTreeSet<ObjectId>,
    ) -> Result<(), StoreError> {
        for member in joined {
            let sql = "INSERT INTO group_member (user_group, member_id) VALUES (?1, ?2)";
            self.db.prepare_cached(sql)?.execute(params![key.0, member.to_string()])?;
        }
        for member in left {
            let sql = "DELETE FROM group_member WHERE user_group = ?1 AND member_id = ?2";
            self.db.prepare_cached(sql)?.execute(params![key.0, member.to_string()])?;
        }
        Ok(())
    }
}
