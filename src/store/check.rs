//! Recounting what is kept, and looking for every broken invariant.

use std::collections::{HashMap, HashSet};

use rusqlite::{Row, params};

use super::devices::INSIDE;
use super::loading::SEATS;
use super::users::guid;
use super::{Store, StoreError};
use crate::domain::catalog::relations::{Bits, Relations};
use crate::domain::ids::{BatchId, ServicePlanId, SkuId, UserKey};
use crate::domain::journal::Problem;
use crate::domain::query::Conditions;

impl Store {
    /// Every broken invariant, in a file that should have none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn check(&self) -> Result<Vec<Problem>, StoreError> {
        // In KiB: every row is looked for in every index.
        self.db.pragma_update(None, "cache_size", -64 * 1024)?;
        let mut problems = self.integrity()?;
        let strays = self.strays()?;
        let (damaged, foreign): (Vec<_>, Vec<_>) = strays.into_iter().partition(|p| matches!(p, Problem::Damaged(_)));
        problems.extend(damaged);
        problems.extend(self.seat_counts()?);
        problems.extend(self.seat_totals()?);
        problems.extend(self.batch_sizes()?);
        problems.extend(foreign);
        problems.extend(self.conflicts()?);
        problems.extend(self.inherited()?);
        problems.extend(self.device_strays()?);
        problems.extend(self.of_deleted()?);
        problems.extend(self.unreadable_views()?);
        problems.extend(self.allotted()?);
        Ok(problems)
    }

    fn integrity(&self) -> Result<Vec<Problem>, StoreError> {
        let mut statement = self.db.prepare("PRAGMA integrity_check")?;
        let mut lines = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        lines.retain(|line| line != "ok");
        let mut statement = self.db.prepare("PRAGMA foreign_key_check")?;
        let broken = statement.query_map([], |row| {
            Ok(format!("{} points to a missing {}", row.get::<_, String>(0)?, row.get::<_, String>(2)?))
        })?;
        lines.extend(broken.collect::<Result<Vec<_>, _>>()?);
        Ok(lines.into_iter().map(Problem::Damaged).collect())
    }

    /// Licenses from nowhere or without what their product does not have: what no constraint can say, for the direct
    /// path has no group.
    pub(super) fn strays(&self) -> Result<Vec<Problem>, StoreError> {
        let sql = "SELECT 'license points to a missing user_group' FROM license
                   WHERE via > 0 AND via NOT IN (SELECT key FROM user_group)
                   UNION ALL SELECT 'license points to a missing allotment' FROM license
                   WHERE via < 0 AND via NOT IN (SELECT -key FROM allotment)";
        let mut strays = self.rows(sql, |row| Ok(Problem::Damaged(row.get(0)?)))?;
        strays.extend(self.foreign_services()?);
        Ok(strays)
    }

    pub(super) fn seat_counts(&self) -> Result<Vec<Problem>, StoreError> {
        let sql = format!(
            "SELECT sku_id, part_number, held, counted FROM product LEFT JOIN ({SEATS}) ON product = key
             WHERE held <> ifnull(counted, 0)"
        );
        self.rows(&sql, |row| {
            Ok(Problem::SeatCount {
                sku: SkuId(guid(row, 0)?),
                part_number: row.get(1)?,
                kept: row.get(2)?,
                counted: row.get::<_, Option<i64>>(3)?.unwrap_or(0),
            })
        })
    }

    fn seat_totals(&self) -> Result<Vec<Problem>, StoreError> {
        let sql = "SELECT sku_id, part_number, p.total, ifnull(bought, 0) FROM product p LEFT JOIN
                     (SELECT product, sum(total) AS bought FROM subscription WHERE status IN ('Enabled', 'Warning')
                      GROUP BY product)
                     ON product = key
                   WHERE p.total <> ifnull(bought, 0)";
        self.rows(sql, |row| {
            Ok(Problem::SeatTotal {
                sku: SkuId(guid(row, 0)?),
                part_number: row.get(1)?,
                kept: row.get(2)?,
                counted: row.get(3)?,
            })
        })
    }

    /// Filters that say nothing.
    fn unreadable_views(&self) -> Result<Vec<Problem>, StoreError> {
        let views = self.rows("SELECT name, conditions FROM custom_view ORDER BY folded", |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        let broken = views.into_iter().filter(|(_, text)| serde_json::from_str::<Conditions>(text).is_err());
        Ok(broken.map(|(name, text)| Problem::Damaged(format!("the filter {name} cannot be read: {text}"))).collect())
    }

    fn batch_sizes(&self) -> Result<Vec<Problem>, StoreError> {
        let sql = "SELECT batch, count(*) FROM batch_user GROUP BY batch HAVING count(*) > 20";
        self.rows(sql, |row| Ok(Problem::BatchTooLarge { batch: BatchId(row.get(0)?), users: row.get(1)? }))
    }

    fn foreign_services(&self) -> Result<Vec<Problem>, StoreError> {
        let sql = "SELECT product, plan FROM product_service";
        let inside: HashSet<(i64, i64)> = self.rows(sql, |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect();
        // Of millions of licenses, the lists are few.
        let mut lists: HashMap<i64, HashMap<String, bool>> = HashMap::new();
        let sql = "SELECT user, product, disabled, part_number FROM license JOIN product ON key = product
                   WHERE disabled <> '[]'";
        let mut statement = self.db.prepare(sql)?;
        let (mut rows, mut problems) = (statement.query([])?, Vec::new());
        while let Some(row) = rows.next()? {
            let (product, list) = (row.get(1)?, text(row, 2)?);
            let lists = lists.entry(product).or_default();
            let fits = lists.get(list).copied().unwrap_or_else(|| {
                let fits = plans(list).into_iter().all(|plan| inside.contains(&(product, plan)));
                lists.insert(list.to_owned(), fits);
                fits
            });
            if !fits {
                problems.push(Problem::ForeignService { user: UserKey(row.get(0)?), part_number: row.get(3)? });
            }
        }
        problems.dedup();
        Ok(problems)
    }

    /// Users on whom two services of one conflict group are on, over all paths.
    fn conflicts(&self) -> Result<Vec<Problem>, StoreError> {
        let mut problems = Vec::new();
        let sql = "SELECT u.upn, min(s.display_name), max(s.display_name)
                   FROM license l JOIN product_service ps ON ps.product = l.product
                     JOIN service_plan s ON s.key = ps.plan JOIN user u ON u.key = l.user
                   WHERE l.user = ?1 AND s.plan_id IN (SELECT value FROM json_each(?2)) AND l.state <> 'Error'
                     AND s.key NOT IN (SELECT value FROM json_each(l.disabled))
                   GROUP BY u.key HAVING count(DISTINCT s.key) > 1";
        let mut statement = self.db.prepare(sql)?;
        for user in self.users_at_odds()? {
            for group in &Relations::embedded().conflicts {
                let plans: Vec<String> = group.plans.iter().map(ToString::to_string).collect();
                let mut rows = statement.query(params![user, serde_json::Value::from(plans).to_string()])?;
                while let Some(row) = rows.next()? {
                    problems.push(Problem::Conflict { upn: row.get(0)?, first: row.get(1)?, second: row.get(2)? });
                }
            }
        }
        Ok(problems)
    }

    /// Members who have something else from their group than it gives, where that was worked out here: no row or
    /// another one, one too many, or one product in force beside another that failed (R98).
    pub(super) fn inherited(&self) -> Result<Vec<Problem>, StoreError> {
        let sql = "SELECT u.upn, g.display_name, p.part_number
                   FROM user_group g JOIN group_license gl ON gl.user_group = g.key JOIN product p ON p.key = gl.product
                     JOIN group_member m ON m.user_group = g.key
                     JOIN user u ON u.id = m.member_id AND u.deleted_at IS NULL
                     LEFT JOIN license l ON l.user = u.key AND l.product = p.key AND l.via = g.key
                   WHERE g.processed = 1 AND p.device = 0
                     AND (l.user IS NULL OR l.state <> 'ActiveWithError' AND l.disabled <> gl.disabled)
                   UNION ALL SELECT u.upn, g.display_name, p.part_number
                   FROM user_group g JOIN license l ON l.via = g.key AND l.via <> 0 JOIN user u ON u.key = l.user
                     JOIN product p ON p.key = l.product
                   WHERE g.processed = 1 AND (
                     l.state <> 'ActiveWithError' AND NOT EXISTS (SELECT 1 FROM group_license gl JOIN group_member m
                       ON m.user_group = gl.user_group WHERE gl.user_group = g.key AND gl.product = l.product
                         AND m.member_id = u.id AND u.deleted_at IS NULL)
                     OR l.state = 'Active' AND EXISTS (SELECT 1 FROM license o
                       WHERE o.user = l.user AND o.via = l.via AND o.state = 'Error'))";
        self.rows(sql, |row| Ok(Problem::Inherited { upn: row.get(0)?, group: row.get(1)?, part_number: row.get(2)? }))
    }

    /// Devices that a licensed group has in it without a license by it, be it one that waits, or the other way round.
    pub(super) fn device_strays(&self) -> Result<Vec<Problem>, StoreError> {
        let sql = format!(
            "{INSIDE}, reached AS (SELECT root AS user_group, d.key AS device FROM inside JOIN device d USING (id)),
             kept AS (SELECT user_group, device FROM device_license)
             SELECT d.display_name, g.display_name FROM (
               SELECT * FROM (SELECT * FROM reached EXCEPT SELECT * FROM kept)
               UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM reached))
             JOIN device d ON d.key = device JOIN user_group g ON g.key = user_group"
        );
        let groups: Vec<i64> = self.rows("SELECT user_group FROM device_grant", |row| Ok(row.get(0)?))?;
        let mut statement = self.db.prepare(&sql)?;
        let strays = statement.query_map([serde_json::Value::from(groups).to_string()], |row| {
            Ok(Problem::DeviceLicense { device: row.get(0)?, group: row.get(1)? })
        })?;
        Ok(strays.collect::<Result<_, _>>()?)
    }

    /// Licenses of deleted users: suspended ones are all that a directory may leave them (R65, R87).
    pub(super) fn of_deleted(&self) -> Result<Vec<Problem>, StoreError> {
        let sql = "SELECT u.upn, p.part_number FROM user u JOIN license l ON l.user = u.key JOIN product p ON p.key = l.product
                   WHERE u.deleted_at IS NOT NULL AND l.state IN ('Active', 'ActiveWithError')";
        self.rows(sql, |row| Ok(Problem::LicenseOfDeleted { upn: row.get(0)?, part_number: row.get(1)? }))
    }

    /// Allotments whose count is wrong, whose members are not those of their groups, or hold and wait otherwise than the
    /// line has it; or where somebody waits although there is room and a seat.
    pub(super) fn allotted(&self) -> Result<Vec<Problem>, StoreError> {
        let sql = "WITH belongs (allotment, user) AS (
                     SELECT DISTINCT a.key, u.key FROM allotment a JOIN allotment_group ag ON ag.allotment = a.key
                       JOIN user_group g ON g.key = ag.user_group JOIN group_member gm ON gm.user_group = g.key
                       JOIN user u ON u.id = gm.member_id
                     WHERE a.deleted_at IS NULL AND g.deleted_at IS NULL AND u.deleted_at IS NULL),
                   stands (allotment, user) AS (SELECT allotment, user FROM allotment_member),
                   has (allotment, user) AS (SELECT -via, user FROM license WHERE via < 0),
                   in_line (allotment, user) AS (SELECT allotment, user FROM allotment_member WHERE waiting_since IS NOT NULL)
                   SELECT a.display_name FROM allotment a JOIN product p ON p.key = a.product WHERE
                     consumed <> (SELECT count(*) FROM license l WHERE l.via = -a.key AND l.via <> 0 AND l.state <> 'Error')
                     OR EXISTS (SELECT 1 FROM license l WHERE l.via = -a.key AND l.via <> 0 AND (l.product <> a.product
                       OR l.state <> 'ActiveWithError' AND l.disabled <> a.disabled))
                     OR consumed < allotted AND p.total > p.held + p.elsewhere AND a.key IN (SELECT allotment FROM in_line)
                     OR a.key IN (SELECT allotment FROM (SELECT * FROM belongs EXCEPT SELECT * FROM stands))
                     OR a.key IN (SELECT allotment FROM (SELECT * FROM stands EXCEPT SELECT * FROM belongs))
                     OR a.key IN (SELECT allotment FROM (SELECT * FROM has EXCEPT SELECT * FROM stands))
                     OR a.key IN (SELECT allotment FROM (SELECT * FROM has INTERSECT SELECT * FROM in_line))
                     OR a.key IN (SELECT allotment FROM
                       (SELECT * FROM stands EXCEPT SELECT * FROM has EXCEPT SELECT * FROM in_line))";
        self.rows(sql, |row| Ok(Problem::Allotted { allotment: row.get(0)? }))
    }

    /// The keys of those users: all licenses are looked at once, for there may be millions.
    fn users_at_odds(&self) -> Result<Vec<i64>, StoreError> {
        let relations = Relations::embedded();
        let plans = self.rows("SELECT key, plan_id FROM service_plan", |row| {
            Ok((row.get::<_, i64>(0)?, relations.bit(ServicePlanId(guid(row, 1)?))))
        })?;
        let plans: HashMap<i64, Bits> = plans.into_iter().collect();
        let bit = |plan: &i64| plans.get(plan).copied().unwrap_or_default();
        let mut products: HashMap<i64, Bits> = HashMap::new();
        for (product, plan) in self.rows("SELECT product, plan FROM product_service", |r| Ok((r.get(0)?, r.get(1)?)))? {
            *products.entry(product).or_default() |= bit(&plan);
        }
        let mut statement =
            self.db.prepare("SELECT user, product, disabled FROM license WHERE state <> 'Error' ORDER BY user")?;
        let mut rows = statement.query([])?;
        let (mut found, mut last, mut on) = (Vec::new(), 0, 0);
        while let Some(row) = rows.next()? {
            let user = row.get(0)?;
            if user != last {
                (last, on) = (user, 0);
            }
            let off = self::plans(text(row, 2)?).iter().fold(0, |bits, plan| bits | bit(plan));
            on |= products.get(&row.get(1)?).copied().unwrap_or_default() & !off;
            if relations.conflict(on) && found.last() != Some(&user) {
                found.push(user);
            }
        }
        Ok(found)
    }

    fn rows<T>(&self, sql: &str, read: impl Fn(&rusqlite::Row) -> Result<T, StoreError>) -> Result<Vec<T>, StoreError> {
        let mut statement = self.db.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok(found)
    }
}

fn text<'r>(row: &'r Row, column: usize) -> rusqlite::Result<&'r str> {
    Ok(row.get_ref(column)?.as_str()?)
}

/// The keys of a list of services; of what is no list, which the integrity check tells of, none.
fn plans(list: &str) -> Vec<i64> {
    if list == "[]" { Vec::new() } else { serde_json::from_str(list).unwrap_or_default() }
}
