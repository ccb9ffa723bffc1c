//! Ties offices to the names of those who hold them.

mod before;
mod behind;
mod claim;
mod group;

use super::mention::Name;
use super::office::{Determiner, Office, Party};
use crate::document::EntityType;
use crate::lexicon::{self, CountryCode, TitleKind};
use crate::text::{Text, TokenRange, fold};

/// What the words around one person's name say of that person.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts about the words"
)]
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
    /// Whether it is but inferred who the parties are: a Republican is one of the United
    /// States, "the agency's chief" one of the agency that was named last.
    pub(super) hinted: bool,
    /// The words of the office, where it is one.
    pub(super) tokens: Option<TokenRange>,
    /// The last word of the title itself.
    pub(super) title: Option<usize>,
    /// Whether the office stands with "the", "its", "his".
    pub(super) definite: bool,
    /// Whether the office is told with what it is of.
    pub(super) complement: bool,
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

/// An office of a country without the name of who holds it.
#[derive(Debug)]
pub(super) struct Nameless {
    /// The folded title: "minister".
    pub(super) head: String,
    pub(super) country: CountryCode,
    pub(super) tokens: TokenRange,
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
    /// The offices of one country that stand without a name: "the Polish minister".
    pub(super) nameless: Vec<Nameless>,
    /// The offices of some party that stand without a name, in text order, disjoint: "the French
    /// and UK ministers"; not just anybody's officials.
    pub(super) unnamed: Vec<TokenRange>,
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
            nameless: Vec::new(),
            unnamed: Vec::new(),
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
    let nameless = offices
        .iter()
        .zip(&tier.people.taken)
        .filter(|(office, taken)| !**taken && !office.is_plural())
        .filter_map(|(office, _)| {
            let country = match office.parties[..] {
                [Party::Country(code)] => code,
                [Party::Name(name)] if names[name].is_country => names[name].country?,
                _ => return None,
            };
            Some(Nameless {
                head: fold(text.slice(office.head.tokens)),
                country,
                tokens: office.tokens,
            })
        })
        .collect();
    tier.people.nameless = nameless;
    tier.people.unnamed = offices
        .iter()
        .zip(&tier.people.taken)
        .filter(|(office, taken)| !**taken && !office.parties.is_empty())
        // "U.S. officials said": what the text is about.
        .filter(|(office, _)| {
            !office.is_plural() || !matches!(office.kind(), TitleKind::Official | TitleKind::Side)
        })
        .map(|(office, _)| office.tokens)
        .collect();
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
            nameless: Vec::new(),
            unnamed: Vec::new(),
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
                    .any(|at| lexicon::head_at(text, at).is_some());
            let office = tier
                .office_to(start)
                .or_else(|| tier.introduced(start, false));
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
        // "the initiative of the Turkmen side, Minister NAME": nobody is a side.
        let direct = (self.office_to(name.start()))
            .filter(|office| self.offices[*office].kind() != TitleKind::Side);
        if let Some(office) = direct {
            start = self.take_before(office, index, &mut members, sentence.end());
        }
        let bare = direct.is_none_or(|o| self.offices[o].kind() == TitleKind::Honorific);
        let titled = direct.is_some_and(|office| self.is_bare_title(office));
        if let Some(office) = self
            .introduced(start, titled)
            .or_else(|| self.inserted(start))
        {
            // "the director, Ambassador NAME": a title says less than the office that it is
            // told with.
            for claim in self.people.claims[index].iter_mut().filter(|_| titled) {
                claim.rank = claim.rank.max(Rank::Dignity);
            }
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
        let led = self.led(start, sentence.start());
        let led = led.or_else(|| self.rostered(start, sentence.start()));
        self.people.claims[index].extend(led);
        let last = members[members.len() - 1];
        for member in members.iter().filter(|member| **member != last) {
            self.own(*member, sentence.end());
        }
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

    /// "Dr.", "Colonel", "Ambassador": what somebody may be called besides an office.
    fn is_bare_title(&self, office: usize) -> bool {
        let office = &self.offices[office];
        let besides = matches!(
            office.kind(),
            TitleKind::Honorific
                | TitleKind::Military
                | TitleKind::Royal
                | TitleKind::Religious
                | TitleKind::Diplomat
                | TitleKind::Academic
                | TitleKind::Law
                | TitleKind::Legislator
        );
        besides
            && office.parties.is_empty()
            && !office.is_plural()
            && office.determiner == Determiner::None
    }

    /// The names of a list that begins with name `first`: "A, B and C", "A of X, B of Y and C
    /// of Z", "A (X), B (Y) and C (Z)".
    fn list_from(&self, first: usize, limit: usize) -> Vec<usize> {
        let mut members = vec![first];
        let mut end = self.past_own(self.names[first].tokens.end());
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
            end = self.past_own(self.names[name].tokens.end());
        }
        members
    }

    /// Past the "of Norway" or "(Norway)" that tells of a name alone whom it acts for.
    fn past_own(&self, end: usize) -> usize {
        let bracket = self.word(end) == "(";
        if !bracket && self.word(end) != "of" {
            return end;
        }
        let start = end + 1 + usize::from(self.word(end + 1) == "the");
        let at = self.names.partition_point(|n| n.tokens.start() < start);
        let own = (self.names.get(at))
            .filter(|n| n.tokens.start() == start && n.kind != EntityType::Person);
        match own.map(|own| own.tokens.end()) {
            Some(close) if bracket && self.word(close) == ")" => close + 1,
            Some(close) if !bracket => close,
            _ => end,
        }
    }
}
