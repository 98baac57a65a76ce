//! A column of few values: of each user a code, and each value once.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::mem;

use crate::domain::ids::UserKey;
use crate::domain::key_set::KeySet;

/// The values, and the title by which each is sorted; without a title it stands last.
pub struct Column<T> {
    codes: Vec<u32>,
    known: HashMap<T, u32>,
    titles: Vec<String>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { codes: Vec::new(), known: HashMap::new(), titles: Vec::new() }
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
        self.codes.resize(base, 0);
        self.codes.extend(later.codes.iter().map(|code| codes[*code as usize]));
    }

    /// Gives a user the value of that code.
    pub fn set(&mut self, user: UserKey, code: u32) {
        let place = user.0 as usize;
        if place >= self.codes.len() {
            self.codes.resize(place + 1, 0);
        }
        self.codes[place] = code;
    }

    /// The code of a user who has one.
    pub fn get(&self, user: UserKey) -> u32 {
        self.codes[user.0 as usize]
    }

    /// The title of the value of a user who has one.
    pub fn title(&self, user: UserKey) -> &str {
        &self.titles[self.get(user) as usize]
    }

    /// The users whose value answers the question; for numbers in between that are nobody's it may say anything.
    pub fn users(&self, question: impl Fn(&T) -> bool) -> KeySet {
        let mut answers = vec![false; self.titles.len()];
        for (value, code) in &self.known {
            answers[*code as usize] = question(value);
        }
        let bit = |code: &u32| u64::from(answers[*code as usize]);
        let word = |codes: &[u32]| codes.iter().rev().fold(0, |word, code| word << 1 | bit(code));
        if answers.contains(&true) { KeySet::from_words(self.codes.chunks(64).map(word)) } else { KeySet::default() }
    }

    /// Tells the place of a user's title among the titles.
    pub fn places(&self) -> impl Fn(UserKey) -> u32 {
        let mut sorted: Vec<_> = self.titles.iter().map(|title| (title.is_empty(), title)).zip(0..).collect();
        sorted.sort_unstable();
        let mut places = vec![0; sorted.len()];
        for (place, same) in (0..).zip(sorted.chunk_by(|(a, _), (b, _)| a == b)) {
            for (_, code) in same {
                places[*code] = place;
            }
        }
        move |user| places[self.get(user) as usize]
    }
}
