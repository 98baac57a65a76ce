//! **Create allotment**: its name, the limit, the product and the groups (DOMAIN R59 to R62). Owners are named on its page.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Command, Dialog};
use super::group_picks::{GroupPicks, Picking};
use super::steps::{Focus, Press};
use super::verdict::Verdict;
use crate::domain::allotment::Terms;
use crate::domain::change::{Action, AllotmentAction};
use crate::domain::ids::UserKey;
use crate::domain::job::Job;
use crate::domain::product::Product;
use crate::domain::rules;
use crate::domain::text::clean;
use crate::keys::binding::{Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::kit::text_field::{Answer, Look, TextField};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The pane.
pub struct CreateAllotment {
    part: Part,
    name: TextField,
    limit: TextField,
    products: Listing,
    picks: GroupPicks,
    dialog: Dialog,
    verdict: Verdict,
}

/// Where the keyboard is, from top to bottom; then come the buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Name,
    Limit,
    Product,
    Groups,
}

impl Part {
    const ALL: [Self; 4] = [Self::Name, Self::Limit, Self::Product, Self::Groups];

    /// The one after, or before; None: that is the buttons.
    fn next(self, step: isize) -> Option<Self> {
        Self::ALL.get((self as usize).checked_add_signed(step)?).copied()
    }
}

/// For the footer.
static HINTS: &[(Part, &[Binding<()>])] = &[
    (Part::Product, &[Binding::new(&[Key::code(Code::Up), Key::code(Code::Down)], (), "key-choose-product")]),
    (Part::Groups, super::group_picks::HINTS),
];

/// Products or groups shown at once.
const SHOWN: u16 = 6;

impl CreateAllotment {
    /// The pane with the keyboard in the name field, and the question for the groups there are.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let pane = Self {
            part: Part::Name,
            name: TextField::default(),
            limit: TextField::default(),
            products: Listing::new(allottable(cx).len()),
            picks: GroupPicks::default(),
            dialog: Dialog::new(Focus(None)),
            verdict: Verdict::alone(),
        };
        (pane, Effect::LoadGroupNames.into())
    }

    fn product<'c>(&self, cx: &'c Context) -> Option<&'c Product> {
        allottable(cx).get(self.products.cursor()?).copied()
    }

    /// What is missing yet.
    fn missing(&self, cx: &Context) -> Option<String> {
        let id = match () {
            () if self.name.value().trim().is_empty() => "allotment-name-first",
            () if self.limit().is_none() => "allotment-limit-first",
            () if self.product(cx).is_none() => "allotment-no-product",
            () => return None,
        };
        Some(cx.say(id))
    }

    fn limit(&self) -> Option<u32> {
        self.limit.value().trim().parse().ok()
    }

    /// None: something is missing yet.
    fn job(&self, cx: &Context) -> Option<Job> {
        let name = clean(self.name.value().trim()).into_owned();
        let (sku, limit) = (self.product(cx)?.sku, self.limit()?);
        let terms = Terms { name, sku, limit, off: BTreeSet::new() };
        let groups = self.picks.chosen().clone();
        let action = Action::Allotments(AllotmentAction::Create { terms, owners: BTreeSet::new(), groups });
        Some(Job { action, users: Vec::new(), skip_refused: false })
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        let job = self.job(cx).filter(|_| !self.dialog.is_begun() && self.missing(cx).is_none());
        self.verdict.ask_if(job, cx)
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        self.dialog.presses(cx, "button-create", || self.missing(cx).or_else(|| self.verdict.reason(cx)))
    }

    fn part_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        let changed = match self.part {
            Part::Name => self.name.key(key),
            Part::Limit if key.typed().is_some_and(|c| !c.is_ascii_digit()) => Answer::Kept,
            Part::Limit => self.limit.key(key),
            Part::Product => {
                let moved = motion(key).map(|motion| self.products.apply(motion));
                moved.map_or(Answer::Ignored, |_| Answer::Changed)
            }
            Part::Groups => match self.picks.key(key) {
                Picking::Ignored => Answer::Ignored,
                Picking::Kept => Answer::Kept,
                Picking::Changed => Answer::Changed,
            },
        };
        match (changed, key.code) {
            (Answer::Changed, _) => Some(self.ask(cx)),
            (Answer::Kept, _) => Some(Effects::none()),
            // From field to field, as in a form.
            (Answer::Ignored, Code::Enter | Code::Down) => {
                self.part = self.part.next(1).unwrap_or(self.part);
                Some(Effects::none())
            }
            (Answer::Ignored, Code::Up) => {
                self.part = self.part.next(-1).unwrap_or(self.part);
                Some(Effects::none())
            }
            _ => None,
        }
    }

    fn draw_products(&self, buf: &mut Buffer, area: Rect, cx: &Context) -> Rect {
        let focused = self.dialog.in_body() && self.part == Part::Product;
        let all = allottable(cx);
        let words = |product: &Product| {
            let left = cx.tell("seats-available", [("count", product.available().into())]);
            format!("{}  {left}", product.display_name)
        };
        if !focused {
            let chosen = self.product(cx).map_or_else(|| cx.say("allotment-no-product"), words);
            draw::text(buf, draw::after(area, 2), &chosen, cx.theme.text);
            return draw::below(area, 2);
        }
        let mut rest = area;
        for place in self.products.visible(all.len().min(usize::from(SHOWN))) {
            let Some(product) = all.get(place) else { break };
            let at = self.products.cursor() == Some(place);
            let (mark, style) = if at { ("●", cx.theme.accent) } else { ("○", cx.theme.text) };
            draw::text(buf, rest, &format!("{mark} {}", words(product)), style);
            rest = draw::below(rest, 1);
        }
        draw::below(rest, 1)
    }
}

/// The products that allotments can be made of.
fn allottable(cx: &Context) -> Vec<&Product> {
    cx.products.iter().filter(|product| product.owned() && rules::allottable(product)).collect()
}

impl Layer for CreateAllotment {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("key-create-allotment")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let rows = HINTS.iter().find(|(part, _)| *part == self.part).map_or(&[][..], |(_, rows)| rows);
        let body = || [cx.hints(rows, |()| None), self.verdict.hints(cx)].concat();
        self.dialog.hints(cx, &self.presses(cx), body)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.dialog.in_body() {
            let step = match key.code {
                Code::Tab => Some(1),
                Code::BackTab => Some(-1),
                _ => None,
            };
            if let Some(part) = step.and_then(|step| self.part.next(step)) {
                self.part = part;
                return Some(Effects::none());
            }
            if step.is_none()
                && let Some(effects) = self.part_key(key, cx)
            {
                return Some(effects);
            }
        }
        let presses = self.presses(cx);
        let job = self.job(cx);
        let effects = self.dialog.key(key, &presses, 1, || job);
        if self.dialog.in_body() && matches!(key.code, Code::Tab | Code::BackTab) {
            // Round the buttons: in at the top, or at the bottom.
            self.part = if key.code == Code::Tab { Part::Name } else { Part::Groups };
        }
        effects
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        match self.part {
            Part::Name => drop(self.name.paste(text)),
            Part::Limit if text.trim().chars().all(|c| c.is_ascii_digit()) => drop(self.limit.paste(text)),
            Part::Limit | Part::Product => {}
            Part::Groups => self.picks.paste(text),
        }
        self.ask(cx)
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match event {
            Event::GroupNamesLoaded(groups) => self.picks.offer(groups.iter().cloned()),
            Event::ProductsLoaded(_) => self.products.clamp(allottable(cx).len()),
            _ => {}
        }
        if self.dialog.on_event(event) {
            return Effects::none();
        }
        if *event == Event::TenantChanged {
            return self.ask(cx).and(Effect::LoadGroupNames);
        }
        self.verdict.on_event(event);
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        self.dialog.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let panel = Panel { title: &cx.say("key-create-allotment"), corner: &cx.say("corner-esc"), subtitle: "" };
        let Some(room) = self.dialog.draw(buf, area, cx, &panel, &self.presses(cx)) else { return };
        let room = self.verdict.draw(buf, room, cx);
        let body = self.dialog.in_body();
        let focused = |part| body && self.part == part;
        let head = |buf: &mut Buffer, area, part, id: &str| {
            let style = if focused(part) { cx.theme.accent } else { cx.theme.bold };
            draw::text(buf, area, &cx.say(id), style);
            draw::below(area, 1)
        };
        let fields = [
            (Part::Name, &self.name, "allotment-name", "allotment-name-hint"),
            (Part::Limit, &self.limit, "allotment-limit", "allotment-limit-hint"),
        ];
        let mut rest = room;
        for (part, field, title, hint) in fields {
            rest = head(buf, rest, part, title);
            let placeholder = cx.say(hint);
            field.draw(buf, rest, &cx.theme, Look { prompt: "> ", placeholder: &placeholder, focused: focused(part) });
            rest = draw::below(rest, 1);
        }
        let rest = head(buf, draw::below(rest, 1), Part::Product, "column-product");
        let rest = self.draw_products(buf, rest, cx);
        let rest = head(buf, rest, Part::Groups, "column-groups");
        if focused(Part::Groups) {
            self.picks.draw(buf, Rect { height: rest.height.min(SHOWN + 1), ..rest }, cx, true);
        } else {
            let names = self.picks.names();
            let names = if names.is_empty() { cx.say("allotment-no-groups") } else { names };
            draw::paragraph(buf, draw::after(rest, 2), &names, cx.theme.text);
        }
        self.verdict.draw_over(buf, area, cx);
    }
}
