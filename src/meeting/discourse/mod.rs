//! What the text has told so far: whom "the two sides" are, which day "the next day"
//! follows, which meeting a sentence about its topics belongs to.

mod group;
mod latest;
mod list;
mod read;
mod report;
mod series;

use hashbrown::HashMap;

use super::scene::Scene;
use super::whereabouts::Places;
use super::{Meeting, When, circumstance, topic};
use crate::entity::{Entities, EntityId, Target};
use crate::reader::Recent;
use crate::text::Text;
use latest::CalledOff;
use list::Lead;

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
    /// "before the talks with Lavrov": of an encounter that is known to the reader.
    pub(super) definite: bool,
    /// "again", "another": an encounter of its own, whatever went before.
    pub(super) again: bool,
    /// Told in a headline or a caption.
    pub(super) in_brief: bool,
    /// How many of the participants, from the first on, were the trigger's subject.
    subjects: usize,
    /// Whether another encounter may be one more of the same series.
    series: bool,
    /// What it has to do with another report's being wrong.
    pub(super) correction: Option<Correction>,
}

/// What a report has to do with another's being wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Correction {
    /// "An earlier version said that X met Y": something of it is wrong, and nothing is known of
    /// the rest.
    Corrected,
    /// "denied that X had met Y", "No such meeting took place": that it was held is wrong.
    Denial,
}

impl Report {
    /// The participants that were the trigger's subject.
    fn subject(&self) -> &[EntityId] {
        &self.meeting.participants[..self.subjects.min(self.meeting.participants.len())]
    }
}

/// How many parties, and how many reports, a narration keeps in mind.
const REMEMBERED: usize = 64;

/// The state of the narration.
pub(super) struct Discourse<'e> {
    entities: &'e Entities,
    /// Whether the words of the sentence that is being read bar what they seem to tell of:
    /// hearsay, a question, a habit.
    pub(super) barred: bool,
    /// Of whom the reader is told beside each sentence.
    named: Recent,
    pub(super) reports: Vec<Report>,
    /// Persons and sides in the order of their last mention, with its sentence.
    recent: Vec<(EntityId, u32)>,
    /// Number of the sentence that is being read.
    sentence: u32,
    /// Number of the last sentence that told of an encounter, and the first of its reports.
    told: (u32, usize),
    /// A headline that calls off an encounter of which the text has not told yet.
    called_off: Option<CalledOff>,
    /// The first person of the last sentence that named one: whom "his" stands for.
    protagonist: Option<EntityId>,
    /// Whether the sentence that is being read leaves its protagonist unnamed.
    unnamed: bool,
    /// The delegation with which the last sentence began to tell: whom "they" stands for.
    sent: Option<EntityId>,
    /// The last time expression: what is told without a date took place then.
    frame: Option<When>,
    /// The last place behind "in" or "at" in this block: what is told without one took
    /// place there.
    venue: Option<EntityId>,
    /// What was named that can be spoken of by other words, and who was where.
    pub(super) places: Places,
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

impl<'e> Discourse<'e> {
    pub(super) fn new(text: &Text, entities: &'e Entities) -> Self {
        Self {
            entities,
            barred: false,
            named: Recent::new(entities),
            reports: Vec::new(),
            recent: Vec::new(),
            sentence: 0,
            told: (0, 0),
            called_off: None,
            protagonist: None,
            unnamed: false,
            sent: None,
            frame: None,
            venue: None,
            places: Places::new(text, entities),
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
        self.barred = false;
        if block != self.block {
            self.block = block;
            self.venue = None;
        }
    }

    /// Takes back those of the reports from `before` on that are none of an encounter.
    pub(super) fn drop_from(&mut self, before: usize, is_none: impl Fn(&Report) -> bool) {
        let found = self.reports.split_off(before);
        self.reports
            .extend(found.into_iter().filter(|report| !is_none(report)));
    }

    /// Remembers who was mentioned, and gives topics told without a trigger to the
    /// meeting last reported: "The two sides discussed trade."
    pub(super) fn end_sentence(&mut self, scene: &Scene, reports_before: usize, times: &[When]) {
        let told = circumstance::in_sentence(scene.tokens, times)
            .filter(When::names_days)
            .filter(|when| !circumstance::is_attributive(scene, when.tokens, None));
        self.frame = told.last().or(self.frame);
        self.places.remember(scene, self.entities);
        let here = circumstance::venue(scene, self.entities);
        self.venue = here.or(self.venue);
        if let Some(event) = circumstance::occasion(scene, self.entities) {
            self.gathering = Some(event);
            if let Some(venue) = here {
                self.venues.entry(event).or_insert(venue);
            }
        }
        let all = 0..scene.units.len();
        let first_person = scene
            .references(all.clone())
            .find(|unit| scene.is_person(*unit))
            .and_then(|unit| scene.entities(unit)?.first().copied());
        // "A call with Lund is planned": is still about who was not named.
        if !self.unnamed {
            self.protagonist = first_person.or(self.protagonist);
        }
        self.unnamed = false;
        self.sent = sent(scene).or_else(|| self.sent.filter(|_| goes_on(scene)));
        for unit in scene.references(all.clone()) {
            for id in scene.entities(unit).unwrap_or_default() {
                self.recent.retain(|(known, _)| known != id);
                self.recent.push((*id, self.sentence));
                if self.recent.len() > REMEMBERED {
                    self.recent.remove(0);
                }
            }
        }
        if self.reports.len() > reports_before {
            self.told = (self.sentence, reports_before);
            return;
        }
        let Some(last) = self.reports.last_mut() else {
            return;
        };
        let about = scene.references(all).any(|unit| {
            scene
                .entities(unit)
                .is_some_and(|ids| ids.iter().any(|id| last.meeting.participants.contains(id)))
                || matches!(
                    scene.reference(unit).map(|r| &r.target),
                    Some(Target::Group(_))
                )
        });
        if about {
            let topics = topic::find(scene.text, scene.tokens);
            last.meeting.topics.extend(topics);
            last.meeting.topics.truncate(topic::MOST);
        }
    }
}

/// The delegation, or who leads it, with which a sentence begins: "Norwegian envoys led by
/// Lund".
fn sent(scene: &Scene) -> Option<EntityId> {
    const WORDS: usize = 6;
    let first = scene
        .references(0..scene.units.len())
        .find(|unit| scene.can_take_part(*unit))?;
    let [id] = scene.entities(first)? else {
        return None;
    };
    let phrase = scene.tokens.start()..scene.units[first].tokens.end();
    let sent = phrase.len() <= WORDS * 3
        && phrase.clone().any(|at| {
            matches!(
                scene.text.folded(at),
                "delegation"
                    | "delegations"
                    | "envoys"
                    | "representatives"
                    | "mediators"
                    | "negotiators"
                    | "mission"
                    | "emissaries"
                    | "lawmakers"
                    | "officials"
            )
        });
    sent.then_some(*id)
}

/// "They", "The group": still of those sent.
fn goes_on(scene: &Scene) -> bool {
    matches!(scene.first_word(0), "they")
        || scene.first_word(0) == "the"
            && matches!(
                scene.first_word(1),
                "group" | "delegation" | "team" | "envoys"
            )
}
