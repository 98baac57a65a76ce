//! Devices: reading them, and keeping their licenses in line with the groups they are in (DOMAIN R40 to R45).
//!
//! Whoever has a seat keeps it while in the group. Devices that come when there is none left wait, and get one in order
//! of name as soon as one is free and something is done to a group of the product.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use super::users::guid;
use super::{Store, StoreError, first};
use crate::domain::device::{Device, DeviceGrant, DeviceLicense, DeviceLicenses, Inside};
use crate::domain::ids::{DeviceKey, GroupKey, ObjectId, SkuId, SubscriptionId};
use crate::domain::refusal::GroupRef;
use crate::domain::text::{clean, fold};

/// What is inside the groups whose keys are the JSON array `?1`, nested groups followed (R42), each thing once.
/// A deleted group has nothing in it.
pub(super) const INSIDE: &str = "WITH RECURSIVE inside (root, id) AS (
      SELECT key, id FROM user_group WHERE key IN (SELECT value FROM json_each(?1))
      UNION
      SELECT root, member_id FROM inside JOIN user_group g USING (id) JOIN group_member m ON m.user_group = g.key
      WHERE g.deleted_at IS NULL)";

/// A device by name, and how the name was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundDevice {
    /// Exactly one.
    One(ObjectId),
    /// None of that name.
    None,
    /// Several: their ids.
    Several(Vec<ObjectId>),
}

impl Store {
    /// All devices, in order of name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn devices(&self) -> Result<Vec<Device>, StoreError> {
        let mut devices = BTreeMap::new();
        let mut statement = self.db.prepare_cached("SELECT key, id, display_name FROM device")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (key, id) = (DeviceKey(row.get(0)?), ObjectId(guid(row, 1)?));
            let name = clean(&row.get::<_, String>(2)?).into_owned();
            devices.insert(key, Device { key, id, name, groups: Vec::new(), licenses: Vec::new() });
        }
        let sql = "SELECT d.key, g.key FROM device d JOIN group_member m ON m.member_id = d.id
                   JOIN user_group g ON g.key = m.user_group WHERE g.deleted_at IS NULL ORDER BY g.key";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(device) = devices.get_mut(&DeviceKey(row.get(0)?)) {
                device.groups.push(GroupKey(row.get(1)?));
            }
        }
        let sql = "SELECT l.device, user_group, sku_id, waiting FROM device_license l JOIN product ON key = product
                   ORDER BY l.device, user_group";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(device) = devices.get_mut(&DeviceKey(row.get(0)?)) {
                let (group, sku) = (GroupKey(row.get(1)?), SkuId(guid(row, 2)?));
                device.licenses.push(DeviceLicense { group, sku, waiting: row.get(3)? });
            }
        }
        let mut devices: Vec<_> = devices.into_values().collect();
        devices.sort_by_cached_key(|device| (fold(&device.name), device.key));
        Ok(devices)
    }

    /// The device whose id or display name that is; case and accents do not matter.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find_device(&self, name: &str) -> Result<FoundDevice, StoreError> {
        let (wanted, id) = (fold(name.trim()), name.trim().parse::<ObjectId>().ok());
        let mut found = Vec::new();
        let mut statement = self.db.prepare_cached("SELECT id, display_name FROM device ORDER BY key")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let own = ObjectId(guid(row, 0)?);
            if Some(own) == id {
                return Ok(FoundDevice::One(own));
            }
            if fold(&row.get::<_, String>(1)?) == wanted {
                found.push(own);
            }
        }
        Ok(match &*found {
            [] => FoundDevice::None,
            [one] => FoundDevice::One(*one),
            _ => FoundDevice::Several(found),
        })
    }

    /// What the devices of a group are licensed by, and how far they are.
    pub(super) fn device_licenses(&self, group: GroupKey) -> Result<Option<DeviceLicenses>, StoreError> {
        let Some(grant) = self.device_grant(group)? else { return Ok(None) };
        let sql = "SELECT count(*) FILTER (WHERE waiting = 0), count(*) FILTER (WHERE waiting = 1)
                   FROM device_license WHERE user_group = ?1";
        let (licensed, waiting) =
            self.db.prepare_cached(sql)?.query_row([group.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Some(DeviceLicenses { grant, licensed, waiting }))
    }

    /// What the devices of a group are licensed by.
    pub(super) fn device_grant(&self, group: GroupKey) -> Result<Option<DeviceGrant>, StoreError> {
        let sql = "SELECT p.sku_id, s.id FROM device_grant d JOIN product p ON p.key = d.product
                   LEFT JOIN subscription s ON s.key = d.subscription WHERE d.user_group = ?1";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([group.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let subscription = row.get::<_, Option<String>>(1)?.map(|_| guid(row, 1)).transpose()?.map(SubscriptionId);
        Ok(Some(DeviceGrant { sku: SkuId(guid(row, 0)?), subscription }))
    }

    /// Which group each subscription for devices is given to.
    pub(super) fn device_holders(&self) -> Result<BTreeMap<SubscriptionId, GroupRef>, StoreError> {
        let sql = "SELECT s.id, g.key, g.display_name FROM device_grant d JOIN subscription s ON s.key = d.subscription
                   JOIN user_group g ON g.key = d.user_group";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut holders = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let name = clean(&row.get::<_, String>(2)?).into_owned();
            holders.insert(SubscriptionId(guid(row, 0)?), GroupRef { key: GroupKey(row.get(1)?), name });
        }
        Ok(holders)
    }

    /// Who is in a group. Seats are those of the product that devices have by another group.
    pub(super) fn inside(&self, group: GroupKey, sku: SkuId) -> Result<Inside, StoreError> {
        let users = "SELECT count(*) FROM group_member JOIN user ON id = member_id
                     WHERE user_group = ?1 AND deleted_at IS NULL";
        let users = first(&self.db, users, group.0)?.unwrap_or_default();
        let sql = format!(
            "{INSIDE} SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT 1 FROM device_license l
               JOIN product p ON p.key = l.product WHERE l.device = d.key AND p.sku_id = ?2 AND waiting = 0
               AND l.user_group <> root)) FROM inside JOIN device d USING (id)"
        );
        let (devices, seated) = self
            .db
            .prepare_cached(&sql)?
            .query_row(params![one(group), sku.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Inside { users, devices, seated })
    }

    /// Those among the objects that are groups with this group in them.
    pub(super) fn circles(&self, group: GroupKey, members: &BTreeSet<ObjectId>) -> Result<Vec<GroupRef>, StoreError> {
        let named = "SELECT key, display_name FROM user_group WHERE id = ?1";
        let sql = format!("{INSIDE} SELECT 1 FROM inside WHERE id = (SELECT id FROM user_group WHERE key = ?2)");
        let mut circles = Vec::new();
        for id in members {
            let read = |row: &rusqlite::Row| Ok((GroupKey(row.get(0)?), row.get::<_, String>(1)?));
            let found = self.db.prepare_cached(named)?.query_row([id.to_string()], read).optional()?;
            if let Some((key, name)) = found
                && self.db.prepare_cached(&sql)?.exists(params![one(key), group.0])?
            {
                circles.push(GroupRef { key, name: clean(&name).into_owned() });
            }
        }
        Ok(circles)
    }

    /// Gives the devices of a group what they are licensed by, or takes it.
    pub(super) fn write_device_grant(&self, group: GroupKey, grant: Option<DeviceGrant>) -> Result<(), StoreError> {
        // Row by row, so that every seat is counted.
        self.db.prepare_cached("DELETE FROM device_license WHERE user_group = ?1")?.execute([group.0])?;
        self.db.prepare_cached("DELETE FROM device_grant WHERE user_group = ?1")?.execute([group.0])?;
        if let Some(DeviceGrant { sku, subscription }) = grant {
            let sql = "INSERT INTO device_grant (user_group, product, subscription)
                       SELECT ?1, key, (SELECT key FROM subscription WHERE id = ?3) FROM product WHERE sku_id = ?2";
            let values = params![group.0, sku.to_string(), subscription.map(|id| id.to_string())];
            self.db.prepare_cached(sql)?.execute(values)?;
        }
        Ok(())
    }

    /// Every license of a device, to be compared with what becomes of it.
    pub(super) fn device_rows(&self) -> Result<HashSet<(i64, i64, bool)>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT device, user_group, waiting FROM device_license")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Lets the devices follow what was done to groups: of every licensed group that they are in, and of those that
    /// share its product, whose seats may have become free.
    pub(super) fn follow_devices(&self, groups: &[GroupKey], skus: &[SkuId]) -> Result<(), StoreError> {
        let sql = "WITH RECURSIVE above (id) AS (
                     SELECT id FROM user_group WHERE key IN (SELECT value FROM json_each(?1))
                     UNION SELECT g.id FROM above JOIN group_member m ON member_id = above.id
                       JOIN user_group g ON g.key = m.user_group),
                   touched (product) AS (
                     SELECT product FROM device_grant JOIN user_group ON key = user_group JOIN above USING (id)
                     UNION SELECT key FROM product WHERE sku_id IN (SELECT value FROM json_each(?2)))
                   SELECT user_group FROM device_grant WHERE product IN touched ORDER BY 1";
        let keys = groups.iter().map(|group| group.0).collect::<Value>().to_string();
        let skus = skus.iter().map(ToString::to_string).collect::<Value>().to_string();
        let mut statement = self.db.prepare_cached(sql)?;
        let affected = statement.query_map([keys, skus], |row| row.get(0).map(GroupKey))?;
        Ok(settle(&self.db, &affected.collect::<Result<Vec<_>, _>>()?, true)?)
    }
}

fn one(group: GroupKey) -> String {
    Value::from(vec![group.0]).to_string()
}

/// Brings the licenses of the devices of these groups in line with who is in them. What
/// Graph counts `elsewhere` is left out of account in an import, which brings the devices that it may be about.
pub(super) fn settle(db: &Connection, groups: &[GroupKey], elsewhere: bool) -> rusqlite::Result<()> {
    let keys = groups.iter().map(|group| group.0).collect::<Value>().to_string();
    let gone = format!(
        "{INSIDE} DELETE FROM device_license WHERE user_group IN (SELECT value FROM json_each(?1))
         AND (user_group, device) NOT IN (SELECT root, d.key FROM inside JOIN device d USING (id))"
    );
    let come = format!(
        "{INSIDE} INSERT INTO device_license (device, user_group, product, waiting)
         SELECT d.key, root, product, 1 FROM inside JOIN device d USING (id) JOIN device_grant ON user_group = root
         WHERE true ON CONFLICT DO NOTHING"
    );
    db.prepare_cached(&gone)?.execute([&keys])?;
    db.prepare_cached(&come)?.execute([&keys])?;
    groups.iter().try_for_each(|group| seat(db, *group, elsewhere))
}

/// Gives the seats there are to devices of a group that wait.
fn seat(db: &Connection, group: GroupKey, elsewhere: bool) -> rusqlite::Result<()> {
    let sql = "SELECT p.key, p.total - iif(?2, p.elsewhere, 0)
                 - (SELECT count(DISTINCT device) FROM device_license l WHERE l.product = p.key AND waiting = 0)
                 - (SELECT count(DISTINCT user) FROM license l WHERE l.product = p.key AND state <> 'Error'),
                 (SELECT iif(status IN ('Enabled', 'Warning'), s.total, 0) FROM subscription s WHERE key = subscription)
                 - (SELECT count(*) FROM device_license l WHERE l.user_group = d.user_group AND waiting = 0)
               FROM device_grant d JOIN product p ON p.key = d.product WHERE d.user_group = ?1";
    let room = db.prepare_cached(sql)?.query_row(params![group.0, elsewhere], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, Option<i64>>(2)?.unwrap_or(i64::MAX)))
    });
    let Some((product, mut of_product, mut of_group)) = room.optional()? else { return Ok(()) };
    let sql = "SELECT w.device, display_name, EXISTS (SELECT 1 FROM device_license o
                 WHERE o.device = w.device AND o.product = ?2 AND o.waiting = 0)
               FROM device_license w JOIN device ON key = w.device WHERE user_group = ?1 AND waiting = 1";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([group.0, product], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut waiting = rows.collect::<Result<Vec<(i64, String, bool)>, _>>()?;
    waiting.sort_by_cached_key(|(device, name, _)| (fold(name), *device));
    let mut give = db.prepare_cached("UPDATE device_license SET waiting = 0 WHERE device = ?1 AND user_group = ?2")?;
    for (device, _, seated) in waiting {
        if of_group <= 0 || !seated && of_product <= 0 {
            continue;
        }
        give.execute([device, group.0])?;
        of_group -= 1;
        of_product -= i64::from(!seated);
    }
    Ok(())
}

/// The groups in each group, or in one.
pub(super) fn nested(db: &Connection, group: Option<GroupKey>) -> Result<HashMap<GroupKey, Vec<GroupKey>>, StoreError> {
    let sql = "SELECT m.user_group, g.key FROM user_group g JOIN group_member m ON m.member_id = g.id
               WHERE g.deleted_at IS NULL AND m.user_group = ifnull(?1, m.user_group) ORDER BY 1, 2";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([group.map(|group| group.0)])?;
    let mut nested: HashMap<_, Vec<_>> = HashMap::new();
    while let Some(row) = rows.next()? {
        nested.entry(GroupKey(row.get(0)?)).or_default().push(GroupKey(row.get(1)?));
    }
    Ok(nested)
}
