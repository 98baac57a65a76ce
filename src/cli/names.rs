//! From what people type to what is meant.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::outcome::Failure;
use crate::domain::batch::Batch;
use crate::domain::catalog::{Catalog, ServicePlan};
use crate::domain::custom_view::CustomView;
use crate::domain::device::holder;
use crate::domain::ids::{
    AllotmentKey, GroupKey, ObjectId, ServicePlanId, SkuId, SubscriptionId, SubscriptionKey, UserKey,
};
use crate::domain::product::{Product, Service, Status};
use crate::domain::refusal::{ProductRef, Refusal, ServiceRef};
use crate::domain::text::{clean, fold};
use crate::store::{Found, FoundAllotment, FoundDevice, FoundGroup, FoundSubscription, Store};

/// The user, where one is looked up: a change refuses unknown users instead.
pub fn user(store: &Store, name: &str) -> Result<UserKey, Failure> {
    store.find_user(name)?.ok_or_else(|| Failure::no_such_user(name))
}

/// The filter of the administrators' own.
pub fn view(store: &Store, name: &str) -> Result<CustomView, Failure> {
    let unknown = || Failure::Refused(vec![Refusal::UnknownView { name: clean(name).into_owned() }]);
    store.views()?.into_iter().find(|view| view.is_called(name)).ok_or_else(unknown)
}

/// The group. A change refuses unknown groups as the rules do.
pub fn group(store: &Store, name: &str) -> Result<GroupKey, Failure> {
    match store.find_group(name)? {
        FoundGroup::One(key) => Ok(key),
        FoundGroup::None => Err(Failure::Refused(vec![Refusal::UnknownGroup { name: clean(name).into_owned() }])),
        FoundGroup::Several(ids) => {
            let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Err(Failure::usage("cli-ambiguous-group", [("group", name.to_owned()), ("ids", ids)]))
        }
    }
}

/// The allotment. A change refuses unknown ones as the rules do.
pub fn allotment(store: &Store, name: &str) -> Result<AllotmentKey, Failure> {
    match store.find_allotment(name)? {
        FoundAllotment::One(key) => Ok(key),
        FoundAllotment::None => {
            Err(Failure::Refused(vec![Refusal::UnknownAllotment { name: clean(name).into_owned() }]))
        }
        FoundAllotment::Several(ids) => {
            let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Err(Failure::usage("cli-ambiguous-allotment", [("allotment", name.to_owned()), ("ids", ids)]))
        }
    }
}

/// Every group named, at most 20 (DOMAIN R47).
pub fn groups(store: &Store, names: &[String]) -> Result<Batch<GroupKey>, Failure> {
    let keys = names.iter().map(|name| group(store, name)).collect::<Result<Vec<_>, _>>()?;
    Batch::new(keys).map_err(|refusal| Failure::Refused(vec![refusal]))
}

/// The purchase, by its id or by a product that was bought once.
pub fn subscription(store: &Store, name: &str) -> Result<SubscriptionKey, Failure> {
    let wanted = || clean(name).into_owned();
    match store.find_subscription(name)? {
        FoundSubscription::One(key) => Ok(key),
        FoundSubscription::None => Err(Failure::Refused(vec![Refusal::UnknownSubscription { name: wanted() }])),
        FoundSubscription::Several(ids) => {
            let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Err(Failure::usage("cli-ambiguous-subscription", [("product", wanted()), ("ids", ids)]))
        }
    }
}

/// The product. One of the catalog that the tenant does not own is found too: the rules refuse it.
pub fn product(store: &Store, name: &str) -> Result<SkuId, Failure> {
    let wanted = || ("product", name.to_owned());
    match store.find_product(name)? {
        Found::One(sku) => Ok(sku),
        Found::Several(parts) => Err(Failure::usage("cli-ambiguous-product", [wanted(), ("parts", parts.join(", "))])),
        Found::None => {
            let near = near(store, name)?;
            Err(if near.is_empty() {
                Failure::usage("cli-no-such-product", [wanted()])
            } else {
                Failure::usage("cli-no-such-product-near", [wanted(), ("near", near.join(", "))])
            })
        }
    }
}

/// Every product named.
pub fn products(store: &Store, names: &[String]) -> Result<Vec<SkuId>, Failure> {
    names.iter().map(|name| product(store, name)).collect()
}

/// The product for devices among these, if one is.
pub fn device_product(store: &Store, skus: &[SkuId]) -> Result<Option<SkuId>, Failure> {
    for sku in skus {
        if store.product(*sku)?.is_some_and(|product| product.device) {
            return Ok(Some(*sku));
        }
    }
    Ok(None)
}

/// The subscription of a product for devices: the one named, or else the only one that is still to be had. Where there
/// is none, any one will do: the rules refuse it.
pub fn device_subscription(store: &Store, sku: SkuId, name: Option<&str>) -> Result<SubscriptionId, Failure> {
    let product = store.product(sku)?;
    let product = product.ok_or_else(|| Failure::usage("cli-no-such-product", [("product", sku.to_string())]))?;
    if !product.owned() {
        let Product { part_number, display_name: name, .. } = product;
        return Err(Failure::Refused(vec![Refusal::ProductNotOwned {
            product: ProductRef { sku, part_number, name },
        }]));
    }
    let all: Vec<_> = product.subscriptions.iter().filter(|bought| bought.status != Status::Deleted).collect();
    if let Some(name) = name {
        let wanted = name.trim().parse().ok();
        let found = all.iter().find(|bought| Some(bought.id) == wanted).map(|bought| bought.id);
        let args = [("product", product.display_name.clone()), ("subscription", name.to_owned())];
        return found.ok_or_else(|| Failure::usage("cli-no-such-subscription", args));
    }
    let groups = store.groups()?;
    let free = all.iter().filter(|bought| bought.status.usable() && holder(bought, &groups).is_none());
    let free: Vec<_> = free.map(|bought| bought.id).collect();
    match (&*free, &*all) {
        ([one], _) => Ok(*one),
        ([], [.., last]) => Ok(last.id),
        _ => {
            let ids = free.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Err(Failure::usage("cli-which-subscription", [("product", product.display_name.clone()), ("ids", ids)]))
        }
    }
}

/// What is taken into a group: a user, else a device, else a group.
pub fn member(store: &Store, name: &str) -> Result<Option<ObjectId>, Failure> {
    if let Some(user) = store.find_user(name)?.map(|key| store.user(key)).transpose()?.flatten() {
        return Ok(Some(user.id));
    }
    let several = |ids: &[ObjectId]| {
        let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        Failure::usage("cli-ambiguous-member", [("name", name.to_owned()), ("ids", ids)])
    };
    match store.find_device(name)? {
        FoundDevice::One(id) => return Ok(Some(id)),
        FoundDevice::Several(ids) => return Err(several(&ids)),
        FoundDevice::None => {}
    }
    match store.find_group(name)? {
        FoundGroup::One(key) => Ok(store.group(key)?.map(|group| group.id)),
        FoundGroup::Several(ids) => Err(several(&ids)),
        FoundGroup::None => Ok(None),
    }
}

/// How like a name must be for the question whether it was meant; clap asks the same of its own words at 0.7.
const LIKE: f64 = 0.8;

/// Up to three products that the name may have been meant for, the tenant's own before the catalog's.
fn near(store: &Store, name: &str) -> Result<Vec<String>, Failure> {
    let own = store.products()?.into_iter().map(|product| (product.part_number, product.display_name)).collect();
    let all = || Catalog::embedded().products.iter().map(|p| (p.part_number.clone(), p.display_name.clone())).collect();
    let wanted = fold(&clean(name));
    let best = |products: Vec<(String, String)>| {
        // Like one of its names, or a part of it.
        let likeness = |name: &String| {
            let name = fold(name);
            if name.contains(&wanted) { 1.0 } else { strsim::jaro_winkler(&name, &wanted) }
        };
        let mut scored: Vec<_> =
            products.iter().map(|product| (likeness(&product.0).max(likeness(&product.1)), product)).collect();
        scored.retain(|(score, _)| *score > LIKE);
        scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        scored.into_iter().take(3).map(|(_, (part, name))| format!("{part} ({name})")).collect::<Vec<_>>()
    };
    let found = best(own);
    Ok(if found.is_empty() { best(all()) } else { found })
}

/// The services named, each of one of the products at least.
pub fn services(store: &Store, skus: &[SkuId], names: &[String]) -> Result<BTreeSet<ServicePlanId>, Failure> {
    if names.is_empty() {
        return Ok(BTreeSet::new());
    }
    let product = |sku: &SkuId| {
        let product = ProductRef { sku: *sku, part_number: String::new(), name: sku.to_string() };
        store.product(*sku)?.ok_or_else(|| Failure::Refused(vec![Refusal::ProductNotOwned { product }]))
    };
    let products = skus.iter().map(product).collect::<Result<Vec<_>, _>>()?;
    names.iter().map(|name| service(&products, name)).collect()
}

/// By id or part number, else by display name, else by a part of it: the first way that finds one.
fn service(products: &[Product], name: &str) -> Result<ServicePlanId, Failure> {
    let (wanted, id) = (fold(name.trim()), name.trim().parse().ok());
    let ways: [&dyn Fn(&Service) -> bool; 3] = [
        &|service| Some(service.id) == id || fold(&service.name) == wanted,
        &|service| fold(&service.display_name) == wanted,
        &|service| fold(&service.display_name).contains(&wanted),
    ];
    for way in ways {
        let all = products.iter().flat_map(|product| &product.services).filter(|service| way(service));
        let found: BTreeMap<_, _> = all.map(|service| (service.id, service.name.as_str())).collect();
        match found.first_key_value() {
            None => {}
            Some((id, _)) if found.len() == 1 => return Ok(*id),
            Some(_) => {
                let parts = found.into_values().collect::<Vec<_>>().join(", ");
                let args = [("service", name.to_owned()), ("parts", parts)];
                return Err(Failure::usage("cli-ambiguous-service", args));
            }
        }
    }
    Err(Failure::Refused(products.iter().take(1).map(|product| foreign(product, name)).collect()))
}

/// What the rules would say of a service of another product, or of one that nobody knows.
fn foreign(product: &Product, name: &str) -> Refusal {
    let (wanted, id) = (fold(name.trim()), name.trim().parse().ok());
    let means =
        |plan: &&ServicePlan| Some(plan.id) == id || fold(&plan.name) == wanted || fold(&plan.display_name) == wanted;
    let service = match Catalog::embedded().plans.iter().find(means) {
        Some(plan) => ServiceRef { id: plan.id, part_number: plan.name.clone(), name: plan.display_name.clone() },
        None => ServiceRef {
            id: id.unwrap_or(ServicePlanId(Uuid::nil())),
            part_number: String::new(),
            name: clean(name).into_owned(),
        },
    };
    let Product { sku, part_number, display_name, .. } = product;
    let product = ProductRef { sku: *sku, part_number: part_number.clone(), name: display_name.clone() };
    Refusal::ServiceNotInProduct { product, service }
}
