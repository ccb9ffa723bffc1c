//! Sentences that are made from annotated ones: other people's names, headlines in
//! capitals or title case.

use std::collections::HashMap;
use std::path::Path;
use std::{fs, io};

use fastrand::Rng;

use super::corpus::{Document, Name, PERSON, Sentence};

/// Given names and surnames of one country.
#[derive(Default)]
struct Country {
    code: String,
    given: Vec<String>,
    surnames: Vec<String>,
}

/// The names that are swapped in.
pub struct Names {
    countries: Vec<Country>,
}

/// Countries whose people put the surname first in English news, too.
const SURNAME_FIRST: &[&str] = &["CN", "KR", "TW", "VN", "KH", "HK"];

/// Countries of which many surnames begin with the article.
const ARABIC: &[&str] = &[
    "EG", "SA", "AE", "KW", "IQ", "SY", "JO", "LB", "LY", "YE", "OM", "QA",
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

    fn country(&self, random: &mut Rng) -> &Country {
        &self.countries[random.usize(..self.countries.len())]
    }

    fn given(&self, country: &Country, random: &mut Rng) -> String {
        match random.choice(&country.given) {
            Some(name) if random.f32() > 0.1 => name.clone(),
            _ => self.invent(random, |c| &c.given),
        }
    }

    fn surname(&self, country: &Country, random: &mut Rng) -> String {
        let plain = match random.choice(&country.surnames) {
            Some(name) if random.f32() > 0.3 => name.clone(),
            _ => self.invent(random, |c| &c.surnames),
        };
        if ARABIC.contains(&country.code.as_str()) && random.f32() < 0.5 && !plain.contains('-') {
            format!(
                "{}-{plain}",
                random.choice(["al", "Al", "el"]).unwrap_or("al")
            )
        } else {
            plain
        }
    }

    /// A name that nobody has: the head of one and the tail of another.
    fn invent(&self, random: &mut Rng, list: impl Fn(&Country) -> &Vec<String>) -> String {
        let mut pick = || loop {
            let country = self.country(random);
            if let Some(name) = random.choice(list(country)) {
                return name
                    .split(' ')
                    .next()
                    .unwrap_or_default()
                    .chars()
                    .collect::<Vec<_>>();
            }
        };
        let (head, tail) = (pick(), pick());
        let head: String = head.iter().take(head.len().div_ceil(2)).collect();
        let tail: String = tail[tail.len() / 2..].iter().collect();
        head + &tail.to_lowercase()
    }
}

/// Copies of a document that teach what the document itself does not.
pub fn copies(document: &Document, names: &Names, random: &mut Rng) -> Vec<Document> {
    let setting = |name: &str, default: f32| -> f32 {
        std::env::var(name)
            .ok()
            .and_then(|v| v.parse().ok())
            .unwrap_or(default)
    };
    let mut out = Vec::new();
    let has_person = document
        .iter()
        .flat_map(|s| &s.names)
        .any(|n| n.kind == PERSON);
    if has_person && random.f32() < setting("SWAP", 0.3) {
        out.push(swap_people(document, names, random));
    }
    if random.f32() < setting("CAPS", 0.1) {
        let mut copy = document.clone();
        copy[0] = recase(&copy[0], str::to_uppercase);
        copy.truncate(1);
        out.push(copy);
    }
    if random.f32() < setting("HEAD", 0.1) {
        let mut copy = document.clone();
        copy[0] = recase(&copy[0], capitalize);
        if copy[0].words.last().is_some_and(|w| w == ".") {
            copy[0].words.pop();
        }
        copy.truncate(4);
        out.push(copy);
    }
    out
}

/// The document with every person renamed, the same one everywhere alike.
fn swap_people(document: &Document, names: &Names, random: &mut Rng) -> Document {
    let mut surnames = HashMap::<String, (usize, String)>::new();
    let mut given = HashMap::<String, String>::new();
    document
        .iter()
        .map(|sentence| {
            let mut copy = Sentence::default();
            let mut at = 0;
            for name in &sentence.names {
                copy.words
                    .extend_from_slice(&sentence.words[at..name.start]);
                let start = copy.words.len();
                if name.kind == PERSON {
                    let words = &sentence.words[name.start..name.end];
                    rename(
                        words,
                        names,
                        &mut surnames,
                        &mut given,
                        random,
                        &mut copy.words,
                    );
                } else {
                    copy.words
                        .extend_from_slice(&sentence.words[name.start..name.end]);
                }
                copy.names.push(Name {
                    start,
                    end: copy.words.len(),
                    kind: name.kind,
                });
                at = name.end;
            }
            copy.words.extend_from_slice(&sentence.words[at..]);
            copy
        })
        .collect()
}

fn rename(
    words: &[String],
    names: &Names,
    surnames: &mut HashMap<String, (usize, String)>,
    given: &mut HashMap<String, String>,
    random: &mut Rng,
    out: &mut Vec<String>,
) {
    let Some((last, first)) = words.split_last() else {
        return;
    };
    let (index, surname) = surnames
        .entry(last.clone())
        .or_insert_with(|| {
            let index = random.usize(..names.countries.len());
            (index, names.surname(&names.countries[index], random))
        })
        .clone();
    let country = &names.countries[index];
    let mut push = |text: &str| out.extend(text.split(' ').map(str::to_owned));
    if first.is_empty() {
        push(&surname);
        return;
    }
    let given = given
        .entry(words.join(" "))
        .or_insert_with(|| {
            let mut name = names.given(country, random);
            if random.f32() < 0.12 {
                name = format!("{name} {}", names.given(country, random));
            } else if random.f32() < 0.06 {
                name = format!("{name} {}.", random.uppercase());
            }
            name
        })
        .clone();
    if SURNAME_FIRST.contains(&country.code.as_str()) {
        push(&surname);
        push(&given);
    } else {
        push(&given);
        push(&surname);
    }
}

fn recase(sentence: &Sentence, case: impl Fn(&str) -> String) -> Sentence {
    Sentence {
        words: sentence.words.iter().map(|word| case(word)).collect(),
        names: sentence.names.clone(),
    }
}

/// Headline style: a capital on each word but the small ones.
fn capitalize(word: &str) -> String {
    const SMALL: &[&str] = &[
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from",
        "as", "'s", "n't",
    ];
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if !SMALL.contains(&word) => first.to_uppercase().chain(chars).collect(),
        _ => word.to_owned(),
    }
}
