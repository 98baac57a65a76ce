//! Users in order, kept so that one can be moved without moving the others.

use std::cmp::Ordering;
use std::mem;

use serde::{Deserialize, Serialize};

use crate::domain::ids::UserKey;
use crate::domain::key_set::KeySet;

/// Runs of users: moving one touches two runs, not a million places.
#[derive(Default, Serialize, Deserialize)]
pub struct Order(Vec<Vec<UserKey>>);

/// A run that grows to twice this is cut in two. Short in tests, so that they cut runs too.
const RUN: usize = if cfg!(test) { 4 } else { 1024 };

impl Order {
    /// Sorts users by texts, each in two pieces, of bytes that occur; `ties` decides between users of equal text.
    ///
    /// Texts are spread over the memory, so they are gone through in order of number, as much of each at a time as has
    /// room in a number with the user below it and above it the place among all where those begin who were equal so far.
    pub fn sorted<'a>(
        users: &KeySet,
        occurs: &Bytes,
        text: impl Fn(UserKey) -> [&'a [u8]; 2],
        ties: impl Fn(UserKey, UserKey) -> Ordering,
    ) -> Self {
        let alphabet = Alphabet::of(occurs);
        let bits = (u32::BITS - users.iter().last().map_or(0, |user| user.0).leading_zeros()).max(1);
        let (room, high) = (u128::BITS - 2 * bits, u128::BITS - bits);
        let low = |number: u128| u32::try_from(number & ((1 << bits) - 1)).unwrap_or_default();
        let user = |number: u128| UserKey(low(number));

        let mut open: Vec<u128> = Vec::with_capacity(users.len());
        open.extend(users.iter().map(|user| u128::from(user.0)));
        let mut sorted = vec![UserKey(0); open.len()];
        let mut from = 0;
        while !open.is_empty() {
            for number in &mut open {
                *number |= alphabet.part(text(user(*number)), from, room) << bits;
            }
            from += alphabet.len(room);
            open.sort_unstable();
            let (mut group, mut place) = (0, 0);
            for equal in open.chunk_by_mut(|a, b| a >> bits == b >> bits) {
                let begin = equal[0] >> high;
                if begin != group {
                    (group, place) = (begin, low(begin) as usize);
                }
                let next = place + equal.len();
                if equal.len() == 1 || alphabet.ends(equal[0] >> bits) {
                    equal.sort_unstable_by(|a, b| ties(user(*a), user(*b)));
                    for (sorted, number) in sorted[place..next].iter_mut().zip(equal) {
                        *sorted = user(mem::replace(number, DONE));
                    }
                } else {
                    for number in equal {
                        *number = (place as u128) << high | u128::from(low(*number));
                    }
                }
                place = next;
            }
            open.retain(|number| *number != DONE);
            open.sort_unstable_by_key(|number| low(*number));
        }
        Self(sorted.chunks(RUN).map(<[_]>::to_vec).collect())
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

    /// All in order, or in the order turned round, in two parts that two threads can walk through.
    pub fn halves(&self, descending: bool) -> [Half<'_>; 2] {
        let (first, later) = self.0.split_at(self.0.len() / 2);
        let [first, later] = [first, later].map(|runs| Half { runs, descending });
        if descending { [later, first] } else { [first, later] }
    }

    /// Everybody in it; None: somebody stands in it twice, or has a number above the last.
    pub fn users(&self, last: UserKey) -> Option<KeySet> {
        let mut users = KeySet::default();
        self.0.iter().flatten().all(|user| *user <= last && users.insert(*user)).then_some(users)
    }

    /// The run and the place in it of the first user that does not stand before.
    fn place(&self, compare: impl Fn(UserKey) -> Ordering) -> (usize, usize) {
        let before = |user: &UserKey| compare(*user).is_lt();
        let run = self.0.partition_point(|run| run.last().is_some_and(before)).min(self.0.len().saturating_sub(1));
        (run, self.0.get(run).map_or(0, |users| users.partition_point(before)))
    }
}

/// Some users in a row.
#[derive(Clone, Copy)]
pub struct Half<'o> {
    runs: &'o [Vec<UserKey>],
    descending: bool,
}

impl Half<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.runs.iter().map(Vec::len).sum()
    }

    /// Those who are found, in order.
    pub fn among(&self, found: &KeySet) -> Vec<UserKey> {
        // All are written and some then written over: a branch on a bit that nobody can foretell costs more.
        let mut users = vec![UserKey(0); self.len().min(found.len()) + 1];
        let mut len = 0;
        let mut take = |user: &UserKey| {
            users[len] = *user;
            len += usize::from(found.contains(*user));
        };
        if self.descending {
            self.runs.iter().rev().flat_map(|run| run.iter().rev()).for_each(&mut take);
        } else {
            self.runs.iter().flatten().for_each(&mut take);
        }
        users.truncate(len);
        users
    }
}

/// Of each byte whether it occurs in some texts. In none are all: UTF-8 has no 0xff.
pub type Bytes = [bool; BYTES];
pub const BYTES: usize = 1 << u8::BITS;

/// The bytes that occur, numbered from 1 in their order: few occur, so that more of them have room in a
/// number. 0 is the end of a text: it sorts before any longer one.
struct Alphabet {
    numbers: [u8; BYTES],
    /// That a byte's number takes.
    bits: u32,
}

/// No user at no place with all of a text.
const DONE: u128 = u128::MAX;

impl Alphabet {
    fn of(occurs: &Bytes) -> Self {
        let mut last = 0;
        let numbers = occurs.map(|occurs| {
            last += u8::from(occurs);
            last
        });
        Self { numbers, bits: (u8::BITS - last.leading_zeros()).max(1) }
    }

    /// How many bytes have room.
    const fn len(&self, room: u32) -> usize {
        (room / self.bits) as usize
    }

    /// So much of a text from a place on as has room, as a number that sorts as it does.
    fn part(&self, [text, more]: [&[u8]; 2], from: usize, room: u32) -> u128 {
        let pieces = [&text[from.min(text.len())..], &more[from.saturating_sub(text.len()).min(more.len())..]];
        let (mut part, mut left) = (0, room / self.bits * self.bits);
        for byte in pieces.into_iter().flatten().take(self.len(room)) {
            part = part << self.bits | u128::from(self.numbers[usize::from(*byte)]);
            left -= self.bits;
        }
        part << left
    }

    /// Whether the text ends within a part.
    const fn ends(&self, part: u128) -> bool {
        part & ((1 << self.bits) - 1) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_runs_can_go_and_come_back() {
        let by_number = |user: UserKey| move |other: UserKey| other.cmp(&user);
        let texts: Vec<_> = (0..40).map(|number| [number]).collect();
        let text = |user: UserKey| [&texts[user.0 as usize][..], &[]];
        let mut order =
            Order::sorted(&(0..40).map(UserKey).collect(), &std::array::from_fn(|byte| byte < 40), text, |a, b| {
                a.cmp(&b)
            });
        let moving: Vec<_> = (0..40).filter(|number| number / 4 % 3 != 1).map(UserKey).collect();
        for user in &moving {
            order.remove(by_number(*user));
        }
        for user in moving.iter().rev() {
            order.insert(*user, by_number(*user));
        }
        let all = (0..40).map(UserKey).collect();
        let users = order.halves(false).map(|half| half.among(&all)).concat();
        assert_eq!(users, (0..40).map(UserKey).collect::<Vec<_>>());
    }
}
