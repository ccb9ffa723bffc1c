//! What stands behind a title: the body or country of its holder.

use std::ops::Range;

use super::{Office, Party, Reader, is_country_name, is_land};
use crate::document::EntityType;
use crate::lexicon::{self, TitleKind};
use crate::text::{Case, TokenKind, TokenRange};

impl Reader<'_, '_> {
    /// Extends the phrase to the right: "of Kenya", "for Political Affairs", "at the UN".
    pub(super) fn right(&self, office: &mut Office) {
        let mut at = self.more_portfolio(office);
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
        } else {
            at = self.to_name(office, at);
        }
        office.tokens = TokenRange::new(office.tokens.start(), at);
    }

    /// Past whatever lies between an office and the name that it introduces: "the head of the
    /// east's civil aviation authority, Colonel NAME", "Head of the Royal Diwan Sheikh NAME".
    /// Bodies and countries on the way are whom its holder acts for.
    fn to_name(&self, office: &mut Office, from: usize) -> usize {
        const TOKENS: usize = 18;
        if from >= self.limit || !self.leads_on(office, from) {
            return from;
        }
        let mut passed = Vec::new();
        let mut at = from;
        while at < self.limit.min(from + TOKENS) {
            if at > from && self.names_person(at) {
                return self.reached(office, from, at..at, &passed).unwrap_or(from);
            }
            let token = &self.text.tokens()[at];
            // "the premier of Norway's spokesman, NAME"
            let behind_owner = self.text.tokens()[at - 1].kind == TokenKind::Clitic;
            if behind_owner && self.marks.title_from(at).is_some() {
                return from;
            }
            if self.word(at) == "," && self.names_person(at + 1) {
                return self
                    .reached(office, from, at..at + 1, &passed)
                    .unwrap_or(from);
            }
            if let Some(name) = self.marks.name_from(self.names, at) {
                passed.push(name);
                at = self.names[name].tokens.end();
                continue;
            }
            let acronym = self.past_acronym(at);
            let part = match token.kind {
                TokenKind::Word => {
                    is_link(self.word(at)) || !lexicon::is_function_word(self.word(at))
                }
                TokenKind::Clitic => true,
                // "the UN refugee agency, the UNHCR, NAME"
                _ => {
                    acronym > at
                        || at + 1 < self.limit && self.word(at) == "," && self.word(at + 1) == "the"
                }
            };
            if !part {
                return from;
            }
            at = acronym.max(at + 1);
        }
        from
    }

    /// Whether what stands behind an office at `at` can belong to it: "of", "'s", the "and" of
    /// "Minister of Energy and Water".
    fn leads_on(&self, office: &Office, at: usize) -> bool {
        let more = at + 1 < self.limit
            && self.text.tokens()[at + 1].case.is_capital()
            && self.marks.title_from(at + 1).is_none();
        match self.word(at) {
            "and" | "&" => more,
            "the" | "its" | "his" | "her" | "their" => false,
            // "the head of the Alder Group mission, NAME"
            word if self.is_behind_body(office, at) => !lexicon::is_function_word(word),
            _ if self.text.tokens()[at].kind == TokenKind::Clitic => {
                office.role.last().is_some_and(|last| last.end() == at)
                    && at > office.head.tokens.end()
            }
            word => is_link(word),
        }
    }

    /// Whether `at` is a noun in lower case right behind the body that an office is of.
    fn is_behind_body(&self, office: &Office, at: usize) -> bool {
        let noun = self.text.tokens()[at].kind == TokenKind::Word
            && self.text.tokens()[at].case == Case::Lower;
        noun && office.parties.last().is_some_and(|party| match party {
            Party::Name(name) => self.names[*name].tokens.end() == at,
            Party::Country(_) => false,
        })
    }

    /// Whether a person's name begins at `at`, titles before it or not.
    fn names_person(&self, at: usize) -> bool {
        const TITLES: usize = 3;
        let mut at = at;
        for _ in 0..TITLES {
            let Some(title) = self.marks.title_from(at.min(self.limit)) else {
                break;
            };
            at = self.past_bracket(title.tokens.end());
        }
        at < self.limit
            && (self.marks.name_from(self.names, at))
                .is_some_and(|name| self.names[name].kind == EntityType::Person)
    }

    /// Lets `office`, which went to `from` so far, end where the `gap` before a name or title
    /// begins, where the name does not go on with what was told before: "met the minister in
    /// Oslo, Ana Reis said".
    fn reached(
        &self,
        office: &mut Office,
        from: usize,
        gap: Range<usize>,
        passed: &[usize],
    ) -> Option<usize> {
        let (end, next) = (gap.start, gap.end);
        let first = (next..self.limit).find(|at| self.marks.name_at(*at).is_some())?;
        let behind = self.names[self.marks.name_at(first)?].tokens.end();
        let closed = behind >= self.limit
            || matches!(
                self.word(behind),
                "," | "." | ")" | ";" | ":" | "—" | "–" | "("
            );
        // Side by side, both are written as titles and names are.
        let fits = if next > end {
            closed
        } else {
            self.text.tokens()[office.head.tokens.start()]
                .case
                .is_capital()
                && self.text.tokens()[end - 1].case.is_capital()
        };
        if !fits {
            return None;
        }
        // "head of the east['s civil aviation authority]": the words before are not all of it.
        let cut = self.text.tokens()[from].kind == TokenKind::Clitic;
        if cut && office.role.len() > 1 {
            office.role.pop();
        }
        if office.parties.is_empty() {
            let kind = |kind: EntityType| passed.iter().find(move |n| self.names[**n].kind == kind);
            let country = || passed.iter().find(|n| is_country_name(self.names, **n));
            let party = kind(EntityType::Organization).or_else(country);
            office.parties.extend(party.map(|name| Party::Name(*name)));
        }
        Some(end)
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

/// What ties the words behind an office to it.
fn is_link(word: &str) -> bool {
    matches!(
        word,
        "of" | "for" | "in" | "at" | "to" | "on" | "and" | "the" | "its" | "his" | "her" | "their"
    )
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
