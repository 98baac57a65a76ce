//! The options of every command: which tenant, who works in it, how it answers.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::outcome::Failure;
use super::{demo, place};
use crate::domain::refusal::Refusal;
use crate::domain::role::{Principal, Role};
use crate::store::{Access, Store, StoreError};
use crate::wording::{Language, Words};

const GLOBAL: &str = "Options of every command";

#[derive(Debug, Args)]
pub struct Global {
    /// The tenant file [default: tenant.db in seatdeck's data directory; until it exists, the sample tenant demo.db there]
    #[arg(long, global = true, value_name = "FILE", help_heading = GLOBAL)]
    pub db: Option<PathBuf>,
    /// The user whose roles count; without it, the owner of the file works as Global admin
    // An id of its own: it is global, so a command's argument "user" would be taken for it.
    #[arg(id = "as", long, global = true, value_name = "UPN", help_heading = GLOBAL)]
    pub user: Option<String>,
    /// Answer with JSON, in Microsoft Graph's words
    #[arg(long, global = true, help_heading = GLOBAL)]
    pub json: bool,
    /// The language of sentences and labels [default: that of the environment, or else English]
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = languages(), help_heading = GLOBAL)]
    lang: Option<Language>,
    /// Change nothing, whatever is asked
    #[arg(long, global = true, help_heading = GLOBAL)]
    pub read_only: bool,
}

fn languages() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code)).try_map(|code| Language::of_code(&code).ok_or("none"))
}

/// What the screens open with.
pub struct Ui {
    /// The tenant file.
    pub path: PathBuf,
    /// The same, open for whatever is to be written.
    pub store: Store,
    /// Who is signed in.
    pub by: Principal,
}

impl Global {
    /// The wording of a command. Scripts that read JSON meet the same words whoever runs them.
    pub fn words(&self) -> Words {
        let spoken = || self.lang.unwrap_or_else(|| Language::of_environment(|name| std::env::var(name).ok()));
        Words::of(if self.json { Language::English } else { spoken() })
    }

    /// The tenant file of a command. Unlike the screens, commands do not follow the tenant last used: a
    /// script would then change another tenant than it did yesterday.
    pub fn path(&self) -> Result<PathBuf, Failure> {
        if let Some(path) = &self.db {
            return Ok(path.clone());
        }
        let (tenant, demo) = (place::tenant()?, place::demo()?);
        Ok(if !tenant.exists() && demo.exists() { demo } else { tenant })
    }

    /// The open file of a command that reads, as far as whoever is signed in may see it.
    pub fn read(&self) -> Result<Store, Failure> {
        let (store, by) = self.open(Access::ReadOnly)?;
        store.sign_in(&by)?;
        Ok(store)
    }

    /// The same for a command that looks at everything: nothing for somebody who sees only what they own.
    pub fn read_whole(&self) -> Result<Store, Failure> {
        let (store, by) = self.open(Access::ReadOnly)?;
        if by.is_delegate() {
            return Err(Failure::Refused(vec![Refusal::RoleNotPermitted { needs: &Role::ALL }]));
        }
        Ok(store)
    }

    /// The open file, and who works in it.
    pub fn open(&self, access: Access) -> Result<(Store, Principal), Failure> {
        let (path, access) = (self.path()?, self.access(access));
        let store = match Store::open(&path, access) {
            // Whoever reads may bring an older file up to date, unless nothing is to be written.
            Err(StoreError::Older { .. }) if !self.read_only => {
                drop(Store::open(&path, Access::ReadWrite)?);
                Store::open(&path, access)?
            }
            opened => opened?,
        };
        let by = self.signed_in(&store)?;
        Ok((store, by))
    }

    pub const fn access(&self, wanted: Access) -> Access {
        if self.read_only { Access::ReadOnly } else { wanted }
    }

    pub fn signed_in(&self, store: &Store) -> Result<Principal, Failure> {
        let by = match &self.user {
            None => store.owner()?,
            Some(name) => {
                store.principal(name)?.ok_or_else(|| Failure::usage("cli-nobody", [("user", name.clone())]))?
            }
        };
        Ok(Principal { read_only: self.read_only, ..by })
    }

    /// What the screens open: the file named, or the one last used, or else the sample tenant.
    pub fn screens(&self) -> Result<Ui, Failure> {
        need_terminal()?;
        if let Some(path) = &self.db {
            let ui = self.ui(path.clone())?;
            place::remember(&ui.path);
            return Ok(ui);
        }
        let path = place::last_used().map_or_else(|| self.path(), Ok)?;
        if path.exists() {
            return self.ui(path);
        }
        let path = place::demo()?;
        demo::make(&path)?;
        self.ui(path)
    }

    /// The screens on a file, once it has proved to be a tenant and the user to be in it.
    pub fn ui(&self, path: PathBuf) -> Result<Ui, Failure> {
        let access = self.access(Access::ReadWrite);
        let store = Store::open(&path, access)?;
        let by = self.signed_in(&store)?;
        Ok(Ui { path, store, by })
    }
}

pub fn need_terminal() -> Result<(), Failure> {
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        return Ok(());
    }
    Err(Failure::usage("cli-no-terminal", []))
}
