//! A product of the tenant: what it contains and how many seats there are.

use serde::{Deserialize, Serialize};

use super::ids::{ServicePlanId, SkuId, SubscriptionId, SubscriptionKey};
use super::subscription::Fixed;

/// One app or service of a product (DOMAIN R2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Graph's `servicePlanId`.
    pub id: ServicePlanId,
    /// Graph's `servicePlanName`.
    pub name: String,
    /// The name people know.
    pub display_name: String,
    /// Comes by itself (R104).
    pub automatic: bool,
    /// Belongs to the tenant, so that it is no switch of a user (R105).
    pub company: bool,
}

/// Graph's `companySubscription.status` (DOMAIN R118).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Active.
    Enabled,
    /// Expired, in its days of grace: everything still works (R117).
    Warning,
    /// Disabled: nobody can be licensed until it is renewed (R117).
    Suspended,
    /// Canceled: nobody has access, the data is kept.
    LockedOut,
    /// Gone for good.
    Deleted,
}

impl Status {
    /// Whether its seats can be given (R117).
    #[must_use]
    pub const fn usable(self) -> bool {
        matches!(self, Self::Enabled | Self::Warning)
    }

    /// Graph's word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Warning => "Warning",
            Self::Suspended => "Suspended",
            Self::LockedOut => "LockedOut",
            Self::Deleted => "Deleted",
        }
    }

    /// The status of Graph's word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Enabled, Self::Warning, Self::Suspended, Self::LockedOut, Self::Deleted]
            .into_iter()
            .find(|status| status.word().eq_ignore_ascii_case(word))
    }
}

/// One purchase of a product (DOMAIN R3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// The number in the tenant file.
    pub key: SubscriptionKey,
    /// Graph's `id`.
    pub id: SubscriptionId,
    /// Where it stands in its life.
    pub status: Status,
    /// Seats bought.
    pub total: u32,
    /// A trial.
    pub trial: bool,
    /// Who bought it for themselves (R53); None for what the organization bought.
    pub self_service: Option<String>,
    /// When it ends or renews, as Graph wrote it (RFC 3339).
    pub next_lifecycle: Option<String>,
    /// When it was bought (RFC 3339).
    pub created: Option<String>,
    /// Graph's `commerceSubscriptionId`.
    pub commerce_id: Option<String>,
    /// Graph's `ownerTenantId`: the reseller who sold it.
    pub partner: Option<String>,
    /// Graph's `ownerId`: the id of who bought it for themselves.
    pub owner_id: Option<String>,
    /// What was said when it was canceled here (R55); cleaned.
    pub reason: Option<String>,
}

impl Subscription {
    /// Whether its seats can be used (R117).
    #[must_use]
    pub const fn gives_seats(&self) -> bool {
        matches!(self.status, Status::Enabled | Status::Warning)
    }

    /// How it was bought, as far as Graph tells, a trial included: the end of its sentence's name.
    #[must_use]
    pub const fn channel(&self) -> Option<&'static str> {
        match self {
            Self { self_service: Some(_), trial: false, .. } => Some("self-service"),
            Self { self_service: Some(_), .. } => Some("self-service-trial"),
            Self { trial: true, .. } => Some("trial"),
            Self { partner: Some(_), .. } => Some("reseller"),
            _ => None,
        }
    }

    /// Why **Buy licenses** and **Remove licenses** are off, as far as the file tells (R71).
    #[must_use]
    pub const fn fixed(&self) -> Option<Fixed> {
        Some(match self.status {
            Status::Suspended => Fixed::Suspended,
            Status::LockedOut => Fixed::LockedOut,
            Status::Deleted => Fixed::Deleted,
            _ if self.self_service.is_some() => Fixed::SelfService,
            _ if self.trial => Fixed::Trial,
            _ if self.partner.is_some() => Fixed::Reseller,
            _ => return None,
        })
    }
}

/// Graph's `prepaidUnits`: seats by the state of what they were bought with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Units {
    /// Usable.
    pub enabled: u32,
    /// Usable, but of an expired subscription (R117).
    pub warning: u32,
    /// Not assignable until renewed.
    pub suspended: u32,
    /// Not assignable.
    pub locked_out: u32,
}

/// A product with the tenant's numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Graph's `skuId`.
    pub sku: SkuId,
    /// Graph's `skuPartNumber`.
    pub part_number: String,
    /// The name people know; cleaned.
    pub display_name: String,
    /// False for `appliesTo` = "Company": not for single users (R88).
    pub for_users: bool,
    /// Goes to a group of devices (R40).
    pub device: bool,
    /// What it contains, in order of name.
    pub services: Vec<Service>,
    /// What was bought of it, in the order of purchase.
    pub subscriptions: Vec<Subscription>,
    /// Seats used up, those of users that are not in this file included (R78).
    pub assigned: u32,
    /// Users of this file in whose licenses for it something went wrong.
    pub errors: u32,
}

impl Product {
    /// Seats by state, over the subscriptions (R3).
    #[must_use]
    pub fn units(&self) -> Units {
        let mut units = Units::default();
        for subscription in &self.subscriptions {
            let of_status = match subscription.status {
                Status::Enabled => &mut units.enabled,
                Status::Warning => &mut units.warning,
                Status::Suspended => &mut units.suspended,
                Status::LockedOut => &mut units.locked_out,
                Status::Deleted => continue,
            };
            // Numbers from outside: no sum of them may end the program.
            *of_status = of_status.saturating_add(subscription.total);
        }
        units
    }

    /// Seats that can be used: enabled and in grace (R82, J1).
    #[must_use]
    pub fn total(&self) -> u32 {
        let units = self.units();
        units.enabled.saturating_add(units.warning)
    }

    /// Seats left; below zero after a reduction or an expiry (R83).
    #[must_use]
    pub fn available(&self) -> i64 {
        i64::from(self.total()) - i64::from(self.assigned)
    }

    /// The state of the whole, as Graph's `capabilityStatus` has it (R118).
    #[must_use]
    pub fn status(&self) -> Status {
        let units = self.units();
        match units {
            Units { enabled: 1.., .. } => Status::Enabled,
            Units { warning: 1.., .. } => Status::Warning,
            Units { suspended: 1.., .. } => Status::Suspended,
            Units { locked_out: 1.., .. } => Status::LockedOut,
            _ if self.subscriptions.iter().any(|s| s.status == Status::Enabled) => Status::Enabled,
            _ => Status::Deleted,
        }
    }

    /// Whether the tenant has any subscription that is not gone.
    #[must_use]
    pub fn owned(&self) -> bool {
        self.subscriptions.iter().any(|s| s.status != Status::Deleted)
    }

    /// Who bought it, when only self-service purchases feed it (R53).
    #[must_use]
    pub fn self_service_buyer(&self) -> Option<&str> {
        let mut live = self.subscriptions.iter().filter(|s| s.status != Status::Deleted).peekable();
        let first = live.peek()?.self_service.as_deref()?;
        live.all(|s| s.self_service.is_some()).then_some(first)
    }

    /// Whether users are licensed with it, and neither the tenant as a whole nor devices.
    #[must_use]
    pub const fn goes_to_users(&self) -> bool {
        self.for_users && !self.device
    }

    /// The purchase whose seats can be changed, the largest first.
    #[must_use]
    pub fn for_sale(&self) -> Option<&Subscription> {
        self.subscriptions.iter().filter(|s| s.fixed().is_none()).max_by_key(|s| s.total)
    }

    /// The purchase of that number.
    #[must_use]
    pub fn subscription(&self, key: SubscriptionKey) -> Option<&Subscription> {
        self.subscriptions.iter().find(|subscription| subscription.key == key)
    }

    /// Whether group licensing comes with it: Entra ID P1 or higher is in it, or it is Office 365 E3, A3, G3 or
    /// higher (R92). Every Microsoft 365 product that qualifies has Entra ID P1 in it.
    #[must_use]
    pub fn permits_group_licensing(&self) -> bool {
        const SUITES: [&str; 3] = ["ENTERPRISEPACK", "ENTERPRISEPREMIUM", "ENTERPRISEWITHSCAL"];
        self.owned()
            && (self.services.iter().any(|service| matches!(&*service.name, "AAD_PREMIUM" | "AAD_PREMIUM_P2"))
                || SUITES.iter().any(|suite| self.part_number.starts_with(suite)))
    }

    /// The service of that id.
    #[must_use]
    pub fn service(&self, id: ServicePlanId) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// The services that a user's switches can reach (R105).
    pub fn switches(&self) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(|service| !service.company)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::rules::sample::{E3, Scene};

    use super::*;

    fn product(subscriptions: &[(Status, u32, Option<&str>)]) -> Product {
        Scene::new().bought(E3, subscriptions).product(E3)
    }

    #[test]
    fn seats_add_up_over_the_subscriptions() {
        use Status::{Deleted, Enabled, LockedOut, Suspended, Warning};
        let all =
            [(Enabled, 5, None), (Enabled, 8, None), (Warning, 4, None), (Suspended, 2, None), (LockedOut, 1, None)];
        let five = product(&all);
        assert_eq!(five.units(), Units { enabled: 13, warning: 4, suspended: 2, locked_out: 1 });
        assert_eq!((five.total(), five.status()), (17, Enabled));
        for (subscriptions, status) in
            [(&all[2..], Warning), (&all[3..], Suspended), (&all[4..], LockedOut), (&[(Enabled, 0, None)], Enabled)]
        {
            assert_eq!(product(subscriptions).status(), status);
        }
        assert_eq!(product(&[(Deleted, 9, None)]).status(), Deleted);
        assert_eq!((product(&[]).total(), product(&[]).status()), (0, Deleted));
    }

    #[test]
    fn more_seats_than_there_are_people_are_no_crash() {
        let vast =
            product(&[(Status::Enabled, u32::MAX, None), (Status::Enabled, 1, None), (Status::Warning, 1, None)]);
        assert_eq!((vast.total(), vast.available()), (u32::MAX, i64::from(u32::MAX)));
    }

    #[test]
    fn too_few_seats_are_less_than_none() {
        let scene = Scene::new().seats(E3, 1).user("a").holds(E3).user("b").holds(E3).user("c").inherits(E3, "Staff");
        assert_eq!(scene.product(E3).available(), -2);
    }
}
