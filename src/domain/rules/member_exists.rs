//! Only what the tenant has is taken into a group: users who are not deleted, devices, groups (DOMAIN R145).

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(_: &Proposal, facts: &Facts) -> Vec<Refusal> {
    facts.groups.strangers.iter().map(|id| Refusal::UnknownUser { name: id.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;

    #[test]
    fn a_stranger_is_not_taken_in() {
        let scene = Scene::new().group("Staff");
        assert_eq!(scene.check(&add_member(1, 7)), "ok Staff");
        let name = "unknown_user 00000000-0000-0000-0000-000000000007";
        assert_eq!(scene.strange(7).check(&add_member(1, 7)), name);
    }
}
