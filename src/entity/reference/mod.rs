//! For each noun phrase and pronoun: whom it stands for.
//!
//! Names stand for their entity; "the Georgian minister" for a person with that office
//! and country, else for the country; "he" for the last subject; "the two sides" for a
//! group that only the meeting stage can tell, from who was talking to whom.

mod delegation;
mod nation;
mod office_holder;
mod pronoun;
mod unnamed_side;

use std::cell::OnceCell;

use hashbrown::HashMap;

use super::coref::Clusters;
use super::mention::Name;
use super::office::{Office, Party};
use super::person::{Gender, People};
use super::{Entities, Entity, EntityId};
use crate::document::EntityType;
use crate::lexicon::{self, CountryCode, TitleKind};
use crate::text::{Text, TokenKind, TokenRange, fold};

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
    pub(crate) fn single(&self) -> Option<EntityId> {
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
    let roles = (clusters.entities.list.iter())
        .map(|entity| entity.role.as_deref().map(fold))
        .collect();
    let mut resolver = Resolver {
        text,
        names,
        offices,
        of_name: clusters.of_name,
        entities: clusters.entities,
        taken: vec![false; text.tokens().len()],
        out: Vec::new(),
        genders: Vec::new(),
        subjects: Vec::new(),
        named: 0,
        persons_of,
        roles,
        members: HashMap::new(),
        armed: OnceCell::new(),
    };
    resolver.phrases(people);
    resolver.genders = resolver.known_genders(people);
    resolver.places_and_bodies();
    resolver.out.sort_by_key(|r| r.tokens);
    resolver.named = resolver.out.len();
    resolver.standing_offices(people);
    resolver.nationals();
    resolver.peoples();
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
    genders: Vec<KnownGender>,
    /// Whom the pronoun stands for with which a sentence begins to tell, by its number.
    subjects: Vec<(usize, EntityId)>,
    /// How many of `out` are names, in text order.
    named: usize,
    /// The persons who act for each country.
    persons_of: HashMap<CountryCode, Vec<EntityId>>,
    /// The folded roles of the entities that the text names.
    roles: Vec<Option<String>>,
    /// The members of the groups whose members the text has listed so far.
    members: HashMap<EntityId, Vec<Party>>,
    /// Where the text names armed groups, in text order.
    armed: OnceCell<Vec<(usize, EntityId)>>,
}

/// How many names away the holder of an office may stand.
const REACH: usize = 300;

impl Resolver<'_, '_> {
    /// A person's office, folded.
    fn role(&self, id: EntityId) -> Option<&str> {
        self.roles.get(id.index())?.as_deref()
    }

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

    fn known_genders(&self, people: &People) -> Vec<KnownGender> {
        let mut genders: Vec<_> = (self.entities.list.iter())
            .map(|entity| KnownGender {
                told: None,
                named: given_gender(entity),
            })
            .collect();
        for (index, claims) in people.claims.iter().enumerate() {
            let known = &mut genders[self.of_name[index].index()];
            known.told = known.told.or_else(|| claims.iter().find_map(|c| c.gender));
        }
        genders
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
}

/// What is known of a person's gender.
#[derive(Clone, Copy, Debug, Default)]
struct KnownGender {
    /// By titles, honorifics and the pronouns so far.
    told: Option<Gender>,
    /// By the given name, which may mislead.
    named: Option<Gender>,
}

/// The gender of a person whose full name begins with a given name that tells it.
fn given_gender(entity: &Entity) -> Option<Gender> {
    /// A given name that is common somewhere.
    const COMMON: u8 = 2;
    let (first, _) = entity.name.split_once(' ')?;
    let entry = lexicon::lookup(&fold(first))
        .filter(|entry| entity.kind == EntityType::Person && entry.given >= COMMON)?;
    match (entry.female, entry.male) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}
