//! Documents from `data/news.grammar`: what ministries and agencies write, with names of
//! all cultures in it.

use std::collections::HashMap;

use fastrand::Rng;
use readout::lexicon::Country;

use super::corpus::{ORGANIZATION, PERSON, PLACE};
use super::people::{Names, Person};
use super::sample::Annotated;

const GRAMMAR: &str = include_str!("data/news.grammar");

/// Expansions inside expansions end here.
const DEEPEST: usize = 8;

/// Makes one document after the other.
pub struct Generator<'n> {
    rules: HashMap<&'static str, Vec<&'static str>>,
    names: &'n Names,
    cities: &'n [String],
    countries: Vec<&'static Country>,
}

/// What a document has said so far.
#[derive(Default)]
struct Memory {
    people: HashMap<char, Person>,
    countries: HashMap<char, &'static Country>,
    texts: HashMap<String, String>,
}

impl<'n> Generator<'n> {
    /// A generator that takes names from these lists.
    pub fn new(names: &'n Names, cities: &'n [String]) -> Self {
        let mut rules = HashMap::<&str, Vec<&str>>::new();
        for line in GRAMMAR.lines().filter(|line| !line.starts_with('#')) {
            if let Some((symbol, text)) = line.split_once(": ") {
                rules.entry(symbol).or_default().push(text);
            }
        }
        let countries = Country::all()
            .iter()
            .filter(|c| c.adjective.is_some())
            .collect();
        Self {
            rules,
            names,
            cities,
            countries,
        }
    }

    /// A document.
    pub fn document(&self, random: &mut Rng) -> Annotated {
        let mut out = Annotated {
            text: String::new(),
            names: Vec::new(),
        };
        let mut memory = Memory::default();
        self.expand("doc", &mut memory, random, &mut out, 0);
        out
    }

    fn expand(
        &self,
        symbol: &str,
        memory: &mut Memory,
        random: &mut Rng,
        out: &mut Annotated,
        depth: usize,
    ) {
        let Some(text) = self.rules.get(symbol).and_then(|all| random.choice(all)) else {
            debug_assert!(false, "no rule for {symbol}");
            return;
        };
        let mut rest = *text;
        while let Some((before, tail)) = rest.split_once('{') {
            push(out, before);
            let Some((slot, tail)) = tail.split_once('}') else {
                return;
            };
            if depth < DEEPEST {
                self.fill(slot, memory, random, out, depth);
            }
            rest = tail;
        }
        push(out, rest);
    }

    fn fill(
        &self,
        slot: &str,
        memory: &mut Memory,
        random: &mut Rng,
        out: &mut Annotated,
        depth: usize,
    ) {
        let start = out.text.len();
        let names_before = out.names.len();
        let (stem, number) = match slot.char_indices().last() {
            Some((at, digit)) if digit.is_ascii_digit() => (&slot[..at], digit),
            _ => (slot, '0'),
        };
        let kind = match stem {
            "p" => {
                out.text.push_str(&self.person(number, memory, random).full);
                Some(PERSON)
            }
            "s" => {
                out.text
                    .push_str(&self.person(number, memory, random).short);
                Some(PERSON)
            }
            "given" => {
                let given = self.names.given(self.names.country(random), random);
                out.text.push_str(&given);
                Some(PERSON)
            }
            "c" => {
                out.text.push_str(self.country(number, memory, random).name);
                Some(PLACE)
            }
            "long" => {
                out.text
                    .push_str(self.country(number, memory, random).official);
                Some(PLACE)
            }
            "cap" => {
                let country = self.country(number, memory, random);
                out.text.push_str(country.capital.unwrap_or(country.name));
                Some(PLACE)
            }
            "CAP" | "CITY" => {
                let plain = slot.to_lowercase();
                self.fill_capitals(&plain, memory, random, out, depth);
                return;
            }
            "d" => {
                let country = self.country(number, memory, random);
                out.text.push_str(country.adjective.unwrap_or(country.name));
                None
            }
            "city" => {
                let city = match random.choice(self.cities) {
                    Some(city) if random.f32() > 0.25 => city.clone(),
                    _ => self.names.word(random),
                };
                out.text.push_str(&city);
                Some(PLACE)
            }
            "name" => {
                out.text.push_str(&self.names.word(random));
                None
            }
            "acronym" => {
                let acronym = memory
                    .texts
                    .entry("acronym".to_owned())
                    .or_insert_with(|| acronym(random));
                out.text.push_str(acronym);
                Some(ORGANIZATION)
            }
            "n" | "nn" => {
                let number = random.u32(1..29);
                out.text.push_str(&number.to_string());
                None
            }
            _ if slot.starts_with("U.") => {
                self.fill_capitals(&slot[2..], memory, random, out, depth);
                return;
            }
            _ => {
                self.expand(slot, memory, random, out, depth + 1);
                match slot.split_once('.') {
                    Some(("O", _)) => Some(ORGANIZATION),
                    Some(("L", _)) => Some(PLACE),
                    _ => None,
                }
            }
        };
        if let Some(kind) = kind {
            // A name inside a name is part of it.
            out.names.truncate(names_before);
            out.names.push((start, out.text.len(), kind));
        }
    }

    /// Fills the slot in capitals.
    fn fill_capitals(
        &self,
        slot: &str,
        memory: &mut Memory,
        random: &mut Rng,
        out: &mut Annotated,
        depth: usize,
    ) {
        let mut plain = Annotated {
            text: String::new(),
            names: Vec::new(),
        };
        self.fill(slot, memory, random, &mut plain, depth);
        let upper = |end: usize| plain.text[..end].to_uppercase().len();
        let base = out.text.len();
        for (start, end, kind) in &plain.names {
            out.names
                .push((base + upper(*start), base + upper(*end), *kind));
        }
        out.text.push_str(&plain.text.to_uppercase());
    }

    fn person<'m>(&self, number: char, memory: &'m mut Memory, random: &mut Rng) -> &'m Person {
        let code = memory
            .countries
            .get(&number)
            .and_then(|country| country.code());
        memory.people.entry(number).or_insert_with(|| {
            let code = code.as_ref().map_or("", |code| code.as_str());
            self.names.person(code, random)
        })
    }

    fn country(&self, number: char, memory: &mut Memory, random: &mut Rng) -> &'static Country {
        memory
            .countries
            .entry(number)
            .or_insert_with(|| self.countries[random.usize(..self.countries.len())])
    }
}

fn push(out: &mut Annotated, text: &str) {
    out.text.push_str(&text.replace(" // ", "\n\n"));
}

fn acronym(random: &mut Rng) -> String {
    let length = random.usize(2..6);
    (0..length).map(|_| random.uppercase()).collect()
}
