//! One durable batch of 20 with all rules and the journal, beside what the disk itself takes.
//!
//! The figures mean something as a ratio: read `save` against `sync`, and `frame` against nothing.

use std::fs::File;
use std::hint::black_box;
use std::io::{Seek, SeekFrom, Write};

use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use seatdeck::app::{App, Msg};
use seatdeck::domain::batch::Batch;
use seatdeck::domain::change::{Action, Change, Grant};
use seatdeck::domain::job::Job;
use seatdeck::domain::query::UserQuery;
use seatdeck::keys::Key;
use seatdeck::kit::theme::Theme;
use seatdeck::layer::Context;
use seatdeck::runtime::worker::read_one;
use seatdeck::store::{Found, Store};
use seatdeck::wording::{Language, Words};

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

/// What every durable write pays: 20 rows' worth of bytes written and synced.
#[divan::bench]
fn sync(bencher: Bencher) {
    let mut file = tempfile::tempfile().expect("a file");
    bencher.bench_local(|| {
        file.seek(SeekFrom::Start(0)).expect("the start");
        file.write_all(&[7; 20 * 200]).expect("written");
        File::sync_data(&file).expect("synced");
    });
}

/// A batch of 20 assigned, and taken back: two durable writes.
#[divan::bench]
fn save_and_undo(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = sample(&folder);
    let by = store.owner().expect("an owner");
    let (users, action) = twenty(&store);
    bencher.bench_local(|| {
        let saved = store.save(&by, Change { action: action.clone(), users: users.clone() }).expect("saved");
        store.undo(&by, &[saved.batch]).expect("undone");
    });
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
