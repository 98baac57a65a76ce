//! Products, their services, and what was bought of them.

use rusqlite::params;
use uuid::Uuid;

use super::Import;
use super::error::{Bad, Fault, Trouble, need};
use super::object::{Node, Object};
use crate::domain::catalog::marks::Mark;
use crate::domain::product::{Status, Units};

/// A product that the catalog does not name is named by its part number, and until that is known by its id.
const PRODUCT: &str = "INSERT INTO product (sku_id, part_number, display_name, device)
     VALUES (?1, ifnull(?2, ?1), ifnull(?2, ?1), ?3)
     ON CONFLICT (sku_id) DO UPDATE SET part_number = ifnull(?2, part_number),
        display_name = iif(?2 <> '' AND display_name IN (sku_id, part_number), ?2, display_name)
     RETURNING key";

const PLAN: &str = "INSERT INTO service_plan (plan_id, name, display_name, automatic, company)
     VALUES (?1, ifnull(?2, ?1), ifnull(?2, ?1), ?3, ?4)
     ON CONFLICT (plan_id) DO UPDATE SET name = ifnull(?2, name), company = company OR ?4,
        display_name = iif(?2 <> '' AND display_name IN (plan_id, name), ?2, display_name)
     RETURNING key";

const SUBSCRIPTION: &str =
    "INSERT INTO subscription (id, product, status, total, trial, buyer, next_lifecycle, commerce_id, created, partner)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
     ON CONFLICT (id) DO UPDATE SET product = ?2, status = ?3, total = ?4, trial = ?5, buyer = ?6,
        next_lifecycle = ?7, commerce_id = ?8, created = ?9, partner = ?10, summed = 0";

/// What a `subscribedSku` says of a product's seats (DOMAIN R154).
pub struct Seats {
    pub sku: Uuid,
    /// None: not said.
    pub units: Option<Units>,
    /// Graph's count, users outside this file included; None: not said.
    pub consumed: Option<u32>,
    /// The ids of the subscriptions behind it, which does not say which is in what state.
    pub subscriptions: Vec<Uuid>,
}

impl Import<'_> {
    pub(super) fn subscribed_sku(&mut self, object: &Object) -> Result<(), Trouble> {
        let sku = need("skuId", object.guid("skuId")?)?;
        let product = self.product(sku, object.text("skuPartNumber")?)?;
        if let Some(word) = object.text("appliesTo")? {
            self.db
                .prepare_cached("UPDATE product SET for_users = ?2 WHERE key = ?1")?
                .execute(params![product, word != "Company"])?;
        }
        self.services(product, object, "servicePlans")?;
        let units = object.object("prepaidUnits")?.map(units).transpose();
        let units = units.map_err(|bad| bad.within("prepaidUnits", None))?;
        let consumed = object.number("consumedUnits")?;
        let subscriptions = object.guids("subscriptionIds")?;
        self.seats.insert(product, Seats { sku, units, consumed, subscriptions });
        Ok(())
    }

    pub(super) fn subscription(&mut self, object: &Object) -> Result<(), Trouble> {
        let id = need("id", object.guid("id")?)?;
        let sku = need("skuId", object.guid("skuId")?)?;
        let product = self.product(sku, object.text("skuPartNumber")?)?;
        self.services(product, object, "serviceStatus")?;
        let word = need("status", object.text("status")?)?;
        let status =
            Status::from_word(word).ok_or_else(|| Bad::new("status", &Node::Text(word.to_owned()), Fault::Status))?;
        let buyer = match object.text("ownerType")? {
            Some(owner) if owner.eq_ignore_ascii_case("user") => Some(need("ownerId", object.guid("ownerId")?)?),
            _ => None,
        };
        self.db.prepare_cached(SUBSCRIPTION)?.execute(params![
            id.to_string(),
            product,
            status.word(),
            need("totalLicenses", object.number("totalLicenses")?)?,
            object.flag("isTrial")?.unwrap_or_default(),
            buyer.map(|buyer| buyer.to_string()),
            object.time("nextLifecycleDateTime")?,
            object.text("commerceSubscriptionId")?.filter(|text| !text.is_empty()),
            object.time("createdDateTime")?,
            object.text("ownerTenantId")?.filter(|text| !text.is_empty()),
        ])?;
        Ok(())
    }

    /// The key of a product, which is made if nobody knew it.
    pub(super) fn product(&mut self, sku: Uuid, part_number: Option<&str>) -> rusqlite::Result<i64> {
        if let (Some(key), None) = (self.products.get(&sku), part_number) {
            return Ok(*key);
        }
        let part_number = part_number.filter(|text| !text.is_empty());
        let arguments = params![sku.to_string(), part_number, Mark::Device.is_on(sku)];
        let key = self.db.prepare_cached(PRODUCT)?.query_row(arguments, |row| row.get(0))?;
        self.products.insert(sku, key);
        Ok(key)
    }

    /// The key of a service plan, which is made if nobody knew it.
    pub(super) fn plan(&mut self, id: Uuid, name: Option<&str>, company: bool) -> rusqlite::Result<i64> {
        if let (Some(key), None, false) = (self.plans.get(&id), name, company) {
            return Ok(*key);
        }
        let name = name.filter(|text| !text.is_empty());
        let arguments = params![id.to_string(), name, Mark::Automatic.is_on(id), company || Mark::Company.is_on(id)];
        let key = self.db.prepare_cached(PLAN)?.query_row(arguments, |row| row.get(0))?;
        self.plans.insert(id, key);
        Ok(key)
    }

    /// The directory knows better than the catalog what a product contains.
    pub(super) fn put_inside(&mut self, product: i64, plan: i64) -> rusqlite::Result<()> {
        if self.inside.insert((product, plan)) {
            let sql = "INSERT INTO product_service (product, plan) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
            self.db.prepare_cached(sql)?.execute([product, plan])?;
        }
        Ok(())
    }

    fn services(&mut self, product: i64, object: &Object, field: &'static str) -> Result<(), Trouble> {
        for (n, node) in object.list(field)?.unwrap_or_default().iter().enumerate() {
            self.service(product, node).map_err(|trouble| trouble.within(field, n))?;
        }
        Ok(())
    }

    fn service(&mut self, product: i64, node: &Node) -> Result<(), Trouble> {
        let service = node.object().ok_or_else(|| Bad::new("", node, Fault::Object))?;
        let id = need("servicePlanId", service.guid("servicePlanId")?)?;
        let company = service.text("appliesTo")?.is_some_and(|word| word == "Company");
        let plan = self.plan(id, service.text("servicePlanName")?, company)?;
        Ok(self.put_inside(product, plan)?)
    }
}

fn units(object: &Object) -> Result<Units, Bad> {
    let count = |state| Ok(object.number(state)?.unwrap_or_default());
    Ok(Units {
        enabled: count("enabled")?,
        warning: count("warning")?,
        suspended: count("suspended")?,
        locked_out: count("lockedOut")?,
    })
}
