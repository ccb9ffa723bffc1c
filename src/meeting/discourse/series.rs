//! Words that speak of an encounter told before, or of one more of its series.

use super::{Discourse, REMEMBERED, Report};
use crate::document::Status;
use crate::entity::EntityId;
use crate::meeting::scene::Scene;
use crate::meeting::{Evidence, When, circumstance};

/// Parties that sentence after sentence may add to one encounter.
const MOST_PARTIES: usize = 1000;

/// Where the words that told of an encounter end, the latest first: as many as can stand
/// near a sentence.
fn last_words(report: &Report) -> impl Iterator<Item = usize> {
    let said = report.meeting.evidence.iter().rev().take(REMEMBERED);
    said.map(|evidence| evidence.tokens.end())
}

impl Discourse<'_> {
    /// The reports whose words end at most `near` tokens before the sentence, latest first.
    fn reports_near(&self, scene: &Scene, near: usize) -> impl Iterator<Item = &Report> + Clone {
        let start = scene.tokens.start();
        self.reports
            .iter()
            .rev()
            .take_while(move |report| last_words(report).any(|end| end + near > start))
    }

    /// Adds what a sentence says of the encounter told of right before: "The meeting took
    /// place in Oslo."
    pub(super) fn resume(
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
    pub(super) fn series(&self, scene: &Scene) -> Vec<EntityId> {
        const NEAR: usize = 100;
        let mut recent = self.reports_near(scene, NEAR);
        let held = recent
            .clone()
            .find(|report| report.series && report.meeting.status == Status::Held);
        held.or_else(|| recent.find(|report| report.series))
            .map_or_else(Vec::new, |report| report.meeting.participants.clone())
    }

    /// Adds the parties of a roster to the encounter last reported, if that is near.
    pub(super) fn add_to_last(
        &mut self,
        subject: &[EntityId],
        other: &[EntityId],
        said: Evidence,
    ) -> bool {
        /// How many tokens back it may stand.
        const NEAR: usize = 150;
        let mut recent = self.reports.iter_mut().rev().take(REMEMBERED);
        let told = recent.find(|report| !report.anaphoric);
        let start = said.tokens.start();
        let last = told.filter(|report| last_words(report).any(|end| end + NEAR > start));
        let Some(report) = last else {
            return false;
        };
        let parties = &mut report.meeting.participants;
        for id in subject.iter().chain(other) {
            if parties.len() < MOST_PARTIES && !parties.contains(id) {
                parties.push(*id);
            }
        }
        report.meeting.evidence.push(said);
        true
    }
}
