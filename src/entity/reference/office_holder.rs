//! Whom an office without a name stands for: "the Georgian minister", "both presidents".

use super::{Form, Group, KnownGender, REACH, Reference, Resolver, Target};
use crate::document::{AffiliationBasis, EntityType};
use crate::entity::Affiliation;
use crate::entity::office::Determiner;
use crate::entity::office::Office;
use crate::entity::office::Party;
use crate::entity::person::People;
use crate::entity::{Entity, EntityId};
use crate::lexicon::{self, Classes, CountryCode, TitleKind};
use crate::text::{Case, TokenRange, fold};

impl Resolver<'_, '_> {
    /// Offices without a name: "the Georgian minister", "both presidents".
    pub(super) fn standing_offices(&mut self, people: &People) {
        for (index, office) in self.offices.iter().enumerate() {
            if people.taken[index] {
                continue;
            }
            if office.kind() == TitleKind::Honorific {
                self.style(office);
                continue;
            }
            if let Some(target) = self.office_target(office) {
                self.push(office.tokens, target, Form::Description);
            }
        }
    }

    /// "His Majesty": whoever was last called so by name, and never what somebody owns.
    fn style(&mut self, office: &Office) {
        let style = office.tokens;
        if !matches!(self.text.folded(style.start()), "his" | "her") {
            return;
        }
        let words = |tokens: TokenRange| tokens.iter().map(|at| self.text.folded(at));
        let named = &self.out[..self.named];
        let before = named.partition_point(|r| r.tokens.start() < style.start());
        let near = named[..before].iter().rev().take(REACH);
        let called = near
            .filter(|r| words(r.tokens).take(style.len()).eq(words(style)))
            .find_map(Reference::single);
        match called {
            Some(id) => self.push(style, Target::Entities(vec![id]), Form::Description),
            None => style.iter().for_each(|at| self.taken[at] = true),
        }
    }

    fn office_target(&mut self, office: &Office) -> Option<Target> {
        let here = office.tokens.start();
        if office.is_plural() {
            if office.parties.is_empty() {
                if let Some(id) = self.side_without_name(office) {
                    return Some(Target::Entities(vec![id]));
                }
                return match office.determiner {
                    // "both ministers": the two of whom the last sentences told as such.
                    Determiner::Count(count) => {
                        let told = self.colleagues(office, has_words);
                        let known = told.filter(|target| {
                            matches!(target, Target::Entities(ids) if ids.len() == usize::from(count))
                        });
                        Some(known.unwrap_or(Target::Group(Group::people(count))))
                    }
                    Determiner::The if is_of_rank(office.kind()) => {
                        Some(Target::Group(Group::people(0)))
                    }
                    // "the envoys" are hardly the presidents told of.
                    Determiner::The => {
                        let told = Target::Group(Group {
                            count: 0,
                            sides: true,
                        });
                        let known = self.colleagues(office, |role, head| role.ends_with(head));
                        Some(known.unwrap_or(told))
                    }
                    _ => None,
                };
            }
            let parties = self.members_of(office);
            let mut ids = Vec::new();
            for party in &parties {
                let holder = match office.kind() {
                    // "Iranian officials" are nobody in particular.
                    TitleKind::Official | TitleKind::Local => None,
                    // "Serbian leaders" are more than the one of whom the text told.
                    _ if parties.len() == 1 => None,
                    _ if self.is_from_somewhere(office) => None,
                    TitleKind::Counterpart => self.only_person(&[*party], here),
                    _ => self.holder(office, &[*party], here),
                };
                if holder.is_none() && self.is_of_no_state(office, *party) {
                    continue;
                }
                let id = holder.unwrap_or_else(|| self.side(*party, office.tokens));
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            return (!ids.is_empty()).then_some(Target::Entities(ids));
        }
        let holder = if office.kind() == TitleKind::Side {
            self.side_without_name(office)
        } else if office.kind() == TitleKind::Counterpart {
            self.only_person(&office.parties, here)
        } else if office.is_definite() || office.parties.is_empty() || self.is_capitalized(office) {
            self.holder(office, &office.parties, here)
                .or_else(|| self.told_of(office, here))
        } else {
            None
        };
        let id = match (holder, office.parties.first()) {
            (Some(id), _) => id,
            (None, Some(party)) if speaks_for(office.kind()) && !self.is_former(office) => {
                self.side(*party, office.tokens)
            }
            (None, _) => return None,
        };
        Some(Target::Entities(vec![id]))
    }

    /// "the envoys": those of whom the last sentences told by name and as envoys.
    fn colleagues(&self, office: &Office, holds: impl Fn(&str, &str) -> bool) -> Option<Target> {
        const SENTENCES: usize = 6;
        let head = lexicon::singular_title(&fold(self.text.slice(office.head.tokens)));
        let here = office.tokens.start();
        let floor = self.text.sentence_of(here).saturating_sub(SENTENCES);
        let from = self.text.sentences()[floor].tokens.start();
        let named = &self.out[..self.named];
        let first = named.partition_point(|r| r.tokens.start() < from);
        let mut ids: Vec<EntityId> = Vec::new();
        for reference in named[first..]
            .iter()
            .take_while(|r| r.tokens.start() < here)
        {
            let is_one = |id: &EntityId| {
                let person = self.entities.get(*id);
                person.kind == EntityType::Person
                    && self.role(*id).is_some_and(|role| holds(role, &head))
            };
            if let Some(id) = reference.single().filter(is_one)
                && !ids.contains(&id)
            {
                ids.push(id);
            }
        }
        (ids.len() > 1).then_some(Target::Entities(ids))
    }

    /// "Colombian rebels": whether those who hold such an office act for a country only by where
    /// they are.
    fn is_of_no_state(&self, office: &Office, party: Party) -> bool {
        let country = match party {
            Party::Country(_) => true,
            Party::Name(n) => self.names[n].is_country,
        };
        country && office.kind() == TitleKind::Armed
    }

    /// Whether all of `parties` are bodies.
    fn are_bodies(&self, parties: &[Party]) -> bool {
        let body = |party: &Party| match *party {
            Party::Country(_) => false,
            Party::Name(n) => self.names[n].kind == EntityType::Organization,
        };
        !parties.is_empty() && parties.iter().all(body)
    }

    /// Whether an adjective or noun before the title says what sort it is: "business leaders".
    fn is_of_a_kind(&self, office: &Office) -> bool {
        const PLAIN: &[&str] = &[
            "visiting", "new", "current", "senior", "top", "two", "three", "four",
        ];
        (office.tokens.start()..office.head.tokens.start()).any(|at| {
            let word = self.text.folded(at);
            self.text.tokens()[at].case == Case::Lower
                && !lexicon::is_function_word(word)
                && !PLAIN.contains(&word)
        })
    }

    /// "the former Ukrainian prime minister"
    fn is_former(&self, office: &Office) -> bool {
        let from = office.tokens.start().saturating_sub(1);
        (from..office.tokens.end()).any(|at| {
            matches!(
                self.text.folded(at),
                "former" | "ex-president" | "ex-premier" | "ex"
            )
        })
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
    pub(super) fn side(&mut self, party: Party, at: TokenRange) -> EntityId {
        match party {
            Party::Name(n) => self.of_name[n],
            Party::Country(code) => {
                let id = self.entities.country(self.text, code, at);
                self.genders
                    .resize(self.entities.list.len(), KnownGender::default());
                id
            }
        }
    }

    /// "the U.S. envoy": the one person of that country of whom the last sentences told, whatever
    /// the office.
    fn told_of(&self, office: &Office, here: usize) -> Option<EntityId> {
        const SENTENCES: usize = 4;
        let [party] = office.parties[..] else {
            return None;
        };
        let country = match party {
            Party::Country(code) => code,
            Party::Name(n) => self.names[n].country.filter(|_| self.names[n].is_country)?,
        };
        let head = fold(self.text.slice(office.head.tokens));
        let open = lexicon::is_open_title(&head) && !self.is_former(office);
        if !office.is_definite() || !open {
            return None;
        }
        let floor = self.text.sentence_of(here).saturating_sub(SENTENCES);
        let from = self.text.sentences()[floor].tokens.start();
        let named = &self.out[..self.named];
        let near = named[named.partition_point(|r| r.tokens.start() < from)..]
            .iter()
            .take_while(|r| r.tokens.start() < here);
        let mut fit = near.filter_map(Reference::single).filter(|id| {
            let person = self.entities.get(*id);
            person.kind == EntityType::Person && person.country == Some(country)
        });
        let only = fit.next()?;
        fit.all(|id| id == only).then_some(only)
    }

    /// The person last named before token `here`, else first after it, who holds such
    /// an office for all of `parties`.
    pub(super) fn holder(
        &self,
        office: &Office,
        parties: &[Party],
        here: usize,
    ) -> Option<EntityId> {
        let head = fold(self.text.slice(office.head.tokens));
        let head = unabbreviated(&lexicon::singular_title(&head)).to_owned();
        let head_before_more = format!("{head} ");
        let is_former = self.is_former(office);
        let office_fits = |id: EntityId| {
            let role = self.role(id);
            match office.kind() {
                TitleKind::Official => true,
                // "Russian business leaders", "an opposition leader" lead something else.
                _ if head == "leader" && self.is_of_a_kind(office) => false,
                // "the ADB leader" is called what the heads of such a body are called.
                _ if head == "leader" && self.are_bodies(parties) => {
                    role.is_some_and(|role| leads(role) || leads_body(role))
                }
                _ if head == "leader" => role.is_some_and(leads),
                // "the Icelandic minister" of whom only the country was told, and not guessed
                _ if role.is_none() => {
                    self.entities.get(id).basis == AffiliationBasis::Stated
                        && self.speaks_alone(id)
                        && speaks_for(office.kind())
                        && !parties.is_empty()
                }
                _ => role.is_some_and(|role| {
                    is_head_of_diplomacy(&head) && is_head_of_diplomacy(role)
                        || head == "president" && role.ends_with("head of state")
                        || ends_with_words(role, &head)
                        || role.contains(&head_before_more)
                        || head.ends_with(role)
                }),
            }
        };
        let party_fits = |person: &Entity| {
            parties.iter().all(|party| match *party {
                Party::Country(code) => person.country == Some(code),
                Party::Name(n) if self.names[n].is_country => {
                    person.country == self.names[n].country
                }
                Party::Name(n) => {
                    let side = person.affiliation.as_ref().and_then(Affiliation::entity);
                    let service = office.kind() == TitleKind::Military || head == "chief";
                    side == Some(self.of_name[n])
                        || service && self.is_service_of(n, person.country)
                }
            })
        };
        let former_fits =
            |id| !is_former || self.role(id).is_some_and(|role| role.contains("former"));
        // Countries first: to compare offices costs more, and fewer persons fit.
        let fits = |id: EntityId| {
            let person = self.entities.get(id);
            person.kind == EntityType::Person
                && (office.kind() != TitleKind::Official || !parties.is_empty())
                && party_fits(person)
                && former_fits(id)
                && office_fits(id)
        };
        let named = &self.out[..self.named];
        let (earlier, later) = named.split_at(named.partition_point(|r| r.tokens.start() < here));
        let last = |fits: &dyn Fn(EntityId) -> bool| {
            let near = earlier.iter().rev().take(REACH);
            near.filter_map(Reference::single).find(|id| fits(*id))
        };
        // "the Secretary" is the Secretary, not the Foreign Secretary told of since.
        let by_name = |id| self.role(id) == Some(&*head) && fits(id);
        let told_most = |id: EntityId| {
            let near = earlier.iter().rev().take(REACH);
            near.filter(|r| r.single() == Some(id)).count()
        };
        let named = last(&by_name).map(|found| {
            if !parties.is_empty() {
                return found;
            }
            // Of two presidents "the president" is the one that the text is about.
            let near = earlier.iter().rev().take(REACH);
            near.filter_map(Reference::single)
                .filter(|id| by_name(*id))
                .fold(found, |best, id| {
                    if told_most(id) > told_most(best) {
                        id
                    } else {
                        best
                    }
                })
        });
        named.or_else(|| last(&fits)).or_else(|| {
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

    /// "Norwegian Army" for the country of a person.
    fn is_service_of(&self, name: usize, country: Option<CountryCode>) -> bool {
        let tokens = self.names[name].tokens;
        let demonym = lexicon::longest_of(self.text, tokens.start(), Classes::DEMONYM);
        let armed = matches!(
            self.text.folded(tokens.end() - 1),
            "army" | "navy" | "force" | "forces" | "military" | "guard"
        );
        armed
            && demonym.is_some_and(|(_, entry)| entry.country.is_some() && entry.country == country)
    }

    /// Whether no other person of the text acts for the same country.
    fn speaks_alone(&self, id: EntityId) -> bool {
        let country = self.entities.get(id).country;
        country.is_some_and(|code| self.persons_of.get(&code).is_some_and(|p| p.len() == 1))
    }
}

/// Whether those who hold such an office are told of by name.
fn is_of_rank(kind: TitleKind) -> bool {
    matches!(
        kind,
        TitleKind::HeadOfState
            | TitleKind::HeadOfGovernment
            | TitleKind::Minister
            | TitleKind::Party
            | TitleKind::Royal
            | TitleKind::Counterpart
    )
}

/// Whether a folded office has the words of another in it: "minister", but not the "side" of
/// "president".
fn has_words(role: &str, head: &str) -> bool {
    format!(" {role} ").contains(&format!(" {head} "))
}

/// Whether a folded office ends with the words of another: "army general", but not
/// "secretary-general" with "general".
fn ends_with_words(role: &str, head: &str) -> bool {
    role.strip_suffix(head)
        .is_some_and(|before| before.is_empty() || before.ends_with(' '))
}

/// What a folded title is short for.
fn unabbreviated(title: &str) -> &str {
    match title {
        "pm" | "premier" => "prime minister",
        "dpm" => "deputy prime minister",
        "fm" => "foreign minister",
        "eam" => "external affairs minister",
        "coas" => "chief of army staff",
        "pontiff" => "pope",
        other => other,
    }
}

/// Whether a folded office is that of a country's foremost diplomat, whatever it is called.
fn is_head_of_diplomacy(office: &str) -> bool {
    [
        "foreign minister",
        "top diplomat",
        "chief diplomat",
        "foreign secretary",
        "secretary of state",
        "external affairs minister",
        "foreign affairs minister",
        "minister of foreign affairs",
        "minister for foreign affairs",
        "minister of external affairs",
        "foreign affairs secretary",
        "secretary of foreign affairs",
    ]
    .iter()
    .any(|name| office.ends_with(name))
        && !["deputy", "vice", "former", "assistant"]
            .iter()
            .any(|less| office.contains(less))
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
            | TitleKind::Local
            | TitleKind::Military
            | TitleKind::Legislator
            | TitleKind::Party
            | TitleKind::Armed
            | TitleKind::Counterpart
            | TitleKind::Side
    )
}

/// Whether a folded role makes its holder the head of a body.
fn leads_body(role: &str) -> bool {
    let deputy = ["deputy", "vice", "former", "assistant"];
    [
        "chairman",
        "chairwoman",
        "chairperson",
        "chair",
        "secretary-general",
        "secretary general",
        "chief",
        "head",
    ]
    .iter()
    .any(|office| ends_with_words(role, office))
        && !deputy.iter().any(|less| role.contains(less))
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
        && !role.starts_with("opposition")
}
