//! What the text has told so far: whom "the two sides" are, which day "the next day"
//! follows, which meeting a sentence about its topics belongs to.

use std::collections::HashMap;

use jiff::civil::Date;

use super::arguments::{Arguments, Side};
use super::scene::Scene;
use super::trigger::Trigger;
use super::{Evidence, Meeting, When, agenda, circumstance, report, status, topic};
use crate::document::{EntityType, Medium, Precision, Status};
use crate::entity::{Entities, EntityId, Group, Target};
use crate::temporal::Timex;
use crate::text::{BlockKind, TokenRange};

/// One report of an encounter, before reports of the same encounter are joined.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations")]
pub(super) struct Report {
    pub(super) meeting: Meeting,
    /// Whether the words name the medium.
    pub(super) medium_said: bool,
    /// Whether neither the words nor the trigger say over which medium.
    pub(super) any_medium: bool,
    /// "the meeting with Lavrov": belongs to an earlier report or to none.
    pub(super) anaphoric: bool,
    /// "again", "another": an encounter of its own, whatever went before.
    pub(super) again: bool,
    /// Told in a headline or a caption.
    pub(super) in_brief: bool,
    /// How many of the participants, from the first on, were the trigger's subject.
    subjects: usize,
    /// Whether another encounter may be one more of the same series.
    series: bool,
}

impl Report {
    /// The participants that were the trigger's subject.
    fn subject(&self) -> &[EntityId] {
        &self.meeting.participants[..self.subjects.min(self.meeting.participants.len())]
    }
}

/// How many reports back "the two" may reach.
const RECENT: usize = 6;

/// How sure an encounter of a list is, 0 to 1.
const LISTED: f32 = 0.8;

/// How many parties, and how many reports, a narration keeps in mind.
const REMEMBERED: usize = 64;

/// Who met, and between which units their own day stands, where it does.
type Encounter = (Vec<EntityId>, Option<(usize, usize)>);

/// The state of the narration.
pub(super) struct Discourse<'e> {
    entities: &'e Entities,
    pub(super) reports: Vec<Report>,
    /// Persons and sides in the order of their last mention, with its sentence.
    recent: Vec<(EntityId, u32)>,
    /// Number of the sentence that is being read.
    sentence: u32,
    /// The first person of the last sentence that named one: whom "his" stands for.
    protagonist: Option<EntityId>,
    /// The last time expression: what is told without a date took place then.
    frame: Option<When>,
    /// The last place behind "in" or "at" in this block: what is told without one took
    /// place there.
    venue: Option<EntityId>,
    /// The gathering last told of.
    gathering: Option<EntityId>,
    /// Where the gatherings told of are held.
    pub(super) venues: HashMap<EntityId, EntityId>,
    /// The day under whose heading an agenda is being read.
    day: Option<When>,
    /// What leads in to the list that is being read.
    lead: Option<Lead>,
    /// Index of the block that is being read.
    block: u32,
}

/// The sentence that leads in to a list of those met.
#[derive(Clone, Debug)]
struct Lead {
    host: EntityId,
    meeting: Meeting,
    /// The block of an item whose parties are not found yet.
    item: Option<u32>,
}

impl<'e> Discourse<'e> {
    pub(super) fn new(entities: &'e Entities) -> Self {
        Self {
            entities,
            reports: Vec::new(),
            recent: Vec::new(),
            sentence: 0,
            protagonist: None,
            frame: None,
            venue: None,
            gathering: None,
            venues: HashMap::new(),
            day: None,
            lead: None,
            block: 0,
        }
    }

    /// Begins a sentence of block `block`.
    pub(super) fn begin_sentence(&mut self, block: u32) {
        self.sentence += 1;
        if block != self.block {
            self.block = block;
            self.venue = None;
        }
    }

    /// Reads headings, items and notes of agendas; true where nothing else is to be read in
    /// the sentence.
    pub(super) fn read_agenda(
        &mut self,
        scene: &Scene,
        times: &[Timex],
        reference: Option<Date>,
    ) -> bool {
        let anchor = circumstance::anchor(reference, None, false);
        if agenda::is_day(scene) {
            self.day = circumstance::in_sentence(scene.tokens, times, &anchor).pop();
            return false;
        }
        if agenda::is_called_off(scene) {
            if let Some(last) = self.reports.last_mut() {
                last.meeting.status = Status::NotHeld;
            }
            return true;
        }
        if self.read_item(scene) {
            return true;
        }
        self.lead = agenda::lead_in(scene).and_then(|trigger| {
            let when = circumstance::in_sentence(scene.tokens, times, &anchor).pop();
            self.lead(scene, trigger, when)
        });
        self.lead.is_some()
    }

    /// Reads an item of the list that was led in to, or a further sentence of it.
    fn read_item(&mut self, scene: &Scene) -> bool {
        let Some(mut lead) = self.lead.take() else {
            return false;
        };
        if agenda::is_item(scene) {
            lead.item = Some(self.block);
        } else if lead.item != Some(self.block) {
            return false;
        }
        if self.item(scene, &lead) {
            lead.item = None;
        }
        self.lead = Some(lead);
        true
    }

    /// What a sentence that leads in to a list says of all its items.
    fn lead(&self, scene: &Scene, trigger: Trigger, when: Option<When>) -> Option<Lead> {
        let named = (0..scene.units.len())
            .find(|unit| scene.is_person(*unit))
            .and_then(|unit| scene.entities(unit)?.first().copied());
        let host = named.or(self.protagonist)?;
        let arguments = Arguments::of_clause((0, scene.units.len()));
        let verdict = status::judge(scene, trigger, &arguments)?;
        let medium = circumstance::medium(scene, &arguments, trigger);
        Some(Lead {
            host,
            item: None,
            meeting: Meeting {
                participants: Vec::new(),
                status: verdict.status,
                medium: medium.unwrap_or(Medium::InPerson),
                date: when.or_else(|| self.day.clone()),
                place: medium.is_none().then_some(self.venue).flatten(),
                occasion: circumstance::occasion(scene, self.entities).or(self.gathering),
                topics: Vec::new(),
                reported_by: Vec::new(),
                confidence: LISTED,
                evidence: vec![Evidence {
                    tokens: scene.tokens,
                    trigger: trigger.tokens,
                }],
            },
        })
    }

    /// The encounter that an item of a list stands for, if the sentence names the parties.
    fn item(&mut self, scene: &Scene, lead: &Lead) -> bool {
        let mut meeting = lead.meeting.clone();
        meeting.participants.push(lead.host);
        let parties = agenda::parties(scene);
        for unit in &parties {
            for id in scene.entities(*unit).unwrap_or_default() {
                if !meeting.participants.contains(id) {
                    meeting.participants.push(*id);
                }
            }
        }
        let Some(first) = parties.first().filter(|_| meeting.participants.len() > 1) else {
            return false;
        };
        meeting.evidence.push(Evidence {
            tokens: scene.tokens,
            trigger: scene.units[*first].tokens,
        });
        self.reports.push(Report {
            meeting,
            medium_said: false,
            any_medium: false,
            anaphoric: false,
            again: false,
            in_brief: false,
            subjects: 1,
            series: false,
        });
        true
    }

    /// Adds what one trigger reports.
    pub(super) fn report(
        &mut self,
        scene: &Scene,
        block: BlockKind,
        trigger: Trigger,
        arguments: &Arguments,
        times: &[Timex],
        reference: Option<Date>,
    ) {
        let mut subject = self.side(&arguments.subject, scene, &[]);
        let other = self.side(&arguments.other, scene, &subject);
        if arguments.implied {
            subject.extend(self.protagonist.filter(|id| !other.contains(id)));
        }
        if arguments.continues {
            subject = self.series(scene);
        }
        let Some(verdict) = status::judge(scene, trigger, arguments) else {
            return;
        };
        let anchor = circumstance::anchor(
            reference,
            self.frame.as_ref().map(|when| when.resolved.from),
            verdict.future || verdict.present && block == BlockKind::Body,
        );
        let date = circumstance::date(scene, arguments, trigger, times, &anchor)
            .and_then(|when| {
                // "agreed to meet in May": told in the past, but of a May to come.
                let stale = matches!(verdict.status, Status::Planned | Status::Proposed)
                    && when.is_long_before(reference);
                let ahead = || {
                    let anchor = circumstance::anchor(reference, None, true);
                    circumstance::date(scene, arguments, trigger, times, &anchor)
                };
                if stale { ahead() } else { Some(when) }
            })
            .or_else(|| self.day.clone())
            .or_else(|| {
                let told_here = !arguments.definite && !arguments.resumes;
                told_here.then(|| self.frame_date(verdict.status, reference))?
            });
        let medium = circumstance::medium(scene, arguments, trigger);
        let place = medium
            .is_none()
            .then(|| {
                let venue = self
                    .venue
                    .filter(|_| !arguments.continues && !arguments.resumes);
                circumstance::place(scene, arguments, self.entities).or(venue)
            })
            .flatten();
        let status = match (verdict.status, &date, reference) {
            _ if agenda::has_note_of_failure(scene) => Status::NotHeld,
            (Status::Held, Some(when), Some(today)) if when.resolved.from > today => {
                Status::Planned
            }
            // "meets Lund this week"
            (Status::Held, Some(when), Some(today))
                if verdict.present
                    && when.resolved.from < when.resolved.to
                    && when.resolved.to >= today =>
            {
                Status::Planned
            }
            // What an agenda tells in the present tense is yet to come.
            (Status::Held, Some(when), Some(today))
                if self.day.as_ref() == Some(when)
                    && when.resolved.to >= today
                    && status::is_present(scene, arguments) =>
            {
                Status::Planned
            }
            (status, ..) => status,
        };
        let again = arguments.continues
            || (arguments.clause.0..arguments.clause.1).any(|u| {
                matches!(
                    scene.word(u),
                    "again" | "another" | "last" | "previous" | "earlier" | "next"
                )
            });
        let evidence = Evidence {
            tokens: TokenRange::new(
                scene.units[arguments.clause.0].tokens.start(),
                scene.units[arguments.clause.1 - 1].tokens.end(),
            ),
            trigger: trigger.tokens,
        };
        if arguments.adds && self.add_to_last(&subject, &other, evidence) {
            return;
        }
        if arguments.resumes {
            self.resume(scene, status, date, place, evidence);
            return;
        }
        let reported_by = report::sources(scene);
        for (participants, own) in Self::encounters(&subject, &other, arguments, scene) {
            if self.mixes_capitals(&participants) {
                continue;
            }
            let date = own
                .and_then(|range| circumstance::first_date(scene, range, times, &anchor))
                .or_else(|| date.clone());
            let place = own
                .filter(|_| medium.is_none())
                .and_then(|range| circumstance::place_between(scene, range, self.entities))
                .or(place);
            if participants.len() < 2 && !arguments.anaphoric {
                continue;
            }
            let told = trigger.row.frame.tells
                && self.reports.iter().rev().take(REMEMBERED).any(|r| {
                    let known = &r.meeting.participants;
                    participants.iter().all(|id| known.contains(id))
                });
            self.reports.push(Report {
                meeting: Meeting {
                    participants,
                    status,
                    medium: medium.unwrap_or(Medium::InPerson),
                    date: if told { None } else { date.clone() },
                    place: if told { None } else { place },
                    occasion: circumstance::occasion(scene, self.entities),
                    topics: topic::find(scene.text, evidence.tokens),
                    reported_by: reported_by.clone(),
                    confidence: confidence(trigger, arguments, block),
                    evidence: vec![evidence],
                },
                medium_said: medium.is_some(),
                any_medium: medium.is_none() && trigger.row.frame.remote,
                anaphoric: arguments.anaphoric || told,
                again,
                in_brief: matches!(block, BlockKind::Headline | BlockKind::Caption),
                subjects: subject.len(),
                series: trigger.row.frame.series,
            });
        }
    }

    /// The reports whose words end at most `near` tokens before the sentence, latest first.
    fn reports_near(&self, scene: &Scene, near: usize) -> impl Iterator<Item = &Report> + Clone {
        let start = scene.tokens.start();
        self.reports.iter().rev().take_while(move |report| {
            let ends = report.meeting.evidence.iter().map(|e| e.tokens.end()).max();
            ends.is_some_and(|end| end + near > start)
        })
    }

    /// Adds what a sentence says of the encounter told of right before: "The meeting took
    /// place in Oslo."
    fn resume(
        &mut self,
        scene: &Scene,
        status: Status,
        date: Option<When>,
        place: Option<EntityId>,
        said: Evidence,
    ) {
        const NEAR: usize = 40;
        let occasion = circumstance::occasion(scene, self.entities);
        let is_near = self.reports_near(scene, NEAR).next().is_some();
        let mut recent = self.reports.iter_mut().rev().take(REMEMBERED);
        let told = recent.find(|report| !report.anaphoric);
        let last = told.filter(|_| is_near);
        let Some(meeting) = last.map(|report| &mut report.meeting) else {
            return;
        };
        if meeting.status == status {
            meeting.date = meeting.date.take().or(date);
            meeting.place = meeting.place.or(place);
            meeting.occasion = meeting.occasion.or(occasion);
            meeting.evidence.push(said);
        }
    }

    /// The parties of the series last told of, if that is near.
    fn series(&self, scene: &Scene) -> Vec<EntityId> {
        const NEAR: usize = 100;
        let mut recent = self.reports_near(scene, NEAR);
        let held = recent
            .clone()
            .find(|report| report.series && report.meeting.status == Status::Held);
        held.or_else(|| recent.find(|report| report.series))
            .map_or_else(Vec::new, |report| report.meeting.participants.clone())
    }

    /// Adds the parties of a roster to the encounter last reported, if that is near.
    fn add_to_last(&mut self, subject: &[EntityId], other: &[EntityId], said: Evidence) -> bool {
        /// How many tokens back it may stand.
        const NEAR: usize = 150;
        let mut recent = self.reports.iter_mut().rev().take(REMEMBERED);
        let told = recent.find(|report| !report.anaphoric);
        let last = told.filter(|report| {
            report
                .meeting
                .evidence
                .iter()
                .any(|e| e.tokens.end() + NEAR > said.tokens.start())
        });
        let Some(report) = last else {
            return false;
        };
        for id in subject.iter().chain(other) {
            if !report.meeting.participants.contains(id) {
                report.meeting.participants.push(*id);
            }
        }
        report.meeting.evidence.push(said);
        true
    }

    /// One set of participants for each encounter; where they are told in turn, with the
    /// units between which the encounter's own day stands.
    fn encounters(
        subject: &[EntityId],
        other: &[EntityId],
        arguments: &Arguments,
        scene: &Scene,
    ) -> Vec<Encounter> {
        if arguments.separate && other.len() > 1 && !subject.is_empty() {
            let units = &arguments.other.units;
            let own = |id: &EntityId| {
                let at = units
                    .iter()
                    .position(|u| scene.entities(*u).is_some_and(|ids| ids.contains(id)))?;
                let end = units.get(at + 1).copied().unwrap_or(arguments.clause.1);
                arguments.other.in_turn.then_some((units[at], end))
            };
            return other
                .iter()
                .map(|id| (subject.iter().copied().chain([*id]).collect(), own(id)))
                .collect();
        }
        let mut all: Vec<EntityId> = subject.to_vec();
        for id in other {
            if !all.contains(id) {
                all.push(*id);
            }
        }
        vec![(all, None)]
    }

    /// A capital stands for its government only among governments: "Moscow and Tehran
    /// held talks", but not "she paid a visit to Prague".
    fn mixes_capitals(&self, participants: &[EntityId]) -> bool {
        let is = |id: &EntityId, kind| self.entities.get(*id).kind == kind;
        participants
            .iter()
            .any(|id| is(id, EntityType::Place) && !self.entities.get(*id).is_country)
            && participants.iter().any(|id| is(id, EntityType::Person))
    }

    /// The day that the narration has reached, where it fits the status.
    fn frame_date(&self, status: Status, reference: Option<Date>) -> Option<When> {
        /// News is of these days; an older date belongs to the background.
        const DAYS: i32 = 10;
        // What did not take place did so on no day of its own.
        if status == Status::NotHeld {
            return None;
        }
        let when = self.frame.as_ref()?;
        let past = when.resolved.from <= reference?;
        let recent = reference?
            .since(when.resolved.from)
            .is_ok_and(|span| span.get_days() <= DAYS);
        let fits = past == (status == Status::Held) && recent;
        (fits && when.resolved.precision == Precision::Day).then(|| when.clone())
    }

    /// The parties of a side: those named, and those whom a group stands for.
    fn side(&self, side: &Side, scene: &Scene, not: &[EntityId]) -> Vec<EntityId> {
        let mut ids: Vec<EntityId> = side
            .ids
            .iter()
            .copied()
            .filter(|id| !not.contains(id))
            .collect();
        if let Some(group) = side.group {
            let first = side
                .units
                .first()
                .map_or(scene.tokens.start(), |u| scene.units[*u].tokens.start());
            let owner = side.units.first().is_some_and(|u| scene.is_possessive(*u));
            for id in self.group(group, scene, first, not, owner) {
                if !ids.contains(&id) && !not.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids
    }

    /// Whom "the two", "they", "the three ministers" stand for: the participants of the
    /// last report of that size, else the persons last mentioned.
    fn group(
        &self,
        group: Group,
        scene: &Scene,
        before: usize,
        not: &[EntityId],
        owner: bool,
    ) -> Vec<EntityId> {
        /// How many sentences back people may stand.
        const NEAR: u32 = 2;
        let wanted = usize::from(group.count);
        let fits = |ids: &[EntityId]| {
            if wanted == 0 {
                ids.len() >= 2
            } else {
                ids.len() == wanted
            }
        };
        let recent = || self.reports.iter().rev().take(RECENT);
        if let Some(report) = recent().find(|r| fits(&r.meeting.participants)) {
            return report.meeting.participants.clone();
        }
        // "Lund and Holm met Reis. The two men": the side that came together.
        if let Some(report) = recent().find(|r| {
            let ids = r.subject();
            wanted > 0 && fits(ids) && !ids.iter().any(|id| not.contains(id))
        }) {
            return report.subject().to_vec();
        }
        if group.sides {
            return Vec::new();
        }
        let mut people: Vec<EntityId> = Vec::new();
        let here = scene.units.iter().take_while(|u| u.tokens.start() < before);
        // "their summit" is that of people named with it, not of any before.
        let mut earlier = if owner {
            Vec::new()
        } else {
            // "The five leaders" can only be the five of whom the text has told.
            let many = wanted > 2;
            let near = |(_, at): &&(EntityId, u32)| many || at + NEAR >= self.sentence;
            self.recent.iter().filter(near).map(|(id, _)| *id).collect()
        };
        for unit in here {
            if let super::scene::Kind::Reference(r) = unit.kind
                && let Target::Entities(ids) = &r.target
            {
                earlier.retain(|id| !ids.contains(id));
                earlier.extend(ids);
            }
        }
        let size = if wanted == 0 { 2 } else { wanted };
        for id in earlier.into_iter().rev() {
            let person = self.entities.get(id).kind == EntityType::Person;
            if person && !not.contains(&id) && people.len() < size {
                people.push(id);
            }
        }
        if people.len() == size {
            people.reverse();
            people
        } else {
            Vec::new()
        }
    }

    /// Remembers who was mentioned, and gives topics told without a trigger to the
    /// meeting last reported: "The two sides discussed trade."
    pub(super) fn end_sentence(
        &mut self,
        scene: &Scene,
        reports_before: usize,
        times: &[Timex],
        reference: Option<Date>,
    ) {
        let narrative = self.frame.as_ref().map(|when| when.resolved.from);
        let anchor = circumstance::anchor(reference, narrative, false);
        let told = circumstance::in_sentence(scene.tokens, times, &anchor)
            .into_iter()
            .rfind(|when| !circumstance::is_attributive(scene, when.tokens, None));
        self.frame = told.or_else(|| self.frame.take());
        let here = circumstance::venue(scene, self.entities);
        self.venue = here.or(self.venue);
        if let Some(event) = circumstance::occasion(scene, self.entities) {
            self.gathering = Some(event);
            if let Some(venue) = here {
                self.venues.entry(event).or_insert(venue);
            }
        }
        let first_person = (0..scene.units.len())
            .find(|unit| scene.is_person(*unit))
            .and_then(|unit| scene.entities(unit)?.first().copied());
        self.protagonist = first_person.or(self.protagonist);
        for unit in 0..scene.units.len() {
            for id in scene.entities(unit).unwrap_or_default() {
                self.recent.retain(|(known, _)| known != id);
                self.recent.push((*id, self.sentence));
                if self.recent.len() > REMEMBERED {
                    self.recent.remove(0);
                }
            }
        }
        if self.reports.len() > reports_before {
            return;
        }
        let topics = topic::find(scene.text, scene.tokens);
        let Some(last) = self.reports.last_mut() else {
            return;
        };
        let about = scene.units.iter().enumerate().any(|(unit, _)| {
            scene
                .entities(unit)
                .is_some_and(|ids| ids.iter().any(|id| last.meeting.participants.contains(id)))
                || matches!(
                    scene.reference(unit).map(|r| &r.target),
                    Some(Target::Group(_))
                )
        });
        if about {
            last.meeting.topics.extend(topics);
            last.meeting.topics.truncate(topic::MOST);
        }
    }
}

fn confidence(trigger: Trigger, arguments: &Arguments, block: BlockKind) -> f32 {
    let mut confidence: f32 = 0.9;
    if trigger.row.frame.weak {
        confidence -= 0.15;
    }
    if arguments.subject.group.is_some() || arguments.other.group.is_some() {
        confidence -= 0.15;
    }
    if matches!(block, BlockKind::Headline | BlockKind::Quote) {
        confidence -= 0.1;
    }
    confidence
}
