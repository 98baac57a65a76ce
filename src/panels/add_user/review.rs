//! All that was said of a new user, before they are made; and what goes without saying.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::AddUser;
use crate::domain::change::{Action, Addition, Person, Property};
use crate::domain::job::Job;
use crate::domain::text::clean;
use crate::domain::user::UserType;
use crate::kit::draw;
use crate::layer::Context;

impl AddUser {
    /// The addition as it stands.
    pub(super) fn job(&self) -> Job {
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
        let grants = if self.without { Vec::new() } else { self.draft.grants() };
        let addition = Addition { people: [person].into(), location: self.location, grants, roles: self.roles.clone() };
        Job { users: addition.keys().collect(), action: Action::Add(addition), skip_refused: false }
    }

    pub(super) fn draw_review(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let Action::Add(Addition { location, grants, roles, .. }) = self.job().action else { return };
        let join = |names: Vec<String>| if names.is_empty() { cx.say("add-none") } else { names.join(", ") };
        let products = grants.iter().map(|grant| match grant.off.len() {
            0 => cx.product_name(grant.sku),
            off => format!("{} ({})", cx.product_name(grant.sku), cx.tell("add-apps-off", [("count", off.into())])),
        });
        let rows = [
            ("column-name", self.display_name()),
            ("column-username", self.user_name()),
            ("column-location", location.map_or_else(String::new, |location| cx.words.country(location))),
            ("column-licenses", join(products.collect())),
            ("add-roles", join(roles.iter().map(|role| cx.words.role(*role)).collect())),
            ("column-job-title", clean(self.profile.value(0)).into_owned()),
            ("column-department", clean(self.profile.value(1)).into_owned()),
        ];
        let mut rest = area;
        for (name, value) in rows {
            draw::text(buf, rest, &cx.say(name), cx.theme.dim);
            let used = draw::paragraph(buf, draw::after(rest, 20), &value, cx.theme.text);
            rest = draw::below(rest, used.max(1));
        }
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
