//! Reading allotments.

mod line;
mod write;

use rusqlite::{OptionalExtension, Row, params};

use super::users::guid;
use super::{Store, StoreError};
use crate::domain::allotment::{Allotment, AllotmentMember, AllotmentState, Named, Terms};
use crate::domain::ids::{AllotmentKey, GroupKey, ObjectId, SkuId, UserKey};
use crate::domain::text::{clean, fold};

/// An allotment by name, and how the name was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundAllotment {
    /// Exactly one.
    One(AllotmentKey),
    /// None of that name.
    None,
    /// Several: their ids.
    Several(Vec<ObjectId>),
}

/// A member's seat in an allotment, if that is what the license is.
const SEAT: &str = "l.via = -a.key AND l.via <> 0 AND l.state";

const TERMS: &str = "a.display_name, p.sku_id, a.allotted, a.disabled";

impl Store {
    /// All allotments, in order of name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn allotments(&self) -> Result<Vec<Allotment>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT key FROM allotment WHERE deleted_at IS NULL")?;
        let keys = statement.query_map([], |row| row.get(0).map(AllotmentKey))?.collect::<Result<Vec<_>, _>>()?;
        let mut allotments = Vec::new();
        for key in keys {
            allotments.extend(self.allotment(key)?);
        }
        allotments.sort_by_cached_key(|allotment| (fold(&allotment.terms.name), allotment.key));
        Ok(allotments)
    }

    /// One allotment; None: no such allotment, or deleted.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn allotment(&self, key: AllotmentKey) -> Result<Option<Allotment>, StoreError> {
        let sql = format!(
            "SELECT {TERMS}, a.id, a.consumed,
               (SELECT count(*) FROM allotment_member m WHERE m.allotment = a.key AND m.waiting_since IS NOT NULL),
               (SELECT count(*) FROM license l WHERE {SEAT} IN ('Error', 'ActiveWithError'))
             FROM allotment a JOIN product p ON p.key = a.product WHERE a.deleted_at IS NULL AND a.key = ?1"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([key.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let owners = "SELECT u.key, u.id, u.display_name FROM allotment_owner o JOIN main.user u ON u.key = o.user
                      WHERE o.allotment = ?1 AND u.deleted_at IS NULL ORDER BY u.folded_name, u.key";
        let groups =
            "SELECT g.key, g.id, g.display_name FROM allotment_group ag JOIN user_group g ON g.key = ag.user_group
                      WHERE ag.allotment = ?1 AND g.deleted_at IS NULL ORDER BY lower(g.display_name), g.key";
        Ok(Some(Allotment {
            key,
            id: ObjectId(guid(row, 4)?),
            terms: self.read_terms(row)?,
            consumed: row.get(5)?,
            waiting: row.get(6)?,
            errors: row.get(7)?,
            owners: self.named(owners, key, UserKey)?,
            groups: self.named(groups, key, GroupKey)?,
        }))
    }

    fn read_terms(&self, row: &Row) -> Result<Terms, StoreError> {
        Ok(Terms {
            name: clean(&row.get::<_, String>(0)?).into_owned(),
            sku: SkuId(guid(row, 1)?),
            limit: row.get(2)?,
            off: self.plan_ids(&row.get::<_, String>(3)?)?,
        })
    }

    fn named<N: rusqlite::types::FromSql, K>(
        &self,
        sql: &str,
        of: AllotmentKey,
        key: impl Fn(N) -> K,
    ) -> Result<Vec<Named<K>>, StoreError> {
        let mut statement = self.db.prepare_cached(sql)?;
        read_named(&mut statement.query([of.0])?, key)
    }

    /// The allotment whose id or display name that is; case and accents do not matter. Whoever owns none of that name
    /// finds it all the same: the rules then say that it is not theirs.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find_allotment(&self, name: &str) -> Result<FoundAllotment, StoreError> {
        let wanted = fold(name.trim());
        let id = name.trim().parse::<ObjectId>().ok();
        let mut statement =
            self.db.prepare_cached("SELECT key, id, display_name FROM main.allotment WHERE deleted_at IS NULL")?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (key, own) = (AllotmentKey(row.get(0)?), ObjectId(guid(row, 1)?));
            if Some(own) == id {
                return Ok(FoundAllotment::One(key));
            }
            if fold(&row.get::<_, String>(2)?) == wanted {
                found.push((key, own));
            }
        }
        Ok(match &*found {
            [] => FoundAllotment::None,
            [(key, _)] => FoundAllotment::One(*key),
            several => FoundAllotment::Several(several.iter().map(|(_, id)| *id).collect()),
        })
    }

    /// Who has the license from it or cannot, in order of name, and then who waits for it, in line.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn allotment_members(&self, key: AllotmentKey) -> Result<Vec<AllotmentMember>, StoreError> {
        let sql = "SELECT m.user, m.waiting_since FROM allotment_member m JOIN user u ON u.key = m.user
                   WHERE m.allotment = ?1
                   ORDER BY m.waiting_since IS NOT NULL, iif(m.waiting_since IS NULL, u.folded_name, ''), m.place";
        let mut statement = self.db.prepare_cached(sql)?;
        let members = statement
            .query_map([key.0], |row| Ok(AllotmentMember { user: UserKey(row.get(0)?), waiting_since: row.get(1)? }))?;
        Ok(members.collect::<Result<_, _>>()?)
    }

    /// What the groups are called that can carry licenses, in order of name: whoever owns an allotment may choose any.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn licensable_groups(&self) -> Result<Vec<Named<GroupKey>>, StoreError> {
        let sql = "SELECT key, id, display_name FROM main.user_group WHERE deleted_at IS NULL AND security_enabled = 1";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut groups = read_named(&mut statement.query([])?, GroupKey)?;
        groups.sort_by_cached_key(|group| (fold(&group.name), group.key));
        Ok(groups)
    }

    /// Who has a role, and who owns an allotment, in order of name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn signers(&self) -> Result<Vec<UserKey>, StoreError> {
        let sql = "SELECT key FROM user WHERE deleted_at IS NULL AND key IN (SELECT user FROM user_role UNION
                     SELECT o.user FROM allotment_owner o JOIN allotment a ON a.key = o.allotment
                     WHERE a.deleted_at IS NULL) ORDER BY folded_name, key";
        let mut statement = self.db.prepare_cached(sql)?;
        let users = statement.query_map([], |row| row.get(0).map(UserKey))?;
        Ok(users.collect::<Result<_, _>>()?)
    }

    /// The allotments that a user owns.
    pub(super) fn owned_by(&self, user: UserKey) -> Result<Vec<AllotmentKey>, StoreError> {
        let sql = "SELECT o.allotment FROM allotment_owner o JOIN allotment a ON a.key = o.allotment
                   WHERE o.user = ?1 AND a.deleted_at IS NULL";
        let mut statement = self.db.prepare_cached(sql)?;
        let keys = statement.query_map([user.0], |row| row.get(0).map(AllotmentKey))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// An allotment as a change finds it; None: there never was one.
    pub(super) fn allotment_state(&self, key: AllotmentKey) -> Result<Option<AllotmentState>, StoreError> {
        if key == AllotmentKey::NEW {
            return Ok(Some(AllotmentState::default()));
        }
        let sql = format!(
            "SELECT {TERMS}, a.deleted_at IS NOT NULL FROM allotment a JOIN product p ON p.key = a.product
             WHERE a.key = ?1"
        );
        let found = self
            .db
            .prepare_cached(&sql)?
            .query_row(params![key.0], |row| Ok(if row.get(4)? { Ok(None) } else { self.read_terms(row).map(Some) }));
        let Some(terms) = found.optional()? else { return Ok(None) };
        let owners = "SELECT user FROM allotment_owner WHERE allotment = ?1";
        let owners = self
            .db
            .prepare_cached(owners)?
            .query_map([key.0], |row| row.get(0).map(UserKey))?
            .collect::<Result<_, _>>()?;
        let groups = "SELECT user_group FROM allotment_group WHERE allotment = ?1";
        let groups = self
            .db
            .prepare_cached(groups)?
            .query_map([key.0], |row| row.get(0).map(GroupKey))?
            .collect::<Result<_, _>>()?;
        Ok(Some(AllotmentState { terms: terms?, owners, groups }))
    }
}

/// Rows of a number, an id and a name.
fn read_named<N: rusqlite::types::FromSql, K>(
    rows: &mut rusqlite::Rows,
    key: impl Fn(N) -> K,
) -> Result<Vec<Named<K>>, StoreError> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let name = clean(&row.get::<_, String>(2)?).into_owned();
        found.push(Named { key: key(row.get(0)?), id: ObjectId(guid(row, 1)?), name });
    }
    Ok(found)
}
