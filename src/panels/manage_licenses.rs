//! The wizard **Manage product licenses** (DOMAIN R27 to R32): how, what, and what became of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draft::Draft;
use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use super::toggles::{self, Target};
use super::verdict::{Fix, Verdict};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, Removal};
use crate::domain::ids::UserKey;
use crate::domain::job::Job;
use crate::keys::binding::{self, Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The wizard.
pub struct ManageLicenses {
    users: Vec<UserKey>,
    step: Step,
    modes: Listing,
    draft: Draft,
    list: Listing,
    focus: Focus,
    verdict: Verdict,
    outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Mode,
    Choose,
    Result,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Add,
    Replace,
    UnassignAll,
}

const MODES: [(Mode, &str); 3] =
    [(Mode::Add, "manage-add"), (Mode::Replace, "manage-replace"), (Mode::UnassignAll, "manage-unassign-all")];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Next,
    Back,
    Do,
    Cancel,
    Undo,
    Close,
    Flip,
    Unfold,
}

pub(super) static CHOOSE: &[Binding<Command>] = &[
    Binding::new(&[Key::char(' ')], Command::Flip, "key-flip"),
    Binding::new(
        &[Key::code(Code::Enter), Key::code(Code::Right), Key::code(Code::Left)],
        Command::Unfold,
        "key-unfold",
    ),
];

impl ManageLicenses {
    /// The wizard for these users.
    pub fn open(users: Vec<UserKey>) -> (Self, Effects) {
        let wizard = Self {
            users,
            step: Step::Mode,
            modes: Listing::new(MODES.len()),
            draft: Draft::default(),
            list: Listing::new(0),
            focus: Focus(None),
            verdict: Verdict::default(),
            outcome: Outcome::default(),
        };
        (wizard, Effects::none())
    }

    fn mode(&self) -> Mode {
        MODES[self.modes.cursor().unwrap_or(0)].0
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

    fn job(&self) -> Option<Job> {
        Some(Job { action: self.action()?, users: self.users.clone(), skip_refused: false })
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        if self.step != Step::Choose {
            return Effects::none();
        }
        self.verdict.ask(self.job(), cx)
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        match self.step {
            Step::Mode => {
                vec![press(Command::Next, "button-next", None), press(Command::Cancel, "button-cancel", None)]
            }
            Step::Choose => {
                let label = match self.mode() {
                    Mode::Add => "button-add",
                    Mode::Replace => "button-replace",
                    Mode::UnassignAll => "button-save-changes",
                };
                let reason = match self.action() {
                    None => Some(cx.say("manage-choose-one")),
                    Some(_) => self.verdict.reason(cx),
                };
                vec![
                    press(Command::Do, label, reason),
                    press(Command::Back, "button-back", None),
                    press(Command::Cancel, "button-cancel", None),
                ]
            }
            Step::Result => self.outcome.presses(cx, Command::Close, Command::Undo).into(),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        match command {
            Command::Next => {
                self.step = Step::Choose;
                // Taking everything away is not what enter should do by itself.
                self.focus = Focus((self.mode() == Mode::UnassignAll).then_some(2));
                self.list = Listing::new(self.draft.items(cx).len());
                self.ask(cx)
            }
            Command::Back => {
                self.step = Step::Mode;
                self.focus = Focus(None);
                self.verdict.forget();
                Effects::none()
            }
            Command::Do => {
                let Some(job) = self.job() else { return Effects::none() };
                self.step = Step::Result;
                self.focus = Focus(Some(0));
                self.outcome = Outcome::of(self.verdict.forecast().map_or(0, |forecast| forecast.changing.len()));
                Effect::Run(job).into()
            }
            Command::Undo => self.outcome.undo(),
            Command::Cancel | Command::Close => Effect::Back.into(),
            Command::Flip | Command::Unfold => {
                let items = self.draft.items(cx);
                let Some(item) = self.list.cursor().and_then(|row| items.get(row)) else { return Effects::none() };
                match (command, item.target) {
                    (Command::Flip, target) if item.locked.is_none() => self.draft.flip(target),
                    (Command::Unfold, Target::Product(sku)) => self.draft.unfold(sku),
                    _ => return Effects::none(),
                }
                self.list.clamp(self.draft.items(cx).len());
                if command == Command::Flip { self.ask(cx) } else { Effects::none() }
            }
        }
    }

    fn fix(&mut self, fix: Fix, cx: &Context) -> Effects {
        match fix {
            Fix::LeaveOut(users) => self.users.retain(|user| !users.contains(user)),
            Fix::SwitchOff(sku, plan) => self.draft.switch_off(sku, plan),
        }
        self.ask(cx)
    }

    fn title(&self, cx: &Context) -> String {
        match (self.step, self.mode()) {
            (Step::Mode, _) => cx.say("manage-title"),
            (_, Mode::Add) => cx.say("manage-title-add"),
            (_, Mode::Replace) => cx.say("manage-title-replace"),
            (_, Mode::UnassignAll) => cx.say("manage-unassign-all"),
        }
    }

    fn draw_modes(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let mut rest = area;
        for (place, (_, id)) in MODES.iter().enumerate() {
            let at = self.modes.cursor() == Some(place);
            let mark = if at { "●" } else { "○" };
            let style = if at && self.focus.0.is_none() { cx.theme.accent } else { cx.theme.text };
            draw::text(buf, rest, &format!("{mark} {}", cx.say(id)), style);
            let rows = draw::paragraph(
                buf,
                draw::after(draw::below(rest, 1), 2),
                &cx.say(&format!("{id}-about")),
                cx.theme.dim,
            );
            rest = draw::below(rest, rows + 2);
        }
    }

    fn draw_choice(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let area = self.verdict.draw(buf, area, cx);
        match self.mode() {
            Mode::UnassignAll => {
                let changing = self.verdict.forecast().map_or(0, |forecast| forecast.changing.len());
                draw::paragraph(
                    buf,
                    area,
                    &cx.tell("manage-unassign-all-what", [("count", changing.into())]),
                    cx.theme.text,
                );
            }
            Mode::Add | Mode::Replace => {
                toggles::draw(buf, area, cx, &self.draft.items(cx), &self.list, self.focus.0.is_none());
            }
        }
    }
}

impl Layer for ManageLicenses {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![self.title(cx)]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let presses = self.presses(cx);
        let body = match self.step {
            Step::Choose if self.mode() != Mode::UnassignAll => {
                [cx.hints(CHOOSE, |_| None), self.verdict.hints(cx)].concat()
            }
            Step::Choose => self.verdict.hints(cx),
            Step::Result => self.outcome.hints(cx),
            Step::Mode => Vec::new(),
        };
        [body, Focus::hints(&presses, cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.step == Step::Choose
            && let Some(answer) = self.verdict.key(key, cx)
        {
            return Some(answer.unwrap_or_else(|fix| self.fix(fix, cx)));
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => return Some(effects),
            Some(Pressed::Button(command)) => return Some(self.run(command, cx)),
            None => {}
        }
        if key == Key::code(Code::Esc) && self.step == Step::Choose {
            return Some(self.run(Command::Back, cx));
        }
        match self.step {
            Step::Mode => {
                if key == Key::code(Code::Enter) {
                    return Some(self.run(Command::Next, cx));
                }
                motion(key).map(|motion| {
                    self.modes.apply(motion);
                    Effects::none()
                })
            }
            Step::Choose => match binding::find(CHOOSE, key) {
                Some(row) if self.mode() != Mode::UnassignAll => Some(self.run(row.command, cx)),
                _ => motion(key).map(|motion| {
                    self.focus = Focus(None);
                    self.list.apply(motion);
                    Effects::none()
                }),
            },
            Step::Result => self.outcome.key(key),
        }
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match self.step {
            Step::Mode => Effects::none(),
            Step::Choose => {
                self.verdict.on_event(event);
                if *event == Event::TenantChanged { self.ask(cx) } else { Effects::none() }
            }
            Step::Result => {
                self.outcome.on_event(event);
                Effects::none()
            }
        }
    }

    fn wants(&self) -> Vec<UserKey> {
        self.outcome.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let step = [Step::Mode, Step::Choose, Step::Result].iter().position(|step| *step == self.step).unwrap_or(0) + 1;
        let corner = cx.tell("step-of", [("step", step.into()), ("steps", 3.into())]);
        let batches = self.users.len().div_ceil(Batch::MAX);
        let subtitle = cx.tell("manage-selected", [("count", self.users.len().into()), ("batches", batches.into())]);
        let panel = Panel { title: &self.title(cx), corner: &corner, subtitle: &subtitle };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        match self.step {
            Step::Mode => self.draw_modes(buf, room, cx),
            Step::Choose => self.draw_choice(buf, room, cx),
            Step::Result => self.outcome.draw(buf, room, cx),
        }
        self.verdict.draw_over(buf, area, cx);
    }
}
