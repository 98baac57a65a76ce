//! The sample tenant: Contoso, whose people, numbers and troubles are made up to show everything there is.

use crate::store::import::graph::report::GraphCounts;
use crate::store::{Store, StoreError};

macro_rules! files {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("../../../assets/sample/", $name)))),*]
    };
}

/// Graph's answers, one object to a line.
pub(in crate::store) const FILES: [(&str, &str); 6] = files! {
    "users.json" "subscribedSkus.json" "subscriptions.json" "groups.json" "devices.json" "directoryRoles.json"
};

impl Store {
    /// Takes in the sample tenant's users, products, groups, devices and roles, through the same import as any other.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn fill_with_sample(&mut self) -> Result<GraphCounts, StoreError> {
        self.take_in(&mut |_, _| (), |import| {
            FILES.iter().try_for_each(|(name, text)| import.file(name, text.as_bytes()).map(drop))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::Timestamp;

    use super::*;
    use crate::domain::catalog::relations::{Needs, Relations};
    use crate::domain::effective;
    use crate::domain::facts::Facts;
    use crate::domain::product::{Product, Status};
    use crate::domain::query::{Filter, UserQuery};
    use crate::domain::role::Role;
    use crate::domain::state::UserState;
    use crate::domain::user::{LicenseState, Path, User};
    use crate::store::products::Found;

    fn sample() -> Store {
        let mut store = Store::in_memory("Contoso").unwrap();
        let counts = store.fill_with_sample().unwrap();
        assert_eq!((counts.users, counts.products, counts.subscriptions), (200, 15, 16));
        assert_eq!((counts.groups, counts.devices, counts.roles), (7, 10, 7));
        assert_eq!((counts.skipped, counts.warnings), (Vec::new(), Vec::new()));
        store
    }

    fn everybody(store: &Store) -> Vec<User> {
        store.users(&store.list_users(&UserQuery::default()).unwrap().users).unwrap()
    }

    fn user(store: &Store, name: &str) -> User {
        let key = store.find_user(&format!("{name}@contoso.example")).unwrap().unwrap();
        store.user(key).unwrap().unwrap()
    }

    fn product(store: &Store, part_number: &str) -> Product {
        let Found::One(sku) = store.find_product(part_number).unwrap() else { panic!("no {part_number}") };
        store.product(sku).unwrap().unwrap()
    }

    #[test]
    fn the_tenant_is_in_order() {
        let mut store = sample();
        assert_eq!(store.check().unwrap(), []);
        let before = everybody(&store);
        store.fill_with_sample().unwrap();
        assert_eq!(everybody(&store), before);
        assert!(before.iter().all(|user| user.upn.ends_with("@contoso.example")));
    }

    #[test]
    fn every_service_has_what_it_needs() {
        let store = sample();
        let by = store.owner().unwrap();
        let products: BTreeMap<_, _> = store.products().unwrap().into_iter().map(|p| (p.sku, p)).collect();
        let facts = Facts { products, ..Facts::new(by, Timestamp::now()) };
        for user in everybody(&store) {
            let on = effective::services(&user, &UserState::of(&user), &facts);
            for dependency in Relations::embedded().dependencies.iter().filter(|d| on.contains_key(&d.plan)) {
                let met = match &dependency.needs {
                    Needs::Any(plans) => plans.iter().any(|plan| on.contains_key(plan)),
                    Needs::All(plans) => plans.iter().all(|plan| on.contains_key(plan)),
                };
                assert!(met, "{}: {}", user.upn, dependency.plan);
            }
            let direct = |license: &&crate::domain::user::License| license.path == Path::Direct;
            assert!(user.location.is_some() || !user.licenses.iter().any(|l| direct(&l)), "{} (R134)", user.upn);
        }
    }

    #[test]
    fn seats_are_short_enough_and_over() {
        let store = sample();
        for (part_number, total, assigned) in [
            ("STANDARDPACK", 10, 12),
            ("ENTERPRISEPACK", 60, 32),
            ("ENTERPRISEPREMIUM", 5, 5),
            ("SPE_E5", 38, 36),
            ("POWER_BI_PRO", 25, 9),
            ("AAD_PREMIUM", 200, 74),
            ("PROJECTPROFESSIONAL", 10, 4),
            ("MCOMEETADV", 25, 8),
            ("WORKPLACE_ANALYTICS", 10, 2),
            ("POWERAUTOMATE_ATTENDED_RPA", 3, 2),
            ("OFFICE_PROPLUS_DEVICE1", 20, 0),
            ("VISIOCLIENT", 0, 2),
            ("TEAMS_EXPLORATORY", 100, 3),
            ("FLOW_FREE", 10_000, 14),
            ("EMS", 50, 12),
        ] {
            let product = product(&store, part_number);
            assert_eq!((product.total(), product.assigned), (total, assigned), "{part_number}");
        }
        assert_eq!(store.products().unwrap().len(), 15);
        assert_eq!(product(&store, "POWER_BI_PRO").units().warning, 5);
        assert_eq!(product(&store, "VISIOCLIENT").status(), Status::Suspended);
        assert_eq!(product(&store, "POWERAUTOMATE_ATTENDED_RPA").self_service_buyer(), Some("Zoë Müller"));
        assert!(product(&store, "OFFICE_PROPLUS_DEVICE1").device);
        assert!(product(&store, "TEAMS_EXPLORATORY").subscriptions[0].trial);
    }

    #[test]
    fn every_filter_finds_somebody() {
        let store = sample();
        let count = |filter| store.list_users(&UserQuery { filter, ..UserQuery::default() }).unwrap().users.len();
        assert_eq!((count(Filter::All), count(Filter::Guests), count(Filter::Blocked)), (200, 14, 12));
        assert_eq!(count(Filter::Licensed) + count(Filter::Unlicensed), 200);
        assert_eq!(count(Filter::Errors), 2);
        let users = everybody(&store);
        assert_eq!(users.iter().filter(|user| user.location.is_none()).count(), 24);
        assert_eq!(users.iter().filter(|user| user.display_name == "Anna Schmidt").count(), 2);
    }

    #[test]
    fn the_cast_holds_what_tests_rely_on() {
        let store = sample();
        let held = |name: &str| {
            let mut held = Vec::new();
            for license in user(&store, name).licenses {
                let part_number = store.product(license.sku).unwrap().unwrap().part_number;
                let group = match license.path {
                    Path::Direct => String::new(),
                    Path::Group { name, .. } | Path::Allotment { name, .. } => format!(" by {name}"),
                };
                let off =
                    if license.disabled.is_empty() { String::new() } else { format!(" -{}", license.disabled.len()) };
                let error = if license.state == LicenseState::Error { license.error.unwrap() } else { String::new() };
                held.push(format!("{part_number}{group}{off}{error}"));
            }
            held.join(", ")
        };
        assert_eq!(held("adele"), "AAD_PREMIUM by Everyone P1, ENTERPRISEPACK, ENTERPRISEPACK by Staff E3");
        assert_eq!(
            held("diegos"),
            "AAD_PREMIUM by Everyone P1, STANDARDPACK, ENTERPRISEPACK by Staff E3MutuallyExclusiveViolation"
        );
        assert_eq!(held("antonia"), "AAD_PREMIUM by Everyone P1, ENTERPRISEPREMIUM by Board E5CountViolation");
        assert_eq!(held("pawel"), "AAD_PREMIUM by Everyone P1, STANDARDPACK -1, ENTERPRISEPACK");
        assert_eq!(held("youssef"), "");
        for (name, role) in [
            ("admin", Role::GlobalAdmin),
            ("license", Role::LicenseAdmin),
            ("useradmin", Role::UserAdmin),
            ("billing", Role::BillingAdmin),
            ("groupsadmin", Role::GroupsAdmin),
            ("reader", Role::GlobalReader),
            ("helpdesk", Role::HelpdeskAdmin),
        ] {
            assert_eq!(user(&store, name).roles, [role].into(), "{name}");
        }
    }
}
