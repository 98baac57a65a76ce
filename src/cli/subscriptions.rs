//! Purchases: listing them, changing their seats, taking control of what users bought for themselves.

use clap::{ArgGroup, Args, Subcommand, ValueEnum};
use serde::Serialize;

use super::console::Console;
use super::global::Global;
use super::order::{How, carry_out};
use super::outcome::{Failure, Outcome, Status};
use super::table::Align;
use super::{json, names};
use crate::domain::change::{Action, SubscriptionAction, Way};
use crate::domain::ids::{ServicePlanId, SkuId, SubscriptionId, SubscriptionKey};
use crate::domain::product::{Product, Subscription};
use crate::domain::refusal::Refusal;
use crate::domain::subscription::Fixed;
use crate::domain::text::clean;
use crate::store::Store;
use crate::wording::Words;

/// What can be done with purchases.
#[derive(Debug, Subcommand)]
pub enum Subscriptions {
    /// List what was bought: a line per purchase
    List {
        /// Only these
        #[arg(long, value_name = "KIND")]
        filter: Option<Kind>,
    },
    /// Show one purchase, and whether its seats can be changed
    Show {
        /// The subscription: its id, or a product that was bought once
        subscription: String,
    },
    /// Buy or remove seats: the new total, not the difference
    ///
    /// A lower total removes seats, down to what is assigned.
    Buy {
        /// The subscription: its id, or a product that was bought once
        subscription: String,
        /// How many seats it is to have
        #[arg(long, value_name = "N")]
        total: u32,
        /// Say what would happen, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Take control of what users bought for themselves: move its users to another product, or cancel it
    ///
    /// Everybody who holds the product is worked off in batches of at most 20; then the purchase is Deleted. All that
    /// users bought of the product is taken over together: nobody can tell whose license comes from which purchase.
    TakeOver(TakeOver),
}

/// How a purchase is taken over.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("way").required(true).args(["move_to", "cancel"])))]
pub struct TakeOver {
    /// The subscription: its id, or a product that was bought once
    subscription: String,
    /// Move its users to this product, which needs an available seat for each
    #[arg(long, value_name = "PRODUCT")]
    move_to: Option<String>,
    /// Cancel it: its users lose access
    #[arg(long)]
    cancel: bool,
    /// Why it is canceled
    #[arg(long, value_name = "TEXT", requires = "cancel")]
    reason: Option<String>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// The filters of **Your products** (DOMAIN R187).
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Trials
    Trial,
    /// Bought by users for themselves
    SelfService,
}

/// A `companySubscription` in Graph's words (DOMAIN R157), with the seats of its product.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JsonSubscription<'p> {
    id: SubscriptionId,
    commerce_subscription_id: Option<&'p str>,
    sku_id: SkuId,
    sku_part_number: &'p str,
    display_name: &'p str,
    status: &'static str,
    total_licenses: u32,
    is_trial: bool,
    created_date_time: Option<&'p str>,
    next_lifecycle_date_time: Option<&'p str>,
    owner_id: Option<&'p str>,
    owner_type: Option<&'static str>,
    owner_tenant_id: Option<&'p str>,
    self_service_buyer: Option<&'p str>,
    /// Why its seats cannot be changed.
    seats_fixed: Option<&'static str>,
    canceled_for: Option<&'p str>,
    assigned: u32,
    available: i64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonDetails<'p> {
    #[serde(flatten)]
    subscription: JsonSubscription<'p>,
    service_status: Vec<JsonService<'p>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonService<'p> {
    service_plan_id: ServicePlanId,
    service_plan_name: &'p str,
    applies_to: &'static str,
}

impl Subscriptions {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        match self {
            Self::List { filter } => list(&global.read()?.purchases()?, *filter, console),
            Self::Show { subscription } => {
                let store = global.read()?;
                let key = names::subscription(&store, subscription)?;
                let product = product(&store, key)?;
                match product.subscription(key) {
                    Some(bought) => show(&product, bought, console),
                    None => Err(unknown(key)),
                }
            }
            Self::Buy { subscription, total, dry_run } => {
                let action = |store: &Store| {
                    let subscription = names::subscription(store, subscription)?;
                    Ok(Action::Subscriptions(SubscriptionAction::SetTotal { subscription, total: *total }))
                };
                carry_out(action, &[], &How::alone(*dry_run), global, console)
            }
            Self::TakeOver(order) => {
                carry_out(|store| order.action(store), &[], &How::alone(order.dry_run), global, console)
            }
        }
    }
}

impl TakeOver {
    fn action(&self, store: &Store) -> Result<Action, Failure> {
        let subscription = names::subscription(store, &self.subscription)?;
        let from = product(store, subscription)?.sku;
        let way = match &self.move_to {
            Some(name) => Way::Move(names::product(store, name)?),
            None => Way::Cancel(clean(self.reason.as_deref().unwrap_or_default().trim()).into_owned()),
        };
        Ok(Action::Subscriptions(SubscriptionAction::TakeOver { subscription, from, way }))
    }
}

fn unknown(key: SubscriptionKey) -> Failure {
    Failure::Refused(vec![Refusal::UnknownSubscription { name: key.to_string() }])
}

fn product(store: &Store, key: SubscriptionKey) -> Result<Product, Failure> {
    store.subscription_product(key)?.ok_or_else(|| unknown(key))
}

impl Kind {
    fn lets(self, bought: &Subscription) -> bool {
        match self {
            Self::Trial => bought.trial,
            Self::SelfService => bought.self_service.is_some(),
        }
    }
}

impl<'p> JsonSubscription<'p> {
    pub fn new(product: &'p Product, bought: &'p Subscription) -> Self {
        Self {
            id: bought.id,
            commerce_subscription_id: bought.commerce_id.as_deref(),
            sku_id: product.sku,
            sku_part_number: &product.part_number,
            display_name: &product.display_name,
            status: bought.status.word(),
            total_licenses: bought.total,
            is_trial: bought.trial,
            created_date_time: bought.created.as_deref(),
            next_lifecycle_date_time: bought.next_lifecycle.as_deref(),
            owner_id: bought.owner_id.as_deref(),
            owner_type: bought.owner_id.as_ref().map(|_| "User"),
            owner_tenant_id: bought.partner.as_deref(),
            self_service_buyer: bought.self_service.as_deref(),
            seats_fixed: bought.fixed().map(Fixed::id),
            canceled_for: bought.reason.as_deref(),
            assigned: product.assigned,
            available: product.available(),
        }
    }
}

fn list(products: &[Product], filter: Option<Kind>, console: &mut Console) -> Outcome {
    let all = products.iter().flat_map(|product| product.subscriptions.iter().map(move |bought| (product, bought)));
    let shown = all.filter(|(_, bought)| filter.is_none_or(|filter| filter.lets(bought)));
    if console.json {
        json::write_list(console.out, shown.map(|(product, it)| Ok::<_, Failure>(JsonSubscription::new(product, it))))?;
        return Ok(Status::Done);
    }
    let words = &console.words;
    let row = |(product, bought): (&Product, &Subscription)| {
        vec![
            product.display_name.clone(),
            words.say(&format!("subscription-{}", bought.status.word().to_lowercase())),
            words.number(bought.total),
            words.number(product.available()),
            channel(bought, words),
            day(bought.next_lifecycle.as_deref()),
            bought.id.to_string(),
        ]
    };
    let rows: Vec<_> = shown.map(row).collect();
    let columns = [
        ("cli-product", Align::Left),
        ("cli-status", Align::Left),
        ("cli-total", Align::Right),
        ("cli-available", Align::Right),
        ("cli-channel", Align::Left),
        ("cli-next-lifecycle", Align::Left),
        ("cli-id", Align::Left),
    ];
    console.table(&columns, &rows)?;
    Ok(Status::Done)
}

fn show(product: &Product, bought: &Subscription, console: &mut Console) -> Outcome {
    if console.json {
        let service_status = product.services.iter().map(|service| JsonService {
            service_plan_id: service.id,
            service_plan_name: &service.name,
            applies_to: if service.company { "Company" } else { "User" },
        });
        let details = JsonDetails {
            subscription: JsonSubscription::new(product, bought),
            service_status: service_status.collect(),
        };
        console.value(&details)?;
        return Ok(Status::Done);
    }
    let words = &console.words;
    let word = bought.status.word();
    let status = words.say(&format!("subscription-{}", word.to_lowercase()));
    let fixed =
        bought.fixed().map_or_else(|| words.say("seats-not-fixed"), |why| words.say(&format!("fixed-{}", why.id())));
    let facts = [
        ("cli-product", product.display_name.clone()),
        ("cli-id", bought.id.to_string()),
        ("cli-status", if status == word { status } else { format!("{status} ({word})") }),
        ("cli-total", words.number(bought.total)),
        ("cli-assigned", words.number(product.assigned)),
        ("cli-available", words.number(product.available())),
        ("cli-seats", fixed),
        ("cli-channel", channel(bought, words)),
        ("cli-self-service", bought.self_service.clone().unwrap_or_default()),
        ("cli-bought", day(bought.created.as_deref())),
        ("cli-next-lifecycle", day(bought.next_lifecycle.as_deref())),
        ("cli-canceled-for", bought.reason.clone().unwrap_or_default()),
    ];
    console.facts(&facts)?;
    Ok(Status::Done)
}

/// The day of an RFC 3339 time.
fn day(at: Option<&str>) -> String {
    at.map(|at| at.get(..10).unwrap_or(at).to_owned()).unwrap_or_default()
}

/// How it was bought, as far as Graph tells.
fn channel(bought: &Subscription, words: &Words) -> String {
    bought.channel().map(|id| words.say(&format!("channel-{id}"))).unwrap_or_default()
}
