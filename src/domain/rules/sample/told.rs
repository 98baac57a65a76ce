//! What refusals say, for tests to compare.

use super::purchases;
use crate::domain::refusal::{ProductRef, Refusal, ServiceRef};

/// A refusal in a line: its code, whom, and what a sentence would name besides.
pub fn told(refusal: &Refusal) -> String {
    let group = refusal.group().map(|group| group.name.clone());
    let user = refusal.user().map(|user| user.name.clone()).or(group);
    let of = |service: &ServiceRef, product: &ProductRef| format!("{} ({})", service.part_number, product.part_number);
    let rest = match refusal {
        Refusal::NoSeats { product, needed, available, over } => {
            let over: Vec<_> = over.iter().map(|user| &*user.name).collect();
            Some(format!("{} {needed} of {available}, not {}", product.part_number, over.join(" ")))
        }
        Refusal::ConflictingServices { services: [(a, from_a), (b, from_b)], .. }
        | Refusal::GroupConflictingServices { services: [(a, from_a), (b, from_b)], .. } => {
            Some(format!("{} and {}", of(a, from_a), of(b, from_b)))
        }
        Refusal::MissingDependency { product, service, needs, .. }
        | Refusal::GroupMissingDependency { product, service, needs, .. } => {
            let needs: Vec<_> = needs.iter().map(|service| &*service.part_number).collect();
            Some(format!("{} needs {}", of(service, product), needs.join(" or ")))
        }
        Refusal::ServiceNotInProduct { product, service } => Some(of(service, product)),
        Refusal::InheritedLicense { product, groups, .. } => {
            Some(format!("{} of {}", product.part_number, groups.join(", ")))
        }
        Refusal::SelfServicePurchase { product, buyer, .. } => Some(format!("{} of {buyer}", product.part_number)),
        Refusal::RoleNotPermitted { needs } => {
            Some(needs.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        }
        Refusal::UnknownUser { name }
        | Refusal::UnknownMember { name }
        | Refusal::UnknownGroup { name }
        | Refusal::UnknownAllotment { name }
        | Refusal::AllotmentNotOwned { name } => Some(name.clone()),
        Refusal::UserNameTaken { by, .. } => Some(by.name.clone()),
        Refusal::ChangedMeanwhile { batch, .. } => Some(batch.to_string()),
        Refusal::OtherChangedMeanwhile { batch, name } => Some(format!("{name} {batch}")),
        Refusal::AllotmentLimit { name, product, limit, total } => {
            Some(format!("{name} {} {limit} of {total}", product.part_number))
        }
        Refusal::GroupHasLicenses { products, .. } => {
            Some(products.iter().map(|product| &*product.part_number).collect::<Vec<_>>().join(" "))
        }
        Refusal::NoDeviceSeats { product, needed, available, .. } => {
            Some(format!("{} {needed} of {available}", product.part_number))
        }
        other => purchases::told(other).or_else(|| other.product().map(|product| product.part_number.clone())),
    };
    [Some(refusal.code().to_owned()), user, rest].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
