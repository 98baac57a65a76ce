//! **Assign licenses to users** (DOMAIN R20 to R24): type a name, pick, turn services off, assign. Users are taken
//! into a group in the same way (R101).

mod view;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::draft::{Draft, unassignable};
use super::steps::Focus;
use super::toggles::{Item, Mark};
use super::verdict::{Fix, Verdict};
use crate::domain::batch::Batch;
use crate::domain::change::{Action, AllotmentAction, GroupAction};
use crate::domain::ids::{AllotmentKey, GroupKey, SkuId, UserKey};
use crate::domain::job::{Forecast, Job};
use crate::domain::query::UserQuery;
use crate::domain::refusal::Refusal;
use crate::keys::binding::{Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::text_field::{Answer, TextField};
use crate::layer::Context;
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

/// The goal, the users chosen for it, and what they would be given.
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
}

/// Where the keyboard is, from top to bottom; then come the buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Name,
    Chosen,
    Services,
}

/// For the footer and the help: the parts answer these keys each in its way.
static HINTS: &[(Part, &[Binding<()>])] = &[
    (Part::Name, &[Binding::new(&[Key::code(Code::Enter)], (), "key-add-user")]),
    (
        Part::Chosen,
        &[Binding::new(&[Key::code(Code::Delete), Key::code(Code::Backspace), Key::char('x')], (), "key-take-out")],
    ),
    (Part::Services, &[Binding::new(&[Key::char(' ')], (), "key-flip")]),
];

/// Names offered at once; more would push the chosen ones off a small screen.
const OFFERS: usize = 6;

impl Assign {
    /// The pane with the keyboard in the name field.
    pub fn open(goal: Goal, cx: &Context) -> (Dialog<Self>, Effects) {
        let (draft, services) = match goal {
            Goal::Product(sku) => (Draft::of(sku), cx.product(sku).map_or(0, |product| product.switches().count())),
            Goal::Group(_) | Goal::Owners(_) => (Draft::default(), 0),
        };
        let body = Self {
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
        };
        Dialog::open(body, Focus(None), Verdict::default(), cx)
    }

    const fn sku(&self) -> Option<SkuId> {
        match self.goal {
            Goal::Product(sku) => Some(sku),
            Goal::Group(_) | Goal::Owners(_) => None,
        }
    }

    /// The parts there are: only with a product there are services to switch.
    const fn parts(&self) -> &'static [Part] {
        if self.sku().is_some() { &[Part::Name, Part::Chosen, Part::Services] } else { &[Part::Name, Part::Chosen] }
    }

    /// The part after, or before; None: that is the buttons.
    fn next(&self, step: isize) -> Option<Part> {
        let at = self.parts().iter().position(|part| *part == self.part)?;
        self.parts().get(at.checked_add_signed(step)?).copied()
    }

    /// Takes the offered user in, unless there are twenty already (R21).
    fn add(&mut self) {
        let Some(user) = self.offered.cursor().and_then(|row| self.offers.get(row).copied()) else { return };
        match Batch::new(self.chosen.iter().copied().chain([user])) {
            Ok(batch) => {
                self.chosen = batch.users().to_vec();
                self.picked.clamp(self.chosen.len());
                self.refused = None;
                self.name = TextField::default();
                self.offers.clear();
            }
            Err(refusal) => self.refused = Some(refusal),
        }
    }

    fn take_out(&mut self) {
        if let Some(place) = self.picked.cursor() {
            self.chosen.remove(place);
            self.picked.clamp(self.chosen.len());
            self.refused = None;
        }
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

    fn name_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match (key.code, self.name.key(key)) {
            (Code::Enter, _) => self.add(),
            (Code::Up | Code::Down, _) => {
                self.offered.apply(motion(key)?);
            }
            (_, Answer::Ignored) => return None,
            (_, Answer::Kept) => {}
            (_, Answer::Changed) => return Some(self.look_up(cx)),
        }
        Some(Effects::none())
    }

    fn items(&self, cx: &Context) -> Vec<Item> {
        self.sku()
            .and_then(|sku| cx.product(sku))
            .map_or_else(Vec::new, |product| self.draft.services(product, Mark::Switch, 0, cx).collect())
    }
}

impl Body for Assign {
    fn title(&self, cx: &Context) -> String {
        cx.say(match self.goal {
            Goal::Product(_) => "assign-title",
            Goal::Group(_) => "add-members-title",
            Goal::Owners(_) => "add-owners-title",
        })
    }

    fn subtitle(&self, cx: &Context) -> String {
        match self.goal {
            Goal::Product(sku) => cx.product_name(sku),
            Goal::Group(group) => cx.group_names(&[group]),
            Goal::Owners(allotment) => cx.allotment_name(allotment),
        }
    }

    fn button(&self) -> &'static str {
        if self.sku().is_some() { "button-assign" } else { "button-add" }
    }

    fn job(&self, cx: &Context) -> Option<Job> {
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
        (!self.chosen.is_empty()).then_some(Job { action, users, skip_refused: false })
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        let nobody = || self.chosen.is_empty().then(|| cx.say("assign-nobody-chosen"));
        self.sku().and_then(|sku| unassignable(cx.product(sku)?, cx)).or_else(nobody)
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let rows = HINTS.iter().find(|(part, _)| *part == self.part).map_or(&[][..], |(_, rows)| rows);
        cx.hints(rows, |()| None)
    }

    fn writes(&self) -> bool {
        self.part == Part::Name
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match (self.part, key.code) {
            (_, Code::Tab) => self.part = self.next(1)?,
            (_, Code::BackTab) => self.part = self.next(-1)?,
            (Part::Name, _) => return self.name_key(key, cx),
            (Part::Chosen, Code::Delete | Code::Backspace | Code::Char('x')) => self.take_out(),
            (Part::Chosen, _) => {
                self.picked.apply(motion(key)?);
            }
            (Part::Services, Code::Char(' ')) => {
                let items = self.items(cx);
                if let Some(item) = self.services.cursor().and_then(|row| items.get(row)) {
                    self.draft.flip(item.target);
                }
            }
            (Part::Services, _) => {
                self.services.apply(motion(key)?);
            }
        }
        Some(Effects::none())
    }

    fn entered(&mut self, top: bool) {
        let parts = self.parts();
        self.part = if top { parts[0] } else { parts[parts.len() - 1] };
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        if self.part == Part::Name && self.name.paste(text) == Answer::Changed {
            self.look_up(cx)
        } else {
            Effects::none()
        }
    }

    fn fix(&mut self, fix: Fix, _: &Context) {
        match fix {
            Fix::LeaveOut(users) => self.chosen.retain(|user| !users.contains(user)),
            Fix::SwitchOff(sku, plan) => self.draft.switch_off(sku, plan),
        }
        self.picked.clamp(self.chosen.len());
    }

    fn on_event(&mut self, event: &Event, _: &mut Focus, _: &Context) -> Effects {
        if let Event::UsersListed { ticket, view } = event
            && *ticket == self.asked
        {
            self.offers = view.users.iter().copied().take(200).collect();
            self.offered = Listing::new(self.offers.len());
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        let offers = self.offers.get(self.offered.nearby()).unwrap_or_default();
        [offers, &self.chosen].concat()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        let at = focused.then_some(self.part);
        let room = self.draw_offers(buf, area, cx, at == Some(Part::Name));
        let room = self.draw_chosen(buf, room, cx, at == Some(Part::Chosen));
        self.draw_services(buf, room, cx, at == Some(Part::Services));
    }
}
