//! For whom persons act where the words around their names do not say: "President Obama".
//!
//! The guidelines want it where it can be inferred from the text. Everybody of whom the text
//! speaks may be meant: the countries, bodies and places around the name and those that the text
//! speaks of most. [`evidence`] says where it speaks of each, [`clue`] what speaks for one of
//! them, and [`weights`] how much, as learnt from articles; where the likeliest is not likely
//! enough, nobody is.

mod clue;
mod evidence;
mod weights;

use std::collections::{BTreeMap, HashSet};

pub(crate) use clue::{Clue, Sort};
pub(crate) use evidence::Side;
use evidence::{Evidence, Spoken};
pub(crate) use weights::TITLE;

use super::affiliation::{governs, of_claim};
use super::coref::Clusters;
use super::marks::Marks;
use super::mention::Name;
use super::person::{Claim, People, Rank};
use super::{Entities, EntityId};
use crate::document::{AffiliationBasis, EntityType};
use crate::lexicon::{self, TitleKind};
use crate::neural::math::exp;
use crate::text::{BlockKind, Text, fold};

/// The least probability of a side that is told.
const LEAST: f32 = 0.35;

/// What makes it likely enough that a country or place is meant of which else the text says no
/// more than that somebody is there, or acts for it.
const HINTS: &[Clue] = &[
    Clue::Issuer,
    Clue::Owner,
    Clue::Host,
    Clue::Nameless,
    Clue::Anaphor,
    Clue::Implied,
    Clue::Typical,
];

const PLACES: &[Clue] = &[Clue::Capital, Clue::City, Clue::Region, Clue::Place];

/// For whom does a person act?
pub(crate) struct Question {
    pub(crate) person: EntityId,
    pub(crate) sorts: Vec<Sort>,
    /// The word for the office, folded; empty where it has none.
    pub(crate) title: String,
    /// Each with what speaks for it; first nobody.
    pub(crate) sides: Vec<(Option<Side>, Vec<Clue>)>,
}

/// Gives persons without a stated affiliation the one that is theirs most likely, marks it as
/// inferred, and shows `observe` every question before it is answered.
pub(super) fn infer(
    text: &Text,
    marks: &Marks,
    names: &[Name],
    people: &People,
    clusters: &mut Clusters,
    observe: &mut dyn FnMut(&Question, &Entities),
) {
    let Clusters { entities, of_name } = clusters;
    let mut indexes_of: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
    for (index, id) in of_name.iter().enumerate() {
        let entity = entities.get(*id);
        if names[index].kind == EntityType::Person && entity.kind == EntityType::Person {
            indexes_of.entry(*id).or_default().push(index);
        }
    }
    let evidence = Evidence::new(text, marks, names, people, of_name, entities);
    let mut inquiry = Inquiry {
        evidence: &evidence,
        of_name,
        first: entities.first_person(),
        known: Known::default(),
    };
    for (id, indexes) in &indexes_of {
        inquiry.known.learn(*id, kind_of(people, indexes), entities);
    }
    let mut open: Vec<(usize, EntityId)> = indexes_of
        .iter()
        .filter(|(id, _)| entities.get(**id).affiliation.is_none() && !entities.get(**id).listed)
        .map(|(id, indexes)| (inquiry.anchor(indexes), *id))
        .collect();
    open.sort_unstable();
    for (anchor, id) in open {
        let best = best_claim(people, &indexes_of[&id]);
        let mut question = inquiry.question(anchor, id, &indexes_of[&id], best, entities);
        // What cannot be the answer is learnt from all the same.
        observe(&question, entities);
        question
            .sides
            .retain(|(side, clues)| side.is_none_or(|side| inquiry.may_be(side, clues, best)));
        if let Some(side) = answer(&question) {
            let (affiliation, country) = (side.affiliation(entities), side.country(entities));
            let person = &mut entities.list[id.index()];
            person.affiliation = Some(affiliation);
            person.country = country;
            person.basis = AffiliationBasis::Inferred;
            inquiry
                .known
                .learn(id, best.and_then(|claim| claim.kind), entities);
        }
    }
}

/// The side that is told by convention, else the likeliest, where it is likely enough, else the
/// one whose paper the text is.
fn answer(question: &Question) -> Option<Side> {
    let shown = |wanted: Clue| {
        let mut sides = question.sides.iter();
        sides.find(|(_, clues)| clues.contains(&wanted))?.0
    };
    shown(Clue::Typical)
        .or_else(|| shown(Clue::Host))
        .or_else(|| likeliest(question))
        .or_else(|| {
            let of_state = question.sorts.iter().any(|sort| sort.is_of_state());
            shown(Clue::Issuer).filter(|_| of_state)
        })
}

/// The likeliest side, where it is likely enough.
fn likeliest(question: &Question) -> Option<Side> {
    let score = |clues: &[Clue]| exp(weights::score(clues, &question.sorts, &question.title));
    let scores: Vec<f32> = question
        .sides
        .iter()
        .map(|(_, clues)| score(clues))
        .collect();
    let all: f32 = scores.iter().sum();
    let sides = question.sides.iter().zip(&scores);
    let (side, score) = sides
        .filter_map(|((side, _), score)| Some(((*side)?, *score)))
        .max_by(|one, other| one.1.total_cmp(&other.1))?;
    (score >= all * LEAST).then_some(side)
}

/// For whom the persons act of whom it is known.
#[derive(Default)]
struct Known {
    sides: BTreeMap<EntityId, Side>,
    /// How many persons act for each.
    counts: BTreeMap<Side, usize>,
    /// The highest of these.
    most: usize,
    offices: HashSet<(String, Side)>,
    /// What sorts of office they have.
    kinds: BTreeMap<Side, Vec<TitleKind>>,
}

impl Known {
    fn learn(&mut self, id: EntityId, kind: Option<TitleKind>, entities: &Entities) {
        let person = entities.get(id);
        let side = person.affiliation.as_ref();
        let Some(side) = side.and_then(|side| Side::of(side, entities)) else {
            return;
        };
        let kinds = self.kinds.entry(side).or_default();
        kinds.extend(kind.filter(|kind| !kinds.contains(kind)));
        self.sides.insert(id, side);
        let count = self.counts.entry(side).or_default();
        *count += 1;
        self.most = self.most.max(*count);
        self.offices
            .extend(person.role.as_ref().map(|role| (fold(role), side)));
    }
}

struct Inquiry<'a, 't> {
    evidence: &'a Evidence<'a, 't>,
    of_name: &'a [EntityId],
    /// The first person of the text.
    first: Option<EntityId>,
    known: Known,
}

/// The sides that come into question, and what speaks for each.
#[derive(Default)]
struct Sides(BTreeMap<Side, Vec<Clue>>);

impl Sides {
    fn add(&mut self, side: Side, clue: Clue) {
        let clues = self.0.entry(side).or_default();
        if !clues.contains(&clue) {
            clues.push(clue);
        }
    }
}

impl Inquiry<'_, '_> {
    fn sentence_of(&self, name: usize) -> usize {
        let start = self.evidence.names[name].tokens.start();
        self.evidence.text.sentence_of(start)
    }

    /// Which of a person's names tells most of what the person is.
    fn anchor(&self, indexes: &[usize]) -> usize {
        let (names, people) = (self.evidence.names, self.evidence.people);
        let office = |index: &&usize| people.claims[**index].iter().any(is_office);
        let told = |index: &&usize| {
            let text = self.evidence.text;
            let sentence = text.sentence_of(names[**index].tokens.start());
            let block = text.sentences()[sentence].block;
            text.blocks()[block as usize].kind != BlockKind::Headline
        };
        let found = indexes.iter().find(office);
        *found
            .or_else(|| indexes.iter().find(told))
            .unwrap_or(&indexes[0])
    }

    fn question(
        &self,
        anchor: usize,
        id: EntityId,
        indexes: &[usize],
        best: Option<&Claim>,
        entities: &Entities,
    ) -> Question {
        let claims = || {
            indexes
                .iter()
                .flat_map(|index| &self.evidence.people.claims[*index])
        };
        let mut sides = Sides::default();
        for side in &self.evidence.foremost {
            sides.0.entry(*side).or_default();
        }
        self.around(anchor, &mut sides);
        self.company(anchor, id, best, &mut sides);
        for claim in claims() {
            self.hints(claim, entities, &mut sides);
        }
        for (side, clue) in indexes
            .iter()
            .take(4)
            .flat_map(|index| self.evidence.typical(*index))
        {
            sides.add(side, clue);
        }
        if let Some(side) = self.evidence.host_in(self.evidence.phrase_start(anchor)) {
            sides.add(side, Clue::Host);
        }
        let sentence = self.sentence_of(anchor);
        self.nameless(best, sentence, &mut sides);
        for (side, clues) in &mut sides.0 {
            if let Some(stat) = self.evidence.stats.get(side) {
                clues.extend(&stat.clues);
            } else {
                clues.push(Clue::Country);
            }
        }
        for (side, clues) in &mut sides.0 {
            if let Side::Of(body) = side
                && best.is_some_and(|claim| self.shares_word(claim, *body, entities))
            {
                clues.push(Clue::Word);
            }
        }
        let title = best.and_then(|claim| claim.title);
        let title = title.map(|at| self.evidence.text.folded(at));
        let nobody = (None, vec![Clue::Nobody]);
        let sides = sides.0.into_iter().map(|(side, clues)| (Some(side), clues));
        Question {
            person: id,
            sorts: sorts(best),
            title: title.unwrap_or_default().to_owned(),
            sides: std::iter::once(nobody).chain(sides).collect(),
        }
    }

    /// Whether a person of whom this is the best claim may act for a side at all.
    fn may_be(&self, side: Side, clues: &[Clue], best: Option<&Claim>) -> bool {
        let kind = best.and_then(|claim| claim.kind);
        let has = |wanted: &[Clue]| wanted.iter().any(|clue| clues.contains(clue));
        let told = has(HINTS) || self.evidence.is_spoken_of(side);
        match side {
            // A mayor or governor acts for a part of a country.
            Side::Country(_) if kind == Some(TitleKind::Local) => false,
            Side::Country(_) => {
                let taken = kind.is_some_and(has_one_holder) && has(&[Clue::SameOffice]);
                told && !taken
            }
            Side::Of(_) if has(PLACES) => told || kind == Some(TitleKind::Local),
            // A minister is of a country, whatever body of it is told.
            Side::Of(_) => !best.is_some_and(governs),
        }
    }

    /// Who is spoken of around a name, and how near.
    fn around(&self, anchor: usize, sides: &mut Sides) {
        const SENTENCES: usize = 3;
        /// The most that is looked at on each side.
        const MOST: usize = 24;
        const ADJACENT: usize = 3;
        let (evidence, text) = (self.evidence, self.evidence.text);
        let name = evidence.names[anchor].tokens;
        let start = evidence.phrase_start(anchor);
        let number = text.sentence_of(name.start());
        let sentence = text.sentences()[number];
        let from = text.sentences()[number.saturating_sub(SENTENCES)]
            .tokens
            .start();
        let to = text.sentences()[text.sentences().len().min(number + 2) - 1]
            .tokens
            .end();
        let before = evidence.within(from, start);
        let mut seen: Vec<_> = Vec::new();
        for one in before.iter().rev().take(MOST) {
            let last = !seen.contains(&(one.nature, text.sentence_of(one.at)));
            seen.push((one.nature, text.sentence_of(one.at)));
            let distance = number - text.sentence_of(one.at);
            let clue = match (distance, last) {
                (0, _) if one.venue => Clue::Venue,
                (0, true) => Clue::Last,
                (0, false) => Clue::Before,
                (1, true) => Clue::LastSentence,
                (1, false) => Clue::SentenceBefore,
                _ => Clue::Sentences,
            };
            sides.add(one.side, clue);
            if distance > 0 {
                continue;
            }
            if one.end + ADJACENT > start {
                sides.add(one.side, Clue::Adjacent);
            }
            if one.adjective {
                sides.add(one.side, Clue::Adjective);
            }
            if one.venue && one.at <= sentence.tokens.start() + 2 {
                sides.add(one.side, Clue::Opening);
            }
            if self.is_of_another(one, anchor) {
                sides.add(one.side, Clue::OfAnother);
            }
        }
        let behind = evidence.within(name.end(), to);
        let mut seen = Vec::new();
        for one in behind.iter().take(MOST) {
            let same = sentence.tokens.holds(one.at);
            let clue = match (same, seen.contains(&one.nature)) {
                (true, _) if one.venue => Clue::Venue,
                (true, false) => Clue::Next,
                (true, true) => Clue::Behind,
                (false, _) => Clue::SentenceBehind,
            };
            seen.push(one.nature);
            sides.add(one.side, clue);
            if same && self.is_of_another(one, anchor) {
                sides.add(one.side, Clue::OfAnother);
            }
        }
        self.firsts(number, sides);
    }

    /// Who is spoken of first in a sentence, the one before, and the paragraph.
    fn firsts(&self, number: usize, sides: &mut Sides) {
        let (evidence, text) = (self.evidence, self.evidence.text);
        let sentence = text.sentences()[number];
        let block = text.blocks()[sentence.block as usize].tokens;
        let firsts = [
            (
                sentence.tokens.start(),
                sentence.tokens.end(),
                Clue::Subject,
            ),
            (
                text.sentences()[number.saturating_sub(1)].tokens.start(),
                sentence.tokens.start(),
                Clue::SubjectBefore,
            ),
            (block.start(), block.end(), Clue::Paragraph),
        ];
        for (from, to, clue) in firsts {
            let first = evidence.within(from, to).iter().find(|one| !one.venue);
            if let Some(one) = first {
                sides.add(one.side, clue);
            }
        }
        for one in evidence.within(block.start(), block.start() + 1) {
            sides.add(one.side, Clue::Slug);
        }
    }

    /// Whether what is spoken of belongs to another person than name `anchor`: "the Kenyan
    /// minister, NAME".
    fn is_of_another(&self, one: &Spoken, anchor: usize) -> bool {
        let phrase = self.evidence.phrase_at(one.at);
        phrase.is_some_and(|names| !names.contains(&anchor))
    }

    /// For whom those act who stand beside a name, and others.
    fn company(&self, anchor: usize, id: EntityId, best: Option<&Claim>, sides: &mut Sides) {
        const NAMES: usize = 12;
        let (text, names) = (self.evidence.text, self.evidence.names);
        let sentence = text.sentence_of(names[anchor].tokens.start());
        let before = (anchor.saturating_sub(NAMES)..anchor)
            .rev()
            .filter_map(|index| {
                let other = self.of_name[index];
                let side = self.known.sides.get(&other).filter(|_| other != id)?;
                Some((index, *side))
            });
        for (rank, (index, side)) in before.enumerate() {
            if rank == 0 {
                sides.add(side, Clue::PersonBefore);
                if self.evidence.is_in_company(anchor) {
                    sides.add(side, Clue::Owner);
                }
            }
            if text.sentence_of(names[index].tokens.start()) == sentence {
                sides.add(side, Clue::Neighbour);
            }
        }
        if let Some(first) = self.first
            && first != id
            && let Some(side) = self.known.sides.get(&first)
        {
            sides.add(*side, Clue::FirstPerson);
        }
        let role = best.and_then(|claim| claim.role.as_deref()).map(fold);
        for (side, clues) in &mut sides.0 {
            let Some(count) = self.known.counts.get(side) else {
                continue;
            };
            clues.push(Clue::AnyPerson);
            if *count == self.known.most {
                clues.push(Clue::MostPersons);
            }
            let same = |role: &String| self.known.offices.contains(&(role.clone(), *side));
            if role.as_ref().is_some_and(same) {
                clues.push(Clue::SameOffice);
            }
            let kind = best.and_then(|claim| claim.kind);
            if kind.is_some_and(|kind| self.known.kinds[side].contains(&kind)) {
                clues.push(Clue::SameSort);
            }
        }
    }

    /// Whom the words of an office hint at.
    fn hints(&self, claim: &Claim, entities: &Entities, sides: &mut Sides) {
        let (text, names) = (self.evidence.text, self.evidence.names);
        let side = of_claim(text, names, self.of_name, claim, entities)
            .filter(|side| side.basis == AffiliationBasis::Inferred);
        if let Some(side) = side
            && let Some(whose) = Side::of(&side.affiliation, entities)
        {
            let role = claim.role.as_ref();
            let implied = role.and_then(|role| lexicon::implied_country(&fold(role)));
            sides.add(
                whose,
                match () {
                    () if claim.hinted && claim.kind.is_none() => Clue::Typical,
                    () if claim.hinted => Clue::Anaphor,
                    () if implied.is_some() => Clue::Implied,
                    () => Clue::Owner,
                },
            );
        }
        let owner = claim.owner.filter(|_| claim.inherits);
        let side = owner.and_then(|owner| self.known.sides.get(&self.of_name[owner]));
        if let Some(side) = side {
            sides.add(*side, Clue::OwnerOfCounterpart);
        }
    }

    /// Whose officials of the same title the text speaks of without a name.
    fn nameless(&self, best: Option<&Claim>, sentence: usize, sides: &mut Sides) {
        /// The most that are looked at.
        const OFFICES: usize = 100;
        let Some(role) = best.and_then(|claim| claim.role.as_deref()).map(fold) else {
            return;
        };
        for office in self.evidence.people.nameless.iter().take(OFFICES) {
            let head = office.head.as_str();
            if self.evidence.text.sentence_of(office.tokens.start()) == sentence {
                // Two in one sentence are two people.
                sides.add(Side::Country(office.country), Clue::OfAnother);
            } else if role.ends_with(head) || role.starts_with(head) {
                sides.add(Side::Country(office.country), Clue::Nameless);
            }
        }
    }

    /// Whether a word of the office is one of the body's or place's name: "Syndicate head".
    fn shares_word(&self, claim: &Claim, id: EntityId, entities: &Entities) -> bool {
        const MENTIONS: usize = 4;
        let text = self.evidence.text;
        let Some(office) = claim.tokens else {
            return false;
        };
        let mentions = entities.get(id).mentions.iter().take(MENTIONS);
        let names: Vec<usize> = mentions.flat_map(|m| m.tokens.iter()).collect();
        office.iter().any(|at| {
            !lexicon::is_function_word(text.folded(at))
                && names.iter().any(|name| text.form(*name) == text.form(at))
        })
    }
}

/// The claim that tells most of what a person is who has these names.
fn best_claim<'a>(people: &'a People, indexes: &[usize]) -> Option<&'a Claim> {
    let claims = indexes.iter().flat_map(|index| &people.claims[*index]);
    claims
        .filter(|claim| is_office(claim))
        .min_by_key(|claim| claim.rank)
}

/// What sort of office a person has who has these names.
fn kind_of(people: &People, indexes: &[usize]) -> Option<TitleKind> {
    best_claim(people, indexes)?.kind
}

fn is_office(claim: &Claim) -> bool {
    claim.kind.is_some_and(|kind| kind != TitleKind::Honorific)
}

/// Whether a country has one such office only.
fn has_one_holder(kind: TitleKind) -> bool {
    matches!(
        kind,
        TitleKind::HeadOfState | TitleKind::HeadOfGovernment | TitleKind::Minister
    )
}

/// What sort of person it is of whom this is the best claim.
fn sorts(best: Option<&Claim>) -> Vec<Sort> {
    let mut sorts = vec![Sort::Any];
    let kind = best.and_then(|claim| claim.kind);
    sorts.push(kind.map_or(Sort::Bare, Sort::of));
    let Some(claim) = best else {
        return sorts;
    };
    let speaks = |role: &String| fold(role).contains("spokes");
    sorts.extend(
        [
            claim
                .role
                .as_ref()
                .is_some_and(speaks)
                .then_some(Sort::Speaker),
            claim.definite.then_some(Sort::Definite),
            claim.complement.then_some(Sort::Complement),
            (claim.rank == Rank::Former).then_some(Sort::Former),
        ]
        .into_iter()
        .flatten(),
    );
    sorts
}
