//! Whose an encounter is where no verb of its clause says so: agendas, visits, spokesmen.

use crate::meeting::arguments::{Finder, Side};
use crate::meeting::grammar::is_speech;

impl Finder<'_, '_, '_> {
    /// "a session in Oslo led by Reis and Lund"
    pub(super) fn led_by(&self) -> Option<Side> {
        const WORDS: usize = 5;
        let led = (self.last + 1..self.last + WORDS).find(|unit| {
            matches!(self.word(*unit), "led" | "headed") && self.word(unit + 1) == "by"
        })?;
        let first = self.governed_reference(led + 1)?;
        let all = self.list_right(first, false);
        (all.is_plural() && self.are_persons(&all)).then_some(all)
    }

    /// "In his meeting with Lund, Reis said": whose it was is told behind it.
    pub(super) fn owner_behind(&self, start: usize) -> Option<Side> {
        let opens = start == 2
            && matches!(self.word(0), "in" | "during" | "at" | "after" | "following")
            && matches!(self.scene.first_word(1), "his" | "her");
        let owner = self.subject_behind(self.first);
        (opens && self.are_persons(&owner)).then_some(owner)
    }

    /// "In their meeting in Oslo, Reis, Lund and Holm agreed": who "they" are.
    pub(super) fn whose_it_was(&self, start: usize) -> Option<Side> {
        let opens = start <= 2
            && matches!(self.word(0), "in" | "during" | "at" | "after")
            && start > 0
            && self.scene.first_word(start - 1) == "their";
        let all = self.subject_behind(self.first);
        (opens && all.is_plural() && self.are_persons(&all)).then_some(all)
    }

    /// "Her schedule includes [a meeting with Lund]": whose it is.
    pub(super) fn scheduler(&self) -> Option<usize> {
        let noun = self.includes()?.checked_sub(1)?;
        let plans = matches!(
            self.word(noun),
            "itinerary" | "schedule" | "agenda" | "programme" | "program" | "engagements"
        );
        let owner = (noun.saturating_sub(2)..noun).rev().find(|unit| {
            self.scene.is_possessive(*unit)
                || self.scene.is_person(*unit) && self.scene.is_owner(*unit)
        })?;
        plans.then_some(owner)
    }

    /// The verb of "The visit includes [a meeting]".
    fn includes(&self) -> Option<usize> {
        const WORDS: usize = 5;
        (self.first.saturating_sub(WORDS)..self.first)
            .rfind(|unit| matches!(self.word(*unit), "includes" | "included" | "include"))
    }

    /// "The two-day visit will include talks with Lund": of whoever pays it.
    pub(super) fn is_part_of_visit(&self) -> bool {
        self.includes().is_some_and(|verb| {
            matches!(self.scene.first_word(0), "the" | "this")
                && (1..verb).any(|unit| {
                    matches!(
                        self.word(unit),
                        "visit"
                            | "trip"
                            | "tour"
                            | "itinerary"
                            | "schedule"
                            | "programme"
                            | "agenda"
                    )
                })
                && (1..verb).all(|unit| !self.scene.is_person(unit))
        })
    }

    /// "was handed over by X at [a meeting with Y]": who acts in a passive clause, where the
    /// trigger's phrase, which begins at `start`, says where.
    pub(super) fn agent_at_it(&self, start: usize) -> Option<usize> {
        let preposition = start.checked_sub(1)?;
        let agent = preposition.checked_sub(1)?;
        let by = agent.checked_sub(1)?;
        let told = matches!(self.word(preposition), "at" | "during" | "in" | "after")
            && self.word(by) == "by"
            && self.scene.is_person(agent)
            && by > 0
            && self.word(by - 1).ends_with("ed");
        told.then_some(agent)
    }

    /// "A call with Lund is planned", "No meeting with Lund is scheduled": that of whoever the
    /// text is about, or whose office says so, where the sentence names nobody else.
    pub(super) fn is_announced(&self, start: usize, other: &Side) -> bool {
        let begins = start == 0
            || start == 1 && matches!(self.word(0), "and" | "but")
            || self.word(start - 1) == "that" && self.spoken_for().is_some();
        let last = other.units.last().copied().unwrap_or(self.last);
        let behind = self.past_circumstances(last + 1);
        let announced = matches!(
            self.word(behind),
            "is" | "are" | "was" | "were" | "has" | "had"
        ) && (behind + 1..behind + 4).any(|u| is_announcement(self.word(u)))
            || self.is_held_with();
        let alone = (0..self.scene.units.len()).all(|u| {
            other.units.contains(&u)
                || !self.scene.is_person(u)
                || self.scene.is_possessive(u)
                || self.has_office(u)
        });
        begins && announced && alone && self.are_persons(other)
    }

    /// "A third meeting was held with Lund"
    fn is_held_with(&self) -> bool {
        matches!(self.word(self.last + 1), "was" | "were")
            && (self.last + 2..self.last + 4).any(|u| self.word(u) == "held")
    }

    /// "A planned meeting with Lund will be short, Reis said": who speaks of it.
    pub(super) fn announcer(&self, start: usize) -> Option<usize> {
        let coming = (start..self.first).any(|u| {
            matches!(
                self.word(u),
                "planned" | "upcoming" | "forthcoming" | "scheduled" | "proposed"
            )
        });
        let said = (self.last + 1..self.scene.units.len()).rfind(|u| is_speech(self.word(*u)))?;
        let speaker = said.checked_sub(1).filter(|u| self.scene.is_person(*u))?;
        let set_off = self.word(speaker.checked_sub(1)?) == ",";
        (start == 0 && coming && set_off).then_some(speaker)
    }

    /// "Reis's office said": the one person whose office speaks.
    pub(super) fn spoken_for(&self) -> Option<Side> {
        let mut owners = (0..self.first).filter(|u| self.has_office(*u));
        let owner = owners.next().filter(|_| owners.next().is_none())?;
        Some(self.side(&[owner], false))
    }

    /// "[Reis]'s office", "[Reis]'s spokesman"
    fn has_office(&self, unit: usize) -> bool {
        self.scene.is_person(unit)
            && self.scene.is_owner(unit)
            && matches!(
                self.word(unit + 2),
                "office" | "spokesman" | "spokeswoman" | "spokesperson" | "aides" | "ministry"
            )
    }
}

/// What is said of an encounter that is on somebody's agenda, or is not.
fn is_announcement(word: &str) -> bool {
    matches!(
        word,
        "planned"
            | "scheduled"
            | "expected"
            | "due"
            | "set"
            | "slated"
            | "foreseen"
            | "envisaged"
            | "arranged"
            | "agreed"
            | "cancelled"
            | "canceled"
            | "postponed"
    )
}
