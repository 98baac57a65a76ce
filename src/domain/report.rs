//! What people ask a whole tenant (ECOSYSTEM A3): seats nobody needs, products that bring nothing, what went wrong.

use super::ids::SkuId;

/// The reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// Seats left, product by product.
    Seats,
    /// Blocked and deleted users who hold seats.
    Waste,
    /// Products that bring a user nothing, or little, that another of theirs does not.
    Overlap,
    /// Users with errors.
    Errors,
    /// By which path licenses come.
    Sources,
}

impl Report {
    /// Every report, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::Seats, Self::Waste, Self::Overlap, Self::Errors, Self::Sources];

    /// The word on the command line, and the end of its sentences' names.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Seats => "seats",
            Self::Waste => "waste",
            Self::Overlap => "overlap",
            Self::Errors => "errors",
            Self::Sources => "sources",
        }
    }
}

/// The users of one line of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slice {
    /// Those who hold the product though they cannot sign in.
    Waste(SkuId, Leaver),
    /// Those who hold both products.
    Overlap {
        /// The one that could go.
        less: SkuId,
        /// The one that stays.
        more: SkuId,
        /// How much of the one the other brings.
        share: Share,
    },
    /// Those in whose licenses for the product this went wrong: Graph's word; empty: it was not said.
    Errors(SkuId, String),
    /// Those who have the product by this path.
    Source(SkuId, Source),
}

impl Slice {
    /// The report it is of.
    #[must_use]
    pub const fn report(&self) -> Report {
        match self {
            Self::Waste(..) => Report::Waste,
            Self::Overlap { .. } => Report::Overlap,
            Self::Errors(..) => Report::Errors,
            Self::Source(..) => Report::Sources,
        }
    }

    /// The product that it is about; of two, the one that could go.
    #[must_use]
    pub const fn sku(&self) -> SkuId {
        match self {
            Self::Waste(sku, _) | Self::Errors(sku, _) | Self::Source(sku, _) | Self::Overlap { less: sku, .. } => *sku,
        }
    }
}

/// Why somebody needs no seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaver {
    /// Sign-in is blocked, which frees no seat (DOMAIN R86).
    Blocked,
    /// Deleted, but the directory left them their licenses (R87).
    Deleted,
}

impl Leaver {
    /// The word in JSON, and the end of its sentence's name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Deleted => "deleted",
        }
    }
}

/// How much of one product another brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Every service that is on in the one is on in the other as well, in the same or a higher edition.
    All,
    /// Three quarters of its services or more.
    Most,
}

impl Share {
    /// The word in JSON, and the end of its sentence's name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Most => "most",
        }
    }
}

/// By which path a user holds a product (DOMAIN R4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Directly and not otherwise.
    Direct,
    /// From groups and not otherwise.
    Groups,
    /// Directly, and from a group as well.
    Both,
    /// From an allotment, which holds a seat of its own.
    Allotment,
}

impl Source {
    /// The word in JSON, and the end of its sentence's name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Groups => "groups",
            Self::Both => "both",
            Self::Allotment => "allotment",
        }
    }
}

/// One line of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub of: Slice,
    /// How many they are.
    pub users: u32,
}

/// Whether a service plan brings what another does: it is the same, or a higher edition of the same, as its name has
/// it at the end (`FORMS_PLAN_E3` and `FORMS_PLAN_E5`, `AAD_PREMIUM` and `AAD_PREMIUM_P2`).
#[must_use]
pub fn covers(plan: &str, other: &str) -> bool {
    plan == other || {
        let ((stem, edition), (other_stem, other_edition)) = (edition(plan), edition(other));
        stem == other_stem && edition >= other_edition
    }
}

/// A name without the number of its edition, and that number; without one it is the first.
fn edition(name: &str) -> (&str, u32) {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let Ok(number) = name[stem.len()..].parse() else { return (name, 1) };
    // The letter says for whom an edition is: E for enterprises, P for a plan.
    let without = stem.strip_suffix(['E', 'P']).filter(|stem| stem.ends_with('_'));
    (without.unwrap_or(stem).trim_end_matches('_'), number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_edition_covers_a_lower_one() {
        for (higher, lower) in [
            ("FORMS_PLAN_E5", "FORMS_PLAN_E3"),
            ("STREAM_O365_E5", "STREAM_O365_E3"),
            ("BPOS_S_TODO_3", "BPOS_S_TODO_2"),
            ("AAD_PREMIUM_P2", "AAD_PREMIUM"),
            ("RMS_S_PREMIUM2", "RMS_S_PREMIUM"),
            ("WHITEBOARD_PLAN3", "WHITEBOARD_PLAN2"),
            ("FLOW_O365_P3", "FLOW_O365_P2"),
        ] {
            assert!(covers(higher, lower) && !covers(lower, higher), "{higher} {lower}");
        }
        assert!(covers("SWAY", "SWAY") && !covers("SWAY", "TEAMS1"));
        assert!(!covers("MIP_S_CLP2", "RMS_S_PREMIUM"));
        assert!(covers("99999999999999999999", "99999999999999999999") && !covers("", "X1"));
    }
}
