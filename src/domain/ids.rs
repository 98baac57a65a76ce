//! The names by which things are told apart. Graph's ids are GUIDs; the rest is counted by the tenant file.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! guid {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

macro_rules! counted {
    ($(#[$doc:meta])* $name:ident($number:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $number);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

guid!(
    /// Graph's `skuId`: one product (DOMAIN R1).
    SkuId
);
guid!(
    /// Graph's `servicePlanId`: one app or service (DOMAIN R2).
    ServicePlanId
);
guid!(
    /// Graph's `id` of a directory object: a user, a group, a device.
    ObjectId
);
guid!(
    /// Graph's `id` of a subscription: one purchase of a product (DOMAIN R3).
    SubscriptionId
);
counted!(
    /// A user's number in the tenant file: small and dense, so that a selection of many stays small.
    UserKey(u32)
);
impl UserKey {
    /// From here on numbers are those of users still to be made; no tenant file gets there.
    const TO_COME: u32 = 1 << 31;

    /// The user still to be made who is named in that place of an addition.
    #[must_use]
    pub fn to_come(place: usize) -> Self {
        Self(Self::TO_COME.saturating_add(u32::try_from(place).unwrap_or(u32::MAX)))
    }

    /// Their place; None: a user of the tenant file.
    #[must_use]
    pub fn place_to_come(self) -> Option<usize> {
        self.0.checked_sub(Self::TO_COME).map(|place| place as usize)
    }
}

counted!(
    /// A group's number in the tenant file.
    GroupKey(i64)
);
counted!(
    /// A device's number in the tenant file.
    DeviceKey(i64)
);
impl GroupKey {
    /// A group that is still to be made.
    pub const NEW: Self = Self(0);
}

counted!(
    /// A purchase's number in the tenant file.
    SubscriptionKey(i64)
);
counted!(
    /// An allotment's number in the tenant file.
    AllotmentKey(i64)
);
impl AllotmentKey {
    /// An allotment that is still to be made.
    pub const NEW: Self = Self(0);
}

counted!(
    /// One entry of the journal: at most 20 users, written whole or not at all.
    BatchId(i64)
);
counted!(
    /// The batches that one command or one press of a button was worked off in. It is the first batch's number.
    JobId(i64)
);
