//! What a group's licenses come to on one member (DOMAIN R89 to R102): all of them, or none with the reason why.

use std::collections::{BTreeMap, BTreeSet};

use super::catalog::relations::Relations;
use super::effective::{self, Services};
use super::facts::Facts;
use super::ids::{AllotmentKey, GroupKey, ObjectId, ServicePlanId, SkuId};
use super::product::Product;
use super::rules::{conflicting_services, missing_dependency};
use super::state::UserState;
use super::user::{License, LicenseState, Path, User};

/// Graph's `licenseAssignmentState.error` (R153).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Violation {
    /// No seat is left.
    Count,
    /// Another service that the member has excludes one of these.
    MutuallyExclusive,
    /// A service is missing that another needs.
    Dependency,
    /// Not to be had where the member is, or nobody knows where that is.
    ProhibitedInUsageLocation,
    /// Another object has the same proxy address. Only the directory finds that out.
    Uniqueness,
    /// Most often: another license of the same group failed (R98, R143).
    Other,
}

impl Violation {
    /// Every one of them.
    pub const ALL: [Self; 6] = [
        Self::Count,
        Self::MutuallyExclusive,
        Self::Dependency,
        Self::ProhibitedInUsageLocation,
        Self::Uniqueness,
        Self::Other,
    ];

    /// Graph's word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Count => "CountViolation",
            Self::MutuallyExclusive => "MutuallyExclusiveViolation",
            Self::Dependency => "DependencyViolation",
            Self::ProhibitedInUsageLocation => "ProhibitedInUsageLocationViolation",
            Self::Uniqueness => "UniquenessViolation",
            Self::Other => "Other",
        }
    }

    /// The end of its sentences' names.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::MutuallyExclusive => "exclusive",
            Self::Dependency => "dependency",
            Self::ProhibitedInUsageLocation => "location",
            Self::Uniqueness => "uniqueness",
            Self::Other => "other",
        }
    }

    /// That of a word; what nobody knows is something else.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|violation| violation.word() == word).unwrap_or(Self::Other)
    }
}

/// One product as a member has it from the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inherited {
    /// The services switched off.
    pub disabled: BTreeSet<ServicePlanId>,
    /// Whether it is in force.
    pub state: LicenseState,
    /// Why not, or why not as the group would have it.
    pub error: Option<Violation>,
}

/// What gives licenses to its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Giver {
    /// A group. One seat is enough for all groups and a direct license (R79).
    Group(GroupKey),
    /// An allotment. A member takes a seat of each (R64).
    Allotment(AllotmentKey),
}

impl Giver {
    /// Whether a license comes from it.
    #[must_use]
    pub fn gave(self, path: &Path) -> bool {
        match (self, path) {
            (Self::Group(giver), Path::Group { key, .. }) => giver == *key,
            (Self::Allotment(giver), Path::Allotment { key, .. }) => giver == *key,
            _ => false,
        }
    }

    /// Whether the seat of such a license is a seat for its own as well.
    #[must_use]
    pub fn shares(self, path: &Path) -> bool {
        match self {
            Self::Group(_) => !matches!(path, Path::Allotment { .. }),
            Self::Allotment(_) => self.gave(path),
        }
    }

    fn path(self) -> Path {
        match self {
            Self::Group(key) => Path::Group { key, id: ObjectId(uuid::Uuid::nil()), name: String::new() },
            Self::Allotment(key) => Path::Allotment { key, name: String::new() },
        }
    }
}

/// What the user has from the giver when it gives `wanted`; who is no member is given nothing.
///
/// What fails leaves in place what is in force. What was broken before is not held against the group.
#[must_use]
pub fn settle(
    user: &User,
    giver: Giver,
    wanted: &BTreeMap<SkuId, BTreeSet<ServicePlanId>>,
    facts: &Facts,
    tenant_located: bool,
) -> BTreeMap<SkuId, Inherited> {
    if user.deleted() {
        return BTreeMap::new();
    }
    let for_users = |sku: &SkuId| facts.products.get(sku).is_some_and(|product| !product.device);
    let wanted: BTreeMap<_, _> = wanted.iter().filter(|(sku, _)| for_users(sku)).collect();
    let held: BTreeMap<_, _> = user.licenses.iter().filter(|l| giver.gave(&l.path)).map(|l| (l.sku, l)).collect();
    let member = Member { user, giver, wanted: &wanted, facts, then: then(user, giver, &wanted) };
    let (mut errors, stuck) = member.errors(tenant_located);
    if errors.is_empty() && !stuck {
        let state = |sku: &SkuId| match held.get(sku) {
            Some(license) if license.state == LicenseState::Disabled => LicenseState::Disabled,
            _ => LicenseState::Active,
        };
        let whole = |(sku, off): (&SkuId, &BTreeSet<_>)| {
            (*sku, Inherited { disabled: off.clone(), state: state(sku), error: None })
        };
        return wanted.into_iter().map(|(sku, off)| whole((sku, off))).collect();
    }
    let mut rows = BTreeMap::new();
    for (sku, off) in &wanted {
        let error = Some(errors.remove(*sku).unwrap_or(Violation::Other));
        let row = match held.get(*sku) {
            Some(license) if license.state.holds_seat() => {
                Inherited { disabled: license.disabled.clone(), state: LicenseState::ActiveWithError, error }
            }
            _ => Inherited { disabled: (*off).clone(), state: LicenseState::Error, error },
        };
        rows.insert(**sku, row);
    }
    // What something else of the member depends on is not taken away before that is settled (R102, J8).
    for (sku, license) in held.into_iter().filter(|(_, license)| stuck && license.state.holds_seat()) {
        rows.entry(sku).or_insert_with(|| Inherited {
            disabled: license.disabled.clone(),
            state: LicenseState::ActiveWithError,
            error: Some(Violation::Dependency),
        });
    }
    rows
}

/// The user as they would be, with the giver's licenses in force.
fn then(user: &User, giver: Giver, wanted: &BTreeMap<&SkuId, &BTreeSet<ServicePlanId>>) -> User {
    let mut then = user.clone();
    then.licenses.retain(|license| !giver.gave(&license.path));
    then.licenses.extend(wanted.iter().map(|(sku, off)| License {
        sku: **sku,
        path: giver.path(),
        disabled: (*off).clone(),
        state: LicenseState::Active,
        error: None,
    }));
    then
}

struct Member<'m> {
    user: &'m User,
    giver: Giver,
    wanted: &'m BTreeMap<&'m SkuId, &'m BTreeSet<ServicePlanId>>,
    facts: &'m Facts,
    then: User,
}

impl Member<'_> {
    /// What stands against each product, in the order of R119, and whether something else stands against the whole.
    fn errors(&self, tenant_located: bool) -> (BTreeMap<SkuId, Violation>, bool) {
        let (mut errors, mut stuck) = (BTreeMap::new(), false);
        let held = |l: &License, sku| l.sku == sku && l.state.holds_seat() && self.giver.shares(&l.path);
        let seat = |sku| self.user.licenses.iter().any(|l| held(l, sku));
        let gained: Vec<SkuId> = self.wanted.keys().map(|sku| **sku).filter(|sku| !seat(*sku)).collect();
        if self.user.location.is_none() && !tenant_located {
            errors.extend(gained.iter().map(|sku| (*sku, Violation::ProhibitedInUsageLocation)));
        }
        let before = effective::services(self.user, &UserState::of(self.user), self.facts);
        let after = effective::services(&self.then, &UserState::of(&self.then), self.facts);
        let known = conflicting_services::pairs(&before);
        for (a, b) in conflicting_services::pairs(&after).into_iter().filter(|pair| !known.contains(pair)) {
            let blamed = self.giver(b, &gained).or_else(|| self.giver(a, &gained));
            if let Some(sku) = blamed.or_else(|| self.any_giver(b)).or_else(|| self.any_giver(a)) {
                errors.entry(sku).or_insert(Violation::MutuallyExclusive);
            }
        }
        for plan in newly_lacking(&before, &after) {
            match self.any_giver(plan) {
                Some(sku) => drop(errors.entry(sku).or_insert(Violation::Dependency)),
                None => stuck = true,
            }
        }
        for sku in gained {
            if self.facts.products.get(&sku).map_or(0, Product::available) <= 0 {
                errors.entry(sku).or_insert(Violation::Count);
            }
        }
        (errors, stuck)
    }

    /// A product of those that the group gives with this service on.
    fn giver(&self, plan: ServicePlanId, among: &[SkuId]) -> Option<SkuId> {
        let gives = |sku: &SkuId| {
            let product = self.facts.products.get(sku);
            product.is_some_and(|product| product.service(plan).is_some()) && !self.wanted[sku].contains(&plan)
        };
        among.iter().copied().find(gives)
    }

    fn any_giver(&self, plan: ServicePlanId) -> Option<SkuId> {
        self.giver(plan, &self.wanted.keys().map(|sku| **sku).collect::<Vec<_>>())
    }
}

/// Services that would be on without what they need, and were not before.
fn newly_lacking(before: &Services, after: &Services) -> Vec<ServicePlanId> {
    let lacks = missing_dependency::lacks;
    let dependencies = Relations::embedded().dependencies.iter();
    dependencies.filter(|d| lacks(d, after) && !lacks(d, before)).map(|d| d.plan).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::sample::*;

    const STAFF: Giver = Giver::Group(GroupKey(1));

    /// What "a" has from the group with these products: part number, state and error of each.
    fn told(scene: &Scene, gives: &[SkuId]) -> Vec<String> {
        let (user, facts) = scene.told_of("a");
        let wanted = gives.iter().map(|sku| (*sku, BTreeSet::new())).collect();
        let rows = settle(&user, STAFF, &wanted, &facts, false);
        let line = |(sku, row): (SkuId, Inherited)| {
            let error = row.error.map_or("", Violation::word);
            format!("{} {} {error}", facts.product(sku).part_number, row.state.word()).trim_end().to_owned()
        };
        rows.into_iter().map(line).collect()
    }

    #[test]
    fn a_member_gets_everything_or_nothing() {
        let scene = Scene::new().user("a");
        assert_eq!(told(&scene, &[E3, VISIO]), ["ENTERPRISEPACK Active", "VISIOCLIENT Active"]);
        let short = ["ENTERPRISEPACK Error Other", "VISIOCLIENT Error CountViolation"];
        assert_eq!(told(&scene.clone().seats(VISIO, 0), &[E3, VISIO]), short);
        assert_eq!(told(&scene.clone().deleted(), &[E3]), Vec::<String>::new());
        assert_eq!(told(&scene, &[DEVICE]), Vec::<String>::new(), "devices get those");
    }

    #[test]
    fn what_is_in_force_stays_when_something_new_fails() {
        let scene = Scene::new().user("a").inherits(E3, "1").seats(VISIO, 0);
        let kept = ["ENTERPRISEPACK ActiveWithError Other", "VISIOCLIENT Error CountViolation"];
        assert_eq!(told(&scene, &[E3, VISIO]), kept);
        assert_eq!(told(&scene, &[E3]), ["ENTERPRISEPACK Active"]);
        assert_eq!(told(&scene, &[]), Vec::<String>::new());
    }

    #[test]
    fn a_seat_held_by_another_path_is_enough() {
        let scene = Scene::new().seats(E3, 1).user("a").holds(E3);
        assert_eq!(told(&scene, &[E3]), ["ENTERPRISEPACK Active"]);
        let taken = Scene::new().seats(E3, 1).user("b").holds(E3).user("a");
        assert_eq!(told(&taken, &[E3]), ["ENTERPRISEPACK Error CountViolation"]);
    }

    #[test]
    fn conflicts_and_dependencies_are_those_of_the_final_set() {
        let scene = Scene::new().user("a").holds(E1);
        assert_eq!(told(&scene, &[E3]), ["ENTERPRISEPACK Error MutuallyExclusiveViolation"]);
        assert_eq!(told(&Scene::new().user("a"), &[AUDIO]), ["MCOMEETADV Error DependencyViolation"]);
        assert_eq!(told(&Scene::new().user("a"), &[AUDIO, E3]).len(), 2);
        // What a direct license needs is not taken away with the group (R102).
        let stuck = Scene::new().user("a").holds(AUDIO).inherits(E3, "1");
        assert_eq!(told(&stuck, &[]), ["ENTERPRISEPACK ActiveWithError DependencyViolation"]);
    }

    #[test]
    fn nobody_knows_where_a_member_without_location_is() {
        let nowhere = Scene::new().user("a").nowhere();
        assert_eq!(told(&nowhere, &[E3]), ["ENTERPRISEPACK Error ProhibitedInUsageLocationViolation"]);
        let (user, facts) = nowhere.told_of("a");
        let wanted = BTreeMap::from([(E3, BTreeSet::new())]);
        assert_eq!(settle(&user, STAFF, &wanted, &facts, true)[&E3].error, None, "the tenant's location does (R89)");
    }
}
