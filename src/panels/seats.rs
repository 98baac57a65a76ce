//! **Buy licenses**, **Remove licenses**: the new total of a purchase (DOMAIN R71, R72).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Command, Dialog};
use super::steps::{Focus, Press};
use super::verdict::Verdict;
use crate::domain::change::{Action, SubscriptionAction};
use crate::domain::ids::{SubscriptionKey, UserKey};
use crate::domain::job::Job;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::draw;
use crate::kit::panel::Panel;
use crate::kit::text_field::{Answer, Look, TextField};
use crate::layer::{Context, Layer};
use crate::message::effect::Effects;
use crate::message::event::Event;

/// The pane.
pub struct Seats {
    subscription: SubscriptionKey,
    remove: bool,
    total: TextField,
    dialog: Dialog,
    verdict: Verdict,
}

impl Seats {
    /// The pane with the keyboard in the box **Total licenses**.
    pub fn open(subscription: SubscriptionKey, total: Option<u32>, remove: bool, cx: &Context) -> (Self, Effects) {
        let now = cx.purchase(subscription).map(|(_, bought)| bought.total);
        let total = TextField::new(&total.or(now).map(|total| total.to_string()).unwrap_or_default());
        let dialog = Dialog::new(Focus(None));
        let mut panel = Self { subscription, remove, total, dialog, verdict: Verdict::whole() };
        let effects = panel.ask(cx);
        (panel, effects)
    }

    /// The number in the box; None: there is none, or one that nobody can buy.
    fn wanted(&self) -> Option<u32> {
        self.total.value().trim().parse().ok()
    }

    const fn job(&self, total: u32) -> Job {
        let action = SubscriptionAction::SetTotal { subscription: self.subscription, total };
        Job { action: Action::Subscriptions(action), users: Vec::new(), skip_refused: false }
    }

    fn now(&self, cx: &Context) -> Option<u32> {
        cx.purchase(self.subscription).map(|(_, bought)| bought.total)
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        match self.wanted() {
            // What is there is no mistake while somebody looks at it.
            Some(total) if Some(total) != self.now(cx) => self.verdict.ask(self.job(total), cx),
            _ => {
                self.verdict.forget();
                Effects::none()
            }
        }
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        self.dialog.presses(cx, "button-save", || match self.wanted() {
            None => Some(cx.say("seats-number")),
            wanted if wanted == self.now(cx) => Some(cx.say("seats-same")),
            Some(_) => self.verdict.reason(cx),
        })
    }

    const fn title(&self) -> &'static str {
        if self.remove { "key-remove-seats" } else { "key-buy" }
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

impl Layer for Seats {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say(self.title())]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        self.dialog.hints(cx, &self.presses(cx), || self.verdict.hints(cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        // Digits belong to the box while it has the keyboard; nothing else does.
        if !self.dialog.is_begun() && self.dialog.in_body() && key.typed().is_none_or(|c| c.is_ascii_digit()) {
            match self.total.key(key) {
                Answer::Changed => return Some(self.ask(cx)),
                Answer::Kept => return Some(Effects::none()),
                Answer::Ignored => {}
            }
        }
        if !self.dialog.is_begun()
            && let Some(Ok(effects)) = self.verdict.key(key, cx)
        {
            return Some(effects);
        }
        // Without a number the button cannot be pressed.
        let (presses, job) = (self.presses(cx), self.job(self.wanted().unwrap_or_default()));
        self.dialog.key(key, &presses, 1, || job)
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if !self.dialog.is_begun() && self.total.paste(&digits) == Answer::Changed {
            return self.ask(cx);
        }
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        if self.dialog.on_event(event) {
            return Effects::none();
        }
        if *event == Event::TenantChanged {
            return self.ask(cx);
        }
        self.verdict.on_event(event);
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        self.dialog.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (product, now) = match cx.purchase(self.subscription) {
            Some((product, bought)) => (product.display_name.as_str(), i64::from(bought.total)),
            None => ("", 0),
        };
        let panel = Panel { title: &cx.say(self.title()), corner: &cx.say("corner-esc"), subtitle: product };
        let Some(room) = self.dialog.draw(buf, area, cx, &panel, &self.presses(cx)) else { return };
        let room = self.verdict.draw(buf, room, cx);
        draw::text(buf, room, &self.numbers(now, cx), cx.theme.dim);
        let rest = draw::below(room, 2);
        draw::text(buf, rest, &cx.say("purchase-total"), cx.theme.bold);
        let look = Look { prompt: "> ", placeholder: "", focused: self.dialog.in_body() };
        self.total.draw(buf, draw::below(rest, 1), &cx.theme, look);
        let rest = draw::below(rest, 3);
        if let Some(wanted) = self.wanted().map(i64::from).filter(|wanted| *wanted != now) {
            let what = if wanted > now { "seats-buys" } else { "seats-removes" };
            draw::text(buf, rest, &cx.tell(what, [("count", (wanted - now).abs().into())]), cx.theme.accent);
            draw::text(buf, draw::below(rest, 1), &self.numbers(wanted, cx), cx.theme.text);
        } else {
            draw::paragraph(buf, rest, &cx.say("seats-about"), cx.theme.dim);
        }
        self.verdict.draw_over(buf, area, cx);
    }
}
