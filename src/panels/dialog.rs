//! A panel with one button that does something and one that leaves; and then what became of it. A wizard is one of
//! several steps.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::outcome::Outcome;
use super::steps::{FIRST, Focus, Press, Pressed};
use super::verdict::{Fix, Verdict};
use crate::domain::ids::UserKey;
use crate::domain::job::{Forecast, Job};
use crate::keys::binding::Hint;
use crate::keys::{Code, Key};
use crate::kit::choice;
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// What is a dialog's own: what it would do, and in which words.
pub trait Body {
    /// How many steps there are; what became of it is the last.
    const STEPS: usize = 2;

    /// What it is called.
    fn title(&self, cx: &Context) -> String;

    /// Whom or what it is about.
    fn subtitle(&self, cx: &Context) -> String;

    /// Which of them is shown.
    fn step(&self) -> usize {
        0
    }

    /// Turns to a step, or begins what has to be done before; says where the keyboard goes on.
    fn turn(&mut self, _step: usize, _focus: &mut Focus, _cx: &Context) -> Effects {
        Effects::none()
    }

    /// The id of the word on the button that does it, or goes on.
    fn button(&self) -> &'static str;

    /// What would be done; None: something is missing yet.
    fn job(&self, cx: &Context) -> Option<Job>;

    /// Why the button cannot be pressed, whatever the rules say. Where there is no job, there is a reason.
    fn missing(&self, _cx: &Context) -> Option<String> {
        None
    }

    /// What the rules are asked about before the button can be pressed; None: only when it is.
    fn judged(&self, cx: &Context) -> Option<Job> {
        self.job(cx)
    }

    /// The keys that work in it.
    fn hints(&self, _cx: &Context) -> Vec<Hint> {
        Vec::new()
    }

    /// Whether letters go into a text field now.
    fn writes(&self) -> bool {
        false
    }

    /// The keys of the list that is open over it and takes every key, if one is.
    fn open_list(&self) -> Option<choice::Keys> {
        None
    }

    /// Takes a key while the keyboard is in it.
    fn key(&mut self, _key: Key, _cx: &Context) -> Option<Effects> {
        None
    }

    /// Takes a key that nothing else took, also from the buttons, and says where the keyboard goes on.
    fn rest(&mut self, _key: Key, _focus: &mut Focus, _cx: &Context) -> bool {
        false
    }

    /// The keyboard comes back from the buttons: to the top, or to the part right above them.
    fn entered(&mut self, _top: bool) {}

    /// Takes pasted text while the keyboard is in it.
    fn paste(&mut self, _text: &str, _cx: &Context) -> Effects {
        Effects::none()
    }

    /// Takes a way out of a refusal.
    fn fix(&mut self, _fix: Fix, _cx: &Context) {}

    /// Hears of a fact, before the job is begun.
    fn on_event(&mut self, _event: &Event, _focus: &mut Focus, _cx: &Context) -> Effects {
        Effects::none()
    }

    /// Choices that would be lost by leaving.
    fn unsaved(&self) -> usize {
        0
    }

    /// The users whose rows should be at hand.
    fn wants(&self) -> Vec<UserKey> {
        Vec::new()
    }

    /// Draws it; `focused`: the keyboard is in it.
    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, forecast: Option<&Forecast>);

    /// Draws the list that is open over the whole panel, if one is.
    fn draw_over(&self, _buf: &mut Buffer, _area: Rect, _cx: &Context) {}
}

/// The body, what the rules say of it, where the keyboard is, and the job once it was begun.
pub struct Dialog<B> {
    body: B,
    verdict: Verdict,
    focus: Focus,
    outcome: Option<Outcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Do,
    Next,
    Back,
    Close,
    Undo,
}

impl<B: Body> Dialog<B> {
    /// Nothing begun, and the rules are asked at once.
    pub fn open(body: B, focus: Focus, verdict: Verdict, cx: &Context) -> (Self, Effects) {
        let mut dialog = Self { body, verdict, focus, outcome: None };
        let effects = dialog.ask(cx);
        (dialog, effects)
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        self.verdict.ask(self.body.judged(cx), cx)
    }

    fn turn(&mut self, step: usize, cx: &Context) -> Effects {
        let (effects, asked) = self.change(cx, |body, focus| body.turn(step, focus, cx));
        effects.and(asked)
    }

    /// Whether what is shown is done next.
    fn is_last(&self) -> bool {
        self.body.step() + 2 == B::STEPS
    }

    /// Lets the body do something, and asks anew if that makes another job of it.
    fn change<T>(&mut self, cx: &Context, change: impl FnOnce(&mut B, &mut Focus) -> T) -> (T, Effects) {
        let before = self.body.judged(cx);
        let done = change(&mut self.body, &mut self.focus);
        let effects = if self.body.judged(cx) == before { Effects::none() } else { self.ask(cx) };
        (done, effects)
    }

    /// Whether the keyboard is in the body, and nothing was begun.
    const fn in_body(&self) -> bool {
        self.outcome.is_none() && self.focus.0.is_none()
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        if let Some(outcome) = &self.outcome {
            return outcome.presses(cx, Command::Close, Command::Undo).into();
        }
        let press = |command, label, reason| Press { command, label, reason };
        let command = if self.is_last() { Command::Do } else { Command::Next };
        let reason = self.body.missing(cx).or_else(|| self.verdict.reason(cx));
        let back = (self.body.step() > 0).then(|| press(Command::Back, "button-back", None));
        let cancel = press(Command::Close, "button-cancel", None);
        [press(command, self.body.button(), reason)].into_iter().chain(back).chain([cancel]).collect()
    }

    fn press(&mut self, command: Command, cx: &Context) -> Effects {
        match command {
            Command::Do => {
                let Some(job) = self.body.job(cx) else { return Effects::none() };
                let users = self.verdict.forecast().map_or(job.users.len(), |forecast| forecast.changing.len());
                self.outcome = Some(Outcome::of(users.max(1)));
                let effects = self.body.turn(B::STEPS - 1, &mut self.focus, cx);
                self.focus = Focus(Some(0));
                effects.and(Effect::Run(job))
            }
            Command::Next => self.turn(self.body.step() + 1, cx),
            Command::Back => self.turn(self.body.step() - 1, cx),
            Command::Close => Effect::Back.into(),
            Command::Undo => self.outcome.as_ref().map(Outcome::undo).unwrap_or_default(),
        }
    }

    /// The keys of the body and of the ways out. What the body takes is its own, but for an open list of the ways out.
    fn own_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.in_body() && self.verdict.open_list().is_none() {
            let (effects, asked) = self.change(cx, |body, _| body.key(key, cx));
            if let Some(effects) = effects {
                return Some(effects.and(asked));
            }
        }
        Some(match self.verdict.key(key, cx)? {
            Ok(effects) => effects,
            Err(fix) => self.change(cx, |body, _| body.fix(fix, cx)).1,
        })
    }

    /// Moves between the body and the buttons, or presses one.
    fn button_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        let was_in_body = self.in_body();
        Some(match self.focus.key(key, &self.presses(cx))? {
            Pressed::Moved(effects) => {
                if self.in_body() && !was_in_body {
                    self.body.entered(key.code == Code::Tab);
                }
                effects
            }
            Pressed::Button(command) => self.press(command, cx),
        })
    }

    /// What neither the body nor the buttons took: esc leads a step back, enter on.
    fn last_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if key == Key::code(Code::Esc) && self.body.step() > 0 {
            return Some(self.press(Command::Back, cx));
        }
        let (took, asked) = self.change(cx, |body, focus| body.rest(key, focus, cx));
        if took {
            return Some(asked);
        }
        let on = key == Key::code(Code::Enter) && !self.is_last();
        if on { self.button_key(FIRST, cx) } else { None }
    }
}

impl<B: Body> Layer for Dialog<B> {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![self.body.title(cx)]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let own = match &self.outcome {
            Some(outcome) => outcome.hints(cx),
            None if self.in_body() => [self.body.hints(cx), self.verdict.hints(cx, self.body.writes())].concat(),
            None => self.verdict.hints(cx, false),
        };
        [own, Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.verdict.open_list().or_else(|| self.body.open_list())
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if self.outcome.is_none()
            && let Some(effects) = self.own_key(key, cx)
        {
            return Some(effects);
        }
        if let Some(effects) = self.button_key(key, cx) {
            return Some(effects);
        }
        match &mut self.outcome {
            Some(outcome) => outcome.key(key),
            None => self.last_key(key, cx),
        }
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        if !self.in_body() {
            return Effects::none();
        }
        let (effects, asked) = self.change(cx, |body, _| body.paste(text, cx));
        effects.and(asked)
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        if let Some(outcome) = &mut self.outcome {
            outcome.on_event(event);
            return Effects::none();
        }
        self.verdict.on_event(event);
        let effects = self.body.on_event(event, &mut self.focus, cx);
        if *event == Event::TenantChanged { self.ask(cx).and(effects) } else { effects }
    }

    fn unsaved(&self) -> usize {
        if self.outcome.is_some() { 0 } else { self.body.unsaved() }
    }

    fn wants(&self) -> Vec<UserKey> {
        let outcome = self.outcome.as_ref().map(Outcome::wants).unwrap_or_default();
        [self.body.wants(), outcome].concat()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (title, subtitle) = (self.body.title(cx), self.body.subtitle(cx));
        let corner = match B::STEPS {
            2 => cx.say("corner-esc"),
            steps => cx.tell("step-of", [("step", (self.body.step() + 1).into()), ("steps", steps.into())]),
        };
        let panel = Panel { title: &title, corner: &corner, subtitle: &subtitle };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &self.presses(cx));
        if let Some(outcome) = &self.outcome {
            outcome.draw(buf, room, cx);
            return;
        }
        let room = self.verdict.draw(buf, room, cx, self.in_body() && self.body.writes());
        self.body.draw(buf, room, cx, self.in_body(), self.verdict.forecast());
        self.body.draw_over(buf, area, cx);
        self.verdict.draw_over(buf, area, cx);
    }
}
