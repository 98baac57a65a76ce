//! The command line: what the screens can do, as commands. Data goes to stdout, talk to stderr.

mod allotments;
mod changes;
mod check;
mod conditions;
mod console;
mod demo;
mod devices;
mod export;
mod global;
mod groups;
mod history;
mod import;
mod json;
mod licenses;
mod manual;
mod names;
mod order;
mod outcome;
mod place;
mod report;
mod reports;
mod roles;
mod subscriptions;
mod table;
mod tenant;
mod user_list;
mod users;
mod views;

use std::io::{self, BufWriter, IsTerminal};
use std::ops::ControlFlow::{self, Break, Continue};

use clap::{Parser, Subcommand};

pub use self::global::Ui;
pub use self::outcome::Status;

use self::console::Console;
use self::global::Global;
use self::outcome::Failure;
use crate::wording::Words;

/// The Microsoft 365 admin center's license pages, in a terminal.
///
/// Without a command, seatdeck opens its screens on the tenant last used, and the first time on a sample tenant.
#[derive(Debug, Parser)]
#[command(version, after_long_help = STATUS)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

const STATUS: &str = "\
Exit status:
  0  done
  1  something broke: the disk, a file, a bug; or 'check' found a problem
  2  the command line was wrong
  3  a rule refused, and nothing was changed
  4  part was done and part refused

USER is a user principal name or an id. A product is a part number, a SKU id or an unambiguous name; a service likewise.
Errors go to stderr as sentences, with --json as {\"error\":{\"code\",\"message\"}}.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the sample tenant anew and open it
    ///
    /// It has a file of its own, demo.db in seatdeck's data directory, and is made anew each time: what was tried out
    /// in it is gone, and your own tenant is never touched. With --db it is made in that file, which must not exist yet.
    /// With --users it is a generated tenant instead, of any size, to see how seatdeck does with many.
    Demo(demo::Demo),
    /// Take in files from elsewhere
    #[command(subcommand)]
    Import(import::Import),
    /// Write the tenant in the form of others
    #[command(subcommand)]
    Export(export::Export),
    /// List users, show one, set usage locations; add, delete and restore users
    #[command(subcommand)]
    Users(users::Users),
    /// List, make, edit and delete filters of your own
    #[command(subcommand)]
    Views(views::Views),
    /// List the products you have, and what is in them
    #[command(subcommand, visible_alias = "products")]
    Licenses(licenses::Licenses),
    /// List what was bought, buy and remove seats, take control of self-service purchases
    #[command(subcommand)]
    Subscriptions(subscriptions::Subscriptions),
    /// List groups, assign products to them, change who is in them
    #[command(subcommand)]
    Groups(groups::Groups),
    /// List devices and what they are licensed by
    #[command(subcommand)]
    Devices(devices::Devices),
    /// List allotments, make them, set their limits, show who waits
    #[command(subcommand)]
    Allotments(allotments::Allotments),
    /// Assign products to users
    Assign(changes::Assign),
    /// Take products away from users
    Unassign(changes::Unassign),
    /// Take products away and assign another in one step
    Replace(changes::Replace),
    /// Switch apps and services of a user's license on and off
    Services(changes::Services),
    /// List, grant and revoke administrator roles
    #[command(subcommand)]
    Roles(roles::Roles),
    /// Show the tenant, name it, say in which cloud it is
    #[command(subcommand)]
    Tenant(tenant::Tenant),
    /// Show what was changed, newest first
    History(history::History),
    /// Take batches of the history back, by default the newest that was not yet
    Undo(history::Undo),
    /// Tell of seats left, seats nobody needs, overlapping products, errors, and where licenses come from
    #[command(subcommand)]
    Report(reports::Reports),
    /// Recount the seats and look for anything that should not be
    Check(check::Check),
    /// Print a completion script for a shell
    Completions(manual::Completions),
    /// Print the manual page, or that of a command
    Man(manual::Man),
}

/// How a command ended, or what it goes on with: the screens.
type Next = ControlFlow<Status, Ui>;

/// Carries a command out, or goes on with what the screens open, and what is said there.
pub fn start(cli: &Cli) -> ControlFlow<Status, (Ui, Words)> {
    let (mut out, mut err) = (BufWriter::new(io::stdout().lock()), io::stderr());
    let mut console = Console {
        words: cli.global.words(),
        json: cli.global.json,
        live: err.is_terminal(),
        out: &mut out,
        err: &mut err,
    };
    let started = match &cli.command {
        None => cli.global.screens().map(Continue),
        Some(command) => command.run(&cli.global, &mut console),
    };
    let started = started.unwrap_or_else(|failure| Break(console.fail(failure)));
    match (console.out.flush(), started) {
        (Err(error), _) if error.kind() != io::ErrorKind::BrokenPipe => Break(console.fail(error.into())),
        (_, Continue(ui)) => Continue((ui, console.words)),
        (_, Break(status)) => Break(status),
    }
}

impl Command {
    fn run(&self, global: &Global, console: &mut Console) -> Result<Next, Failure> {
        let status = match self {
            Self::Demo(demo) => return demo.run(global, console),
            Self::Import(import) => import.run(global, console),
            Self::Export(export) => export.run(global, console),
            Self::Users(users) => users.run(global, console),
            Self::Views(views) => views.run(global, console),
            Self::Licenses(licenses) => licenses.run(global, console),
            Self::Subscriptions(subscriptions) => subscriptions.run(global, console),
            Self::Groups(groups) => groups.run(global, console),
            Self::Devices(devices) => devices.run(global, console),
            Self::Allotments(allotments) => allotments.run(global, console),
            Self::Assign(assign) => assign.run(global, console),
            Self::Unassign(unassign) => unassign.run(global, console),
            Self::Replace(replace) => replace.run(global, console),
            Self::Services(services) => services.run(global, console),
            Self::Roles(roles) => roles.run(global, console),
            Self::Tenant(tenant) => tenant.run(global, console),
            Self::History(history) => history.run(global, console),
            Self::Undo(undo) => undo.run(global, console),
            Self::Report(report) => report.run(global, console),
            Self::Check(check) => check.run(global, console),
            Self::Completions(completions) => completions.run(console),
            Self::Man(man) => man.run(console),
        };
        status.map(Break)
    }
}
