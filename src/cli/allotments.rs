//! Allotments: limits over a product, who has a license within them, who waits, who answers for them.

mod show;

use std::collections::BTreeSet;

use clap::{Args, Subcommand};

use super::console::Console;
use super::global::Global;
use super::order::{How, carry_out};
use super::outcome::{Failure, Outcome, Status};
use super::{changes, names};
use crate::domain::allotment::{Allotment, Terms};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, AllotmentAction};
use crate::domain::ids::{GroupKey, UserKey};
use crate::domain::refusal::Refusal;
use crate::store::Store;

/// What can be done with allotments.
#[derive(Debug, Subcommand)]
pub enum Allotments {
    /// List allotments, their limits and how much of them is used
    List,
    /// Show an allotment: its owners, its groups, who has the license from it and who waits
    Show {
        /// The allotment, by display name or id
        allotment: String,
    },
    /// List who waits for a license from an allotment, in line
    Waiting {
        /// The allotment
        allotment: String,
    },
    #[command(flatten)]
    Change(Change),
}

/// What changes them.
#[derive(Debug, Subcommand)]
pub enum Change {
    /// Make an allotment: members of its groups get the license within the limit
    Create {
        /// Its display name
        name: String,
        /// The product
        #[arg(long, value_name = "PRODUCT")]
        product: String,
        /// How many members have it at most
        #[arg(long, value_name = "N")]
        limit: u32,
        /// A user who answers for it; may be repeated
        #[arg(long = "owner", value_name = "USER")]
        owners: Vec<String>,
        /// A group whose members have it; may be repeated
        #[arg(long = "group", value_name = "GROUP")]
        groups: Vec<String>,
        /// An app or service to leave off; may be repeated
        #[arg(long, value_name = "SERVICE")]
        off: Vec<String>,
        #[command(flatten)]
        how: Dry,
    },
    /// Raise the limit, so that who waits moves up, or lower it, so that who came last waits
    SetLimit {
        /// The allotment
        allotment: String,
        /// How many members have it at most
        limit: u32,
        #[command(flatten)]
        how: Dry,
    },
    /// Switch apps and services on and off for everybody who has the license from it
    Services {
        /// The allotment
        allotment: String,
        /// An app or service to switch on; may be repeated
        #[arg(long, value_name = "SERVICE", required_unless_present = "off")]
        on: Vec<String>,
        /// An app or service to switch off; may be repeated
        #[arg(long, value_name = "SERVICE")]
        off: Vec<String>,
        #[command(flatten)]
        how: Dry,
    },
    /// Take groups in or out
    #[command(subcommand)]
    Groups(Sides),
    /// Name owners, or take the name from them
    #[command(subcommand)]
    Owners(Sides),
    /// Delete allotments, at most 20 at a time: their members lose the license
    Delete {
        /// The allotments
        #[arg(required = true, num_args = 1..)]
        allotments: Vec<String>,
        #[command(flatten)]
        how: Dry,
    },
}

/// What comes and what goes.
#[derive(Debug, Subcommand)]
pub enum Sides {
    /// Let them come
    Add(Side),
    /// Let them go
    Remove(Side),
}

/// Which.
#[derive(Debug, Args)]
pub struct Side {
    /// The allotment
    allotment: String,
    /// Groups, or users who are to own it
    #[arg(required = true, num_args = 1..)]
    names: Vec<String>,
    #[command(flatten)]
    how: Dry,
}

/// How it is carried out: all or nothing.
#[derive(Debug, Args)]
pub struct Dry {
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl Allotments {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        match self {
            Self::List => show::list(&global.read()?, console),
            Self::Show { allotment } => {
                let store = global.read()?;
                show::show(&store, &known(&store, allotment)?, console)
            }
            Self::Waiting { allotment } => {
                let store = global.read()?;
                show::waiting(&store, &known(&store, allotment)?, console)
            }
            Self::Change(change) => change.run(global, console),
        }
    }
}

/// The allotment to be shown; one that is there but cannot be seen is somebody else's.
fn known(store: &Store, name: &str) -> Result<Allotment, Failure> {
    let key = names::allotment(store, name)?;
    let foreign = || Failure::Refused(vec![Refusal::AllotmentNotOwned { name: name.trim().to_owned() }]);
    store.allotment(key)?.ok_or_else(foreign)
}

impl Change {
    fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let (Self::Create { how, .. }
        | Self::SetLimit { how, .. }
        | Self::Services { how, .. }
        | Self::Groups(Sides::Add(Side { how, .. }) | Sides::Remove(Side { how, .. }))
        | Self::Owners(Sides::Add(Side { how, .. }) | Sides::Remove(Side { how, .. }))
        | Self::Delete { how, .. }) = self;
        let (mut about, mut new) = (Vec::new(), None);
        let action = |store: &Store| {
            let action = self.action(store)?;
            about = action.allotments().to_vec();
            if let AllotmentAction::Create { terms, .. } = &action {
                new = Some(terms.name.clone());
            }
            Ok(Action::Allotments(action))
        };
        let status = carry_out(action, &[], &How::alone(how.dry_run), global, console)?;
        if !how.dry_run && matches!(status, Status::Done) {
            let store = global.read()?;
            let mut allotments = store.allotments()?;
            allotments.retain(|one| about.contains(&one.key) || new.as_ref() == Some(&one.terms.name));
            tell_waiting(allotments, console);
        }
        Ok(status)
    }

    fn action(&self, store: &Store) -> Result<AllotmentAction, Failure> {
        Ok(match self {
            Self::Create { name, product, limit, owners, groups, off, .. } => {
                let off = changes::grants(store, std::slice::from_ref(product), off)?.remove(0).off;
                let sku = names::product(store, product)?;
                let name = crate::domain::text::clean(name.trim()).into_owned();
                AllotmentAction::Create {
                    terms: Terms { name, sku, limit: *limit, off },
                    owners: users(store, owners)?,
                    groups: groups_of(store, groups)?,
                }
            }
            Self::SetLimit { allotment, limit, .. } => {
                AllotmentAction::SetLimit { allotment: names::allotment(store, allotment)?, limit: *limit }
            }
            Self::Services { allotment, on, off, .. } => {
                let Allotment { key, terms, .. } = known(store, allotment)?;
                let on = names::services(store, &[terms.sku], on)?;
                let off = names::services(store, &[terms.sku], off)?;
                if !on.is_disjoint(&off) {
                    return Err(Failure::usage("cli-on-and-off", []));
                }
                AllotmentAction::SetServices { allotment: key, off: &(&terms.off | &off) - &on }
            }
            Self::Groups(sides) => {
                let (Side { allotment, names, .. }, comes) = sides.which();
                let (allotment, groups) = (names::allotment(store, allotment)?, groups_of(store, names)?);
                let (add, remove) = if comes { (groups, BTreeSet::new()) } else { (BTreeSet::new(), groups) };
                AllotmentAction::Groups { allotment, add, remove }
            }
            Self::Owners(sides) => {
                let (Side { allotment, names, .. }, comes) = sides.which();
                let (allotment, owners) = (names::allotment(store, allotment)?, users(store, names)?);
                let (add, remove) = if comes { (owners, BTreeSet::new()) } else { (BTreeSet::new(), owners) };
                AllotmentAction::Owners { allotment, add, remove }
            }
            Self::Delete { allotments, .. } => {
                let keys = allotments.iter().map(|name| names::allotment(store, name));
                let keys = keys.collect::<Result<Vec<_>, _>>()?;
                AllotmentAction::Delete(Batch::new(keys).map_err(|no| Failure::Refused(vec![no]))?)
            }
        })
    }
}

impl Sides {
    const fn which(&self) -> (&Side, bool) {
        match self {
            Self::Add(side) => (side, true),
            Self::Remove(side) => (side, false),
        }
    }
}

fn users(store: &Store, names: &[String]) -> Result<BTreeSet<UserKey>, Failure> {
    let (mut found, mut unknown) = (BTreeSet::new(), Vec::new());
    for name in names {
        match store.find_user(name)? {
            Some(key) => drop(found.insert(key)),
            None => unknown.push(Refusal::UnknownUser { name: name.clone() }),
        }
    }
    if unknown.is_empty() { Ok(found) } else { Err(Failure::Refused(unknown)) }
}

fn groups_of(store: &Store, groups: &[String]) -> Result<BTreeSet<GroupKey>, Failure> {
    groups.iter().map(|name| names::group(store, name)).collect()
}

/// That the change is made says nothing of those for whom there is no room.
fn tell_waiting(allotments: Vec<Allotment>, console: &mut Console) {
    for allotment in allotments.into_iter().filter(|allotment| allotment.waiting > 0) {
        let args = [("allotment", allotment.terms.name.into()), ("count", allotment.waiting.into())];
        console.say("cli-allotment-waiting-now", args);
    }
}
