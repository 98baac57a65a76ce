//! The pane of one user where the admin center is the older one: what the directory knows of them, and what they hold,
//! to **Edit** (DOMAIN R35).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::account;
use super::steps::{Focus, Press, Pressed};
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::user::User;
use crate::keys::binding::{self, Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::panel::Panel;
use crate::kit::{draw, text};
use crate::layer::{Context, Layer};
use crate::message::effect::{self, Effect, Effects};

/// The pane.
pub struct Details {
    key: UserKey,
    focus: Focus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Edit,
    Close,
}

pub(super) static BINDINGS: &[Binding<Command>] =
    &[Binding::new(&[Key::code(Code::Enter), Key::char('e')], Command::Edit, "key-edit")];

impl Details {
    /// The pane with **Edit** under the keyboard.
    pub fn open(user: UserKey) -> (Self, Effects) {
        (Self { key: user, focus: Focus(None) }, Effect::LoadUsers(vec![user]).into())
    }

    fn reason(&self, cx: &Context) -> Option<String> {
        cx.users.get(&self.key).map_or_else(|| Some(cx.say("loading")), |user| cx.denied_licenses_of(user))
    }

    fn run(&self, command: Command, cx: &Context) -> Effects {
        match (command, self.reason(cx)) {
            (Command::Edit, None) => Effect::Show(effect::Panel::ProductLicenses(self.key)).into(),
            (Command::Edit, Some(text)) => Effects::say(text),
            (Command::Close, _) => Effect::Back.into(),
        }
    }
}

fn presses() -> [Press<Command>; 1] {
    [Press { command: Command::Close, label: "button-close", reason: None }]
}

/// The products held, each once.
fn held(user: &User, cx: &Context) -> String {
    let mut skus: Vec<SkuId> = user.licenses.iter().filter(|l| l.state.holds_seat()).map(|l| l.sku).collect();
    skus.dedup();
    let names: Vec<_> = skus.into_iter().map(|sku| cx.product_name(sku)).collect();
    if names.is_empty() { cx.say("user-unlicensed") } else { names.join(", ") }
}

impl Layer for Details {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.user_name(self.key)]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        [cx.hints(BINDINGS, |_| self.reason(cx)), Focus::hints(&presses(), cx)].concat()
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        match self.focus.key(key, &presses()) {
            Some(Pressed::Moved(effects)) => Some(effects),
            Some(Pressed::Button(command)) => Some(self.run(command, cx)),
            None => binding::find(BINDINGS, key).map(|row| self.run(row.command, cx)),
        }
    }

    fn wants(&self) -> Vec<UserKey> {
        vec![self.key]
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let user = cx.users.get(&self.key);
        let subtitle = user.map(|user| account::subtitle(user, cx)).unwrap_or_default();
        let panel = Panel { title: &self.trail(cx).concat(), corner: &cx.say("corner-esc"), subtitle: &subtitle };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &presses());
        let Some(user) = user else { return };
        draw::text(buf, room, &text::pad_right(&cx.say("product-licenses-title"), 16), cx.theme.bold);
        let style = match (self.reason(cx), self.focus.0) {
            (Some(_), _) => cx.theme.dim,
            (None, None) => cx.theme.focused,
            (None, Some(_)) => cx.theme.accent,
        };
        let edit = draw::text_right(buf, room, &format!(" {} ", cx.say("key-edit")), style);
        let mut value = draw::after(room, 17);
        value.width = value.width.saturating_sub(edit + 2);
        let rows = draw::paragraph(buf, value, &held(user, cx), cx.theme.text);
        account::draw(buf, draw::below(room, rows.max(1) + 1), user, cx);
    }
}
