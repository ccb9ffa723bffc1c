//! States and territories, with the names that news text gives them.

use super::CountryCode;

/// A state or territory of `data/countries.tsv`.
#[derive(Debug)]
pub struct Country {
    /// Two capitals.
    code: &'static str,
    /// The name as news writes it: "North Korea".
    pub name: &'static str,
    /// The official name; the common one where they agree.
    pub official: &'static str,
    /// The capital's name; `None` for a city state or a union.
    pub capital: Option<&'static str>,
    /// The adjective: "South Korean"; `None` where English has none.
    pub adjective: Option<&'static str>,
    /// What news calls the side where it has the adjective alone: the name, mostly.
    pub side: &'static str,
}

impl Country {
    /// The country of this code, if it is listed.
    ///
    /// ```
    /// use readout::lexicon::{Country, CountryCode};
    /// let country = Country::of(CountryCode::new("KP").unwrap()).unwrap();
    /// assert_eq!(country.name, "North Korea");
    /// assert_eq!(country.capital, Some("Pyongyang"));
    /// ```
    pub fn of(code: CountryCode) -> Option<&'static Self> {
        COUNTRIES
            .binary_search_by(|country| country.code.cmp(code.as_str()))
            .ok()
            .map(|index| &COUNTRIES[index])
    }

    /// All countries, by code.
    pub fn all() -> &'static [Self] {
        COUNTRIES
    }

    /// Its code.
    pub fn code(&self) -> Option<CountryCode> {
        CountryCode::new(self.code)
    }
}

// `static COUNTRIES: &[Country]`, by code.
include!(concat!(env!("OUT_DIR"), "/countries.rs"));

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, Country};
    use crate::lexicon::{Classes, lookup};
    use crate::text::fold;

    #[test]
    fn every_country_is_found_by_its_name_and_code() {
        for country in COUNTRIES {
            let code = country.code().expect(country.name);
            assert_eq!(Country::of(code).map(|c| c.name), Some(country.name));
            let entry = lookup(&fold(country.name)).expect(country.name);
            assert!(
                entry.is(Classes::COUNTRY | Classes::ORGANIZATION),
                "{}",
                country.name
            );
            assert_eq!(entry.country, Some(code), "{}", country.name);
        }
    }
}
