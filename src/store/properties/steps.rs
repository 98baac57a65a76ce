//! What random people ask for, on what they find.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{DEVICES, OWNED, USERS};
use crate::domain::allotment::Terms;
use crate::domain::batch::Batch;
use crate::domain::catalog::Catalog;
use crate::domain::change::{Action, AllotmentAction, Grant, GroupAction, Removal};
use crate::domain::device::DeviceGrant;
use crate::domain::group::{About, Kind};
use crate::domain::ids::{AllotmentKey, GroupKey, ObjectId, ServicePlanId, SkuId};
use crate::domain::job::Job;
use crate::domain::location::Location;
use crate::domain::role::{Principal, Role};
use crate::domain::rules::sample::{
    DEVICE, E1, E3, E5, EXCHANGE_2, POWER_BI, SHAREPOINT_1, SHAREPOINT_2, SKYPE, SWAY, VISIO, VISIO_WEB,
};
use crate::store::tests::devices::{bought, device};
use crate::store::tests::{admin, keys, member};

const SERVICES: [ServicePlanId; 6] = [SHAREPOINT_1, SHAREPOINT_2, SKYPE, SWAY, EXCHANGE_2, VISIO_WEB];

/// The id of the group of that number.
fn nested(group: i64) -> ObjectId {
    format!("00000000-0000-0000-0001-{group:012}").parse().unwrap()
}

/// A user as the directory brought them.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub located: bool,
    pub guest: bool,
    pub deleted: bool,
    pub license: Option<(SkuId, i64, &'static str)>,
}

#[derive(Clone, Debug)]
pub(super) enum Step {
    Save(Principal, Action, BTreeSet<i64>),
    /// With the number of batches after which it is stopped.
    Run(Principal, Job, usize),
    /// For groups.
    Groups(Principal, GroupAction),
    /// For allotments.
    Allotments(Principal, AllotmentAction),
    /// How many batches ago those were that are to be taken back.
    Undo(Principal, Vec<i64>),
}

fn person() -> impl Strategy<Value = Person> {
    let license = select(vec![
        (E1, 0, "Active"),
        (E3, 0, "Active"),
        (E3, 1, "Active"),
        (E3, 2, "Error"),
        (VISIO, 2, "Disabled"),
        (VISIO, 0, "Active"),
        (E5, 0, "Error"),
    ]);
    let rare = || prop::bool::weighted(0.02);
    (rare(), rare(), rare(), option::weighted(0.8, license)).prop_map(|(nowhere, guest, deleted, license)| {
        let direct = license.is_some_and(|(_, via, _)| via == 0);
        Person { located: direct || !nowhere, guest, deleted, license }
    })
}

/// The people, and how many seats there are of each product, be it too few.
pub(super) fn world() -> impl Strategy<Value = (Vec<Person>, Vec<u32>)> {
    (vec(person(), 45), vec(prop_oneof![0..=60u32, Just(60)], OWNED.len()))
}

fn sku() -> impl Strategy<Value = SkuId> {
    prop_oneof![30 => select(vec![E3, VISIO]), 20 => select(vec![E1, E5]), 3 => select(&OWNED[4..]), 1 => Just(POWER_BI)]
}

/// Services of the product; once in a while of another one.
fn services(sku: SkuId) -> impl Strategy<Value = BTreeSet<ServicePlanId>> {
    let has = |id: &ServicePlanId| Catalog::embedded().product(sku).unwrap().plans.contains(id);
    let own: Vec<_> = SERVICES.into_iter().filter(has).collect();
    let some = |of: Vec<ServicePlanId>| {
        let most = of.len().min(2);
        subsequence(of, 0..=most).prop_map(BTreeSet::from_iter)
    };
    prop_oneof![50 => some(own), 1 => some(SERVICES.to_vec())]
}

fn grants(count: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<Grant>> {
    vec(sku().prop_flat_map(|sku| services(sku).prop_map(move |off| Grant { sku, off })), count)
}

fn action() -> impl Strategy<Value = Action> {
    let location = || select(vec!["NL", "SE"]).prop_map(|code| code.parse::<Location>().unwrap());
    let removal = || prop_oneof![3 => Just(Removal::All), 1 => vec(sku(), 1..=2).prop_map(Removal::These)];
    let role = || select(&Role::ALL[..]);
    prop_oneof![
        6 => grants(1..=2).prop_map(Action::Assign),
        1 => vec(sku(), 1..=2).prop_map(Action::Unassign),
        1 => Just(Action::UnassignAll),
        3 => (removal(), grants(1..=1)).prop_map(|(remove, grants)| Action::Replace { remove, grants }),
        2 => sku().prop_flat_map(|sku| {
            (services(sku), services(sku)).prop_map(move |(on, off)| Action::SetServices { sku, on, off })
        }),
        1 => location().prop_map(Action::SetLocation),
        2 => (option::of(location()), grants(0..=1), vec(sku(), 0..=1))
            .prop_map(|(location, grants, remove)| Action::Edit { location, grants, remove }),
        1 => role().prop_map(Action::GrantRole),
        1 => role().prop_map(Action::RevokeRole),
    ]
}

fn group_action() -> impl Strategy<Value = GroupAction> {
    let group = || prop_oneof![6 => 1..=3i64, 1 => Just(9)].prop_map(GroupKey);
    let groups = || vec(group(), 1..=2).prop_map(|groups| Batch::new(groups).unwrap());
    let users = || vec(1..=USERS, 1..=12).prop_map(|users| users.into_iter().map(member).collect::<BTreeSet<_>>());
    let devices = || subsequence((1..=DEVICES).map(device).collect::<Vec<_>>(), 1..=4);
    let inner = || option::weighted(0.4, (1..=3i64).prop_map(nested));
    let machines = move || (devices(), inner()).prop_map(|(devices, group)| devices.into_iter().chain(group).collect());
    let members = move || prop_oneof![users(), machines()];
    let bought = || option::weighted(0.9, 6..=8u32).prop_map(|n| n.map(bought));
    let some = || option::of(vec(1..=USERS, 1..=20)).prop_map(|some| some.map(|all| Batch::new(keys(all)).unwrap()));
    prop_oneof![
        4 => (groups(), grants(1..=2)).prop_map(|(groups, grants)| GroupAction::Assign { groups, grants }),
        2 => (groups(), vec(sku(), 1..=1)).prop_map(|(groups, skus)| GroupAction::Unassign { groups, skus }),
        4 => (group(), members()).prop_map(|(group, members)| GroupAction::AddMembers { group, members }),
        3 => (group(), members()).prop_map(|(group, members)| GroupAction::RemoveMembers { group, members }),
        2 => (group(), some()).prop_map(|(group, members)| GroupAction::Reprocess { group, members }),
        3 => (group(), bought()).prop_map(|(group, subscription)| {
            GroupAction::AssignDevices { group, grant: DeviceGrant { sku: DEVICE, subscription } }
        }),
        2 => group().prop_map(|group| GroupAction::UnassignDevices { group, sku: DEVICE }),
        1 => Just(GroupAction::Create(About::new("Board".to_owned(), Kind::Security))),
        1 => groups().prop_map(GroupAction::Delete),
    ]
}

fn allotment_action() -> impl Strategy<Value = AllotmentAction> {
    let allotment = || prop_oneof![8 => 1..=3i64, 1 => Just(9)].prop_map(AllotmentKey);
    let groups = || vec(1..=3i64, 0..=2).prop_map(|keys| keys.into_iter().map(GroupKey).collect::<BTreeSet<_>>());
    let owners = || vec(1..=USERS, 0..=2).prop_map(|users| keys(users).into_iter().collect::<BTreeSet<_>>());
    let limit = || 0..=30u32;
    prop_oneof![
        4 => (sku().prop_flat_map(|sku| (Just(sku), services(sku))), limit(), owners(), groups()).prop_map(
            |((sku, off), limit, owners, groups)| {
                let terms = Terms { name: "Pool".to_owned(), sku, limit, off };
                AllotmentAction::Create { terms, owners, groups }
            }
        ),
        3 => (allotment(), limit()).prop_map(|(allotment, limit)| AllotmentAction::SetLimit { allotment, limit }),
        3 => (allotment(), groups(), groups())
            .prop_map(|(allotment, add, remove)| AllotmentAction::Groups { allotment, add, remove }),
        1 => (allotment(), owners(), owners())
            .prop_map(|(allotment, add, remove)| AllotmentAction::Owners { allotment, add, remove }),
        1 => (allotment(), services(E3)).prop_map(|(allotment, off)| AllotmentAction::SetServices { allotment, off }),
        1 => vec(allotment(), 1..=2).prop_map(|keys| AllotmentAction::Delete(Batch::new(keys).unwrap())),
    ]
}

fn principal() -> impl Strategy<Value = Principal> {
    let roles = prop_oneof![
        6 => Just(vec![Role::GlobalAdmin]),
        2 => select(vec![vec![Role::LicenseAdmin], vec![Role::UserAdmin]]),
        1 => subsequence(Role::ALL.to_vec(), 0..=2),
    ];
    let owns = || subsequence(vec![AllotmentKey(1), AllotmentKey(2)], 0..=2);
    (roles, owns(), prop::bool::weighted(0.03)).prop_map(|(roles, owns, read_only)| Principal {
        roles: roles.into_iter().collect(),
        owns: owns.into_iter().collect(),
        read_only,
        ..admin()
    })
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let some = |most| vec(1..=USERS, 1..=most);
    let job = (action(), some(60), prop::bool::weighted(0.7)).prop_map(|(action, users, skip_refused)| Job {
        action,
        users: keys(users),
        skip_refused,
    });
    let save = |most| {
        (principal(), action(), some(most))
            .prop_map(|(by, action, users)| Step::Save(by, action, BTreeSet::from_iter(users)))
    };
    prop_oneof![
        3 => save(1),
        2 => save(3),
        1 => save(20),
        3 => (principal(), job, 1..=6usize).prop_map(|(by, job, batches)| Step::Run(by, job, batches)),
        4 => (principal(), group_action()).prop_map(|(by, action)| Step::Groups(by, action)),
        4 => (principal(), allotment_action()).prop_map(|(by, action)| Step::Allotments(by, action)),
        2 => (principal(), vec(0..=4i64, 1..=3)).prop_map(|(by, ago)| Step::Undo(by, ago)),
    ]
}
