//! Purchases: reading them, writing what a change makes of one, and what the taking over of one comes to.

use std::borrow::Cow;

use rusqlite::{OptionalExtension, params};

use super::users::guid;
use super::{Store, StoreError};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, SubscriptionAction};
use crate::domain::ids::{SkuId, SubscriptionId, SubscriptionKey, UserKey};
use crate::domain::job::Job;
use crate::domain::product::{Product, Status};
use crate::domain::subscription::{SubscriptionDelta, SubscriptionState};
use crate::domain::text::clean;
use crate::store::Found;

/// A purchase by name, and how the name was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundSubscription {
    /// Exactly one.
    One(SubscriptionKey),
    /// None of that name.
    None,
    /// Several of one product: their ids.
    Several(Vec<SubscriptionId>),
}

impl Store {
    /// Every product of which anything was ever bought, in order of name: what is gone is told of as well.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn purchases(&self) -> Result<Vec<Product>, StoreError> {
        let sql = "SELECT sku_id FROM product p WHERE EXISTS (SELECT 1 FROM subscription s WHERE s.product = p.key)
                   ORDER BY lower(display_name), key";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut products = Vec::new();
        while let Some(row) = rows.next()? {
            products.extend(self.product(SkuId(guid(row, 0)?))?);
        }
        Ok(products)
    }

    /// The purchase that an id means, or the name of a product that was bought once and is not gone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find_subscription(&self, name: &str) -> Result<FoundSubscription, StoreError> {
        if let Ok(id) = name.trim().parse::<SubscriptionId>() {
            let sql = "SELECT key FROM subscription WHERE id = ?1 OR commerce_id = ?1";
            let found = self.db.prepare_cached(sql)?.query_row([id.to_string()], |row| row.get(0)).optional()?;
            if let Some(key) = found {
                return Ok(FoundSubscription::One(SubscriptionKey(key)));
            }
        }
        let Found::One(sku) = self.find_product(name)? else { return Ok(FoundSubscription::None) };
        let all = self.product(sku)?.map(|product| product.subscriptions).unwrap_or_default();
        let live: Vec<_> = all.iter().filter(|bought| bought.status != Status::Deleted).collect();
        Ok(match &*if live.is_empty() { all.iter().collect() } else { live } {
            [] => FoundSubscription::None,
            [one] => FoundSubscription::One(one.key),
            several => FoundSubscription::Several(several.iter().map(|bought| bought.id).collect()),
        })
    }

    /// A purchase and its product; None: there is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn subscription_product(&self, key: SubscriptionKey) -> Result<Option<Product>, StoreError> {
        let state = self.subscription_state(key)?;
        Ok(state.map(|state| self.product(state.sku)).transpose()?.flatten())
    }

    /// A purchase as a change finds it; None: there is none.
    pub(super) fn subscription_state(&self, key: SubscriptionKey) -> Result<Option<SubscriptionState>, StoreError> {
        let sql = "SELECT s.id, p.sku_id, p.display_name, s.status, s.total, s.reason
                   FROM subscription s JOIN product p ON p.key = s.product WHERE s.key = ?1";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([key.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let word: String = row.get(3)?;
        Ok(Some(SubscriptionState {
            id: SubscriptionId(guid(row, 0)?),
            sku: SkuId(guid(row, 1)?),
            name: clean(&row.get::<_, String>(2)?).into_owned(),
            status: Status::from_word(&word).ok_or(StoreError::Value { what: "a status", found: word })?,
            total: row.get(4)?,
            reason: row.get(5)?,
        }))
    }

    /// Writes what a change makes of a purchase; the product's total follows by itself.
    pub(super) fn write_subscription(&self, key: SubscriptionKey, delta: &SubscriptionDelta) -> Result<(), StoreError> {
        if let Some(step) = &delta.total {
            let sql = "UPDATE subscription SET total = ?2 WHERE key = ?1";
            self.db.prepare_cached(sql)?.execute(params![key.0, step.after])?;
        }
        if let Some(step) = &delta.status {
            let sql = "UPDATE subscription SET status = ?2 WHERE key = ?1";
            self.db.prepare_cached(sql)?.execute(params![key.0, step.after.word()])?;
        }
        if let Some(step) = &delta.reason {
            let sql = "UPDATE subscription SET reason = ?2 WHERE key = ?1";
            self.db.prepare_cached(sql)?.execute(params![key.0, step.after])?;
        }
        Ok(())
    }

    /// A taking over is about everybody who holds the product, whoever was named: nobody may stay behind unseen.
    /// Where the organization has the product as well they keep it, as its own seats carry them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn with_holders<'j>(&self, job: &'j Job) -> Result<Cow<'j, Job>, StoreError> {
        let Action::Subscriptions(SubscriptionAction::TakeOver { from, .. }) = &job.action else {
            return Ok(Cow::Borrowed(job));
        };
        let alone = self.product(*from)?.is_some_and(|product| product.self_service_buyer().is_some());
        let sql = "SELECT u.key FROM license l JOIN user u ON u.key = l.user
                   WHERE l.product = (SELECT key FROM product WHERE sku_id = ?1) AND l.via = 0 AND u.deleted_at IS NULL
                   ORDER BY u.folded_name, u.key";
        let mut statement = self.db.prepare_cached(sql)?;
        let holders = statement.query_map([from.to_string()], |row| row.get(0).map(UserKey))?;
        let users = if alone { holders.collect::<Result<_, _>>()? } else { Vec::new() };
        Ok(Cow::Owned(Job { users, ..job.clone() }))
    }

    /// What ends a taking over, once all users are moved. All that users bought of the product for themselves ends
    /// together: the file does not tell whose license comes from which purchase (DOMAIN R56).
    pub(super) fn closings(&self, action: &Action) -> Result<Vec<Job>, StoreError> {
        let Action::Subscriptions(SubscriptionAction::TakeOver { subscription, from, way }) = action else {
            return Ok(Vec::new());
        };
        let mut all = vec![*subscription];
        let product = self.product(*from)?.filter(|product| product.self_service_buyer().is_some());
        let live = product.iter().flat_map(|product| &product.subscriptions);
        all.extend(live.filter(|bought| bought.status != Status::Deleted).map(|bought| bought.key));
        let close = |subscriptions| Job {
            action: Action::Subscriptions(SubscriptionAction::Close { subscriptions, way: way.clone() }),
            users: Vec::new(),
            skip_refused: false,
        };
        Ok(Batch::split(all).into_iter().map(close).collect())
    }
}
