//! Where a text speaks of countries, bodies and places, and what it shows of each as a whole.

use std::collections::BTreeMap;

use super::clue::Clue;
use crate::document::EntityType;
use crate::entity::marks::Marks;
use crate::entity::mention::Name;
use crate::entity::office::is_service;
use crate::entity::person::People;
use crate::entity::{Affiliation, Entities, EntityId};
use crate::lexicon::{self, Classes, CountryCode};
use crate::text::{BlockKind, Text, fold};

/// For whom somebody may act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Side {
    Country(CountryCode),
    /// A body, or a place that is no country.
    Of(EntityId),
}

impl Side {
    /// The side that an affiliation is.
    pub(super) fn of(affiliation: &Affiliation, entities: &Entities) -> Option<Self> {
        let id = match affiliation {
            Affiliation::Country(code) => return Some(Self::Country(*code)),
            Affiliation::Entity(id) | Affiliation::Stated(_, Some(id)) => *id,
            Affiliation::Stated(_, None) => return None,
        };
        Some(Self::of_entity(id, entities))
    }

    fn of_entity(id: EntityId, entities: &Entities) -> Self {
        let entity = entities.get(id);
        (entity.country.filter(|_| entity.is_country)).map_or(Self::Of(id), Self::Country)
    }

    /// The affiliation of who acts for it.
    pub(super) fn affiliation(self, entities: &Entities) -> Affiliation {
        match self {
            Self::Country(code) => entities.state(code),
            Self::Of(id) => Affiliation::Entity(id),
        }
    }

    /// The country of who acts for it.
    pub(super) fn country(self, entities: &Entities) -> Option<CountryCode> {
        match self {
            Self::Country(code) => Some(code),
            Self::Of(id) => entities.get(id).country,
        }
    }
}

/// What sort of side it is; ranks and counts are among those of one sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nature {
    Country,
    Body,
    Place,
}

/// One place of the text that speaks of a side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoken {
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) side: Side,
    pub(super) nature: Nature,
    /// Whether it is an adjective.
    pub(super) adjective: bool,
    /// Whether it tells where somebody is or goes: "in Geneva".
    pub(super) venue: bool,
}

/// What the text shows of one side as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Stat {
    /// How often it is spoken of, but not as where somebody is or for whom somebody acts.
    count: usize,
    /// How often it is spoken of.
    told: usize,
    pub(super) clues: Vec<Clue>,
}

/// All that speaks for one side or another.
pub(super) struct Evidence<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) names: &'a [Name],
    pub(super) people: &'a People,
    /// In text order.
    pub(super) spoken: Vec<Spoken>,
    pub(super) stats: BTreeMap<Side, Stat>,
    /// Those that every person may act for.
    pub(super) foremost: Vec<Side>,
}

impl<'a, 't> Evidence<'a, 't> {
    pub(super) fn new(
        text: &'a Text<'t>,
        marks: &Marks,
        names: &'a [Name],
        people: &'a People,
        of_name: &[EntityId],
        entities: &Entities,
    ) -> Self {
        let mut spoken = Vec::new();
        for (name, id) in names.iter().zip(of_name) {
            let side = Side::of_entity(*id, entities);
            let nature = match name.kind {
                EntityType::Place if matches!(side, Side::Country(_)) => Nature::Country,
                EntityType::Place => Nature::Place,
                // "Marine Corps General": of which country's?
                EntityType::Organization if is_service(text, name.tokens) => continue,
                EntityType::Organization => Nature::Body,
                EntityType::Person | EntityType::Event => continue,
            };
            let one = Spoken {
                at: name.tokens.start(),
                end: name.tokens.end(),
                side,
                nature,
                adjective: false,
                venue: nature != Nature::Body && is_venue(text, name.tokens.start()),
            };
            // "Baku" and "the Azerbaijani Foreign Ministry" speak of the country, too.
            let country = name.country.filter(|_| nature != Nature::Country);
            spoken.extend(country.map(|code| Spoken {
                side: Side::Country(code),
                nature: Nature::Country,
                ..one
            }));
            spoken.push(one);
        }
        spoken.extend(marks.demonyms().map(|d| Spoken {
            at: d.tokens.start(),
            end: d.tokens.end(),
            side: Side::Country(d.country),
            nature: Nature::Country,
            adjective: true,
            venue: false,
        }));
        spoken.sort_by_key(|s| s.at);
        let mut evidence = Self {
            text,
            names,
            people,
            spoken,
            stats: BTreeMap::new(),
            foremost: Vec::new(),
        };
        evidence.count();
        if let Some(issuer) = issuer(text, names).and_then(|n| names[n].state()) {
            evidence.note(Side::Country(issuer), Clue::Issuer);
        }
        for (side, stat) in &mut evidence.stats {
            stat.clues
                .extend(kind(text, names, of_name, entities, *side));
        }
        evidence
    }

    fn note(&mut self, side: Side, clue: Clue) {
        let stat = self.stats.entry(side).or_default();
        if !stat.clues.contains(&clue) {
            stat.clues.push(clue);
        }
    }

    /// Counts how often the text speaks of each side, and notes where.
    fn count(&mut self) {
        /// How many of a sort every person may act for.
        const FOREMOST: usize = 3;
        let lead = (self.text.blocks().iter())
            .find(|block| matches!(block.kind, BlockKind::Body | BlockKind::Quote))
            .map(|block| self.text.sentences()[block.sentences.0 as usize].tokens);
        let mut firsts: Vec<Nature> = Vec::new();
        for index in 0..self.spoken.len() {
            let one = self.spoken[index];
            let block = self.text.sentences()[self.text.sentence_of(one.at)].block;
            let kind = self.text.blocks()[block as usize].kind;
            if kind == BlockKind::Dateline {
                self.note(one.side, Clue::Dateline);
                if self.foremost.len() < FOREMOST {
                    self.foremost.push(one.side);
                }
                continue;
            }
            if kind == BlockKind::Headline {
                self.note(one.side, Clue::Headline);
            }
            if lead.is_some_and(|lead| lead.holds(one.at)) {
                self.note(one.side, Clue::Lead);
            }
            self.stats.entry(one.side).or_default().told += 1;
            let of_somebody = || self.phrase_at(one.at).is_some() || self.is_in_office(one.at);
            if one.venue || one.nature == Nature::Country && of_somebody() {
                continue;
            }
            self.stats.entry(one.side).or_default().count += 1;
            if !firsts.contains(&one.nature) {
                firsts.push(one.nature);
                self.note(one.side, Clue::First);
                self.foremost.push(one.side);
            }
        }
        for nature in [Nature::Country, Nature::Body, Nature::Place] {
            let mut sides: Vec<Side> = (self.spoken.iter())
                .filter(|one| one.nature == nature)
                .map(|one| one.side)
                .collect();
            sides.sort_unstable();
            sides.dedup();
            let told = |side: &&Side| (self.stats[*side].told, std::cmp::Reverse(**side));
            let most = sides
                .iter()
                .filter(|side| self.stats.contains_key(side))
                .max_by_key(told);
            let most = most.copied();
            if let Some(side) = most {
                self.note(side, Clue::Told);
                self.foremost.push(side);
            }
            let mut counted: Vec<(usize, Side)> = sides
                .into_iter()
                .map(|side| (self.stats.entry(side).or_default().count, side))
                .filter(|(count, _)| *count > 0)
                .collect();
            let all: usize = counted.iter().map(|(count, _)| count).sum();
            counted.sort_by_key(|(count, side)| (std::cmp::Reverse(*count), *side));
            for (rank, (count, side)) in counted.iter().enumerate() {
                let next = counted.get(rank + 1).map_or(0, |(count, _)| *count);
                let clues = [
                    (rank == 0).then_some(Clue::Most),
                    (rank == 1).then_some(Clue::Second),
                    (rank == 2).then_some(Clue::Third),
                    (count * 2 > all).then_some(Clue::Majority),
                    (rank == 0 && *count >= next * 2).then_some(Clue::Ahead),
                    (*count == 1).then_some(Clue::Once),
                ];
                for clue in clues.into_iter().flatten() {
                    self.note(*side, clue);
                }
                if rank < FOREMOST {
                    self.foremost.push(*side);
                }
            }
        }
        self.foremost.sort_unstable();
        self.foremost.dedup();
    }

    /// Whether token `at` is within an office that is told without a name: "the Polish minister".
    fn is_in_office(&self, at: usize) -> bool {
        let unnamed = &self.people.unnamed;
        let office = unnamed.get(unnamed.partition_point(|tokens| tokens.end() <= at));
        office.is_some_and(|tokens| tokens.holds(at))
    }

    /// Whether the text speaks of a side elsewhere than where somebody is or for whom somebody
    /// acts: ministers travel, and meet those of other countries.
    pub(super) fn is_spoken_of(&self, side: Side) -> bool {
        self.stats.get(&side).is_some_and(|stat| stat.count > 0)
    }

    /// What is spoken of in the tokens from `from` to `to`.
    pub(super) fn within(&self, from: usize, to: usize) -> &[Spoken] {
        let from = self.spoken.partition_point(|s| s.at < from);
        let to = self.spoken.partition_point(|s| s.at < to);
        &self.spoken[from..to.max(from)]
    }

    /// The persons of the phrase that covers token `at`.
    pub(super) fn phrase_at(&self, at: usize) -> Option<&[usize]> {
        let phrases = &self.people.phrases;
        let index = phrases.partition_point(|p| p.tokens.end() <= at);
        let phrase = phrases.get(index)?;
        (phrase.tokens.start() <= at).then_some(&phrase.names)
    }

    /// Where the phrase around name `index` begins.
    pub(super) fn phrase_start(&self, index: usize) -> usize {
        let at = self.names[index].tokens.start();
        let phrases = &self.people.phrases;
        let phrase = phrases.get(phrases.partition_point(|p| p.tokens.end() <= at));
        phrase.map_or(at, |phrase| phrase.tokens.start().min(at))
    }

    /// Whether name `index` is told with whose company it is: "X, accompanied by Ambassador Y".
    pub(super) fn is_in_company(&self, index: usize) -> bool {
        let start = self.phrase_start(index);
        start >= 2
            && self.text.folded(start - 1) == "by"
            && matches!(self.text.folded(start - 2), "accompanied" | "flanked")
    }

    /// The country of "Baku" in "due in Baku, where President NAME is to receive her", where
    /// the phrase of the name begins at `start`.
    pub(super) fn host_in(&self, start: usize) -> Option<Side> {
        let relative = start.checked_sub(2)?;
        if self.text.folded(relative + 1) != "where" || self.text.folded(relative) != "," {
            return None;
        }
        let near = self.within(relative.saturating_sub(2), relative);
        let place = near.iter().rev().find(|s| s.nature == Nature::Country)?;
        (!place.adjective).then_some(place.side)
    }

    /// What the words around name `index` are typical of: "Republican Senator NAME".
    pub(super) fn typical(&self, index: usize) -> impl Iterator<Item = (Side, Clue)> {
        const WORDS: usize = 3;
        let name = self.names[index].tokens;
        let before = name.start().saturating_sub(WORDS)..name.start();
        let after = name.end()..self.text.tokens().len().min(name.end() + 1);
        before.chain(after).filter_map(|at| {
            let word = self.text.folded(at);
            let (_, clue) = AMERICAN.iter().find(|(known, _)| *known == word)?;
            Some((Side::Country(CountryCode::new("US")?), *clue))
        })
    }
}

/// Words for office holders and governments that are typical of the United States, and how much
/// so: others have senators, too.
const AMERICAN: &[(&str, Clue)] = &[
    ("administration", Clue::Typical),
    ("democrat", Clue::Typical),
    ("democratic", Clue::Usual),
    ("republican", Clue::Typical),
    ("rep.", Clue::Typical),
    ("sen.", Clue::Usual),
    ("senator", Clue::Usual),
];

/// What is known of a side by itself.
fn kind(
    text: &Text,
    names: &[Name],
    of_name: &[EntityId],
    entities: &Entities,
    side: Side,
) -> Option<Clue> {
    let Side::Of(id) = side else {
        return Some(Clue::Country);
    };
    let entity = entities.get(id);
    let known = lexicon::lookup(&fold(&entity.name));
    let is = |classes| known.is_some_and(|entry| entry.is(classes));
    if entity.kind == EntityType::Place {
        return Some(match () {
            () if is(Classes::CAPITAL) => Clue::Capital,
            () if is(Classes::REGION) => Clue::Region,
            () if is(Classes::CITY) => Clue::City,
            () => Clue::Place,
        });
    }
    let first = entity.mentions.first()?.tokens.start();
    let at = names.partition_point(|name| name.tokens.start() < first);
    let name = names.get(at).filter(|_| of_name.get(at) == Some(&id))?;
    let branch = crate::entity::affiliation::is_branch(text, name);
    let noun = name.tokens.iter().any(|at| lexicon::is_body_noun(text, at));
    Some(match () {
        () if is(Classes::PARTY.or(Classes::ARMED_GROUP)) => Clue::Party,
        () if is(Classes::NEWS_AGENCY) => Clue::Media,
        () if branch || is(Classes::SEAT) => Clue::Branch,
        () if is(Classes::COMPANY) => Clue::Company,
        () if noun || known.is_some() => Clue::Body,
        () => Clue::BareBody,
    })
}

/// Whether it stands where one says where somebody is or goes: "in Geneva".
fn is_venue(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| text.folded(at));
    before.is_some_and(|word| {
        matches!(
            word,
            "in" | "at" | "to" | "from" | "for" | "near" | "outside" | "into" | "via"
        )
    })
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
