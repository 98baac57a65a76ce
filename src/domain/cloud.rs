//! The clouds that the documents tell apart (DOMAIN R73, R75).

use std::str::FromStr;

use serde::Serialize;

/// Where a tenant is: the same rules everywhere, but not the same steps and words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Cloud {
    /// Everywhere else.
    #[default]
    #[serde(rename = "worldwide")]
    Worldwide,
    /// Microsoft Cloud Germany.
    #[serde(rename = "germany")]
    Germany,
    /// Operated by 21Vianet, in China.
    #[serde(rename = "21vianet")]
    Vianet,
}

impl Cloud {
    /// Every cloud.
    pub const ALL: [Self; 3] = [Self::Worldwide, Self::Germany, Self::Vianet];

    /// The word for it on the command line and in the file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Worldwide => "worldwide",
            Self::Germany => "germany",
            Self::Vianet => "21vianet",
        }
    }

    /// Its admin center (R75).
    #[must_use]
    pub const fn portal(self) -> &'static str {
        match self {
            Self::Worldwide => "https://admin.microsoft.com",
            Self::Germany => "https://portal.office.de/adminportal",
            Self::Vianet => "https://portal.partner.microsoftonline.cn",
        }
    }

    /// Whether its admin center is still the one with boxes, bulk actions and the pane **Product licenses** (R35, R74).
    #[must_use]
    pub const fn is_older(self) -> bool {
        !matches!(self, Self::Worldwide)
    }
}

/// The word names none of [`Cloud::ALL`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there are worldwide, germany and 21vianet")]
pub struct NoSuchCloud;

impl FromStr for Cloud {
    type Err = NoSuchCloud;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|cloud| cloud.id() == text).ok_or(NoSuchCloud)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_and_written_by_its_word() {
        for cloud in Cloud::ALL {
            assert_eq!(cloud.id().parse(), Ok(cloud));
            assert_eq!(serde_json::to_value(cloud).unwrap(), cloud.id());
            assert!(cloud.portal().starts_with("https://"));
        }
        assert_eq!("Germany".parse::<Cloud>(), Err(NoSuchCloud));
    }
}
