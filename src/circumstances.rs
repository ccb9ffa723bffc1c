//! The questions of when and where the encounters of a text were, as `cargo xtask circumstances`
//! wants to learn from them.

use crate::Options;
use crate::document::Status;
use crate::meeting::{self, Clue, Value};
use crate::reader::Reader;
use crate::temporal::Resolved;
use crate::text::Text;
use crate::{Extractor, entity, temporal};

/// When, where or on which occasion was an encounter?
#[derive(Clone, Debug)]
pub struct Question {
    /// Which of the encounters of the text it is asked of.
    pub meeting: usize,
    /// `day`, `place` or `occasion`.
    pub slot: &'static str,
    /// All names of each of the parties.
    pub parties: Vec<Vec<String>>,
    /// Whether it took place.
    pub status: Status,
    /// What sorts of encounter it is.
    pub sorts: Vec<&'static str>,
    /// The first is that the text does not say.
    pub choices: Vec<Choice>,
}

/// What comes into question.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The words of the day, or all names of the place; none where the text does not say.
    pub names: Vec<String>,
    /// Its days.
    pub days: Option<Resolved>,
    /// Whether the rules take it.
    pub by_rules: bool,
    /// What speaks for it: each clue with the sort of encounter that it is learnt for, or `word`.
    pub clues: Vec<(String, &'static str)>,
}

/// All such questions of `source`, published on `published`.
pub fn questions(source: &str, published: Option<&str>) -> Vec<Question> {
    let extractor = Extractor::new(Options {
        published: published.and_then(|day| day.parse().ok()),
        ..Options::default()
    });
    let text = Text::new(source);
    let days = extractor.days_of(&text);
    let mut times = temporal::read(&text, &days);
    let entities = entity::recognize(&text, &extractor.options.lexicon);
    let names = entities.names_of_persons();
    times.retain(|when| !names.is_within(when.tokens));
    let reader = Reader::built_in();
    let names_of = |id| {
        let entity = entities.get(id);
        let aliases = entity.aliases.iter().cloned();
        std::iter::once(entities.plain_name(id))
            .chain(aliases)
            .collect::<Vec<_>>()
    };
    let mut questions = Vec::new();
    meeting::observed(
        &text,
        &entities,
        &times,
        &days,
        reader.as_ref(),
        &mut |question| {
            let choices = question.choices.iter().map(|choice| {
                let (names, days) = match choice.value {
                    None => (Vec::new(), None),
                    Some(Value::Place(id) | Value::Occasion(id)) => (names_of(id), None),
                    Some(Value::Day(when)) => (vec![text.slice(when.tokens).to_owned()], when.days),
                };
                let by_rules = choice.clues.contains(&Clue::Answer);
                let clues = choice.clues.iter().flat_map(|clue| {
                    let sorts = question.sorts.iter();
                    sorts.map(|sort| (clue.name().to_owned(), sort.name()))
                });
                let words = choice
                    .words
                    .iter()
                    .map(|word| (word.clone(), meeting::WORD));
                Choice {
                    names,
                    days,
                    by_rules,
                    clues: clues.chain(words).collect(),
                }
            });
            questions.push(Question {
                meeting: question.index,
                slot: question.slot.name(),
                parties: question
                    .meeting
                    .participants
                    .iter()
                    .map(|id| names_of(*id))
                    .collect(),
                status: question.meeting.status,
                sorts: question.sorts.iter().map(|sort| sort.name()).collect(),
                choices: choices.collect(),
            });
        },
    );
    questions
}
