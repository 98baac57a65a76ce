//! Users in order, kept so that one can be moved without moving the others.

use std::cmp::Ordering;

use crate::domain::ids::UserKey;

/// Runs of users: moving one touches two runs, not a million places.
#[derive(Default)]
pub struct Order(Vec<Vec<UserKey>>);

/// A run that grows to twice this is cut in two. Short in tests, so that they cut runs too.
const RUN: usize = if cfg!(test) { 4 } else { 1024 };

impl Order {
    /// Sorts users by texts, of which `part` gives the next eleven bytes from a place on, see [`part`]. Such numbers
    /// stand side by side, while the texts are spread over the memory: each is looked at as seldom as can be.
    /// `ties` decides between users of equal text.
    pub fn sorted(
        users: impl Iterator<Item = UserKey>,
        part: impl Fn(UserKey, usize) -> u128,
        ties: impl Fn(UserKey, UserKey) -> Ordering,
    ) -> Self {
        // The part of the text, and below it the user: as one number, they are compared at once.
        let user = |number: u128| UserKey(u32::try_from(number & u128::from(u32::MAX)).unwrap_or_default());
        let mut numbers: Vec<u128> = users.map(|user| user.0.into()).collect();
        let mut todo = vec![(&mut numbers[..], 0)];
        while let Some((numbers, from)) = todo.pop() {
            for number in numbers.iter_mut() {
                let user = user(*number);
                *number = part(user, from) << u32::BITS | u128::from(user.0);
            }
            numbers.sort_unstable();
            let equal = |a: &u128, b: &u128| a >> u32::BITS == b >> u32::BITS;
            for equal in numbers.chunk_by_mut(equal).filter(|equal| equal.len() > 1) {
                if (equal[0] >> u32::BITS) & 0xff == PART as u128 {
                    todo.push((equal, from + PART));
                } else {
                    equal.sort_unstable_by(|a, b| ties(user(*a), user(*b)));
                }
            }
        }
        Self(numbers.chunks(RUN).map(|run| run.iter().copied().map(user).collect()).collect())
    }

    /// Puts a user where `compare` says, which compares another user with this one.
    pub fn insert(&mut self, user: UserKey, compare: impl Fn(UserKey) -> Ordering) {
        let (run, place) = self.place(compare);
        let Some(users) = self.0.get_mut(run) else { return self.0.push(vec![user]) };
        users.insert(place, user);
        if users.len() == 2 * RUN {
            let half = users.split_off(RUN);
            self.0.insert(run + 1, half);
        }
    }

    /// Takes away the user whom `compare` calls equal.
    pub fn remove(&mut self, compare: impl Fn(UserKey) -> Ordering) {
        let (run, place) = self.place(&compare);
        let Some(users) = self.0.get_mut(run) else { return };
        if users.get(place).is_some_and(|user| compare(*user).is_eq()) {
            users.remove(place);
        }
        if users.is_empty() {
            self.0.remove(run);
        }
    }

    /// Tells the users in order, or in the order turned round.
    pub fn walk(&self, descending: bool, mut tell: impl FnMut(UserKey)) {
        if descending {
            self.0.iter().rev().flat_map(|run| run.iter().rev()).for_each(|user| tell(*user));
        } else {
            self.0.iter().flatten().for_each(|user| tell(*user));
        }
    }

    /// The run and the place in it of the first user that does not stand before.
    fn place(&self, compare: impl Fn(UserKey) -> Ordering) -> (usize, usize) {
        let before = |user: &UserKey| compare(*user).is_lt();
        let run = self.0.partition_point(|run| run.last().is_some_and(before)).min(self.0.len().saturating_sub(1));
        (run, self.0.get(run).map_or(0, |users| users.partition_point(before)))
    }
}

/// Eleven bytes of a text in a number that sorts as they do: the bytes, then how many of the eleven there are.
/// So a text is less than a longer one that begins with it, whatever bytes it holds.
pub fn part<'a>(bytes: impl Iterator<Item = &'a u8>) -> u128 {
    let (part, len) = bytes.take(PART).fold((0, 0), |(part, len), byte| (part << 8 | u128::from(*byte), len + 1));
    (part << (8 * (PART - len)) << 8) | len as u128
}

const PART: usize = 11;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_runs_can_go_and_come_back() {
        let by_number = |user: UserKey| move |other: UserKey| other.cmp(&user);
        let mut order = Order::sorted((0..40).map(UserKey), |user, _| u128::from(user.0) << 8, |a, b| a.cmp(&b));
        let moving: Vec<_> = (0..40).filter(|number| number / 4 % 3 != 1).map(UserKey).collect();
        for user in &moving {
            order.remove(by_number(*user));
        }
        for user in moving.iter().rev() {
            order.insert(*user, by_number(*user));
        }
        let mut users = Vec::new();
        order.walk(false, |user| users.push(user.0));
        assert_eq!(users, (0..40).collect::<Vec<_>>());
    }
}
