//! Choosing groups by name: typing narrows the list, enter takes one in or out.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::allotment::Named;
use crate::domain::ids::GroupKey;
use crate::domain::text::fold;
use crate::keys::binding::Binding;
use crate::keys::{Code, Key};
use crate::kit::listing::{Listing, motion};
use crate::kit::text_field::{Answer, Look, TextField};
use crate::kit::{draw, marks};
use crate::layer::Context;

/// For the footer.
pub static HINTS: &[Binding<()>] = &[Binding::new(&[Key::code(Code::Enter)], (), "key-pick")];

/// The groups there are, and those chosen.
#[derive(Default)]
pub struct GroupPicks {
    all: Vec<Named<GroupKey>>,
    chosen: BTreeSet<GroupKey>,
    name: TextField,
    list: Listing,
}

impl GroupPicks {
    /// The groups chosen.
    pub const fn chosen(&self) -> &BTreeSet<GroupKey> {
        &self.chosen
    }

    /// The names of those chosen.
    pub fn names(&self) -> String {
        let names = self.all.iter().filter(|group| self.chosen.contains(&group.key)).map(|group| &*group.name);
        names.collect::<Vec<_>>().join(", ")
    }

    /// Takes in which groups there are.
    pub fn offer(&mut self, groups: impl Iterator<Item = Named<GroupKey>>) {
        self.all = groups.collect();
        self.chosen.retain(|key| self.all.iter().any(|group| group.key == *key));
        self.list.clamp(self.shown().len());
    }

    fn shown(&self) -> Vec<&Named<GroupKey>> {
        let wanted = fold(self.name.value().trim());
        self.all.iter().filter(|group| fold(&group.name).contains(&wanted)).collect()
    }

    /// Takes a key; false: it is none of its own.
    pub fn key(&mut self, key: Key) -> bool {
        if key == Key::code(Code::Enter) {
            let chosen = self.list.cursor().and_then(|row| Some(self.shown().get(row)?.key));
            if let Some(key) = chosen {
                marks::flip(&mut self.chosen, key);
            }
            return true;
        }
        if let Some(motion) = motion(key).filter(|_| key.typed().is_none()) {
            self.list.apply(motion);
            return true;
        }
        let answer = self.name.key(key);
        if answer == Answer::Changed {
            self.list = Listing::new(self.shown().len());
        }
        answer != Answer::Ignored
    }

    pub fn paste(&mut self, text: &str) {
        if self.name.paste(text) == Answer::Changed {
            self.list = Listing::new(self.shown().len());
        }
    }

    pub fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, focused: bool) {
        let placeholder = cx.say("groups-search");
        let look = Look { prompt: "> ", placeholder: &placeholder, focused };
        self.name.draw(buf, area, &cx.theme, look);
        let mut rest = draw::below(area, 1);
        let shown = self.shown();
        if shown.is_empty() {
            draw::text(buf, rest, &cx.say("groups-none"), cx.theme.dim);
        }
        for place in self.list.visible(rest.height.into()) {
            let Some(group) = shown.get(place) else { break };
            let on = self.chosen.contains(&group.key);
            let (mark, style) = if on { ("●", cx.theme.accent) } else { ("○", cx.theme.text) };
            let row = Rect { height: 1, ..rest };
            draw::text(buf, row, &format!("{mark} {}", group.name), style);
            if focused && self.list.cursor() == Some(place) {
                buf.set_style(row.intersection(buf.area), cx.theme.selected);
            }
            rest = draw::below(rest, 1);
        }
    }
}
