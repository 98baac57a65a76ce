//! Purchases of the sample's products.

use uuid::Uuid;

use super::{ANALYTICS, AUDIO, DEVICE, E1, E3, E5, POWER_BI, STORE, Scene, VISIO, product};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, SubscriptionAction, Way};
use crate::domain::facts::Facts;
use crate::domain::ids::{SkuId, SubscriptionId, SubscriptionKey};
use crate::domain::product::{Product, Status, Subscription};
use crate::domain::refusal::Refusal;
use crate::domain::subject::{State, Subject};
use crate::domain::subscription::SubscriptionState;

/// The number of a product's purchase, by its place.
pub fn purchase(sku: SkuId, place: usize) -> SubscriptionKey {
    let known = [E1, E3, E5, VISIO, ANALYTICS, AUDIO, DEVICE, POWER_BI, STORE];
    let product = known.iter().position(|known| *known == sku).unwrap();
    SubscriptionKey(i64::try_from(1000 * (product + 1) + place).unwrap())
}

/// Its id.
pub fn subscription(sku: SkuId, place: u64) -> SubscriptionId {
    SubscriptionId(Uuid::from_u64_pair(sku.0.as_u64_pair().0, place))
}

pub fn seats(subscription: SubscriptionKey, total: u32) -> Action {
    Action::Subscriptions(SubscriptionAction::SetTotal { subscription, total })
}

/// Of the first purchase.
pub fn take_over(from: SkuId, way: Way) -> Action {
    Action::Subscriptions(SubscriptionAction::TakeOver { subscription: purchase(from, 0), from, way })
}

pub fn close(sku: SkuId, places: &[usize], way: Way) -> Action {
    let subscriptions = Batch::new(places.iter().map(|place| purchase(sku, *place))).unwrap();
    Action::Subscriptions(SubscriptionAction::Close { subscriptions, way })
}

impl Scene {
    /// What was bought of a product.
    pub fn bought(mut self, sku: SkuId, subscriptions: &[(Status, u32, Option<&str>)]) -> Self {
        let bought = subscriptions.iter().enumerate().map(|(n, (status, total, buyer))| Subscription {
            key: purchase(sku, n),
            id: subscription(sku, n as u64),
            status: *status,
            total: *total,
            trial: false,
            self_service: buyer.map(str::to_owned),
            next_lifecycle: None,
            created: None,
            commerce_id: None,
            partner: None,
            owner_id: None,
            reason: None,
        });
        self.facts.products.insert(sku, Product { subscriptions: bought.collect(), ..product(sku) });
        self
    }

    /// The first purchase of a product.
    pub fn with_purchase(mut self, sku: SkuId, edit: impl FnOnce(&mut Subscription)) -> Self {
        edit(&mut self.facts.products.get_mut(&sku).unwrap().subscriptions[0]);
        self
    }
}

/// The purchases as changes find them.
pub fn tell_purchases(facts: &mut Facts) {
    for product in facts.products.values() {
        for bought in &product.subscriptions {
            let state = SubscriptionState {
                id: bought.id,
                sku: product.sku,
                name: product.display_name.clone(),
                status: bought.status,
                total: bought.total,
                reason: bought.reason.clone(),
            };
            facts.others.insert(Subject::Subscription(bought.key), State::Subscription(state));
        }
    }
}

/// What a sentence about purchases names besides the product.
pub fn told(refusal: &Refusal) -> Option<String> {
    match refusal {
        Refusal::SeatsFixed { product, why } => Some(format!("{} {}", product.part_number, why.id())),
        Refusal::SeatsBelowAssigned { product, assigned, least } => {
            Some(format!("{} {assigned} assigned, {least} at least", product.part_number))
        }
        Refusal::UnknownSubscription { name } => Some(name.clone()),
        _ => None,
    }
}
