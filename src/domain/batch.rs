//! The unit of change: at most 20 users, all or nothing.

use std::collections::HashSet;
use std::hash::Hash;

use super::ids::UserKey;
use super::refusal::Refusal;

/// The users, or the groups, of one change. No value of this type can hold more than 20 of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch<K = UserKey>(Vec<K>);

/// "You can add up to 20 users at a time" (DOMAIN R21), groups too (R47); also the size of a Graph `$batch` (R170).
const MAX: usize = 20;

impl<K: Copy + Eq + Hash> Batch<K> {
    /// Those given, in their order, each once.
    ///
    /// # Errors
    /// [`Refusal::BatchTooLarge`] from the 21st on.
    #[expect(clippy::result_large_err, reason = "a refusal is rare, and read at once")]
    pub fn new(keys: impl IntoIterator<Item = K>) -> Result<Self, Refusal> {
        let keys = distinct(keys);
        if keys.len() > MAX {
            return Err(Refusal::BatchTooLarge { count: keys.len() });
        }
        Ok(Self(keys))
    }

    /// A batch of one.
    #[must_use]
    pub fn one(key: K) -> Self {
        Self(vec![key])
    }

    /// Any number as batches, in order, none of them too large.
    #[must_use]
    pub fn split(keys: impl IntoIterator<Item = K>) -> Vec<Self> {
        distinct(keys).chunks(MAX).map(|chunk| Self(chunk.to_vec())).collect()
    }

    /// What is in it, in order.
    #[must_use]
    pub fn keys(&self) -> &[K] {
        &self.0
    }
}

impl Batch {
    /// The most there can be in one.
    pub const MAX: usize = MAX;

    /// Nobody: for a change that is not about users.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// The users, in the order in which they are judged.
    #[must_use]
    pub fn users(&self) -> &[UserKey] {
        &self.0
    }
}

fn distinct<K: Copy + Eq + Hash>(keys: impl IntoIterator<Item = K>) -> Vec<K> {
    let mut seen = HashSet::new();
    keys.into_iter().filter(|key| seen.insert(*key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(range: std::ops::Range<u32>) -> impl Iterator<Item = UserKey> {
        range.map(UserKey)
    }

    #[test]
    fn the_21st_user_is_refused() {
        assert_eq!(Batch::new(keys(0..20)).unwrap().users().len(), 20);
        assert_eq!(Batch::new(keys(0..21)), Err(Refusal::BatchTooLarge { count: 21 }));
    }

    #[test]
    fn a_user_counts_once() {
        assert_eq!(Batch::new(keys(0..20).chain(keys(0..20))).unwrap().users().len(), 20);
    }

    #[test]
    fn splitting_keeps_order_and_the_limit() {
        let batches = Batch::split(keys(0..45));
        assert_eq!(batches.iter().map(|b| b.users().len()).collect::<Vec<_>>(), [20, 20, 5]);
        assert_eq!(batches[2].users()[0], UserKey(40));
    }
}
