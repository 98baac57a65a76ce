//! **Reprocess**: brings what members have from a group in line with what the group gives (DOMAIN R95 to R101).
//!
//! It is part of the transaction of the change that asks for it, whatever the number of members: another program
//! never sees a group whose members have not got what it gives. Reading goes on meanwhile in other connections.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rusqlite::params;

use super::{Store, StoreError, first};
use crate::domain::change::{Action, GroupAction};
use crate::domain::decide::Approved;
use crate::domain::facts::Facts;
use crate::domain::ids::{GroupKey, ObjectId, ServicePlanId, SkuId, UserKey};
use crate::domain::inherit::{Giver, Inherited, Violation, settle};
use crate::domain::role::Principal;
use crate::domain::subject::{Alteration, Subject};
use crate::domain::user::{License, User};

/// Whose licenses are looked at.
enum Whom {
    /// Every member, and whoever still has something from the group.
    All,
    /// These, members or not.
    These(Vec<UserKey>),
}

impl Store {
    /// Lets the members follow what was written of their groups. Tells how many it reached.
    pub(super) fn follow(
        &self,
        batch: i64,
        approved: &Approved,
        users: &[UserKey],
        written: &[Subject],
    ) -> Result<usize, StoreError> {
        let mut reached = self.follow_groups(approved, written)?;
        reached.extend(self.line_up(users, written, &reached)?);
        let sql = "INSERT INTO batch_member (batch, user) VALUES (?1, ?2)";
        for user in &reached {
            self.db.prepare_cached(sql)?.execute(params![batch, user.0])?;
        }
        Ok(reached.len())
    }

    fn follow_groups(&self, approved: &Approved, written: &[Subject]) -> Result<BTreeSet<UserKey>, StoreError> {
        let mut reached = BTreeSet::new();
        for ((_, alteration), subject) in approved.others().iter().zip(written) {
            let (Alteration::Group(delta), Subject::Group(group)) = (alteration, *subject) else { continue };
            let whom = match approved.action() {
                Action::Groups(GroupAction::Reprocess { members: Some(members), .. }) => {
                    Whom::These(members.keys().to_vec())
                }
                Action::Groups(GroupAction::Reprocess { members: None, .. }) => Whom::All,
                _ if !delta.licenses.is_empty() => Whom::All,
                _ => Whom::These(self.keys_of(delta.members())?),
            };
            reached.extend(self.reprocess(group, &whom)?);
        }
        Ok(reached)
    }

    /// The same for devices, compared with what they had `before`.
    pub(super) fn devices_follow(
        &self,
        before: &HashSet<(i64, i64, bool)>,
        approved: &Approved,
        written: &[Subject],
    ) -> Result<usize, StoreError> {
        if written.is_empty() {
            return Ok(0);
        }
        let group = |subject: &Subject| match subject {
            Subject::Group(group) => Some(*group),
            _ => None,
        };
        let groups: Vec<_> = written.iter().filter_map(group).collect();
        // Seats that were bought are for devices that wait for one.
        let skus: Vec<_> = approved.others().iter().flat_map(|(_, alteration)| alteration.skus()).collect();
        self.follow_devices(&groups, &skus)?;
        let after = self.device_rows()?;
        let reached: HashSet<_> = before.symmetric_difference(&after).map(|(device, ..)| device).collect();
        Ok(reached.len())
    }

    /// Lets users who came or went follow what their groups give: whoever is deleted has nothing from them, and whoever
    /// comes back is a member as before.
    pub(super) fn follow_users(&self, users: &[UserKey]) -> Result<(), StoreError> {
        let sql = "SELECT user_group FROM group_member m JOIN user_group g ON g.key = m.user_group
                   WHERE member_id = (SELECT id FROM user WHERE key = ?1) AND g.deleted_at IS NULL
                   UNION SELECT via FROM license WHERE user = ?1 AND via > 0";
        for user in users {
            let mut statement = self.db.prepare_cached(sql)?;
            let groups =
                statement.query_map([user.0], |row| row.get(0).map(GroupKey))?.collect::<Result<Vec<_>, _>>()?;
            for group in groups {
                self.reprocess(group, &Whom::These(vec![*user]))?;
            }
        }
        Ok(())
    }

    /// Those among the objects who are users.
    fn keys_of(&self, members: impl Iterator<Item = ObjectId>) -> Result<Vec<UserKey>, StoreError> {
        let key = |id: ObjectId| first::<u32>(&self.db, "SELECT key FROM user WHERE id = ?1", id.to_string());
        Ok(members.filter_map(|id| key(id).transpose()).map(|key| key.map(UserKey)).collect::<Result<_, _>>()?)
    }

    /// The users whose licenses it changed.
    fn reprocess(&self, group: GroupKey, whom: &Whom) -> Result<Vec<UserKey>, StoreError> {
        let gives = self.group_licenses(group)?;
        let nothing = BTreeMap::new();
        let users = match whom {
            Whom::These(users) => users.clone(),
            Whom::All => {
                self.db.prepare_cached("UPDATE user_group SET processed = 1 WHERE key = ?1")?.execute([group.0])?;
                let sql = "SELECT u.key FROM group_member m JOIN user u ON u.id = m.member_id WHERE m.user_group = ?1
                           UNION SELECT user FROM license WHERE via = ?1 AND via <> 0 ORDER BY 1";
                let mut statement = self.db.prepare_cached(sql)?;
                let users = statement.query_map([group.0], |row| row.get(0).map(UserKey))?;
                users.collect::<Result<_, _>>()?
            }
        };
        let located = self.tenant()?.location.is_some();
        let mut facts = Facts::new(Principal::global_admin(""), (self.now)());
        let mut lists = BTreeMap::new();
        let mut changed = Vec::new();
        for key in users {
            let Some(user) = self.user(key)? else { continue };
            let held = user.licenses.iter().map(|license| license.sku);
            self.know(&mut facts, held.chain(gives.keys().copied()))?;
            let wanted = if self.is_member(group, &user)? { &gives } else { &nothing };
            let rows = settle(&user, Giver::Group(group), wanted, &facts, located);
            if self.write_inherited(&user, Giver::Group(group), &rows, &mut facts, &mut lists)? {
                changed.push(key);
            }
        }
        Ok(changed)
    }

    fn is_member(&self, group: GroupKey, user: &User) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM group_member WHERE user_group = ?1 AND member_id = ?2";
        Ok(self.db.prepare_cached(sql)?.exists(params![group.0, user.id.to_string()])?)
    }

    /// Reads the products that are not known yet.
    pub(super) fn know(&self, facts: &mut Facts, skus: impl Iterator<Item = SkuId>) -> Result<(), StoreError> {
        for sku in skus {
            if !facts.products.contains_key(&sku) {
                facts.products.extend(self.product(sku)?.map(|product| (sku, product)));
            }
        }
        Ok(())
    }

    /// Writes what differs, and says whether anything did. What goes makes room before what comes.
    pub(super) fn write_inherited(
        &self,
        user: &User,
        giver: Giver,
        rows: &BTreeMap<SkuId, Inherited>,
        facts: &mut Facts,
        lists: &mut BTreeMap<BTreeSet<ServicePlanId>, String>,
    ) -> Result<bool, StoreError> {
        let via = match giver {
            Giver::Group(key) => key.0,
            Giver::Allotment(key) => -key.0,
        };
        let of_giver = |license: &&License| giver.gave(&license.path);
        let held: BTreeMap<SkuId, &License> =
            user.licenses.iter().filter(of_giver).map(|license| (license.sku, license)).collect();
        let mut changed = false;
        for sku in held.keys().filter(|sku| !rows.contains_key(sku)) {
            let sql = "DELETE FROM license WHERE user = ?1 AND via = ?2
                       AND product = (SELECT key FROM product WHERE sku_id = ?3)";
            self.db.prepare_cached(sql)?.execute(params![user.key.0, via, sku.to_string()])?;
            changed = true;
        }
        for (sku, row) in rows {
            let error = row.error.map(Violation::word);
            let same = |license: &&License| {
                license.disabled == row.disabled && license.state == row.state && license.error.as_deref() == error
            };
            if held.get(sku).is_some_and(same) {
                continue;
            }
            let disabled = match lists.get(&row.disabled) {
                Some(list) => list.clone(),
                None => lists.entry(row.disabled.clone()).or_insert(self.plan_keys(&row.disabled)?).clone(),
            };
            let sql = "INSERT INTO license (user, product, via, disabled, state, error)
                       VALUES (?1, (SELECT key FROM product WHERE sku_id = ?2), ?3, ?4, ?5, ?6)
                       ON CONFLICT DO UPDATE SET disabled = ?4, state = ?5, error = ?6";
            let values = params![user.key.0, sku.to_string(), via, disabled, row.state.word(), error];
            self.db.prepare_cached(sql)?.execute(values)?;
            changed = true;
        }
        // The next member finds the seats as they are now.
        let other = |l: &License| giver.shares(&l.path) && !giver.gave(&l.path) && l.state.holds_seat();
        let elsewhere = |sku: &SkuId| user.licenses.iter().any(|l| l.sku == *sku && other(l));
        for sku in held.keys().chain(rows.keys()).copied().collect::<BTreeSet<_>>() {
            let was = held.get(&sku).is_some_and(|license| license.state.holds_seat());
            let is = rows.get(&sku).is_some_and(|row| row.state.holds_seat());
            if let Some(product) = facts.products.get_mut(&sku)
                && !elsewhere(&sku)
            {
                product.assigned = product.assigned.saturating_add(u32::from(is)).saturating_sub(u32::from(was));
            }
        }
        Ok(changed)
    }

    /// How many members would newly need a seat of a product, over all these groups (R93).
    pub(super) fn seats_needed(&self, groups: &[GroupKey], sku: SkuId) -> Result<(u32, u32), StoreError> {
        let groups: Vec<i64> = groups.iter().map(|group| group.0).collect();
        let sql = "SELECT count(*), ifnull(sum(held), 0) FROM (SELECT EXISTS (SELECT 1 FROM license l JOIN product p ON p.key = l.product
                     WHERE l.user = u.key AND p.sku_id = ?2 AND l.via >= 0 AND l.state <> 'Error') AS held
                   FROM user u WHERE deleted_at IS NULL AND id IN
                     (SELECT member_id FROM group_member WHERE user_group IN (SELECT value FROM json_each(?1))))";
        let groups = serde_json::Value::from(groups).to_string();
        let (members, held): (u32, u32) =
            self.db.prepare_cached(sql)?.query_row(params![groups, sku.to_string()], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok((members - held, held))
    }
}
