//! Who works there.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::names::{CULTURES, Culture, DEPARTMENTS, JOB_TITLES, PARTNERS};
use super::random::Random;
use crate::domain::text::fold;

pub struct Person {
    pub display_name: String,
    pub upn: String,
    pub guest: bool,
    pub blocked: bool,
    pub location: Option<&'static str>,
    pub department: &'static str,
    pub job_title: &'static str,
    pub city: &'static str,
    pub state: &'static str,
    pub country: &'static str,
}

pub struct People {
    /// Each as often as its share of the people.
    places: Vec<Place>,
    place_of: Vec<usize>,
    /// How often a user name was given: as many as there are pairs of names, however many people.
    taken: HashMap<String, u32>,
}

struct Place {
    culture: &'static Culture,
    given: Vec<Name>,
    family: Vec<Name>,
    /// City and state.
    cities: Vec<(&'static str, &'static str)>,
}

struct Name {
    shown: &'static str,
    /// As it stands in a user name.
    plain: String,
}

impl People {
    pub fn new() -> Self {
        let places = CULTURES.iter().map(|culture| Place {
            culture,
            given: names(culture.given),
            family: names(culture.family),
            cities: culture.cities.split(", ").map(|city| city.split_once('/').unwrap_or((city, ""))).collect(),
        });
        let place_of = CULTURES.iter().enumerate().flat_map(|(n, culture)| vec![n; culture.share]).collect();
        Self { places: places.collect(), place_of, taken: HashMap::new() }
    }

    pub fn next(&mut self, random: &mut Random) -> Person {
        let place = &self.places[*random.pick(&self.place_of)];
        let (given, family) = (random.pick(&place.given), random.pick(&place.family));
        let Culture { family_first, gap, code, country, .. } = *place.culture;
        let mut first = given.shown.to_owned();
        if !gap.is_empty() && random.percent(25) {
            first = first + gap + random.pick(&place.given).shown;
        }
        let (left, right) = if family_first { (family.shown, &*first) } else { (&*first, family.shown) };
        let mut display_name = format!("{left}{gap}{right}");
        // As some directories keep them: marks as characters of their own.
        if random.percent(12) {
            display_name = display_name.nfd().collect();
        }
        let guest = random.percent(5);
        let mut upn = format!("{}.{}", given.plain, family.plain);
        let times = self.taken.entry(upn.clone()).and_modify(|times| *times += 1).or_insert(1);
        if *times > 1 {
            upn += &times.to_string();
        }
        if guest {
            upn = upn + "_" + *random.pick(PARTNERS) + "#EXT#";
        }
        let (department, job_title) =
            if guest { ("", "") } else { (*random.pick(DEPARTMENTS), *random.pick(JOB_TITLES)) };
        let (city, state) = *random.pick(&place.cities);
        Person {
            display_name,
            upn: upn + "@contoso.example",
            guest,
            blocked: random.percent(4),
            location: (!random.percent(6)).then_some(code),
            department,
            job_title,
            city,
            state,
            country,
        }
    }
}

/// Names apart, each with its Latin form after `=` unless it is Latin itself.
fn names(list: &'static str) -> Vec<Name> {
    let name = |name: &'static str| {
        let (shown, plain) = name.split_once('=').unwrap_or((name, name));
        let plain = fold(plain).replace('ß', "ss").replace('æ', "ae").replace('þ', "th").replace('ð', "d");
        Name { shown, plain: plain.replace(|c: char| !c.is_ascii_alphanumeric(), "") }
    };
    list.split(", ").map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_can_be_a_user_name() {
        for Place { given, family, culture, .. } in People::new().places {
            for name in given.iter().chain(&family) {
                assert!(name.plain.len() > 1, "{} of {}", name.shown, culture.country);
            }
        }
    }
}
