//! All that was said of a new user, before they are made; and what goes without saying.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::add_licenses::{draw_told, joined};
use super::AddUser;
use crate::domain::change::{Action, Person, Property};
use crate::domain::job::Job;
use crate::domain::text::clean;
use crate::domain::user::UserType;
use crate::kit::draw;
use crate::layer::Context;

impl AddUser {
    /// The addition as it stands.
    pub(super) fn addition(&self) -> Job {
        let properties = [
            (Property::GivenName, self.basics.value(0)),
            (Property::Surname, self.basics.value(1)),
            (Property::JobTitle, self.profile.value(0)),
            (Property::Department, self.profile.value(1)),
        ];
        let text = |(property, text): (Property, &str)| (property, clean(text).into_owned());
        let person = Person {
            upn: self.user_name(),
            display_name: self.display_name(),
            properties: properties.into_iter().filter(|(_, text)| !text.is_empty()).map(text).collect(),
        };
        let addition = self.licenses.addition([person].into(), self.roles.clone());
        Job { users: addition.keys().collect(), action: Action::Add(addition), skip_refused: false }
    }

    pub(super) fn draw_review(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let roles: Vec<_> = self.roles.iter().map(|role| cx.words.role(*role)).collect();
        let [location, licenses] = self.licenses.told(cx);
        let rows = [
            ("column-name", self.display_name()),
            ("column-username", self.user_name()),
            location,
            licenses,
            ("add-roles", joined(&roles, cx)),
            ("column-job-title", clean(self.profile.value(0)).into_owned()),
            ("column-department", clean(self.profile.value(1)).into_owned()),
        ];
        let rest = draw_told(buf, area, cx, rows);
        draw::paragraph(buf, draw::below(rest, 1), &cx.say("add-password"), cx.theme.dim);
    }
}

/// The domain that most of the users on screen have.
pub fn domain(cx: &Context) -> String {
    let mut counts = BTreeMap::<&str, usize>::new();
    let members = cx.users.values().filter(|user| user.user_type == UserType::Member);
    for (_, domain) in members.filter_map(|user| user.upn.rsplit_once('@')) {
        *counts.entry(domain).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(domain, _)| domain.to_owned()).unwrap_or_default()
}
