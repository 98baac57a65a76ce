//! What a refusal says: the problem, and how to fix it (DOMAIN R24, R129 to R147).

use super::{Arg, Words};
use crate::domain::custom_view::CustomView;
use crate::domain::refusal::{Refusal, ServiceRef};
use crate::domain::role::Role;

impl Words {
    /// What the problem is.
    #[must_use]
    pub fn problem(&self, refusal: &Refusal) -> String {
        self.tell(&format!("refusal-{}", refusal.code().replace('_', "-")), self.arguments(refusal))
    }

    /// How to fix it.
    #[must_use]
    pub fn remedy(&self, refusal: &Refusal) -> String {
        self.tell(&format!("fix-{}", refusal.code().replace('_', "-")), self.arguments(refusal))
    }

    /// A role's name.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.say(&format!("role-{role}"))
    }

    /// Several names as "a, b or c".
    #[must_use]
    pub fn any_of(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => {
                self.tell("list-or", [("most", most.join(", ").into()), ("last", last.clone().into())])
            }
        }
    }

    fn arguments<'r>(&self, refusal: &'r Refusal) -> Vec<(&'static str, Arg<'r>)> {
        let mut args: Vec<(&'static str, Arg)> = Vec::new();
        if let Some(user) = refusal.user() {
            args.push(("user", (&*user.name).into()));
        }
        if let Some(product) = refusal.product() {
            args.push(("product", (&*product.name).into()));
        }
        if let Some(group) = refusal.group() {
            args.push(("group", (&*group.name).into()));
        }
        let names = |services: &[ServiceRef]| services.iter().map(|service| service.name.clone()).collect::<Vec<_>>();
        match refusal {
            Refusal::BatchTooLarge { count } => args.push(("count", (*count).into())),
            Refusal::RoleNotPermitted { needs } => {
                let roles: Vec<_> = needs.iter().map(|role| self.role(*role)).collect();
                args.push(("roles", self.any_of(&roles).into()));
            }
            Refusal::UnknownUser { name } => args.extend([("user", (&**name).into()), ("whom", "user".into())]),
            Refusal::UnknownMember { name } => args.extend([("user", (&**name).into()), ("whom", "member".into())]),
            Refusal::SelfServicePurchase { user, buyer, .. } => {
                args.push(("buyer", (&**buyer).into()));
                args.extend(user.is_none().then(|| ("user", "nobody".into())));
            }
            Refusal::ServiceNotInProduct { service, .. } => args.push(("service", (&*service.name).into())),
            Refusal::InheritedLicense { groups, .. } => args.push(("groups", groups.join(", ").into())),
            Refusal::ConflictingServices { services: [(a, from_a), (b, from_b)], .. }
            | Refusal::GroupConflictingServices { services: [(a, from_a), (b, from_b)], .. } => {
                args.extend([("first", (&*a.name).into()), ("second", (&*b.name).into())]);
                args.extend([("first-product", (&*from_a.name).into()), ("second-product", (&*from_b.name).into())]);
            }
            Refusal::MissingDependency { service, needs, .. }
            | Refusal::GroupMissingDependency { service, needs, .. } => {
                args.push(("service", (&*service.name).into()));
                args.push(("needs", self.any_of(&names(needs)).into()));
            }
            Refusal::NoSeats { needed, available, over, .. } => {
                args.extend([("needed", (*needed).into()), ("available", (*available).into())]);
                // Where more is assigned than there is, that has to be bought as well.
                args.push(("lacking", i64::from(*needed).saturating_sub(*available).into()));
                args.extend([("short", over.len().into()), ("whom", "users".into())]);
            }
            Refusal::NoDeviceSeats { needed, available, .. } => {
                args.extend([("needed", (*needed).into()), ("available", (*available).into())]);
                args.push(("lacking", i64::from(*needed).saturating_sub(*available).into()));
                let short = i64::from(*needed).saturating_sub((*available).max(0));
                args.extend([("short", short.into()), ("whom", "devices".into())]);
            }
            Refusal::WrongGroupKind { devices, .. } => {
                args.push(("whom", (if *devices { "devices" } else { "users" }).into()));
            }
            Refusal::ChangedMeanwhile { batch, .. } => args.push(("batch", batch.0.into())),
            Refusal::OtherChangedMeanwhile { batch, name } => {
                args.extend([("batch", batch.0.into()), ("user", (&**name).into())]);
            }
            Refusal::UserNameTaken { user, by } => {
                args.extend([("upn", (&*user.upn).into()), ("by", (&*by.name).into())]);
            }
            Refusal::UnknownSubscription { name } => args.push(("name", (&**name).into())),
            Refusal::SeatsFixed { why, .. } => args.push(("why", why.id().into())),
            Refusal::SeatsBelowAssigned { assigned, least, .. } => {
                args.extend([("assigned", (*assigned).into()), ("least", (*least).into())]);
            }
            Refusal::UnknownAllotment { name } | Refusal::AllotmentNotOwned { name } => {
                args.push(("allotment", (&**name).into()));
            }
            Refusal::AllotmentLimit { name, limit, total, .. } => {
                args.push(("allotment", (&**name).into()));
                args.extend([("limit", (*limit).into()), ("total", (*total).into())]);
            }
            Refusal::UnknownGroup { name } => args.push(("group", (&**name).into())),
            Refusal::UnknownView { name } => args.push(("view", (&**name).into())),
            Refusal::BadViewName => args.push(("most", CustomView::LONGEST_NAME.into())),
            Refusal::TooManyViews => args.push(("most", CustomView::MOST.into())),
            Refusal::GroupHasLicenses { products, .. } => {
                let names: Vec<_> = products.iter().map(|product| product.name.clone()).collect();
                args.push(("products", names.join(", ").into()));
            }
            _ => {}
        }
        args
    }
}
