//! A tenant of any size, the same for the same seed.

mod licenses;
mod names;
mod people;
mod random;
#[cfg(test)]
mod tests;

use rusqlite::{Connection, params};
use uuid::Builder;

use self::licenses::{License, Products};
use self::people::{People, Person};
use self::random::Random;
use crate::domain::text::fold;
use crate::store::loading::{recount, without_indexes};
use crate::store::{Store, StoreError};

const USER: &str =
    "INSERT INTO user (id, display_name, upn, user_type, account_enabled, location, department, job_title,
                                      city, state, country, folded_name, folded_upn, synced, mailbox)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";

impl Store {
    /// Fills a new file with people of our own making, what they hold, and what was bought for it.
    ///
    /// `progress` is told the number of users so far, now and then and at the end.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn fill_with_generated(
        &mut self,
        users: u32,
        seed: u64,
        progress: &mut dyn FnMut(u32),
    ) -> Result<(), StoreError> {
        self.load(|db| {
            let mut random = Random(seed);
            let products = Products::new(db, &mut random)?;
            without_indexes(db, || put_users(db, users, &products, &mut random, progress))?;
            recount(db)?;
            products.buy(db, &mut random)
        })?;
        // Closing the file would do it too, but could not say that the disk is full.
        Ok(self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }
}

fn put_users(
    db: &Connection,
    users: u32,
    products: &Products,
    random: &mut Random,
    progress: &mut dyn FnMut(u32),
) -> Result<(), StoreError> {
    let mut user = db.prepare(USER)?;
    let mut license = db.prepare(
        "INSERT INTO license (user, product, via, disabled, state, error)
         VALUES (?1, ?2, ?3, ?4, iif(?5 IS NULL, 'Active', 'Error'), ?5)",
    )?;
    let mut member = db.prepare("INSERT INTO group_member (user_group, member_id) VALUES (?1, ?2)")?;
    let mut people = People::new();
    let step = u64::MAX / u64::from(users.max(1));
    for n in 0..users {
        // Ascending, so that the index of the ids is written from left to right.
        let id = id(u64::from(n) * step + random.below(step), random);
        let person = people.next(random);
        let Person { display_name, upn, location, department, job_title, city, state, country, .. } = &person;
        let kind = if person.guest { "Guest" } else { "Member" };
        let (name, user_name) = (fold(display_name), upn.to_ascii_lowercase());
        let licenses = products.of(&person, random);
        // Here and there a mailbox that is shared, or whose owner lost the license.
        let left = !person.guest && n % 50 == 7;
        let values = params![
            id,
            display_name,
            upn,
            kind,
            !person.blocked,
            location,
            department,
            job_title,
            city,
            state,
            country,
            name,
            user_name,
            // One branch has a directory of its own.
            !person.guest && *country == "Germany",
            left || products.give_mailbox(&licenses)
        ];
        user.execute(values)?;
        let key = db.last_insert_rowid();
        for License { product, via, disabled, error } in licenses {
            license.execute(params![key, product, via, disabled, error])?;
            if via != 0 {
                member.execute(params![via, id])?;
            }
        }
        if n % 1000 == 999 || n + 1 == users {
            progress(n + 1);
        }
    }
    Ok(())
}

/// An id that begins with `high`.
fn id(high: u64, random: &mut Random) -> String {
    let bytes = (u128::from(high) << 64 | u128::from(random.next())).to_be_bytes();
    Builder::from_random_bytes(bytes).into_uuid().to_string()
}
