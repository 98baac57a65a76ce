//! **Buy licenses**, **Remove licenses**: the new total of a purchase (DOMAIN R71, R72).

use std::cmp::Ordering;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::steps::Focus;
use super::verdict::Verdict;
use crate::domain::change::{Action, SubscriptionAction};
use crate::domain::ids::SubscriptionKey;
use crate::domain::job::{Forecast, Job};
use crate::keys::Key;
use crate::kit::draw;
use crate::kit::text_field::{Answer, Look, TextField};
use crate::layer::Context;
use crate::message::effect::Effects;

/// The purchase and its new total.
pub struct Seats {
    subscription: SubscriptionKey,
    remove: bool,
    total: TextField,
}

impl Seats {
    /// The pane with the keyboard in the box **Total licenses**.
    pub fn open(
        subscription: SubscriptionKey,
        total: Option<u32>,
        remove: bool,
        cx: &Context,
    ) -> (Dialog<Self>, Effects) {
        let now = cx.purchase(subscription).map(|(_, bought)| bought.total);
        let total = TextField::new(&total.or(now).map(|total| total.to_string()).unwrap_or_default());
        Dialog::open(Self { subscription, remove, total }, Focus(None), Verdict::whole(), cx)
    }

    /// The number in the box; None: there is none, or one that nobody can buy.
    fn wanted(&self) -> Option<u32> {
        self.total.value().trim().parse().ok()
    }

    fn now(&self, cx: &Context) -> Option<u32> {
        cx.purchase(self.subscription).map(|(_, bought)| bought.total)
    }

    /// "60 total   32 assigned   28 available", as it is and as it would be.
    fn numbers(&self, total: i64, cx: &Context) -> String {
        let Some((product, bought)) = cx.purchase(self.subscription) else { return String::new() };
        let change = if bought.gives_seats() { total - i64::from(bought.total) } else { 0 };
        let args = [
            ("total", total.into()),
            ("assigned", product.assigned.into()),
            ("available", (product.available() + change).into()),
        ];
        cx.tell("seats-numbers", args)
    }
}

impl Body for Seats {
    fn title(&self, cx: &Context) -> String {
        cx.say(if self.remove { "key-remove-seats" } else { "key-buy" })
    }

    fn subtitle(&self, cx: &Context) -> String {
        cx.purchase(self.subscription).map_or_else(String::new, |(product, _)| product.display_name.clone())
    }

    fn button(&self) -> &'static str {
        "button-save"
    }

    fn job(&self, cx: &Context) -> Option<Job> {
        // What is there is no mistake while somebody looks at it.
        let total = self.wanted().filter(|_| self.missing(cx).is_none())?;
        let action = SubscriptionAction::SetTotal { subscription: self.subscription, total };
        Some(Job::about(Action::Subscriptions(action)))
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        let Some(wanted) = self.wanted() else { return Some(cx.say("seats-number")) };
        let way = match wanted.cmp(&self.now(cx)?) {
            Ordering::Equal => "seats-same",
            // A slip of the finger takes nothing away where licenses are bought, and buys none where they are removed.
            Ordering::Less if !self.remove => "seats-less",
            Ordering::Greater if self.remove => "seats-more",
            _ => return None,
        };
        Some(cx.say(way))
    }

    fn key(&mut self, key: Key, _: &Context) -> Option<Effects> {
        // Digits belong to the box; letters are those of the ways out.
        let own = key.typed().is_none_or(|c| c.is_ascii_digit());
        (own && self.total.key(key) != Answer::Ignored).then(Effects::none)
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        self.total.paste(&digits);
        Effects::none()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        let now = self.now(cx).map_or(0, i64::from);
        draw::text(buf, area, &self.numbers(now, cx), cx.theme.dim);
        let rest = draw::below(area, 2);
        draw::text(buf, rest, &cx.say("purchase-total"), cx.theme.bold);
        let look = Look { prompt: "> ", placeholder: "", focused };
        self.total.draw(buf, draw::below(rest, 1), &cx.theme, look);
        let rest = draw::below(rest, 3);
        let Some(wanted) = self.wanted().map(i64::from).filter(|wanted| *wanted != now) else {
            draw::paragraph(buf, rest, &cx.say("seats-about"), cx.theme.dim);
            return;
        };
        if let Some(reason) = self.missing(cx) {
            draw::paragraph(buf, rest, &reason, cx.theme.warn);
        } else {
            let what = if wanted > now { "seats-buys" } else { "seats-removes" };
            draw::text(buf, rest, &cx.tell(what, [("count", (wanted - now).abs().into())]), cx.theme.accent);
            draw::text(buf, draw::below(rest, 1), &self.numbers(wanted, cx), cx.theme.text);
        }
    }
}
