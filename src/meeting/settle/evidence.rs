//! Every time expression, place and gathering that comes into question for an encounter, and what the text
//! shows of each.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::clue::{Clue, Sort};
use super::{Choice, Question, Slot, Value, seen_from, sort_of};
use crate::document::{EntityType, Status};
use crate::entity::{Entities, EntityId, Form};
use crate::lexicon::{self, Classes};
use crate::meeting::circumstance::{self, Scale, Told};
use crate::meeting::grammar::{
    begins_clause, is_finite_form, is_motion, is_preposition, is_quote, is_speech,
};
use crate::meeting::scene::Scene;
use crate::meeting::trigger::{Part, Triggers};
use crate::meeting::whereabouts;
use crate::meeting::{Medium, Meeting, When};
use crate::temporal::{Base, Direction, Expression, Unit, Which};
use crate::text::{BlockKind, Text, TokenRange, fold};

/// Sentences around those that tell of the encounter.
const BEFORE: usize = 3;
const BEHIND: usize = 2;
/// Reports of the encounter that are looked at.
const REPORTS: usize = 3;
/// Tokens of the longest sentence that is looked at: a longer one is a list or a table.
const LONGEST: usize = 250;
/// Mentions that come into question.
const MOST: usize = 32;

/// A mention of what comes into question.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    value: Value,
    tokens: TokenRange,
    /// Index of the sentence that it stands in.
    sentence: usize,
}

/// What is looked at for one encounter.
pub(super) struct Evidence<'a, 't> {
    text: &'a Text<'t>,
    entities: &'a Entities,
    times: &'a [When],
    meetings: &'a [Meeting],
    index: usize,
    reference: Option<Date>,
    /// The sentences that tell of it, each with the words that do, in the order of the reports.
    reports: Vec<(usize, Told)>,
    scenes: BTreeMap<usize, Scene<'a, 't>>,
    /// Words that tell of other encounters.
    others: Vec<TokenRange>,
}

impl<'a, 't> Evidence<'a, 't> {
    pub(super) fn new(
        text: &'a Text<'t>,
        entities: &'a Entities,
        times: &'a [When],
        triggers: &'a Triggers<'a, 't>,
        meetings: &'a [Meeting],
        index: usize,
        reference: Option<Date>,
    ) -> Self {
        let mut scenes = BTreeMap::new();
        let mut reports: Vec<(usize, Told)> = Vec::new();
        let sentences = text.sentences();
        for report in meetings[index].evidence.iter().take(REPORTS) {
            let at = text.sentence_of(report.trigger.start());
            let around = at.saturating_sub(BEFORE)..(at + BEHIND + 1).min(sentences.len());
            for sentence in around.filter(|at| sentences[*at].tokens.len() <= LONGEST) {
                scenes.entry(sentence).or_insert_with(|| {
                    let tokens = sentences[sentence].tokens;
                    Scene::new(text, tokens, entities, times, triggers)
                });
            }
            let Some(scene) = scenes.get(&at) else {
                continue;
            };
            let first = scene.unit_of(report.tokens.start());
            let last = scene.unit_of(report.tokens.end() - 1);
            let told = Told {
                clause: (first, last + 1),
                trigger: report.trigger,
            };
            reports.push((at, told));
        }
        let mut evidence = Self {
            text,
            entities,
            times,
            meetings,
            index,
            reference,
            reports,
            scenes,
            others: Vec::new(),
        };
        let others = evidence.near().filter(|other| *other != index);
        let told = others.flat_map(|other| meetings[other].evidence.iter().map(|e| e.trigger));
        let is_own = |trigger: &TokenRange| {
            let mut own = evidence.reports.iter();
            own.any(|(_, told)| told.trigger == *trigger)
        };
        evidence.others = told.filter(|trigger| !is_own(trigger)).collect();
        evidence
    }

    /// Whether no sentence that tells of it is looked at.
    pub(super) fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    fn meeting(&self) -> &'a Meeting {
        &self.meetings[self.index]
    }

    fn told(meeting: &Meeting, slot: Slot) -> Option<Value> {
        match slot {
            Slot::Day => meeting.date.map(Value::Day),
            Slot::Place => meeting.place.map(Value::Place),
            Slot::Occasion => meeting.occasion.map(Value::Occasion),
        }
    }

    /// What the rules take.
    pub(super) fn answer(&self, slot: Slot) -> Option<Value> {
        Self::told(self.meeting(), slot)
    }

    /// Whether there is nothing to ask: a sentence that tells of it speaks of the site that the
    /// rules take, by a word of its name ("in the palace").
    pub(super) fn is_spoken_of(&self, slot: Slot) -> bool {
        /// Shorter words are of no site.
        const LETTERS: usize = 4;
        let Some(Value::Place(id)) = self.answer(slot) else {
            return false;
        };
        let name = fold(&self.entities.get(id).name);
        let is_site = circumstance::scale(self.entities, id) == Scale::Site;
        let speaks = |(sentence, _): &(usize, Told)| {
            let scene = &self.scenes[sentence];
            let by_word = |unit: usize| {
                let word = scene.word(unit);
                word.len() >= LETTERS
                    && matches!(scene.word_before(unit, 1), "the" | "same")
                    && name.split(' ').any(|part| part == word)
            };
            !is_named(scene, id) && (0..scene.units.len()).any(by_word)
        };
        is_site && self.reports.iter().any(speaks)
    }

    /// When, or where, was it?
    pub(super) fn question(&self, slot: Slot) -> Question<'a> {
        let answer = Self::told(self.meeting(), slot);
        let mut candidates = match slot {
            Slot::Day => self.days(answer),
            Slot::Place => self.places(answer),
            Slot::Occasion => self.gatherings(),
        };
        if candidates.len() > MOST {
            candidates.sort_by_key(|one| {
                let told = answer.is_some_and(|value| is_same(value, one.value));
                let (_, report) = self.report_of(one);
                (!told, circumstance::distance(one.tokens, report.trigger))
            });
            candidates.truncate(MOST);
            candidates.sort_by_key(|one| one.tokens);
        }
        let here: Vec<usize> = self.reports.iter().map(|(sentence, _)| *sentence).collect();
        let is_here = |one: &Candidate| here.contains(&one.sentence);
        let any_here = candidates.iter().any(is_here);
        let nothing = Choice {
            value: None,
            clues: match (answer, any_here) {
                (None, _) if candidates.is_empty() => {
                    vec![Clue::Nothing, Clue::Silent, Clue::Answer]
                }
                (None, false) => vec![Clue::Nothing, Clue::Answer],
                (None, true) => vec![Clue::Nothing, Clue::Answer, Clue::NothingHere],
                (Some(_), true) => vec![Clue::Nothing, Clue::NothingHere],
                (Some(_), false) => vec![Clue::Nothing],
            },
            words: Vec::new(),
        };
        let told = candidates.iter().filter_map(|one| {
            let (mut clues, words) = self.clues(one, slot, &candidates);
            if !any_here {
                clues.push(Clue::NoneHere);
            }
            let barred = !clues.contains(&Clue::Answer) && self.is_barred(one, answer, &clues);
            (!barred).then_some(Choice {
                value: Some(one.value),
                clues,
                words,
            })
        });
        let answered_here = candidates
            .iter()
            .any(|one| is_here(one) && answer.is_some_and(|value| is_same(value, one.value)));
        Question {
            slot,
            meeting: self.meeting(),
            index: self.index,
            sorts: self.sorts(answer, answered_here),
            choices: std::iter::once(nothing).chain(told).collect(),
        }
    }

    /// Whether the words say of what else it is, so that it does not come into question unless the
    /// rules take it: "Reis, who resigned on 2 March, met Lund".
    fn is_barred(&self, one: &Candidate, answer: Option<Value>, clues: &[Clue]) -> bool {
        const BARS: &[Clue] = &[
            Clue::Since,
            Clue::Until,
            Clue::LiesAhead,
            Clue::WentBefore,
            Clue::OfParty,
            Clue::OfNoun,
            Clue::OfAnotherClause,
            Clue::DaysApart,
            Clue::NextLeg,
            Clue::From,
        ];
        // A plan is for no day that has been, and what was held was on none that is yet to come.
        let contrary = match self.meeting().status {
            Status::Held => &[Clue::ToCome][..],
            Status::Planned | Status::Proposed => &[Clue::Gone, Clue::LongGone],
            Status::NotHeld => &[],
        };
        if clues
            .iter()
            .any(|clue| BARS.contains(clue) || contrary.contains(clue))
        {
            return true;
        }
        let (sentence, told) = self.report_of(one);
        let scene = &self.scenes[&sentence];
        // "in Uganda with Akol and in Ethiopia with Tesfaye"
        let of_other = |other: &Meeting| {
            let together = other.evidence.iter().any(|e| e.trigger == told.trigger);
            let slot = match one.value {
                Value::Day(_) => Slot::Day,
                Value::Place(_) => Slot::Place,
                Value::Occasion(_) => return false,
            };
            let own = Self::told(other, slot);
            together && answer.is_some() && own.is_some_and(|own| is_same(own, one.value))
        };
        let mut others = self.near().filter(|other| *other != self.index);
        if others.any(|other| of_other(&self.meetings[other])) {
            return true;
        }
        match one.value {
            Value::Day(_) => sentence != one.sentence && circumstance::is_on_margins(scene),
            // "flew to Porto from Iceland, where"
            Value::Place(_) => {
                is_later(clues)
                    || (circumstance::where_it_was(scene, told.clause.0))
                        .is_some_and(|id| answer == Some(Value::Place(id)))
            }
            Value::Occasion(_) => false,
        }
    }

    /// The encounters told of around it.
    fn near(&self) -> std::ops::Range<usize> {
        const REACH: usize = 8;
        self.index.saturating_sub(REACH)..self.meetings.len().min(self.index + REACH + 1)
    }

    fn sorts(&self, answer: Option<Value>, answered_here: bool) -> Vec<Sort> {
        let mut sorts = vec![Sort::Any, sort_of(self.meeting().status)];
        let (sentence, told) = self.reports[0];
        let scene = &self.scenes[&sentence];
        let row = scene.triggers_at(told.trigger.start()).next();
        sorts.push(match row.map(|trigger| trigger.row.part) {
            Some(Part::Verb) => Sort::Verb,
            Some(Part::Noun) => Sort::Noun,
            Some(Part::Roster) | None => Sort::Unknown,
        });
        sorts.push(match answer {
            Some(_) if answered_here => Sort::Answered,
            Some(_) => Sort::AnsweredElsewhere,
            None => Sort::Unanswered,
        });
        if self.meeting().medium != Medium::InPerson {
            sorts.push(Sort::Remote);
        }
        let brief = |(sentence, _): &(usize, Told)| {
            matches!(
                self.block_of(*sentence),
                BlockKind::Headline | BlockKind::Caption
            )
        };
        if self.reports.iter().all(brief) {
            sorts.push(Sort::Brief);
        }
        sorts
    }

    fn block_of(&self, sentence: usize) -> BlockKind {
        let block = self.text.sentences()[sentence].block;
        self.text.blocks()[block as usize].kind
    }

    /// The time expressions around the reports, and the one that the rules take.
    fn days(&self, answer: Option<Value>) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        for (sentence, scene) in &self.scenes {
            found.extend(
                circumstance::in_sentence(scene.tokens, self.times).map(|when| Candidate {
                    value: Value::Day(when),
                    tokens: when.tokens,
                    sentence: *sentence,
                }),
            );
        }
        if let Some(Value::Day(when)) = answer
            && !found.iter().any(|one| one.tokens == when.tokens)
        {
            found.push(Candidate {
                value: Value::Day(when),
                tokens: when.tokens,
                sentence: self.text.sentence_of(when.tokens.start()),
            });
        }
        found
    }

    /// The places around the reports, and the one that the rules take.
    fn places(&self, answer: Option<Value>) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        for (sentence, scene) in &self.scenes {
            for unit in scene.references(0..scene.units.len()) {
                let Some([id]) = scene.entities(unit) else {
                    continue;
                };
                if circumstance::is_venue(scene, unit, self.entities) {
                    found.push(Candidate {
                        value: Value::Place(*id),
                        tokens: scene.units[unit].tokens,
                        sentence: *sentence,
                    });
                }
            }
        }
        if let Some(Value::Place(id)) = answer
            && !found.iter().any(|one| one.value == Value::Place(id))
        {
            // From afar, or by other words.
            let mentions = &self.entities.get(id).mentions;
            let at = self.reports[0].1.trigger.start();
            let last = mentions.partition_point(|mention| mention.tokens.start() < at);
            if let Some(mention) = mentions.get(last.saturating_sub(1)) {
                found.push(Candidate {
                    value: Value::Place(id),
                    tokens: mention.tokens,
                    sentence: self.text.sentence_of(mention.tokens.start()),
                });
            }
        }
        found
    }

    /// The gatherings of the text: each where it is spoken of nearest to the first report.
    fn gatherings(&self) -> Vec<Candidate> {
        /// Mentions before and behind the report, and gatherings that come into question.
        const AROUND: usize = 24;
        const MOST: usize = 8;
        let at = self.reports[0].1.trigger;
        let mut nearest: BTreeMap<EntityId, TokenRange> = BTreeMap::new();
        let events = &self.entities.events;
        let here = events.partition_point(|(mention, _)| mention.start() < at.start());
        let around = here.saturating_sub(AROUND)..events.len().min(here + AROUND);
        for (mention, id) in &events[around] {
            let far = |tokens: TokenRange| circumstance::distance(tokens, at);
            nearest
                .entry(*id)
                .and_modify(|known| {
                    if far(*mention) < far(*known) {
                        *known = *mention;
                    }
                })
                .or_insert(*mention);
        }
        let mut found: Vec<(EntityId, TokenRange)> = nearest.into_iter().collect();
        found.sort_by_key(|(_, tokens)| circumstance::distance(*tokens, at));
        found.truncate(MOST);
        let candidates = found.into_iter().map(|(id, tokens)| Candidate {
            value: Value::Occasion(id),
            tokens,
            sentence: self.text.sentence_of(tokens.start()),
        });
        candidates.collect()
    }

    /// The report to which a candidate stands nearest.
    fn report_of(&self, one: &Candidate) -> (usize, Told) {
        let far = |(sentence, told): &&(usize, Told)| {
            (
                sentence.abs_diff(one.sentence),
                circumstance::distance(one.tokens, told.trigger),
            )
        };
        *self
            .reports
            .iter()
            .min_by_key(far)
            .unwrap_or(&self.reports[0])
    }

    fn clues(&self, one: &Candidate, slot: Slot, all: &[Candidate]) -> (Vec<Clue>, Vec<String>) {
        let mut clues = Vec::new();
        let mut words = Vec::new();
        self.agreement(one, slot, &mut clues);
        self.position(one, all, &mut clues);
        match one.value {
            Value::Day(when) => self.of_day(&when, &mut clues),
            Value::Place(id) => self.of_place(id, all, &mut clues),
            Value::Occasion(id) => self.how_often(id, &mut clues),
        }
        if let Some(scene) = self.scenes.get(&one.sentence) {
            let unit = scene.unit_of(one.tokens.start());
            Self::around(scene, unit, one, &mut clues, &mut words);
            let (sentence, told) = self.report_of(one);
            if sentence == one.sentence {
                Self::between(scene, unit, one, told, all, &mut clues);
                Self::by_rules(scene, unit, one, told, &mut clues);
            }
            if let Value::Place(id) = one.value {
                self.of_venue(scene, unit, (one, id), all, &mut clues);
            }
        }
        (clues, words)
    }

    /// What the rules take for this encounter and for others.
    fn agreement(&self, one: &Candidate, slot: Slot, clues: &mut Vec<Clue>) {
        if let Some(answer) = Self::told(self.meeting(), slot) {
            match (answer, one.value) {
                (Value::Day(a), Value::Day(b)) if a.tokens == b.tokens => clues.push(Clue::Answer),
                (Value::Day(a), Value::Day(b)) if a.is_same_day(&b) => clues.push(Clue::SameAnswer),
                (Value::Place(a), Value::Place(b)) | (Value::Occasion(a), Value::Occasion(b))
                    if a == b =>
                {
                    clues.push(Clue::Answer);
                }
                _ => {}
            }
        }
        let parties = &self.meeting().participants;
        for other in self.near().filter(|other| *other != self.index) {
            let other = &self.meetings[other];
            let same = Self::told(other, slot).is_some_and(|value| is_same(value, one.value));
            if same {
                let party = other.participants.iter().any(|id| parties.contains(id));
                let clue = if party {
                    Clue::AnswerOfParty
                } else {
                    Clue::AnswerOfAnother
                };
                if !clues.contains(&clue) {
                    clues.push(clue);
                }
            }
        }
    }

    /// Where it stands in the text.
    fn position(&self, one: &Candidate, all: &[Candidate], clues: &mut Vec<Clue>) {
        let (sentence, told) = self.report_of(one);
        let here = all.iter().filter(|other| other.sentence == one.sentence);
        if here.count() == 1 {
            clues.push(Clue::Only);
        }
        if all.iter().all(|other| is_same(other.value, one.value)) {
            clues.push(Clue::Sole);
        }
        match sentence.abs_diff(one.sentence) {
            0 => {}
            1 if one.sentence < sentence => clues.push(Clue::SentenceBefore),
            1 => clues.push(Clue::SentenceBehind),
            _ if one.sentence < sentence => clues.push(Clue::SentencesBefore),
            _ => clues.push(Clue::SentencesBehind),
        }
        let sentences = self.text.sentences();
        if sentence == one.sentence {
            let distance = circumstance::distance(one.tokens, told.trigger);
            if self.others.iter().any(|other| {
                sentences[sentence].tokens.contains(*other)
                    && circumstance::distance(one.tokens, *other) < distance
            }) {
                clues.push(Clue::NearerAnother);
            }
        } else {
            if sentences[sentence].block == sentences[one.sentence].block {
                clues.push(Clue::Paragraph);
            }
            if let Some(scene) = self.scenes.get(&one.sentence) {
                let parties = &self.meeting().participants;
                match (parties.iter().filter(|id| is_named(scene, **id))).count() {
                    0 => {}
                    count if count == parties.len() => clues.push(Clue::NamesAll),
                    _ => clues.push(Clue::NamesParty),
                }
            }
            let range = sentences[one.sentence].tokens;
            if self.others.iter().any(|other| range.contains(*other)) {
                clues.push(Clue::TellsOfAnother);
            }
        }
        match self.block_of(one.sentence) {
            BlockKind::Headline => clues.push(Clue::Headline),
            BlockKind::Dateline => clues.push(Clue::Dateline),
            BlockKind::Quote => clues.push(Clue::Quote),
            _ => {
                let is_body = |at: usize| self.block_of(at) == BlockKind::Body;
                if !(one.sentence.saturating_sub(4)..one.sentence).any(is_body) {
                    clues.push(Clue::Lead);
                }
            }
        }
        let range = sentences[one.sentence].tokens;
        if one.tokens.start() <= range.start() + 2 {
            clues.push(Clue::Opening);
        }
        if one.tokens.end() + 2 >= range.end() {
            clues.push(Clue::Closing);
        }
    }

    /// What stands between it and the words that tell of the encounter in its sentence.
    fn between(
        scene: &Scene,
        unit: usize,
        one: &Candidate,
        told: Told,
        all: &[Candidate],
        clues: &mut Vec<Clue>,
    ) {
        let trigger = (
            scene.unit_of(told.trigger.start()),
            scene.unit_of(told.trigger.end() - 1),
        );
        let before = unit < trigger.0;
        clues.push(if before { Clue::Before } else { Clue::Behind });
        if told.clause.0 <= unit && unit < told.clause.1 {
            clues.push(Clue::Clause);
        }
        let own = circumstance::distance(one.tokens, told.trigger);
        clues.push(match own {
            0..=2 => Clue::Adjacent,
            3..=8 => Clue::Near,
            9..=16 => Clue::Far,
            _ => Clue::VeryFar,
        });
        let here = || all.iter().filter(|other| other.sentence == one.sentence);
        let nearer = |other: &Candidate| circumstance::distance(other.tokens, told.trigger) < own;
        if !here().any(nearer) {
            clues.push(Clue::Nearest);
        }
        let same_side =
            |other: &&Candidate| (scene.unit_of(other.tokens.start()) < trigger.0) == before;
        if !here().filter(same_side).any(nearer) {
            clues.push(if before {
                Clue::NearestBefore
            } else {
                Clue::NearestBehind
            });
        }
        let units = if before {
            unit + 1..trigger.0
        } else {
            trigger.1 + 1..unit
        };
        let mut add = |clue, shown: bool| {
            if shown {
                clues.push(clue);
            }
        };
        let any = |test: &dyn Fn(usize) -> bool| units.clone().any(test);
        add(Clue::CommaBetween, any(&|at| scene.word(at) == ","));
        add(
            Clue::VerbBetween,
            any(&|at| is_finite_form(scene.word(at)) && !is_speech(scene.word(at))),
        );
        add(Clue::SpeechBetween, any(&|at| is_speech(scene.word(at))));
        let relative = |at| matches!(scene.word(at), "who" | "which" | "where" | "when" | "that");
        add(Clue::RelativeBetween, any(&relative));
        add(
            Clue::AndBetween,
            any(&|at| matches!(scene.word(at), "and" | "but" | ";")),
        );
        let turn = |at| {
            begins_clause(scene.word(at))
                || matches!(
                    scene.word(at),
                    "after" | "before" | "ahead" | "since" | "until" | "during"
                )
        };
        add(Clue::TurnBetween, any(&turn));
        add(Clue::QuoteBetween, any(&|at| is_quote(scene.word(at))));
        let tells = |at: usize| {
            scene
                .triggers_at(scene.units[at].tokens.start())
                .next()
                .is_some()
        };
        add(Clue::TriggerBetween, any(&tells));
    }

    /// What the rules say against it.
    fn by_rules(scene: &Scene, unit: usize, one: &Candidate, told: Told, clues: &mut Vec<Clue>) {
        use circumstance as rules;
        let mut add = |clue, shown: bool| {
            if shown {
                clues.push(clue);
            }
        };
        add(
            Clue::LiesAhead,
            rules::is_of_what_lies_ahead(scene, told, unit),
        );
        add(Clue::DaysApart, rules::is_days_apart(scene, told));
        let leg = rules::next_leg(scene, told);
        add(Clue::NextLeg, leg.is_some_and(|leg| leg > unit));
        match one.value {
            Value::Day(when) => {
                let time = when.tokens;
                add(Clue::Since, rules::is_since(scene, time));
                add(
                    Clue::OfSpeech,
                    rules::is_of_speech(scene, time, told)
                        || rules::is_of_speech_behind(scene, time, told),
                );
                add(Clue::LiesAhead, rules::is_ahead_of_it(scene, time, told));
                add(
                    Clue::Until,
                    rules::is_until(scene, time) || rules::is_deadline(scene, time),
                );
                add(Clue::OfNoun, rules::is_of_another_noun(scene, time, told));
                add(Clue::OfParty, rules::is_of_party(scene, &when, told));
                add(
                    Clue::WentBefore,
                    rules::is_of_what_went_before(scene, time, told),
                );
            }
            Value::Occasion(_) => {}
            Value::Place(_) => {
                add(
                    Clue::WhereItWasSaid,
                    rules::is_where_it_was_said(scene, told, unit),
                );
                add(
                    Clue::OfAnotherClause,
                    rules::is_of_another_clause(scene, told, unit),
                );
            }
        }
    }

    /// The words around it.
    fn around(
        scene: &Scene,
        unit: usize,
        one: &Candidate,
        clues: &mut Vec<Clue>,
        words: &mut Vec<String>,
    ) {
        let word = |back: usize| unit.checked_sub(back).map_or("", |at| scene.last_word(at));
        let article = usize::from(matches!(
            scene.word_before(unit, 1),
            "the" | "a" | "his" | "her" | "their"
        ));
        let before = scene.word_before(unit, 1 + article);
        let mut back = 1 + article;
        match before {
            "in" => clues.push(Clue::In),
            "at" => clues.push(Clue::At),
            "to" => clues.push(Clue::To),
            "from" => clues.push(Clue::From),
            "of" => clues.push(Clue::Of),
            "for" => clues.push(Clue::For),
            other if is_preposition(other) => clues.push(Clue::OtherPreposition),
            _ => clues.push(Clue::NoPreposition),
        }
        if is_preposition(before) {
            words.push(format!("{before} _"));
            back += 1;
        }
        let is_name = back <= unit && scene.is_reference(unit - back);
        let governor = match word(back) {
            _ if is_name => "NAME",
            _ if back <= unit && scene.is_time(unit - back) => "TIME",
            "" => "START",
            other => other,
        };
        words.push(format!(
            "{governor} {} _",
            if back > 1 + article { before } else { "" }
        ));
        words.push(format!("{governor} … _"));
        let next = match scene.word(unit + 1) {
            _ if scene.is_reference(unit + 1) => "NAME",
            _ if scene.is_time(unit + 1) => "TIME",
            "" => "END",
            other => other,
        };
        words.push(format!("_ {next}"));
        if scene.is_owner(unit) {
            clues.push(Clue::Owner);
        }
        if let Value::Day(_) = one.value
            && circumstance::is_attributive(scene, one.tokens, None)
        {
            clues.push(Clue::Attributive);
        }
    }

    /// What sort of time expression it is.
    fn of_day(&self, when: &When, clues: &mut Vec<Clue>) {
        let which = |which: Which, clues: &mut Vec<Clue>| match which {
            Which::Last | Which::Previous => clues.push(Clue::Last),
            Which::Next | Which::Following => clues.push(Clue::Next),
            Which::Same => clues.push(Clue::Narrative),
            _ => {}
        };
        match when.expression {
            Expression::Weekdays { last, which: w, .. } => {
                clues.push(Clue::Weekday);
                if last.is_some() {
                    clues.push(Clue::Several);
                }
                which(w, clues);
            }
            Expression::Days { last, .. } => {
                clues.push(Clue::DayOfMonth);
                if last.is_some() {
                    clues.push(Clue::Several);
                }
            }
            Expression::NthWeekday { .. } | Expression::OtherCalendar => {
                clues.push(Clue::DayOfMonth);
            }
            Expression::Months { which: w, .. } => {
                clues.push(Clue::Month);
                which(w, clues);
            }
            Expression::Years { .. } => clues.push(Clue::Year),
            Expression::Calendar { unit, which: w, .. } => {
                clues.push(match unit {
                    Unit::Day => Clue::Today,
                    Unit::Week | Unit::Weekend => Clue::Week,
                    Unit::Month => Clue::Month,
                    Unit::Year => Clue::Year,
                });
                clues.push(Clue::Calendar);
                which(w, clues);
            }
            Expression::WeekOf(_) => clues.push(Clue::Week),
            Expression::Offset { amount, unit, from } => {
                let today = amount == 0 && unit == Unit::Day && from == Base::Publication;
                clues.push(if today { Clue::Today } else { Clue::Offset });
                if from == Base::Narrative {
                    clues.push(Clue::Narrative);
                }
            }
            Expression::Ahead { .. } => clues.push(Clue::Offset),
            Expression::Overnight => clues.push(Clue::Today),
            Expression::Apart | Expression::Clock | Expression::Now | Expression::Vague => {
                clues.push(Clue::Vague);
            }
        }
        clues.push(match when.direction {
            Direction::Past => Clue::Past,
            Direction::Present => Clue::Present,
            Direction::Future => Clue::Future,
        });
        clues.extend(seen_from(when, self.reference));
    }

    /// What sort of place it is.
    fn of_place(&self, id: EntityId, all: &[Candidate], clues: &mut Vec<Clue>) {
        let entity = self.entities.get(id);
        let known = lexicon::lookup(&fold(&entity.name));
        clues.push(match circumstance::scale(self.entities, id) {
            Scale::Site => Clue::Site,
            Scale::City => Clue::City,
            Scale::Region => Clue::Region,
            Scale::Country => Clue::Country,
        });
        if entity.kind == EntityType::Organization {
            clues.push(Clue::Body);
        }
        if known.is_some() {
            clues.push(Clue::Known);
        }
        if known.is_some_and(|entry| entry.is(Classes::CAPITAL)) && !entity.is_country {
            clues.push(Clue::Capital);
        }
        let parties = &self.meeting().participants;
        if parties.contains(&id) {
            clues.push(Clue::Party);
        }
        if let Some(country) = whereabouts::country_of(self.entities, id) {
            let own = |party: &&EntityId| self.entities.get(**party).country == Some(country);
            clues.push(match parties.iter().filter(own).count() {
                0 => Clue::OfNoParty,
                count if count == parties.len() => Clue::OfAllParties,
                _ => Clue::OfHost,
            });
        }
        let is_narrow = |one: &&Candidate| match one.value {
            Value::Place(id) => circumstance::scale(self.entities, id) <= Scale::City,
            _ => false,
        };
        let mut narrow = all.iter().filter(is_narrow);
        if narrow.clone().count() > 0 && narrow.all(|one| one.value == Value::Place(id)) {
            clues.push(Clue::OnlyCity);
        }
        self.how_often(id, clues);
    }

    /// How often the text speaks of it, and whether it does so first.
    fn how_often(&self, id: EntityId, clues: &mut Vec<Clue>) {
        let entity = self.entities.get(id);
        match entity.mentions.len() {
            0 | 1 => clues.push(Clue::Once),
            2 => {}
            _ => clues.push(Clue::Often),
        }
        if entity.kind == EntityType::Event
            && self
                .entities
                .events
                .first()
                .is_some_and(|(_, first)| *first == id)
        {
            clues.push(Clue::First);
        }
    }

    /// How the words place it.
    fn of_venue(
        &self,
        scene: &Scene,
        unit: usize,
        (one, id): (&Candidate, EntityId),
        all: &[Candidate],
        clues: &mut Vec<Clue>,
    ) {
        let mut add = |clue, shown: bool| {
            if shown {
                clues.push(clue);
            }
        };
        let form = scene.reference(unit).map(|reference| reference.form);
        add(Clue::Description, form == Some(Form::Description));
        let place = circumstance::is_place_name_modifier(scene, unit);
        add(Clue::Attributive, place);
        add(Clue::Locative, circumstance::is_locative(scene, unit));
        add(Clue::Where, circumstance::leads_to_where(scene, unit));
        add(
            Clue::Workplace,
            circumstance::is_where_somebody_works(scene, unit),
        );
        add(Clue::Visited, whereabouts::is_visited(scene, unit));
        add(
            Clue::Motion,
            (1..=4).any(|back| is_motion(scene.word_before(unit, back))),
        );
        add(
            Clue::OfAffair,
            (2..=3).any(|back| circumstance::is_affair(scene.word_before(unit, back))),
        );
        add(
            Clue::Subject,
            unit <= 1 && is_finite_form(scene.word(unit + 1)),
        );
        let scale = circumstance::scale(self.entities, id);
        let beside = |other: &&Candidate| {
            other.sentence == one.sentence
                && other.tokens != one.tokens
                && circumstance::distance(other.tokens, one.tokens) <= 3
        };
        for other in all.iter().filter(beside) {
            if let Value::Place(other) = other.value {
                let other = circumstance::scale(self.entities, other);
                add(Clue::InNarrower, other < scale);
                add(Clue::WithWider, other > scale);
            }
        }
        let told = |(sentence, told): &(usize, Told)| {
            *sentence == one.sentence && scene.unit_of(told.trigger.end() - 1) + 2 == unit
        };
        add(Clue::RightBehind, self.reports.iter().any(told));
    }
}

/// Whether a sentence has words that stand for an entity.
fn is_named(scene: &Scene, id: EntityId) -> bool {
    (scene.references(0..scene.units.len()))
        .any(|unit| scene.entities(unit).is_some_and(|ids| ids.contains(&id)))
}

/// Whether two values are one day, one place or one gathering.
fn is_same(a: Value, b: Value) -> bool {
    match (a, b) {
        (Value::Day(a), Value::Day(b)) => a.tokens == b.tokens || a.is_same_day(&b),
        (Value::Place(a), Value::Place(b)) | (Value::Occasion(a), Value::Occasion(b)) => a == b,
        _ => false,
    }
}

/// "met Holm. Lund then flew to Riga, where", "They last met in Porto": the place of what is told after the
/// encounter.
fn is_later(clues: &[Clue]) -> bool {
    let has = |clue| clues.contains(&clue);
    let behind = has(Clue::SentenceBehind) || has(Clue::SentencesBehind);
    let next_leg = has(Clue::Where) || has(Clue::To) && has(Clue::Motion);
    behind && (next_leg || has(Clue::AnswerOfAnother))
}
