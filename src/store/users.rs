//! Reading users.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Row, params, params_from_iter};

use super::{Store, StoreError, role};
use crate::domain::ids::{AllotmentKey, GroupKey, ObjectId, ServicePlanId, SkuId, UserKey};
use crate::domain::location::Location;
use crate::domain::query::{Attribute, Filter, SortBy, UserQuery, View, same};
use crate::domain::text::{clean, fold};
use crate::domain::user::{License, LicenseState, Path, Presence, User, UserType};

impl Store {
    /// The users that answer a query, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn list_users(&self, query: &UserQuery) -> Result<View, StoreError> {
        self.first_users(query, usize::MAX)
    }

    /// The first users that answer a query, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first_users(&self, query: &UserQuery, most: usize) -> Result<View, StoreError> {
        let (sql, args) = list_sql(query);
        let order = if query.descending { "DESC" } else { "ASC" };
        let by = match query.sort {
            SortBy::Name => String::new(),
            SortBy::Username => format!("u.folded_upn {order},"),
            SortBy::Location => format!("u.location {order} NULLS LAST,"),
            SortBy::Attribute(attribute) => format!("nullif(u.{}, '') {order} NULLS LAST,", column(attribute)),
            // A separator below every letter: with one product more a user stands right after those with one less.
            SortBy::Licenses => format!(
                "(SELECT group_concat(name, char(1) ORDER BY name) FROM (SELECT DISTINCT p.display_name AS name
                    FROM license l JOIN product p ON p.key = l.product WHERE l.user = u.key)) {order} NULLS LAST,"
            ),
        };
        let sql = format!("{sql} ORDER BY {by} u.folded_name {order}, u.key {order}");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query_map(params_from_iter(args), |row| row.get(0).map(UserKey))?;
        let users = rows.by_ref().take(most).collect::<Result<_, _>>()?;
        Ok(View { users, whole: rows.next().is_none() })
    }

    /// One user, whole; None: no such user.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn user(&self, key: UserKey) -> Result<Option<User>, StoreError> {
        let sql = "SELECT key, id, display_name, upn, user_type, account_enabled, location, department, job_title,
                          city, state, country, synced, deleted_at, removed,
                          EXISTS (SELECT 1 FROM user_role WHERE user = user.key) FROM user WHERE key = ?1";
        let read = |row: &Row| Ok((read_user(row), row.get(15)?));
        let found = self.db.prepare_cached(sql)?.query_row([key.0], read).optional()?;
        let Some((user, has_roles)) = found else { return Ok(None) };
        let mut user = user?;
        user.licenses = self.licenses(key)?;
        // Few have one, and to ask for them is felt where many users are read.
        if has_roles {
            let mut statement = self.db.prepare_cached("SELECT role FROM user_role WHERE user = ?1")?;
            let words = statement.query_map([key.0], |row| row.get::<_, String>(0))?;
            user.roles = words.map(|word| role(&word?)).collect::<Result<_, StoreError>>()?;
        }
        Ok(Some(user))
    }

    /// The users of those numbers, in that order; unknown numbers are left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn users(&self, keys: &[UserKey]) -> Result<Vec<User>, StoreError> {
        keys.iter().filter_map(|key| self.user(*key).transpose()).collect()
    }

    /// The user whose user principal name or id that is, deleted users last. Case does not matter, marks do:
    /// `zoë@` and `zoe@` are two people.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find_user(&self, name: &str) -> Result<Option<UserKey>, StoreError> {
        let name = name.trim().to_lowercase();
        let sql = "SELECT key, upn FROM user WHERE (folded_upn = ?1 OR id = ?2) AND removed = 0
             ORDER BY id <> ?2, deleted_at IS NOT NULL, key";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params![fold(&name), name])?;
        let is_id = uuid::Uuid::parse_str(&name).is_ok();
        while let Some(row) = rows.next()? {
            if is_id || row.get::<_, String>(1)?.to_lowercase() == name {
                return Ok(Some(UserKey(row.get(0)?)));
            }
        }
        Ok(None)
    }

    fn licenses(&self, user: UserKey) -> Result<Vec<License>, StoreError> {
        let sql = "SELECT p.sku_id, l.via,
                     iif(l.via < 0, (SELECT display_name FROM allotment WHERE key = -l.via), g.display_name), l.disabled, l.state, l.error, g.id, p.display_name
                   FROM license l JOIN product p ON p.key = l.product LEFT JOIN user_group g ON g.key = l.via
                   WHERE l.user = ?1 ORDER BY l.product, l.via";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([user.0])?;
        let mut licenses = Vec::new();
        while let Some(row) = rows.next()? {
            let via: i64 = row.get(1)?;
            let name = clean(&row.get::<_, Option<String>>(2)?.unwrap_or_default()).into_owned();
            let disabled = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
            let license = License {
                sku: SkuId(guid(row, 0)?),
                path: match via.cmp(&0) {
                    Ordering::Equal => Path::Direct,
                    Ordering::Less => Path::Allotment { key: AllotmentKey(-via), name },
                    Ordering::Greater => Path::Group { key: GroupKey(via), id: ObjectId(guid(row, 6)?), name },
                },
                disabled: if disabled == "[]" { BTreeSet::new() } else { self.plan_ids(disabled)? },
                state: license_state(row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?)?,
                error: row.get::<_, Option<String>>(5)?.map(|word| clean(&word).into_owned()),
            };
            licenses.push((row.get::<_, String>(7)?, license));
        }
        // Here, for SQLite would make a table to sort even one. What is equal stays in the order of keys.
        licenses.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(licenses.into_iter().map(|(_, license)| license).collect())
    }

    /// The ids of service plans kept as a JSON array of keys.
    pub(super) fn plan_ids(&self, keys: &str) -> Result<BTreeSet<ServicePlanId>, StoreError> {
        let bad = |_| StoreError::Value { what: "a list of service plans", found: clean(keys).into_owned() };
        let (keys, mut known) = (serde_json::from_str::<Vec<i64>>(keys).map_err(bad)?, self.plans.borrow_mut());
        let mut ids = BTreeSet::new();
        for key in keys {
            if let Some(id) = known.get(&key) {
                ids.insert(*id);
                continue;
            }
            let mut statement = self.db.prepare_cached("SELECT plan_id FROM service_plan WHERE key = ?1")?;
            let mut rows = statement.query([key])?;
            if let Some(row) = rows.next()? {
                let id = ServicePlanId(guid(row, 0)?);
                known.insert(key, id);
                ids.insert(id);
            }
        }
        Ok(ids)
    }
}

fn list_sql(query: &UserQuery) -> (String, Vec<String>) {
    let errors = "EXISTS (SELECT 1 FROM license l WHERE l.user = u.key AND l.state IN ('Error', 'ActiveWithError'))";
    let unlicensed = "NOT EXISTS (SELECT 1 FROM license l WHERE l.user = u.key AND l.state <> 'Error')";
    let mut sql = "SELECT u.key FROM user u WHERE u.deleted_at IS NULL AND ".to_owned();
    sql += match query.filter {
        Filter::All => "1",
        Filter::Licensed => "EXISTS (SELECT 1 FROM license l WHERE l.user = u.key AND l.state <> 'Error')",
        Filter::Unlicensed => unlicensed,
        Filter::Guests => "u.user_type = 'Guest'",
        Filter::Allowed => "u.account_enabled = 1",
        Filter::Blocked => "u.account_enabled = 0",
        Filter::Errors => errors,
        Filter::BillingAdmins
        | Filter::GlobalAdmins
        | Filter::HelpdeskAdmins
        | Filter::ServiceAdmins
        | Filter::UserManagementAdmins => "EXISTS (SELECT 1 FROM user_role r WHERE r.user = u.key AND r.role = ?)",
    };
    let mut args: Vec<String> = query.filter.role().iter().map(ToString::to_string).collect();
    let asked = &query.conditions;
    if let Some(domain) = asked.folded_domain() {
        // What follows the last @: a domain with one in it is nobody's.
        sql += if domain[1..].contains('@') { " AND 0 AND" } else { " AND" };
        sql += " substr(u.folded_upn, -length(?)) = ?";
        args.extend([domain.clone(), domain]);
    }
    if let Some(enabled) = asked.account_enabled {
        sql += if enabled { " AND u.account_enabled = 1" } else { " AND u.account_enabled = 0" };
    }
    if let Some(location) = asked.usage_location {
        sql += " AND u.location = ?";
        args.push(location.into());
    }
    if let Some(sku) = asked.sku_id {
        args.push(sku.to_string());
        sql += " AND EXISTS (SELECT 1 FROM license l JOIN product p ON p.key = l.product
                             WHERE l.user = u.key AND p.sku_id = ?)";
    }
    for (asked, condition) in [
        (asked.synced, "u.synced = 1"),
        (asked.errors, errors),
        (asked.unlicensed || asked.unlicensed_with_mailbox, unlicensed),
        (asked.unlicensed_with_mailbox, "u.mailbox = 1"),
    ] {
        if asked {
            sql += " AND ";
            sql += condition;
        }
    }
    for (attribute, text) in &asked.attributes {
        sql += " AND same(u.";
        sql += column(*attribute);
        sql += ") = ?";
        args.push(same(text));
    }
    // A bound pattern, so that % and _ of a name need no quoting: instr knows no wildcards.
    let search = query.folded_search();
    if !search.is_empty() {
        sql += " AND (instr(u.folded_name, ?) > 0 OR instr(u.folded_upn, ?) > 0)";
        args.extend([search.clone(), search]);
    }
    (sql, args)
}

/// How the file names it.
const fn column(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::JobTitle => "job_title",
        other => other.id(),
    }
}

fn read_user(row: &Row) -> Result<User, StoreError> {
    let text = |column: usize| Ok::<_, rusqlite::Error>(clean(row.get_ref(column)?.as_str()?).into_owned());
    Ok(User {
        key: UserKey(row.get(0)?),
        id: ObjectId(guid(row, 1)?),
        display_name: text(2)?,
        upn: text(3)?,
        user_type: if row.get_ref(4)?.as_str() == Ok("Guest") { UserType::Guest } else { UserType::Member },
        account_enabled: row.get(5)?,
        location: location(row, 6)?,
        department: text(7)?,
        job_title: text(8)?,
        city: text(9)?,
        state: text(10)?,
        country: text(11)?,
        synced: row.get(12)?,
        presence: presence(row, 13)?,
        roles: BTreeSet::new(),
        licenses: Vec::new(),
    })
}

/// Whether a user is there: the columns `deleted_at` and `removed`.
fn presence(row: &Row, column: usize) -> Result<Presence, StoreError> {
    let Some(at) = row.get::<_, Option<String>>(column)? else { return Ok(Presence::Active) };
    if row.get(column + 1)? {
        return Ok(Presence::Absent);
    }
    let unread = |_| StoreError::Value { what: "a date", found: clean(&at).into_owned() };
    at.parse().map(Presence::Deleted).map_err(unread)
}

/// A GUID column.
pub fn guid(row: &Row, column: usize) -> Result<uuid::Uuid, StoreError> {
    let text = row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?;
    text.parse().map_err(|_| StoreError::Value { what: "an id", found: clean(text).into_owned() })
}

/// A usage location's column.
pub fn location(row: &Row, column: usize) -> Result<Option<Location>, StoreError> {
    let code: Option<String> = row.get(column)?;
    code.map(|code| code.parse().map_err(|_| StoreError::Value { what: "a usage location", found: code })).transpose()
}

/// The state that is called so in the file.
pub fn license_state(word: &str) -> Result<LicenseState, StoreError> {
    [LicenseState::Active, LicenseState::ActiveWithError, LicenseState::Disabled, LicenseState::Error]
        .into_iter()
        .find(|state| state.word() == word)
        .ok_or_else(|| StoreError::Value { what: "a license state", found: clean(word).into_owned() })
}
