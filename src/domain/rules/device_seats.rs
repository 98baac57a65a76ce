//! The subscription has a seat for every device of the group, and so has the product for those that have none by
//! another group (DOMAIN R78, R129). Devices that come later and find none wait for one, and so do those whose license
//! is given back when there are fewer seats than before.

use crate::domain::change::Action;
use crate::domain::decide::Proposal;
use crate::domain::device::DeviceGrant;
use crate::domain::facts::Facts;
use crate::domain::product::Product;
use crate::domain::refusal::{GroupRef, Refusal};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    if matches!(proposal.action, Action::Undo { .. }) {
        return Vec::new();
    }
    super::device_groups(proposal).filter_map(|(group, .., grant)| short(group, grant, facts)).collect()
}

fn short(group: GroupRef, grant: DeviceGrant, facts: &Facts) -> Option<Refusal> {
    let inside = facts.groups.inside.get(&group.key).copied().unwrap_or_default();
    let product = facts.products.get(&grant.sku);
    let bought = |product: &Product| {
        product.subscriptions.iter().find(|bought| Some(bought.id) == grant.subscription).map(|bought| bought.total)
    };
    let of_subscription = product.and_then(bought).map(|total| (inside.devices, i64::from(total)));
    let of_product = (inside.devices.saturating_sub(inside.seated), product.map_or(0, Product::available));
    let all = of_subscription.into_iter().chain([of_product]);
    let (needed, available) = all.into_iter().find(|(needed, available)| i64::from(*needed) > (*available).max(0))?;
    Some(Refusal::NoDeviceSeats { group, product: facts.product(grant.sku), needed, available })
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use crate::domain::product::Status::Enabled;

    #[test]
    fn every_device_of_the_group_needs_a_seat() {
        let scene = |total| Scene::new().seats(DEVICE, total).group("Lab").devices(8);
        assert_eq!(scene(8).check(&license_devices(1, 0)), "ok Lab");
        assert_eq!(scene(7).check(&license_devices(1, 0)), "no_seats Lab OFFICE_PROPLUS_DEVICE1 8 of 7");
        let other = Scene::new().bought(DEVICE, &[(Enabled, 5, None), (Enabled, 9, None)]).group("Lab").devices(8);
        assert_eq!(other.check(&license_devices(1, 0)), "no_seats Lab OFFICE_PROPLUS_DEVICE1 8 of 5");
        assert_eq!(other.check(&license_devices(1, 1)), "ok Lab");
    }
}
