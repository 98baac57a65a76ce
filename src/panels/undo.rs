//! The question whether to take batches back.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::outcome::Outcome;
use super::steps::{Focus, Press, Pressed};
use super::verdict::Verdict;
use crate::domain::batch::Batch;
use crate::domain::ids::{BatchId, UserKey};
use crate::domain::journal::Entry;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::panel::Panel;
use crate::kit::{choice, draw};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Journal};
use crate::message::event::Event;

/// The question.
pub struct Undo {
    batches: Vec<BatchId>,
    /// The journal's entries of those batches, once read.
    entries: Option<Vec<Entry>>,
    /// On the newest, which is taken back first: whether anything can be.
    verdict: Verdict,
    focus: Focus,
    outcome: Option<Outcome>,
}

/// Rows that must be free for one more batch to be told.
const ENOUGH: u16 = 9;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Undo,
    Close,
}

impl Undo {
    /// The question, with **Cancel** under the keyboard.
    pub fn open(batches: Vec<BatchId>, cx: &Context) -> (Self, Effects) {
        let focus = Focus(Some(1));
        let mut panel = Self { batches, entries: None, verdict: Verdict::alone(), focus, outcome: None };
        let effects = panel.ask(cx);
        (panel, effects.and(Effect::LoadJournal(Journal::Newest)))
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        let newest = self.batches.iter().max().copied();
        newest.map_or_else(Effects::none, |batch| self.verdict.ask_undo(batch, cx))
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        let press = |command, label, reason| Press { command, label, reason };
        match &self.outcome {
            None => {
                let waiting = self.entries.is_none().then(|| cx.say("loading"));
                let reason = waiting.or_else(|| self.verdict.reason(cx));
                vec![press(Command::Undo, "button-undo", reason), press(Command::Close, "button-cancel", None)]
            }
            Some(_) => vec![press(Command::Close, "button-close", None)],
        }
    }
}

impl Layer for Undo {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("undo-title")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let body = self.outcome.as_ref().map_or_else(|| self.verdict.hints(cx, false), |outcome| outcome.hints(cx));
        [body, Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.verdict.open_list()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.outcome.is_none()
            && let Some(Ok(effects)) = self.verdict.key(key, cx)
        {
            return Some(effects);
        }
        match self.focus.key(key, &self.presses(cx)) {
            Some(Pressed::Moved(effects)) => Some(effects),
            Some(Pressed::Button(Command::Undo)) => {
                self.outcome = Some(Outcome::of(self.batches.len() * Batch::MAX));
                self.focus = Focus(Some(0));
                Some(Effect::Undo(self.batches.clone()).into())
            }
            Some(Pressed::Button(Command::Close)) => Some(Effect::Back.into()),
            None => self.outcome.as_mut().and_then(|outcome| outcome.key(key)),
        }
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        if let Some(outcome) = &mut self.outcome {
            outcome.on_event(event);
        } else if let Event::JournalLoaded(Journal::Newest, entries) = event {
            let mine = entries.iter().filter(|entry| self.batches.contains(&entry.id));
            self.entries = Some(mine.cloned().collect());
        } else if *event == Event::TenantChanged {
            return self.ask(cx);
        } else {
            self.verdict.on_event(event);
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        self.outcome.as_ref().map(Outcome::wants).unwrap_or_default()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let panel = Panel { title: &cx.say("undo-title"), corner: &cx.say("corner-esc"), subtitle: "" };
        let room = draw::below(panel.draw(buf, area, &cx.theme), 1);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        if let Some(outcome) = &self.outcome {
            outcome.draw(buf, room, cx);
            return;
        }
        let room = self.verdict.draw(buf, room, cx, false);
        let mut rest = room;
        let mut shown = 0;
        for entry in self.entries.iter().flatten() {
            // The rest of a long job is counted: what undoing means has to be read as well.
            if rest.height < ENOUGH {
                break;
            }
            shown += 1;
            let products: Vec<_> = entry.products.iter().map(|product| product.name.clone()).collect();
            let what = [cx.say(&format!("verb-{}", entry.verb)), products.join(", ")].join(" ");
            let args =
                [("batch", entry.id.0.into()), ("what", what.trim_end().into()), ("count", entry.users.len().into())];
            let told = match &*entry.verb {
                _ if entry.users.is_empty() => "undo-what-others",
                "add-user" | "restore-user" => "undo-what-leaves",
                _ => "undo-what",
            };
            let words = cx.tell(told, args);
            let rows = draw::paragraph(buf, rest, &words, cx.theme.text);
            let names: Vec<_> = entry.names().collect();
            let more = draw::paragraph(buf, draw::after(draw::below(rest, rows), 2), &names.join(", "), cx.theme.dim);
            rest = draw::below(rest, rows + more + 1);
        }
        if self.entries.is_some() && shown < self.batches.len() {
            let args = [("count", (self.batches.len() - shown).into())];
            draw::text(buf, rest, &cx.tell("undo-more", args), cx.theme.text);
            rest = draw::below(rest, 2);
        }
        draw::paragraph(buf, rest, &cx.say("undo-rules"), cx.theme.dim);
        self.verdict.draw_over(buf, area, cx);
    }
}
