//! Listing the tenant's products, and showing what is in one.

use clap::Subcommand;
use serde::Serialize;

use super::console::Console;
use super::global::Global;
use super::outcome::{Failure, Outcome, Status};
use super::subscriptions::JsonSubscription;
use super::table::Align;
use super::{json, names};
use crate::domain::device::holder;
use crate::domain::group::Group;
use crate::domain::ids::{ServicePlanId, SkuId};
use crate::domain::product::{Product, Service, Subscription, Units};
use crate::wording::Words;

/// What can be asked of products.
#[derive(Debug, Subcommand)]
pub enum Licenses {
    /// List your products: seats available, assigned and in all
    List,
    /// Show a product: its seats, its subscriptions, its apps and services
    Show {
        /// The product
        product: String,
    },
}

/// A product in the words of Graph's `subscribedSku`, with the three numbers of the license pages.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonProduct<'p> {
    sku_id: SkuId,
    sku_part_number: &'p str,
    display_name: &'p str,
    applies_to: &'static str,
    capability_status: &'static str,
    prepaid_units: Units,
    consumed_units: u32,
    total: u32,
    assigned: u32,
    available: i64,
}

/// The same, and what only `show` tells.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonDetails<'p> {
    #[serde(flatten)]
    product: JsonProduct<'p>,
    service_plans: Vec<JsonService<'p>>,
    subscriptions: Vec<JsonPurchase<'p>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonService<'p> {
    service_plan_id: ServicePlanId,
    service_plan_name: &'p str,
    display_name: &'p str,
    applies_to: &'static str,
    automatic: bool,
}

/// A purchase, and the group whose devices it licenses.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonPurchase<'p> {
    #[serde(flatten)]
    subscription: JsonSubscription<'p>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assigned_to_group: Option<&'p str>,
}

impl Licenses {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let store = global.read()?;
        match self {
            Self::List => list(&store.products()?, console),
            Self::Show { product: name } => {
                let product = store.product(names::product(&store, name)?)?;
                show(
                    &product.ok_or_else(|| Failure::usage("cli-no-such-product", [("product", name.clone())]))?,
                    &store.groups()?,
                    console,
                )
            }
        }
    }
}

/// Lists products and their seats.
pub fn list(products: &[Product], console: &mut Console) -> Outcome {
    if console.json {
        json::write_list(console.out, products.iter().map(|product| Ok::<_, Failure>(JsonProduct::new(product))))?;
        return Ok(Status::Done);
    }
    let mut columns = vec![
        ("cli-product", Align::Left),
        ("cli-part-number", Align::Left),
        ("cli-available", Align::Right),
        ("cli-assigned", Align::Right),
        ("cli-total", Align::Right),
    ];
    // As on the page, the column is there only when it has something to say (DOMAIN R83).
    if products.iter().any(|product| product.available() < 0) {
        columns.push(("cli-status", Align::Left));
    }
    let rows: Vec<_> = products.iter().map(|product| row(product, &console.words)).collect();
    console.table(&columns, &rows)?;
    Ok(Status::Done)
}

fn row(product: &Product, words: &Words) -> Vec<String> {
    let over = product.available().min(0).unsigned_abs();
    vec![
        product.display_name.clone(),
        product.part_number.clone(),
        words.number(product.available()),
        words.number(product.assigned),
        words.number(product.total()),
        if over > 0 { words.tell("cli-overdrawn", [("users", over.into())]) } else { String::new() },
    ]
}

fn show<'p>(product: &'p Product, groups: &'p [Group], console: &mut Console) -> Outcome {
    let group = |bought: &Subscription| holder(bought, groups).map(|group| &*group.about.name);
    if console.json {
        console.value(&JsonDetails {
            product: JsonProduct::new(product),
            service_plans: product.services.iter().map(JsonService::new).collect(),
            subscriptions: (product.subscriptions.iter())
                .map(|bought| JsonPurchase {
                    subscription: JsonSubscription::new(product, bought),
                    assigned_to_group: group(bought),
                })
                .collect(),
        })?;
        return Ok(Status::Done);
    }
    let words = &console.words;
    let facts = [
        ("cli-product", product.display_name.clone()),
        ("cli-part-number", product.part_number.clone()),
        ("cli-id", product.sku.to_string()),
        ("cli-available", words.number(product.available())),
        ("cli-assigned", words.number(product.assigned)),
        ("cli-total", words.number(product.total())),
        ("cli-status", if product.owned() { product.status().word().to_owned() } else { words.say("cli-not-owned") }),
    ];
    let subscription = |s: &Subscription| {
        let buyer = s.self_service.clone().unwrap_or_default();
        let next = s.next_lifecycle.clone().unwrap_or_default();
        let group = group(s).unwrap_or_default().to_owned();
        vec![s.id.to_string(), s.status.word().to_owned(), words.number(s.total), next, buyer, group]
    };
    let subscriptions: Vec<_> = product.subscriptions.iter().map(subscription).collect();
    let service = |service: &Service| {
        let remark = match () {
            () if service.company => words.say("cli-company-service"),
            () if service.automatic => words.say("cli-automatic-service"),
            () => String::new(),
        };
        vec![service.display_name.clone(), service.name.clone(), remark]
    };
    let services: Vec<_> = product.services.iter().map(service).collect();
    console.facts(&facts)?;
    if !subscriptions.is_empty() {
        writeln!(console.out)?;
        let mut columns = vec![
            ("cli-subscription", Align::Left),
            ("cli-status", Align::Left),
            ("cli-total", Align::Right),
            ("cli-next-lifecycle", Align::Left),
            ("cli-self-service", Align::Left),
        ];
        columns.extend(product.device.then_some(("cli-group", Align::Left)));
        console.table(&columns, &subscriptions)?;
    }
    writeln!(console.out)?;
    let columns = ["cli-service", "cli-part-number", "cli-remark"];
    console.table(&columns.map(|id| (id, Align::Left)), &services)?;
    Ok(Status::Done)
}

impl<'p> JsonProduct<'p> {
    fn new(product: &'p Product) -> Self {
        Self {
            sku_id: product.sku,
            sku_part_number: &product.part_number,
            display_name: &product.display_name,
            applies_to: applies_to(product.for_users),
            capability_status: product.status().word(),
            prepaid_units: product.units(),
            consumed_units: product.assigned,
            total: product.total(),
            assigned: product.assigned,
            available: product.available(),
        }
    }
}

impl<'p> JsonService<'p> {
    fn new(service: &'p Service) -> Self {
        Self {
            service_plan_id: service.id,
            service_plan_name: &service.name,
            display_name: &service.display_name,
            applies_to: applies_to(!service.company),
            automatic: service.automatic,
        }
    }
}

const fn applies_to(users: bool) -> &'static str {
    if users { "User" } else { "Company" }
}
