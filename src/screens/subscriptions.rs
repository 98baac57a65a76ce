//! **Billing** › **Your products**: a row per purchase (DOMAIN R3, R187), what is gone included (R54).

mod columns;
pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::keys::{BINDINGS, Command};
use super::list::{Heard, List};
use super::page;
use crate::domain::ids::SubscriptionKey;
use crate::domain::product::{Product, Subscription};
use crate::domain::role::Right;
use crate::domain::text::fold;
use crate::keys::binding::Hint;
use crate::keys::{Code, Key};
use crate::kit::choice::{self, Choice, Item, Picked};
use crate::kit::draw;
use crate::kit::table::Row;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Panel};
use crate::message::event::Event;

/// The page.
#[derive(Default)]
pub struct Subscriptions {
    list: List,
    filter: Filter,
    menu: Option<Choice<Filter>>,
    by_date: bool,
}

/// Which purchases are shown (R187).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    #[default]
    All,
    Trial,
    SelfService,
}

impl Filter {
    const ALL: [(Self, &'static str); 3] =
        [(Self::All, "purchases-all"), (Self::Trial, "channel-trial"), (Self::SelfService, "channel-self-service")];

    const fn lets(self, bought: &Subscription) -> bool {
        match self {
            Self::All => true,
            Self::Trial => bought.trial,
            Self::SelfService => bought.self_service.is_some(),
        }
    }

    const fn label(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

impl Subscriptions {
    /// The page; the purchases are read anew.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let mut page = Self::default();
        page.list.fit(page.shown(cx).len());
        (page, Effect::LoadPurchases.into())
    }

    fn shown<'c>(&self, cx: &'c Context) -> Vec<(&'c Product, &'c Subscription)> {
        let wanted = self.list.wanted();
        let matches = |product: &&Product| {
            fold(&product.display_name).contains(&wanted) || fold(&product.part_number).contains(&wanted)
        };
        let products = cx.purchases.iter().flatten().filter(matches);
        let all = products.flat_map(|product| product.subscriptions.iter().map(move |bought| (product, bought)));
        let mut shown: Vec<_> = all.filter(|(_, bought)| self.filter.lets(bought)).collect();
        if self.by_date {
            // Without a date nothing happens by itself: those go last.
            shown.sort_by_key(|(_, bought)| (bought.next_lifecycle.is_none(), bought.next_lifecycle.as_deref()));
        }
        shown
    }

    fn current<'c>(&self, cx: &'c Context) -> Option<(&'c Product, &'c Subscription)> {
        self.list.cursor().and_then(|row| self.shown(cx).get(row).copied())
    }

    fn show(&mut self, filter: Filter, cx: &Context) {
        self.filter = filter;
        self.list.restart();
        self.list.fit(self.shown(cx).len());
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let current = || self.current(cx).map(|(_, bought)| bought);
        let none = || self.current(cx).is_none().then(|| cx.say("purchases-none"));
        let denied = || cx.denied(Right::Billing).or_else(none);
        match command {
            Command::Search | Command::Filter | Command::Sort | Command::Refresh => None,
            Command::Open => none(),
            Command::Buy | Command::Remove => denied().or_else(|| cx.seats_denied(current()?)),
            Command::TakeOver => denied().or_else(|| cx.take_over_denied(current()?)),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        let open = |panel: fn(SubscriptionKey) -> Panel| {
            self.current(cx).map(|(_, bought)| Effect::Show(panel(bought.key))).into_iter().collect()
        };
        match command {
            Command::Open => open(Panel::Subscription),
            Command::Buy => open(|subscription| Panel::Seats { subscription, total: None, remove: false }),
            Command::Remove => open(|subscription| Panel::Seats { subscription, total: None, remove: true }),
            Command::TakeOver => open(Panel::TakeOver),
            Command::Search => self.list.search(),
            Command::Filter => {
                let item = |(value, id)| Item { value, label: cx.say(id), reason: None };
                let items = Filter::ALL.into_iter().map(item).collect();
                self.menu = Some(Choice::new(cx.say("key-filter"), items).at(self.filter as usize));
                Effects::none()
            }
            Command::Sort => {
                self.by_date = !self.by_date;
                Effects::none()
            }
            Command::Refresh => Effect::LoadPurchases.into(),
        }
    }
}

impl Layer for Subscriptions {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("nav-billing"), cx.say("nav-your-products")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |command| self.reason(*command, cx))
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.menu.as_ref().map(|_| choice::BINDINGS)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(picked) = choice::key_over(&mut self.menu, key) {
            if let Picked::One(filter) = picked {
                self.show(filter, cx);
            }
            return Some(Effects::none());
        }
        match self.list.key(key, BINDINGS) {
            Some(Heard::Command(command)) => return Some(self.run(command, cx)),
            Some(Heard::Listed) => self.list.fit(self.shown(cx).len()),
            None if key == Key::code(Code::Esc) && self.filter != Filter::All => self.show(Filter::All, cx),
            None => return None,
        }
        Some(Effects::none())
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        self.list.paste(text);
        self.list.fit(self.shown(cx).len());
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match event {
            Event::PurchasesLoaded(_) => {
                self.list.fit(self.shown(cx).len());
                Effects::none()
            }
            Event::TenantChanged => Effect::LoadPurchases.into(),
            _ => Effects::none(),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (search, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        self.list.draw_search(buf, search, cx, "licenses-search");
        let filter = cx.tell("purchases-filter", [("filter", cx.say(self.filter.label()).into())]);
        draw::text(buf, rest, &filter, if self.filter == Filter::All { cx.theme.dim } else { cx.theme.accent });
        let shown = self.shown(cx);
        let columns = columns::fitting(rest.width, self.by_date);
        let titles: Vec<String> = columns.iter().map(|column| cx.say(column.title)).collect();
        let heads: Vec<_> = columns.iter().zip(&titles).map(|(column, title)| column.head(title)).collect();
        let empty = cx.say(match &cx.purchases {
            None => "loading",
            Some(all) if all.is_empty() => "purchases-empty",
            Some(_) => "purchases-none",
        });
        let table = self.list.table(&heads, &empty);
        table.draw(buf, draw::below(rest, 1), &cx.theme, |row| {
            let Some((product, bought)) = shown.get(row) else { return Row::default() };
            let cells = columns.iter().map(|column| (column.cell)(product, bought, cx)).collect();
            Row { cells, dimmed: false, ..Row::default() }
        });
        if let Some(menu) = &self.menu {
            menu.draw(buf, area, &cx.theme);
        }
    }
}
