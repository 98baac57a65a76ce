//! Reading products.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;

use super::users::guid;
use super::{Store, StoreError, first};
use crate::domain::ids::{ServicePlanId, SkuId, SubscriptionId, SubscriptionKey};
use crate::domain::product::{Product, Service, Status, Subscription};
use crate::domain::text::{clean, fold};

/// A product by name, and how the name was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Exactly one.
    One(SkuId),
    /// None of that name.
    None,
    /// Several: their part numbers.
    Several(Vec<String>),
}

/// The tenant's own products: fed by a subscription, or held by somebody.
const OWN: &str =
    "(EXISTS (SELECT 1 FROM subscription s WHERE s.product = p.key AND s.status <> 'Deleted') OR p.held > 0)";

impl Store {
    /// The tenant's products, in order of name, with their services.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn products(&self) -> Result<Vec<Product>, StoreError> {
        let sql = format!("SELECT sku_id FROM product p WHERE {OWN} ORDER BY lower(display_name), key");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut products = Vec::new();
        while let Some(row) = rows.next()? {
            products.extend(self.product(SkuId(guid(row, 0)?))?);
        }
        Ok(products)
    }

    /// One product of the tenant or the catalog; None: nobody knows it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn product(&self, sku: SkuId) -> Result<Option<Product>, StoreError> {
        let Some((key, mut product)) = self.product_to_judge(sku)? else { return Ok(None) };
        let sql = "SELECT count(DISTINCT user) FROM license
                   WHERE product = ?1 AND state IN ('Error', 'ActiveWithError')";
        product.errors = first(&self.db, sql, key)?.unwrap_or_default();
        Ok(Some(product))
    }

    /// The same with its key, without counting the errors: no rule asks for them, and they may be many.
    pub(super) fn product_to_judge(&self, sku: SkuId) -> Result<Option<(i64, Product)>, StoreError> {
        let sql = "SELECT key, part_number, display_name, for_users, device, held + elsewhere
                   FROM product WHERE sku_id = ?1";
        let found = self.db.prepare_cached(sql)?.query_row([sku.to_string()], |row| {
            let product = Product {
                sku,
                part_number: clean(&row.get::<_, String>(1)?).into_owned(),
                display_name: clean(&row.get::<_, String>(2)?).into_owned(),
                for_users: row.get(3)?,
                device: row.get(4)?,
                services: Vec::new(),
                subscriptions: Vec::new(),
                assigned: row.get(5)?,
                errors: 0,
            };
            Ok((row.get::<_, i64>(0)?, product))
        });
        let Some((key, mut product)) = found.optional()? else { return Ok(None) };
        product.services = self.services_of(key)?;
        product.subscriptions = self.subscriptions_of(key)?;
        Ok(Some((key, product)))
    }

    fn services_of(&self, product: i64) -> Result<Vec<Service>, StoreError> {
        let sql = "SELECT s.plan_id, s.name, s.display_name, s.automatic, s.company
                   FROM product_service ps JOIN service_plan s ON s.key = ps.plan
                   WHERE ps.product = ?1 ORDER BY lower(s.display_name), s.key";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([product])?;
        let mut services = Vec::new();
        while let Some(row) = rows.next()? {
            services.push(Service {
                id: ServicePlanId(guid(row, 0)?),
                name: clean(&row.get::<_, String>(1)?).into_owned(),
                display_name: clean(&row.get::<_, String>(2)?).into_owned(),
                automatic: row.get(3)?,
                company: row.get(4)?,
            });
        }
        Ok(services)
    }

    fn subscriptions_of(&self, product: i64) -> Result<Vec<Subscription>, StoreError> {
        let sql = "SELECT id, status, total, trial, next_lifecycle,
                          ifnull((SELECT display_name FROM user WHERE user.id = buyer), buyer),
                          key, created, commerce_id, partner, buyer, reason
                   FROM subscription WHERE product = ?1 ORDER BY key";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([product])?;
        let mut subscriptions = Vec::new();
        while let Some(row) = rows.next()? {
            let word: String = row.get(1)?;
            let text =
                |column| Ok::<_, StoreError>(row.get::<_, Option<String>>(column)?.map(|t| clean(&t).into_owned()));
            subscriptions.push(Subscription {
                key: SubscriptionKey(row.get(6)?),
                id: SubscriptionId(guid(row, 0)?),
                status: Status::from_word(&word).ok_or(StoreError::Value { what: "a status", found: word })?,
                total: row.get(2)?,
                trial: row.get(3)?,
                self_service: text(5)?,
                next_lifecycle: row.get(4)?,
                created: text(7)?,
                commerce_id: text(8)?,
                partner: text(9)?,
                owner_id: text(10)?,
                reason: text(11)?,
            });
        }
        Ok(subscriptions)
    }

    /// The product that a SKU id, a part number or an unambiguous name means. The tenant's own come
    /// first; the rest of the catalog is known as well, so that "not owned" can be said of it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find_product(&self, name: &str) -> Result<Found, StoreError> {
        let name = name.trim();
        if let Ok(sku) = name.parse::<SkuId>() {
            return Ok(Found::One(sku));
        }
        let sql = format!("SELECT sku_id, part_number, display_name, {OWN} FROM product p");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let wanted = fold(name);
        // Best kind of match first: part number, then name; the tenant's own before the catalog's.
        let mut matches: BTreeMap<u8, Vec<(SkuId, String)>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (part_number, display_name): (String, String) = (row.get(1)?, row.get(2)?);
            let kind = match () {
                () if fold(&part_number) == wanted => 0,
                () if fold(&display_name) == wanted => 2,
                () if row.get(3)? && fold(&display_name).contains(&wanted) => 4,
                () => continue,
            };
            let kind = kind + u8::from(!row.get::<_, bool>(3)?);
            matches.entry(kind).or_default().push((SkuId(guid(row, 0)?), part_number));
        }
        Ok(match matches.into_values().next() {
            None => Found::None,
            Some(found) if found.len() == 1 => Found::One(found[0].0),
            Some(found) => Found::Several(found.into_iter().map(|(_, part_number)| part_number).collect()),
        })
    }
}
