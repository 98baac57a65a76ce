//! A small tenant for tests, with products of the embedded catalog: data in, data out.

mod actions;
mod groups;
mod purchases;
mod told;

pub use self::actions::*;
pub use self::groups::*;
pub use self::purchases::{close, purchase, seats, subscription, take_over};
pub use self::told::told;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use uuid::{Uuid, uuid};

use crate::domain::allotment::AllotmentState;
use crate::domain::batch::Batch;
use crate::domain::catalog::Catalog;
use crate::domain::change::{Action, Change};
use crate::domain::decide::judge;
use crate::domain::facts::Facts;
use crate::domain::group::GroupState;
use crate::domain::ids::{AllotmentKey, BatchId, GroupKey, ObjectId, ServicePlanId, SkuId, UserKey};
use crate::domain::product::{Product, Service, Status};
use crate::domain::refusal::UserRef;
use crate::domain::role::{Principal, Role};
use crate::domain::state::{Delta, UserState};
use crate::domain::subject::{Alteration, State, Subject};
use crate::domain::user::{License, LicenseState, Path, Presence, User, UserType};

pub const E1: SkuId = SkuId(uuid!("18181a46-0d4e-45cd-891e-60aabd171b4e"));
pub const E3: SkuId = SkuId(uuid!("6fd2c87f-b296-42f0-b197-1e91e994b900"));
pub const E5: SkuId = SkuId(uuid!("c7df2760-2c81-4ef7-b578-5b5392b571df"));
pub const VISIO: SkuId = SkuId(uuid!("c5928f49-12ba-48f7-ada3-0d743a3601d5"));
/// Its plan of the same name needs one of the two Exchange plans (DOMAIN R180).
pub const ANALYTICS: SkuId = SkuId(uuid!("3d957427-ecdc-4df2-aacd-01cc9d519da8"));
/// Its only plan needs [`SKYPE`] (R181).
pub const AUDIO: SkuId = SkuId(uuid!("0c266dff-15dd-4b49-8397-2bb16070ed52"));
pub const DEVICE: SkuId = SkuId(uuid!("ea4c5ec8-50e3-4193-89b9-50da5bd4cdc7"));
/// Apps of the Microsoft Store (R62).
pub const STORE: SkuId = SkuId(uuid!("6470687e-a428-4b7a-bef2-8a291ad947c9"));
/// Sold by Microsoft, not owned by the sample tenant.
pub const POWER_BI: SkuId = SkuId(uuid!("f8a1db68-be16-40ed-86d5-cb42ce701560"));

/// SHAREPOINTSTANDARD of E1.
pub const SHAREPOINT_1: ServicePlanId = ServicePlanId(uuid!("c7699d2e-19aa-44de-8edf-1736da088ca1"));
/// SHAREPOINTENTERPRISE of E3 and E5.
pub const SHAREPOINT_2: ServicePlanId = ServicePlanId(uuid!("5dbe027f-2339-4123-9542-606e4d348a72"));
/// `EXCHANGE_S_ENTERPRISE` of E3 and E5.
pub const EXCHANGE_2: ServicePlanId = ServicePlanId(uuid!("efb87545-963c-4e0d-99df-69c6916d9eb0"));
/// MCOSTANDARD of E1, E3 and E5.
pub const SKYPE: ServicePlanId = ServicePlanId(uuid!("0feaeb32-d00e-4d66-bd5a-43b5b83db82c"));
/// In E1, E3 and E5; comes by itself.
pub const SWAY: ServicePlanId = ServicePlanId(uuid!("a23b959c-7ce8-4e57-9140-b90eb88a9e97"));
pub const VISIO_WEB: ServicePlanId = ServicePlanId(uuid!("2bdbaf8f-738f-4ac7-9234-3c3ee2ce7d0f"));

/// A tenant that owns 25 seats of each product above but [`POWER_BI`], asked by its Global admin.
#[derive(Clone)]
pub struct Scene {
    facts: Facts,
    asked: Vec<UserKey>,
    /// The user last named.
    current: UserKey,
}

/// When every scene plays.
pub fn now() -> Timestamp {
    "2026-11-01T12:00:00Z".parse().unwrap()
}

impl Scene {
    pub fn new() -> Self {
        let by = Principal::global_admin("admin");
        // Number 0 is the group that is still to be made.
        let mut facts = Facts::new(by, now());
        facts.others.insert(Subject::Group(GroupKey::NEW), State::Group(GroupState::default()));
        facts.others.insert(Subject::Allotment(AllotmentKey::NEW), State::Allotment(AllotmentState::default()));
        let scene = Self { facts, asked: Vec::new(), current: UserKey(0) };
        [E1, E3, E5, VISIO, ANALYTICS, AUDIO, DEVICE, STORE].into_iter().fold(scene, |scene, sku| scene.seats(sku, 25))
    }

    pub fn by(mut self, roles: &[Role]) -> Self {
        self.facts.by.roles = roles.iter().copied().collect();
        self
    }

    pub fn read_only(mut self) -> Self {
        self.facts.by.read_only = true;
        self
    }

    pub fn seats(self, sku: SkuId, total: u32) -> Self {
        self.bought(sku, &[(Status::Enabled, total, None)])
    }

    /// `appliesTo` = "Company".
    pub fn company(mut self, sku: SkuId) -> Self {
        self.facts.products.get_mut(&sku).unwrap().for_users = false;
        self
    }

    /// A member in NL, or the one of that name again. What follows is about them.
    pub fn user(mut self, name: &str) -> Self {
        let known = self.facts.users.values().find(|user| user.display_name == name).map(|user| user.key);
        self.current = known.unwrap_or_else(|| {
            let key = UserKey(u32::try_from(self.asked.len()).unwrap() + 1);
            self.facts.users.insert(key, user(key, name));
            self.asked.push(key);
            key
        });
        self
    }

    /// Members a0, a1, …
    pub fn users(self, count: usize) -> Self {
        (0..count).fold(self, |scene, n| scene.user(&format!("a{n}")))
    }

    /// Asks for a number that no user has.
    pub fn stranger(mut self) -> Self {
        self.asked.push(UserKey(404));
        self
    }

    pub fn with(mut self, edit: impl FnOnce(&mut User)) -> Self {
        edit(self.facts.users.get_mut(&self.current).unwrap());
        self
    }

    pub fn guest(self) -> Self {
        self.with(|user| user.user_type = UserType::Guest)
    }

    pub fn deleted(self) -> Self {
        self.with(|user| user.presence = Presence::Deleted(now()))
    }

    /// Somebody who is still to be made, with `@contoso.example`.
    pub fn newcomer(mut self, name: &str) -> Self {
        let key = UserKey::to_come(self.asked.len());
        self.facts.users.insert(key, User { presence: Presence::Absent, location: None, ..user(key, name) });
        self.asked.push(key);
        self.current = key;
        self
    }

    /// Another user has their user name.
    pub fn taken(mut self) -> Self {
        let by = UserRef { name: "another".to_owned(), ..UserRef::from(&self.facts.users[&self.current]) };
        self.facts.taken.insert(self.current, by);
        self
    }

    /// The one asking is the user last named.
    pub fn asking(mut self) -> Self {
        self.facts.by.name = self.facts.users[&self.current].upn.clone();
        self
    }

    pub fn with_role(self, role: Role) -> Self {
        self.with(|user| user.roles.extend([role]))
    }

    pub fn nowhere(self) -> Self {
        self.with(|user| user.location = None)
    }

    pub fn holds(self, sku: SkuId) -> Self {
        self.license(sku, Path::Direct)
    }

    pub fn inherits(self, sku: SkuId, group: &str) -> Self {
        self.license(sku, Path::Group { key: GroupKey(1), id: ObjectId(uuid::Uuid::nil()), name: group.to_owned() })
    }

    fn license(self, sku: SkuId, path: Path) -> Self {
        let license = License { sku, path, disabled: BTreeSet::new(), state: LicenseState::Active, error: None };
        self.with(|user| user.licenses.push(license))
    }

    /// Services off in the license named before.
    pub fn off(self, plans: &[ServicePlanId]) -> Self {
        self.with(|user| user.licenses.last_mut().unwrap().disabled.extend(plans))
    }

    /// The license named before is only wanted.
    pub fn in_error(self) -> Self {
        self.with(|user| user.licenses.last_mut().unwrap().state = LicenseState::Error)
    }

    /// A user and the picture around them.
    pub fn told_of(&self, name: &str) -> (User, Facts) {
        let facts = self.facts();
        (facts.users.values().find(|user| user.display_name == name).unwrap().clone(), facts)
    }

    pub fn product(&self, sku: SkuId) -> Product {
        self.facts().products[&sku].clone()
    }

    fn facts(&self) -> Facts {
        let mut facts = self.facts.clone();
        for product in facts.products.values_mut() {
            let seat = |license: &License| license.sku == product.sku && license.state != LicenseState::Error;
            let holds = |user: &&User| user.licenses.iter().any(seat);
            product.assigned = u32::try_from(facts.users.values().filter(holds).count()).unwrap();
        }
        purchases::tell_purchases(&mut facts);
        facts
    }

    fn change(&self, action: &Action) -> Change {
        Change { action: action.clone(), users: Batch::new(self.asked.iter().copied()).unwrap() }
    }

    /// What the rules say: every refusal in its order, or "ok" and who would change.
    pub fn check(&self, action: &Action) -> String {
        let facts = self.facts();
        let verdict = judge(&self.change(action), &facts);
        if verdict.refusals.is_empty() {
            let name = |(key, _): &(UserKey, Delta)| facts.users[key].display_name.clone();
            let altered = |(subject, _): &(Subject, Alteration)| {
                let after = action.altered(*subject, &facts.others[subject]).unwrap();
                let name = |state: &State| (!state.name().is_empty()).then(|| state.name().to_owned());
                name(&after).or_else(|| name(&facts.others[subject])).unwrap_or_default()
            };
            let changed = verdict.deltas.iter().map(name).chain(verdict.others.iter().map(altered));
            return format!("ok {}", changed.collect::<Vec<_>>().join(" "));
        }
        verdict.refusals.iter().map(told).collect::<Vec<_>>().join("; ")
    }

    /// The scene after the change, as batch 7, and what would take that back.
    pub fn after(mut self, action: &Action) -> (Self, Action) {
        let verdict = judge(&self.change(action), &self.facts());
        assert_eq!(verdict.refusals, []);
        for (key, _) in &verdict.deltas {
            let user = self.facts.users.get_mut(key).unwrap();
            let state = action.applied(*key, &UserState::of(user), now()).unwrap();
            (user.location, user.roles, user.presence) = (state.location, state.roles, state.presence);
            user.licenses.retain(|license| license.path != Path::Direct);
            for (sku, held) in state.licenses {
                let state = if held.error { LicenseState::Error } else { LicenseState::Active };
                let license = License { sku, path: Path::Direct, disabled: held.disabled, state, error: None };
                user.licenses.push(license);
            }
        }
        (
            self,
            Action::Undo { batch: BatchId(7), deltas: verdict.deltas.into_iter().collect(), others: BTreeMap::new() },
        )
    }
}

fn user(key: UserKey, name: &str) -> User {
    User {
        key,
        id: ObjectId(Uuid::from_u128(key.0.into())),
        display_name: name.to_owned(),
        upn: format!("{name}@contoso.example"),
        user_type: UserType::Member,
        account_enabled: true,
        location: Some("NL".parse().unwrap()),
        department: String::new(),
        job_title: String::new(),
        city: String::new(),
        state: String::new(),
        country: String::new(),
        synced: false,
        presence: Presence::Active,
        roles: BTreeSet::new(),
        licenses: Vec::new(),
    }
}

fn product(sku: SkuId) -> Product {
    let known = Catalog::embedded().product(sku).unwrap();
    let plans = known.plans.iter().map(|id| Catalog::embedded().plan(*id).unwrap());
    Product {
        sku,
        part_number: known.part_number.clone(),
        display_name: known.display_name.clone(),
        for_users: true,
        device: known.device,
        services: plans
            .map(|plan| Service {
                id: plan.id,
                name: plan.name.clone(),
                display_name: plan.display_name.clone(),
                automatic: plan.automatic,
                company: plan.company,
            })
            .collect(),
        subscriptions: Vec::new(),
        assigned: 0,
        errors: 0,
    }
}
