//! Whom pronouns and counted groups stand for: "he", "her", "the two sides".

use super::{Form, Group, Reference, Resolver, Target};
use crate::document::EntityType;
use crate::entity::EntityId;
use crate::entity::person::Gender;
use crate::entity::speaker;
use crate::lexicon;
use crate::text::{TokenKind, TokenRange};

impl Resolver<'_, '_> {
    pub(super) fn pronouns(&mut self) {
        let named = std::mem::take(&mut self.out);
        let mut found: Vec<Reference> = self.first_persons(&named);
        for at in 0..self.text.tokens().len() {
            if self.taken[at] || self.text.tokens()[at].kind != TokenKind::Word {
                continue;
            }
            let Some((length, target, form)) = self.pronoun(at, &named) else {
                continue;
            };
            found.push(Reference {
                tokens: TokenRange::new(at, at + length),
                target,
                form,
            });
        }
        self.out = named;
        for reference in found {
            self.push(reference.tokens, reference.target, reference.form);
        }
    }

    /// "I" and "me" in quotations.
    fn first_persons(&self, named: &[Reference]) -> Vec<Reference> {
        let persons: Vec<_> = named
            .iter()
            .filter_map(|r| Some((r.tokens, r.single()?)))
            .filter(|(_, id)| self.entities.get(*id).kind == EntityType::Person)
            .collect();
        let mut out = Vec::new();
        for quotation in speaker::quotations(self.text, &persons) {
            for at in quotation.tokens.iter() {
                if matches!(self.text.folded(at), "i" | "me") {
                    out.push(Reference {
                        tokens: TokenRange::new(at, at + 1),
                        target: Target::Entities(vec![quotation.speaker]),
                        form: Form::Pronoun,
                    });
                }
            }
        }
        out
    }

    /// What begins at token `at`: how many tokens, and for whom it stands.
    pub(super) fn pronoun(
        &mut self,
        at: usize,
        named: &[Reference],
    ) -> Option<(usize, Target, Form)> {
        let word = self.text.folded(at);
        let next = |offset: usize| {
            let index = at + offset;
            (index < self.text.tokens().len()).then(|| self.text.folded(index))
        };
        let group = |count| Target::Group(Group::people(count));
        let sides = |count| Target::Group(Group { count, sides: true });
        match word {
            "he" => self.subject(at, Gender::Male, named, Form::Pronoun),
            "she" => self.subject(at, Gender::Female, named, Form::Pronoun),
            // "a summit between him and Lund" is of who speaks of it.
            "him" | "her"
                if at > 0 && self.text.folded(at - 1) == "between" && next(1) == Some("and") =>
            {
                let gender = if word == "him" {
                    Gender::Male
                } else {
                    Gender::Female
                };
                self.subject(at, gender, named, Form::Pronoun)
            }
            "him" => self.object(at, Gender::Male, named),
            "his" => self.subject(at, Gender::Male, named, Form::Possessive),
            "her" if self.is_possessive(at) => {
                self.subject(at, Gender::Female, named, Form::Possessive)
            }
            "her" => self.object(at, Gender::Female, named),
            "they" | "them" => Some((1, group(0), Form::Pronoun)),
            "their" => Some((1, group(0), Form::Possessive)),
            "the" | "these" | "both" => {
                let start = usize::from(word != "both");
                let count = match next(start)? {
                    last @ ("latter" | "former") if word == "the" => {
                        return self.of_those(at, last == "latter", named);
                    }
                    "pair" | "duo" => return Some((start + 1, group(2), Form::Description)),
                    "trio" => return Some((start + 1, group(3), Form::Description)),
                    "two" | "both" => 2,
                    "three" => 3,
                    "four" => 4,
                    "five" => 5,
                    "six" => 6,
                    "seven" => 7,
                    "eight" => 8,
                    "sides" | "parties" | "delegations" | "neighbours" | "neighbors" => {
                        let known = if start == 0 { 2 } else { 0 };
                        return Some((start + 1, sides(known), Form::Description));
                    }
                    _ => return None,
                };
                let counted = start + 1;
                let noun = next(counted)?;
                let (length, target) = if SIDE_NOUNS.contains(&noun) {
                    (counted + 1, sides(count))
                } else if PEOPLE_NOUNS.contains(&noun) {
                    (counted + 1, group(count))
                } else {
                    (counted, group(count))
                };
                let alone = length > counted || !self.is_content(at + counted);
                alone.then_some((length, target, Form::Description))
            }
            _ => None,
        }
    }

    /// "the latter", "the former": of the persons last told of in this sentence, or in the one before in
    /// its paragraph.
    fn of_those(
        &self,
        at: usize,
        latter: bool,
        named: &[Reference],
    ) -> Option<(usize, Target, Form)> {
        const LENGTH: usize = 2;
        // "the former president"
        if at + LENGTH < self.text.tokens().len() && self.is_content(at + LENGTH) {
            return None;
        }
        let sentence = self.text.sentence_of(at);
        let earliest = self.opening(sentence).max(sentence.saturating_sub(1));
        let told = (earliest..=sentence).rev().find_map(|s| {
            let tokens = self.text.sentences()[s].tokens;
            let mut people = people_in(self, named, tokens.start(), tokens.end().min(at));
            people.dedup();
            let two = people.last_chunk::<2>().copied();
            two.filter(|[a, b]| a != b)
        })?;
        let id = told[usize::from(latter)];
        Some((LENGTH, Target::Entities(vec![id]), Form::Pronoun))
    }

    /// "her" before a noun.
    fn is_possessive(&self, at: usize) -> bool {
        at + 1 < self.text.tokens().len() && {
            let token = &self.text.tokens()[at + 1];
            token.kind != TokenKind::Punct && !lexicon::is_function_word(self.text.folded(at + 1))
        }
    }

    /// A pronoun in subject position: the first person of this sentence, else of the
    /// nearest earlier one.
    pub(super) fn subject(
        &mut self,
        at: usize,
        gender: Gender,
        named: &[Reference],
        form: Form,
    ) -> Option<(usize, Target, Form)> {
        const SENTENCES: usize = 4;
        let sentence = self.text.sentence_of(at);
        let floor = sentence.saturating_sub(SENTENCES);
        let own = self.text.sentences()[sentence].tokens.start();
        let clause = self.clause_with_subject(own, at, named);
        let in_clause = people_in(self, named, clause, at).into_iter();
        let in_clause = in_clause.filter(|_| clause > own);
        let of_sentence = |s: usize| {
            let tokens = self.text.sentences()[s].tokens;
            let told = self
                .subject_of(s)
                .or_else(|| self.subject_behind_phrase(tokens, named))
                .filter(|_| s < sentence);
            let people = people_in(self, named, tokens.start(), tokens.end().min(at));
            told.into_iter().chain(people)
        };
        let opens = self.opening(sentence).max(floor);
        let near = in_clause.chain((opens..=sentence).rev().flat_map(of_sentence));
        let far = (floor..opens).rev().flat_map(of_sentence);
        let id = self.first_fit(near, gender);
        let id = id.or_else(|| self.first_fit(far, gender))?;
        self.learn(id, gender);
        if form == Form::Pronoun {
            self.remember_subject(sentence, own, at, id, named);
        }
        Some((1, Target::Entities(vec![id]), form))
    }

    /// A pronoun in object position: the last person before it who is not the subject
    /// of its own clause.
    fn object(
        &mut self,
        at: usize,
        gender: Gender,
        named: &[Reference],
    ) -> Option<(usize, Target, Form)> {
        const SENTENCES: usize = 3;
        let sentence = self.text.sentence_of(at);
        let own = self.text.sentences()[sentence].tokens;
        let floor = self.text.sentences()[sentence.saturating_sub(SENTENCES)]
            .tokens
            .start();
        let clause = self.clause_with_subject(own.start(), at, named);
        let subject = people_in(self, named, clause, at).first().copied();
        // "Lund flew to Oslo with Holm, where Reis received him": who went there.
        let traveller = (self.text.folded(clause) == "where")
            .then(|| people_in(self, named, own.start(), clause).first().copied())
            .flatten();
        // "Lund thanked Reis for receiving him": what Reis did was done to Lund.
        let done_to = (self.is_gerund_behind_for(at)).then_some(subject).flatten();
        let opens = self.text.sentences()[self.opening(sentence)].tokens.start();
        let others = |from: usize, to: usize| {
            let people = people_in(self, named, from, to).into_iter().rev();
            people.filter(|id| Some(*id) != subject)
        };
        let near = traveller.into_iter().chain(done_to);
        let near = near.chain(others(opens.max(floor), at));
        let id = self.first_fit(near, gender);
        let id = id.or_else(|| self.first_fit(others(floor, opens.max(floor)), gender))?;
        self.learn(id, gender);
        Some((1, Target::Entities(vec![id]), Form::Pronoun))
    }

    /// "During her call on Holm, [Reis] said": the person right behind the phrase with which a
    /// sentence begins.
    fn subject_behind_phrase(&self, sentence: TokenRange, named: &[Reference]) -> Option<EntityId> {
        const TOKENS: usize = 25;
        let opens = matches!(
            self.text.folded(sentence.start()),
            "during" | "after" | "in" | "at" | "following" | "before"
        );
        let near = sentence.start()..sentence.end().min(sentence.start() + TOKENS);
        let comma = near
            .into_iter()
            .find(|at| opens && self.text.folded(*at) == ",")?;
        let at = named.partition_point(|r| r.tokens.start() <= comma);
        let subject = named.get(at).filter(|r| r.tokens.start() == comma + 1)?;
        let verb = subject.tokens.end() < sentence.end()
            && !matches!(
                self.text.folded(subject.tokens.end()),
                "," | "and" | "'s" | "’s"
            );
        subject
            .single()
            .filter(|id| verb && self.entities.get(*id).kind == EntityType::Person)
    }

    /// Whom the pronoun stands for that is told of first in a sentence.
    fn subject_of(&self, sentence: usize) -> Option<EntityId> {
        let last = self
            .subjects
            .iter()
            .rev()
            .take_while(|(s, _)| *s >= sentence);
        last.filter(|(s, _)| *s == sentence)
            .last()
            .map(|(_, id)| *id)
    }

    /// "He will meet Lund": of whom a later "he" tells, too, and not of Lund.
    fn remember_subject(
        &mut self,
        sentence: usize,
        start: usize,
        at: usize,
        id: EntityId,
        named: &[Reference],
    ) {
        if people_in(self, named, start, at).is_empty() {
            self.subjects.push((sentence, id));
        }
    }

    /// Where the clause of a pronoun at `at` begins: behind the last word that opens a clause
    /// in which a person stands before the pronoun, else where the sentence does.
    fn clause_with_subject(&self, sentence: usize, at: usize, named: &[Reference]) -> usize {
        let opens = |token: &usize| {
            let comma = *token > sentence && self.text.folded(token - 1) == ",";
            match self.text.folded(*token) {
                "where" | "when" | "while" | ";" => true,
                "and" | "but" => comma,
                _ => false,
            }
        };
        let last = (sentence..at).rev().find(opens);
        last.filter(|from| {
            let before = people_in(self, named, sentence, *from);
            let within = people_in(self, named, *from, at);
            !before.is_empty() && !within.is_empty()
        })
        .unwrap_or(sentence)
    }

    /// The first sentence of the paragraph of `sentence`.
    fn opening(&self, sentence: usize) -> usize {
        let sentences = self.text.sentences();
        let block = sentences[sentence].block;
        sentences.partition_point(|other| other.block < block)
    }

    /// Whether a gerund and "for" stand before token `at`.
    fn is_gerund_behind_for(&self, at: usize) -> bool {
        at > 1 && self.text.folded(at - 1).ends_with("ing") && self.text.folded(at - 2) == "for"
    }

    /// The first of `candidates` who can be of a gender, by given name too; else by what the text
    /// says alone. Those of one paragraph at a time: a name, which may mislead, leads to no other one.
    fn first_fit(
        &self,
        candidates: impl Iterator<Item = EntityId>,
        gender: Gender,
    ) -> Option<EntityId> {
        let agrees = |known: Option<Gender>| known.is_none_or(|known| known == gender);
        let mut possible = None;
        for id in candidates {
            let known = self.genders.get(id.index()).copied().unwrap_or_default();
            if agrees(known.told.or(known.named)) {
                return Some(id);
            }
            if possible.is_none() && agrees(known.told) {
                possible = Some(id);
            }
        }
        possible
    }

    fn learn(&mut self, id: EntityId, gender: Gender) {
        if let Some(known) = self.genders.get_mut(id.index()) {
            known.told = known.told.or(Some(gender));
        }
    }
}

/// Nouns of a counted group of parties.
const SIDE_NOUNS: &[&str] = &[
    "sides",
    "parties",
    "delegations",
    "countries",
    "nations",
    "states",
    "neighbours",
    "neighbors",
    "governments",
    "teams",
    "capitals",
];

/// Nouns of a counted group of people.
const PEOPLE_NOUNS: &[&str] = &["men", "women", "statesmen", "politicians", "heads"];

/// Persons that `named` stands for between two tokens, in text order.
fn people_in(resolver: &Resolver, named: &[Reference], from: usize, to: usize) -> Vec<EntityId> {
    let first = named.partition_point(|r| r.tokens.start() < from);
    named[first..]
        .iter()
        .take_while(|r| r.tokens.start() < to)
        .filter_map(Reference::single)
        .filter(|id| resolver.entities.get(*id).kind == EntityType::Person)
        .collect()
}
