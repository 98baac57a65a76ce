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

/// Of **Active users** (DOMAIN R121).
pub static ACTIVE_USERS: &[Column] = &[
    Column { title: "column-name", width: Width::Fill(4), from: 0, sort: Some(SortBy::Name), cell: name },
    Column { title: "column-username", width: Width::Fill(5), from: 0, sort: Some(SortBy::Username), cell: username },
    Column { title: "column-licenses", width: Width::Fill(5), from: 0, sort: Some(SortBy::Licenses), cell: licenses },
    Column { title: "column-location", width: Width::Fill(2), from: 110, sort: Some(SortBy::Location), cell: location },
    Column {
        title: "column-department",
        width: Width::Fill(2),
        from: 130,
        sort: Some(SortBy::Attribute(Attribute::Department)),
        cell: department,
    },
];

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

fn department(user: &User, _: Option<SkuId>, _: &Context) -> Line<'static> {
    user.department.clone().into()
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
