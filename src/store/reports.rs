//! Reading the reports: counts by line first, and the users of a line when somebody asks.

mod overlap;

use std::collections::HashMap;

use rusqlite::{Params, params};

use super::users::guid;
use super::{Store, StoreError};
use crate::domain::ids::{ObjectId, SkuId, UserKey};
use crate::domain::key_set::KeySet;
use crate::domain::report::{Leaver, Line, Report, Slice, Source};
use crate::domain::text::clean;

/// What a list of names shows of a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Graph's `id`.
    pub id: ObjectId,
    /// Display name; cleaned.
    pub name: String,
    /// The name to sign in with; cleaned.
    pub upn: String,
}

impl Store {
    /// The lines of a report, the most users first. Those of seats are the products.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn report(&self, report: Report) -> Result<Vec<Line>, StoreError> {
        let mut lines = match report {
            Report::Seats => return Ok(Vec::new()),
            Report::Overlap => self.overlaps()?,
            Report::Waste => self.report_lines(
                "SELECT product, deleted, '', count(*) FROM
                   (SELECT DISTINCT product, user, u.deleted_at IS NOT NULL AS deleted
                    FROM user u JOIN license l ON l.user = u.key
                    WHERE (u.account_enabled = 0 OR u.deleted_at IS NOT NULL) AND l.state <> 'Error')
                 GROUP BY product, deleted",
                |sku, deleted, _| Slice::Waste(sku, if deleted == 0 { Leaver::Blocked } else { Leaver::Deleted }),
            )?,
            Report::Errors => self.report_lines(
                "SELECT product, 0, ifnull(error, ''), count(DISTINCT user) FROM license l JOIN user u ON u.key = l.user
                 WHERE l.state IN ('Error', 'ActiveWithError') AND u.deleted_at IS NULL GROUP BY product, error",
                |sku, _, error| Slice::Errors(sku, error),
            )?,
            Report::Sources => self.report_lines(
                "SELECT product, path, '', count(*) FROM
                   (SELECT product, user, max(via = 0) + 2 * max(via > 0) AS path FROM license
                    WHERE state <> 'Error' AND user NOT IN (SELECT key FROM user WHERE deleted_at IS NOT NULL)
                    GROUP BY user, product, via < 0)
                 GROUP BY product, path",
                |sku, path, _| Slice::Source(sku, source(path)),
            )?,
        };
        lines.sort_by_key(|line| std::cmp::Reverse(line.users));
        Ok(lines)
    }

    /// The users of a line, in order of name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn report_users(&self, slice: &Slice) -> Result<Vec<UserKey>, StoreError> {
        let product = "product = (SELECT key FROM product WHERE sku_id = ?1)";
        match slice {
            Slice::Overlap { .. } => self.overlapping(slice),
            Slice::Waste(sku, leaver) => {
                let gone = match leaver {
                    Leaver::Blocked => "u.account_enabled = 0 AND u.deleted_at IS NULL",
                    Leaver::Deleted => "u.deleted_at IS NOT NULL",
                };
                let sql = format!(
                    "SELECT u.key FROM user u WHERE {gone} AND EXISTS
                     (SELECT 1 FROM license WHERE user = u.key AND {product} AND state <> 'Error')
                     ORDER BY u.folded_name, u.key"
                );
                self.keys(&sql, params![sku.to_string()])
            }
            Slice::Errors(sku, error) => {
                let sql = format!(
                    "SELECT u.key FROM user u WHERE u.deleted_at IS NULL AND u.key IN
                     (SELECT user FROM license WHERE {product} AND state IN ('Error', 'ActiveWithError')
                      AND ifnull(error, '') = ?2) ORDER BY u.folded_name, u.key"
                );
                self.keys(&sql, params![sku.to_string(), error])
            }
            Slice::Source(sku, wanted) => {
                let sql = format!(
                    "SELECT user, max(via = 0) + 2 * max(via > 0) AS path FROM license
                     WHERE {product} AND state <> 'Error' GROUP BY user, via < 0"
                );
                let mut statement = self.db.prepare_cached(&sql)?;
                let mut rows = statement.query([sku.to_string()])?;
                let mut found = KeySet::default();
                while let Some(row) = rows.next()? {
                    if source(row.get(1)?) == *wanted {
                        found.insert(UserKey(row.get(0)?));
                    }
                }
                self.by_name(&found)
            }
        }
    }

    /// What a list shows of a user; None: there is none of that number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn user_named(&self, user: UserKey) -> Result<Option<Named>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT id, display_name, upn FROM user WHERE key = ?1")?;
        let mut rows = statement.query([user.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let text = |column| row.get::<_, String>(column).map(|text| clean(&text).into_owned());
        Ok(Some(Named { id: ObjectId(guid(row, 0)?), name: text(1)?, upn: text(2)? }))
    }

    /// Lines of which the query gives product, a number, a word and the count of users.
    fn report_lines(&self, sql: &str, of: impl Fn(SkuId, i64, String) -> Slice) -> Result<Vec<Line>, StoreError> {
        let skus = self.skus()?;
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(sku) = skus.get(&row.get(0)?) else { continue };
            let word = clean(&row.get::<_, String>(2)?).into_owned();
            lines.push(Line { of: of(*sku, row.get(1)?, word), users: row.get(3)? });
        }
        Ok(lines)
    }

    /// The ids of products by their keys.
    fn skus(&self) -> Result<HashMap<i64, SkuId>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT key, sku_id FROM product")?;
        let mut rows = statement.query([])?;
        let mut skus = HashMap::new();
        while let Some(row) = rows.next()? {
            skus.insert(row.get(0)?, SkuId(guid(row, 1)?));
        }
        Ok(skus)
    }

    fn keys(&self, sql: &str, parameters: impl Params) -> Result<Vec<UserKey>, StoreError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let keys = statement.query_map(parameters, |row| row.get(0).map(UserKey))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// Those of the users who are not deleted, in order of name.
    fn by_name(&self, users: &KeySet) -> Result<Vec<UserKey>, StoreError> {
        let sql = "SELECT key FROM user WHERE deleted_at IS NULL ORDER BY folded_name, key";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            let key = UserKey(row.get(0)?);
            if users.contains(key) {
                keys.push(key);
            }
        }
        Ok(keys)
    }
}

const fn source(path: i64) -> Source {
    match path {
        0 => Source::Allotment,
        1 => Source::Direct,
        2 => Source::Groups,
        _ => Source::Both,
    }
}

#[cfg(test)]
mod tests;
