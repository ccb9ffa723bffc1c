//! Whom "they", "the two" and "the three ministers" stand for.

use super::Discourse;
use crate::document::EntityType;
use crate::entity::{EntityId, Group, Target};
use crate::meeting::arguments::Side;
use crate::meeting::scene::{Kind, Scene};

/// How many reports back "the two" may reach.
const RECENT: usize = 6;

impl Discourse<'_> {
    /// The parties of a side: those named, and those whom a group stands for.
    pub(super) fn side(&self, side: &Side, scene: &Scene, not: &[EntityId]) -> Vec<EntityId> {
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
            let told = side.units.first().and_then(|unit| {
                if owner {
                    self.meeting_of(group, scene, *unit)
                } else {
                    self.those_sent(scene, *unit, not)
                }
            });
            for id in told.unwrap_or_else(|| self.group(group, scene, first, not, owner)) {
                if !ids.contains(&id) && !not.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids
    }

    /// "During their meeting, Reis praised": the parties of the last meeting told of that Reis
    /// had part in.
    fn meeting_of(&self, group: Group, scene: &Scene, their: usize) -> Option<Vec<EntityId>> {
        let speaker = (their + 1..scene.units.len())
            .find(|unit| scene.is_person(*unit))
            .and_then(|unit| scene.entities(unit)?.first().copied())?;
        let recent = self.reports.iter().rev().take(RECENT);
        let size = usize::from(group.count).max(2);
        let mut own = recent
            .map(|report| &report.meeting.participants)
            .filter(|ids| ids.len() == size && ids.contains(&speaker));
        own.next().cloned()
    }

    /// "They were received by Reis", behind a sentence on a delegation: it, or who leads it.
    fn those_sent(&self, scene: &Scene, they: usize, not: &[EntityId]) -> Option<Vec<EntityId>> {
        let pronoun = matches!(scene.first_word(they), "they" | "them");
        // "The presidents of Norway and Kenya flew to Oslo, where they met"
        let several = (0..they).rev().find_map(|unit| {
            let ids = scene.entities(unit)?;
            (ids.len() > 1 && !ids.iter().any(|id| not.contains(id))).then(|| ids.to_vec())
        });
        if pronoun && several.is_some() {
            return several;
        }
        let sent = self.sent.filter(|id| pronoun && !not.contains(id))?;
        Some(vec![sent])
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
            if let Kind::Reference(r) = unit.kind
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
}
