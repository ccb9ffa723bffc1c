//! Offices: the noun phrase around a title, with whom its holder acts for.
//!
//! "his Turkish and Azerbaijani counterparts", "the NATO Secretary General's Special
//! Representative for the Caucasus", "Cabinet Secretary for Foreign and Diaspora
//! Affairs of the Republic of Kenya". Whether a name follows is not decided here.

use super::marks::{Marks, TitleMark};
use super::mention::Name;
use crate::document::EntityType;
use crate::lexicon::{self, Classes, CountryCode, TitleKind};
use crate::text::{Case, Text, TokenKind, TokenRange};

/// What introduces a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    None,
    The,
    /// "a", "another"
    Indefinite,
    /// "his", "its"
    Pronoun,
    /// "Armenia's", "the group's"
    Possessor,
    /// "two", "both" (2), "three", "all" (0)
    Count(u8),
}

/// For whom the holder of an office acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Country(CountryCode),
    /// Index of a place or organization name.
    Name(usize),
}

/// A noun phrase whose head is a title.
#[derive(Clone, Debug)]
pub(super) struct Office {
    /// The whole phrase.
    pub(super) tokens: TokenRange,
    /// The words that name the office, in text order, without countries.
    pub(super) role: Vec<TokenRange>,
    /// The title phrase that is its head.
    pub(super) head: TitleMark,
    pub(super) determiner: Determiner,
    pub(super) parties: Vec<Party>,
    /// The group whose members the parties are, where the phrase lists them.
    pub(super) group: Option<Party>,
}

impl Office {
    pub(super) fn kind(&self) -> TitleKind {
        self.head.title.kind
    }

    pub(super) fn is_plural(&self) -> bool {
        self.head.title.plural
    }

    /// The role as words: "Special Envoy for South Sudan"; none for a bare honorific.
    pub(super) fn role_words(&self, text: &Text) -> Option<String> {
        if self.role.is_empty() {
            return None;
        }
        let words: Vec<_> = self.role.iter().map(|piece| text.slice(*piece)).collect();
        Some(words.join(" "))
    }

    fn add_role(&mut self, piece: TokenRange) {
        if self.kind() != TitleKind::Counterpart {
            self.role.push(piece);
        }
    }

    /// Whether the phrase can stand for one known person or side.
    pub(super) fn is_definite(&self) -> bool {
        !matches!(self.determiner, Determiner::None | Determiner::Indefinite)
    }
}

/// All offices of the text, in text order, disjoint.
pub(super) fn offices(text: &Text, marks: &Marks, names: &[Name]) -> Vec<Office> {
    let mut out: Vec<Office> = Vec::new();
    let mut floor = 0;
    for title in marks.titles() {
        if title.tokens.start() < floor || inside_longer_name(*title, marks, names) {
            continue;
        }
        let sentence = text.sentences()[text.sentence_of(title.tokens.start())].tokens;
        let mut office = Reader {
            text,
            marks,
            names,
            sentence: sentence.start(),
            floor: sentence.start().max(floor),
            limit: sentence.end(),
        }
        .read(*title);
        floor = office.tokens.end();
        // "the president's spokesman" takes "the president" in.
        while out
            .last()
            .is_some_and(|last| last.tokens.start() >= office.tokens.start())
        {
            out.pop();
        }
        office.role.sort_unstable();
        out.push(office);
    }
    out
}

/// "Office of the President", "Prime Minister's Office": no office holder.
fn inside_longer_name(title: TitleMark, marks: &Marks, names: &[Name]) -> bool {
    marks.name_at(title.tokens.start()).is_some_and(|n| {
        let (name, end) = (&names[n], title.tokens.end());
        let person = name.kind == EntityType::Person;
        name.tokens.end() > end || !person && name.tokens.end() == end
    })
}

struct Reader<'a, 't> {
    text: &'a Text<'t>,
    marks: &'a Marks,
    names: &'a [Name],
    /// First token of the sentence.
    sentence: usize,
    /// One past the office before, which only a possessor may reach into.
    floor: usize,
    limit: usize,
}

impl Reader<'_, '_> {
    fn read(&self, title: TitleMark) -> Office {
        let mut office = Office {
            tokens: title.tokens,
            role: Vec::new(),
            head: title,
            determiner: Determiner::None,
            parties: Vec::new(),
            group: None,
        };
        self.heads(&mut office);
        self.left(&mut office);
        self.right(&mut office);
        office
    }

    /// Past a group that is described and not named: "of the four Baltic countries".
    fn past_group(&self, at: usize) -> usize {
        const WORDS: usize = 5;
        if at >= self.limit || self.word(at) != "of" {
            return at;
        }
        (at + 1..self.limit.min(at + 1 + WORDS))
            .find(|next| self.text.tokens()[*next].kind == TokenKind::Punct)
            .unwrap_or(at)
    }

    /// Joins titles that stand side by side: "State Councilor and Foreign Minister",
    /// "His Excellency Dr.".
    fn heads(&self, office: &mut Office) {
        self.add_head(office, office.head);
        loop {
            let end = office.tokens.end();
            let next = if end < self.limit && self.text.folded(end) == "and" {
                end + 1
            } else {
                end
            };
            if next >= self.limit {
                return;
            }
            let Some(title) = self.marks.title_from(next) else {
                return;
            };
            let same_case = self.text.tokens()[next].case == self.text.tokens()[end - 1].case;
            if next > end && (!same_case || title.title.plural) {
                return;
            }
            office.tokens = TokenRange::new(office.tokens.start(), title.tokens.end());
            self.add_head(office, title);
            office.head = if title.title.kind == TitleKind::Honorific {
                office.head
            } else {
                title
            };
        }
    }

    fn add_head(&self, office: &mut Office, title: TitleMark) {
        if matches!(
            title.title.kind,
            TitleKind::Honorific | TitleKind::Counterpart
        ) {
            return;
        }
        match office.role.last_mut() {
            Some(last) if self.text.folded(last.end()) == "and" => {
                *last = TokenRange::new(last.start(), title.tokens.end());
            }
            _ => office.role.push(title.tokens),
        }
    }

    fn word(&self, at: usize) -> &str {
        self.text.folded(at)
    }

    /// Extends the phrase to the left: portfolio, modifiers, demonyms, determiner.
    fn left(&self, office: &mut Office) {
        let mut at = office.tokens.start();
        while at > self.floor {
            let last = at - 1;
            let kind = self.text.tokens()[last].kind;
            if kind == TokenKind::Clitic {
                at = self.possessor(office, last);
                office.determiner = Determiner::Possessor;
                break;
            }
            // "U.N. refugee agency (UNHCR) spokesman"
            if self.word(last) == ")"
                && last >= self.floor + 2
                && self.word(last - 2) == "("
                && let Some(name) = self.marks.name_at(last - 1)
            {
                office.parties.push(Party::Name(name));
                at = last - 2;
                break;
            }
            if let Some(name) = self.marks.name_at(last) {
                let Some(start) = self.attributive(office, name, at) else {
                    break;
                };
                at = start;
                continue;
            }
            if let Some(demonym) = self.marks.demonym_to(at) {
                office.parties.push(Party::Country(demonym.country));
                at = self.more_demonyms(office, demonym.tokens.start());
                continue;
            }
            if let Some(title) = self.marks.title_to(at) {
                office.role.push(title.tokens);
                at = title.tokens.start();
                continue;
            }
            if let Some(determiner) = determiner(self.word(last)) {
                office.determiner = determiner;
                at = last;
                if matches!(determiner, Determiner::Count(_))
                    && at > self.floor
                    && self.word(at - 1) == "the"
                {
                    at -= 1;
                }
                break;
            }
            if lexicon::is_title_modifier(self.word(last)) {
                office.add_role(TokenRange::new(last, at));
                at = last;
                continue;
            }
            if kind == TokenKind::Word && (self.is_adjective(last) || self.is_creed(last)) {
                at = last;
                continue;
            }
            break;
        }
        office.tokens = TokenRange::new(at, office.tokens.end());
        office.parties.reverse();
    }

    /// "Armenia's", "the country's": returns where the possessor begins.
    fn possessor(&self, office: &mut Office, clitic: usize) -> usize {
        let mut at = clitic;
        if let Some(name) = self.marks.name_to(self.names, clitic) {
            office.parties.push(Party::Name(name));
            at = self.names[name].tokens.start();
        } else if let Some(title) = self.marks.title_to(clitic) {
            // "the Secretary General's Special Representative": the greater office is
            // part of the role's wording, its body the affiliation.
            office.add_role(TokenRange::new(title.tokens.start(), clitic + 1));
            at = title.tokens.start();
            if let Some(name) = self.marks.name_to(self.names, at) {
                office.parties.push(Party::Name(name));
                at = self.names[name].tokens.start();
            } else if let Some(demonym) = self.marks.demonym_to(at) {
                office.parties.push(Party::Country(demonym.country));
                at = demonym.tokens.start();
            }
        } else if clitic > self.sentence {
            at = clitic - 1;
            office.parties.extend(self.spoken_of(at).map(Party::Name));
        }
        if at > self.sentence
            && matches!(self.word(at - 1), "the" | "his" | "her" | "their" | "its")
        {
            at -= 1;
        }
        at
    }

    /// What "the agency", "the country" at token `noun` stands for: the body or country
    /// last named.
    fn spoken_of(&self, noun: usize) -> Option<usize> {
        const NAMES: usize = 8;
        let country = matches!(
            self.word(noun),
            "country" | "nation" | "kingdom" | "republic" | "emirate" | "sultanate"
        );
        let land = is_land(self.word(noun));
        let body = !country && !land && lexicon::is_body_noun(self.word(noun));
        let before = self.names.partition_point(|n| n.tokens.start() < noun);
        (before.saturating_sub(NAMES)..before).rev().find(|index| {
            let name = &self.names[*index];
            country && name.is_country
                || land && name.kind == EntityType::Place
                || body && name.kind == EntityType::Organization
        })
    }

    /// A place or body that stands before the title: "EU envoy", "Zanu PF leader".
    /// None where the name cannot belong to the phrase.
    fn attributive(&self, office: &mut Office, name: usize, at: usize) -> Option<usize> {
        let name_tokens = self.names[name].tokens;
        let belongs = name_tokens.end() == at
            && name_tokens.start() >= self.floor
            && matches!(
                self.names[name].kind,
                EntityType::Place | EntityType::Organization
            );
        if !belongs {
            return None;
        }
        let scholar = matches!(
            office.kind(),
            TitleKind::Academic | TitleKind::Occupation | TitleKind::Media
        );
        if scholar && self.names[name].kind == EntityType::Place {
            // "South Asia expert": a field of study, not whom one acts for.
            office.add_role(name_tokens);
        } else if is_generic_body(self.text, name_tokens) || is_service(self.text, name_tokens) {
            office.add_role(name_tokens);
        } else {
            office.parties.push(Party::Name(name));
        }
        Some(name_tokens.start())
    }

    /// "Turkish and Azerbaijani", "Turkish, Georgian and Azerbaijani".
    fn more_demonyms(&self, office: &mut Office, mut at: usize) -> usize {
        while at > self.floor + 1 && matches!(self.word(at - 1), "and" | "," | "&") {
            let Some(demonym) = self.marks.demonym_to(at - 1) else {
                break;
            };
            office.parties.push(Party::Country(demonym.country));
            at = demonym.tokens.start();
        }
        at
    }

    /// "Shi'ite" in "Iraqi Shi'ite cleric": a people or a faith without a country.
    fn is_creed(&self, at: usize) -> bool {
        lexicon::lookup(self.word(at))
            .is_some_and(|entry| entry.is(Classes::DEMONYM) && entry.country.is_none())
    }

    /// An unknown lower-case word behind a determiner or demonym, others perhaps
    /// between: "an international relations expert".
    fn is_adjective(&self, at: usize) -> bool {
        const WORDS: usize = 3;
        let low = at.saturating_sub(WORDS).max(self.floor);
        for word in (low + 1..=at).rev() {
            let token = &self.text.tokens()[word];
            if token.kind != TokenKind::Word
                || !(token.case == Case::Lower || is_compound(self.word(word)))
                || lexicon::is_function_word(self.word(word))
            {
                return false;
            }
            if determiner(self.word(word - 1)).is_some()
                || self.marks.demonym_to(word).is_some()
                || self.text.tokens()[word - 1].kind == TokenKind::Clitic
            {
                return true;
            }
        }
        false
    }

    /// Extends the phrase to the right: "of Kenya", "for Political Affairs", "at the UN".
    fn right(&self, office: &mut Office) {
        let mut at = office.tokens.end();
        while at + 1 < self.limit {
            let end = match self.word(at) {
                "of" | "at" | "in" | "with" | "from" => self.body(office, at),
                "for" | "to" | "on" => self.portfolio(office, at),
                _ => None,
            };
            let Some(end) = end else { break };
            at = self.past_bracket(end);
        }
        if office.is_plural() {
            at = self.members(office, at);
        }
        office.tokens = TokenRange::new(office.tokens.start(), at);
    }

    /// "leaders of the Visegrad Group — Hungary, Poland and Slovakia —": each acts for one
    /// of the members, not for the group. Returns one past the list.
    fn members(&self, office: &mut Office, at: usize) -> usize {
        /// A comma alone also begins other things.
        const BEHIND_COMMA: usize = 3;
        let at = self.past_group(at);
        let least = match at < self.limit {
            true if matches!(self.word(at), "—" | "–" | "-" | "(" | ":") => 2,
            true if self.word(at) == "," => BEHIND_COMMA,
            _ => return at,
        };
        let mut members = Vec::new();
        let mut end = at;
        let mut next = at + 1;
        while next < self.limit {
            let name = self.marks.name_from(self.names, self.past_article(next));
            let Some(name) = name.filter(|n| is_country_name(self.names, *n)) else {
                break;
            };
            members.push(Party::Name(name));
            end = self.names[name].tokens.end();
            next = end;
            while next < self.limit && matches!(self.word(next), "," | "and") {
                next += 1;
            }
            if next == end {
                break;
            }
        }
        if members.len() < least {
            return at;
        }
        office.group = office.parties.first().copied();
        office.parties = members;
        let closes = end < self.limit && matches!(self.word(end), "—" | "–" | "-" | ")" | ",");
        end + usize::from(closes)
    }

    /// "of Kenya", "of the Council", "of Commerce, Industry and Investment Promotion".
    fn body(&self, office: &mut Office, preposition: usize) -> Option<usize> {
        let of = self.word(preposition) == "of";
        let at = self.past_article(preposition + 1);
        if at >= self.limit {
            return None;
        }
        if of && self.is_portfolio(at) && self.body_from(at).is_none() {
            let end = self.portfolio_end(at);
            office.add_role(TokenRange::new(preposition, end));
            return Some(end);
        }
        if let Some(name) = self.marks.name_from(self.names, at) {
            let tokens = self.names[name].tokens;
            return match self.names[name].kind {
                EntityType::Organization => {
                    office.parties.push(Party::Name(name));
                    Some(self.more_countries(office, tokens.end()))
                }
                EntityType::Place if let Some(body) = self.owned_body(tokens.end()) => {
                    office.parties.push(Party::Name(name));
                    office.parties.push(Party::Name(body));
                    Some(self.names[body].tokens.end())
                }
                EntityType::Place if of && let Some(end) = self.owned_noun(tokens.end()) => {
                    office.parties.push(Party::Name(name));
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
                .all(|word| lexicon::is_portfolio(self.word(word)));
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
        const WORDS: usize = 3;
        if !self.owns(clitic) {
            return None;
        }
        let words = clitic + 1..self.limit.min(clitic + 1 + WORDS);
        let mut nouns = words
            .take_while(|at| self.text.tokens()[*at].kind == TokenKind::Word)
            .filter(|at| lexicon::is_body_noun(self.word(*at)) || is_land(self.word(*at)));
        nouns.next().map(|noun| noun + 1)
    }

    /// Whether token `clitic` is a possessive with something behind it.
    fn owns(&self, clitic: usize) -> bool {
        clitic + 1 < self.limit && self.text.tokens()[clitic].kind == TokenKind::Clitic
    }

    /// "of Georgia, Turkey and Azerbaijan"
    fn more_countries(&self, office: &mut Office, mut at: usize) -> usize {
        while office.is_plural() && at + 1 < self.limit {
            let joined = matches!(self.word(at), "," | "and");
            let next = at + 1 + usize::from(self.word(at) == "," && self.word(at + 1) == "and");
            let next = self.past_article(next);
            let name = (next < self.limit)
                .then(|| self.marks.name_from(self.names, next))
                .flatten()
                .filter(|n| joined && self.names[*n].kind == EntityType::Place);
            let Some(name) = name else { break };
            office.parties.push(Party::Name(name));
            at = self.names[name].tokens.end();
        }
        at
    }

    /// "for Political Affairs", "to Pakistan", "for peace and security".
    fn portfolio(&self, office: &mut Office, preposition: usize) -> Option<usize> {
        let at = self.past_article(preposition + 1);
        if at >= self.limit {
            return None;
        }
        let end = if let Some(name) = self.marks.name_from(self.names, at) {
            if self.word(preposition) == "for" && self.works_for(office, name) {
                office.parties.push(Party::Name(name));
                return Some(self.names[name].tokens.end());
            }
            if self.names[name].kind == EntityType::Person && !self.assists(office, preposition) {
                return None;
            }
            self.names[name].tokens.end().max(self.portfolio_end(at))
        } else if self.word(preposition) == "to"
            && let Some(superior) = self.marks.title_from(at)
        {
            // "adviser to the President"
            superior.tokens.end()
        } else if self.is_portfolio(at) {
            self.portfolio_end(at)
        } else if self.word(preposition) == "for" {
            self.common_nouns_end(at)
        } else {
            return None;
        };
        (end > at).then(|| {
            office.add_role(TokenRange::new(preposition, end));
            end
        })
    }

    /// "an adviser to NAME"
    fn assists(&self, office: &Office, preposition: usize) -> bool {
        self.word(preposition) == "to"
            && matches!(
                self.word(office.head.tokens.end() - 1),
                "adviser" | "advisor" | "aide" | "assistant" | "counsel" | "counselor" | "deputy"
            )
    }

    /// "spokeswoman for the World Food Program", "lawyer for NAME", "reporter for Radio
    /// France"; but a minister or envoy for something is in charge of it.
    fn works_for(&self, office: &Office, name: usize) -> bool {
        let speaks = office.kind() == TitleKind::Law
            || self
                .word(office.head.tokens.end() - 1)
                .starts_with("spokes");
        let employed = matches!(
            office.kind(),
            TitleKind::Media
                | TitleKind::Occupation
                | TitleKind::Academic
                | TitleKind::Business
                | TitleKind::Official
        );
        speaks || employed && self.names[name].kind == EntityType::Organization
    }

    /// Past "the", "its", "the 57-member".
    fn past_article(&self, at: usize) -> usize {
        let is = |at: usize, test: fn(&str) -> bool| at < self.limit && test(self.word(at));
        let article = is(at, |word| matches!(word, "the" | "its" | "his" | "her"));
        let at = at + usize::from(article);
        at + usize::from(is(at, |word| {
            word.ends_with("-member") || word.ends_with("-nation")
        }))
    }

    /// Skips "(IGAD)".
    fn past_bracket(&self, at: usize) -> usize {
        let bracket = at + 2 < self.limit && self.word(at) == "(" && self.word(at + 2) == ")";
        at + if bracket { 3 } else { 0 }
    }

    fn is_portfolio(&self, at: usize) -> bool {
        lexicon::is_portfolio(self.word(at))
            || self.marks.name_at(at).is_none()
                && self.marks.title_from(at).is_none()
                && self.marks.demonym_from(at).is_none()
                && self.text.tokens()[at].case.is_capital()
                && self.text.tokens()[at].kind == TokenKind::Word
    }

    /// One past a portfolio: capitalized or portfolio words, joined by "and" and commas.
    fn portfolio_end(&self, start: usize) -> usize {
        let mut end = start;
        while end < self.limit && self.is_portfolio_part(end) {
            end += 1;
        }
        loop {
            let mut next = end;
            while next < self.limit && matches!(self.word(next), "," | "and" | "&" | "the") {
                next += 1;
            }
            // A comma alone may begin an apposition or a list; it goes on only where
            // an "and" follows soon.
            let comma_only = next == end + 1 && next < self.limit && self.word(end) == ",";
            let listed = !comma_only
                || (next..self.limit.min(next + 4))
                    .any(|i| self.word(i) == "and" || self.word(i) == "&");
            if next == end || next >= self.limit || !listed || !self.is_portfolio_part(next) {
                return end;
            }
            end = next;
            while end < self.limit && self.is_portfolio_part(end) {
                end += 1;
            }
        }
    }

    fn is_portfolio_part(&self, at: usize) -> bool {
        let person = self
            .marks
            .name_at(at)
            .is_some_and(|n| self.names[n].kind == EntityType::Person);
        !person
            && (lexicon::is_portfolio(self.word(at))
                || self.text.tokens()[at].kind == TokenKind::Word
                    && self.text.tokens()[at].case.is_capital())
    }

    /// Up to three lower-case content words and "and": "peace and security".
    fn common_nouns_end(&self, start: usize) -> usize {
        const WORDS: usize = 4;
        let mut end = start;
        while end < self.limit && end < start + WORDS {
            let noun = self.text.tokens()[end].case == Case::Lower
                && self.text.tokens()[end].kind == TokenKind::Word
                && !lexicon::is_function_word(self.word(end))
                && self.marks.title_from(end).is_none();
            let joins = self.word(end) == "and" && end > start;
            if !noun && !joins {
                break;
            }
            end += 1;
        }
        while end > start && self.word(end - 1) == "and" {
            end -= 1;
        }
        end
    }
}

/// "Washington-based", "pro-Russian": an adjective in spite of its capital.
fn is_compound(word: &str) -> bool {
    ["-based", "-born", "-led", "-backed", "-appointed"]
        .iter()
        .any(|suffix| word.ends_with(suffix))
        || ["pro-", "anti-", "non-"]
            .iter()
            .any(|prefix| word.starts_with(prefix))
}

/// Nouns for a part of a country.
fn is_land(word: &str) -> bool {
    matches!(
        word,
        "territory" | "region" | "province" | "island" | "enclave"
    )
}

fn determiner(word: &str) -> Option<Determiner> {
    Some(match word {
        "the" | "this" | "that" | "these" | "those" | "same" => Determiner::The,
        "a" | "an" | "another" | "any" | "no" => Determiner::Indefinite,
        "his" | "her" | "its" | "their" | "my" | "our" | "whose" => Determiner::Pronoun,
        "both" | "two" => Determiner::Count(2),
        "three" => Determiner::Count(3),
        "four" => Determiner::Count(4),
        "five" => Determiner::Count(5),
        "six" => Determiner::Count(6),
        "seven" => Determiner::Count(7),
        "eight" => Determiner::Count(8),
        "all" => Determiner::Count(0),
        _ => return None,
    })
}

/// "Foreign Ministry" without a country: part of the role, not whom one acts for.
fn is_generic_body(text: &Text, tokens: TokenRange) -> bool {
    let ministry = matches!(
        text.folded(tokens.end() - 1),
        "ministry" | "department" | "office" | "cabinet" | "government"
    );
    ministry
        && tokens
            .iter()
            .all(|at| at + 1 == tokens.end() || lexicon::is_portfolio(text.folded(at)))
}

/// "Marine Corps General": a branch of some country's forces.
fn is_service(text: &Text, tokens: TokenRange) -> bool {
    tokens.iter().all(|at| {
        matches!(
            text.folded(at),
            "army" | "navy" | "air" | "force" | "marine" | "marines" | "corps" | "coast" | "guard"
        )
    })
}

fn is_country_name(names: &[Name], name: usize) -> bool {
    names[name].is_country
}
