//! Agendas and lists of those met, read line by line.

use super::{Discourse, Report};
use crate::document::{Medium, Status};
use crate::entity::EntityId;
use crate::meeting::arguments::Arguments;
use crate::meeting::scene::Scene;
use crate::meeting::trigger::Trigger;
use crate::meeting::{Evidence, Meeting, When, agenda, circumstance, status};

/// How sure an encounter of a list is, 0 to 1.
const LISTED: f32 = 0.8;

/// The sentence that leads in to a list of those met.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    host: EntityId,
    meeting: Meeting,
    /// The block of an item whose parties are not found yet.
    item: Option<u32>,
}

impl Discourse<'_> {
    /// Reads headings, items and notes of agendas; true where nothing else is to be read in
    /// the sentence.
    pub(in crate::meeting) fn read_agenda(&mut self, scene: &Scene, times: &[When]) -> bool {
        if agenda::is_day(scene) {
            self.day = circumstance::in_sentence(scene.tokens, times).last();
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
            let when = circumstance::in_sentence(scene.tokens, times).last();
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
                date: when.or(self.day),
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
            definite: false,
            again: false,
            in_brief: false,
            subjects: 1,
            series: false,
            correction: None,
        });
        true
    }
}
