//! What is known of an id although Microsoft's table does not say it.

use std::str::FromStr;
use std::sync::LazyLock;

use uuid::Uuid;

use super::tsv::{BadLine, rows};

static MARKS: LazyLock<Vec<(Uuid, Mark)>> = LazyLock::new(|| {
    parse(include_str!("../../../assets/catalog/marks.tsv")).expect("a test parses the embedded file")
});

/// A property of one product or service plan. It holds for ids outside the catalog too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The product is assigned to devices, not to people (DOMAIN R40).
    Device,
    /// The service comes by itself and needs no assignment (DOMAIN R104).
    Automatic,
    /// The plan belongs to the whole tenant and is no user's to switch (DOMAIN R105).
    Company,
    /// No allotment is made of the product (DOMAIN R62).
    NoAllotment,
}

impl Mark {
    /// Whether the product or service plan of this id bears the mark.
    #[must_use]
    pub fn is_on(self, id: Uuid) -> bool {
        MARKS.contains(&(id, self))
    }
}

impl FromStr for Mark {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "device" => Ok(Self::Device),
            "automatic" => Ok(Self::Automatic),
            "company" => Ok(Self::Company),
            "no-allotment" => Ok(Self::NoAllotment),
            _ => Err(()),
        }
    }
}

fn parse(text: &str) -> Result<Vec<(Uuid, Mark)>, BadLine> {
    rows("marks.tsv", text).map(|mut row| Ok((row.parsed("id")?, row.parsed("mark")?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::Catalog;

    #[test]
    fn marks_reach_the_catalog() {
        let catalog = Catalog::embedded();
        let marked: Vec<_> = catalog.products.iter().filter(|p| p.device).map(|p| p.part_number.as_str()).collect();
        assert_eq!(marked, ["OFFICE_PROPLUS_DEVICE1"]);
        let automatic: Vec<_> = catalog.plans.iter().filter(|p| p.automatic).map(|p| p.name.as_str()).collect();
        assert_eq!(automatic, ["SWAY"]);
        let company: Vec<_> = catalog.plans.iter().filter(|p| p.company).map(|p| p.name.as_str()).collect();
        assert_eq!(company, ["EXCHANGE_S_FOUNDATION"]);
    }

    #[test]
    fn the_education_device_product_is_known_outside_the_table() {
        let education = Uuid::from_u128(0xe656_4056_c8cb_4977_a87c_45c9_0fe8_7ea9);
        assert!(Mark::Device.is_on(education));
        assert!(!Mark::Company.is_on(education));
    }

    #[test]
    fn an_unknown_mark_is_refused_with_its_line() {
        let error = parse("# head\n113feb6c-3fe4-4440-bddc-54d774bf0318\tcompnay\n").unwrap_err();
        assert_eq!(error.to_string(), "marks.tsv, line 2: bad mark");
    }
}
