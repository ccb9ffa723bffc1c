//! Offices before a name: "Prime Minister NAME", "his counterpart, NAME".

use super::Tier;
use crate::document::EntityType;
use crate::entity::office::Determiner;
use crate::entity::office::Office;
use crate::entity::office::Party;
use crate::lexicon::{self, Classes, TitleKind};
use crate::text::{TokenKind, fold};

impl Tier<'_, '_> {
    /// Claims the office before name `index` for it, or for the list that it heads;
    /// returns where the office begins.
    pub(super) fn take_before(
        &mut self,
        office: usize,
        index: usize,
        members: &mut Vec<usize>,
        limit: usize,
    ) -> usize {
        self.people.taken[office] = true;
        if self.offices[office].is_plural() {
            *members = self.list_from(index, limit);
        }
        for (position, member) in members.iter().enumerate() {
            let claim = self.claim(office, position, members.len());
            self.people.claims[*member].push(claim);
        }
        self.offices[office].tokens.start()
    }

    /// The office that introduces what begins at `start`: "its deputy minister, NAME"; a
    /// name that is `titled` may follow any: "Minister of Health, Dr. NAME".
    pub(super) fn introduced(&self, start: usize, titled: bool) -> Option<usize> {
        let comma = start.checked_sub(1)?;
        let set_off = matches!(self.word(comma), "," | ":");
        if !set_off && !titled {
            return None;
        }
        let index = self.office_to(if set_off { comma } else { start })?;
        let office = &self.offices[index];
        if self.people.taken[index] || office.is_plural() && titled {
            return None;
        }
        if matches!(office.kind(), TitleKind::Honorific | TitleKind::Side) {
            return None;
        }
        let counterpart = office.kind() == TitleKind::Counterpart;
        // "talks with EU diplomats, Minister NAME said": who has an office of his own.
        if office.is_plural() && !counterpart && self.person_from(start).is_none() {
            return None;
        }
        let introduces = counterpart
            || titled
            || self.is_full_title(office)
            || office.is_definite() && !matches!(office.determiner, Determiner::Count(_))
            || office.determiner == Determiner::Indefinite && self.is_set_off(start)
            || !office.parties.is_empty()
            || office.role_words(self.text).is_some_and(|role| {
                office.head.tokens.len() > 1 && lexicon::implied_country(&fold(&role)).is_some()
            });
        introduces.then_some(index)
    }

    /// "Minister of Energy and Water, NAME": a title in capitals with what it is of.
    fn is_full_title(&self, office: &Office) -> bool {
        let capital = |at: usize| self.text.tokens()[at].case.is_capital();
        office.tokens.end() > office.head.tokens.end()
            && capital(office.head.tokens.start())
            && capital(office.tokens.end() - 1)
            && office.determiner != Determiner::Indefinite
    }

    /// Whether a comma closes what the name at `start` begins: "a police chief, NAME, said".
    fn is_set_off(&self, start: usize) -> bool {
        self.person_from(start)
            .is_some_and(|name| self.word(self.names[name].tokens.end()) == ",")
    }

    /// "the Pole, NAME"
    pub(super) fn nationality(&self, start: usize) -> Option<Party> {
        const WORDS: usize = 3;
        let comma = start.checked_sub(1).filter(|at| self.word(*at) == ",")?;
        let first = (comma.saturating_sub(WORDS)..comma)
            .find(|at| *at > 0 && self.word(*at - 1) == "the")?;
        let nation = Classes::DEMONYM | Classes::DEMONYM_NOUN;
        let (tokens, entry) = lexicon::longest_of(self.text, first, nation)?;
        entry
            .country
            .filter(|_| tokens.end() == comma && self.text.tokens()[first].case.is_capital())
            .map(Party::Country)
    }

    /// The office that an editor put before a name: "[British Prime Minister] NAME".
    pub(super) fn inserted(&self, start: usize) -> Option<usize> {
        let bracket = start.checked_sub(1).filter(|at| self.word(*at) == "]")?;
        self.office_to(bracket)
            .filter(|office| !self.people.taken[*office])
    }

    /// "NATO's" before a name.
    pub(super) fn possessor(&self, start: usize) -> Option<usize> {
        let clitic = start.checked_sub(1)?;
        if self.text.tokens()[clitic].kind != TokenKind::Clitic {
            return None;
        }
        let at = self.names.partition_point(|n| n.tokens.end() < clitic);
        let name = self.names.get(at)?;
        let acts = matches!(name.kind, EntityType::Place | EntityType::Organization);
        (name.tokens.end() == clitic && acts).then_some(at)
    }
}
