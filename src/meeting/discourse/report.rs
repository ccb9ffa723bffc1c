//! What one trigger reports: who, when, where and whether.

use jiff::civil::Date;

use super::{Correction, Discourse, REMEMBERED, Report};
use crate::document::{EntityType, Medium, Status};
use crate::entity::{Affiliation, EntityId, Form};
use crate::lexicon::{self, Classes};
use crate::meeting::arguments::{Arguments, Side};
use crate::meeting::circumstance::Told;
use crate::meeting::scene::Scene;
use crate::meeting::status::Verdict;
use crate::meeting::trigger::{Part, Trigger};
use crate::meeting::{Evidence, Meeting, When, agenda, circumstance, report, status, topic};
use crate::temporal::{Direction, Resolved};
use crate::text::{BlockKind, TokenRange};

/// Who met, and between which units their own day stands, where it does.
type Encounter = (Vec<EntityId>, Option<(usize, usize)>);

impl Discourse<'_> {
    /// Adds what one trigger reports.
    pub(in crate::meeting) fn report(
        &mut self,
        scene: &Scene,
        block: BlockKind,
        trigger: Trigger,
        arguments: &Arguments,
        times: &[When],
        reference: Option<Date>,
    ) {
        let (subject, other) = self.sides(scene, arguments);
        let Some(verdict) = status::judge(scene, trigger, arguments) else {
            self.barred = true;
            return;
        };
        let definite = arguments.definite || speaks_of_their_own(scene, trigger);
        let ahead = verdict.future || verdict.present && block == BlockKind::Body;
        let words = Told {
            clause: arguments.clause,
            trigger: trigger.tokens,
        };
        // "has no plans to meet Lund, the ministry said on Monday"
        let open = ahead || verdict.status == Status::NotHeld;
        let said = circumstance::date(scene, words, times, open);
        let date = said
            .filter(When::names_days)
            .or(self.day)
            .or_else(|| {
                let told_here =
                    !definite && !arguments.resumes && !circumstance::is_on_margins(scene);
                told_here.then(|| self.frame_date(verdict.status, reference))?
            })
            // "recently" is better than nothing.
            .or(said);
        let (subject, other) = match &date {
            Some(when) if circumstance::is_of_other_times(when, reference) => (
                self.at_other_times(&subject, &arguments.subject, scene),
                self.at_other_times(&other, &arguments.other, scene),
            ),
            _ => (subject, other),
        };
        let medium = circumstance::medium(scene, arguments, trigger);
        let place = || self.place(scene, words, arguments);
        let place = medium.is_none().then(place).flatten();
        let status = self.status(scene, verdict, arguments, date.as_ref(), reference);
        // "were put off to 2 July": there is a new day.
        let moved = || {
            let day = circumstance::new_date(scene, times).and_then(|when| when.first_day());
            day.zip(reference).is_some_and(|(day, today)| day > today)
        };
        let status = if status == Status::NotHeld && moved() {
            Status::Planned
        } else {
            status
        };
        let again = arguments.continues || is_another(scene, arguments);
        let evidence = evidence(scene, trigger, arguments);
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
                .and_then(|range| circumstance::first_date(scene, range, times))
                .or(date);
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
                    // What they did discuss was not at a meeting that did not take place.
                    let possible = r.meeting.status != Status::NotHeld || status != Status::Held;
                    possible && participants.iter().all(|id| known.contains(id))
                });
            self.reports.push(Report {
                meeting: Meeting {
                    participants,
                    status,
                    medium: medium.unwrap_or(Medium::InPerson),
                    date: if told { None } else { date },
                    place: if told { None } else { place },
                    occasion: circumstance::occasion(scene, self.entities),
                    topics: topic::find(scene.text, evidence.tokens),
                    reported_by: reported_by.clone(),
                    confidence: confidence(trigger, arguments, block),
                    evidence: vec![evidence],
                },
                medium_said: medium.is_some(),
                any_medium: medium.is_none() && trigger.row.frame.remote,
                anaphoric: arguments.anaphoric || told || speaks_of_one_told(arguments),
                definite,
                again,
                in_brief: matches!(block, BlockKind::Headline | BlockKind::Caption),
                subjects: subject.len(),
                series: trigger.row.frame.series,
                correction: verdict.denied.then_some(Correction::Denial),
            });
        }
    }

    /// Where the encounter that the words tell of took place, was it one in person.
    fn place(&self, scene: &Scene, words: Told, arguments: &Arguments) -> Option<EntityId> {
        let venue = self
            .venue
            .filter(|_| !arguments.continues && !arguments.resumes);
        circumstance::place(scene, words, self.entities, &self.places, venue)
    }

    /// Who is meant by the subject and by the other side.
    fn sides(&mut self, scene: &Scene, arguments: &Arguments) -> (Vec<EntityId>, Vec<EntityId>) {
        let mut subject = self.side(&arguments.subject, scene, &[]);
        let other = self.side(&arguments.other, scene, &subject);
        if arguments.implied {
            self.unnamed = true;
            subject.extend(self.protagonist.filter(|id| !other.contains(id)));
        }
        if arguments.continues {
            subject = self.series(scene);
        }
        (subject, other)
    }

    /// What the verdict comes to on the day of the encounter.
    fn status(
        &self,
        scene: &Scene,
        verdict: Verdict,
        arguments: &Arguments,
        date: Option<&When>,
        reference: Option<Date>,
    ) -> Status {
        if agenda::has_note_of_failure(scene) {
            return Status::NotHeld;
        }
        let (Status::Held, Some(when), Some(today)) = (verdict.status, date, reference) else {
            return verdict.status;
        };
        let Some(Resolved { from, to, .. }) = when.days else {
            return verdict.status;
        };
        // "meets Lund this week"
        let this_week = verdict.present && from < to && to >= today;
        // What an agenda tells in the present tense is yet to come.
        let on_agenda =
            self.day.as_ref() == Some(when) && to >= today && status::is_present(scene, arguments);
        if from > today || this_week || on_agenda {
            Status::Planned
        } else {
            Status::Held
        }
    }

    /// Who was meant by a side of an encounter of other times: for whoever holds an office now
    /// by which the side speaks of them ("the ministers of A and B", but not "the minister"),
    /// the country that the office is of.
    fn at_other_times(&self, ids: &[EntityId], side: &Side, scene: &Scene) -> Vec<EntityId> {
        let by_office = |unit: &usize| {
            let form = scene.reference(*unit).map(|reference| reference.form);
            let nation = Classes::COUNTRY | Classes::DEMONYM;
            form == Some(Form::Description)
                && (scene.units[*unit].tokens.iter())
                    .any(|at| lexicon::longest_of(scene.text, at, nation).is_some())
        };
        let holders: Vec<EntityId> = (side.units.iter().filter(|unit| by_office(unit)))
            .flat_map(|unit| scene.entities(*unit).unwrap_or_default())
            .copied()
            .collect();
        let country = |id: &EntityId| {
            let affiliation = self.entities.get(*id).affiliation.as_ref();
            affiliation.and_then(Affiliation::entity)
        };
        let meant = |id: &EntityId| country(id).filter(|_| holders.contains(id)).unwrap_or(*id);
        ids.iter().map(meant).collect()
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
                // "in Kenya with A and in Uganda with B": the place stands before the party.
                let ahead = |unit: usize| {
                    unit > 2 && scene.word(unit - 1) == "with" && scene.is_place(unit - 2)
                };
                let own = if ahead(units[at]) {
                    (units[at] - 3, units[at] + 1)
                } else {
                    (units[at], end)
                };
                arguments.other.in_turn.then_some(own)
            };
            return other
                .iter()
                .map(|id| (subject.iter().copied().chain([*id]).collect(), own(id)))
                .collect();
        }
        // "A and B each met C"
        if let (true, [one]) = (subject.len() > 1 && met_each(scene, arguments), other) {
            return subject.iter().map(|id| (vec![*id, *one], None)).collect();
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
    pub(super) fn mixes_capitals(&self, participants: &[EntityId]) -> bool {
        let is = |id: &EntityId, kind| self.entities.get(*id).kind == kind;
        participants
            .iter()
            .any(|id| is(id, EntityType::Place) && !self.entities.get(*id).is_country)
            && participants.iter().any(|id| is(id, EntityType::Person))
    }

    /// The day that the narration has reached, where it fits the status.
    pub(super) fn frame_date(&self, status: Status, reference: Option<Date>) -> Option<When> {
        /// News is of these days; an older date belongs to the background.
        const DAYS: i32 = 10;
        // What did not take place did so on no day of its own.
        if status == Status::NotHeld {
            return None;
        }
        let when = self.frame.filter(When::is_of_days)?;
        let past = match (when.first_day(), reference) {
            (Some(day), Some(today)) => {
                let recent = today.since(day).is_ok_and(|span| span.get_days() <= DAYS);
                recent.then_some(day <= today)?
            }
            // By its words alone a day that is yet to come is of one event, not of the next one.
            (None, None) if when.direction != Direction::Past => return None,
            (None, None) => true,
            _ => return None,
        };
        (past == (status == Status::Held)).then_some(when)
    }
}

/// "A and B each met C", "held separate talks with C", but not "in a separate room".
fn met_each(scene: &Scene, arguments: &Arguments) -> bool {
    (arguments.clause.0..arguments.clause.1).any(|unit| match scene.word(unit) {
        "each" | "separately" | "individually" => true,
        "separate" => matches!(
            scene.last_word(unit + 1),
            "talks" | "meetings" | "sessions" | "calls" | "conversations" | "discussions"
        ),
        _ => false,
    })
}

/// "During the meeting, the two sides": of the encounter that made them two sides.
fn speaks_of_one_told(arguments: &Arguments) -> bool {
    arguments.definite && arguments.subject.group.is_some() && arguments.subject.ids.is_empty()
}

/// "before their meeting": of one that is known.
fn speaks_of_their_own(scene: &Scene, trigger: Trigger) -> bool {
    const WORDS: usize = 3;
    let first = scene.unit_of(trigger.tokens.start());
    trigger.row.part == Part::Noun
        && (first.saturating_sub(WORDS)..first)
            .rev()
            .take_while(|unit| scene.is_word(*unit) || scene.is_possessive(*unit))
            .any(|unit| scene.is_possessive(unit))
}

/// "met again", "another meeting": an encounter of its own.
fn is_another(scene: &Scene, arguments: &Arguments) -> bool {
    (arguments.clause.0..arguments.clause.1).any(|u| {
        matches!(
            scene.word(u),
            "again" | "another" | "last" | "previous" | "earlier" | "next"
        )
    })
}

/// The clause and the trigger in it.
fn evidence(scene: &Scene, trigger: Trigger, arguments: &Arguments) -> Evidence {
    let (first, end) = arguments.clause;
    Evidence {
        tokens: TokenRange::new(
            scene.units[first].tokens.start(),
            scene.units[end - 1].tokens.end(),
        ),
        trigger: trigger.tokens,
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
