//! **Take control of this subscription** (DOMAIN R54, R55): how, what, whether really, and what became of it.

mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use super::verdict::Verdict;
use crate::domain::change::{Action, SubscriptionAction, Way};
use crate::domain::ids::{SkuId, SubscriptionKey, UserKey};
use crate::domain::job::Job;
use crate::domain::product::Product;
use crate::domain::text::clean;
use crate::keys::binding::Hint;
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::text_field::{Answer, TextField};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The wizard.
pub struct TakeOver {
    subscription: SubscriptionKey,
    step: Step,
    /// Move users, cancel.
    ways: Listing,
    products: Listing,
    reason: TextField,
    focus: Focus,
    verdict: Verdict,
    outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    How,
    What,
    Sure,
    Result,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Next,
    Back,
    Do,
    Cancel,
    Undo,
    Close,
}

impl TakeOver {
    /// The wizard for a purchase.
    pub fn open(subscription: SubscriptionKey, cx: &Context) -> (Self, Effects) {
        let mut wizard = Self {
            subscription,
            step: Step::How,
            ways: Listing::new(2),
            products: Listing::default(),
            reason: TextField::default(),
            focus: Focus(None),
            verdict: Verdict::whole(),
            outcome: Outcome::default(),
        };
        wizard.products.clamp(wizard.targets(cx).len());
        (wizard, Effects::none())
    }

    fn moves(&self) -> bool {
        self.ways.cursor() == Some(0)
    }

    fn from(&self, cx: &Context) -> Option<SkuId> {
        cx.purchase(self.subscription).map(|(product, _)| product.sku)
    }

    /// Where users can be moved to: what the organization has for users.
    fn targets<'c>(&self, cx: &'c Context) -> Vec<&'c Product> {
        let from = self.from(cx);
        let fits = |product: &&Product| {
            let own = product.self_service_buyer().is_none() && product.total() > 0;
            own && product.goes_to_users() && Some(product.sku) != from
        };
        cx.products.iter().filter(fits).collect()
    }

    fn target(&self, cx: &Context) -> Option<SkuId> {
        self.targets(cx).get(self.products.cursor()?).map(|product| product.sku)
    }

    fn job(&self, cx: &Context) -> Option<Job> {
        let way = if self.moves() {
            Way::Move(self.target(cx)?)
        } else {
            Way::Cancel(clean(self.reason.value().trim()).into_owned())
        };
        let action = SubscriptionAction::TakeOver { subscription: self.subscription, from: self.from(cx)?, way };
        Some(Job::about(Action::Subscriptions(action)))
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        self.verdict.ask(self.job(cx), cx)
    }

    /// How many users it takes the license from.
    fn leaving(&self) -> usize {
        self.verdict.forecast().map_or(0, |forecast| forecast.changing.len())
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        let label = if self.moves() { "button-move-users" } else { "button-cancel-subscription" };
        match self.step {
            Step::How => vec![press(Command::Next, "button-next", None), press(Command::Cancel, "button-cancel", None)],
            Step::What => {
                let reason = match self.job(cx) {
                    None => Some(cx.say("take-over-no-product")),
                    Some(_) => self.verdict.reason(cx),
                };
                vec![
                    press(Command::Next, label, reason),
                    press(Command::Back, "button-back", None),
                    press(Command::Cancel, "button-cancel", None),
                ]
            }
            Step::Sure => vec![
                press(Command::Do, label, self.verdict.reason(cx)),
                press(Command::Back, "button-back", None),
                press(Command::Cancel, "button-cancel", None),
            ],
            Step::Result => self.outcome.presses(cx, Command::Close, Command::Undo).into(),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        match (command, self.step) {
            (Command::Next, Step::How) => {
                self.step = Step::What;
                self.focus = Focus(None);
                self.ask(cx)
            }
            (Command::Next, _) => {
                self.step = Step::Sure;
                self.focus = Focus(Some(2));
                Effects::none()
            }
            (Command::Back, step) => {
                self.step = if step == Step::Sure { Step::What } else { Step::How };
                self.focus = Focus(None);
                Effects::none()
            }
            (Command::Do, _) => {
                let Some(job) = self.job(cx) else { return Effects::none() };
                self.step = Step::Result;
                self.focus = Focus(Some(0));
                self.outcome = Outcome::of(self.leaving());
                Effect::Run(job).into()
            }
            (Command::Undo, _) => self.outcome.undo(),
            (Command::Cancel | Command::Close, _) => Effect::Back.into(),
        }
    }

    /// The body's own keys.
    fn body_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match self.step {
            Step::How if key == Key::code(Code::Enter) => Some(self.run(Command::Next, cx)),
            Step::How => motion(key).map(|motion| {
                self.focus = Focus(None);
                self.ways.apply(motion);
                Effects::none()
            }),
            Step::What if self.moves() => motion(key).map(|motion| {
                self.focus = Focus(None);
                let before = self.products.cursor();
                self.products.apply(motion);
                if self.products.cursor() == before { Effects::none() } else { self.ask(cx) }
            }),
            Step::What | Step::Sure => None,
            Step::Result => self.outcome.key(key),
        }
    }
}

impl Layer for TakeOver {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("key-take-over")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let body = match self.step {
            Step::How => Vec::new(),
            Step::What | Step::Sure => self.verdict.hints(cx),
            Step::Result => self.outcome.hints(cx),
        };
        [body, Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        let writing = self.step == Step::What && !self.moves() && self.focus.0.is_none();
        if writing && self.reason.key(key) != Answer::Ignored {
            return Some(Effects::none());
        }
        if matches!(self.step, Step::What | Step::Sure)
            && let Some(Ok(effects)) = self.verdict.key(key, cx)
        {
            return Some(effects);
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => return Some(effects),
            Some(Pressed::Button(command)) => return Some(self.run(command, cx)),
            None => {}
        }
        if key == Key::code(Code::Esc) && matches!(self.step, Step::What | Step::Sure) {
            return Some(self.run(Command::Back, cx));
        }
        self.body_key(key, cx)
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        if self.step == Step::What && !self.moves() {
            self.reason.paste(text);
        }
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match self.step {
            Step::How => Effects::none(),
            Step::What | Step::Sure => {
                self.verdict.on_event(event);
                match event {
                    Event::ProductsLoaded(_) => {
                        self.products.clamp(self.targets(cx).len());
                        Effects::none()
                    }
                    Event::TenantChanged => self.ask(cx),
                    _ => Effects::none(),
                }
            }
            Step::Result => {
                self.outcome.on_event(event);
                Effects::none()
            }
        }
    }

    fn wants(&self) -> Vec<UserKey> {
        self.outcome.wants()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        self.draw_all(buf, area, cx);
    }
}
