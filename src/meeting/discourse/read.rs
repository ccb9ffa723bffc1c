//! What the reader says of a sentence, beside what the rules found in it.

use jiff::civil::Date;

use super::latest::is_of_one_told;
use super::{Discourse, Report};
use crate::document::{EntityType, Medium, Status};
use crate::entity::EntityId;
use crate::meeting::circumstance::{Scale, Told};
use crate::meeting::grammar::{begins_clause, is_determiner, is_full_verb, is_quote};
use crate::meeting::scene::Scene;
use crate::meeting::{Evidence, Meeting, When, circumstance, report, topic};
use crate::reader::units::{Kind, Unit, feature};
use crate::reader::{Encounter, Reader, number};
use crate::text::{BlockKind, Sentence, TokenRange};

/// What the rules find is left out where the reader takes it for less likely than this.
const DOUBTFUL: f32 = 0.5;

impl Discourse<'_> {
    /// Lets the reader judge the reports from `before` on, all of this sentence, and adds what it
    /// finds beside them.
    pub(in crate::meeting) fn read(
        &mut self,
        reader: &Reader,
        scene: &Scene,
        sentence: &Sentence,
        before: usize,
        times: &[When],
        reference: Option<Date>,
    ) {
        let entities = self.entities;
        let units = self.named.units(scene.text, sentence, entities, times);
        self.named.remember(&units, entities);
        if self.barred && self.reports.len() == before {
            return;
        }
        let said = &self.reports[before..];
        // "until 8 p.m." says no day.
        let says_when = |unit: &Unit| match unit.kind {
            Kind::Time(at) => times.get(at).is_some_and(When::says_when),
            _ => true,
        };
        let reading = reader.read(scene.text, entities, &units, says_when, |first, second| {
            let together = |report: &&Report| took_part(report, [first, second], &units, scene);
            said.iter()
                .rfind(together)
                .map_or(0, |report| number(report.meeting.status))
        });
        let mut found: Vec<Report> = Vec::new();
        let mut told: Vec<Report> = self.reports.split_off(before);
        let reading = reading.unwrap_or_default();
        // Who is not named here is whoever fits best, and nobody where all are named.
        let mut named_all = told.iter().any(|report| !report.anaphoric);
        let of_one_told = !reading.encounters.is_empty() && is_of_one_told(scene);
        let at = |unit: usize| scene.unit_of(units[unit].tokens.start());
        // "in Uganda with Akol and in Ethiopia with Tesfaye"
        let places_told = told
            .windows(2)
            .any(|two| two[0].meeting.place != two[1].meeting.place);
        for encounter in reading.encounters {
            let is_named = |unit: &usize| units[*unit].features & feature::NAME != 0;
            if of_one_told && !encounter.parties.iter().any(is_named) {
                continue;
            }
            // "met Reis's deputy": Reis owns a party, and is none. An interview is no encounter.
            let is_no_party = |party: usize| {
                scene.is_owner(party)
                    || scene.is_of_the_press(party)
                    || acts_alone(scene, party, at(encounter.trigger))
            };
            if has_another_object(scene, at(encounter.trigger)) {
                continue;
            }
            let mut named =
                (encounter.parties.iter()).filter(|unit| !units[**unit].tokens.is_empty());
            if named.any(|unit| is_no_party(at(*unit))) {
                continue;
            }
            let unnamed = encounter.unnamed
                || (encounter.parties.iter())
                    .any(|unit| matches!(units[*unit].kind, Kind::Card(_)));
            if unnamed && named_all {
                continue;
            }
            let Some(report) = self.report_of(&encounter, &units, scene, times, reference) else {
                continue;
            };
            let parties = &report.meeting.participants;
            if (found.iter()).any(|r| parties.iter().all(|id| r.meeting.participants.contains(id)))
            {
                continue;
            }
            let same = told
                .iter()
                .position(|r| self.alike(&r.meeting.participants, parties));
            named_all = true;
            match same {
                // Who met whom in the plainest words the rules know better.
                Some(index) => {
                    let mut known = told.swap_remove(index);
                    if known.meeting.medium == Medium::InPerson && !places_told {
                        let read = encounter.place.map(at).zip(report.meeting.place);
                        known.meeting.place = self.better_place(&known.meeting, read, scene);
                    }
                    found.push(known);
                }
                None if self.barred => {}
                None => found.push(report),
            }
        }
        let doubted = |report: &Report| {
            let own = (reading.likely.iter())
                .filter(|((a, b), _)| took_part(report, [*a, *b], &units, scene));
            let most = own.map(|(_, likely)| *likely).reduce(f32::max);
            most.is_some_and(|most| most < DOUBTFUL)
        };
        told.retain(|report| report.anaphoric || !doubted(report));
        found.extend(told);
        found.sort_by_key(|report| report.meeting.evidence.first().map(|e| e.trigger));
        self.reports.extend(found);
    }

    /// Where the encounter of a report of the rules took place: where they only guess, the reader
    /// knows it better. `read`: the unit that it takes for the place, and its place.
    fn better_place(
        &self,
        known: &Meeting,
        read: Option<(usize, EntityId)>,
        scene: &Scene,
    ) -> Option<EntityId> {
        let told = told_by(&known.evidence[0], scene);
        let near = circumstance::place_near(scene, told, self.entities, &self.places);
        if near.is_some() && near == known.place {
            return known.place;
        }
        let is_region = |id| circumstance::scale(self.entities, id) == Scale::Region;
        let fits = |(unit, id): &(usize, EntityId)| {
            circumstance::can_be_where(scene, told, *unit)
                && (!is_region(*id) || known.place.is_none())
        };
        read.filter(fits).map(|(_, id)| id).or(known.place)
    }

    /// Whether half of the parties of two reports or more are the same; whoever acts for a country
    /// stands for it.
    fn alike(&self, a: &[EntityId], b: &[EntityId]) -> bool {
        let side = |id: &EntityId| {
            let entity = self.entities.get(*id);
            let person = entity.kind == EntityType::Person;
            entity.country.filter(|_| person || entity.is_country)
        };
        let same = |x: &EntityId, y: &EntityId| x == y || side(x).is_some() && side(x) == side(y);
        let shared = (a.iter()).filter(|x| b.iter().any(|y| same(x, y))).count();
        2 * shared >= a.len() + b.len() - shared
    }

    /// The report that an encounter of the reader's comes to; none where too few of its parties
    /// are known.
    fn report_of(
        &self,
        encounter: &Encounter,
        units: &[Unit],
        scene: &Scene,
        times: &[When],
        reference: Option<Date>,
    ) -> Option<Report> {
        let at = |unit: usize| scene.unit_of(units[unit].tokens.start());
        let mut participants: Vec<EntityId> = Vec::new();
        for unit in &encounter.parties {
            for id in ids_of(&units[*unit], scene) {
                if !participants.contains(&id) {
                    participants.push(id);
                }
            }
        }
        if encounter.unnamed && participants.len() < 2 {
            participants.extend(self.protagonist.filter(|id| !participants.contains(id)));
        }
        if participants.len() < 2 || self.mixes_capitals(&participants) {
            return None;
        }
        let evidence = evidence(encounter, units, scene);
        let told = told_by(&evidence, scene);
        let when = |unit: usize| match units[unit].kind {
            Kind::Time(at) => times.get(at).copied(),
            _ => None,
        };
        let ahead = matches!(encounter.status, Status::Planned | Status::Proposed);
        // A plan is for no day that has been.
        let fits = |when: &When| {
            let ended = when.days.map(|days| days.to).zip(reference);
            !(ahead && ended.is_some_and(|(to, today)| to < today))
        };
        let by_rules = || {
            let when = circumstance::date(scene, told, times, ahead)?;
            Some(when).filter(When::names_days).filter(&fits)
        };
        let date = (encounter.time.and_then(when).filter(&fits))
            .or_else(by_rules)
            .or(self.day)
            .or_else(|| self.frame_date(encounter.status, reference));
        let is_where = |id: &EntityId, unit: usize| {
            self.entities.get(*id).kind == EntityType::Place
                && circumstance::can_be_where(scene, told, unit)
        };
        let by_rules = || circumstance::place(scene, told, self.entities, &self.places, self.venue);
        let place = || {
            let read = encounter.place.and_then(|unit| {
                let ids = scene.entities(at(unit))?;
                ids.iter().copied().find(|id| is_where(id, at(unit)))
            });
            read.or_else(by_rules)
        };
        let event = encounter.event.and_then(|unit| match units[unit].kind {
            Kind::Event(id) => Some(id),
            _ => None,
        });
        let in_person = encounter.medium == Medium::InPerson;
        let block = scene.text.blocks()[self.block as usize].kind;
        Some(Report {
            meeting: Meeting {
                participants,
                status: encounter.status,
                medium: encounter.medium,
                date,
                place: in_person.then(place).flatten(),
                occasion: event.or_else(|| circumstance::occasion(scene, self.entities)),
                topics: topic::find(scene.text, evidence.tokens),
                reported_by: report::sources(scene),
                confidence: encounter.probability,
                evidence: vec![evidence],
            },
            medium_said: !in_person,
            any_medium: false,
            anaphoric: false,
            definite: false,
            again: false,
            in_brief: matches!(block, BlockKind::Headline | BlockKind::Caption),
            subjects: 1,
            series: false,
            correction: None,
        })
    }
}

/// The words that tell of an encounter.
fn told_by(evidence: &Evidence, scene: &Scene) -> Told {
    let last = scene.unit_of(evidence.tokens.end() - 1);
    Told {
        clause: (scene.unit_of(evidence.tokens.start()), last + 1),
        trigger: evidence.trigger,
    }
}

/// ", and Lund applauded": whether a unit is the subject of a clause of its own that neither tells of
/// the encounter nor speaks of anybody else.
fn acts_alone(scene: &Scene, unit: usize, trigger: usize) -> bool {
    let before = |back: usize| scene.word_before(unit, back);
    if before(2) != "," || !matches!(before(1), "and" | "but" | "while") {
        return false;
    }
    let end = (unit + 1..scene.units.len())
        .find(|at| begins_clause(scene.word(*at)))
        .unwrap_or(scene.units.len());
    let silent = |at: usize| at != trigger && scene.reference(at).is_none();
    is_full_verb(scene.word(unit + 1)) && (unit + 1..end).all(silent)
}

/// "rang the bell for Lund": whether a verb that only weakly tells of an encounter has an object, and
/// that is no party.
fn has_another_object(scene: &Scene, trigger: usize) -> bool {
    let weak = scene
        .triggers_at(scene.units[trigger].tokens.start())
        .any(|found| found.row.frame.weak && found.row.frame.object);
    weak && is_determiner(scene.word(trigger + 1)) && !scene.is_reference(trigger + 2)
}

/// Whether a report has each of two units among its parties.
fn took_part(report: &Report, pair: [usize; 2], units: &[Unit], scene: &Scene) -> bool {
    let parties = &report.meeting.participants;
    let is_party = |unit: usize| {
        let ids = ids_of(&units[unit], scene);
        ids.iter().any(|id| parties.contains(id))
    };
    pair.into_iter().all(is_party)
}

/// The entities of a unit.
fn ids_of(unit: &Unit, scene: &Scene) -> Vec<EntityId> {
    match unit.kind {
        Kind::Reference(_) => {
            let at = scene.unit_of(unit.tokens.start());
            scene.entities(at).unwrap_or_default().to_vec()
        }
        Kind::Card(id) => vec![id],
        _ => Vec::new(),
    }
}

/// The words that tell of an encounter: from the first party to the end of the clause that holds
/// the last.
fn evidence(encounter: &Encounter, units: &[Unit], scene: &Scene) -> Evidence {
    let trigger = units[encounter.trigger].tokens;
    let parties = encounter.parties.iter().map(|unit| &units[*unit]);
    let here = parties.filter(|unit| !matches!(unit.kind, Kind::Card(_)));
    let ranges = here.map(|unit| unit.tokens).chain([trigger]);
    // One token at least, where neither a party nor a word that tells of it stands here.
    let (mut start, mut end) = (scene.tokens.end(), scene.tokens.start() + 1);
    for range in ranges {
        start = start.min(range.start());
        end = end.max(range.end());
    }
    let mut unit = scene.unit_of(end - 1) + 1;
    while unit < scene.units.len()
        && !begins_clause(scene.word(unit))
        && !is_quote(scene.word(unit))
    {
        end = scene.units[unit].tokens.end();
        unit += 1;
    }
    Evidence {
        tokens: TokenRange::new(start, end),
        trigger: if trigger.is_empty() {
            TokenRange::new(start, start + 1)
        } else {
            trigger
        },
    }
}
