//! The wizard **Add a user** (DOMAIN R49, R50): who, where and with what, what else, and then all of it at once.

mod form;
mod review;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::form::Form;
use self::review::domain;
use super::add_licenses::AddLicenses;
use super::dialog::{Body, Dialog};
use super::steps::Focus;
use super::toggles::{self, CHOOSE, Item, Mark, Target};
use super::verdict::{Fix, Verdict};
use crate::domain::change::{is_display_name, is_user_name};
use crate::domain::job::{Forecast, Job};
use crate::domain::role::{Right, Role};
use crate::domain::text::clean;
use crate::keys::binding::{self, Hint};
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::{choice, draw, marks};
use crate::layer::Context;
use crate::message::effect::Effects;

/// What was said so far.
pub struct AddUser {
    step: Step,
    /// First name, last name, display name, user name.
    basics: Form<4>,
    /// The domain of a user name that is written without.
    domain: String,
    licenses: AddLicenses,
    /// Job title and department.
    profile: Form<2>,
    roles: BTreeSet<Role>,
    /// Where in the list of roles the keyboard is.
    list: Listing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Basics,
    Licenses,
    Profile,
    Roles,
    Review,
    Result,
}

const STEPS: [(Step, &str); 6] = [
    (Step::Basics, "add-basics"),
    (Step::Licenses, "add-licenses"),
    (Step::Profile, "add-profile"),
    (Step::Roles, "add-roles"),
    (Step::Review, "add-review"),
    (Step::Result, "add-result"),
];

impl AddUser {
    /// The wizard with the keyboard in its first field.
    pub fn open(cx: &Context) -> (Dialog<Self>, Effects) {
        let basics = ["add-first-name", "add-last-name", "column-name", "column-username"];
        let body = Self {
            step: Step::Basics,
            basics: Form::new(basics),
            domain: domain(cx),
            licenses: AddLicenses::new("add-without"),
            profile: Form::new(["column-job-title", "column-department"]),
            roles: BTreeSet::new(),
            list: Listing::new(Role::ALL.len()),
        };
        Dialog::open(body, Focus(None), Verdict::alone(), cx)
    }

    /// What is written there, or else first and last name.
    fn display_name(&self) -> String {
        let both = format!("{} {}", self.basics.value(0), self.basics.value(1));
        let name = Some(self.basics.value(2)).filter(|name| !name.is_empty()).unwrap_or(both.trim());
        clean(name).into_owned()
    }

    /// With the usual domain, if it is written without one.
    fn user_name(&self) -> String {
        let name = clean(self.basics.value(3));
        if name.is_empty() || name.contains('@') { name.into_owned() } else { format!("{name}@{}", self.domain) }
    }

    fn role_items(&self, cx: &Context) -> Vec<Item> {
        let item = |(place, role): (usize, Role)| Item {
            locked: cx.denied(Right::Roles),
            ..Item::new(Target::Section(place), Mark::Box, self.roles.contains(&role), cx.words.role(role))
        };
        Role::ALL.into_iter().enumerate().map(item).collect()
    }

    fn flip_role(&mut self, cx: &Context) -> Effects {
        if let Some(text) = cx.denied(Right::Roles) {
            return Effects::say(text);
        }
        let Some(role) = self.list.cursor().and_then(|place| Role::ALL.get(place)) else { return Effects::none() };
        marks::flip(&mut self.roles, *role);
        Effects::none()
    }
}

impl Body for AddUser {
    const STEPS: usize = STEPS.len();

    fn title(&self, cx: &Context) -> String {
        cx.say("key-add-a-user")
    }

    fn subtitle(&self, cx: &Context) -> String {
        cx.say(STEPS[self.step()].1)
    }

    fn step(&self) -> usize {
        self.step as usize
    }

    fn turn(&mut self, step: usize, focus: &mut Focus, cx: &Context) -> Effects {
        self.step = STEPS[step].0;
        *focus = Focus((self.step == Step::Review).then_some(0));
        self.entered(true);
        self.licenses.enter(cx);
        self.list.go(0);
        Effects::none()
    }

    fn button(&self) -> &'static str {
        if self.step == Step::Review { "button-finish-adding" } else { "button-next" }
    }

    fn job(&self, _: &Context) -> Option<Job> {
        Some(self.addition())
    }

    fn judged(&self, _: &Context) -> Option<Job> {
        // The rules have no say in what somebody is called.
        (!matches!(self.step, Step::Basics | Step::Profile)).then(|| self.addition())
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        match self.step {
            Step::Basics if !is_display_name(&self.display_name()) => Some(cx.say("add-name-first")),
            Step::Basics if !is_user_name(&self.user_name()) => Some(cx.say("add-user-name-first")),
            Step::Licenses => self.licenses.lacks(cx),
            _ => None,
        }
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let rows = if matches!(self.step, Step::Licenses | Step::Roles) { CHOOSE } else { &[] };
        cx.hints(rows, |_| None)
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.licenses.open_list()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match self.step {
            Step::Basics => self.basics.key(key).then(Effects::none),
            Step::Profile => self.profile.key(key).then(Effects::none),
            Step::Licenses => self.licenses.key(key, cx),
            Step::Roles => binding::find(CHOOSE, key).map(|_| self.flip_role(cx)),
            Step::Review | Step::Result => None,
        }
    }

    fn rest(&mut self, key: Key, focus: &mut Focus, _: &Context) -> bool {
        match (self.step, motion(key)) {
            // The last field leads on to the buttons.
            (Step::Basics | Step::Profile, _)
                if *focus == Focus(None) && matches!(key.code, Code::Enter | Code::Down) =>
            {
                *focus = Focus(Some(0));
                return true;
            }
            (Step::Licenses, Some(motion)) => self.licenses.go(motion),
            (Step::Roles, Some(motion)) => drop(self.list.apply(motion)),
            _ => return false,
        }
        *focus = Focus(None);
        true
    }

    fn entered(&mut self, top: bool) {
        self.basics.enter(!top);
        self.profile.enter(!top);
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        match self.step {
            Step::Basics => self.basics.paste(text),
            Step::Profile => self.profile.paste(text),
            _ => {}
        }
        Effects::none()
    }

    fn fix(&mut self, fix: Fix, _: &Context) {
        if let Fix::SwitchOff(sku, plan) = fix {
            self.licenses.switch_off(sku, plan);
        }
    }

    fn unsaved(&self) -> usize {
        usize::from(!self.basics.is_empty())
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        match self.step {
            Step::Basics => {
                let (name, domain) = (self.display_name(), format!("…@{}", self.domain));
                let rest = self.basics.draw(buf, area, cx, focused, ["", "", &name, &domain]);
                let said = draw::paragraph(buf, draw::below(rest, 1), &self.user_name(), cx.theme.text);
                draw::paragraph(buf, draw::below(rest, said + 2), &cx.say("add-password"), cx.theme.dim);
            }
            Step::Profile => drop(self.profile.draw(buf, area, cx, focused, ["", ""])),
            Step::Licenses => self.licenses.draw(buf, area, cx, focused),
            Step::Roles => toggles::draw(buf, area, cx, &self.role_items(cx), &self.list, focused),
            Step::Review | Step::Result => self.draw_review(buf, area, cx),
        }
    }

    fn draw_over(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        self.licenses.draw_over(buf, area, cx);
    }
}
