//! A column of few values: of each user a code, and each value once.

use std::borrow::Borrow;
use std::hash::Hash;
use std::mem;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::domain::ids::UserKey;
use crate::domain::key_set::KeySet;

/// The values, and the title by which each is sorted; without a title it stands last.
#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de> + Eq + Hash"))]
pub struct Column<T> {
    codes: Codes,
    known: FxHashMap<T, u32>,
    titles: Vec<String>,
}

/// As narrow as the number of values allows: most columns need a byte for each user.
#[derive(Serialize, Deserialize)]
enum Codes {
    Narrow(#[serde(with = "serde_bytes")] Vec<u8>),
    Middle(Vec<u16>),
    Wide(Vec<u32>),
}

/// Does the same for codes of every width.
macro_rules! each_width {
    ($codes:expr, $them:ident => $work:expr) => {
        match $codes {
            Codes::Narrow($them) => $work,
            Codes::Middle($them) => $work,
            Codes::Wide($them) => $work,
        }
    };
}

impl Codes {
    fn len(&self) -> usize {
        each_width!(self, codes => codes.len())
    }

    fn get(&self, place: usize) -> u32 {
        match self {
            Self::Narrow(codes) => codes[place].into(),
            Self::Middle(codes) => codes[place].into(),
            Self::Wide(codes) => codes[place],
        }
    }

    fn set(&mut self, place: usize, code: u32) {
        let len = self.len().max(place + 1);
        match self {
            Self::Narrow(codes) => match u8::try_from(code) {
                Ok(code) => put(codes, len, place, code),
                Err(_) => self.widen(place, code),
            },
            Self::Middle(codes) => match u16::try_from(code) {
                Ok(code) => put(codes, len, place, code),
                Err(_) => self.widen(place, code),
            },
            Self::Wide(codes) => put(codes, len, place, code),
        }
    }

    fn widen(&mut self, place: usize, code: u32) {
        *self = match self {
            Self::Narrow(codes) => Self::Middle(codes.iter().map(|code| (*code).into()).collect()),
            Self::Middle(codes) => Self::Wide(codes.iter().map(|code| (*code).into()).collect()),
            Self::Wide(codes) => Self::Wide(mem::take(codes)),
        };
        self.set(place, code);
    }
}

fn put<C: Copy + Default>(codes: &mut Vec<C>, len: usize, place: usize, code: C) {
    codes.resize(len, C::default());
    codes[place] = code;
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { codes: Codes::Narrow(Vec::new()), known: FxHashMap::default(), titles: Vec::new() }
    }
}

impl<T: Eq + Hash> Column<T> {
    /// The code of a value; a new one is given the title.
    pub fn code<Q>(&mut self, value: &Q, title: impl FnOnce() -> String) -> u32
    where
        T: Borrow<Q>,
        Q: ?Sized + Eq + Hash + ToOwned<Owned = T>,
    {
        self.known.get(value).copied().unwrap_or_else(|| {
            // There are no more values than users, whose numbers are u32.
            let code = u32::try_from(self.titles.len()).unwrap_or(u32::MAX);
            self.known.insert(value.to_owned(), code);
            self.titles.push(title());
            code
        })
    }

    /// Takes in another column, whose users come after, counted from `base`.
    pub fn append(&mut self, later: Self, base: usize) {
        let mut titles = later.titles;
        let mut codes = vec![0; titles.len()];
        for (value, code) in later.known {
            let next = u32::try_from(self.titles.len()).unwrap_or(u32::MAX);
            codes[code as usize] = *self.known.entry(value).or_insert(next);
            if codes[code as usize] == next {
                self.titles.push(mem::take(&mut titles[code as usize]));
            }
        }
        for place in 0..later.codes.len() {
            self.codes.set(base + place, codes.get(later.codes.get(place) as usize).copied().unwrap_or_default());
        }
    }

    /// Gives a user the value of that code.
    pub fn set(&mut self, user: UserKey, code: u32) {
        self.codes.set(user.0 as usize, code);
    }

    /// The title of the value of a user who has one.
    pub fn title(&self, user: UserKey) -> &str {
        &self.titles[self.codes.get(user.0 as usize) as usize]
    }

    /// The users whose value answers the question; for numbers in between that are nobody's it may say anything.
    pub fn users(&self, question: impl Fn(&T) -> bool) -> KeySet {
        let mut answers = vec![false; self.titles.len()];
        for (value, code) in &self.known {
            answers[*code as usize] = question(value);
        }
        if !answers.contains(&true) {
            return KeySet::default();
        }
        each_width!(&self.codes, codes => KeySet::from_words(codes.chunks(64).map(|codes| {
            codes.iter().rev().fold(0, |word, code| word << 1 | u64::from(answers[*code as usize]))
        })))
    }

    /// Users by title, those of the same in the order in which they come.
    pub fn grouped(&self, users: &[UserKey], descending: bool) -> Groups {
        let (places, groups) = self.places(descending);
        each_width!(&self.codes, codes => grouped(users, groups, |user| places[codes[user.0 as usize] as usize]))
    }

    /// Whether everybody up to that user has a value.
    pub fn is_sound(&self, last: UserKey) -> bool {
        let values = self.titles.len();
        self.codes.len() > last.0 as usize
            && each_width!(&self.codes, codes => codes.iter().all(|code| (*code as usize) < values))
            && self.known.values().all(|code| (*code as usize) < values)
    }

    /// The place of each code's title among the titles, and how many titles there are.
    fn places(&self, descending: bool) -> (Vec<u32>, usize) {
        let mut sorted: Vec<_> = self.titles.iter().zip(0..).collect();
        sorted.sort_unstable_by(|(a, _), (b, _)| {
            let order = if descending { b.cmp(a) } else { a.cmp(b) };
            a.is_empty().cmp(&b.is_empty()).then(order)
        });
        let mut places = vec![0; sorted.len()];
        let mut groups = 0;
        for same in sorted.chunk_by(|(a, _), (b, _)| a == b) {
            for (_, code) in same {
                places[*code] = groups;
            }
            groups += 1;
        }
        (places, groups as usize)
    }
}

/// By counting: there are few groups and many users.
fn grouped(users: &[UserKey], count: usize, group: impl Fn(&UserKey) -> u32) -> Groups {
    let mut next = vec![0; count];
    // Kept, for the users' codes lie anywhere.
    let groups: Vec<u32> = users.iter().map(group).inspect(|group| next[*group as usize] += 1).collect();
    let mut first = 0;
    for next in &mut next {
        (*next, first) = (first, first + *next);
    }
    let mut sorted = vec![UserKey(0); users.len()];
    for (user, group) in users.iter().zip(groups) {
        let place = &mut next[group as usize];
        sorted[*place] = *user;
        *place += 1;
    }
    Groups { users: sorted, ends: next }
}

/// Users, and where each group of them ends.
pub struct Groups {
    pub users: Vec<UserKey>,
    pub ends: Vec<usize>,
}

impl Groups {
    /// Takes into each group those who come after.
    pub fn join(self, later: &Self) -> Vec<UserKey> {
        let mut users = Vec::with_capacity(self.users.len() + later.users.len());
        let (mut first, mut first_later) = (0, 0);
        for (end, end_later) in self.ends.into_iter().zip(&later.ends) {
            users.extend_from_slice(&self.users[first..end]);
            users.extend_from_slice(&later.users[first_later..*end_later]);
            (first, first_later) = (end, *end_later);
        }
        users
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_grow_with_the_number_of_values() {
        let mut column = Column::<u32>::default();
        for value in 0..70_000 {
            let code = column.code(&value, || format!("{value:05}"));
            column.set(UserKey(value * 2), code);
            let other = column.code(&(value % 300), String::new);
            column.set(UserKey(value * 2 + 1), other);
        }
        for value in [0, 1, 255, 256, 299, 65_535, 65_536, 69_999] {
            assert_eq!(column.title(UserKey(value * 2)), format!("{value:05}"));
            assert_eq!(column.title(UserKey(value * 2 + 1)), format!("{:05}", value % 300));
            assert!(column.users(|other| *other == value).contains(UserKey(value * 2)));
        }
        let mut twice = Column::default();
        twice.append(column, 64);
        assert_eq!(twice.title(UserKey(64 + 2 * 69_999)), "69999");
    }
}
