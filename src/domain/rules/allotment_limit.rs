//! An allotment is cut from what there is: its limit is no larger than the product's seats (DOMAIN R5, R60). Several
//! allotments may add up to more; the seats themselves are watched as ever.

use crate::domain::allotment::Terms;
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::product::Product;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let limit = |terms: Option<&Terms>| terms.map_or(0, |terms| terms.limit);
    super::allotments(proposal)
        .filter_map(|(before, after)| {
            let terms = after.terms.as_ref()?;
            let total = facts.products.get(&terms.sku).map_or(0, Product::total);
            (terms.limit > limit(before.terms.as_ref()) && terms.limit > total).then(|| Refusal::AllotmentLimit {
                name: terms.name.clone(),
                product: facts.product(terms.sku),
                limit: terms.limit,
                total,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn a_limit_is_no_larger_than_the_seats() {
        let scene = Scene::new().permitted().allotment("Pool", E3, 5);
        assert_eq!(scene.check(&allot(E3, 25, &[])), "ok Pool");
        assert_eq!(scene.check(&allot(E3, 26, &[])), "allotment_limit Pool ENTERPRISEPACK 26 of 25");
        assert_eq!(scene.check(&set_limit(1, 26)), "allotment_limit Pool ENTERPRISEPACK 26 of 25");
        assert_eq!(scene.check(&set_limit(1, 0)), "ok Pool");
        // What is too large already may get smaller.
        assert_eq!(scene.seats(E3, 2).check(&set_limit(1, 4)), "ok Pool");
    }
}
