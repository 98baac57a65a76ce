//! A purchase's details, and what can be done with it (DOMAIN R54, R55, R71, R187).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::steps::{Focus, Press, Pressed};
use crate::domain::ids::SubscriptionKey;
use crate::domain::product::{Product, Status, Subscription as Bought};
use crate::keys::Key;
use crate::keys::binding::{self, Binding, Hint};
use crate::kit::panel::Panel as Frame;
use crate::kit::{draw, text};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Panel};

/// The pane.
pub struct Subscription {
    key: SubscriptionKey,
    focus: Focus,
}

/// What can be done with a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Buy,
    Remove,
    TakeOver,
}

pub(super) static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::char('b')], Command::Buy, "key-buy"),
    Binding::new(&[Key::char('x')], Command::Remove, "key-remove-seats"),
    Binding::new(&[Key::char('t')], Command::TakeOver, "key-take-over"),
];

impl Subscription {
    /// The pane with the keyboard on **Close**.
    pub const fn open(key: SubscriptionKey) -> (Self, Effects) {
        (Self { key, focus: Focus(Some(0)) }, Effects::none())
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let (_, bought) = cx.purchase(self.key)?;
        match command {
            Command::Buy | Command::Remove => cx.seats_denied(bought),
            Command::TakeOver => cx.take_over_denied(bought),
        }
    }

    /// Labels and values, where there is one.
    fn facts(product: &Product, bought: &Bought, cx: &Context) -> Vec<(&'static str, String)> {
        let day = |at: &Option<String>| at.as_deref().map(|at| at.get(..10).unwrap_or(at).to_owned());
        let word = bought.status.word();
        let status = cx.say(&format!("subscription-{}", word.to_lowercase()));
        let facts = [
            ("purchase-status", Some(if status == word { status } else { format!("{status} ({word})") })),
            ("purchase-total", Some(cx.words.number(bought.total))),
            ("purchase-assigned", Some(cx.words.number(product.assigned))),
            ("purchase-available", Some(cx.words.number(product.available()))),
            ("purchase-channel", bought.channel().map(|id| cx.say(&format!("channel-{id}")))),
            ("purchase-buyer", bought.self_service.clone()),
            ("purchase-created", day(&bought.created)),
            ("purchase-next", day(&bought.next_lifecycle)),
            ("purchase-reason", bought.reason.clone().filter(|reason| !reason.is_empty())),
            ("purchase-id", Some(bought.id.to_string())),
        ];
        facts.into_iter().filter_map(|(id, value)| Some((id, value?))).collect()
    }
}

impl Layer for Subscription {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.purchase(self.key).map_or_else(String::new, |(product, _)| product.display_name.clone())]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let own = cx.hints(BINDINGS, |command| self.reason(*command, cx));
        [own, Focus::hints(&presses(), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(row) = binding::find(BINDINGS, key) {
            if let Some(text) = self.reason(row.command, cx) {
                return Some(Effects::say(text));
            }
            let subscription = self.key;
            return Some(
                Effect::Show(match row.command {
                    Command::Buy => Panel::Seats { subscription, total: None, remove: false },
                    Command::Remove => Panel::Seats { subscription, total: None, remove: true },
                    Command::TakeOver => Panel::TakeOver(subscription),
                })
                .into(),
            );
        }
        Some(match self.focus.key(key, &presses())? {
            Pressed::Moved(effects) => effects,
            Pressed::Button(()) => Effect::Back.into(),
        })
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let title = cx.purchase(self.key).map_or_else(String::new, |(product, _)| product.display_name.clone());
        let subtitle = cx.purchase(self.key).map_or("", |(product, _)| &product.part_number);
        let frame = Frame { title: &title, corner: &cx.say("corner-esc"), subtitle };
        let room = frame.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &presses());
        let Some((product, bought)) = cx.purchase(self.key) else {
            draw::text(buf, room, &cx.say("loading"), cx.theme.dim);
            return;
        };
        let facts = Self::facts(product, bought, cx);
        let labels: Vec<String> = facts.iter().map(|(id, _)| cx.say(id)).collect();
        let wide = labels.iter().map(|label| text::width(label)).max().unwrap_or(0) + 2;
        let mut rest = room;
        for ((_, value), label) in facts.iter().zip(&labels) {
            draw::text(buf, rest, label, cx.theme.dim);
            let rows = draw::paragraph(buf, draw::after(rest, draw::cells(wide)), value, cx.theme.text);
            rest = draw::below(rest, rows.max(1));
        }
        let air = u16::from(room.height > 16);
        let about = cx.say(&format!("about-{}", bought.status.word().to_lowercase()));
        let style = if bought.status == Status::Enabled { cx.theme.dim } else { cx.theme.warn };
        rest = draw::below(rest, air);
        rest = draw::below(rest, draw::paragraph(buf, rest, &about, style) + 1);
        self.draw_commands(buf, rest, cx);
    }
}

impl Subscription {
    /// What can be done. Why not is said once for neighbors with the same reason, in their last row if there is room.
    fn draw_commands(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let mut rest = area;
        let reasons: Vec<_> = BINDINGS.iter().map(|row| self.reason(row.command, cx)).collect();
        for (place, row) in BINDINGS.iter().enumerate() {
            let reason = reasons[place].as_ref();
            let (sign, style) = match reason {
                None => (cx.theme.accent, cx.theme.text),
                Some(_) => (cx.theme.dim, cx.theme.dim),
            };
            draw::text(buf, rest, &row.keys.first().map(ToString::to_string).unwrap_or_default(), sign);
            let used = 3 + draw::text(buf, draw::after(rest, 3), &cx.say(row.label), style);
            let last = reasons.get(place + 1).is_none_or(|next| next.as_ref() != reason);
            if let Some(reason) = reason.filter(|_| last) {
                let beside = draw::after(rest, used + 3);
                if text::width(reason) <= usize::from(beside.width) {
                    draw::text(buf, beside, reason, cx.theme.dim);
                } else {
                    let below = draw::after(draw::below(rest, 1), 5);
                    rest = draw::below(rest, draw::paragraph(buf, below, reason, cx.theme.dim));
                }
            }
            rest = draw::below(rest, 1);
        }
    }
}

fn presses() -> Vec<Press<()>> {
    vec![Press { command: (), label: "button-close", reason: None }]
}
