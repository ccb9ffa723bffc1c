//! When, where and on which occasion an encounter was, once all that the text tells of it is joined.
//!
//! The rules of [`circumstance`](super::circumstance) look at one sentence; here every time
//! expression, place and gathering around the sentences that tell of the encounter comes into question,
//! and so does that the text does not say. [`clue`] says what speaks for each, the rules' answer
//! among it, and [`weights`] how much, as learnt from articles; the likeliest is taken.

mod clue;
mod evidence;
mod weights;

use jiff::civil::Date;

use super::{Medium, Meeting, When};
use crate::document::Status;
use crate::entity::{Entities, EntityId};
use crate::meeting::trigger::Triggers;
use crate::named::named;
use crate::temporal::PublicationDays;
use crate::text::Text;
pub(crate) use clue::{Clue, Sort};
use evidence::Evidence;
pub(crate) use weights::WORD;

named! {
    /// What is asked of an encounter.
    #[derive(Hash)]
    Slot {
        Day = "day",
        Place = "place",
        Occasion = "occasion",
    }
}

/// Something that can fill a slot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    Day(When),
    Place(EntityId),
    Occasion(EntityId),
}

/// What comes into question, and what speaks for it.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// None: the text does not say.
    pub(crate) value: Option<Value>,
    pub(crate) clues: Vec<Clue>,
    /// Words around it, each with where it stands.
    pub(crate) words: Vec<String>,
}

/// When, where or on which occasion was an encounter?
#[derive(Debug)]
pub(crate) struct Question<'m> {
    pub(crate) slot: Slot,
    pub(crate) meeting: &'m Meeting,
    /// Which of the encounters of the text it is.
    pub(crate) index: usize,
    pub(crate) sorts: Vec<Sort>,
    /// The first is that the text does not say.
    pub(crate) choices: Vec<Choice>,
}

/// Gives every encounter the day, the place and the occasion that are likeliest its own, and shows `observe`
/// every question before it is answered.
pub(super) fn settle(
    meetings: &mut [Meeting],
    text: &Text,
    entities: &Entities,
    times: &[When],
    published: &PublicationDays,
    triggers: &Triggers,
    observe: &mut dyn FnMut(&Question),
) {
    let mut answers: Vec<Option<Vec<Value>>> = Vec::new();
    for index in 0..meetings.len() {
        let told = meetings[index].evidence.first();
        let reference = told.and_then(|told| published.at(told.tokens.start()));
        let evidence = Evidence::new(text, entities, times, triggers, meetings, index, reference);
        if evidence.is_empty() {
            answers.push(None);
            continue;
        }
        let mut ask = |slot| {
            if evidence.is_spoken_of(slot) {
                return evidence.answer(slot);
            }
            let question = evidence.question(slot);
            observe(&question);
            answer(&question)
        };
        let in_person = meetings[index].medium == Medium::InPerson;
        let asked = Slot::ALL
            .iter()
            .filter(|slot| in_person || **slot != Slot::Place);
        answers.push(Some(asked.filter_map(|slot| ask(*slot)).collect()));
    }
    for (meeting, answers) in meetings.iter_mut().zip(answers) {
        let Some(answers) = answers else { continue };
        (meeting.date, meeting.place, meeting.occasion) = (None, None, None);
        for answer in answers {
            match answer {
                Value::Day(when) => meeting.date = Some(when),
                Value::Place(id) => meeting.place = Some(id),
                Value::Occasion(id) => meeting.occasion = Some(id),
            }
        }
    }
}

/// The likeliest value.
fn answer(question: &Question) -> Option<Value> {
    let score = |choice: &Choice| {
        weights::score(question.slot, &choice.clues, &choice.words, &question.sorts)
    };
    let scored = question
        .choices
        .iter()
        .map(|choice| (score(choice), choice.value));
    // The first of equals.
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best?.1
}

/// The sort of the encounter's status.
fn sort_of(status: Status) -> Sort {
    match status {
        Status::Held => Sort::Held,
        Status::Planned => Sort::Planned,
        Status::Proposed => Sort::Proposed,
        Status::NotHeld => Sort::NotHeld,
    }
}

/// Where the days of an expression lie, seen from the day of publication.
fn seen_from(when: &When, reference: Option<Date>) -> Option<Clue> {
    /// What is older is background.
    const DAYS: i32 = 10;
    let (days, today) = when.days.zip(reference)?;
    let ago = today.since(days.to).map_or(0, |span| span.get_days());
    Some(match ago {
        _ if days.from > today => Clue::ToCome,
        _ if days.to >= today => Clue::OfToday,
        ..=DAYS => Clue::Gone,
        _ => Clue::LongGone,
    })
}
