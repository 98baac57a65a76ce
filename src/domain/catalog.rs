//! Microsoft's table of products and the service plans inside them.

pub mod marks;
pub mod relations;
pub mod tsv;

use std::sync::LazyLock;

use self::marks::Mark;
use self::tsv::{BadLine, rows};
use super::ids::{ServicePlanId, SkuId};

const PRODUCTS: &str = include_str!("../../assets/catalog/products.tsv");
const SERVICES: &str = include_str!("../../assets/catalog/services.tsv");
const DATE: &str = "# Date: ";

static EMBEDDED: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::parse(PRODUCTS, SERVICES).expect("a test parses the embedded files"));

/// Every product and service plan that is sold or was sold, by id: names repeat and change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    /// The day the table was taken, as `YYYY-MM-DD`; Microsoft's own file does not say it.
    pub date: Option<String>,
    /// In the order of their ids, on which the lookups rely.
    pub products: Vec<Product>,
    /// In the order of their ids, on which the lookups rely.
    pub plans: Vec<ServicePlan>,
}

/// What a license is bought as (DOMAIN R1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Graph's `skuId`.
    pub sku: SkuId,
    /// Graph's `skuPartNumber`, such as `ENTERPRISEPACK`.
    pub part_number: String,
    /// The name on the license pages, such as `Office 365 E3`.
    pub display_name: String,
    /// Assigned to devices, not to people.
    pub device: bool,
    /// The service plans inside, in the order of their ids.
    pub plans: Vec<ServicePlanId>,
}

/// An app or a service inside products (DOMAIN R2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePlan {
    /// Graph's `servicePlanId`.
    pub id: ServicePlanId,
    /// Graph's `servicePlanName`, such as `SHAREPOINTENTERPRISE`.
    pub name: String,
    /// The name beside its switch, such as `SharePoint (Plan 2)`.
    pub display_name: String,
    /// Comes by itself, no assignment needed.
    pub automatic: bool,
    /// Belongs to the whole tenant: no user's to switch.
    pub company: bool,
}

impl Product {
    /// A product with its mark, which is known by its id.
    #[must_use]
    pub fn new(sku: SkuId, part_number: String, display_name: String, plans: Vec<ServicePlanId>) -> Self {
        Self { sku, part_number, display_name, device: Mark::Device.is_on(sku.0), plans }
    }
}

impl ServicePlan {
    /// A service plan with its marks, which are known by its id.
    #[must_use]
    pub fn new(id: ServicePlanId, name: String, display_name: String) -> Self {
        Self { id, name, display_name, automatic: Mark::Automatic.is_on(id.0), company: Mark::Company.is_on(id.0) }
    }
}

fn date(file: &str) -> Option<&str> {
    file.lines().find_map(|line| line.strip_prefix(DATE))
}

impl Catalog {
    /// The catalog seatdeck is built with.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The day of the embedded table: to know it nothing has to be parsed.
    #[must_use]
    pub fn embedded_date() -> Option<&'static str> {
        date(PRODUCTS)
    }

    /// The product of this id.
    #[must_use]
    pub fn product(&self, sku: SkuId) -> Option<&Product> {
        let place = self.products.binary_search_by_key(&sku, |product| product.sku).ok()?;
        Some(&self.products[place])
    }

    /// The service plan of this id.
    #[must_use]
    pub fn plan(&self, id: ServicePlanId) -> Option<&ServicePlan> {
        Some(&self.plans[self.place(id)?])
    }

    fn place(&self, id: ServicePlanId) -> Option<usize> {
        self.plans.binary_search_by_key(&id, |plan| plan.id).ok()
    }

    /// Reads `products.tsv` and `services.tsv`, as [`Catalog::to_files`] writes them.
    ///
    /// # Errors
    ///
    /// Names the first line that does not hold what its file's heading promises.
    pub fn parse(products: &str, services: &str) -> Result<Self, BadLine> {
        let mut catalog = Self { date: date(products).map(str::to_owned), products: Vec::new(), plans: Vec::new() };
        for mut row in rows("services.tsv", services) {
            let number: usize = row.parsed("number")?;
            if number != catalog.plans.len() + 1 {
                return Err(row.bad("number"));
            }
            let id = row.parsed("servicePlanId")?;
            if catalog.plans.last().is_some_and(|before| before.id >= id) {
                return Err(row.bad("order of servicePlanId"));
            }
            let (name, display_name) = (row.text("servicePlanName")?, row.text("display name")?);
            catalog.plans.push(ServicePlan::new(id, name.to_owned(), display_name.to_owned()));
        }
        for mut row in rows("products.tsv", products) {
            let sku = row.parsed("skuId")?;
            if catalog.products.last().is_some_and(|before| before.sku >= sku) {
                return Err(row.bad("order of skuId"));
            }
            let (part_number, display_name) = (row.text("skuPartNumber")?, row.text("display name")?);
            let numbers: Vec<usize> = row.each("service numbers")?;
            let plans = numbers
                .iter()
                .map(|number| Some(catalog.plans.get(number.checked_sub(1)?)?.id))
                .collect::<Option<_>>()
                .ok_or(row.bad("service numbers"))?;
            catalog.products.push(Product::new(sku, part_number.to_owned(), display_name.to_owned(), plans));
        }
        Ok(catalog)
    }

    /// Writes `products.tsv` and `services.tsv`: facts alone, in seatdeck's own form.
    ///
    /// # Panics
    ///
    /// When a product holds a plan that the catalog does not.
    #[must_use]
    pub fn to_files(&self) -> (String, String) {
        let number = |plan: &ServicePlanId| {
            let place = self.place(*plan).expect("a product's plans are the catalog's");
            (place + 1).to_string()
        };
        let products = self.products.iter().map(|product| {
            let numbers = product.plans.iter().map(number).collect::<Vec<_>>().join(" ");
            let Product { sku, part_number, display_name, .. } = product;
            format!("{sku}\t{part_number}\t{display_name}\t{numbers}")
        });
        let services = self.plans.iter().zip(1..).map(|(plan, number)| {
            let ServicePlan { id, name, display_name, .. } = plan;
            format!("{number}\t{id}\t{name}\t{display_name}")
        });
        (
            self.file("Microsoft 365 products", "skuId, skuPartNumber, display name, service numbers", products),
            self.file(
                "The service plans inside Microsoft 365 products",
                "number, servicePlanId, servicePlanName, display name",
                services,
            ),
        )
    }

    fn file(&self, what: &str, columns: &str, rows: impl Iterator<Item = String>) -> String {
        let head = [
            format!("# {what}: facts of Microsoft's table, in seatdeck's own form."),
            "# Source: Microsoft, Product names and service plan identifiers for licensing".into(),
        ];
        let date = self.date.iter().map(|date| format!("{DATE}{date}"));
        let columns = [format!("# Columns: {columns}")];
        let lines = head.into_iter().chain(date).chain(columns).chain(rows);
        lines.map(|line| line + "\n").collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SWAY: &str = "1\ta23b959c-7ce8-4e57-9140-b90eb88a9e97\tSWAY\tSway\n";

    fn complaint(products: &str, services: &str) -> String {
        Catalog::parse(products, services).unwrap_err().to_string()
    }

    #[test]
    fn the_embedded_catalog_is_whole() {
        let catalog = Catalog::embedded();
        assert_eq!((catalog.products.len(), catalog.plans.len()), (619, 791));
        assert_eq!(catalog.products.iter().map(|product| product.plans.len()).sum::<usize>(), 5959);
        assert_eq!(catalog.date.as_deref(), Some("2026-07-29"));
    }

    #[test]
    fn known_ids_are_found() {
        let catalog = Catalog::embedded();
        let e3 = catalog.product("6fd2c87f-b296-42f0-b197-1e91e994b900".parse().unwrap()).unwrap();
        assert_eq!(
            (e3.part_number.as_str(), e3.display_name.as_str(), e3.plans.len()),
            ("ENTERPRISEPACK", "Office 365 E3", 37)
        );
        assert!(e3.plans.is_sorted());
        let sharepoint = catalog.plan("5dbe027f-2339-4123-9542-606e4d348a72".parse().unwrap()).unwrap();
        assert_eq!(sharepoint.name, "SHAREPOINTENTERPRISE");
        assert!(catalog.plan("00000000-0000-0000-0000-000000000000".parse().unwrap()).is_none());
    }

    #[test]
    fn names_are_clean() {
        let catalog = Catalog::embedded();
        let products = catalog.products.iter().flat_map(|product| [&product.part_number, &product.display_name]);
        let plans = catalog.plans.iter().flat_map(|plan| [&plan.name, &plan.display_name]);
        for name in products.chain(plans) {
            assert!(!name.is_empty());
            assert_eq!(*name, name.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    #[test]
    fn the_compact_form_round_trips() {
        let (products, services) = Catalog::embedded().to_files();
        assert!(products.lines().eq(PRODUCTS.lines()) && services.lines().eq(SERVICES.lines()));
        assert_eq!(&Catalog::parse(&products, &services).unwrap(), Catalog::embedded());
        let undated = Catalog { date: None, ..Catalog::embedded().clone() };
        let (products, services) = undated.to_files();
        assert_eq!(Catalog::parse(&products, &services).unwrap(), undated);
    }

    #[test]
    fn a_bad_line_is_named() {
        assert_eq!(complaint("", "# head\n2\tx"), "services.tsv, line 2: bad number");
        assert_eq!(complaint("", "1\tx"), "services.tsv, line 1: bad servicePlanId");
        assert_eq!(complaint("", &SWAY.replace("\tSway", "")), "services.tsv, line 1: bad display name");
        assert_eq!(
            complaint("", &(SWAY.to_owned() + &SWAY.replacen('1', "2", 1))),
            "services.tsv, line 2: bad order of servicePlanId"
        );
        for numbers in ["0", "2", "x", "-1"] {
            let product = format!("6fd2c87f-b296-42f0-b197-1e91e994b900\tE3\tE3\t{numbers}");
            assert_eq!(complaint(&product, SWAY), "products.tsv, line 1: bad service numbers");
        }
    }
}
