//! Sets of users, however many.

use std::iter;
use std::num::NonZeroU64;
use std::ops::{BitAndAssign, BitOrAssign, SubAssign};

use serde::{Deserialize, Serialize};

use super::ids::UserKey;

/// A set of users at a bit each, for their numbers are small and dense: a million fit in 122 KiB.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct KeySet(Vec<u64>);

impl KeySet {
    /// Whether the user is in it.
    #[must_use]
    pub fn contains(&self, key: UserKey) -> bool {
        self.0.get(word(key)).is_some_and(|word| word & bit(key) != 0)
    }

    /// Takes a user in; false: was in it.
    pub fn insert(&mut self, key: UserKey) -> bool {
        if word(key) >= self.0.len() {
            self.0.resize(word(key) + 1, 0);
        }
        let new = self.0[word(key)] & bit(key) == 0;
        self.0[word(key)] |= bit(key);
        new
    }

    /// Takes a user out; false: was not in it.
    pub fn remove(&mut self, key: UserKey) -> bool {
        let old = self.contains(key);
        if old {
            self.0[word(key)] &= !bit(key);
        }
        old
    }

    /// Takes a user in who was not in it, and out who was.
    pub fn flip(&mut self, key: UserKey) {
        if !self.remove(key) {
            self.insert(key);
        }
    }

    /// How many users there are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether nobody is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The users in order of number.
    pub fn iter(&self) -> impl Iterator<Item = UserKey> {
        (0..).zip(&self.0).flat_map(|(place, word)| {
            let next = |word: &NonZeroU64| NonZeroU64::new(word.get() & (word.get() - 1));
            let words = iter::successors(NonZeroU64::new(*word), next);
            words.map(move |word| UserKey(place * u64::BITS + word.trailing_zeros()))
        })
    }

    /// Takes in users who come after, counted from `base`, a multiple of 64.
    pub fn append(&mut self, later: &Self, base: usize) {
        self.0.resize(base / u64::BITS as usize, 0);
        self.0.extend(&later.0);
    }

    /// Users 64 at a time, from number 0 on, the lowest bit of a word first.
    pub fn from_words(words: impl IntoIterator<Item = u64>) -> Self {
        Self(words.into_iter().collect())
    }
}

fn word(key: UserKey) -> usize {
    key.0 as usize / 64
}

const fn bit(key: UserKey) -> u64 {
    1 << (key.0 % 64)
}

/// Both sets' users.
impl BitOrAssign<&Self> for KeySet {
    fn bitor_assign(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }
}

/// Only the other set's users.
impl BitAndAssign<&Self> for KeySet {
    fn bitand_assign(&mut self, other: &Self) {
        self.0.truncate(other.0.len());
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }
}

/// None of the other set's users.
impl SubAssign<&Self> for KeySet {
    fn sub_assign(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
    }
}

impl Extend<UserKey> for KeySet {
    fn extend<I: IntoIterator<Item = UserKey>>(&mut self, users: I) {
        for key in users {
            self.insert(key);
        }
    }
}

impl FromIterator<UserKey> for KeySet {
    fn from_iter<I: IntoIterator<Item = UserKey>>(users: I) -> Self {
        let mut set = Self::default();
        set.extend(users);
        set
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn keys() -> impl Strategy<Value = BTreeSet<u32>> {
        proptest::collection::btree_set(0..200_u32, 0..80)
    }

    fn set(keys: &BTreeSet<u32>) -> KeySet {
        keys.iter().copied().map(UserKey).collect()
    }

    fn list(set: &KeySet) -> BTreeSet<u32> {
        assert_eq!((set.len(), set.is_empty()), (set.iter().count(), set.iter().next().is_none()));
        set.iter().map(|key| key.0).collect()
    }

    proptest! {
        #[test]
        fn it_is_a_set(a in keys(), b in keys()) {
            let with = |change: fn(&mut KeySet, &KeySet)| {
                let mut set_a = set(&a);
                change(&mut set_a, &set(&b));
                list(&set_a)
            };
            prop_assert_eq!(with(|a, b| *a |= b), &a | &b);
            prop_assert_eq!(with(|a, b| *a &= b), &a & &b);
            prop_assert_eq!(with(|a, b| *a -= b), &a - &b);
            prop_assert_eq!(list(&KeySet::from_words(set(&a).0)), a.clone());
            let mut appended = set(&a);
            appended.append(&set(&b), 256);
            prop_assert_eq!(list(&appended), a.iter().copied().chain(b.iter().map(|key| key + 256)).collect());
            let mut one_by_one = set(&a);
            for key in &b {
                prop_assert_eq!(one_by_one.contains(UserKey(*key)), a.contains(key));
                prop_assert_eq!(one_by_one.remove(UserKey(*key)), a.contains(key));
                prop_assert!(one_by_one.insert(UserKey(*key)));
                prop_assert!(!one_by_one.insert(UserKey(*key)));
            }
            prop_assert_eq!(list(&one_by_one), &a | &b);
        }
    }
}
