//! Group licensing comes with Entra ID P1 or higher, Microsoft 365 Business Premium, Office 365 E3, A3, G3 and
//! higher: the tenant owns one of them (DOMAIN R92). Whether it owns enough of them for every member is a matter
//! of the contract, not of the assignment.

use super::{allotments, licensed_groups};
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    // An allotment gives by group licensing, whether it has groups yet or not (R63).
    let allots = allotments(proposal).any(|(before, after)| before.terms.is_none() && after.terms.is_some());
    let missing = !facts.groups.licensing && (allots || licensed_groups(proposal).next().is_some());
    missing.then_some(Refusal::GroupLicensingNotOwned).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn the_tenant_owns_a_product_that_comes_with_it() {
        let scene = Scene::new().group("Staff").gives(VISIO);
        assert_eq!(scene.check(&give(&[1], &[E1])), "group_licensing_not_owned");
        assert_eq!(scene.clone().permitted().check(&give(&[1], &[E1])), "ok Staff");
        assert_eq!(scene.check(&take(&[1], &[VISIO])), "ok Staff", "taking away needs nothing");
    }
}
