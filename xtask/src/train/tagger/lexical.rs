//! Repairs silver tags by what the lexicon is sure of.

use readout::lexicon::{Classes, Entry, lookup};
use readout::text::fold;

use super::corpus::{Name, ORGANIZATION, PERSON, PLACE, Sentence};

/// The size, as the lexicon counts it, of cities that are no other thing.
const LARGE_CITY: u8 = 5;

/// Splits joined names, gives well-known ones their type and drops bare demonyms.
pub fn refine(sentence: &mut Sentence) {
    let mut names = Vec::with_capacity(sentence.names.len());
    for name in std::mem::take(&mut sentence.names) {
        split(sentence, name, &mut names);
    }
    names.retain_mut(|name| retype(sentence, name));
    let mut free_from = 0;
    for name in &mut names {
        if name.start > free_from {
            take_in_demonym(sentence, name);
        }
        free_from = name.end;
    }
    sentence.names = names;
}

fn entry(sentence: &Sentence, start: usize, end: usize) -> Option<Entry> {
    lookup(&fold(&sentence.words[start..end].join(" ")))
}

fn is_place(sentence: &Sentence, start: usize, end: usize) -> bool {
    entry(sentence, start, end).is_some_and(|e| e.is(Classes::PLACE) && !e.is(Classes::BODY))
}

/// "Turkey's Supreme Court" and "New York and Washington" are two names each.
fn split(sentence: &Sentence, name: Name, out: &mut Vec<Name>) {
    let known = entry(sentence, name.start, name.end).is_some_and(|e| e.is(Classes::PROPER));
    let inner = (name.start + 1..name.end.saturating_sub(1)).find(|at| {
        let word = sentence.words[*at].as_str();
        match word {
            "'s" => name.kind != PERSON && is_place(sentence, name.start, *at),
            "and" | "," => {
                is_place(sentence, name.start, *at) && is_place(sentence, at + 1, name.end)
            }
            _ => false,
        }
    });
    match inner.filter(|_| !known) {
        None => out.push(name),
        Some(at) => {
            let kind = if sentence.words[at] == "'s" {
                name.kind
            } else {
                PLACE
            };
            out.push(Name {
                start: name.start,
                end: at,
                kind: PLACE,
            });
            split(
                sentence,
                Name {
                    start: at + 1,
                    end: name.end,
                    kind,
                },
                out,
            );
        }
    }
}

/// Gives a name the type that the lexicon is sure of; false if it is no name.
fn retype(sentence: &Sentence, name: &mut Name) -> bool {
    let Some(entry) = entry(sentence, name.start, name.end) else {
        return true;
    };
    let (place, body) = (entry.is(Classes::PLACE), entry.is(Classes::BODY));
    let person = entry.is(Classes::NAME);
    let demonym = entry.is(Classes::DEMONYM | Classes::DEMONYM_NOUN);
    if demonym && !place && !body && !person {
        return false;
    }
    let sure = entry.is(Classes::COUNTRY | Classes::CAPITAL | Classes::REGION | Classes::WATER)
        || entry.size >= LARGE_CITY;
    if name.kind == PERSON && name.end - name.start == 1 && !sure {
        // Towns are named like people: "Obama" is one in Japan.
        return true;
    }
    if place && !body && !person && !entry.is(Classes::SEAT) {
        name.kind = PLACE;
    } else if body && !place && !person {
        name.kind = ORGANIZATION;
    }
    true
}

/// "Russian Defense Ministry" is one name, as is "Russian Cabinet": a body that is named
/// only by what it is needs its country.
fn take_in_demonym(sentence: &Sentence, name: &mut Name) {
    if name.kind != ORGANIZATION {
        return;
    }
    let generic = (name.start..name.end).all(|at| {
        entry(sentence, at, at + 1).is_some_and(|e| {
            e.is(Classes::ORGANIZATION_HEAD | Classes::PORTFOLIO | Classes::TITLE_MODIFIER)
        })
    });
    let before = entry(sentence, name.start - 1, name.start);
    if generic && before.is_some_and(|e| e.is(Classes::DEMONYM)) {
        name.start -= 1;
    }
}
