//! A group that has licenses cannot be deleted (DOMAIN R102).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::group::GroupState;
use crate::domain::ids::SkuId;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let deleted = super::groups(proposal).filter(|(_, before, after)| before.about.is_some() && after.about.is_none());
    let skus = |state: &GroupState| -> Vec<SkuId> {
        state.licenses.keys().copied().chain(state.devices.map(|grant| grant.sku)).collect()
    };
    let licensed = deleted.filter(|(.., after)| !skus(after).is_empty());
    let refusal = |(group, _, after): (_, _, &GroupState)| Refusal::GroupHasLicenses {
        group,
        products: skus(after).into_iter().map(|sku| facts.product(sku)).collect(),
    };
    licensed.map(refusal).collect()
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
