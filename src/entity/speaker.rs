//! Who speaks in a quotation: whom its "I" stands for.

use crate::lexicon::is_speech;
use crate::text::{BlockKind, Text, TokenRange};

use super::EntityId;

/// How many tokens may stand between a quotation and the name of its speaker.
const REACH: usize = 8;

/// A quotation whose speaker the text names, without its marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quotation {
    pub(super) tokens: TokenRange,
    pub(super) speaker: EntityId,
}

/// The quotations of `text` with a known speaker, in text order. `persons` are the
/// phrases that name one person, in text order.
pub(super) fn quotations(text: &Text, persons: &[(TokenRange, EntityId)]) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    // Whose words stand behind a label.
    let mut labelled = None;
    for block in text.blocks() {
        if block.kind == BlockKind::Speaker {
            labelled = Some(named(block.tokens, persons));
            continue;
        }
        if let Some(speaker) = labelled {
            let answers = speaker.filter(|_| block.kind != BlockKind::Question);
            out.extend(answers.map(|speaker| Quotation {
                tokens: block.tokens,
                speaker,
            }));
            continue;
        }
        let mut last = None;
        for tokens in marked(text, block.tokens) {
            let speaker = behind(text, tokens.end() + 1, block.tokens.end(), persons)
                .or_else(|| before(text, tokens.start(), block.tokens.start(), persons))
                .or(last);
            out.extend(speaker.map(|speaker| Quotation { tokens, speaker }));
            last = speaker;
        }
    }
    out
}

/// The only person that a label names.
fn named(label: TokenRange, persons: &[(TokenRange, EntityId)]) -> Option<EntityId> {
    let first = persons.partition_point(|(tokens, _)| tokens.start() < label.start());
    let mut inside = persons[first..]
        .iter()
        .take_while(|(tokens, _)| tokens.end() <= label.end());
    let (_, id) = inside.next()?;
    inside.next().is_none().then_some(*id)
}

/// The stretches between quotation marks; one that is not closed reaches to the end.
fn marked(text: &Text, block: TokenRange) -> Vec<TokenRange> {
    let mut out = Vec::new();
    let mut open = None;
    for at in block.iter() {
        match (text.folded(at), open) {
            ("“" | "\"" | "''", None) => open = Some(at + 1),
            ("”" | "\"" | "''", Some(start)) => {
                out.push(TokenRange::new(start, at));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open.filter(|start| *start < block.end()) {
        out.push(TokenRange::new(start, block.end()));
    }
    out
}

/// [“…,”] Lund told reporters; said Prime Minister Lund
fn behind(
    text: &Text,
    from: usize,
    end: usize,
    persons: &[(TokenRange, EntityId)],
) -> Option<EntityId> {
    let first = persons.partition_point(|(tokens, _)| tokens.start() < from);
    let (tokens, id) = persons.get(first).filter(|(p, _)| p.end() <= end)?;
    if tokens.start() > from + REACH {
        return None;
    }
    let after = tokens.end()..end.min(tokens.end() + 2);
    let says = (from.min(tokens.start())..tokens.start())
        .chain(after)
        .any(|at| is_speech(text.folded(at)));
    says.then_some(*id)
}

/// Lund said: [“…”]
fn before(
    text: &Text,
    open: usize,
    start: usize,
    persons: &[(TokenRange, EntityId)],
) -> Option<EntityId> {
    let mark = open.checked_sub(2)?;
    if !matches!(text.folded(mark), "," | ":") {
        return None;
    }
    let last = persons
        .partition_point(|(tokens, _)| tokens.end() <= mark)
        .checked_sub(1)?;
    let (tokens, id) = persons[last];
    let near = tokens.start() >= start && tokens.end() + REACH >= mark;
    let says = (tokens.end()..mark).any(|at| is_speech(text.folded(at)));
    (near && says).then_some(id)
}
