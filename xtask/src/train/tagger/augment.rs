//! Sentences that are made from annotated ones: other people's names, headlines in
//! capitals or title case.

use std::collections::HashMap;

use fastrand::Rng;

use super::corpus::{Document, Name, PERSON, Sentence};
use super::people::{Names, Person};

/// How often a document is copied with other people, and how often its first sentence is in
/// capitals or as a headline.
const SWAPPED: f32 = 0.6;
const IN_CAPITALS: f32 = 0.1;
const AS_HEADLINE: f32 = 0.1;

/// Copies of a document that teach what the document itself does not.
pub fn copies(document: &Document, names: &Names, random: &mut Rng) -> Vec<Document> {
    let mut out = Vec::new();
    let has_person = document
        .iter()
        .flat_map(|s| &s.names)
        .any(|n| n.kind == PERSON);
    if has_person && random.f32() < SWAPPED {
        out.push(swap_people(document, names, random));
    }
    if random.f32() < IN_CAPITALS {
        let mut copy = document.clone();
        copy[0] = recase(&copy[0], str::to_uppercase);
        copy.truncate(1);
        out.push(copy);
    }
    if random.f32() < AS_HEADLINE {
        let mut copy = document.clone();
        copy[0] = recase(&copy[0], capitalize);
        let last = copy[0].words.len() - 1;
        if copy[0].words[last] == "." && copy[0].names.iter().all(|n| n.end <= last) {
            copy[0].words.pop();
        }
        copy.truncate(4);
        out.push(copy);
    }
    out
}

/// The document with every person renamed, the same one everywhere alike.
fn swap_people(document: &Document, names: &Names, random: &mut Rng) -> Document {
    let mut people = HashMap::<String, Person>::new();
    document
        .iter()
        .map(|sentence| {
            let mut copy = Sentence::default();
            let mut at = 0;
            for name in &sentence.names {
                copy.words
                    .extend_from_slice(&sentence.words[at..name.start]);
                let start = copy.words.len();
                let words = &sentence.words[name.start..name.end];
                match words.last() {
                    Some(last) if name.kind == PERSON => {
                        let person = people
                            .entry(last.clone())
                            .or_insert_with(|| names.person("", random));
                        let text = if words.len() == 1 {
                            &person.short
                        } else {
                            &person.full
                        };
                        copy.words.extend(text.split(' ').map(str::to_owned));
                    }
                    _ => copy.words.extend_from_slice(words),
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
