//! A group's services exclude no other of them (DOMAIN R141), and those that need others find them in the same
//! group (R100, R139). What was so before is not held against a change.

use super::{conflicting_services, groups, missing_dependency};
use crate::domain::catalog::relations::{Needs, Relations};
use crate::domain::decide::Proposal;
use crate::domain::effective;
use crate::domain::facts::Facts;
use crate::domain::group::GroupState;
use crate::domain::refusal::{GroupRef, Refusal};

pub fn rule(proposal: &Proposal, facts: &Facts) -> Vec<Refusal> {
    groups(proposal).filter_map(|(group, before, after)| wrong(&group, before, after, facts)).collect()
}

fn wrong(group: &GroupRef, before: &GroupState, after: &GroupState, facts: &Facts) -> Option<Refusal> {
    if before.licenses == after.licenses {
        return None;
    }
    let on = |state: &GroupState| effective::of(state.licenses.iter().map(|(sku, off)| (*sku, off)), facts);
    let (before, after) = (on(before), on(after));
    let known = conflicting_services::pairs(&before);
    if let Some((a, b)) = conflicting_services::pairs(&after).into_iter().find(|pair| !known.contains(pair)) {
        let named = |id| (facts.service(id), facts.product(after[&id]));
        return Some(Refusal::GroupConflictingServices { group: group.clone(), services: [named(a), named(b)] });
    }
    let lacks = missing_dependency::lacks;
    let broken = Relations::embedded().dependencies.iter().find(|d| lacks(d, &after) && !lacks(d, &before))?;
    let (Needs::Any(needs) | Needs::All(needs)) = &broken.needs;
    Some(Refusal::GroupMissingDependency {
        group: group.clone(),
        product: facts.product(after[&broken.plan]),
        service: facts.service(broken.plan),
        needs: needs.iter().map(|id| facts.service(*id)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn products_that_exclude_each_other_are_not_given_together() {
        let scene = Scene::new().group("Staff").permitted().gives(E1);
        assert_eq!(
            scene.check(&give(&[1], &[E3])),
            "group_conflicting_services Staff SHAREPOINTENTERPRISE (ENTERPRISEPACK) and SHAREPOINTSTANDARD (STANDARDPACK)"
        );
        assert_eq!(scene.check(&give_without(&[1], E3, &[SHAREPOINT_2])), "ok Staff");
    }

    #[test]
    fn an_add_on_finds_what_it_needs_in_the_same_group() {
        let scene = Scene::new().group("Staff").permitted();
        let alone = "group_missing_dependency Staff MCOMEETADV (MCOMEETADV) needs MCOSTANDARD";
        assert_eq!(scene.check(&give(&[1], &[AUDIO])), alone);
        assert_eq!(scene.check(&give(&[1], &[AUDIO, E3])), "ok Staff");
        let both = scene.gives(E3).gives(AUDIO);
        assert_eq!(both.check(&take(&[1], &[E3])), alone);
        assert_eq!(both.check(&take(&[1], &[AUDIO])), "ok Staff");
    }
}
