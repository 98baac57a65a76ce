//! Groups: reading them, and writing what a change makes of one.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, params};

use super::users::guid;
use super::{Store, StoreError};
use crate::domain::change::Action;
use crate::domain::group::{About, GroupDelta, GroupState};
use crate::domain::ids::{GroupKey, ObjectId, ServicePlanId, SkuId};
use crate::domain::subject::{Alteration, Subject};
use crate::domain::text::clean;

impl Store {
    /// A group as far as the action is about it; None: there never was one.
    pub(super) fn group_state(&self, key: GroupKey, action: &Action) -> Result<Option<GroupState>, StoreError> {
        if key == GroupKey::NEW {
            return Ok(Some(GroupState::default()));
        }
        let sql =
            "SELECT display_name, security_enabled, mail_enabled, unified, dynamic, synced, deleted_at IS NOT NULL
                   FROM user_group WHERE key = ?1";
        let about = self
            .db
            .prepare_cached(sql)?
            .query_row([key.0], |row| {
                let about = About {
                    name: clean(&row.get::<_, String>(0)?).into_owned(),
                    security_enabled: row.get(1)?,
                    mail_enabled: row.get(2)?,
                    unified: row.get(3)?,
                    dynamic: row.get(4)?,
                    synced: row.get(5)?,
                };
                Ok((!row.get::<_, bool>(6)?).then_some(about))
            })
            .optional()?;
        let Some(about) = about else { return Ok(None) };
        let wanted = match action {
            Action::Groups(action) => action.members(),
            Action::Undo { others, .. } => match others.get(&Subject::Group(key)) {
                Some(Alteration::Group(delta)) => delta.members().collect(),
                None => BTreeSet::new(),
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
        Ok(Some(GroupState { about, licenses: self.group_licenses(key)?, members }))
    }

    /// What a group gives, with the services that are off.
    pub(super) fn group_licenses(&self, key: GroupKey) -> Result<BTreeMap<SkuId, BTreeSet<ServicePlanId>>, StoreError> {
        let sql = "SELECT p.sku_id, g.disabled FROM group_license g JOIN product p ON p.key = g.product
                   WHERE g.user_group = ?1";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([key.0])?;
        let mut licenses = BTreeMap::new();
        while let Some(row) = rows.next()? {
            licenses.insert(SkuId(guid(row, 0)?), self.plan_ids(&row.get::<_, String>(1)?)?);
        }
        Ok(licenses)
    }

    /// Writes what a change makes of a group. A deleted one keeps its row, so that it can be given back.
    pub(super) fn write_group(&self, key: GroupKey, delta: &GroupDelta) -> Result<GroupKey, StoreError> {
        let key = match &delta.about {
            None => key,
            Some(step) => self.write_about(key, step.after.as_ref())?,
        };
        for (sku, step) in &delta.licenses {
            self.write_group_license(key, *sku, step.after.as_ref())?;
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
        let sql = "INSERT INTO user_group (key, id, display_name, security_enabled, mail_enabled, unified)
                   VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6)
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
