//! Makes `assets/catalog/products.tsv` and `services.tsv` from Microsoft's CSV.
//!
//! The CSV is Microsoft's and stays out of the repository; what is written here are its facts in our own form.
//! Get it from Microsoft's page "Product names and service plan identifiers for licensing", and then:
//!
//! ```text
//! cargo run --example compact_catalog -- TABLE.csv 2026-07-29
//! ```
//!
//! The date is the day the table is of. When the two files are not there yet, begin with empty ones:
//! seatdeck is built with them inside.

use std::{env, fs};

use anyhow::Context;
use seatdeck::store::import::catalog::read;

fn main() -> anyhow::Result<()> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().context("name Microsoft's CSV")?;
    let date = arguments.next().context("give the table's date, such as 2026-07-29")?;
    date.parse::<jiff::civil::Date>()?;

    let bytes = fs::read(&file).with_context(|| format!("cannot read {file}"))?;
    let mut read = read(&file, &bytes)?;
    read.catalog.date = Some(date);

    let (products, services) = read.catalog.to_files();
    fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/catalog/products.tsv"), products)?;
    fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/catalog/services.tsv"), services)?;
    println!(
        "{} products, {} service plans; {} rows repeated, {} ids with several names, {} fields cleaned",
        read.catalog.products.len(),
        read.catalog.plans.len(),
        read.repeated,
        read.renamed,
        read.cleaned,
    );
    Ok(())
}
