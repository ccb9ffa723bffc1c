//! Gatherings that meetings hang on: "OSCE summit", "Munich Security Conference".

use super::mention::{Proposal, Source};
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
            if start == at || !named {
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

/// Takes what "on the sidelines of the" leads to, whatever its case: "the trilateral".
fn on_the_margins(text: &Text, range: TokenRange, out: &mut Vec<Proposal>) {
    const WORDS: usize = 8;
    for at in range.iter() {
        let edge = matches!(
            text.folded(at),
            "margins" | "sidelines" | "margin" | "sideline" | "fringes"
        );
        if !edge || at + 2 >= range.end() || text.folded(at + 1) != "of" {
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
