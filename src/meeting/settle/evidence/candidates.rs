//! The time expressions, places and gatherings that come into question.

use super::super::Value;
use super::{Candidate, Evidence};
use crate::entity::EntityId;
use crate::meeting::circumstance::{self, Told};
use crate::text::TokenRange;
use std::collections::BTreeMap;

impl Evidence<'_, '_> {
    /// The encounters told of around it.
    pub(super) fn near(&self) -> std::ops::Range<usize> {
        const REACH: usize = 8;
        self.index.saturating_sub(REACH)..self.meetings.len().min(self.index + REACH + 1)
    }

    /// The time expressions around the reports, and the one that the rules take.
    pub(super) fn days(&self, answer: Option<Value>) -> Vec<Candidate> {
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
    pub(super) fn places(&self, answer: Option<Value>) -> Vec<Candidate> {
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
    pub(super) fn gatherings(&self) -> Vec<Candidate> {
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
    pub(super) fn report_of(&self, one: &Candidate) -> (usize, Told) {
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
}
