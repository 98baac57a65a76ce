//! The wizard **Add multiple users** (DOMAIN R51): a file with a row per user, what all of them get, and then all of it
//! at once.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use super::add_licenses::{AddLicenses, draw_told};
use super::manage_licenses::CHOOSE;
use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use super::verdict::{Fix, Verdict};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, Person, Property};
use crate::domain::ids::UserKey;
use crate::domain::job::Job;
use crate::keys::binding::Hint;
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::kit::text_field::{Answer, Look, TextField};
use crate::kit::{draw, scroll_bar};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Ticket};
use crate::message::event::Event;

/// The wizard.
pub struct AddUsers {
    step: Step,
    file: TextField,
    read: Read,
    /// Who is to be added: all of the file but those left out.
    users: Vec<UserKey>,
    licenses: AddLicenses,
    list: Listing,
    focus: Focus,
    verdict: Verdict,
    outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    File,
    Licenses,
    Review,
    Result,
}

const STEPS: [(Step, &str); 4] = [
    (Step::File, "add-file"),
    (Step::Licenses, "add-licenses"),
    (Step::Review, "add-review"),
    (Step::Result, "add-result"),
];

/// What is known of the file.
enum Read {
    /// Nothing yet.
    Not,
    /// It is being read.
    Asked(Ticket),
    /// This is amiss.
    Failed(String),
    /// Who is in it.
    Done(Arc<[Person]>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Next,
    Back,
    Do,
    Close,
    Undo,
}

impl AddUsers {
    /// The wizard with the keyboard in the path of the file.
    pub fn open() -> (Self, Effects) {
        let wizard = Self {
            step: Step::File,
            file: TextField::default(),
            read: Read::Not,
            users: Vec::new(),
            licenses: AddLicenses::new("add-users-without"),
            list: Listing::default(),
            focus: Focus(None),
            verdict: Verdict::default(),
            outcome: Outcome::default(),
        };
        (wizard, Effects::none())
    }

    /// The addition as it stands, once the file was read.
    fn job(&self) -> Option<Job> {
        let Read::Done(people) = &self.read else { return None };
        let addition = self.licenses.addition(Arc::clone(people), BTreeSet::new());
        Some(Job { users: self.users.clone(), action: Action::Add(addition), skip_refused: false })
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        let judged = matches!(self.step, Step::Licenses | Step::Review);
        if judged { self.verdict.ask(self.job(), cx) } else { Effects::none() }
    }

    fn path(&self) -> &str {
        self.file.value().trim()
    }

    /// Why the step cannot be left forward.
    fn lacks(&self, cx: &Context) -> Option<String> {
        match (self.step, &self.read) {
            (Step::File, Read::Asked(_)) => Some(cx.say("add-file-reading")),
            (Step::File, _) => self.path().is_empty().then(|| cx.say("export-name-first")),
            (Step::Licenses, _) => self.licenses.lacks(cx).or_else(|| self.verdict.reason(cx)),
            (Step::Review, _) => self.verdict.reason(cx),
            (Step::Result, _) => None,
        }
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        let cancel = press(Command::Close, "button-cancel", None);
        let back = press(Command::Back, "button-back", None);
        match self.step {
            Step::File => vec![press(Command::Next, "button-next", self.lacks(cx)), cancel],
            Step::Licenses => vec![press(Command::Next, "button-next", self.lacks(cx)), back, cancel],
            Step::Review => vec![press(Command::Do, "button-add-users", self.lacks(cx)), back, cancel],
            Step::Result => self.outcome.presses(cx, Command::Close, Command::Undo).into(),
        }
    }

    fn place(&self) -> usize {
        STEPS.iter().position(|(step, _)| *step == self.step).unwrap_or(0)
    }

    /// Turns to a step, the keyboard where it goes on.
    fn turn(&mut self, by: isize, cx: &Context) -> Effects {
        self.step = STEPS[self.place().saturating_add_signed(by).min(STEPS.len() - 1)].0;
        self.focus = Focus(matches!(self.step, Step::Review | Step::Result).then_some(0));
        self.list = Listing::new(self.users.len());
        match self.step {
            // Whoever comes back wants another file, or has mended this one.
            Step::File => self.read = Read::Not,
            Step::Licenses => self.licenses.enter(cx),
            Step::Review | Step::Result => {}
        }
        self.ask(cx)
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        match command {
            Command::Next if self.step == Step::File && !matches!(self.read, Read::Done(_)) => {
                let ticket = cx.ticket();
                self.read = Read::Asked(ticket);
                Effect::ReadPeople { ticket, file: PathBuf::from(self.path()) }.into()
            }
            Command::Next => self.turn(1, cx),
            Command::Back => self.turn(-1, cx),
            Command::Do => {
                let Some(job) = self.job() else { return Effects::none() };
                self.outcome = Outcome::of(self.users.len());
                self.turn(1, cx).and(Effect::Run(job))
            }
            Command::Close => Effect::Back.into(),
            Command::Undo => self.outcome.undo(),
        }
    }

    fn fix(&mut self, fix: Fix, cx: &Context) -> Effects {
        match fix {
            Fix::LeaveOut(users) => {
                self.users.retain(|user| !users.contains(user));
                self.list.clamp(self.users.len());
            }
            Fix::SwitchOff(sku, plan) => self.licenses.switch_off(sku, plan),
        }
        self.ask(cx)
    }

    fn in_field(&self) -> bool {
        self.step == Step::File && self.focus.0.is_none()
    }

    /// Another path may do what this one did not.
    fn written(&mut self, answer: Answer) {
        if answer == Answer::Changed {
            self.read = Read::Not;
        }
    }

    fn draw_file(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        draw::text(buf, area, &cx.say("export-file"), cx.theme.dim);
        let look = Look { prompt: "> ", placeholder: "users.csv", focused: self.in_field() };
        self.file.draw(buf, draw::below(area, 1), &cx.theme, look);
        let rest = draw::below(area, 3);
        let mut lines = Vec::new();
        match &self.read {
            Read::Asked(_) => lines.push((cx.say("add-file-reading"), cx.theme.text)),
            Read::Done(people) => {
                lines.push((cx.tell("add-file-found", [("count", people.len().into())]), cx.theme.on));
            }
            Read::Not => lines.extend([headings(cx), cx.say("add-password")].map(|line| (line, cx.theme.dim))),
            Read::Failed(told) => lines.extend([
                (told.clone(), cx.theme.warn),
                (cx.say("add-file-again"), cx.theme.text),
                (headings(cx), cx.theme.dim),
            ]),
        }
        let rest = lines
            .iter()
            .fold(rest, |rest, (line, style)| draw::below(rest, draw::paragraph(buf, rest, line, *style) + 1));
        self.draw_people(buf, rest, cx);
    }

    /// A line for each of those who are to be added.
    fn draw_people(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let Read::Done(people) = &self.read else { return };
        let visible = self.list.visible(usize::from(area.height));
        for (row, place) in area.rows().zip(visible.clone()) {
            let person = self.users.get(place).and_then(|user| people.get(user.place_to_come()?));
            let Some(person) = person else { break };
            let name = Span::raw(&*person.display_name);
            let line = Line::from(vec![name, Span::styled(format!("  {}", person.upn), cx.theme.dim)]);
            draw::line(buf, Rect { width: row.width.saturating_sub(1), ..row }, &line, Alignment::Left);
            if self.list.cursor() == Some(place) {
                buf.set_style(row.intersection(buf.area), cx.theme.selected);
            }
        }
        let bar = draw::after(area, area.width.saturating_sub(1));
        scroll_bar::draw(buf, bar, &cx.theme, &visible, self.list.len());
    }
}

/// Which columns there may be.
fn headings(cx: &Context) -> String {
    let others = Property::ALL.map(Property::heading).join(", ");
    let (name, display) = (Person::USER_NAME.into(), Person::DISPLAY_NAME.into());
    cx.tell("add-file-headings", [("name", name), ("display", display), ("others", others.as_str().into())])
}

impl Layer for AddUsers {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("key-add-multiple-users")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let body = match self.step {
            Step::File => Vec::new(),
            Step::Licenses => [cx.hints(CHOOSE, |_| None), self.verdict.hints(cx)].concat(),
            Step::Review => self.verdict.hints(cx),
            Step::Result => self.outcome.hints(cx),
        };
        [body, Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(took) = self.licenses.key_over(key) {
            return Some(took.or(|| self.ask(cx)));
        }
        if self.in_field() {
            let answer = self.file.key(key);
            if answer != Answer::Ignored {
                self.written(answer);
                return Some(Effects::none());
            }
            if key == Key::code(Code::Enter) {
                return Some(self.lacks(cx).map_or_else(|| self.run(Command::Next, cx), Effects::say));
            }
        }
        if matches!(self.step, Step::Licenses | Step::Review)
            && let Some(answer) = self.verdict.key(key, cx)
        {
            return Some(answer.unwrap_or_else(|fix| self.fix(fix, cx)));
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => return Some(effects),
            Some(Pressed::Button(command)) => return Some(self.run(command, cx)),
            None => {}
        }
        match self.step {
            Step::Licenses | Step::Review if key == Key::code(Code::Esc) => Some(self.run(Command::Back, cx)),
            Step::Licenses => self.licenses.key(key, cx).map(|took| {
                self.focus = Focus(None);
                took.or(|| self.ask(cx))
            }),
            Step::Result => self.outcome.key(key),
            Step::File | Step::Review => motion(key).map(|motion| {
                self.list.apply(motion);
                Effects::none()
            }),
        }
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        if self.in_field() {
            let answer = self.file.paste(text);
            self.written(answer);
        }
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match (event, &self.read) {
            (Event::PeopleRead { ticket, people }, Read::Asked(asked)) if ticket == asked => match people {
                Ok(people) => {
                    self.users = (0..people.len()).map(UserKey::to_come).collect();
                    self.list = Listing::new(people.len());
                    (self.read, self.focus) = (Read::Done(Arc::clone(people)), Focus(Some(0)));
                }
                Err(told) => (self.read, self.focus) = (Read::Failed(told.clone()), Focus(None)),
            },
            (Event::TenantChanged, _) => return self.ask(cx),
            _ if self.step == Step::Result => self.outcome.on_event(event),
            _ => self.verdict.on_event(event),
        }
        Effects::none()
    }

    fn unsaved(&self) -> usize {
        let read = matches!(self.read, Read::Done(_)) && self.step != Step::Result;
        if read { self.users.len() } else { 0 }
    }

    fn wants(&self) -> Vec<UserKey> {
        self.outcome.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let at = self.place();
        let corner = cx.tell("step-of", [("step", (at + 1).into()), ("steps", STEPS.len().into())]);
        let mut subtitle = cx.say(STEPS[at].1);
        if matches!(self.step, Step::Licenses | Step::Review) {
            let (users, batches) = (self.users.len(), self.users.len().div_ceil(Batch::MAX));
            let count = cx.tell("add-users-count", [("count", users.into()), ("batches", batches.into())]);
            subtitle = format!("{subtitle} · {count}");
        }
        let panel = Panel { title: &cx.say("key-add-multiple-users"), corner: &corner, subtitle: &subtitle };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        match self.step {
            Step::File => self.draw_file(buf, room, cx),
            Step::Licenses => {
                let room = self.verdict.draw(buf, room, cx);
                self.licenses.draw(buf, room, cx, self.focus.0.is_none());
            }
            Step::Review => {
                let room = self.verdict.draw(buf, room, cx);
                let rest = draw_told(buf, room, cx, [("export-file", self.path().to_owned())]);
                let rest = draw_told(buf, rest, cx, self.licenses.told(cx));
                self.draw_people(buf, draw::below(rest, 1), cx);
            }
            Step::Result => self.outcome.draw(buf, room, cx),
        }
        self.verdict.draw_over(buf, area, cx);
        self.licenses.draw_over(buf, area, cx);
    }
}
