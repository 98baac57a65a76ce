//! What is asked of users on the command line.

use clap::{Args, ValueEnum};

use super::names;
use super::outcome::Failure;
use crate::domain::location::Location;
use crate::domain::query::{Attribute, Conditions};
use crate::store::Store;

/// Conditions, all of which have to hold. Case and accents do not matter.
#[derive(Debug, Args)]
pub struct Asked {
    /// Only user names with this after the @
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// Only those whose sign-in is allowed, or blocked
    #[arg(long, value_name = "STATUS")]
    sign_in: Option<SignIn>,
    /// Only those with this usage location, a two-letter country code such as NL
    #[arg(long, value_name = "CODE")]
    location: Option<Location>,
    /// Only those who hold this product, directly or from a group
    #[arg(long, value_name = "PRODUCT")]
    product: Option<String>,
    /// Only this department
    #[arg(long, value_name = "TEXT")]
    department: Option<String>,
    /// Only this job title
    #[arg(long, value_name = "TEXT")]
    job_title: Option<String>,
    /// Only this city
    #[arg(long, value_name = "TEXT")]
    city: Option<String>,
    /// Only this state or province
    #[arg(long, value_name = "TEXT")]
    state: Option<String>,
    /// Only this country or region
    #[arg(long, value_name = "TEXT")]
    country: Option<String>,
    /// Only users synchronized from a directory of the organization's own
    #[arg(long)]
    synced: bool,
    /// Only users with errors
    #[arg(long)]
    errors: bool,
    /// Only unlicensed users
    #[arg(long)]
    unlicensed: bool,
    /// Only unlicensed users with Exchange mailboxes or archives, where an import told who has one (provisionedPlans)
    #[arg(long)]
    unlicensed_with_mailbox: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SignIn {
    Allowed,
    Blocked,
}

impl Asked {
    /// What is asked here, and of the rest what was asked before.
    pub fn beside(&self, before: Conditions, store: &Store) -> Result<Conditions, Failure> {
        let product = self.product.as_deref().map(|name| names::product(store, name)).transpose()?;
        let mut asked = Conditions {
            account_enabled: self.sign_in.map(|word| matches!(word, SignIn::Allowed)).or(before.account_enabled),
            usage_location: self.location.or(before.usage_location),
            sku_id: product.or(before.sku_id),
            synced: self.synced || before.synced,
            errors: self.errors || before.errors,
            unlicensed: self.unlicensed || before.unlicensed,
            unlicensed_with_mailbox: self.unlicensed_with_mailbox || before.unlicensed_with_mailbox,
            ..before
        };
        if let Some(domain) = &self.domain {
            asked.set_domain(domain);
        }
        let texts = [
            (Attribute::Department, &self.department),
            (Attribute::JobTitle, &self.job_title),
            (Attribute::City, &self.city),
            (Attribute::State, &self.state),
            (Attribute::Country, &self.country),
        ];
        for (attribute, text) in texts {
            if let Some(text) = text {
                asked.set(attribute, text);
            }
        }
        Ok(asked)
    }
}
