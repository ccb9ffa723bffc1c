//! The country of officials whose office is told without one: "President Obama".
//!
//! The guidelines want it where it can be inferred from the text. What speaks for a
//! country is weighed: who issued the text, and what it speaks of most. What speaks against
//! it: that somebody else holds the office there, or that the official is said to deal with
//! that country's own. Where somebody meets, where the report was filed and who stands
//! beside tell nothing: ministers travel, and meet those of other countries.

use std::collections::{BTreeMap, HashSet};

use super::marks::Marks;
use super::mention::Name;
use super::person::{Nameless, People};
use super::{Entities, EntityId};
use crate::document::{AffiliationBasis, EntityType};
use crate::lexicon::{CountryCode, TitleKind};
use crate::text::{BlockKind, Text, TokenRange, fold, work};

/// What each kind of evidence counts, against one mention of the country anywhere.
mod weight {
    /// Spoken of in the sentence of the office, before it, and not as where somebody is.
    pub(super) const SENTENCE: i32 = 2;
    /// Named first of all, as the subject of the report.
    pub(super) const FIRST: i32 = 2;
    /// An office that one country above all has: "Senator", "the Obama administration".
    pub(super) const TYPICAL: i32 = 60;
    /// The country of those who speak of senators and administrations more than others.
    pub(super) const USUAL: i32 = 3;
    /// Whose such official the text speaks of without a name: "the Polish minister".
    pub(super) const NAMELESS: i32 = 8;
    /// Whose country the guest's host is in: "due in Baku, where President Huseynzade".
    pub(super) const HOST: i32 = 12;
    /// The country of the ministry whose name stands over the text.
    pub(super) const ISSUER: i32 = 12;
    /// Whom the official deals with in the sentence: "received the Kenyan minister".
    pub(super) const FOREIGN: i32 = -6;
    /// The least that decides.
    pub(super) const ENOUGH: i32 = 3;
    /// How far ahead of the next country: three to two.
    pub(super) const AHEAD: (i32, i32) = (3, 2);
}

/// Gives officials of state without an affiliation the country that is theirs most likely,
/// and marks it as inferred.
pub(super) fn infer(
    text: &Text,
    marks: &Marks,
    names: &[Name],
    people: &People,
    of_name: &[EntityId],
    entities: &mut Entities,
) {
    let evidence = Evidence::new(text, marks, names, people);
    // Offices that somebody is told to hold in a country are not anybody else's there.
    let mut held: HashSet<(String, CountryCode)> = entities
        .list
        .iter()
        .filter(|e| e.kind == EntityType::Person)
        .filter_map(|e| Some((e.role.clone()?, e.country?)))
        .collect();
    for (index, claims) in people.claims.iter().enumerate() {
        let id = of_name[index].index();
        if names[index].kind != EntityType::Person
            || entities.list[id].affiliation.is_some()
            || !claims.iter().any(|c| {
                c.state && (c.kind.is_none_or(is_of_government) || evidence.is_typical(index))
            })
        {
            continue;
        }
        let leader = evidence
            .head_of_company(index)
            .map(|other| entities.get(of_name[other]))
            .and_then(|other| Some((other.affiliation.clone()?, other.country)));
        let role = entities.list[id].role.clone().unwrap_or_default();
        let only_one = claims.iter().any(|c| c.kind.is_some_and(has_one_holder));
        let found = leader.or_else(|| {
            let code = evidence.home(index, &role, |code| {
                !(only_one && held.contains(&(role.clone(), code)))
            })?;
            Some((entities.state(code), Some(code)))
        });
        if let Some((affiliation, country)) = found {
            let person = &mut entities.list[id];
            person.affiliation = Some(affiliation);
            person.country = country;
            person.basis = AffiliationBasis::Inferred;
            held.extend(country.map(|code| (role, code)));
        }
    }
}

/// Whether who holds such an office acts for a government more often than for a chamber, a
/// party or a house, which the text then seldom tells: not a "deputy", nor a "prince".
fn is_of_government(kind: TitleKind) -> bool {
    !matches!(kind, TitleKind::Legislator | TitleKind::Royal)
}

/// Whether a country has one such office only.
fn has_one_holder(kind: TitleKind) -> bool {
    matches!(
        kind,
        TitleKind::HeadOfState | TitleKind::HeadOfGovernment | TitleKind::Minister
    )
}

/// Words for office holders and governments that are typical of the United States, and how much
/// so: others have senators, too.
const AMERICAN: &[(&str, i32)] = &[
    ("administration", weight::TYPICAL),
    ("democrat", weight::TYPICAL),
    ("democratic", weight::USUAL),
    ("republican", weight::TYPICAL),
    ("rep.", weight::TYPICAL),
    ("sen.", weight::USUAL),
    ("senator", weight::USUAL),
];

/// A country, a place in it or its adjective in the text.
#[derive(Clone, Copy)]
struct Spoken {
    at: usize,
    country: CountryCode,
    /// Whether it is a place, not an adjective.
    place: bool,
}

/// All that speaks for one country or another.
struct Evidence<'a, 't> {
    text: &'a Text<'t>,
    names: &'a [Name],
    people: &'a People,
    /// In text order.
    spoken: Vec<Spoken>,
    counts: BTreeMap<CountryCode, i32>,
    /// The first that counts.
    first: Option<CountryCode>,
    /// How often each office of each country is spoken of without a name.
    nameless: BTreeMap<(&'a str, CountryCode), usize>,
    issuer: Option<CountryCode>,
}

impl<'a, 't> Evidence<'a, 't> {
    fn new(text: &'a Text<'t>, marks: &Marks, names: &'a [Name], people: &'a People) -> Self {
        let places = names.iter().filter_map(|n| {
            Some(Spoken {
                at: n.tokens.start(),
                country: n.country?,
                place: n.kind == EntityType::Place,
            })
        });
        let adjectives = marks.demonyms().map(|d| Spoken {
            at: d.tokens.start(),
            country: d.country,
            place: false,
        });
        let mut spoken: Vec<_> = places.chain(adjectives).collect();
        spoken.sort_unstable_by_key(|s| s.at);
        let issuer = issuer(text, names);
        let mut nameless = BTreeMap::new();
        for office in &people.nameless {
            *nameless.entry(of_state(office)).or_default() += 1;
        }
        let mut evidence = Self {
            text,
            names,
            people,
            spoken,
            counts: BTreeMap::new(),
            first: None,
            nameless,
            issuer: issuer.and_then(|n| names[n].state()),
        };
        let counting = |one: &&Spoken| evidence.counts_for_home(one);
        let counting: Vec<_> = evidence.spoken.iter().filter(counting).copied().collect();
        evidence.first = counting.first().map(|one| one.country);
        for one in counting {
            *evidence.counts.entry(one.country).or_default() += 1;
        }
        evidence
    }

    /// The country of the official that name `index` names, among those that are `open`: one
    /// of which the text speaks clearly more than of the next.
    fn home(
        &self,
        index: usize,
        role: &str,
        open: impl Fn(CountryCode) -> bool,
    ) -> Option<CountryCode> {
        let weights = self.weigh(index, &fold(role));
        let mut ranked: Vec<(i32, CountryCode)> = weights
            .into_iter()
            .filter(|(code, _)| open(*code))
            .map(|(code, weight)| (weight, code))
            .collect();
        ranked.sort_unstable_by_key(|(weight, code)| (std::cmp::Reverse(*weight), *code));
        let (best, code) = *ranked.first()?;
        let next = ranked.get(1).map_or(0, |(weight, _)| *weight);
        let (more, than) = weight::AHEAD;
        (best >= weight::ENOUGH && best * than >= next * more).then_some(code)
    }

    /// What speaks for each country to be that of the official that name `index` names, whose
    /// office is `role`, folded.
    fn weigh(&self, index: usize, role: &str) -> BTreeMap<CountryCode, i32> {
        let mut weights = self.counts.clone();
        let mut add = |country, weight| *weights.entry(country).or_default() += weight;
        let name = self.names[index].tokens;
        let sentence = self.text.sentences()[self.text.sentence_of(name.start())].tokens;
        for one in self.within(sentence) {
            let foreign = self.phrase_at(one.at).is_some_and(|p| !p.contains(&index));
            if foreign {
                add(one.country, weight::FOREIGN);
            } else if one.at < name.start() && !self.is_venue(one) {
                add(one.country, weight::SENTENCE);
            }
        }
        if let Some(country) = self.first {
            add(country, weight::FIRST);
        }
        for (country, weight) in self.typical(index) {
            add(country, weight);
        }
        let mut beside = BTreeMap::new();
        for office in self.nameless_within(sentence) {
            // Two in one sentence are two people.
            add(office.country, weight::FOREIGN);
            *beside.entry(of_state(office)).or_default() += 1;
        }
        let mut told = HashSet::new();
        for (office, count) in &self.nameless {
            work::count();
            let (head, country) = *office;
            if (role.ends_with(head) || role.starts_with(head))
                && beside.get(office) != Some(count)
                && told.insert(country)
            {
                add(country, weight::NAMELESS);
            }
        }
        if let Some(country) = self.host_in(index) {
            add(country, weight::HOST);
        }
        if let Some(country) = self.issuer {
            add(country, weight::ISSUER);
        }
        weights
    }

    /// Whether it stands where one says where somebody is or goes: "in Geneva".
    fn is_venue(&self, one: &Spoken) -> bool {
        let before = one.at.checked_sub(1).map(|at| self.text.folded(at));
        one.place
            && before.is_some_and(|word| {
                matches!(
                    word,
                    "in" | "at" | "to" | "from" | "for" | "near" | "outside" | "into" | "via"
                )
            })
    }

    /// The country of "Baku" in "due in Baku, where President NAME is to receive her".
    fn host_in(&self, index: usize) -> Option<CountryCode> {
        let phrases = &self.people.phrases;
        let at = phrases.partition_point(|p| p.tokens.end() <= self.names[index].tokens.start());
        let start = phrases.get(at)?.tokens.start();
        let relative = start.checked_sub(2)?;
        if self.text.folded(relative + 1) != "where" || self.text.folded(relative) != "," {
            return None;
        }
        let place = self.spoken.partition_point(|s| s.at < relative);
        let place = self.spoken.get(place.checked_sub(1)?)?;
        (place.place && relative - place.at <= 2).then_some(place.country)
    }

    /// The countries that the words around a name are typical of.
    fn typical(&self, index: usize) -> impl Iterator<Item = (CountryCode, i32)> {
        const WORDS: usize = 3;
        let name = self.names[index].tokens;
        let before = name.start().saturating_sub(WORDS)..name.start();
        let after = name.end()..self.text.tokens().len().min(name.end() + 1);
        before.chain(after).filter_map(|at| {
            let word = self.text.folded(at);
            let (_, weight) = AMERICAN.iter().find(|(known, _)| *known == word)?;
            Some((CountryCode::new("US")?, *weight))
        })
    }

    /// Whether the words around a name are of one country alone: "Republican Senator NAME".
    fn is_typical(&self, index: usize) -> bool {
        self.typical(index)
            .any(|(_, weight)| weight == weight::TYPICAL)
    }

    fn within(&self, range: TokenRange) -> &[Spoken] {
        let from = self.spoken.partition_point(|s| s.at < range.start());
        let to = self.spoken.partition_point(|s| s.at < range.end());
        &self.spoken[from..to]
    }

    fn nameless_within(&self, range: TokenRange) -> &'a [Nameless] {
        let nameless = &self.people.nameless;
        let from = nameless.partition_point(|office| office.tokens.start() < range.start());
        let to = nameless.partition_point(|office| office.tokens.start() < range.end());
        &nameless[from..to]
    }

    /// The persons of the phrase that covers token `at`.
    fn phrase_at(&self, at: usize) -> Option<&[usize]> {
        let phrases = &self.people.phrases;
        let index = phrases.partition_point(|p| p.tokens.end() <= at);
        let phrase = phrases.get(index)?;
        (phrase.tokens.start() <= at).then_some(&phrase.names)
    }

    /// Whether a mention tells what the text is about: not where it was filed or somebody is, nor
    /// for whom somebody else acts.
    fn counts_for_home(&self, one: &Spoken) -> bool {
        work::count();
        let block = self.text.sentences()[self.text.sentence_of(one.at)].block;
        let nameless = &self.people.nameless;
        let office = nameless.partition_point(|office| office.tokens.end() <= one.at);
        let of_another = nameless
            .get(office)
            .is_some_and(|office| office.tokens.holds(one.at));
        !is_dateline(self.text, block as usize)
            && !self.is_venue(one)
            && !of_another
            && self.phrase_at(one.at).is_none()
    }

    /// The person to whose company name `index` belongs: "X, accompanied by Ambassador Y".
    fn head_of_company(&self, index: usize) -> Option<usize> {
        let phrases = &self.people.phrases;
        let at = phrases.partition_point(|p| p.tokens.end() <= self.names[index].tokens.start());
        let before = phrases.get(at.checked_sub(1)?)?;
        let start = phrases.get(at)?.tokens.start();
        if self.text.sentence_of(before.tokens.start()) != self.text.sentence_of(start) {
            return None;
        }
        let accompanied = self.text.folded(start.checked_sub(1)?) == "by"
            && matches!(
                self.text.folded(start.checked_sub(2)?),
                "accompanied" | "flanked"
            );
        accompanied.then(|| before.names.last().copied())?
    }
}

/// What an official is, and of which country.
fn of_state(office: &Nameless) -> (&str, CountryCode) {
    (&office.head, office.country)
}

fn is_dateline(text: &Text, block: usize) -> bool {
    text.blocks()[block].kind == BlockKind::Dateline
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
