//! Gives persons their office and whom they act for, from what the words around their
//! names claim.

use hashbrown::HashSet;

use super::mention::Name;
use super::office::Party;
use super::person::{Claim, People, Rank};
use super::{Affiliation, Entities, Entity, EntityId};
use crate::document::{AffiliationBasis, EntityType};
use crate::lexicon::{self, Classes, CountryCode, TitleKind};
use crate::text::{Text, fold};

/// Gives every person the office and affiliation that the claims about it make, unless the
/// user's lexicon has given them.
pub(super) fn assign(
    text: &Text,
    names: &[Name],
    people: &People,
    of_name: &[EntityId],
    entities: &mut Entities,
) {
    // A prime minister acts for the country, whichever party he leads.
    let governing: HashSet<EntityId> = people
        .claims
        .iter()
        .zip(of_name)
        .filter(|(claims, _)| claims.iter().any(governs))
        .map(|(_, id)| *id)
        .collect();
    let mut last_office: Option<String> = None;
    // An office of a government, and the sentence that tells it of somebody.
    let mut last_national: Option<(String, usize)> = None;
    let rank = |stated: bool| {
        if stated {
            Rank::Stated
        } else {
            Rank::Occupation
        }
    };
    // The rank of each person's role, and of the office that tells whom the person acts for.
    let (mut ranks, mut sources): (Vec<Rank>, Vec<Rank>) = entities
        .list
        .iter()
        .map(|e| (rank(e.role.is_some()), rank(e.affiliation.is_some())))
        .unzip();
    for (index, claims) in people.claims.iter().enumerate() {
        let id = of_name[index].index();
        for claim in claims {
            let role = claim
                .role
                .clone()
                .or_else(|| inherited(claim, of_name, entities, last_office.as_ref()));
            if let Some(role) = role {
                take_role(&mut entities.list[id], role, claim.rank, &mut ranks[id]);
            }
            let party = claim.kind == Some(TitleKind::Party) && governing.contains(&of_name[index]);
            let settled = entities.list[id].affiliation.is_some() && sources[id] <= claim.rank;
            if settled || party {
                continue;
            }
            // What is but inferred is weighed against all else that the text shows.
            if let Some(side) = of_claim(text, names, of_name, claim, entities)
                && side.basis == AffiliationBasis::Stated
                && side.affiliation != Affiliation::Entity(of_name[index])
            {
                sources[id] = claim.rank;
                let person = &mut entities.list[id];
                person.affiliation = Some(side.affiliation);
                person.country = side.country;
                person.basis = side.basis;
            }
        }
        if names[index].kind != EntityType::Person {
            continue;
        }
        let sentence = text.sentence_of(names[index].tokens.start());
        if entities.list[id].role.is_none()
            && claims.iter().any(|claim| is_only_of_country(claim, names))
            && let Some((role, told)) = &last_national
            && sentence == *told
        {
            let role = role.clone();
            take_role(
                &mut entities.list[id],
                role,
                Rank::Occupation,
                &mut ranks[id],
            );
        }
        let role = entities.list[id].role.clone();
        if claims
            .iter()
            .any(|claim| governs(claim) || claim.kind == Some(TitleKind::HeadOfState))
            && let Some(role) = &role
        {
            last_national = Some((role.clone(), sentence));
        }
        last_office = role.or(last_office);
    }
}

/// Whether a claim is of an office in a country's government.
pub(super) fn governs(claim: &Claim) -> bool {
    matches!(
        claim.kind,
        Some(TitleKind::HeadOfGovernment | TitleKind::Minister)
    )
}

/// Whether a claim tells a country and no more: "Norway's NAME", "NAME of Norway".
fn is_only_of_country(claim: &Claim, names: &[Name]) -> bool {
    let country = |party: &Party| matches!(party, Party::Name(name) if names[*name].is_country);
    claim.kind.is_none() && claim.role.is_none() && claim.parties.iter().any(country)
}

/// The office of a counterpart: that of whoever "his" stands for, else the last told.
fn inherited(
    claim: &Claim,
    of_name: &[EntityId],
    entities: &Entities,
    last: Option<&String>,
) -> Option<String> {
    if !claim.inherits {
        return None;
    }
    let owner = claim.owner.map(|name| entities.get(of_name[name]));
    owner
        .and_then(|person| person.role.clone())
        .or_else(|| last.cloned())
}

/// Keeps the role that says more: by rank, then the longer wording.
fn take_role(person: &mut Entity, role: String, rank: Rank, known_rank: &mut Rank) {
    let more = match &person.role {
        None => true,
        Some(_) if *known_rank != rank => rank < *known_rank,
        Some(known) => fold(&role).contains(&fold(known)),
    };
    if more {
        person.role = Some(role);
        *known_rank = rank;
    }
}

/// What the parties of a claim come down to.
#[derive(Default)]
struct Sides {
    country: Option<(CountryCode, Option<EntityId>)>,
    body: Option<EntityId>,
    place: Option<(EntityId, Option<CountryCode>)>,
    person: Option<EntityId>,
}

/// For whom a person acts, by one claim.
pub(super) struct Side {
    pub(super) affiliation: Affiliation,
    pub(super) country: Option<CountryCode>,
    /// Inferred where the claim speaks of somebody or something else that tells it.
    pub(super) basis: AffiliationBasis,
}

impl Side {
    fn stated(affiliation: Affiliation, country: Option<CountryCode>) -> Self {
        Self {
            affiliation,
            country,
            basis: AffiliationBasis::Stated,
        }
    }

    fn inferred(affiliation: Affiliation, country: Option<CountryCode>) -> Self {
        Self {
            affiliation,
            country,
            basis: AffiliationBasis::Inferred,
        }
    }
}

/// Whom a claim says that its person acts for: a body that is not a ministry, else the
/// country, else whatever is named, else whom the person that it names acts for.
pub(super) fn of_claim(
    text: &Text,
    names: &[Name],
    of_name: &[EntityId],
    claim: &Claim,
    entities: &Entities,
) -> Option<Side> {
    let side = side_of(text, names, of_name, claim, entities)?;
    let basis = if claim.hinted {
        AffiliationBasis::Inferred
    } else {
        side.basis
    };
    Some(Side { basis, ..side })
}

/// The same, as if nothing had to be inferred of whom the claim speaks.
fn side_of(
    text: &Text,
    names: &[Name],
    of_name: &[EntityId],
    claim: &Claim,
    entities: &Entities,
) -> Option<Side> {
    let mut sides = Sides::default();
    for party in &claim.parties {
        sides.add(text, names, of_name, claim, *party);
    }
    // "France's U.N. ambassador" is accredited to the one and acts for the other.
    let sent = claim.kind == Some(TitleKind::Diplomat) && sides.country.is_some();
    if let Some(id) = sides.body.filter(|_| !sent) {
        return Some(Side::stated(
            Affiliation::Entity(id),
            entities.get(id).country,
        ));
    }
    if let Some((code, id)) = sides.country {
        let affiliation = id.map_or_else(|| entities.state(code), Affiliation::Entity);
        return Some(Side::stated(affiliation, Some(code)));
    }
    if let Some((id, code)) = sides.place {
        return Some(Side::stated(Affiliation::Entity(id), code));
    }
    if let Some(code) = claim
        .role
        .as_ref()
        .and_then(|role| lexicon::implied_country(&fold(role)))
    {
        return Some(Side::inferred(entities.state(code), Some(code)));
    }
    // "Putin's spokesman", "his aide"; but his counterpart acts for somebody else.
    let owner = sides
        .person
        .or(claim.owner.map(|name| of_name[name]))
        .filter(|_| claim.state && !claim.inherits)?;
    let owner = entities.get(owner);
    (owner.affiliation.clone()).map(|affiliation| Side::inferred(affiliation, owner.country))
}

impl Sides {
    fn add(
        &mut self,
        text: &Text,
        names: &[Name],
        of_name: &[EntityId],
        claim: &Claim,
        party: Party,
    ) {
        let index = match party {
            Party::Country(code) => {
                self.country = self.country.or(Some((code, None)));
                return;
            }
            Party::Name(index) => index,
        };
        let (name, id) = (&names[index], of_name[index]);
        match name.kind {
            _ if name.is_country => {
                self.country = name.country.map(|code| (code, Some(id))).or(self.country);
            }
            EntityType::Organization => match government_of(text, name, claim) {
                Some(code) => self.country = self.country.or(Some((code, None))),
                None if is_beside(text, name, claim) => {}
                None => self.body = self.body.or(Some(id)),
            },
            EntityType::Place => match seat_of(text, name, claim) {
                Some(code) => self.country = self.country.or(Some((code, None))),
                None => self.place = self.place.or(Some((id, name.country))),
            },
            EntityType::Person => self.person = self.person.or(Some(id)),
            EntityType::Event => {}
        }
    }
}

/// Whether a body is none that the holder of an office acts for: a minister is of a country,
/// whatever office or council of it is told, and who reports of officials does not send them.
fn is_beside(text: &Text, body: &Name, claim: &Claim) -> bool {
    let part = || body.tokens.iter().any(|at| lexicon::is_body_noun(text, at));
    let media = || body.known(text).is_some_and(|e| e.is(Classes::NEWS_AGENCY));
    let military = claim.kind == Some(TitleKind::Military);
    governs(claim) && part() || (claim.is_national() || military) && media()
}

/// The country that the holder of an office in a place acts for: "Washington's envoy",
/// "Texas Senator"; none where it is the place's own office ("Mayor of Moscow").
fn seat_of(text: &Text, place: &Name, claim: &Claim) -> Option<CountryCode> {
    if claim.kind == Some(TitleKind::Legislator) {
        return place.country;
    }
    let capital = place
        .known(text)
        .filter(|entry| entry.is(Classes::CAPITAL))?;
    capital.country.filter(|_| claim.is_national())
}

/// The country that the holder of an office in a body acts for: a ministry's, an army's, a
/// seat of government's ("Kremlin spokesman"), any body's that has a minister.
fn government_of(text: &Text, body: &Name, claim: &Claim) -> Option<CountryCode> {
    if let Some(seat) = body.known(text).filter(|e| e.is(Classes::SEAT)) {
        // The Holy See is a party of its own.
        return seat.country.filter(|code| code.as_str() != "VA");
    }
    let branch = is_branch(text, body);
    if !branch && !governs(claim) {
        return None;
    }
    let named = body.tokens.iter().find_map(|at| {
        lexicon::longest_of(text, at, Classes::COUNTRY | Classes::DEMONYM)
            .and_then(|(_, entry)| entry.country)
    });
    named.or_else(|| body.state().filter(|_| branch))
}

/// Whether a body is a branch of some government: "Foreign Ministry", "Second Army".
pub(super) fn is_branch(text: &Text, body: &Name) -> bool {
    body.tokens.iter().any(|at| {
        matches!(
            text.folded(at),
            "ministry"
                | "department"
                | "government"
                | "army"
                | "military"
                | "police"
                | "forces"
                | "navy"
                | "embassy"
        )
    })
}
