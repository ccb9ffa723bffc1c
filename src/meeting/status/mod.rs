//! Whether it took place: tense, modality and polarity of the words around a trigger.
//!
//! `cues.tsv` says what words do; this module says in whose scope a trigger stands.

mod cue;
mod fate;

use super::arguments::Arguments;
use super::grammar::{
    begins_clause, departs, is_adverb, is_auxiliary, is_finite_form, is_light_verb, is_past_motion,
    is_preposition, is_quote, is_speech, is_verb_group,
};
use super::scene::Scene;
use super::trigger::{Part, Trigger};
use crate::document::Status;
use cue::{Cue, Where};
use fate::Fate;

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

/// The status of a trigger with these arguments; none where the sentence only asks whether
/// it took place.
pub(super) fn judge(scene: &Scene, trigger: Trigger, arguments: &Arguments) -> Option<Verdict> {
    if is_left_open(scene, trigger) {
        return None;
    }
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
    } else if seen.plan || seen.commitment || seen.acceptance {
        Status::Planned
    } else {
        Status::Held
    };
    if let Some(condition) = condition(scene, trigger) {
        status = match (status, condition) {
            (Status::Held, "whether") | (Status::NotHeld, "if" | "unless") => return None,
            (Status::Held, "if") if is_in_past_perfect(scene, trigger, arguments) => {
                Status::NotHeld
            }
            (Status::Planned, _) => Status::Proposed,
            (status, _) => status,
        };
    }
    if matches!(status, Status::Planned | Status::Proposed) && came_to_nothing(scene, arguments) {
        status = Status::NotHeld;
    }
    Some(Verdict {
        status,
        future: seen.future,
        present: is_in_present(scene, trigger),
    })
}

/// "would neither confirm nor deny that X had met Y", "could not confirm that": nobody says so.
fn is_left_open(scene: &Scene, trigger: Trigger) -> bool {
    const BACK: usize = 4;
    let first = scene.unit_of(trigger.tokens.start());
    let that = (0..first).rfind(|unit| matches!(scene.word(*unit), "that" | "reports"));
    that.is_some_and(|that| {
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
/// holds, X will meet Y", "whether X will meet Y".
fn condition<'s>(scene: &'s Scene, trigger: Trigger) -> Option<&'s str> {
    let first = scene.unit_of(trigger.tokens.start());
    (0..first).rev().find_map(|unit| {
        let even = unit > 0 && matches!(scene.word(unit - 1), "as" | "even");
        let word = scene.word(unit);
        (matches!(word, "if" | "whether" | "unless" | "provided") && !even).then_some(word)
    })
}

/// "if X had met Y": it did not happen.
fn is_in_past_perfect(scene: &Scene, trigger: Trigger, arguments: &Arguments) -> bool {
    let first = scene.unit_of(trigger.tokens.start());
    (arguments.clause.0..first).any(|unit| scene.word(unit) == "had")
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
    commitment: bool,
    proposal: bool,
    acceptance: bool,
    future: bool,
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
            scope_start(scene, arguments, first)
        };
        let behind = noun.then(|| behind_after(scene, from, first)).flatten();
        cues.before(scene, behind.unwrap_or(from), first);
        cues.infinitive(scene, trigger, arguments, from, first);
        cues.failure |= is_counterfactual(scene, trigger, arguments, from, first);
        if trigger.row.part == Part::Noun {
            let end = subject_behind(scene, arguments, last)
                .unwrap_or_else(|| past_quoted_verb(scene, arguments.clause.1));
            cues.follow(Fate::of_noun(scene, arguments, last + 1, end));
            cues.preposition(scene, from, first);
            cues.details(scene, first);
            cues.at_it(scene, first);
            cues.plans_for_it(scene, arguments, first);
            cues.invitation(scene, arguments, first);
            cues.clause_to_come(scene, arguments);
        }
        cues.governing_clause(scene, from, parties_end(arguments));
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
                    if is_appeal(scene, arguments, unit) {
                        self.proposal = true;
                    } else {
                        self.plan = true;
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
        let past = |u: usize| {
            scene.is_word(u) && is_finite_form(scene.word(u)) && !is_auxiliary(scene.word(u))
        };
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
        self.plan |= self.proposal && !self.negation;
        (self.negation, self.failure) = (false, false);
        (self.commitment, self.proposal, self.acceptance) = (false, false, false);
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
        self.failure |= (last + 1..scene.units.len()).any(|unit| {
            cue::starting(Where::Plans, scene.word(unit), |n| scene.word(unit + n)).is_some()
        });
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
                cue::starting(Where::Before, scene.word(*u), |n| scene.word(u + n))
                    .is_some_and(|(_, cue)| cue == Cue::Failure)
            });
            self.failure |= cancelled.is_some_and(|u| (u..from).any(|at| trip(&at)));
            return;
        }
        let that = (from.saturating_sub(4)..from).find(|u| scene.word(*u) == "that");
        let Some(that) = that else {
            return;
        };
        // "reports in the press that X had met Y were false"
        let claimed = (that.saturating_sub(CLAIM)..that).any(|u| is_claim(scene.word(u)));
        if claimed {
            self.failure |= Fate::between(scene, end, scene.units.len()).failure;
        }
        for unit in from.saturating_sub(BACK)..from {
            match scene.word(unit) {
                "denied" | "denies" | "denying" | "dismissed" | "dismisses" | "dismissing" => {
                    self.failure = true;
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

/// The unit behind the last party.
fn parties_end(arguments: &Arguments) -> usize {
    let parties = arguments.subject.units.iter().chain(&arguments.other.units);
    parties.max().map_or(arguments.clause.0, |last| last + 1)
}

/// Words that say that something is said to be so.
fn is_claim(word: &str) -> bool {
    matches!(
        word,
        "reports"
            | "report"
            | "claims"
            | "claim"
            | "allegations"
            | "allegation"
            | "rumours"
            | "rumors"
            | "suggestions"
            | "speculation"
    )
}

/// Words behind which "at" and "in" lead to what one takes part in: "took part in".
fn is_of_attendance(word: &str) -> bool {
    matches!(
        word,
        "part"
            | "participate"
            | "participated"
            | "participating"
            | "participation"
            | "appear"
            | "up"
            | "present"
            | "engage"
            | "engaged"
            | "engaging"
            | "involved"
            | "interest"
            | "interested"
    )
}

/// "[urged X] to meet", "[called on X] to meet": whether an infinitive that begins at unit
/// `to` is what somebody appeals to somebody to do.
fn is_appeal(scene: &Scene, arguments: &Arguments, to: usize) -> bool {
    const BACK: usize = 4;
    let called_on = |unit: &usize| {
        matches!(scene.word(*unit), "called" | "calls" | "calling") && scene.word(unit + 1) == "on"
    };
    if (to.saturating_sub(BACK)..to).any(|unit| called_on(&unit)) {
        return true;
    }
    arguments
        .subject
        .units
        .first()
        .is_some_and(|subject| is_asked(scene, *subject))
}

/// "[invited] X": whether the reference at unit `subject` is the object of an appeal.
fn is_asked(scene: &Scene, subject: usize) -> bool {
    subject.checked_sub(1).is_some_and(|unit| {
        matches!(
            scene.word(unit),
            "invited"
                | "invites"
                | "inviting"
                | "urged"
                | "urges"
                | "urging"
                | "asked"
                | "asks"
                | "asking"
                | "pressed"
                | "begged"
                | "challenged"
                | "dared"
                | "summoned"
        )
    })
}

/// "should have met", "had X met Y, the war": it did not happen.
fn is_counterfactual(
    scene: &Scene,
    trigger: Trigger,
    arguments: &Arguments,
    from: usize,
    first: usize,
) -> bool {
    if trigger.row.part != Part::Verb {
        return false;
    }
    let modal = (from + 1..first).any(|unit| {
        scene.word(unit) == "have"
            && unit + 1 == first
            && matches!(scene.word(unit - 1), "could" | "should" | "would")
    });
    let subject = arguments.subject.units.first().copied().unwrap_or(first);
    let inverted = subject == 1 && scene.word(0) == "had" && subject < first;
    modal || inverted
}

/// "his visit to Oslo": a noun, which does not say when.
fn is_journey(scene: &Scene, unit: usize) -> bool {
    unit > 0
        && matches!(scene.word(unit), "visit" | "visits" | "return")
        && (scene.is_possessive(unit - 1)
            || matches!(
                scene.word(unit - 1),
                "the" | "a" | "an" | "state" | "official" | "recent" | "'s" | "’s"
            ))
}

/// "took a day trip to", "paid a visit to"
fn travelled(scene: &Scene, verb: usize) -> bool {
    const WORDS: usize = 5;
    matches!(scene.word(verb), "took" | "made" | "paid")
        && (verb + 1..verb + WORDS).any(|unit| {
            matches!(
                scene.word(unit),
                "trip" | "visit" | "journey" | "flight" | "detour" | "stop"
            )
        })
}

/// "declined to comment on the talks": it is the comment that did not come about.
fn is_of_speaking(scene: &Scene, unit: usize) -> bool {
    // "willing to make an exchange of views"
    let exchange = scene.word(unit + 1) == "make"
        && (unit + 2..unit + 6).any(|u| matches!(scene.word(u), "exchange" | "call" | "visit"));
    scene.word(unit) == "to"
        && !exchange
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

/// Where the subject stands behind the trigger: "At a meeting with X, Y said".
fn subject_behind(scene: &Scene, arguments: &Arguments, last: usize) -> Option<usize> {
    let first = arguments.subject.units.first().copied()?;
    (first > last && scene.word(first - 1) == ",").then_some(first)
}

/// Past the words in which a quotation says what became of it: 'her meeting with X "is
/// postponed"'.
fn past_quoted_verb(scene: &Scene, end: usize) -> usize {
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

/// What may stand between a subject and the trigger.
fn is_in_verb_group(word: &str) -> bool {
    is_verb_group(word) || is_light_verb(word) || matches!(word, "a" | "the" | "on" | "in")
}

/// The unit behind the "after" that the trigger's noun phrase hangs on: "did not take questions
/// after talks with Lund" does not deny the talks.
fn behind_after(scene: &Scene, from: usize, first: usize) -> Option<usize> {
    let after = (from..first).rfind(|unit| matches!(scene.word(*unit), "after" | "following"))?;
    let phrase = (after + 1..first).all(|unit| {
        let word = scene.word(unit);
        !is_verb_group(word) && !is_speech(word) && !matches!(word, "," | "to" | "that")
    });
    phrase.then_some(after + 1)
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
