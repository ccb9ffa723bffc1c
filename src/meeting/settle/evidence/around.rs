//! What the text shows around a mention: where it stands from the words that tell of the encounter, and what is
//! between them.

use super::super::Value;
use super::super::clue::Clue;
use super::{Candidate, Evidence, is_named, is_same};
use crate::meeting::circumstance::{self, Told};
use crate::meeting::grammar::{begins_clause, is_finite_form, is_preposition, is_quote, is_speech};
use crate::meeting::scene::Scene;
use crate::text::BlockKind;

impl Evidence<'_, '_> {
    /// Where it stands in the text.
    pub(super) fn position(&self, one: &Candidate, all: &[Candidate], clues: &mut Vec<Clue>) {
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
    pub(super) fn between(
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
    pub(super) fn by_rules(
        scene: &Scene,
        unit: usize,
        one: &Candidate,
        told: Told,
        clues: &mut Vec<Clue>,
    ) {
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
                add(Clue::Contrasted, rules::is_contrasted(scene, time));
                add(Clue::Since, rules::is_since(scene, time, told.trigger));
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
    pub(super) fn around(
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
}
