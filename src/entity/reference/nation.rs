//! Nations as parties: "the Norwegian", "Israelis and Palestinians",
//! "Armenian-Azerbaijani talks".

use hashbrown::HashMap;

use super::{Form, REACH, Reference, Resolver, Target};
use crate::document::EntityType;
use crate::entity::EntityId;
use crate::entity::office::Party;
use crate::lexicon::{self, Classes, CountryCode, Entry};
use crate::text::{Case, TokenKind, TokenRange, fold};

/// What a phrase for a nation says of it.
const NATION: Classes = Classes::COUNTRY.or(Classes::DEMONYM);

impl Resolver<'_, '_> {
    /// "the Norwegian" for the one Norwegian told of before.
    pub(super) fn nationals(&mut self) {
        for at in 1..self.text.tokens().len() {
            if self.text.folded(at - 1) != "the" || !self.text.tokens()[at].case.is_capital() {
                continue;
            }
            let Some((tokens, entry)) = lexicon::longest_of(self.text, at, Classes::DEMONYM) else {
                continue;
            };
            let next = tokens.end();
            let alone = next < self.text.tokens().len()
                && !self.is_content(next)
                && !self.text.tokens()[next].case.is_capital()
                && !is_people(self.text.folded(next - 1));
            let Some(country) = entry.country.filter(|_| alone) else {
                continue;
            };
            let named = &self.out[..self.named];
            let before = named.partition_point(|r| r.tokens.start() < at);
            let holder = named[..before]
                .iter()
                .rev()
                .take(REACH)
                .filter_map(Reference::single)
                .find(|id| {
                    let person = self.entities.get(*id);
                    person.kind == EntityType::Person && person.country == Some(country)
                });
            let free = tokens.iter().all(|token| !self.taken[token]);
            if let Some(id) = holder.filter(|_| free) {
                let phrase = TokenRange::new(at - 1, next);
                self.push(phrase, Target::Entities(vec![id]), Form::Description);
            }
        }
    }

    /// "talks between Israelis and Palestinians": the sides that they are of. One people alone is
    /// too often just some of them.
    pub(super) fn peoples(&mut self) {
        let mut before: Option<TokenRange> = None;
        for at in 0..self.text.tokens().len() {
            if before.is_some_and(|people| at < people.end()) {
                continue;
            }
            let Some((tokens, entry)) = self.people_at(at) else {
                continue;
            };
            let article = at > 0 && self.text.folded(at - 1) == "the";
            let start = at - usize::from(article);
            let joined = before.is_some_and(|people| {
                people.end() + 1 == start && self.text.folded(people.end()) == "and"
            });
            let first = !joined && self.joins_people(tokens.end());
            before = (first || joined).then_some(tokens);
            let free = tokens.iter().all(|token| !self.taken[token]);
            let Some(code) = entry.country.filter(|_| free) else {
                continue;
            };
            if first || joined {
                let id = self.side(Party::Country(code), tokens);
                let phrase = TokenRange::new(start, tokens.end());
                self.push(phrase, Target::Entities(vec![id]), Form::Description);
            }
        }
    }

    /// The noun for the people of a nation that begins at token `at`: "Israelis".
    fn people_at(&self, at: usize) -> Option<(TokenRange, Entry)> {
        if !self.text.tokens()[at].case.is_capital() {
            return None;
        }
        let (tokens, entry) = lexicon::longest_of(self.text, at, Classes::DEMONYM_NOUN)?;
        (entry.is(Classes::PLURAL) && !entry.is(Classes::DEMONYM)).then_some((tokens, entry))
    }

    /// Whether "and" and another people stand at token `at`.
    fn joins_people(&self, at: usize) -> bool {
        let article = |at: usize| at + usize::from(self.text.folded_or_end(at) == "the");
        let next = article(at + 1);
        self.text.folded_or_end(at) == "and"
            && next < self.text.tokens().len()
            && self.people_at(next).is_some()
    }

    /// "Armenian-Azerbaijani talks", "the US-China summit": the sides of an encounter that stand
    /// before its noun as one word.
    pub(super) fn compounds(&mut self) {
        /// Words between the sides and the noun: "high-level trade talks".
        const WORDS: usize = 2;
        let end = self.text.tokens().len();
        let mut at = 0;
        while at < end {
            let Some((ids, behind)) = self.sides_at(at) else {
                at += 1;
                continue;
            };
            let mut noun = behind;
            while noun < end.min(behind + WORDS)
                && !lexicon::is(self.text, noun, Classes::EVENT_HEAD)
                && self.text.tokens()[noun].case == Case::Lower
            {
                noun += 1;
            }
            if noun < end && lexicon::is(self.text, noun, Classes::EVENT_HEAD) {
                let tokens = TokenRange::new(at, behind);
                let ids = ids
                    .into_iter()
                    .map(|side| self.nation(side, tokens))
                    .collect();
                self.push(tokens, Target::Entities(ids), Form::Description);
            }
            at = behind;
        }
    }

    /// Two sides or more that a hyphen joins from token `at` on, and the token behind them.
    fn sides_at(&self, at: usize) -> Option<(Vec<Side>, usize)> {
        let token = &self.text.tokens()[at];
        let hyphened =
            self.text.folded(at).contains(HYPHENS) || is_hyphen(self.text.folded_or_end(at + 1));
        // "Guinea-Bissau" is one country.
        let one = || {
            lexicon::longest_of(self.text, at, NATION)
                .is_some_and(|(name, _)| self.text.slice(name).contains(HYPHENS))
        };
        if token.kind != TokenKind::Word || !token.case.is_capital() || !hyphened || one() {
            return None;
        }
        let mut sides = Vec::new();
        let mut next = at;
        loop {
            let mut parts = self.text.folded_or_end(next).split(HYPHENS);
            let last = parts.next_back()?;
            for part in parts {
                sides.push(self.side_called(part)?);
            }
            // "US-North Korea"
            let longer = (next + 1 < self.text.tokens().len())
                .then(|| format!("{last} {}", self.text.folded(next + 1)))
                .and_then(|words| self.side_called(&words));
            next += 1 + usize::from(longer.is_some());
            sides.push(longer.or_else(|| self.side_called(last))?);
            if !is_hyphen(self.text.folded_or_end(next)) {
                break;
            }
            next += 1;
        }
        (sides.len() > 1).then_some((sides, next))
    }

    /// The nation or the body of the text that is called so, in folded words.
    fn side_called(&self, words: &str) -> Option<Side> {
        let nation = lexicon::lookup(words).filter(|entry| entry.is(NATION));
        if let Some(code) = nation.and_then(|entry| entry.country) {
            return Some(Side::Nation(code));
        }
        let bodies = self.bodies.get_or_init(|| self.names_of_bodies());
        bodies.get(words).copied().map(Side::Body)
    }

    /// The bodies of the text by their folded names.
    fn names_of_bodies(&self) -> HashMap<String, EntityId> {
        let mut bodies = HashMap::new();
        for id in self.entities.ids() {
            let entity = self.entities.get(id);
            if entity.kind == EntityType::Organization {
                for name in entity.aliases.iter().chain([&entity.name]) {
                    bodies.entry(fold(name)).or_insert(id);
                }
            }
        }
        bodies
    }

    fn nation(&mut self, side: Side, at: TokenRange) -> EntityId {
        match side {
            Side::Nation(code) => self.side(Party::Country(code), at),
            Side::Body(id) => id,
        }
    }
}

/// One of the sides that a hyphen joins.
#[derive(Clone, Copy, Debug)]
enum Side {
    Nation(CountryCode),
    /// A body that the text names elsewhere.
    Body(EntityId),
}

/// What joins two sides: "Armenian-Azerbaijani", "US–China".
const HYPHENS: &[char] = &['-', '‐', '‑', '–', '/'];

fn is_hyphen(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| HYPHENS.contains(&c))
}

/// Whether a demonym (folded) means the whole people: "the British", "the Poles".
fn is_people(demonym: &str) -> bool {
    ["sh", "ch", "ese", "s"]
        .iter()
        .any(|ending| demonym.ends_with(ending))
}
