//! The subject of a verb: to its left, or behind a phrase that opens the sentence.

use super::{Finder, Side};
use crate::meeting::grammar::{
    begins_clause, departs, goes_on_to, is_conjunction, is_noun_modifier, is_past_motion,
    is_preposition, is_quote, is_speech, is_verb_group,
};

impl Finder<'_, '_, '_> {
    /// Looks left of `verb` for its subject.
    pub(super) fn subject(&self, verb: usize) -> Side {
        let mut unit = verb;
        while unit > 0 && (self.scene.is_time(unit - 1) || is_verb_group(self.word(unit - 1))) {
            unit -= 1;
        }
        if unit == 0 {
            return self.subject_behind(verb);
        }
        // An entry of an agenda: "Ms Reis in Baku: meets Mr Lund".
        if self.word(unit - 1) == ":" && self.scene.can_take_part(0) {
            return self.side(&[0], false);
        }
        if matches!(self.word(unit - 1), "who" | "which" | "that" | "whom") {
            let antecedent = unit
                .checked_sub(2)
                .map(|u| u - usize::from(self.word(u) == "," && u > 0));
            let antecedent =
                antecedent.filter(|u| !(self.scene.is_place(*u) && self.is_governed(*u)));
            if let Some(side) = antecedent.and_then(|u| self.list_left(u)) {
                return side;
            }
        }
        // "to send its envoy, X, to see Y": an infinitive belongs to what is nearest.
        let infinitive = verb > 0 && self.word(verb - 1) == "to";
        // "asked for X to meet Y"
        let agent = verb
            .checked_sub(2)
            .filter(|u| infinitive && self.scene.is_person(*u));
        if let Some(agent) = agent.filter(|u| *u > 0 && self.word(u - 1) == "for") {
            return self.side(&[agent], false);
        }
        // "Lund's statement on the need to hold talks"
        if let Some(owner) = self.who_needs(verb) {
            return self.side(&[owner], false);
        }
        // "criticised X for meeting Y", "accused X of holding talks with Y"
        if let Some(blamed) = self.blamed(verb) {
            return self.side(&[blamed], false);
        }
        // "met Lund before flying to Oslo to meet Y": whoever flies.
        if let Some(motion) = self.motion_to(verb) {
            return self.subject(motion);
        }
        // "stopped X from meeting Y"
        let prevented = verb > 0 && self.word(verb - 1) == "from";
        let listed = is_conjunction(self.word(unit - 1));
        let coordinated = listed || self.word(unit - 1) == "," && !infinitive;
        // "Reis and her counterpart, Lund, will meet": the comma closes an apposition.
        if coordinated
            && !listed
            && let Some(list) = unit.checked_sub(2).and_then(|last| self.list_left(last))
            && list.units.len() > 1
            && list
                .units
                .iter()
                .all(|u| self.is_subject_like(*u) && !self.is_object(*u))
        {
            return list;
        }
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
            let elsewhere = if infinitive {
                self.scene.is_city(at)
            } else {
                !prevented && self.is_object(at)
            };
            if elsewhere || !self.is_subject_like(at) {
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

    /// Whom a verb says something of for what the gerund `verb` tells of them.
    fn blamed(&self, verb: usize) -> Option<usize> {
        if !self.scene.first_word(verb).ends_with("ing") {
            return None;
        }
        let mut preposition = verb.checked_sub(1)?;
        while preposition > 0 && matches!(self.word(preposition), "not" | "having") {
            preposition -= 1;
        }
        let object = preposition.checked_sub(1)?;
        let blames = matches!(self.word(preposition), "for" | "of" | "over" | "against");
        let party = self.scene.can_take_part(object) && !self.scene.is_place(object);
        (blames && party && self.is_object(object)).then_some(object)
    }

    /// The verb of motion that the infinitive `verb` belongs to: "[flying] home to Oslo to meet".
    fn motion_to(&self, verb: usize) -> Option<usize> {
        const WORDS: usize = 6;
        let to = verb.checked_sub(1).filter(|to| self.word(*to) == "to")?;
        let is_where = |unit: usize| {
            self.scene.is_place(unit)
                || self.scene.is_time(unit)
                || matches!(
                    self.word(unit),
                    "to" | "in" | "for" | "on" | "home" | "back"
                )
        };
        let motion = (to.saturating_sub(WORDS)..to)
            .rev()
            .find(|unit| !is_where(*unit))?;
        // "will go to Oslo, where she is to meet X, and on Friday to Porto to meet Y": goes there.
        if is_conjunction(self.word(motion)) && (motion..to).any(|unit| self.scene.is_place(unit)) {
            let goes = |word: &str| departs(word) || is_past_motion(word);
            return (0..motion).find(|unit| goes(self.word(*unit)));
        }
        let form = self.word(motion);
        // "sent X flying to Oslo": X flies.
        let sent = motion > 0 && self.scene.is_reference(motion - 1) && departs(form);
        (goes_on_to(form) && !sent).then_some(motion)
    }

    /// Whose the need or wish is that an infinitive before the verb belongs to.
    fn who_needs(&self, verb: usize) -> Option<usize> {
        const WORDS: usize = 6;
        let noun = verb.checked_sub(2)?;
        let needs = self.word(verb - 1) == "to"
            && matches!(
                self.word(noun),
                "need" | "necessity" | "readiness" | "willingness" | "intention" | "desire"
            );
        let owner = (noun.saturating_sub(WORDS)..noun)
            .rfind(|unit| self.scene.is_person(*unit) && self.scene.is_owner(*unit));
        owner.filter(|_| needs)
    }

    fn is_subject_like(&self, unit: usize) -> bool {
        self.scene.can_take_part(unit)
            && !self.scene.is_possessive(unit)
            && !self.is_governed(unit)
            && !self.is_left_behind(unit)
            && !self.scene.is_owner(unit)
            && !self.is_dateline(unit)
    }

    /// "Porto / Oslo — ": where the report was written.
    fn is_dateline(&self, unit: usize) -> bool {
        unit < 3
            && self.scene.is_place(unit)
            && matches!(self.word(unit + 1), "/" | "—" | "–" | "--" | ":")
    }

    /// "After meeting Lavrov, Blinken said": the subject of the main clause behind it.
    pub(super) fn subject_behind(&self, verb: usize) -> Side {
        let form = self.scene.first_word(verb);
        let opens = verb < 4
            && (form.ends_with("ing")
                || self.scene.first_word(0).ends_with("ing")
                || is_preposition(self.word(verb))
                || is_preposition(self.word(0)));
        if !opens {
            return Side::default();
        }
        // "Over lunch the five leaders went over the plans"
        let next = self.last + 1;
        if self.scene.can_take_part(next) && self.is_predicated(next) {
            return self.side(&[next], false);
        }
        let comma = (verb..self.scene.units.len()).find(|u| self.word(*u) == ",");
        let Some(comma) = comma else {
            return Side::default();
        };
        let behind = (comma + 1..self.scene.units.len().min(comma + 8))
            .find(|u| self.scene.can_take_part(*u) && !self.is_governed(*u));
        // "After talks with Lund, Reis and Holm said": both.
        let list = behind.map(|u| self.list_before_verb(u));
        list.filter(|side| side.units.last().is_some_and(|u| self.is_predicated(*u)))
            .unwrap_or_default()
    }

    /// Whether a verb follows the reference at `unit`.
    fn is_predicated(&self, unit: usize) -> bool {
        self.is_finite(unit + 1) || is_verb_group(self.word(unit + 1))
    }

    /// "gave Lund a paper for the talks": what stands right behind a verb of another clause,
    /// unless that is "invited [Lund] to the talks".
    fn is_object(&self, unit: usize) -> bool {
        let mut at = unit;
        while at > 0 && is_noun_modifier(self.word(at - 1)) && !is_preposition(self.word(at - 1)) {
            at -= 1;
        }
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let word = self.word(before);
        // "will meet Lund before holding talks"
        let infinitive = self.scene.is_word(before)
            && before > 0
            && matches!(
                self.word(before - 1),
                "will" | "would" | "to" | "may" | "could"
            );
        (infinitive || self.is_finite(before))
            && !is_speech(word)
            && !is_verb_group(word)
            && word != "invited"
    }

    /// "left Oslo without meeting Lund": a place that one left or reached.
    fn is_left_behind(&self, unit: usize) -> bool {
        unit > 0
            && self.scene.is_place(unit)
            && matches!(
                self.word(unit - 1),
                "left"
                    | "leaves"
                    | "leaving"
                    | "leave"
                    | "reached"
                    | "visited"
                    | "departed"
                    | "visit"
                    | "visits"
                    | "visiting"
                    | "tour"
                    | "toured"
            )
    }

    /// "northwest [Colombia]", "war-torn [Syria]": whether a word behind a preposition belongs
    /// to the place that follows it at unit `at`.
    fn is_part_of_place(&self, at: usize) -> bool {
        at > 1
            && self.scene.is_place(at)
            && self.scene.is_word(at - 1)
            && matches!(
                self.word(at - 2),
                "in" | "from" | "to" | "across" | "of" | "the"
            )
    }

    /// Whether a preposition governs the reference at `unit`, also through "A and".
    pub(super) fn is_governed(&self, unit: usize) -> bool {
        let mut at = unit;
        loop {
            while at > 0
                && (is_noun_modifier(self.word(at - 1)) || self.is_part_of_place(at))
                && !is_preposition(self.word(at - 1))
            {
                at -= 1;
            }
            let Some(before) = at.checked_sub(1) else {
                return false;
            };
            if is_preposition(self.word(before)) {
                // "after Reis held talks" is a clause.
                let clause = opens_a_clause(self.word(before)) && self.is_predicated(unit);
                return !clause;
            }
            // "in Bogotá, Colombia"
            let nested = self.word(before) == ","
                && before > 0
                && self.scene.is_place(unit)
                && self.scene.is_place(before - 1);
            // "ties between his country and [Iraq]"
            if self.word(before) == "and"
                && (before.saturating_sub(4)..before).any(|u| self.word(u) == "between")
            {
                return true;
            }
            let joined = self.word(before) == "and" && before > 0 || nested;
            if !joined {
                return false;
            }
            let previous = before - 1 - usize::from(self.word(before - 1) == "," && before > 1);
            if self.scene.reference(previous).is_none() {
                return false;
            }
            // "met Lund in Oslo and Reis met": a person does not go on with a place.
            if self.scene.is_place(previous) && self.scene.is_person(at) {
                return false;
            }
            at = previous;
        }
    }
}

/// Prepositions that are conjunctions before a clause.
fn opens_a_clause(word: &str) -> bool {
    matches!(word, "after" | "before" | "since" | "until" | "as")
}
