//! Articles whose entities are known by name: each place where a name stands is marked, and
//! copies of the article tell of other people in other towns.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use fastrand::Rng;
use readout::document::EntityType;
use readout::lexicon::{self, Classes};
use readout::tagger::label::TYPES;
use readout::text::fold;
use serde_json::Value;

use super::corpus::PERSON;
use super::people::{Names, Person};
use super::sample::Annotated;

/// The folders of such articles.
pub const SETS: [&str; 2] = ["voa", "written"];

/// How often an article is seen as it is, and how often with other people. It is seen more
/// often than a sentence of the corpora because people have read it.
const PLAIN: usize = 3;
const SWAPPED: usize = 3;

/// How often a town is another in a copy.
const MOVED: f32 = 0.5;

/// An entity of the gold: all its names, and its type as the tagger counts (none for events).
struct Entity {
    names: Vec<String>,
    kind: Option<usize>,
}

/// The articles of one set that may be read, or those set aside: whose number is divisible
/// by three.
pub fn paths(folder: &Path, set: &str, aside: bool) -> std::io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder.join(set))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .filter(|path| is_aside(path) == aside)
        .collect();
    paths.sort();
    Ok(paths)
}

fn is_aside(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|s| s.to_str());
    let number = stem.and_then(|s| s.rsplit('-').next()?.parse::<u32>().ok());
    number.is_none_or(|n| n % 3 == 0)
}

/// All articles under `folder` that may be read, each as often as it is to be learnt from.
pub fn annotated(
    folder: &Path,
    people: &Names,
    cities: &[String],
    random: &mut Rng,
) -> Result<Vec<Annotated>, Box<dyn Error>> {
    let mut out = Vec::new();
    for set in SETS {
        for path in paths(folder, set, false)? {
            let gold: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
            let source = fs::read_to_string(path.with_extension("txt"))?;
            let entities = entities(&gold);
            let found = locate(&source, &entities);
            for _ in 0..PLAIN {
                out.push(write(&source, &found, &entities, |_, words| {
                    words.to_owned()
                }));
            }
            for _ in 0..SWAPPED {
                out.push(swap(&source, &found, &entities, people, cities, random));
            }
        }
    }
    Ok(out)
}

fn entities(gold: &Value) -> Vec<Entity> {
    let list = gold["entities"].as_array();
    list.into_iter()
        .flatten()
        .map(|entity| {
            let kind = TYPES
                .iter()
                .position(|kind| entity["type"] == format!("{kind:?}").to_lowercase().as_str());
            let aliases = entity["aliases"].as_array().into_iter().flatten();
            let mut names: Vec<String> = std::iter::once(&entity["name"])
                .chain(aliases)
                .filter_map(Value::as_str)
                .map(|name| {
                    let bare = name.strip_prefix("the ").or(name.strip_prefix("The "));
                    bare.unwrap_or(name).to_owned()
                })
                // "the minister": what is no name is no use to who learns names.
                .filter(|name| name.chars().any(char::is_uppercase))
                .collect();
            // The gold tells the forms of a name; a surname alone is one even where it is left out.
            if kind == Some(PERSON)
                && let Some((_, last)) = names.first().and_then(|n| n.rsplit_once(' '))
                && last.chars().count() > 2
            {
                names.push(last.to_owned());
            }
            Entity { names, kind }
        })
        .collect()
}

/// Where names stand: first byte, one past the last, and whose they are; the longest first,
/// disjoint, in text order.
fn locate(source: &str, entities: &[Entity]) -> Vec<(usize, usize, usize)> {
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for (index, entity) in entities.iter().enumerate() {
        // A gathering in small letters ("OSCE summit") holds names; one in capitals is a
        // name itself, and no part of it is another.
        let holds = entity.kind.is_none();
        forms.extend(
            entity
                .names
                .iter()
                .filter(|name| !holds || is_title_case(name))
                .map(|name| (name.as_str(), index)),
        );
    }
    forms.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    let mut taken = vec![false; source.len()];
    for (name, index) in forms {
        for (start, _) in source.match_indices(name) {
            let end = start + name.len();
            let open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            if open(source[..start].chars().next_back())
                && open(source[end..].chars().next())
                && !taken[start..end].iter().any(|t| *t)
            {
                taken[start..end].fill(true);
                found.push((start, end, index));
            }
        }
    }
    found.sort_unstable();
    found
}

fn is_title_case(name: &str) -> bool {
    name.split_whitespace()
        .all(|word| !word.starts_with(char::is_lowercase) || word.len() < 4)
}

/// The article with each name as `rename` (given whose it is) has it.
fn write(
    source: &str,
    found: &[(usize, usize, usize)],
    entities: &[Entity],
    mut rename: impl FnMut(usize, &str) -> String,
) -> Annotated {
    let mut out = Annotated {
        text: String::with_capacity(source.len()),
        names: Vec::new(),
    };
    let mut at = 0;
    for (start, end, index) in found {
        out.text.push_str(&source[at..*start]);
        let from = out.text.len();
        out.text.push_str(&rename(*index, &source[*start..*end]));
        if let Some(kind) = entities[*index].kind {
            out.names.push((from, out.text.len(), kind));
        }
        at = *end;
    }
    out.text.push_str(&source[at..]);
    out
}

/// The article with other people, the same one everywhere alike, and in part in other towns.
fn swap(
    source: &str,
    found: &[(usize, usize, usize)],
    entities: &[Entity],
    people: &Names,
    cities: &[String],
    random: &mut Rng,
) -> Annotated {
    let mut persons = HashMap::<usize, Person>::new();
    let mut towns = HashMap::<usize, Option<String>>::new();
    write(source, found, entities, |index, words| {
        let kind = entities[index].kind.map(|kind| TYPES[kind]);
        match kind {
            Some(EntityType::Person) => {
                let person = persons
                    .entry(index)
                    .or_insert_with(|| people.person("", random));
                if words.contains(' ') {
                    person.full.clone()
                } else {
                    person.short.clone()
                }
            }
            Some(EntityType::Place) if is_town(words) => {
                let town = towns.entry(index).or_insert_with(|| {
                    let moved = random.f32() < MOVED;
                    random.choice(cities).filter(|_| moved).cloned()
                });
                town.clone().unwrap_or_else(|| words.to_owned())
            }
            _ => words.to_owned(),
        }
    })
}

/// One word that is no country: "Riga".
fn is_town(words: &str) -> bool {
    !words.contains([' ', '.'])
        && !words.chars().all(char::is_uppercase)
        && !lexicon::lookup(&fold(words)).is_some_and(|entry| entry.is(Classes::COUNTRY))
}
