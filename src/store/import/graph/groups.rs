//! Groups, devices, directory roles, and where the organization is.

use rusqlite::params;
use uuid::Uuid;

use super::Import;
use super::error::{Bad, Fault, Trouble, need};
use super::kind::Kind;
use super::object::{Node, Object};
use super::users::{Grant, User};
use crate::domain::role::Role;
use crate::store::first;

const GROUP: &str =
    "INSERT INTO user_group (id, display_name, security_enabled, mail_enabled, unified, dynamic, synced)
     VALUES (?1, ifnull(?2, ?7), ifnull(?3, 1), ifnull(?4, 0), ifnull(?5, 0), ifnull(?6, 0), ifnull(?8, 0))
     ON CONFLICT (id) DO UPDATE SET display_name = ifnull(?2, display_name),
        security_enabled = ifnull(?3, security_enabled), mail_enabled = ifnull(?4, mail_enabled),
        unified = ifnull(?5, unified), dynamic = ifnull(?6, dynamic),
        synced = ifnull(?8, synced), deleted_at = NULL
     RETURNING key";

impl Import<'_> {
    pub(super) fn group(&mut self, group: &Object) -> Result<(), Trouble> {
        let id = need("id", group.guid("id")?)?;
        let kinds = group.list("groupTypes")?;
        let is = |kind: &str| kinds.map(|kinds| kinds.contains(&Node::Text(kind.to_owned())));
        let key: i64 = self.db.prepare_cached(GROUP)?.query_row(
            params![
                id.to_string(),
                group.text("displayName")?.filter(|name| !name.is_empty()),
                group.flag("securityEnabled")?,
                group.flag("mailEnabled")?,
                is("Unified"),
                is("DynamicMembership"),
                unknown(id),
                group.flag("onPremisesSyncEnabled")?,
            ],
            |row| row.get(0),
        )?;
        self.groups.insert(id, key);
        if group.list("members")?.is_some() {
            self.db.prepare_cached("DELETE FROM group_member WHERE user_group = ?1")?.execute([key])?;
            for member in members(group)? {
                self.member(member)?;
            }
            let sql = "INSERT INTO group_member (user_group, member_id) SELECT ?1, id FROM temp.waiting WHERE true
                       ON CONFLICT DO NOTHING";
            self.db.prepare_cached(sql)?.execute([key])?;
        }
        if let Some(licenses) = group.list("assignedLicenses")? {
            self.db.prepare_cached("DELETE FROM group_license WHERE user_group = ?1")?.execute([key])?;
            let mut of_devices = None;
            for (n, node) in licenses.iter().enumerate() {
                let product = self.group_license(key, node).map_err(|trouble| trouble.within("assignedLicenses", n))?;
                of_devices = of_devices.or(product);
            }
            self.device_grant(key, of_devices)?;
        }
        Ok(())
    }

    /// Keeps what a group gives users; gives back the product if it licenses devices.
    fn group_license(&mut self, group: i64, node: &Node) -> Result<Option<i64>, Trouble> {
        let (product, disabled) = self.grant(&Grant::read(node)?)?;
        if first(self.db, "SELECT device FROM product WHERE key = ?1", product)?.unwrap_or(false) {
            return Ok(Some(product));
        }
        let sql = "INSERT INTO group_license (user_group, product, disabled) VALUES (?1, ?2, ?3)
                   ON CONFLICT DO UPDATE SET disabled = excluded.disabled";
        self.db.prepare_cached(sql)?.execute(params![group, product, disabled])?;
        Ok(None)
    }

    /// By which subscription the devices are licensed is known here alone, and stays so while the product does.
    fn device_grant(&mut self, group: i64, product: Option<i64>) -> rusqlite::Result<()> {
        let other = "DELETE FROM device_grant WHERE user_group = ?1 AND product IS NOT ?2";
        self.db.prepare_cached(other)?.execute(params![group, product])?;
        if let Some(product) = product {
            let sql = "INSERT INTO device_grant (user_group, product) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
            self.db.prepare_cached(sql)?.execute([group, product])?;
        }
        Ok(())
    }

    /// The key of a group that gives somebody a license, be it that nothing else is known of it yet.
    pub(super) fn group_key(&mut self, id: Uuid) -> rusqlite::Result<i64> {
        if let Some(key) = self.groups.get(&id) {
            return Ok(*key);
        }
        let sql = "INSERT INTO user_group (id, display_name) VALUES (?1, ?2)
                   ON CONFLICT (id) DO UPDATE SET id = id RETURNING key";
        let key = self.db.prepare_cached(sql)?.query_row([id.to_string(), unknown(id)], |row| row.get(0))?;
        self.groups.insert(id, key);
        Ok(key)
    }

    pub(super) fn device(&self, Device(id, name): &Device) -> rusqlite::Result<()> {
        let sql = "INSERT INTO device (id, display_name) VALUES (?1, ifnull(?2, ?1))
                   ON CONFLICT (id) DO UPDATE SET display_name = ifnull(?2, display_name)";
        self.db.prepare_cached(sql)?.execute(params![id, name]).map(drop)
    }

    /// The tenant's country stands in for members of licensed groups who have no usage location (DOMAIN R89).
    pub(super) fn organization(&self, organization: &Object) -> Result<(), Trouble> {
        if let Some(country) = organization.location("countryLetterCode")? {
            self.db.execute("UPDATE tenant SET location = ?1", [String::from(country)])?;
        }
        Ok(())
    }

    /// Says whether the role bears on licenses.
    pub(super) fn role(&mut self, role: &Object) -> Result<bool, Trouble> {
        let template = need("roleTemplateId", role.guid("roleTemplateId")?)?;
        let Some(role_id) = Role::from_template(&template.to_string()) else { return Ok(false) };
        if role.list("members")?.is_some() {
            let members = members(role)?;
            let people = members.iter().filter(|member| matches!(member.kind, None | Some(Kind::User)));
            self.holders.insert(role_id, people.map(|member| member.id).collect());
            members.into_iter().try_for_each(|member| self.whole(member.whole))?;
        }
        Ok(true)
    }

    /// Lets a member wait for the rest of the group, of which it may not be known yet which one it is.
    pub(super) fn member(&mut self, member: Member) -> rusqlite::Result<()> {
        self.waiting = true;
        self.db.prepare_cached("INSERT INTO temp.waiting (id) VALUES (?1)")?.execute([member.id.to_string()])?;
        self.whole(member.whole)
    }

    /// Who waited has found the group, or it is none that is taken in.
    pub(super) fn forget_members(&mut self) -> rusqlite::Result<()> {
        if std::mem::take(&mut self.waiting) {
            self.db.prepare_cached("DELETE FROM temp.waiting")?.execute([])?;
        }
        Ok(())
    }

    /// A member that comes whole is taken in as well: it may come nowhere else.
    fn whole(&mut self, whole: Option<Whole>) -> rusqlite::Result<()> {
        match whole {
            None => Ok(()),
            Some(Whole::User(user)) => self.user(&user).map(drop),
            Some(Whole::Device(device)) => self.device(&device),
        }
    }
}

/// Who is in a group or has a role.
pub struct Member {
    id: Uuid,
    kind: Option<Kind>,
    whole: Option<Whole>,
}

enum Whole {
    User(Box<User>),
    Device(Device),
}

/// What an object says of a device: its id and name.
pub struct Device(String, Option<String>);

impl Device {
    pub fn read(device: &Object) -> Result<Self, Bad> {
        let name = device.text("displayName")?.filter(|name| !name.is_empty());
        Ok(Self(need("id", device.guid("id")?)?.to_string(), name.map(str::to_owned)))
    }
}

impl Member {
    pub fn read(node: &Node) -> Result<Self, Bad> {
        let member = node.object().ok_or_else(|| Bad::new("", node, Fault::Object))?;
        let id = need("id", member.guid("id")?)?;
        let kind = Kind::of(member, None);
        let whole = match kind {
            Some(Kind::User) if member.says("userPrincipalName") => Some(Whole::User(Box::new(User::read(member)?))),
            Some(Kind::Device) if member.says("displayName") => Some(Whole::Device(Device::read(member)?)),
            _ => None,
        };
        Ok(Self { id, kind, whole })
    }
}

fn members(object: &Object) -> Result<Vec<Member>, Bad> {
    let members = object.list("members")?.unwrap_or_default().iter().enumerate();
    members.map(|(n, node)| Member::read(node).map_err(|bad| bad.within("members", Some(n)))).collect()
}

fn unknown(id: Uuid) -> String {
    format!("Unknown group {:.8}", id.to_string())
}
