//! Users who are still to be made (DOMAIN R49 to R51).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Grant;
use crate::domain::ids::{ObjectId, UserKey};
use crate::domain::location::Location;
use crate::domain::role::Role;
use crate::domain::user::{Presence, User, UserType};

/// New users, and what all of them get.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addition {
    /// Who. Shared, for every batch of a job carries all of them.
    pub people: Arc<[Person]>,
    /// Where they use the services.
    pub location: Option<Location>,
    /// Their products; none: **Create user without product license** (R50).
    pub grants: Vec<Grant>,
    /// Administrator roles.
    pub roles: BTreeSet<Role>,
}

/// What is told of a user before they are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name to sign in with; cleaned.
    pub upn: String,
    /// The name shown; cleaned.
    pub display_name: String,
    /// The rest; nothing in it is empty.
    pub properties: BTreeMap<Property, String>,
}

/// Graph's properties of a user that a list of new users may tell (R51).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Property {
    /// First name.
    GivenName,
    /// Last name.
    Surname,
    /// Job title.
    JobTitle,
    /// Department.
    Department,
    /// Office number.
    OfficeLocation,
    /// Office phone.
    BusinessPhone,
    /// Mobile phone.
    MobilePhone,
    /// Fax.
    FaxNumber,
    /// Alternate email address.
    OtherMail,
    /// Address.
    StreetAddress,
    /// City.
    City,
    /// State or province.
    State,
    /// ZIP or postal code.
    PostalCode,
    /// Country or region.
    Country,
}

impl Property {
    /// Every property, in the order of Microsoft's sample file.
    pub const ALL: [Self; 14] = [
        Self::GivenName,
        Self::Surname,
        Self::JobTitle,
        Self::Department,
        Self::OfficeLocation,
        Self::BusinessPhone,
        Self::MobilePhone,
        Self::FaxNumber,
        Self::OtherMail,
        Self::StreetAddress,
        Self::City,
        Self::State,
        Self::PostalCode,
        Self::Country,
    ];

    /// The heading in Microsoft's sample file.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::GivenName => "First Name",
            Self::Surname => "Last Name",
            Self::JobTitle => "Job Title",
            Self::Department => "Department",
            Self::OfficeLocation => "Office Number",
            Self::BusinessPhone => "Office Phone",
            Self::MobilePhone => "Mobile Phone",
            Self::FaxNumber => "Fax",
            Self::OtherMail => "Alternate email address",
            Self::StreetAddress => "Address",
            Self::City => "City",
            Self::State => "State or Province",
            Self::PostalCode => "ZIP or Postal Code",
            Self::Country => "Country or Region",
        }
    }

    /// Graph's name of it.
    #[must_use]
    pub const fn graph(self) -> &'static str {
        match self {
            Self::GivenName => "givenName",
            Self::Surname => "surname",
            Self::JobTitle => "jobTitle",
            Self::Department => "department",
            Self::OfficeLocation => "officeLocation",
            Self::BusinessPhone => "businessPhones",
            Self::MobilePhone => "mobilePhone",
            Self::FaxNumber => "faxNumber",
            Self::OtherMail => "otherMails",
            Self::StreetAddress => "streetAddress",
            Self::City => "city",
            Self::State => "state",
            Self::PostalCode => "postalCode",
            Self::Country => "country",
        }
    }
}

/// Characters of a display name at most.
const LONGEST: usize = 256;
/// Of what stands before the @, and of the domain.
const PARTS: [usize; 2] = [64, 48];

/// Whether somebody can be called so.
#[must_use]
pub fn is_display_name(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().count() <= LONGEST
}

/// Whether somebody can sign in with that name: `name@domain`, in the characters that Microsoft allows.
#[must_use]
pub fn is_user_name(name: &str) -> bool {
    let Some((local, domain)) = name.split_once('@') else { return false };
    let one_of = |others: &'static str| move |c: char| c.is_ascii_alphanumeric() || others.contains(c);
    let label = |label: &str| {
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(one_of("-"))
    };
    let dots = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    let short = local.len() <= PARTS[0] && domain.len() <= PARTS[1];
    short
        && dots
        && !local.is_empty()
        && local.chars().all(one_of(".-_!#^~'"))
        && domain.contains('.')
        && domain.split('.').all(label)
}

impl Person {
    /// The heading of the name to sign in with, in Microsoft's sample file.
    pub const USER_NAME: &str = "User Name";
    /// That of the name shown.
    pub const DISPLAY_NAME: &str = "Display Name";

    /// A property, or nothing.
    #[must_use]
    pub fn property(&self, property: Property) -> &str {
        self.properties.get(&property).map_or("", String::as_str)
    }
}

impl Addition {
    /// The numbers of all of them.
    pub fn keys(&self) -> impl Iterator<Item = UserKey> + use<> {
        (0..self.people.len()).map(UserKey::to_come)
    }

    /// Who that is; None: nobody of this addition.
    #[must_use]
    pub fn person(&self, key: UserKey) -> Option<&Person> {
        self.people.get(key.place_to_come()?)
    }

    /// The user as they are before they are made.
    #[must_use]
    pub fn user(&self, key: UserKey) -> Option<User> {
        let person = self.person(key)?;
        let text = |property| person.property(property).to_owned();
        Some(User {
            key,
            id: ObjectId(uuid::Uuid::nil()),
            display_name: person.display_name.clone(),
            upn: person.upn.clone(),
            user_type: UserType::Member,
            account_enabled: true,
            location: None,
            department: text(Property::Department),
            job_title: text(Property::JobTitle),
            city: text(Property::City),
            state: text(Property::State),
            country: text(Property::Country),
            synced: false,
            presence: Presence::Absent,
            roles: BTreeSet::new(),
            licenses: Vec::new(),
        })
    }
}
