//! What can be said only when everything was read: seats, who holds a role, and what does not fit.

use rusqlite::params;

use super::Import;
use super::products::Seats;
use super::report::{GraphCounts, Warning};
use crate::domain::ids::{GroupKey, SkuId};
use crate::domain::product::Status;
use crate::domain::refusal::ProductRef;
use crate::store::StoreError;
use crate::store::devices::settle;
use crate::store::loading::recount;
use crate::store::users::guid;

impl Import<'_> {
    pub(super) fn settle(mut self) -> Result<GraphCounts, StoreError> {
        self.sum_units()?;
        self.license_devices()?;
        self.recount()?;
        // What members have from their groups is now what the directory says.
        self.db.execute("UPDATE user_group SET processed = 0", [])?;
        self.warn()?;
        self.give_roles()?;
        Ok(self.counts)
    }

    /// Where no directory subscription of a product is known, the units of its `subscribedSku` stand in for them.
    fn sum_units(&self) -> Result<(), StoreError> {
        for (product, seats) in &self.seats {
            self.sum_units_of(*product, seats)?;
        }
        let sql = "DELETE FROM subscription AS s WHERE summed = 1 AND EXISTS
                   (SELECT 1 FROM subscription WHERE product = s.product AND summed = 0)";
        self.db.execute(sql, [])?;
        Ok(())
    }

    fn sum_units_of(&self, product: i64, seats: &Seats) -> rusqlite::Result<()> {
        let Some(units) = seats.units else { return Ok(()) };
        let states = [
            (Status::Enabled, units.enabled),
            (Status::Warning, units.warning),
            (Status::Suspended, units.suspended),
            (Status::LockedOut, units.locked_out),
        ];
        let mut put = self.db.prepare_cached(
            "INSERT INTO subscription (id, product, status, total, summed) VALUES (?1, ?2, ?3, ?4, 1)
             ON CONFLICT (id) DO UPDATE SET status = ?3, total = ?4 WHERE product = ?2 AND summed = 1",
        )?;
        let (mut given, mut kept) = (seats.subscriptions.iter(), Vec::new());
        for ((status, total), n) in states.into_iter().zip(1..).filter(|((_, total), _)| *total > 0) {
            // An id of our own making is the same at every import, and no other product's.
            let own = uuid::Uuid::from_bytes(seats.sku.into_bytes().map(|byte| byte ^ n));
            for id in given.next().into_iter().chain([&own]).map(ToString::to_string) {
                if put.execute(params![id, product, status.word(), total])? == 1 {
                    kept.push(id);
                    break;
                }
            }
        }
        let sql = "DELETE FROM subscription WHERE product = ?1 AND summed = 1
                   AND id NOT IN (SELECT value FROM json_each(?2))";
        self.db.prepare_cached(sql)?.execute(params![product, serde_json::Value::from(kept).to_string()])?;
        Ok(())
    }

    /// Graph's count says how many users there are besides those of this file.
    fn recount(&self) -> Result<(), StoreError> {
        recount(self.db)?;
        let mut elsewhere = self.db.prepare("UPDATE product SET elsewhere = max(0, ?2 - held) WHERE key = ?1")?;
        for (product, seats) in &self.seats {
            if let Some(consumed) = seats.consumed {
                elsewhere.execute(params![product, consumed])?;
            }
        }
        Ok(())
    }

    /// Gives the devices of licensed groups what follows from who is in them now. Where a product has one subscription
    /// and one group, it is clear which subscription Graph means.
    fn license_devices(&self) -> Result<(), StoreError> {
        let sql = "UPDATE device_grant SET subscription = (SELECT key FROM subscription s
                     WHERE s.product = device_grant.product AND status <> 'Deleted')
                   WHERE subscription IS NULL
                     AND (SELECT count(*) FROM device_grant d WHERE d.product = device_grant.product) = 1
                     AND (SELECT count(*) FROM subscription s
                          WHERE s.product = device_grant.product AND status <> 'Deleted') = 1";
        self.db.execute(sql, [])?;
        let mut groups = self.db.prepare("SELECT user_group FROM device_grant ORDER BY 1")?;
        let groups = groups.query_map([], |row| row.get(0).map(GroupKey))?.collect::<Result<Vec<_>, _>>()?;
        Ok(settle(self.db, &groups, false)?)
    }

    fn warn(&mut self) -> Result<(), StoreError> {
        let sql = "SELECT key, sku_id, part_number, display_name, held, total,
                          EXISTS (SELECT 1 FROM subscription s WHERE s.product = product.key AND s.status <> 'Deleted')
                   FROM product WHERE held > 0 OR total > 0 ORDER BY display_name, key";
        let mut statement = self.db.prepare(sql)?;
        let mut rows = statement.query([])?;
        let warnings = &mut self.counts.warnings;
        while let Some(row) = rows.next()? {
            let product = ProductRef { sku: SkuId(guid(row, 1)?), part_number: row.get(2)?, name: row.get(3)? };
            let (users, total): (u32, u32) = (row.get(4)?, row.get(5)?);
            let seats = self.seats.get(&row.get(0)?);
            let units = seats.and_then(|seats| seats.units).map(|units| units.enabled + units.warning);
            match seats.and_then(|seats| seats.consumed) {
                Some(consumed) if users > consumed => {
                    warnings.push(Warning::MoreUsers { product: product.clone(), users, consumed });
                }
                _ => {}
            }
            match units {
                Some(units) if units != total => warnings.push(Warning::OtherTotal { product, units, total }),
                _ if users > 0 && !row.get(6)? => warnings.push(Warning::NoSubscription { product, users }),
                _ => {}
            }
        }
        Ok(())
    }

    /// A role's holders are those whom Graph lists, and nobody else.
    fn give_roles(&mut self) -> Result<(), StoreError> {
        let mut give = self.db.prepare(
            "INSERT INTO user_role (user, role) SELECT key, ?2 FROM user WHERE id = ?1 ON CONFLICT DO NOTHING",
        )?;
        for (role, holders) in &self.holders {
            self.db.execute("DELETE FROM user_role WHERE role = ?1", [role.id()])?;
            let mut holders: Vec<_> = holders.iter().map(ToString::to_string).collect();
            holders.sort_unstable();
            holders.dedup();
            let mut count = holders.len();
            for id in holders {
                count -= give.execute(params![id, role.id()])?;
            }
            if count > 0 {
                self.counts.warnings.push(Warning::UnknownHolders { role: *role, count });
            }
        }
        Ok(())
    }
}
