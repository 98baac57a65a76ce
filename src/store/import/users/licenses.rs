//! The two columns of licenses: names of products, and, where seatdeck wrote the file, the paths by which they came.

use std::collections::HashMap;

use rusqlite::{Connection, params};
use serde::Deserialize;
use uuid::Uuid;

use super::Trouble;
use super::error::Fault;
use super::sheet::Sight;
use crate::domain::text::fold;
use crate::domain::user::LicenseState;
use crate::domain::users_file::{BETWEEN, Column, UNLICENSED};
use crate::store::StoreError;
use crate::store::import::graph::error::short;
use crate::store::import::graph::users::{Assignment, Grant};
use crate::store::users::guid;

/// What a row says of licenses.
pub enum Said {
    /// Every path by which anything is held.
    Details(Vec<Assignment>),
    /// The keys of the products held.
    Names(Vec<i64>),
    Nothing,
}

/// The products by what they are called.
pub struct Names {
    products: HashMap<String, Vec<i64>>,
    about: HashMap<i64, About>,
    /// Cells that were read already: there are few different ones.
    known: HashMap<String, Vec<i64>>,
}

struct About {
    sku: Uuid,
    part_number: String,
    /// Bought, or held by somebody.
    own: bool,
}

/// So many different cells are kept.
const KEPT: usize = 10_000;

/// Graph's `licenseAssignmentState`, as the export writes it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "they are Graph's")]
struct State {
    sku_id: String,
    #[serde(default)]
    disabled_plans: Vec<String>,
    #[serde(default)]
    assigned_by_group: Option<String>,
    /// What an allotment gives is kept with it, and goes past the file.
    #[serde(default)]
    assigned_by_allotment: Option<String>,
    #[serde(default)]
    state: String,
    #[serde(default)]
    error: Option<String>,
}

impl Names {
    pub fn new(db: &Connection) -> Result<Self, StoreError> {
        let sql = "SELECT key, sku_id, part_number, display_name,
                          held > 0 OR EXISTS (SELECT 1 FROM subscription s WHERE s.product = p.key) FROM product p";
        let mut statement = db.prepare(sql)?;
        let mut rows = statement.query([])?;
        let (mut products, mut about) = (HashMap::<_, Vec<_>>::new(), HashMap::new());
        while let Some(row) = rows.next()? {
            let (key, sku, part_number): (i64, _, String) = (row.get(0)?, guid(row, 1)?, row.get(2)?);
            let names = [normal(&row.get::<_, String>(3)?), normal(&part_number), sku.to_string()];
            for name in names {
                let called = products.entry(name).or_default();
                if !called.contains(&key) {
                    called.push(key);
                }
            }
            about.insert(key, About { sku, part_number, own: row.get(4)? });
        }
        Ok(Self { products, about, known: HashMap::new() })
    }

    /// What the row says.
    pub fn read(&mut self, sight: &Sight) -> Result<Said, Trouble> {
        let text = |column| sight.text(column).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let names = text(Column::Licenses);
        let Some(details) = text(Column::Details).filter(|details| details.starts_with('[')) else {
            let Some(names) = names else { return Ok(Said::Nothing) };
            return match self.products(&names) {
                Ok(products) => Ok(Said::Names(products)),
                Err(fault) => Err(Trouble::Cell(Column::Licenses, fault)),
            };
        };
        let bad = |what: String| Trouble::Cell(Column::Details, Fault::Details(what));
        let states: Vec<State> =
            serde_json::from_str(&details).map_err(|error| bad(format!("cannot be read ({error})")))?;
        let assignments = states.iter().map(assignment).collect::<Result<Vec<_>, _>>();
        let assignments = assignments.map_err(|word| bad(format!("{} is no GUID", short(&word))))?;
        // A name that is not known here is no contradiction.
        if let Some(Ok(products)) = names.map(|names| self.products(&names)) {
            self.compare(&products, &assignments)?;
        }
        let kept = assignments.into_iter().zip(&states).filter(|(_, state)| state.assigned_by_allotment.is_none());
        Ok(Said::Details(kept.map(|(assignment, _)| assignment).collect()))
    }

    /// Somebody who edits names would find nothing changed, if the details were silently believed.
    fn compare(&self, products: &[i64], assignments: &[Assignment]) -> Result<(), Trouble> {
        let named: Vec<_> = products.iter().filter_map(|key| self.about.get(key)).collect();
        let held = |sku| assignments.iter().any(|one| one.grant.sku == sku && one.state != LicenseState::Error);
        let twins = |about: &About, sku: Uuid| {
            let mut called = self.products.values().filter(|keys| keys.len() > 1);
            called.any(|keys| {
                let skus: Vec<_> = keys.iter().filter_map(|key| Some(self.about.get(key)?.sku)).collect();
                skus.contains(&about.sku) && skus.contains(&sku)
            })
        };
        let differs = |name: String| Err(Trouble::Cell(Column::Licenses, Fault::Differs(name)));
        for about in &named {
            if !held(about.sku) && !assignments.iter().any(|one| twins(about, one.grant.sku)) {
                return differs(about.part_number.clone());
            }
        }
        for one in assignments.iter().filter(|one| one.state != LicenseState::Error) {
            if !named.iter().any(|about| about.sku == one.grant.sku || twins(about, one.grant.sku)) {
                return differs(one.grant.sku.to_string());
            }
        }
        Ok(())
    }

    /// The products that a cell names.
    fn products(&mut self, cell: &str) -> Result<Vec<i64>, Fault> {
        if fold(cell) == fold(UNLICENSED) {
            return Ok(Vec::new());
        }
        if let Some(known) = self.known.get(cell) {
            return Ok(known.clone());
        }
        let parts: Vec<_> = cell.split(BETWEEN).collect();
        let mut products = Vec::new();
        let mut begin = 0;
        while begin < parts.len() {
            // The longest first: the sign between names stands in names as well.
            let longest = (begin + 1..=parts.len()).rev().find_map(|end| {
                let name = normal(&parts[begin..end].join(&BETWEEN.to_string()));
                self.products.get(&name).map(|keys| (end, keys))
            });
            let Some((end, keys)) = longest else { return Err(Fault::Product(short(parts[begin].trim()))) };
            let own: Vec<_> =
                keys.iter().copied().filter(|key| self.about.get(key).is_some_and(|about| about.own)).collect();
            match (keys.as_slice(), own.as_slice()) {
                ([key], _) | (_, [key]) => products.push(*key),
                (keys, _) => {
                    let parts_of = keys.iter().filter_map(|key| Some(self.about.get(key)?.part_number.clone()));
                    return Err(Fault::Products(short(parts[begin].trim()), parts_of.collect()));
                }
            }
            begin = end;
        }
        if self.known.len() == KEPT {
            self.known.clear();
        }
        self.known.insert(cell.to_owned(), products.clone());
        Ok(products)
    }
}

/// How names are compared: case, marks and the number of spaces do not matter.
fn normal(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assignment(state: &State) -> Result<Assignment, String> {
    let id = |text: &String| {
        let plain: String = text.split_whitespace().collect();
        plain.parse::<Uuid>().map_err(|_| text.clone())
    };
    let word = state.state.as_str();
    let error = state.error.as_deref().filter(|error| !error.is_empty() && !error.eq_ignore_ascii_case("none"));
    Ok(Assignment {
        grant: Grant {
            sku: id(&state.sku_id)?,
            disabled: state.disabled_plans.iter().map(id).collect::<Result<_, _>>()?,
        },
        group: state.assigned_by_group.as_ref().filter(|id| !id.is_empty()).map(id).transpose()?,
        state: [LicenseState::ActiveWithError, LicenseState::Disabled, LicenseState::Error]
            .into_iter()
            .find(|known| known.word().eq_ignore_ascii_case(word))
            .unwrap_or(LicenseState::Active),
        error: error.map(short),
    })
}

/// Lets a user hold exactly these products: by the paths that are known, or directly.
pub fn hold(db: &Connection, user: i64, products: &[i64]) -> rusqlite::Result<()> {
    let keys = serde_json::Value::from(products).to_string();
    // What is only wanted is not in the list of what is held, and what an allotment gives is kept with it.
    let sql = "DELETE FROM license WHERE user = ?1 AND state <> 'Error' AND via >= 0
               AND product NOT IN (SELECT value FROM json_each(?2))";
    db.prepare_cached(sql)?.execute(params![user, keys])?;
    let sql = "UPDATE license SET state = 'Active', error = NULL WHERE user = ?1 AND state = 'Error'
               AND product IN (SELECT value FROM json_each(?2)) AND NOT EXISTS
               (SELECT 1 FROM license o WHERE o.user = ?1 AND o.product = license.product AND o.state <> 'Error')";
    db.prepare_cached(sql)?.execute(params![user, keys])?;
    let sql = "INSERT INTO license (user, product) SELECT ?1, value FROM json_each(?2) WHERE NOT EXISTS
               (SELECT 1 FROM license WHERE user = ?1 AND product = value)";
    db.prepare_cached(sql)?.execute(params![user, keys])?;
    Ok(())
}
