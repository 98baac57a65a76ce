//! Users as JSON, with the names of the products they hold.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use crate::domain::ids::{ObjectId, ServicePlanId, SkuId};
use crate::domain::location::Location;
use crate::domain::product::{Product, Service};
use crate::domain::user::{License, Path, User, UserType};
use crate::store::{Store, StoreError};

/// A user in Graph's words, and as there by id: groups and service plans.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JsonUser {
    id: ObjectId,
    display_name: String,
    user_principal_name: String,
    user_type: UserType,
    account_enabled: bool,
    usage_location: Option<Location>,
    licenses: Vec<JsonLicense>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonLicense {
    sku_id: SkuId,
    sku_part_number: String,
    display_name: String,
    assigned_by_group: Option<ObjectId>,
    disabled_plans: BTreeSet<ServicePlanId>,
    state: &'static str,
    error: Option<String>,
}

/// The products met so far: users hold a few, and users are many.
pub struct Known<'s> {
    store: &'s Store,
    products: HashMap<SkuId, Option<Product>>,
}

impl<'s> Known<'s> {
    pub fn new(store: &'s Store) -> Self {
        Self { store, products: HashMap::new() }
    }

    fn product(&mut self, sku: SkuId) -> Result<Option<&Product>, StoreError> {
        Ok(match self.products.entry(sku) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(self.store.product(sku)?),
        }
        .as_ref())
    }

    /// Part number and display name.
    pub fn names(&mut self, sku: SkuId) -> Result<(String, String), StoreError> {
        let names = |product: &Product| (product.part_number.clone(), product.display_name.clone());
        Ok(self.product(sku)?.map_or_else(|| (sku.to_string(), sku.to_string()), names))
    }

    /// The services switched off, by one of their names.
    pub fn off(&mut self, license: &License, name: impl Fn(&Service) -> &String) -> Result<Vec<String>, StoreError> {
        let product = self.product(license.sku)?;
        let named =
            |id| product.and_then(|product| product.service(id)).map_or_else(|| id.to_string(), |s| name(s).clone());
        Ok(license.disabled.iter().copied().map(named).collect())
    }

    pub fn json(&mut self, user: User) -> Result<JsonUser, StoreError> {
        let mut licenses = Vec::new();
        for license in user.licenses {
            let (sku_part_number, display_name) = self.names(license.sku)?;
            let assigned_by_group = match license.path {
                Path::Direct | Path::Allotment { .. } => None,
                Path::Group { id, .. } => Some(id),
            };
            licenses.push(JsonLicense {
                sku_id: license.sku,
                sku_part_number,
                display_name,
                assigned_by_group,
                disabled_plans: license.disabled,
                state: license.state.word(),
                error: license.error,
            });
        }
        Ok(JsonUser {
            id: user.id,
            display_name: user.display_name,
            user_principal_name: user.upn,
            user_type: user.user_type,
            account_enabled: user.account_enabled,
            usage_location: user.location,
            licenses,
        })
    }
}
