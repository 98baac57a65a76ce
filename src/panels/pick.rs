//! Something is chosen by its name: a group that is licensed by a subscription, in **Assign licenses to a group** (DOMAIN
//! R41), or devices and groups that are taken into a group.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use super::verdict::Verdict;
use crate::domain::change::{Action, GroupAction};
use crate::domain::device::DeviceGrant;
use crate::domain::group::Group;
use crate::domain::ids::{GroupKey, ObjectId, SkuId, SubscriptionId, UserKey};
use crate::domain::job::Job;
use crate::domain::text::fold;
use crate::keys::binding::{self, Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::kit::text_field::{Answer, Look, TextField};
use crate::kit::{draw, text};
use crate::layer::{Context, Layer};
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

/// The pane.
pub struct Pick {
    goal: Goal,
    name: TextField,
    offered: Listing,
    chosen: Vec<ObjectId>,
    picked: Listing,
    /// The keyboard is in the list of the chosen, not in the name field.
    below: bool,
    focus: Focus,
    verdict: Verdict,
    /// None until it was begun.
    outcome: Option<Outcome>,
}

/// Something that can be chosen.
struct Offer {
    id: ObjectId,
    name: String,
    note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Do,
    Close,
    Undo,
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
    pub fn open(goal: Goal) -> (Self, Effects) {
        let pane = Self {
            goal,
            name: TextField::default(),
            offered: Listing::new(0),
            chosen: Vec::new(),
            picked: Listing::new(0),
            below: false,
            focus: Focus(None),
            verdict: Verdict::alone(),
            outcome: None,
        };
        (pane, [Effect::LoadGroups, Effect::LoadDevices].into())
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
        (!self.chosen.is_empty()).then(|| Job {
            action: Action::Groups(action),
            users: Vec::new(),
            skip_refused: false,
        })
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        if let Some(job) = self.job(cx).filter(|_| self.outcome.is_none()) {
            return self.verdict.ask(job, cx);
        }
        self.verdict.forget();
        Effects::none()
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        match &self.outcome {
            None => {
                let (label, nothing) = match self.goal {
                    Goal::License(..) => ("button-assign", "pick-group-first"),
                    Goal::Member(_) => ("button-add", "pick-members-first"),
                };
                let reason = self.chosen.is_empty().then(|| cx.say(nothing)).or_else(|| self.verdict.reason(cx));
                vec![press(Command::Do, label, reason), press(Command::Close, "button-cancel", None)]
            }
            Some(outcome) => outcome.presses(cx, Command::Close, Command::Undo).into(),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        match command {
            Command::Do => {
                let Some(job) = self.job(cx) else { return Effects::none() };
                self.outcome = Some(Outcome::of(1));
                self.focus = Focus(Some(0));
                Effect::Run(job).into()
            }
            Command::Close => Effect::Back.into(),
            Command::Undo => self.outcome.as_ref().map(Outcome::undo).unwrap_or_default(),
        }
    }

    /// Takes what is offered in. A subscription goes to one group (R42): another choice takes the place of the first.
    fn add(&mut self, cx: &Context) -> Effects {
        let Some(id) = self.offered.cursor().and_then(|row| Some(self.offers(cx).get(row)?.id)) else {
            return Effects::none();
        };
        if matches!(self.goal, Goal::License(..)) {
            self.chosen.clear();
        }
        if !self.chosen.contains(&id) {
            self.chosen.push(id);
        }
        self.picked.clamp(self.chosen.len());
        self.name = TextField::default();
        self.offered = Listing::new(0);
        self.ask(cx)
    }

    fn body_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.below {
            if binding::find(CHOSEN, key).is_some() {
                if let Some(place) = self.picked.cursor() {
                    self.chosen.remove(place);
                    self.picked.clamp(self.chosen.len());
                }
                self.below = !self.chosen.is_empty();
                return Some(self.ask(cx));
            }
            return motion(key).map(|motion| {
                self.picked.apply(motion);
                Effects::none()
            });
        }
        if binding::find(NAME, key).is_some() {
            return Some(self.add(cx));
        }
        if let Some(motion) = motion(key).filter(|_| matches!(key.code, Code::Up | Code::Down)) {
            self.offered.apply(motion);
            return Some(Effects::none());
        }
        match self.name.key(key) {
            Answer::Ignored => return None,
            Answer::Kept => {}
            Answer::Changed => self.offered = Listing::new(self.offers(cx).len()),
        }
        Some(Effects::none())
    }

    /// The name field, the chosen ones, the buttons, in a circle.
    fn move_on(&mut self, key: Key) -> bool {
        let chosen = !self.chosen.is_empty();
        (self.below, self.focus) = match (key.code, self.focus.0, self.below) {
            (Code::Tab, None, false) if chosen => (true, Focus(None)),
            (Code::BackTab, None, true) => (false, Focus(None)),
            (Code::BackTab, Some(0), _) => (chosen, Focus(None)),
            _ => return false,
        };
        true
    }

    fn draw_offers(&self, buf: &mut Buffer, area: Rect, cx: &Context) -> Rect {
        let (placeholder, nothing) = match self.goal {
            Goal::License(..) => ("pick-type-a-group", "pick-no-group"),
            Goal::Member(_) => ("pick-type-a-member", "pick-no-member"),
        };
        let focused = self.focus.0.is_none() && !self.below;
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

    const fn title(&self) -> &'static str {
        match self.goal {
            Goal::License(..) => "assign-to-group-title",
            Goal::Member(_) => "add-devices-title",
        }
    }
}

impl Layer for Pick {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say(self.title())]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let body = match &self.outcome {
            Some(outcome) => outcome.hints(cx),
            None if self.focus.0.is_some() => Vec::new(),
            None => cx.hints(if self.below { CHOSEN } else { NAME }, |_| None),
        };
        [body, self.verdict.hints(cx), Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.outcome.is_none() {
            let typing = self.focus.0.is_none() && !self.below && key.typed().is_some();
            if !typing && let Some(Ok(effects)) = self.verdict.key(key, cx) {
                return Some(effects);
            }
            if self.move_on(key) {
                return Some(Effects::none());
            }
            if self.focus.0.is_none()
                && let Some(effects) = self.body_key(key, cx)
            {
                return Some(effects);
            }
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => {
                // From the last button the circle begins anew.
                self.below &= self.focus.0.is_none() && key.code != Code::Tab;
                Some(effects)
            }
            Some(Pressed::Button(command)) => Some(self.run(command, cx)),
            None => self.outcome.as_mut().and_then(|outcome| outcome.key(key)),
        }
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        if self.outcome.is_none() && self.focus.0.is_none() && self.name.paste(text) == Answer::Changed {
            self.offered = Listing::new(self.offers(cx).len());
        }
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        self.verdict.on_event(event);
        if let Some(outcome) = &mut self.outcome {
            outcome.on_event(event);
        }
        match event {
            Event::GroupsLoaded(_) | Event::DevicesLoaded(_) => self.offered.clamp(self.offers(cx).len()),
            Event::TenantChanged => {
                return self.ask(cx).and([Effect::LoadGroups, Effect::LoadDevices]);
            }
            _ => {}
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        self.outcome.as_ref().map(Outcome::wants).unwrap_or_default()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let name = match self.goal {
            Goal::License(sku, _) => cx.product_name(sku),
            Goal::Member(group) => cx.group_names(&[group]),
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
        self.draw_chosen(buf, room, cx);
        self.verdict.draw_over(buf, area, cx);
    }
}
