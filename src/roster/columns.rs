//! The columns that tables of users are made of, one row each.

use ratatui::text::{Line, Span};

use crate::domain::ids::SkuId;
use crate::domain::query::{Attribute, SortBy};
use crate::domain::user::{Path, User, UserType};
use crate::kit::column::Width;
use crate::layer::Context;

/// One column.
pub struct Column {
    /// The id of its head.
    pub title: &'static str,
    /// How wide it is.
    pub width: Width,
    /// Leave it out where the table is narrower than this.
    pub from: u16,
    /// By what it sorts, if it does.
    pub sort: Option<SortBy>,
    /// What it shows of a user, on the page of a product or of all.
    pub cell: fn(&User, Option<SkuId>, &Context) -> Line<'static>,
}

impl Column {
    /// The word under which it is kept that somebody chose it.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.title.trim_start_matches("column-")
    }
}

/// Those of **Active users** that are there until somebody chooses others (DOMAIN R121).
const DEFAULT: [&str; 3] = ["name", "username", "licenses"];

/// The columns of **Active users** that whoever is signed in wants; the first is always there.
pub fn chosen(cx: &Context) -> impl Iterator<Item = &'static Column> {
    let wanted = |id: &str| match &cx.columns {
        Some(columns) => columns.iter().any(|column| column == id),
        None => DEFAULT.contains(&id),
    };
    ACTIVE_USERS.iter().enumerate().filter(move |(place, column)| *place == 0 || wanted(column.id())).map(|(_, c)| c)
}

/// All that **Active users** can show, in this order; where there is no room for all, the last are left out.
pub static ACTIVE_USERS: &[Column] = &[
    Column { title: "column-name", width: Width::Fill(4), from: 0, sort: Some(SortBy::Name), cell: name },
    Column { title: "column-username", width: Width::Fill(5), from: 0, sort: Some(SortBy::Username), cell: username },
    Column { title: "column-licenses", width: Width::Fill(5), from: 0, sort: Some(SortBy::Licenses), cell: licenses },
    Column { title: "column-location", width: Width::Fill(2), from: 0, sort: Some(SortBy::Location), cell: location },
    Column { title: "column-sign-in", width: Width::Fixed(16), from: 0, sort: None, cell: sign_in },
    attribute("column-department", Attribute::Department, |user, _, _| user.department.clone().into()),
    attribute("column-job-title", Attribute::JobTitle, |user, _, _| user.job_title.clone().into()),
    attribute("column-city", Attribute::City, |user, _, _| user.city.clone().into()),
    attribute("column-state", Attribute::State, |user, _, _| user.state.clone().into()),
    attribute("column-country", Attribute::Country, |user, _, _| user.country.clone().into()),
    Column { title: "column-user-type", width: Width::Fixed(8), from: 0, sort: None, cell: user_type },
    Column { title: "column-roles", width: Width::Fill(3), from: 0, sort: None, cell: roles },
    Column { title: "column-synced", width: Width::Fixed(12), from: 0, sort: None, cell: synced },
];

const fn attribute(
    title: &'static str,
    attribute: Attribute,
    cell: fn(&User, Option<SkuId>, &Context) -> Line<'static>,
) -> Column {
    Column { title, width: Width::Fill(2), from: 0, sort: Some(SortBy::Attribute(attribute)), cell }
}
/// Of the directory's lists (R36).
pub static DIRECTORY: &[Column] = &[
    Column { title: "column-name", width: Width::Fill(4), from: 0, sort: Some(SortBy::Name), cell: name },
    Column { title: "column-username", width: Width::Fill(5), from: 0, sort: Some(SortBy::Username), cell: username },
    Column { title: "field-type", width: Width::Fixed(13), from: 0, sort: None, cell: user_type },
    Column { title: "column-licenses", width: Width::Fill(4), from: 70, sort: Some(SortBy::Licenses), cell: licenses },
];

/// Of a product's users (R128, J4).
pub static HOLDERS: &[Column] = &[
    Column { title: "column-name", width: Width::Fill(4), from: 0, sort: Some(SortBy::Name), cell: name },
    Column { title: "column-username", width: Width::Fill(5), from: 60, sort: Some(SortBy::Username), cell: username },
    Column { title: "column-assigned-by", width: Width::Fill(4), from: 0, sort: None, cell: assigned_by },
    Column { title: "column-services", width: Width::Fixed(12), from: 50, sort: None, cell: services_on },
];

fn name(user: &User, _: Option<SkuId>, _: &Context) -> Line<'static> {
    user.display_name.clone().into()
}

fn username(user: &User, _: Option<SkuId>, cx: &Context) -> Line<'static> {
    Line::styled(user.upn.clone(), cx.theme.dim)
}

fn user_type(user: &User, _: Option<SkuId>, cx: &Context) -> Line<'static> {
    cx.say(match user.user_type {
        UserType::Member => "user-member",
        UserType::Guest => "user-guest",
    })
    .into()
}

fn location(user: &User, _: Option<SkuId>, cx: &Context) -> Line<'static> {
    user.location.map_or_else(|| Line::styled("–", cx.theme.dim), |location| cx.words.country(location).into())
}

fn sign_in(user: &User, _: Option<SkuId>, cx: &Context) -> Line<'static> {
    if user.account_enabled {
        cx.say("sign-in-allowed").into()
    } else {
        Line::styled(cx.say("user-blocked"), cx.theme.warn)
    }
}

fn roles(user: &User, _: Option<SkuId>, cx: &Context) -> Line<'static> {
    user.roles.iter().map(|role| cx.words.role(*role)).collect::<Vec<_>>().join(", ").into()
}

fn synced(user: &User, _: Option<SkuId>, cx: &Context) -> Line<'static> {
    if user.synced { cx.say("user-synced").into() } else { Line::styled(cx.say("user-cloud"), cx.theme.dim) }
}

/// Product names, each once; in front of them that sign-in is blocked, or that something went wrong.
fn licenses(user: &User, _: Option<SkuId>, cx: &Context) -> Line<'static> {
    let mut parts = Vec::new();
    if !user.account_enabled {
        parts.push(Span::styled(cx.say("user-blocked") + " · ", cx.theme.warn));
    }
    if user.has_error() {
        parts.push(Span::styled(format!("! {} · ", cx.say("license-error")), cx.theme.refused));
    }
    let mut skus: Vec<SkuId> = user.licenses.iter().filter(|l| l.state.holds_seat()).map(|l| l.sku).collect();
    skus.dedup();
    if skus.is_empty() {
        parts.push(Span::styled(cx.say("user-unlicensed"), cx.theme.dim));
    } else {
        let names: Vec<String> = skus.into_iter().map(|sku| cx.product_name(sku)).collect();
        parts.push(names.join(", ").into());
    }
    parts.into()
}

/// **direct**, the groups, or both.
fn assigned_by(user: &User, product: Option<SkuId>, cx: &Context) -> Line<'static> {
    let paths: Vec<String> = user
        .licenses
        .iter()
        .filter(|license| Some(license.sku) == product)
        .map(|license| match &license.path {
            Path::Direct => cx.say("path-direct"),
            Path::Group { name, .. } | Path::Allotment { name, .. } => name.clone(),
        })
        .collect();
    paths.join(" + ").into()
}

fn services_on(user: &User, product: Option<SkuId>, cx: &Context) -> Line<'static> {
    let on = product.and_then(|sku| {
        let product = cx.product(sku)?;
        let off = crate::domain::effective::disabled(user, sku)?;
        let all = product.switches().count();
        let on = product.switches().filter(|service| !off.contains(&service.id)).count();
        Some(cx.tell("services-on", [("on", on.into()), ("all", all.into())]))
    });
    on.map_or_else(|| Line::styled(cx.say("license-error"), cx.theme.refused), Line::from)
}
