//! One user × one product: a switch per app or service (DOMAIN R25, R97, R104 to R107).

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draft::automatic;
use super::steps::{Focus, Press, Pressed};
use super::toggles::{self, Item, Mark, Target};
use super::verdict::{Fix, Verdict};
use crate::domain::change::Action;
use crate::domain::effective;
use crate::domain::ids::{ServicePlanId, SkuId, UserKey};
use crate::domain::job::Job;
use crate::domain::product::Service;
use crate::domain::role::Right;
use crate::domain::user::{Path, User};
use crate::keys::Key;
use crate::keys::binding::{self, Binding, Hint};
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::kit::{choice, draw, marks};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The panel.
pub struct Services {
    user: UserKey,
    sku: SkuId,
    /// The switches turned and not yet saved.
    flipped: BTreeSet<ServicePlanId>,
    list: Listing,
    focus: Focus,
    verdict: Verdict,
    /// The job that was asked for last is the saving of these switches, and no way out that the verdict offers.
    saving: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Flip,
    Save,
    Close,
}

pub(super) static BINDINGS: &[Binding<Command>] = &[Binding::new(&[Key::char(' ')], Command::Flip, "key-flip")];

impl Services {
    /// The panel with the first service under the keyboard.
    pub fn open(user: UserKey, sku: SkuId, cx: &Context) -> (Self, Effects) {
        let services = cx.product(sku).map_or(0, |product| product.services.len());
        let panel = Self {
            user,
            sku,
            flipped: BTreeSet::new(),
            list: Listing::new(services),
            focus: Focus(None),
            verdict: Verdict::alone(),
            saving: false,
        };
        (panel, Effects::none())
    }

    fn job(&self, cx: &Context) -> Option<Job> {
        let off = effective::disabled_directly(cx.users.get(&self.user)?, self.sku)?;
        let (on, off) = self.flipped.iter().partition(|plan| off.contains(plan));
        let action = Action::SetServices { sku: self.sku, on, off };
        (!self.flipped.is_empty()).then(|| Job { action, users: vec![self.user], skip_refused: false })
    }

    fn items(&self, cx: &Context) -> Vec<Item> {
        let (Some(user), Some(product)) = (cx.users.get(&self.user), cx.product(self.sku)) else { return Vec::new() };
        let off = effective::disabled(user, self.sku).unwrap_or_default();
        let item = |service: &Service| Item {
            target: Target::Service(self.sku, service.id),
            mark: Mark::Switch,
            on: off.contains(&service.id) == self.flipped.contains(&service.id),
            label: service.display_name.clone(),
            note: automatic(service, cx),
            locked: locked(user, self.sku, service, cx),
            open: None,
            depth: 0,
        };
        product.services.iter().map(item).collect()
    }

    fn denied(&self, cx: &Context) -> Option<String> {
        let user = cx.users.get(&self.user);
        user.map_or_else(|| cx.denied(Right::License), |user| cx.denied_licenses_of(user))
    }

    /// Why the row under the cursor cannot be switched.
    fn locked(&self, items: &[Item], cx: &Context) -> Option<String> {
        self.denied(cx).or_else(|| items.get(self.list.cursor()?)?.locked.clone())
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let reason = self
            .denied(cx)
            .or_else(|| self.flipped.is_empty().then(|| cx.say("services-nothing-flipped")))
            .or_else(|| self.verdict.reason(cx));
        vec![
            Press { command: Command::Save, label: "button-save", reason },
            Press { command: Command::Close, label: "button-close", reason: None },
        ]
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        self.verdict.ask(self.job(cx), cx)
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        match command {
            Command::Flip => {
                let items = self.items(cx);
                if let Some(text) = self.locked(&items, cx) {
                    return Effects::say(text);
                }
                let item = self.list.cursor().and_then(|row| items.get(row));
                if let Some(Item { target: Target::Service(_, plan), .. }) = item {
                    marks::flip(&mut self.flipped, *plan);
                }
                self.ask(cx)
            }
            Command::Save => {
                (self.focus, self.saving) = (Focus(Some(1)), true);
                self.job(cx).map(Effect::Run).into_iter().collect()
            }
            Command::Close => Effect::Back.into(),
        }
    }
}

/// Why a service cannot be switched for this user: it is the tenant's (R105), or a group gives it (R96, R97).
pub fn locked(user: &User, sku: SkuId, service: &Service, cx: &Context) -> Option<String> {
    if service.company {
        return Some(cx.say("service-company"));
    }
    let mut groups = user.inherited().filter(|license| license.sku == sku && license.state.holds_seat());
    let direct = user.licenses.iter().any(|license| license.sku == sku && license.path == Path::Direct);
    let group = groups.find(|license| !direct || !license.disabled.contains(&service.id))?;
    match &group.path {
        Path::Group { name, .. } => Some(cx.tell("locked-group", [("group", name.as_str().into())])),
        Path::Allotment { name, .. } => Some(cx.tell("locked-allotment", [("allotment", name.as_str().into())])),
        Path::Direct => None,
    }
}

impl Layer for Services {
    fn trail(&self, cx: &Context) -> Vec<String> {
        let user = cx.users.get(&self.user).map(|user| user.display_name.clone()).unwrap_or_default();
        vec![format!("{user} · {}", cx.product_name(self.sku))]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let items = self.items(cx);
        let flip = cx.hints(BINDINGS, |_| self.locked(&items, cx));
        [flip, self.verdict.hints(cx, false), Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.verdict.open_list()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => return Some(effects),
            Some(Pressed::Button(command)) => return Some(self.run(command, cx)),
            None => {}
        }
        match self.verdict.key(key, cx) {
            Some(Ok(effects)) => return Some(effects),
            Some(Err(Fix::SwitchOff(_, plan))) => {
                self.flipped.remove(&plan);
                return Some(self.ask(cx));
            }
            Some(Err(Fix::LeaveOut(_))) | None => {}
        }
        if let Some(motion) = motion(key) {
            self.list.apply(motion);
            return Some(Effects::none());
        }
        binding::find(BINDINGS, key).map(|row| self.run(row.command, cx))
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        self.verdict.on_event(event);
        match event {
            Event::ProductsLoaded(_) => self.list.clamp(self.items(cx).len()),
            Event::Finished(result) if std::mem::take(&mut self.saving) && result.changed() > 0 => {
                self.flipped.clear();
                self.verdict.forget();
            }
            Event::TenantChanged => return self.ask(cx),
            _ => {}
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        vec![self.user]
    }

    fn unsaved(&self) -> usize {
        self.flipped.len()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let items = self.items(cx);
        let on = items.iter().filter(|item| item.on && item.locked.is_none()).count();
        let all = items.iter().filter(|item| item.locked.is_none()).count();
        let subtitle = format!(
            "{} · {}",
            cx.say("services-title"),
            cx.tell("services-on", [("on", on.into()), ("all", all.into())])
        );
        let panel = Panel { title: &self.trail(cx).concat(), corner: &cx.say("corner-esc"), subtitle: &subtitle };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        let room = self.verdict.draw(buf, room, cx, false);
        let unsaved = self.unsaved();
        if unsaved > 0 {
            let line = draw::below(room, room.height.saturating_sub(1));
            draw::text(buf, line, &cx.tell("not-saved", [("count", unsaved.into())]), cx.theme.warn);
        }
        let room = Rect { height: room.height.saturating_sub(1), ..room };
        toggles::draw(buf, room, cx, &items, &self.list, self.focus.0.is_none());
        self.verdict.draw_over(buf, area, cx);
    }
}
