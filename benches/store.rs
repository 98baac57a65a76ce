//! One durable batch of 20 with all rules and the journal, beside what the disk itself takes.
//!
//! The figures mean something as a ratio: read `save` against `sync` and `save_raw`, and each at a million users against
//! itself at few; `job` tells its own.

use std::cell::RefCell;
use std::fs::File;
use std::hint::black_box;
use std::io::{Seek, SeekFrom, Write};
use std::time::{Duration, Instant};

use divan::Bencher;
use divan::counter::ItemsCount;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, params};
use seatdeck::app::{App, Msg};
use seatdeck::domain::batch::Batch;
use seatdeck::domain::change::{Action, Change, Grant};
use seatdeck::domain::ids::{SkuId, UserKey};
use seatdeck::domain::job::Job;
use seatdeck::domain::query::UserQuery;
use seatdeck::domain::state::{Delta, Held, Step};
use seatdeck::keys::Key;
use seatdeck::kit::theme::Theme;
use seatdeck::layer::Context;
use seatdeck::runtime::worker::read_one;
use seatdeck::store::{Access, Found, Store};
use seatdeck::wording::{Language, Words};
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn sample(folder: &tempfile::TempDir) -> Store {
    let mut store = Store::create(&folder.path().join("tenant.db"), "Contoso").expect("a new file");
    store.fill_with_sample().expect("the sample");
    store
}

/// Twenty users who hold none of it, and a product with seats for all.
fn twenty(store: &Store) -> (Batch, Action) {
    let Ok(Found::One(sku)) = store.find_product("FLOW_FREE") else { panic!("the sample has it") };
    let job = Job {
        action: Action::Assign(vec![Grant::whole(sku)]),
        users: store.list_users(&UserQuery::default()).expect("a list").users,
        skip_refused: true,
    };
    let forecast = store.forecast(&store.owner().expect("an owner"), &job).expect("a forecast");
    (Batch::new(forecast.changing.into_iter().take(20)).expect("twenty"), job.action)
}

/// What every durable write pays: so many KiB written and synced. A batch of 20 is 20 rows, 4 KiB; but they stand in 20
/// pages of the licenses and in about as many of their index, and with those of the journal `SQLite` writes 240 KiB.
#[divan::bench(args = [4, 240])]
fn sync(bencher: Bencher, kib: usize) {
    let mut file = tempfile::tempfile_in(env!("CARGO_TARGET_TMPDIR")).expect("a file");
    let bytes = vec![7; kib * 1024];
    bencher.bench_local(|| {
        file.seek(SeekFrom::Start(0)).expect("the start");
        file.write_all(&bytes).expect("written");
        File::sync_data(&file).expect("synced");
    });
}

/// One durable batch of 20 through the one door: judged, written, journaled.
#[divan::bench(args = [1_000, 1_000_000], sample_count = 30, sample_size = 1)]
fn save(bencher: Bencher, users: u32) {
    let tenant = Tenant::new(users, 30 * 20);
    let mut store = tenant.open();
    let by = store.owner().expect("an owner");
    let mut batches = Batch::split(tenant.users.iter().copied()).into_iter();
    bencher.bench_local(|| {
        let users = batches.next().expect("users for every sample");
        store.save(&by, Change { action: tenant.action(), users }).expect("saved")
    });
}

/// The same rows without rules: what a batch could take at best.
#[divan::bench(args = [1_000, 1_000_000], sample_count = 30, sample_size = 1)]
fn save_raw(bencher: Bencher, users: u32) {
    let tenant = Tenant::new(users, 30 * 20);
    let raw = Raw::new(&tenant);
    let mut batches = tenant.users.chunks(20);
    bencher.bench_local(|| raw.batch(batches.next().expect("users for every sample")));
}

/// A batch of 20 taken back.
#[divan::bench(args = [1_000, 1_000_000], sample_count = 30, sample_size = 1)]
fn undo(bencher: Bencher, users: u32) {
    let tenant = Tenant::new(users, 20);
    let store = RefCell::new(tenant.open());
    let by = store.borrow().owner().expect("an owner");
    let users = Batch::new(tenant.users.iter().copied()).expect("twenty");
    let save =
        || store.borrow_mut().save(&by, Change { action: tenant.action(), users: users.clone() }).expect("saved");
    bencher.with_inputs(save).bench_local_values(|saved| store.borrow_mut().undo(&by, &[saved.batch]).expect("undone"));
}

/// A job of 100,000 users: foretold as a whole, then worked off in 5,000 durable batches. Before each of them, for what
/// a machine does changes with time, the same rows are written without rules, in the same transactions, with the same
/// cache and log; the share is told at the end.
#[divan::bench(args = [150_000, 1_000_000], sample_count = 7, sample_size = 1)]
fn job(bencher: Bencher, users: u32) {
    let tenant = Tenant::new(users, MANY);
    let job = Job { action: tenant.action(), users: tenant.users.clone(), skip_refused: false };
    let (raw_took, job_took) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
    let inputs = || {
        raw_took.borrow_mut().push(raw_job(&tenant.copy()));
        tenant.copy()
    };
    bencher.counter(ItemsCount::new(MANY)).with_inputs(inputs).bench_local_values(|copy| {
        let begin = Instant::now();
        let mut store = copy.open();
        let by = store.owner().expect("an owner");
        let done = store.run(&by, &job, |_| true).expect("done");
        assert_eq!(done.changed(), MANY);
        job_took.borrow_mut().push(begin.elapsed());
        (store, copy)
    });
    let median = |of: &RefCell<Vec<Duration>>| {
        let mut sorted = of.borrow().clone();
        sorted.sort();
        sorted.get(sorted.len() / 2).map_or(0.0, Duration::as_secs_f64)
    };
    let (raw, job) = (median(&raw_took), median(&job_took));
    eprintln!("{users} users: raw {raw:.2} s, job {job:.2} s: {:.0} % of raw, by the medians", raw / job * 100.0);
    for (raw, job) in raw_took.borrow().iter().zip(&*job_took.borrow()) {
        eprintln!("  raw {raw:.2?}, job {job:.2?}: {:.0} %", raw.as_secs_f64() / job.as_secs_f64() * 100.0);
    }
}

fn raw_job(tenant: &Tenant) -> Duration {
    let begin = Instant::now();
    let raw = Raw::new(tenant);
    tenant.users.chunks(20).for_each(|users| raw.batch(users));
    raw.db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).expect("checkpointed");
    begin.elapsed()
}

/// Graph's JSON of a generated tenant, taken into a new file.
#[divan::bench(args = [100_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn import(bencher: Bencher, users: u32) {
    let tenant = Tenant::new(users, 0);
    let answers = tenant.folder.path().join("answers");
    tenant.open().export_graph(&answers, &mut |_| ()).expect("written");
    bencher.counter(ItemsCount::new(users)).with_inputs(new_file).bench_local_values(|(folder, mut store)| {
        store.import_graph(std::slice::from_ref(&answers), &mut |_, _| ()).expect("taken in");
        (folder, store)
    });
}

/// The same rows, read from a file and written to another one in one transaction, and the same indexes made over them.
#[divan::bench(args = [100_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn import_raw(bencher: Bencher, users: u32) {
    let tenant = Tenant::new(users, 0);
    let from = tenant.connect();
    bencher.counter(ItemsCount::new(users)).with_inputs(new_file).bench_local_values(|(folder, store)| {
        drop(store);
        let into = Connection::open(folder.path().join("new.db")).expect("open");
        copy_rows(&from, &into).expect("copied");
        (folder, into)
    });
}

fn new_file() -> (TempDir, Store) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let store = Store::create(&folder.path().join("new.db"), "Contoso").expect("a new file");
    (folder, store)
}

fn copy_rows(from: &Connection, into: &Connection) -> rusqlite::Result<()> {
    into.execute_batch("PRAGMA cache_size = -65536; BEGIN IMMEDIATE")?;
    let sql = "SELECT 'DROP ' || type || ' ' || name, type, sql FROM sqlite_schema
               WHERE sql IS NOT NULL AND type IN ('index', 'trigger')";
    let made = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let made = into.prepare(sql)?.query_map([], made)?.collect::<Result<Vec<(String, String, String)>, _>>()?;
    made.iter().try_for_each(|(drop, ..)| into.execute_batch(drop))?;
    for table in ["user_group", "user", "license", "group_member"] {
        let mut read = from.prepare(&format!("SELECT * FROM {table}"))?;
        let columns = read.column_count();
        let marks = vec!["?"; columns].join(",");
        let mut write = into.prepare(&format!("INSERT INTO {table} VALUES ({marks})"))?;
        let mut rows = read.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                write.raw_bind_parameter(column + 1, ToSqlOutput::Borrowed(row.get_ref(column)?))?;
            }
            write.raw_execute()?;
        }
    }
    made.iter().filter(|(_, kind, _)| kind == "index").try_for_each(|(.., sql)| into.execute_batch(sql))?;
    into.execute_batch("COMMIT; PRAGMA wal_checkpoint(PASSIVE)")
}

const MANY: usize = 100_000;
/// The product that is assigned.
const PRODUCT: &str = "FLOW_FREE";

/// A generated tenant with seats for all, and users who can be given the product, in the order of the list.
struct Tenant {
    folder: TempDir,
    users: Vec<UserKey>,
    sku: SkuId,
}

impl Tenant {
    fn new(size: u32, count: usize) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        let mut store = Store::create(&folder.path().join("tenant.db"), "Contoso").expect("a new file");
        store.fill_with_generated(size, 1, &mut |_| ()).expect("a tenant");
        let sql = "UPDATE subscription SET total = 2000000
                   WHERE product = (SELECT key FROM product WHERE part_number = ?1)";
        let mut tenant = Self { folder, users: Vec::new(), sku: SkuId(uuid::Uuid::nil()) };
        tenant.connect().execute(sql, [PRODUCT]).expect("seats");
        let Ok(Found::One(sku)) = store.find_product(PRODUCT) else { panic!("it has the product") };
        tenant.sku = sku;
        let mut users = store.list_users(&UserQuery::default()).expect("a list").users;
        users.truncate(count * 2);
        let job = Job { action: tenant.action(), users, skip_refused: true };
        let forecast = store.forecast(&store.owner().expect("an owner"), &job).expect("a forecast");
        tenant.users = forecast.changing.into_iter().take(count).collect();
        assert_eq!(tenant.users.len(), count);
        tenant
    }

    fn copy(&self) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        std::fs::copy(self.folder.path().join("tenant.db"), folder.path().join("tenant.db")).expect("a copy");
        Self { folder, users: self.users.clone(), sku: self.sku }
    }

    fn action(&self) -> Action {
        Action::Assign(vec![Grant::whole(self.sku)])
    }

    fn open(&self) -> Store {
        Store::open(&self.folder.path().join("tenant.db"), Access::ReadWrite).expect("open")
    }

    fn connect(&self) -> Connection {
        Connection::open(self.folder.path().join("tenant.db")).expect("open")
    }
}

/// What writes the rows of a batch, and nothing else.
struct Raw {
    db: Connection,
    product: i64,
    delta: String,
}

impl Raw {
    fn new(tenant: &Tenant) -> Self {
        let db = tenant.connect();
        let settings =
            [("synchronous", 2), ("foreign_keys", 1), ("cache_size", -32 * 1024), ("wal_autocheckpoint", 8192)];
        for (name, value) in settings {
            db.pragma_update(None, name, value).expect("set");
        }
        let sql = "SELECT key FROM product WHERE part_number = ?1";
        let product = db.query_row(sql, [PRODUCT], |row| row.get(0)).expect("a product");
        let step = Step { before: None, after: Some(Held::default()) };
        let delta = Delta { licenses: [(tenant.sku, step)].into(), ..Delta::default() };
        Self { db, product, delta: serde_json::to_string(&delta).expect("JSON") }
    }

    fn batch(&self, users: &[UserKey]) {
        let write = || {
            self.db.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
            let sql = "INSERT INTO batch (job, at, by, verb) VALUES (1, '2026-11-22T12:00:00Z', 'owner', 'assign')";
            self.db.prepare_cached(sql)?.execute([])?;
            let batch = self.db.last_insert_rowid();
            let mut license = self.db.prepare_cached("INSERT INTO license (user, product) VALUES (?1, ?2)")?;
            let sql = "INSERT INTO batch_user (batch, position, user, delta) VALUES (?1, ?2, ?3, ?4)";
            let mut line = self.db.prepare_cached(sql)?;
            for (position, user) in (0_i64..).zip(users) {
                license.execute(params![user.0, self.product])?;
                line.execute(params![batch, position, user.0, self.delta])?;
            }
            self.db.prepare_cached("COMMIT")?.execute([])
        };
        write().expect("written");
    }
}

/// What the rules say of all 200 users, without writing.
#[divan::bench]
fn forecast_200(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = sample(&folder);
    let by = store.owner().expect("an owner");
    let (_, action) = twenty(&store);
    let users = store.list_users(&UserQuery::default()).expect("a list").users;
    let job = Job { action, users, skip_refused: false };
    bencher.bench_local(|| store.forecast(&by, black_box(&job)).expect("a forecast"));
}

/// A key and the frame it leads to, 200×50.
#[divan::bench]
fn key_and_frame(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = sample(&folder);
    let by = store.owner().expect("an owner");
    let cx = Context::new(Words::of(Language::English), Theme::ansi(), by.clone());
    let (mut app, effects) = App::new(cx, store.tenant().expect("a tenant"));
    let mut todo: Vec<_> = effects.into_iter().collect();
    while let Some(effect) = todo.pop() {
        if let Some(event) = read_one(&store, &by, effect) {
            todo.extend(app.update(Msg::Event(event)));
        }
    }
    let area = Rect::new(0, 0, 200, 50);
    let mut buffer = Buffer::empty(area);
    bencher.bench_local(|| {
        drop(black_box(app.update(Msg::Key(Key::char('j')))));
        buffer.reset();
        app.draw(&mut buffer, area);
    });
}
