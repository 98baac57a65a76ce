//! A new user has a display name, and a user name that somebody can sign in with: `name@domain`, in the characters that
//! Microsoft allows.

use crate::domain::change::{is_display_name, is_user_name};
use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::{Refusal, UserRef};
use crate::domain::user::Presence;

pub fn rule(proposal: &Proposal, _: &Facts) -> Vec<Refusal> {
    proposal
        .outcomes
        .iter()
        .filter(|outcome| outcome.before.presence == Presence::Absent)
        .filter(|outcome| !is_user_name(&outcome.user.upn) || !is_display_name(&outcome.user.display_name))
        .map(|outcome| Refusal::BadUserName { user: UserRef::from(outcome.user) })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::rules::sample::*;

    fn check(name: &str, upn: &str) -> String {
        Scene::new()
            .newcomer("a")
            .with(|user| (user.display_name, user.upn) = (name.to_owned(), upn.to_owned()))
            .check(&add(&["a"], &[]))
    }

    #[test]
    fn a_user_name_is_a_name_and_a_domain() {
        for upn in ["zoe@contoso.example", "o'neil.z_1-2@x.y-z.example", "ZOE#2@CONTOSO.EXAMPLE"] {
            assert_eq!(check("Zoë", upn), "ok Zoë", "{upn}");
        }
        let long = format!("{}@contoso.example", "x".repeat(65));
        let wrong =
            ["", "zoe", "@x.y", "zoe@", "zoe@x", "zoë@x.y", "z e@x.y", ".z@x.y", "z..e@x.y", "z@x..y", "z@-x.y"];
        for upn in wrong.into_iter().chain([&*long, "a@b@c.d"]) {
            assert_eq!(check("Zoë", upn), "bad_user_name Zoë", "{upn}");
        }
    }

    #[test]
    fn a_display_name_is_there_and_not_too_long() {
        assert_eq!(check(" ", "zoe@contoso.example"), "bad_user_name  ");
        assert_eq!(check(&"x".repeat(256), "zoe@contoso.example"), format!("ok {}", "x".repeat(256)));
        assert!(check(&"x".repeat(257), "zoe@contoso.example").starts_with("bad_user_name"));
    }
}
