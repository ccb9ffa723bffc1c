//! What the rest of the document says of a word: written small elsewhere, behind a title,
//! in brackets. A surname alone is known by the sentence that gave its full name (the
//! "global features" of Chieu and Ng 2003).

use super::form::Forms;
use super::gazetteer::Mark;
use super::shape::is_name_like;
use crate::text::{Case, Sentence, Text, Token, TokenKind};

/// Number of facts that are kept of a word.
pub(super) const FACTS: usize = 10;

/// Written small somewhere.
const LOWER: u16 = 1;
/// Written with a capital inside a sentence.
const CAPITAL_INSIDE: u16 = 1 << 1;
/// The next name behind a person's title.
const AFTER_TITLE: u16 = 1 << 2;
/// Last of two or more capitalised words.
const ENDS_RUN: u16 = 1 << 3;
/// First of two or more capitalised words.
const BEGINS_RUN: u16 = 1 << 4;
/// Before "said" or the like.
const BEFORE_SPEECH: u16 = 1 << 5;
/// Behind "in", "at", "near" or the like.
const AFTER_PLACE_PREPOSITION: u16 = 1 << 6;
/// Behind "the".
const AFTER_THE: u16 = 1 << 7;
/// Alone in brackets: the acronym of what stands before.
const IN_BRACKETS: u16 = 1 << 8;
/// Directly behind a given name.
const AFTER_GIVEN_NAME: u16 = 1 << 9;

/// Verbs of speech in the forms that follow a name, folded.
const SPEECH: &[&str] = &[
    "said",
    "says",
    "told",
    "added",
    "stressed",
    "noted",
    "met",
    "meets",
    "stated",
    "expressed",
    "thanked",
    "welcomed",
    "received",
    "arrived",
    "hailed",
    "urged",
    "vowed",
];

/// Prepositions that lead to a place more often than to a person or body, folded.
const PLACE_PREPOSITIONS: &[&str] = &["in", "at", "near", "outside", "across", "into"];

/// Facts about the words of one document.
pub(super) struct Evidence {
    /// By the number of the word.
    facts: Vec<u16>,
}

impl Evidence {
    /// Reads through the whole text once.
    pub(super) fn of(text: &Text, forms: &Forms, marks: &[Mark]) -> Self {
        let mut facts = vec![0; forms.words()];
        for sentence in text.sentences() {
            if caseless(text, *sentence) {
                continue;
            }
            let range = sentence.tokens;
            for at in range.iter() {
                let token = &text.tokens()[at];
                if token.kind != TokenKind::Word {
                    continue;
                }
                let fact = if is_name_like(*token) {
                    facts_of_name(text, marks, *sentence, at)
                } else {
                    LOWER
                };
                facts[forms.number_of_token(text, at)] |= fact;
            }
        }
        Self { facts }
    }

    /// What is known of the word with this number: a set of `FACTS` bits.
    pub(super) fn facts(&self, number: usize) -> u16 {
        self.facts[number]
    }
}

fn facts_of_name(text: &Text, marks: &[Mark], sentence: Sentence, at: usize) -> u16 {
    let range = sentence.tokens;
    let name_at = |at: usize| range.holds(at) && is_name_like(text.tokens()[at]);
    let folded_at = |at: usize| if range.holds(at) { text.folded(at) } else { "" };
    let before = at.checked_sub(1).map_or("", folded_at);
    let after = folded_at(at + 1);
    let name_before = at > 0 && name_at(at - 1);
    let mut facts = 0;
    let mut set = |bit: u16, holds: bool| facts |= if holds { bit } else { 0 };
    set(CAPITAL_INSIDE, at > range.start());
    set(AFTER_TITLE, at > range.start() && marks[at - 1].is_title());
    set(
        AFTER_GIVEN_NAME,
        name_before && marks[at - 1].is_given_name(),
    );
    set(ENDS_RUN, name_before && !name_at(at + 1));
    set(
        BEGINS_RUN,
        !name_before && name_at(at + 1) && at > range.start(),
    );
    set(BEFORE_SPEECH, SPEECH.contains(&after));
    set(
        AFTER_PLACE_PREPOSITION,
        PLACE_PREPOSITIONS.contains(&before),
    );
    set(AFTER_THE, before == "the");
    set(IN_BRACKETS, before == "(" && after == ")");
    facts
}

/// Whether case tells nothing in this sentence: nearly all of it is in capitals.
pub(super) fn caseless(text: &Text, sentence: Sentence) -> bool {
    let range = sentence.tokens;
    let is_upper = |token: &Token| token.case == Case::Upper;
    // Most sentences have none, and then their words need not be measured.
    if !text.tokens()[range.start()..range.end()]
        .iter()
        .any(is_upper)
    {
        return false;
    }
    let (mut words, mut upper) = (0, 0);
    for at in range.iter() {
        let token = &text.tokens()[at];
        if token.kind == TokenKind::Word && text.word(at).len() > 1 {
            words += 1;
            upper += usize::from(is_upper(token));
        }
    }
    words >= 4 && upper * 4 >= words * 3
}
