//! Seats are not bought or removed for trials, self-service purchases, what a reseller sold, and what is suspended or
//! ended (DOMAIN R71, R117). The other kinds of R71 (credit check, prepaid key, end of sale) stand in no file.

use super::resized;
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    resized(proposal)
        .filter_map(|(before, _)| {
            let own = facts.products.get(&before.sku)?;
            let why = own.subscriptions.iter().find(|bought| bought.id == before.id)?.fixed()?;
            Some(Refusal::SeatsFixed { product: facts.product(before.sku), why })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use crate::domain::product::Status::{Deleted, Enabled, LockedOut, Suspended, Warning};

    #[test]
    fn what_is_for_sale_and_what_is_not() {
        let buying = |scene: &Scene| scene.check(&seats(purchase(VISIO, 0), 40));
        let cases = [(Suspended, "suspended"), (LockedOut, "locked-out"), (Deleted, "deleted")];
        for (status, why) in cases {
            let scene = Scene::new().bought(VISIO, &[(status, 25, None)]);
            assert_eq!(buying(&scene), format!("seats_fixed VISIOCLIENT {why}"));
        }
        let own = Scene::new().bought(VISIO, &[(Enabled, 25, Some("zoe"))]);
        assert_eq!(buying(&own), "seats_fixed VISIOCLIENT self-service");
        let trial = Scene::new().with_purchase(VISIO, |bought| bought.trial = true);
        assert_eq!(buying(&trial), "seats_fixed VISIOCLIENT trial");
        let reseller = Scene::new().with_purchase(VISIO, |bought| bought.partner = Some("partner".to_owned()));
        assert_eq!(buying(&reseller), "seats_fixed VISIOCLIENT reseller");
        for status in [Enabled, Warning] {
            assert_eq!(buying(&Scene::new().bought(VISIO, &[(status, 25, None)])), "ok Visio Plan 2");
        }
    }
}
