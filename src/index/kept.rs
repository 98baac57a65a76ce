//! The index as bytes, for the tenant file to keep: it need not be made of a million rows at every start.

use std::iter;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Index;
use super::order::Order;
use super::users::Users;

/// Another number as soon as the bytes would mean something else.
pub const FORM: u32 = 1;

/// The bytes are no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not an index that was kept")]
pub struct Unkept;

impl Index {
    /// The index in pieces, each to be kept as it is, in this order.
    ///
    /// # Errors
    /// When a piece has no form as bytes, which all have.
    pub fn pieces(&self) -> impl Iterator<Item = Result<Vec<u8>, Unkept>> {
        iter::once_with(|| piece(&self.users))
            .chain([&self.by_name, &self.by_username].into_iter().map(piece))
            .chain(self.users.names.stretches().iter().map(piece))
    }
}

/// An index put together of its pieces.
#[derive(Default)]
pub struct Kept {
    users: Option<Users>,
    orders: Vec<Order>,
}

impl Kept {
    /// Adds the next piece.
    ///
    /// # Errors
    /// When it is none, or not the next.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), Unkept> {
        match &mut self.users {
            None => self.users = Some(read(piece)?),
            Some(_) if self.orders.len() < 2 => self.orders.push(read(piece)?),
            Some(users) => users.names.push_stretch(read(piece)?),
        }
        Ok(())
    }

    /// The index, if it is one that never looks for what is not there, whatever happened to its bytes.
    ///
    /// # Errors
    /// When pieces are missing, or do not go together.
    pub fn finish(self) -> Result<Index, Unkept> {
        let users = self.users.ok_or(Unkept)?;
        let [by_name, by_username] = <[Order; 2]>::try_from(self.orders).map_err(|_| Unkept)?;
        let last = users.names.last().ok_or(Unkept)?;
        let (sorted, again) = (by_name.users(last).ok_or(Unkept)?, by_username.users(last).ok_or(Unkept)?);
        let mut different = sorted.clone();
        different -= &again;
        let sound = sorted.len() == again.len() && different.is_empty() && users.are_sound(&sorted, last);
        if sound { Ok(Index { users, by_name, by_username }) } else { Err(Unkept) }
    }
}

fn piece<T: Serialize>(part: &T) -> Result<Vec<u8>, Unkept> {
    // Written twice, the first time to nowhere: a place that grows would take twice the room for a while.
    let size = postcard::experimental::serialized_size(part);
    size.and_then(|size| postcard::to_extend(part, Vec::with_capacity(size))).map_err(|_| Unkept)
}

fn read<T: DeserializeOwned>(piece: &[u8]) -> Result<T, Unkept> {
    postcard::from_bytes(piece).map_err(|_| Unkept)
}
