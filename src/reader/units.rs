//! A sentence as a row of units, which is what the network reads: references, time
//! expressions and gatherings are one unit each, every other token is one.

use crate::document::EntityType;
use crate::entity::{Affiliation, Entities, Entity, EntityId, Form, Target};
use crate::lexicon;
use crate::temporal::When;
use crate::text::{BlockKind, Sentence, Text, TokenRange, fold};

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The sentence as a whole; it also stands for a party that the sentence leaves unnamed.
    Whole,
    /// Somebody or something, by the index of the reference.
    Reference(usize),
    /// A time expression, by its index.
    Time(usize),
    /// A gathering.
    Event(EntityId),
    /// Any other token.
    Word,
    /// Somebody whom the sentences before name and this one does not, or not by name.
    Card(EntityId),
}

/// One position of the network's input.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    pub(crate) tokens: TokenRange,
    pub(crate) kind: Kind,
    /// A set of [`feature`]s.
    pub(crate) features: u32,
}

/// What is known of a unit besides its words, each a bit. The network has a vector for each.
pub(crate) mod feature {
    /// How many there are.
    pub(crate) const COUNT: usize = 30;
    pub(crate) const WORD: u32 = 1;
    pub(crate) const TIME: u32 = 1 << 1;
    pub(crate) const EVENT: u32 = 1 << 2;
    pub(crate) const REFERENCE: u32 = 1 << 3;
    pub(crate) const NAME: u32 = 1 << 4;
    pub(crate) const DESCRIPTION: u32 = 1 << 5;
    pub(crate) const PRONOUN: u32 = 1 << 6;
    pub(crate) const POSSESSIVE: u32 = 1 << 7;
    pub(crate) const PERSON: u32 = 1 << 8;
    pub(crate) const ORGANIZATION: u32 = 1 << 9;
    pub(crate) const COUNTRY: u32 = 1 << 10;
    pub(crate) const PLACE: u32 = 1 << 11;
    /// Stands for more than one entity.
    pub(crate) const SEVERAL: u32 = 1 << 12;
    pub(crate) const GROUP: u32 = 1 << 13;
    pub(crate) const SIDES: u32 = 1 << 14;
    /// A person whose office is known.
    pub(crate) const OFFICE: u32 = 1 << 15;
    /// Can be a party of an encounter.
    pub(crate) const PARTY: u32 = 1 << 16;
    /// The person whom the text names first.
    pub(crate) const PROTAGONIST: u32 = 1 << 17;
    /// Named three times or more.
    pub(crate) const FREQUENT: u32 = 1 << 18;
    /// Known from an adjective alone.
    pub(crate) const HINTED: u32 = 1 << 19;
    /// Stands in the sentence before this unit as well.
    pub(crate) const AGAIN: u32 = 1 << 20;
    pub(crate) const HEADLINE: u32 = 1 << 21;
    pub(crate) const DATELINE: u32 = 1 << 22;
    pub(crate) const CAPTION: u32 = 1 << 23;
    pub(crate) const QUOTE: u32 = 1 << 24;
    /// The text has named it before this sentence.
    pub(crate) const KNOWN: u32 = 1 << 25;
    pub(crate) const WHOLE: u32 = 1 << 26;
    pub(crate) const CARD: u32 = 1 << 27;
    /// Named in the sentence right before.
    pub(crate) const JUST: u32 = 1 << 28;
    /// The first party of the sentence right before.
    pub(crate) const SUBJECT: u32 = 1 << 29;
}

/// Units that stand for somebody named before.
pub(crate) const CARDS: usize = 8;

/// Units that are read of a sentence, cards aside.
pub(crate) const MOST: usize = 88;

/// Who was named of late: whom a pronoun, a description or an unnamed party can stand for.
#[derive(Clone, Debug)]
pub(crate) struct Recent {
    /// The person whom the text names first.
    protagonist: Option<EntityId>,
    sentence: u32,
    /// Parties with the sentence that named them last; the latest sentence first, each in text
    /// order.
    named: Vec<(EntityId, u32)>,
}

impl Recent {
    /// Nobody yet.
    pub(crate) fn new(entities: &Entities) -> Self {
        Self {
            protagonist: entities.first_person(),
            sentence: 0,
            named: Vec::new(),
        }
    }

    /// The units of a sentence, and cards of whom else it can be about.
    pub(crate) fn units(
        &self,
        text: &Text,
        sentence: &Sentence,
        entities: &Entities,
        times: &[When],
    ) -> Vec<Unit> {
        /// How many sentences back one may stand.
        const REACH: u32 = 4;
        let mut units = of_sentence(text, sentence, entities, times, self.protagonist);
        units.truncate(MOST);
        let parties = parties(&units, entities);
        let near = (self.named.iter()).filter(|(_, at)| at + REACH > self.sentence);
        let mut cards: Vec<(EntityId, u32)> = near
            .filter(|(id, _)| !parties.contains(id))
            .take(CARDS)
            .copied()
            .collect();
        let first = self.protagonist.filter(|id| {
            let named = entities.get(*id).mentions.first();
            named.is_some_and(|m| m.tokens.start() < sentence.tokens.start())
                && !parties.contains(id)
                && cards.iter().all(|(card, _)| card != id)
        });
        if let Some(id) = first {
            cards.truncate(CARDS - 1);
            cards.push((id, 0));
        }
        let end = TokenRange::new(sentence.tokens.end(), sentence.tokens.end());
        let subject = self.named.first().map(|(id, _)| *id);
        units.extend(cards.into_iter().map(|(id, at)| {
            let mut features = feature::CARD | feature::PARTY | of_entity(entities.get(id), end);
            if at + 1 == self.sentence {
                features |= feature::JUST;
                if subject == Some(id) {
                    features |= feature::SUBJECT;
                }
            }
            if self.protagonist == Some(id) {
                features |= feature::PROTAGONIST;
            }
            Unit {
                tokens: end,
                kind: Kind::Card(id),
                features,
            }
        }));
        units
    }

    /// Remembers whom a sentence named.
    pub(crate) fn remember(&mut self, units: &[Unit], entities: &Entities) {
        /// More than stand in a few sentences.
        const KEPT: usize = 48;
        let parties = parties(units, entities);
        self.named.retain(|(id, _)| !parties.contains(id));
        let at = self.sentence;
        self.named
            .splice(0..0, parties.into_iter().map(|id| (id, at)));
        self.named.truncate(KEPT);
        self.sentence += 1;
    }
}

/// The entities that can be parties, in text order, each once.
fn parties(units: &[Unit], entities: &Entities) -> Vec<EntityId> {
    let mut out = Vec::new();
    for unit in units {
        let Kind::Reference(at) = unit.kind else {
            continue;
        };
        if unit.features & feature::PARTY == 0 {
            continue;
        }
        if let Target::Entities(ids) = &entities.references[at].target {
            for id in ids {
                if !out.contains(id) {
                    out.push(*id);
                }
            }
        }
    }
    out
}

/// What is known of somebody for whom a card stands: office and side.
pub(crate) fn card_words(entities: &Entities, id: EntityId) -> Vec<String> {
    /// Words of an office that are read.
    const MOST: usize = 6;
    let entity = entities.get(id);
    let role = entity.role.as_deref().unwrap_or_default();
    let side = match &entity.affiliation {
        Some(Affiliation::Entity(id)) => entities.plain_name(*id),
        Some(Affiliation::Country(code)) => lexicon::country_name(*code).to_owned(),
        Some(Affiliation::Stated(words, _)) => words.clone(),
        None => String::new(),
    };
    let name = if entity.kind == EntityType::Person {
        ""
    } else {
        &entity.name
    };
    let words = [role, &side, name]
        .into_iter()
        .flat_map(str::split_whitespace);
    words.take(MOST).map(fold).collect()
}

/// The units of `sentence`, the first of which is the sentence as a whole.
fn of_sentence(
    text: &Text,
    sentence: &Sentence,
    entities: &Entities,
    times: &[When],
    protagonist: Option<EntityId>,
) -> Vec<Unit> {
    let tokens = sentence.tokens;
    let block = match text.blocks()[sentence.block as usize].kind {
        BlockKind::Headline => feature::HEADLINE,
        BlockKind::Dateline => feature::DATELINE,
        BlockKind::Caption => feature::CAPTION,
        BlockKind::Quote => feature::QUOTE,
        BlockKind::Body | BlockKind::Question | BlockKind::Speaker => 0,
    };
    let mut units = Vec::with_capacity(tokens.len() + 1);
    units.push(Unit {
        tokens: TokenRange::new(tokens.start(), tokens.start()),
        kind: Kind::Whole,
        features: feature::WHOLE | block,
    });
    let references = &entities.references;
    let mut reference = references.partition_point(|r| r.tokens.start() < tokens.start());
    let mut time = times.partition_point(|t| t.tokens.start() < tokens.start());
    let mut event = entities
        .events
        .partition_point(|(e, _)| e.start() < tokens.start());
    let mut seen: Vec<EntityId> = Vec::new();
    let mut at = tokens.start();
    while at < tokens.end() {
        while references
            .get(reference)
            .is_some_and(|r| r.tokens.start() < at)
        {
            reference += 1;
        }
        while times.get(time).is_some_and(|t| t.tokens.start() < at) {
            time += 1;
        }
        while (entities.events.get(event)).is_some_and(|(e, _)| e.start() < at) {
            event += 1;
        }
        let begins = |range: TokenRange| range.start() == at && range.end() <= tokens.end();
        let unit = if let Some(r) = references.get(reference).filter(|r| begins(r.tokens)) {
            let features = feature::REFERENCE
                | of_reference(&r.target, r.form, entities, protagonist, tokens, &mut seen);
            Unit {
                tokens: r.tokens,
                kind: Kind::Reference(reference),
                features,
            }
        } else if let Some(t) = times.get(time).filter(|t| begins(t.tokens)) {
            Unit {
                tokens: t.tokens,
                kind: Kind::Time(time),
                features: feature::TIME,
            }
        } else if let Some((e, id)) = entities.events.get(event).filter(|(e, _)| begins(*e)) {
            Unit {
                tokens: *e,
                kind: Kind::Event(*id),
                features: feature::EVENT,
            }
        } else {
            Unit {
                tokens: TokenRange::new(at, at + 1),
                kind: Kind::Word,
                features: feature::WORD,
            }
        };
        at = unit.tokens.end();
        units.push(unit);
    }
    units
}

fn of_reference(
    target: &Target,
    form: Form,
    entities: &Entities,
    protagonist: Option<EntityId>,
    sentence: TokenRange,
    seen: &mut Vec<EntityId>,
) -> u32 {
    let mut features = match form {
        Form::Name => feature::NAME,
        Form::Description => feature::DESCRIPTION,
        Form::Pronoun => feature::PRONOUN,
        Form::Possessive => feature::POSSESSIVE,
    };
    match target {
        Target::Group(group) => {
            features |= feature::GROUP | feature::PARTY;
            if group.sides {
                features |= feature::SIDES;
            }
        }
        Target::Entities(ids) => {
            if ids.len() > 1 {
                features |= feature::SEVERAL;
            }
            for id in ids {
                features |= of_entity(entities.get(*id), sentence);
                if entities.can_act(*id) || form == Form::Description {
                    features |= feature::PARTY;
                }
                if protagonist == Some(*id) {
                    features |= feature::PROTAGONIST;
                }
                if seen.contains(id) {
                    features |= feature::AGAIN;
                } else {
                    seen.push(*id);
                }
            }
        }
    }
    features
}

/// The tokens whose words the network reads of a unit: not the names of persons, which say
/// nothing of whether they met.
pub(crate) fn words(unit: &Unit, entities: &Entities) -> impl Iterator<Item = usize> {
    /// The words of a long phrase that are read.
    const MOST: usize = 8;
    let named: Vec<TokenRange> = match unit.kind {
        Kind::Reference(at) => match &entities.references[at].target {
            Target::Entities(ids) => (ids.iter().map(|id| entities.get(*id)))
                .filter(|entity| entity.kind == EntityType::Person)
                .filter_map(|entity| mention_in(entity, unit.tokens))
                .collect(),
            Target::Group(_) => Vec::new(),
        },
        _ => Vec::new(),
    };
    unit.tokens
        .iter()
        .filter(move |at| !named.iter().any(|name| name.holds(*at)))
        .take(MOST)
}

/// The first mention of an entity that lies in a phrase.
fn mention_in(entity: &Entity, phrase: TokenRange) -> Option<TokenRange> {
    let mentions = &entity.mentions;
    let at = mentions.partition_point(|m| m.tokens.start() < phrase.start());
    let mention = mentions.get(at)?.tokens;
    phrase.contains(mention).then_some(mention)
}

fn of_entity(entity: &Entity, sentence: TokenRange) -> u32 {
    const OFTEN: usize = 3;
    let mut features = match entity.kind {
        EntityType::Person => feature::PERSON,
        EntityType::Organization => feature::ORGANIZATION,
        EntityType::Place if entity.is_country => feature::COUNTRY,
        EntityType::Place => feature::PLACE,
        EntityType::Event => feature::EVENT,
    };
    if entity.kind == EntityType::Person && entity.role.is_some() {
        features |= feature::OFFICE;
    }
    if entity.mentions.len() >= OFTEN {
        features |= feature::FREQUENT;
    }
    if entity.hinted {
        features |= feature::HINTED;
    }
    let known = entity.mentions.first();
    if known.is_some_and(|m| m.tokens.start() < sentence.start()) {
        features |= feature::KNOWN;
    }
    features
}
