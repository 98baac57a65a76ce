//! **Create allotment**: its name, the limit, the product and the groups (DOMAIN R59 to R62). Owners are named on its page.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::group_picks::{self, GroupPicks};
use super::steps::Focus;
use super::verdict::Verdict;
use crate::domain::allotment::Terms;
use crate::domain::change::{Action, AllotmentAction};
use crate::domain::job::{Forecast, Job};
use crate::domain::product::Product;
use crate::domain::rules;
use crate::domain::text::clean;
use crate::keys::binding::{Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::kit::text_field::{Answer, Look, TextField};
use crate::layer::Context;
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The allotment as it would be.
pub struct CreateAllotment {
    part: Part,
    name: TextField,
    limit: TextField,
    products: Listing,
    picks: GroupPicks,
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
    (Part::Groups, group_picks::HINTS),
];

/// Products or groups shown at once.
const SHOWN: u16 = 6;

impl CreateAllotment {
    /// The pane with the keyboard in the name field, and the question for the groups there are.
    pub fn open(cx: &Context) -> (Dialog<Self>, Effects) {
        let body = Self {
            part: Part::Name,
            name: TextField::default(),
            limit: TextField::default(),
            products: Listing::new(allottable(cx).len()),
            picks: GroupPicks::default(),
        };
        let (pane, effects) = Dialog::open(body, Focus(None), Verdict::alone(), cx);
        (pane, effects.and(Effect::LoadGroupNames))
    }

    fn product<'c>(&self, cx: &'c Context) -> Option<&'c Product> {
        allottable(cx).get(self.products.cursor()?).copied()
    }

    fn limit(&self) -> Option<u32> {
        self.limit.value().trim().parse().ok()
    }

    /// Whether the key is one of the part's own.
    fn part_key(&mut self, key: Key) -> bool {
        match self.part {
            Part::Name => self.name.key(key) != Answer::Ignored,
            Part::Limit => key.typed().is_some_and(|c| !c.is_ascii_digit()) || self.limit.key(key) != Answer::Ignored,
            Part::Product => motion(key).map(|motion| self.products.apply(motion)).is_some(),
            Part::Groups => self.picks.key(key),
        }
    }

    fn draw_products(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool) -> Rect {
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

impl Body for CreateAllotment {
    fn title(&self, cx: &Context) -> String {
        cx.say("key-create-allotment")
    }

    fn subtitle(&self, _: &Context) -> String {
        String::new()
    }

    fn button(&self) -> &'static str {
        "button-create"
    }

    fn job(&self, cx: &Context) -> Option<Job> {
        let name = clean(self.name.value().trim()).into_owned();
        let (sku, limit) = (self.product(cx)?.sku, self.limit()?);
        let (ready, groups) = (!name.is_empty(), self.picks.chosen().clone());
        let terms = Terms { name, sku, limit, off: BTreeSet::new() };
        let action = Action::Allotments(AllotmentAction::Create { terms, owners: BTreeSet::new(), groups });
        ready.then_some(Job::about(action))
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        let id = match () {
            () if self.name.value().trim().is_empty() => "allotment-name-first",
            () if self.limit().is_none() => "allotment-limit-first",
            () if self.product(cx).is_none() => "allotment-no-product",
            () => return None,
        };
        Some(cx.say(id))
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let rows = HINTS.iter().find(|(part, _)| *part == self.part).map_or(&[][..], |(_, rows)| rows);
        cx.hints(rows, |()| None)
    }

    fn writes(&self) -> bool {
        self.part != Part::Product
    }

    fn key(&mut self, key: Key, _: &Context) -> Option<Effects> {
        self.part = match key.code {
            Code::Tab => self.part.next(1)?,
            Code::BackTab => self.part.next(-1)?,
            _ if self.part_key(key) => self.part,
            // From field to field, as in a form.
            Code::Enter | Code::Down => self.part.next(1).unwrap_or(self.part),
            Code::Up => self.part.next(-1).unwrap_or(self.part),
            _ => return None,
        };
        Some(Effects::none())
    }

    fn entered(&mut self, top: bool) {
        self.part = if top { Part::Name } else { Part::Groups };
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        match self.part {
            Part::Name => drop(self.name.paste(text)),
            Part::Limit if text.trim().chars().all(|c| c.is_ascii_digit()) => drop(self.limit.paste(text)),
            Part::Limit | Part::Product => {}
            Part::Groups => self.picks.paste(text),
        }
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, _: &mut Focus, cx: &Context) -> Effects {
        match event {
            Event::GroupNamesLoaded(groups) => self.picks.offer(groups.iter().cloned()),
            Event::ProductsLoaded(_) => self.products.clamp(allottable(cx).len()),
            Event::TenantChanged => return Effect::LoadGroupNames.into(),
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        let focused = |part| focused && self.part == part;
        let head = |buf: &mut Buffer, area, part, id: &str| {
            let style = if focused(part) { cx.theme.accent } else { cx.theme.bold };
            draw::text(buf, area, &cx.say(id), style);
            draw::below(area, 1)
        };
        let fields = [
            (Part::Name, &self.name, "allotment-name", "allotment-name-hint"),
            (Part::Limit, &self.limit, "allotment-limit", "allotment-limit-hint"),
        ];
        let mut rest = area;
        for (part, field, title, hint) in fields {
            rest = head(buf, rest, part, title);
            let placeholder = cx.say(hint);
            field.draw(buf, rest, &cx.theme, Look { prompt: "> ", placeholder: &placeholder, focused: focused(part) });
            rest = draw::below(rest, 1);
        }
        let rest = head(buf, draw::below(rest, 1), Part::Product, "column-product");
        let rest = self.draw_products(buf, rest, cx, focused(Part::Product));
        let rest = head(buf, rest, Part::Groups, "column-groups");
        if focused(Part::Groups) {
            self.picks.draw(buf, Rect { height: rest.height.min(SHOWN + 1), ..rest }, cx, true);
        } else {
            let names = self.picks.names();
            let names = if names.is_empty() { cx.say("allotment-no-groups") } else { names };
            draw::paragraph(buf, draw::after(rest, 2), &names, cx.theme.text);
        }
    }
}
