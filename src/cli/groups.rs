//! Groups: what they give, to whom, and who is in them.

mod show;

use std::collections::BTreeSet;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use self::show::{list, show};
use super::console::Console;
use super::global::Global;
use super::order::{How, carry_out};
use super::outcome::{Failure, Outcome, Status};
use super::{changes, names};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, GroupAction};
use crate::domain::device::DeviceGrant;
use crate::domain::group::{About, Kind};
use crate::domain::ids::{GroupKey, ObjectId, SkuId};
use crate::domain::refusal::Refusal;
use crate::domain::text::clean;
use crate::domain::user::User;
use crate::store::Store;

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
    ///
    /// A product for devices goes alone to one group, by one of its subscriptions: every device in it is licensed, in
    /// nested groups too. That takes a Global admin.
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
        /// The subscription that licenses the devices [default: the only one that no group has]
        #[arg(long, value_name = "ID")]
        subscription: Option<String>,
        #[command(flatten)]
        how: Dry,
    },
    /// Take products from groups, at most 20 at a time: every member loses what nothing else gives them
    ///
    /// Taken from a group of devices, all apps and their data become read-only on them.
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
    /// Take users, devices or groups into a group, or let them go
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
    /// Take members in: they get what the group gives; of a nested group that is only its devices
    Add(Moving),
    /// Let members go: they lose what nothing else gives them
    Remove(Moving),
}

/// Who comes or goes.
#[derive(Debug, Args)]
pub struct Moving {
    /// The group
    group: String,
    /// Users by user name, devices and groups by display name, all of them by id
    #[arg(required = true, num_args = 1.., value_name = "MEMBER")]
    members: Vec<String>,
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
            Self::Assign { groups, products, off, subscription, .. } => {
                let skus = names::products(store, products)?;
                match names::device_product(store, &skus)? {
                    Some(sku) => {
                        let group = only(store, groups, &skus, off.is_empty())?;
                        let subscription = Some(names::device_subscription(store, sku, subscription.as_deref())?);
                        GroupAction::AssignDevices { group, grant: DeviceGrant { sku, subscription } }
                    }
                    None if subscription.is_some() => return Err(Failure::usage("cli-subscription-for-devices", [])),
                    None => GroupAction::Assign {
                        groups: names::groups(store, groups)?,
                        grants: changes::grants(store, products, off)?,
                    },
                }
            }
            Self::Unassign { groups, products, .. } => {
                let skus = names::products(store, products)?;
                match names::device_product(store, &skus)? {
                    Some(sku) => GroupAction::UnassignDevices { group: only(store, groups, &skus, true)?, sku },
                    None => GroupAction::Unassign { groups: names::groups(store, groups)?, skus },
                }
            }
            Self::Members(Members::Add(Moving { group, members, .. })) => {
                GroupAction::AddMembers { group: names::group(store, group)?, members: ids(store, members)? }
            }
            Self::Members(Members::Remove(Moving { group, members, .. })) => {
                GroupAction::RemoveMembers { group: names::group(store, group)?, members: ids(store, members)? }
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

/// The members of those names; nobody is left out unsaid.
fn ids(store: &Store, names: &[String]) -> Result<BTreeSet<ObjectId>, Failure> {
    let (mut found, mut unknown) = (BTreeSet::new(), Vec::new());
    for name in names {
        match names::member(store, name)? {
            Some(id) => drop(found.insert(id)),
            None => unknown.push(Refusal::UnknownMember { name: clean(name).into_owned() }),
        }
    }
    if unknown.is_empty() { Ok(found) } else { Err(Failure::Refused(unknown)) }
}

/// The one group that a product for devices goes to, when it is asked for alone (DOMAIN R42).
fn only(store: &Store, groups: &[String], skus: &[SkuId], whole: bool) -> Result<GroupKey, Failure> {
    match (groups, skus) {
        ([group], [_]) if whole => names::group(store, group),
        _ => Err(Failure::usage("cli-devices-alone", [])),
    }
}

/// That a group's change is made says nothing of its members: some of them may have got nothing (R98).
fn tell_errors(store: &Store, groups: &[GroupKey], console: &mut Console) -> Result<(), Failure> {
    for group in groups {
        if let Some(group) = store.group(*group)?.filter(|group| group.errors > 0) {
            console.say("cli-group-errors", [("group", group.about.name.into()), ("count", group.errors.into())]);
        }
        if let Some((group, devices)) = store.group(*group)?.and_then(|group| group.devices.map(|of| (group, of)))
            && devices.waiting > 0
        {
            console.say("cli-group-waiting", [("group", group.about.name.into()), ("count", devices.waiting.into())]);
        }
    }
    Ok(())
}
