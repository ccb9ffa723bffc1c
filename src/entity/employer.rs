//! Bodies that only their place in the sentence gives away: "Miki Rosenthal of the
//! Zionist Camp", "an analyst at the 21st Century Turkey Institute".

use super::mention::Name;
use crate::document::EntityType;
use crate::lexicon::{self, Classes, TitleKind};
use crate::text::{Text, TokenKind, TokenRange};

/// How sure such a body is.
const CONFIDENCE: f32 = 0.7;

/// Adds the bodies that persons are said to be of; `names` are in text order, disjoint,
/// and stay so.
pub(super) fn add(text: &Text, names: &mut Vec<Name>) {
    let mut found: Vec<TokenRange> = Vec::new();
    for name in names.iter().filter(|n| n.kind == EntityType::Person) {
        let end = name.tokens.end();
        let preposition = end + usize::from(text.folded_or_end(end) == ",");
        found.extend(body_behind(text, preposition, &["of", "with"]));
    }
    let mut at = 0;
    while at < text.tokens().len() {
        let Some((title, what)) = lexicon::title_at(text, at) else {
            at += 1;
            continue;
        };
        at = title.end();
        if matches!(
            what.kind,
            TitleKind::Academic | TitleKind::Business | TitleKind::Media | TitleKind::Law
        ) {
            found.extend(body_behind(text, at, &["of", "with", "at", "for"]));
        }
    }
    found.retain(|tokens| !is_better_known(text, *tokens, names));
    found.sort_unstable();
    found.dedup_by(|later, earlier| later.start() < earlier.end());
    names.retain(|name| {
        let at = found.partition_point(|f| f.end() <= name.tokens.start());
        found.get(at).is_none_or(|f| f.start() >= name.tokens.end())
    });
    names.extend(
        found
            .into_iter()
            .map(|tokens| Name::new(tokens, EntityType::Organization, CONFIDENCE)),
    );
    names.sort_by_key(|n| n.tokens);
}

/// The run of two or more capitalized words behind "of the" at `preposition`.
fn body_behind(text: &Text, preposition: usize, prepositions: &[&str]) -> Option<TokenRange> {
    if !prepositions.contains(&text.folded_or_end(preposition))
        || text.folded_or_end(preposition + 1) != "the"
    {
        return None;
    }
    let start = preposition + 2;
    let limit = text.sentences()[text.sentence_of(preposition)].tokens.end();
    let mut end = start;
    while end < limit && is_part(text, end) {
        end += 1;
    }
    (end >= start + 2 && end < limit).then(|| TokenRange::new(start, end))
}

/// A capitalized word or an ordinal: "Zionist", "21st".
fn is_part(text: &Text, at: usize) -> bool {
    let token = &text.tokens()[at];
    match token.kind {
        TokenKind::Word => token.case.is_capital() && lexicon::title_at(text, at).is_none(),
        TokenKind::Number => text.folded(at).ends_with(|c: char| c.is_alphabetic()),
        TokenKind::Clitic | TokenKind::Punct => false,
    }
}

/// Whether `tokens` hold a name that is known to be something else, or this body already.
fn is_better_known(text: &Text, tokens: TokenRange, names: &[Name]) -> bool {
    let from = names.partition_point(|n| n.tokens.end() <= tokens.start());
    names[from..]
        .iter()
        .take_while(|n| n.tokens.start() < tokens.end())
        .any(|n| {
            let place = lexicon::longest_of(text, n.tokens.start(), Classes::PLACE)
                .is_some_and(|(range, _)| range == tokens);
            n.user.is_some()
                || matches!(n.kind, EntityType::Person | EntityType::Event)
                || !tokens.contains(n.tokens)
                || n.tokens == tokens && n.kind == EntityType::Organization
                || place
        })
}
