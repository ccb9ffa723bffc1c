//! Who took part, where a verb reports it: "A met B", "B was received by A".

use super::{Arguments, Finder, Side};
use crate::meeting::grammar::{
    begins_clause, is_adverb, is_auxiliary, is_conjunction, is_light_verb, is_noun_modifier,
    is_preposition, is_quote, is_relational, is_speech, is_verb_group,
};
use crate::text::Case;

/// What one can meet without meeting anybody.
fn is_met_thing(word: &str) -> bool {
    matches!(
        word,
        "deadline"
            | "deadlines"
            | "demand"
            | "demands"
            | "criteria"
            | "need"
            | "needs"
            | "target"
            | "targets"
            | "goal"
            | "goals"
            | "standard"
            | "standards"
            | "condition"
            | "conditions"
            | "requirement"
            | "requirements"
            | "obligation"
            | "obligations"
            | "commitments"
            | "expectations"
            | "challenge"
            | "challenges"
            | "quota"
            | "costs"
            | "threshold"
            | "benchmarks"
            | "objectives"
    )
}

impl Finder<'_, '_, '_> {
    pub(super) fn verb(&self) -> Option<Arguments> {
        if self.is_nominal() {
            return None;
        }
        let frame = self.trigger.row.frame;
        let passive = self.is_passive();
        if self.is_habit() {
            return None;
        }
        if self.is_of_things() {
            return None;
        }
        if frame.meal && !self.is_for_a_meal() {
            return None;
        }
        if frame.phoned && !self.is_phoned() {
            return None;
        }
        if frame.gathers {
            return self.gathered();
        }
        let subject = self.subject(self.first);
        let other = self.complement(self.last + 1, frame.object && !passive, passive)?;
        // "was seen off by Lund at the airport"
        if self.trigger.row.lemma == "see" && matches!(self.word(self.last + 1), "off" | "out") {
            return None;
        }
        // "met A and B to discuss trade": what the meeting was for.
        if frame.tells && other.is_empty() && self.is_purpose() {
            return None;
        }
        if self.is_arrival() || passive && self.is_hosted_event() {
            return None;
        }
        let appeals = self.trigger.row.lemma == "call on"
            && other.units.last().is_some_and(|u| self.word(u + 1) == "to");
        if appeals {
            return None;
        }
        // "met the ambassadors to brief them": what the meeting was for.
        if frame.weak && other.group.is_some() && self.is_purpose() {
            return None;
        }
        // "spoke to VOA's Jo Lund": an interview.
        if frame.remote && other.units.iter().any(|u| self.scene.is_of_the_press(*u)) {
            return None;
        }
        let reciprocal = self.is_reciprocal();
        let other = if other.is_empty() && frame.object {
            self.one_of_those().unwrap_or_default()
        } else {
            other
        };
        // "Reis said, speaking after the summit"
        if self.trigger.row.lemma == "speak" && other.is_empty() && self.is_participle() {
            return None;
        }
        // "the leaders will meet, including A and B"
        let unnamed = !subject.units.iter().any(|u| self.scene.is_person(*u));
        if frame.joint && other.is_empty() && unnamed && !passive {
            let all = self.named_behind(self.last + 1).unwrap_or_default();
            if all.is_plural() {
                return Some(self.arguments(all, Side::default(), false));
            }
        }
        let other = if reciprocal {
            Side::default()
        } else if other.is_empty() && (frame.object || frame.with) {
            self.relative_object(&subject).unwrap_or_default()
        } else {
            other
        };
        let complete = if other.is_empty() {
            (frame.joint || reciprocal)
                && subject.is_plural()
                && (!frame.tells || subject.units.iter().all(|u| self.is_personal(*u)))
        } else {
            !subject.is_empty()
        };
        if !complete || frame.weak && !other.is_empty() && !self.is_strong(&subject, &other) {
            return None;
        }
        Some(self.arguments(subject, other, false))
    }

    /// "B, whom A met", "B, with whom A held talks"
    pub(super) fn relative_object(&self, subject: &Side) -> Option<Side> {
        let whom = subject.units.first()?.checked_sub(1)?;
        if self.word(whom) != "whom" {
            return None;
        }
        let before = whom.checked_sub(1)?;
        let before = match self.word(before) {
            "with" => before.checked_sub(1)?,
            _ if self.trigger.row.frame.object => before,
            _ => return None,
        };
        self.list_left(before.checked_sub(usize::from(self.word(before) == ","))?)
    }

    /// "brought A and B together", "bring the two men face to face".
    fn gathered(&self) -> Option<Arguments> {
        let parties = self.complement(self.last + 1, true, false)?;
        let behind = *parties.units.last()? + 1;
        let together = matches!(
            (self.word(behind), self.word(behind + 1)),
            ("together" | "face-to-face", _) | ("face", "to")
        );
        (together && parties.is_plural()).then(|| self.arguments(parties, Side::default(), false))
    }

    /// "Among those whom Reis met in Porto [was Lund]"
    fn one_of_those(&self) -> Option<Side> {
        const WORDS: usize = 6;
        if self.word(0) != "among" {
            return None;
        }
        let copula = (self.last + 1..self.scene.units.len().min(self.last + WORDS))
            .find(|unit| matches!(self.word(*unit), "was" | "were" | "is" | "are"))?;
        let first = self.governed_reference(copula)?;
        Some(self.list_right(first, false))
    }

    /// ", including A and B" behind what leaves those who met unnamed.
    fn named_behind(&self, from: usize) -> Option<Side> {
        let at = self.past_circumstances(from);
        if self.word(at) != "," || self.word(at + 1) != "including" {
            return None;
        }
        let first = self.governed_reference(at + 1)?;
        Some(self.list_right(first, false))
    }

    /// "a dinner to be hosted by X": it is the dinner that is hosted.
    fn is_hosted_event(&self) -> bool {
        const WORDS: usize = 4;
        self.trigger.row.lemma == "host"
            && (self.first.saturating_sub(WORDS)..self.first).any(|unit| {
                matches!(
                    self.word(unit),
                    "dinner"
                        | "lunch"
                        | "luncheon"
                        | "banquet"
                        | "breakfast"
                        | "reception"
                        | "summit"
                        | "conference"
                        | "meeting"
                        | "talks"
                        | "event"
                        | "forum"
                        | "iftar"
                )
            })
    }

    /// "was welcomed at the airport by X": a handshake.
    fn is_arrival(&self) -> bool {
        const WORDS: usize = 8;
        matches!(
            self.trigger.row.lemma,
            "welcome" | "greet" | "receive" | "see"
        ) && (self.last + 1..self.scene.units.len().min(self.last + WORDS))
            .any(|unit| self.scene.last_word(unit) == "airport")
    }

    /// An infinitive that no verb governs.
    fn is_purpose(&self) -> bool {
        let governor = self.first.checked_sub(2).map_or("", |u| self.word(u));
        self.first > 0 && self.word(self.first - 1) == "to" && !is_verb_group(governor)
    }

    /// "met their own deadline", "meets the demands of X"
    pub(super) fn is_of_things(&self) -> bool {
        const WORDS: usize = 5;
        let behind = self.last + 1..self.scene.units.len().min(self.last + 1 + WORDS);
        behind
            .map(|unit| self.word(unit))
            .take_while(|word| !is_preposition(word) && *word != ",")
            .any(is_met_thing)
    }

    /// A verb form that stands as a noun here: "the meeting", "a call", "talks".
    pub(super) fn is_nominal(&self) -> bool {
        /// How many words a preposition may stand before it.
        const WORDS: usize = 3;
        let Some(before) = self.first.checked_sub(1) else {
            // "Talks with X" at a sentence start is the noun; "Meeting X, he said" the verb.
            return self.trigger.row.lemma == "talk" || self.trigger.row.lemma == "call";
        };
        let word = self.word(before);
        if self.is_gerund(word) {
            return false;
        }
        // "during Sunday talks", "for landmark talks", "held wide-ranging talks"; but "will call"
        let governs = |u: &usize| {
            let word = self.word(*u);
            is_preposition(word) || is_auxiliary(word) || is_light_verb(word)
        };
        let governed = (before.saturating_sub(WORDS)..=before)
            .rev()
            .take_while(|u| self.scene.is_word(*u) || self.scene.is_time(*u))
            .find(governs)
            .is_some_and(|u| {
                let word = self.word(u);
                let preposition = is_preposition(word) && word != "to";
                preposition || is_light_verb(word) && (u < before || !is_auxiliary(word))
            });
        // "hold the inaugural meeting"
        let article = before > 0 && self.scene.is_word(before) && self.word(before - 1) == "the";
        if governed && self.form_can_be_noun() && (article || !self.is_participle()) {
            return true;
        }
        // "in an exclusive meeting"
        let described = before > 0
            && self.scene.is_word(before)
            && !is_verb_group(word)
            && !is_preposition(word)
            && matches!(self.word(before - 1), "a" | "an" | "another");
        if described && self.form_can_be_noun() {
            return true;
        }
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
            || (self.scene.is_possessive(before)
                || is_light_verb(word)
                || matches!(word, "his" | "her" | "its" | "their" | "my" | "our"))
                && self.form_can_be_noun()
            || matches!(word, "'s" | "’s" | "'") && self.form_can_be_noun()
    }

    /// "after talking", "after meeting": what a preposition may govern as a verb.
    fn is_participle(&self) -> bool {
        self.scene.first_word(self.first).ends_with("ing")
    }

    /// "no question of meeting X", "an interest in meeting X": governs an object of its own.
    fn is_gerund(&self, before: &str) -> bool {
        matches!(before, "of" | "in" | "for")
            && self.is_participle()
            && self.scene.is_person(self.last + 1)
            && !self.scene.is_owner(self.last + 1)
    }

    pub(super) fn form_can_be_noun(&self) -> bool {
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
    pub(super) fn is_habit(&self) -> bool {
        let near = self.first.saturating_sub(3)..self.first;
        let for_years = (self.last + 1..self.scene.units.len())
            .any(|u| self.word(u) == "for" && self.is_stretch_of_years(u + 1));
        for_years
            || near.clone().any(|u| {
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

    /// "the past six years"
    fn is_stretch_of_years(&self, unit: usize) -> bool {
        let words = || (unit..unit + 4).map(|u| self.scene.first_word(u));
        let whole = (unit..unit + 4).any(|u| {
            self.scene.units.get(u).is_some_and(|unit| {
                let last = self.scene.text.folded(unit.tokens.end() - 1);
                matches!(last, "years" | "decades")
            })
        });
        whole && words().any(|w| matches!(w, "past" | "last" | "the"))
    }

    /// "joined X for lunch", "for talks"
    pub(super) fn is_for_a_meal(&self) -> bool {
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

    /// "called X by telephone", "called X to congratulate him", "In a phone call, Y told X".
    pub(super) fn is_phoned(&self) -> bool {
        self.is_in_a_call()
            || (self.last + 1..self.scene.units.len().min(self.last + 10)).any(|u| {
                matches!(self.word(u), "phone" | "telephone" | "phoned")
                    || self.word(u) == "to"
                        && matches!(
                            self.word(u + 1),
                            "congratulate" | "discuss" | "offer" | "thank" | "express"
                        )
            })
    }

    /// A sentence that opens with "In a phone call", "By telephone".
    fn is_in_a_call(&self) -> bool {
        const WORDS: usize = 4;
        matches!(self.word(0), "in" | "during" | "by" | "over")
            && (1..=WORDS).any(|u| {
                matches!(self.word(u), "phone" | "telephone")
                    && (1..u).all(|before| self.scene.is_word(before))
            })
    }

    /// A participle behind a form of "be": "was received by", "were hosted".
    pub(super) fn is_passive(&self) -> bool {
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

    pub(super) fn is_reciprocal(&self) -> bool {
        let next = self.last + 1;
        let skip = usize::from(matches!(self.word(next), "with" | "to"));
        matches!(
            (self.word(next + skip), self.word(next + skip + 1)),
            ("each", "other") | ("one", "another")
        )
    }

    /// Looks right of a verb for whom its subject met. None where the words rule the
    /// sense out.
    pub(super) fn complement(&self, from: usize, mut object: bool, passive: bool) -> Option<Side> {
        let frame = self.trigger.row.frame;
        let mut at = from;
        // "met with officials, including Lund"
        let mut unnamed = false;
        while at < self.scene.units.len() {
            let word = self.word(at);
            if self.scene.reference(at).is_some() {
                let owner = self.scene.is_owner(at);
                // "met on Monday, the ministry said"
                if at > from && self.word(at - 1) == "," && is_speech(self.word(at + 1)) {
                    break;
                }
                if object && !owner && self.scene.can_take_part(at) {
                    return Some(self.list_right(at, false));
                }
                object = object && self.scene.is_possessive(at);
                at += 1;
                continue;
            }
            let governs = match word {
                "with" => frame.with || frame.object && !passive,
                "by" => passive,
                "including" => unnamed,
                preposition => frame.takes(preposition),
            };
            let relational = at > from && is_relational(self.word(at - 1));
            // "discussed matters of cooperation with Lund"
            let talked = |first: &usize| !relational || frame.tells && self.scene.is_person(*first);
            if governs && let Some(first) = self.governed_reference(at).filter(talked) {
                return Some(self.list_right(first, false));
            }
            if word == "with" && frame.object && self.is_bare_abstract(at + 1) {
                return None;
            }
            unnamed |= word == "with" && frame.with
                || matches!(word, "officials" | "leaders" | "ministers" | "executives");
            if begins_clause(word) || is_quote(word) || is_speech(word) || word == ";" {
                break;
            }
            // "spoke, commenting on talks with Lund"
            let next = self.word(at + 1);
            if word == "," && next.ends_with("ing") && next != "including" {
                break;
            }
            // "will meet leaders after talks with Lund": Lund belongs to the talks.
            if matches!(word, "after" | "before" | "following" | "ahead" | "since") {
                break;
            }
            if is_preposition(word) {
                // "met in Oslo to discuss Kenya": what they did there has objects of its own.
                object &= word != "to";
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
    pub(super) fn is_bare_abstract(&self, unit: usize) -> bool {
        self.scene.is_word(unit)
            && !is_noun_modifier(self.word(unit))
            && self.scene.text.tokens()[self.scene.units[unit].tokens.start()].case == Case::Lower
            && self.scene.reference(unit + 1).is_none()
            && is_preposition(self.word(unit + 1))
    }
}
