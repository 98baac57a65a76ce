//! Listing users, showing one, setting usage locations; adding, deleting and restoring.

mod add;
pub mod known;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::Serialize;

use self::known::{JsonUser, Known};
use super::conditions::Asked;
use super::console::Console;
use super::global::Global;
use super::order::{How, Who, carry_out};
use super::outcome::{Failure, Outcome, Status};
use super::table::Align;
use super::{json, names};
use crate::domain::change::Action;
use crate::domain::ids::{ObjectId, UserKey};
use crate::domain::location::Location;
use crate::domain::query::{Filter, SortBy, UserQuery};
use crate::domain::role::Role;
use crate::domain::user::{Deleted, Path, User, UserType};
use crate::store::{Store, StoreError};
use crate::wording::Words;

/// What can be done with users.
#[derive(Debug, Subcommand)]
pub enum Users {
    /// List users and their licenses
    List(List),
    /// Show a user, every license and where it comes from
    Show {
        /// The user
        user: String,
    },
    /// Make new users, with their products at once: one, or all of a file
    Add(Box<add::Add>),
    /// Delete users: their seats are free at once, and for 30 days they can be restored
    Delete {
        /// The users
        #[arg(value_name = "USER")]
        names: Vec<String>,
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        how: How,
    },
    /// Restore deleted users, without the products they had: 'undo' gives those back too
    Restore {
        /// The users; 'users list --deleted' shows who there is
        #[arg(value_name = "USER")]
        names: Vec<String>,
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        how: How,
    },
    /// Set the usage location of users
    SetLocation {
        /// Users, and last a two-letter country code (ISO 3166-1), such as NL
        #[arg(required = true, num_args = 1.., value_names = ["USER", "CODE"])]
        words: Vec<String>,
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        how: How,
    },
}

/// Which users are listed.
#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    which: Which,
    /// Those who were deleted, the last one first, and the days left to restore them
    #[arg(long, conflicts_with_all = ["filter", "view", "Asked", "sort", "descending"])]
    deleted: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// The users that a list shows.
#[derive(Debug, Args)]
pub struct Which {
    /// Which users
    #[arg(long, default_value = Filter::All.id(), value_parser = filters())]
    filter: Filter,
    /// Only those with this in their display name or user name; case and accents do not matter
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    search: String,
    /// Only those whom this filter of your own shows; what is asked besides counts instead of the same in it
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    #[command(flatten)]
    asked: Asked,
    /// In the order of this column
    #[arg(long, default_value = SortBy::Name.id(), value_parser = orders())]
    sort: SortBy,
    /// The order turned round
    #[arg(long)]
    descending: bool,
}

impl Which {
    /// What is asked of the tenant.
    pub fn query(&self, store: &Store) -> Result<UserQuery, Failure> {
        let view = self.view.as_deref().map(|name| names::view(store, name)).transpose()?;
        let conditions = self.asked.beside(view.unwrap_or_default().conditions, store)?;
        let Self { filter, sort, descending, .. } = *self;
        Ok(UserQuery { search: self.search.clone(), filter, conditions, sort, descending })
    }
}

fn orders() -> impl TypedValueParser<Value = SortBy> {
    let of = |word: String| SortBy::ALL.into_iter().find(|order| order.id() == word);
    PossibleValuesParser::new(SortBy::ALL.map(SortBy::id)).try_map(move |word| of(word).ok_or("no such order"))
}

fn filters() -> impl TypedValueParser<Value = Filter> {
    PossibleValuesParser::new(Filter::ALL.map(Filter::id)).try_map(|word| word.parse::<Filter>())
}

/// The same, and what only `show` tells.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonDetails {
    #[serde(flatten)]
    user: JsonUser,
    department: String,
    job_title: String,
    city: String,
    state: String,
    country: String,
    on_premises_sync_enabled: bool,
    deleted: bool,
    roles: Vec<Role>,
}

impl Users {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        match self {
            Self::List(list) => list.run(&global.read()?, console),
            Self::Show { user } => {
                let store = global.read()?;
                let user = store.user(names::user(&store, user)?)?.ok_or_else(|| Failure::no_such_user(user))?;
                show(&store, user, console)
            }
            Self::Add(add) => add.run(global, console),
            Self::Delete { names, who, how } => {
                carry_out(|_| Ok(Action::Delete), &who.names_and(names)?, how, global, console)
            }
            Self::Restore { names, who, how } => {
                carry_out(|_| Ok(Action::Restore), &who.names_and(names)?, how, global, console)
            }
            Self::SetLocation { words, who, how } => {
                let (location, users) = users_and_location(words)?;
                carry_out(|_| Ok(Action::SetLocation(location)), &who.names_and(users)?, how, global, console)
            }
        }
    }
}

/// The code stands last, as in "chown"; first is understood as well, where it is no user's name.
fn users_and_location(words: &[String]) -> Result<(Location, &[String]), Failure> {
    let (first, last) = (words.split_first(), words.split_last());
    let parsed = [last, first].into_iter().flatten().find_map(|(word, users)| Some((word.parse().ok()?, users)));
    parsed.ok_or_else(|| Failure::usage("cli-location-last", [("word", words.last().cloned().unwrap_or_default())]))
}

impl List {
    fn run(&self, store: &Store, console: &mut Console) -> Outcome {
        if self.deleted {
            return self.deleted(store, console);
        }
        let keys =
            store.list_users(&self.which.query(store)?)?.users.into_iter().take(self.limit.unwrap_or(usize::MAX));
        let mut known = Known::new(store);
        // One at a time: there may be a million.
        let users = keys.filter_map(|key: UserKey| store.user(key).transpose());
        if console.json {
            json::write_list(console.out, users.map(|user| Ok::<_, Failure>(known.json(user?)?)))?;
            return Ok(Status::Done);
        }
        let rows =
            users.map(|user| Ok(row(&user?, &mut known, &console.words)?)).collect::<Result<Vec<_>, Failure>>()?;
        let columns = ["cli-display-name", "cli-username", "cli-location", "cli-licenses"];
        console.table(&columns.map(|id| (id, Align::Left)), &rows)?;
        Ok(Status::Done)
    }

    fn deleted(&self, store: &Store, console: &mut Console) -> Outcome {
        let gone = store.deleted_users(&self.which.search)?.into_iter().take(self.limit.unwrap_or(usize::MAX));
        if console.json {
            let json = gone.map(|Deleted { user, at, days_left }| JsonDeleted {
                id: user.id,
                display_name: user.display_name,
                user_principal_name: user.upn,
                deleted_date_time: at,
                days_left,
            });
            json::write_list(console.out, json.map(Ok::<_, Failure>))?;
            return Ok(Status::Done);
        }
        let late = console.words.say("cli-too-late");
        let row = |Deleted { user, at, days_left }: Deleted| {
            let left = days_left.map_or_else(|| late.clone(), |days| days.to_string());
            vec![user.display_name, user.upn, at.strftime("%Y-%m-%d").to_string(), left]
        };
        let rows: Vec<_> = gone.map(row).collect();
        let columns = ["cli-display-name", "cli-username", "cli-deleted-on", "cli-days-left"];
        console.table(&columns.map(|id| (id, Align::Left)), &rows)?;
        Ok(Status::Done)
    }
}

/// A deleted user, as Graph's `directory/deletedItems` has them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonDeleted {
    id: ObjectId,
    display_name: String,
    user_principal_name: String,
    deleted_date_time: Timestamp,
    /// Null: too late.
    days_left: Option<i64>,
}

fn row(user: &User, known: &mut Known, words: &Words) -> Result<Vec<String>, StoreError> {
    let mut licenses = Vec::new();
    for license in &user.licenses {
        let (_, name) = known.names(license.sku)?;
        if !licenses.contains(&name) {
            licenses.push(name);
        }
    }
    let licenses = if licenses.is_empty() { words.say("cli-unlicensed") } else { licenses.join(", ") };
    let location = user.location.map(String::from).unwrap_or_default();
    Ok(vec![user.display_name.clone(), user.upn.clone(), location, licenses])
}

fn show(store: &Store, user: User, console: &mut Console) -> Outcome {
    let mut known = Known::new(store);
    if console.json {
        console.value(&JsonDetails {
            department: user.department.clone(),
            job_title: user.job_title.clone(),
            city: user.city.clone(),
            state: user.state.clone(),
            country: user.country.clone(),
            on_premises_sync_enabled: user.synced,
            deleted: user.deleted(),
            roles: user.roles.iter().copied().collect(),
            user: known.json(user)?,
        })?;
        return Ok(Status::Done);
    }
    let words = &console.words;
    let location = user.location.map(|location| format!("{} ({location})", words.country(location)));
    let kind = words.say(if user.user_type == UserType::Guest { "cli-guest" } else { "cli-member" });
    let sign_in = words.say(match (user.deleted(), user.account_enabled) {
        (true, _) => "cli-deleted",
        (_, true) => "cli-sign-in-allowed",
        (_, false) => "cli-sign-in-blocked",
    });
    let facts = [
        ("cli-display-name", user.display_name.clone()),
        ("cli-username", user.upn.clone()),
        ("cli-id", user.id.to_string()),
        ("cli-user-type", kind),
        ("cli-sign-in", sign_in),
        ("cli-location", location.unwrap_or_default()),
        ("cli-department", user.department.clone()),
        ("cli-job-title", user.job_title.clone()),
        ("cli-roles", user.roles.iter().map(|role| words.role(*role)).collect::<Vec<_>>().join(", ")),
    ];
    let direct = words.say("cli-direct");
    let mut rows = Vec::new();
    for license in &user.licenses {
        let from = match &license.path {
            Path::Direct => direct.clone(),
            Path::Group { name, .. } | Path::Allotment { name, .. } => name.clone(),
        };
        let state = license.error.as_deref().unwrap_or(license.state.word()).to_owned();
        rows.push(vec![known.names(license.sku)?.1, from, state, known.off(license, |s| &s.display_name)?.join(", ")]);
    }
    console.facts(&facts)?;
    writeln!(console.out)?;
    let columns = ["cli-license", "cli-assigned-by", "cli-license-state", "cli-services-off"];
    console.table(&columns.map(|id| (id, Align::Left)), &rows)?;
    Ok(Status::Done)
}
