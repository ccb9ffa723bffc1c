//! Ties offices to the names of those who hold them.

use super::mention::Name;
use super::office::{Determiner, Office, Party};
use crate::document::EntityType;
use crate::lexicon::{self, TitleKind};
use crate::text::{Text, TokenKind, TokenRange};

/// What the words around one person's name say of that person.
#[derive(Clone, Debug, Default)]
pub(super) struct Claim {
    /// The office as words, without the country.
    pub(super) role: Option<String>,
    /// Whether it is a rank or dignity ("Prince", "Cardinal", "Senator"), which gives
    /// way to an office that is told elsewhere.
    pub(super) dignity: bool,
    /// Whether it is an office of state, whose holder acts for a country.
    pub(super) state: bool,
    pub(super) parties: Vec<Party>,
    /// "his counterpart, X": the office is that of whoever "his" stands for.
    pub(super) inherits: bool,
    pub(super) gender: Option<Gender>,
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
        if at < self.text.tokens().len() {
            self.text.folded(at)
        } else {
            ""
        }
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
        if let Some(office) = self.introduced(start) {
            start = self.take_before(office, index, &mut members, sentence.end());
        } else if direct.is_none()
            && let Some(possessor) = self.possessor(name.start())
        {
            start = self.names[possessor].tokens.start();
            self.people.claims[index].push(Claim {
                parties: vec![Party::Name(possessor)],
                ..Claim::default()
            });
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
            || !office.parties.is_empty();
        introduces.then_some(index)
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
        if let Some(party) = self.of_body(end, limit) {
            self.people.claims[name].push(Claim {
                parties: vec![Party::Name(party)],
                ..Claim::default()
            });
            end = self.names[party].tokens.end();
        }
        if self.word(end) == "(" && end + 2 < limit && self.word(end + 2) == ")" {
            end += 3;
        }
        if end + 1 < limit && matches!(self.word(end), "," | "–" | "—" | "--") {
            if let Some(office) = self.apposition(end + 1) {
                self.people.taken[office] = true;
                let claim = self.claim(office, 0, 1);
                self.people.claims[name].push(claim);
                let end = self.offices[office].tokens.end();
                self.relative(name, end, limit);
                return end;
            }
            self.relative(name, end + 1, limit);
        }
        end
    }

    /// The body or country right behind a name: "of Finland", "with the Crisis Group",
    /// ", of the Institute".
    fn of_body(&self, end: usize, limit: usize) -> Option<usize> {
        let at = end + usize::from(self.word(end) == "," && self.word(end + 1) != "with");
        let bodies = matches!(self.word(at), "of" | "with" | "from" | "at");
        if !bodies || at + 1 >= limit {
            return None;
        }
        let start = at + 1 + usize::from(self.word(at + 1) == "the");
        let mut index = self.names.partition_point(|n| n.tokens.start() < start);
        let mut party = self.names.get(index)?;
        // "of Netanyahu's Likud faction"
        let owner = party.kind == EntityType::Person
            && party.tokens.end() < limit
            && self.text.tokens()[party.tokens.end()].kind == TokenKind::Clitic;
        let mut start = start;
        if owner && party.tokens.start() == start {
            start = party.tokens.end() + 1;
            index += 1;
            party = self.names.get(index)?;
        }
        let country = party.is_country && self.word(at) == "of";
        let fits =
            party.tokens.start() == start && (country || party.kind == EntityType::Organization);
        fits.then_some(index)
    }

    /// The office that stands in apposition to what is before `start`.
    fn apposition(&self, start: usize) -> Option<usize> {
        let index = self.office_from(start)?;
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

    /// ", who heads Econometer Global Capital".
    fn relative(&mut self, name: usize, start: usize, limit: usize) {
        let heads = matches!(
            self.word(start + 1),
            "heads"
                | "leads"
                | "chairs"
                | "runs"
                | "headed"
                | "led"
                | "chaired"
                | "represents"
                | "represented"
        );
        if self.word(start) != "who" || !heads || start + 2 >= limit {
            return;
        }
        let at = start + 2;
        // "the powerful House committee"
        let at = (at..limit.min(at + 4))
            .find(|i| {
                let index = self.names.partition_point(|n| n.tokens.start() < *i);
                self.names
                    .get(index)
                    .is_some_and(|n| n.tokens.start() == *i)
            })
            .unwrap_or(at);
        let index = self.names.partition_point(|n| n.tokens.start() < at);
        if let Some(body) = self.names.get(index)
            && body.tokens.start() == at
            && body.kind != EntityType::Person
        {
            self.people.claims[name].push(Claim {
                parties: vec![Party::Name(index)],
                ..Claim::default()
            });
        }
    }

    /// Whom "its" stands for: the body or country last named before token `start`.
    fn last_body(&self, start: usize) -> Option<Party> {
        const NAMES: usize = 6;
        let before = self.names.partition_point(|n| n.tokens.start() < start);
        (before.saturating_sub(NAMES)..before)
            .rev()
            .find(|n| self.names[*n].is_country || self.names[*n].kind == EntityType::Organization)
            .map(Party::Name)
    }

    /// What office `index` says of the person at `position` among `count`.
    fn claim(&self, index: usize, position: usize, count: usize) -> Claim {
        let office = &self.offices[index];
        let respective = office.is_plural() && office.parties.len() == count && count > 1;
        let parties = if respective {
            vec![office.parties[position]]
        } else if office.parties.is_empty() && self.word(office.tokens.start()) == "its" {
            self.last_body(office.tokens.start()).into_iter().collect()
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
            dignity: matches!(
                office.kind(),
                TitleKind::Royal
                    | TitleKind::Religious
                    | TitleKind::Military
                    | TitleKind::Legislator
            ),
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
