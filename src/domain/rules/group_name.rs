//! A group has a name, of 256 characters at most as Graph's `displayName` (DOMAIN R150).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

/// Characters of a display name at most.
const LONGEST: usize = 256;

pub fn rule(proposal: &Proposal, _: &Facts) -> Vec<Refusal> {
    let wrong = super::groups(proposal).any(|(_, before, after)| {
        before.about != after.about && after.about.as_ref().is_some_and(|about| !named(&about.name))
    });
    wrong.then_some(Refusal::BadGroupName).into_iter().collect()
}

/// Whether that will do for a name.
pub fn named(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn a_group_has_a_name() {
        assert_eq!(Scene::new().check(&create_group(" ")), "bad_group_name");
        assert_eq!(Scene::new().check(&create_group(&"x".repeat(257))), "bad_group_name");
        assert_eq!(Scene::new().check(&create_group("x")), "ok x");
    }
}
