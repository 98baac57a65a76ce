//! Changes as a script for Microsoft Graph PowerShell.
//!
//! Nothing from outside is code: who is meant stands there by id, names stand in comments without line ends, and the
//! names of new groups in quotes that they cannot leave.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::changes::Changes;
use super::requests::nickname;
use crate::domain::call::{Call, Holder};
use crate::domain::change::Grant;
use crate::domain::cloud::Cloud;
use crate::domain::ids::ObjectId;

/// Makes the script, batch by batch.
#[derive(Debug, Default)]
pub struct Script {
    /// The variables of groups that the script makes.
    made: HashMap<ObjectId, String>,
}

impl Script {
    /// What stands at its top; for a tenant in that cloud (DOMAIN R73).
    #[must_use]
    pub fn head(cloud: Cloud) -> String {
        let environment = match cloud {
            Cloud::Germany => " -Environment Germany",
            Cloud::Vianet => " -Environment China",
            Cloud::Worldwide => "",
        };
        format!(
            "#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Users, Microsoft.Graph.Users.Actions, \
             Microsoft.Graph.Groups, Microsoft.Graph.Identity.DirectoryManagement, Microsoft.Graph.Identity.Governance\n\
             $ErrorActionPreference = 'Stop'\n\
             Connect-MgGraph{environment} -Scopes 'LicenseAssignment.ReadWrite.All', 'User.ReadWrite.All', \
             'Group.ReadWrite.All', 'RoleManagement.ReadWrite.Directory'\n"
        )
    }

    /// The lines of one batch of the journal.
    pub fn lines(&mut self, changes: &Changes) -> String {
        let Changes { batch, at, by, verb, calls, .. } = changes;
        let mut text = format!("\n# {batch}: {verb}, {at}, {by}\n");
        for (call, name) in calls {
            let command = self.command(call);
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{command}  # {name}");
        }
        text
    }

    fn command(&mut self, call: &Call) -> String {
        match call {
            Call::SetLocation(user, Some(location)) => {
                format!("Update-MgUser -UserId '{user}' -UsageLocation '{location}'")
            }
            Call::SetLocation(user, None) => {
                format!("Update-MgUser -UserId '{user}' -BodyParameter @{{usageLocation=$null}}")
            }
            Call::License { to, add, remove } => {
                let holder = match to {
                    Holder::User(user) => format!("Set-MgUserLicense -UserId '{user}'"),
                    Holder::Group(group) => format!("Set-MgGroupLicense -GroupId {}", self.group(*group)),
                };
                let grant = |grant: &Grant| {
                    format!("@{{SkuId='{}'; DisabledPlans={}}}", grant.sku, list(grant.off.iter().map(quoted)))
                };
                let (add, remove) = (list(add.iter().map(grant)), list(remove.iter().map(quoted)));
                format!("{holder} -AddLicenses {add} -RemoveLicenses {remove}")
            }
            Call::GrantRole(user, role) => format!(
                "New-MgRoleManagementDirectoryRoleAssignment -PrincipalId '{user}' -RoleDefinitionId '{}' \
                 -DirectoryScopeId '/'",
                role.template()
            ),
            Call::RevokeRole(user, role) => format!(
                "Get-MgRoleManagementDirectoryRoleAssignment -Filter \"principalId eq '{user}' and roleDefinitionId eq \
                 '{}'\" | ForEach-Object {{ Remove-MgRoleManagementDirectoryRoleAssignment -UnifiedRoleAssignmentId $_.Id }}",
                role.template()
            ),
            Call::Reprocess(user) => format!("Invoke-MgLicenseUser -UserId '{user}'"),
            Call::CreateGroup(group, about) => {
                let variable = format!("$group{}", self.made.len() + 1);
                let mut command = format!(
                    "{variable} = New-MgGroup -DisplayName {} -MailNickname '{}' -MailEnabled:{} -SecurityEnabled:{}",
                    quoted(&about.name),
                    nickname(*group),
                    flag(about.mail_enabled),
                    flag(about.security_enabled),
                );
                if about.unified {
                    command += " -GroupTypes 'Unified'";
                }
                self.made.insert(*group, variable);
                command
            }
            Call::DeleteUser(user) => format!("Remove-MgUser -UserId '{user}'"),
            Call::RestoreUser(user) => format!("Restore-MgDirectoryDeletedItem -DirectoryObjectId '{user}'"),
            Call::DeleteGroup(group) => format!("Remove-MgGroup -GroupId {}", self.group(*group)),
            Call::AddMembers(group, members) => {
                let group = self.group(*group);
                let ids = members.iter().map(quoted).collect::<Vec<_>>().join(", ");
                format!("@({ids}) | ForEach-Object {{ New-MgGroupMember -GroupId {group} -DirectoryObjectId $_ }}")
            }
            Call::RemoveMember(group, member) => {
                format!("Remove-MgGroupMemberByRef -GroupId {} -DirectoryObjectId '{member}'", self.group(*group))
            }
        }
    }

    fn group(&self, group: ObjectId) -> String {
        self.made.get(&group).map_or_else(|| quoted(&group), |variable| format!("{variable}.Id"))
    }
}

const fn flag(on: bool) -> &'static str {
    if on { "$true" } else { "$false" }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("@({})", items.collect::<Vec<_>>().join(", "))
}

/// A literal. PowerShell takes the typographic quotes for its own.
fn quoted(text: &(impl ToString + ?Sized)) -> String {
    let mut literal = String::from("'");
    for c in text.to_string().chars() {
        literal.push(c);
        if matches!(c, '\'' | '\u{2018}'..='\u{201b}') {
            literal.push(c);
        }
    }
    literal.push('\'');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_quotes() {
        assert_eq!(quoted("O'Hara"), "'O''Hara'");
        assert_eq!(quoted("x’; Remove-Item / #‘"), "'x’’; Remove-Item / #‘‘'");
        assert_eq!(quoted("$(whoami) `n \"x\""), "'$(whoami) `n \"x\"'");
    }
}
