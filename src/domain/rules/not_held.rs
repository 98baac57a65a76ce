//! Only what is held directly can be removed or switched: what a group gives, the group must take
//! (DOMAIN R96, R132, R133).

use crate::domain::change::Action;
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::ids::SkuId;
use crate::domain::refusal::{Refusal, UserRef};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    let wanted: Vec<SkuId> = match proposal.action {
        Action::SetServices { sku, .. } => vec![*sku],
        action => action.removes().to_vec(),
    };
    let mut refusals = Vec::new();
    for outcome in &proposal.outcomes {
        let Some(sku) = wanted.iter().find(|sku| !outcome.before.licenses.contains_key(sku)) else { continue };
        let (user, product) = (UserRef::from(outcome.user), facts.product(*sku));
        let groups = outcome.user.inherited_from(*sku);
        refusals.push(if groups.is_empty() {
            Refusal::NotHeld { user, product }
        } else {
            Refusal::InheritedLicense { user, product, groups }
        });
    }
    refusals
}
