//! The pane of one user (DOMAIN R33, R34, R126): **Account**, **Licenses and Apps**, **Changes**.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::edits::Edits;
use super::steps::{Focus, Press, Pressed};
use super::toggles::{self, Item, Mark, Target};
use super::verdict::{Fix, Verdict};
use super::{account, locations};
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::job::Job;
use crate::domain::journal::Entry;
use crate::domain::location::Location;
use crate::domain::role::Right;
use crate::keys::binding::{self, Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::choice::{self, Choice, Picked};
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::kit::{draw, marks, tabs};
use crate::layer::{Context, Layer};
use crate::message::effect::{self, Effect, Effects, Journal};
use crate::message::event::Event;

/// The pane.
pub struct User {
    key: UserKey,
    tab: Tab,
    edits: Edits,
    /// Sections and products whose rows are hidden or shown against the rule (Licenses open, the rest closed).
    folded: BTreeSet<usize>,
    list: Listing,
    focus: Focus,
    verdict: Verdict,
    /// What was asked for last is the saving of these choices, and no way out that the verdict offers.
    saving: bool,
    location: Option<Choice<Location>>,
    changes: Option<Vec<Entry>>,
    changes_list: Listing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Account,
    Licenses,
    Changes,
}

const TABS: [(Tab, &str); 3] =
    [(Tab::Account, "tab-account"), (Tab::Licenses, "tab-licenses-and-apps"), (Tab::Changes, "tab-changes")];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Check,
    Open,
    TabBefore,
    TabAfter,
    Services,
    Save,
    Cancel,
}

pub(super) static LICENSES: &[Binding<Command>] = &[
    Binding::new(&[Key::char(' ')], Command::Check, "key-check"),
    Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open"),
    Binding::new(&[Key::char('a')], Command::Services, "key-services").quiet(),
];

pub(super) static PANE: &[Binding<Command>] = &[
    Binding::new(&[Key::code(Code::Right), Key::char('l')], Command::TabAfter, "key-tab-after"),
    Binding::new(&[Key::code(Code::Left), Key::char('h')], Command::TabBefore, "key-tab-before").quiet(),
];

/// The two sections of the tab, by number.
const SECTIONS: [&str; 2] = ["section-licenses", "section-apps"];

impl User {
    /// The pane on **Licenses and Apps**.
    pub fn open(user: UserKey) -> (Self, Effects) {
        let pane = Self {
            key: user,
            tab: Tab::Licenses,
            edits: Edits::default(),
            folded: BTreeSet::from([1]),
            list: Listing::new(1),
            focus: Focus(None),
            verdict: Verdict::alone(),
            saving: false,
            location: None,
            changes: None,
            changes_list: Listing::new(0),
        };
        (pane, [Effect::LoadUsers(vec![user]), Effect::LoadJournal(Journal::Of(user))].into())
    }

    fn job(&self, cx: &Context) -> Option<Job> {
        let action = self.edits.action(cx.users.get(&self.key)?)?;
        Some(Job { action, users: vec![self.key], skip_refused: false })
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        self.verdict.ask(self.job(cx), cx)
    }

    /// The rows of **Licenses and Apps**.
    fn items(&self, cx: &Context) -> Vec<Item> {
        let Some(user) = cx.users.get(&self.key) else { return vec![Item::note(cx.say("loading"))] };
        let mut items = vec![self.edits.location_row(user, cx)];
        let held: Vec<_> = cx.products.iter().filter(|product| self.edits.holds(user, product.sku)).collect();
        let shown = cx.products.iter().filter(|product| product.goes_to_users());
        items.push(self.section(0, held.len().to_string(), cx));
        if !self.folded.contains(&0) {
            let license = |product| Item { depth: 1, ..self.edits.product(user, product, Mark::Box, cx) };
            items.extend(shown.map(license));
        }
        let services: Vec<Item> = held
            .iter()
            .flat_map(|product| self.edits.services(user, product, Mark::Box, cx).map(move |item| (*product, item)))
            .map(|(product, item)| {
                let note = if held.len() > 1 { product.display_name.clone() } else { item.note };
                Item { note, depth: 1, ..item }
            })
            .collect();
        let on = services.iter().filter(|item| item.on).count();
        items.push(self.section(1, cx.tell("services-on", [("on", on.into()), ("all", services.len().into())]), cx));
        if !self.folded.contains(&1) {
            items.extend(services);
        }
        items
    }

    fn section(&self, number: usize, count: String, cx: &Context) -> Item {
        Item {
            target: Target::Section(number),
            open: Some(!self.folded.contains(&number)),
            ..Item::note(cx.tell(SECTIONS[number], [("count", count.into())]))
        }
    }

    /// Why a row cannot be checked or cleared: by whoever is signed in, or by anybody.
    fn locked(&self, item: &Item, cx: &Context) -> Option<String> {
        let denied = match item.target {
            Target::Location => cx.denied(Right::License),
            Target::Product(_) | Target::Service(..) => cx.denied_licenses_of(cx.users.get(&self.key)?),
            Target::Section(_) | Target::Note => None,
        };
        denied.or_else(|| item.locked.clone())
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let user = cx.users.get(&self.key).filter(|_| self.edits.of_licenses());
        let reason = user
            .map_or_else(|| cx.denied(Right::License), |user| cx.denied_licenses_of(user))
            .or_else(|| self.job(cx).is_none().then(|| cx.say("user-nothing-changed")))
            .or_else(|| self.verdict.reason(cx));
        vec![
            Press { command: Command::Save, label: "button-save-changes", reason },
            Press { command: Command::Cancel, label: "button-cancel", reason: None },
        ]
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        let items = self.items(cx);
        let item = self.list.cursor().and_then(|row| items.get(row));
        match command {
            Command::TabAfter | Command::TabBefore => {
                let at = TABS.iter().position(|(tab, _)| *tab == self.tab).unwrap_or(0);
                let next =
                    if command == Command::TabAfter { (at + 1).min(TABS.len() - 1) } else { at.saturating_sub(1) };
                self.tab = TABS[next].0;
                self.focus = Focus(None);
                Effects::none()
            }
            Command::Check | Command::Open => match item {
                Some(Item { target: Target::Product(sku), .. }) if command == Command::Open => self.services(*sku, cx),
                Some(item) if let Some(reason) = self.locked(item, cx) => Effects::say(reason),
                Some(Item { target: Target::Location, .. }) => {
                    self.location = Some(locations::choice(cx));
                    Effects::none()
                }
                Some(Item { target: Target::Section(number), .. }) => {
                    marks::flip(&mut self.folded, *number);
                    self.list.clamp(self.items(cx).len());
                    Effects::none()
                }
                Some(Item { target, .. }) => {
                    if let Some(user) = cx.users.get(&self.key) {
                        self.edits.flip(user, *target);
                    }
                    self.list.clamp(self.items(cx).len());
                    self.ask(cx)
                }
                None => Effects::none(),
            },
            Command::Services => match item.map(|item| item.target) {
                Some(Target::Product(sku) | Target::Service(sku, _)) => self.services(sku, cx),
                _ => Effects::none(),
            },
            Command::Save => {
                self.saving = true;
                self.job(cx).map(Effect::Run).into_iter().collect()
            }
            Command::Cancel => Effect::Back.into(),
        }
    }

    /// Opens the switches of a product that the user holds.
    fn services(&self, sku: SkuId, cx: &Context) -> Effects {
        let holds = cx.users.get(&self.key).is_some_and(|user| user.licenses.iter().any(|license| license.sku == sku));
        if holds {
            Effect::Show(effect::Panel::Services(self.key, sku)).into()
        } else {
            Effects::say(cx.say("services-not-held"))
        }
    }

    fn location_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        let picked = choice::key_over(&mut self.location, key)?;
        let Picked::One(location) = picked else { return Some(Effects::none()) };
        self.edits.locate(cx.users.get(&self.key), location);
        Some(self.ask(cx))
    }
}

impl Layer for User {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.user_name(self.key)]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let tab = match self.tab {
            Tab::Licenses => {
                let items = self.items(cx);
                let locked = self.list.cursor().and_then(|row| self.locked(items.get(row)?, cx));
                let check = |command: &Command| if *command == Command::Check { locked.clone() } else { None };
                [cx.hints(LICENSES, check), self.verdict.hints(cx, false), Focus::hints(&self.presses(cx), cx)].concat()
            }
            Tab::Account | Tab::Changes => Vec::new(),
        };
        [tab, cx.hints(PANE, |_| None)].concat()
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.location.as_ref().map(|_| choice::BINDINGS).or_else(|| self.verdict.open_list())
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(effects) = self.location_key(key, cx) {
            return Some(effects);
        }
        if self.tab == Tab::Licenses {
            if let Some(answer) = self.verdict.key(key, cx) {
                return Some(answer.unwrap_or_else(|fix| {
                    if let Fix::SwitchOff(sku, plan) = fix {
                        if let Some(user) = cx.users.get(&self.key) {
                            self.edits.flip(user, Target::Service(sku, plan));
                        }
                        return self.ask(cx);
                    }
                    Effects::none()
                }));
            }
            match self.focus.key(key, &self.presses(cx)) {
                Some(Pressed::Moved(effects)) => return Some(effects),
                Some(Pressed::Button(command)) => return Some(self.run(command, cx)),
                None => {}
            }
            if let Some(row) = binding::find(LICENSES, key) {
                return Some(self.run(row.command, cx));
            }
        }
        if let Some(motion) = motion(key) {
            match self.tab {
                Tab::Licenses => self.list.apply(motion),
                _ => self.changes_list.apply(motion),
            };
            return Some(Effects::none());
        }
        binding::find(PANE, key).map(|row| self.run(row.command, cx))
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        self.verdict.on_event(event);
        match event {
            Event::UsersLoaded(_) | Event::ProductsLoaded(_) => {
                self.list.clamp(self.items(cx).len());
                Effects::none()
            }
            Event::JournalLoaded(Journal::Of(user), entries) if *user == self.key => {
                self.changes_list.clamp(entries.len());
                self.changes = Some(entries.clone());
                Effects::none()
            }
            Event::Finished(result) if std::mem::take(&mut self.saving) && result.changed() > 0 => {
                self.edits = Edits::default();
                self.verdict.forget();
                Effects::none()
            }
            Event::TenantChanged => self.ask(cx).and(Effect::LoadJournal(Journal::Of(self.key))),
            _ => Effects::none(),
        }
    }

    fn wants(&self) -> Vec<UserKey> {
        vec![self.key]
    }

    fn unsaved(&self) -> usize {
        self.edits.count()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let user = cx.users.get(&self.key);
        let subtitle = user.map(|user| account::subtitle(user, cx)).unwrap_or_default();
        let panel = Panel { title: &self.trail(cx).concat(), corner: &cx.say("corner-esc"), subtitle: &subtitle };
        let room = panel.draw(buf, area, &cx.theme);
        let titles = TABS.map(|(_, id)| cx.say(id));
        let active = TABS.iter().position(|(tab, _)| *tab == self.tab).unwrap_or(0);
        let room = draw::below(tabs::draw(buf, room, &cx.theme, &titles.each_ref().map(String::as_str), active), 0);
        match self.tab {
            Tab::Account => {
                if let Some(user) = user {
                    account::draw(buf, room, user, cx);
                }
            }
            Tab::Licenses => {
                let room = self.focus.draw(buf, room, cx, &self.presses(cx));
                let room = self.verdict.draw(buf, room, cx, false);
                toggles::draw(buf, room, cx, &self.items(cx), &self.list, self.focus.0.is_none());
            }
            Tab::Changes => account::changes(buf, room, self.changes.as_deref(), &self.changes_list, cx),
        }
        if let Some(choice) = &self.location {
            choice.draw(buf, area, &cx.theme);
        }
        self.verdict.draw_over(buf, area, cx);
    }
}
