//! The write path on small tenants. There is no importer here: rows are put in place by SQL.

mod allotments;
mod counts;
mod damage;
pub(in crate::store) mod devices;
mod fences;
mod files;
mod groups;
mod history;
mod jobs;
mod lifecycle;
mod listing;
mod saving;
mod scope;
mod subscriptions;
mod undo;
mod views;

use rusqlite::types::ValueRef;

use super::write::Saved;
use super::{SaveError, Store};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, Change};
use crate::domain::device::Device;
use crate::domain::ids::{ObjectId, SkuId, UserKey};
use crate::domain::job::{Job, JobResult};
use crate::domain::refusal::Refusal;
use crate::domain::role::Principal;
use crate::domain::rules::sample::{E1, E3, E5, VISIO, told};

/// A tenant with the users a1, a2, … in NL, the groups 1 (Staff) and 2 (Sales), and 25 seats of each
/// of E1, E3, E5 and Visio.
pub(super) fn tenant(users: i64) -> Store {
    let mut store = Store::in_memory("Contoso").unwrap();
    store.set_clock(|| "2026-11-01T12:00:00Z".parse().unwrap());
    store.put_users(1..=users);
    store.sql(
        "INSERT INTO user_group (key, id, display_name) VALUES
            (1, '00000000-0000-0000-0001-000000000001', 'Staff'), (2, '00000000-0000-0000-0001-000000000002', 'Sales')",
    );
    for sku in [E1, E3, E5, VISIO] {
        store.put_seats(sku, 25);
    }
    store
}

impl Store {
    pub(super) fn try_sql(&self, sql: &str) -> rusqlite::Result<()> {
        self.db.execute_batch(sql)
    }

    pub(crate) fn sql(&self, sql: &str) {
        self.try_sql(sql).unwrap();
    }

    pub(super) fn put_users(&self, keys: impl IntoIterator<Item = i64>) {
        for key in keys {
            self.sql(&format!(
                "INSERT INTO user (key, id, display_name, upn, folded_name, folded_upn, location) VALUES
                    ({key}, '00000000-0000-0000-0000-{key:012}', 'a{key}', 'a{key}@contoso.example', 'a{key}',
                     'a{key}@contoso.example', 'NL')"
            ));
        }
    }

    /// One more purchase.
    pub(super) fn put_seats(&self, sku: SkuId, total: u32) {
        self.sql(&format!(
            "INSERT INTO subscription (id, product, status, total) SELECT
                printf('00000000-0000-0000-0002-%012d', (SELECT count(*) FROM subscription)), key, 'Enabled', {total}
             FROM product WHERE sku_id = '{sku}'"
        ));
    }

    /// A license as the directory brings it: `via` is a group or 0.
    pub(super) fn put_license(&self, user: i64, sku: SkuId, via: i64, state: &str) {
        self.sql(&license(user, sku, via, state));
    }

    /// Every row that a change could touch, but for the journal and for what follows from allotments.
    pub(super) fn tenant_rows(&self) -> String {
        let tables = [
            "tenant",
            "user_role",
            "subscription",
            "user_group",
            "group_member",
            "group_license",
            "device_grant",
            "device_license",
        ];
        let rows = tables.map(|table| self.rows_of(&format!("SELECT '{table}', * FROM {table}")));
        let users = self.rows_of("SELECT 'user', * FROM user WHERE removed = 0");
        let products = "SELECT part_number, total, held - (SELECT count(*) FROM license
                          WHERE product = key AND via < 0 AND state <> 'Error'), elsewhere
                        FROM product WHERE held + total > 0";
        let licenses = self.rows_of("SELECT 'license', * FROM license WHERE via >= 0");
        [rows.concat(), users, licenses, self.rows_of(products)].concat()
    }

    /// The users there are, and what they have that nothing else gives them.
    pub(super) fn user_rows(&self) -> String {
        [
            self.rows_of("SELECT * FROM user WHERE removed = 0"),
            self.rows_of("SELECT * FROM user_role"),
            self.rows_of("SELECT * FROM license WHERE via = 0"),
        ]
        .concat()
    }

    /// The allotments there are, who owns them and which groups they are for.
    pub(super) fn allotment_rows(&self) -> String {
        let there = "SELECT key FROM allotment WHERE deleted_at IS NULL";
        [
            self.rows_of(&format!(
                "SELECT key, display_name, product, allotted, disabled FROM allotment WHERE key IN ({there})"
            )),
            self.rows_of(&format!("SELECT * FROM allotment_owner WHERE allotment IN ({there})")),
            self.rows_of(&format!("SELECT * FROM allotment_group WHERE allotment IN ({there})")),
        ]
        .concat()
    }

    /// What was bought.
    pub(super) fn subscription_rows(&self) -> String {
        self.rows_of("SELECT * FROM subscription")
            + &self.rows_of("SELECT part_number, total FROM product WHERE total > 0")
    }

    /// The groups there are, who is in them and what they give.
    pub(super) fn group_rows(&self) -> String {
        let there = "SELECT key FROM user_group WHERE deleted_at IS NULL";
        [
            self.rows_of(&format!("SELECT key, display_name FROM user_group WHERE key IN ({there})")),
            self.rows_of(&format!("SELECT * FROM group_member WHERE user_group IN ({there})")),
            self.rows_of("SELECT * FROM group_license"),
            self.rows_of("SELECT * FROM device_grant"),
        ]
        .concat()
    }

    /// Every row that a change could touch.
    pub(super) fn all_rows(&self) -> String {
        let tables = [
            "batch",
            "batch_user",
            "batch_subject",
            "batch_member",
            "sqlite_sequence",
            "license",
            "allotment",
            "allotment_owner",
            "allotment_group",
            "allotment_member",
        ];
        self.tenant_rows() + &tables.map(|table| self.rows_of(&format!("SELECT * FROM {table}"))).concat()
    }

    fn rows_of(&self, sql: &str) -> String {
        let mut statement = self.db.prepare_cached(sql).unwrap();
        let columns = statement.column_count();
        let text = |value: ValueRef| match value {
            ValueRef::Null => "-".to_owned(),
            ValueRef::Integer(number) => number.to_string(),
            value => value.as_str().unwrap().to_owned(),
        };
        let line = |row: &rusqlite::Row| {
            let values: Vec<_> = (0..columns).map(|column| text(row.get_ref(column).unwrap())).collect();
            Ok(values.join(" ") + "\n")
        };
        let mut lines: Vec<String> = statement.query_map([], line).unwrap().map(Result::unwrap).collect();
        lines.sort_unstable();
        lines.concat()
    }

    /// Saves as Global admin: "ok" and who was changed, or the refusals.
    pub(super) fn ask(&mut self, action: &Action, users: impl IntoIterator<Item = i64>) -> String {
        said(self.save(&admin(), change(action, users)))
    }

    /// The seats kept of a product; a recount of everything agrees.
    pub(super) fn recounted(&self, sku: SkuId) -> i64 {
        assert_eq!(self.check().unwrap(), []);
        self.kept_seats(sku)
    }

    /// The seats kept of a product.
    pub(super) fn kept_seats(&self, sku: SkuId) -> i64 {
        self.db.query_row("SELECT held FROM product WHERE sku_id = ?1", [sku.to_string()], |row| row.get(0)).unwrap()
    }

    /// Runs as Global admin.
    pub(super) fn run_all(&mut self, job: &Job) -> JobResult {
        self.run(&admin(), job, |_| true).unwrap()
    }
}

/// The SQL that puts a license in place.
pub(super) fn license(user: i64, sku: SkuId, via: i64, state: &str) -> String {
    format!(
        "INSERT INTO license (user, product, via, state)
         SELECT {user}, key, {via}, '{state}' FROM product WHERE sku_id = '{sku}'"
    )
}

pub(super) fn admin() -> Principal {
    Principal::global_admin("admin")
}

pub(super) fn keys(users: impl IntoIterator<Item = i64>) -> Vec<UserKey> {
    users.into_iter().map(|user| UserKey(user.try_into().unwrap())).collect()
}

/// The id of the user of that number.
pub(super) fn member(user: i64) -> ObjectId {
    format!("00000000-0000-0000-0000-{user:012}").parse().unwrap()
}

pub(super) fn change(action: &Action, users: impl IntoIterator<Item = i64>) -> Change {
    Change { action: action.clone(), users: Batch::new(keys(users)).unwrap() }
}

pub(super) fn job(action: &Action, users: impl IntoIterator<Item = i64>) -> Job {
    Job { action: action.clone(), users: keys(users), skip_refused: false }
}

pub(super) fn skipping(action: &Action, users: impl IntoIterator<Item = i64>) -> Job {
    Job { skip_refused: true, ..job(action, users) }
}

pub(super) fn said(result: Result<Saved, SaveError>) -> String {
    match result {
        Ok(saved) => format!("ok {}", list(&saved.users)),
        Err(SaveError::Refused(refusals)) => all_told(&refusals),
        Err(SaveError::Broken(error)) => format!("broken: {error}"),
    }
}

pub(super) fn all_told(refusals: &[Refusal]) -> String {
    refusals.iter().map(told).collect::<Vec<_>>().join("; ")
}

pub(super) fn list(users: &[UserKey]) -> String {
    users.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// The batches of a job: how many users each, with a minus when it was refused.
pub(super) fn batches(result: &JobResult) -> Vec<String> {
    let sign = |done: bool| if done { "" } else { "-" };
    result.batches.iter().map(|batch| format!("{}{}", sign(batch.id.is_some()), batch.users.len())).collect()
}
