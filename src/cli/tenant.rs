//! The tenant itself: its name and its cloud.

use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;

use super::console::Console;
use super::global::Global;
use super::outcome::{Failure, Outcome, Status};
use crate::domain::cloud::Cloud;
use crate::domain::location::Location;
use crate::domain::text::clean;
use crate::store::{Access, Store};

/// What can be done with it.
#[derive(Debug, Subcommand)]
pub enum Tenant {
    /// Show its name, its cloud and its admin center
    Show,
    /// Call it something else
    Rename {
        /// Its name
        name: String,
    },
    /// Say in which cloud it is: in Germany and 21Vianet the screens follow the older admin center
    SetCloud {
        /// The cloud
        #[arg(value_parser = clouds())]
        cloud: Cloud,
    },
}

/// A cloud, as an argument.
pub fn clouds() -> impl TypedValueParser<Value = Cloud> {
    PossibleValuesParser::new(Cloud::ALL.map(Cloud::id)).try_map(|word| word.parse::<Cloud>())
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Json {
    display_name: String,
    cloud: Cloud,
    portal: &'static str,
    country_letter_code: Option<Location>,
    owner: String,
    catalog_date: String,
}

impl Tenant {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        match self {
            Self::Show => show(&global.read()?, console),
            Self::Rename { name } if clean(name).trim().is_empty() => Err(Failure::usage("cli-tenant-name", [])),
            Self::Rename { name } => describe(Some(name), None, global, console),
            Self::SetCloud { cloud } => describe(None, Some(*cloud), global, console),
        }
    }
}

fn describe(name: Option<&String>, cloud: Option<Cloud>, global: &Global, console: &mut Console) -> Outcome {
    let (mut store, by) = global.open(Access::ReadWrite)?;
    let now = store.tenant()?;
    store.describe(&by, name.unwrap_or(&now.name), cloud.unwrap_or(now.cloud))?;
    show(&store, console)
}

fn show(store: &Store, console: &mut Console) -> Outcome {
    let tenant = store.tenant()?;
    let portal = tenant.cloud.portal();
    if console.json {
        console.value(&Json {
            display_name: tenant.name,
            cloud: tenant.cloud,
            portal,
            country_letter_code: tenant.location,
            owner: tenant.owner,
            catalog_date: tenant.catalog_date,
        })?;
        return Ok(Status::Done);
    }
    let words = &console.words;
    let facts = [
        ("cli-display-name", tenant.name),
        ("cli-cloud", words.say(&format!("cloud-{}", tenant.cloud.id()))),
        ("cli-admin-center", portal.to_owned()),
        ("cli-location", tenant.location.map(|location| words.country(location)).unwrap_or_default()),
        ("cli-owner", tenant.owner),
        ("cli-catalog-date", tenant.catalog_date),
    ];
    console.facts(&facts)?;
    Ok(Status::Done)
}
