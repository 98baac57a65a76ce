//! The unit of change: at most 20 users, all or nothing.

use super::ids::UserKey;
use super::refusal::Refusal;

/// The users of one change. No value of this type can hold more than [`Batch::MAX`] of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch(Vec<UserKey>);

impl Batch {
    /// "You can add up to 20 users at a time" (DOMAIN R21); also the size of a Graph `$batch` (R170).
    pub const MAX: usize = 20;

    /// The users in the order given, each once.
    ///
    /// # Errors
    /// [`Refusal::BatchTooLarge`] from the 21st user on.
    #[expect(clippy::result_large_err, reason = "a refusal is rare, and read at once")]
    pub fn new(users: impl IntoIterator<Item = UserKey>) -> Result<Self, Refusal> {
        let users = distinct(users);
        if users.len() > Self::MAX {
            return Err(Refusal::BatchTooLarge { count: users.len() });
        }
        Ok(Self(users))
    }

    /// A batch of one.
    #[must_use]
    pub fn one(user: UserKey) -> Self {
        Self(vec![user])
    }

    /// Any number of users as batches, in order, none of them too large.
    #[must_use]
    pub fn split(users: impl IntoIterator<Item = UserKey>) -> Vec<Self> {
        distinct(users).chunks(Self::MAX).map(|chunk| Self(chunk.to_vec())).collect()
    }

    /// The users, in the order in which they are judged.
    #[must_use]
    pub fn users(&self) -> &[UserKey] {
        &self.0
    }
}

fn distinct(users: impl IntoIterator<Item = UserKey>) -> Vec<UserKey> {
    let mut seen = std::collections::HashSet::new();
    users.into_iter().filter(|user| seen.insert(*user)).collect()
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
