//! Assigning, unassigning, replacing, and switching services.

use clap::{ArgGroup, Args};

use super::console::Console;
use super::global::Global;
use super::names;
use super::order::{How, Who, carry_out};
use super::outcome::{Failure, Outcome};
use crate::domain::change::{Action, Grant, Removal};
use crate::store::Store;

/// What `assign` takes.
#[derive(Debug, Args)]
pub struct Assign {
    /// A product to assign; may be repeated
    #[arg(long = "product", value_name = "PRODUCT", required = true)]
    products: Vec<String>,
    /// An app or service to leave off; may be repeated
    #[arg(long, value_name = "SERVICE")]
    off: Vec<String>,
    #[command(flatten)]
    who: Who,
    #[command(flatten)]
    how: How,
}

/// What `unassign` takes.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("what").required(true).args(["products", "all"])))]
pub struct Unassign {
    /// A product to take away; may be repeated
    #[arg(long = "product", value_name = "PRODUCT")]
    products: Vec<String>,
    /// Take every product away that is assigned directly
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    who: Who,
    #[command(flatten)]
    how: How,
}

/// What `replace` takes.
#[derive(Debug, Args)]
pub struct Replace {
    /// The product to assign; may be repeated
    #[arg(long = "product", value_name = "PRODUCT", required = true)]
    products: Vec<String>,
    /// A product to take away; may be repeated [default: every product that is assigned directly]
    #[arg(long, value_name = "OLD")]
    remove: Vec<String>,
    /// An app or service to leave off; may be repeated
    #[arg(long, value_name = "SERVICE")]
    off: Vec<String>,
    #[command(flatten)]
    who: Who,
    #[command(flatten)]
    how: How,
}

/// What `services` takes.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("switches").required(true).multiple(true).args(["on", "off"])))]
pub struct Services {
    /// Whose services
    user: String,
    /// The product they are part of
    #[arg(long, value_name = "PRODUCT")]
    product: String,
    /// An app or service to switch on; may be repeated
    #[arg(long, value_name = "SERVICE")]
    on: Vec<String>,
    /// An app or service to switch off; may be repeated
    #[arg(long, value_name = "SERVICE")]
    off: Vec<String>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl Assign {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let action = |store: &Store| Ok(Action::Assign(grants(store, &self.products, &self.off)?));
        carry_out(action, &self.who.names()?, &self.how, global, console)
    }
}

impl Unassign {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let action = |store: &Store| {
            Ok(if self.all { Action::UnassignAll } else { Action::Unassign(names::products(store, &self.products)?) })
        };
        carry_out(action, &self.who.names()?, &self.how, global, console)
    }
}

impl Replace {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let action = |store: &Store| {
            let remove = match names::products(store, &self.remove)? {
                all if all.is_empty() => Removal::All,
                these => Removal::These(these),
            };
            Ok(Action::Replace { remove, grants: grants(store, &self.products, &self.off)? })
        };
        carry_out(action, &self.who.names()?, &self.how, global, console)
    }
}

impl Services {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let action = |store: &Store| {
            let sku = names::product(store, &self.product)?;
            let on = names::services(store, &[sku], &self.on)?;
            let off = names::services(store, &[sku], &self.off)?;
            if on.is_disjoint(&off) {
                Ok(Action::SetServices { sku, on, off })
            } else {
                Err(Failure::usage("cli-on-and-off", []))
            }
        };
        let how = How::alone(self.dry_run);
        carry_out(action, std::slice::from_ref(&self.user), &how, global, console)
    }
}

/// The products, each without those of the services that it has.
/// The products named, each without those of the services named that it has.
pub fn grants(store: &Store, products: &[String], off: &[String]) -> Result<Vec<Grant>, Failure> {
    let skus = names::products(store, products)?;
    let off = names::services(store, &skus, off)?;
    let mut grants: Vec<Grant> = Vec::new();
    for sku in skus {
        let product = store.product(sku)?;
        let own = |id: &_| product.as_ref().is_some_and(|product| product.service(*id).is_some());
        grants.push(Grant { sku, off: off.iter().copied().filter(own).collect() });
    }
    Ok(grants)
}
