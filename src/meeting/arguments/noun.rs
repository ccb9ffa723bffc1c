//! Who took part, where a noun reports it: "A held talks with B", "A's call to B".

use super::{Arguments, Finder, Side};
use crate::meeting::grammar::{
    begins_clause, is_adverb, is_conjunction, is_light_verb, is_motion, is_preposition, is_quote,
    is_relational, is_speech, is_verb_group,
};
use crate::meeting::trigger::{self, Part};
use crate::text::TokenKind;

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

/// What is said of an encounter that is on somebody's agenda, or is not.
fn is_announcement(word: &str) -> bool {
    matches!(
        word,
        "planned"
            | "scheduled"
            | "expected"
            | "due"
            | "set"
            | "slated"
            | "foreseen"
            | "envisaged"
            | "arranged"
            | "agreed"
            | "cancelled"
            | "canceled"
            | "postponed"
    )
}

impl Finder<'_, '_, '_> {
    pub(super) fn noun(&self) -> Option<Arguments> {
        let definite = self.is_definite(self.phrase_start());
        self.parties_of_noun().map(|arguments| Arguments {
            definite,
            ..arguments
        })
    }

    fn parties_of_noun(&self) -> Option<Arguments> {
        let frame = self.trigger.row.frame;
        let start = self.phrase_start();
        if self.is_no_encounter(start) {
            return None;
        }
        if let Some((host, guest)) = self.held_by(self.last + 1) {
            return Some(self.arguments(host, guest, false));
        }
        let owner = self.owner_behind(start).or_else(|| self.owner(start));
        let (between, other) = self.noun_complement();
        // "a one-on-one with VOA's Jo Lund": an interview.
        if other
            .iter()
            .flat_map(|side| &side.units)
            .any(|u| self.scene.is_of_the_press(*u))
        {
            return None;
        }
        if let Some(all) = between {
            return all
                .is_plural()
                .then(|| self.arguments(all, Side::default(), false));
        }
        if other.is_none()
            && let Some(all) = self.whose_it_was(start).or_else(|| self.led_by())
        {
            return Some(self.arguments(all, Side::default(), false));
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
        if other.is_none()
            && let Some((host, guest)) = self.given(start)
        {
            return Some(self.arguments(host, guest, false));
        }
        let predicate = self.predicate(start);
        let agent = self
            .agent_at_it(start)
            .or_else(|| self.scheduler())
            .or_else(|| self.announcer(start));
        let subject = match agent {
            Some(agent) => self.side(&[agent], false),
            None => self.subject(predicate.min(start)),
        };
        // "urged the two nations to engage in talks"
        if other.is_none() && self.is_urged(start) {
            return None;
        }
        let other = other.or_else(|| self.relative_object(&subject));
        if frame.spell {
            let other = other?;
            return (self.is_spent(start)
                && self.are_persons(&subject)
                && self.are_persons(&other))
            .then(|| self.arguments(subject, other, false));
        }
        match other {
            Some(_) if self.is_stance(start) => None,
            Some(other) if !subject.is_empty() => {
                let distinct =
                    other.ids.iter().any(|id| !subject.ids.contains(id)) || other.group.is_some();
                let light = frame.bare || self.is_light(start);
                // "the meetings with Lund and Holm": those that the text has told of.
                let told = self.is_definite(start)
                    && other.ids.len() > 1
                    && self.scene.first_word(self.first) == "meetings";
                (distinct && light).then(|| self.arguments(subject, other, told))
            }
            Some(other) if self.is_owned(&other) || self.is_part_of_visit() => Some(Arguments {
                implied: true,
                ..self.arguments(Side::default(), other, false)
            }),
            Some(other) if self.is_announced(start, &other) => {
                let spoken_for = self.spoken_for();
                Some(Arguments {
                    implied: spoken_for.is_none(),
                    ..self.arguments(spoken_for.unwrap_or_default(), other, false)
                })
            }
            Some(other) => (frame.bare && self.is_definite(start))
                .then(|| self.arguments(Side::default(), other, true)),
            None if self.is_light(start) && subject.is_plural() => {
                self.among_themselves(subject, start)
            }
            None if subject.is_empty() && self.is_one_more(start) => Some(Arguments {
                continues: true,
                ..self.arguments(Side::default(), Side::default(), false)
            }),
            None => (subject.is_empty() && self.is_that_one(start)).then(|| Arguments {
                resumes: true,
                ..self.arguments(Side::default(), Side::default(), true)
            }),
        }
    }

    /// "Reis and Lund held talks": no other side.
    fn among_themselves(&self, subject: Side, start: usize) -> Option<Arguments> {
        let told = self.is_told_by_verb(&subject, start);
        // "During the meeting, Reis and Lund said": one that was told of, or none.
        let behind = subject.units.first().is_some_and(|u| *u > self.last);
        let known = behind && self.is_definite(start);
        (!told).then(|| self.arguments(subject, Side::default(), known))
    }

    /// Whether the words around the noun phrase from `start` make it something else.
    fn is_no_encounter(&self, start: usize) -> bool {
        let stalled = (self.last + 1..self.last + 12)
            .any(|u| matches!(self.word(u), "stalled" | "deadlocked" | "stuck" | "frozen"));
        // "reconsider its participation in talks": nobody talks there and then.
        let joining =
            start > 1 && self.word(start - 1) == "in" && self.word(start - 2) == "participation";
        // "calls for a withdrawal", "rejected a call from Lund to withdraw"
        let appeal = self.trigger.row.lemma == "call"
            && (self.word(self.last + 1) == "for" || start > 0 && answers(self.word(start - 1)));
        // "hold the first meeting of the Joint Committee": a body's session.
        stalled
            || joining
            || appeal
            || (start..self.first).any(|u| trigger::is_trap(self.word(u)))
            || self.is_standing(start)
            || self.is_of_a_body()
    }

    /// "of the Joint Committee on Trade"
    fn is_of_a_body(&self) -> bool {
        const WORDS: usize = 5;
        if self.word(self.last + 1) != "of" || self.word(self.last + 2) != "the" {
            return false;
        }
        let name = self.scene.units[(self.last + 3).min(self.scene.units.len())..]
            .iter()
            .take(WORDS)
            .flat_map(|unit| unit.tokens.iter());
        name.take_while(|at| self.scene.text.tokens()[*at].case.is_capital())
            .any(|at| {
                matches!(
                    self.scene.text.folded(at),
                    "committee" | "commission" | "council" | "board" | "assembly" | "subcommittee"
                )
            })
    }

    /// "a session in Oslo led by Reis and Lund"
    fn led_by(&self) -> Option<Side> {
        const WORDS: usize = 5;
        let led = (self.last + 1..self.last + WORDS).find(|unit| {
            matches!(self.word(*unit), "led" | "headed") && self.word(unit + 1) == "by"
        })?;
        let first = self.governed_reference(led + 1)?;
        let all = self.list_right(first, false);
        (all.is_plural() && self.are_persons(&all)).then_some(all)
    }

    /// "In his meeting with Lund, Reis said": whose it was is told behind it.
    fn owner_behind(&self, start: usize) -> Option<Side> {
        let opens = start == 2
            && matches!(self.word(0), "in" | "during" | "at" | "after" | "following")
            && matches!(self.scene.first_word(1), "his" | "her");
        let owner = self.subject_behind(self.first);
        (opens && self.are_persons(&owner)).then_some(owner)
    }

    /// "In their meeting in Oslo, Reis, Lund and Holm agreed": who "they" are.
    fn whose_it_was(&self, start: usize) -> Option<Side> {
        let opens = start <= 2
            && matches!(self.word(0), "in" | "during" | "at" | "after")
            && start > 0
            && self.scene.first_word(start - 1) == "their";
        let all = self.subject_behind(self.first);
        (opens && all.is_plural() && self.are_persons(&all)).then_some(all)
    }

    /// "Her schedule includes [a meeting with Lund]": whose it is.
    fn scheduler(&self) -> Option<usize> {
        const WORDS: usize = 5;
        let verb = (self.first.saturating_sub(WORDS)..self.first)
            .rfind(|unit| matches!(self.word(*unit), "includes" | "included" | "include"))?;
        let noun = verb.checked_sub(1)?;
        let plans = matches!(
            self.word(noun),
            "itinerary" | "schedule" | "agenda" | "programme" | "program" | "engagements"
        );
        let owner = (noun.saturating_sub(2)..noun).rev().find(|unit| {
            self.scene.is_possessive(*unit)
                || self.scene.is_person(*unit) && self.scene.is_owner(*unit)
        })?;
        plans.then_some(owner)
    }

    /// "The two-day visit will include talks with Lund": of whoever pays it.
    fn is_part_of_visit(&self) -> bool {
        const WORDS: usize = 5;
        let verb = (self.first.saturating_sub(WORDS)..self.first)
            .rfind(|unit| matches!(self.word(*unit), "includes" | "included" | "include"));
        verb.is_some_and(|verb| {
            matches!(self.scene.first_word(0), "the" | "this")
                && (1..verb).any(|unit| {
                    matches!(
                        self.word(unit),
                        "visit"
                            | "trip"
                            | "tour"
                            | "itinerary"
                            | "schedule"
                            | "programme"
                            | "agenda"
                    )
                })
                && (1..verb).all(|unit| !self.scene.is_person(unit))
        })
    }

    /// "urged X to engage in talks": the subject asks others to.
    fn is_urged(&self, start: usize) -> bool {
        const WORDS: usize = 5;
        let to = (start.saturating_sub(WORDS)..start).rfind(|unit| self.word(*unit) == "to");
        to.is_some_and(|to| {
            to > 1
                && self.scene.is_reference(to - 1)
                && matches!(
                    self.word(to - 2),
                    "urged" | "urges" | "urging" | "asked" | "asks" | "on" | "pressed" | "told"
                )
        })
    }

    /// "was handed over by X at [a meeting with Y]": who acts in a passive clause, where the
    /// trigger's phrase, which begins at `start`, says where.
    fn agent_at_it(&self, start: usize) -> Option<usize> {
        let preposition = start.checked_sub(1)?;
        let agent = preposition.checked_sub(1)?;
        let by = agent.checked_sub(1)?;
        let told = matches!(self.word(preposition), "at" | "during" | "in" | "after")
            && self.word(by) == "by"
            && self.scene.is_person(agent)
            && by > 0
            && self.word(by - 1).ends_with("ed");
        told.then_some(agent)
    }

    /// "the talks [that Reis held with Lund]": whose they were, and with whom.
    fn held_by(&self, from: usize) -> Option<(Side, Side)> {
        let that = matches!(self.word(from), "that" | "which");
        let holder = from + usize::from(that);
        let verb = match self.word(holder + 1) {
            "has" | "have" | "had" if self.word(holder + 2) == "held" => holder + 2,
            "will" if self.word(holder + 2) == "hold" => holder + 2,
            "held" | "had" => holder + 1,
            _ => return None,
        };
        if !self.scene.is_person(holder) || self.scene.is_owner(holder) {
            return None;
        }
        let with = (verb + 1..self.scene.units.len())
            .find(|unit| {
                let circumstance = self.scene.is_time(*unit) || self.scene.is_place(*unit);
                !circumstance && !matches!(self.word(*unit), "on" | "in")
            })
            .filter(|unit| self.word(*unit) == "with")?;
        let guest = self.list_right(self.governed_reference(with)?, false);
        Some((self.side(&[holder], false), guest))
    }

    /// "offered [Lund] a round of talks": who gives, and to whom.
    fn given(&self, start: usize) -> Option<(Side, Side)> {
        let guest = start.checked_sub(1)?;
        let verb = guest.checked_sub(1)?;
        let gives = matches!(
            self.word(verb),
            "offered"
                | "offers"
                | "granted"
                | "grants"
                | "gave"
                | "gives"
                | "promised"
                | "promises"
                | "denied"
                | "denies"
                | "refused"
                | "refuses"
        );
        let indefinite = matches!(self.word(start), "a" | "an" | "another");
        if !(gives && indefinite && self.is_personal(guest)) {
            return None;
        }
        let host = self.subject(verb);
        let distinct = self.are_persons(&host) && !host.units.contains(&guest);
        distinct.then(|| (host, self.side(&[guest], false)))
    }

    /// "spent an hour with", "found twenty minutes for": right behind the verb, and the
    /// person right behind the stretch of time.
    fn is_spent(&self, start: usize) -> bool {
        let found = self.word(self.last + 1) == "for";
        let verb =
            (start.saturating_sub(4)..self.first)
                .rev()
                .any(|u| match self.word(u) {
                    "spent" | "spend" | "spends" | "spending" | "had" | "has" | "have"
                    | "having" => !found,
                    "found" | "find" | "finds" | "finding" | "made" | "make" | "makes"
                    | "making" => found,
                    _ => false,
                });
        verb && (found || self.word(self.last + 1) == "with")
    }

    /// "opposes peace talks with B": an opinion of talks in general.
    fn is_stance(&self, start: usize) -> bool {
        const NEAR: usize = 2;
        !self.is_definite(start)
            && (start.saturating_sub(NEAR)..self.first).any(|u| {
                matches!(
                    self.word(u),
                    "oppose"
                        | "opposes"
                        | "opposed"
                        | "opposing"
                        | "support"
                        | "supports"
                        | "supported"
                        | "backs"
                        | "backed"
                        | "favors"
                        | "favours"
                        | "favored"
                        | "favoured"
                )
            })
    }

    /// "negotiators in the talks with B": what they are there for, not what they did.
    fn is_standing(&self, start: usize) -> bool {
        // "the developments in the indirect talks between A and B": no round in particular
        let process = start > 1
            && matches!(self.word(start - 1), "in" | "of" | "on")
            && matches!(
                self.word(start - 2),
                "developments" | "progress" | "momentum" | "state" | "course" | "future" | "role"
            );
        process
            || start > 1
                && self.word(start - 1) == "in"
                && matches!(
                    self.scene.last_word(start - 2),
                    "negotiator" | "negotiators" | "mediator" | "mediators" | "delegates"
                )
    }

    /// "The next round will be held in May", "a second meeting is planned": one more of a
    /// series whose parties were told before.
    fn is_one_more(&self, start: usize) -> bool {
        let ordinal = (start..self.first).any(|u| {
            matches!(
                self.word(u),
                "first"
                    | "second"
                    | "third"
                    | "fourth"
                    | "fifth"
                    | "sixth"
                    | "next"
                    | "previous"
                    | "earlier"
                    | "another"
                    | "further"
                    | "new"
                    | "latest"
                    | "final"
                    | "last"
            )
        });
        ordinal && self.is_subject_of_fate(start)
    }

    /// "The meeting took place in Oslo": the encounter last told of.
    fn is_that_one(&self, start: usize) -> bool {
        matches!(self.word(start), "the" | "this")
            && start + 1 == self.first
            && self.is_subject_of_fate(start)
    }

    /// "A call with Lund is planned", "No meeting with Lund is scheduled": that of whoever the
    /// text is about, or whose office says so, where the sentence names nobody else.
    fn is_announced(&self, start: usize, other: &Side) -> bool {
        let begins = start == 0
            || start == 1 && matches!(self.word(0), "and" | "but")
            || self.word(start - 1) == "that" && self.spoken_for().is_some();
        let last = other.units.last().copied().unwrap_or(self.last);
        let behind = self.past_circumstances(last + 1);
        let announced = matches!(
            self.word(behind),
            "is" | "are" | "was" | "were" | "has" | "had"
        ) && (behind + 1..behind + 4).any(|u| is_announcement(self.word(u)))
            || self.is_held_with();
        let alone = (0..self.scene.units.len()).all(|u| {
            other.units.contains(&u)
                || !self.scene.is_person(u)
                || self.scene.is_possessive(u)
                || self.has_office(u)
        });
        begins && announced && alone && self.are_persons(other)
    }

    /// "A third meeting was held with Lund"
    fn is_held_with(&self) -> bool {
        matches!(self.word(self.last + 1), "was" | "were")
            && (self.last + 2..self.last + 4).any(|u| self.word(u) == "held")
    }

    /// "A planned meeting with Lund will be short, Reis said": who speaks of it.
    fn announcer(&self, start: usize) -> Option<usize> {
        let coming = (start..self.first).any(|u| {
            matches!(
                self.word(u),
                "planned" | "upcoming" | "forthcoming" | "scheduled" | "proposed"
            )
        });
        let said = (self.last + 1..self.scene.units.len()).rfind(|u| is_speech(self.word(*u)))?;
        let speaker = said.checked_sub(1).filter(|u| self.scene.is_person(*u))?;
        let set_off = self.word(speaker.checked_sub(1)?) == ",";
        (start == 0 && coming && set_off).then_some(speaker)
    }

    /// "Reis's office said": the one person whose office speaks.
    fn spoken_for(&self) -> Option<Side> {
        let mut owners = (0..self.first).filter(|u| self.has_office(*u));
        let owner = owners.next().filter(|_| owners.next().is_none())?;
        Some(self.side(&[owner], false))
    }

    /// "[Reis]'s office", "[Reis]'s spokesman"
    fn has_office(&self, unit: usize) -> bool {
        self.scene.is_person(unit)
            && self.scene.is_owner(unit)
            && matches!(
                self.word(unit + 2),
                "office" | "spokesman" | "spokeswoman" | "spokesperson" | "aides" | "ministry"
            )
    }

    /// Whether the noun phrase from `start` begins a clause that says what became of it.
    fn is_subject_of_fate(&self, start: usize) -> bool {
        let begins = start == 0
            || matches!(self.word(start - 1), "," | "and" | "but" | ";" | "that")
            || is_speech(self.word(start - 1));
        let of = self.word(self.last + 1) == "of";
        let of_talks = of
            && matches!(
                self.word(self.last + 2),
                "talks" | "negotiations" | "consultations" | "discussions" | "dialogue"
            );
        // "The third round of the Harbour Dialogue": that of somebody else.
        if of && !of_talks {
            return false;
        }
        let behind = self.last + 1 + if of_talks { 2 } else { 0 };
        let predicated = (behind..behind + 8)
            .take_while(|u| !begins_clause(self.word(*u)))
            .any(|u| is_fate(self.word(u)));
        self.trigger.row.frame.series && begins && predicated
    }

    /// "met at the summit": the noun says where, the verb before it that they met.
    fn is_told_by_verb(&self, subject: &Side, start: usize) -> bool {
        let from = subject.units.last().map_or(start, |u| u + 1);
        (from..start).any(|unit| {
            let token = self.scene.units[unit].tokens.start();
            self.scene.is_word(unit)
                && trigger::at(self.scene.text, token, self.scene.tokens.end())
                    .iter()
                    .any(|t| t.row.part == Part::Verb && (t.row.frame.joint || t.row.frame.meal))
        })
    }

    /// Persons only, or a described side ("the minister").
    fn are_persons(&self, side: &Side) -> bool {
        !side.units.is_empty() && side.units.iter().all(|u| self.is_personal(*u))
    }

    /// "his Azerbaijani counterpart"
    pub(super) fn is_owned(&self, side: &Side) -> bool {
        side.units
            .first()
            .is_some_and(|u| matches!(self.scene.first_word(*u), "his" | "her" | "its" | "their"))
    }

    /// Where the noun phrase of a trigger noun begins, determiner included.
    pub(super) fn phrase_start(&self) -> usize {
        let mut at = self.first;
        while at > 0 {
            let word = self.word(at - 1);
            let adjective = self.scene.is_word(at - 1)
                && !is_preposition(word)
                && !is_conjunction(word)
                && !begins_clause(word)
                && (!is_light_verb(word) || self.is_attribute(at - 1))
                && (!is_verb_group(word)
                    || matches!(word, "first" | "next" | "last")
                    || self.is_attribute(at - 1))
                && !is_speech(word)
                && !matches!(
                    word,
                    "the" | "a" | "an" | "no" | "this" | "that" | "these" | "any"
                );
            let number = self.scene.units.get(at - 1).is_some_and(|u| {
                self.scene.text.tokens()[u.tokens.start()].kind == TokenKind::Number
            });
            // "[U.S.-brokered] peace talks"
            if word == "-" && at > 1 && self.scene.is_reference(at - 2) {
                at -= 2;
                continue;
            }
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

    /// "her planned meeting": a participle that belongs to the noun.
    fn is_attribute(&self, unit: usize) -> bool {
        let participle = matches!(
            self.word(unit),
            "planned"
                | "scheduled"
                | "proposed"
                | "cancelled"
                | "canceled"
                | "postponed"
                | "expected"
        );
        let before = unit.checked_sub(1);
        participle
            && before.is_some_and(|u| {
                self.scene.is_possessive(u)
                    || matches!(
                        self.word(u),
                        "the" | "a" | "an" | "this" | "'s" | "’s" | "'"
                    )
            })
    }

    pub(super) fn is_definite(&self, start: usize) -> bool {
        matches!(self.word(start), "the" | "this" | "that" | "these")
    }

    /// Whether a light verb governs the noun phrase that begins at `start`.
    pub(super) fn is_light(&self, start: usize) -> bool {
        let mut before = start;
        while before > 0
            && (is_adverb(self.word(before - 1))
                || matches!(self.word(before - 1), "up" | "out" | "part" | "in"))
        {
            before -= 1;
        }
        if before > 0 && is_light_verb(self.word(before - 1)) {
            return true;
        }
        !self.is_gathering() && self.is_told_of(start)
    }

    /// Whether what stands around the noun phrase that begins at `start` says that it was held.
    fn is_told_of(&self, start: usize) -> bool {
        matches!(
            self.word(self.last + 1),
            "was" | "were" | "will" | "is" | "took" | "takes" | "has" | "had" | "would" | "held"
        ) || start > 0
            && matches!(
                self.word(start - 1),
                "over" | "for" | "at" | "in" | "during" | "after"
            )
            || start > 1 && self.word(start - 1) == "to" && is_motion(self.word(start - 2))
    }

    /// "at the summit": where they are, which is no encounter of theirs alone.
    fn is_gathering(&self) -> bool {
        self.trigger.row.lemma == "summit"
    }

    /// "Putin's", "their", "Lavrov–Blinken" before the noun phrase.
    pub(super) fn owner(&self, start: usize) -> Option<Side> {
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
    pub(super) fn noun_complement(&self) -> (Option<Side>, Option<Side>) {
        let frame = self.trigger.row.frame;
        let mut at = self.last + 1;
        while at < self.scene.units.len() {
            let word = self.word(at);
            let reference = self.governed_reference(at);
            match word {
                // "hosted a dinner in honour of Lund"
                "in" if frame.takes("for") && self.is_in_honour(at) => {
                    if let Some(first) = self.governed_reference(at + 2) {
                        return (None, Some(self.list_right(first, false)));
                    }
                }
                "between" | "among" => {
                    if let Some(first) = reference {
                        return (Some(self.list_right(first, true)), None);
                    }
                }
                "of" if at == self.last + 1 => {
                    // "the meeting of the Security Organization": its session.
                    let body = |unit: usize| self.scene.is_body(unit);
                    if let Some(first) = reference.filter(|unit| !body(*unit)) {
                        let side = self.list_right(first, true);
                        if side.is_plural() {
                            return (Some(side), None);
                        }
                    }
                }
                _ if frame.takes(word) => {
                    if let Some(first) = reference {
                        return (None, Some(self.list_right(first, false)));
                    }
                    if let Some(named) = self.included(at + 1) {
                        return (None, Some(named));
                    }
                }
                "," if !matches!(self.word(at + 1), "with" | "between") => {
                    return (None, None);
                }
                // "held two meetings: with Lund and with Holm"
                ":" if matches!(self.word(at + 1), "with" | "between") => {
                    at += 1;
                    continue;
                }
                _ => {}
            }
            // "The purpose of the meeting was to explore ties between A and B"
            let explains = matches!(word, "was" | "is")
                && self.word(at + 1) == "to"
                && !matches!(
                    self.word(at + 2),
                    "be" | "take" | "have" | "start" | "begin"
                );
            // "a precursor to Lund's summit with Holm": with whom that is.
            let owned = at > self.last + 1 && matches!(word, "'s" | "’s" | "'" | "’");
            let other_verb = self.is_finite(at) && !is_fate(word)
                || explains
                || owned && self.is_trigger_behind(at);
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

    /// "several leaders, including [Lund and Holm]": who is named of them, one by one.
    fn included(&self, from: usize) -> Option<Side> {
        const WORDS: usize = 4;
        let comma = (from..from + WORDS).find(|unit| self.word(*unit) == ",")?;
        let people = (from..comma).all(|unit| self.scene.is_word(unit))
            && matches!(
                self.word(comma.checked_sub(1)?),
                "leaders" | "officials" | "ministers" | "counterparts" | "executives" | "lawmakers"
            );
        if !people || self.word(comma + 1) != "including" {
            return None;
        }
        let first = self.governed_reference(comma + 1)?;
        let named = self.list_right(first, false);
        let several = matches!(self.word(from), "several" | "various" | "many" | "other");
        Some(Side {
            in_turn: several && named.ids.len() > 1,
            ..named
        })
    }

    /// Whether the noun phrase behind the possessive at `unit` is headed by another trigger.
    fn is_trigger_behind(&self, unit: usize) -> bool {
        const WORDS: usize = 4;
        (unit + 1..self.scene.units.len().min(unit + 1 + WORDS))
            .take_while(|at| self.scene.is_word(*at) && !is_preposition(self.word(*at)))
            .any(|at| {
                let token = self.scene.units[at].tokens.start();
                trigger::at(self.scene.text, token, self.scene.tokens.end())
                    .iter()
                    .any(|t| t.row.part == Part::Noun)
            })
    }

    /// "in honour of"
    fn is_in_honour(&self, at: usize) -> bool {
        matches!(self.word(at + 1), "honour" | "honor") && self.word(at + 2) == "of"
    }

    /// The verb that governs the noun phrase from `start`: before it, else (a subject)
    /// behind the trigger, else the trigger itself.
    pub(super) fn predicate(&self, start: usize) -> usize {
        let before = (start.saturating_sub(6)..start)
            .rev()
            .take_while(|u| !matches!(self.word(*u), "who" | "which"))
            .find(|u| is_light_verb(self.word(*u)) || self.is_finite(*u));
        before
            .or_else(|| {
                (self.last + 1..self.scene.units.len().min(self.last + 12))
                    .find(|u| self.is_finite(*u))
            })
            .unwrap_or(self.first)
    }
}

/// Whether the verb is said of an appeal, not of a conversation: "heeded a call".
fn answers(word: &str) -> bool {
    matches!(
        word,
        "rejected"
            | "rejects"
            | "rejecting"
            | "heeded"
            | "heeding"
            | "echoed"
            | "echoing"
            | "dismissed"
            | "dismissing"
            | "backed"
            | "backing"
            | "endorsed"
            | "ignored"
            | "ignoring"
            | "rebuffed"
    )
}
