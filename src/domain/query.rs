//! What a list of users is asked for, and the answer.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ids::{SkuId, UserKey};
use super::location::Location;
use super::role::Role;
use super::text::{clean, fold};
use super::user::User;

/// The standard filters of **Active users** (DOMAIN R123).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// **All users**.
    #[default]
    All,
    /// **Licensed users**.
    Licensed,
    /// **Unlicensed users**.
    Unlicensed,
    /// **Guest users**.
    Guests,
    /// **Sign-in allowed**.
    Allowed,
    /// **Sign-in blocked**.
    Blocked,
    /// **Users with errors**.
    Errors,
    /// **Billing admins**.
    BillingAdmins,
    /// **Global admins**.
    GlobalAdmins,
    /// **Helpdesk admins**.
    HelpdeskAdmins,
    /// **Service admins**.
    ServiceAdmins,
    /// **User management admins**.
    UserManagementAdmins,
}

impl Filter {
    /// Every filter, in the order of the menu.
    pub const ALL: [Self; 12] = [
        Self::All,
        Self::Licensed,
        Self::Guests,
        Self::Allowed,
        Self::Blocked,
        Self::Unlicensed,
        Self::Errors,
        Self::BillingAdmins,
        Self::GlobalAdmins,
        Self::HelpdeskAdmins,
        Self::ServiceAdmins,
        Self::UserManagementAdmins,
    ];

    /// The word on the command line, and the stem of its label's name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Licensed => "licensed",
            Self::Unlicensed => "unlicensed",
            Self::Guests => "guests",
            Self::Allowed => "allowed",
            Self::Blocked => "blocked",
            Self::Errors => "errors",
            Self::BillingAdmins => "billing-admins",
            Self::GlobalAdmins => "global-admins",
            Self::HelpdeskAdmins => "helpdesk-admins",
            Self::ServiceAdmins => "service-admins",
            Self::UserManagementAdmins => "user-management-admins",
        }
    }

    /// The role whose holders it shows, if it is one of those.
    #[must_use]
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::BillingAdmins => Some(Role::BillingAdmin),
            Self::GlobalAdmins => Some(Role::GlobalAdmin),
            Self::HelpdeskAdmins => Some(Role::HelpdeskAdmin),
            Self::ServiceAdmins => Some(Role::ServiceAdmin),
            Self::UserManagementAdmins => Some(Role::UserAdmin),
            _ => None,
        }
    }
}

/// The word names none of [`Filter::ALL`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there are {}", Filter::ALL.map(Filter::id).join(", "))]
pub struct NoSuchFilter;

impl FromStr for Filter {
    type Err = NoSuchFilter;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|filter| filter.id() == text).ok_or(NoSuchFilter)
    }
}

/// What the directory says of a user in words of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Attribute {
    /// Department.
    Department,
    /// Job title.
    JobTitle,
    /// City.
    City,
    /// State or province.
    State,
    /// Country or region.
    Country,
}

impl Attribute {
    /// Every one, as declared.
    pub const ALL: [Self; 5] = [Self::Department, Self::JobTitle, Self::City, Self::State, Self::Country];

    /// The word on the command line, and the stem of its label's name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::JobTitle => "job-title",
            Self::City => "city",
            Self::State => "state",
            Self::Country => "country",
        }
    }

    /// What it is of a user; may be empty.
    #[must_use]
    pub fn of(self, user: &User) -> &str {
        match self {
            Self::Department => &user.department,
            Self::JobTitle => &user.job_title,
            Self::City => &user.city,
            Self::State => &user.state,
            Self::Country => &user.country,
        }
    }
}

/// What has to be true of a user beside the filter, all of it (DOMAIN R124).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Conditions {
    /// What stands after the last @ of the user name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Sign-in allowed, or blocked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_enabled: Option<bool>,
    /// Usage location.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage_location: Option<Location>,
    /// Holds this product, by any path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku_id: Option<SkuId>,
    /// **Synchronized users only**.
    #[serde(default, skip_serializing_if = "is_false")]
    pub synced: bool,
    /// **Users with errors**.
    #[serde(default, skip_serializing_if = "is_false")]
    pub errors: bool,
    /// **Unlicensed users**.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unlicensed: bool,
    /// **Unlicensed users with Exchange mailboxes or archives**, as far as the directory said who has one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unlicensed_with_mailbox: bool,
    /// These words, whole; case, diacritics and space around them do not matter.
    #[serde(flatten)]
    pub attributes: BTreeMap<Attribute, String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

impl Conditions {
    /// Asks for a domain; for nothing if the text is empty.
    pub fn set_domain(&mut self, text: &str) {
        let text = clean(text);
        self.domain = Some(text.trim().trim_start_matches('@')).filter(|text| !text.is_empty()).map(str::to_owned);
    }

    /// Asks for a word of an attribute; for nothing if the text is empty.
    pub fn set(&mut self, attribute: Attribute, text: &str) {
        match clean(text).trim() {
            "" => self.attributes.remove(&attribute),
            text => self.attributes.insert(attribute, text.to_owned()),
        };
    }

    /// What of folded user names the domain asked for is: an @ and what follows.
    #[must_use]
    pub fn folded_domain(&self) -> Option<String> {
        self.domain.as_ref().map(|domain| format!("@{}", same(domain)))
    }
}

/// The form in which two words of an attribute are the same.
#[must_use]
pub fn same(text: &str) -> String {
    fold(text.trim())
}

/// By what a list of users is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// Display name.
    #[default]
    Name,
    /// User principal name.
    Username,
    /// Product names, the unlicensed last.
    Licenses,
    /// Usage location.
    Location,
    /// An attribute, those without it last.
    Attribute(Attribute),
}

impl SortBy {
    /// Every order.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Username,
        Self::Licenses,
        Self::Location,
        Self::Attribute(Attribute::Department),
        Self::Attribute(Attribute::JobTitle),
        Self::Attribute(Attribute::City),
        Self::Attribute(Attribute::State),
        Self::Attribute(Attribute::Country),
    ];

    /// The word on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Username => "username",
            Self::Licenses => "licenses",
            Self::Location => "location",
            Self::Attribute(attribute) => attribute.id(),
        }
    }
}

/// A list of users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserQuery {
    /// Part of the display name or the user name; case and diacritics do not matter.
    pub search: String,
    /// Which users.
    pub filter: Filter,
    /// What else is asked of them.
    pub conditions: Conditions,
    /// The order; users that are equal in it stand in order of name, then of key.
    pub sort: SortBy,
    /// The order turned round.
    pub descending: bool,
}

impl UserQuery {
    /// Those who hold a product, by any path.
    #[must_use]
    pub fn holders(sku: SkuId) -> Self {
        Self { conditions: Conditions { sku_id: Some(sku), ..Conditions::default() }, ..Self::default() }
    }

    /// What is looked for in the search forms of the names; empty: nothing.
    #[must_use]
    pub fn folded_search(&self) -> String {
        fold(self.search.trim())
    }
}

/// The users that answer a query, by position. Their rows are fetched when they come on screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// In the order asked for.
    pub users: Vec<UserKey>,
    /// Whether these are all; otherwise the first of them, and nobody knows yet how many there are.
    pub whole: bool,
}
