//! A rule's no, with everything needed to say what the problem is and how to fix it (DOMAIN R24).

use super::ids::{BatchId, GroupKey, ServicePlanId, SkuId, UserKey};
use super::role::Role;
use super::subscription::Fixed;

/// A user, as a sentence names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRef {
    /// The number in the tenant file.
    pub key: UserKey,
    /// Display name.
    pub name: String,
    /// User principal name.
    pub upn: String,
}

/// A product, as a sentence names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductRef {
    /// Graph's `skuId`.
    pub sku: SkuId,
    /// Graph's `skuPartNumber`; empty when nobody knows the product.
    pub part_number: String,
    /// Display name.
    pub name: String,
}

/// A service, as a sentence names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceRef {
    /// Graph's `servicePlanId`.
    pub id: ServicePlanId,
    /// Graph's `servicePlanName`; empty when nobody knows the service.
    pub part_number: String,
    /// Display name.
    pub name: String,
}

/// A group, as a sentence names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRef {
    /// The number in the tenant file.
    pub key: GroupKey,
    /// Display name.
    pub name: String,
}

/// Why a change is not made. The codes are those of the command line's JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are named by their types")]
pub enum Refusal {
    /// The file was opened to be looked at only.
    ReadOnly,
    /// More than 20 users in one batch (R21).
    BatchTooLarge { count: usize },
    /// None of the operator's roles may do this (R8, R144).
    RoleNotPermitted { needs: &'static [Role] },
    /// Guests are licensed by Global admins alone (R11).
    GuestNeedsGlobalAdmin { user: UserRef },
    /// No such user (R145). The name is what was asked for.
    UnknownUser { name: String },
    /// The user was deleted (R65).
    UserDeleted { user: UserRef },
    /// A new user without a display name, or with a name that nobody can sign in with.
    BadUserName { user: UserRef },
    /// Somebody else signs in with that name (R67).
    UserNameTaken { user: UserRef, by: UserRef },
    /// Deleted for more than 30 days (R65).
    RestoreExpired { user: UserRef },
    /// One's own account.
    OwnAccount { user: UserRef },
    /// Who holds a role is deleted and restored by Global admins alone (R15).
    AdminNeedsGlobalAdmin { user: UserRef },
    /// No subscription gives the tenant this product (R135).
    ProductNotOwned { product: ProductRef },
    /// `appliesTo` is not User (R138).
    NotForUsers { product: ProductRef },
    /// A device product goes to a group of devices (R41).
    DeviceProductNeedsGroup { product: ProductRef },
    /// Bought by a user for themselves (R53). A user is named where taking everything away would take it from them.
    SelfServicePurchase { user: Option<UserRef>, product: ProductRef, buyer: String },
    /// Every subscription of it is suspended or locked out (R117).
    SubscriptionDisabled { product: ProductRef },
    /// The service is no part of the product (R140).
    ServiceNotInProduct { product: ProductRef, service: ServiceRef },
    /// Not held by any path (R133).
    NotHeld { user: UserRef, product: ProductRef },
    /// Held only through groups (R132).
    InheritedLicense { user: UserRef, product: ProductRef, groups: Vec<String> },
    /// No usage location (R134).
    UsageLocationMissing { user: UserRef },
    /// Two services that exclude each other (R130, R141), each with the product it comes from.
    ConflictingServices { user: UserRef, services: [(ServiceRef, ProductRef); 2] },
    /// A service without one that it depends on (R131).
    MissingDependency { user: UserRef, product: ProductRef, service: ServiceRef, needs: Vec<ServiceRef> },
    /// Not enough seats (R129). `over` are the users, last in order, for whom there is none.
    NoSeats { product: ProductRef, needed: u32, available: i64, over: Vec<UserRef> },
    /// The state asked for is the state there is (R137).
    NothingToChange,
    /// What the batch wrote has been changed since, so that it cannot be taken back.
    ChangedMeanwhile { batch: BatchId, user: UserRef },
    /// The same of something that is no user.
    OtherChangedMeanwhile { batch: BatchId, name: String },
    /// No such group (R145). The name is what was asked for.
    UnknownGroup { name: String },
    /// Synced, or its members follow a rule.
    GroupEditedElsewhere { group: GroupRef },
    /// A group that has licenses cannot be deleted (R102).
    GroupHasLicenses { group: GroupRef, products: Vec<ProductRef> },
    /// No name, or too long a one.
    BadGroupName,
    /// The group is of a kind that carries no licenses for users (R91), or none for devices (R44).
    WrongGroupKind { group: GroupRef, devices: bool },
    /// The tenant owns nothing that group licensing comes with (R92).
    GroupLicensingNotOwned,
    /// Nobody and nothing that could be a member. The name is what was asked for.
    UnknownMember { name: String },
    /// A group in itself, be it by way of others.
    GroupCircle { group: GroupRef },
    /// A product for users, and members who are none.
    GroupOfDevices { group: GroupRef, product: ProductRef },
    /// A product for devices, and none in the group (R41).
    GroupWithoutDevices { group: GroupRef, product: ProductRef },
    /// The product licenses users.
    NotForDevices { product: ProductRef },
    /// A group has one subscription at most (R42). The product is that of the one it has.
    GroupHasSubscription { group: GroupRef, product: ProductRef },
    /// The subscription is given to that group already (R42).
    SubscriptionHasGroup { group: GroupRef, product: ProductRef },
    /// Not enough seats for all devices of the group (R78, R129).
    NoDeviceSeats { group: GroupRef, product: ProductRef, needed: u32, available: i64 },
    /// No such allotment. The name is what was asked for.
    UnknownAllotment { name: String },
    /// No name, or too long a one.
    BadAllotmentName,
    /// The operator owns allotments, but not this one (R12).
    AllotmentNotOwned { name: String },
    /// More than there are seats (R60).
    AllotmentLimit { name: String, product: ProductRef, limit: u32, total: u32 },
    /// No allotment is made of such a product (R62).
    ProductNotAllottable { product: ProductRef },
    /// The group does not give the product (R133).
    NotAssignedToGroup { group: GroupRef, product: ProductRef },
    /// No such filter. The name is what was asked for.
    UnknownView { name: String },
    /// A filter without a name, with too long a one, or with another's (R124).
    BadViewName,
    /// There are fifty already (R124).
    TooManyViews,
    /// The group would give two services that exclude each other (R141).
    GroupConflictingServices { group: GroupRef, services: [(ServiceRef, ProductRef); 2] },
    /// No such purchase. The name is what was asked for.
    UnknownSubscription { name: String },
    /// The seats of such a purchase are not bought or removed here (R71).
    SeatsFixed { product: ProductRef, why: Fixed },
    /// Fewer seats than are assigned (R72); `least` is what the purchase must have.
    SeatsBelowAssigned { product: ProductRef, assigned: u32, least: u32 },
    /// Nobody bought it for themselves, or the organization did as well: there is nothing to take control of (R54).
    NotSelfService { product: ProductRef },
    /// The group would give a service without one that it depends on (R100, R139).
    GroupMissingDependency { group: GroupRef, product: ProductRef, service: ServiceRef, needs: Vec<ServiceRef> },
}

impl Refusal {
    /// The code in JSON, one per rule; also the stem of the sentences' names in `assets/locales/`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ReadOnly => "read_only",
            Self::BatchTooLarge { .. } => "batch_too_large",
            Self::RoleNotPermitted { .. } => "role_not_permitted",
            Self::GuestNeedsGlobalAdmin { .. } => "guest_needs_global_admin",
            Self::UnknownUser { .. } | Self::UnknownMember { .. } => "unknown_user",
            Self::UserDeleted { .. } => "user_deleted",
            Self::BadUserName { .. } => "bad_user_name",
            Self::UserNameTaken { .. } => "user_name_taken",
            Self::RestoreExpired { .. } => "restore_expired",
            Self::OwnAccount { .. } => "own_account",
            Self::AdminNeedsGlobalAdmin { .. } => "admin_needs_global_admin",
            Self::ProductNotOwned { .. } => "product_not_owned",
            Self::NotForUsers { .. } => "not_for_users",
            Self::DeviceProductNeedsGroup { .. } => "device_product_needs_group",
            Self::SelfServicePurchase { .. } => "self_service_purchase",
            Self::SubscriptionDisabled { .. } => "subscription_disabled",
            Self::ServiceNotInProduct { .. } => "service_not_in_product",
            Self::NotHeld { .. } => "not_held",
            Self::InheritedLicense { .. } => "inherited_license",
            Self::UsageLocationMissing { .. } => "usage_location_missing",
            Self::ConflictingServices { .. } => "conflicting_services",
            Self::MissingDependency { .. } => "missing_dependency",
            Self::NoSeats { .. } | Self::NoDeviceSeats { .. } => "no_seats",
            Self::NothingToChange => "nothing_to_change",
            Self::ChangedMeanwhile { .. } | Self::OtherChangedMeanwhile { .. } => "changed_meanwhile",
            Self::UnknownGroup { .. } => "unknown_group",
            Self::GroupEditedElsewhere { .. } => "group_edited_elsewhere",
            Self::GroupHasLicenses { .. } => "group_has_licenses",
            Self::BadGroupName => "bad_group_name",
            Self::WrongGroupKind { .. } => "wrong_group_kind",
            Self::GroupLicensingNotOwned => "group_licensing_not_owned",
            Self::GroupCircle { .. } => "group_circle",
            Self::GroupOfDevices { .. } => "group_of_devices",
            Self::GroupWithoutDevices { .. } => "group_without_devices",
            Self::NotForDevices { .. } => "not_for_devices",
            Self::GroupHasSubscription { .. } => "group_has_subscription",
            Self::SubscriptionHasGroup { .. } => "subscription_has_group",
            Self::UnknownAllotment { .. } => "unknown_allotment",
            Self::BadAllotmentName => "bad_allotment_name",
            Self::AllotmentNotOwned { .. } => "allotment_not_owned",
            Self::AllotmentLimit { .. } => "allotment_limit",
            Self::ProductNotAllottable { .. } => "product_not_allottable",
            Self::NotAssignedToGroup { .. } => "not_assigned_to_group",
            Self::UnknownView { .. } => "unknown_view",
            Self::BadViewName => "bad_view_name",
            Self::TooManyViews => "too_many_views",
            Self::GroupConflictingServices { .. } => "group_conflicting_services",
            Self::GroupMissingDependency { .. } => "group_missing_dependency",
            Self::UnknownSubscription { .. } => "unknown_subscription",
            Self::SeatsFixed { .. } => "seats_fixed",
            Self::SeatsBelowAssigned { .. } => "seats_below_assigned",
            Self::NotSelfService { .. } => "not_self_service",
        }
    }

    /// The one user it is about. None: it refuses the batch, or (seats) several users of it.
    #[must_use]
    pub const fn user(&self) -> Option<&UserRef> {
        match self {
            Self::GuestNeedsGlobalAdmin { user }
            | Self::UserDeleted { user }
            | Self::BadUserName { user }
            | Self::UserNameTaken { user, .. }
            | Self::RestoreExpired { user }
            | Self::OwnAccount { user }
            | Self::AdminNeedsGlobalAdmin { user }
            | Self::NotHeld { user, .. }
            | Self::InheritedLicense { user, .. }
            | Self::UsageLocationMissing { user }
            | Self::ConflictingServices { user, .. }
            | Self::MissingDependency { user, .. }
            | Self::ChangedMeanwhile { user, .. }
            | Self::SelfServicePurchase { user: Some(user), .. } => Some(user),
            _ => None,
        }
    }

    /// The one group it is about.
    #[must_use]
    pub const fn group(&self) -> Option<&GroupRef> {
        match self {
            Self::GroupEditedElsewhere { group }
            | Self::GroupHasLicenses { group, .. }
            | Self::WrongGroupKind { group, .. }
            | Self::GroupCircle { group }
            | Self::GroupOfDevices { group, .. }
            | Self::GroupWithoutDevices { group, .. }
            | Self::GroupHasSubscription { group, .. }
            | Self::SubscriptionHasGroup { group, .. }
            | Self::NoDeviceSeats { group, .. }
            | Self::NotAssignedToGroup { group, .. }
            | Self::GroupConflictingServices { group, .. }
            | Self::GroupMissingDependency { group, .. } => Some(group),
            _ => None,
        }
    }

    /// The users who would have to be left out for the rest to go ahead. Empty: leaving out does not help.
    #[must_use]
    pub fn leave_out(&self) -> Vec<UserKey> {
        match self {
            Self::NoSeats { over, .. } => over.iter().map(|user| user.key).collect(),
            _ => self.user().map(|user| user.key).into_iter().collect(),
        }
    }

    /// The product it is about.
    #[must_use]
    pub const fn product(&self) -> Option<&ProductRef> {
        match self {
            Self::ProductNotOwned { product }
            | Self::NotForUsers { product }
            | Self::DeviceProductNeedsGroup { product }
            | Self::SelfServicePurchase { product, .. }
            | Self::SubscriptionDisabled { product }
            | Self::ServiceNotInProduct { product, .. }
            | Self::NotHeld { product, .. }
            | Self::InheritedLicense { product, .. }
            | Self::MissingDependency { product, .. }
            | Self::NoSeats { product, .. }
            | Self::GroupOfDevices { product, .. }
            | Self::GroupWithoutDevices { product, .. }
            | Self::NotForDevices { product }
            | Self::GroupHasSubscription { product, .. }
            | Self::SubscriptionHasGroup { product, .. }
            | Self::NoDeviceSeats { product, .. }
            | Self::AllotmentLimit { product, .. }
            | Self::ProductNotAllottable { product }
            | Self::NotAssignedToGroup { product, .. }
            | Self::SeatsFixed { product, .. }
            | Self::SeatsBelowAssigned { product, .. }
            | Self::NotSelfService { product }
            | Self::GroupMissingDependency { product, .. }
            | Self::GroupConflictingServices { services: [(_, product), _], .. }
            | Self::ConflictingServices { services: [(_, product), _], .. } => Some(product),
            _ => None,
        }
    }

    /// The services it is about.
    #[must_use]
    pub fn services(&self) -> Vec<&ServiceRef> {
        match self {
            Self::ServiceNotInProduct { service, .. } => vec![service],
            Self::ConflictingServices { services: [(a, _), (b, _)], .. }
            | Self::GroupConflictingServices { services: [(a, _), (b, _)], .. } => vec![a, b],
            Self::MissingDependency { service, needs, .. } | Self::GroupMissingDependency { service, needs, .. } => {
                std::iter::once(service).chain(needs).collect()
            }
            _ => Vec::new(),
        }
    }
}
