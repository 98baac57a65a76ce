//! Who is which administrator.

use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;

use super::console::Console;
use super::global::Global;
use super::json;
use super::order::{How, carry_out};
use super::outcome::{Failure, Outcome, Status};
use super::table::Align;
use crate::domain::change::Action;
use crate::domain::ids::ObjectId;
use crate::domain::role::Role;

/// What can be done with roles.
#[derive(Debug, Subcommand)]
pub enum Roles {
    /// List the administrators and their roles
    List,
    /// Make a user an administrator
    Grant {
        /// The user
        user: String,
        /// The role
        #[arg(value_parser = roles())]
        role: Role,
    },
    /// Take a role from a user
    Revoke {
        /// The user
        user: String,
        /// The role
        #[arg(value_parser = roles())]
        role: Role,
    },
}

fn roles() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(Role::id)).try_map(|word| word.parse::<Role>())
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonHolder {
    id: ObjectId,
    display_name: String,
    user_principal_name: String,
    roles: Vec<Role>,
}

impl Roles {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let (user, action) = match self {
            Self::List => return list(global, console),
            Self::Grant { user, role } => (user, Action::GrantRole(*role)),
            Self::Revoke { user, role } => (user, Action::RevokeRole(*role)),
        };
        let done = carry_out(|_| Ok(action), std::slice::from_ref(user), &How::alone(false), global, console)?;
        // Nobody is locked out by it: the owner of the file works as Global admin.
        if matches!(self, Self::Revoke { role: Role::GlobalAdmin, .. }) && matches!(done, Status::Done) {
            let holders = global.read()?.role_holders()?;
            if !holders.values().any(|roles| roles.contains(&Role::GlobalAdmin)) {
                console.say("cli-no-global-admin", []);
            }
        }
        Ok(done)
    }
}

fn list(global: &Global, console: &mut Console) -> Outcome {
    let store = global.read()?;
    let keys: Vec<_> = store.role_holders()?.into_keys().collect();
    let mut holders = store.users(&keys)?;
    holders.retain(|user| !user.deleted());
    holders.sort_by(|a, b| a.upn.cmp(&b.upn));
    if console.json {
        let holders = holders.into_iter().map(|user| JsonHolder {
            id: user.id,
            display_name: user.display_name,
            user_principal_name: user.upn,
            roles: user.roles.into_iter().collect(),
        });
        json::write_list(console.out, holders.map(Ok::<_, Failure>))?;
        return Ok(Status::Done);
    }
    let words = &console.words;
    let rows: Vec<_> = holders
        .into_iter()
        .map(|user| {
            let roles: Vec<_> = user.roles.iter().map(|role| words.role(*role)).collect();
            vec![user.display_name, user.upn, roles.join(", ")]
        })
        .collect();
    console.table(&["cli-display-name", "cli-username", "cli-roles"].map(|id| (id, Align::Left)), &rows)?;
    Ok(Status::Done)
}
