//! From names in the text to the people, bodies, places and gatherings behind them.
//!
//! [`names`](mention) finds named mentions, of which the user has [`listed`] some; [`office`]
//! reads the noun phrases around a title ("his Russian counterpart", "the NATO Secretary
//! General's Special Representative for the Caucasus"); [`person`] ties the two together;
//! [`coref`] joins mentions into entities; [`stated`] and [`affiliation`] give them what the
//! user's lexicon and the text say of them; [`reference`] says for each noun phrase or
//! pronoun whom it stands for. The meeting stage reads only [`Entities`].

mod affiliation;
mod coref;
mod employer;
mod event;
pub(crate) mod inference;
mod listed;
mod marks;
mod mention;
mod office;
mod organization;
mod person;
mod reference;
mod speaker;
mod spelling;
mod stated;

use hashbrown::HashMap;

use crate::document::{AffiliationBasis, EntityType};
use crate::lexicon::{self, Classes, Country, CountryCode, UserLexicon};
use crate::text::{Span, Text, TokenRange, fold};

pub(crate) use reference::{Form, Group, Reference, Target};

/// Index of an entity in [`Entities::list`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EntityId(u32);

impl EntityId {
    pub(crate) fn new(index: usize) -> Self {
        Self(index as u32)
    }

    /// The index itself.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// One person, organization, place or event.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    pub(crate) kind: EntityType,
    /// The fullest form in the text.
    pub(crate) name: String,
    /// All other forms, each once, in text order.
    pub(crate) aliases: Vec<String>,
    /// Named mentions in text order.
    pub(crate) mentions: Vec<Mention>,
    pub(crate) role: Option<String>,
    pub(crate) affiliation: Option<Affiliation>,
    /// How the affiliation is known, where there is one.
    pub(crate) basis: AffiliationBasis,
    /// The country that it is (places) or acts for (persons).
    pub(crate) country: Option<CountryCode>,
    pub(crate) confidence: f32,
    /// Whether it is a country itself, not a place in one.
    pub(crate) is_country: bool,
    /// Whether no name, only an adjective, speaks of it ("his Azerbaijani counterpart").
    pub(crate) hinted: bool,
    /// Whether the user's lexicon has it, so that nothing about it is guessed.
    pub(crate) listed: bool,
}

/// Words that name an entity.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    pub(crate) tokens: TokenRange,
    pub(crate) span: Span,
    /// Where the text first names the entity with the same words. A long text is read faster
    /// there, at the same few places again and again.
    pub(crate) words: Span,
}

impl Mention {
    /// A mention that is the first with its words.
    fn new(text: &Text, tokens: TokenRange) -> Self {
        let span = text.span(tokens);
        Self {
            tokens,
            span,
            words: span,
        }
    }

    /// Whether no mention of the entity before it has the same words.
    fn is_first_with_words(&self) -> bool {
        self.words == self.span
    }
}

/// For whom a person acts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Affiliation {
    /// An entity of the text.
    Entity(EntityId),
    /// A country that the text only hints at ("Russian", "Secretary of State").
    Country(CountryCode),
    /// What the user's lexicon says, in its words, and the entity of the text that they
    /// name.
    Stated(String, Option<EntityId>),
}

impl Affiliation {
    /// The entity of the text that it is.
    pub(crate) fn entity(&self) -> Option<EntityId> {
        match self {
            Self::Entity(id) => Some(*id),
            Self::Country(_) => None,
            Self::Stated(_, id) => *id,
        }
    }
}

/// Everything that the later stages need to know of who and what is in the text.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    pub(crate) list: Vec<Entity>,
    /// Noun phrases and pronouns that stand for entities, in text order, disjoint.
    pub(crate) references: Vec<Reference>,
    /// Mentions of gatherings in text order.
    pub(crate) events: Vec<(TokenRange, EntityId)>,
    /// The entity of each country that the text speaks of.
    countries: HashMap<CountryCode, EntityId>,
}

/// Names of persons of more than one word.
pub(crate) struct Names(Vec<TokenRange>);

impl Names {
    /// Whether `tokens` are a part of one.
    pub(crate) fn is_within(&self, tokens: TokenRange) -> bool {
        let before = self
            .0
            .partition_point(|name| name.start() <= tokens.start());
        let name = before.checked_sub(1).map(|index| self.0[index]);
        name.is_some_and(|name| name.contains(tokens))
    }
}

impl Entities {
    /// Where persons are named in full.
    pub(crate) fn names_of_persons(&self) -> Names {
        let persons = self.list.iter().filter(|e| e.kind == EntityType::Person);
        let mentions = persons.flat_map(|person| &person.mentions);
        let mut names: Vec<TokenRange> = mentions
            .map(|mention| mention.tokens)
            .filter(|tokens| tokens.len() > 1)
            .collect();
        names.sort_unstable();
        Names(names)
    }

    fn new(list: Vec<Entity>) -> Self {
        let mut events = Vec::new();
        let mut countries = HashMap::new();
        for (index, entity) in list.iter().enumerate() {
            let id = EntityId::new(index);
            if entity.kind == EntityType::Event {
                events.extend(entity.mentions.iter().map(|m| (m.tokens, id)));
            }
            if let Some(code) = entity.country.filter(|_| entity.is_country) {
                countries.entry(code).or_insert(id);
            }
        }
        events.sort_unstable_by_key(|(mention, _)| *mention);
        Self {
            list,
            references: Vec::new(),
            events,
            countries,
        }
    }

    /// The entity behind `id`.
    pub(crate) fn get(&self, id: EntityId) -> &Entity {
        &self.list[id.index()]
    }

    /// All ids.
    pub(crate) fn ids(&self) -> impl Iterator<Item = EntityId> + use<> {
        (0..self.list.len()).map(EntityId::new)
    }

    /// The name by which one speaks of it: a country's common name, else the fullest form.
    pub(crate) fn plain_name(&self, id: EntityId) -> String {
        let entity = self.get(id);
        match entity.country.filter(|_| entity.is_country) {
            Some(code) => lexicon::country_name(code).to_owned(),
            None => entity.name.clone(),
        }
    }

    /// The person whom the text names first.
    pub(crate) fn first_person(&self) -> Option<EntityId> {
        let first = |id: &EntityId| self.get(*id).mentions.first().map(|m| m.tokens);
        let people = self
            .ids()
            .filter(|id| self.get(*id).kind == EntityType::Person);
        people.min_by_key(first)
    }

    /// Whether it can be a party of an encounter: a person, a body, a country, or a
    /// capital that stands for its government.
    pub(crate) fn can_act(&self, id: EntityId) -> bool {
        let entity = self.get(id);
        match entity.kind {
            EntityType::Person | EntityType::Organization => true,
            EntityType::Place => entity.is_country || entity.is_seat_of_government(),
            EntityType::Event => false,
        }
    }

    /// Acting for the country with this code, as its entity where the text has one.
    fn state(&self, code: CountryCode) -> Affiliation {
        self.countries
            .get(&code)
            .map_or(Affiliation::Country(code), |id| Affiliation::Entity(*id))
    }

    /// The country entity with this code; where there is none, one is made whose only
    /// mention is the phrase `at` that speaks of it ("his Azerbaijani counterpart").
    fn country(&mut self, text: &Text, code: CountryCode, at: TokenRange) -> EntityId {
        *self.countries.entry(code).or_insert_with(|| {
            self.list.push(Entity {
                kind: EntityType::Place,
                // "Israeli and Palestinian negotiators" are of Israel and of the Palestinians.
                name: Country::of(code)
                    .map_or("", |country| country.side)
                    .to_owned(),
                aliases: Vec::new(),
                mentions: vec![Mention::new(text, at)],
                role: None,
                affiliation: None,
                basis: AffiliationBasis::Stated,
                country: Some(code),
                confidence: 0.8,
                is_country: true,
                hinted: true,
                listed: false,
            });
            EntityId::new(self.list.len() - 1)
        })
    }
}

impl Entity {
    fn is_seat_of_government(&self) -> bool {
        lexicon::lookup(&fold(&self.name)).is_some_and(|e| e.is(Classes::CAPITAL | Classes::SEAT))
    }
}

/// Finds and joins all mentions of `text`; `lexicon` goes before all else that is known.
pub(crate) fn recognize(text: &Text, lexicon: &UserLexicon) -> Entities {
    observed(text, lexicon, &mut |_, _| {})
}

/// As [`recognize`], and shows `observe` every question of whom a person acts for that the text
/// leaves to inference.
pub(crate) fn observed(
    text: &Text,
    lexicon: &UserLexicon,
    observe: &mut dyn FnMut(&inference::Question, &Entities),
) -> Entities {
    let mut names = mention::names(text, lexicon);
    let marks = marks::Marks::new(text, &names);
    let offices = office::offices(text, &marks, &names);
    for index in person::misjudged(text, &names, &offices) {
        names[index].kind = EntityType::Person;
    }
    let people = person::attach(text, &names, &offices);
    let mut clusters = coref::cluster(text, lexicon, &names, &people);
    inference::infer(text, &marks, &names, &people, &mut clusters, observe);
    reference::resolve(text, &names, &offices, &people, clusters)
}
