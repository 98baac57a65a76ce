//! A group's details: its members, what each of them lacks, and what it gives (DOMAIN R46, R48).

mod devices;
pub mod keys;
mod licenses;
mod purchase;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use self::keys::{BINDINGS, Command};
use super::{groups, page};
use crate::domain::batch::Batch;
use crate::domain::change::GroupAction;
use crate::domain::group::Group as Details;
use crate::domain::ids::{GroupKey, ObjectId, SkuId, UserKey};
use crate::domain::inherit::Violation;
use crate::domain::role::Right;
use crate::domain::user::{License, Path, User};
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::column::{Column, Width};
use crate::kit::listing::{Listing, Motion, motion};
use crate::kit::table::{Row, Table};
use crate::kit::toast::{Kind, Toast};
use crate::kit::{draw, marks, tabs};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Page, Panel};
use crate::message::event::Event;

/// The page of one group.
pub struct Group {
    key: GroupKey,
    tab: Tab,
    /// None until they were read.
    members: Option<Vec<UserKey>>,
    errors: Vec<UserKey>,
    lists: [Listing; 4],
    marked: BTreeSet<UserKey>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Members,
    Actions,
    Licenses,
    Devices,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Members, Self::Actions, Self::Licenses, Self::Devices];
}

impl Group {
    /// The page, and the question for its members.
    pub fn open(key: GroupKey, cx: &Context) -> (Self, Effects) {
        // A group of devices alone is looked at for them.
        let of_devices = cx.group(key).is_some_and(|group| group.users == 0 && group.others > 0);
        let tab = if of_devices { Tab::Devices } else { Tab::Members };
        let lists = std::array::from_fn(|_| Listing::new(0));
        let page = Self { key, tab, members: None, errors: Vec::new(), lists, marked: BTreeSet::new() };
        (page, [Effect::LoadGroups, Effect::LoadDevices, Effect::LoadMembers(key)].into())
    }

    fn licenses(&self, cx: &Context) -> Vec<SkuId> {
        cx.group(self.key).map_or_else(Vec::new, Details::skus)
    }

    fn users(&self) -> &[UserKey] {
        match self.tab {
            Tab::Members => self.members.as_deref().unwrap_or_default(),
            Tab::Actions => &self.errors,
            Tab::Devices | Tab::Licenses => &[],
        }
    }

    fn list(&mut self) -> &mut Listing {
        &mut self.lists[self.tab as usize]
    }

    fn current(&self) -> Option<UserKey> {
        self.users().get(self.lists[self.tab as usize].cursor()?).copied()
    }

    fn license(&self, cx: &Context) -> Option<SkuId> {
        (self.tab == Tab::Licenses)
            .then(|| self.licenses(cx).get(self.lists[Tab::Licenses as usize].cursor()?).copied())?
    }

    /// Whether it is by this product that its devices are licensed.
    fn licenses_devices(&self, sku: SkuId, cx: &Context) -> bool {
        cx.group(self.key).and_then(|group| group.devices).is_some_and(|devices| devices.grant.sku == sku)
    }

    /// The marked members in the order on screen; without marks the one under the cursor.
    fn selected(&self) -> Vec<UserKey> {
        let marked: Vec<_> = self.users().iter().copied().filter(|key| self.marked.contains(key)).collect();
        if marked.is_empty() { self.current().into_iter().collect() } else { marked }
    }

    fn purchase(&self, cx: &Context) -> Result<Panel, String> {
        let selected = self.selected();
        let users = selected.iter().filter_map(|key| cx.users.get(key));
        purchase::panel(users.filter_map(|user| self.issue(user)), cx)
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let nobody = || self.current().is_none().then(|| cx.say("roster-nobody"));
        let fixed = || cx.group(self.key).filter(|group| group.about.fixed()).map(|_| cx.say("group-not-edited-here"));
        let licenses = self.tab == Tab::Licenses;
        let of_devices = self.license(cx).is_some_and(|sku| self.licenses_devices(sku, cx));
        if self.tab == Tab::Devices {
            let inside = devices::inside(self.key, cx);
            let row = self.lists[Tab::Devices as usize].cursor().and_then(|row| inside.get(row));
            let none = || row.is_none().then(|| cx.say("group-no-devices"));
            match command {
                Command::Remove => {
                    let nested = || row.filter(|row| !row.direct(self.key)).map(|_| cx.say("device-by-way"));
                    return cx.denied(Right::Groups).or_else(fixed).or_else(none).or_else(nested);
                }
                Command::Open => {
                    let page = || row.and_then(|row| row.group(self.key)).is_none().then(|| cx.say("device-no-page"));
                    return none().or_else(page);
                }
                _ => {}
            }
        }
        match command {
            Command::NextTab => None,
            Command::Open if of_devices => None,
            Command::Remove if of_devices => cx.denied(Right::LicenseDevices),
            Command::Add if licenses => cx.denied(Right::License),
            Command::Remove | Command::Open if licenses => {
                cx.denied(Right::License).or_else(|| self.license(cx).is_none().then(|| cx.say("group-no-licenses")))
            }
            Command::Add => cx.denied(Right::Groups).or_else(fixed),
            Command::Remove => cx.denied(Right::Groups).or_else(fixed).or_else(nobody),
            Command::Open | Command::Mark => nobody(),
            Command::Reprocess | Command::Location => cx.denied(Right::License).or_else(nobody),
            Command::ReprocessAll => cx.denied(Right::License),
            Command::Purchase => cx.denied(Right::Billing).or_else(|| self.purchase(cx).err()),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        let (group, one) = (self.key, Batch::one(self.key));
        match command {
            Command::NextTab => {
                self.tab = Tab::ALL[(self.tab as usize + 1) % Tab::ALL.len()];
                self.marked.clear();
                Effects::none()
            }
            Command::Mark => {
                if let Some(key) = self.current() {
                    marks::flip(&mut self.marked, key);
                }
                self.list().apply(Motion::Down);
                Effects::none()
            }
            Command::Open | Command::Remove if self.tab == Tab::Devices => {
                let inside = devices::inside(group, cx);
                let row = self.lists[Tab::Devices as usize].cursor().and_then(|row| inside.get(row));
                match (row, command) {
                    (Some(row), Command::Remove) => ask(row.removal(group)),
                    (Some(row), _) => {
                        row.group(group).map(|group| Effect::Go(Page::Group(group))).into_iter().collect()
                    }
                    (None, _) => Effects::none(),
                }
            }
            Command::Open => match self.license(cx) {
                Some(sku) if self.licenses_devices(sku, cx) => Effect::Go(Page::Product(sku)).into(),
                Some(sku) => Effect::Show(Panel::AssignToGroups(one, Some(sku))).into(),
                None => self.current().map(|user| Effect::Show(Panel::User(user))).into_iter().collect(),
            },
            Command::Add if self.tab == Tab::Licenses => Effect::Show(Panel::AssignToGroups(one, None)).into(),
            Command::Add if self.tab == Tab::Devices => Effect::Show(Panel::AddDevices(group)).into(),
            Command::Add => Effect::Show(Panel::AddMembers(group)).into(),
            Command::Remove => match self.license(cx) {
                Some(sku) if self.licenses_devices(sku, cx) => ask(GroupAction::UnassignDevices { group, sku }),
                Some(sku) => ask(GroupAction::Unassign { groups: one, skus: vec![sku] }),
                None => ask(GroupAction::RemoveMembers { group, members: ids(&self.selected(), cx) }),
            },
            Command::Reprocess => match Batch::new(self.selected()) {
                Ok(users) => ask(GroupAction::Reprocess { group, members: Some(users) }),
                Err(refusal) => Effect::Say(Toast { kind: Kind::Refused, text: cx.words.problem(&refusal) }).into(),
            },
            Command::ReprocessAll => ask(GroupAction::Reprocess { group, members: None }),
            Command::Purchase => self.purchase(cx).map(Effect::Show).into_iter().collect(),
            Command::Location => Effect::Show(Panel::Location(self.selected())).into(),
        }
    }

    fn draw_members(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let actions = self.tab == Tab::Actions;
        let third = if actions { "column-issue" } else { "column-status" };
        let titles = ["column-name", "column-username", third].map(|id| cx.say(id));
        let heads = [
            Column::text(&titles[0], Width::Fill(2)),
            Column::text(&titles[1], Width::Fill(2)),
            Column::text(&titles[2], Width::Fill(3)),
        ];
        let empty = cx.say(match (&self.members, actions) {
            (None, _) => "loading",
            (_, true) => "group-no-errors",
            _ => "roster-nobody",
        });
        let list = &self.lists[self.tab as usize];
        let mark = Some(marks::circle(&cx.theme, false));
        let table = Table { columns: &heads, mark, list, focused: true, empty: &empty };
        table.draw(buf, area, &cx.theme, |row| {
            let key = self.users().get(row).copied();
            let mark = marks::circle(&cx.theme, key.is_some_and(|key| self.marked.contains(&key)));
            let Some(user) = key.and_then(|key| cx.users.get(&key)) else {
                return Row { mark, cells: vec![Line::styled("…", cx.theme.dim)], dimmed: true };
            };
            let cells = vec![
                user.display_name.clone().into(),
                Line::styled(user.upn.clone(), cx.theme.dim),
                self.state(user, cx),
            ];
            Row { mark, cells, dimmed: false }
        });
    }

    /// What the user has from this group.
    fn of_group<'u>(&self, user: &'u User) -> impl Iterator<Item = &'u License> {
        let group = self.key;
        user.licenses.iter().filter(move |l| matches!(&l.path, Path::Group { key, .. } if *key == group))
    }

    /// What went wrong, the reason before what merely followed from it.
    fn issue<'u>(&self, user: &'u User) -> Option<(&'u License, Violation)> {
        let wrong = self.of_group(user).filter(|license| license.state.is_error());
        let issues = wrong.map(|license| (license, Violation::of(license.error.as_deref().unwrap_or_default())));
        issues.min_by_key(|(_, violation)| *violation)
    }

    fn state(&self, user: &User, cx: &Context) -> Line<'static> {
        match self.issue(user) {
            Some((license, violation)) => {
                let issue = cx.say(&format!("issue-{}", violation.id()));
                let text = format!("! {issue} · {}", cx.product_name(license.sku));
                Line::styled(text, cx.theme.warn)
            }
            None if self.of_group(user).next().is_some() => cx.say("group-assigned-well").into(),
            None => Line::styled("–", cx.theme.dim),
        }
    }

    /// **View error details** of the member under the cursor: what is wrong, and what can be done. Gives back the room above.
    fn draw_details(&self, buf: &mut Buffer, area: Rect, cx: &Context) -> Rect {
        let user = self.current().and_then(|key| cx.users.get(&key));
        let Some((license, violation)) = user.and_then(|user| self.issue(user)) else { return area };
        let product = cx.product_name(license.sku);
        let name = user.map_or("", |user| &user.display_name);
        let args = [("user", name.into()), ("product", product.as_str().into())];
        let text = cx.tell(&format!("issue-{}-fix", violation.id()), args);
        let height = 3.min(area.height);
        draw::paragraph(buf, draw::below(area, area.height - height), &text, cx.theme.dim);
        Rect { height: area.height - height, ..area }
    }

    /// Its kind, how its members come to be, how many there are, and how far they have what it gives.
    fn numbers(&self, buf: &mut Buffer, area: Rect, cx: &Context) -> Rect {
        let Some(group) = cx.group(self.key) else { return draw::below(area, 2) };
        let about = &group.about;
        let membership = if about.dynamic { "group-dynamic" } else { "group-synced" };
        let mut words = vec![cx.say(&format!("group-kind-{}", about.kind().id()))];
        words.extend(about.fixed().then(|| cx.say(membership)));
        words.push(cx.tell("group-members", [("count", group.users.into()), ("others", group.others.into())]));
        draw::text(buf, area, &words.join(" · "), cx.theme.dim);
        let mut line = groups::status(group, cx);
        if group.errors > 0 {
            line.push_span(Span::styled(
                format!("   {}", cx.tell("group-errors", [("count", group.errors.into())])),
                cx.theme.dim,
            ));
        }
        if let Some(devices) = group.devices {
            let args = [("licensed", devices.licensed.into()), ("waiting", devices.waiting.into())];
            let words = format!("   {}", cx.tell("group-devices-licensed", args));
            line.push_span(Span::styled(words, cx.theme.dim));
        }
        draw::line(buf, draw::below(area, 1), &line, Alignment::Left);
        draw::below(area, 2)
    }
}

fn ask(action: GroupAction) -> Effects {
    Effect::Show(Panel::AskGroups(action)).into()
}

/// The ids of the users; they are on screen, so they were read.
fn ids(users: &[UserKey], cx: &Context) -> BTreeSet<ObjectId> {
    users.iter().filter_map(|key| Some(cx.users.get(key)?.id)).collect()
}

impl Layer for Group {
    fn trail(&self, cx: &Context) -> Vec<String> {
        let name = cx.group(self.key).map_or_else(|| "…".to_owned(), |group| group.about.name.clone());
        vec![cx.say("nav-groups"), cx.say("nav-active-groups"), name]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let mut hints = cx.hints(BINDINGS, |command| self.reason(*command, cx));
        for (hint, row) in hints.iter_mut().zip(BINDINGS) {
            match (row.command, self.tab) {
                (Command::Add, Tab::Licenses) => hint.label = cx.say("key-assign"),
                (Command::Remove, Tab::Licenses) => hint.label = cx.say("key-unassign"),
                _ => {}
            }
        }
        hints
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(motion) = motion(key) {
            self.list().apply(motion);
            return Some(Effects::none());
        }
        binding::find(BINDINGS, key).map(|row| self.run(row.command, cx))
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match event {
            Event::GroupsLoaded(_) => {
                let count = self.licenses(cx).len();
                self.lists[Tab::Licenses as usize].clamp(count);
                let count = devices::inside(self.key, cx).len();
                self.lists[Tab::Devices as usize].clamp(count);
                Effects::none()
            }
            Event::DevicesLoaded(_) => {
                let count = devices::inside(self.key, cx).len();
                self.lists[Tab::Devices as usize].clamp(count);
                Effects::none()
            }
            Event::MembersLoaded { group, members, errors } if *group == self.key => {
                self.lists[Tab::Members as usize].clamp(members.len());
                self.lists[Tab::Actions as usize].clamp(errors.len());
                self.members = Some(members.clone());
                self.errors.clone_from(errors);
                Effects::none()
            }
            Event::Finished(_) => {
                // Whoever was just let go must not stay selected out of sight.
                self.marked.clear();
                Effects::none()
            }
            Event::TenantChanged => [Effect::LoadGroups, Effect::LoadDevices, Effect::LoadMembers(self.key)].into(),
            _ => Effects::none(),
        }
    }

    fn wants(&self) -> Vec<UserKey> {
        let near = self.users().get(self.lists[self.tab as usize].nearby()).unwrap_or_default();
        near.iter().chain(&self.marked).copied().collect()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (_, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        let rest = self.numbers(buf, rest, cx);
        let actions = cx.tell("tab-actions-needed", [("count", self.errors.len().into())]);
        let titles = [cx.say("tab-members"), actions, cx.say("tab-licenses"), cx.say("nav-devices")];
        let body = tabs::draw(buf, rest, &cx.theme, &titles.each_ref().map(String::as_str), self.tab as usize);
        match self.tab {
            Tab::Members => self.draw_members(buf, body, cx),
            Tab::Actions => {
                let body = self.draw_details(buf, body, cx);
                self.draw_members(buf, body, cx);
            }
            Tab::Licenses => self.draw_licenses(buf, body, cx),
            Tab::Devices => devices::draw(buf, body, cx, self.key, &self.lists[Tab::Devices as usize]),
        }
    }
}
