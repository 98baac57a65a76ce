//! The pane **Bulk actions** of the older admin center, which opens for several users (DOMAIN R74).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::steps::{Focus, Press, Pressed};
use crate::domain::ids::UserKey;
use crate::domain::role::Right;
use crate::keys::binding::{self, Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::{self, Effect, Effects};

/// The pane.
pub struct BulkActions {
    users: Vec<UserKey>,
    list: Listing,
    focus: Focus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Open,
    Close,
}

/// What can be done to them all, and the panel for it.
type Row = (&'static str, fn(Vec<UserKey>) -> effect::Panel);

const ROWS: [Row; 2] =
    [("bulk-edit-licenses", effect::Panel::ManageLicenses), ("key-location", effect::Panel::Location)];

static BINDINGS: &[Binding<Command>] = &[Binding::new(&[Key::code(Code::Enter)], Command::Open, "key-open")];

impl BulkActions {
    /// The pane with the keyboard on **Edit product licenses**.
    pub fn open(users: Vec<UserKey>) -> (Self, Effects) {
        (Self { users, list: Listing::new(ROWS.len()), focus: Focus(None) }, Effects::none())
    }

    fn run(&self, command: Command, cx: &Context) -> Effects {
        match command {
            Command::Close => Effect::Back.into(),
            Command::Open => match (cx.denied(Right::License), self.list.cursor().and_then(|row| ROWS.get(row))) {
                (Some(text), _) => Effects::say(text),
                (None, Some((_, panel))) => Effect::Show(panel(self.users.clone())).into(),
                (None, None) => Effects::none(),
            },
        }
    }
}

fn presses() -> [Press<Command>; 1] {
    [Press { command: Command::Close, label: "button-close", reason: None }]
}

impl Layer for BulkActions {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("bulk-title")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        [cx.hints(BINDINGS, |_| cx.denied(Right::License)), Focus::hints(&presses(), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match self.focus.key(key, &presses()) {
            Some(Pressed::Moved(effects)) => return Some(effects),
            Some(Pressed::Button(command)) => return Some(self.run(command, cx)),
            None => {}
        }
        if let Some(motion) = motion(key) {
            self.list.apply(motion);
            return Some(Effects::none());
        }
        binding::find(BINDINGS, key).map(|row| self.run(row.command, cx))
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let selected = cx.tell("users-selected", [("count", self.users.len().into())]);
        let panel = Panel { title: &cx.say("bulk-title"), corner: &cx.say("corner-esc"), subtitle: &selected };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &presses());
        let style = if cx.denied(Right::License).is_some() { cx.theme.dim } else { cx.theme.text };
        for ((place, (label, _)), row) in ROWS.iter().enumerate().zip(room.rows()) {
            draw::text(buf, row, &cx.say(label), style);
            if self.list.cursor() == Some(place) && self.focus.0.is_none() {
                buf.set_style(row.intersection(buf.area), cx.theme.selected);
            }
        }
    }
}
