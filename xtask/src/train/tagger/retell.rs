//! Copies of an annotated article that tell of other people, other bodies and other towns.

use std::collections::HashMap;

use fastrand::Rng;
use readout::document::EntityType;
use readout::lexicon::{self, Classes};
use readout::tagger::label::TYPES;
use readout::text::fold;

use super::people::{Names, Person};
use super::sample::Annotated;

/// How often an article is seen as it is, and how often with other people. It is seen more
/// often than a sentence of the corpora because people have read it.
const PLAIN: usize = 3;
const SWAPPED: usize = 3;

/// How often a town, and how often a body, is another in a copy.
const MOVED: f32 = 0.5;
const REPLACED: f32 = 0.5;

/// Where a name stands in an article.
#[derive(Clone, Copy, Debug)]
pub struct Stand {
    /// First byte, and one past the last.
    pub start: usize,
    pub end: usize,
    /// Whose name it is, as an index into the article's `kinds`.
    pub owner: usize,
}

/// An article with its names.
pub struct Article {
    pub text: String,
    /// In text order, disjoint.
    pub names: Vec<Stand>,
    /// The type of each entity as an index into `readout::tagger::label::TYPES`; none for gatherings.
    pub kinds: Vec<Option<usize>>,
}

/// What the copies take names from.
pub struct Pool<'p> {
    people: &'p Names,
    cities: &'p [String],
    /// Organizations of all articles, by the form of their names.
    bodies: [Vec<String>; FORMS],
}

/// Forms of a body's name: several words, one word, capitals only.
const FORMS: usize = 3;

fn form(words: &str) -> usize {
    if words.contains(' ') {
        0
    } else if words.chars().any(char::is_lowercase) {
        1
    } else {
        2
    }
}

impl<'p> Pool<'p> {
    /// Takes the organizations of `articles`, each once.
    pub fn new(people: &'p Names, cities: &'p [String], articles: &[Article]) -> Self {
        let mut bodies = [const { Vec::new() }; FORMS];
        for article in articles {
            for stand in &article.names {
                if article.kind(stand.owner) == Some(EntityType::Organization) {
                    let words = &article.text[stand.start..stand.end];
                    bodies[form(words)].push(words.to_owned());
                }
            }
        }
        for list in &mut bodies {
            list.sort_unstable();
            list.dedup();
        }
        Self {
            people,
            cities,
            bodies,
        }
    }
}

impl Article {
    fn kind(&self, owner: usize) -> Option<EntityType> {
        self.kinds[owner].map(|kind| TYPES[kind])
    }

    /// The article as often as it is to be learnt from: as it is, and with other names.
    pub fn tellings(&self, pool: &Pool, random: &mut Rng) -> Vec<Annotated> {
        let mut out = Vec::with_capacity(PLAIN + SWAPPED);
        for _ in 0..PLAIN {
            out.push(self.write(|_, words| words.to_owned()));
        }
        for _ in 0..SWAPPED {
            out.push(self.swap(pool, random));
        }
        out
    }

    /// The article with each name as `rename` (given whose it is) has it.
    fn write(&self, mut rename: impl FnMut(usize, &str) -> String) -> Annotated {
        let mut out = Annotated {
            text: String::with_capacity(self.text.len()),
            names: Vec::new(),
        };
        let mut at = 0;
        for stand in &self.names {
            out.text.push_str(&self.text[at..stand.start]);
            let from = out.text.len();
            out.text
                .push_str(&rename(stand.owner, &self.text[stand.start..stand.end]));
            if let Some(kind) = self.kinds[stand.owner] {
                out.names.push((from, out.text.len(), kind));
            }
            at = stand.end;
        }
        out.text.push_str(&self.text[at..]);
        out
    }

    /// The article with other people, the same one everywhere alike, and in part with other
    /// towns and bodies.
    fn swap(&self, pool: &Pool, random: &mut Rng) -> Annotated {
        let mut persons = HashMap::<usize, Person>::new();
        let mut others = HashMap::<(usize, usize), Option<String>>::new();
        self.write(|owner, words| match self.kind(owner) {
            Some(EntityType::Person) => {
                let person = persons
                    .entry(owner)
                    .or_insert_with(|| pool.people.person("", random));
                if words.contains(' ') {
                    person.full.clone()
                } else {
                    person.short.clone()
                }
            }
            Some(EntityType::Place) if is_town(words) => {
                let town = others.entry((owner, 0)).or_insert_with(|| {
                    let moved = random.f32() < MOVED;
                    random.choice(pool.cities).filter(|_| moved).cloned()
                });
                town.clone().unwrap_or_else(|| words.to_owned())
            }
            Some(EntityType::Organization) => {
                let form = form(words);
                let body = others.entry((owner, form)).or_insert_with(|| {
                    let replaced = random.f32() < REPLACED;
                    random
                        .choice(&pool.bodies[form])
                        .filter(|_| replaced)
                        .cloned()
                });
                body.clone().unwrap_or_else(|| words.to_owned())
            }
            _ => words.to_owned(),
        })
    }
}

/// One word that is no country: "Riga".
fn is_town(words: &str) -> bool {
    !words.contains([' ', '.'])
        && !words.chars().all(char::is_uppercase)
        && !lexicon::lookup(&fold(words)).is_some_and(|entry| entry.is(Classes::COUNTRY))
}
