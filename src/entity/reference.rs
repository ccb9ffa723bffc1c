//! For each noun phrase and pronoun: whom it stands for.
//!
//! Names stand for their entity; "the Georgian minister" for a person with that office
//! and country, else for the country; "he" for the last subject; "the two sides" for a
//! group that only the meeting stage can tell, from who was talking to whom.

use std::collections::HashMap;

use super::coref::Clusters;
use super::mention::Name;
use super::office::{Determiner, Office, Party};
use super::person::{Gender, People};
use super::speaker;
use super::{Affiliation, Entities, EntityId};
use crate::document::EntityType;
use crate::lexicon::{self, Classes, CountryCode, TitleKind};
use crate::text::{Case, Text, TokenKind, TokenRange, fold};

/// A noun phrase or pronoun that stands for somebody.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// The whole phrase, with titles and appositions.
    pub(crate) tokens: TokenRange,
    pub(crate) target: Target,
    pub(crate) form: Form,
}

impl Reference {
    /// The one entity that it stands for, if it is one.
    fn single(&self) -> Option<EntityId> {
        match &self.target {
            Target::Entities(ids) if ids.len() == 1 => Some(ids[0]),
            _ => None,
        }
    }
}

/// Whom a reference stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    /// Jointly: "his counterparts, A and B"; nearly always just one.
    Entities(Vec<EntityId>),
    /// "the two sides", "they": known only from the discourse.
    Group(Group),
}

/// A group that the text does not name where it speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// How many; zero where the words do not say.
    pub(crate) count: u8,
    /// "the two sides": parties of something told before, not just people told of.
    pub(crate) sides: bool,
}

impl Group {
    fn people(count: u8) -> Self {
        Self {
            count,
            sides: false,
        }
    }
}

/// What kind of words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Holds a proper name of what it stands for.
    Name,
    /// "the Georgian minister", "an Iranian delegation"
    Description,
    /// "he", "them"
    Pronoun,
    /// "his", "their"
    Possessive,
}

/// Fills `clusters.entities.references`.
pub(super) fn resolve(
    text: &Text,
    names: &[Name],
    offices: &[Office],
    people: &People,
    clusters: Clusters,
) -> Entities {
    let mut persons_of: HashMap<_, Vec<_>> = HashMap::new();
    for (index, entity) in clusters.entities.list.iter().enumerate() {
        if let Some(code) = entity.country.filter(|_| entity.kind == EntityType::Person) {
            persons_of
                .entry(code)
                .or_default()
                .push(EntityId::new(index));
        }
    }
    let mut resolver = Resolver {
        text,
        names,
        offices,
        of_name: clusters.of_name,
        entities: clusters.entities,
        taken: vec![false; text.tokens().len()],
        out: Vec::new(),
        genders: Vec::new(),
        named: 0,
        persons_of,
        members: HashMap::new(),
    };
    resolver.phrases(people);
    resolver.genders = resolver.known_genders(people);
    resolver.places_and_bodies();
    resolver.out.sort_by_key(|r| r.tokens);
    resolver.named = resolver.out.len();
    resolver.standing_offices(people);
    resolver.nationals();
    resolver.out.sort_by_key(|r| r.tokens);
    resolver.pronouns();
    resolver.out.sort_by_key(|r| r.tokens);
    resolver.delegations();
    resolver.entities.references = resolver.out;
    resolver.entities
}

struct Resolver<'a, 't> {
    text: &'a Text<'t>,
    names: &'a [Name],
    offices: &'a [Office],
    of_name: Vec<EntityId>,
    entities: Entities,
    taken: Vec<bool>,
    out: Vec<Reference>,
    genders: Vec<Option<Gender>>,
    /// How many of `out` are names, in text order.
    named: usize,
    /// The persons who act for each country.
    persons_of: HashMap<CountryCode, Vec<EntityId>>,
    /// The members of the groups whose members the text has listed so far.
    members: HashMap<EntityId, Vec<Party>>,
}

/// How many tokens ", headed by" takes, and one more.
const LED_BY: usize = 4;

/// Groups that one person leads to a meeting.
const DELEGATIONS: &[&str] = &[
    "delegation",
    "mission",
    "team",
    "group",
    "envoys",
    "negotiators",
    "delegates",
    "officials",
    "lawmakers",
    "senators",
    "parliamentarians",
];

/// How many names away the holder of an office may stand.
const REACH: usize = 300;

impl Resolver<'_, '_> {
    /// Adds a reference; one that begins inside another is cut to what is behind it
    /// ("Reis's aide, Jo Lund" stands behind "Reis").
    fn push(&mut self, tokens: TokenRange, target: Target, form: Form) {
        let free = tokens
            .iter()
            .rev()
            .take_while(|at| !self.taken[*at])
            .count();
        let tokens = TokenRange::new(tokens.end() - free, tokens.end());
        if tokens.is_empty() {
            return;
        }
        for at in tokens.iter() {
            self.taken[at] = true;
        }
        self.out.push(Reference {
            tokens,
            target,
            form,
        });
    }

    fn phrases(&mut self, people: &People) {
        for phrase in &people.phrases {
            let mut ids: Vec<_> = phrase.names.iter().map(|n| self.of_name[*n]).collect();
            ids.dedup();
            self.push(phrase.tokens, Target::Entities(ids), Form::Name);
        }
    }

    fn places_and_bodies(&mut self) {
        for (index, name) in self.names.iter().enumerate() {
            if matches!(name.kind, EntityType::Place | EntityType::Organization)
                && !self.in_office(name.tokens)
            {
                self.push(
                    name.tokens,
                    Target::Entities(vec![self.of_name[index]]),
                    Form::Name,
                );
            }
        }
    }

    /// Whether a name is only the "of Georgia" of a standing office.
    fn in_office(&self, tokens: TokenRange) -> bool {
        let at = self
            .offices
            .partition_point(|o| o.tokens.end() <= tokens.start());
        self.offices
            .get(at)
            .is_some_and(|o| o.tokens.contains(tokens) && o.kind() != TitleKind::Honorific)
    }

    fn known_genders(&self, people: &People) -> Vec<Option<Gender>> {
        let mut genders = vec![None; self.entities.list.len()];
        for (index, claims) in people.claims.iter().enumerate() {
            let slot = &mut genders[self.of_name[index].index()];
            *slot = slot.or_else(|| claims.iter().find_map(|c| c.gender));
        }
        genders
    }

    /// Offices without a name: "the Georgian minister", "both presidents".
    fn standing_offices(&mut self, people: &People) {
        for (index, office) in self.offices.iter().enumerate() {
            if people.taken[index] || office.kind() == TitleKind::Honorific {
                continue;
            }
            if let Some(target) = self.office_target(office) {
                self.push(office.tokens, target, Form::Description);
            }
        }
    }

    /// "the Norwegian" for the one Norwegian told of before.
    fn nationals(&mut self) {
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

    /// "a Norwegian delegation led by Lund" is Lund.
    fn delegations(&mut self) {
        for index in 1..self.out.len() {
            let (body, leader) = (self.out[index - 1].tokens, &self.out[index]);
            let between = body.end()..leader.tokens.start();
            let words: Vec<&str> = between
                .take(LED_BY)
                .map(|at| self.text.folded(at))
                .filter(|word| *word != ",")
                .collect();
            let led = matches!(words[..], ["led" | "headed", "by"]);
            let person = leader
                .single()
                .filter(|id| self.entities.get(*id).kind == EntityType::Person);
            if let Some(id) = person.filter(|_| led && self.is_delegation(body)) {
                self.out[index - 1].target = Target::Entities(vec![id]);
            }
        }
    }

    /// Whether a phrase, or the words that it belongs to ("a delegation of [the NAME]"),
    /// means people sent.
    fn is_delegation(&self, phrase: TokenRange) -> bool {
        const BACK: usize = 4;
        (phrase.start().saturating_sub(BACK)..phrase.end())
            .any(|at| DELEGATIONS.contains(&self.text.folded(at)))
    }

    fn office_target(&mut self, office: &Office) -> Option<Target> {
        let here = office.tokens.start();
        if office.is_plural() {
            if office.parties.is_empty() {
                return match office.determiner {
                    Determiner::Count(count) => Some(Target::Group(Group::people(count))),
                    Determiner::The => Some(Target::Group(Group::people(0))),
                    _ => None,
                };
            }
            let parties = self.members_of(office);
            let mut ids = Vec::new();
            for party in &parties {
                let holder = match office.kind() {
                    // "Iranian officials" are nobody in particular.
                    TitleKind::Official => None,
                    _ if self.is_from_somewhere(office) => None,
                    TitleKind::Counterpart => self.only_person(&[*party], here),
                    _ => self.holder(office, &[*party], here),
                };
                let id = holder.unwrap_or_else(|| self.side(*party, office.tokens));
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            return Some(Target::Entities(ids));
        }
        let holder = if office.kind() == TitleKind::Side {
            None
        } else if office.kind() == TitleKind::Counterpart {
            self.only_person(&office.parties, here)
        } else if office.is_definite() || office.parties.is_empty() || self.is_capitalized(office) {
            self.holder(office, &office.parties, here)
        } else {
            None
        };
        let id = match (holder, office.parties.first()) {
            (Some(id), _) => id,
            (None, Some(party)) if speaks_for(office.kind()) => self.side(*party, office.tokens),
            (None, _) => return None,
        };
        Some(Target::Entities(vec![id]))
    }

    /// "senior leaders from Japan": some of them, nobody in particular.
    fn is_from_somewhere(&self, office: &Office) -> bool {
        let next = office.head.tokens.end();
        office.kind() != TitleKind::Counterpart
            && next < office.tokens.end()
            && self.text.folded(next) == "from"
    }

    /// The parties of an office; for a group whose members were listed, these.
    fn members_of(&mut self, office: &Office) -> Vec<Party> {
        if let Some(Party::Name(group)) = office.group {
            let group = self.of_name[group];
            self.members.insert(group, office.parties.clone());
        }
        let listed = match office.parties[..] {
            [Party::Name(group)] => self.members.get(&self.of_name[group]),
            _ => None,
        };
        listed.unwrap_or(&office.parties).clone()
    }

    fn is_capitalized(&self, office: &Office) -> bool {
        self.text.tokens()[office.head.tokens.start()].case != Case::Lower
    }

    /// The country or body of a party as an entity.
    fn side(&mut self, party: Party, at: TokenRange) -> EntityId {
        match party {
            Party::Name(n) => self.of_name[n],
            Party::Country(code) => {
                let id = self.entities.country(code, at);
                self.genders.resize(self.entities.list.len(), None);
                id
            }
        }
    }

    /// The person last named before token `here`, else first after it, who holds such
    /// an office for all of `parties`.
    fn holder(&self, office: &Office, parties: &[Party], here: usize) -> Option<EntityId> {
        let head = fold(self.text.slice(office.head.tokens));
        let head = lexicon::singular_title(&head);
        let fits = |id: EntityId| {
            let person = self.entities.get(id);
            if person.kind != EntityType::Person {
                return false;
            }
            let office_fits = match office.kind() {
                TitleKind::Official => true,
                _ if head == "leader" => {
                    person.role.as_ref().is_some_and(|role| leads(&fold(role)))
                }
                // "the Icelandic minister" of whom only the country was told
                _ if person.role.is_none() => {
                    self.speaks_alone(id) && speaks_for(office.kind()) && !parties.is_empty()
                }
                _ => person.role.as_ref().is_some_and(|role| {
                    let role = fold(role);
                    role.ends_with(&head)
                        || role.contains(&format!("{head} "))
                        || head.ends_with(&role)
                }),
            };
            let party_fits = parties.iter().all(|party| match *party {
                Party::Country(code) => person.country == Some(code),
                Party::Name(n) if self.names[n].is_country => {
                    person.country == self.names[n].country
                }
                Party::Name(n) => {
                    let side = person.affiliation.as_ref().and_then(Affiliation::entity);
                    side == Some(self.of_name[n])
                }
            });
            office_fits
                && party_fits
                && (office.kind() != TitleKind::Official || !parties.is_empty())
        };
        let named = &self.out[..self.named];
        let (earlier, later) = named.split_at(named.partition_point(|r| r.tokens.start() < here));
        let before = earlier
            .iter()
            .rev()
            .take(REACH)
            .find_map(|r| r.single().filter(|id| fits(*id)));
        before.or_else(|| {
            // A role given only further down: "the president" in the headline.
            (!parties.is_empty()
                || office.determiner == Determiner::The && self.is_capitalized(office))
            .then(|| {
                later
                    .iter()
                    .take(REACH)
                    .find_map(|r| r.single().filter(|id| fits(*id)))
            })
            .flatten()
        })
    }

    /// "his Ugandan counterpart" at token `here`: the one person of the text who acts for that
    /// country, unless "his" is that person's.
    fn only_person(&self, parties: &[Party], here: usize) -> Option<EntityId> {
        let code = match *parties.first()? {
            Party::Country(code) => code,
            Party::Name(n) if self.names[n].is_country => self.names[n].country?,
            Party::Name(_) => return None,
        };
        let [only] = self.persons_of.get(&code)?[..] else {
            return None;
        };
        let named = &self.out[..self.named];
        let sentence = self.text.sentences()[self.text.sentence_of(here)].tokens;
        let owner = named[named.partition_point(|r| r.tokens.start() < sentence.start())..]
            .iter()
            .take_while(|r| r.tokens.start() < here)
            .any(|r| r.single() == Some(only));
        (!owner).then_some(only)
    }

    /// Whether no other person of the text acts for the same country.
    fn speaks_alone(&self, id: EntityId) -> bool {
        let country = self.entities.get(id).country;
        country.is_some_and(|code| self.persons_of.get(&code).is_some_and(|p| p.len() == 1))
    }

    fn pronouns(&mut self) {
        let named = std::mem::take(&mut self.out);
        let mut found: Vec<Reference> = self.first_persons(&named);
        for at in 0..self.text.tokens().len() {
            if self.taken[at] || self.text.tokens()[at].kind != TokenKind::Word {
                continue;
            }
            let Some((length, target, form)) = self.pronoun(at, &named) else {
                continue;
            };
            found.push(Reference {
                tokens: TokenRange::new(at, at + length),
                target,
                form,
            });
        }
        self.out = named;
        for reference in found {
            self.push(reference.tokens, reference.target, reference.form);
        }
    }

    /// "I" and "me" in quotations.
    fn first_persons(&self, named: &[Reference]) -> Vec<Reference> {
        let persons: Vec<_> = named
            .iter()
            .filter_map(|r| Some((r.tokens, r.single()?)))
            .filter(|(_, id)| self.entities.get(*id).kind == EntityType::Person)
            .collect();
        let mut out = Vec::new();
        for quotation in speaker::quotations(self.text, &persons) {
            for at in quotation.tokens.iter() {
                if matches!(self.text.folded(at), "i" | "me") {
                    out.push(Reference {
                        tokens: TokenRange::new(at, at + 1),
                        target: Target::Entities(vec![quotation.speaker]),
                        form: Form::Pronoun,
                    });
                }
            }
        }
        out
    }

    /// What begins at token `at`: how many tokens, and for whom it stands.
    fn pronoun(&mut self, at: usize, named: &[Reference]) -> Option<(usize, Target, Form)> {
        let word = self.text.folded(at);
        let next = |offset: usize| {
            let index = at + offset;
            (index < self.text.tokens().len()).then(|| self.text.folded(index))
        };
        let group = |count| Target::Group(Group::people(count));
        let sides = |count| Target::Group(Group { count, sides: true });
        match word {
            "he" => self.subject(at, Some(Gender::Male), named, Form::Pronoun),
            "she" => self.subject(at, Some(Gender::Female), named, Form::Pronoun),
            "him" => self.object(at, Gender::Male, named),
            "his" => self.subject(at, Some(Gender::Male), named, Form::Possessive),
            "her" if self.is_possessive(at) => {
                self.subject(at, Some(Gender::Female), named, Form::Possessive)
            }
            "her" => self.object(at, Gender::Female, named),
            "they" | "them" => Some((1, group(0), Form::Pronoun)),
            "their" => Some((1, group(0), Form::Possessive)),
            "the" | "these" | "both" => {
                let start = usize::from(word != "both");
                let count = match next(start)? {
                    "pair" | "duo" => return Some((start + 1, group(2), Form::Description)),
                    "trio" => return Some((start + 1, group(3), Form::Description)),
                    "two" | "both" => 2,
                    "three" => 3,
                    "four" => 4,
                    "five" => 5,
                    "six" => 6,
                    "seven" => 7,
                    "eight" => 8,
                    "sides" | "parties" | "delegations" | "neighbours" | "neighbors" => {
                        let known = if start == 0 { 2 } else { 0 };
                        return Some((start + 1, sides(known), Form::Description));
                    }
                    _ => return None,
                };
                let counted = start + 1;
                let noun = next(counted)?;
                let (length, target) = if SIDE_NOUNS.contains(&noun) {
                    (counted + 1, sides(count))
                } else if PEOPLE_NOUNS.contains(&noun) {
                    (counted + 1, group(count))
                } else {
                    (counted, group(count))
                };
                let alone = length > counted || !self.is_content(at + counted);
                alone.then_some((length, target, Form::Description))
            }
            _ => None,
        }
    }

    fn is_content(&self, at: usize) -> bool {
        let token = &self.text.tokens()[at];
        token.kind == TokenKind::Word
            && !lexicon::is_function_word(self.text.folded(at))
            && !self.text.folded(at).ends_with("ed")
            && !matches!(
                self.text.folded(at),
                "met" | "spoke" | "held" | "also" | "then" | "agreed"
            )
    }

    /// "her" before a noun.
    fn is_possessive(&self, at: usize) -> bool {
        at + 1 < self.text.tokens().len() && {
            let token = &self.text.tokens()[at + 1];
            token.kind != TokenKind::Punct && !lexicon::is_function_word(self.text.folded(at + 1))
        }
    }

    /// A pronoun in subject position: the first person of this sentence, else of the
    /// nearest earlier one.
    fn subject(
        &mut self,
        at: usize,
        gender: Option<Gender>,
        named: &[Reference],
        form: Form,
    ) -> Option<(usize, Target, Form)> {
        const SENTENCES: usize = 4;
        let sentence = self.text.sentence_of(at);
        let floor = sentence.saturating_sub(SENTENCES);
        let id = (floor..=sentence).rev().find_map(|s| {
            let tokens = self.text.sentences()[s].tokens;
            people_in(self, named, tokens.start(), tokens.end().min(at))
                .into_iter()
                .find(|id| self.agrees(*id, gender))
        })?;
        self.learn(id, gender);
        Some((1, Target::Entities(vec![id]), form))
    }

    /// A pronoun in object position: the last person before it who is not the subject
    /// of its own sentence.
    fn object(
        &mut self,
        at: usize,
        gender: Gender,
        named: &[Reference],
    ) -> Option<(usize, Target, Form)> {
        const SENTENCES: usize = 3;
        let sentence = self.text.sentence_of(at);
        let own = self.text.sentences()[sentence].tokens;
        let subject = people_in(self, named, own.start(), at).first().copied();
        let floor = self.text.sentences()[sentence.saturating_sub(SENTENCES)]
            .tokens
            .start();
        let id = people_in(self, named, floor, at)
            .into_iter()
            .rev()
            .find(|id| Some(*id) != subject && self.agrees(*id, Some(gender)))?;
        self.learn(id, Some(gender));
        Some((1, Target::Entities(vec![id]), Form::Pronoun))
    }

    fn agrees(&self, id: EntityId, gender: Option<Gender>) -> bool {
        match (self.genders.get(id.index()).copied().flatten(), gender) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    fn learn(&mut self, id: EntityId, gender: Option<Gender>) {
        if let Some(slot) = self.genders.get_mut(id.index()) {
            *slot = slot.or(gender);
        }
    }
}

/// Whether a demonym (folded) means the whole people: "the British", "the Poles".
fn is_people(demonym: &str) -> bool {
    ["sh", "ch", "ese", "s"]
        .iter()
        .any(|ending| demonym.ends_with(ending))
}

/// Whether the holder of such an office acts for the country or body that it names.
fn speaks_for(kind: TitleKind) -> bool {
    matches!(
        kind,
        TitleKind::HeadOfState
            | TitleKind::HeadOfGovernment
            | TitleKind::Minister
            | TitleKind::Diplomat
            | TitleKind::Official
            | TitleKind::Military
            | TitleKind::Legislator
            | TitleKind::Party
            | TitleKind::Counterpart
            | TitleKind::Side
    )
}

/// Whether a folded role makes its holder a country's leader.
fn leads(role: &str) -> bool {
    [
        "president",
        "prime minister",
        "chancellor",
        "premier",
        "king",
        "queen",
        "emir",
        "leader",
        "taoiseach",
    ]
    .iter()
    .any(|office| role.ends_with(office))
        && !role.contains("vice")
}

/// Nouns of a counted group of parties.
const SIDE_NOUNS: &[&str] = &[
    "sides",
    "parties",
    "delegations",
    "countries",
    "nations",
    "states",
    "neighbours",
    "neighbors",
    "governments",
    "teams",
    "capitals",
];

/// Nouns of a counted group of people.
const PEOPLE_NOUNS: &[&str] = &["men", "women", "statesmen", "politicians", "heads"];

/// Persons that `named` stands for between two tokens, in text order.
fn people_in(resolver: &Resolver, named: &[Reference], from: usize, to: usize) -> Vec<EntityId> {
    let first = named.partition_point(|r| r.tokens.start() < from);
    named[first..]
        .iter()
        .take_while(|r| r.tokens.start() < to)
        .filter_map(Reference::single)
        .filter(|id| resolver.entities.get(*id).kind == EntityType::Person)
        .collect()
}
