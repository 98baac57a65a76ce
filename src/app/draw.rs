//! The shell around page and panel.
//!
//! ```text
//!  seatdeck  Contoso · worldwide                Global admin  admin@contoso.example
//! ─────────────────────────────────────────────────────────────────────────────────
//!  Users            │ the page                        │ the panel
//!  ▌Active users    │                                 │
//! ──────────────────────────────────────── or what was just done ──────────────────
//!  space select  enter open  …                                               ? help
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::App;
use super::keys::{BINDINGS, Command};
use super::overlay::places;
use crate::keys::binding::Hint;
use crate::kit::{choice, draw, hint_bar, text};
use crate::message::effect::Page;

/// Below this nothing can be told (PRODUCT section 4).
const LEAST: (u16, u16) = (60, 16);
/// From this width on there is room for the navigation pane, and for page and panel side by side.
const WIDE: u16 = 100;
/// At least so wide is the navigation pane.
const NAVIGATION: u16 = 19;

impl App {
    /// Draws everything.
    pub fn draw(&self, buf: &mut Buffer, area: Rect) {
        if area.width < LEAST.0 || area.height < LEAST.1 {
            let args = [
                ("columns", LEAST.0.into()),
                ("rows", LEAST.1.into()),
                ("width", area.width.into()),
                ("height", area.height.into()),
            ];
            draw::paragraph(buf, area, &self.cx.tell("too-small", args), self.cx.theme.text);
            return;
        }
        let row = |y: u16| Rect { y: area.y + y, height: 1, ..area };
        self.title(buf, row(0));
        draw::fill(buf, row(1), '─', self.cx.theme.dim);
        draw::fill(buf, row(area.height - 2), '─', self.cx.theme.dim);
        let body = Rect { y: area.y + 2, height: area.height - 4, ..area };
        self.body(buf, body);
        if let Some(toast) = &self.toast {
            toast.draw(buf, row(area.height - 2), &self.cx.theme);
        } else if let Some(words) = self.doing() {
            draw::text(buf, draw::after(row(area.height - 2), 2), &format!(" {words} "), self.cx.theme.accent);
        }
        let hints = self.hints();
        hint_bar::draw(buf, row(area.height - 1), &self.cx.theme, &hints);
        if let Some(overlay) = &self.overlay {
            overlay.choice.draw(buf, body, &self.cx.theme);
        }
    }

    /// Every key that works here and now: of the layer with the keyboard, then of the program.
    pub(super) fn hints(&self) -> Vec<Hint> {
        let layer = self.panels.last().or_else(|| self.pages.last().map(|(_, page)| page));
        let list = self.overlay.as_ref().map(|_| choice::BINDINGS);
        if let Some(list) = list.or_else(|| layer.and_then(|layer| layer.open_list())) {
            return self.cx.hints(list, |_| None);
        }
        let own = layer.map_or_else(Vec::new, |layer| layer.hints(&self.cx));
        let mut all = self.cx.hints(BINDINGS, |command| self.reason(*command));
        for (hint, row) in all.iter_mut().zip(BINDINGS).filter(|_| !self.panels.is_empty()) {
            // Over a panel the footer has room for its own keys, the way back and the help.
            hint.footer = matches!(row.command, Command::Back | Command::Help);
        }
        // A key the layer takes is told once.
        all.retain(|hint| own.iter().all(|mine| mine.keys != hint.keys));
        [own, all].concat()
    }

    /// What goes on behind the screen.
    fn doing(&self) -> Option<String> {
        let reading = |percent: u8| self.cx.tell("reading-users", [("percent", percent.into())]);
        self.job.map(|course| self.cx.course(course)).or_else(|| self.reading.map(reading))
    }

    fn title(&self, buf: &mut Buffer, area: Rect) {
        let cx = &self.cx;
        let name = draw::text(buf, draw::after(area, 1), "seatdeck", cx.theme.accent);
        let cloud = cx.say(&format!("cloud-{}", self.tenant.cloud.id()));
        let roles: Vec<_> = cx.by.roles.iter().map(|role| cx.words.role(*role)).collect();
        let roles = match () {
            () if !roles.is_empty() => roles.join(", "),
            () if !cx.by.owns.is_empty() => cx.say("role-allotment-owner"),
            () => cx.say("roles-none"),
        };
        let mut who = format!("{roles}  {} ", cx.by.name);
        if cx.by.read_only {
            who = format!("{}  {who}", cx.say("read-only"));
        }
        let rest = draw::after(area, name + 3);
        let room = usize::from(rest.width).saturating_sub(text::width(&who) + 2);
        draw::text(buf, rest, &text::cut(&format!("{} · {cloud}", self.tenant.name), room), cx.theme.text);
        draw::text_right(buf, rest, &who, cx.theme.dim);
    }

    fn body(&self, buf: &mut Buffer, area: Rect) {
        let wide = area.width >= WIDE;
        let navigation = self.navigation_width();
        let page = if wide { draw::after(area, navigation) } else { draw::after(area, 1) };
        let Some(panel) = self.panels.last() else {
            if wide {
                self.navigation(buf, Rect { width: navigation, ..area });
            }
            self.page(buf, Rect { width: page.width.saturating_sub(1), ..page });
            return;
        };
        if !wide {
            panel.draw(buf, area, &self.cx);
            return;
        }
        let width = (area.width * 11 / 20).clamp(56, 100);
        let side = Rect { x: area.right() - width, width, ..area };
        self.navigation(buf, Rect { width: navigation, ..area });
        self.page(buf, Rect { width: page.width.saturating_sub(width + 1), ..page });
        panel.draw(buf, side, &self.cx);
    }

    fn page(&self, buf: &mut Buffer, area: Rect) {
        if let Some((_, page)) = self.pages.last() {
            page.draw(buf, area, &self.cx);
        }
    }

    fn navigation_width(&self) -> u16 {
        let widest = places(&self.cx).iter().map(|(_, name, _)| text::width(&self.cx.say(name))).max();
        // A margin, the sign, and a gap to the page.
        NAVIGATION.max(draw::cells(widest.unwrap_or_default() + 3))
    }

    fn navigation(&self, buf: &mut Buffer, area: Rect) {
        let here = self.pages.last().map(|(page, _)| match page {
            Page::Product(_) => Page::Licenses,
            Page::Group(_) => Page::Groups,
            Page::Allotment(_) => Page::Allotments,
            Page::Person(_) | Page::Assignments(_) => self.pages.first().map_or(Page::Directory, |(page, _)| *page),
            page => *page,
        });
        let (mut rest, mut last) = (area, "");
        for &(section, name, page) in places(&self.cx) {
            if section != last {
                draw::text(buf, draw::after(rest, 1), &self.cx.say(section), self.cx.theme.bold);
                rest = draw::below(rest, 1);
                last = section;
            }
            let (sign, style) =
                if here == Some(page) { ("▌", self.cx.theme.accent) } else { (" ", self.cx.theme.text) };
            draw::text(buf, draw::after(rest, 1), &format!("{sign}{}", self.cx.say(name)), style);
            rest = draw::below(rest, 1);
        }
    }
}
