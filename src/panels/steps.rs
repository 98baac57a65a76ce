//! Where in a panel the keyboard is: in its body, or on one of its buttons.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::keys::binding::{Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::buttons::{self, Button};
use crate::layer::Context;
use crate::message::effect::Effects;

/// The keyboard's place. The body is None.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Focus(pub Option<usize>);

/// A button with what it gives.
pub struct Press<C> {
    /// What it gives.
    pub command: C,
    /// The id of its word.
    pub label: &'static str,
    /// Why it cannot be pressed.
    pub reason: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Next,
    Before,
    First,
}

/// Presses the first button, wherever the keyboard is.
pub const FIRST: Key = Key::ctrl('s');

pub(super) static BINDINGS: &[Binding<Step>] = &[
    Binding::new(&[Key::code(Code::Tab)], Step::Next, "key-next-part"),
    Binding::new(&[Key::code(Code::BackTab)], Step::Before, "key-part-before").quiet(),
    Binding::new(&[FIRST], Step::First, "key-press-first"),
];

/// What a key came to.
pub enum Pressed<C> {
    /// The keyboard moved, or the button cannot be pressed.
    Moved(Effects),
    /// A button was pressed.
    Button(C),
}

impl Focus {
    /// Takes the keys that move between the body and the buttons, and those that press one.
    pub fn key<C: Copy>(&mut self, key: Key, presses: &[Press<C>]) -> Option<Pressed<C>> {
        let step = BINDINGS.iter().find(|row| row.keys.contains(&key)).map(|row| row.command);
        let count = presses.len();
        let button = match (step, self.0, key.code) {
            (Some(Step::First), ..) => presses.first(),
            (Some(Step::Next), at, _) => {
                self.0 = at.map_or(Some(0), |at| (at + 1 < count).then_some(at + 1));
                return Some(Pressed::Moved(Effects::none()));
            }
            (Some(Step::Before), at, _) => {
                self.0 = at.map_or(count.checked_sub(1), |at| at.checked_sub(1));
                return Some(Pressed::Moved(Effects::none()));
            }
            (None, Some(at), Code::Left | Code::Char('h')) => {
                self.0 = Some(at.saturating_sub(1));
                return Some(Pressed::Moved(Effects::none()));
            }
            (None, Some(at), Code::Right | Code::Char('l')) if at + 1 < count => {
                self.0 = Some(at + 1);
                return Some(Pressed::Moved(Effects::none()));
            }
            (None, Some(_), Code::Up | Code::Char('k')) => {
                self.0 = None;
                return Some(Pressed::Moved(Effects::none()));
            }
            (None, Some(at), Code::Enter | Code::Char(' ')) => presses.get(at),
            _ => return None,
        }?;
        Some(match &button.reason {
            None => Pressed::Button(button.command),
            Some(reason) => Pressed::Moved(Effects::say(reason.clone())),
        })
    }

    /// The keys of the panel's parts.
    pub fn hints<C>(presses: &[Press<C>], cx: &Context) -> Vec<Hint> {
        let mut hints = cx.hints(BINDINGS, |step| match step {
            Step::First => presses.first().and_then(|press| press.reason.clone()),
            _ => None,
        });
        if let (Some(first), Some(hint)) = (presses.first(), hints.last_mut()) {
            hint.label = cx.say(first.label);
        }
        hints
    }

    /// Draws the buttons; gives back the room above.
    pub fn draw<C>(self, buf: &mut Buffer, area: Rect, cx: &Context, presses: &[Press<C>]) -> Rect {
        let labels: Vec<String> = presses.iter().map(|press| cx.say(press.label)).collect();
        let row: Vec<Button> = presses
            .iter()
            .zip(&labels)
            .map(|(press, label)| Button { label, enabled: press.reason.is_none() })
            .collect();
        buttons::draw(buf, area, &cx.theme, &row, self.0)
    }
}
