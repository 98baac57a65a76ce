//! **Assign licenses** to groups, with **Turn apps and services on or off** (DOMAIN R46). Too few seats are no
//! refusal here: whoever finds none has it under **Actions needed** (R98).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draft::Draft;
use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use super::toggles::{self, Item, Target};
use super::verdict::Verdict;
use crate::domain::batch::Batch;
use crate::domain::change::{Action, Grant, GroupAction};
use crate::domain::ids::{GroupKey, SkuId, UserKey};
use crate::domain::job::Job;
use crate::keys::binding::{self, Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The pane.
pub struct AssignToGroups {
    groups: Batch<GroupKey>,
    /// Only this product's services; None: any products.
    sku: Option<SkuId>,
    draft: Draft,
    list: Listing,
    focus: Focus,
    verdict: Verdict,
    /// None until it was begun.
    outcome: Option<Outcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Assign,
    Close,
    Undo,
    Flip,
    Unfold,
}

static CHOOSE: &[Binding<Command>] = &[
    Binding::new(&[Key::char(' ')], Command::Flip, "key-flip"),
    Binding::new(&[Key::code(Code::Enter), Key::code(Code::Right)], Command::Unfold, "key-unfold"),
];

impl AssignToGroups {
    /// The pane with nothing chosen, or with the services of a product as the first group has them.
    pub fn open(groups: Batch<GroupKey>, sku: Option<SkuId>, cx: &Context) -> (Self, Effects) {
        let given = |sku: SkuId| {
            let group = groups.keys().first().and_then(|key| cx.group(*key));
            let off = group.and_then(|group| group.licenses.get(&sku)).cloned().unwrap_or_default();
            Draft::with(Grant { sku, off })
        };
        let draft = sku.map_or_else(Draft::default, given);
        let (list, focus, verdict) = (Listing::new(0), Focus(None), Verdict::alone());
        let mut pane = Self { groups, sku, draft, list, focus, verdict, outcome: None };
        pane.list.clamp(pane.items(cx).len());
        (pane, Effects::none())
    }

    fn items(&self, cx: &Context) -> Vec<Item> {
        let items = self.draft.items(cx);
        match self.sku {
            None => items,
            Some(only) => {
                items.into_iter().filter(|item| matches!(item.target, Target::Service(sku, _) if sku == only)).collect()
            }
        }
    }

    fn job(&self) -> Job {
        let action = GroupAction::Assign { groups: self.groups.clone(), grants: self.draft.grants() };
        Job { action: Action::Groups(action), users: Vec::new(), skip_refused: false }
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        if self.draft.grants().is_empty() {
            self.verdict.forget();
            return Effects::none();
        }
        let job = self.job();
        self.verdict.ask(job, cx)
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        match &self.outcome {
            None => {
                let nothing = self.draft.grants().is_empty().then(|| cx.say("manage-choose-one"));
                let label = if self.sku.is_some() { "button-save" } else { "button-assign" };
                let reason = nothing.or_else(|| self.verdict.reason(cx));
                vec![press(Command::Assign, label, reason), press(Command::Close, "button-cancel", None)]
            }
            Some(outcome) => outcome.presses(cx, Command::Close, Command::Undo).into(),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        match command {
            Command::Assign => {
                self.outcome = Some(Outcome::of(1));
                self.focus = Focus(Some(0));
                Effect::Run(self.job()).into()
            }
            Command::Close => Effect::Back.into(),
            Command::Undo => self.outcome.as_ref().map(Outcome::undo).unwrap_or_default(),
            Command::Flip | Command::Unfold => {
                let items = self.items(cx);
                let Some(item) = self.list.cursor().and_then(|row| items.get(row)) else { return Effects::none() };
                match (command, item.target) {
                    (Command::Flip, target) if item.locked.is_none() => self.draft.flip(target),
                    (Command::Unfold, Target::Product(sku)) => self.draft.unfold(sku),
                    _ => return Effects::none(),
                }
                self.list.clamp(self.items(cx).len());
                if command == Command::Flip { self.ask(cx) } else { Effects::none() }
            }
        }
    }

    fn title(&self) -> &'static str {
        if self.sku.is_some() { "assign-services" } else { "assign-to-groups-title" }
    }
}

impl Layer for AssignToGroups {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say(self.title())]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let body = match &self.outcome {
            None => [cx.hints(CHOOSE, |_| None), self.verdict.hints(cx)].concat(),
            Some(outcome) => outcome.hints(cx),
        };
        [body, Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.outcome.is_none()
            && let Some(Ok(effects)) = self.verdict.key(key, cx)
        {
            return Some(effects);
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => return Some(effects),
            Some(Pressed::Button(command)) => return Some(self.run(command, cx)),
            None => {}
        }
        match &mut self.outcome {
            Some(outcome) => outcome.key(key),
            None => match binding::find(CHOOSE, key) {
                Some(row) => Some(self.run(row.command, cx)),
                None => motion(key).map(|motion| {
                    self.focus = Focus(None);
                    self.list.apply(motion);
                    Effects::none()
                }),
            },
        }
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match &mut self.outcome {
            Some(outcome) => outcome.on_event(event),
            None if *event == Event::TenantChanged => return self.ask(cx),
            None => self.verdict.on_event(event),
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        self.outcome.as_ref().map(Outcome::wants).unwrap_or_default()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let mut subtitle = cx.group_names(self.groups.keys());
        if let Some(sku) = self.sku {
            subtitle = format!("{subtitle} · {}", cx.product_name(sku));
        }
        let panel = Panel { title: &cx.say(self.title()), corner: &cx.say("corner-esc"), subtitle: &subtitle };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        if let Some(outcome) = &self.outcome {
            outcome.draw(buf, room, cx);
            return;
        }
        let room = self.verdict.draw(buf, room, cx);
        toggles::draw(buf, room, cx, &self.items(cx), &self.list, self.focus.0.is_none());
        self.verdict.draw_over(buf, area, cx);
    }
}
