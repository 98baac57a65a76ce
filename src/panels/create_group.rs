//! A new group: its name and its kind.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::steps::Focus;
use super::verdict::Verdict;
use crate::domain::change::{Action, GroupAction};
use crate::domain::group::{About, Kind};
use crate::domain::job::{Forecast, Job};
use crate::domain::text::clean;
use crate::keys::binding::{Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::kit::text_field::{Answer, Look, TextField};
use crate::layer::Context;
use crate::message::effect::Effects;

/// The group as it would be.
pub struct CreateGroup {
    name: TextField,
    kinds: Listing,
}

/// For the footer: up and down choose while the name is typed.
static HINTS: &[Binding<()>] = &[Binding::new(&[Key::code(Code::Up), Key::code(Code::Down)], (), "key-kind")];

impl CreateGroup {
    /// The pane with the keyboard in the name field.
    pub fn open(cx: &Context) -> (Dialog<Self>, Effects) {
        let body = Self { name: TextField::default(), kinds: Listing::new(Kind::ALL.len()) };
        Dialog::open(body, Focus(None), Verdict::alone(), cx)
    }
}

impl Body for CreateGroup {
    fn title(&self, cx: &Context) -> String {
        cx.say("key-create-group")
    }

    fn subtitle(&self, _: &Context) -> String {
        String::new()
    }

    fn button(&self) -> &'static str {
        "button-create"
    }

    fn job(&self, _: &Context) -> Option<Job> {
        let name = clean(self.name.value().trim()).into_owned();
        let kind = self.kinds.cursor().and_then(|row| Kind::ALL.get(row)).copied().unwrap_or(Kind::Security);
        let ready = !name.is_empty();
        let action = Action::Groups(GroupAction::Create(About::new(name, kind)));
        ready.then_some(Job::about(action))
    }

    fn missing(&self, cx: &Context) -> Option<String> {
        self.name.value().trim().is_empty().then(|| cx.say("group-name-first"))
    }

    /// Nothing but the name can be refused: whoever types it does not wait for that.
    fn judged(&self, _: &Context) -> Option<Job> {
        None
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(HINTS, |()| None)
    }

    fn writes(&self) -> bool {
        true
    }

    fn key(&mut self, key: Key, _: &Context) -> Option<Effects> {
        // Letters belong to the name.
        match motion(key).filter(|_| key.typed().is_none()) {
            Some(motion) => {
                self.kinds.apply(motion);
                Some(Effects::none())
            }
            None => (self.name.key(key) != Answer::Ignored).then(Effects::none),
        }
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        self.name.paste(text);
        Effects::none()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool, _: Option<&Forecast>) {
        let placeholder = cx.say("group-name");
        self.name.draw(buf, area, &cx.theme, Look { prompt: "> ", placeholder: &placeholder, focused });
        let mut rest = draw::below(area, 2);
        for (place, kind) in Kind::ALL.iter().enumerate() {
            let at = self.kinds.cursor() == Some(place);
            let (mark, style) = if at { ("●", cx.theme.accent) } else { ("○", cx.theme.text) };
            draw::text(buf, rest, &format!("{mark} {}", cx.say(&format!("group-kind-{}", kind.id()))), style);
            rest = draw::below(rest, 1);
        }
        draw::paragraph(buf, draw::below(rest, 1), &cx.say("group-kinds-that-carry"), cx.theme.dim);
    }
}
