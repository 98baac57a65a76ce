//! The whole program from outside, at 1,000 to 1,000,000 users, beside csvlens and fzf where they are installed.
//!
//! `cargo bench --bench pty -- 1000000` measures one size, without a number all four. The programs take turns, three
//! rounds; what is printed are medians in milliseconds as a table for `docs/performance.md`. Linux only: memory and
//! processor time come from /proc.

mod program;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use seatdeck::domain::query::UserQuery;
use seatdeck::store::{Access, Store};

use self::program::Program;

const SEATDECK: &str = env!("CARGO_BIN_EXE_seatdeck");
const ROUNDS: usize = 3;
/// A key is answered when nothing came for so long.
const QUIET: Duration = Duration::from_millis(30);
/// A search likewise: what is found may come later than the first rows.
const LONG: Duration = Duration::from_millis(250);

/// So many users are written for so long that keys can be pressed meanwhile.
const BUSY: usize = 100_000;

/// Figures by program and by name, of all rounds.
type Figures = BTreeMap<(&'static str, &'static str), Vec<f64>>;

/// A tenant, and the same users as a CSV file.
struct Tenant {
    users: usize,
    db: PathBuf,
    csv: PathBuf,
    /// The last user's name, which only that user has.
    username: String,
    /// Lines in which "schm" stands.
    schm: usize,
}

fn main() {
    let sizes: Vec<usize> = env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    // `cargo test --benches` runs this too, without --bench: there is nothing to test.
    if !env::args().any(|arg| arg == "--bench") {
        return;
    }
    let sizes = if sizes.is_empty() { vec![1_000, 10_000, 100_000, 1_000_000] } else { sizes };
    let folder = tempfile::tempdir().expect("a folder");
    for users in sizes {
        let tenant = tenant(folder.path(), users);
        let mut figures = Figures::new();
        for _ in 0..ROUNDS {
            seatdeck(&tenant, &mut figures);
            if installed("csvlens") {
                csvlens(&tenant, &mut figures);
            }
            if installed("fzf") {
                fzf(&tenant, &mut figures);
            }
        }
        print(users, &figures);
    }
}

fn installed(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

fn tenant(folder: &Path, users: usize) -> Tenant {
    let (db, csv) = (folder.join(format!("{users}.db")), folder.join(format!("{users}.csv")));
    let status = Command::new(SEATDECK)
        .args(["demo", "--no-ui", "--seed", "1", "--users", &users.to_string(), "--db"])
        .arg(&db)
        .output()
        .expect("seatdeck runs");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    let store = Store::open(&db, Access::ReadOnly).expect("the tenant");
    let keys = store.list_users(&UserQuery::default()).expect("the users").users;
    let mut file = csv::Writer::from_path(&csv).expect("a file");
    file.write_record(["Display name", "User principal name", "Department", "Usage location"]).expect("written");
    let mut username = String::new();
    for user in keys.chunks(1000).flat_map(|keys| store.users(keys).expect("users")) {
        let location = user.location.map(String::from).unwrap_or_default();
        file.write_record([&user.display_name, &user.upn, &user.department, &location]).expect("written");
        username = user.upn;
    }
    file.flush().expect("written");
    drop(file);
    let text = fs::read_to_string(&csv).expect("the file");
    let schm = text.lines().filter(|line| line.to_lowercase().contains("schm")).count();
    Tenant { users: keys.len(), db, csv, username, schm }
}

/// Every figure of ours.
fn seatdeck(tenant: &Tenant, figures: &mut Figures) {
    let db = tenant.db.to_str().expect("a path of letters");
    let mut put = |name, values: Vec<f64>| figures.entry(("seatdeck", name)).or_default().extend(values);
    for _ in 0..5 {
        let begin = Instant::now();
        let listed = Command::new(SEATDECK).args(["licenses", "list", "--db", db]).output().expect("it runs");
        assert!(listed.status.success());
        put("licenses list", vec![begin.elapsed().as_secs_f64() * 1000.0]);
    }
    let all = format!("{} users", grouped(tenant.users));
    let forget = "DELETE FROM index_kept";
    rusqlite::Connection::open(&tenant.db).and_then(|file| file.execute(forget, [])).expect("forgotten");
    let mut program = Program::start(&[SEATDECK, "--db", db]);
    put("first frame, no index kept", vec![program.until("○")]);
    put("all loaded, no index kept", vec![program.until(&all)]);
    program.until_quiet(LONG);
    put("peak MiB, no index kept", vec![program.memory().1]);
    put("leaving and keeping the index", vec![program.ends("q")]);

    let mut program = Program::start(&[SEATDECK, "--db", db]);
    put("first frame", vec![program.until("○")]);
    put("all loaded", vec![program.until(&all)]);
    program.until_quiet(LONG);
    put("Down", program.keys("\x1b[B", 60, QUIET));
    put("PageDown", program.keys("\x1b[6~", 40, QUIET));
    put("End", program.keys("\x1b[F", 1, QUIET));
    put("Home", program.keys("\x1b[H", 1, QUIET));
    put("lag after holding Down", vec![program.hold("\x1b[B", 90)]);
    put("mark all", program.keys("a", 1, QUIET));
    program.keys("a", 1, QUIET);
    let before = program.bytes;
    program.keys("\x1b[B", 20, QUIET);
    put("bytes per key", vec![f64::from(program.bytes - before) / 20.0]);

    program.keys("/", 1, QUIET);
    for letter in ["s", "c", "h", "m"] {
        put("a letter of schm, worst", program.keys(letter, 1, LONG));
    }
    program.keys("\x1b", 1, LONG);
    program.keys("/", 1, QUIET);
    for letter in ["z", "z", "q", "x"] {
        put("a letter that finds nothing, worst", program.keys(letter, 1, LONG));
    }
    program.keys("\x1b", 1, LONG);
    program.keys("/", 1, QUIET);
    put("a user name pasted", program.keys(&format!("\x1b[200~{}\x1b[201~", tenant.username), 1, LONG));
    program.keys("\x1b", 1, LONG);
    // The menu, its second entry, and that once more for the order turned round.
    for entry in ["s\x1b[B", "s\x1b[B\x1b[B", "s\x1b[B\x1b[B\x1b[B"] {
        program.keys(entry, 1, LONG);
        put("sort by another column", program.keys("\r", 1, LONG));
    }
    let (cpu, bytes) = (program.cpu(), program.bytes);
    program.until_quiet(Duration::from_secs(2));
    put("idle: ms of processor a second", vec![(program.cpu() - cpu) / 2.0]);
    put("idle: bytes written", vec![f64::from(program.bytes - bytes)]);
    let (resident, peak) = program.memory();
    put("resident MiB", vec![resident]);
    put("peak MiB", vec![peak]);
    drop(program);
    if tenant.users >= BUSY {
        put("Down while a job is written", while_writing(tenant));
    }
}

/// Gives everybody another location, closes the panel, and moves through the list meanwhile.
fn while_writing(tenant: &Tenant) -> Vec<f64> {
    let copy = tenant.db.with_extension("copy.db");
    fs::copy(&tenant.db, &copy).expect("a copy");
    let mut program = Program::start(&[SEATDECK, "--db", copy.to_str().expect("a path of letters")]);
    program.until(&format!("{} users", grouped(tenant.users)));
    program.until_quiet(LONG);
    program.keys("a", 1, LONG);
    program.keys("l", 1, LONG);
    program.keys("Iceland", 1, LONG);
    program.send("\r");
    // Said only when batches have been written for a second.
    program.until("a second");
    program.keys("\x1b", 1, QUIET);
    (0..60).map(|_| program.change("\x1b[B")).collect()
}

fn csvlens(tenant: &Tenant, figures: &mut Figures) {
    let mut put = |name, values: Vec<f64>| figures.entry(("csvlens", name)).or_default().extend(values);
    let mut program = Program::start(&["csvlens", "-i", tenant.csv.to_str().expect("a path of letters")]);
    put("first frame", vec![program.until("contoso")]);
    put("all loaded", vec![program.until(&format!("/{}", tenant.users))]);
    program.until_quiet(LONG);
    put("Down", program.keys("\x1b[B", 60, QUIET));
    put("PageDown", program.keys("\x1b[6~", 40, QUIET));
    put("End", program.keys("G", 1, LONG));
    put("Home", program.keys("g", 1, LONG));
    put("lag after holding Down", vec![program.hold("\x1b[B", 90)]);
    program.keys("g&schm", 1, LONG);
    program.send("\r");
    put("a letter of schm, worst", vec![program.until(&format!("/{}]", tenant.schm))]);
    program.keys("r", 1, LONG);
    program.keys(&format!("&{}", tenant.username), 1, LONG);
    program.send("\r");
    put("a user name pasted", vec![program.until("1/1]")]);
    program.keys("r", 1, LONG);
    let (resident, peak) = program.memory();
    put("resident MiB", vec![resident]);
    put("peak MiB", vec![peak]);
}

fn fzf(tenant: &Tenant, figures: &mut Figures) {
    let mut put = |name, values: Vec<f64>| figures.entry(("fzf", name)).or_default().extend(values);
    let all = tenant.users + 1;
    let command = format!("exec fzf -e --no-sort < '{}'", tenant.csv.display());
    let mut program = Program::start(&["sh", "-c", &command]);
    put("first frame", vec![program.until("contoso")]);
    put("all loaded", vec![program.until(&format!("{all}/{all}"))]);
    program.until_quiet(LONG);
    put("Down", program.keys("\x1b[A", 60, QUIET));
    put("PageDown", program.keys("\x1b[5~", 40, QUIET));
    put("lag after holding Down", vec![program.hold("\x1b[A", 90)]);
    for letter in ["s", "c", "h"] {
        put("a letter of schm, worst", program.keys(letter, 1, LONG));
    }
    program.send("m");
    put("a letter of schm, worst", vec![program.until(&format!(" {}/{all}", tenant.schm))]);
    program.send("\x15");
    program.until(&format!("{all}/{all}"));
    program.until_quiet(LONG);
    program.send(&tenant.username);
    put("a user name pasted", vec![program.until(&format!(" 1/{all}"))]);
    let (resident, peak) = program.memory();
    put("resident MiB", vec![resident]);
    put("peak MiB", vec![peak]);
}

fn print(users: usize, figures: &Figures) {
    let programs = ["seatdeck", "csvlens", "fzf"];
    println!("\n{} users | {}", grouped(users), programs.join(" | "));
    println!("---|---|---|---");
    let names: BTreeSet<_> = figures.keys().map(|(_, name)| *name).collect();
    for name in names {
        let cells = programs.map(|program| figures.get(&(program, name)).map_or(String::new(), |all| cell(name, all)));
        println!("{name} | {}", cells.join(" | "));
    }
}

/// The median, and the slowest where there are many.
fn cell(name: &str, all: &[f64]) -> String {
    let mut sorted = all.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (Some(worst), median) = (sorted.last(), sorted[sorted.len() / 2]) else { return String::new() };
    if name.ends_with("worst") {
        format!("{median:.1}, worst {worst:.1}")
    } else if sorted.len() > 2 * ROUNDS {
        format!("{median:.1}, p99 {:.1}", sorted[sorted.len() * 99 / 100])
    } else {
        format!("{median:.1}")
    }
}

fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}
