//! How far a trigger's clause reaches: where the words stand that may govern it.

use crate::meeting::arguments::Arguments;
use crate::meeting::grammar::{
    begins_clause, is_auxiliary, is_full_verb, is_light_verb, is_preposition, is_quote, is_speech,
    is_verb_group,
};
use crate::meeting::scene::Scene;
use crate::meeting::trigger::Part;

/// The unit behind the last party.
pub(super) fn parties_end(arguments: &Arguments) -> usize {
    let parties = arguments.subject.units.iter().chain(&arguments.other.units);
    parties.max().map_or(arguments.clause.0, |last| last + 1)
}

/// Where the subject stands behind the trigger: "At a meeting with X, Y said".
pub(super) fn subject_behind(scene: &Scene, arguments: &Arguments, last: usize) -> Option<usize> {
    let first = arguments.subject.units.first().copied()?;
    (first > last && scene.word(first - 1) == ",").then_some(first)
}

/// Past the words in which a quotation says what became of it: 'her meeting with X "is
/// postponed"'.
pub(super) fn past_quoted_verb(scene: &Scene, end: usize) -> usize {
    const WORDS: usize = 5;
    let quoted = is_quote(scene.word(end)) && is_auxiliary(scene.word(end + 1));
    if quoted {
        scene.units.len().min(end + 1 + WORDS)
    } else {
        end
    }
}

/// The unit of "her" in "called off her talks", of "Reis" in "after Reis's talks".
fn owner(scene: &Scene, arguments: &Arguments, first: usize) -> Option<usize> {
    let unit = *arguments.subject.units.last()?;
    let owns = scene.is_possessive(unit) || scene.is_owner(unit);
    (owns && unit < first).then_some(unit)
}

/// The first unit of the verb group right before a noun phrase that begins at `start`.
fn governing_verb(scene: &Scene, start: usize) -> usize {
    const WORDS: usize = 5;
    let mut from = start;
    while from > 0 && start - from < WORDS {
        let word = scene.word(from - 1);
        let other = scene.reference(from - 1).is_some() || scene.is_time(from - 1);
        let particle = matches!(word, "off" | "out" | "of" | "for" | "down" | "to");
        if other || word == "," || begins_clause(word) || is_preposition(word) && !particle {
            break;
        }
        from -= 1;
    }
    from
}

/// Past the clause that a "who" right behind the subject begins: "Reis, who was invited by
/// Holm, [met Lund]".
fn past_relative(scene: &Scene, subject_end: usize, first: usize) -> Option<usize> {
    let pronoun = subject_end + usize::from(scene.word(subject_end) == ",");
    if !matches!(scene.word(pronoun), "who" | "which" | "whose") {
        return None;
    }
    let comma = (pronoun..first).rfind(|unit| scene.word(*unit) == ",")?;
    let verb = (comma + 1..=first)
        .all(|unit| unit == first || scene.is_time(unit) || is_in_verb_group(scene.word(unit)));
    verb.then_some(comma + 1)
}

/// The unit behind the "after" that the trigger's noun phrase hangs on: "did not take questions
/// after talks with Lund" does not deny the talks.
pub(super) fn behind_after(scene: &Scene, from: usize, first: usize) -> Option<usize> {
    let after = (from..first).rfind(|unit| matches!(scene.word(*unit), "after" | "following"))?;
    let phrase = (after + 1..first).all(|unit| {
        let word = scene.word(unit);
        !is_verb_group(word) && !is_speech(word) && !matches!(word, "," | "to" | "that")
    });
    phrase.then_some(after + 1)
}

/// Past what else the subject did: "denied the claims and [met Y]" denies no meeting.
pub(super) fn past_conjunct(scene: &Scene, from: usize, first: usize) -> usize {
    let begins = |unit: &usize| {
        let adverb = matches!(scene.word(unit + 1), "then" | "later" | "also");
        let verb = unit + 1 + usize::from(adverb);
        matches!(scene.word(*unit), "and" | "but")
            && verb <= first
            && is_full_verb(scene.first_word(verb))
    };
    (from..first).rfind(begins).map_or(from, |unit| unit + 1)
}

/// The unit of the "after" on which a trigger hangs, or of the like: "after talks with X",
/// "before meeting X", "since having met X".
pub(super) fn after_before(scene: &Scene, part: Part, from: usize, first: usize) -> Option<usize> {
    if part == Part::Noun {
        return behind_after(scene, from, first)?.checked_sub(1);
    }
    let having = first > from && scene.word(first - 1) == "having";
    let after = (first - usize::from(having)).checked_sub(1)?;
    let gerund = having || scene.first_word(first).ends_with("ing");
    (gerund
        && matches!(
            scene.word(after),
            "after" | "following" | "since" | "before"
        ))
    .then_some(after)
}

/// The first of the units before the trigger in whose scope it stands.
pub(super) fn scope_start(scene: &Scene, arguments: &Arguments, first: usize) -> usize {
    const SCOPE: usize = 14;
    if let Some(owner) = owner(scene, arguments, first) {
        return governing_verb(scene, owner);
    }
    let subject_end = arguments
        .subject
        .units
        .iter()
        .filter(|u| **u < first)
        .max()
        .map_or(0, |u| u + 1);
    let aside = past_relative(scene, subject_end, first);
    let mut from = aside.unwrap_or(subject_end.max(first.saturating_sub(SCOPE)));
    for unit in (from..first).rev() {
        let word = scene.word(unit);
        if !begins_clause(word) || word == "so" {
            continue;
        }
        let comma = (unit..first).rev().find(|u| scene.word(*u) == ",");
        from = match comma {
            // "X, who had refused to travel, met Y"
            Some(comma) if matches!(word, "who" | "which" | "whose") => comma + 1,
            _ => unit + 1,
        };
        break;
    }
    // The negation of an inverted clause stands before its subject: "Nor did X meet Y".
    let start = arguments.subject.units.first().copied().unwrap_or(first);
    // "no request for X to meet Y": what governs the whole clause stands before its subject.
    if start > 0 && start < first && scene.word(start - 1) == "for" && scene.word(first - 1) == "to"
    {
        const GOVERNING: usize = 5;
        return start.saturating_sub(GOVERNING);
    }
    for back in [1, 2] {
        if start >= back && matches!(scene.word(start - back), "nor" | "neither" | "never") {
            return start - back;
        }
    }
    from
}

/// What may stand between a subject and the trigger.
fn is_in_verb_group(word: &str) -> bool {
    is_verb_group(word) || is_light_verb(word) || matches!(word, "a" | "the" | "on" | "in")
}
