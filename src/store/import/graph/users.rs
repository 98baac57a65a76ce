//! Users and what they hold.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rusqlite::params;

use super::Import;
use super::error::{Bad, Fault, Trouble, need, short};
use super::object::{Node, Object};
use crate::domain::location::Location;
use crate::domain::text::fold;
use crate::domain::user::LicenseState;

// Not one statement with RETURNING, for each use of which SQLite makes a table.

const INSERT: &str = "INSERT INTO user (id, upn, folded_upn, display_name, folded_name, user_type, account_enabled,
        location, department, job_title, city, state, country, deleted_at)
     VALUES (?1, ?2, ?3, ifnull(?4, ?2), ifnull(?5, ?3), ifnull(?6, 'Member'), ifnull(?7, 1),
        iif(?8, ?9, NULL), ifnull(?10, ''), ifnull(?11, ''), ifnull(?12, ''), ifnull(?13, ''), ifnull(?14, ''),
        ifnull(?15, iif(?16, ?17, NULL)))
     ON CONFLICT (id) DO NOTHING";

const UPDATE: &str = "UPDATE user SET upn = ?2, folded_upn = ?3,
        display_name = ifnull(?4, display_name), folded_name = ifnull(?5, folded_name),
        user_type = ifnull(?6, user_type), account_enabled = ifnull(?7, account_enabled),
        location = iif(?8, ?9, location), department = ifnull(?10, department), job_title = ifnull(?11, job_title),
        city = ifnull(?12, city), state = ifnull(?13, state), country = ifnull(?14, country),
        deleted_at = ifnull(?15, iif(?16, ifnull(deleted_at, ?17), NULL))
     WHERE id = ?1";

const LICENSE: &str = "INSERT INTO license (user, product, via, disabled, state, error) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
     ON CONFLICT DO UPDATE SET disabled = excluded.disabled, state = excluded.state, error = excluded.error";

/// One path by which a user holds a product: Graph's licenseAssignmentState (DOMAIN R153).
struct Assignment {
    product: i64,
    via: i64,
    disabled: Cow<'static, str>,
    state: LicenseState,
    error: Option<String>,
}

impl Import<'_> {
    pub(super) fn user(&mut self, user: &Object) -> Result<(), Trouble> {
        let id = need("id", user.guid("id")?)?.to_string();
        let removed = user.says("@removed");
        let upn = user.text("userPrincipalName")?.filter(|upn| !upn.is_empty());
        // Of a user who is gone, a delta query gives the id alone.
        if removed && upn.is_none() {
            return Ok(self.remove(&id)?);
        }
        let upn = need("userPrincipalName", upn)?;
        let name = user.text("displayName")?.filter(|name| !name.is_empty());
        let guest = user.text("userType")?.map(|word| if word == "Guest" { "Guest" } else { "Member" });
        let location = user.location("usageLocation")?;
        let deleted = user.time("deletedDateTime")?;
        let text = |field| match user.text(field) {
            Ok(None) if user.says(field) => Ok(Some("".into())),
            text => text,
        };
        let arguments = params![
            id,
            upn,
            fold(&upn),
            name,
            name.as_deref().map(fold),
            guest,
            user.flag("accountEnabled")?,
            user.says("usageLocation"),
            location.as_ref().map(Location::code),
            text("department")?,
            text("jobTitle")?,
            text("city")?,
            text("state")?,
            text("country")?,
            deleted,
            removed,
            self.now,
        ];
        let new = self.db.prepare_cached(INSERT)?.execute(arguments)? == 1;
        let key = if new {
            self.db.last_insert_rowid()
        } else {
            self.db.prepare_cached(UPDATE)?.execute(arguments)?;
            self.db.prepare_cached("SELECT key FROM user WHERE id = ?1")?.query_row([&id], |row| row.get(0))?
        };
        // The directory takes a deleted user's licenses, unless it says otherwise (DOMAIN R65, R87).
        let none = || (removed || deleted.is_some()).then(Vec::new);
        let Some(assignments) = self.assignments(user)?.or_else(none) else { return Ok(()) };
        if !new {
            self.db.prepare_cached("DELETE FROM license WHERE user = ?1")?.execute([key])?;
        }
        let mut insert = self.db.prepare_cached(LICENSE)?;
        for Assignment { product, via, disabled, state, error } in assignments {
            insert.execute(params![key, product, via, disabled, state.word(), error])?;
        }
        Ok(())
    }

    fn remove(&self, id: &str) -> rusqlite::Result<()> {
        let sql = "UPDATE user SET deleted_at = ifnull(deleted_at, ?2) WHERE id = ?1";
        self.db.prepare_cached(sql)?.execute([id, &self.now])?;
        let sql = "DELETE FROM license WHERE user = (SELECT key FROM user WHERE id = ?1)";
        self.db.prepare_cached(sql)?.execute([id])?;
        Ok(())
    }

    /// What the user holds by which path; None: the object does not say.
    ///
    /// `assignedLicenses` does not tell direct from inherited licenses (R151): without
    /// `licenseAssignmentStates` all of them count as direct.
    fn assignments(&mut self, user: &Object) -> Result<Option<Vec<Assignment>>, Trouble> {
        for field in ["licenseAssignmentStates", "assignedLicenses"] {
            if let Some(list) = user.list(field)? {
                let read = |(n, node)| self.assignment(node).map_err(|trouble: Trouble| trouble.within(field, n));
                return list.iter().enumerate().map(read).collect::<Result<_, _>>().map(Some);
            }
        }
        Ok(None)
    }

    fn assignment(&mut self, node: &Node) -> Result<Assignment, Trouble> {
        let given = node.object().ok_or_else(|| Bad::new("", node, Fault::Object))?;
        let (product, disabled) = self.grant(given)?;
        let via = match given.guid("assignedByGroup")? {
            Some(group) => self.group_key(group)?,
            None => 0,
        };
        let word = given.text("state")?.unwrap_or_default();
        let state = [LicenseState::ActiveWithError, LicenseState::Disabled, LicenseState::Error]
            .into_iter()
            .find(|state| state.word().eq_ignore_ascii_case(&word))
            .unwrap_or(LicenseState::Active);
        let error = given.text("error")?.filter(|error| !error.is_empty() && !error.eq_ignore_ascii_case("none"));
        Ok(Assignment { product, via, disabled, state, error: error.map(|error| short(&error)) })
    }

    /// Graph's `assignedLicense`: the product, and the keys of its services that are off.
    pub(super) fn grant(&mut self, grant: &Object) -> Result<(i64, Cow<'static, str>), Trouble> {
        let product = self.product(need("skuId", grant.guid("skuId")?)?, None)?;
        let mut off = BTreeSet::new();
        for plan in grant.guids("disabledPlans")? {
            let plan = self.plan(plan, None, false)?;
            self.put_inside(product, plan)?;
            off.insert(plan);
        }
        let off: Vec<_> = off.iter().map(i64::to_string).collect();
        Ok((product, if off.is_empty() { "[]".into() } else { format!("[{}]", off.join(",")).into() }))
    }
}
