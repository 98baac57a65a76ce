//! Who has a license from an allotment, and who waits in line for it (DOMAIN R60, R64).
//!
//! It is part of the transaction of every change: whatever frees a seat, adds a member or raises a limit lets those
//! move up who came first. First come is who came first into the line, over all allotments of a product; those who
//! come at once line up by name. Whoever cannot have the license for another reason steps aside and keeps their place.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use crate::domain::facts::Facts;
use crate::domain::ids::{AllotmentKey, ServicePlanId, SkuId, UserKey};
use crate::domain::inherit::{Giver, Inherited, Violation, settle};
use crate::domain::role::Principal;
use crate::domain::subject::Subject;
use crate::domain::user::User;
use crate::store::users::guid;
use crate::store::{Store, StoreError, first};

/// The users whom the groups of an allotment bring to it.
const MEMBERS: &str = "SELECT u.key FROM allotment a JOIN allotment_group ag ON ag.allotment = a.key
    JOIN user_group g ON g.key = ag.user_group AND g.deleted_at IS NULL
    JOIN group_member gm ON gm.user_group = g.key JOIN user u ON u.id = gm.member_id
    WHERE a.key = ?1 AND a.deleted_at IS NULL AND u.deleted_at IS NULL";

impl Store {
    /// Lets the allotments follow a change, whose groups' members have followed already. Tells whom it reached.
    pub(in crate::store) fn line_up(
        &self,
        users: &[UserKey],
        written: &[Subject],
        followed: &BTreeSet<UserKey>,
    ) -> Result<BTreeSet<UserKey>, StoreError> {
        let mut reached = BTreeSet::new();
        if first::<i64>(&self.db, "SELECT 1 FROM allotment LIMIT ?1", 1)?.is_none() {
            return Ok(reached);
        }
        let mut allotments = BTreeSet::new();
        for subject in written {
            match subject {
                Subject::Allotment(key) => drop(allotments.insert(*key)),
                Subject::Group(group) => {
                    let mut of =
                        self.db.prepare_cached("SELECT allotment FROM allotment_group WHERE user_group = ?1")?;
                    let of = of.query_map([group.0], |row| row.get(0).map(AllotmentKey))?;
                    allotments.extend(of.collect::<Result<Vec<_>, _>>()?);
                }
                // Whoever waits for the seats that were bought moves up below.
                Subject::Subscription(_) => {}
            }
        }
        for key in &allotments {
            reached.extend(self.bring_in(*key)?);
            if written.contains(&Subject::Allotment(*key)) {
                reached.extend(self.switch(*key)?);
            }
        }
        for user in users.iter().chain(followed) {
            self.look_again(*user)?;
        }
        reached.extend(self.move_up()?);
        Ok(reached)
    }

    /// Lets all allotments follow what came from elsewhere.
    pub(in crate::store) fn line_up_all(&self) -> Result<(), StoreError> {
        let mut keys = self.db.prepare_cached("SELECT key FROM allotment")?;
        let keys = keys.query_map([], |row| row.get(0).map(AllotmentKey))?.collect::<Result<Vec<_>, _>>()?;
        for key in keys {
            self.bring_in(key)?;
        }
        let mut users = self.db.prepare_cached("SELECT user FROM license WHERE via < 0 AND state = 'Error'")?;
        let users = users.query_map([], |row| row.get(0).map(UserKey))?.collect::<Result<Vec<_>, _>>()?;
        users.into_iter().try_for_each(|user| self.look_again(user))?;
        self.move_up().map(drop)
    }

    /// Whoever is no member any more goes, and whoever is one now lines up.
    fn bring_in(&self, key: AllotmentKey) -> Result<Vec<UserKey>, StoreError> {
        let gone = format!("SELECT user FROM allotment_member WHERE allotment = ?1 AND user NOT IN ({MEMBERS})");
        let mut gone = self.db.prepare_cached(&gone)?;
        let gone = gone.query_map([key.0], |row| row.get(0).map(UserKey))?.collect::<Result<Vec<_>, _>>()?;
        for user in &gone {
            self.take_from(key, *user)?;
            let sql = "DELETE FROM allotment_member WHERE allotment = ?1 AND user = ?2";
            self.db.prepare_cached(sql)?.execute(params![key.0, user.0])?;
        }
        let come = format!(
            "INSERT INTO allotment_member (allotment, user, waiting_since)
             SELECT ?1, key, ?2 FROM user WHERE key IN ({MEMBERS})
               AND key NOT IN (SELECT user FROM allotment_member WHERE allotment = ?1) ORDER BY folded_name, key"
        );
        self.db.prepare_cached(&come)?.execute(params![key.0, (self.now)().to_string()])?;
        Ok(gone)
    }

    fn take_from(&self, key: AllotmentKey, user: UserKey) -> Result<(), StoreError> {
        let sql = "DELETE FROM license WHERE via = -?1 AND user = ?2";
        self.db.prepare_cached(sql)?.execute(params![key.0, user.0])?;
        Ok(())
    }

    fn wait(&self, key: AllotmentKey, user: UserKey) -> Result<(), StoreError> {
        self.take_from(key, user)?;
        let sql = "UPDATE allotment_member SET waiting_since = ?3 WHERE allotment = ?1 AND user = ?2";
        self.db.prepare_cached(sql)?.execute(params![key.0, user.0, (self.now)().to_string()])?;
        Ok(())
    }

    /// Before a limit comes down: who came last waits again.
    pub(super) fn send_back(&self, key: AllotmentKey, limit: u32) -> Result<(), StoreError> {
        let sql = "SELECT m.user FROM allotment_member m JOIN license l ON l.user = m.user AND l.via = -?1
                   WHERE m.allotment = ?1 AND l.state <> 'Error' ORDER BY m.place LIMIT -1 OFFSET ?2";
        let mut last = self.db.prepare_cached(sql)?;
        let last = last.query_map(params![key.0, limit], |row| row.get(0).map(UserKey))?;
        let last = last.collect::<Result<Vec<_>, _>>()?;
        last.into_iter().try_for_each(|user| self.wait(key, user))
    }

    /// Whoever has the license from the allotment, or cannot, follows its services.
    fn switch(&self, key: AllotmentKey) -> Result<Vec<UserKey>, StoreError> {
        let mut users =
            self.db.prepare_cached("SELECT user FROM license WHERE via = -?1 AND via <> 0 ORDER BY user")?;
        let users = users.query_map([key.0], |row| row.get(0).map(UserKey))?.collect::<Result<Vec<_>, _>>()?;
        let mut giving = Giving::new(self)?;
        let mut changed = Vec::new();
        for user in users {
            if giving.give(key, user)? == Given::Changed {
                changed.push(user);
            }
        }
        Ok(changed)
    }

    /// A user who was changed may have been deleted or restored, or what kept a license from them is gone.
    fn look_again(&self, user: UserKey) -> Result<(), StoreError> {
        let (id, deleted): (String, bool) = self
            .db
            .prepare_cached("SELECT id, deleted_at IS NOT NULL FROM user WHERE key = ?1")?
            .query_row([user.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let sql = "SELECT allotment FROM allotment_member WHERE user = ?2 AND ?3
                   UNION SELECT ag.allotment FROM allotment_group ag JOIN group_member gm ON gm.user_group = ag.user_group
                   WHERE gm.member_id = ?1 AND NOT ?3 AND NOT EXISTS
                     (SELECT 1 FROM allotment_member m WHERE m.allotment = ag.allotment AND m.user = ?2)";
        let mut moved = self.db.prepare_cached(sql)?;
        let moved = moved.query_map(params![id, user.0, deleted], |row| row.get(0).map(AllotmentKey))?;
        for key in moved.collect::<Result<BTreeSet<_>, _>>()? {
            self.bring_in(key)?;
        }
        let sql = "SELECT -via FROM license WHERE user = ?1 AND via < 0 AND state = 'Error'";
        let mut failed = self.db.prepare_cached(sql)?;
        let failed = failed.query_map([user.0], |row| row.get(0).map(AllotmentKey))?.collect::<Result<Vec<_>, _>>()?;
        for key in failed {
            if Giving::new(self)?.hindered(key, user)?.is_none() {
                self.wait(key, user)?;
            }
        }
        Ok(())
    }

    /// Those who came first get the license while there is room and a seat.
    fn move_up(&self) -> Result<Vec<UserKey>, StoreError> {
        let sql = "SELECT m.allotment, m.user, a.allotted - a.consumed
                   FROM allotment a JOIN product p ON p.key = a.product JOIN allotment_member m ON m.allotment = a.key
                   WHERE m.waiting_since IS NOT NULL AND a.consumed < a.allotted AND p.total > p.held + p.elsewhere
                   ORDER BY m.place";
        let mut line = self.db.prepare_cached(sql)?;
        let line =
            line.query_map([], |row| Ok((AllotmentKey(row.get(0)?), UserKey(row.get(1)?), row.get::<_, u32>(2)?)))?;
        let line = line.collect::<Result<Vec<_>, _>>()?;
        let mut room = BTreeMap::new();
        let mut giving = Giving::new(self)?;
        let mut moved = Vec::new();
        for (key, user, free) in line {
            let room = room.entry(key).or_insert(free);
            if *room == 0 {
                continue;
            }
            let sql = "UPDATE allotment_member SET waiting_since = NULL WHERE allotment = ?1 AND user = ?2";
            match giving.give(key, user)? {
                Given::NoSeat => continue,
                Given::Failed => {}
                Given::Changed | Given::Same => *room -= 1,
            }
            self.db.prepare_cached(sql)?.execute(params![key.0, user.0])?;
            moved.push(user);
        }
        Ok(moved)
    }
}

/// What became of a member.
#[derive(PartialEq, Eq)]
enum Given {
    /// Has the license, in another form than before.
    Changed,
    /// Has it as before.
    Same,
    /// Something else than a seat is in the way.
    Failed,
    /// No seat of the product is left.
    NoSeat,
}

/// Giving licenses to one member after the other.
struct Giving<'s> {
    store: &'s Store,
    located: bool,
    facts: Facts,
    gives: BTreeMap<AllotmentKey, BTreeMap<SkuId, BTreeSet<ServicePlanId>>>,
    lists: BTreeMap<BTreeSet<ServicePlanId>, String>,
}

impl<'s> Giving<'s> {
    fn new(store: &'s Store) -> Result<Self, StoreError> {
        let located = store.tenant()?.location.is_some();
        let facts = Facts::new(Principal::global_admin(""), store.now());
        Ok(Self { store, located, facts, gives: BTreeMap::new(), lists: BTreeMap::new() })
    }

    fn gives(&mut self, key: AllotmentKey) -> Result<&BTreeMap<SkuId, BTreeSet<ServicePlanId>>, StoreError> {
        if !self.gives.contains_key(&key) {
            let sql =
                "SELECT p.sku_id, a.disabled FROM allotment a JOIN product p ON p.key = a.product WHERE a.key = ?1";
            let mut statement = self.store.db.prepare_cached(sql)?;
            let mut rows = statement.query([key.0])?;
            let mut gives = BTreeMap::new();
            while let Some(row) = rows.next()? {
                gives.insert(SkuId(guid(row, 0)?), self.store.plan_ids(&row.get::<_, String>(1)?)?);
            }
            self.gives.insert(key, gives);
        }
        Ok(&self.gives[&key])
    }

    /// What the member would have, by the rules of every inherited license.
    fn settled(&mut self, key: AllotmentKey, user: &User) -> Result<BTreeMap<SkuId, Inherited>, StoreError> {
        let gives = self.gives(key)?.clone();
        let held = user.licenses.iter().map(|license| license.sku);
        self.store.know(&mut self.facts, held.chain(gives.keys().copied()))?;
        Ok(settle(user, Giver::Allotment(key), &gives, &self.facts, self.located))
    }

    /// What but a missing seat keeps the license from the member.
    fn hindered(&mut self, key: AllotmentKey, user: UserKey) -> Result<Option<Violation>, StoreError> {
        let Some(user) = self.store.user(user)? else { return Ok(None) };
        let rows = self.settled(key, &user)?;
        Ok(rows.into_values().find_map(|row| row.error.filter(|error| *error != Violation::Count)))
    }

    fn give(&mut self, key: AllotmentKey, user: UserKey) -> Result<Given, StoreError> {
        let Some(user) = self.store.user(user)? else { return Ok(Given::Failed) };
        let rows = self.settled(key, &user)?;
        if rows.values().any(|row| row.error == Some(Violation::Count)) {
            return Ok(Given::NoSeat);
        }
        let changed =
            self.store.write_inherited(&user, Giver::Allotment(key), &rows, &mut self.facts, &mut self.lists)?;
        let holds = rows.values().any(|row| row.state.holds_seat());
        Ok(match (holds, changed) {
            (false, _) => Given::Failed,
            (true, true) => Given::Changed,
            (true, false) => Given::Same,
        })
    }
}
