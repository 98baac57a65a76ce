//! The one place that turns an id and its arguments into a sentence.

mod conditions;
mod language;
mod refusal;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use self::language::Language;

use crate::domain::cloud::Cloud;
use crate::domain::location::Location;
use crate::domain::text::clean;

/// An argument of a sentence.
pub type Arg<'a> = FluentValue<'a>;

/// The wording of one language, from `assets/locales/`.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    older: bool,
}

impl Words {
    /// The wording of a language; the others are not read.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let locale: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Marks around arguments would need a terminal that knows bidi isolation; few do.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => group_digits::<_, { Language::English.separator() }>,
            Language::Dutch => group_digits::<_, { Language::Dutch.separator() }>,
            Language::Swedish => group_digits::<_, { Language::Swedish.separator() }>,
        }));
        for source in language.sources() {
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle, older: false }
    }

    /// The language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Speaks as the admin center of that cloud does: in the older one, a sentence `…-older` stands in for its namesake
    /// (DOMAIN R74).
    pub const fn follow(&mut self, cloud: Cloud) {
        self.older = cloud.is_older();
    }

    /// The sentence of that id.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.tell(id, [])
    }

    /// The sentence of that id with its arguments. Text in arguments is cleaned, wherever it came from.
    #[must_use]
    pub fn tell<'a>(&self, id: &str, args: impl IntoIterator<Item = (&'static str, Arg<'a>)>) -> String {
        let older = self.older.then(|| self.bundle.get_message(&format!("{id}-older"))).flatten();
        let message = older.or_else(|| self.bundle.get_message(id));
        let Some(pattern) = message.and_then(|message| message.value()) else {
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

    /// How many a second, and in how many seconds it will be over.
    #[must_use]
    pub fn pace(&self, rate: u64, left: u64) -> String {
        let clock = format!("{}:{:02}", left / 60, left % 60);
        self.tell("pace", [("rate", rate.into()), ("left", clock.into())])
    }

    /// A number, its digits in groups of three.
    #[must_use]
    pub fn number(&self, number: impl Into<i64>) -> String {
        group(number.into(), self.language.separator())
    }

    /// The name of a country.
    #[must_use]
    pub fn country(&self, location: Location) -> String {
        self.say(&format!("country-{location}"))
    }
}

/// A bundle takes no closure, so the separator is part of the function.
fn group_digits<M, const SEPARATOR: char>(value: &FluentValue, _: &M) -> Option<String> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "sentences count things; there are no fractions")]
        FluentValue::Number(number) => Some(group(number.value as i64, SEPARATOR)),
        _ => None,
    }
}

fn group(number: i64, separator: char) -> String {
    let digits = number.unsigned_abs().to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    format!("{}{}", if number < 0 { "-" } else { "" }, groups.join(separator.encode_utf8(&mut [0; 4])))
}
