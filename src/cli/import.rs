//! Taking in files from elsewhere.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde::Serialize;

use super::console::Console;
use super::global::Global;
use super::outcome::{Failure, Outcome, Status};
use super::place;
use crate::domain::refusal::Refusal;
use crate::domain::role::{Principal, Right};
use crate::store::import::graph::report::{GraphCounts, Skipped, Warning};
use crate::store::import::users::UserCounts;
use crate::store::import::{ImportError, catalog};
use crate::store::{Access, Progress, Store, StoreError};

/// What can be imported.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Microsoft Graph's JSON: users, subscribedSkus, groups, devices, directory subscriptions
    ///
    /// The tenant file is made if there is none. Of users, Graph tells what it was asked to select: id, displayName,
    /// userPrincipalName, userType, accountEnabled, usageLocation, department, jobTitle, city, state, country,
    /// onPremisesSyncEnabled, licenseAssignmentStates, and provisionedPlans for who has a mailbox.
    Graph {
        /// Files, or folders of them
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// The file that the admin center's Export users writes, and 'seatdeck export csv'
    ///
    /// Users in it are updated, or added, by Object Id, or where that is empty by User principal name; others are left
    /// alone, and so is what the file has no column for. The tenant file is made if there is none.
    Users {
        /// The file
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
    },
    /// Microsoft's product names and service plan identifiers
    Catalog {
        /// The file, as Microsoft offers it
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonCatalog {
    products: usize,
    new_products: usize,
    services: usize,
    new_services: usize,
    repeated: usize,
    renamed: usize,
    cleaned: usize,
}

#[derive(Serialize)]
struct JsonGraph<'c> {
    users: usize,
    products: usize,
    subscriptions: usize,
    groups: usize,
    devices: usize,
    roles: usize,
    skipped: Vec<JsonSkipped<'c>>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct JsonSkipped<'c> {
    file: &'c str,
    reason: String,
    count: usize,
}

impl<'c> JsonGraph<'c> {
    fn new(counts: &'c GraphCounts) -> Self {
        let skipped = |skipped: &'c Skipped| JsonSkipped {
            file: &skipped.file,
            reason: skipped.why.to_string(),
            count: skipped.count,
        };
        Self {
            users: counts.users,
            products: counts.products,
            subscriptions: counts.subscriptions,
            groups: counts.groups,
            devices: counts.devices,
            roles: counts.roles,
            skipped: counts.skipped.iter().map(skipped).collect(),
            warnings: counts.warnings.iter().map(ToString::to_string).collect(),
        }
    }
}

impl Import {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        match self {
            Self::Graph { paths } => {
                let counts = take_in(global, console, |store, tell| store.import_graph(paths, tell))?;
                told(&counts, console)?;
                Ok(Status::Done)
            }
            Self::Users { file } => {
                let counts = take_in(global, console, |store, tell| store.import_users(file, tell))?;
                told_users(&counts, console)?;
                Ok(Status::Done)
            }
            Self::Catalog { file } => names(file, global, console),
        }
    }
}

/// Lets files into the tenant, which is made if there is none.
fn take_in<T>(
    global: &Global,
    console: &mut Console,
    read: impl FnOnce(&mut Store, &mut dyn FnMut(usize, Progress)) -> Result<T, StoreError>,
) -> Result<T, Failure> {
    // Not the sample tenant, even where commands would read it: what is imported is the operator's own.
    let path = global.db.clone().map_or_else(place::tenant, Ok)?;
    let mut progress = console.progress();
    let mut tell = |records, bytes| progress.tell(bytes, records, "cli-import-progress");
    let counts = if path.exists() {
        let mut store = Store::open(&path, global.access(Access::ReadWrite))?;
        may_import(&global.signed_in(&store)?)?;
        read(&mut store, &mut tell)?
    } else if global.read_only {
        return Err(Failure::Refused(vec![Refusal::ReadOnly]));
    } else if let Some(user) = &global.user {
        return Err(Failure::usage("cli-nobody", [("user", user.clone())]));
    } else {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        into_new(&path, &name, |store| read(store, &mut tell))?
    };
    drop(progress);
    place::remember(&path);
    Ok(counts)
}

#[derive(Serialize)]
struct JsonUsers {
    added: usize,
    known: usize,
    repeated: usize,
    warnings: Vec<String>,
}

fn told_users(counts: &UserCounts, console: &mut Console) -> io::Result<()> {
    let UserCounts { added, known, repeated, warnings } = counts;
    if console.json {
        let warnings = warnings.iter().map(ToString::to_string).collect();
        return console.value(&JsonUsers { added: *added, known: *known, repeated: *repeated, warnings });
    }
    let args = [("added", (*added).into()), ("known", (*known).into()), ("repeated", (*repeated).into())];
    writeln!(console.out, "{}", console.words.tell("cli-import-users-done", args))?;
    warn(warnings, console);
    Ok(())
}

fn warn(warnings: &[Warning], console: &mut Console) {
    for warning in warnings {
        console.say("cli-warning", [("message", warning.to_string().into())]);
    }
}

fn told(counts: &GraphCounts, console: &mut Console) -> io::Result<()> {
    if console.json {
        return console.value(&JsonGraph::new(counts));
    }
    let kinds = [
        ("cli-import-users", counts.users),
        ("cli-import-products", counts.products),
        ("cli-import-subscriptions", counts.subscriptions),
        ("cli-import-groups", counts.groups),
        ("cli-import-devices", counts.devices),
        ("cli-roles", counts.roles),
    ];
    let number = |count| console.words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let facts = kinds.map(|(id, count)| (id, number(count)));
    console.facts(&facts)?;
    for Skipped { file, why, count } in &counts.skipped {
        let args = [("file", file.into()), ("why", why.to_string().into()), ("count", (*count).into())];
        console.say("cli-import-skipped", args);
    }
    warn(&counts.warnings, console);
    Ok(())
}

fn names(file: &Path, global: &Global, console: &mut Console) -> Outcome {
    let (mut store, by) = global.open(Access::ReadWrite)?;
    may_import(&by)?;
    let name = file.display().to_string();
    let bytes = fs::read(file).map_err(|source| StoreError::File { file: name.clone(), source })?;
    let read = catalog::read(&name, &bytes).map_err(|error| StoreError::from(ImportError::from(error)))?;
    let counts = store.put_catalog(&read.catalog)?;
    if console.json {
        console.value(&JsonCatalog {
            products: counts.products,
            new_products: counts.new_products,
            services: counts.services,
            new_services: counts.new_services,
            repeated: read.repeated,
            renamed: read.renamed,
            cleaned: read.cleaned,
        })?;
        return Ok(Status::Done);
    }
    let args = [
        ("products", counts.products.into()),
        ("new-products", counts.new_products.into()),
        ("services", counts.services.into()),
        ("new-services", counts.new_services.into()),
    ];
    let sentence = console.words.tell("cli-import-catalog", args);
    writeln!(console.out, "{sentence}")?;
    let args = [("repeated", read.repeated.into()), ("renamed", read.renamed.into()), ("cleaned", read.cleaned.into())];
    console.say("cli-import-catalog-mended", args);
    Ok(Status::Done)
}

/// An import brings roles along, so it takes the right to give them.
fn may_import(by: &Principal) -> Result<(), Failure> {
    if by.read_only {
        Err(Failure::Refused(vec![Refusal::ReadOnly]))
    } else if by.may(Right::Roles) {
        Ok(())
    } else {
        Err(Failure::Refused(vec![Refusal::RoleNotPermitted { needs: Right::Roles.holders() }]))
    }
}

/// Makes a tenant file and fills it. When that fails the file is gone again: nothing is half imported.
pub fn into_new<T>(
    path: &Path,
    name: &str,
    fill: impl FnOnce(&mut Store) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut store = Store::create(path, name)?;
    let filled = fill(&mut store);
    drop(store);
    if filled.is_err() {
        remove(path);
    }
    filled
}

/// Removes a tenant file and what `SQLite` keeps beside it.
pub fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut file = OsString::from(path);
        file.push(end);
        let _ = fs::remove_file(file);
    }
}
