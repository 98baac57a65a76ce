//! What the directory knows of the user, and what was changed on them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::journal::Entry;
use crate::domain::user::{User, UserType};
use crate::kit::column::{Column, Width};
use crate::kit::listing::Listing;
use crate::kit::table::{Row, Table};
use crate::kit::{draw, text};
use crate::layer::Context;

/// "zoe@contoso.example · Member · Germany".
pub fn subtitle(user: &User, cx: &Context) -> String {
    let location = user.location.map_or_else(|| cx.say("location-none"), |location| cx.words.country(location));
    format!("{} · {} · {location}", user.upn, kind(user, cx))
}

fn kind(user: &User, cx: &Context) -> String {
    cx.say(match user.user_type {
        UserType::Member => "user-member",
        UserType::Guest => "user-guest",
    })
}

/// A line per fact.
pub fn draw(buf: &mut Buffer, area: Rect, user: &User, cx: &Context) {
    let roles: Vec<_> = user.roles.iter().map(|role| cx.words.role(*role)).collect();
    let facts = [
        ("field-name", user.display_name.clone()),
        ("field-username", user.upn.clone()),
        ("field-type", kind(user, cx)),
        ("field-sign-in", cx.say(if user.account_enabled { "sign-in-allowed" } else { "user-blocked" })),
        (
            "field-location",
            user.location.map_or_else(|| cx.say("location-none"), |location| cx.words.country(location)),
        ),
        ("field-roles", if roles.is_empty() { cx.say("roles-none") } else { roles.join(", ") }),
        ("field-department", user.department.clone()),
        ("field-job-title", user.job_title.clone()),
        ("field-city", user.city.clone()),
        ("field-country", user.country.clone()),
        ("field-id", user.id.to_string()),
    ];
    let mut rest = area;
    for (id, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        draw::text(buf, rest, &text::pad_right(&cx.say(id), 16), cx.theme.dim);
        let rows = draw::paragraph(buf, draw::after(rest, 17), value, cx.theme.text);
        rest = draw::below(rest, rows.max(1));
    }
}

/// The user's entries of the journal.
pub fn changes(buf: &mut Buffer, area: Rect, entries: Option<&[Entry]>, list: &Listing, cx: &Context) {
    let titles = ["column-when", "column-what", "column-products", "column-who"].map(|id| cx.say(id));
    let columns = [
        Column::text(&titles[0], Width::Fixed(16)),
        Column::text(&titles[1], Width::Fixed(16)),
        Column::text(&titles[2], Width::Fill(2)),
        Column::text(&titles[3], Width::Fill(1)),
    ];
    let empty = cx.say(if entries.is_none() { "loading" } else { "changes-none" });
    let table = Table { columns: &columns, mark: None, list, focused: true, empty: &empty };
    table.draw(buf, area, &cx.theme, |row| {
        let Some(entry) = entries.and_then(|entries| entries.get(row)) else { return Row::default() };
        let products: Vec<_> = entry.products.iter().map(|product| product.name.clone()).collect();
        let cells: Vec<Line> = vec![
            entry.at.get(..16).unwrap_or(&entry.at).replace('T', " ").into(),
            cx.say(&format!("verb-{}", entry.verb)).into(),
            products.join(", ").into(),
            entry.by.clone().into(),
        ];
        Row { cells, dimmed: entry.undone_by.is_some(), ..Row::default() }
    });
}
