//! The wizard **Add a user** (DOMAIN R49, R50): who, where and with what, what else, and then all of it at once.

mod form;
mod review;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::form::{Did, Form};
use self::review::domain;
use super::add_licenses::AddLicenses;
use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use super::toggles::{self, Item, Mark, Target};
use super::verdict::{Fix, Verdict};
use crate::domain::change::{is_display_name, is_user_name};
use crate::domain::ids::UserKey;
use crate::domain::role::{Right, Role};
use crate::domain::text::clean;
use crate::keys::binding::{self, Hint};
use crate::keys::{Code, Key};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;
use crate::panels::manage_licenses::CHOOSE;

/// The wizard.
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
    focus: Focus,
    verdict: Verdict,
    outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Next,
    Back,
    Do,
    Close,
    Undo,
}

impl AddUser {
    /// The wizard with the keyboard in its first field.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let basics = ["add-first-name", "add-last-name", "column-name", "column-username"];
        let wizard = Self {
            step: Step::Basics,
            basics: Form::new(basics),
            domain: domain(cx),
            licenses: AddLicenses::new("add-without"),
            profile: Form::new(["column-job-title", "column-department"]),
            roles: BTreeSet::new(),
            list: Listing::new(Role::ALL.len()),
            focus: Focus(None),
            verdict: Verdict::alone(),
            outcome: Outcome::of(1),
        };
        (wizard, Effects::none())
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

    fn ask(&mut self, cx: &Context) -> Effects {
        if matches!(self.step, Step::Basics | Step::Result) {
            return Effects::none();
        }
        let job = self.job();
        self.verdict.ask(job, cx)
    }

    /// Why the step cannot be left forward.
    fn lacks(&self, cx: &Context) -> Option<String> {
        match self.step {
            Step::Basics if !is_display_name(&self.display_name()) => Some(cx.say("add-name-first")),
            Step::Basics if !is_user_name(&self.user_name()) => Some(cx.say("add-user-name-first")),
            Step::Licenses => self.licenses.lacks(cx).or_else(|| self.verdict.reason(cx)),
            Step::Profile | Step::Roles | Step::Review => self.verdict.reason(cx),
            Step::Basics | Step::Result => None,
        }
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        let cancel = press(Command::Close, "button-cancel", None);
        match self.step {
            Step::Basics => vec![press(Command::Next, "button-next", self.lacks(cx)), cancel],
            Step::Review => vec![
                press(Command::Do, "button-finish-adding", self.lacks(cx)),
                press(Command::Back, "button-back", None),
                cancel,
            ],
            Step::Result => self.outcome.presses(cx, Command::Close, Command::Undo).into(),
            _ => vec![
                press(Command::Next, "button-next", self.lacks(cx)),
                press(Command::Back, "button-back", None),
                cancel,
            ],
        }
    }

    /// Turns to a step, the keyboard where it goes on.
    fn turn(&mut self, by: isize, cx: &Context) -> Effects {
        let at = STEPS.iter().position(|(step, _)| *step == self.step).unwrap_or(0);
        self.step = STEPS[at.saturating_add_signed(by).min(STEPS.len() - 1)].0;
        self.focus = Focus(matches!(self.step, Step::Review | Step::Result).then_some(0));
        self.basics.enter(false);
        self.profile.enter(false);
        self.licenses.enter(cx);
        self.list.go(0);
        self.ask(cx)
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        match command {
            Command::Next => self.turn(1, cx),
            Command::Back => self.turn(-1, cx),
            Command::Do => {
                let job = self.job();
                self.turn(1, cx).and(Effect::Run(job))
            }
            Command::Close => Effect::Back.into(),
            Command::Undo => self.outcome.undo(),
        }
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
        if !self.roles.remove(role) {
            self.roles.insert(*role);
        }
        self.ask(cx)
    }

    /// Gives a key to the fields; they lead on to the buttons.
    fn form_key(&mut self, key: Key) -> bool {
        let did = match self.step {
            Step::Basics => self.basics.key(key),
            Step::Profile => self.profile.key(key),
            _ => Did::Ignored,
        };
        match did {
            Did::Past => self.focus = Focus(Some(0)),
            Did::Taken => {}
            Did::Before | Did::Ignored => return false,
        }
        true
    }
}

impl Layer for AddUser {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("key-add-a-user")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let body = match self.step {
            Step::Licenses | Step::Roles => [cx.hints(CHOOSE, |_| None), self.verdict.hints(cx)].concat(),
            Step::Result => self.outcome.hints(cx),
            Step::Basics | Step::Profile | Step::Review => Vec::new(),
        };
        [body, Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(took) = self.licenses.key_over(key) {
            return Some(took.or(|| self.ask(cx)));
        }
        // Letters belong to the field while one has the keyboard.
        if self.focus.0.is_none() && self.form_key(key) {
            return Some(Effects::none());
        }
        if self.step == Step::Licenses
            && let Some(answer) = self.verdict.key(key, cx)
        {
            return Some(match answer {
                Err(Fix::SwitchOff(sku, plan)) => {
                    self.licenses.switch_off(sku, plan);
                    self.ask(cx)
                }
                Err(Fix::LeaveOut(_)) => Effects::none(),
                Ok(effects) => effects,
            });
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => {
                self.basics.enter(key.code != Code::Tab);
                self.profile.enter(key.code != Code::Tab);
                return Some(effects);
            }
            Some(Pressed::Button(command)) => return Some(self.run(command, cx)),
            None => {}
        }
        if key == Key::code(Code::Esc) && !matches!(self.step, Step::Basics | Step::Result) {
            return Some(self.run(Command::Back, cx));
        }
        match self.step {
            Step::Licenses => self.licenses.key(key, cx).map(|took| {
                self.focus = Focus(None);
                took.or(|| self.ask(cx))
            }),
            Step::Roles if binding::find(CHOOSE, key).is_some() => Some(self.flip_role(cx)),
            Step::Roles => motion(key).map(|motion| {
                self.focus = Focus(None);
                self.list.apply(motion);
                Effects::none()
            }),
            Step::Result => self.outcome.key(key),
            Step::Basics | Step::Profile | Step::Review => None,
        }
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        match self.step {
            Step::Basics if self.focus.0.is_none() => self.basics.paste(text),
            Step::Profile if self.focus.0.is_none() => self.profile.paste(text),
            _ => {}
        }
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        if self.step == Step::Result {
            self.outcome.on_event(event);
            return Effects::none();
        }
        self.verdict.on_event(event);
        if *event == Event::TenantChanged { self.ask(cx) } else { Effects::none() }
    }

    fn unsaved(&self) -> usize {
        usize::from(self.step != Step::Result && !self.basics.is_empty())
    }

    fn wants(&self) -> Vec<UserKey> {
        self.outcome.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let at = STEPS.iter().position(|(step, _)| *step == self.step).unwrap_or(0);
        let corner = cx.tell("step-of", [("step", (at + 1).into()), ("steps", STEPS.len().into())]);
        let panel = Panel { title: &cx.say("key-add-a-user"), corner: &corner, subtitle: &cx.say(STEPS[at].1) };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        let focused = self.focus.0.is_none();
        match self.step {
            Step::Basics => {
                let (name, domain) = (self.display_name(), format!("…@{}", self.domain));
                let rest = self.basics.draw(buf, room, cx, focused, ["", "", &name, &domain]);
                let said = draw::paragraph(buf, draw::below(rest, 1), &self.user_name(), cx.theme.text);
                draw::paragraph(buf, draw::below(rest, said + 2), &cx.say("add-password"), cx.theme.dim);
            }
            Step::Profile => {
                self.profile.draw(buf, room, cx, focused, ["", ""]);
            }
            Step::Licenses => {
                let room = self.verdict.draw(buf, room, cx);
                self.licenses.draw(buf, room, cx, focused);
            }
            Step::Roles => {
                let room = self.verdict.draw(buf, room, cx);
                toggles::draw(buf, room, cx, &self.role_items(cx), &self.list, focused);
            }
            Step::Review => {
                let room = self.verdict.draw(buf, room, cx);
                self.draw_review(buf, room, cx);
            }
            Step::Result => self.outcome.draw(buf, room, cx),
        }
        self.verdict.draw_over(buf, area, cx);
        self.licenses.draw_over(buf, area, cx);
    }
}
