//! Whether it took place: tense, modality and polarity of the words around a trigger.
//!
//! `cues.tsv` says what words do; this module says in whose scope a trigger stands.

mod cue;

use super::arguments::Arguments;
use super::grammar::{begins_clause, is_adverb, is_auxiliary, is_preposition, is_speech};
use super::scene::Scene;
use super::trigger::{Part, Trigger};
use crate::document::Status;
use cue::{Cue, Where};

/// A verdict on one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) status: Status,
    /// Whether the clause speaks of a time after the report.
    pub(super) future: bool,
    /// Whether the verb is in the present tense, which with a day means one to come.
    pub(super) present: bool,
}

/// Whether nothing in the clause is in a past tense: "receives", "hold a breakfast".
pub(super) fn is_present(scene: &Scene, arguments: &Arguments) -> bool {
    (arguments.clause.0..arguments.clause.1).all(|unit| {
        let word = scene.word(unit);
        let participle = word.len() > 4 && word.ends_with("ed");
        !participle
            && !matches!(
                word,
                "was" | "were" | "had" | "did" | "met" | "held" | "saw" | "spoke" | "took" | "sat"
            )
    })
}

/// The status of a trigger with these arguments.
pub(super) fn judge(scene: &Scene, trigger: Trigger, arguments: &Arguments) -> Verdict {
    let seen = Cues::read(scene, trigger, arguments);
    let mut status = if seen.failure {
        // "did not rule out"
        if seen.negation {
            Status::Proposed
        } else {
            Status::NotHeld
        }
    } else if seen.negation {
        Status::NotHeld
    } else if seen.proposal && !seen.acceptance {
        Status::Proposed
    } else if seen.plan || seen.acceptance {
        Status::Planned
    } else {
        Status::Held
    };
    if status == Status::Planned && is_conditional(scene, trigger) {
        status = Status::Proposed;
    }
    if matches!(status, Status::Planned | Status::Proposed) && came_to_nothing(scene, arguments) {
        status = Status::NotHeld;
    }
    Verdict {
        status,
        future: seen.future,
        present: is_in_present(scene, trigger),
    }
}

/// "if the truce holds, X will meet Y", "whether X will meet Y".
fn is_conditional(scene: &Scene, trigger: Trigger) -> bool {
    let first = scene.unit_of(trigger.tokens.start());
    (0..first).any(|unit| {
        let even = unit > 0 && matches!(scene.word(unit - 1), "as" | "even");
        matches!(scene.word(unit), "if" | "whether" | "unless" | "provided") && !even
    })
}

/// "X was to meet Y, but the talks were cancelled", "a visit where he was to meet Y was
/// called off": what the rest of the sentence says of a plan.
fn came_to_nothing(scene: &Scene, arguments: &Arguments) -> bool {
    let mut turned = false;
    let parties = arguments.subject.units.iter().chain(&arguments.other.units);
    let mut unit = parties.max().map_or(arguments.clause.0, |last| last + 1);
    while unit < scene.units.len() {
        let word = scene.word(unit);
        // The verb behind a relative clause tells of what the clause belongs to.
        turned |= word == "but" || word == "," && is_auxiliary(scene.word(unit + 1));
        if turned
            && let Some((_, Cue::Failure)) =
                cue::starting(Where::After, word, |n| scene.word(unit + n))
        {
            return true;
        }
        unit += 1;
    }
    false
}

/// "meets", "is meeting"
fn is_in_present(scene: &Scene, trigger: Trigger) -> bool {
    if trigger.row.part != Part::Verb {
        return false;
    }
    let first = scene.unit_of(trigger.tokens.start());
    let form = scene.first_word(first);
    let third = form.ends_with('s') && form != trigger.row.lemma;
    let progressive = form.ends_with("ing")
        && (first.saturating_sub(2)..first)
            .any(|unit| matches!(scene.word(unit), "is" | "are" | "'s" | "’s"));
    third || progressive
}

#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations")]
struct Cues {
    negation: bool,
    failure: bool,
    plan: bool,
    proposal: bool,
    acceptance: bool,
    future: bool,
}

impl Cues {
    fn read(scene: &Scene, trigger: Trigger, arguments: &Arguments) -> Self {
        let mut cues = Self::default();
        let first = scene.unit_of(trigger.tokens.start());
        let last = scene.unit_of(trigger.tokens.end() - 1);
        let from = scope_start(scene, arguments, first);
        cues.before(scene, from, first);
        cues.infinitive(scene, trigger, from, first);
        if trigger.row.part == Part::Noun {
            let end = subject_behind(scene, arguments, last).unwrap_or(arguments.clause.1);
            cues.fate(scene, last + 1, end);
            cues.preposition(scene, from, first);
        }
        cues.governing_clause(scene, from);
        cues.next_week(scene, arguments.clause);
        cues.future |= cues.plan
            && (from..first)
                .any(|u| matches!(scene.word(u), "will" | "'ll" | "is" | "are" | "due" | "to"));
        cues
    }

    fn take(&mut self, cue: Cue) {
        match cue {
            Cue::Negation => self.negation = true,
            Cue::Failure => self.failure = true,
            Cue::Plan => self.plan = true,
            Cue::Proposal => self.proposal = true,
            Cue::Acceptance => self.acceptance = true,
        }
    }

    /// The cues in whose scope the trigger at unit `first` stands.
    fn before(&mut self, scene: &Scene, from: usize, first: usize) {
        /// How far a bare "no" reaches: "no formal bilateral meeting".
        const NO: usize = 4;
        let mut unit = from;
        while unit <= first {
            let word = scene.word(unit);
            if word == "no" && first - unit <= NO {
                self.negation = true;
            }
            if word == "would" && is_reported_future(scene, from, unit) {
                self.plan = true;
                self.future = true;
                unit += 1;
                continue;
            }
            match cue::starting(Where::Before, word, |n| scene.word(unit + n)) {
                Some((length, cue)) => {
                    if !is_of_speaking(scene, unit + length) {
                        self.take(cue);
                    }
                    unit += length;
                }
                None => unit += 1,
            }
        }
    }

    /// "is to meet", "was to have met", "arrives to meet".
    fn infinitive(&mut self, scene: &Scene, trigger: Trigger, from: usize, first: usize) {
        if trigger.row.part != Part::Verb && first == from {
            return;
        }
        for unit in from..first {
            if scene.word(unit) != "to" || unit == 0 {
                continue;
            }
            let mut before = unit - 1;
            while before > from && (is_adverb(scene.word(before)) || scene.is_time(before)) {
                before -= 1;
            }
            match scene.word(before) {
                "is" | "are" | "am" | "'s" | "’s" => {
                    self.plan = true;
                    self.future = true;
                }
                "was" | "were" => {
                    if scene.word(unit + 1) == "have" {
                        self.failure = true;
                    } else {
                        self.plan = true;
                    }
                }
                _ if trigger.row.part == Part::Verb && unit + 1 == first => {
                    self.plan = true;
                }
                _ => {}
            }
        }
    }

    /// What became of a trigger noun: "was cancelled", "fell through", "has been
    /// postponed", "will be held".
    fn fate(&mut self, scene: &Scene, from: usize, to: usize) {
        const REACH: usize = 14;
        let mut unit = from;
        while unit < to.min(from + REACH) {
            let word = scene.word(unit);
            // "moved from Monday to Thursday": it will be on Thursday.
            if matches!(word, "moved" | "rescheduled" | "postponed" | "brought")
                && (unit..to).any(|u| {
                    matches!(scene.word(u), "to" | "until" | "till") && scene.is_time(u + 1)
                })
            {
                self.plan = true;
                self.future = true;
                return;
            }
            match cue::starting(Where::After, word, |n| scene.word(unit + n)) {
                // "postponed from Friday": and to be held on some other day.
                Some((length, Cue::Failure)) if scene.word(unit + length) == "from" => {
                    unit += length;
                }
                Some((length, cue)) => {
                    self.take(cue);
                    self.future |= cue == Cue::Plan;
                    unit += length;
                }
                None => unit += 1,
            }
        }
    }

    /// "ahead of talks with", "for talks with": not yet.
    fn preposition(&mut self, scene: &Scene, from: usize, first: usize) {
        for unit in (0..first).rev() {
            let word = scene.word(unit);
            let party = scene.reference(unit).is_some()
                && !scene.is_possessive(unit)
                && !scene.is_owner(unit);
            if party || word == "," || begins_clause(word) || is_speech(word) {
                return;
            }
            match word {
                "before" | "ahead" => {
                    self.plan = true;
                    self.future = true;
                }
                "after" | "following" | "during" | "since" => {
                    self.plan = false;
                    return;
                }
                "for" => self.plan |= (from..unit).any(|u| departs(scene.word(u))),
                _ => {}
            }
        }
    }

    /// "denied that X had met Y", "suggested that X and Y meet", "cancelled a trip to Oslo,
    /// where X was to meet Y".
    fn governing_clause(&mut self, scene: &Scene, from: usize) {
        const BACK: usize = 12;
        if (from.saturating_sub(3)..from).any(|u| scene.word(u) == "where") {
            let trip = |u: &usize| matches!(scene.word(*u), "trip" | "visit" | "tour" | "journey");
            let back = from.saturating_sub(BACK)..from;
            let cancelled = back.clone().find(|u| {
                cue::starting(Where::Before, scene.word(*u), |n| scene.word(u + n))
                    .is_some_and(|(_, cue)| cue == Cue::Failure)
            });
            self.failure |= cancelled.is_some_and(|u| (u..from).any(|at| trip(&at)));
            return;
        }
        let that = (from.saturating_sub(4)..from).any(|u| scene.word(u) == "that");
        if !that {
            return;
        }
        for unit in from.saturating_sub(BACK)..from {
            match scene.word(unit) {
                "denied" | "denies" | "denying" => self.failure = true,
                "suggested" | "suggests" | "proposed" | "proposes" | "demanded" | "insisted"
                | "urged" | "asked" | "requested" | "recommended" => self.proposal = true,
                _ => {}
            }
        }
    }

    /// "X meets Y next week", "tomorrow"
    fn next_week(&mut self, scene: &Scene, clause: (usize, usize)) {
        let ahead = (clause.0..clause.1).any(|unit| {
            scene.is_time(unit) && matches!(scene.first_word(unit), "next" | "tomorrow" | "coming")
        });
        self.plan |= ahead && !self.negation && !self.failure;
        self.future |= ahead;
    }
}

/// "declined to comment on the talks": it is the comment that did not come about.
fn is_of_speaking(scene: &Scene, unit: usize) -> bool {
    scene.word(unit) == "to"
        && matches!(
            scene.word(unit + 1),
            "comment"
                | "say"
                | "disclose"
                | "reveal"
                | "confirm"
                | "elaborate"
                | "answer"
                | "speculate"
                | "describe"
                | "reach"
                | "agree"
                | "make"
                | "produce"
                | "sign"
        )
}

/// "said she would meet X" is a plan told in the past; "would like to" is not.
fn is_reported_future(scene: &Scene, from: usize, would: usize) -> bool {
    const BACK: usize = 6;
    let wish = matches!(
        scene.word(would + 1),
        "like" | "love" | "prefer" | "welcome" | "consider" | "not" | "n't" | "want" | "need"
    ) || scene.word(would + 1) == "be"
        && matches!(
            scene.word(would + 2),
            "willing" | "ready" | "open" | "prepared" | "happy" | "glad"
        );
    let conditional =
        (0..scene.units.len()).any(|u| matches!(scene.word(u), "if" | "unless" | "only"));
    let reported = (from.saturating_sub(BACK)..would).any(|u| is_speech(scene.word(u)));
    reported && !wish && !conditional
}

/// Verbs of going somewhere for something.
fn departs(word: &str) -> bool {
    matches!(
        word,
        "arrives"
            | "travels"
            | "heads"
            | "leaves"
            | "flies"
            | "travel"
            | "fly"
            | "due"
            | "arrive"
            | "visit"
            | "heading"
            | "travelling"
            | "traveling"
            | "flying"
            | "leaving"
    )
}

/// Where the subject stands behind the trigger: "At a meeting with X, Y said".
fn subject_behind(scene: &Scene, arguments: &Arguments, last: usize) -> Option<usize> {
    let first = arguments.subject.units.first().copied()?;
    (first > last && scene.word(first - 1) == ",").then_some(first)
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

/// The first of the units before the trigger in whose scope it stands.
fn scope_start(scene: &Scene, arguments: &Arguments, first: usize) -> usize {
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
    let mut from = subject_end.max(first.saturating_sub(SCOPE));
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
    for back in [1, 2] {
        if start >= back && matches!(scene.word(start - back), "nor" | "neither" | "never") {
            return start - back;
        }
    }
    from
}
