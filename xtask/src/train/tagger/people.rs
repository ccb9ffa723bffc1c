//! Names of people of all countries, and of nobody.

use std::collections::HashMap;
use std::path::Path;
use std::{fs, io};

use fastrand::Rng;

/// Given names and surnames of one country.
#[derive(Default)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    given: Vec<String>,
    surnames: Vec<String>,
}

/// The lists of names.
pub struct Names {
    countries: Vec<Country>,
}

/// Somebody, as news writes the name first and later.
#[derive(Clone, Debug)]
pub struct Person {
    pub full: String,
    pub short: String,
}

/// Countries whose people put the surname first in English news, too.
const SURNAME_FIRST: &[&str] = &["CN", "KR", "TW", "VN", "KH", "HK", "KP"];

/// Countries of which many surnames begin with the article, and fathers are named.
const ARABIC: &[&str] = &[
    "EG", "SA", "AE", "KW", "IQ", "SY", "JO", "LB", "LY", "YE", "OM", "QA", "DZ", "MA", "TN", "BH",
];

/// Countries where two surnames are usual.
const TWO_SURNAMES: &[&str] = &[
    "ES", "MX", "CL", "AR", "PE", "SV", "DO", "CU", "PY", "CR", "GT",
];

/// Particles of surnames, with the countries where they are usual.
const PARTICLES: &[(&str, &[&str])] = &[
    ("van", &["NL", "BE", "ZA"]),
    ("van der", &["NL", "BE", "ZA"]),
    ("de", &["NL", "BE", "FR", "IT", "BR", "PT"]),
    ("von", &["DE", "AT", "CH", "LI"]),
    ("da", &["BR", "PT"]),
    ("dos", &["BR", "PT"]),
    ("di", &["IT"]),
    ("Di", &["IT"]),
    ("Le", &["FR"]),
    ("du", &["FR"]),
    ("Ó", &["IE"]),
    ("Mac", &["IE", "GB"]),
    ("bin", &["MY", "ID"]),
    ("af", &["SE"]),
    ("Te", &["NZ"]),
    ("ap", &["GB"]),
];

impl Names {
    /// Reads the lists beside the folder of corpora.
    pub fn read(data: &Path) -> io::Result<Self> {
        let folder = data.join("../lexicon");
        let mut countries = HashMap::<String, Country>::new();
        for (file, column) in [
            ("common-forenames-by-country.csv", 11),
            ("common-surnames-by-country.csv", 5),
        ] {
            let text = fs::read_to_string(folder.join(file))?;
            for line in text.lines().skip(1) {
                let fields: Vec<&str> = line.split(',').collect();
                let latin = |name: &&&str| {
                    !name.is_empty()
                        && name
                            .chars()
                            .all(|c| c.is_alphabetic() && c < '\u{2b0}' || " -'".contains(c))
                };
                let name = [fields.get(column), fields.get(column - 1)]
                    .into_iter()
                    .flatten()
                    .find(latin);
                let Some(name) = name.filter(|n| n.starts_with(char::is_uppercase)) else {
                    continue;
                };
                let country = countries.entry(fields[0].to_owned()).or_default();
                if column == 11 {
                    country.given.push((*name).to_owned());
                } else {
                    country.surnames.push((*name).to_owned());
                }
            }
        }
        let mut countries: Vec<Country> = countries
            .into_iter()
            .map(|(code, country)| Country { code, ..country })
            .filter(|country| !country.given.is_empty() || !country.surnames.is_empty())
            .collect();
        countries.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(Self { countries })
    }

    /// Some country.
    pub fn country(&self, random: &mut Rng) -> &Country {
        &self.countries[random.usize(..self.countries.len())]
    }

    /// A given name of that country; now and then one that nobody has.
    pub fn given(&self, country: &Country, random: &mut Rng) -> String {
        match random.choice(&country.given) {
            Some(name) if random.f32() > 0.15 => name.clone(),
            _ => self.invent(random, |c| &c.given),
        }
    }

    fn plain_surname(&self, country: &Country, random: &mut Rng) -> String {
        match random.choice(&country.surnames) {
            Some(name) if random.f32() > 0.35 => name.clone(),
            _ => self.invent(random, |c| &c.surnames),
        }
    }

    /// A surname of that country, with the particle or hyphen that it may have there.
    pub fn surname(&self, country: &Country, random: &mut Rng) -> String {
        let plain = self.plain_surname(country, random);
        let code = country.code.as_str();
        if ARABIC.contains(&code) && random.f32() < 0.5 && !plain.contains('-') {
            let article = random.choice(["al-", "al-", "Al-", "el-", "Al ", "al "]);
            return format!("{}{plain}", article.unwrap_or_default());
        }
        if random.f32() < 0.08 {
            return format!("{plain}-{}", self.plain_surname(country, random));
        }
        if TWO_SURNAMES.contains(&code) && random.f32() < 0.4 {
            return format!("{plain} {}", self.plain_surname(country, random));
        }
        let particles: Vec<&str> = PARTICLES
            .iter()
            .filter(|(_, codes)| codes.contains(&code))
            .map(|(particle, _)| *particle)
            .collect();
        match random.choice(particles) {
            Some(particle) if random.f32() < 0.3 => format!("{particle} {plain}"),
            _ => plain,
        }
    }

    /// A word that could be a name and is none.
    pub fn word(&self, random: &mut Rng) -> String {
        self.invent(random, |c| &c.surnames)
    }

    /// A name that nobody has: the head of one and the tail of another.
    fn invent(&self, random: &mut Rng, list: impl Fn(&Country) -> &Vec<String>) -> String {
        let mut pick = || loop {
            let country = self.country(random);
            if let Some(name) = random.choice(list(country)) {
                let first = name.split([' ', '-']).next().unwrap_or_default();
                return first.chars().collect::<Vec<_>>();
            }
        };
        let (head, tail) = (pick(), pick());
        let head: String = head.iter().take(head.len().div_ceil(2)).collect();
        let tail: String = tail[tail.len() / 2..].iter().collect();
        head + &tail.to_lowercase()
    }

    /// Somebody of the country with this code, or of any.
    pub fn person(&self, code: &str, random: &mut Rng) -> Person {
        let country = match self.countries.iter().find(|c| c.code == code) {
            Some(country) if random.f32() < 0.7 => country,
            _ => self.country(random),
        };
        let surname = self.surname(country, random);
        let given = self.given(country, random);
        let code = country.code.as_str();
        let dice = random.f32();
        if SURNAME_FIRST.contains(&code) {
            let full = match dice {
                d if d < 0.2 => format!("{surname} {given} {}", self.given(country, random)),
                d if d < 0.35 => {
                    let second = self.given(country, random).to_lowercase();
                    format!("{surname} {given}-{second}")
                }
                d if d < 0.45 => format!("{given} {surname}"),
                _ => format!("{surname} {given}"),
            };
            return Person {
                full,
                short: surname,
            };
        }
        if ARABIC.contains(&code) && dice < 0.25 {
            let father = self.given(country, random);
            let full = match random.u8(..4) {
                0 => format!("{given} bin {father} {surname}"),
                1 => format!("{given} bin {father}"),
                2 => format!("{given} {father} {surname}"),
                _ => format!("{given} bin {father} bin {}", self.given(country, random)),
            };
            let short = if full.ends_with(&surname) {
                surname
            } else {
                given
            };
            return Person { full, short };
        }
        let full = match dice {
            d if d < 0.06 => format!("{given} {} {surname}", self.given(country, random)),
            d if d < 0.11 => format!("{given} {}. {surname}", random.uppercase()),
            d if d < 0.13 => {
                format!("{}. {}. {surname}", random.uppercase(), random.uppercase())
            }
            d if d < 0.14 => {
                format!("{}.{}. {surname}", random.uppercase(), random.uppercase())
            }
            d if d < 0.16 => format!("{given}-{} {surname}", self.given(country, random)),
            d if d < 0.175 => format!("{given} {surname} Jr."),
            d if d < 0.18 => format!("{given} {surname} III"),
            d if d < 0.195 => given.clone(),
            _ => format!("{given} {surname}"),
        };
        let short = if full == given { given } else { surname };
        Person { full, short }
    }
}
