//! Devices are licensed by a product for devices that the tenant owns, and by one of its subscriptions that is not
//! suspended (DOMAIN R40, R41, R117, R135).

use crate::domain::decide::Proposal;
use crate::domain::device::DeviceGrant;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    super::device_groups(proposal).filter_map(|(.., grant)| wrong(grant, facts)).collect()
}

fn wrong(grant: DeviceGrant, facts: &Facts) -> Option<Refusal> {
    let product = facts.product(grant.sku);
    let Some(own) = facts.products.get(&grant.sku).filter(|own| own.owned()) else {
        return Some(Refusal::ProductNotOwned { product });
    };
    if !own.device {
        return Some(Refusal::NotForDevices { product });
    }
    let mut bought = own.subscriptions.iter().filter(|bought| grant.subscription.is_none_or(|id| id == bought.id));
    match bought.find(|bought| bought.status.usable()).map(|bought| bought.self_service.clone()) {
        None => Some(Refusal::SubscriptionDisabled { product }),
        Some(Some(buyer)) => Some(Refusal::SelfServicePurchase { user: None, product, buyer }),
        Some(None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use crate::domain::change::{Action, GroupAction};
    use crate::domain::device::DeviceGrant;
    use crate::domain::ids::GroupKey;
    use crate::domain::product::Status::{Deleted, Enabled, Suspended, Warning};

    #[test]
    fn a_subscription_of_a_product_for_devices_is_needed() {
        let scene = Scene::new().group("Lab").devices(2);
        let asked = |bought: &[_]| scene.clone().bought(DEVICE, bought).check(&license_devices(1, 0));
        assert_eq!(asked(&[(Enabled, 2, None)]), "ok Lab");
        assert_eq!(asked(&[(Warning, 2, None)]), "ok Lab");
        assert_eq!(asked(&[]), "product_not_owned OFFICE_PROPLUS_DEVICE1");
        assert_eq!(asked(&[(Deleted, 2, None)]), "product_not_owned OFFICE_PROPLUS_DEVICE1");
        let disabled = "subscription_disabled OFFICE_PROPLUS_DEVICE1";
        assert_eq!(asked(&[(Suspended, 2, None), (Enabled, 5, None)]), disabled);
        assert_eq!(scene.check(&license_devices(1, 7)), disabled, "there is no such subscription");
        assert_eq!(asked(&[(Enabled, 2, Some("Adele"))]), "self_service_purchase OFFICE_PROPLUS_DEVICE1 of Adele");
        let grant = DeviceGrant { sku: VISIO, subscription: None };
        let foreign = Action::Groups(GroupAction::AssignDevices { group: GroupKey(1), grant });
        assert_eq!(scene.check(&foreign), "not_for_devices VISIOCLIENT");
    }
}
