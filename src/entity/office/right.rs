//! What stands behind a title: the body or country of its holder.

use super::{Office, Party, Reader, is_country_name, is_land};
use crate::document::EntityType;
use crate::lexicon::{self, TitleKind};
use crate::text::{TokenKind, TokenRange};

impl Reader<'_, '_> {
    /// Extends the phrase to the right: "of Kenya", "for Political Affairs", "at the UN".
    pub(super) fn right(&self, office: &mut Office) {
        let mut at = office.tokens.end();
        while at + 1 < self.limit {
            let end = match self.word(at) {
                "of" | "at" | "in" | "with" | "from" => self.body(office, at),
                "for" | "to" | "on" => self.portfolio(office, at),
                _ => None,
            };
            let Some(end) = end else { break };
            at = self.past_acronym(end);
        }
        if office.is_plural() {
            at = self.members(office, at);
        }
        office.tokens = TokenRange::new(office.tokens.start(), at);
    }

    /// "of Kenya", "of the Council", "of Commerce, Industry and Investment Promotion".
    pub(super) fn body(&self, office: &mut Office, preposition: usize) -> Option<usize> {
        let of = self.word(preposition) == "of";
        let at = self.past_article(preposition + 1);
        if at >= self.limit {
            return None;
        }
        // "of the State of Kuwait"
        let country = self
            .marks
            .name_from(self.names, at)
            .is_some_and(|name| is_country_name(self.names, name));
        if of && self.is_portfolio(at) && !country && self.body_from(at).is_none() {
            let end = self.portfolio_end(at);
            office.add_role(TokenRange::new(preposition, end));
            return Some(end);
        }
        if let Some(name) = self.marks.name_from(self.names, at) {
            let tokens = self.names[name].tokens;
            return match self.names[name].kind {
                // "of Hamas's Shura Council"
                EntityType::Organization if let Some(body) = self.owned_body(tokens.end()) => {
                    office.parties.push(Party::Name(body));
                    Some(self.names[body].tokens.end())
                }
                EntityType::Organization => {
                    office.parties.push(Party::Name(name));
                    Some(self.more_countries(office, tokens.end()))
                }
                EntityType::Place if let Some(body) = self.owned_body(tokens.end()) => {
                    // A region acts for nobody: "West Africa's bloc ECOWAS".
                    if self.names[name].country.is_some() {
                        office.parties.push(Party::Name(name));
                    }
                    office.parties.push(Party::Name(body));
                    Some(self.names[body].tokens.end())
                }
                EntityType::Place if of && let Some(end) = self.owned_noun(tokens.end()) => {
                    // Who leads a country's rebels does not act for the country.
                    if !is_faction(self.word(end - 1)) {
                        office.parties.push(Party::Name(name));
                    }
                    Some(end)
                }
                EntityType::Place if of => {
                    if !is_country_name(self.names, name) {
                        office.add_role(TokenRange::new(preposition, tokens.end()));
                    }
                    office.parties.push(Party::Name(name));
                    Some(self.more_countries(office, tokens.end()))
                }
                // "his counterpart from Batumi", "his counterpart in Norway", but "met his
                // Turkish counterpart in Batumi"
                EntityType::Place
                    if matches!(office.kind(), TitleKind::Side | TitleKind::Counterpart)
                        && (self.word(preposition) == "from"
                            || office.parties.is_empty() && is_country_name(self.names, name)) =>
                {
                    office.parties.push(Party::Name(name));
                    Some(self.more_countries(office, tokens.end()))
                }
                // "officials from Norway and Kenya"
                EntityType::Place
                    if office.is_plural()
                        && self.word(preposition) == "from"
                        && is_country_name(self.names, name) =>
                {
                    office.parties.push(Party::Name(name));
                    Some(self.more_countries(office, tokens.end()))
                }
                // "professor at Georgetown": the university bears the name of the place.
                EntityType::Place
                    if office.kind() == TitleKind::Academic && self.word(preposition) == "at" =>
                {
                    office.parties.push(Party::Name(name));
                    Some(tokens.end())
                }
                // "the ambassador in Amman", but "met ambassadors in Ankara"
                EntityType::Place
                    if office.kind() == TitleKind::Diplomat && !office.is_plural() =>
                {
                    office.add_role(TokenRange::new(preposition, tokens.end()));
                    Some(tokens.end())
                }
                _ => None,
            };
        }
        if !of {
            return None;
        }
        let end = self.common_nouns_end(at);
        if end > at
            && let Some(body) = self.body_from(end)
        {
            // "of the main opposition CHP"
            office.parties.push(Party::Name(body));
            return Some(self.names[body].tokens.end());
        }
        (end > at).then(|| {
            office.add_role(TokenRange::new(preposition, end));
            end
        })
    }

    /// The body that a name beginning at `at` is, not a portfolio that looks like one:
    /// "State Duma", but not "Foreign Affairs".
    fn body_from(&self, at: usize) -> Option<usize> {
        let name = self.marks.name_from(self.names, at)?;
        let body = self.names[name].kind == EntityType::Organization
            && !self.names[name]
                .tokens
                .iter()
                .all(|word| lexicon::is_portfolio(self.text, word));
        body.then_some(name)
    }

    /// The body behind "Ukraine" in "of Ukraine's Central Bank".
    fn owned_body(&self, clitic: usize) -> Option<usize> {
        if !self.owns(clitic) {
            return None;
        }
        // "of Zimbabwe's opposition People's Democratic Party"
        let start = self.common_nouns_end(clitic + 1);
        let body = self.marks.name_from(self.names, start)?;
        (self.names[body].kind == EntityType::Organization).then_some(body)
    }

    /// One past "parliament" in "of Iran's parliament", "of Ukraine's central bank".
    fn owned_noun(&self, clitic: usize) -> Option<usize> {
        const WORDS: usize = 5;
        if !self.owns(clitic) {
            return None;
        }
        let words = clitic + 1..self.limit.min(clitic + 1 + WORDS);
        let mut nouns = words
            .take_while(|at| self.text.tokens()[*at].kind == TokenKind::Word)
            .filter(|at| {
                let word = self.word(*at);
                lexicon::is_body_noun(self.text, *at) || is_land(word) || is_faction(word)
            });
        nouns.next().map(|noun| noun + 1)
    }

    /// Whether token `clitic` is a possessive with something behind it.
    fn owns(&self, clitic: usize) -> bool {
        clitic + 1 < self.limit && self.text.tokens()[clitic].kind == TokenKind::Clitic
    }

    /// Skips "(IGAD)".
    fn past_acronym(&self, at: usize) -> usize {
        let bracket = at + 2 < self.limit && self.word(at) == "(" && self.word(at + 2) == ")";
        at + if bracket { 3 } else { 0 }
    }
}

/// Nouns for those who stand against a government or beside it.
fn is_faction(word: &str) -> bool {
    matches!(
        word,
        "rebels"
            | "guerrillas"
            | "militants"
            | "opposition"
            | "faction"
            | "group"
            | "movement"
            | "party"
            | "union"
            | "church"
    )
}
