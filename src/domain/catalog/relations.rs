//! Which service plans exclude each other, and which need each other.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::tsv::{BadLine, rows};
use crate::domain::ids::ServicePlanId;

static EMBEDDED: LazyLock<Relations> = LazyLock::new(|| {
    Relations::parse(
        include_str!("../../../assets/catalog/conflicts.tsv"),
        include_str!("../../../assets/catalog/dependencies.tsv"),
    )
    .expect("a test parses the embedded files")
});

/// All that is known between service plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relations {
    /// No plan stands in two groups.
    pub conflicts: Vec<ConflictGroup>,
    /// Only what is documented or was observed: Microsoft publishes no full list (DOMAIN R185).
    pub dependencies: Vec<Dependency>,
    /// Every plan of both, in order: its place is its bit in [`Bits`].
    plans: Vec<ServicePlanId>,
    /// The plans of each conflict group.
    excluding: Vec<Bits>,
    /// The plan of each dependency, and those it needs.
    needing: Vec<[Bits; 2]>,
}

/// Those of the related plans that are on, as bits: a job asks for a million users.
pub type Bits = u128;

/// Plans of which a user may hold one at most; the same plan from two products is no conflict (DOMAIN R174, R178).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictGroup {
    /// A short word that stays the same, such as `sharepoint`.
    pub name: String,
    /// The service as people call it.
    pub service: String,
    /// The plans that exclude each other.
    pub plans: Vec<ServicePlanId>,
}

/// A plan that cannot be on without others (DOMAIN R180 to R184).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The plan that needs.
    pub plan: ServicePlanId,
    /// What it needs.
    pub needs: Needs,
}

/// How many of the needed plans have to be on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needs {
    /// One of them is enough.
    Any(Vec<ServicePlanId>),
    /// Every one of them.
    All(Vec<ServicePlanId>),
}

impl Relations {
    /// The relations seatdeck is built with.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The bit of a plan; none, if it is related to no other.
    #[must_use]
    pub fn bit(&self, plan: ServicePlanId) -> Bits {
        self.plans.binary_search(&plan).map_or(0, |place| 1 << place)
    }

    /// Whether two of the plans exclude each other.
    #[must_use]
    pub fn conflict(&self, on: Bits) -> bool {
        self.excluding.iter().any(|group| (group & on).count_ones() > 1)
    }

    /// Whether one of the plans lacks what it needs.
    #[must_use]
    pub fn lack(&self, on: Bits) -> bool {
        self.dependencies.iter().zip(&self.needing).any(|(dependency, &[plan, needed])| {
            on & plan != 0
                && match dependency.needs {
                    Needs::Any(_) => on & needed == 0,
                    Needs::All(_) => on & needed != needed,
                }
        })
    }

    /// Reads the two files in the form of `assets/catalog`; the rows of a group stand together.
    ///
    /// # Errors
    ///
    /// Names the first line that does not hold what its file's heading promises.
    pub fn parse(conflicts: &str, dependencies: &str) -> Result<Self, BadLine> {
        let mut groups: Vec<ConflictGroup> = Vec::new();
        for mut row in rows("conflicts.tsv", conflicts) {
            let (name, service) = (row.text("group")?, row.text("service")?);
            let plan = row.parsed("servicePlanId")?;
            match groups.last_mut() {
                Some(group) if group.name == name => group.plans.push(plan),
                _ => {
                    groups.push(ConflictGroup {
                        name: name.to_owned(),
                        service: service.to_owned(),
                        plans: vec![plan],
                    });
                }
            }
        }
        let dependencies = rows("dependencies.tsv", dependencies)
            .map(|mut row| {
                let plan = row.parsed("servicePlanId")?;
                let needs = match row.text("any or all")? {
                    "any" => Needs::Any,
                    "all" => Needs::All,
                    _ => return Err(row.bad("any or all")),
                };
                Ok(Dependency { plan, needs: needs(row.each("ids of the plans needed")?) })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self::new(groups, dependencies))
    }

    fn new(conflicts: Vec<ConflictGroup>, dependencies: Vec<Dependency>) -> Self {
        let excluding = conflicts.iter().flat_map(|group| &group.plans);
        let plans: BTreeSet<_> = dependencies.iter().flat_map(Dependency::plans).chain(excluding).copied().collect();
        let relations = Self {
            conflicts,
            dependencies,
            plans: plans.into_iter().collect(),
            excluding: Vec::new(),
            needing: Vec::new(),
        };
        let bits = |plans: &[ServicePlanId]| plans.iter().fold(0, |bits, plan| bits | relations.bit(*plan));
        let excluding = relations.conflicts.iter().map(|group| bits(&group.plans)).collect();
        let needing = relations.dependencies.iter().map(|d| [relations.bit(d.plan), bits(d.needs.plans())]).collect();
        Self { excluding, needing, ..relations }
    }
}

impl Dependency {
    /// The plan and those it needs.
    fn plans(&self) -> impl Iterator<Item = &ServicePlanId> {
        self.needs.plans().iter().chain([&self.plan])
    }
}

impl Needs {
    /// The plans needed.
    #[must_use]
    pub fn plans(&self) -> &[ServicePlanId] {
        let (Self::Any(plans) | Self::All(plans)) = self;
        plans
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::domain::catalog::Catalog;

    fn plans(part_number: &str) -> &'static [ServicePlanId] {
        let catalog = Catalog::embedded();
        &catalog.products.iter().find(|product| product.part_number == part_number).unwrap().plans
    }

    #[test]
    fn every_row_that_holds_today_and_no_other() {
        let relations = Relations::embedded();
        assert_eq!(relations.conflicts.len(), 9);
        assert_eq!(relations.conflicts.iter().map(|group| group.plans.len()).sum::<usize>(), 38 + 2);
        assert_eq!(relations.dependencies.len(), 5);
        // R176: allowed since 2023.
        let exchange_plan_2: ServicePlanId = "efb87545-963c-4e0d-99df-69c6916d9eb0".parse().unwrap();
        assert!(!relations.conflicts.iter().any(|group| group.plans.contains(&exchange_plan_2)));
    }

    #[test]
    fn groups_and_their_plans_stand_once() {
        let mut names = HashSet::new();
        let mut plans = HashSet::new();
        for group in &Relations::embedded().conflicts {
            assert!(names.insert(&group.name), "{} is torn apart", group.name);
            assert!(group.plans.iter().all(|plan| plans.insert(plan)), "{} repeats a plan", group.name);
        }
    }

    #[test]
    fn no_product_conflicts_with_itself() {
        for product in &Catalog::embedded().products {
            for group in &Relations::embedded().conflicts {
                let held = group.plans.iter().filter(|plan| product.plans.contains(plan)).count();
                assert!(held <= 1, "{} holds {held} plans of {}", product.part_number, group.name);
            }
        }
    }

    #[test]
    fn e1_and_e3_conflict_through_sharepoint_alone() {
        let (e1, e3) = (plans("STANDARDPACK"), plans("ENTERPRISEPACK"));
        let through: Vec<_> = Relations::embedded()
            .conflicts
            .iter()
            .filter(|group| {
                let held: HashSet<_> =
                    group.plans.iter().filter(|plan| e1.contains(plan) || e3.contains(plan)).collect();
                held.len() > 1
            })
            .map(|group| group.name.as_str())
            .collect();
        assert_eq!(through, ["sharepoint"]);
    }

    #[test]
    fn what_a_plan_needs_is_in_the_catalog() {
        for Dependency { plan, needs } in &Relations::embedded().dependencies {
            let (Needs::Any(needed) | Needs::All(needed)) = needs;
            assert!(!needed.is_empty() && !needed.contains(plan));
            for plan in needed.iter().chain([plan]) {
                assert!(Catalog::embedded().plan(*plan).is_some(), "{plan} is not in the catalog");
            }
        }
    }

    #[test]
    fn every_plan_has_a_bit_of_its_own() {
        let relations = Relations::embedded();
        assert!(relations.plans.len() <= Bits::BITS as usize);
        let all = relations.plans.iter().fold(0, |bits, plan| {
            assert_eq!(bits & relations.bit(*plan), 0);
            bits | relations.bit(*plan)
        });
        assert_eq!(all.count_ones() as usize, relations.plans.len());
        assert_eq!(relations.bit(ServicePlanId(uuid::Uuid::nil())), 0);
    }

    #[test]
    fn a_bad_line_is_named() {
        let error = Relations::parse("# head\nteams\tTeams\tTEAMS1\n", "").unwrap_err();
        assert_eq!(error.to_string(), "conflicts.tsv, line 2: bad servicePlanId");
        let error = Relations::parse("", "57ff2da0-773e-42df-b2af-ffb7a2317929\tsome\t\n").unwrap_err();
        assert_eq!(error.to_string(), "dependencies.tsv, line 1: bad any or all");
    }
}
