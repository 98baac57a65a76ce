//! **Billing** › **Your products**: a row per purchase (DOMAIN R3, R187), what is gone included (R54).

mod columns;
pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::keys::{BINDINGS, Command};
use super::page;
use super::search::Search;
use crate::domain::ids::SubscriptionKey;
use crate::domain::product::{Product, Subscription};
use crate::domain::text::fold;
use crate::keys::binding::{self, Hint};
use crate::keys::{Code, Key};
use crate::kit::choice::{Choice, Item, Picked};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::kit::table::{Row, Table};
use crate::kit::text_field::Answer;
use crate::kit::toast::{Kind, Toast};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Panel};
use crate::message::event::Event;

/// The page.
#[derive(Default)]
pub struct Subscriptions {
    list: Listing,
    search: Search,
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
        page.list.clamp(page.shown(cx).len());
        (page, Effect::LoadPurchases.into())
    }

    fn shown<'c>(&self, cx: &'c Context) -> Vec<(&'c Product, &'c Subscription)> {
        let wanted = self.search.wanted();
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

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let current = || self.current(cx).map(|(_, bought)| bought);
        let none = || self.current(cx).is_none().then(|| cx.say("purchases-none"));
        match command {
            Command::Search | Command::Filter | Command::Sort | Command::Refresh => None,
            Command::Open => none(),
            Command::Buy | Command::Remove => none().or_else(|| cx.seats_denied(current()?)),
            Command::TakeOver => none().or_else(|| cx.take_over_denied(current()?)),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effect::Say(Toast { kind: Kind::Info, text }).into();
        }
        let open = |panel: fn(SubscriptionKey) -> Panel| {
            self.current(cx).map(|(_, bought)| Effect::Show(panel(bought.key))).into_iter().collect()
        };
        match command {
            Command::Open => open(Panel::Subscription),
            Command::Buy => open(|subscription| Panel::Seats { subscription, total: None, remove: false }),
            Command::Remove => open(|subscription| Panel::Seats { subscription, total: None, remove: true }),
            Command::TakeOver => open(Panel::TakeOver),
            Command::Search => {
                self.search.open();
                Effects::none()
            }
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

    fn searched(&mut self, answer: Answer, cx: &Context) -> Option<Effects> {
        if answer == Answer::Changed {
            self.list = Listing::new(self.shown(cx).len());
        }
        (answer != Answer::Ignored).then(Effects::none)
    }
}

impl Layer for Subscriptions {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("nav-billing"), cx.say("nav-your-products")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |command| self.reason(*command, cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(menu) = &mut self.menu {
            let picked = menu.key(key);
            if picked != Picked::Not {
                self.menu = None;
            }
            if let Picked::One(filter) = picked {
                self.filter = filter;
                self.list = Listing::new(self.shown(cx).len());
            }
            return Some(Effects::none());
        }
        if let Some(answer) = self.search.key(key) {
            return self.searched(answer, cx);
        }
        if let Some(motion) = motion(key) {
            self.list.apply(motion);
            return Some(Effects::none());
        }
        if key == Key::code(Code::Esc) && self.filter != Filter::All {
            self.filter = Filter::All;
            self.list = Listing::new(self.shown(cx).len());
            return Some(Effects::none());
        }
        binding::find(BINDINGS, key).map(|row| self.run(row.command, cx))
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        let answer = self.search.paste(text);
        self.searched(answer, cx).unwrap_or_default()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match event {
            Event::PurchasesLoaded(_) => {
                self.list.clamp(self.shown(cx).len());
                Effects::none()
            }
            Event::TenantChanged => Effect::LoadPurchases.into(),
            _ => Effects::none(),
        }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (search, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        self.search.draw(buf, search, cx, "licenses-search");
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
        let table =
            Table { columns: &heads, mark: None, list: &self.list, focused: !self.search.is_open(), empty: &empty };
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
