//! What people ask a whole tenant.

use clap::{Args, Subcommand};
use serde::ser::{Error as _, SerializeSeq};
use serde::{Serialize, Serializer};

use super::console::Console;
use super::global::Global;
use super::outcome::{Failure, Outcome, Status};
use super::table::Align;
use super::users::known::Known;
use super::{json, licenses};
use crate::domain::ids::{ObjectId, SkuId, UserKey};
use crate::domain::inherit::Violation;
use crate::domain::report::{Line, Report, Slice};
use crate::store::{Store, StoreError};
use crate::wording::Words;

/// The reports.
#[derive(Debug, Subcommand)]
pub enum Reports {
    /// Seats left of each product, the fewest first
    Seats,
    /// Blocked and deleted users who hold seats
    Waste(How),
    /// Users with two products, of which one brings nothing or little that the other lacks
    ///
    /// A product brings nothing when each of its services that is on for the user is on in the other product as well, in
    /// the same or a higher edition; it brings little when that holds for three quarters of its services or more.
    Overlap(How),
    /// Users whose licenses went wrong, why, and the way out
    Errors(How),
    /// By which path users have their licenses: directly, from groups, or both
    Sources(How),
}

/// How much is told.
#[derive(Debug, Args)]
pub struct How {
    /// Name the users, not only count them; JSON always does
    #[arg(long)]
    users: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonLine<'s> {
    sku_id: SkuId,
    sku_part_number: String,
    display_name: String,
    /// Why, or by which path: a word that stays the same.
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<JsonProduct>,
    count: u32,
    users: Names<'s>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonProduct {
    sku_id: SkuId,
    sku_part_number: String,
    display_name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonUser {
    id: ObjectId,
    display_name: String,
    user_principal_name: String,
}

/// Users whose names are read as they are written: there may be a million.
struct Names<'s> {
    store: &'s Store,
    users: Vec<UserKey>,
}

impl Serialize for Names<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for user in &self.users {
            if let Some(named) = self.store.user_named(*user).map_err(S::Error::custom)? {
                let (id, display_name, user_principal_name) = (named.id, named.name, named.upn);
                list.serialize_element(&JsonUser { id, display_name, user_principal_name })?;
            }
        }
        list.end()
    }
}

impl Reports {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let store = global.read_whole()?;
        let (report, how) = match self {
            Self::Seats => {
                let mut products = store.products()?;
                products.sort_by_key(crate::domain::product::Product::available);
                return licenses::list(&products, console);
            }
            Self::Waste(how) => (Report::Waste, how),
            Self::Overlap(how) => (Report::Overlap, how),
            Self::Errors(how) => (Report::Errors, how),
            Self::Sources(how) => (Report::Sources, how),
        };
        let lines = store.report(report)?;
        let mut known = Known::new(&store);
        if console.json {
            let lines = lines.iter().map(|line| json_line(line, &store, &mut known));
            json::write_list(console.out, lines)?;
        } else if lines.is_empty() {
            let sentence = console.words.say(&format!("report-nothing-{}", report.id()));
            writeln!(console.out, "{sentence}")?;
        } else {
            told(report, &lines, how.users, &store, &mut known, console)?;
        }
        Ok(Status::Done)
    }
}

fn told(
    report: Report,
    lines: &[Line],
    named: bool,
    store: &Store,
    known: &mut Known,
    console: &mut Console,
) -> Result<(), Failure> {
    let mut columns = vec![("cli-product", Align::Left)];
    if report == Report::Overlap {
        columns.push(("report-other-product", Align::Left));
    }
    columns.push(("report-why", Align::Left));
    if report == Report::Errors {
        columns.push(("report-fix", Align::Left));
    }
    if named {
        columns.extend([("cli-display-name", Align::Left), ("cli-username", Align::Left)]);
    } else {
        columns.push(("cli-history-users", Align::Right));
    }
    let mut rows = Vec::new();
    for line in lines {
        let mut cells = vec![known.names(line.of.sku())?.1];
        if let Slice::Overlap { more, .. } = &line.of {
            cells.push(known.names(*more)?.1);
        }
        cells.extend(why(&line.of, &console.words));
        if !named {
            cells.push(console.words.number(line.users));
            rows.push(cells);
            continue;
        }
        for user in store.report_users(&line.of)? {
            let Some(user) = store.user_named(user)? else { continue };
            rows.push([cells.clone(), vec![user.name, user.upn]].concat());
        }
    }
    console.table(&columns, &rows)?;
    if report == Report::Waste {
        let seats: u32 = lines.iter().map(|line| line.users).sum();
        console.say("report-freed", [("count", seats.into())]);
    }
    Ok(())
}

/// Why a line is there, and of an error the way out.
fn why(slice: &Slice, words: &Words) -> Vec<String> {
    match slice {
        Slice::Waste(_, leaver) => vec![words.say(&format!("report-leaver-{}", leaver.id()))],
        Slice::Overlap { share, .. } => vec![words.say(&format!("report-share-{}", share.id()))],
        Slice::Source(_, source) => vec![words.say(&format!("report-source-{}", source.id()))],
        Slice::Errors(_, error) => {
            let violation = Violation::of(error).id();
            vec![words.say(&format!("issue-{violation}")), words.say(&format!("report-fix-{violation}"))]
        }
    }
}

fn json_line<'s>(line: &Line, store: &'s Store, known: &mut Known) -> Result<JsonLine<'s>, Failure> {
    let mut product = |sku: SkuId| -> Result<_, StoreError> {
        let (sku_part_number, display_name) = known.names(sku)?;
        Ok(JsonProduct { sku_id: sku, sku_part_number, display_name })
    };
    let JsonProduct { sku_id, sku_part_number, display_name } = product(line.of.sku())?;
    let (reason, other) = match &line.of {
        Slice::Waste(_, leaver) => (leaver.id().to_owned(), None),
        Slice::Overlap { more, share, .. } => (share.id().to_owned(), Some(product(*more)?)),
        Slice::Errors(_, error) => (error.clone(), None),
        Slice::Source(_, source) => (source.id().to_owned(), None),
    };
    let users = Names { store, users: store.report_users(&line.of)? };
    Ok(JsonLine { sku_id, sku_part_number, display_name, reason, other, count: line.users, users })
}
