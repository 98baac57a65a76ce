//! The languages, and what each writes in its own way beside its sentences.

use crate::domain::text::fold;

/// A language that seatdeck speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// American English.
    #[default]
    English,
    /// Dutch.
    Dutch,
    /// Swedish.
    Swedish,
}

/// Sentences, and the names of countries, which stand apart, being many.
macro_rules! locale {
    ($code:literal) => {
        [
            include_str!(concat!("../../assets/locales/", $code, ".ftl")),
            include_str!(concat!("../../assets/locales/", $code, "-countries.ftl")),
        ]
    };
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::English, Self::Dutch, Self::Swedish];

    /// Its code in ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
            Self::Swedish => "sv",
        }
    }

    /// What it calls itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Dutch => "Nederlands",
            Self::Swedish => "Svenska",
        }
    }

    /// The language of that code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// The language of the environment, by POSIX: the first of the three that is set decides alone. One that seatdeck
    /// does not speak, and `C`, come to English.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let mut set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
        let locale = set.find(|value| !value.is_empty()).unwrap_or_default();
        let code = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Self::of_code(code).unwrap_or_default()
    }

    pub(super) const fn sources(self) -> [&'static str; 2] {
        match self {
            Self::English => locale!("en"),
            Self::Dutch => locale!("nl"),
            Self::Swedish => locale!("sv"),
        }
    }

    /// What stands between groups of three digits. The Swedish space does not let a number break over two lines.
    pub(super) const fn separator(self) -> char {
        match self {
            Self::English => ',',
            Self::Dutch => '.',
            Self::Swedish => '\u{a0}',
        }
    }

    /// What lists of names are sorted by. In Swedish å, ä and ö stand after z; elsewhere marks do not matter.
    #[must_use]
    pub fn sort_key(self, name: &str) -> String {
        if self != Self::Swedish {
            return fold(name);
        }
        let letter = |c| match c {
            'å' => "{".to_owned(),
            'ä' | 'æ' => "|".to_owned(),
            'ö' | 'ø' => "}".to_owned(),
            c => fold(c.encode_utf8(&mut [0; 4])),
        };
        name.to_lowercase().chars().map(letter).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let speaks = |set: &[(&str, &str)]| {
            Language::of_environment(|name| {
                set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(speaks(&[("LANG", "nl_NL.UTF-8")]), Language::Dutch);
        assert_eq!(speaks(&[("LANG", "nl_NL.UTF-8"), ("LC_MESSAGES", "sv_SE")]), Language::Swedish);
        assert_eq!(speaks(&[("LC_MESSAGES", "sv_SE"), ("LC_ALL", "nl_BE@euro")]), Language::Dutch);
        assert_eq!(speaks(&[("LC_ALL", ""), ("LANG", "sv")]), Language::Swedish);
        // Whoever asks for German is not given the Dutch of a weaker variable.
        assert_eq!(speaks(&[("LC_ALL", "de_DE.UTF-8"), ("LANG", "nl_NL.UTF-8")]), Language::English);
        assert_eq!(speaks(&[("LC_ALL", "C.UTF-8")]), Language::English);
        assert_eq!(speaks(&[]), Language::English);
    }

    #[test]
    fn names_are_in_the_order_of_the_language() {
        let sorted = |language: Language| {
            let mut names = ["Östtimor", "Zambia", "Åland", "Oman", "Albanien", "Ägypten"];
            names.sort_by_key(|name| language.sort_key(name));
            names
        };
        assert_eq!(sorted(Language::Swedish), ["Albanien", "Oman", "Zambia", "Åland", "Ägypten", "Östtimor"]);
        assert_eq!(sorted(Language::English), ["Ägypten", "Åland", "Albanien", "Oman", "Östtimor", "Zambia"]);
    }
}
