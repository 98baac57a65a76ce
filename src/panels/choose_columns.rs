//! **Choose columns** of **Active users** (DOMAIN R121).

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::steps::{Focus, Press, Pressed};
use crate::keys::binding::{Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::kit::{draw, marks, scroll_bar};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::roster::columns::{self, ACTIVE_USERS};

/// The pane.
pub struct ChooseColumns {
    chosen: BTreeSet<&'static str>,
    list: Listing,
    focus: Focus,
}

pub(super) static BINDINGS: &[Binding<()>] = &[Binding::new(&[Key::char(' '), Key::code(Code::Enter)], (), "key-tick")];

impl ChooseColumns {
    /// The pane with what is shown ticked.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let chosen = columns::chosen(cx).map(columns::Column::id).collect();
        (Self { chosen, list: Listing::new(ACTIVE_USERS.len()), focus: Focus(None) }, Effects::none())
    }

    fn presses() -> [Press<bool>; 2] {
        [
            Press { command: true, label: "button-save", reason: None },
            Press { command: false, label: "button-cancel", reason: None },
        ]
    }

    fn draw_rows(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let theme = &cx.theme;
        let visible = self.list.visible(usize::from(area.height));
        for (row, place) in area.rows().zip(visible.clone()) {
            let Some(column) = ACTIVE_USERS.get(place) else { break };
            let mark = marks::boxed(theme, self.chosen.contains(column.id()));
            let wide = draw::text(buf, row, &mark.content, mark.style);
            let style = if place == 0 { theme.dim } else { theme.text };
            draw::text(buf, draw::after(row, wide + 1), &cx.say(column.title), style);
            if place == 0 {
                draw::text_right(
                    buf,
                    Rect { width: row.width.saturating_sub(2), ..row },
                    &cx.say("column-always"),
                    theme.dim,
                );
            }
            if self.focus.0.is_none() && self.list.cursor() == Some(place) {
                buf.set_style(Rect { width: row.width.saturating_sub(1), ..row }, theme.selected);
            }
        }
        let edge = draw::after(area, area.width.saturating_sub(1));
        scroll_bar::draw(buf, edge, theme, &visible, ACTIVE_USERS.len());
    }
}

impl Layer for ChooseColumns {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("key-columns")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        [cx.hints(BINDINGS, |()| None), Focus::hints(&Self::presses(), cx)].concat()
    }

    fn key(&mut self, key: Key, _: &Context) -> Option<Effects> {
        if self.focus.0.is_none() {
            if BINDINGS.iter().any(|row| row.keys.contains(&key)) {
                let column = self.list.cursor().filter(|row| *row > 0).and_then(|row| ACTIVE_USERS.get(row));
                if let Some(column) = column {
                    marks::flip(&mut self.chosen, column.id());
                }
                return Some(Effects::none());
            }
            if let Some(motion) = motion(key) {
                self.list.apply(motion);
                return Some(Effects::none());
            }
        }
        Some(match self.focus.key(key, &Self::presses())? {
            Pressed::Moved(effects) => effects,
            Pressed::Button(true) => {
                let chosen = ACTIVE_USERS.iter().map(columns::Column::id).filter(|id| self.chosen.contains(id));
                Effects::from([Effect::ChooseColumns(chosen.map(str::to_owned).collect()), Effect::Back])
            }
            Pressed::Button(false) => Effect::Back.into(),
        })
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let panel =
            Panel { title: &cx.say("key-columns"), corner: &cx.say("corner-esc"), subtitle: &cx.say("columns-about") };
        let room = panel.draw(buf, area, &cx.theme);
        let room = self.focus.draw(buf, room, cx, &Self::presses());
        self.draw_rows(buf, room, cx);
    }
}
