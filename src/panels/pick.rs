//! Something is chosen by its name: a group that is licensed by a subscription, in **Assign licenses to a group** (DOMAIN
//! R41), or devices and groups that are taken into a group.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use super::dialog::{Body, Dialog};
use super::steps::Focus;
use super::verdict::Verdict;
use crate::domain::change::{Action, GroupAction};
use crate::domain::device::DeviceGrant;
use crate::domain::group::Group;
use crate::domain::ids::{GroupKey, ObjectId, SkuId, SubscriptionId};
use crate::domain::job::{Forecast, Job};
use crate::domain::text::fold;
use crate::keys::binding::{self, Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::text_field::{Answer, Look, TextField};
use crate::kit::{draw, text};
use crate::layer::Context;
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// What it is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To have its devices licensed.
    License(SkuId, SubscriptionId),
    /// To be a member of the group.
    Member(GroupKey),
}

/// The goal and what was chosen for it.
pub struct Pick {
    goal: Goal,
    name: TextField,
    offered: Listing,
    chosen: Vec<ObjectId>,
    picked: Listing,
    /// The keyboard is in the list of the chosen, not in the name field.
    below: bool,
}

/// Something that can be chosen.
struct Offer {
    id: ObjectId,
    name: String,
    note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Add,
    TakeOut,
}

static NAME: &[Binding<Part>] = &[Binding::new(&[Key::code(Code::Enter)], Part::Add, "key-add-user")];
static CHOSEN: &[Binding<Part>] = &[Binding::new(
    &[Key::code(Code::Delete), Key::code(Code::Backspace), Key::char('x')],
    Part::TakeOut,
    "key-take-out",
)];

/// Names offered at once; more would push the rest off a small screen.
const OFFERS: usize = 6;
/// Names looked at: nobody pages through more.
const MOST: usize = 200;

impl Pick {
    /// The pane with the keyboard in the name field.
    pub fn open(goal: Goal, cx: &Context) -> (Dialog<Self>, Effects) {
        let body = Self {
            goal,
            name: TextField::default(),
            offered: Listing::new(0),
            chosen: Vec::new(),
            picked: Listing::new(0),
            below: false,
        };
        let (pane, effects) = Dialog::open(body, Focus(None), Verdict::alone(), cx);
        (pane, effects.and([Effect::LoadGroups, Effect::LoadDevices]))
    }

    /// What has the written text in its name: groups, or devices and groups.
    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let wanted = fold(self.name.value().trim());
        if wanted.is_empty() {
            return Vec::new();
        }
        let of_group = |group: &Group| Offer {
            id: group.id,
            name: group.about.name.clone(),
            note: [
                cx.say(&format!("group-kind-{}", group.about.kind().id())),
                cx.tell("group-devices", [("count", cx.devices_in(group.key).into())]),
            ]
            .join(" · "),
        };
        let groups = cx.groups.iter().flatten().filter(|group| fold(&group.about.name).contains(&wanted));
        let groups = groups.filter(|group| self.goal != Goal::Member(group.key));
        let devices = cx.devices.iter().flatten().filter(|device| device.named(&wanted));
        match self.goal {
            Goal::License(..) => groups.take(MOST).map(of_group).collect(),
            Goal::Member(_) => devices
                .take(MOST)
                .map(|device| Offer { id: device.id, name: device.name.clone(), note: cx.group_names(&device.groups) })
                .chain(groups.take(MOST).map(of_group))
                .collect(),
        }
    }

    fn name_of(id: ObjectId, cx: &Context) -> String {
        let group = cx.groups.iter().flatten().find(|group| group.id == id).map(|group| group.about.name.clone());
        let device = || cx.devices.iter().flatten().find(|device| device.id == id).map(|device| device.name.clone());
        group.or_else(device).unwrap_or_else(|| "…".to_owned())
    }

    /// Takes what is offered in. A subscription goes to one group (R42): another choice takes the place of the first.
    fn add(&mut self, cx: &Context) {
        let Some(id) = self.offered.cursor().and_then(|row| Some(self.offers(cx).get(row)?.id)) else { return };
        if matches!(self.goal, Goal::License(..)) {
            self.chosen.clear();
        }
        if !self.chosen.contains(&id) {
            self.chosen.push(id);
        }
        self.picked.clamp(self.chosen.len());
        self.name = TextField::default();
        self.offered = Listing::new(0);
    }

    fn take_out(&mut self) {
        if let Some(place) = self.picked.cursor() {
            self.chosen.remove(place);
            self.picked.clamp(self.chosen.len());
        }
        self.below = !self.chosen.is_empty();
    }

    fn look_up(&mut self, answer: Answer, cx: &Context) {
        if answer == Answer::Changed {
            self.offered = Listing::new(self.offers(cx).len());
        }
    }

    fn draw_offers(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool) -> Rect {
        let (placeholder, nothing) = match self.goal {
            Goal::License(..) => ("pick-type-a-group", "pick-no-group"),
            Goal::Member(_) => ("pick-type-a-member", "pick-no-member"),
        };
        let placeholder = cx.say(placeholder);
        self.name.draw(buf, area, &cx.theme, Look { prompt: "> ", placeholder: &placeholder, focused });
        let mut rest = draw::below(area, 1);
        if focused && !self.name.value().trim().is_empty() {
            let offers = self.offers(cx);
            if offers.is_empty() {
                let loading = cx.groups.is_none() || cx.devices.is_none();
                draw::text(buf, rest, &cx.say(if loading { "loading" } else { nothing }), cx.theme.dim);
                rest = draw::below(rest, 1);
            }
            for place in self.offered.visible(offers.len().min(OFFERS)) {
                let Some(offer) = offers.get(place) else { break };
                let name = text::pad_right(&text::cut(&offer.name, 24), 24);
                let line = Line::from(vec![Span::raw(name + "  "), Span::styled(offer.note.clone(), cx.theme.dim)]);
                draw::line(buf, draw::after(rest, 2), &line, Alignment::Left);
                if self.offered.cursor() == Some(place) {
                    buf.set_style(Rect { height: 1, ..rest }.intersection(buf.area), cx.theme.selected);
                }
                rest = draw::below(rest, 1);
            }
        }
        draw::below(rest, 1)
    }

    fn draw_chosen(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let head = match self.goal {
            Goal::License(..) => cx.say("pick-chosen-group"),
            Goal::Member(_) => cx.tell("pick-chosen", [("count", self.chosen.len().into())]),
        };
        draw::text(buf, area, &head, if self.below { cx.theme.accent } else { cx.theme.bold });
        let rest = draw::below(area, 1);
        for (row, place) in rest.rows().zip(self.picked.visible(usize::from(rest.height))) {
            let Some(id) = self.chosen.get(place) else { break };
            draw::text(buf, draw::after(row, 2), &Self::name_of(*id, cx), cx.theme.text);
            if self.below && self.picked.cursor() == Some(place) {
                buf.set_style(row.intersection(buf.area), cx.theme.selected);
            }
        }
    }
}

impl Body for Pick {
    fn title(&self, cx: &Context) -> String {
        cx.say(match self.goal {
            Goal::License(..) => "assign-to-group-title",
            Goal::Member(_) => "add-devices-title",
        })
    }

    fn subtitle(&self, cx: &Context) -> String {
        match self.goal {
            Goal::License(sku, _) => cx.product_name(sku),
            Goal::Member(group) => cx.group_names(&[group]),
        }
    }

    fn button(&self) -> &'static str {
        match self.goal {
            Goal::License(..) => "button-assign",
            Goal::Member(_) => "button-add",
        }
    }

    fn job(&self, cx: &Context) -> Option<Job> {
        let action = match self.goal {
            Goal::License(sku, subscription) => {
                let id = self.chosen.first()?;
                let group = cx.groups.iter().flatten().find(|group| group.id == *id)?.key;
                let grant = DeviceGrant { sku, subscription: Some(subscription) };
                GroupAction::AssignDevices { group, grant }
            }
            Goal::Member(group) => GroupAction::AddMembers { group, members: self.chosen.iter().copied().collect() },
        };
        (!self.chosen.is_empty()).then(|| Job::about(Action::Groups(action)))
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        let nothing = match self.goal {
            Goal::License(..) => "pick-group-first",
            Goal::Member(_) => "pick-members-first",
        };
        self.chosen.is_empty().then(|| cx.say(nothing))
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(if self.below { CHOSEN } else { NAME }, |_| None)
    }

    fn writes(&self) -> bool {
        !self.below
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match (self.below, key.code) {
            (false, Code::Tab) if !self.chosen.is_empty() => self.below = true,
            (true, Code::BackTab) => self.below = false,
            (true, _) if binding::find(CHOSEN, key).is_some() => self.take_out(),
            (true, _) => {
                self.picked.apply(motion(key)?);
            }
            (false, _) if binding::find(NAME, key).is_some() => self.add(cx),
            (false, Code::Up | Code::Down) => {
                self.offered.apply(motion(key)?);
            }
            (false, _) => {
                let answer = self.name.key(key);
                if answer == Answer::Ignored {
                    return None;
                }
                self.look_up(answer, cx);
            }
        }
        Some(Effects::none())
    }

    fn entered(&mut self, top: bool) {
        self.below = !top && !self.chosen.is_empty();
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        let answer = self.name.paste(text);
        self.look_up(answer, cx);
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, _: &mut Focus, cx: &Context) -> Effects {
        match event {
            Event::GroupsLoaded(_) | Event::DevicesLoaded(_) => self.offered.clamp(self.offers(cx).len()),
            Event::TenantChanged => return [Effect::LoadGroups, Effect::LoadDevices].into(),
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        let room = self.draw_offers(buf, area, cx, focused && !self.below);
        self.draw_chosen(buf, room, cx);
    }
}
