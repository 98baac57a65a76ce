//! The wizard **Manage product licenses** (DOMAIN R27 to R32): how, what, and what became of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::draft::Draft;
use super::steps::Focus;
use super::toggles::{self, CHOOSE};
use super::verdict::{Fix, Verdict};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, Removal};
use crate::domain::ids::UserKey;
use crate::domain::job::{Forecast, Job};
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::layer::Context;
use crate::message::effect::Effects;

/// What was chosen so far.
pub struct ManageLicenses {
    users: Vec<UserKey>,
    step: Step,
    modes: Listing,
    draft: Draft,
    list: Listing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Mode,
    Choose,
    Result,
}

const STEPS: [Step; 3] = [Step::Mode, Step::Choose, Step::Result];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Add,
    Replace,
    UnassignAll,
}

const MODES: [Mode; 3] = [Mode::Add, Mode::Replace, Mode::UnassignAll];

impl ManageLicenses {
    /// The wizard for these users.
    pub fn open(users: Vec<UserKey>, cx: &Context) -> (Dialog<Self>, Effects) {
        let (modes, list) = (Listing::new(MODES.len()), Listing::new(0));
        let body = Self { users, step: Step::Mode, modes, draft: Draft::default(), list };
        Dialog::open(body, Focus(None), Verdict::default(), cx)
    }

    fn mode(&self) -> Mode {
        MODES[self.modes.cursor().unwrap_or(0)]
    }

    fn action(&self) -> Option<Action> {
        let grants = self.draft.grants();
        match self.mode() {
            Mode::UnassignAll => Some(Action::UnassignAll),
            _ if grants.is_empty() => None,
            Mode::Add => Some(Action::Assign(grants)),
            Mode::Replace => Some(Action::Replace { remove: Removal::All, grants }),
        }
    }

    /// Whether products are chosen.
    fn chooses(&self) -> bool {
        self.step == Step::Choose && self.mode() != Mode::UnassignAll
    }
}

impl Body for ManageLicenses {
    const STEPS: usize = STEPS.len();

    fn title(&self, cx: &Context) -> String {
        cx.say(match (self.step, self.mode()) {
            (Step::Mode, _) => "manage-title",
            (_, Mode::Add) => "manage-title-add",
            (_, Mode::Replace) => "manage-title-replace",
            (_, Mode::UnassignAll) => "manage-unassign-all",
        })
    }

    fn subtitle(&self, cx: &Context) -> String {
        let batches = self.users.len().div_ceil(Batch::MAX);
        cx.tell("manage-selected", [("count", self.users.len().into()), ("batches", batches.into())])
    }

    fn step(&self) -> usize {
        self.step as usize
    }

    fn turn(&mut self, step: usize, focus: &mut Focus, cx: &Context) -> Effects {
        self.step = STEPS[step];
        // Taking everything away is not what enter should do by itself.
        let careful = self.step == Step::Choose && self.mode() == Mode::UnassignAll;
        *focus = Focus(careful.then_some(2));
        self.list = Listing::new(self.draft.items(cx).len());
        Effects::none()
    }

    fn button(&self) -> &'static str {
        match (self.step, self.mode()) {
            (Step::Mode, _) => "button-next",
            (_, Mode::Add) => "button-add",
            (_, Mode::Replace) => "button-replace",
            (_, Mode::UnassignAll) => "button-save-changes",
        }
    }

    fn job(&self, _: &Context) -> Option<Job> {
        Some(Job { action: self.action()?, users: self.users.clone(), skip_refused: false })
    }

    fn judged(&self, cx: &Context) -> Option<Job> {
        if self.step == Step::Choose { self.job(cx) } else { None }
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        (self.step == Step::Choose && self.action().is_none()).then(|| cx.say("manage-choose-one"))
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        if self.chooses() { cx.hints(CHOOSE, |_| None) } else { Vec::new() }
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        let row = binding::find(CHOOSE, key).filter(|_| self.chooses())?;
        self.draft.run(row.command, self.draft.items(cx).get(self.list.cursor()?)?);
        self.list.clamp(self.draft.items(cx).len());
        Some(Effects::none())
    }

    fn rest(&mut self, key: Key, focus: &mut Focus, _: &Context) -> bool {
        let Some(motion) = motion(key) else { return false };
        *focus = Focus(None);
        if self.step == Step::Mode { &mut self.modes } else { &mut self.list }.apply(motion);
        true
    }

    fn fix(&mut self, fix: Fix, _: &Context) {
        match fix {
            Fix::LeaveOut(users) => self.users.retain(|user| !users.contains(user)),
            Fix::SwitchOff(sku, plan) => self.draft.switch_off(sku, plan),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, forecast: Option<&Forecast>) {
        if self.step == Step::Mode {
            let ids = ["manage-add", "manage-replace", "manage-unassign-all"];
            toggles::draw_ways(buf, area, cx, &ids, &self.modes, focused);
        } else if self.chooses() {
            toggles::draw(buf, area, cx, &self.draft.items(cx), &self.list, focused);
        } else {
            let changing = forecast.map_or(0, |forecast| forecast.changing.len());
            let what = cx.tell("manage-unassign-all-what", [("count", changing.into())]);
            draw::paragraph(buf, area, &what, cx.theme.text);
        }
    }
}
