//! Changes as bodies for Graph's `$batch` (DOMAIN R170).

use std::collections::HashSet;

use serde_json::{Value, json};

use super::changes::Changes;
use crate::domain::call::{Call, Holder};
use crate::domain::change::Grant;
use crate::domain::cloud::Cloud;
use crate::domain::ids::ObjectId;

/// A `$batch` holds so many requests.
const MOST: usize = 20;

/// Makes bodies. Requests of one body are independent of each other; the bodies have to be sent in order, each when
/// the one before is answered. No request names another: one that fails would take the rest along.
pub struct Requests {
    /// Where Graph is, for what is named by its address.
    host: &'static str,
    /// Groups that were made here. What id they get there nobody knows before.
    made: HashSet<ObjectId>,
    /// Calls on such groups, which had to be left out.
    pub left_out: usize,
}

impl Requests {
    /// For a tenant in that cloud (R73).
    #[must_use]
    pub fn new(cloud: Cloud) -> Self {
        let host = match cloud {
            Cloud::Germany => "https://graph.microsoft.de",
            Cloud::Vianet => "https://microsoftgraph.chinacloudapi.cn",
            Cloud::Worldwide => "https://graph.microsoft.com",
        };
        Self { host, made: HashSet::new(), left_out: 0 }
    }

    /// The bodies of one batch of the journal.
    pub fn bodies(&mut self, changes: &Changes) -> Vec<Value> {
        let mut requests = Vec::new();
        for (call, _) in &changes.calls {
            match self.request(call) {
                Some(request) => requests.push((call, request)),
                None => self.left_out += 1,
            }
        }
        // Two calls on the same group have to come one after the other.
        let together = |(one, _): &(&Call, _), (other, _): &(&Call, _)| {
            one.turn() == other.turn() && !matches!(other, Call::AddMembers(..))
        };
        let bodies = requests.chunk_by(together).flat_map(|turn| turn.chunks(MOST));
        let body = |requests: &[(&Call, Value)]| {
            let numbered = requests.iter().zip(1..).map(|((_, request), n): (_, u32)| {
                let mut request = request.clone();
                request["id"] = n.to_string().into();
                request
            });
            json!({ "requests": numbered.collect::<Vec<_>>() })
        };
        bodies.map(body).collect()
    }

    fn request(&mut self, call: &Call) -> Option<Value> {
        let group = match call {
            Call::AddMembers(group, _)
            | Call::RemoveMember(group, _)
            | Call::License { to: Holder::Group(group), .. }
            | Call::DeleteGroup(group) => Some(group),
            _ => None,
        };
        if group.is_some_and(|group| self.made.contains(group)) {
            return None;
        }
        Some(match call {
            Call::SetLocation(user, location) => {
                with_body("PATCH", &format!("/users/{user}"), &json!({ "usageLocation": location }))
            }
            Call::License { to, add, remove } => {
                let url = match to {
                    Holder::User(user) => format!("/users/{user}/assignLicense"),
                    Holder::Group(group) => format!("/groups/{group}/assignLicense"),
                };
                let grant = |grant: &Grant| json!({ "skuId": grant.sku, "disabledPlans": grant.off });
                let add: Vec<_> = add.iter().map(grant).collect();
                with_body("POST", &url, &json!({ "addLicenses": add, "removeLicenses": remove }))
            }
            Call::GrantRole(user, role) => with_body(
                "POST",
                "/roleManagement/directory/roleAssignments",
                &json!({ "principalId": user, "roleDefinitionId": role.template(), "directoryScopeId": "/" }),
            ),
            Call::RevokeRole(user, role) => {
                bare("DELETE", &format!("/directoryRoles(roleTemplateId='{}')/members/{user}/$ref", role.template()))
            }
            Call::Reprocess(user) => bare("POST", &format!("/users/{user}/reprocessLicenseAssignment")),
            Call::CreateGroup(group, about) => {
                self.made.insert(*group);
                let mut kinds = Vec::new();
                kinds.extend(about.unified.then_some("Unified"));
                with_body(
                    "POST",
                    "/groups",
                    &json!({
                        "displayName": about.name, "mailNickname": nickname(*group), "groupTypes": kinds,
                        "mailEnabled": about.mail_enabled, "securityEnabled": about.security_enabled,
                    }),
                )
            }
            Call::DeleteUser(user) => bare("DELETE", &format!("/users/{user}")),
            Call::RestoreUser(user) => bare("POST", &format!("/directory/deletedItems/{user}/restore")),
            Call::DeleteGroup(group) => bare("DELETE", &format!("/groups/{group}")),
            Call::AddMembers(group, members) => {
                let address = |id: &ObjectId| format!("{}/v1.0/directoryObjects/{id}", self.host);
                let members: Vec<_> = members.iter().map(address).collect();
                with_body("PATCH", &format!("/groups/{group}"), &json!({ "members@odata.bind": members }))
            }
            Call::RemoveMember(group, member) => bare("DELETE", &format!("/groups/{group}/members/{member}/$ref")),
        })
    }
}

/// A group has to have one; nobody reads it.
pub(super) fn nickname(group: ObjectId) -> String {
    format!("group{}", &group.0.simple().to_string()[..12])
}

fn bare(method: &str, url: &str) -> Value {
    json!({ "id": null, "method": method, "url": url })
}

/// Without the header, a body in a batch is refused.
fn with_body(method: &str, url: &str, body: &Value) -> Value {
    let headers = json!({ "Content-Type": "application/json" });
    json!({ "id": null, "method": method, "url": url, "headers": headers, "body": body })
}
