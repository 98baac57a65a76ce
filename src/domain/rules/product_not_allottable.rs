//! Allotments are made of products available to users: no device products, Store apps, perpetual software or Azure
//! resources (DOMAIN R61, R62), and nothing that a user bought for themselves, for nobody may assign that (R53).

use crate::domain::catalog::marks::Mark;
use crate::domain::change::Action;
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::product::Product;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let Action::Allotments(action) = proposal.action else { return Vec::new() };
    let sku = action.sku().filter(|sku| facts.products.get(sku).is_some_and(|product| !allottable(product)));
    sku.map(|sku| Refusal::ProductNotAllottable { product: facts.product(sku) }).into_iter().collect()
}

/// Whether an allotment can be made of the product.
#[must_use]
pub fn allottable(product: &Product) -> bool {
    product.goes_to_users() && product.self_service_buyer().is_none() && !Mark::NoAllotment.is_on(product.sku.0)
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use crate::domain::product::Status::Enabled;

    #[test]
    fn devices_the_company_and_buyers_keep_theirs() {
        let scene = Scene::new().permitted();
        assert_eq!(scene.check(&allot(DEVICE, 5, &[])), "product_not_allottable OFFICE_PROPLUS_DEVICE1");
        let company = scene.clone().company(E3);
        assert_eq!(company.check(&allot(E3, 5, &[])), "product_not_allottable ENTERPRISEPACK");
        let bought = scene.clone().bought(VISIO, &[(Enabled, 5, Some("zoe"))]);
        assert_eq!(bought.check(&allot(VISIO, 5, &[])), "product_not_allottable VISIOCLIENT");
        assert_eq!(scene.check(&allot(STORE, 5, &[])), "product_not_allottable WINDOWS_STORE");
        assert_eq!(scene.check(&allot(POWER_BI, 5, &[])), "product_not_owned POWER_BI_PRO");
    }
}
