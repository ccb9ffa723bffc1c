//! Whether it took place: tense, modality and polarity of the words around a trigger.
//!
//! `cues.tsv` says what words do; this module says in whose scope a trigger stands.

mod cue;
mod fate;
mod scope;
mod sense;

use super::arguments::Arguments;
use super::grammar::{
    begins_clause, departs, is_adverb, is_auxiliary, is_finite_form, is_full_verb, is_modal,
    is_past_motion, is_preposition, is_speech, is_will,
};
use super::scene::Scene;
use super::trigger::{Part, Trigger};
use crate::document::Status;
use cue::{Cue, Where};
use fate::{Fate, is_put_off_to_a_day};
use scope::{
    after_before, behind_after, parties_end, past_conjunct, past_quoted_verb, scope_start,
    subject_behind,
};
use sense::{
    is_appeal, is_asked, is_barred, is_claim, is_counterfactual, is_denied, is_done, is_hearsay,
    is_journey, is_of_attendance, is_of_speaking, is_proof, is_reported_future, travelled,
};

/// A verdict on one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) status: Status,
    /// Whether the clause speaks of a time after the report.
    pub(super) future: bool,
    /// Whether the verb is in the present tense, which with a day means one to come.
    pub(super) present: bool,
    /// Whether somebody denies what others tell.
    pub(super) denied: bool,
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

/// The status of a trigger with these arguments; none where the sentence only asks whether
/// it took place.
pub(super) fn judge(scene: &Scene, trigger: Trigger, arguments: &Arguments) -> Option<Verdict> {
    if is_left_open(scene, trigger) || is_question(scene) {
        return None;
    }
    let seen = Cues::read(scene, trigger, arguments);
    if seen.negation && !seen.failure && is_stretch_without(scene, trigger, arguments) {
        return None;
    }
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
    } else if seen.plan || seen.commitment || seen.acceptance {
        Status::Planned
    } else {
        Status::Held
    };
    if let Some((condition, own)) = condition(scene, trigger) {
        status = match (status, condition, own) {
            (Status::Held, "whether", _) | (Status::NotHeld, "if" | "unless", _) => return None,
            (Status::Held, "if", _) if is_in_past_perfect(scene, trigger, arguments) => {
                Status::NotHeld
            }
            (Status::Held, "if" | "unless", true) => {
                if !is_in_present(scene, trigger) {
                    return None;
                }
                Status::Proposed
            }
            (Status::Planned, _, _) => Status::Proposed,
            (status, _, _) => status,
        };
    }
    if matches!(status, Status::Planned | Status::Proposed) && came_to_nothing(scene, arguments) {
        status = Status::NotHeld;
    }
    Some(Verdict {
        status,
        future: seen.future,
        present: is_in_present(scene, trigger),
        denied: seen.denied,
    })
}

/// Whether the words from unit `from` on say of their subject that it does not or did not come
/// about: "[The talks] were called off", "[It] never happened".
pub(super) fn falls_through(scene: &Scene, from: usize) -> bool {
    let end = scene.units.len();
    let fate = Fate::between(scene, from, end);
    let open = (from..end).any(|unit| leaves_open(scene.word(unit)));
    // "have not been called off"
    let failure = fate.failure && !(from..end).any(|unit| is_negation(scene, unit));
    !open && (failure || fate.negation)
}

/// Whether the words from unit `from` on say of their subject that it comes about.
pub(super) fn comes_about(scene: &Scene, from: usize) -> bool {
    Fate::between(scene, from, scene.units.len()).is_positive()
}

/// Whether words right behind a noun for an encounter, its parties and place aside, say that it
/// was called off: "talks [with Lund in Oslo] cancelled".
pub(super) fn is_called_off(scene: &Scene, from: usize) -> bool {
    let is_detail = |unit: usize| {
        let word = scene.word(unit);
        is_auxiliary(word) && !is_modal(word) && word != "to" && !is_negation(scene, unit)
            || is_adverb(word)
            || scene.is_reference(unit)
            || scene.is_time(unit)
            || matches!(word, "with" | "between" | "and" | "in" | "at" | "on" | "of")
    };
    let fails = |unit: usize| {
        [Where::Predicate, Where::After].into_iter().any(|side| {
            let cue = cue::starting(side, scene, unit);
            matches!(cue, Some((_, Cue::Failure)))
        })
    };
    let end = (from..scene.units.len()).find(|unit| fails(*unit) || !is_detail(*unit));
    end.is_some_and(|unit| fails(unit) && !is_put_off_to_a_day(scene, unit))
}

/// Whether the words from unit `from` on only deny, of a subject whose deed was told before:
/// "[She] did not", "[They] did not meet".
pub(super) fn is_denial_in_short(scene: &Scene, from: usize) -> bool {
    let is_verb_group = |unit: usize| is_auxiliary(scene.word(unit)) || is_negation(scene, unit);
    let end = (from..scene.units.len())
        .find(|unit| !is_verb_group(*unit))
        .unwrap_or(scene.units.len());
    let meets = usize::from(scene.word(end) == "meet");
    let says_more =
        |unit: usize| scene.is_word(unit) || scene.is_reference(unit) || scene.is_time(unit);
    (from..end).any(|unit| is_negation(scene, unit))
        && !(end + meets..scene.units.len()).any(says_more)
}

/// Where the phrase begins that the sentence says somebody called off: "[she] cancelled | the
/// talks".
pub(super) fn calls_off(scene: &Scene) -> Option<usize> {
    for unit in 0..scene.units.len() {
        let word = scene.word(unit);
        if leaves_open(word) || word == "to" || is_negation(scene, unit) {
            return None;
        }
        let cue = cue::starting(Where::Before, scene, unit);
        if let Some((length, Cue::Failure)) = cue {
            let moved = is_put_off_to_a_day(scene, unit);
            return (!moved).then_some(unit + length);
        }
    }
    None
}

/// "may be called off", "unless the talks are called off"
fn leaves_open(word: &str) -> bool {
    is_modal(word) && !is_will(word) || matches!(word, "if" | "unless" | "whether" | "threatened")
}

fn is_negation(scene: &Scene, unit: usize) -> bool {
    let cue = cue::starting(Where::After, scene, unit);
    matches!(cue, Some((_, Cue::Negation)))
}

/// Whether the sentence tells what was said before and is wrong: "An earlier version said that".
pub(super) fn takes_back(scene: &Scene) -> bool {
    says(scene, Where::Notice)
}

/// Whether the sentence says that what was said before is wrong: "That was incorrect."
pub(super) fn says_it_is_wrong(scene: &Scene) -> bool {
    says(scene, Where::Claim)
}

fn says(scene: &Scene, side: Where) -> bool {
    (0..scene.units.len()).any(|unit| cue::starting(side, scene, unit).is_some())
}

/// "would neither confirm nor deny that X had met Y", "could not confirm that": nobody says so.
fn is_left_open(scene: &Scene, trigger: Trigger) -> bool {
    const BACK: usize = 4;
    let first = scene.unit_of(trigger.tokens.start());
    if trigger.row.part == Part::Noun && is_hearsay(scene, first) {
        return true;
    }
    let that = (0..first).rfind(|unit| matches!(scene.word(*unit), "that" | "reports"));
    that.is_some_and(|that| {
        let proof = that > 1 && is_proof(scene.word(that - 1)) && scene.word(that - 2) == "no";
        if proof && scene.word(that) == "that" {
            return true;
        }
        let back = that.saturating_sub(BACK)..that;
        let says = |unit: usize| matches!(scene.word(unit), "confirm" | "deny" | "verify");
        let not = |unit: usize| {
            matches!(
                scene.word(unit),
                "not" | "n't" | "n’t" | "neither" | "nor" | "declined" | "refused" | "cannot"
            )
        };
        back.clone().any(says) && (back.start.saturating_sub(BACK)..that).any(not)
    })
}

/// The word that makes a condition or a question of the trigger's clause: "if the truce
/// holds, X will meet Y", "whether X will meet Y"; and whether the trigger is what it asks for:
/// "if X meets Y, the truce will hold".
fn condition<'s>(scene: &'s Scene, trigger: Trigger) -> Option<(&'s str, bool)> {
    let first = scene.unit_of(trigger.tokens.start());
    (0..first).rev().find_map(|unit| {
        let even = unit > 0 && matches!(scene.word(unit - 1), "as" | "even");
        let word = scene.word(unit);
        if even || !matches!(word, "if" | "whether" | "unless" | "provided") {
            return None;
        }
        Some((word, (unit..first).all(|u| scene.word(u) != ",")))
    })
}

/// "Did X meet Y?", "Will X meet Y?"
fn is_question(scene: &Scene) -> bool {
    let last = scene.units.len().saturating_sub(1);
    let asks = |unit: usize| scene.word(unit).starts_with('?');
    is_auxiliary(scene.first_word(0)) && (asks(last) || last > 0 && asks(last - 1))
}

/// "if X had met Y": it did not happen.
fn is_in_past_perfect(scene: &Scene, trigger: Trigger, arguments: &Arguments) -> bool {
    let first = scene.unit_of(trigger.tokens.start());
    (arguments.clause.0..first).any(|unit| scene.word(unit) == "had")
}

/// "had not met since the war": no encounter that did not come about, but a time in which there was none.
fn is_stretch_without(scene: &Scene, trigger: Trigger, arguments: &Arguments) -> bool {
    const REACH: usize = 6;
    let first = scene.unit_of(trigger.tokens.start());
    let perfect = (arguments.clause.0..first)
        .any(|unit| matches!(scene.word(unit), "had" | "has" | "have" | "'ve" | "’ve"));
    let from = parties_end(arguments).max(first + 1);
    let behind = from..(from + REACH).min(scene.units.len());
    let since = behind
        .map(|unit| scene.word(unit))
        .take_while(|word| *word != ",")
        .any(|word| word == "since");
    perfect && since
}

/// "X was to meet Y, but the talks were cancelled", "a visit where he was to meet Y was
/// called off": what the rest of the sentence says of a plan.
fn came_to_nothing(scene: &Scene, arguments: &Arguments) -> bool {
    let mut turned = false;
    let mut unit = parties_end(arguments);
    while unit < scene.units.len() {
        let word = scene.word(unit);
        // The verb behind a relative clause tells of what the clause belongs to.
        turned |= word == "but" || word == "," && is_auxiliary(scene.word(unit + 1));
        if turned && let Some((_, Cue::Failure)) = cue::starting(Where::After, scene, unit) {
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
    commitment: bool,
    proposal: bool,
    acceptance: bool,
    future: bool,
    denied: bool,
}

impl Cues {
    fn read(scene: &Scene, trigger: Trigger, arguments: &Arguments) -> Self {
        let mut cues = Self::default();
        let first = scene.unit_of(trigger.tokens.start());
        let last = scene.unit_of(trigger.tokens.end() - 1);
        let noun = trigger.row.part == Part::Noun;
        // "refused to discuss the talks that Lund held with Reis"
        let that = matches!(scene.word(last + 1), "that" | "which");
        let relative = noun && arguments.subject.units[..] == [last + 1 + usize::from(that)];
        let from = if relative {
            first
        } else {
            past_conjunct(scene, scope_start(scene, arguments, first), first)
        };
        let behind = noun.then(|| behind_after(scene, from, first)).flatten();
        cues.before(scene, behind.unwrap_or(from), first);
        cues.governing(scene, trigger.row.part, first);
        cues.infinitive(scene, trigger, arguments, from, first);
        cues.failure |= is_counterfactual(scene, trigger, arguments, from, first);
        cues.failure |= is_barred(scene, first) || is_denied(scene, arguments, first);
        if trigger.row.part == Part::Noun {
            let end = subject_behind(scene, arguments, last)
                .unwrap_or_else(|| past_quoted_verb(scene, arguments.clause.1));
            cues.follow(Fate::of_noun(scene, arguments, (first, last + 1), end));
            cues.preposition(scene, from, first);
            cues.details(scene, first);
            cues.at_it(scene, first);
            cues.plans_for_it(scene, arguments, first);
            cues.invitation(scene, arguments, first);
            cues.clause_to_come(scene, arguments);
        }
        cues.governing_clause(scene, from, parties_end(arguments));
        cues.after_it(scene, trigger.row.part, from, first);
        cues.next_week(scene, arguments.clause);
        // "flew to Oslo on Monday to meet Lund": that Monday has been.
        let set_out = (from..first).any(|u| is_past_motion(scene.word(u)) || travelled(scene, u));
        cues.future |= cues.plan
            && (from..first).any(|u| match scene.word(u) {
                "will" | "'ll" | "is" | "are" | "due" | "includes" => true,
                "to" => !set_out,
                _ => false,
            });
        cues
    }

    fn take(&mut self, cue: Cue) {
        match cue {
            Cue::Negation => self.negation = true,
            Cue::Failure => self.failure = true,
            Cue::Plan => self.plan = true,
            Cue::Commitment => self.commitment = true,
            Cue::Proposal => self.proposal = true,
            Cue::Acceptance => self.acceptance = true,
            Cue::Modal | Cue::Occurrence => {}
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
            match cue::starting(Where::Before, scene, unit) {
                // "postponed his meeting with X to Tuesday"
                Some((length, Cue::Failure)) if is_put_off_to_a_day(scene, unit) => {
                    self.plan = true;
                    self.future = true;
                    unit += length;
                }
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

    /// "opposed a second meeting", "considered meeting": the cue right before the phrase.
    fn governing(&mut self, scene: &Scene, part: Part, first: usize) {
        const WORDS: usize = 6;
        if part != Part::Noun && !scene.first_word(first).ends_with("ing") {
            return;
        }
        let is_inner = |unit: usize| {
            let word = scene.word(unit);
            scene.is_word(unit)
                && word != ","
                && !begins_clause(word)
                && !is_auxiliary(word)
                && !is_preposition(word)
                && (!is_finite_form(word) || word.ends_with("ing"))
        };
        for unit in first.saturating_sub(WORDS)..first {
            let cue = cue::starting(Where::Governing, scene, unit);
            if let Some((length, cue)) = cue
                && unit + length <= first
                && (unit + length..first).all(is_inner)
            {
                self.take(cue);
            }
        }
    }

    /// "is to meet", "was to have met", "arrives to meet", "[urged X] to meet".
    fn infinitive(
        &mut self,
        scene: &Scene,
        trigger: Trigger,
        arguments: &Arguments,
        from: usize,
        first: usize,
    ) {
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
                // "was delighted to meet X" is said of a meeting that was held.
                "delighted" | "pleased" | "honoured" | "honored" | "glad" | "privileged"
                | "proud" | "thrilled"
                    if before > from
                        && matches!(scene.word(before - 1), "was" | "were" | "am" | "'m") => {}
                "was" | "were" => {
                    if scene.word(unit + 1) == "have" {
                        self.failure = true;
                    } else {
                        self.plan = true;
                    }
                }
                _ if trigger.row.part == Part::Verb && unit + 1 == first => {
                    // "was too ill to meet X"
                    let too = (before.saturating_sub(2).max(from)..=before)
                        .any(|near| scene.word(near) == "too");
                    if too {
                        self.failure = true;
                    } else if is_appeal(scene, arguments, unit) {
                        self.proposal = true;
                    } else {
                        self.plan |= !is_done(scene, from, before);
                    }
                }
                _ => {}
            }
        }
    }

    /// What is said of the encounter behind the words that name it.
    fn follow(&mut self, fate: Fate) {
        self.negation |= fate.negation;
        self.failure |= fate.failure;
        self.plan |= fate.plan;
        self.proposal |= fate.proposal;
        self.acceptance |= fate.acceptance;
        self.future |= fate.plan;
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
                // "met Lund before holding talks with Holm": one after the other.
                "before"
                    if scene.word(unit + 1).ends_with("ing")
                        && self.is_told_of(scene, from, unit) => {}
                "before" | "ahead" => {
                    self.plan = true;
                    self.future = true;
                }
                "after" | "following" | "during" | "since" => {
                    self.plan = false;
                    return;
                }
                // "left for Oslo for talks with X": on the way. "flew to Oslo for talks" tells of
                // talks that were held.
                "for"
                    if (from..unit).any(|u| {
                        departs(scene.word(u)) && !is_journey(scene, u)
                            || matches!(scene.word(u), "due" | "left")
                    }) =>
                {
                    self.plan = true;
                    self.future = true;
                }
                _ => {}
            }
        }
    }

    /// Whether a finite verb in the past stands between two units, and nothing says that it is
    /// not so.
    fn is_told_of(&self, scene: &Scene, from: usize, to: usize) -> bool {
        let past = |u: usize| scene.is_word(u) && is_full_verb(scene.word(u));
        !self.plan && !self.proposal && !self.negation && !self.failure && (from..to).any(past)
    }

    /// "did not disclose details about the talks with X": it is the details that are kept.
    fn details(&mut self, scene: &Scene, first: usize) {
        const NEAR: usize = 4;
        let about = (first.saturating_sub(NEAR)..first).any(|unit| {
            matches!(
                scene.word(unit),
                "about" | "of" | "on" | "from" | "regarding"
            ) && (scene.word(unit + 1) == "the" || scene.is_possessive(unit + 1))
                && unit > 0
                && matches!(
                    scene.word(unit - 1),
                    "details" | "detail" | "information" | "comment" | "statement" | "footage"
                )
        });
        // "did not mention the talks between"
        let unmentioned = (first.saturating_sub(NEAR)..first).any(|unit| {
            matches!(
                scene.word(unit),
                "mention" | "mentioned" | "describe" | "detail" | "explain" | "recall"
            )
        });
        if about || unmentioned {
            (self.negation, self.failure) = (false, false);
        }
    }

    /// "refused at the talks with X to sign", "will raise it at a meeting with X": what is
    /// said of something else that happens there leaves of a cue only its time.
    fn at_it(&mut self, scene: &Scene, first: usize) {
        const NEAR: usize = 4;
        let bound = (first.saturating_sub(NEAR)..first)
            .rev()
            .take_while(|unit| !scene.is_reference(*unit) || scene.is_possessive(*unit))
            .find(|unit| is_preposition(scene.word(*unit)));
        let Some(at) = bound
            .filter(|unit| matches!(scene.word(*unit), "at" | "in" | "during" | "over" | "via"))
        else {
            return;
        };
        if at > 0 && is_of_attendance(scene.word(at - 1)) {
            return;
        }
        self.plan |= self.proposal && !self.negation && !self.failure;
        (self.negation, self.failure) = (false, false);
        (self.commitment, self.proposal, self.acceptance) = (false, false, false);
    }

    /// "did not take questions after meeting X", "offered a truce after having met X": what is
    /// said of what came after leaves of a cue only its time, as in "will take questions after
    /// talks with X". But "wants a truce before meeting X" tells of no meeting yet.
    fn after_it(&mut self, scene: &Scene, part: Part, from: usize, first: usize) {
        let Some(after) = after_before(scene, part, from, first) else {
            return;
        };
        let any = |of: fn(&str) -> bool| (from..after).any(|unit| of(scene.word(unit)));
        let will = any(is_will);
        let asked_first = scene.word(after) == "before" && (self.proposal || self.failure);
        if part == Part::Noun {
            // What else is said there is not in its scope anyway.
            self.plan |= will && !self.negation && !self.failure;
        } else if will || !asked_first && (self.negation || !any(is_modal)) {
            self.plan = will || self.plan && !self.failure;
            (self.negation, self.failure) = (false, false);
            (self.commitment, self.proposal, self.acceptance) = (false, false, false);
        }
        self.future |= will && self.plan;
    }

    /// "invited X and Y to a meeting": what the subject is asked to.
    fn invitation(&mut self, scene: &Scene, arguments: &Arguments, first: usize) {
        let Some(subject) = arguments.subject.units.first().copied() else {
            return;
        };
        let to = (subject..first).any(|u| matches!(scene.word(u), "to" | "for"));
        self.proposal |= to && subject < first && is_asked(scene, subject);
    }

    /// "a day before X and Y hold talks"
    fn clause_to_come(&mut self, scene: &Scene, arguments: &Arguments) {
        let start = arguments.subject.units.first().copied().unwrap_or(0);
        let ahead = start > 0 && matches!(scene.last_word(start - 1), "before" | "until");
        let present = (start..arguments.clause.1)
            .any(|u| matches!(scene.word(u), "hold" | "holds" | "have" | "has"));
        self.plan |= ahead && present;
    }

    /// "plans for a summit between X and Y collapsed"
    fn plans_for_it(&mut self, scene: &Scene, arguments: &Arguments, first: usize) {
        const BACK: usize = 5;
        let planned = (first.saturating_sub(BACK)..first).any(|unit| {
            matches!(
                scene.word(unit),
                "plans" | "plan" | "hopes" | "proposal" | "proposals" | "preparations" | "efforts"
            ) && matches!(scene.word(unit + 1), "for" | "of" | "to")
        });
        let last = arguments
            .subject
            .units
            .iter()
            .chain(&arguments.other.units)
            .max();
        let Some(last) = last.filter(|_| planned) else {
            return;
        };
        self.failure |= (last + 1..scene.units.len())
            .any(|unit| cue::starting(Where::Plans, scene, unit).is_some());
    }

    /// "denied that X had met Y", "suggested that X and Y meet", "cancelled a trip to Oslo,
    /// where X was to meet Y".
    fn governing_clause(&mut self, scene: &Scene, from: usize, end: usize) {
        const BACK: usize = 12;
        const CLAIM: usize = 8;
        if (from.saturating_sub(3)..from).any(|u| scene.word(u) == "where") {
            let trip = |u: &usize| matches!(scene.word(*u), "trip" | "visit" | "tour" | "journey");
            let back = from.saturating_sub(BACK)..from;
            let cancelled = back.clone().find(|u| {
                cue::starting(Where::Before, scene, *u).is_some_and(|(_, cue)| cue == Cue::Failure)
            });
            self.failure |= cancelled.is_some_and(|u| (u..from).any(|at| trip(&at)));
            return;
        }
        let that = (from.saturating_sub(4)..from).find(|u| scene.word(*u) == "that");
        let Some(that) = that else {
            return;
        };
        // "reports in the press that X had met Y were false", "rejected a report that"
        let claim = that.saturating_sub(CLAIM)..that;
        let claimed = claim.clone().any(|u| is_claim(scene.word(u)));
        if claimed {
            self.failure |= Fate::between(scene, end, scene.units.len()).failure;
            self.failure |= claim.clone().any(|u| {
                matches!(
                    scene.word(u),
                    "rejected" | "rejects" | "refuted" | "refutes" | "false" | "untrue"
                )
            });
        }
        // "It is not true that"
        let not = |u: usize| matches!(scene.word(u), "not" | "n't" | "n’t");
        let untrue = |u: usize| scene.word(u) == "true" && u > 0 && not(u - 1);
        self.failure |= that > 0 && (untrue(that - 1) || scene.word(that - 1) == "false");
        for unit in from.saturating_sub(BACK)..from {
            match scene.word(unit) {
                "denied" | "denies" | "denying" | "dismissed" | "dismisses" | "dismissing" => {
                    self.failure = true;
                    self.denied = true;
                }
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
