//! What is bought, which groups give it, and who holds what.

use rusqlite::{Connection, params};

use super::people::Person;
use super::random::Random;
use crate::domain::product::Status;
use crate::store::{StoreError, first};

/// A product and who holds it.
struct Offer {
    part_number: &'static str,
    /// Of a hundred people.
    percent: u64,
    /// The group that gives it; empty: none does.
    group: &'static str,
    /// The suites beside which it works, without conflict and with what it depends on; empty: it needs none.
    beside: &'static [&'static str],
}

/// Any two of them conflict, or are one too many: nobody holds more than one.
const SUITES: [Offer; 5] = [
    Offer { part_number: "SPE_E5", percent: 8, group: "", beside: &[] },
    Offer { part_number: "SPE_E3", percent: 24, group: "Knowledge workers", beside: &[] },
    Offer { part_number: "ENTERPRISEPACK", percent: 20, group: "Staff E3", beside: &[] },
    Offer { part_number: "STANDARDPACK", percent: 12, group: "", beside: &[] },
    Offer { part_number: "SPE_F1", percent: 14, group: "Frontline F3", beside: &[] },
];

const WITH_SKYPE_2: &[&str] = &["SPE_E5", "SPE_E3", "ENTERPRISEPACK", "STANDARDPACK"];
const WITH_SHAREPOINT_2: &[&str] = &["SPE_E5", "SPE_E3", "ENTERPRISEPACK"];
const WITH_TEAMS: &[&str] = &["SPE_E3", "ENTERPRISEPACK", "STANDARDPACK", "SPE_F1"];

const ADD_ONS: [Offer; 7] = [
    Offer { part_number: "PROJECTPROFESSIONAL", percent: 6, group: "", beside: WITH_SHAREPOINT_2 },
    Offer { part_number: "VISIOCLIENT", percent: 6, group: "", beside: &[] },
    Offer { part_number: "MCOEV", percent: 10, group: "Callers", beside: WITH_TEAMS },
    Offer { part_number: "MCOMEETADV", percent: 12, group: "", beside: WITH_SKYPE_2 },
    Offer { part_number: "POWER_BI_PRO", percent: 15, group: "Analysts", beside: &[] },
    Offer { part_number: "EMS", percent: 8, group: "", beside: &["ENTERPRISEPACK", "STANDARDPACK"] },
    Offer { part_number: "FLOW_FREE", percent: 20, group: "", beside: &[] },
];

/// The product of which two licenses more are held than bought.
const OVERDRAWN: &str = "VISIOCLIENT";
/// The product that its group gives without a service.
const TRIMMED: &str = "SPE_F1";
/// Services that are switched off here and there; nothing depends on them.
const SWITCHED_OFF: &str = "'YAMMER_ENTERPRISE', 'SWAY', 'PROJECTWORKMANAGEMENT'";

/// A product of this tenant.
pub struct Product {
    offer: &'static Offer,
    key: i64,
    /// 0: no group gives it.
    group: i64,
    /// Without which services people hold it, as JSON.
    disabled: Vec<String>,
}

pub struct License<'p> {
    pub product: i64,
    pub via: i64,
    pub disabled: &'p str,
    pub error: Option<&'static str>,
}

pub struct Products {
    suites: Vec<Product>,
    add_ons: Vec<Product>,
}

impl Products {
    /// Finds the products, and makes the groups.
    pub fn new(db: &Connection, random: &mut Random) -> Result<Self, StoreError> {
        let mut all = |offers: &'static [Offer]| -> Result<Vec<_>, StoreError> {
            offers.iter().map(|offer| Product::new(db, offer, random)).collect()
        };
        Ok(Self { suites: all(&SUITES)?, add_ons: all(&ADD_ONS)? })
    }

    /// What a person holds, in the order of the table.
    pub fn of(&self, person: &Person, random: &mut Random) -> Vec<License<'_>> {
        let suite = if person.guest { None } else { suite(&self.suites, random.below(100)) };
        // Where a group could not give it: nobody holds a license without a place to use it.
        let (one_in, error) = match person.location {
            None => (10, "ProhibitedInUsageLocationViolation"),
            Some(_) => (200, *random.pick(&["CountViolation", "MutuallyExclusiveViolation"])),
        };
        let failed = random.below(one_in) == 0;
        if failed || person.location.is_none() {
            let product = suite.filter(|product| failed && product.group != 0);
            return product.into_iter().map(|product| product.inherited(Some(error))).collect();
        }
        let mut held: Vec<_> = suite.into_iter().collect();
        for product in &self.add_ons {
            let works = |suite: &Product| product.offer.beside.contains(&suite.offer.part_number);
            let fits = product.offer.beside.is_empty() || suite.is_some_and(works);
            if fits && held.len() < 3 && random.percent(product.offer.percent) {
                held.push(product);
            }
        }
        held.sort_unstable_by_key(|product| product.key);
        held.into_iter().flat_map(|product| product.paths(random)).flatten().collect()
    }

    /// Whether there is a mailbox in what somebody holds: each suite has one.
    pub fn give_mailbox(&self, held: &[License]) -> bool {
        held.iter()
            .any(|license| license.error.is_none() && self.suites.iter().any(|suite| suite.key == license.product))
    }

    /// Buys what is held and a little more.
    pub fn buy(&self, db: &Connection, random: &mut Random) -> Result<(), StoreError> {
        for Product { offer, key, .. } in self.suites.iter().chain(&self.add_ons) {
            let held: u32 = first(db, "SELECT held FROM product WHERE key = ?1", key)?.unwrap_or_default();
            let bought = match offer.part_number {
                OVERDRAWN => held.saturating_sub(2),
                _ => (held + held / 50 + 5).next_multiple_of(25),
            };
            let in_grace = if offer.group.is_empty() { 0 } else { bought / 10 };
            for (status, total) in [(Status::Enabled, bought - in_grace), (Status::Warning, in_grace)] {
                let sql = "INSERT INTO subscription (id, product, status, total, next_lifecycle)
                           SELECT ?1, ?2, ?3, ?4, '2027-06-30T00:00:00Z' WHERE ?4 > 0";
                let id = super::id(random.next(), random);
                db.prepare_cached(sql)?.execute(params![id, key, status.word(), total])?;
            }
        }
        Ok(())
    }
}

/// The suite of the one whose lot it is among a hundred.
fn suite(suites: &[Product], mut lot: u64) -> Option<&Product> {
    suites.iter().find(|product| {
        let hit = lot < product.offer.percent;
        lot = lot.saturating_sub(product.offer.percent);
        hit
    })
}

impl Product {
    fn new(db: &Connection, offer: &'static Offer, random: &mut Random) -> Result<Self, StoreError> {
        let sql = "SELECT key FROM product WHERE part_number = ?1";
        let key: i64 = db.query_row(sql, [offer.part_number], |row| row.get(0))?;
        let sql = format!(
            "SELECT s.key FROM product_service JOIN service_plan s ON s.key = plan
             WHERE product = ?1 AND s.name IN ({SWITCHED_OFF}) ORDER BY s.key"
        );
        let mut statement = db.prepare(&sql)?;
        let plans = statement.query_map([key], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        let mut disabled: Vec<_> = plans.iter().map(|plan| format!("[{plan}]")).collect();
        if let [a, .., b] = plans[..] {
            disabled.push(format!("[{a},{b}]"));
        }
        let mut product = Self { offer, key, group: 0, disabled };
        if !offer.group.is_empty() {
            let sql = "INSERT INTO user_group (id, display_name) VALUES (?1, ?2) RETURNING key";
            let id = super::id(random.next(), random);
            product.group = db.query_row(sql, params![id, offer.group], |row| row.get(0))?;
            let sql = "INSERT INTO group_license (user_group, product, disabled) VALUES (?1, ?2, ?3)";
            db.execute(sql, params![product.group, key, product.inherited(None).disabled])?;
        }
        Ok(product)
    }

    fn inherited(&self, error: Option<&'static str>) -> License<'_> {
        let trimmed = self.disabled.first().filter(|_| self.offer.part_number == TRIMMED);
        let disabled = trimmed.map_or("[]", String::as_str);
        License { product: self.key, via: self.group, disabled, error }
    }

    /// By which path somebody holds it; a few by both.
    fn paths(&self, random: &mut Random) -> [Option<License<'_>>; 2] {
        let inherited = self.group != 0 && random.percent(60);
        let direct = !inherited || random.percent(3);
        let off = !self.disabled.is_empty() && random.percent(10);
        let disabled = if off { random.pick(&self.disabled) } else { "[]" };
        let direct = direct.then_some(License { product: self.key, via: 0, disabled, error: None });
        [direct, inherited.then(|| self.inherited(None))]
    }
}
