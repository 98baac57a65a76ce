//! All that is known of each user.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::resume_unwind;
use std::thread;

use serde::{Deserialize, Serialize};

use super::column::{Column, Groups};
use super::names::Names;
use super::order::Order;
use super::{Full, Row, Stop};
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::key_set::KeySet;
use crate::domain::location::Location;
use crate::domain::query::{Attribute, Conditions, Filter, SortBy, UserQuery, same};
use crate::domain::role::Role;
use crate::domain::user::{LicenseState, UserType};

/// The users by number.
#[derive(Default, Serialize, Deserialize)]
pub struct Users {
    /// Who is not deleted.
    pub present: KeySet,
    pub names: Names,
    products: HashMap<SkuId, String>,
    guests: KeySet,
    enabled: KeySet,
    synced: KeySet,
    mailbox: KeySet,
    licensed: KeySet,
    in_error: KeySet,
    licenses: Column<Vec<SkuId>>,
    locations: Column<Option<Location>>,
    attributes: [Column<String>; Attribute::ALL.len()],
    /// Few, however many users there are.
    admins: BTreeMap<UserKey, BTreeSet<Role>>,
}

/// The values of one user.
#[derive(Clone, Copy)]
pub struct Codes {
    licenses: u32,
    location: u32,
    attributes: [u32; Attribute::ALL.len()],
}

impl Users {
    pub fn new(products: HashMap<SkuId, String>) -> Self {
        Self { products, ..Self::default() }
    }

    /// Takes in other users, who come after, counted from `base`.
    pub fn append(&mut self, later: Self, base: UserKey) -> Result<(), Full> {
        let place = base.0 as usize;
        self.names.append(later.names, place)?;
        for (users, later) in [
            (&mut self.present, later.present),
            (&mut self.guests, later.guests),
            (&mut self.enabled, later.enabled),
            (&mut self.synced, later.synced),
            (&mut self.mailbox, later.mailbox),
            (&mut self.licensed, later.licensed),
            (&mut self.in_error, later.in_error),
        ] {
            users.append(&later, place);
        }
        self.licenses.append(later.licenses, place);
        self.locations.append(later.locations, place);
        for (column, later) in self.attributes.iter_mut().zip(later.attributes) {
            column.append(later, place);
        }
        self.admins.extend(later.admins.into_iter().map(|(user, roles)| (UserKey(base.0 + user.0), roles)));
        Ok(())
    }

    pub fn codes(&mut self, row: &Row) -> Codes {
        let mut held: Vec<_> = row.licenses.iter().map(|(sku, _)| *sku).collect();
        held.sort_unstable();
        held.dedup();
        let products = || {
            let mut names: Vec<_> = held.iter().filter_map(|sku| self.products.get(sku)).map(String::as_str).collect();
            names.sort_unstable();
            names.dedup();
            // Below every letter: those with one product more stand right after those with one less.
            names.join("\u{1}")
        };
        Codes {
            licenses: self.licenses.code(&*held, products),
            location: self.locations.code(&row.location, || row.location.map(String::from).unwrap_or_default()),
            attributes: Attribute::ALL.map(|attribute| {
                let text = row.attributes[attribute as usize];
                self.attributes[attribute as usize].code(text, || text.to_owned())
            }),
        }
    }

    /// Takes in what the row says.
    pub fn put(&mut self, row: &Row, codes: Codes) -> Result<(), Full> {
        let user = row.key;
        if !self.names.are(user, row.name, row.upn) {
            self.names.put(user, row.name, row.upn)?;
        }
        let has = |test: fn(LicenseState) -> bool| row.licenses.iter().any(|(_, state)| test(*state));
        for (set, is_in) in [
            (&mut self.present, true),
            (&mut self.guests, row.user_type == UserType::Guest),
            (&mut self.enabled, row.enabled),
            (&mut self.synced, row.synced),
            (&mut self.mailbox, row.mailbox),
            (&mut self.licensed, has(LicenseState::holds_seat)),
            (&mut self.in_error, has(LicenseState::is_error)),
        ] {
            if is_in {
                set.insert(user)
            } else {
                set.remove(user)
            };
        }
        self.licenses.set(user, codes.licenses);
        self.locations.set(user, codes.location);
        for (column, code) in self.attributes.iter_mut().zip(codes.attributes) {
            column.set(user, code);
        }
        if row.roles.is_empty() {
            self.admins.remove(&user);
        } else {
            self.admins.insert(user, row.roles.clone());
        }
        Ok(())
    }

    /// The users that answer a query, in no order; None: stopped.
    pub fn find(&self, query: &UserQuery, stop: Stop) -> Option<KeySet> {
        let mut found = self.present.clone();
        match query.filter {
            Filter::All => {}
            Filter::Licensed => found &= &self.licensed,
            Filter::Unlicensed => found -= &self.licensed,
            Filter::Guests => found &= &self.guests,
            Filter::Allowed => found &= &self.enabled,
            Filter::Blocked => found -= &self.enabled,
            Filter::Errors => found &= &self.in_error,
            Filter::BillingAdmins
            | Filter::GlobalAdmins
            | Filter::HelpdeskAdmins
            | Filter::ServiceAdmins
            | Filter::UserManagementAdmins => {
                let holds = |roles: &BTreeSet<Role>| query.filter.role().is_some_and(|role| roles.contains(&role));
                found &= &self.admins.iter().filter(|(_, roles)| holds(roles)).map(|(user, _)| *user).collect();
            }
        }
        self.keep(&mut found, &query.conditions);
        let search = query.folded_search();
        if !search.is_empty() {
            found &= &self.names.find(&search, stop)?;
        }
        Some(found)
    }

    /// Keeps those of whom all is true that is asked.
    fn keep(&self, found: &mut KeySet, asked: &Conditions) {
        if let Some(domain) = asked.folded_domain() {
            *found &= &self.names.in_domain(&domain);
        }
        match asked.account_enabled {
            Some(true) => *found &= &self.enabled,
            Some(false) => *found -= &self.enabled,
            None => {}
        }
        if asked.usage_location.is_some() {
            *found &= &self.locations.users(|location| *location == asked.usage_location);
        }
        if let Some(sku) = asked.sku_id {
            *found &= &self.licenses.users(|held| held.contains(&sku));
        }
        if asked.synced {
            *found &= &self.synced;
        }
        if asked.errors {
            *found &= &self.in_error;
        }
        if asked.unlicensed || asked.unlicensed_with_mailbox {
            *found -= &self.licensed;
        }
        if asked.unlicensed_with_mailbox {
            *found &= &self.mailbox;
        }
        for (attribute, text) in &asked.attributes {
            let wanted = same(text);
            *found &= &self.attributes[*attribute as usize].users(|text| same(text) == wanted);
        }
    }

    /// Users, who come in the order of their names, in the order of a column.
    pub fn grouped(&self, users: Vec<UserKey>, by: SortBy, descending: bool) -> Groups {
        match by {
            SortBy::Name | SortBy::Username => Groups { ends: vec![users.len()], users },
            SortBy::Licenses => self.licenses.grouped(&users, descending),
            SortBy::Location => self.locations.grouped(&users, descending),
            SortBy::Attribute(attribute) => self.attributes[attribute as usize].grouped(&users, descending),
        }
    }

    /// Whether something is said of each of these users and of all with a name. It is, unless the bytes of an index
    /// that was kept were damaged.
    pub fn are_sound(&self, users: &KeySet, last: UserKey) -> bool {
        self.names.are_sound(users, last)
            && self.admins.keys().all(|user| *user <= last)
            && self.licenses.is_sound(last)
            && self.locations.is_sound(last)
            && self.attributes.iter().all(|column| column.is_sound(last))
    }

    /// The users by name and by user name. Sorting is what building costs: two threads do it.
    pub fn sorted(&self) -> (Order, Order) {
        thread::scope(|scope| {
            let by_username = scope.spawn(|| self.names.sorted_by_username(&self.present));
            let by_name = self.names.sorted_by_name(&self.present);
            (by_name, by_username.join().unwrap_or_else(|panic| resume_unwind(panic)))
        })
    }
}
