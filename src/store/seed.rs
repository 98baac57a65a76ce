//! Filling a new file: the catalog of product and service names, the sample tenant, or a generated one.

mod generated;

pub mod sample;

use rusqlite::params;

use super::{Store, StoreError, first};
use crate::domain::catalog::Catalog;

/// How much a catalog brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CatalogCounts {
    /// Products in the catalog.
    pub products: usize,
    /// Those among them that the file did not know.
    pub new_products: usize,
    /// Services in the catalog.
    pub services: usize,
    /// Those among them that the file did not know.
    pub new_services: usize,
}

impl Store {
    /// Brings the names in the file up to those that came with the program, unless the file has newer ones.
    pub(super) fn refresh_catalog(&mut self) -> Result<(), StoreError> {
        let have: String = self.db.query_row("SELECT catalog_date FROM tenant", [], |row| row.get(0))?;
        if Catalog::embedded_date().is_some_and(|date| *have < *date) {
            self.put_catalog(Catalog::embedded())?;
        }
        Ok(())
    }

    /// Takes in the names, and which services a product has. Nothing is taken away: a service that
    /// Microsoft no longer lists may still be switched off for somebody.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_catalog(&mut self, catalog: &Catalog) -> Result<CatalogCounts, StoreError> {
        let transaction = self.db.unchecked_transaction()?;
        let names = self.product_names()?;
        let mut counts = CatalogCounts {
            products: catalog.products.len(),
            services: catalog.plans.len(),
            ..CatalogCounts::default()
        };
        let mut keys = std::collections::HashMap::new();
        let mut upsert = self.db.prepare_cached(
            "INSERT INTO service_plan (plan_id, name, display_name, automatic, company) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (plan_id) DO UPDATE SET name = excluded.name, display_name = excluded.display_name,
                automatic = excluded.automatic, company = excluded.company OR company
             RETURNING key",
        )?;
        for plan in &catalog.plans {
            let id = plan.id.to_string();
            counts.new_services +=
                usize::from(first::<i64>(&self.db, "SELECT 1 FROM service_plan WHERE plan_id = ?1", &id)?.is_none());
            let key: i64 = upsert
                .query_row(params![id, plan.name, plan.display_name, plan.automatic, plan.company], |row| row.get(0))?;
            keys.insert(plan.id, key);
        }
        let mut upsert = self.db.prepare_cached(
            "INSERT INTO product (sku_id, part_number, display_name, device) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (sku_id) DO UPDATE SET part_number = excluded.part_number,
                display_name = excluded.display_name, device = excluded.device
             RETURNING key",
        )?;
        let mut service = self
            .db
            .prepare_cached("INSERT INTO product_service (product, plan) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
        for product in &catalog.products {
            let sku = product.sku.to_string();
            counts.new_products +=
                usize::from(first::<i64>(&self.db, "SELECT 1 FROM product WHERE sku_id = ?1", &sku)?.is_none());
            let key: i64 = upsert
                .query_row(params![sku, product.part_number, product.display_name, product.device], |row| row.get(0))?;
            for plan in &product.plans {
                service.execute(params![key, keys.get(plan)])?;
            }
        }
        drop((upsert, service));
        // Users are sorted by the names of their products.
        let now = self.product_names()?;
        if names.iter().any(|(sku, name)| now.get(sku) != Some(name)) {
            self.db.execute("UPDATE tenant SET loads = loads + 1", [])?;
        }
        if let Some(date) = &catalog.date {
            self.db.execute("UPDATE tenant SET catalog_date = ?1", [date])?;
        }
        transaction.commit()?;
        Ok(counts)
    }
}
