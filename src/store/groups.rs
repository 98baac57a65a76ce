//! Reading groups.

mod write;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{OptionalExtension, Row, params};

use super::devices::nested;
use super::users::guid;
use super::{Store, StoreError};
use crate::domain::group::{About, Group, GroupState, Status};
use crate::domain::ids::{GroupKey, ObjectId, ServicePlanId, SkuId, UserKey};
use crate::domain::text::{clean, fold};

/// A group by name, and how the name was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundGroup {
    /// Exactly one.
    One(GroupKey),
    /// None of that name.
    None,
    /// Several: their ids.
    Several(Vec<ObjectId>),
}

pub(super) const ABOUT: &str = "display_name, security_enabled, mail_enabled, unified, dynamic, synced";

/// What of a group has to be counted.
const COUNTS: &str = "
    (SELECT count(*) FROM group_member m LEFT JOIN user u ON u.id = m.member_id
     WHERE m.user_group = g.key AND u.deleted_at IS NULL),
    (SELECT count(*) FROM group_member m JOIN user u ON u.id = m.member_id
     WHERE m.user_group = g.key AND u.deleted_at IS NULL),
    (SELECT count(DISTINCT user) FROM license l WHERE l.via = g.key AND l.via <> 0
     AND l.state IN ('Error', 'ActiveWithError')),
    processed = 0 AND EXISTS (SELECT 1 FROM group_license gl JOIN product p ON p.key = gl.product
     JOIN group_member m ON m.user_group = gl.user_group JOIN user u ON u.id = m.member_id
     WHERE gl.user_group = g.key AND p.device = 0 AND u.deleted_at IS NULL AND NOT EXISTS
       (SELECT 1 FROM license l WHERE l.user = u.key AND l.product = gl.product AND l.via = g.key))";

impl Store {
    /// All groups, in order of name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn groups(&self) -> Result<Vec<Group>, StoreError> {
        let sql = format!("SELECT {ABOUT}, key, id, {COUNTS} FROM user_group g WHERE deleted_at IS NULL");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut groups = Vec::new();
        let mut nested = nested(&self.db, None)?;
        while let Some(row) = rows.next()? {
            groups.push(self.read_group(row, &mut nested)?);
        }
        groups.sort_by_cached_key(|group| (fold(&group.about.name), group.key));
        Ok(groups)
    }

    /// One group; None: no such group, or deleted.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn group(&self, key: GroupKey) -> Result<Option<Group>, StoreError> {
        let sql = format!("SELECT {ABOUT}, key, id, {COUNTS} FROM user_group g WHERE deleted_at IS NULL AND key = ?1");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([key.0])?;
        let mut nested = nested(&self.db, Some(key))?;
        rows.next()?.map(|row| self.read_group(row, &mut nested)).transpose()
    }

    fn read_group(&self, row: &Row, nested: &mut HashMap<GroupKey, Vec<GroupKey>>) -> Result<Group, StoreError> {
        let key = GroupKey(row.get(6)?);
        let (licenses, devices) = (self.group_licenses(key)?, self.device_licenses(key)?);
        let (members, users, errors): (u32, u32, u32) = (row.get(8)?, row.get(9)?, row.get(10)?);
        let status = match () {
            () if licenses.is_empty() && errors == 0 && devices.is_none() => Status::Unlicensed,
            () if errors > 0 || devices.is_some_and(|devices| devices.waiting > 0) => Status::Errors,
            () if row.get(11)? => Status::InProgress,
            () => Status::Assigned,
        };
        let (id, about) = (ObjectId(guid(row, 7)?), read_about(row)?);
        let (others, nested) = (members.saturating_sub(users), nested.remove(&key).unwrap_or_default());
        Ok(Group { key, id, about, licenses, users, others, nested, devices, errors, status })
    }

    /// The group whose id or display name that is; case and accents do not matter. Whoever owns an allotment finds
    /// every group by its name, for it may be theirs to choose.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find_group(&self, name: &str) -> Result<FoundGroup, StoreError> {
        let wanted = fold(name.trim());
        let id = name.trim().parse::<ObjectId>().ok();
        let mut statement =
            self.db.prepare_cached("SELECT key, id, display_name FROM main.user_group WHERE deleted_at IS NULL")?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (key, own) = (GroupKey(row.get(0)?), ObjectId(guid(row, 1)?));
            if Some(own) == id {
                return Ok(FoundGroup::One(key));
            }
            if fold(&row.get::<_, String>(2)?) == wanted {
                found.push((key, own));
            }
        }
        Ok(match &*found {
            [] => FoundGroup::None,
            [(key, _)] => FoundGroup::One(*key),
            several => FoundGroup::Several(several.iter().map(|(_, id)| *id).collect()),
        })
    }

    /// The members who are users, in order of name, and whoever still has something from the group.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn group_members(&self, key: GroupKey) -> Result<Vec<UserKey>, StoreError> {
        let sql = "SELECT u.key FROM user u WHERE deleted_at IS NULL AND (
                     id IN (SELECT member_id FROM group_member WHERE user_group = ?1)
                     OR key IN (SELECT user FROM license WHERE via = ?1 AND via <> 0))
                   ORDER BY u.folded_name, u.key";
        let mut statement = self.db.prepare_cached(sql)?;
        let users = statement.query_map([key.0], |row| row.get(0).map(UserKey))?;
        Ok(users.collect::<Result<_, _>>()?)
    }

    /// Those among them who need something done, in order of name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn group_errors(&self, key: GroupKey) -> Result<Vec<UserKey>, StoreError> {
        let sql = "SELECT u.key FROM user u WHERE deleted_at IS NULL AND key IN
                     (SELECT user FROM license WHERE via = ?1 AND via <> 0 AND state IN ('Error', 'ActiveWithError'))
                   ORDER BY u.folded_name, u.key";
        let mut statement = self.db.prepare_cached(sql)?;
        let users = statement.query_map([key.0], |row| row.get(0).map(UserKey))?;
        Ok(users.collect::<Result<_, _>>()?)
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

    /// What Graph tells of a group as a change finds it; None: there never was one.
    fn found_group(&self, key: GroupKey) -> Result<Option<GroupState>, StoreError> {
        let sql = format!("SELECT {ABOUT}, deleted_at IS NOT NULL FROM user_group WHERE key = ?1");
        let about = |row: &Row| (!row.get::<_, bool>(6)?).then(|| read_about(row)).transpose();
        let found = self.db.prepare_cached(&sql)?.query_row(params![key.0], about).optional()?;
        Ok(found.map(|about| GroupState { about, ..GroupState::default() }))
    }
}

pub(super) fn read_about(row: &Row) -> rusqlite::Result<About> {
    Ok(About {
        name: clean(&row.get::<_, String>(0)?).into_owned(),
        security_enabled: row.get(1)?,
        mail_enabled: row.get(2)?,
        unified: row.get(3)?,
        dynamic: row.get(4)?,
        synced: row.get(5)?,
    })
}
