//! The tenant as Microsoft Graph's answers, which the import takes in again.
//!
//! What Graph has no word for, or the import does not take, stays behind: the journal, deleted groups, the tenant's own name, names given by an import of the
//! product table. Rows are read and written one by one, so that a million users need no more room than one.

pub(super) mod shapes;

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Statement, ToSql};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use self::shapes::{Device, Grant, Group, License, MAILBOX, Member, Plan, Role, Subscription, User};
use super::{Trouble, broken, whole};
use crate::domain::catalog::Catalog;
use crate::domain::ids::SkuId;
use crate::domain::product::{Service, Status};
use crate::domain::role;
use crate::domain::text::clean;
use crate::store::users::{guid, license_state};
use crate::store::{Progress, Store, StoreError, first};

/// The files, in the order in which they are written.
pub const FILES: [&str; 6] =
    ["devices.json", "directoryRoles.json", "groups.json", "subscribedSkus.json", "subscriptions.json", "users.json"];

/// So many objects between two reports of progress.
const STEP: usize = 1000;

impl Store {
    /// Writes the tenant into [`FILES`] of a folder, which is made if there is none. Each file is there whole or not at
    /// all; one of that name is replaced. `progress` is told how many objects are written, now and then and when all are.
    ///
    /// # Errors
    /// When the tenant cannot be read, or a file cannot be written.
    pub fn export_graph(&self, folder: &Path, progress: &mut dyn FnMut(Progress)) -> Result<usize, StoreError> {
        // All files tell of the same moment.
        let _moment = self.db.unchecked_transaction()?;
        fs::create_dir_all(folder).map_err(|source| broken(folder, source))?;
        let kinds: [(&str, &str, Tell); 6] = [
            (FILES[0], "devices", devices),
            (FILES[1], "directoryRoles", roles),
            (FILES[2], "groups", groups),
            (FILES[3], "subscribedSkus", products),
            (FILES[4], "directory/subscriptions", subscriptions),
            (FILES[5], "users", users),
        ];
        // Those of which there may be many.
        let sql =
            "SELECT (SELECT count(*) FROM user) + (SELECT count(*) FROM user_group) + (SELECT count(*) FROM device)
                   WHERE ?1";
        let total = first::<u32>(&self.db, sql, true)?.unwrap_or_default() as usize;
        let mut written = 0;
        for (name, context, tell) in kinds {
            whole(&folder.join(name), true, |file| {
                let mut list = List { file, written: &mut written, total, progress: &mut *progress, begun: false };
                list.begin(context)?;
                tell(self, &mut list)?;
                list.end()
            })?;
        }
        progress(Progress { done: written, total: written });
        Ok(written)
    }
}

type Tell = fn(&Store, &mut List) -> Result<(), Trouble>;

/// One answer of Graph's: an object to a line.
struct List<'a> {
    file: &'a mut dyn Write,
    written: &'a mut usize,
    total: usize,
    progress: &'a mut dyn FnMut(Progress),
    begun: bool,
}

impl List<'_> {
    fn begin(&mut self, context: &str) -> io::Result<()> {
        let context = format!("https://graph.microsoft.com/v1.0/$metadata#{context}");
        write!(self.file, "{{\"@odata.context\":\"{context}\",\"value\":[")
    }

    fn put(&mut self, object: &impl Serialize) -> io::Result<()> {
        self.file.write_all(if self.begun { b",\n" } else { b"\n" })?;
        self.begun = true;
        serde_json::to_writer(&mut *self.file, object)?;
        *self.written += 1;
        if self.written.is_multiple_of(STEP) {
            (self.progress)(Progress { done: *self.written, total: self.total.max(*self.written + 1) });
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Trouble> {
        Ok(self.file.write_all(b"\n]}\n")?)
    }
}

fn devices(store: &Store, list: &mut List) -> Result<(), Trouble> {
    let mut statement = store.db.prepare("SELECT id, display_name FROM device ORDER BY key")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        list.put(&Device { id: text(row, 0)?, display_name: text(row, 1)? })?;
    }
    Ok(())
}

fn roles(store: &Store, list: &mut List) -> Result<(), Trouble> {
    let sql = "SELECT id FROM user_role JOIN user ON key = user WHERE role = ?1 ORDER BY user";
    let mut statement = store.db.prepare(sql)?;
    for role in role::Role::ALL {
        let members = all(&mut statement, role.id(), |row| Ok(Member { id: guid(row, 0)? }))?;
        list.put(&Role { role_template_id: role.template(), members })?;
    }
    Ok(())
}

fn groups(store: &Store, list: &mut List) -> Result<(), Trouble> {
    let sql = "SELECT id, display_name, security_enabled, mail_enabled, unified, dynamic, key
         FROM user_group WHERE deleted_at IS NULL ORDER BY key";
    let mut statement = store.db.prepare(sql)?;
    let sql =
        "SELECT sku_id, disabled FROM group_license JOIN product ON key = product WHERE user_group = ?1
               UNION SELECT sku_id, '[]' FROM device_grant JOIN product ON key = product WHERE user_group = ?1 ORDER BY 1";
    let mut licenses = store.db.prepare(sql)?;
    let sql = "SELECT member_id FROM group_member WHERE user_group = ?1 ORDER BY 1";
    let mut members = store.db.prepare(sql)?;
    let plans = Plans::new(&store.db)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key: i64 = row.get(6)?;
        let mut group_types = Vec::new();
        for (column, kind) in [(4, "Unified"), (5, "DynamicMembership")] {
            group_types.extend(row.get::<_, bool>(column)?.then_some(kind));
        }
        list.put(&Group {
            id: text(row, 0)?,
            display_name: text(row, 1)?,
            security_enabled: row.get(2)?,
            mail_enabled: row.get(3)?,
            group_types,
            assigned_licenses: all(&mut licenses, key, |row| {
                Ok(Grant { sku_id: guid(row, 0)?, disabled_plans: plans.of(row, 1)? })
            })?,
            members: all(&mut members, key, |row| Ok(Member { id: guid(row, 0)? }))?,
        })?;
    }
    Ok(())
}

/// The tenant's products: all of which something is said here that a new tenant file does not know by itself.
fn products(store: &Store, list: &mut List) -> Result<(), Trouble> {
    let sql = "SELECT sku_id, for_users = 0 OR held > 0 OR elsewhere > 0
                      OR EXISTS (SELECT 1 FROM subscription WHERE product = p.key)
                      OR EXISTS (SELECT 1 FROM license WHERE product = p.key)
                      OR EXISTS (SELECT 1 FROM group_license WHERE product = p.key)
                      OR EXISTS (SELECT 1 FROM device_grant WHERE product = p.key)
               FROM product p ORDER BY part_number, sku_id";
    let mut statement = store.db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let sku = SkuId(guid(row, 0)?);
        // A new tenant file knows the catalog by itself.
        if !row.get::<_, bool>(1)? && Catalog::embedded().product(sku).is_some() {
            continue;
        }
        let Some((_, mut product)) = store.product_to_judge(sku)? else { continue };
        product.services.sort_unstable_by_key(|service| service.id);
        // The import gives the ids to the units in this order, where it knows no more of the subscriptions.
        let order = [Status::Enabled, Status::Warning, Status::Suspended, Status::LockedOut, Status::Deleted];
        product.subscriptions.sort_by_key(|bought| order.iter().position(|status| *status == bought.status));
        let service = |service: &Service| Plan {
            service_plan_id: service.id.0,
            service_plan_name: service.name.clone(),
            applies_to: applies_to(!service.company),
        };
        list.put(&shapes::Product {
            sku_id: sku.0,
            sku_part_number: &product.part_number,
            applies_to: applies_to(product.for_users),
            capability_status: product.status().word(),
            consumed_units: product.assigned,
            prepaid_units: product.units(),
            subscription_ids: product.subscriptions.iter().map(|bought| bought.id.0).collect(),
            service_plans: product.services.iter().map(service).collect(),
        })?;
    }
    Ok(())
}

fn subscriptions(store: &Store, list: &mut List) -> Result<(), Trouble> {
    // Those that are only a sum stand in the subscribedSkus.
    let sql =
        "SELECT id, sku_id, part_number, status, s.total, trial, next_lifecycle, buyer, commerce_id, created, partner
               FROM subscription s JOIN product p ON p.key = s.product WHERE summed = 0 ORDER BY s.key";
    let mut statement = store.db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let buyer = said(row, 7)?;
        list.put(&Subscription {
            id: text(row, 0)?,
            commerce_subscription_id: said(row, 8)?,
            sku_id: text(row, 1)?,
            sku_part_number: text(row, 2)?,
            status: text(row, 3)?,
            total_licenses: row.get(4)?,
            is_trial: row.get(5)?,
            created_date_time: said(row, 9)?,
            next_lifecycle_date_time: said(row, 6)?,
            owner_id: buyer,
            owner_type: buyer.map(|_| "User"),
            owner_tenant_id: said(row, 10)?,
        })?;
    }
    Ok(())
}

fn users(store: &Store, list: &mut List) -> Result<(), Trouble> {
    let sql = "SELECT key, id, display_name, upn, user_type, account_enabled, location, department, job_title, city,
                      state, country, deleted_at, synced, more, mailbox FROM user WHERE removed = 0 ORDER BY key";
    let mut statement = store.db.prepare(sql)?;
    let sql = "SELECT user, sku_id, disabled, id, state, error
               FROM license l JOIN product p ON p.key = l.product LEFT JOIN user_group g ON g.key = l.via
               WHERE l.via >= 0   -- licenseAssignmentState knows no allotments
               ORDER BY user, product, via";
    let mut licenses = store.db.prepare(sql)?;
    let plans = Plans::new(&store.db)?;
    let mut licenses = licenses.query([])?;
    let mut next = || licenses.next()?.map(|row| license(row, &plans)).transpose();
    let mut ahead = next()?;
    let mut held = Vec::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key: i64 = row.get(0)?;
        held.clear();
        while let Some((_, license)) = ahead.take_if(|(user, _)| *user == key) {
            held.push(license);
            ahead = next()?;
        }
        // Their order here is that of keys, which another file has others of.
        held.sort_unstable_by_key(|license: &License| (license.sku_id, license.assigned_by_group));
        let filled = |column| text(row, column).map(|text| (!text.is_empty()).then_some(text));
        list.put(&User {
            id: text(row, 1)?,
            display_name: text(row, 2)?,
            user_principal_name: text(row, 3)?,
            user_type: text(row, 4)?,
            account_enabled: row.get(5)?,
            usage_location: said(row, 6)?,
            department: filled(7)?,
            job_title: filled(8)?,
            city: filled(9)?,
            state: filled(10)?,
            country: filled(11)?,
            deleted_date_time: said(row, 12)?,
            on_premises_sync_enabled: row.get::<_, bool>(13)?.then_some(true),
            more: more(row, 14)?,
            provisioned_plans: if row.get(15)? { &[MAILBOX] } else { &[] },
            license_assignment_states: &held,
        })?;
    }
    Ok(())
}

/// What has no column of its own; most users have nothing.
fn more(row: &Row, column: usize) -> Result<Map<String, Value>, StoreError> {
    match text(row, column)? {
        "{}" => Ok(Map::new()),
        json => serde_json::from_str(json).map_err(|_| StoreError::Value { what: "a user", found: json.to_owned() }),
    }
}

fn license(row: &Row, plans: &Plans) -> Result<(i64, License), StoreError> {
    let license = License {
        sku_id: guid(row, 1)?,
        disabled_plans: plans.of(row, 2)?,
        assigned_by_group: if row.get_ref(3)? == ValueRef::Null { None } else { Some(guid(row, 3)?) },
        state: license_state(text(row, 4)?)?.word(),
        error: row.get(5)?,
    };
    Ok((row.get(0)?, license))
}

const fn applies_to(users: bool) -> &'static str {
    if users { "User" } else { "Company" }
}

fn text<'r>(row: &'r Row, column: usize) -> rusqlite::Result<&'r str> {
    Ok(row.get_ref(column)?.as_str()?)
}

fn said<'r>(row: &'r Row, column: usize) -> rusqlite::Result<Option<&'r str>> {
    Ok(row.get_ref(column)?.as_str_or_null()?)
}

/// What all rows of one key make.
fn all<T>(
    statement: &mut Statement,
    key: impl ToSql,
    read: impl Fn(&Row) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut rows = statement.query([key])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// The ids of service plans by their keys.
pub(super) struct Plans(HashMap<i64, Uuid>);

impl Plans {
    pub(super) fn new(db: &Connection) -> Result<Self, StoreError> {
        let mut statement = db.prepare("SELECT key, plan_id FROM service_plan WHERE ?1")?;
        Ok(Self(all(&mut statement, true, |row| Ok((row.get(0)?, guid(row, 1)?)))?.into_iter().collect()))
    }

    /// The ids of a JSON array of keys, in order.
    pub(super) fn of(&self, row: &Row, column: usize) -> Result<Vec<Uuid>, StoreError> {
        let keys = text(row, column)?;
        if keys == "[]" {
            return Ok(Vec::new());
        }
        let bad = || StoreError::Value { what: "a list of service plans", found: clean(keys).into_owned() };
        let keys: Vec<i64> = serde_json::from_str(keys).map_err(|_| bad())?;
        let ids = keys.iter().map(|key| self.0.get(key).copied());
        let mut ids: Vec<_> = ids.collect::<Option<_>>().ok_or_else(bad)?;
        ids.sort_unstable();
        Ok(ids)
    }
}

#[cfg(test)]
mod tests;
