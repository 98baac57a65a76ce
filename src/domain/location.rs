//! Where a user uses the services: Graph's `usageLocation` (DOMAIN R6).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A two-letter ISO 3166-1 country code, upper case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Location([u8; 2]);

/// The text is no country code of ISO 3166-1 (alpha-2).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no two-letter country code (ISO 3166-1), such as NL, SE or US")]
pub struct NoSuchLocation(pub String);

impl Location {
    /// Every location there is, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.split_ascii_whitespace().filter_map(|code| code.parse().ok())
    }

    /// The code, such as `NL`.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Location {
    type Err = NoSuchLocation;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim().to_ascii_uppercase().as_bytes() {
            &[a, b] if KNOWN.binary_search(&[a, b, b' ']).is_ok() => Ok(Self([a, b])),
            _ => Err(NoSuchLocation(super::text::clean(text).into_owned())),
        }
    }
}

impl TryFrom<String> for Location {
    type Error = NoSuchLocation;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Location> for String {
    fn from(location: Location) -> Self {
        location.code().to_owned()
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The codes in order, to be searched a million times when as many users are read.
const KNOWN: &[[u8; 3]] = CODES.as_bytes().as_chunks().0;

/// ISO 3166-1 alpha-2 as of 2026, and XK, which Microsoft uses for Kosovo.
const CODES: &str = "\
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR \
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP \
KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ \
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ \
UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_checked_against_the_list() {
        assert_eq!("nl".parse::<Location>().unwrap().code(), "NL");
        assert!("XX".parse::<Location>().is_err());
        assert!("NLD".parse::<Location>().is_err());
        assert_eq!(Location::all().count(), 250);
        assert!(KNOWN.is_sorted() && KNOWN.len() == 250);
    }
}
