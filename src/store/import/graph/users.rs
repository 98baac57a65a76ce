//! Users and what they hold.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rusqlite::params;
use uuid::Uuid;

use super::Import;
use super::error::{Bad, Fault, need, short};
use super::object::{Node, Object};
use crate::domain::location::Location;
use crate::domain::text::fold;
use crate::domain::user::LicenseState;

// Not one statement with RETURNING, for each use of which SQLite makes a table.

pub const INSERT: &str = "INSERT INTO user (id, upn, folded_upn, display_name, folded_name, user_type, account_enabled,
        location, department, job_title, city, state, country, deleted_at, synced,
        mailbox)
     VALUES (?1, ?2, ?3, ifnull(?4, ?2), ifnull(?5, ?3), ifnull(?6, 'Member'), ifnull(?7, 1),
        iif(?8, ?9, NULL), ifnull(?10, ''), ifnull(?11, ''), ifnull(?12, ''), ifnull(?13, ''), ifnull(?14, ''),
        ifnull(?15, iif(?16, ?17, NULL)), ifnull(?18, 0), ifnull(?19, 0))
     ON CONFLICT (id) DO NOTHING";

const UPDATE: &str = "UPDATE user SET upn = ?2, folded_upn = ?3,
        display_name = ifnull(?4, display_name), folded_name = ifnull(?5, folded_name),
        user_type = ifnull(?6, user_type), account_enabled = ifnull(?7, account_enabled),
        location = iif(?8, ?9, location), department = ifnull(?10, department), job_title = ifnull(?11, job_title),
        city = ifnull(?12, city), state = ifnull(?13, state), country = ifnull(?14, country),
        deleted_at = ifnull(?15, iif(?16, ifnull(deleted_at, ?17), NULL)), synced = ifnull(?18, synced), removed = 0,
        mailbox = ifnull(?19, mailbox)
     WHERE id = ?1";

pub const LICENSE: &str =
    "INSERT OR REPLACE INTO license (user, product, via, disabled, state, error) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// What an object says of a user. None: nothing.
pub struct User {
    pub(in crate::store::import) id: String,
    /// None: of a user who is gone, a delta query gives the id alone.
    pub(in crate::store::import) upn: Option<[String; 2]>,
    pub(in crate::store::import) name: Option<[String; 2]>,
    pub(in crate::store::import) member_or_guest: Option<&'static str>,
    pub(in crate::store::import) enabled: Option<bool>,
    pub(in crate::store::import) location: Option<Location>,
    /// Whether the location was said, be it null.
    pub(in crate::store::import) says_location: bool,
    pub(in crate::store::import) department: Option<String>,
    pub(in crate::store::import) job_title: Option<String>,
    pub(in crate::store::import) city: Option<String>,
    pub(in crate::store::import) state: Option<String>,
    pub(in crate::store::import) country: Option<String>,
    pub(in crate::store::import) synced: Option<bool>,
    pub(in crate::store::import) mailbox: Option<bool>,
    pub(in crate::store::import) removed: bool,
    pub(in crate::store::import) deleted: Option<String>,
    pub(in crate::store::import) assignments: Option<Vec<Assignment>>,
}

/// One path by which a user holds a product: Graph's licenseAssignmentState (DOMAIN R153).
pub struct Assignment {
    pub(in crate::store::import) grant: Grant,
    pub(in crate::store::import) group: Option<Uuid>,
    pub(in crate::store::import) state: LicenseState,
    pub(in crate::store::import) error: Option<String>,
}

/// Graph's `assignedLicense`: a product, and the services that are off.
pub struct Grant {
    pub(in crate::store::import) sku: Uuid,
    pub(in crate::store::import) disabled: Vec<Uuid>,
}

impl User {
    pub fn read(user: &Object) -> Result<Self, Bad> {
        // The text, and its form for searching.
        let folded = |field| {
            let text = user.text(field)?.filter(|text| !text.is_empty());
            Ok(text.map(|text| [text.to_owned(), fold(text)]))
        };
        let text = |field| match user.text(field) {
            Ok(None) if user.says(field) => Ok(Some(String::new())),
            text => text.map(|text| text.map(str::to_owned)),
        };
        let removed = user.says("@removed");
        let upn = folded("userPrincipalName")?;
        Ok(Self {
            id: need("id", user.guid("id")?)?.to_string(),
            upn: if removed { upn } else { Some(need("userPrincipalName", upn)?) },
            name: folded("displayName")?,
            member_or_guest: user.text("userType")?.map(|word| if word == "Guest" { "Guest" } else { "Member" }),
            enabled: user.flag("accountEnabled")?,
            location: user.location("usageLocation")?,
            says_location: user.says("usageLocation"),
            department: text("department")?,
            job_title: text("jobTitle")?,
            city: text("city")?,
            state: text("state")?,
            country: text("country")?,
            // Null: never was.
            synced: user.flag("onPremisesSyncEnabled")?.or(user.says("onPremisesSyncEnabled").then_some(false)),
            mailbox: mailbox(user)?,
            removed,
            deleted: user.time("deletedDateTime")?.map(str::to_owned),
            assignments: assignments(user)?,
        })
    }
}

/// Whether a mailbox or an archive was provisioned, whatever became of the license since (DOMAIN R112).
fn mailbox(user: &Object) -> Result<Option<bool>, Bad> {
    let Some(plans) = user.list("provisionedPlans")? else { return Ok(None) };
    for (n, node) in plans.iter().enumerate() {
        let within = |bad: Bad| bad.within("provisionedPlans", Some(n));
        let plan = node.object().ok_or_else(|| within(Bad::new("", node, Fault::Object)))?;
        let is = |field, word: &str| Ok(plan.text(field)?.is_some_and(|text| text.eq_ignore_ascii_case(word)));
        if is("service", "exchange").map_err(within)? && is("provisioningStatus", "Success").map_err(within)? {
            return Ok(Some(true));
        }
    }
    Ok(Some(false))
}

/// What the user holds by which path.
///
/// `assignedLicenses` does not tell direct from inherited licenses (DOMAIN R151): without
/// `licenseAssignmentStates` all of them count as direct.
fn assignments(user: &Object) -> Result<Option<Vec<Assignment>>, Bad> {
    for field in ["licenseAssignmentStates", "assignedLicenses"] {
        if let Some(list) = user.list(field)? {
            let read = |(n, node)| Assignment::read(node).map_err(|bad| bad.within(field, Some(n)));
            return list.iter().enumerate().map(read).collect::<Result<_, _>>().map(Some);
        }
    }
    Ok(None)
}

impl Assignment {
    fn read(node: &Node) -> Result<Self, Bad> {
        let grant = Grant::read(node)?;
        let given = node.object().ok_or_else(|| Bad::new("", node, Fault::Object))?;
        let word = given.text("state")?.unwrap_or_default();
        let state = [LicenseState::ActiveWithError, LicenseState::Disabled, LicenseState::Error]
            .into_iter()
            .find(|state| state.word().eq_ignore_ascii_case(word))
            .unwrap_or(LicenseState::Active);
        let error = given.text("error")?.filter(|error| !error.is_empty() && !error.eq_ignore_ascii_case("none"));
        Ok(Self { grant, group: given.guid("assignedByGroup")?, state, error: error.map(short) })
    }
}

impl Grant {
    pub fn read(node: &Node) -> Result<Self, Bad> {
        let grant = node.object().ok_or_else(|| Bad::new("", node, Fault::Object))?;
        Ok(Self { sku: need("skuId", grant.guid("skuId")?)?, disabled: grant.guids("disabledPlans")? })
    }
}

impl Import<'_> {
    /// Writes what is said of a user, and gives their number and whether they are new; None: of somebody who is gone.
    pub(in crate::store::import) fn user(&mut self, user: &User) -> rusqlite::Result<Option<(i64, bool)>> {
        let User { id, name, location, removed, deleted, .. } = user;
        let Some([upn, folded_upn]) = &user.upn else { return self.remove(id).map(|()| None) };
        let [name, folded_name] = name.as_ref().map_or([None, None], |[name, folded]| [Some(name), Some(folded)]);
        let arguments = params![
            id,
            upn,
            folded_upn,
            name,
            folded_name,
            user.member_or_guest,
            user.enabled,
            user.says_location,
            location.as_ref().map(Location::code),
            user.department,
            user.job_title,
            user.city,
            user.state,
            user.country,
            deleted,
            removed,
            self.now,
            user.synced,
            user.mailbox,
        ];
        let new = self.insert_user.execute(arguments)? == 1;
        let key = if new {
            self.db.last_insert_rowid()
        } else {
            self.db.prepare_cached(UPDATE)?.execute(arguments)?;
            self.db.prepare_cached("SELECT key FROM user WHERE id = ?1")?.query_row([id], |row| row.get(0))?
        };
        let assignments = match &user.assignments {
            Some(assignments) => assignments.as_slice(),
            // The directory takes a deleted user's licenses, unless it says otherwise (DOMAIN R65, R87).
            None if *removed || deleted.is_some() => &[],
            None => return Ok(Some((key, new))),
        };
        if !new {
            self.db.prepare_cached("DELETE FROM license WHERE user = ?1 AND via >= 0")?.execute([key])?;
        }
        for Assignment { grant, group, state, error } in assignments {
            let (product, disabled) = self.grant(grant)?;
            let via = group.map_or(Ok(0), |group| self.group_key(group))?;
            // What the directory leaves a deleted user is suspended (R87).
            let gone = (*removed || deleted.is_some()) && state.holds_seat();
            let state = if gone { LicenseState::Disabled } else { *state };
            self.insert_license.execute(params![key, product, via, disabled, state.word(), error])?;
        }
        Ok(Some((key, new)))
    }

    fn remove(&self, id: &str) -> rusqlite::Result<()> {
        let sql = "UPDATE user SET deleted_at = ifnull(deleted_at, ?2) WHERE id = ?1";
        self.db.prepare_cached(sql)?.execute([id, &self.now])?;
        let sql = "DELETE FROM license WHERE user = (SELECT key FROM user WHERE id = ?1) AND via >= 0";
        self.db.prepare_cached(sql)?.execute([id])?;
        Ok(())
    }

    /// The keys of the product and of its services that are off.
    pub(super) fn grant(&mut self, grant: &Grant) -> rusqlite::Result<(i64, Cow<'static, str>)> {
        let product = self.product(grant.sku, None)?;
        let mut off = BTreeSet::new();
        for plan in &grant.disabled {
            let plan = self.plan(*plan, None, false)?;
            self.put_inside(product, plan)?;
            off.insert(plan);
        }
        let off: Vec<_> = off.iter().map(i64::to_string).collect();
        Ok((product, if off.is_empty() { "[]".into() } else { format!("[{}]", off.join(",")).into() }))
    }
}
