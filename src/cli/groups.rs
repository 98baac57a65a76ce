//! Groups: what they give, to whom, and who is in them.

use std::collections::BTreeSet;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use serde::Serialize;

use super::console::Console;
use super::global::Global;
use super::order::{How, carry_out};
use super::outcome::{Failure, Outcome, Status};
use super::table::Align;
use super::{changes, json, names};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, GroupAction};
use crate::domain::group::{About, Group, Kind};
use crate::domain::ids::{GroupKey, ObjectId, ServicePlanId, SkuId};
use crate::domain::refusal::Refusal;
use crate::domain::user::{License, Path, User};
use crate::store::{Store, StoreError};

/// What can be done with groups.
#[derive(Debug, Subcommand)]
pub enum Groups {
    /// List groups, what they give and how far their members have it
    List,
    /// Show a group: its licenses, its members and what each has from it
    Show {
        /// The group, by display name or id
        group: String,
    },
    #[command(flatten)]
    Change(Change),
}

/// What changes them.
#[derive(Debug, Subcommand)]
pub enum Change {
    /// Assign products to groups, at most 20 at a time: every member gets them
    Assign {
        /// The groups
        #[arg(required = true, num_args = 1..)]
        groups: Vec<String>,
        /// A product to assign; may be repeated
        #[arg(long = "product", value_name = "PRODUCT", required = true)]
        products: Vec<String>,
        /// An app or service to leave off; may be repeated
        #[arg(long, value_name = "SERVICE")]
        off: Vec<String>,
        #[command(flatten)]
        how: Dry,
    },
    /// Take products from groups, at most 20 at a time: every member loses what nothing else gives them
    Unassign {
        /// The groups
        #[arg(required = true, num_args = 1..)]
        groups: Vec<String>,
        /// A product to take away; may be repeated
        #[arg(long = "product", value_name = "PRODUCT", required = true)]
        products: Vec<String>,
        #[command(flatten)]
        how: Dry,
    },
    /// Take users into a group, or let them go
    #[command(subcommand)]
    Members(Members),
    /// Try again what failed, and bring members in line with what the group gives
    Reprocess {
        /// The group
        group: String,
        /// Only these users, at most 20
        #[arg(long = "user", value_name = "USER", num_args = 1..)]
        users: Vec<String>,
        #[command(flatten)]
        how: Dry,
    },
    /// Make a group whose members are chosen one by one
    Create {
        /// Its display name
        name: String,
        /// Its kind
        #[arg(long, default_value = Kind::Security.id(), value_parser = kinds())]
        kind: Kind,
        #[command(flatten)]
        how: Dry,
    },
    /// Delete groups that give no licenses, at most 20 at a time
    Delete {
        /// The groups
        #[arg(required = true, num_args = 1..)]
        groups: Vec<String>,
        #[command(flatten)]
        how: Dry,
    },
}

/// Who is in a group.
#[derive(Debug, Subcommand)]
pub enum Members {
    /// Take users in: they get what the group gives
    Add(Moving),
    /// Let users go: they lose what nothing else gives them
    Remove(Moving),
}

/// Who comes or goes.
#[derive(Debug, Args)]
pub struct Moving {
    /// The group
    group: String,
    /// The users
    #[arg(required = true, num_args = 1..)]
    users: Vec<String>,
    #[command(flatten)]
    how: Dry,
}

/// How it is carried out: all or nothing, so that there is nobody to leave out.
#[derive(Debug, Args)]
pub struct Dry {
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    let of = |word: String| Kind::ALL.into_iter().find(|kind| kind.id() == word);
    PossibleValuesParser::new(Kind::ALL.map(Kind::id)).try_map(move |word| of(word).ok_or("no such kind"))
}

impl Groups {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        match self {
            Self::List => list(&global.read()?, console),
            Self::Show { group } => {
                let store = global.read()?;
                show(&store, names::group(&store, group)?, console)
            }
            Self::Change(change) => change.run(global, console),
        }
    }
}

impl Change {
    fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let (Self::Assign { how, .. }
        | Self::Unassign { how, .. }
        | Self::Members(Members::Add(Moving { how, .. }) | Members::Remove(Moving { how, .. }))
        | Self::Reprocess { how, .. }
        | Self::Create { how, .. }
        | Self::Delete { how, .. }) = self;
        let mut groups = Vec::new();
        let action = |store: &Store| {
            let action = self.action(store)?;
            groups = action.groups().to_vec();
            Ok(Action::Groups(action))
        };
        let status = carry_out(action, &[], &How::alone(how.dry_run), global, console)?;
        if !how.dry_run && matches!(status, Status::Done) {
            tell_errors(&global.read()?, &groups, console)?;
        }
        Ok(status)
    }

    fn action(&self, store: &Store) -> Result<GroupAction, Failure> {
        Ok(match self {
            Self::Assign { groups, products, off, .. } => GroupAction::Assign {
                groups: names::groups(store, groups)?,
                grants: changes::grants(store, products, off)?,
            },
            Self::Unassign { groups, products, .. } => {
                GroupAction::Unassign { groups: names::groups(store, groups)?, skus: names::products(store, products)? }
            }
            Self::Members(Members::Add(Moving { group, users, .. })) => {
                GroupAction::AddMembers { group: names::group(store, group)?, members: ids(store, users)? }
            }
            Self::Members(Members::Remove(Moving { group, users, .. })) => {
                GroupAction::RemoveMembers { group: names::group(store, group)?, members: ids(store, users)? }
            }
            Self::Reprocess { group, users, .. } => {
                let users = known(store, users)?;
                let some = Batch::new(users.iter().map(|user| user.key)).map_err(|no| Failure::Refused(vec![no]))?;
                let members = (!users.is_empty()).then_some(some);
                GroupAction::Reprocess { group: names::group(store, group)?, members }
            }
            Self::Create { name, kind, .. } => GroupAction::Create(About::new(name.trim().to_owned(), *kind)),
            Self::Delete { groups, .. } => GroupAction::Delete(names::groups(store, groups)?),
        })
    }
}

/// The users of those names; nobody is left out unsaid.
fn known(store: &Store, users: &[String]) -> Result<Vec<User>, Failure> {
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for name in users {
        match store.find_user(name)?.map(|key| store.user(key)).transpose()?.flatten() {
            Some(user) => found.push(user),
            None => unknown.push(Refusal::UnknownUser { name: name.clone() }),
        }
    }
    if unknown.is_empty() { Ok(found) } else { Err(Failure::Refused(unknown)) }
}

fn ids(store: &Store, users: &[String]) -> Result<BTreeSet<ObjectId>, Failure> {
    Ok(known(store, users)?.into_iter().map(|user| user.id).collect())
}

/// That a group's change is made says nothing of its members: some of them may have got nothing (R98).
fn tell_errors(store: &Store, groups: &[GroupKey], console: &mut Console) -> Result<(), Failure> {
    for group in groups {
        if let Some(group) = store.group(*group)?.filter(|group| group.errors > 0) {
            console.say("cli-group-errors", [("group", group.about.name.into()), ("count", group.errors.into())]);
        }
    }
    Ok(())
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "they are Graph's own flags")]
struct JsonGroup {
    id: ObjectId,
    display_name: String,
    kind: &'static str,
    security_enabled: bool,
    mail_enabled: bool,
    dynamic: bool,
    synced: bool,
    status: &'static str,
    members: u32,
    other_members: u32,
    members_with_license_errors: u32,
    assigned_licenses: Vec<JsonLicense>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonLicense {
    sku_id: SkuId,
    sku_part_number: String,
    disabled_plans: Vec<ServicePlanId>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonDetails {
    #[serde(flatten)]
    group: JsonGroup,
    users: Vec<JsonMember>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonMember {
    id: ObjectId,
    user_principal_name: String,
    licenses: Vec<JsonState>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonState {
    sku_id: SkuId,
    state: &'static str,
    error: Option<String>,
}

impl JsonGroup {
    fn new(store: &Store, group: Group) -> Result<Self, StoreError> {
        let license = |(sku_id, off): (SkuId, BTreeSet<_>)| {
            let sku_part_number = store.product(sku_id)?.map_or_else(String::new, |product| product.part_number);
            Ok(JsonLicense { sku_id, sku_part_number, disabled_plans: off.into_iter().collect() })
        };
        Ok(Self {
            id: group.id,
            kind: group.about.kind().id(),
            display_name: group.about.name,
            security_enabled: group.about.security_enabled,
            mail_enabled: group.about.mail_enabled,
            dynamic: group.about.dynamic,
            synced: group.about.synced,
            status: group.status.id(),
            members: group.users,
            other_members: group.others,
            members_with_license_errors: group.errors,
            assigned_licenses: group.licenses.into_iter().map(license).collect::<Result<_, StoreError>>()?,
        })
    }
}

fn list(store: &Store, console: &mut Console) -> Outcome {
    let groups = store.groups()?;
    if console.json {
        json::write_list(console.out, groups.into_iter().map(|group| Ok::<_, Failure>(JsonGroup::new(store, group)?)))?;
        return Ok(Status::Done);
    }
    let mut rows = Vec::new();
    for group in groups {
        let products = group.licenses.keys().map(|sku| store.product(*sku)).collect::<Result<Vec<_>, _>>()?;
        let names: Vec<_> = products.into_iter().flatten().map(|product| product.display_name).collect();
        rows.push(vec![
            group.about.name.clone(),
            console.words.say(&format!("group-kind-{}", group.about.kind().id())),
            console.words.number(group.users),
            names.join(", "),
            console.words.say(&format!("group-status-{}", group.status.id())),
        ]);
    }
    let columns = [
        ("cli-group", Align::Left),
        ("cli-group-kind", Align::Left),
        ("cli-group-members", Align::Right),
        ("cli-product", Align::Left),
        ("cli-status", Align::Left),
    ];
    console.table(&columns, &rows)?;
    Ok(Status::Done)
}

fn show(store: &Store, key: GroupKey, console: &mut Console) -> Outcome {
    let Some(group) = store.group(key)? else {
        return Err(Failure::Refused(vec![Refusal::UnknownGroup { name: key.to_string() }]));
    };
    let users = store.users(&store.group_members(key)?)?;
    let of_group = |license: &&License| matches!(&license.path, Path::Group { key: from, .. } if *from == key);
    if console.json {
        let member = |user: User| JsonMember {
            id: user.id,
            user_principal_name: user.upn.clone(),
            licenses: (user.licenses.iter().filter(of_group))
                .map(|l| JsonState { sku_id: l.sku, state: l.state.word(), error: l.error.clone() })
                .collect(),
        };
        let users = users.into_iter().map(member).collect();
        console.value(&JsonDetails { group: JsonGroup::new(store, group)?, users })?;
        return Ok(Status::Done);
    }
    let words = &console.words;
    let about = &group.about;
    let edited = match (about.dynamic, about.synced) {
        (true, _) => words.say("group-dynamic"),
        (_, true) => words.say("group-synced"),
        _ => words.say("group-assigned"),
    };
    let facts = [
        ("cli-group", about.name.clone()),
        ("cli-id", group.id.to_string()),
        ("cli-group-kind", words.say(&format!("group-kind-{}", about.kind().id()))),
        ("cli-group-membership", edited),
        ("cli-group-members", words.number(group.users)),
        ("cli-group-other-members", words.number(group.others)),
        ("cli-status", words.say(&format!("group-status-{}", group.status.id()))),
    ];
    let mut licenses = Vec::new();
    for (sku, off) in &group.licenses {
        let Some(product) = store.product(*sku)? else { continue };
        let off: Vec<_> = off.iter().filter_map(|id| product.service(*id)).map(|s| s.display_name.clone()).collect();
        licenses.push(vec![product.display_name.clone(), product.part_number.clone(), off.join(", ")]);
    }
    let mut members = Vec::new();
    for user in &users {
        let mut has = user.licenses.iter().filter(of_group).peekable();
        if has.peek().is_none() {
            members.push(vec![user.upn.clone(), String::new(), String::new(), String::new()]);
        }
        for license in has {
            let product = store.product(license.sku)?.map_or_else(String::new, |product| product.display_name);
            let error = license.error.clone().unwrap_or_default();
            members.push(vec![user.upn.clone(), product, license.state.word().to_owned(), error]);
        }
    }
    console.facts(&facts)?;
    if !licenses.is_empty() {
        writeln!(console.out)?;
        console.table(&["cli-product", "cli-part-number", "cli-group-off"].map(|id| (id, Align::Left)), &licenses)?;
    }
    if !members.is_empty() {
        writeln!(console.out)?;
        let columns = ["cli-username", "cli-product", "cli-group-state", "cli-group-error"];
        console.table(&columns.map(|id| (id, Align::Left)), &members)?;
    }
    Ok(Status::Done)
}
