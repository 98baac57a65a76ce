//! What the rules would say of the choice so far, and the ways out, offered in place (DOMAIN R24).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::locations;
use crate::domain::change::Action;
use crate::domain::ids::{ServicePlanId, SkuId, UserKey};
use crate::domain::job::{Forecast, Job};
use crate::domain::location::Location;
use crate::domain::refusal::Refusal;
use crate::keys::Key;
use crate::keys::binding::{self, Binding, Hint};
use crate::kit::choice::{Choice, Picked};
use crate::kit::draw;
use crate::layer::Context;
use crate::message::effect::{Effect, Effects, Ticket};
use crate::message::event::Event;

/// The judgment on a job that was not done yet.
#[derive(Default)]
pub struct Verdict {
    asked: Ticket,
    answered: Ticket,
    forecast: Option<Forecast>,
    location: Option<Choice<Location>>,
}

/// A way out that the panel itself has to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Leave these users out.
    LeaveOut(Vec<UserKey>),
    /// Leave this service of this product off.
    SwitchOff(SkuId, ServicePlanId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    LeaveOut,
    SwitchOff,
    SetLocation,
}

/// With control as well, for where a text field has the letters.
static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::char('l'), Key::ctrl('l')], Command::LeaveOut, "way-key-leave-out"),
    Binding::new(&[Key::char('o'), Key::ctrl('o')], Command::SwitchOff, "way-key-switch-off"),
    Binding::new(&[Key::char('t'), Key::ctrl('t')], Command::SetLocation, "way-key-location"),
];

/// Problems told one by one; the rest is counted.
const SHOWN: usize = 3;

impl Verdict {
    /// Asks what would become of a job.
    pub fn ask(&mut self, job: Job, cx: &Context) -> Effects {
        self.asked = cx.ticket();
        Effect::Forecast { ticket: self.asked, job }.into()
    }

    /// Nothing is asked any more.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The answer, once it is there.
    pub const fn forecast(&self) -> Option<&Forecast> {
        self.forecast.as_ref()
    }

    /// Why the button that does it cannot be pressed.
    pub fn reason(&self, cx: &Context) -> Option<String> {
        let answer = self.forecast.as_ref().filter(|_| self.answered == self.asked);
        let Some(forecast) = answer else { return Some(cx.say("verdict-waiting")) };
        forecast.refusals.first().map(|refusal| cx.words.problem(refusal))
    }

    /// The keys of the ways out that there are.
    pub fn hints(&self, cx: &Context) -> Vec<Hint> {
        let there = BINDINGS.iter().filter(|row| self.offered(row.command));
        there.map(|row| Hint { keys: row.keys, label: cx.say(row.label), reason: None, footer: true }).collect()
    }

    fn offered(&self, command: Command) -> bool {
        let Some(forecast) = &self.forecast else { return false };
        match command {
            Command::LeaveOut => forecast.refuses_all().is_none() && !forecast.leave_out().is_empty(),
            Command::SwitchOff => self.culprit().is_some(),
            Command::SetLocation => !self.without_location().is_empty(),
        }
    }

    fn without_location(&self) -> Vec<UserKey> {
        let refusals = self.forecast.iter().flat_map(|forecast| &forecast.refusals);
        refusals
            .filter_map(|refusal| match refusal {
                Refusal::UsageLocationMissing { user } => Some(user.key),
                _ => None,
            })
            .collect()
    }

    /// The service that would have to be off, of a product that is being given.
    fn culprit(&self) -> Option<(SkuId, ServicePlanId)> {
        let forecast = self.forecast.as_ref()?;
        let given = |sku: SkuId| forecast.needs.iter().any(|need| need.sku == sku);
        forecast.refusals.iter().find_map(|refusal| match refusal {
            Refusal::ConflictingServices { services, .. } => services
                .iter()
                .rev()
                .find(|(_, product)| given(product.sku))
                .map(|(service, product)| (product.sku, service.id)),
            Refusal::MissingDependency { product, service, .. } if given(product.sku) => {
                Some((product.sku, service.id))
            }
            _ => None,
        })
    }

    /// Takes the key of a way out; an open list takes every key.
    pub fn key(&mut self, key: Key, cx: &Context) -> Option<Result<Effects, Fix>> {
        if let Some(choice) = &mut self.location {
            let picked = choice.key(key);
            if picked != Picked::Not {
                self.location = None;
            }
            return Some(Ok(match picked {
                Picked::One(location) => {
                    let users = self.without_location();
                    Effect::Run(Job { action: Action::SetLocation(location), users, skip_refused: false }).into()
                }
                Picked::Not | Picked::Closed => Effects::none(),
            }));
        }
        let command = binding::find(BINDINGS, key)?.command;
        if !self.offered(command) {
            return None;
        }
        match command {
            Command::LeaveOut => Some(Err(Fix::LeaveOut(self.forecast.as_ref()?.leave_out()))),
            Command::SwitchOff => self.culprit().map(|(sku, plan)| Err(Fix::SwitchOff(sku, plan))),
            Command::SetLocation => {
                self.location = Some(locations::choice(cx));
                Some(Ok(Effects::none()))
            }
        }
    }

    /// Hears of a fact.
    pub fn on_event(&mut self, event: &Event) {
        if let Event::Forecasted { ticket, forecast } = event
            && *ticket == self.asked
        {
            self.forecast = Some(forecast.clone());
            self.answered = *ticket;
        }
    }

    /// The lines it takes: what is needed and there is, then what is wrong, then the ways out.
    fn lines(&self, cx: &Context) -> Vec<(String, ratatui::style::Style)> {
        let theme = &cx.theme;
        let Some(forecast) = &self.forecast else { return Vec::new() };
        let mut lines = Vec::new();
        for need in &forecast.needs {
            let args = [
                ("product", cx.product_name(need.sku).into()),
                ("needed", need.needed.into()),
                ("available", need.available.into()),
                ("held", need.held.into()),
            ];
            if need.freed > 0 {
                let after = need.available + i64::from(need.freed);
                let args = [
                    ("product", cx.product_name(need.sku).into()),
                    ("freed", need.freed.into()),
                    ("before", need.available.into()),
                    ("after", after.into()),
                ];
                lines.push((cx.tell("frees", args), theme.text));
            }
            if need.needed + need.held > 0 {
                lines.push((cx.tell(if need.held > 0 { "needs-held" } else { "needs" }, args), theme.text));
            }
        }
        for refusal in forecast.refusals.iter().take(SHOWN) {
            lines.push((format!("✗ {}", cx.words.problem(refusal)), theme.refused));
            lines.push((format!("  {}", cx.words.remedy(refusal)), theme.dim));
        }
        if forecast.refusals.len() > SHOWN {
            lines.push((cx.tell("verdict-more", [("count", (forecast.refusals.len() - SHOWN).into())]), theme.refused));
        }
        for row in BINDINGS.iter().filter(|row| self.offered(row.command)) {
            let key = row.keys.first().map(ToString::to_string).unwrap_or_default();
            let words = match row.command {
                Command::LeaveOut => cx.tell("way-leave-out", [("count", forecast.leave_out().len().into())]),
                Command::SetLocation => cx.tell("way-location", [("count", self.without_location().len().into())]),
                Command::SwitchOff => {
                    let service = self
                        .culprit()
                        .and_then(|(sku, plan)| Some(cx.product(sku)?.service(plan)?.display_name.clone()));
                    cx.tell("way-switch-off", [("service", service.unwrap_or_default().into())])
                }
            };
            lines.push((format!("  {key}  {words}"), theme.accent));
        }
        lines
    }

    /// Draws at the bottom of `area`, at most over its lower half; gives back what is above.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) -> Rect {
        let wide = usize::from(area.width);
        let lines: Vec<_> = self
            .lines(cx)
            .into_iter()
            .flat_map(|(line, style)| {
                let indent = line.len() - line.trim_start().len();
                let wrapped = crate::kit::text::wrap(line.trim_start(), wide.saturating_sub(indent));
                wrapped.into_iter().map(move |part| (" ".repeat(indent) + &part, style)).collect::<Vec<_>>()
            })
            .collect();
        let height = draw::cells(lines.len()).min(area.height * 3 / 5);
        let top = area.height - height;
        for (row, (line, style)) in draw::below(area, top).rows().zip(&lines) {
            draw::text(buf, row, line, *style);
        }
        Rect { height: top.saturating_sub(u16::from(height > 0)), ..area }
    }

    /// Draws the list of locations, if it is open, over everything.
    pub fn draw_over(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        if let Some(choice) = &self.location {
            choice.draw(buf, area, &cx.theme);
        }
    }
}
