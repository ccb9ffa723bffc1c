//! The country of officials whose office is told without one: "President Obama".
//!
//! The guidelines want it where it can be inferred from the text. What speaks for a
//! country is weighed: where the text places the official, who issued the text, where it
//! was filed, and what it speaks of most. What speaks against it: that somebody else
//! holds the office there, or that the official is said to deal with that country's own.

use std::collections::{BTreeMap, HashSet};

use super::marks::Marks;
use super::mention::Name;
use super::person::People;
use super::{Affiliation, Entities, EntityId};
use crate::document::EntityType;
use crate::lexicon::{CountryCode, TitleKind};
use crate::text::{BlockKind, Text, TokenRange};

/// What each kind of evidence counts, against one mention of the country anywhere.
mod weight {
    /// Named in the sentence of the office, before it.
    pub(super) const SENTENCE: i32 = 3;
    /// Named in the sentence of the office, after it.
    pub(super) const AFTER: i32 = 1;
    /// Named first of all, as the subject of the report.
    pub(super) const FIRST: i32 = 2;
    /// An office that one country above all has: "Senator", "the Obama administration".
    pub(super) const TYPICAL: i32 = 60;
    /// The place right before the office: "in Baku, where President Huseynzade".
    pub(super) const PLACED: i32 = 6;
    /// The place under whose name the report was filed.
    pub(super) const DATELINE: i32 = 1;
    /// The country of the ministry whose name stands over the text.
    pub(super) const ISSUER: i32 = 12;
    /// Whom the official deals with in the sentence: "received the Kenyan minister".
    pub(super) const FOREIGN: i32 = -6;
    /// The least that decides.
    pub(super) const ENOUGH: i32 = 2;
}

/// Gives officials of state without an affiliation the country that is theirs most likely.
pub(super) fn infer(
    text: &Text,
    marks: &Marks,
    names: &[Name],
    people: &People,
    of_name: &[EntityId],
    entities: &mut Entities,
) {
    let evidence = Evidence::new(text, marks, names, people);
    // Offices that somebody is told to hold in a country are not anybody else's there.
    let mut held: HashSet<(String, CountryCode)> = entities
        .list
        .iter()
        .filter(|e| e.kind == EntityType::Person)
        .filter_map(|e| Some((e.role.clone()?, e.country?)))
        .collect();
    for (index, claims) in people.claims.iter().enumerate() {
        let id = of_name[index].index();
        if names[index].kind != EntityType::Person
            || entities.list[id].affiliation.is_some()
            || !claims.iter().any(|c| c.state)
        {
            continue;
        }
        let companion = evidence
            .companion(index)
            .map(|other| entities.get(of_name[other]))
            .and_then(|other| Some((other.affiliation.clone()?, other.country)));
        let issuer = evidence
            .issuing_body
            .map(|body| (Affiliation::Entity(of_name[body]), None));
        if let Some((affiliation, country)) = companion.or(issuer) {
            entities.list[id].affiliation = Some(affiliation);
            entities.list[id].country = country;
            continue;
        }
        let only_one = claims.iter().any(|c| c.kind.is_some_and(has_one_holder));
        let role = entities.list[id].role.clone().unwrap_or_default();
        let home = evidence
            .weigh(index)
            .into_iter()
            .filter(|(code, weight)| {
                *weight >= weight::ENOUGH && !(only_one && held.contains(&(role.clone(), *code)))
            })
            .max_by_key(|(code, weight)| (*weight, std::cmp::Reverse(*code)));
        if let Some((code, _)) = home {
            entities.list[id].affiliation = Some(entities.state(code));
            entities.list[id].country = Some(code);
            held.insert((role, code));
        }
    }
}

/// Whether a country has one such office only.
fn has_one_holder(kind: TitleKind) -> bool {
    matches!(
        kind,
        TitleKind::HeadOfState | TitleKind::HeadOfGovernment | TitleKind::Minister
    )
}

/// Words for office holders and governments that are typical of the United States.
const AMERICAN: &[&str] = &[
    "administration",
    "democrat",
    "democratic",
    "republican",
    "rep.",
    "sen.",
    "senator",
];

/// A country, a place in it or its adjective in the text.
#[derive(Clone, Copy)]
struct Spoken {
    at: usize,
    country: CountryCode,
    /// Whether it is a place, not an adjective.
    place: bool,
}

/// All that speaks for one country or another.
struct Evidence<'a, 't> {
    text: &'a Text<'t>,
    names: &'a [Name],
    people: &'a People,
    /// In text order.
    spoken: Vec<Spoken>,
    counts: BTreeMap<CountryCode, i32>,
    issuer: Option<CountryCode>,
    /// Index of the name of an international body that issued the text.
    issuing_body: Option<usize>,
    /// Index of the first block that is a dateline.
    dateline: Option<usize>,
}

impl<'a, 't> Evidence<'a, 't> {
    fn new(text: &'a Text<'t>, marks: &Marks, names: &'a [Name], people: &'a People) -> Self {
        let places = names.iter().filter_map(|n| {
            Some(Spoken {
                at: n.tokens.start(),
                country: n.country?,
                place: n.kind == EntityType::Place,
            })
        });
        let adjectives = marks.demonyms().map(|d| Spoken {
            at: d.tokens.start(),
            country: d.country,
            place: false,
        });
        let mut spoken: Vec<_> = places.chain(adjectives).collect();
        spoken.sort_unstable_by_key(|s| s.at);
        let mut counts = BTreeMap::new();
        for one in &spoken {
            *counts.entry(one.country).or_default() += 1;
        }
        let issuer = issuer(text, names);
        Self {
            text,
            names,
            people,
            spoken,
            counts,
            issuer: issuer.and_then(|n| names[n].state()),
            issuing_body: issuer.filter(|n| names[*n].state().is_none()),
            dateline: (0..text.blocks().len()).find(|index| is_dateline(text, *index)),
        }
    }

    /// What speaks for each country to be that of the official that name `index` names.
    fn weigh(&self, index: usize) -> BTreeMap<CountryCode, i32> {
        let mut weights = self.counts.clone();
        let mut add = |country, weight| *weights.entry(country).or_default() += weight;
        let name = self.names[index].tokens;
        let sentence = self.text.sentences()[self.text.sentence_of(name.start())];
        for one in self.within(sentence.tokens) {
            let foreign = self.phrase_at(one.at).is_some_and(|p| !p.contains(&index));
            add(
                one.country,
                if foreign {
                    weight::FOREIGN
                } else if one.at < name.start() {
                    weight::SENTENCE
                } else {
                    weight::AFTER
                },
            );
        }
        if let Some(first) = self.spoken.first() {
            add(first.country, weight::FIRST);
        }
        for country in self.typical(index) {
            add(country, weight::TYPICAL);
        }
        let before = TokenRange::new(sentence.tokens.start(), name.start());
        let placed = self
            .within(before)
            .iter()
            .rev()
            .find(|one| one.place && self.phrase_at(one.at).is_none());
        if let Some(one) = placed {
            add(one.country, weight::PLACED);
        }
        for dateline in self.datelines(sentence.block as usize) {
            if let Some(one) = self.within(dateline).first() {
                add(one.country, weight::DATELINE);
            }
        }
        if let Some(country) = self.issuer {
            add(country, weight::ISSUER);
        }
        weights
    }

    /// The countries that the words around a name are typical of.
    fn typical(&self, index: usize) -> impl Iterator<Item = CountryCode> {
        const WORDS: usize = 3;
        let name = self.names[index].tokens;
        let before = name.start().saturating_sub(WORDS)..name.start();
        let after = name.end()..self.text.tokens().len().min(name.end() + 1);
        before
            .chain(after)
            .filter(|at| AMERICAN.contains(&self.text.folded(*at)))
            .filter_map(|_| CountryCode::new("US"))
    }

    fn within(&self, range: TokenRange) -> &[Spoken] {
        let from = self.spoken.partition_point(|s| s.at < range.start());
        let to = self.spoken.partition_point(|s| s.at < range.end());
        &self.spoken[from..to]
    }

    /// The persons of the phrase that covers token `at`.
    fn phrase_at(&self, at: usize) -> Option<&[usize]> {
        let phrases = &self.people.phrases;
        let index = phrases.partition_point(|p| p.tokens.end() <= at);
        let phrase = phrases.get(index)?;
        (phrase.tokens.start() <= at).then_some(&phrase.names)
    }

    /// The text's dateline, and that of the paragraph `block` where it has its own.
    fn datelines(&self, block: usize) -> impl Iterator<Item = TokenRange> {
        let own = block
            .checked_sub(1)
            .filter(|index| is_dateline(self.text, *index) && self.dateline != Some(*index));
        self.dateline
            .into_iter()
            .chain(own)
            .map(|index| self.text.blocks()[index].tokens)
    }

    /// The person in whose company name `index` is: "X, accompanied by Ambassador Y",
    /// "President X and Vice President Y".
    fn companion(&self, index: usize) -> Option<usize> {
        let phrases = &self.people.phrases;
        let at = phrases.partition_point(|p| p.tokens.end() <= self.names[index].tokens.start());
        let before = phrases.get(at.checked_sub(1)?)?;
        let start = phrases.get(at)?.tokens.start();
        if self.text.sentence_of(before.tokens.start()) != self.text.sentence_of(start) {
            return None;
        }
        let last = self.text.folded(start.checked_sub(1)?);
        let joined = last == "and" && before.tokens.end() + 1 == start;
        let accompanied = last == "by"
            && matches!(
                self.text.folded(start.checked_sub(2)?),
                "accompanied" | "flanked"
            );
        (joined || accompanied).then(|| before.names.last().copied())?
    }
}

fn is_dateline(text: &Text, block: usize) -> bool {
    text.blocks()[block].kind == BlockKind::Dateline
}

/// The body whose paper the text is: its name stands over the text, alone in its line or
/// beside what kind of paper it is.
fn issuer(text: &Text, names: &[Name]) -> Option<usize> {
    const LINES: usize = 3;
    let head = text
        .blocks()
        .iter()
        .take(LINES)
        .take_while(|block| block.kind == BlockKind::Headline);
    for block in head {
        let from = names.partition_point(|n| n.tokens.start() < block.tokens.start());
        let bodies = || {
            (from..names.len())
                .take_while(|n| names[*n].tokens.end() <= block.tokens.end())
                .filter(|n| names[*n].kind == EntityType::Organization)
                .filter(|n| text.folded(names[*n].tokens.start()) != "office")
        };
        let paper = block.tokens.iter().any(|at| {
            matches!(
                text.folded(at),
                "agenda"
                    | "diary"
                    | "schedule"
                    | "readout"
                    | "communique"
                    | "statement"
                    | "transcript"
                    | "briefing"
            )
        });
        let found = bodies().find(|n| paper || names[*n].tokens == block.tokens);
        if found.is_some() {
            return found;
        }
    }
    None
}
