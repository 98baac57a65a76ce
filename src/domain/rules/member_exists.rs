//! Only users of the tenant who are not deleted are taken into a group here (DOMAIN R94, R145).

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
