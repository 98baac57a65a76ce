//! What the index costs at 1,000 to 1,000,000 users, and beside it what the machine takes for as many bytes:
//! `raw_search` scans the same text with memmem in one thread, remembers no hit and sorts nothing; `raw_sort` copies
//! as many numbers.

mod people;

use std::fmt;
use std::hint::black_box;
use std::sync::OnceLock;

use divan::Bencher;
use divan::counter::ItemsCount;
use memchr::memmem;
use seatdeck::domain::query::{Attribute, Filter, SortBy, UserQuery};
use seatdeck::index::{Builder, Index};

use self::people::{PRODUCTS, Person, people, product};

fn main() {
    divan::main();
}

const SIZES: [u32; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// One letter; two that many names hold; four that few do; the domain of nearly all; nobody; a whole user name.
const SEARCHES: [&str; 6] = ["a", "an", "schm", "contoso", "zzqx", "katrin.fischer7@contoso.com"];

/// A number of users, and what is asked of them.
struct Case<T>(u32, T);

impl<T: fmt::Debug> fmt::Display for Case<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:07} {:?}", self.0, self.1)
    }
}

fn cases<T: Copy>(all: &[T]) -> Vec<Case<T>> {
    SIZES.iter().flat_map(|size| all.iter().map(|one| Case(*size, *one))).collect()
}

/// Some users, their index, and what it keeps as one text: the display names and the user names up to the @.
struct Tenant {
    people: Vec<Person>,
    index: Index,
    text: Vec<u8>,
}

/// Made once per size, and kept: building costs more than all questions together.
fn tenant(size: u32) -> &'static Tenant {
    static TENANTS: [OnceLock<Tenant>; SIZES.len()] = [const { OnceLock::new() }; SIZES.len()];
    let place = SIZES.iter().position(|other| *other == size).expect("one of SIZES");
    TENANTS[place].get_or_init(|| {
        let people = people(size);
        let row = |person: &Person| format!("{} {}\n", person.name, person.upn.split('@').next().unwrap_or_default());
        let text = people.iter().flat_map(|person| row(person).into_bytes()).collect();
        Tenant { index: built(&people), people, text }
    })
}

fn built(people: &[Person]) -> Index {
    let mut builder =
        Builder::new((0..PRODUCTS).map(|number| (product(number), format!("Product {number}"))).collect());
    for person in people {
        person.put(|row| builder.push(row).expect("room"));
    }
    builder.finish()
}

fn ask(bencher: Bencher, size: u32, query: &UserQuery) {
    let index = &tenant(size).index;
    let find = || index.find(black_box(query), &|| false);
    let hits = find().map_or(0, |view| view.users.len());
    bencher.counter(ItemsCount::new(hits)).bench(find);
}

#[divan::bench(args = cases(&SEARCHES))]
fn search(bencher: Bencher, Case(size, search): &Case<&str>) {
    ask(bencher, *size, &UserQuery { search: (*search).into(), ..UserQuery::default() });
}

#[divan::bench(args = cases(&SEARCHES))]
fn raw_search(bencher: Bencher, Case(size, search): &Case<&str>) {
    let text = &tenant(*size).text;
    let scan = || memmem::find_iter(text, black_box(*search)).count();
    bencher.counter(ItemsCount::new(scan())).bench(scan);
}

#[divan::bench(args = cases(&SortBy::ALL))]
fn sort(bencher: Bencher, Case(size, sort): &Case<SortBy>) {
    ask(bencher, *size, &UserQuery { sort: *sort, descending: true, ..UserQuery::default() });
}

#[divan::bench(args = SIZES)]
fn raw_sort(bencher: Bencher, size: u32) {
    let users: Vec<u32> = (0..size).collect();
    bencher.counter(ItemsCount::new(users.len())).bench(|| black_box(&users).clone());
}

#[divan::bench(args = SIZES)]
fn search_filter_and_product(bencher: Bencher, size: u32) {
    let sort = SortBy::Attribute(Attribute::Department);
    let query = UserQuery { search: "an".into(), filter: Filter::Allowed, sort, ..UserQuery::holders(product(1)) };
    ask(bencher, size, &query);
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn build(bencher: Bencher, size: u32) {
    let people = &tenant(size).people;
    bencher.counter(ItemsCount::new(people.len())).bench(|| built(people));
}

/// A batch of 20, each with the names they had or, the dearest case, with others.
#[divan::bench(args = cases(&["licenses", "names"]), sample_count = 20, sample_size = 10)]
fn update(bencher: Bencher, Case(size, what): &Case<&str>) {
    let people = &tenant(*size).people;
    let mut index = built(people);
    let mut turn = 0;
    bencher.counter(ItemsCount::new(20_u32)).bench_local(|| {
        turn += 1;
        for place in 0..20 {
            let mut person = people[(place * 7919 + turn * 104_729) % people.len()].clone();
            person.licenses.truncate(turn % 3);
            if *what == "names" {
                (person.name, person.upn) = (format!("{turn}{}", person.name), format!("{turn}{}", person.upn));
            }
            person.put(|row| index.update(row).expect("room"));
        }
    });
}
