//! Only services of the product can be switched (DOMAIN R107, R140).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for grant in proposal.action.grants() {
        let Some(own) = facts.products.get(&grant.sku) else { continue };
        for id in grant.off.iter().filter(|id| own.service(**id).is_none()) {
            refusals
                .push(Refusal::ServiceNotInProduct { product: facts.product(grant.sku), service: facts.service(*id) });
        }
    }
    refusals
}

#[cfg(test)]
mod tests {
    use crate::domain::change::Action;
    use crate::domain::rules::sample::*;

    #[test]
    fn only_services_of_the_product_are_switched() {
        let scene = Scene::new().user("a").holds(E3);
        assert_eq!(scene.check(&switch(E3, &[], &[SWAY])), "ok a");
        let refused = "service_not_in_product VISIOONLINE (ENTERPRISEPACK)";
        assert_eq!(scene.check(&switch(E3, &[], &[SWAY, VISIO_WEB])), refused);
        assert_eq!(scene.check(&switch(E3, &[VISIO_WEB], &[])), refused);
        assert_eq!(Scene::new().user("a").check(&assign_without(E3, &[VISIO_WEB])), refused);
        let edit = Action::Edit { location: None, grants: vec![without(E3, &[VISIO_WEB])], remove: vec![] };
        assert_eq!(scene.check(&edit), refused);
    }

    #[test]
    fn a_service_of_another_product_in_the_same_change_is_no_service_of_this_one() {
        let action = Action::Assign(vec![without(VISIO, &[VISIO_WEB]), without(E3, &[VISIO_WEB])]);
        assert_eq!(Scene::new().user("a").check(&action), "service_not_in_product VISIOONLINE (ENTERPRISEPACK)");
    }
}
