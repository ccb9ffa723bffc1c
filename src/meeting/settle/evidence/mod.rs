//! Every time expression, place and gathering that comes into question for an encounter, and what the text
//! shows of each.

mod around;
mod barred;
mod candidates;
mod nature;

use super::clue::{Clue, Sort};
use super::{Choice, Question, Slot, Value, sort_of};
use crate::entity::{Entities, EntityId};
use crate::meeting::circumstance::{self, Scale, Told};
use crate::meeting::scene::Scene;
use crate::meeting::trigger::{Part, Triggers};
use crate::meeting::{Medium, Meeting, When};
use crate::text::{BlockKind, Text, TokenRange, fold};
use jiff::civil::Date;
use std::collections::BTreeMap;

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
            } else if circumstance::is_since(scene, one.tokens, told.trigger) {
                clues.push(Clue::Since);
            }
            if let Value::Place(id) = one.value {
                self.of_venue(scene, unit, (one, id), all, &mut clues);
            }
        }
        (clues, words)
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
