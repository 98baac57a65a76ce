//! What is asked of users, in words.

use super::Words;
use crate::domain::ids::SkuId;
use crate::domain::query::Conditions;

impl Words {
    /// Each condition in a few words, in the order of the panel in which they are made.
    #[must_use]
    pub fn conditions(&self, asked: &Conditions, product: impl Fn(SkuId) -> String) -> Vec<String> {
        let is = |label: &str, value: String| {
            self.tell("condition-is", [("what", self.say(label).into()), ("value", value.into())])
        };
        let sign_in = |allowed| self.say(if allowed { "filter-allowed" } else { "filter-blocked" });
        let flags = [
            (asked.synced, "condition-synced"),
            (asked.errors, "filter-errors"),
            (asked.unlicensed, "filter-unlicensed"),
            (asked.unlicensed_with_mailbox, "condition-mailbox"),
        ];
        let single = [
            asked.domain.clone().map(|domain| is("condition-domain", domain)),
            asked.account_enabled.map(sign_in),
            asked.usage_location.map(|location| is("column-location", self.country(location))),
            asked.sku_id.map(|sku| is("condition-product", product(sku))),
        ];
        let attributes = asked.attributes.iter().map(|(of, text)| is(&format!("column-{}", of.id()), text.to_owned()));
        let flags = flags.into_iter().filter(|(asked, _)| *asked).map(|(_, label)| self.say(label));
        single.into_iter().flatten().chain(attributes).chain(flags).collect()
    }
}
