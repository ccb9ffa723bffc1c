//! What was, or is to be, discussed: short noun phrases.

use super::grammar::{begins_clause, is_quote, is_speech};
use crate::lexicon;
use crate::text::{Span, Text, TokenKind, TokenRange};

/// At most this many topics a meeting.
pub(super) const MOST: usize = 5;

/// Words behind which a topic stands.
fn opens(text: &Text, at: usize, limit: usize) -> Option<usize> {
    let next = |offset: usize| {
        if at + offset < limit {
            text.folded(at + offset)
        } else {
            ""
        }
    };
    match text.folded(at) {
        "discuss" | "discussed" | "discussing" | "discusses" | "reviewed" | "review"
        | "addressed" | "tackled" | "covered" => Some(at + 1),
        "focused" | "focusing" | "focus" | "focuses" | "centered" | "centred" | "touched"
        | "dwelt" => matches!(next(1), "on" | "upon").then_some(at + 2),
        "talks" | "views" | "discussions" | "consultations" | "negotiations" | "meeting"
        | "talked" | "spoke" => matches!(next(1), "on" | "about" | "over").then_some(at + 2),
        _ => None,
    }
}

/// The topics that the sentence in `range` names.
pub(super) fn find(text: &Text, range: TokenRange) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for at in range.iter() {
        if let Some(start) =
            opens(text, at, range.end()).filter(|start| !is_when_or_how(text, *start, range.end()))
        {
            split(text, start, range.end(), &mut out);
        }
    }
    out.truncate(MOST);
    out
}

/// "talks on Monday", "spoke over the phone": no topic.
fn is_when_or_how(text: &Text, start: usize, limit: usize) -> bool {
    const WORDS: usize = 2;
    (start..limit.min(start + WORDS)).any(|at| {
        let word = text.folded(at);
        lexicon::is_calendar(text, at) || matches!(word, "phone" | "telephone" | "video")
    })
}

/// Cuts "A, B and the C of D, among them E" into noun phrases.
fn split(text: &Text, start: usize, limit: usize, out: &mut Vec<Span>) {
    const WORDS: usize = 12;
    let mut from = start;
    let mut at = start;
    while at < limit {
        let word = text.folded(at);
        let ends = matches!(
            word,
            "." | ";" | ":" | "with" | "during" | "at" | "ahead" | "(" | "before" | "after" | "as"
        ) || begins_clause(word)
            || is_quote(word)
            || is_speech(word);
        if ends {
            break;
        }
        if word == "," || word == "and" {
            push(text, from, at, out);
            from = at + 1;
        }
        at += 1;
    }
    // ", the ministry said" is who told it, not what it was about.
    let told = at < limit && is_speech(text.folded(at)) && from > start;
    if at - from <= WORDS && !told {
        push(text, from, at, out);
    }
}

fn push(text: &Text, mut from: usize, to: usize, out: &mut Vec<Span>) {
    const WORDS: usize = 12;
    while from < to
        && matches!(
            text.folded(from),
            "the"
                | "a"
                | "an"
                | "and"
                | "among"
                | "them"
                | "including"
                | "notably"
                | "issues"
                | "related"
                | "to"
                | "ways"
                | "of"
                | "on"
                | "about"
                | "how"
                | "their"
                | "its"
                | "his"
                | "her"
        )
    {
        from += 1;
    }
    let content = (from..to).any(|at| {
        text.tokens()[at].kind == TokenKind::Word && !lexicon::is_function_word(text.folded(at))
    });
    if content && to - from <= WORDS {
        let span = text.span(TokenRange::new(from, to));
        if !out.contains(&span) {
            out.push(span);
        }
    }
}
