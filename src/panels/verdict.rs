//! What the rules would say of the choice so far, and the ways out, offered in place (DOMAIN R24).

use std::collections::BTreeSet;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::locations;
use crate::domain::change::Action;
use crate::domain::ids::{BatchId, ServicePlanId, SkuId, SubscriptionKey, UserKey};
use crate::domain::job::{Forecast, Job};
use crate::domain::location::Location;
use crate::domain::refusal::Refusal;
use crate::domain::role::Right;
use crate::keys::Key;
use crate::keys::binding::{self, Binding, Hint};
use crate::kit::choice::{self, Choice, Picked};
use crate::kit::listing::{Listing, motion};
use crate::kit::{draw, popup, text};
use crate::layer::Context;
use crate::message::effect::{Effect, Effects, Panel, Ticket};
use crate::message::event::Event;

/// The judgment on a job that was not done yet.
#[derive(Default)]
pub struct Verdict {
    /// About one user alone, whom nobody would leave out.
    alone: bool,
    /// Nobody can be left out and nothing switched off: it is about everybody there is.
    whole: bool,
    asked: Ticket,
    answered: Ticket,
    forecast: Option<Arc<Forecast>>,
    /// Leaving users out does not help.
    hopeless: bool,
    /// The service that would have to be off, of a product that is being given.
    culprit: Option<(SkuId, ServicePlanId)>,
    /// Who would have to be left out. No bitmap: users still to be made have the highest numbers there are.
    out: BTreeSet<UserKey>,
    /// Who has no usage location.
    nowhere: Vec<UserKey>,
    location: Option<Choice<Location>>,
    /// All problems at once, for reading; the lines and where in them.
    all: Option<Listing>,
}

/// A way out that the panel itself has to take.
#[derive(Clone, Debug)]
pub enum Fix {
    /// Leave these users out.
    LeaveOut(BTreeSet<UserKey>),
    /// Leave this service of this product off.
    SwitchOff(SkuId, ServicePlanId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Buy,
    LeaveOut,
    SwitchOff,
    SetLocation,
    View,
}

/// With control as well, for where a text field has the letters.
pub(super) static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::char('b'), Key::ctrl('b')], Command::Buy, "way-key-buy"),
    Binding::new(&[Key::char('l'), Key::ctrl('l')], Command::LeaveOut, "way-key-leave-out"),
    Binding::new(&[Key::char('o'), Key::ctrl('o')], Command::SwitchOff, "way-key-switch-off"),
    Binding::new(&[Key::char('t'), Key::ctrl('t')], Command::SetLocation, "way-key-location"),
    Binding::new(&[Key::char('v'), Key::ctrl('v')], Command::View, "way-key-view").quiet(),
];

/// The keys that work: where letters are written, those with control.
fn keys(row: &Binding<Command>, writes: bool) -> &'static [Key] {
    &row.keys[usize::from(writes)..]
}

/// Rows left to what is judged, however much there is to say of it.
const LEFT_ABOVE: u16 = 5;

impl Verdict {
    /// A judgment about one user.
    pub fn alone() -> Self {
        Self { alone: true, ..Self::default() }
    }

    /// A judgment about all users of something.
    pub fn whole() -> Self {
        Self { alone: true, whole: true, ..Self::default() }
    }

    /// Asks what would become of a job, if there is one yet.
    pub fn ask(&mut self, job: impl Into<Option<Job>>, cx: &Context) -> Effects {
        let Some(job) = job.into() else {
            self.forget();
            return Effects::none();
        };
        self.asked = cx.ticket();
        Effect::Forecast { ticket: self.asked, job }.into()
    }

    /// Asks what would become of taking a batch back.
    pub fn ask_undo(&mut self, batch: BatchId, cx: &Context) -> Effects {
        self.asked = cx.ticket();
        Effect::ForecastUndo { ticket: self.asked, batch }.into()
    }

    /// Nothing is asked any more.
    pub fn forget(&mut self) {
        *self = Self { alone: self.alone, whole: self.whole, ..Self::default() };
    }

    /// The keys of the list that is open and takes every key, if one is.
    pub fn open_list(&self) -> Option<choice::Keys> {
        let problems = self.all.as_ref().map(|_| &choice::BINDINGS[1..]);
        problems.or_else(|| self.location.as_ref().map(|_| choice::BINDINGS))
    }

    /// The answer, once it is there.
    pub fn forecast(&self) -> Option<&Forecast> {
        self.forecast.as_deref()
    }

    /// Why the button that does it cannot be pressed, if anything was asked.
    pub fn reason(&self, cx: &Context) -> Option<String> {
        if self.asked == Ticket::default() {
            return None;
        }
        let answer = self.forecast.as_ref().filter(|_| self.answered == self.asked);
        let Some(forecast) = answer else { return Some(cx.say("verdict-waiting")) };
        forecast.refusals.first().map(|refusal| cx.words.problem(refusal))
    }

    /// The keys of the ways out that there are; `writes`: letters go into a text field.
    pub fn hints(&self, cx: &Context, writes: bool) -> Vec<Hint> {
        let there = BINDINGS.iter().filter(|row| self.offered(row.command, cx));
        there
            .map(|row| Hint { keys: keys(row, writes), label: cx.say(row.label), reason: None, footer: true })
            .collect()
    }

    /// How many seats are short of the first product that has too few, and that product.
    fn short(&self) -> Option<(SkuId, u32)> {
        self.forecast.iter().flat_map(|forecast| &forecast.refusals).find_map(|refusal| match refusal {
            Refusal::NoSeats { product, needed, available, .. } => {
                Some((product.sku, u32::try_from(i64::from(*needed) - available).ok()?))
            }
            _ => None,
        })
    }

    /// What to buy so that nobody is short: of which purchase, and its new total (DOMAIN R71, R129).
    fn purchase(&self, cx: &Context) -> Option<(SubscriptionKey, u32)> {
        let (sku, short) = self.short()?;
        let bought = cx.product(sku)?.for_sale()?;
        Some((bought.key, bought.total.checked_add(short)?))
    }

    fn offered(&self, command: Command, cx: &Context) -> bool {
        let Some(forecast) = &self.forecast else { return false };
        match command {
            Command::Buy => self.purchase(cx).is_some() && cx.denied(Right::Billing).is_none(),
            Command::LeaveOut => {
                let left = forecast.changing.len() + forecast.unchanged;
                !self.alone && !self.hopeless && !self.out.is_empty() && left > 0
            }
            Command::SwitchOff => self.culprit.is_some() && !self.whole,
            Command::SetLocation => !self.nowhere.is_empty(),
            Command::View => forecast.refusals.len() > 1,
        }
    }

    /// Takes the key of a way out; an open list takes every key.
    pub fn key(&mut self, key: Key, cx: &Context) -> Option<Result<Effects, Fix>> {
        if let Some(picked) = choice::key_over(&mut self.location, key) {
            return Some(Ok(match picked {
                Picked::One(location) => {
                    let users = self.nowhere.clone();
                    Effect::Run(Job { action: Action::SetLocation(location), users, skip_refused: false }).into()
                }
                Picked::Not | Picked::Closed => Effects::none(),
            }));
        }
        if let Some(list) = &mut self.all {
            match motion(key) {
                Some(motion) => {
                    list.apply(motion);
                }
                None => self.all = None,
            }
            return Some(Ok(Effects::none()));
        }
        let command = binding::find(BINDINGS, key)?.command;
        if !self.offered(command, cx) {
            return None;
        }
        match command {
            Command::Buy => self.purchase(cx).map(|(subscription, total)| {
                Ok(Effect::Show(Panel::Seats { subscription, total: Some(total), remove: false }).into())
            }),
            Command::LeaveOut => Some(Err(Fix::LeaveOut(self.out.clone()))),
            Command::SwitchOff => self.culprit.map(|(sku, plan)| Err(Fix::SwitchOff(sku, plan))),
            Command::SetLocation => {
                self.location = Some(locations::choice(cx));
                Some(Ok(Effects::none()))
            }
            Command::View => {
                self.all = Some(Listing::new(self.forecast.as_ref()?.refusals.len()));
                Some(Ok(Effects::none()))
            }
        }
    }

    /// Hears of a fact.
    pub fn on_event(&mut self, event: &Event) {
        if let Event::Forecasted { ticket, forecast } = event
            && *ticket == self.asked
        {
            // Summed here, not in every frame: there may be a refusal for each of a million users.
            self.out = forecast.leave_out().into_iter().collect();
            let nowhere = |refusal: &Refusal| match refusal {
                Refusal::UsageLocationMissing { user } => Some(user.key),
                _ => None,
            };
            self.nowhere = forecast.refusals.iter().filter_map(nowhere).collect();
            self.hopeless = forecast.refuses_all().is_some();
            self.culprit = culprit(forecast);
            self.forecast = Some(Arc::clone(forecast));
            self.answered = *ticket;
        }
    }

    /// Seats: what is needed and there is.
    fn seats(&self, cx: &Context) -> Vec<String> {
        let mut lines = Vec::new();
        for need in self.forecast.iter().flat_map(|forecast| &forecast.needs) {
            let product = cx.product_name(need.sku);
            if need.needed + need.held > 0 {
                let args = [
                    ("product", product.as_str().into()),
                    ("needed", need.needed.into()),
                    ("available", need.available.into()),
                    ("held", need.held.into()),
                ];
                lines.push(cx.tell(if need.held > 0 { "needs-held" } else { "needs" }, args));
            }
            if need.freed > 0 && !self.whole {
                let args = [
                    ("product", product.as_str().into()),
                    ("freed", need.freed.into()),
                    ("before", need.available.into()),
                    ("after", (need.available + i64::from(need.freed)).into()),
                ];
                lines.push(cx.tell("frees", args));
            }
        }
        lines
    }

    /// The ways out that there are, each with its key.
    fn ways(&self, cx: &Context, writes: bool) -> Vec<String> {
        let Some(forecast) = &self.forecast else { return Vec::new() };
        let words = |command| match command {
            Command::Buy => cx.tell("way-buy", [("count", self.short().map_or(0, |(_, short)| short).into())]),
            Command::LeaveOut => cx.tell("way-leave-out", [("count", self.out.len().into())]),
            Command::View => cx.tell("way-view", [("count", forecast.refusals.len().into())]),
            Command::SetLocation => cx.tell("way-location", [("count", self.nowhere.len().into())]),
            Command::SwitchOff => {
                let service = self.culprit.and_then(|(sku, plan)| cx.product(sku)?.service(plan));
                let name = service.map_or("", |service| service.display_name.as_str());
                cx.tell("way-switch-off", [("service", name.into())])
            }
        };
        let offered = BINDINGS.iter().filter(|row| self.offered(row.command, cx));
        let denied = (self.purchase(cx).is_some() && !cx.by.may(Right::Billing)).then(|| {
            let roles: Vec<_> = Right::Billing.holders().iter().map(|role| cx.words.role(*role)).collect();
            ["  ", &cx.tell("way-buy-denied", [("roles", cx.words.any_of(&roles).into())])].concat()
        });
        let keyed = offered.filter_map(|row| Some(format!("  {}  {}", keys(row, writes).first()?, words(row.command))));
        keyed.chain(denied).collect()
    }

    /// Draws at the bottom of `area`, leaving some rows to what is judged; gives back what is above.
    ///
    /// Where room is short, problems are counted instead of told: the ways out must be seen.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, writes: bool) -> Rect {
        let theme = &cx.theme;
        let Some(forecast) = &self.forecast else { return area };
        let wide = usize::from(area.width);
        let styled = |lines: Vec<String>, style: Style| lines.into_iter().map(move |line| (line, style));
        let seats = self.seats(cx).iter().flat_map(|line| text::wrap(line, wide)).collect();
        let mut lines: Vec<_> = styled(seats, theme.text).collect();
        let ways = self.ways(cx, writes);
        let most = usize::from(area.height.saturating_sub(LEFT_ABOVE)).saturating_sub(lines.len() + ways.len() + 2);
        let (mut told, mut used) = (0, 0);
        for refusal in &forecast.refusals {
            let problem = text::wrap(&format!("✗ {}", cx.words.problem(refusal)), wide);
            let remedy = text::wrap(&cx.words.remedy(refusal), wide.saturating_sub(2));
            used += problem.len() + remedy.len();
            if used > most {
                break;
            }
            told += 1;
            lines.extend(styled(problem, theme.refused));
            lines.extend(remedy.into_iter().map(|line| (format!("  {line}"), theme.dim)));
        }
        if forecast.refusals.len() > told {
            let more = cx.tell("verdict-more", [("count", (forecast.refusals.len() - told).into())]);
            lines.push((more, theme.refused));
        }
        lines.extend(styled(ways, theme.accent));
        let height = draw::cells(lines.len()).min(area.height);
        let top = area.height - height;
        for (row, (line, style)) in draw::below(area, top).rows().zip(&lines) {
            draw::text(buf, row, line, *style);
        }
        Rect { height: top.saturating_sub(u16::from(height > 0)), ..area }
    }

    /// Draws the list of locations or of problems, if one is open, over everything.
    pub fn draw_over(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        if let Some(choice) = &self.location {
            choice.draw(buf, area, &cx.theme);
        }
        let (Some(list), Some(forecast)) = (&self.all, &self.forecast) else { return };
        let title = cx.tell("way-view", [("count", forecast.refusals.len().into())]);
        let room = popup::frame(buf, area, &cx.theme, &title);
        // The one under the cursor whole, with its remedy; of the others what fits in a line.
        let told = list.cursor().and_then(|place| forecast.refusals.get(place));
        let words = told.map(|refusal| format!("{} {}", cx.words.problem(refusal), cx.words.remedy(refusal)));
        let foot = text::wrap(&words.unwrap_or_default(), usize::from(room.width));
        let height = room.height.saturating_sub(draw::cells(foot.len()) + 1);
        let rows = Rect { height, ..room };
        for (row, place) in rows.rows().zip(list.visible(usize::from(height))) {
            let Some(refusal) = forecast.refusals.get(place) else { break };
            draw::text(buf, row, &format!("✗ {}", cx.words.problem(refusal)), cx.theme.text);
            if list.cursor() == Some(place) {
                buf.set_style(row.intersection(buf.area), cx.theme.selected);
            }
        }
        draw::lines(buf, draw::below(room, height + 1), &foot, cx.theme.dim);
    }
}

fn culprit(forecast: &Forecast) -> Option<(SkuId, ServicePlanId)> {
    let given = |sku: SkuId| forecast.needs.iter().any(|need| need.sku == sku);
    forecast.refusals.iter().find_map(|refusal| match refusal {
        Refusal::ConflictingServices { services, .. } => services
            .iter()
            .rev()
            .find(|(_, product)| given(product.sku))
            .map(|(service, product)| (product.sku, service.id)),
        Refusal::MissingDependency { product, service, .. } if given(product.sku) => Some((product.sku, service.id)),
        _ => None,
    })
}
