//! Ties offices to the names of those who hold them.

use super::mention::Name;
use super::office::{Determiner, Office, Party};
use crate::document::EntityType;
use crate::lexicon::{self, Classes, CountryCode, TitleKind};
use crate::text::{Text, TokenKind, TokenRange};

/// What the words around one person's name say of that person.
#[derive(Clone, Debug, Default)]
pub(super) struct Claim {
    /// The office as words, without the country.
    pub(super) role: Option<String>,
    pub(super) rank: Rank,
    /// What sort of office it is, where it is one.
    pub(super) kind: Option<TitleKind>,
    /// Whether it is an office of state, whose holder acts for a country.
    pub(super) state: bool,
    pub(super) parties: Vec<Party>,
    /// Index of the name of whoever "his" in "his aide" stands for.
    pub(super) owner: Option<usize>,
    /// "his counterpart, X": the office is that of the owner.
    pub(super) inherits: bool,
    pub(super) gender: Option<Gender>,
}

impl Claim {
    /// Acting for what name `index` names, in whatever office.
    fn of(index: usize) -> Self {
        Self {
            parties: vec![Party::Name(index)],
            ..Self::default()
        }
    }

    /// Whether it is an office that only a whole country gives.
    pub(super) fn is_national(&self) -> bool {
        matches!(
            self.kind,
            Some(
                TitleKind::HeadOfState
                    | TitleKind::HeadOfGovernment
                    | TitleKind::Minister
                    | TitleKind::Diplomat
            )
        )
    }
}

/// How much a role says; one further up takes the place of one further down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// By the user's lexicon.
    Stated,
    /// "Foreign Minister", "commander of the Second Army"
    #[default]
    Office,
    /// "former Foreign Minister"
    Former,
    /// "Prince", "Cardinal", "General", "Senator"
    Dignity,
    /// "analyst", "journalist"
    Occupation,
}

/// As titles and honorifics tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

/// One noun phrase around one or more names: "his counterparts, A and B".
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) tokens: TokenRange,
    /// Indexes of person names, in text order.
    pub(super) names: Vec<usize>,
}

/// Names and offices, joined.
#[derive(Debug, Default)]
pub(super) struct People {
    /// For each name, what is claimed of it; empty for places and bodies.
    pub(super) claims: Vec<Vec<Claim>>,
    /// In text order, disjoint.
    pub(super) phrases: Vec<Phrase>,
    /// For each office, whether a name is tied to it.
    pub(super) taken: Vec<bool>,
}

/// Joins `names` and `offices`.
pub(super) fn attach(text: &Text, names: &[Name], offices: &[Office]) -> People {
    let mut tier = Tier {
        text,
        names,
        offices,
        people: People {
            claims: vec![Vec::new(); names.len()],
            phrases: Vec::new(),
            taken: vec![false; offices.len()],
        },
    };
    let mut index = 0;
    while index < names.len() {
        index = if names[index].kind == EntityType::Person {
            tier.read(index)
        } else {
            index + 1
        };
    }
    tier.people
}

/// Names that the tagger took for bodies or places, but that stand where only a person
/// can: behind an office ("Iran's ambassador, X", "Special Envoy X").
pub(super) fn misjudged(text: &Text, names: &[Name], offices: &[Office]) -> Vec<usize> {
    const SURE: f32 = 0.97;
    let tier = Tier {
        text,
        names,
        offices,
        people: People {
            claims: Vec::new(),
            phrases: Vec::new(),
            taken: vec![false; offices.len()],
        },
    };
    (0..names.len())
        .filter(|index| {
            let name = &names[*index];
            let start = name.tokens.start();
            let doubtful = matches!(name.kind, EntityType::Organization | EntityType::Place)
                && name.confidence < SURE
                && (2..=4).contains(&name.tokens.len())
                && name.country.is_none()
                && !name
                    .tokens
                    .iter()
                    .any(|at| lexicon::head(text.folded(at)).is_some());
            let office = tier.office_to(start).or_else(|| tier.introduced(start));
            doubtful
                && office.is_some_and(|o| {
                    !offices[o].is_plural() && offices[o].kind() != TitleKind::Side
                })
        })
        .collect()
}

struct Tier<'a, 't> {
    text: &'a Text<'t>,
    names: &'a [Name],
    offices: &'a [Office],
    people: People,
}

impl Tier<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.text.folded_or_end(at)
    }

    fn office_to(&self, end: usize) -> Option<usize> {
        let at = self.offices.partition_point(|o| o.tokens.end() < end);
        (self.offices.get(at)?.tokens.end() == end).then_some(at)
    }

    fn office_from(&self, start: usize) -> Option<usize> {
        let at = self.offices.partition_point(|o| o.tokens.start() < start);
        (self.offices.get(at)?.tokens.start() == start).then_some(at)
    }

    fn person_from(&self, start: usize) -> Option<usize> {
        let at = self.names.partition_point(|n| n.tokens.start() < start);
        let name = self.names.get(at)?;
        (name.tokens.start() == start && name.kind == EntityType::Person).then_some(at)
    }

    /// Reads the phrase around name `index`; returns the next name to look at.
    fn read(&mut self, index: usize) -> usize {
        let name = self.names[index].tokens;
        let sentence = self.text.sentences()[self.text.sentence_of(name.start())].tokens;
        let mut start = name.start();
        let mut members = vec![index];
        let direct = self.office_to(name.start());
        if let Some(office) = direct {
            start = self.take_before(office, index, &mut members, sentence.end());
        }
        let bare = direct.is_none_or(|o| self.offices[o].kind() == TitleKind::Honorific);
        if let Some(office) = self.introduced(start).or_else(|| self.inserted(start)) {
            start = self.take_before(office, index, &mut members, sentence.end());
        } else if bare && let Some(party) = self.nationality(start) {
            self.people.claims[index].push(Claim {
                parties: vec![party],
                ..Claim::default()
            });
        } else if bare && let Some(possessor) = self.possessor(start) {
            start = self.names[possessor].tokens.start();
            self.people.claims[index].push(Claim::of(possessor));
        }
        let last = members[members.len() - 1];
        let end = self.after(last, sentence.end());
        self.people.phrases.push(Phrase {
            tokens: TokenRange::new(start, end),
            names: members,
        });
        // Names inside the phrase (a person in an apposition) keep their own phrases only
        // where they lie outside of it.
        let mut next = last + 1;
        while next < self.names.len() && self.names[next].tokens.start() < end {
            next += 1;
        }
        next
    }

    /// Claims the office before name `index` for it, or for the list that it heads;
    /// returns where the office begins.
    fn take_before(
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

    /// The office that introduces what begins at `start`: "its deputy minister, NAME".
    fn introduced(&self, start: usize) -> Option<usize> {
        let comma = start.checked_sub(1)?;
        if !matches!(self.word(comma), "," | ":") {
            return None;
        }
        let index = self.office_to(comma)?;
        let office = &self.offices[index];
        if self.people.taken[index] || office.kind() == TitleKind::Honorific {
            return None;
        }
        let counterpart = office.kind() == TitleKind::Counterpart;
        let introduces = counterpart
            || office.is_definite() && !matches!(office.determiner, Determiner::Count(_))
            || office.determiner == Determiner::Indefinite && self.is_set_off(start)
            || !office.parties.is_empty();
        introduces.then_some(index)
    }

    /// Whether a comma closes what the name at `start` begins: "a police chief, NAME, said".
    fn is_set_off(&self, start: usize) -> bool {
        self.person_from(start)
            .is_some_and(|name| self.word(self.names[name].tokens.end()) == ",")
    }

    /// "the Pole, NAME"
    fn nationality(&self, start: usize) -> Option<Party> {
        const WORDS: usize = 3;
        let comma = start.checked_sub(1).filter(|at| self.word(*at) == ",")?;
        let first = (comma.saturating_sub(WORDS)..comma)
            .find(|at| *at > 0 && self.word(*at - 1) == "the")?;
        let (tokens, entry) = lexicon::longest_of(self.text, first, Classes::DEMONYM)?;
        entry
            .country
            .filter(|_| tokens.end() == comma && self.text.tokens()[first].case.is_capital())
            .map(Party::Country)
    }

    /// The office that an editor put before a name: "[British Prime Minister] NAME".
    fn inserted(&self, start: usize) -> Option<usize> {
        let bracket = start.checked_sub(1).filter(|at| self.word(*at) == "]")?;
        self.office_to(bracket)
            .filter(|office| !self.people.taken[*office])
    }

    /// "NATO's" before a name.
    fn possessor(&self, start: usize) -> Option<usize> {
        let clitic = start.checked_sub(1)?;
        if self.text.tokens()[clitic].kind != TokenKind::Clitic {
            return None;
        }
        let at = self.names.partition_point(|n| n.tokens.end() < clitic);
        let name = self.names.get(at)?;
        let acts = matches!(name.kind, EntityType::Place | EntityType::Organization);
        (name.tokens.end() == clitic && acts).then_some(at)
    }

    /// The names of a list that begins with name `first`: "A, B and C".
    fn list_from(&self, first: usize, limit: usize) -> Vec<usize> {
        let mut members = vec![first];
        let mut end = self.names[first].tokens.end();
        while end + 1 < limit {
            let next = match (self.word(end), self.word(end + 1)) {
                (",", "and") => end + 2,
                ("," | "and" | "&", _) => end + 1,
                _ => break,
            };
            let Some(name) = self.person_from(next) else {
                break;
            };
            members.push(name);
            end = self.names[name].tokens.end();
        }
        members
    }

    /// Reads what follows a name: "of Finland", "(left)", ", the NATO envoy". Returns
    /// where the phrase ends.
    fn after(&mut self, name: usize, limit: usize) -> usize {
        let mut end = self.names[name].tokens.end();
        if self.is_partisan(name) {
            self.people.claims[name].push(Claim {
                parties: CountryCode::new("US")
                    .map(Party::Country)
                    .into_iter()
                    .collect(),
                rank: Rank::Occupation,
                ..Claim::default()
            });
        }
        if let Some(party) = self.of_body(end, limit) {
            self.people.claims[name].push(Claim::of(party));
            if self.names[party].kind == EntityType::Organization {
                self.share_with_list(name, party);
            }
            end = self.names[party].tokens.end();
        } else if matches!(self.word(end), "administration" | "government" | "regime") {
            // "the Obama administration"
            self.people.claims[name].push(Claim {
                state: true,
                ..Claim::default()
            });
        }
        if self.word(end) == "(" && end + 2 < limit && self.word(end + 2) == ")" {
            end += 3;
        }
        if end + 1 < limit && matches!(self.word(end), "," | "–" | "—" | "--") {
            if let Some(office) = self.apposition(self.past_copula(end + 1)) {
                let mut end = self.take_behind(office, name);
                if self.word(end) == "and"
                    && let Some(second) = self.apposition(end + 1)
                {
                    end = self.take_behind(second, name);
                }
                self.relative(name, end, limit);
                return end;
            }
            self.relative(name, end + 1, limit);
        }
        end
    }

    /// "Republican NAME", "NAME, a Democrat from Ohio": words for politicians of the United
    /// States alone.
    fn is_partisan(&self, name: usize) -> bool {
        let tokens = self.names[name].tokens;
        let partisan = |word: &str| matches!(word, "republican" | "democrat");
        let before = tokens
            .start()
            .checked_sub(1)
            .is_some_and(|at| partisan(self.word(at)));
        let after = self.word(tokens.end()) == ","
            && self.word(tokens.end() + 1) == "a"
            && partisan(self.word(tokens.end() + 2));
        before || after
    }

    /// Claims the office in apposition to name `name` for it; returns where it ends.
    fn take_behind(&mut self, office: usize, name: usize) -> usize {
        self.people.taken[office] = true;
        let claim = self.claim(office, 0, 1);
        self.people.claims[name].push(claim);
        self.offices[office].tokens.end()
    }

    /// Behind "who is", "who was" at `start`.
    fn past_copula(&self, start: usize) -> usize {
        let copula = self.word(start) == "who" && matches!(self.word(start + 1), "is" | "was");
        start + if copula { 2 } else { 0 }
    }

    /// Behind "now" at `start`.
    fn past_adverb(&self, start: usize) -> usize {
        let adverb = matches!(
            self.word(start),
            "now" | "currently" | "then" | "formerly" | "once" | "also" | "himself" | "herself"
        );
        start + usize::from(adverb)
    }

    /// "A, B and C of the Assembly": what is said of the last holds for all.
    fn share_with_list(&mut self, last: usize, party: usize) {
        let mut later = last;
        while let Some(earlier) = later.checked_sub(1) {
            let between = self.names[earlier].tokens.end()..self.names[later].tokens.start();
            let listed = !between.is_empty()
                && between.len() <= 2
                && between
                    .clone()
                    .all(|at| matches!(self.word(at), "," | "and"));
            let plain = self.names[earlier].kind == EntityType::Person
                && self.people.claims[earlier]
                    .iter()
                    .all(|claim| claim.parties.is_empty());
            if !listed || !plain {
                return;
            }
            self.people.claims[earlier].push(Claim::of(party));
            later = earlier;
        }
    }

    /// The body or country behind a name: "of Finland", "with the Crisis Group", ", of
    /// the Institute", "of the left-wing Meretz party", "of Netanyahu's Likud faction", "at
    /// Istanbul's Kadir Has University".
    fn of_body(&self, end: usize, limit: usize) -> Option<usize> {
        let at = end + usize::from(self.word(end) == "," && self.word(end + 1) != "with");
        let bodies = matches!(self.word(at), "of" | "with" | "from" | "at");
        if !bodies || at + 1 >= limit {
            return None;
        }
        let first = at + 1 + usize::from(self.word(at + 1) == "the");
        let mut index = self.names.partition_point(|n| n.tokens.start() < first);
        let owner = self.names.get(index)?.tokens;
        let owns = owner.start() == first
            && owner.end() < limit
            && self.text.tokens()[owner.end()].kind == TokenKind::Clitic;
        let start = if owns {
            index += 1;
            owner.end() + 1
        } else {
            first
        };
        let party = self.names.get(index)?;
        let country = party.is_country && self.word(at) == "of" && party.tokens.start() == start;
        let body =
            party.kind == EntityType::Organization && self.is_modified(start, party.tokens.start());
        (country || body).then_some(index)
    }

    /// Whether only a few attributes stand between two tokens: "left-wing nationalist".
    fn is_modified(&self, from: usize, to: usize) -> bool {
        const WORDS: usize = 6;
        from <= to
            && to - from <= WORDS
            && (from..to).all(|at| {
                let token = &self.text.tokens()[at];
                let content =
                    !lexicon::is_function_word(self.word(at)) && !self.word(at).is_empty();
                token.kind == TokenKind::Word && (content || self.word(at) == "and")
            })
    }

    /// The office that stands in apposition to what is before `start`.
    fn apposition(&self, start: usize) -> Option<usize> {
        let index = self
            .office_from(start)
            .or_else(|| self.office_from(self.past_adverb(start)))?;
        let office = &self.offices[index];
        let end = office.tokens.end();
        let named = self.person_from(end).is_some();
        let introduces = self.word(end) == ","
            && self.person_from(end + 1).is_some()
            && (office.kind() == TitleKind::Counterpart
                || office.determiner == Determiner::Pronoun);
        let person = !matches!(office.kind(), TitleKind::Honorific | TitleKind::Counterpart);
        (person && !named && !introduces && !office.is_plural() && !self.people.taken[index])
            .then_some(index)
    }

    /// ", who heads Econometer Global Capital", ", who works for CARE", ", whose group
    /// Jamaat-ul-Ahrar".
    fn relative(&mut self, name: usize, start: usize, limit: usize) {
        /// "the powerful House committee"
        const BEFORE_NAME: usize = 4;
        let heads = matches!(
            (self.word(start), self.word(start + 1)),
            (
                "who",
                "heads"
                    | "leads"
                    | "chairs"
                    | "runs"
                    | "headed"
                    | "led"
                    | "chaired"
                    | "represents"
                    | "represented"
                    | "works"
                    | "worked"
                    | "serves"
            ) | (
                "whose",
                "group" | "party" | "movement" | "organization" | "company" | "faction"
            )
        );
        let at = start + 2 + usize::from(matches!(self.word(start + 2), "for" | "at" | "with"));
        let index = self.names.partition_point(|n| n.tokens.start() < at);
        let body = self.names.get(index).filter(|body| {
            body.kind != EntityType::Person && body.tokens.start() < limit.min(at + BEFORE_NAME)
        });
        if heads && body.is_some() {
            self.people.claims[name].push(Claim::of(index));
        }
    }

    /// The body or country that "its" or "whose" before an office stands for.
    fn antecedent(&self, office: &Office) -> Option<Party> {
        const SENTENCES: usize = 2;
        /// How many tokens may lie between a name and the "whose" that follows it.
        const RELATIVE: usize = 2;
        let start = office.tokens.start();
        let acts = |n: &usize| {
            let name = &self.names[*n];
            let capital = name.kind == EntityType::Place && self.is_capital_city(name);
            name.is_country || capital || name.kind == EntityType::Organization
        };
        let before = self.names.partition_point(|n| n.tokens.start() < start);
        let floor = self.text.sentence_of(start).saturating_sub(SENTENCES);
        let from = self.text.sentences()[floor].tokens.start();
        let first = self.names.partition_point(|n| n.tokens.start() < from);
        let mut near = (first..before).rev();
        match self.word(start) {
            "whose" => near
                .next()
                .filter(|n| acts(n) && start - self.names[*n].tokens.end() <= RELATIVE),
            // A party's leader, not a country's.
            "its" if office.kind() == TitleKind::Party => near
                .clone()
                .find(|n| self.names[*n].kind == EntityType::Organization)
                .or_else(|| near.find(acts)),
            "its" => near.find(acts),
            // "The agency said … Spokesman NAME told reporters"
            word if word.starts_with("spokes") => near.find(|n| {
                let body = self.names[*n].tokens;
                self.names[*n].kind == EntityType::Organization
                    && self.word(body.start()) != "office"
                    && self.is_close(*n, start)
            }),
            _ => None,
        }
        .map(Party::Name)
    }

    /// Whether name `index` stands in the sentence of token `at` or the one before.
    fn is_close(&self, index: usize, at: usize) -> bool {
        let sentence = |at| self.text.sentence_of(at);
        sentence(self.names[index].tokens.start()) + 1 >= sentence(at)
    }

    fn is_capital_city(&self, name: &Name) -> bool {
        name.known(self.text)
            .is_some_and(|entry| entry.is(Classes::CAPITAL))
    }

    /// The person that "his" before an office stands for: the first of the sentence, else
    /// of the one before.
    fn owner(&self, office: &Office) -> Option<usize> {
        let start = office.tokens.start();
        if !matches!(self.word(start), "his" | "her" | "whose") {
            return None;
        }
        let sentence = self.text.sentence_of(start);
        (sentence.saturating_sub(1)..=sentence).rev().find_map(|s| {
            let from = self.text.sentences()[s].tokens.start();
            let first = self.names.partition_point(|n| n.tokens.start() < from);
            self.names[first..]
                .iter()
                .take_while(|n| n.tokens.end() <= start.min(self.text.sentences()[s].tokens.end()))
                .position(|n| n.kind == EntityType::Person)
                .map(|offset| first + offset)
        })
    }

    /// A bare rank or occupation says less than one with a complement: "General" less than
    /// "commander of the Second Army"; a present office more than a former one.
    fn rank(&self, office: &Office) -> Rank {
        let former = office
            .role
            .first()
            .is_some_and(|piece| matches!(self.word(piece.start()), "former" | "ex" | "onetime"));
        if former {
            return Rank::Former;
        }
        if office.tokens.end() > office.head.tokens.end() {
            return Rank::Office;
        }
        match office.kind() {
            TitleKind::Royal
            | TitleKind::Religious
            | TitleKind::Military
            | TitleKind::Legislator => Rank::Dignity,
            TitleKind::Occupation | TitleKind::Media | TitleKind::Academic => Rank::Occupation,
            _ => Rank::Office,
        }
    }

    /// What office `index` says of the person at `position` among `count`.
    fn claim(&self, index: usize, position: usize, count: usize) -> Claim {
        let office = &self.offices[index];
        let respective = office.is_plural() && office.parties.len() == count && count > 1;
        let parties = if respective {
            vec![office.parties[position]]
        } else if office.parties.is_empty() {
            self.antecedent(office).into_iter().collect()
        } else {
            office.parties.clone()
        };
        Claim {
            role: office.role_words(self.text).map(|words| {
                if office.is_plural() {
                    crate::lexicon::singular_title(&words)
                } else {
                    words
                }
            }),
            parties,
            owner: self.owner(office),
            rank: self.rank(office),
            kind: Some(office.kind()),
            state: matches!(
                office.kind(),
                TitleKind::HeadOfState
                    | TitleKind::HeadOfGovernment
                    | TitleKind::Minister
                    | TitleKind::Diplomat
                    | TitleKind::Legislator
                    | TitleKind::Official
                    | TitleKind::Military
                    | TitleKind::Royal
                    | TitleKind::Counterpart
            ),
            inherits: office.kind() == TitleKind::Counterpart,
            gender: gender(self.text, office),
        }
    }
}

fn gender(text: &Text, office: &Office) -> Option<Gender> {
    office.tokens.iter().find_map(|at| match text.folded(at) {
        "mr." | "mr" | "sir" | "lord" | "king" | "prince" | "emir" | "sultan" | "sheikh"
        | "pope" | "chairman" | "spokesman" | "congressman" | "duke" | "father" | "imam"
        | "brother" => Some(Gender::Male),
        "mrs." | "mrs" | "ms." | "ms" | "miss" | "dame" | "lady" | "queen" | "princess" | "daw"
        | "chairwoman" | "spokeswoman" | "congresswoman" | "duchess" | "sheikha" | "sister" => {
            Some(Gender::Female)
        }
        _ => None,
    })
}
