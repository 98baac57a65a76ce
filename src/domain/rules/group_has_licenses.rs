//! A group that has licenses cannot be deleted (DOMAIN R102).

use std::collections::BTreeSet;

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::group::GroupState;
use crate::domain::ids::SkuId;
use crate::domain::refusal::{GroupRef, Refusal};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let deleted = super::groups(proposal).filter(|(_, before, after)| before.about.is_some() && after.about.is_none());
    let refusal = |(group, _, after): (GroupRef, _, &GroupState)| {
        // What an allotment gives its members is lost with it just so.
        let allotted = facts.groups.allotted.get(&group.key).into_iter().flatten();
        let skus: BTreeSet<SkuId> = after.skus().into_iter().chain(allotted.copied()).collect();
        let products: Vec<_> = skus.into_iter().map(|sku| facts.product(sku)).collect();
        (!products.is_empty()).then_some(Refusal::GroupHasLicenses { group, products })
    };
    deleted.filter_map(refusal).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn licenses_are_taken_from_a_group_before_it_is_deleted() {
        let scene = Scene::new().group("Sales").group("Staff").gives(E3);
        assert_eq!(scene.check(&delete_groups(&[1])), "ok Sales");
        assert_eq!(scene.check(&delete_groups(&[1, 2])), "group_has_licenses Staff ENTERPRISEPACK");
        let lab = Scene::new().group("Lab").devices(1).licenses_devices(0);
        assert_eq!(lab.check(&delete_groups(&[1])), "group_has_licenses Lab OFFICE_PROPLUS_DEVICE1");
    }
}
