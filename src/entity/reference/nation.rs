//! Nations as parties: "the Norwegian", "Israelis and Palestinians".

use super::{Form, REACH, Reference, Resolver, Target};
use crate::document::EntityType;
use crate::entity::office::Party;
use crate::lexicon::{self, Classes, Entry};
use crate::text::TokenRange;

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
        let next = at + 1 + usize::from(self.text.folded_or_end(at + 1) == "the");
        self.text.folded_or_end(at) == "and"
            && next < self.text.tokens().len()
            && self.people_at(next).is_some()
    }
}

/// Whether a demonym (folded) means the whole people: "the British", "the Poles".
fn is_people(demonym: &str) -> bool {
    ["sh", "ch", "ese", "s"]
        .iter()
        .any(|ending| demonym.ends_with(ending))
}
