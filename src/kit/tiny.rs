//! No part may panic, however small the terminal is made.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::buttons::{self, Button};
use super::column::{Column, Order, Width};
use super::listing::Listing;
use super::menu::{self, Place};
use super::panel::Panel;
use super::popup::{self, Question};
use super::table::{Row, Table};
use super::text_field::{Look, TextField};
use super::theme::Theme;
use super::toast::{Kind, Toast};
use super::{draw, hint_bar, marks, meter, scroll_bar, tabs};
use crate::keys::Key;
use crate::keys::binding::Hint;

static KEYS: [Key; 1] = [Key::ctrl('s')];

fn all_parts(buf: &mut Buffer, area: Rect) {
    let theme = &Theme::ansi();
    let hint = |reason: Option<&str>| Hint {
        keys: &KEYS,
        label: "山田 save".into(),
        reason: reason.map(Into::into),
        footer: true,
    };
    let hints = [hint(None), hint(Some("nothing to save")), hint(None)];
    let buttons = [Button::new("山田"), Button { label: "Cancel", enabled: false }];
    let body = ["山田 太郎 gets 3 licenses".to_owned(), String::new()];
    let mut list = Listing::new(30);
    list.go(17);

    draw::paragraph(buf, area, &body[0], theme.text);
    draw::fill(buf, area, '─', theme.dim);
    draw::clear(buf, area);
    buttons::draw(buf, area, theme, &buttons, Some(1));
    hint_bar::draw(buf, area, theme, &hints);
    hint_bar::draw(buf, area, theme, &[]);
    for place in [Place::Center, Place::At(Position::new(9, 9)), Place::At(Position::MAX)] {
        menu::draw(buf, area, theme, place, "山田", &hints, &Listing::new(3));
        menu::draw(buf, area, theme, place, "", &[], &Listing::new(0));
    }
    Panel { title: "山田 太郎", corner: "esc ✕", subtitle: "山" }.draw(buf, area, theme);
    popup::frame(buf, area, theme, "山田");
    Question { title: "山田", body: &body, buttons: &buttons, focus: 9 }.draw(buf, area, theme);
    scroll_bar::draw(buf, area, theme, &(17..20), 30);
    for active in 0..4 {
        tabs::draw(buf, area, theme, &["山田", "Licenses", ""], active);
    }
    tabs::draw(buf, area, theme, &[], 0);
    for focused in [true, false] {
        for value in ["", "山田 太郎", "zoe@contoso.example"] {
            TextField::new(value).draw(buf, area, theme, Look { prompt: "> ", placeholder: "山田", focused });
        }
        for len in [0, 1, 30] {
            list.clamp(len);
            let mut columns = [
                Column::text("山田", Width::Fill(0)),
                Column::number("Total", Width::Fixed(7)),
                Column::text("Status", Width::Fill(u16::MAX)),
            ];
            columns[1].sorted = Some(Order::Descending);
            let table = Table {
                columns: &columns,
                mark: Some(marks::circle(theme, focused)),
                list: &list,
                focused,
                empty: "山田 太郎",
            };
            table.draw(buf, area, theme, |_| Row {
                mark: marks::boxed(theme, true),
                cells: vec![Line::from("山田"), Line::from("1,000,000"), Line::default(), Line::from("more")],
                dimmed: true,
            });
        }
    }
    Toast { kind: Kind::Info, text: body[0].clone() }.draw(buf, area, theme);
    draw::text(buf, area, &meter::bar(area.width, 1, 3), theme.on);
    draw::text(buf, area, &meter::progress(area.width, 1, 3), theme.on);
}

#[test]
fn no_part_panics_in_any_area() {
    for width in 0..12 {
        for height in 0..5 {
            let area = Rect::new(0, 0, width, height);
            all_parts(&mut Buffer::empty(area), area);
            all_parts(&mut Buffer::empty(Rect::new(0, 0, 20, 9)), Rect::new(3, 2, width, height));
        }
    }
    for height in 5..30 {
        let area = Rect::new(0, 0, 80, height);
        all_parts(&mut Buffer::empty(area), area);
    }
}

#[test]
fn no_part_panics_outside_the_buffer() {
    for area in [Rect::new(5, 2, 9, 9), Rect::new(50, 50, 5, 5), Rect::new(u16::MAX - 3, 0, 3, 3)] {
        all_parts(&mut Buffer::empty(Rect::new(0, 0, 8, 4)), area);
    }
}

#[test]
fn no_part_draws_outside_its_area() {
    for width in 0..30 {
        for height in 0..8 {
            let area = Rect::new(3, 2, width, height);
            let mut buf = Buffer::filled(Rect::new(0, 0, 40, 12), ratatui::buffer::Cell::new("."));
            all_parts(&mut buf, area);
            for position in buf.area.positions().filter(|position| !area.contains(*position)) {
                let cell = &buf[position];
                assert_eq!((cell.symbol(), cell.modifier.bits()), (".", 0), "{position} of {area}");
            }
        }
    }
}
