//! What a sentence says became of the encounter that a noun names: "the talks were
//! cancelled", "will be held in May", "did not take place".
//!
//! A "not" or "may" counts only where an occurrence follows: talks that "did not produce
//! a deal" were held.

use super::cue::{self, Cue, Where};
use crate::meeting::arguments::Arguments;
use crate::meeting::grammar::{
    is_adverb, is_auxiliary, is_control, is_determiner, is_finite_form, is_full_verb,
};
use crate::meeting::scene::Scene;

/// How many units a verdict may stand from what it is of.
const REACH: usize = 14;

/// What some words say of an encounter.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations")]
pub(super) struct Fate {
    pub(super) negation: bool,
    pub(super) failure: bool,
    pub(super) plan: bool,
    pub(super) proposal: bool,
    pub(super) acceptance: bool,
    /// Says without "not" or "may" that it comes about.
    occurs: bool,
}

impl Fate {
    /// What is said between the noun, which is unit `noun.0` up to unit `noun.1`, and unit `to`,
    /// and, where the noun is the subject of a relative clause and of the sentence, behind `to`.
    pub(super) fn of_noun(
        scene: &Scene,
        arguments: &Arguments,
        (noun, from): (usize, usize),
        to: usize,
    ) -> Self {
        // "His talks with B, which were due on Friday, fell through"
        let owns = |unit: usize| scene.is_possessive(unit) || scene.is_owner(unit);
        let parties = &arguments.subject.units;
        let is_subject = parties.iter().all(|u| *u >= from || owns(*u));
        let has_predicate = is_subject && !is_when(scene, noun);
        let near = Self::read(scene, from, to.min(from + REACH), has_predicate);
        match relative_and_main(scene, to).filter(|_| is_subject) {
            Some((relative, main)) => {
                // "made clear that a deal is unlikely" tells of the deal.
                let told = (from..to).any(|unit| is_full_verb(scene.word(unit)));
                let has_predicate = has_predicate && !told;
                let end = scene.units.len().min(main + REACH);
                let last_word = Self::read(scene, main, end, has_predicate);
                if last_word.is_decisive() {
                    return last_word;
                }
                near.or(Self::read(scene, relative, main, has_predicate))
            }
            None => near,
        }
    }

    /// What is said of its subject between two units.
    pub(super) fn between(scene: &Scene, from: usize, to: usize) -> Self {
        Self::read(scene, from, to, true)
    }

    fn read(scene: &Scene, from: usize, to: usize, mut has_predicate: bool) -> Self {
        let mut fate = Self::default();
        let mut unit = from;
        while unit < to {
            let word = scene.word(unit);
            if is_moved(word) && is_to_a_day(scene, unit, to) {
                return Self {
                    plan: true,
                    ..Self::default()
                };
            }
            let starting = |side| cue::starting(side, scene, unit);
            let predicate = starting(Where::Predicate).filter(|_| has_predicate);
            let Some((length, cue)) = predicate.or_else(|| starting(Where::After)) else {
                // "talks of A and B ended and a deal is likely"
                has_predicate &= !is_full_verb(word);
                unit += 1;
                continue;
            };
            // "talks on a possible truce", "on the planned visit": of something else
            let of_what_follows = matches!(cue, Cue::Plan | Cue::Proposal)
                && length == 1
                && unit > from
                && is_determiner(scene.word(unit - 1));
            unit += length;
            if of_what_follows {
                continue;
            }
            // "postponed from Friday": and to be held on some other day.
            if cue == Cue::Failure && scene.word(unit) == "from" && scene.is_time(unit + 1) {
                continue;
            }
            let of_something_else =
                matches!(cue, Cue::Negation | Cue::Modal) && !is_occurrence(scene, unit);
            if !of_something_else {
                fate.take(cue);
            }
        }
        fate
    }

    fn take(&mut self, cue: Cue) {
        match cue {
            Cue::Negation => self.negation = true,
            Cue::Failure => self.failure = true,
            Cue::Plan | Cue::Commitment => self.plan = true,
            Cue::Proposal | Cue::Modal => self.proposal = true,
            Cue::Acceptance => self.acceptance = true,
            Cue::Occurrence => self.occurs = true,
        }
    }

    /// Whether it says that it comes about, and nothing else.
    pub(super) fn is_positive(self) -> bool {
        self.occurs && !self.negation && !self.failure
    }

    fn is_decisive(self) -> bool {
        self.negation || self.failure || self.plan || self.proposal || self.occurs
    }

    fn or(self, other: Self) -> Self {
        if self.is_decisive() { self } else { other }
    }
}

/// Whether an occurrence, or a plan of one, begins at `unit`, auxiliaries and adverbs
/// aside: "[not] yet been held", "[not] planned".
fn is_occurrence(scene: &Scene, mut unit: usize) -> bool {
    loop {
        let word = scene.word(unit);
        let cue = cue::starting(Where::After, scene, unit);
        if let Some((_, Cue::Occurrence | Cue::Plan)) = cue {
            return true;
        }
        if !(is_auxiliary(word) || is_adverb(word) || word == "yet") {
            return false;
        }
        unit += 1;
    }
}

/// "after a meeting of A and B": says when something else was.
fn is_when(scene: &Scene, noun: usize) -> bool {
    const WORDS: usize = 3;
    (noun.saturating_sub(WORDS)..noun).any(|unit| {
        matches!(
            scene.word(unit),
            "after" | "following" | "during" | "at" | "in" | "since" | "before" | "ahead"
        )
    })
}

fn is_moved(word: &str) -> bool {
    matches!(
        word,
        "moved" | "rescheduled" | "postponed" | "brought" | "delayed" | "pushed" | "deferred"
    )
}

/// "postponed [his meeting with X] to Tuesday", of the verb at `unit`.
pub(super) fn is_put_off_to_a_day(scene: &Scene, unit: usize) -> bool {
    is_moved(scene.word(unit)) && is_to_a_day(scene, unit, scene.units.len())
}

/// "moved from Monday to Thursday": it will be on Thursday.
fn is_to_a_day(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to).any(|u| matches!(scene.word(u), "to" | "until" | "till") && scene.is_time(u + 1))
}

/// Where a relative clause begins at unit `at` behind a noun: its first unit, and the
/// unit from which the main clause goes on ("talks that were due | on Monday did not take
/// place").
fn relative_and_main(scene: &Scene, at: usize) -> Option<(usize, usize)> {
    let comma = scene.word(at) == "," || at > 0 && scene.word(at - 1) == ",";
    let pronoun = at + usize::from(scene.word(at) == ",");
    if !matches!(scene.word(pronoun), "that" | "which") {
        return None;
    }
    let relative = pronoun + 1;
    let is_verbal = |unit: &usize| {
        let word = scene.word(*unit);
        is_auxiliary(word) || is_finite_form(word)
    };
    let end = scene.units.len();
    let first = (relative..end).find(is_verbal)?;
    let behind = (first..end).find(|unit| {
        let word = scene.word(*unit);
        !(is_verbal(unit) || is_control(word) || scene.is_reference(*unit))
    })?;
    let from = if comma {
        (behind..end).find(|unit| scene.word(*unit) == ",")?
    } else {
        behind
    };
    (from < end).then_some((relative, from))
}
