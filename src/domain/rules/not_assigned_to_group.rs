//! Only what a group gives can be taken from it (DOMAIN R133).

use crate::domain::change::Action;
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::group::GroupState;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let Action::Groups(action) = proposal.action else { return Vec::new() };
    let gives = |state: &GroupState, sku| {
        state.licenses.contains_key(&sku) || state.devices.is_some_and(|grant| grant.sku == sku)
    };
    let missing = |(group, before, _): (_, &GroupState, _)| {
        let sku = action.removes().iter().find(|sku| !gives(before, **sku))?;
        Some(Refusal::NotAssignedToGroup { group, product: facts.product(*sku) })
    };
    super::groups(proposal).filter_map(missing).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn what_a_group_does_not_give_cannot_be_taken_from_it() {
        let scene = Scene::new().group("Sales").gives(E3).group("Staff");
        assert_eq!(scene.check(&take(&[1], &[E3])), "ok Sales");
        assert_eq!(scene.check(&take(&[1, 2], &[E3])), "not_assigned_to_group Staff ENTERPRISEPACK");
        let lab = Scene::new().group("Lab").devices(1);
        assert_eq!(lab.check(&unlicense_devices(1)), "not_assigned_to_group Lab OFFICE_PROPLUS_DEVICE1");
        assert_eq!(lab.licenses_devices(0).check(&unlicense_devices(1)), "ok Lab");
    }
}
