//! **Activity** › **Reports**: counts first, and behind each line its users (ECOSYSTEM A3).

pub mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line as Text;

use self::keys::{BINDINGS, Command};
use super::page;
use crate::domain::ids::UserKey;
use crate::domain::inherit::Violation;
use crate::domain::key_set::KeySet;
use crate::domain::product::Product;
use crate::domain::report::{Line, Report, Slice};
use crate::domain::role::Right;
use crate::domain::users_file::Whom;
use crate::keys::binding::{self, Hint};
use crate::keys::{Code, Key};
use crate::kit::column::{Column, Width};
use crate::kit::listing::{Listing, Motion, motion};
use crate::kit::table::{Row, Table};
use crate::kit::{draw, marks, tabs};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Page, Panel};
use crate::message::event::Event;
use crate::roster::columns::ACTIVE_USERS;

/// The page.
pub struct Reports {
    report: Report,
    /// None until they were read.
    lines: Option<Vec<Line>>,
    list: Listing,
    inside: Option<Inside>,
}

/// The users of a line.
struct Inside {
    of: Slice,
    /// None until they were read.
    users: Option<Vec<UserKey>>,
    list: Listing,
    marked: KeySet,
}

impl Inside {
    fn users(&self) -> &[UserKey] {
        self.users.as_deref().unwrap_or_default()
    }

    fn current(&self) -> Option<UserKey> {
        self.users().get(self.list.cursor()?).copied()
    }

    /// The marked users in the order on screen; without marks the one under the cursor.
    fn selected(&self) -> Vec<UserKey> {
        if self.marked.is_empty() {
            return self.current().into_iter().collect();
        }
        self.users().iter().copied().filter(|user| self.marked.contains(*user)).collect()
    }
}

impl Reports {
    /// The page with the seats, of which the products know.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let list = Listing::new(cx.products.len());
        (Self { report: Report::Seats, lines: None, list, inside: None }, Effect::LoadProducts.into())
    }

    /// Products, the fewest seats first.
    fn products(cx: &Context) -> Vec<&Product> {
        let mut products: Vec<_> = cx.products.iter().collect();
        products.sort_by_key(|product| product.available());
        products
    }

    fn turn_to(&mut self, report: Report, cx: &Context) -> Effects {
        (self.report, self.lines, self.inside) = (report, None, None);
        self.list = Listing::new(if report == Report::Seats { cx.products.len() } else { 0 });
        self.ask()
    }

    fn ask(&self) -> Effects {
        match (&self.inside, self.report) {
            (Some(inside), _) => Effect::LoadReportUsers(inside.of.clone()).into(),
            (None, Report::Seats) => Effect::LoadProducts.into(),
            (None, report) => Effect::LoadReport(report).into(),
        }
    }

    fn reason(&self, command: Command, cx: &Context) -> Option<String> {
        let outside = || self.inside.is_none().then(|| cx.say("report-line-first"));
        let nobody = || {
            let none = self.inside.as_ref().is_some_and(|inside| inside.users().is_empty());
            none.then(|| cx.say("roster-nobody"))
        };
        match command {
            Command::NextTab | Command::Refresh => None,
            Command::Open if self.inside.is_none() => {
                self.list.is_empty().then(|| cx.say(&format!("report-nothing-{}", self.report.id())))
            }
            Command::Open => nobody(),
            Command::Mark | Command::MarkAll => outside().or_else(nobody),
            Command::Manage => cx.denied(Right::License).or_else(outside).or_else(nobody),
            Command::Unassign => cx.denied(Right::License).or_else(outside).or_else(nobody).or_else(|| {
                let errors = self.report == Report::Errors;
                errors.then(|| cx.say("report-no-product"))
            }),
            Command::Export => cx.denied_everybody().or_else(outside).or_else(nobody),
        }
    }

    fn run(&mut self, command: Command, cx: &Context) -> Effects {
        if let Some(text) = self.reason(command, cx) {
            return Effects::say(text);
        }
        match command {
            Command::Refresh => return self.ask(),
            Command::NextTab => {
                let at = Report::ALL.iter().position(|report| *report == self.report).unwrap_or(0);
                return self.turn_to(Report::ALL[(at + 1) % Report::ALL.len()], cx);
            }
            _ => {}
        }
        let Some(inside) = &mut self.inside else { return self.enter(cx) };
        match command {
            Command::Open => inside.current().map(|user| Effect::Show(Panel::User(user))).into_iter().collect(),
            Command::Mark => {
                if let Some(user) = inside.current() {
                    inside.marked.flip(user);
                }
                inside.list.apply(Motion::Down);
                Effects::none()
            }
            Command::MarkAll => {
                let all: KeySet = inside.users().iter().copied().collect();
                inside.marked = if inside.marked.len() == all.len() { KeySet::default() } else { all };
                Effects::none()
            }
            Command::Manage => Effect::Show(Panel::ManageLicenses(inside.selected())).into(),
            Command::Unassign => Effect::Show(Panel::Unassign(inside.of.sku(), inside.selected())).into(),
            Command::Export => {
                let all = inside.marked.is_empty();
                let users = if all { inside.users().to_vec() } else { inside.selected() };
                Effect::Show(Panel::ExportUsers(Whom::These(users))).into()
            }
            Command::NextTab | Command::Refresh => Effects::none(),
        }
    }

    /// Shows what is behind the line under the cursor.
    fn enter(&mut self, cx: &Context) -> Effects {
        let Some(row) = self.list.cursor() else { return Effects::none() };
        if self.report == Report::Seats {
            let product = Self::products(cx).get(row).map(|product| product.sku);
            return product.map(|sku| Effect::Go(Page::Product(sku))).into_iter().collect();
        }
        let Some(line) = self.lines.as_ref().and_then(|lines| lines.get(row)) else { return Effects::none() };
        let of = line.of.clone();
        self.inside = Some(Inside { of, users: None, list: Listing::new(0), marked: KeySet::default() });
        self.ask()
    }

    /// What stands in a line before the count of its users.
    fn cells(slice: &Slice, cx: &Context) -> Vec<Text<'static>> {
        let mut cells = vec![cx.product_name(slice.sku())];
        match slice {
            Slice::Waste(_, leaver) => cells.push(cx.say(&format!("report-leaver-{}", leaver.id()))),
            Slice::Source(_, source) => cells.push(cx.say(&format!("report-source-{}", source.id()))),
            Slice::Overlap { more, share, .. } => {
                cells.extend([cx.product_name(*more), cx.say(&format!("report-share-{}", share.id()))]);
            }
            Slice::Errors(_, error) => {
                let violation = Violation::of(error).id();
                cells.extend([cx.say(&format!("issue-{violation}")), cx.say(&format!("report-fix-{violation}"))]);
            }
        }
        cells.into_iter().map(Text::from).collect()
    }

    fn draw_seats(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let titles = ["column-product", "cli-available", "cli-assigned", "cli-total"].map(|id| cx.say(id));
        let heads = [
            Column::text(&titles[0], Width::Fill(1)),
            Column::number(&titles[1], Width::Fixed(12)),
            Column::number(&titles[2], Width::Fixed(12)),
            Column::number(&titles[3], Width::Fixed(12)),
        ];
        let empty = cx.say(if cx.loaded { "report-nothing-seats" } else { "loading" });
        let products = Self::products(cx);
        let table = Table { columns: &heads, mark: None, list: &self.list, focused: true, empty: &empty };
        table.draw(buf, area, &cx.theme, |row| {
            let Some(product) = products.get(row) else { return Row::default() };
            let available = cx.words.number(product.available());
            let style = if product.available() < 0 { cx.theme.refused } else { cx.theme.text };
            let cells = vec![
                product.display_name.clone().into(),
                Text::styled(available, style),
                cx.words.number(product.assigned).into(),
                cx.words.number(product.total()).into(),
            ];
            Row { cells, ..Row::default() }
        });
    }

    fn draw_lines(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let three = matches!(self.report, Report::Overlap | Report::Errors);
        let mut ids = vec!["column-product"];
        match self.report {
            Report::Overlap => ids.extend(["report-other-product", "report-why"]),
            Report::Errors => ids.extend(["report-why", "report-fix"]),
            _ => ids.push("report-why"),
        }
        let titles: Vec<_> = ids.into_iter().map(|id| cx.say(id)).collect();
        let users = cx.say("column-users");
        let mut heads: Vec<_> = titles.iter().map(|title| Column::text(title, Width::Fill(2))).collect();
        if let Some(last) = heads.last_mut().filter(|_| three) {
            last.width = Width::Fill(3);
        }
        heads.push(Column::number(&users, Width::Fixed(10)));
        let id = if self.lines.is_some() { format!("report-nothing-{}", self.report.id()) } else { "loading".into() };
        let empty = cx.say(&id);
        let table = Table { columns: &heads, mark: None, list: &self.list, focused: true, empty: &empty };
        table.draw(buf, area, &cx.theme, |row| {
            let Some(line) = self.lines.as_ref().and_then(|lines| lines.get(row)) else { return Row::default() };
            let mut cells = Self::cells(&line.of, cx);
            cells.push(cx.words.number(line.users).into());
            Row { cells, ..Row::default() }
        });
    }

    fn draw_users(inside: &Inside, buf: &mut Buffer, area: Rect, cx: &Context) {
        let columns: Vec<_> = ACTIVE_USERS.iter().filter(|column| column.from <= area.width).collect();
        let titles: Vec<_> = columns.iter().map(|column| cx.say(column.title)).collect();
        let heads: Vec<_> =
            columns.iter().zip(&titles).map(|(column, title)| Column::text(title, column.width)).collect();
        let empty = cx.say(if inside.users.is_some() { "roster-nobody" } else { "loading" });
        let all = !inside.marked.is_empty() && inside.marked.len() == inside.users().len();
        let mark = Some(marks::circle(&cx.theme, all));
        let table = Table { columns: &heads, mark, list: &inside.list, focused: true, empty: &empty };
        table.draw(buf, area, &cx.theme, |row| {
            let key = inside.users().get(row).copied();
            let mark = marks::circle(&cx.theme, key.is_some_and(|key| inside.marked.contains(key)));
            let Some(user) = key.and_then(|key| cx.users.get(&key)) else {
                return Row { mark, cells: vec![Text::styled("…", cx.theme.dim)], dimmed: true };
            };
            let cells = columns.iter().map(|column| (column.cell)(user, None, cx)).collect();
            Row { mark, cells, dimmed: false }
        });
    }

    /// What the report is about, or what the line is; and how much it comes to.
    fn about(&self, cx: &Context) -> (String, String) {
        if let Some(inside) = &self.inside {
            let cells = Self::cells(&inside.of, cx);
            let words: Vec<_> = cells.iter().map(ToString::to_string).collect();
            let (count, total) = (inside.marked.len(), inside.users().len());
            let told = match (&inside.users, count) {
                (None, _) => cx.say("loading"),
                (_, 0) => cx.tell("roster-count", [("total", total.into())]),
                _ => cx.tell("roster-selected", [("count", count.into()), ("total", total.into())]),
            };
            return (words.join(" · "), told);
        }
        let seats: u32 = self.lines.iter().flatten().map(|line| line.users).sum();
        let freed = self.report == Report::Waste && seats > 0;
        let told = if freed { cx.tell("report-freed", [("count", seats.into())]) } else { String::new() };
        (cx.say(&format!("report-about-{}", self.report.id())), told)
    }
}

impl Layer for Reports {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("nav-activity"), cx.say("nav-reports")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |command| self.reason(*command, cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(motion) = motion(key) {
            self.inside.as_mut().map_or(&mut self.list, |inside| &mut inside.list).apply(motion);
            return Some(Effects::none());
        }
        if key == Key::code(Code::Esc) {
            let inside = self.inside.as_mut()?;
            if inside.marked.is_empty() {
                self.inside = None;
                // Something may have been done about it meanwhile.
                return Some(self.ask());
            }
            inside.marked = KeySet::default();
            return Some(Effects::none());
        }
        binding::find(BINDINGS, key).map(|row| self.run(row.command, cx))
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        match event {
            Event::ProductsLoaded(_) if self.report == Report::Seats => self.list.clamp(cx.products.len()),
            Event::ReportLoaded(report, lines) if *report == self.report => {
                self.list.clamp(lines.len());
                self.lines = Some(lines.clone());
            }
            Event::ReportUsersLoaded(of, users) => {
                if let Some(inside) = self.inside.as_mut().filter(|inside| inside.of == *of) {
                    inside.list.clamp(users.len());
                    let here: KeySet = users.iter().copied().collect();
                    inside.marked &= &here;
                    inside.users = Some(users.clone());
                }
            }
            Event::Finished(result) if result.changed() > 0 => {
                // What was done is done: the next command is not meant for the same users again.
                if let Some(inside) = &mut self.inside {
                    inside.marked = KeySet::default();
                }
            }
            Event::TenantChanged if self.report != Report::Seats => return self.ask(),
            _ => {}
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        let near = |inside: &Inside| inside.users().get(inside.list.nearby()).unwrap_or_default().to_vec();
        self.inside.as_ref().map(near).unwrap_or_default()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let (_, rest) = page::head(buf, area, cx, &self.trail(cx), &self.hints(cx));
        let titles = Report::ALL.map(|report| cx.say(&format!("report-{}", report.id())));
        let at = Report::ALL.iter().position(|report| *report == self.report).unwrap_or(0);
        let rest = tabs::draw(buf, rest, &cx.theme, &titles.each_ref().map(String::as_str), at);
        let (about, told) = self.about(cx);
        let taken = draw::text_right(buf, rest, &told, cx.theme.text);
        let line = Rect { width: rest.width.saturating_sub(taken + 2), ..rest };
        draw::text(buf, line, &about, cx.theme.dim);
        let rest = draw::below(rest, 1);
        match (&self.inside, self.report) {
            (Some(inside), _) => Self::draw_users(inside, buf, rest, cx),
            (None, Report::Seats) => self.draw_seats(buf, rest, cx),
            (None, _) => self.draw_lines(buf, rest, cx),
        }
    }
}
