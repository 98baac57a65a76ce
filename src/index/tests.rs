//! The index against a list that is filtered and sorted anew for each question.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use uuid::Uuid;

use super::*;
use crate::domain::query::{Conditions, Filter, same};
use crate::domain::text::fold;

/// Many begin alike, some hold marks that combine, and one is longer than what is sorted by numbers.
const WORDS: &[&str] = &[
    "Anna",
    "Anna-Maria",
    "ann",
    "Zoë",
    "Zoe\u{308}",
    "Müller",
    "MU\u{308}LLER",
    "Ørjan",
    "Łukasz",
    "Ngũgĩ",
    "Nguyễn",
    "王",
    "王小明",
    "山田",
    "Ωμέγα",
    "Иван",
    "Йван",
    "محمد",
    "אברהם",
    "नेहा",
    "한",
    "\u{1112}\u{1161}\u{11ab}",
    "ﬁ",
    "İ",
    "x",
    "a.b",
    "#EXT#",
    "a@b",
    "\u{0}",
    "7",
    "👩‍💻",
    "a very long name that many share, as they do in some organizations, Inc.",
];
const DOMAINS: &[&str] =
    &["@contoso.com", "@contoso.onmicrosoft.com", "@co", "", "@", "@b@contoso.com", "@Ünited.example"];
/// Departments, job titles, cities…
const TEXTS: &[&str] = &["", "Sales", "sales ", "Sales North", "Ärzte", "arzte", "経理"];
const STATES: [LicenseState; 4] =
    [LicenseState::Active, LicenseState::ActiveWithError, LicenseState::Disabled, LicenseState::Error];
/// The last two have the same name.
const PRODUCTS: [&str; 5] = ["E3", "E3 (no Teams)", "E5", "Visio", "Visio"];

fn sku(product: usize) -> SkuId {
    SkuId(Uuid::from_u128(100 - product as u128))
}

/// A user, the names folded.
#[derive(Clone, Debug)]
struct Person {
    name: String,
    upn: String,
    guest: bool,
    enabled: bool,
    location: Option<Location>,
    synced: bool,
    mailbox: bool,
    attributes: [&'static str; Attribute::ALL.len()],
    roles: BTreeSet<Role>,
    licenses: Vec<(usize, LicenseState)>,
}

impl Person {
    fn put(&self, user: u32, put: impl FnOnce(&Row)) {
        let licenses: Vec<_> = self.licenses.iter().map(|(product, state)| (sku(*product), *state)).collect();
        put(&Row {
            key: UserKey(user),
            name: &self.name,
            upn: &self.upn,
            user_type: if self.guest { UserType::Guest } else { UserType::Member },
            enabled: self.enabled,
            location: self.location,
            synced: self.synced,
            mailbox: self.mailbox,
            attributes: self.attributes,
            roles: &self.roles,
            licenses: &licenses,
        });
    }

    fn answers(&self, query: &UserQuery) -> bool {
        let seat = self.licenses.iter().any(|(_, state)| state.holds_seat());
        let error = self.licenses.iter().any(|(_, state)| state.is_error());
        let filter = match query.filter {
            Filter::All => true,
            Filter::Licensed => seat,
            Filter::Unlicensed => !seat,
            Filter::Guests => self.guest,
            Filter::Allowed => self.enabled,
            Filter::Blocked => !self.enabled,
            Filter::Errors => error,
            Filter::BillingAdmins => self.roles.contains(&Role::BillingAdmin),
            Filter::GlobalAdmins => self.roles.contains(&Role::GlobalAdmin),
            Filter::HelpdeskAdmins => self.roles.contains(&Role::HelpdeskAdmin),
            Filter::ServiceAdmins => self.roles.contains(&Role::ServiceAdmin),
            Filter::UserManagementAdmins => self.roles.contains(&Role::UserAdmin),
        };
        let asked = &query.conditions;
        let holds = |wanted| self.licenses.iter().any(|(product, _)| sku(*product) == wanted);
        let domain = self.upn.rfind('@').map(|at| &self.upn[at + 1..]);
        let conditions = asked.domain.as_ref().is_none_or(|asked| domain == Some(&*same(asked)))
            && asked.account_enabled.is_none_or(|asked| self.enabled == asked)
            && asked.usage_location.is_none_or(|asked| self.location == Some(asked))
            && asked.sku_id.is_none_or(holds)
            && (self.synced || !asked.synced)
            && (error || !asked.errors)
            && !(seat && asked.unlicensed)
            && (self.mailbox && !seat || !asked.unlicensed_with_mailbox)
            && asked.attributes.iter().all(|(of, asked)| same(self.attributes[*of as usize]) == same(asked));
        let search = query.folded_search();
        filter && conditions && (self.name.contains(&search) || self.upn.contains(&search))
    }

    /// What is sorted by; None stands last both ways.
    fn sorted_by(&self, by: SortBy) -> Option<Vec<String>> {
        let mut products: Vec<_> = self.licenses.iter().map(|(product, _)| PRODUCTS[*product].to_owned()).collect();
        products.sort();
        products.dedup();
        match by {
            SortBy::Name => Some(vec![]),
            SortBy::Username => Some(vec![self.upn.clone()]),
            SortBy::Licenses => Some(products).filter(|products| !products.is_empty()),
            SortBy::Location => self.location.map(|location| vec![location.to_string()]),
            SortBy::Attribute(of) => {
                Some(vec![self.attributes[of as usize].to_owned()]).filter(|names| !names[0].is_empty())
            }
        }
    }
}

fn naive(people: &BTreeMap<u32, Person>, query: &UserQuery) -> Vec<UserKey> {
    let mut found: Vec<_> = people.iter().filter(|(_, person)| person.answers(query)).collect();
    let turn = |order: Ordering| if query.descending { order.reverse() } else { order };
    found.sort_by(|(key_a, a), (key_b, b)| {
        let by = match (a.sorted_by(query.sort), b.sorted_by(query.sort)) {
            (Some(a), Some(b)) => turn(a.cmp(&b)),
            (a, b) => a.is_none().cmp(&b.is_none()),
        };
        by.then(turn((&a.name, key_a).cmp(&(&b.name, key_b))))
    });
    found.into_iter().map(|(key, _)| UserKey(*key)).collect()
}

#[derive(Clone, Debug)]
enum Step {
    Put(u32, Person),
    Remove(u32),
    Ask(UserQuery),
    Keep,
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![4 => select(WORDS).prop_map(str::to_owned), 1 => "\\PC{0,3}"]
}

fn person() -> impl Strategy<Value = Person> {
    let name = prop::collection::vec(word(), 0..3).prop_map(|words| fold(&words.join(" ")));
    let local = prop_oneof![word(), (word(), word()).prop_map(|(given, family)| format!("{given}.{family}"))];
    let upn = (local, select(DOMAINS)).prop_map(|(local, domain)| fold(&format!("{local}{domain}")));
    let locations = vec![None, "SE".parse().ok(), "NL".parse().ok(), "US".parse().ok()];
    let licenses = subsequence(
        (0..PRODUCTS.len()).flat_map(|product| STATES.map(|state| (product, state))).collect::<Vec<_>>(),
        0..4,
    );
    let flags = any::<[bool; 4]>();
    let attributes = prop::array::uniform5(select(TEXTS));
    let roles = subsequence(&Role::ALL[..], 0..3).prop_map(BTreeSet::from_iter);
    (name, upn, flags, select(locations), attributes, roles, licenses.prop_shuffle()).prop_map(
        |(name, upn, [guest, enabled, synced, mailbox], location, attributes, roles, licenses)| Person {
            name,
            upn,
            guest,
            enabled,
            location,
            synced,
            mailbox,
            attributes,
            roles,
            licenses,
        },
    )
}

/// Most ask for nothing, or nobody would be found.
fn conditions() -> impl Strategy<Value = Conditions> {
    fn seldom<T: std::fmt::Debug>(of: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
        prop::option::weighted(0.15, of)
    }
    let domain = select(&["contoso.com", "CO", "", "b@contoso.com", "united.Example"][..]).prop_map(str::to_owned);
    let location = select(vec!["SE", "NL", "FR"]).prop_map(|code| code.parse().unwrap());
    let flags = prop::array::uniform4(prop::bool::weighted(0.1));
    let attribute = (select(&Attribute::ALL[..]), select(TEXTS).prop_map(str::to_uppercase));
    (
        seldom(domain),
        seldom(any::<bool>()),
        seldom(location),
        seldom((0..PRODUCTS.len() + 1).prop_map(sku)),
        flags,
        seldom(prop::collection::btree_map(attribute.0, attribute.1, 1..3)),
    )
        .prop_map(|(domain, account_enabled, usage_location, sku_id, flags, attributes)| {
            let [synced, errors, unlicensed, unlicensed_with_mailbox] = flags;
            Conditions {
                domain,
                account_enabled,
                usage_location,
                sku_id,
                synced,
                errors,
                unlicensed,
                unlicensed_with_mailbox,
                attributes: attributes.unwrap_or_default(),
            }
        })
}

fn query() -> impl Strategy<Value = UserQuery> {
    let piece = (prop_oneof![word(), person().prop_map(|person| person.upn)], 0..20_usize, 1..9_usize)
        .prop_map(|(text, from, len)| text.chars().skip(from).take(len).collect());
    let search = prop_oneof![Just(String::new()), word(), piece, person().prop_map(|person| person.upn.to_uppercase())];
    let filter = prop_oneof![Just(Filter::All), select(&Filter::ALL[..])];
    (search, filter, conditions(), select(&SortBy::ALL[..]), any::<bool>()).prop_map(
        |(search, filter, conditions, sort, descending)| UserQuery { search, filter, conditions, sort, descending },
    )
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..40_u32, person()).prop_map(|(key, person)| Step::Put(key, person)),
        1 => (0..40_u32).prop_map(Step::Remove),
        4 => query().prop_map(Step::Ask),
        1 => Just(Step::Keep),
    ]
}

/// The same in two halves.
fn built_apart(people: &BTreeMap<u32, Person>, middle: u32) -> Index {
    let names = || PRODUCTS.iter().enumerate().map(|(product, name)| (sku(product), (*name).to_owned())).collect();
    let base = Base::before(UserKey(middle));
    let (mut first, mut later) = (Builder::new(names()), Builder::new(names()));
    for (key, person) in people {
        if *key < base.first().0 {
            person.put(*key, |row| first.push(row).unwrap());
        } else {
            person.put(base.count(UserKey(*key)).0, |row| later.push(row).unwrap());
        }
    }
    first.append(later, base).unwrap();
    first.finish()
}

fn built<'p>(people: impl IntoIterator<Item = (&'p u32, &'p Person)>) -> Index {
    let names = PRODUCTS.iter().enumerate().map(|(product, name)| (sku(product), (*name).to_owned()));
    let mut builder = Builder::new(names.collect());
    people.into_iter().for_each(|(key, person)| person.put(*key, |row| builder.push(row).unwrap()));
    builder.finish()
}

proptest! {
    #[test]
    fn answers_are_those_of_a_naive_filter_and_sort(
        start in prop::collection::vec((0..40_u32, person()), 0..40),
        spread in 1..9_u32,
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut people: BTreeMap<u32, Person> = start.iter().cloned().collect();
        // Not in order of key, and some twice: that costs, and must be right.
        let mut index = built(start.iter().map(|(key, person)| (key, person)));
        let far = people.iter().map(|(key, person)| (key * spread, person.clone())).collect();
        let all = UserQuery::default();
        prop_assert_eq!(built_apart(&far, 100).find(&all, &|| false).unwrap().users, naive(&far, &all));
        for step in steps {
            match step {
                Step::Put(key, mut person) => {
                    if let Some(old) = people.get(&key).filter(|_| key % 8 == 0) {
                        (person.name, person.upn) = (old.name.clone(), old.upn.clone());
                    }
                    person.put(key, |row| index.update(row).unwrap());
                    people.insert(key, person);
                }
                Step::Remove(key) => {
                    index.remove(UserKey(key));
                    people.remove(&key);
                }
                Step::Ask(query) => {
                    let found = index.find(&query, &|| false).unwrap();
                    prop_assert_eq!(&found.users, &naive(&people, &query), "{:?}", query);
                }
                Step::Keep => match put_together(&pieces(&index)) {
                    Ok(kept) => index = kept,
                    Err(Unkept) => prop_assert!(people.is_empty()),
                },
            }
            prop_assert_eq!((index.len(), index.is_empty()), (people.len(), people.is_empty()));
        }
    }
}

fn pieces(index: &Index) -> Vec<Vec<u8>> {
    index.pieces().collect::<Result<_, _>>().unwrap()
}

fn put_together(pieces: &[Vec<u8>]) -> Result<Index, Unkept> {
    let mut kept = Kept::default();
    pieces.iter().try_for_each(|piece| kept.push(piece))?;
    kept.finish()
}

#[test]
fn whoever_gives_the_bytes_another_form_gives_it_another_number() {
    let mut builder = Builder::new(HashMap::from([(sku(0), PRODUCTS[0].to_owned())]));
    let licenses = vec![(0, STATES[0])];
    Person { licenses, roles: BTreeSet::from([Role::GlobalReader]), location: "SE".parse().ok(), ..anna() }
        .put(3, |row| builder.push(row).unwrap());
    anna().put(9, |row| builder.push(row).unwrap());
    let bytes = pieces(&builder.finish()).concat();
    let fingerprint = bytes.iter().fold(bytes.len(), |print, byte| (print * 31 + usize::from(*byte)) % 1_000_003);
    assert_eq!((FORM, fingerprint), (1, 118_700));
}

proptest! {
    #[test]
    fn damaged_bytes_are_no_index_or_one_that_answers(
        people in prop::collection::btree_map(0..40_u32, person(), 1..30),
        moved in prop::collection::vec((0..40_u32, person()), 0..4),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
        queries in prop::collection::vec(query(), 1..6),
    ) {
        let mut index = built(&people);
        for (key, person) in &moved {
            person.put(*key, |row| index.update(row).unwrap());
        }
        let mut pieces = pieces(&index);
        pieces.truncate(1 + cut.index(pieces.len() * 2));
        for (piece, place, byte) in damage {
            let piece = piece.get_mut(&mut pieces);
            if !piece.is_empty() {
                *place.get_mut(piece) = byte;
            }
        }
        if let Ok(mut index) = put_together(&pieces) {
            for (key, person) in &moved {
                person.put(*key, |row| assert!(matches!(index.update(row), Ok(()) | Err(Full))));
            }
            index.remove(UserKey(7));
            for query in queries {
                prop_assert!(index.find(&query, &|| false).unwrap().users.len() <= 60);
            }
        }
    }
}

fn anna() -> Person {
    let upn = "anna@contoso.com".into();
    let [guest, enabled, synced, mailbox] = [false, true, false, false];
    let (attributes, roles) = ([""; Attribute::ALL.len()], BTreeSet::new());
    let (name, location, licenses) = ("anna".into(), None, Vec::new());
    Person { name, upn, guest, enabled, location, synced, mailbox, attributes, roles, licenses }
}

#[test]
fn a_search_can_be_stopped_anywhere() {
    let people: BTreeMap<u32, Person> = (0..40).map(|key| (key, anna())).collect();
    let index = built(&people);
    let query = UserQuery { search: "anna".into(), ..UserQuery::default() };
    for left in 0..10 {
        let asked = AtomicUsize::new(0);
        assert_eq!(index.find(&query, &|| asked.fetch_add(1, Relaxed) == left), None);
    }
    assert_eq!(index.find(&query, &|| false).unwrap().users.len(), 40);
}

#[test]
fn numbers_far_apart_are_refused_before_they_cost_memory() {
    let mut index = built(&BTreeMap::from([(1, anna())]));
    anna().put(2_000_000, |row| assert_eq!(index.update(row), Err(Full)));
    anna().put(u32::MAX, |row| assert_eq!(index.update(row), Err(Full)));
    assert_eq!(index.len(), 1);
}
