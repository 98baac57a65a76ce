//! A group has one subscription for its devices, and a subscription one group, in which others are nested (DOMAIN R42).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let refusal = |(group, before, _, grant): (_, &super::GroupState, _, super::DeviceGrant)| {
        if let Some(other) = before.devices {
            return Some(Refusal::GroupHasSubscription { group, product: facts.product(other.sku) });
        }
        let holder = facts.groups.holders.get(&grant.subscription?)?.clone();
        Some(Refusal::SubscriptionHasGroup { group: holder, product: facts.product(grant.sku) })
    };
    super::device_groups(proposal).filter_map(refusal).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use crate::domain::product::Status::Enabled;

    #[test]
    fn one_subscription_per_group_and_one_group_per_subscription() {
        let scene = Scene::new().bought(DEVICE, &[(Enabled, 9, None), (Enabled, 9, None)]);
        let scene = scene.group("Lab").devices(2).licenses_devices(0).group("Loan").devices(2);
        assert_eq!(scene.check(&license_devices(1, 1)), "group_has_subscription Lab OFFICE_PROPLUS_DEVICE1");
        assert_eq!(scene.check(&license_devices(1, 0)), "nothing_to_change");
        assert_eq!(scene.check(&license_devices(2, 0)), "subscription_has_group Lab OFFICE_PROPLUS_DEVICE1");
        assert_eq!(scene.check(&license_devices(2, 1)), "ok Loan");
    }
}
