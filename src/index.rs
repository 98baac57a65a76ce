//! What makes a million users feel like a hundred: all that a list of users is searched, filtered and sorted by,
//! in memory, beside the tenant file. It answers as `Store::list_users` does.

mod column;
mod kept;
mod names;
mod order;
mod users;

#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};
use std::panic::resume_unwind;
use std::thread;

pub use self::kept::{FORM, Kept, Unkept};
use self::order::{Half, Order};
use self::users::Users;
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::location::Location;
use crate::domain::query::{Attribute, SortBy, UserQuery, View};
use crate::domain::role::Role;
use crate::domain::user::{LicenseState, UserType};

/// What the index knows of one user.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The number in the tenant file.
    pub key: UserKey,
    /// The display name, folded ([`fold`](crate::domain::text::fold)).
    pub name: &'a str,
    /// The user principal name, folded.
    pub upn: &'a str,
    /// Member or guest.
    pub user_type: UserType,
    /// False when sign-in is blocked.
    pub enabled: bool,
    /// Usage location.
    pub location: Option<Location>,
    /// Whether a directory of the organization's own keeps them in step.
    pub synced: bool,
    /// Whether the directory says that they have a mailbox or an archive.
    pub mailbox: bool,
    /// Of [`Attribute::ALL`] what each is, or empty.
    pub attributes: [&'a str; Attribute::ALL.len()],
    /// Administrator roles.
    pub roles: &'a BTreeSet<Role>,
    /// All licenses, by all paths.
    pub licenses: &'a [(SkuId, LicenseState)],
}

/// The users cannot be indexed: their numbers lie too far apart, or their names fill gigabytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these users cannot be indexed: their numbers lie too far apart, or their names are too long")]
pub struct Full;

/// Asked now and then whether to give up.
pub type Stop<'a> = &'a (dyn Fn() -> bool + Sync);

/// So many users take two threads less time to sort than one. Few in tests.
const MANY: usize = if cfg!(test) { 16 } else { 1 << 15 };

/// Numbers are split where both a word of a set and a stretch of names begin.
#[expect(clippy::cast_possible_truncation, reason = "it is a small constant")]
const STEP: u32 = if names::STRETCH as u32 > u64::BITS { names::STRETCH as u32 } else { u64::BITS };

/// A number from which on users are counted in a builder of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Base(u32);

impl Base {
    /// The last possible one that is not after that user.
    #[must_use]
    pub const fn before(user: UserKey) -> Self {
        Self(user.0 / STEP * STEP)
    }

    /// The first user counted from here.
    #[must_use]
    pub const fn first(self) -> UserKey {
        UserKey(self.0)
    }

    /// A user's number counted from here.
    #[must_use]
    pub const fn count(self, user: UserKey) -> UserKey {
        UserKey(user.0 - self.0)
    }
}

/// An index that users are being read into.
#[derive(Default)]
pub struct Builder(Users);

impl Builder {
    /// Nobody yet. Users are sorted by these names of their products; a product without one counts for nothing.
    #[must_use]
    pub fn new(products: HashMap<SkuId, String>) -> Self {
        Self(Users::new(products))
    }

    /// Takes a user in. In order of number it costs least.
    ///
    /// # Errors
    /// When the user has no room in an index.
    pub fn push(&mut self, row: &Row) -> Result<(), Full> {
        let codes = self.0.codes(row);
        self.0.put(row, codes)
    }

    /// Takes in the users of another builder with the same products, whose numbers there begin at `base` here:
    /// two threads can so read a half each. They all come after those who are here already.
    ///
    /// # Errors
    /// When there is no room for all.
    pub fn append(&mut self, later: Self, base: Base) -> Result<(), Full> {
        self.0.append(later.0, base.first())
    }

    /// Sorts the users, and is ready.
    #[must_use]
    pub fn finish(self) -> Index {
        let (by_name, by_username) = self.0.sorted();
        Index { by_name, by_username, users: self.0 }
    }
}

/// All users that are not deleted.
#[derive(Default)]
pub struct Index {
    users: Users,
    /// Everybody who was ever taken in. Every other order comes of this one by counting.
    by_name: Order,
    by_username: Order,
}

impl Index {
    /// How many users there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.users.present.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.users.present.is_empty()
    }

    /// The users that answer a query, in order; None: stopped.
    #[must_use]
    pub fn find(&self, query: &UserQuery, stop: Stop) -> Option<View> {
        let found = self.users.find(query, stop)?;
        let order = if query.sort == SortBy::Username { &self.by_username } else { &self.by_name };
        let [first, later] = order.halves(query.descending);
        let sorted = |half: Half| self.users.grouped(half.among(&found), query.sort, query.descending);
        let users = if later.len() * 2 < MANY {
            sorted(first).join(&sorted(later))
        } else {
            thread::scope(|scope| {
                let later = scope.spawn(|| sorted(later));
                sorted(first).join(&later.join().unwrap_or_else(|panic| resume_unwind(panic)))
            })
        };
        Some(View { users, whole: true })
    }

    /// Takes in what has become of a user, or a new one.
    ///
    /// # Errors
    /// When a new user has no room in the index, which is then as it was.
    pub fn update(&mut self, row: &Row) -> Result<(), Full> {
        let (user, users) = (row.key, &mut self.users);
        let codes = users.codes(row);
        if users.names.are(user, row.name, row.upn) {
            return users.put(row, codes);
        }
        if users.names.knows(user) {
            self.by_name.remove(|other| users.names.by_name(other, user));
            self.by_username.remove(|other| users.names.by_username(other, user));
        }
        users.put(row, codes)?;
        self.by_name.insert(user, |other| users.names.by_name(other, user));
        self.by_username.insert(user, |other| users.names.by_username(other, user));
        Ok(())
    }

    /// Leaves a user out from now on. The places in the orders are kept: most who go come back.
    pub fn remove(&mut self, user: UserKey) {
        self.users.present.remove(user);
    }
}
