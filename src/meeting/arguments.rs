//! Who took part: participants of a trigger, found over the units of its sentence.

use super::grammar::{
    begins_clause, is_adverb, is_conjunction, is_noun_modifier, is_preposition, is_quote,
    is_speech, is_verb_group,
};
use super::scene::Scene;
use super::trigger::{self, Part, Trigger};
use crate::entity::{EntityId, Form, Group, Target};
use crate::text::{Case, TokenKind};

/// One side of an encounter, or all of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    pub(super) ids: Vec<EntityId>,
    pub(super) group: Option<Group>,
    /// Units of the references, in text order.
    pub(super) units: Vec<usize>,
    /// Whether the parties are named one after the other ("A, then B and finally C").
    pub(super) in_turn: bool,
}

impl Side {
    fn is_empty(&self) -> bool {
        self.ids.is_empty() && self.group.is_none()
    }

    /// Whether the side alone can have met: two parties, or a group.
    fn is_plural(&self) -> bool {
        self.ids.len() > 1 || self.group.is_some()
    }
}

/// The participants of one trigger.
#[derive(Clone, Debug)]
pub(super) struct Arguments {
    pub(super) subject: Side,
    /// Whom the subject met; empty where the subject is all ("the ministers met").
    pub(super) other: Side,
    /// "separately", "each": one encounter for each of `other`.
    pub(super) separate: bool,
    /// "the meeting with Lavrov": speaks of an encounter that was told before.
    pub(super) anaphoric: bool,
    /// "no meeting with his counterpart": the subject is whoever "his" stands for.
    pub(super) implied: bool,
    /// First and one-past-last unit of the clause.
    pub(super) clause: (usize, usize),
}

/// The arguments of `trigger`, if it has two sides or one plural one.
pub(super) fn find(scene: &Scene, trigger: Trigger) -> Option<Arguments> {
    let first = scene.unit_of(trigger.tokens.start());
    let last = scene.unit_of(trigger.tokens.end() - 1);
    let finder = Finder {
        scene,
        trigger,
        first,
        last,
    };
    match trigger.row.part {
        Part::Verb => finder.verb(),
        Part::Noun => finder.noun(),
    }
}

/// Verbs that lend themselves to a noun: "hold talks", "have lunch".
fn is_light_verb(word: &str) -> bool {
    matches!(
        word,
        "hold"
            | "holds"
            | "held"
            | "holding"
            | "have"
            | "has"
            | "had"
            | "having"
            | "conduct"
            | "conducts"
            | "conducted"
            | "conducting"
            | "attend"
            | "attends"
            | "attended"
            | "attending"
            | "begin"
            | "began"
            | "begins"
            | "start"
            | "started"
            | "starts"
            | "host"
            | "hosts"
            | "hosted"
            | "hosting"
            | "chair"
            | "chaired"
            | "open"
            | "opened"
            | "resume"
            | "resumed"
            | "share"
            | "shared"
            | "grant"
            | "granted"
            | "wrap"
            | "wrapped"
            | "conclude"
            | "concluded"
            | "finish"
            | "finished"
            | "join"
            | "joined"
            | "make"
            | "made"
            | "receive"
            | "received"
            | "take"
            | "took"
            | "give"
            | "gave"
            | "schedule"
            | "scheduled"
            | "plan"
            | "planned"
            | "plans"
            | "cancel"
            | "cancelled"
            | "canceled"
            | "postpone"
            | "postponed"
            | "request"
            | "requested"
            | "seek"
            | "sought"
            | "propose"
            | "proposed"
            | "want"
            | "wants"
            | "wanted"
            | "expect"
            | "expects"
            | "expected"
            | "arrange"
            | "arranged"
            | "organize"
            | "organized"
            | "enter"
            | "entered"
            | "continue"
            | "continued"
            | "announced"
            | "rejected"
            | "refused"
            | "declined"
            | "kept"
            | "enjoyed"
            | "spent"
            | "set"
            | "did"
            | "co-chaired"
            | "offered"
            | "skipped"
            | "avoided"
            | "denied"
    )
}

/// Nouns that take "with" and "between" themselves.
fn is_relational(word: &str) -> bool {
    matches!(
        word,
        "relations"
            | "relation"
            | "ties"
            | "relationship"
            | "agreement"
            | "deal"
            | "cooperation"
            | "border"
            | "war"
            | "conflict"
            | "peace"
            | "treaty"
            | "alliance"
            | "partnership"
            | "dispute"
            | "differences"
            | "tensions"
            | "ceasefire"
            | "pact"
            | "accord"
            | "contacts"
            | "links"
            | "truce"
            | "normalization"
            | "friendship"
            | "exchange"
            | "exchanges"
            | "rapprochement"
    )
}

/// Verbs that say of a meeting that it comes about or not.
fn is_fate(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "is"
            | "are"
            | "will"
            | "would"
            | "has"
            | "had"
            | "have"
            | "held"
            | "took"
            | "scheduled"
            | "planned"
            | "expected"
            | "cancelled"
            | "canceled"
            | "postponed"
            | "arranged"
            | "opened"
            | "resumed"
            | "concluded"
            | "ended"
            | "proposed"
            | "called"
            | "dropped"
    )
}

struct Finder<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    trigger: Trigger,
    first: usize,
    last: usize,
}

impl Finder<'_, '_, '_> {
    fn word(&self, unit: usize) -> &str {
        self.scene.word(unit)
    }

    fn verb(&self) -> Option<Arguments> {
        if self.is_nominal() {
            return None;
        }
        let frame = self.trigger.row.frame;
        let passive = self.is_passive();
        if self.is_habit() {
            return None;
        }
        if frame.meal && !self.is_for_a_meal() {
            return None;
        }
        if frame.phoned && !self.is_phoned() {
            return None;
        }
        let subject = self.subject(self.first);
        let other = self.complement(self.last + 1, frame.object && !passive, passive)?;
        let reciprocal = self.is_reciprocal();
        let other = if reciprocal { Side::default() } else { other };
        let complete = if other.is_empty() {
            (frame.joint || reciprocal) && subject.is_plural()
        } else {
            !subject.is_empty()
        };
        if !complete || frame.weak && !other.is_empty() && !self.is_strong(&subject, &other) {
            return None;
        }
        Some(self.arguments(subject, other, false))
    }

    fn arguments(&self, subject: Side, other: Side, anaphoric: bool) -> Arguments {
        let clause = self.clause(&subject, &other);
        Arguments {
            separate: other.in_turn || self.is_separate(clause),
            subject,
            other,
            anaphoric,
            implied: false,
            clause,
        }
    }

    /// From the subject (or clause start) to the clause end, trigger included.
    fn clause(&self, subject: &Side, other: &Side) -> (usize, usize) {
        let start = subject
            .units
            .iter()
            .chain(&other.units)
            .copied()
            .chain([self.first])
            .min()
            .unwrap_or(self.first);
        let mut end = other
            .units
            .iter()
            .copied()
            .chain([self.last])
            .max()
            .unwrap_or(self.last)
            + 1;
        while end < self.scene.units.len()
            && !begins_clause(self.word(end))
            && !is_quote(self.word(end))
        {
            end += 1;
        }
        (start, end)
    }

    /// A verb form that stands as a noun here: "the meeting", "a call", "talks".
    fn is_nominal(&self) -> bool {
        let Some(before) = self.first.checked_sub(1) else {
            // "Talks with X" at a sentence start is the noun; "Meeting X, he said" the verb.
            return self.trigger.row.lemma == "talk" || self.trigger.row.lemma == "call";
        };
        let word = self.word(before);
        matches!(
            word,
            "the"
                | "a"
                | "an"
                | "this"
                | "that"
                | "first"
                | "second"
                | "third"
                | "new"
                | "next"
                | "no"
                | "of"
                | "in"
                | "for"
                | "face-to-face"
                | "bilateral"
                | "trilateral"
                | "phone"
                | "telephone"
                | "video"
                | "peace"
                | "annual"
                | "regular"
                | "any"
                | "another"
                | "separate"
                | "closed-door"
                | "during"
                | "conference"
                | "working"
                | "brief"
                | "historic"
                | "planned"
                | "private"
                | "direct"
                | "recent"
                | "summit"
                | "last"
        ) && !(word == "last" && self.trigger.row.lemma == "meet")
            && self.form_can_be_noun()
            || self.scene.is_possessive(before) && self.form_can_be_noun()
            || matches!(word, "'s" | "’s" | "'") && self.form_can_be_noun()
    }

    fn form_can_be_noun(&self) -> bool {
        matches!(
            self.scene.text.folded(self.trigger.tokens.start()),
            "meeting"
                | "talk"
                | "talks"
                | "call"
                | "calls"
                | "visit"
                | "visits"
                | "host"
                | "hosts"
                | "lunch"
                | "brief"
                | "phone"
                | "briefing"
                | "welcome"
                | "meetings"
                | "negotiating"
                | "talking"
                | "meet"
        )
    }

    /// "often meets", "regularly met": no encounter in particular.
    fn is_habit(&self) -> bool {
        let near = self.first.saturating_sub(3)..self.first;
        near.clone().any(|u| {
            matches!(
                self.word(u),
                "often"
                    | "regularly"
                    | "frequently"
                    | "usually"
                    | "routinely"
                    | "always"
                    | "normally"
                    | "rarely"
                    | "seldom"
                    | "sometimes"
            )
        })
    }

    /// "joined X for lunch", "for talks"
    fn is_for_a_meal(&self) -> bool {
        (self.last + 1..self.scene.units.len().saturating_sub(1)).any(|u| {
            matches!(self.word(u), "for" | "at" | "over" | "to")
                && (u + 1..u + 4).any(|w| {
                    matches!(
                        self.word(w),
                        "lunch"
                            | "dinner"
                            | "breakfast"
                            | "talks"
                            | "tea"
                            | "coffee"
                            | "consultations"
                            | "discussions"
                            | "conversation"
                            | "meeting"
                    )
                })
        })
    }

    /// "called X by telephone", "called X to congratulate him".
    fn is_phoned(&self) -> bool {
        (self.last + 1..self.scene.units.len().min(self.last + 10)).any(|u| {
            matches!(self.word(u), "phone" | "telephone" | "phoned")
                || self.word(u) == "to"
                    && matches!(
                        self.word(u + 1),
                        "congratulate" | "discuss" | "offer" | "thank" | "express"
                    )
        })
    }

    /// A participle behind a form of "be": "was received by", "were hosted".
    fn is_passive(&self) -> bool {
        let form = self.scene.text.folded(self.trigger.tokens.start());
        let participle = form.ends_with("ed") || matches!(form, "met" | "seen");
        let mut unit = self.first;
        while participle && unit > 0 {
            unit -= 1;
            let word = self.word(unit);
            if matches!(
                word,
                "was" | "were" | "been" | "being" | "be" | "is" | "are"
            ) {
                return true;
            }
            if !(is_adverb(word) || word == "not" || word == "n't" || self.scene.is_time(unit)) {
                break;
            }
        }
        // Reduced: "an envoy received by the king".
        participle && self.word(self.last + 1) == "by"
    }

    fn is_reciprocal(&self) -> bool {
        let next = self.last + 1;
        let skip = usize::from(matches!(self.word(next), "with" | "to"));
        matches!(
            (self.word(next + skip), self.word(next + skip + 1)),
            ("each", "other") | ("one", "another")
        )
    }

    fn is_separate(&self, clause: (usize, usize)) -> bool {
        (clause.0..clause.1).any(|u| {
            matches!(
                self.word(u),
                "separate"
                    | "separately"
                    | "individually"
                    | "respectively"
                    | "one-on-one"
                    | "each"
                    | "apart"
            )
        })
    }

    /// Both sides persons, or a person and a described side.
    fn is_strong(&self, subject: &Side, other: &Side) -> bool {
        let named = |side: &Side| {
            side.units.iter().any(|u| {
                self.scene
                    .reference(*u)
                    .is_some_and(|r| r.form != Form::Name || self.is_person_phrase(*u))
            })
        };
        named(subject) && named(other)
    }

    fn is_person_phrase(&self, unit: usize) -> bool {
        self.scene.is_person(unit)
    }

    /// Looks left of `verb` for its subject.
    fn subject(&self, verb: usize) -> Side {
        let mut unit = verb;
        while unit > 0 && (self.scene.is_time(unit - 1) || is_verb_group(self.word(unit - 1))) {
            unit -= 1;
        }
        if unit == 0 {
            return self.subject_behind(verb);
        }
        if matches!(self.word(unit - 1), "who" | "which" | "that" | "whom") {
            let antecedent = unit
                .checked_sub(2)
                .map(|u| u - usize::from(self.word(u) == "," && u > 0));
            if let Some(side) = antecedent.and_then(|u| self.list_left(u)) {
                return side;
            }
        }
        // "to send its envoy, X, to see Y": an infinitive belongs to what is nearest.
        let infinitive = verb > 0 && self.word(verb - 1) == "to";
        let listed = is_conjunction(self.word(unit - 1));
        let coordinated = listed || self.word(unit - 1) == "," && !infinitive;
        let mut found: Option<usize> = None;
        for at in (0..unit).rev() {
            let word = self.word(at);
            if matches!(word, "who" | "which") && at > 0 && found.is_none() {
                let antecedent = at - 1 - usize::from(self.word(at - 1) == "," && at > 1);
                if self.scene.can_take_part(antecedent) {
                    found = Some(antecedent);
                    break;
                }
            }
            if is_quote(word) || begins_clause(word) && (found.is_some() || listed || !coordinated)
            {
                break;
            }
            let eligible = self.scene.can_take_part(at)
                && !self.scene.is_possessive(at)
                && !self.is_governed(at)
                && !matches!(self.word(at + 1), "'s" | "’s" | "'" | "’");
            if !eligible {
                continue;
            }
            found = Some(at);
            // What a verb of speech reports is a clause of its own.
            if !coordinated || at > 0 && is_speech(self.word(at - 1)) {
                break;
            }
        }
        match found {
            Some(at) => self.list_left(at).unwrap_or_default(),
            None => self.subject_behind(verb),
        }
    }

    /// "After meeting Lavrov, Blinken said": the subject of the main clause behind it.
    fn subject_behind(&self, verb: usize) -> Side {
        let form = self.scene.first_word(verb);
        let opens = verb < 4 && (form.ends_with("ing") || is_preposition(self.word(verb)));
        if !opens {
            return Side::default();
        }
        let comma = (verb..self.scene.units.len()).find(|u| self.word(*u) == ",");
        let Some(comma) = comma else {
            return Side::default();
        };
        let behind = (comma + 1..self.scene.units.len().min(comma + 8))
            .find(|u| self.scene.can_take_part(*u) && !self.is_governed(*u));
        behind
            .filter(|u| self.is_finite(u + 1) || is_verb_group(self.word(u + 1)))
            .map_or_else(Side::default, |u| self.side(&[u], false))
    }

    /// Whether a preposition governs the reference at `unit`, also through "A and".
    fn is_governed(&self, unit: usize) -> bool {
        let mut at = unit;
        loop {
            while at > 0
                && is_noun_modifier(self.word(at - 1))
                && !is_preposition(self.word(at - 1))
            {
                at -= 1;
            }
            let Some(before) = at.checked_sub(1) else {
                return false;
            };
            if is_preposition(self.word(before)) {
                return true;
            }
            // "in Bogotá, Colombia"
            let nested = self.word(before) == ","
                && before > 0
                && self.scene.is_place(unit)
                && self.scene.is_place(before - 1);
            let joined = self.word(before) == "and" && before > 0 || nested;
            if !joined {
                return false;
            }
            let previous = before - 1 - usize::from(self.word(before - 1) == "," && before > 1);
            if self.scene.reference(previous).is_none() {
                return false;
            }
            at = previous;
        }
    }

    /// The list of references that ends at `last`: "A, B and C".
    fn list_left(&self, last: usize) -> Option<Side> {
        self.scene.reference(last)?;
        let mut units = vec![last];
        let mut at = last;
        loop {
            while at > 0
                && is_noun_modifier(self.word(at - 1))
                && !is_preposition(self.word(at - 1))
            {
                at -= 1;
            }
            let Some(separator) = at.checked_sub(1) else {
                break;
            };
            let commas = match self.word(separator) {
                "and" | "&" => 1 + usize::from(separator > 0 && self.word(separator - 1) == ","),
                "," if units.len() > 1 => 1,
                _ => break,
            };
            let Some(previous) = at.checked_sub(commas + 1) else {
                break;
            };
            if self.scene.reference(previous).is_none()
                || !self.scene.can_take_part(previous)
                || self.is_governed(previous) && units.len() == 1 && self.word(separator) == ","
            {
                break;
            }
            units.push(previous);
            at = previous;
        }
        units.reverse();
        Some(self.side(&units, false))
    }

    /// Looks right of a verb for whom its subject met. None where the words rule the
    /// sense out.
    fn complement(&self, from: usize, mut object: bool, passive: bool) -> Option<Side> {
        let frame = self.trigger.row.frame;
        let mut at = from;
        while at < self.scene.units.len() {
            let word = self.word(at);
            if self.scene.reference(at).is_some() {
                let owner = matches!(self.word(at + 1), "'s" | "’s" | "'" | "’");
                if object && !owner && self.scene.can_take_part(at) {
                    return Some(self.list_right(at, false));
                }
                object = object && self.scene.is_possessive(at);
                at += 1;
                continue;
            }
            let governs = match word {
                "with" => frame.with || frame.object && !passive,
                "to" => frame.to,
                "on" => frame.on,
                "from" => frame.from,
                "by" => passive,
                _ => false,
            };
            let relational = at > from && is_relational(self.word(at - 1));
            if governs
                && !relational
                && let Some(first) = self.governed_reference(at)
            {
                return Some(self.list_right(first, false));
            }
            if word == "with" && frame.object && self.is_bare_abstract(at + 1) {
                return None;
            }
            if begins_clause(word) || is_quote(word) || is_speech(word) || word == ";" {
                break;
            }
            if is_preposition(word) {
                at = self.past_phrase(at + 1);
                continue;
            }
            if is_conjunction(word) && self.scene.reference(at + 1).is_none() && !frame.with {
                break;
            }
            let skips =
                self.scene.is_time(at) || is_adverb(word) || is_noun_modifier(word) || word == ",";
            object = object && skips;
            at += 1;
        }
        Some(Side::default())
    }

    /// "met with criticism": an abstract noun behind "with".
    fn is_bare_abstract(&self, unit: usize) -> bool {
        self.scene.is_word(unit)
            && !is_noun_modifier(self.word(unit))
            && self.scene.text.tokens()[self.scene.units[unit].tokens.start()].case == Case::Lower
            && self.scene.reference(unit + 1).is_none()
            && is_preposition(self.word(unit + 1))
    }

    /// The reference that a preposition at `unit` governs.
    fn governed_reference(&self, unit: usize) -> Option<usize> {
        let mut at = unit + 1;
        while is_noun_modifier(self.word(at))
            || is_adverb(self.word(at))
            || self.word(at) == "," && at == unit + 1
        {
            at += 1;
        }
        // "with Lund's deputy" is with somebody else.
        let owner = matches!(self.word(at + 1), "'s" | "’s" | "'" | "’");
        (self.scene.can_take_part(at) && !owner).then_some(at)
    }

    /// Past a prepositional phrase without participants: "at the palace here".
    fn past_phrase(&self, mut at: usize) -> usize {
        while is_noun_modifier(self.word(at)) {
            at += 1;
        }
        let noun = self.scene.is_word(at)
            && !is_preposition(self.word(at))
            && !begins_clause(self.word(at));
        at + usize::from(noun || self.scene.reference(at).is_some() || self.scene.is_time(at))
    }

    /// The list of references that begins at `first`.
    fn list_right(&self, first: usize, between: bool) -> Side {
        let mut units = vec![first];
        let mut sure = 1;
        let mut in_turn = false;
        let mut at = self.past_circumstances(first + 1);
        let dated = at > first + 1;
        loop {
            let mut next = at;
            let mut joined = false;
            while let "," | "and" | "&" | "then" | "finally" | "later" | "with" | "separately"
            | "also" | "as" | "well" | "plus" | "the" | "a" | "an" | "his" | "visiting"
            | "to" | "followed" | "by" | "along" | "former" = self.word(next)
            {
                let word = self.word(next);
                joined |= matches!(word, "and" | "&" | "well" | "plus" | "along");
                in_turn |= matches!(
                    word,
                    "then" | "finally" | "later" | "separately" | "followed"
                );
                next += 1;
            }
            // "on Thursday with A and Friday with B"
            if joined && self.scene.is_time(next) && self.word(next + 1) == "with" {
                next += 2;
                in_turn = true;
            }
            let starts_clause = self.is_finite(next + 1)
                || is_verb_group(self.word(next + 1)) && !is_adverb(self.word(next + 1));
            let complete = units.len() > 1 || !between;
            if next == at || !self.scene.can_take_part(next) || starts_clause && complete {
                break;
            }
            let again = self.past_circumstances(next + 1);
            // "met A on Monday and B on Tuesday"; "met A on Monday and B said" is another
            // clause.
            if dated && again == next + 1 {
                break;
            }
            in_turn |= dated;
            units.push(next);
            if joined || in_turn {
                sure = units.len();
            }
            at = again;
        }
        units.truncate(sure);
        self.side(&units, in_turn && sure > 1)
    }

    /// Past "on Monday", "in Porto", "at the palace" right behind a party, where a list
    /// may go on.
    fn past_circumstances(&self, from: usize) -> usize {
        let mut at = from;
        loop {
            let preposition = usize::from(matches!(self.word(at), "on" | "in" | "at"));
            let article = usize::from(self.word(at + preposition) == "the");
            let next = at + preposition + article;
            let place = preposition == 1 && self.scene.is_place(next);
            if !(self.scene.is_time(next) || place) {
                return at;
            }
            at = next + 1;
        }
    }

    /// A word that is most likely a finite verb.
    fn is_finite(&self, unit: usize) -> bool {
        let word = self.word(unit);
        self.scene.is_word(unit)
            && (is_speech(word)
                || word.len() > 4 && word.ends_with("ed")
                || matches!(
                    word,
                    "met"
                        | "held"
                        | "told"
                        | "went"
                        | "came"
                        | "left"
                        | "took"
                        | "made"
                        | "gave"
                        | "saw"
                        | "spoke"
                        | "sat"
                        | "flew"
                        | "led"
                        | "began"
                        | "called"
                        | "wrote"
                        | "has"
                        | "have"
                        | "had"
                        | "was"
                        | "were"
                        | "is"
                        | "are"
                        | "will"
                        | "would"
                        | "did"
                        | "does"
                        | "sent"
                        | "agreed"
                        | "put"
                ))
    }

    fn side(&self, units: &[usize], in_turn: bool) -> Side {
        let mut side = Side {
            in_turn,
            units: units.to_vec(),
            ..Side::default()
        };
        for unit in units {
            match self.scene.reference(*unit).map(|r| &r.target) {
                Some(Target::Entities(ids)) => {
                    for id in ids {
                        if !side.ids.contains(id) {
                            side.ids.push(*id);
                        }
                    }
                }
                Some(Target::Group(group)) => side.group = Some(*group),
                None => {}
            }
        }
        side
    }

    fn noun(&self) -> Option<Arguments> {
        let frame = self.trigger.row.frame;
        let start = self.phrase_start();
        let stalled = (self.last + 1..self.last + 12).any(|u| self.word(u) == "stalled");
        if stalled || (start..self.first).any(|u| trigger::is_trap(self.word(u))) {
            return None;
        }
        let owner = self.owner(start);
        let (between, other) = self.noun_complement();
        if let Some(all) = between {
            return all
                .is_plural()
                .then(|| self.arguments(all, Side::default(), false));
        }
        if let Some(owner) = owner {
            let other = other.unwrap_or_default();
            let complete = if other.is_empty() {
                owner.is_plural()
            } else {
                true
            };
            return (complete && (frame.bare || !other.is_empty() || self.is_light(start)))
                .then(|| self.arguments(owner, other, false));
        }
        let predicate = self.predicate(start);
        let subject = self.subject(if predicate < start { predicate } else { start });
        match other {
            Some(other) if !subject.is_empty() => {
                let distinct =
                    other.ids.iter().any(|id| !subject.ids.contains(id)) || other.group.is_some();
                let light = frame.bare || self.is_light(start);
                (distinct && light).then(|| self.arguments(subject, other, false))
            }
            Some(other) if self.is_owned(&other) => Some(Arguments {
                implied: true,
                ..self.arguments(Side::default(), other, false)
            }),
            Some(other) => (frame.bare && self.is_definite(start))
                .then(|| self.arguments(Side::default(), other, true)),
            None => (self.is_light(start) && subject.is_plural())
                .then(|| self.arguments(subject, Side::default(), false)),
        }
    }

    /// "his Azerbaijani counterpart"
    fn is_owned(&self, side: &Side) -> bool {
        side.units
            .first()
            .is_some_and(|u| matches!(self.scene.first_word(*u), "his" | "her" | "its" | "their"))
    }

    /// Where the noun phrase of a trigger noun begins, determiner included.
    fn phrase_start(&self) -> usize {
        let mut at = self.first;
        while at > 0 {
            let word = self.word(at - 1);
            let adjective = self.scene.is_word(at - 1)
                && !is_preposition(word)
                && !is_conjunction(word)
                && !begins_clause(word)
                && !is_light_verb(word)
                && !is_verb_group(word)
                && !is_speech(word)
                && !matches!(
                    word,
                    "the" | "a" | "an" | "no" | "this" | "that" | "these" | "any"
                );
            let number = self.scene.units.get(at - 1).is_some_and(|u| {
                self.scene.text.tokens()[u.tokens.start()].kind == TokenKind::Number
            });
            let clitic = matches!(word, "'s" | "’s" | "'" | "’");
            if clitic
                || !(adjective || number || self.scene.is_time(at - 1))
                || self.first - at >= 4
            {
                break;
            }
            at -= 1;
        }
        if at > 0
            && matches!(
                self.word(at - 1),
                "the" | "a" | "an" | "no" | "this" | "that" | "these" | "any"
            )
        {
            at -= 1;
        }
        at
    }

    fn is_definite(&self, start: usize) -> bool {
        matches!(self.word(start), "the" | "this" | "that" | "these")
    }

    /// Whether a light verb governs the noun phrase that begins at `start`.
    fn is_light(&self, start: usize) -> bool {
        let mut before = start;
        while before > 0
            && (is_adverb(self.word(before - 1))
                || matches!(self.word(before - 1), "up" | "out" | "part" | "in"))
        {
            before -= 1;
        }
        before > 0 && is_light_verb(self.word(before - 1))
            || matches!(
                self.word(self.last + 1),
                "was"
                    | "were"
                    | "will"
                    | "is"
                    | "took"
                    | "takes"
                    | "has"
                    | "had"
                    | "would"
                    | "held"
            )
            || start > 0
                && matches!(
                    self.word(start - 1),
                    "over" | "for" | "at" | "to" | "in" | "during" | "after"
                )
    }

    /// "Putin's", "their", "Lavrov–Blinken" before the noun phrase.
    fn owner(&self, start: usize) -> Option<Side> {
        let before = start.checked_sub(1)?;
        if self.scene.is_possessive(before) {
            return Some(self.side(&[before], false));
        }
        if matches!(self.word(before), "'s" | "’s" | "'" | "’") {
            let unit = before.checked_sub(1)?;
            return self
                .scene
                .can_take_part(unit)
                .then(|| self.list_left(unit))
                .flatten();
        }
        // A compound: "the Lavrov–Blinken talks".
        if before >= 2
            && self.scene.can_take_part(before)
            && matches!(self.word(before - 1), "–" | "-" | "—" | "/")
            && self.scene.can_take_part(before - 2)
        {
            return Some(self.side(&[before - 2, before], false));
        }
        None
    }

    /// What follows a trigger noun: all participants ("between A and B"), or the other
    /// side ("with B").
    fn noun_complement(&self) -> (Option<Side>, Option<Side>) {
        let frame = self.trigger.row.frame;
        let mut at = self.last + 1;
        while at < self.scene.units.len() {
            let word = self.word(at);
            let reference = self.governed_reference(at);
            match word {
                "between" | "among" => {
                    if let Some(first) = reference {
                        return (Some(self.list_right(first, true)), None);
                    }
                }
                "of" if at == self.last + 1 => {
                    if let Some(first) = reference {
                        let side = self.list_right(first, false);
                        if side.is_plural() {
                            return (Some(side), None);
                        }
                    }
                }
                "with" if frame.with => {
                    if let Some(first) = reference {
                        return (None, Some(self.list_right(first, false)));
                    }
                }
                "to" if frame.to => {
                    if let Some(first) = reference {
                        return (None, Some(self.list_right(first, false)));
                    }
                }
                "from" if frame.from => {
                    if let Some(first) = reference {
                        return (None, Some(self.list_right(first, false)));
                    }
                }
                "," if !matches!(self.word(at + 1), "with" | "between") => {
                    return (None, None);
                }
                _ => {}
            }
            let other_verb = self.is_finite(at) && !is_fate(word);
            if begins_clause(word)
                || is_quote(word)
                || is_speech(word)
                || is_conjunction(word)
                || other_verb
            {
                break;
            }
            at = if is_preposition(word) {
                self.past_phrase(at + 1)
            } else {
                at + 1
            };
            // "the normalization of relations with B": B belongs to the relations.
            if is_relational(self.word(at - 1)) {
                break;
            }
        }
        (None, None)
    }

    /// The verb that governs the noun phrase from `start`: before it, else (a subject)
    /// behind the trigger, else the trigger itself.
    fn predicate(&self, start: usize) -> usize {
        let before = (start.saturating_sub(6)..start)
            .rev()
            .find(|u| is_light_verb(self.word(*u)) || self.is_finite(*u));
        before
            .or_else(|| {
                (self.last + 1..self.scene.units.len().min(self.last + 12))
                    .find(|u| self.is_finite(*u))
            })
            .unwrap_or(self.first)
    }
}
