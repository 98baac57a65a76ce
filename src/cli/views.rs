//! Filters of the administrators' own.

use clap::{Args, Subcommand};

use super::conditions::Asked;
use super::console::Console;
use super::global::Global;
use super::outcome::{Failure, Outcome, Status};
use super::table::Align;
use super::{json, names};
use crate::domain::custom_view::{CustomView, ViewAction};
use crate::domain::query::Conditions;
use crate::store::{Access, SaveError, Store};

/// What can be done with filters.
#[derive(Debug, Subcommand)]
pub enum Views {
    /// List the filters and whom they show
    List,
    /// Make a filter, of 50 at most; 'users list --view' shows its users
    Create {
        /// What it is called
        name: String,
        #[command(flatten)]
        asked: Asked,
    },
    /// Give a filter another name, or other conditions beside those that it has
    Edit(Edit),
    /// Delete a filter
    Delete {
        /// What it is called
        name: String,
    },
}

/// What becomes of a filter.
#[derive(Debug, Args)]
pub struct Edit {
    /// What it is called
    name: String,
    /// What it is to be called
    #[arg(long, value_name = "NAME")]
    rename: Option<String>,
    /// Take the conditions that it has away first
    #[arg(long)]
    anew: bool,
    #[command(flatten)]
    asked: Asked,
}

impl Views {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let (mut store, by) = match self {
            Self::List => return list(&global.read()?, console),
            _ => global.open(Access::ReadWrite)?,
        };
        let action = match self {
            Self::List => return Ok(Status::Done),
            Self::Create { name, asked } => {
                let conditions = asked.beside(Conditions::default(), &store)?;
                ViewAction::Create(CustomView { name: name.trim().to_owned(), conditions })
            }
            Self::Edit(edit) => {
                let old = names::view(&store, &edit.name)?;
                let before = if edit.anew { Conditions::default() } else { old.conditions };
                let name = edit.rename.as_ref().map_or(&old.name, |name| name).trim().to_owned();
                ViewAction::Edit(edit.name.clone(), CustomView { name, conditions: edit.asked.beside(before, &store)? })
            }
            Self::Delete { name } => ViewAction::Delete(name.clone()),
        };
        store.change_view(&by, &action).map_err(|error| match error {
            SaveError::Refused(refusals) => Failure::Refused(refusals),
            SaveError::Broken(error) => error.into(),
        })?;
        match action {
            ViewAction::Create(view) | ViewAction::Edit(_, view) if console.json => console.value(&view)?,
            ViewAction::Create(view) | ViewAction::Edit(_, view) => {
                console.say("cli-view-saved", [("view", view.name.into())]);
            }
            ViewAction::Delete(name) => console.say("cli-view-deleted", [("view", name.into())]),
        }
        Ok(Status::Done)
    }
}

fn list(store: &Store, console: &mut Console) -> Outcome {
    let views = store.views()?;
    if console.json {
        json::write_list(console.out, views.into_iter().map(Ok::<_, Failure>))?;
        return Ok(Status::Done);
    }
    let products = store.product_names()?;
    let product = |sku| products.get(&sku).cloned().unwrap_or_else(|| sku.to_string());
    let row = |CustomView { name, conditions }| vec![name, console.words.conditions(&conditions, product).join(", ")];
    let rows: Vec<_> = views.into_iter().map(row).collect();
    console.table(&["cli-view", "cli-view-conditions"].map(|id| (id, Align::Left)), &rows)?;
    Ok(Status::Done)
}
