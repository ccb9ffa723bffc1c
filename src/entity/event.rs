//! Gatherings that meetings hang on: "OSCE summit", "Munich Security Conference".

use super::mention::{Name, Proposal, Source};
use crate::document::EntityType;
use crate::lexicon::{self, Classes, Head};
use crate::text::{BlockKind, Case, Text, TokenKind, TokenRange};

/// Proposes a mention for every event noun with a name that makes it a particular one.
pub(super) fn propose(text: &Text, out: &mut Vec<Proposal>) {
    for sentence in text.sentences() {
        let range = sentence.tokens;
        on_the_margins(text, range, out);
        let headline = text.blocks()[sentence.block as usize].kind == BlockKind::Headline;
        for at in range.iter() {
            if lexicon::head_at(text, at) != Some(Head::Event) {
                continue;
            }
            let start = name_start(text, at, range.start());
            // Where every word is capitalized, capitals make no name.
            let named = !headline || at - start == 1 && is_known(text, start);
            // "the Juba talks", but "a Cabinet session", "Border talks limp on": talk of all kinds
            // is so called, and only a town tells the particular one.
            let round = matches!(text.folded(at), "talks" | "session" | "negotiations");
            let town = || {
                let place = lexicon::longest_of(text, start, Classes::CAPITAL | Classes::CITY);
                !headline && place.is_some_and(|(town, _)| town.end() == at)
            };
            if start == at || !named || round && !town() {
                out.extend(of_body(text, at, range));
                continue;
            }
            let end = right_end(text, at + 1, range.end());
            out.push(Proposal::new(
                TokenRange::new(start, end),
                EntityType::Event,
                Source::Pattern,
                0.7,
            ));
        }
    }
}

/// "ministerial session of the Gulf Cooperation Council": a noun in lower case that a body tells
/// apart, with the adjectives before it.
fn of_body(text: &Text, head: usize, sentence: TokenRange) -> Option<Proposal> {
    const ADJECTIVES: usize = 2;
    if text.tokens()[head].case != Case::Lower || text.folded(head) == "talks" {
        return None;
    }
    let end = right_end(text, head + 1, sentence.end());
    let words = || (head + 2..end).filter(|at| text.tokens()[*at].case.is_capital());
    let body = |at: usize| lexicon::longest_of(text, at, Classes::BODY).is_some();
    if words().count() < 2 || !words().any(|at| body(at) || lexicon::is_body_noun(text, at)) {
        return None;
    }
    let low = head.saturating_sub(ADJECTIVES).max(sentence.start());
    let adjective = |at: &usize| {
        text.tokens()[*at].case == Case::Lower && !lexicon::is_function_word(text.folded(*at))
    };
    let start = (low..head)
        .rev()
        .take_while(adjective)
        .last()
        .unwrap_or(head);
    let tokens = TokenRange::new(start, end);
    Some(Proposal::new(
        tokens,
        EntityType::Event,
        Source::Pattern,
        0.7,
    ))
}

/// Makes gatherings of the bodies that a text tells of as such: "on the margins of the World
/// Health Assembly".
pub(super) fn judge_by_margins(text: &Text, names: &mut [Name]) {
    for name in names.iter_mut() {
        let start = name.tokens.start();
        let article = usize::from(start > 0 && text.folded(start - 1) == "the");
        let margins = start
            .checked_sub(article + 2)
            .is_some_and(|at| is_edge(text.folded(at)) && text.folded(at + 1) == "of");
        if margins && name.kind == EntityType::Organization && name.user.is_none() {
            name.kind = EntityType::Event;
            name.country = None;
        }
    }
}

/// "on the margins of"
fn is_edge(word: &str) -> bool {
    matches!(
        word,
        "margins" | "sidelines" | "margin" | "sideline" | "fringes"
    )
}

/// Takes what "on the sidelines of the" leads to, whatever its case: "the trilateral".
fn on_the_margins(text: &Text, range: TokenRange, out: &mut Vec<Proposal>) {
    const WORDS: usize = 8;
    for at in range.iter() {
        if !is_edge(text.folded(at)) || at + 2 >= range.end() || text.folded(at + 1) != "of" {
            continue;
        }
        let article = matches!(text.folded(at + 2), "the" | "a" | "an" | "this" | "that");
        let start = at + 2 + usize::from(article);
        let head = (start..range.end().min(start + WORDS))
            .take_while(|i| text.tokens()[*i].kind != TokenKind::Punct)
            .find(|i| lexicon::head_at(text, *i) == Some(Head::Event));
        let end = match head {
            Some(head) => right_end(text, head + 1, range.end()),
            None => phrase_end(text, start, range.end().min(start + WORDS)),
        };
        if end > start {
            out.push(Proposal::new(
                TokenRange::new(start, end),
                EntityType::Event,
                Source::Pattern,
                0.8,
            ));
        }
    }
}

/// One past the noun phrase at `from` that no event noun heads: "the G20 foreign ministers'
/// meeting", "the General Assembly of the Union".
fn phrase_end(text: &Text, from: usize, limit: usize) -> usize {
    let inside = |at: &usize| {
        let word = text.folded(*at);
        let joins = word == "of" || word == "the" && text.folded(*at - 1) == "of";
        match text.tokens()[*at].kind {
            TokenKind::Word => joins || !lexicon::is_function_word(word),
            TokenKind::Number | TokenKind::Clitic => true,
            TokenKind::Punct => false,
        }
    };
    // "on the margins of the gathering [Reis met Lund]"
    let begins_another = |at: &usize| {
        let before = text.folded(at.saturating_sub(1));
        let common = text.tokens()[at.saturating_sub(1)].case == Case::Lower;
        let named = text.tokens()[*at].case.is_capital();
        *at > from && common && named && !matches!(before, "of" | "the")
    };
    let mut end = (from..limit)
        .find(|at| !inside(at) || lexicon::is_calendar(text, *at) || begins_another(at))
        .unwrap_or(limit);
    while end > from && matches!(text.folded(end - 1), "of" | "the") {
        end -= 1;
    }
    end
}

/// Where the capitalized words before an event noun begin.
fn name_start(text: &Text, head: usize, floor: usize) -> usize {
    let capital = text.tokens()[head].case != Case::Lower;
    let mut start = head;
    while start > floor {
        let token = &text.tokens()[start - 1];
        let word = text.folded(start - 1);
        let part = match token.kind {
            TokenKind::Word => {
                token.case.is_capital()
                    || matches!(word, "economic" | "security" | "climate" | "annual")
            }
            TokenKind::Number => true,
            TokenKind::Clitic => {
                capital && start - 1 > floor && text.tokens()[start - 2].case.is_capital()
            }
            TokenKind::Punct => false,
        };
        if !part {
            break;
        }
        start -= 1;
    }
    while start < head && !begins_name(text, start, floor) {
        start += 1;
    }
    start
}

/// Whether an event's name can begin here: a capital that is no sentence opener and no
/// mere weekday.
fn begins_name(text: &Text, at: usize, floor: usize) -> bool {
    let token = &text.tokens()[at];
    let word = text.folded(at);
    let known = is_known(text, at);
    let opener = at == floor && (lexicon::is_common_token(text, at) || word.ends_with("er"));
    token.kind == TokenKind::Word
        && token.case.is_capital()
        && !word.ends_with("day")
        && !is_month(word)
        && !matches!(word, "next" | "last" | "earlier" | "later" | "leaders")
        && !lexicon::is_function_word(word)
        && (known || !opener)
        || token.kind == TokenKind::Number
            && word.ends_with(['h', 't', 'd'])
            && at + 2 < text.tokens().len()
            && text.tokens()[at + 1].case.is_capital()
}

fn is_month(word: &str) -> bool {
    matches!(
        word.get(..3),
        Some("jan" | "feb" | "apr" | "jun" | "jul" | "aug" | "sep" | "oct" | "nov" | "dec")
    ) || matches!(word, "march" | "may")
}

fn is_known(text: &Text, at: usize) -> bool {
    lexicon::longest_of(text, at, Classes::PLACE | Classes::BODY | Classes::DEMONYM).is_some()
}

/// Takes in "of Foreign Ministers", "on Climate Change" behind the noun.
fn right_end(text: &Text, from: usize, limit: usize) -> usize {
    let mut end = from;
    while end + 1 < limit && matches!(text.folded(end), "of" | "on" | "for") {
        let mut next = end + 1 + usize::from(text.folded(end + 1) == "the");
        let first = next;
        while next < limit
            && text.tokens()[next].kind == TokenKind::Word
            && text.tokens()[next].case.is_capital()
        {
            next += 1;
        }
        if next == first {
            break;
        }
        end = next;
    }
    end
}
