//! The latest word on an encounter: what a sentence that tells of none says became of the one
//! told last, what a headline calls off, and what a correction takes back.

use super::{Correction, Discourse, Report};
use crate::document::Status;
use crate::entity::{EntityId, Target};
use crate::meeting::scene::Scene;
use crate::meeting::trigger::Part;
use crate::meeting::{Evidence, When, agenda, circumstance, status};
use crate::text::{BlockKind, TokenRange, fold};

/// How many sentences behind its report "the talks" may stand.
const NEAR: u32 = 3;

/// How many units a noun may stand from its determiner.
const WORDS: usize = 4;

/// Words of a headline that calls something off, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct CalledOff {
    words: Vec<String>,
    evidence: Evidence,
}

/// What a sentence says did not come about.
#[derive(Clone, Copy, Debug)]
struct Failed {
    what: What,
    /// The words for it.
    at: TokenRange,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// "She did not.": what she was to do. "It never happened."
    Deed,
    /// "That was incorrect.": what was said before.
    Account,
    /// "The talks were called off."
    Encounter,
    /// "No such meeting took place.", whatever others say.
    Any,
}

impl Discourse<'_> {
    /// Takes in what a sentence says of encounters that other sentences tell of; `before`: how
    /// many reports there were.
    pub(in crate::meeting) fn latest_word(
        &mut self,
        scene: &Scene,
        block: BlockKind,
        before: usize,
        times: &[When],
    ) {
        let headline = block == BlockKind::Headline;
        if self.reports.len() > before {
            self.correct(scene, before);
            let off = headline && self.reports.len() == before + 1 && calls_off(scene).is_some();
            if off || agenda::has_note_of_failure(scene) {
                for report in &mut self.reports[before..] {
                    report.meeting.status = Status::NotHeld;
                }
            }
            self.match_headline(before);
        } else if let Some(trigger) = calls_off(scene).filter(|_| headline) {
            self.called_off = Some(CalledOff {
                words: words(scene),
                evidence: evidence(scene, trigger),
            });
        } else if let Some(failed) = self.failed(scene) {
            self.fall_through(scene, failed, times);
        }
    }

    /// Marks the reports of a sentence that tells what was said before, and those of the next one
    /// as what is right: "An earlier version said that X met Y. They did not meet."
    fn correct(&mut self, scene: &Scene, before: usize) {
        let is_next = self.told.0 + 1 == self.sentence;
        let (earlier, own) = self.reports.split_at_mut(before);
        let correction = if status::takes_back(scene) {
            Correction::Corrected
        } else if is_next && earlier[self.told.1.min(before)..].iter().any(is_corrected) {
            Correction::Denial
        } else {
            return;
        };
        for report in own {
            report.correction = Some(correction);
        }
    }

    /// "Reis-Lund talks called off" is of the first plan for an encounter of Reis and Lund.
    fn match_headline(&mut self, before: usize) {
        let Some(headline) = &self.called_off else {
            return;
        };
        let is_named = |id: &EntityId| {
            let name = fold(&self.entities.get(*id).name);
            let last = name.rsplit(' ').next().unwrap_or(&name);
            headline.words.iter().any(|word| word == last)
        };
        let meant = self.reports[before..].iter_mut().find(|report| {
            is_ahead(report.meeting.status) && report.meeting.participants.iter().all(is_named)
        });
        if let Some(report) = meant {
            report.meeting.status = Status::NotHeld;
            report.meeting.evidence.insert(0, headline.evidence);
            self.called_off = None;
        }
    }

    /// What the sentence says did not come about.
    fn failed(&self, scene: &Scene) -> Option<Failed> {
        let end = scene.units.len();
        if let Some(noun) = status::calls_off(scene).and_then(|from| told_noun(scene, from)) {
            return Some(Failed::of(What::Encounter, noun));
        }
        // "Update, 18:00: Friday's talks are off."
        let label = (0..end.min(2 * WORDS)).rfind(|unit| scene.word(*unit) == ":");
        let first = label.map_or(0, |colon| colon + 1);
        let account = matches!(scene.first_word(first), "it" | "that" | "this");
        let subject = scene.units.get(first)?.tokens;
        if account && status::says_it_is_wrong(scene) {
            return Some(Failed::of(What::Account, subject));
        }
        let deed = account && status::falls_through(scene, first + 1)
            || self.is_of_the_last(scene, first) && status::is_denial_in_short(scene, first + 1);
        if deed {
            return Some(Failed::of(What::Deed, subject));
        }
        let noun = told_noun(scene, first)?;
        let from = scene.unit_of(noun.end() - 1) + 1;
        if scene.word(first) != "no" {
            return status::falls_through(scene, from).then_some(Failed::of(What::Encounter, noun));
        }
        let none = scene.word(first + 1) == "such" && status::comes_about(scene, from);
        none.then_some(Failed::of(What::Any, noun))
    }

    /// Whether a unit stands for parties of the encounters told last: "she", "the two".
    fn is_of_the_last(&self, scene: &Scene, unit: usize) -> bool {
        let last = &self.reports[self.told.1.min(self.reports.len())..];
        match scene.reference(unit).map(|reference| &reference.target) {
            Some(Target::Entities(ids)) => last.iter().any(|report| {
                let parties = &report.meeting.participants;
                ids.iter().all(|id| parties.contains(id))
            }),
            Some(Target::Group(_)) => true,
            None => false,
        }
    }

    /// Applies it to what was told last.
    fn fall_through(&mut self, scene: &Scene, failed: Failed, times: &[When]) {
        let (sentence, first) = self.told;
        let reach = match failed.what {
            What::Deed | What::Account => 1,
            What::Encounter | What::Any => NEAR,
        };
        if sentence == 0 || self.sentence > sentence + reach {
            return;
        }
        // "Friday's talks"
        let day = circumstance::in_sentence(scene.tokens, times)
            .find(|when| when.names_days() && when.tokens.end() <= failed.at.start());
        let fits = |report: &&mut Report| {
            let of_the_day = day.zip(report.meeting.date).is_none_or(|(a, b)| {
                let word = |when: When| scene.text.folded(when.tokens.start());
                // "will meet on Friday. Friday's talks": of one Friday, whichever.
                a.agrees(&b) || word(a) == word(b)
            });
            let counts = match failed.what {
                What::Deed | What::Encounter => is_ahead(report.meeting.status),
                What::Account => false,
                What::Any => true,
            };
            of_the_day && (counts || is_corrected(report))
        };
        let mut meant: Vec<&mut Report> = self.reports[first..].iter_mut().filter(fits).collect();
        // Of several encounters one cannot tell which "the talks" were.
        if meant.len() > 1 && matches!(failed.what, What::Encounter | What::Any) {
            return;
        }
        for report in &mut meant {
            let denial = is_corrected(report) || failed.what == What::Any;
            report.correction = denial.then_some(Correction::Denial);
            report.meeting.status = Status::NotHeld;
            report.meeting.evidence.push(evidence(scene, failed.at));
        }
    }
}

impl Failed {
    fn of(what: What, at: TokenRange) -> Self {
        Self { what, at }
    }
}

fn is_ahead(status: Status) -> bool {
    matches!(status, Status::Planned | Status::Proposed)
}

fn is_corrected(report: &Report) -> bool {
    report.correction == Some(Correction::Corrected)
}

fn evidence(scene: &Scene, trigger: TokenRange) -> Evidence {
    Evidence {
        tokens: scene.tokens,
        trigger,
    }
}

/// Whether the sentence speaks of an encounter that was told before: "she refused to cancel the
/// talks".
pub(super) fn is_of_one_told(scene: &Scene) -> bool {
    (0..scene.units.len()).any(|unit| told_noun(scene, unit).is_some())
}

/// The noun for an encounter that was told before, in a phrase that begins at unit `from`: "the
/// talks", "their Friday meeting", "no such meeting".
fn told_noun(scene: &Scene, from: usize) -> Option<TokenRange> {
    let determined = matches!(
        scene.first_word(from),
        "the" | "their" | "his" | "her" | "that"
    ) || scene.word(from) == "no"
        || scene.is_time(from);
    if !determined {
        return None;
    }
    let end = scene.units.len().min(from + 1 + WORDS);
    let noun = (from..end).find_map(|unit| noun_at(scene, unit))?;
    let at = scene.unit_of(noun.start());
    let inner = |unit: usize| !scene.can_take_part(unit) || scene.is_possessive(unit);
    // Whose parties are named is told by rules of its own.
    let named = matches!(
        scene.word(scene.unit_of(noun.end() - 1) + 1),
        "with" | "between" | "of" | "among"
    );
    ((from..at).all(inner) && !named).then_some(noun)
}

/// The noun for an encounter at a unit.
fn noun_at(scene: &Scene, unit: usize) -> Option<TokenRange> {
    scene.word(unit).chars().next()?;
    let at = scene.units[unit].tokens.start();
    let noun = scene.triggers_at(at).find(|t| t.row.part == Part::Noun)?;
    Some(noun.tokens)
}

/// The noun for the encounter that a headline calls off: "talks with Lund cancelled", "Reis
/// cancels Lund talks".
fn calls_off(scene: &Scene) -> Option<TokenRange> {
    let end = scene.units.len();
    let cancels = status::calls_off(scene);
    (0..end).find_map(|unit| {
        let noun = noun_at(scene, unit)?;
        let before = cancels.is_some_and(|from| (from..=from + WORDS).contains(&unit));
        let behind = scene.unit_of(noun.end() - 1) + 1;
        (before || status::is_called_off(scene, behind)).then_some(noun)
    })
}

/// The folded words of a sentence, those of "Reis-Lund" one by one.
fn words(scene: &Scene) -> Vec<String> {
    let tokens = scene.tokens.iter().map(|at| scene.text.folded(at));
    tokens
        .flat_map(|word| word.split(['-', '–', '/']))
        .map(str::to_owned)
        .collect()
}
