//! From entities to encounters: triggers, arguments, status, circumstances, merging.

mod agenda;
mod arguments;
mod circumstance;
mod contest;
mod discourse;
mod grammar;
mod merge;
mod report;
mod scene;
mod settle;
mod status;
mod topic;
mod trigger;
mod whereabouts;

use crate::document::{Medium, Status};
use crate::entity::{Entities, EntityId};
use crate::reader::Reader;
use crate::temporal::PublicationDays;
use crate::text::{BlockKind, Span, Text, TokenRange};

pub(crate) use crate::temporal::When;
use discourse::Discourse;
use scene::Scene;
pub(crate) use settle::{Clue, Question, Value, WORD};
use trigger::Triggers;

/// One encounter, with everything that the text says of it.
#[derive(Clone, Debug)]
pub(crate) struct Meeting {
    /// Two or more, in order of mention.
    pub(crate) participants: Vec<EntityId>,
    pub(crate) status: Status,
    pub(crate) medium: Medium,
    pub(crate) date: Option<When>,
    pub(crate) place: Option<EntityId>,
    pub(crate) occasion: Option<EntityId>,
    pub(crate) topics: Vec<Span>,
    pub(crate) reported_by: Vec<EntityId>,
    /// 0 to 1
    pub(crate) confidence: f32,
    pub(crate) evidence: Vec<Evidence>,
}

/// One report of an encounter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    /// The clause.
    pub(crate) tokens: TokenRange,
    pub(crate) trigger: TokenRange,
}

/// Finds the encounters that `text` reports, in text order.
pub(crate) fn find(
    text: &Text,
    entities: &Entities,
    times: &[When],
    published: &PublicationDays,
    reader: Option<&Reader>,
) -> Vec<Meeting> {
    observed(text, entities, times, published, reader, &mut |_| {})
}

/// The same; `observe` is shown every question of when and where, before it is answered.
pub(crate) fn observed(
    text: &Text,
    entities: &Entities,
    times: &[When],
    published: &PublicationDays,
    reader: Option<&Reader>,
    observe: &mut dyn FnMut(&Question),
) -> Vec<Meeting> {
    let triggers = Triggers::of(text);
    let mut discourse = Discourse::new(text, entities);
    for sentence in text.sentences() {
        let scene = Scene::new(text, sentence.tokens, entities, times, &triggers);
        let block = text.blocks()[sentence.block as usize].kind;
        // An entry of a live blog and a mail that was forwarded have days of their own.
        let reference = published.at(sentence.tokens.start());
        discourse.begin_sentence(sentence.block);
        let before = discourse.reports.len();
        // Who asks tells of no meeting, but names those whom the answer is about.
        if block == BlockKind::Question {
            discourse.end_sentence(&scene, before, times);
            continue;
        }
        if discourse.read_agenda(&scene, times) {
            continue;
        }
        let mut from = sentence.tokens.start();
        for at in sentence.tokens.iter() {
            if at < from || !triggers.may_begin(at) {
                continue;
            }
            for trigger in scene.triggers_at(at) {
                let Some(arguments) = arguments::find(&scene, trigger) else {
                    discourse.barred |= arguments::is_something_else(&scene, trigger);
                    continue;
                };
                from = trigger.tokens.end();
                discourse.report(&scene, block, trigger, &arguments, times, reference);
                break;
            }
        }
        if let Some(reader) = reader {
            discourse.read(reader, &scene, sentence, before, times, reference);
        }
        discourse.drop_from(before, |report| {
            contest::is_contest(report, &scene, entities)
        });
        discourse.latest_word(&scene, block, before, times);
        discourse.end_sentence(&scene, before, times);
    }
    let mut meetings = merge::merge(std::mem::take(&mut discourse.reports), entities);
    discourse.places.share_visits(&mut meetings, entities);
    merge::share_venues(&mut meetings, &discourse.venues, entities);
    settle::settle(
        &mut meetings,
        text,
        entities,
        times,
        published,
        &triggers,
        observe,
    );
    meetings
}

#[cfg(test)]
mod tests {
    use super::trigger;
    use crate::{Extractor, Options};

    #[test]
    fn every_trigger_finds_the_meeting_of_its_example() {
        let extractor = Extractor::new(Options::default());
        let failing: Vec<_> = trigger::rows()
            .iter()
            .filter(|row| {
                let document = extractor.extract(row.example);
                let parties = document
                    .meetings
                    .first()
                    .map_or(0, |m| m.participants.len());
                document.meetings.len() != 1 || parties != 2
            })
            .map(|row| row.example)
            .collect();
        assert!(failing.is_empty(), "{failing:#?}");
    }
}
