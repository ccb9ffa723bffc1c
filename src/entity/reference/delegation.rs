//! Delegations and who leads them: "a Norwegian delegation led by Lund".

use super::{Resolver, Target};
use crate::document::EntityType;
use crate::entity::EntityId;
use crate::lexicon;
use crate::text::{Case, TokenRange};

/// Groups that one person leads to a meeting.
const DELEGATIONS: &[&str] = &[
    "delegation",
    "mission",
    "team",
    "group",
    "envoys",
    "negotiators",
    "delegates",
    "officials",
    "lawmakers",
    "senators",
    "parliamentarians",
];

impl Resolver<'_, '_> {
    /// "a Norwegian delegation led by Lund" is Lund, and so is "a delegation led by Lund".
    pub(super) fn delegations(&mut self) {
        for index in 0..self.out.len() {
            let leader = &self.out[index];
            let person = leader
                .single()
                .filter(|id| self.entities.get(*id).kind == EntityType::Person);
            let Some((id, led)) = person.zip(self.led_by(leader.tokens.start())) else {
                continue;
            };
            let noun = led - 1;
            if !self.taken[noun] && DELEGATIONS.contains(&self.text.folded(noun)) {
                self.lead(index, id, noun);
            } else if index > 0
                && self.out[index - 1].tokens.end() == led
                && self.is_delegation(self.out[index - 1].tokens)
            {
                self.out[index - 1].target = Target::Entities(vec![id]);
                self.extend_over_delegation(index - 1);
            } else if self.text.folded(led) == ","
                && let Some(noun) = self.delegation_before(led)
            {
                // "a delegation from the embassy in Oslo, led by": told of as the embassy's.
                let sent = self.out[..index]
                    .iter()
                    .position(|r| r.tokens.end() > noun && r.tokens.end() <= led);
                match sent {
                    Some(sent) => self.out[sent].target = Target::Entities(vec![id]),
                    None => self.extend(index, noun),
                }
            }
        }
    }

    /// The head of "a delegation of shipowners from the north[, led by]": behind it stands no
    /// verb and nobody who could lead it.
    fn delegation_before(&self, led: usize) -> Option<usize> {
        const WORDS: usize = 14;
        let sentence = self.text.sentences()[self.text.sentence_of(led)].tokens;
        let noun = (led.saturating_sub(WORDS).max(sentence.start())..led)
            .rfind(|at| matches!(self.text.folded(*at), "delegation" | "mission" | "team"))?;
        let plain = (noun + 1..led).all(|at| {
            let word = self.text.folded(at);
            let verb = word.ends_with("ed") && self.text.tokens()[at].case == Case::Lower;
            word != "," && !verb && !lexicon::is_speech(word)
        });
        let holder = self.out.iter().any(|r| {
            r.tokens.start() > noun
                && r.tokens.end() <= led
                && r.single()
                    .is_some_and(|id| self.entities.get(id).kind == EntityType::Person)
        });
        (plain && !holder).then_some(noun)
    }

    /// Where "led by", or ", headed by", begins right before token `at`, if it does not begin
    /// the text.
    fn led_by(&self, at: usize) -> Option<usize> {
        let led = at.checked_sub(2)?;
        let words = (self.text.folded(led), self.text.folded(led + 1));
        if !matches!(words, ("led" | "headed", "by")) {
            return None;
        }
        // ", which was led by"
        let relative = led > 1
            && matches!(self.text.folded(led - 1), "was" | "is")
            && matches!(self.text.folded(led - 2), "which" | "that");
        let led = if relative { led - 2 } else { led };
        let comma = led > 0 && self.text.folded(led - 1) == ",";
        Some(led - usize::from(comma)).filter(|from| *from > 0)
    }

    /// Gives the delegation whose head is the token `noun` to who leads it: the phrase in
    /// which it stands before ("U.S. senators"), else the words before the name of `leader`.
    fn lead(&mut self, leader: usize, id: EntityId, noun: usize) {
        let phrase = leader
            .checked_sub(1)
            .filter(|before| self.out[*before].tokens.end() == noun);
        match phrase {
            Some(before) => {
                self.out[before].target = Target::Entities(vec![id]);
                self.extend_over_delegation(before);
            }
            None => self.extend(leader, noun),
        }
    }

    /// Lets a reference begin with the noun phrase of which the token `noun` is the head.
    fn extend(&mut self, reference: usize, noun: usize) {
        const WORDS: usize = 4;
        let mut start = noun;
        while start > 0 && noun - start < WORDS && self.is_adjective(start - 1) {
            start -= 1;
        }
        let determined = start > 0
            && !self.taken[start - 1]
            && matches!(self.text.folded(start - 1), "a" | "an" | "the");
        let end = self.out[reference].tokens.end();
        let tokens = TokenRange::new(start - usize::from(determined), end);
        for at in tokens.iter() {
            self.taken[at] = true;
        }
        self.out[reference].tokens = tokens;
    }

    /// "a delegation of [Norwegian senators]": begins with the delegation.
    fn extend_over_delegation(&mut self, reference: usize) {
        let start = self.out[reference].tokens.start();
        let Some(noun) = start.checked_sub(2) else {
            return;
        };
        let free = !self.taken[noun] && !self.taken[noun + 1];
        let of = self.text.folded(noun + 1) == "of";
        if free && of && DELEGATIONS.contains(&self.text.folded(noun)) {
            self.extend(reference, noun);
        }
    }

    /// A free word that can stand between an article and a noun.
    fn is_adjective(&self, at: usize) -> bool {
        !self.taken[at] && self.is_content(at) && self.text.tokens()[at].case == Case::Lower
    }

    /// Whether a phrase, or the words that it belongs to ("a delegation of [the NAME]"),
    /// means people sent.
    fn is_delegation(&self, phrase: TokenRange) -> bool {
        const BACK: usize = 4;
        (phrase.start().saturating_sub(BACK)..phrase.end())
            .any(|at| DELEGATIONS.contains(&self.text.folded(at)))
    }
}
