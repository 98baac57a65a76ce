//! **Assign licenses to users** (DOMAIN R20 to R24): type a name, pick, turn services off, assign. Users are taken
//! into a group in the same way (R101).

mod view;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draft::{Draft, unassignable};
use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use super::toggles::{Item, Mark};
use super::verdict::{Fix, Verdict};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, AllotmentAction, GroupAction};
use crate::domain::ids::{AllotmentKey, GroupKey, SkuId, UserKey};
use crate::domain::job::Job;
use crate::domain::query::UserQuery;
use crate::domain::refusal::Refusal;
use crate::keys::binding::{Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::kit::text_field::{Answer, TextField};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Lane, Ticket};
use crate::message::event::Event;

/// What the users are chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To be given a product.
    Product(SkuId),
    /// To be members of a group.
    Group(GroupKey),
    /// To own an allotment.
    Owners(AllotmentKey),
}

/// The pane.
pub struct Assign {
    goal: Goal,
    part: Part,
    name: TextField,
    asked: Ticket,
    offers: Vec<UserKey>,
    offered: Listing,
    chosen: Vec<UserKey>,
    picked: Listing,
    /// Why the last user was not taken in.
    refused: Option<Refusal>,
    draft: Draft,
    services: Listing,
    focus: Focus,
    verdict: Verdict,
    outcome: Option<Outcome>,
}

/// Where the keyboard is, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Name,
    Chosen,
    Services,
    Buttons,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Assign,
    Close,
    Undo,
}

/// For the footer and the help: the parts answer these keys each in its way.
static HINTS: &[(Part, &[Binding<()>])] = &[
    (Part::Name, &[Binding::new(&[Key::code(Code::Enter)], (), "key-add-user")]),
    (
        Part::Chosen,
        &[Binding::new(&[Key::code(Code::Delete), Key::code(Code::Backspace), Key::char('x')], (), "key-take-out")],
    ),
    (Part::Services, &[Binding::new(&[Key::char(' ')], (), "key-flip")]),
    (Part::Buttons, &[]),
];

/// Names offered at once; more would push the chosen ones off a small screen.
const OFFERS: usize = 6;

impl Assign {
    /// The pane with the keyboard in the name field.
    pub fn open(goal: Goal, cx: &Context) -> (Self, Effects) {
        let (draft, services) = match goal {
            Goal::Product(sku) => (Draft::of(sku), cx.product(sku).map_or(0, |product| product.switches().count())),
            Goal::Group(_) | Goal::Owners(_) => (Draft::default(), 0),
        };
        let pane = Self {
            goal,
            part: Part::Name,
            name: TextField::default(),
            asked: Ticket::default(),
            offers: Vec::new(),
            offered: Listing::new(0),
            chosen: Vec::new(),
            picked: Listing::new(0),
            refused: None,
            draft,
            services: Listing::new(services),
            focus: Focus(None),
            verdict: Verdict::default(),
            outcome: None,
        };
        (pane, Effects::none())
    }

    fn job(&self, cx: &Context) -> Job {
        let (action, users) = match self.goal {
            Goal::Product(_) => (Action::Assign(self.draft.grants()), self.chosen.clone()),
            Goal::Group(group) => {
                // They were on screen when they were chosen, so they were read.
                let members = self.chosen.iter().filter_map(|key| Some(cx.users.get(key)?.id)).collect();
                (Action::Groups(GroupAction::AddMembers { group, members }), Vec::new())
            }
            Goal::Owners(allotment) => {
                let (add, remove) = (self.chosen.iter().copied().collect(), BTreeSet::new());
                (Action::Allotments(AllotmentAction::Owners { allotment, add, remove }), Vec::new())
            }
        };
        Job { action, users, skip_refused: false }
    }

    const fn sku(&self) -> Option<SkuId> {
        match self.goal {
            Goal::Product(sku) => Some(sku),
            Goal::Group(_) | Goal::Owners(_) => None,
        }
    }

    const fn title(&self) -> &'static str {
        match self.goal {
            Goal::Product(_) => "assign-title",
            Goal::Group(_) => "add-members-title",
            Goal::Owners(_) => "add-owners-title",
        }
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        if self.chosen.is_empty() || self.outcome.is_some() {
            self.verdict.forget();
            return Effects::none();
        }
        let job = self.job(cx);
        self.verdict.ask(job, cx)
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        match &self.outcome {
            None => {
                let product = self.sku().and_then(|sku| unassignable(cx.product(sku)?, cx));
                let nobody = self.chosen.is_empty().then(|| cx.say("assign-nobody-chosen"));
                let reason = product.or(nobody).or_else(|| self.verdict.reason(cx));
                let label = if self.sku().is_some() { "button-assign" } else { "button-add" };
                vec![press(Command::Assign, label, reason), press(Command::Close, "button-cancel", None)]
            }
            Some(outcome) => outcome.presses(cx, Command::Close, Command::Undo).into(),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        match command {
            Command::Assign => {
                self.outcome = Some(Outcome::of(self.chosen.len()));
                (self.part, self.focus) = (Part::Buttons, Focus(Some(0)));
                Effect::Run(self.job(cx)).into()
            }
            Command::Close => Effect::Back.into(),
            Command::Undo => self.outcome.as_ref().map(Outcome::undo).unwrap_or_default(),
        }
    }

    /// Takes the offered user in, unless there are twenty already (R21).
    fn add(&mut self, cx: &Context) -> Effects {
        let Some(user) = self.offered.cursor().and_then(|row| self.offers.get(row).copied()) else {
            return Effects::none();
        };
        match Batch::new(self.chosen.iter().copied().chain([user])) {
            Ok(batch) => {
                self.chosen = batch.users().to_vec();
                self.picked.clamp(self.chosen.len());
                self.refused = None;
                self.name = TextField::default();
                self.offers.clear();
                self.ask(cx)
            }
            Err(refusal) => {
                self.refused = Some(refusal);
                Effects::none()
            }
        }
    }

    fn take_out(&mut self, cx: &Context) -> Effects {
        if let Some(place) = self.picked.cursor() {
            self.chosen.remove(place);
            self.picked.clamp(self.chosen.len());
            self.refused = None;
        }
        self.ask(cx)
    }

    fn look_up(&mut self, cx: &Context) -> Effects {
        self.refused = None;
        if self.name.value().trim().is_empty() {
            self.offers.clear();
            self.offered.clamp(0);
            return Effects::none();
        }
        self.asked = cx.ticket();
        let query = UserQuery { search: self.name.value().to_owned(), ..UserQuery::default() };
        Effect::ListUsers { ticket: self.asked, lane: Lane::Offers, query }.into()
    }

    fn move_on(&mut self, step: isize) {
        let mut parts = vec![Part::Name, Part::Chosen, Part::Services, Part::Buttons];
        // A group's new members have no services to switch.
        parts.retain(|part| *part != Part::Services || self.sku().is_some());
        let at = parts.iter().position(|part| *part == self.part).unwrap_or(0);
        let next = (at.cast_signed() + step).rem_euclid(parts.len().cast_signed()).cast_unsigned();
        self.part = parts[next];
        self.focus = Focus((self.part == Part::Buttons).then_some(0));
    }

    fn part_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match (self.part, key.code) {
            (Part::Name, Code::Enter) => Some(self.add(cx)),
            (Part::Name, Code::Up | Code::Down) => {
                motion(key).map(|motion| self.offered.apply(motion));
                Some(Effects::none())
            }
            (Part::Name, _) => match self.name.key(key) {
                Answer::Ignored => None,
                Answer::Kept => Some(Effects::none()),
                Answer::Changed => Some(self.look_up(cx)),
            },
            (Part::Chosen, Code::Delete | Code::Backspace | Code::Char('x')) => Some(self.take_out(cx)),
            (Part::Services, Code::Char(' ')) => {
                let items = self.items(cx);
                let target = self.services.cursor().and_then(|row| Some(items.get(row)?.target));
                if let Some(target) = target {
                    self.draft.flip(target);
                }
                Some(self.ask(cx))
            }
            (Part::Chosen | Part::Services, _) => {
                let motion = motion(key)?;
                let list = if self.part == Part::Chosen { &mut self.picked } else { &mut self.services };
                list.apply(motion);
                Some(Effects::none())
            }
            (Part::Buttons, _) => None,
        }
    }

    fn items(&self, cx: &Context) -> Vec<Item> {
        self.sku()
            .and_then(|sku| cx.product(sku))
            .map_or_else(Vec::new, |product| self.draft.services(product, Mark::Switch, 0, cx).collect())
    }
}

impl Layer for Assign {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say(self.title())]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let rows = HINTS.iter().find(|(part, _)| *part == self.part).map_or(&[][..], |(_, rows)| rows);
        let part = match &self.outcome {
            None => cx.hints(rows, |()| None),
            Some(outcome) => outcome.hints(cx),
        };
        [part, self.verdict.hints(cx), Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.outcome.is_none() {
            let typing = self.part == Part::Name && key.typed().is_some();
            if !typing && let Some(answer) = self.verdict.key(key, cx) {
                return Some(answer.unwrap_or_else(|fix| {
                    match fix {
                        Fix::LeaveOut(users) => self.chosen.retain(|user| !users.contains(user)),
                        Fix::SwitchOff(sku, plan) => self.draft.switch_off(sku, plan),
                    }
                    self.picked.clamp(self.chosen.len());
                    self.ask(cx)
                }));
            }
            match key.code {
                Code::Tab if self.focus.0.is_none() => {
                    self.move_on(1);
                    return Some(Effects::none());
                }
                Code::BackTab if self.focus.0.is_none_or(|at| at == 0) => {
                    self.move_on(-1);
                    return Some(Effects::none());
                }
                _ => {}
            }
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => {
                if self.focus.0.is_none() && self.part == Part::Buttons {
                    let last = if self.sku().is_some() { Part::Services } else { Part::Chosen };
                    self.part = if key.code == Code::Tab { Part::Name } else { last };
                }
                return Some(effects);
            }
            Some(Pressed::Button(command)) => return Some(self.run(command, cx)),
            None => {}
        }
        match &mut self.outcome {
            Some(outcome) => outcome.key(key),
            None => self.part_key(key, cx),
        }
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        if self.part == Part::Name && self.name.paste(text) == Answer::Changed {
            self.look_up(cx)
        } else {
            Effects::none()
        }
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        self.verdict.on_event(event);
        if let Some(outcome) = &mut self.outcome {
            outcome.on_event(event);
        }
        match event {
            Event::UsersListed { ticket, view } if *ticket == self.asked => {
                self.offers = view.users.iter().copied().take(200).collect();
                self.offered = Listing::new(self.offers.len());
            }
            Event::TenantChanged => return self.ask(cx),
            _ => {}
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        let offers = self.offers.get(self.offered.nearby()).unwrap_or_default();
        let outcome = self.outcome.as_ref().map(Outcome::wants).unwrap_or_default();
        [offers, &self.chosen, &outcome].concat()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let name = match self.goal {
            Goal::Product(sku) => cx.product_name(sku),
            Goal::Group(group) => cx.group_names(&[group]),
            Goal::Owners(allotment) => cx.allotment_name(allotment),
        };
        let panel = Panel { title: &cx.say(self.title()), corner: &cx.say("corner-esc"), subtitle: &name };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        if let Some(outcome) = &self.outcome {
            outcome.draw(buf, room, cx);
            return;
        }
        let room = self.verdict.draw(buf, room, cx);
        let room = self.draw_offers(buf, room, cx);
        let room = self.draw_chosen(buf, room, cx);
        self.draw_services(buf, room, cx);
        self.verdict.draw_over(buf, area, cx);
    }
}
