//! **Take control of this subscription** (DOMAIN R54, R55): how, what, whether really, and what became of it.

mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::steps::Focus;
use super::verdict::Verdict;
use crate::domain::change::{Action, SubscriptionAction, Way};
use crate::domain::ids::{SkuId, SubscriptionKey};
use crate::domain::job::{Forecast, Job};
use crate::domain::product::Product;
use crate::domain::text::clean;
use crate::keys::Key;
use crate::kit::listing::{Listing, motion};
use crate::kit::text_field::{Answer, TextField};
use crate::layer::Context;
use crate::message::effect::Effects;
use crate::message::event::Event;

/// What was chosen so far.
pub struct TakeOver {
    subscription: SubscriptionKey,
    step: Step,
    /// Move users, cancel.
    ways: Listing,
    products: Listing,
    reason: TextField,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    How,
    What,
    Sure,
    Result,
}

const STEPS: [Step; 4] = [Step::How, Step::What, Step::Sure, Step::Result];

impl TakeOver {
    /// The wizard for a purchase.
    pub fn open(subscription: SubscriptionKey, cx: &Context) -> (Dialog<Self>, Effects) {
        let (ways, products) = (Listing::new(2), Listing::default());
        let mut body = Self { subscription, step: Step::How, ways, products, reason: TextField::default() };
        body.products.clamp(body.targets(cx).len());
        Dialog::open(body, Focus(None), Verdict::whole(), cx)
    }

    /// Whether a reason is written.
    fn writes(&self) -> bool {
        self.step == Step::What && !self.moves()
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
}

impl Body for TakeOver {
    const STEPS: usize = STEPS.len();

    fn title(&self, cx: &Context) -> String {
        cx.say("key-take-over")
    }

    /// "Power Automate, bought by Zoë Müller".
    fn subtitle(&self, cx: &Context) -> String {
        let Some((product, bought)) = cx.purchase(self.subscription) else { return String::new() };
        let args = [
            ("product", product.display_name.as_str().into()),
            ("buyer", bought.self_service.as_deref().unwrap_or_default().into()),
        ];
        cx.tell("take-over-whose", args)
    }

    fn step(&self) -> usize {
        self.step as usize
    }

    fn turn(&mut self, step: usize, focus: &mut Focus, _: &Context) -> Effects {
        self.step = STEPS[step];
        // What cannot be mended by the buyer is not what enter should do by itself.
        *focus = Focus((self.step == Step::Sure).then_some(2));
        Effects::none()
    }

    fn button(&self) -> &'static str {
        match self.step {
            Step::How => "button-next",
            _ if self.moves() => "button-move-users",
            _ => "button-cancel-subscription",
        }
    }

    fn job(&self, cx: &Context) -> Option<Job> {
        let way = match self.step {
            _ if self.moves() => Way::Move(self.target(cx)?),
            Step::Sure => Way::Cancel(clean(self.reason.value().trim()).into_owned()),
            // No rule looks at the reason: nothing is asked about each letter of it.
            _ => Way::Cancel(String::new()),
        };
        let action = SubscriptionAction::TakeOver { subscription: self.subscription, from: self.from(cx)?, way };
        Some(Job::about(Action::Subscriptions(action)))
    }

    fn judged(&self, cx: &Context) -> Option<Job> {
        if self.step == Step::How { None } else { self.job(cx) }
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        (self.step != Step::How && self.job(cx).is_none()).then(|| cx.say("take-over-no-product"))
    }

    fn key(&mut self, key: Key, _: &Context) -> Option<Effects> {
        (self.writes() && self.reason.key(key) != Answer::Ignored).then(Effects::none)
    }

    fn rest(&mut self, key: Key, focus: &mut Focus, _: &Context) -> bool {
        let list = match self.step {
            Step::How => &mut self.ways,
            Step::What if self.moves() => &mut self.products,
            _ => return false,
        };
        let Some(motion) = motion(key) else { return false };
        *focus = Focus(None);
        list.apply(motion);
        true
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        if self.writes() {
            self.reason.paste(text);
        }
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, _: &mut Focus, cx: &Context) -> Effects {
        if matches!(event, Event::ProductsLoaded(_)) {
            self.products.clamp(self.targets(cx).len());
        }
        Effects::none()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, forecast: Option<&Forecast>) {
        match self.step {
            Step::How => self.draw_ways(buf, area, cx, focused),
            Step::What => self.draw_what(buf, area, cx, focused),
            Step::Sure | Step::Result => self.draw_sure(buf, area, cx, forecast),
        }
    }
}
