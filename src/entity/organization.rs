//! Bodies and sites by their head noun: "Ministry of Foreign Affairs", "Al Alam Palace".

use std::collections::HashSet;

use super::mention::{Proposal, Source};
use super::spelling::{is_acronym_of, is_small};
use crate::document::EntityType;
use crate::lexicon::{self, Classes, Head, TitleKind};
use crate::text::{Case, Text, TokenKind, TokenRange};

/// Proposes a mention for every head noun with words that make it a name.
pub(super) fn propose(text: &Text, out: &mut Vec<Proposal>) {
    let mut acronyms: HashSet<&str> = HashSet::new();
    for sentence in text.sentences() {
        let range = sentence.tokens;
        let shouted = is_shouted(text, range);
        let mut floor = range.start();
        for at in range.iter() {
            if let Some((full, acronym)) = defined_by_acronym(text, at, range) {
                acronyms.insert(text.word(acronym));
                let kind = EntityType::Organization;
                out.push(Proposal::new(full, kind, Source::Pattern, 0.9));
            }
            if let Some(name) = introduced(text, at, range.end()) {
                let source = if name.len() > 1 {
                    Source::Pattern
                } else {
                    Source::WeakLexicon
                };
                out.push(Proposal::new(name, EntityType::Organization, source, 0.7));
            }
            let kind = match lexicon::head_at(text, at) {
                _ if is_venue(text, at, range.start()) => EntityType::Place,
                Some(Head::Organization) => EntityType::Organization,
                Some(Head::Site) if is_house(text, at) => EntityType::Organization,
                Some(Head::Site) => EntityType::Place,
                _ => continue,
            };
            if is_in_title(text, at, range.start()) || is_surname(text, at, range.start()) {
                continue;
            }
            let found = if text.tokens()[at].case == Case::Lower {
                lower_case_ministry(text, at, floor)
            } else if shouted || is_followed_by_name(text, at, range.end()) {
                None
            } else {
                named(text, at, floor, range.end())
            };
            if let Some(tokens) = found {
                floor = tokens.end();
                // "Valley of Springs Regional Council"
                let body = tokens.end() > at + 1 && lexicon::is_body_noun(text, tokens.end() - 1);
                let kind = if body { EntityType::Organization } else { kind };
                out.push(Proposal::new(tokens, kind, Source::Pattern, 0.85));
            }
        }
    }
    propose_acronyms(text, &acronyms, out);
}

/// "Oslo Conference Centre": a phrase for a site that ends at a head noun for bodies.
fn is_venue(text: &Text, head: usize, floor: usize) -> bool {
    head > floor
        && lexicon::longest_of(text, head - 1, Classes::SITE_HEAD)
            .is_some_and(|(range, _)| range.len() > 1 && range.end() == head + 1)
}

/// "House of Representatives", "House of Chiefs": a chamber, not a building.
fn is_house(text: &Text, head: usize) -> bool {
    text.folded(head) == "house"
        && text.folded_or_end(head + 1) == "of"
        && text.folded_or_end(head + 2).ends_with('s')
        && text.tokens()[head + 2].case.is_capital()
}

/// "Christopher Hill": behind a given name, and not where one is or goes.
fn is_surname(text: &Text, head: usize, floor: usize) -> bool {
    let Some(given) = head.checked_sub(1).filter(|at| *at >= floor) else {
        return false;
    };
    let located = given > floor
        && matches!(
            text.folded(given - 1),
            "in" | "at" | "on" | "to" | "from" | "near" | "the" | "of"
        );
    matches!(
        text.folded(head),
        "hill" | "park" | "lake" | "banks" | "wood" | "woods" | "gang"
    ) && text.tokens()[given].case == Case::Title
        && lexicon::is(text, given, Classes::NAME)
        && !lexicon::is(text, given, Classes::PLACE)
        && !located
}

/// "Chief of Army Staff": the head noun belongs to an office.
fn is_in_title(text: &Text, head: usize, floor: usize) -> bool {
    const WORDS: usize = 4;
    (head.saturating_sub(WORDS).max(floor)..head)
        .any(|start| lexicon::title_at(text, start).is_some_and(|(title, _)| title.end() > head))
}

/// The name behind a common noun for a body: "the political party Israel Beitenu",
/// "militant group Jamaat-ul-Ahrar".
fn introduced(text: &Text, noun: usize, limit: usize) -> Option<TokenRange> {
    let body = matches!(
        text.folded(noun),
        "party"
            | "group"
            | "movement"
            | "militia"
            | "newspaper"
            | "magazine"
            | "website"
            | "broadcaster"
            | "company"
            | "firm"
            | "charity"
            | "faction"
            | "agency"
            | "organization"
            | "organisation"
    );
    if !body || text.tokens()[noun].case != Case::Lower {
        return None;
    }
    let start = noun + 1;
    let part = |at: usize| {
        let token = &text.tokens()[at];
        token.kind == TokenKind::Word
            && token.case.is_capital()
            && lexicon::title_at(text, at).is_none()
            && !lexicon::is_calendar(text, at)
    };
    let end = (start..limit).find(|at| !part(*at)).unwrap_or(limit);
    (end > start).then(|| TokenRange::new(start, end))
}

/// Proposes every use of the acronyms that the text defines.
fn propose_acronyms(text: &Text, acronyms: &HashSet<&str>, out: &mut Vec<Proposal>) {
    if acronyms.is_empty() {
        return;
    }
    let uses = (0..text.tokens().len()).filter(|at| acronyms.contains(text.word(*at)));
    out.extend(uses.map(|at| {
        let tokens = TokenRange::new(at, at + 1);
        Proposal::new(tokens, EntityType::Organization, Source::Pattern, 0.9)
    }));
}

/// A name and the token of its acronym, with the opening bracket at `bracket`:
/// "Immigration and Customs Enforcement (ICE)".
fn defined_by_acronym(
    text: &Text,
    bracket: usize,
    sentence: TokenRange,
) -> Option<(TokenRange, usize)> {
    const WORDS: usize = 9;
    let acronym = bracket + 1;
    let letters = text.folded(bracket) == "("
        && acronym + 1 < sentence.end()
        && text.folded(acronym + 1) == ")"
        && text.tokens()[acronym].case == Case::Upper
        && text.folded(acronym).chars().all(char::is_alphabetic);
    if !letters {
        return None;
    }
    let low = bracket.saturating_sub(WORDS).max(sentence.start());
    let mut words: Vec<&str> = Vec::new();
    for start in (low..bracket).rev() {
        let token = &text.tokens()[start];
        let small = is_small(text.folded(start));
        let part = token.kind == TokenKind::Word && token.case.is_capital();
        if !small && !part {
            return None;
        }
        words.insert(0, text.folded(start));
        if !small && words.len() > 1 && is_acronym_of(text.folded(acronym), &words) {
            // "Chief of Army Staff (COAS)"
            if lexicon::title_at(text, start).is_some_and(|(title, _)| title.end() == bracket) {
                return None;
            }
            // "Exporters' Forum (EF) Chairman N": what has a chairman is a body.
            let led = lexicon::title_at(text, acronym + 2).is_some();
            let gathering = !led && lexicon::head(words[words.len() - 1]) == Some(Head::Event);
            let country = start > low && matches!(text.folded(start - 1), "u.s." | "us" | "u.n.");
            let full = TokenRange::new(start - usize::from(country), bracket);
            return (!gathering).then_some((full, acronym));
        }
    }
    None
}

/// "State" in "State Guesthouse", "State Councilor": the head comes later.
fn is_followed_by_name(text: &Text, head: usize, limit: usize) -> bool {
    let next = head + 1;
    next < limit
        && text.tokens()[next].kind == TokenKind::Word
        && text.tokens()[next].case.is_capital()
        && (lexicon::title_at(text, next).is_none() || lexicon::title_at(text, head).is_some())
}

/// In a sentence of capitals alone, case says nothing.
fn is_shouted(text: &Text, range: TokenRange) -> bool {
    range.iter().all(|at| text.tokens()[at].case != Case::Lower)
}

/// "Georgian Foreign Ministry", "Court of Justice of the European Union".
fn named(text: &Text, head: usize, floor: usize, limit: usize) -> Option<TokenRange> {
    let mut start = head;
    while start > floor && is_left_part(text, start - 1, floor) {
        start -= 1;
    }
    // The first word of a sentence is capitalized anyway.
    while start < head && (lexicon::is_function_word(text.folded(start)) || text.word(start) == "&")
    {
        start += 1;
    }
    let mut end = head + 1;
    while let Some(next) = right_part(text, end, limit) {
        end = next;
    }
    (end - start > 1).then(|| TokenRange::new(start, end))
}

fn is_left_part(text: &Text, at: usize, floor: usize) -> bool {
    let token = &text.tokens()[at];
    match token.kind {
        TokenKind::Word => {
            token.case.is_capital()
                && !text.folded(at).ends_with("-based")
                && !text.folded(at).starts_with("pro-")
                && !text.folded(at).starts_with("anti-")
                && lexicon::title_at(text, at)
                    .is_none_or(|(_, title)| title.kind == TitleKind::Side)
                || text.folded(at) == "and"
                    && at > floor
                    && text.tokens()[at - 1].case.is_capital()
                    && text.tokens()[at + 1].case.is_capital()
                    && (is_theme(text, at - 1) || at >= 2 && is_chamber(text.folded(at - 2)))
        }
        TokenKind::Punct => text.word(at) == "&",
        TokenKind::Clitic => at > floor && takes_possessive(text, at - 1),
        TokenKind::Number => false,
    }
}

/// "House Oversight and Reform Committee": what stands behind is a committee's theme.
fn is_chamber(word: &str) -> bool {
    matches!(word, "house" | "senate" | "congressional" | "parliamentary")
}

/// What a body can be for: "Trade and Industry Ministry", "Politics and Society Institute".
fn is_theme(text: &Text, at: usize) -> bool {
    lexicon::is_portfolio(text, at)
        || lexicon::is_common_token(text, at)
            && lexicon::head_at(text, at).is_none()
            && !ends_known_name(text, at)
}

/// "Nations" of "United Nations and African Union".
fn ends_known_name(text: &Text, at: usize) -> bool {
    const WORDS: usize = 5;
    (at.saturating_sub(WORDS)..=at).any(|start| {
        lexicon::longest_of(text, start, Classes::BODY | Classes::PLACE)
            .is_some_and(|(range, _)| range.end() == at + 1)
    })
}

/// "People's", "St. Patrick's": possessives inside of names, not before them.
fn takes_possessive(text: &Text, at: usize) -> bool {
    let saint = at > 0 && matches!(text.folded(at - 1), "st." | "st" | "saint");
    saint
        || text.tokens()[at].case.is_capital()
            && matches!(
                text.folded(at),
                "people"
                    | "women"
                    | "children"
                    | "workers"
                    | "teachers"
                    | "farmers"
                    | "veterans"
                    | "king"
                    | "queen"
                    | "peoples"
                    | "students"
                    | "lawyers"
                    | "journalists"
                    | "physicians"
                    | "citizens"
                    | "men"
            )
}

/// One past "of Foreign Affairs", "for Human Rights", "and Industry".
fn right_part(text: &Text, at: usize, limit: usize) -> Option<usize> {
    if at + 1 >= limit {
        return None;
    }
    let first = match text.folded(at) {
        "of" | "for" => at + 1 + usize::from(text.folded(at + 1) == "the"),
        "on" if lexicon::is_portfolio(text, at + 1) => at + 1,
        "and" | "&" if lexicon::is_portfolio(text, at - 1) => at + 1,
        _ => return None,
    };
    let mut end = first;
    // "Staff of the Norwegian Army General Sir Jo Lund": a rank begins a person's name.
    let ranked = |at: usize| {
        at > first
            && lexicon::title_at(text, at).is_some_and(|(title, what)| {
                what.kind == TitleKind::Military
                    && !what.plural
                    && title.end() < limit
                    && text.tokens()[title.end()].case.is_capital()
            })
    };
    while end < limit
        && text.tokens()[end].kind == TokenKind::Word
        && text.tokens()[end].case.is_capital()
        && !ranked(end)
    {
        end += 1;
    }
    let joined = text.folded(at) != "and" || lexicon::is_portfolio(text, first.min(limit - 1));
    (end > first && joined).then_some(end)
}

/// "the Russian foreign ministry": lower case, with a portfolio before the head.
fn lower_case_ministry(text: &Text, head: usize, floor: usize) -> Option<TokenRange> {
    if !matches!(text.folded(head), "ministry" | "parliament") || head == floor {
        return None;
    }
    let mut start = head;
    while start > floor && lexicon::is_portfolio(text, start - 1) {
        start -= 1;
    }
    let ministry = start < head;
    let demonym = (floor..start).rev().take(2).find(|at| {
        lexicon::longest_of(text, *at, Classes::DEMONYM)
            .is_some_and(|(range, _)| range.end() == start)
    });
    if let Some(demonym) = demonym {
        return Some(TokenRange::new(demonym, head + 1));
    }
    ministry.then(|| TokenRange::new(start, head + 1))
}
