//! Made-up users: always the same, in several scripts, some names of letters and marks that combine.

use std::collections::BTreeSet;

use seatdeck::domain::ids::{SkuId, UserKey};
use seatdeck::domain::location::Location;
use seatdeck::domain::role::Role;
use seatdeck::domain::text::fold;
use seatdeck::domain::user::{LicenseState, UserType};
use seatdeck::index::Row;
use uuid::Uuid;

/// Given names, family names, and where these people live. "Display:user name" where the two differ.
const PEOPLES: &[(&str, &str, &[&str])] = &[
    (
        "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph",
        "Smith Johnson Williams Brown Jones Garcia Miller Davis Wilson Martin Anderson Taylor Thomas Moore O'Brien",
        &["US", "GB", "CA", "AU"],
    ),
    (
        "Anna Lukas Jürgen:juergen Sören:soeren Björn:bjoern Günther:guenther Heike Wolfgang Ursula Dieter Katrin Hans-Peter",
        "Müller:mueller Schmidt Schneider Fischer Weber Meyer Schäfer:schaefer Schröder:schroeder Schmitz Weiß:weiss Krüger:krueger",
        &["DE", "AT", "CH"],
    ),
    (
        "Åsa:asa Örjan:orjan Bjo\u{308}rn:bjorn Linnéa:linnea Karin Lars Erik Kerstin Johan Zoë:zoe Søren:soren Łukasz:lukasz",
        "Lindqvist Åkesson:akesson Öberg:oberg Svensson Nyström:nystrom van_der_Berg:vanderberg Møller:moller Dvořák:dvorak",
        &["SE", "NL", "DK", "PL"],
    ),
    (
        "王:wang 李:li 张:zhang 陈:chen 山田:yamada 鈴木:suzuki 김:kim",
        "小明:xiaoming 伟:wei 芳:fang 太郎:taro 花子:hanako 민준:minjun",
        &["CN", "JP", "KR"],
    ),
    (
        "Иван:ivan Андрей:andrey Ελένη:eleni محمد:mohammed नेहा:neha",
        "Йоргов:yorgov Иванова:ivanova Παπαδάκης:papadakis حسن:hassan शर्मा:sharma",
        &["BG", "GR", "AE", "IN"],
    ),
];
const DEPARTMENTS: &[&str] =
    &["Sales", "Engineering", "Human Resources", "Finance", "Ärztlicher Dienst", "経理", "", "Legal", "Support EMEA"];
/// How many products there are.
pub const PRODUCTS: usize = 12;

/// The product of that number.
pub fn product(number: usize) -> SkuId {
    SkuId(Uuid::from_u128(number as u128))
}

/// One user, with the search forms of the names.
#[derive(Clone)]
pub struct Person {
    key: UserKey,
    pub name: String,
    pub upn: String,
    user_type: UserType,
    enabled: bool,
    location: Option<Location>,
    department: &'static str,
    roles: BTreeSet<Role>,
    pub licenses: Vec<(SkuId, LicenseState)>,
}

impl Person {
    pub fn put(&self, put: impl FnOnce(&Row)) {
        put(&Row {
            key: self.key,
            name: &self.name,
            upn: &self.upn,
            user_type: self.user_type,
            enabled: self.enabled,
            location: self.location,
            synced: self.enabled,
            mailbox: self.enabled,
            attributes: [self.department, "Clerk", "Delft", "ZH", "Nederland"],
            roles: &self.roles,
            licenses: &self.licenses,
        });
    }
}

/// The first so many users.
pub fn people(count: u32) -> Vec<Person> {
    (1..=count).map(person).collect()
}

fn person(key: u32) -> Person {
    let mut dice = Dice(key.into());
    let (given, family, countries) = dice.pick(PEOPLES);
    let (given, given_ascii) = dice.word(given);
    let (family, family_ascii) = dice.word(family);
    let local = format!("{given_ascii}.{family_ascii}{}", dice.below(2000));
    let guest = dice.below(12) == 0;
    let upn = if guest {
        format!("{local}_fabrikam.com#EXT#@contoso.onmicrosoft.com")
    } else {
        format!("{local}@contoso.com")
    };
    let mut license = |_| {
        let state = if dice.below(100) == 0 { LicenseState::Error } else { LicenseState::Active };
        (product(dice.below(PRODUCTS)), state)
    };
    Person {
        licenses: (0..key % 4).map(&mut license).collect(),
        key: UserKey(key),
        name: fold(&format!("{given} {}", family.replace('_', " "))),
        upn: fold(&upn),
        user_type: if guest { UserType::Guest } else { UserType::Member },
        enabled: dice.below(14) != 0,
        location: dice.pick(countries).parse().ok(),
        department: dice.pick(DEPARTMENTS),
        roles: BTreeSet::new(),
    }
}

/// Random numbers that are the same everywhere (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from(mixed >> 32).map_or(0, |number| number as usize % end)
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// A name as shown, and as in a user name.
    fn word(&mut self, words: &'static str) -> (&'static str, &'static str) {
        let words: Vec<_> = words.split(' ').collect();
        let word = self.pick(&words);
        word.split_once(':').unwrap_or((word, word))
    }
}
