//! The one place that turns an id and its arguments into a sentence.

mod refusal;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::domain::location::Location;
use crate::domain::text::clean;

/// An argument of a sentence.
pub type Arg<'a> = FluentValue<'a>;

/// The wording of one language, from `assets/locales/`.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

/// The sentences; the names of countries stand apart, being many.
const ENGLISH: [&str; 2] =
    [include_str!("../assets/locales/en.ftl"), include_str!("../assets/locales/en-countries.ftl")];

impl Words {
    /// American English.
    #[must_use]
    pub fn english() -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec!["en-US".parse::<LanguageIdentifier>().unwrap_or_default()]);
        // Marks around arguments would need a terminal that knows bidi isolation; few do.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(group_digits));
        for source in ENGLISH {
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// The sentence of that id.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.tell(id, [])
    }

    /// The sentence of that id with its arguments. Text in arguments is cleaned, wherever it came from.
    #[must_use]
    pub fn tell<'a>(&self, id: &str, args: impl IntoIterator<Item = (&'static str, Arg<'a>)>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            debug_assert!(false, "no sentence {id}");
            return id.to_owned();
        };
        let args: FluentArgs = args
            .into_iter()
            .map(|(name, value)| match value {
                FluentValue::String(text) => (name, FluentValue::from(clean(&text).into_owned())),
                value => (name, value),
            })
            .collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// A number, its digits in groups of three.
    #[must_use]
    pub fn number(&self, number: impl Into<i64>) -> String {
        group(number.into())
    }

    /// The name of a country.
    #[must_use]
    pub fn country(&self, location: Location) -> String {
        self.say(&format!("country-{location}"))
    }
}

fn group_digits<M>(value: &FluentValue, _: &M) -> Option<String> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "sentences count things; there are no fractions")]
        FluentValue::Number(number) => Some(group(number.value as i64)),
        _ => None,
    }
}

fn group(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    format!("{}{}", if number < 0 { "-" } else { "" }, groups.join(","))
}
