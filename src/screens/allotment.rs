//! An allotment's details: who has the license and who waits for it, the groups, the owners (DOMAIN R60, R64).

pub mod keys;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::Line;

use self::keys::{BINDINGS, Command};
use super::{allotments, page};
use crate::domain::allotment::{Allotment as Details, AllotmentMember};
use crate::domain::change::AllotmentAction;
use crate::domain::ids::{AllotmentKey, GroupKey, UserKey};
use crate::domain::inherit::Violation;
use crate::domain::role::Right;
use crate::domain::user::User;
use crate::keys::Key;
use crate::keys::binding::{self, Hint};
use crate::kit::column::{Column, Width};
use crate::kit::listing::{Listing, motion};
use crate::kit::table::{Row, Table};
use crate::kit::{draw, tabs};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Page, Panel};
use crate::message::event::Event;

/// The page of one allotment.
pub struct Allotment {
    key: AllotmentKey,
    tab: Tab,
    /// None until they were read.
    members: Option<Vec<AllotmentMember>>,
    /// How many of them do not wait: those who do stand last.
    having: usize,
    lists: [Listing; 3],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Members,
    Groups,
    Owners,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Members, Self::Groups, Self::Owners];
}

impl Allotment {
    /// The page, and the question for its members.
    pub fn open(key: AllotmentKey) -> (Self, Effects) {
        let lists = [Listing::new(0), Listing::new(0), Listing::new(0)];
        let page = Self { key, tab: Tab::Members, members: None, having: 0, lists };
        (page, [Effect::LoadAllotments, Effect::LoadAllotmentMembers(key)].into())
    }

    fn details<'c>(&self, cx: &'c Context) -> Option<&'c Details> {
        cx.allotment(self.key)
    }

    fn cursor(&self) -> Option<usize> {
        self.lists[self.tab as usize].cursor()
    }

    /// The user under the cursor: a member, or an owner.
    fn user(&self, cx: &Context) -> Option<UserKey> {
        let at = self.cursor()?;
        match self.tab {
            Tab::Members => Some(self.members.as_ref()?.get(at)?.user),
            Tab::Owners => Some(self.details(cx)?.owners.get(at)?.key),
            Tab::Groups => None,
        }
    }

    fn group(&self, cx: &Context) -> Option<GroupKey> {
        let at = (self.tab == Tab::Groups).then(|| self.cursor())??;
        Some(self.details(cx)?.groups.get(at)?.key)
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let gone = || self.details(cx).is_none().then(|| cx.say("allotments-none"));
        let nothing = || {
            let nothing = self.user(cx).is_none() && self.group(cx).is_none();
            nothing.then(|| cx.say(if self.tab == Tab::Groups { "groups-none" } else { "roster-nobody" }))
        };
        let members = || (self.tab == Tab::Members).then(|| cx.say("allotment-members-by-groups"));
        let denied = || match self.tab {
            Tab::Owners => cx.denied(Right::Allotments),
            _ => cx.denied_allotment(self.key),
        };
        match command {
            Command::NextTab => None,
            Command::Open => nothing(),
            Command::Add => denied().or_else(members).or_else(gone),
            Command::Remove => denied().or_else(members).or_else(nothing),
            Command::Services => cx.denied_allotment(self.key).or_else(gone),
            Command::SetLimit => cx.denied(Right::Allotments).or_else(gone),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        let allotment = self.key;
        let effect = match command {
            Command::NextTab => {
                self.tab = Tab::ALL[(self.tab as usize + 1) % Tab::ALL.len()];
                return Effects::none();
            }
            Command::Open => match (self.user(cx), self.group(cx)) {
                (Some(user), _) => Effect::Show(Panel::User(user)),
                (None, Some(group)) => Effect::Go(Page::Group(group)),
                (None, None) => return Effects::none(),
            },
            Command::Add if self.tab == Tab::Owners => Effect::Show(Panel::AddOwners(allotment)),
            Command::Add => Effect::Show(Panel::AddGroups(allotment)),
            Command::Remove => {
                let groups: BTreeSet<_> = self.group(cx).into_iter().collect();
                let owners: BTreeSet<_> = self.user(cx).into_iter().collect();
                let action = if self.tab == Tab::Groups {
                    AllotmentAction::Groups { allotment, add: BTreeSet::new(), remove: groups }
                } else {
                    AllotmentAction::Owners { allotment, add: BTreeSet::new(), remove: owners }
                };
                Effect::Show(Panel::AskAllotments(action))
            }
            Command::Services => Effect::Show(Panel::AllotmentServices(allotment)),
            Command::SetLimit => Effect::Show(Panel::SetLimit(allotment)),
        };
        effect.into()
    }

    fn draw_members(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let titles = ["column-name", "column-username", "column-status"].map(|id| cx.say(id));
        let heads = [
            Column::text(&titles[0], Width::Fill(2)),
            Column::text(&titles[1], Width::Fill(2)),
            Column::text(&titles[2], Width::Fill(4)),
        ];
        let empty = cx.say(if self.members.is_none() { "loading" } else { "allotment-no-members" });
        let list = &self.lists[Tab::Members as usize];
        let table = Table { columns: &heads, mark: None, list, focused: true, empty: &empty };
        table.draw(buf, area, &cx.theme, |row| {
            let Some(member) = self.members.as_ref().and_then(|members| members.get(row)) else {
                return Row::default();
            };
            let Some(user) = cx.users.get(&member.user) else {
                return Row { cells: vec![Line::styled("…", cx.theme.dim)], dimmed: true, ..Row::default() };
            };
            let status = match &member.waiting_since {
                None => self.state(user, cx),
                Some(since) => {
                    let place = (row + 1).saturating_sub(self.having);
                    // To the minute, as everywhere on screen.
                    let since: String = since.chars().take(16).map(|c| if c == 'T' { ' ' } else { c }).collect();
                    let args = [("position", place.into()), ("since", since.into())];
                    Line::styled(cx.tell("allotment-waits-since", args), cx.theme.warn)
                }
            };
            let cells = vec![user.display_name.clone().into(), Line::styled(user.upn.clone(), cx.theme.dim), status];
            Row { cells, ..Row::default() }
        });
    }

    fn state(&self, user: &User, cx: &Context) -> Line<'static> {
        let Some(license) = user.allotted(self.key) else { return Line::styled("–", cx.theme.dim) };
        if !license.state.is_error() {
            return cx.say("group-assigned-well").into();
        }
        let violation = Violation::of(license.error.as_deref().unwrap_or_default());
        Line::styled(format!("! {}", cx.say(&format!("issue-{}", violation.id()))), cx.theme.warn)
    }

    /// The groups, or the owners, by name.
    fn draw_names(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let details = self.details(cx);
        let names: Vec<&str> = match self.tab {
            Tab::Groups => details.map(|one| one.groups.iter().map(|group| &*group.name).collect()),
            _ => details.map(|one| one.owners.iter().map(|owner| &*owner.name).collect()),
        }
        .unwrap_or_default();
        let title = cx.say("column-name");
        let heads = [Column::text(&title, Width::Fill(1))];
        let empty = cx.say(if self.tab == Tab::Groups { "allotment-no-groups" } else { "allotment-no-owners" });
        let list = &self.lists[self.tab as usize];
        let table = Table { columns: &heads, mark: None, list, focused: true, empty: &empty };
        table.draw(buf, area, &cx.theme, |row| {
            let cells = names.get(row).map(|name| Line::raw((*name).to_owned())).into_iter().collect();
            Row { cells, ..Row::default() }
        });
    }

    /// The product with what is off in it, how much of the limit is used, and who is without.
    fn numbers(&self, buf: &mut Buffer, area: Rect, cx: &Context) -> Rect {
        let Some(one) = self.details(cx) else { return draw::below(area, 2) };
        let all = cx.product(one.terms.sku).map_or(0, |product| product.switches().count());
        let on = all.saturating_sub(one.terms.off.len());
        let services = cx.tell("services-on", [("on", on.into()), ("all", all.into())]);
        draw::text(buf, area, &format!("{} · {services}", cx.product_name(one.terms.sku)), cx.theme.dim);
        let mut line = allotments::used(one, 14, cx);
        let mut rest = Vec::new();
        if one.waiting > 0 {
            rest.push(cx.tell("allotment-waiting", [("count", one.waiting.into())]));
        }
        if one.errors > 0 {
            rest.push(cx.tell("group-errors", [("count", one.errors.into())]));
        }
        line.push_span(ratatui::text::Span::styled(format!("   {}", rest.join(" ")), cx.theme.warn));
        draw::line(buf, draw::below(area, 1), &line, Alignment::Left);
        draw::below(area, 2)
    }
}

impl Layer for Allotment {
    fn trail(&self, cx: &Context) -> Vec<String> {
        let name = self.details(cx).map_or_else(|| "…".to_owned(), |one| one.terms.name.clone());
        vec![cx.say("nav-billing"), cx.say("nav-allotments"), name]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |command| self.reason(*command, cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(motion) = motion(key) {
            self.lists[self.tab as usize].apply(motion);
            return Some(Effects::none());
        }
        binding::find(BINDINGS, key).map(|row| self.run(row.command, cx))
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match event {
            Event::AllotmentsLoaded(_) => {
                let (groups, owners) = self.details(cx).map_or((0, 0), |one| (one.groups.len(), one.owners.len()));
                self.lists[Tab::Groups as usize].clamp(groups);
                self.lists[Tab::Owners as usize].clamp(owners);
                Effects::none()
            }
            Event::AllotmentMembersLoaded { allotment, members } if *allotment == self.key => {
                self.lists[Tab::Members as usize].clamp(members.len());
                self.having = members.iter().filter(|member| member.waiting_since.is_none()).count();
                self.members = Some(members.clone());
                Effects::none()
            }
            Event::TenantChanged => [Effect::LoadAllotments, Effect::LoadAllotmentMembers(self.key)].into(),
            _ => Effects::none(),
        }
    }

    fn wants(&self) -> Vec<UserKey> {
        let members = self.members.as_deref().unwrap_or_default();
        let near = members.get(self.lists[Tab::Members as usize].nearby()).unwrap_or_default();
        near.iter().map(|member| member.user).collect()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (_, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        let rest = self.numbers(buf, rest, cx);
        let titles = ["tab-members", "tab-groups", "tab-owners"].map(|id| cx.say(id));
        let body = tabs::draw(buf, rest, &cx.theme, &titles.each_ref().map(String::as_str), self.tab as usize);
        match self.tab {
            Tab::Members => self.draw_members(buf, body, cx),
            Tab::Groups | Tab::Owners => self.draw_names(buf, body, cx),
        }
    }
}
