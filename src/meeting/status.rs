//! Whether it took place: tense, modality and polarity of the words around a trigger.

use super::arguments::Arguments;
use super::grammar::{begins_clause, is_adverb};
use super::scene::Scene;
use super::trigger::{Part, Trigger};
use crate::document::Status;

/// A verdict on one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) status: Status,
    /// Whether the clause speaks of a time after the report.
    pub(super) future: bool,
}

/// What a word does to the status of the trigger that it has in its scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// Turns the statement round.
    Negation,
    /// Says that it does not or did not come about.
    Failure,
    /// Says that it will come about.
    Plan,
    /// Says that somebody would like it to.
    Proposal,
}

/// Cue words; each with a row in `tests/behaviour/status.tsv`.
const CUES: &[(&str, Cue)] = &[
    ("not", Cue::Negation),
    ("n't", Cue::Negation),
    ("n’t", Cue::Negation),
    ("never", Cue::Negation),
    ("no", Cue::Negation),
    ("nor", Cue::Negation),
    ("neither", Cue::Negation),
    ("without", Cue::Negation),
    ("cannot", Cue::Negation),
    ("refused", Cue::Failure),
    ("refuses", Cue::Failure),
    ("refusing", Cue::Failure),
    ("refusal", Cue::Failure),
    ("declined", Cue::Failure),
    ("declines", Cue::Failure),
    ("rejected", Cue::Failure),
    ("rejects", Cue::Failure),
    ("denied", Cue::Failure),
    ("denies", Cue::Failure),
    ("ruled", Cue::Failure),
    ("rules", Cue::Failure),
    ("rule", Cue::Failure),
    ("cancelled", Cue::Failure),
    ("canceled", Cue::Failure),
    ("cancels", Cue::Failure),
    ("cancel", Cue::Failure),
    ("scrapped", Cue::Failure),
    ("shelved", Cue::Failure),
    ("postponed", Cue::Failure),
    ("postpones", Cue::Failure),
    ("dropped", Cue::Failure),
    ("struck", Cue::Failure),
    ("skipped", Cue::Failure),
    ("avoided", Cue::Failure),
    ("unable", Cue::Failure),
    ("failed", Cue::Failure),
    ("unwilling", Cue::Failure),
    ("will", Cue::Plan),
    ("'ll", Cue::Plan),
    ("shall", Cue::Plan),
    ("scheduled", Cue::Plan),
    ("expected", Cue::Plan),
    ("expects", Cue::Plan),
    ("due", Cue::Plan),
    ("set", Cue::Plan),
    ("slated", Cue::Plan),
    ("plans", Cue::Plan),
    ("planned", Cue::Plan),
    ("planning", Cue::Plan),
    ("agreed", Cue::Plan),
    ("going", Cue::Plan),
    ("upcoming", Cue::Plan),
    ("arranged", Cue::Plan),
    ("undertook", Cue::Plan),
    ("promised", Cue::Plan),
    ("intends", Cue::Plan),
    ("pencilled", Cue::Plan),
    ("penciled", Cue::Plan),
    ("poised", Cue::Plan),
    ("would", Cue::Proposal),
    ("could", Cue::Proposal),
    ("may", Cue::Proposal),
    ("might", Cue::Proposal),
    ("should", Cue::Proposal),
    ("can", Cue::Proposal),
    ("invited", Cue::Proposal),
    ("invites", Cue::Proposal),
    ("invitation", Cue::Proposal),
    ("offered", Cue::Proposal),
    ("offers", Cue::Proposal),
    ("offer", Cue::Proposal),
    ("ready", Cue::Proposal),
    ("prepared", Cue::Proposal),
    ("willing", Cue::Proposal),
    ("willingness", Cue::Proposal),
    ("readiness", Cue::Proposal),
    ("proposed", Cue::Proposal),
    ("proposes", Cue::Proposal),
    ("proposal", Cue::Proposal),
    ("suggested", Cue::Proposal),
    ("urged", Cue::Proposal),
    ("asked", Cue::Proposal),
    ("requested", Cue::Proposal),
    ("seeking", Cue::Proposal),
    ("seeks", Cue::Proposal),
    ("sought", Cue::Proposal),
    ("hopes", Cue::Proposal),
    ("hoped", Cue::Proposal),
    ("hoping", Cue::Proposal),
    ("wants", Cue::Proposal),
    ("wanted", Cue::Proposal),
    ("wishes", Cue::Proposal),
    ("possible", Cue::Proposal),
    ("possibility", Cue::Proposal),
    ("potential", Cue::Proposal),
    ("considering", Cue::Proposal),
    ("mooted", Cue::Proposal),
    ("open", Cue::Proposal),
    ("keen", Cue::Proposal),
    ("eager", Cue::Proposal),
];

fn cue(word: &str) -> Option<Cue> {
    CUES.iter().find(|(w, _)| *w == word).map(|(_, cue)| *cue)
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
    let status = if seen.failure {
        // "did not rule out"
        if seen.negation {
            Status::Proposed
        } else {
            Status::NotHeld
        }
    } else if seen.negation {
        Status::NotHeld
    } else if seen.proposal {
        Status::Proposed
    } else if seen.plan {
        Status::Planned
    } else {
        Status::Held
    };
    Verdict {
        status,
        future: seen.future,
    }
}

#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations")]
struct Cues {
    negation: bool,
    failure: bool,
    plan: bool,
    proposal: bool,
    future: bool,
}

impl Cues {
    fn read(scene: &Scene, trigger: Trigger, arguments: &Arguments) -> Self {
        let mut cues = Self::default();
        let first = scene.unit_of(trigger.tokens.start());
        let last = scene.unit_of(trigger.tokens.end() - 1);
        let from = scope_start(scene, arguments, first);
        for unit in from..=first {
            cues.take(scene.word(unit));
        }
        cues.infinitive(scene, trigger, from, first);
        if trigger.row.part == Part::Noun {
            cues.fate(scene, last + 1, arguments.clause.1);
            cues.preposition(scene, from, first);
        }
        cues.governing_denial(scene, from);
        cues.future |= cues.plan
            && (from..first)
                .any(|u| matches!(scene.word(u), "will" | "'ll" | "is" | "are" | "due" | "to"));
        cues
    }

    fn take(&mut self, word: &str) {
        match cue(word) {
            Some(Cue::Negation) => self.negation = true,
            Some(Cue::Failure) => self.failure = true,
            Some(Cue::Plan) => self.plan = true,
            Some(Cue::Proposal) => self.proposal = true,
            None => {}
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

    /// What happened to a trigger noun: "was cancelled", "fell through", "has been
    /// postponed", "will be held".
    fn fate(&mut self, scene: &Scene, from: usize, to: usize) {
        for unit in from..to.min(from + 14) {
            // "moved from Monday to Thursday": it will be on Thursday.
            if matches!(
                scene.word(unit),
                "moved" | "rescheduled" | "postponed" | "brought"
            ) && (unit..to)
                .any(|u| matches!(scene.word(u), "to" | "until" | "till") && scene.is_time(u + 1))
            {
                self.plan = true;
                self.future = true;
                return;
            }
            match (scene.word(unit), scene.word(unit + 1)) {
                ("called" | "put", "off")
                | ("fell", "through")
                | ("pushed", "back")
                | (
                    "cancelled" | "canceled" | "postponed" | "scrapped" | "shelved" | "dropped"
                    | "struck" | "denied",
                    _,
                ) => self.failure = true,
                ("will", next) if next != "not" => {
                    self.plan = true;
                    self.future = true;
                }
                ("scheduled" | "expected" | "planned" | "pencilled" | "due", _) => {
                    self.plan = true;
                    self.future = true;
                }
                ("would" | "could" | "possible" | "proposed" | "mooted", _) => self.proposal = true,
                ("not" | "n't", _) | ("will", "not") => self.negation = true,
                _ => {}
            }
        }
    }

    /// "ahead of talks with", "for talks with": not yet.
    fn preposition(&mut self, scene: &Scene, from: usize, first: usize) {
        for unit in (from..first).rev().take(5) {
            match scene.word(unit) {
                "before" | "ahead" => self.plan = true,
                "after" | "following" | "during" | "since" => {
                    self.plan = false;
                    return;
                }
                "for" => {
                    let moves = (from..unit).any(|u| {
                        matches!(
                            scene.word(u),
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
                        )
                    });
                    self.plan |= moves;
                }
                _ => {}
            }
        }
    }

    /// "denied that X had met Y", "denied a report that X met Y".
    fn governing_denial(&mut self, scene: &Scene, from: usize) {
        let that = (from.saturating_sub(3)..from).any(|u| scene.word(u) == "that");
        let denies = (from.saturating_sub(12)..from)
            .any(|u| matches!(scene.word(u), "denied" | "denies" | "denying"));
        self.failure |= that && denies;
    }
}

/// The first of the units before the trigger in whose scope it stands.
fn scope_start(scene: &Scene, arguments: &Arguments, first: usize) -> usize {
    const SCOPE: usize = 14;
    let subject_end = arguments
        .subject
        .units
        .iter()
        .filter(|u| **u < first)
        .max()
        .map_or(0, |u| u + 1);
    let mut from = subject_end.max(first.saturating_sub(SCOPE));
    for unit in (from..first).rev() {
        if begins_clause(scene.word(unit)) && scene.word(unit) != "so" {
            from = unit + 1;
            break;
        }
    }
    // The negation of an inverted clause stands before its subject: "Nor did X meet Y".
    let start = arguments.subject.units.first().copied().unwrap_or(first);
    if start >= 2 && matches!(scene.word(start - 2), "nor" | "neither" | "never") {
        from = start - 2;
    }
    from
}
