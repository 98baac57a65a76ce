//! A job at work, and then a line per user of what became of it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use super::steps::Press;
use crate::domain::batch::Batch;
use crate::domain::ids::UserKey;
use crate::domain::job::{BatchResult, JobResult};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::keys::Key;
use crate::keys::binding::{self, Binding, Hint};
use crate::kit::listing::{Listing, motion};
use crate::kit::toast::Kind;
use crate::kit::{draw, meter, scroll_bar, text};
use crate::layer::Context;
use crate::message::effect::{Effect, Effects, Panel};
use crate::message::event::{Course, Event};

/// The job's course.
#[derive(Default)]
pub struct Outcome {
    course: Course,
    result: Option<JobResult>,
    lines: Vec<Told>,
    list: Listing,
}

/// What became of one user, or of all.
enum Told {
    Changed(UserKey),
    Refused(Box<Refusal>),
    Other(Subject),
    /// How many members' licenses followed.
    Followed(usize),
}

pub(super) static RUNNING: &[Binding<()>] = &[Binding::new(&[Key::char('c')], (), "key-stop")];

fn done(result: &JobResult) -> impl Iterator<Item = &BatchResult> {
    result.batches.iter().filter(|batch| batch.id.is_some())
}

impl Outcome {
    /// A job that was just handed over.
    pub fn of(users: usize) -> Self {
        Self { course: Course { total: users, ..Course::default() }, ..Self::default() }
    }

    /// The buttons below it: leave, and take back what was done.
    pub fn presses<C>(&self, cx: &Context, close: C, undo: C) -> [Press<C>; 2] {
        let reason = match &self.result {
            None => Some(cx.say("outcome-running")),
            Some(result) => (result.changed() == 0).then(|| cx.say("outcome-nothing-done")),
        };
        [
            Press { command: close, label: "button-close", reason: None },
            Press { command: undo, label: "button-undo", reason },
        ]
    }

    /// Asks whether to take it back.
    pub fn undo(&self) -> Effects {
        let batches = self.result.iter().flat_map(|result| &result.batches).filter_map(|batch| batch.id).collect();
        [Effect::Back, Effect::Show(Panel::Undo(batches))].into()
    }

    /// Whether there is a batch after the running one.
    const fn can_stop(&self) -> bool {
        self.result.is_none() && self.course.total > Batch::MAX
    }

    /// The keys that work while it runs.
    pub fn hints(&self, cx: &Context) -> Vec<Hint> {
        if self.can_stop() { cx.hints(RUNNING, |()| None) } else { Vec::new() }
    }

    /// Hears of a fact.
    pub fn on_event(&mut self, event: &Event) {
        match event {
            Event::Progressed(course) => self.course = *course,
            Event::Finished(result) if self.result.is_none() => {
                let changed = done(result).flat_map(|batch| &batch.users);
                let others = done(result).flat_map(|batch| &batch.others);
                self.lines = result
                    .refusals
                    .iter()
                    .cloned()
                    .map(|refusal| Told::Refused(Box::new(refusal)))
                    .chain(changed.map(|user| Told::Changed(*user)))
                    .chain(others.map(|other| Told::Other(*other)))
                    .collect();
                let followed = done(result).map(|batch| batch.members).sum();
                self.lines.extend((followed > 0).then_some(Told::Followed(followed)));
                self.list.clamp(self.lines.len());
                self.result = Some(result.clone());
            }
            _ => {}
        }
    }

    /// Stops the job after its batch, or moves through the lines.
    pub fn key(&mut self, key: Key) -> Option<Effects> {
        if self.can_stop() && binding::find(RUNNING, key).is_some() {
            return Some(Effect::Cancel.into());
        }
        self.list.apply(motion(key)?);
        Some(Effects::none())
    }

    /// The users whose names are on screen.
    pub fn wants(&self) -> Vec<UserKey> {
        let near = self.lines.get(self.list.nearby()).unwrap_or_default().iter();
        near.filter_map(|told| match told {
            Told::Changed(user) => Some(*user),
            Told::Refused(_) | Told::Other(_) | Told::Followed(_) => None,
        })
        .collect()
    }

    /// Draws the progress, or the result.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let Some(result) = &self.result else {
            let words = cx.course(self.course);
            let bar = area.width.saturating_sub(draw::cells(text::width(&words) + 2));
            let bar = meter::progress(bar, self.course.done as u64, self.course.total as u64);
            draw::text(buf, area, &format!("{bar}  {words}"), cx.theme.on);
            if self.can_stop() {
                draw::text(buf, draw::below(area, 2), &cx.say("outcome-cancel"), cx.theme.dim);
            }
            return;
        };
        let mut parts = vec![Span::styled(
            format!("✓ {}   ", cx.tell("outcome-changed", [("count", result.changed().into())])),
            cx.theme.on,
        )];
        if !result.refusals.is_empty() {
            let refused = cx.tell("outcome-refused", [("count", result.refusals.len().into())]);
            parts.push(Span::styled(format!("✗ {refused}   "), cx.theme.refused));
        }
        if result.unchanged > 0 {
            parts.push(Span::styled(cx.tell("outcome-unchanged", [("count", result.unchanged.into())]), cx.theme.dim));
        }
        draw::line(buf, area, &Line::from(parts), Alignment::Left);
        let mut rest = draw::below(area, 1);
        if result.canceled {
            draw::text(buf, rest, &cx.say("outcome-canceled"), cx.theme.warn);
            rest = draw::below(rest, 1);
        }
        self.draw_lines(buf, draw::below(rest, 1), cx);
    }

    fn draw_lines(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let visible = self.list.visible(usize::from(area.height));
        for (row, place) in area.rows().zip(visible.clone()) {
            let Some(told) = self.lines.get(place) else { break };
            // Two people may have one name: the user name tells them apart.
            let (kind, words, who) = match told {
                Told::Changed(user) => match cx.users.get(user) {
                    Some(user) => (Kind::Done, user.display_name.clone(), format!("  {}", user.upn)),
                    None => (Kind::Done, "…".to_owned(), String::new()),
                },
                Told::Other(subject) => (Kind::Done, cx.subject_name(*subject), String::new()),
                Told::Followed(count) => {
                    (Kind::Done, cx.tell("outcome-followed", [("count", (*count).into())]), String::new())
                }
                Told::Refused(refusal) => (Kind::Refused, cx.words.problem(refusal), String::new()),
            };
            let line = Line::from(vec![
                Span::styled(format!("{} ", kind.sign()), kind.style(&cx.theme)),
                Span::raw(words),
                Span::styled(who, cx.theme.dim),
            ]);
            draw::line(buf, Rect { width: row.width.saturating_sub(1), ..row }, &line, Alignment::Left);
            if self.list.cursor() == Some(place) {
                buf.set_style(row.intersection(buf.area), cx.theme.selected);
            }
        }
        let bar = draw::after(area, area.width.saturating_sub(1));
        scroll_bar::draw(buf, bar, &cx.theme, &visible, self.lines.len());
    }
}
