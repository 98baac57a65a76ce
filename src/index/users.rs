//! All that is known of each user.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::panic::resume_unwind;
use std::thread;

use super::column::Column;
use super::names::Names;
use super::order::Order;
use super::{Full, Row, Stop};
use crate::domain::ids::{SkuId, UserKey};
use crate::domain::key_set::KeySet;
use crate::domain::location::Location;
use crate::domain::query::{Filter, SortBy, UserQuery};
use crate::domain::user::{LicenseState, UserType};

/// The users by number.
#[derive(Default)]
pub struct Users {
    /// Who is not deleted.
    pub present: KeySet,
    products: HashMap<SkuId, String>,
    names: Names,
    guests: KeySet,
    enabled: KeySet,
    licensed: KeySet,
    in_error: KeySet,
    licenses: Column<Vec<SkuId>>,
    locations: Column<Option<Location>>,
    departments: Column<String>,
}

/// The values of one user.
#[derive(Clone, Copy)]
pub struct Codes {
    licenses: u32,
    location: u32,
    department: u32,
}

impl Users {
    pub fn new(products: HashMap<SkuId, String>) -> Self {
        Self { products, ..Self::default() }
    }

    /// Takes in other users, who come after, counted from `base`.
    pub fn append(&mut self, later: Self, base: usize) -> Result<(), Full> {
        self.names.append(later.names, base)?;
        for (users, later) in [
            (&mut self.present, later.present),
            (&mut self.guests, later.guests),
            (&mut self.enabled, later.enabled),
            (&mut self.licensed, later.licensed),
            (&mut self.in_error, later.in_error),
        ] {
            users.append(&later, base);
        }
        self.licenses.append(later.licenses, base);
        self.locations.append(later.locations, base);
        self.departments.append(later.departments, base);
        Ok(())
    }

    /// Whether the user was ever taken in.
    pub fn knows(&self, user: UserKey) -> bool {
        self.names.knows(user)
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
            department: self.departments.code(row.department, || row.department.to_owned()),
        }
    }

    /// Whether a user who is known stands elsewhere in an order with what the row says.
    pub fn moves(&self, by: SortBy, row: &Row, codes: Codes) -> bool {
        let moves = match by {
            SortBy::Name | SortBy::Username => false,
            SortBy::Licenses => self.licenses.get(row.key) != codes.licenses,
            SortBy::Location => self.locations.get(row.key) != codes.location,
            SortBy::Department => self.departments.get(row.key) != codes.department,
        };
        moves || !self.names.are(row.key, row.name, row.upn)
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
        self.departments.set(user, codes.department);
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
        }
        if let Some(sku) = query.product {
            found &= &self.licenses.users(|held| held.contains(&sku));
        }
        let search = query.folded_search();
        if !search.is_empty() {
            found &= &self.names.find(&search, stop)?;
        }
        Some(found)
    }

    /// What a column says of a user; empty: nothing, and then the user stands last.
    pub fn title(&self, by: SortBy, user: UserKey) -> &str {
        match by {
            SortBy::Name | SortBy::Username => "",
            SortBy::Licenses => self.licenses.title(user),
            SortBy::Location => self.locations.title(user),
            SortBy::Department => self.departments.title(user),
        }
    }

    pub fn compare(&self, by: SortBy, a: UserKey, b: UserKey) -> Ordering {
        if by == SortBy::Username {
            return self.names.by_username(a, b);
        }
        let title = |user| {
            let title = self.title(by, user);
            (title.is_empty(), title)
        };
        title(a).cmp(&title(b)).then_with(|| self.names.by_name(a, b))
    }

    /// The users in each order there is, as [`SortBy::ALL`] names them. Sorting is what building costs: two threads do it.
    pub fn sorted(&self) -> [Order; SortBy::ALL.len()] {
        thread::scope(|scope| {
            let by_username = scope.spawn(|| self.names.sorted_by_username(&self.present));
            let by_name = self.names.sorted_by_name(&self.present);
            let licenses = by_name.grouped(self.licenses.places());
            let locations = by_name.grouped(self.locations.places());
            let departments = by_name.grouped(self.departments.places());
            let by_username = by_username.join().unwrap_or_else(|panic| resume_unwind(panic));
            [by_name, by_username, licenses, locations, departments]
        })
    }
}
