//! The wizard **Add multiple users** (DOMAIN R51): a file with a row per user, what all of them get, and then all of it
//! at once.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use super::add_licenses::{AddLicenses, draw_told};
use super::dialog::{Body, Dialog};
use super::steps::Focus;
use super::toggles::CHOOSE;
use super::verdict::{Fix, Verdict};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, Person, Property};
use crate::domain::ids::UserKey;
use crate::domain::job::{Forecast, Job};
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::listing::{Listing, motion};
use crate::kit::text_field::{Answer, Look, TextField};
use crate::kit::{choice, draw, scroll_bar};
use crate::layer::Context;
use crate::message::effect::{Effect, Effects, Ticket};
use crate::message::event::Event;

/// What was said so far.
pub struct AddUsers {
    step: Step,
    file: TextField,
    read: Read,
    /// Who is to be added: all of the file but those left out.
    users: Vec<UserKey>,
    licenses: AddLicenses,
    list: Listing,
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

impl AddUsers {
    /// The wizard with the keyboard in the path of the file.
    pub fn open(cx: &Context) -> (Dialog<Self>, Effects) {
        let body = Self {
            step: Step::File,
            file: TextField::default(),
            read: Read::Not,
            users: Vec::new(),
            licenses: AddLicenses::new("add-users-without"),
            list: Listing::default(),
        };
        Dialog::open(body, Focus(None), Verdict::default(), cx)
    }

    fn path(&self) -> &str {
        self.file.value().trim()
    }

    /// Another path may do what this one did not.
    fn written(&mut self, answer: Answer) {
        if answer == Answer::Changed {
            self.read = Read::Not;
        }
    }

    fn draw_file(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool) {
        draw::text(buf, area, &cx.say("export-file"), cx.theme.dim);
        let look = Look { prompt: "> ", placeholder: "users.csv", focused };
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

impl Body for AddUsers {
    const STEPS: usize = STEPS.len();

    fn title(&self, cx: &Context) -> String {
        cx.say("key-add-multiple-users")
    }

    fn subtitle(&self, cx: &Context) -> String {
        let name = cx.say(STEPS[self.step()].1);
        if !matches!(self.step, Step::Licenses | Step::Review) {
            return name;
        }
        let (users, batches) = (self.users.len(), self.users.len().div_ceil(Batch::MAX));
        let count = cx.tell("add-users-count", [("count", users.into()), ("batches", batches.into())]);
        format!("{name} · {count}")
    }

    fn step(&self) -> usize {
        self.step as usize
    }

    fn turn(&mut self, step: usize, focus: &mut Focus, cx: &Context) -> Effects {
        if self.step == Step::File && !matches!(self.read, Read::Done(_)) {
            let ticket = cx.ticket();
            self.read = Read::Asked(ticket);
            return Effect::ReadPeople { ticket, file: PathBuf::from(self.path()) }.into();
        }
        self.step = STEPS[step].0;
        *focus = Focus((self.step == Step::Review).then_some(0));
        self.list = Listing::new(self.users.len());
        match self.step {
            // Whoever comes back wants another file, or has mended this one.
            Step::File => self.read = Read::Not,
            Step::Licenses => self.licenses.enter(cx),
            Step::Review | Step::Result => {}
        }
        Effects::none()
    }

    fn button(&self) -> &'static str {
        if self.step == Step::Review { "button-add-users" } else { "button-next" }
    }

    fn job(&self, _: &Context) -> Option<Job> {
        let Read::Done(people) = &self.read else { return None };
        let addition = self.licenses.addition(Arc::clone(people), BTreeSet::new());
        Some(Job { users: self.users.clone(), action: Action::Add(addition), skip_refused: false })
    }

    fn judged(&self, cx: &Context) -> Option<Job> {
        if self.step == Step::File { None } else { self.job(cx) }
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        match (self.step, &self.read) {
            (Step::File, Read::Asked(_)) => Some(cx.say("add-file-reading")),
            (Step::File, _) => self.path().is_empty().then(|| cx.say("export-name-first")),
            (Step::Licenses, _) => self.licenses.lacks(cx),
            (Step::Review | Step::Result, _) => None,
        }
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(if self.step == Step::Licenses { CHOOSE } else { &[] }, |_| None)
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.licenses.open_list()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match self.step {
            Step::File => {
                let answer = self.file.key(key);
                self.written(answer);
                (answer != Answer::Ignored).then(Effects::none)
            }
            Step::Licenses => self.licenses.key(key, cx),
            Step::Review | Step::Result => None,
        }
    }

    fn rest(&mut self, key: Key, focus: &mut Focus, _: &Context) -> bool {
        let Some(motion) = motion(key) else { return false };
        if self.step == Step::Licenses {
            *focus = Focus(None);
            self.licenses.go(motion);
        } else {
            self.list.apply(motion);
        }
        true
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        if self.step == Step::File {
            let answer = self.file.paste(text);
            self.written(answer);
        }
        Effects::none()
    }

    fn fix(&mut self, fix: Fix, _: &Context) {
        match fix {
            Fix::LeaveOut(users) => {
                self.users.retain(|user| !users.contains(user));
                self.list.clamp(self.users.len());
            }
            Fix::SwitchOff(sku, plan) => self.licenses.switch_off(sku, plan),
        }
    }

    fn on_event(&mut self, event: &Event, focus: &mut Focus, _: &Context) -> Effects {
        if let (Event::PeopleRead { ticket, people }, Read::Asked(asked)) = (event, &self.read)
            && ticket == asked
        {
            match people {
                Ok(people) => {
                    self.users = (0..people.len()).map(UserKey::to_come).collect();
                    self.list = Listing::new(people.len());
                    (self.read, *focus) = (Read::Done(Arc::clone(people)), Focus(Some(0)));
                }
                Err(told) => (self.read, *focus) = (Read::Failed(told.clone()), Focus(None)),
            }
        }
        Effects::none()
    }

    fn unsaved(&self) -> usize {
        if matches!(self.read, Read::Done(_)) { self.users.len() } else { 0 }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        match self.step {
            Step::File => self.draw_file(buf, area, cx, focused),
            Step::Licenses => self.licenses.draw(buf, area, cx, focused),
            Step::Review | Step::Result => {
                let rest = draw_told(buf, area, cx, [("export-file", self.path().to_owned())]);
                let rest = draw_told(buf, rest, cx, self.licenses.told(cx));
                self.draw_people(buf, draw::below(rest, 1), cx);
            }
        }
    }

    fn draw_over(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        self.licenses.draw_over(buf, area, cx);
    }
}
