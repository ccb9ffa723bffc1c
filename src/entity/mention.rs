//! Named mentions: tagger, lexicons and head-noun patterns joined into disjoint spans.
//!
//! All of them propose; overlaps are decided here and nowhere else, by [`Source`].

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::spelling::similar;
use super::{employer, event, listed, organization};
use crate::document::EntityType;
use crate::lexicon::{self, Classes, CountryCode, TitleKind, UserId, UserLexicon};
use crate::tagger;
use crate::text::{Case, Text, TokenKind, TokenRange, fold};

/// A named mention.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    pub(super) tokens: TokenRange,
    pub(super) kind: EntityType,
    /// 0 to 1
    pub(super) confidence: f32,
    /// For places: the country that it is or lies in; for bodies: whose they are.
    pub(super) country: Option<CountryCode>,
    /// Whether it names a country itself.
    pub(super) is_country: bool,
    /// The entry of the user's lexicon that it names.
    pub(super) user: Option<UserId>,
}

impl Name {
    /// A name of which no more is known.
    pub(super) fn new(tokens: TokenRange, kind: EntityType, confidence: f32) -> Self {
        Self {
            tokens,
            kind,
            confidence,
            country: None,
            is_country: false,
            user: None,
        }
    }

    /// What the built-in lexicon knows of it.
    pub(super) fn known(&self, text: &Text) -> Option<lexicon::Entry> {
        lexicon::lookup(&fold(text.slice(self.tokens)))
    }

    /// The state that it belongs to; none for the Union's bodies and other international ones.
    pub(super) fn state(&self) -> Option<CountryCode> {
        self.country.filter(|code| code.as_str() != "EU")
    }
}

/// Who proposes a mention; where two overlap, the one further down wins, then the
/// longer, then the first. The last two count alike: the longer wins, then the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// One lexicon word that can be something else.
    WeakLexicon,
    /// A capitalized word behind a title.
    Title,
    /// The statistical tagger.
    Tagger,
    /// A country, or a phrase of the lexicon.
    Lexicon,
    /// A head noun with what belongs to it: "Ministry of …", "… Palace", "… summit".
    Pattern,
    /// The user's lexicon.
    User,
}

/// A proposed mention.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub(super) name: Name,
    pub(super) source: Source,
}

impl Proposal {
    pub(super) fn new(
        tokens: TokenRange,
        kind: EntityType,
        source: Source,
        confidence: f32,
    ) -> Self {
        Self {
            name: Name::new(tokens, kind, confidence),
            source,
        }
    }
}

/// All named mentions of `text`, disjoint, in text order.
pub(super) fn names(text: &Text, lexicon: &UserLexicon) -> Vec<Name> {
    let mut proposals = Vec::new();
    from_tagger(text, &mut proposals);
    from_lexicon(text, &mut proposals);
    from_titles(text, &mut proposals);
    organization::propose(text, &mut proposals);
    event::propose(text, &mut proposals);
    listed::propose(text, lexicon, &mut proposals);
    part_countries_from_names(text, &mut proposals);
    yield_to_tagger(text, &mut proposals);
    proposals.retain(|p| p.source == Source::User || could_be_name(text, p.name.tokens));
    let mut names = settle(text, proposals);
    event::judge_by_margins(text, &mut names);
    agree_with_document(text, &mut names);
    employer::add(text, &mut names);
    names
}

fn from_tagger(text: &Text, out: &mut Vec<Proposal>) {
    for span in tagger::tag(text) {
        let Some((tokens, kind)) = trim(text, span.tokens, span.kind) else {
            continue;
        };
        // "the Tripoli-based government": an adjective.
        if tokens.len() == 1 && is_compound_adjective(text.word(tokens.start())) {
            continue;
        }
        let titled = kind != EntityType::Person
            && lexicon::title_at(text, tokens.start())
                .is_some_and(|(title, _)| title.contains(tokens));
        let national =
            matches!(kind, EntityType::Place | EntityType::Person) && is_mere_demonym(text, tokens);
        // "the Amir", "the country's Amir"
        let office = tokens.start() > 0
            && matches!(text.folded(tokens.start() - 1), "the" | "'s" | "’s")
            && lexicon::title_at(text, tokens.start())
                .is_some_and(|(title, what)| title == tokens && what.kind == TitleKind::Royal);
        if titled || national || office {
            continue;
        }
        let tokens = if kind == EntityType::Person {
            with_numeral(text, with_particles(text, with_surname(text, tokens)))
        } else {
            tokens
        };
        out.push(Proposal::new(tokens, kind, Source::Tagger, span.confidence));
    }
}

/// "Tripoli-based", "EU-funded", but "Port-au-Prince" and "Guinea-Bissau": a common word in lower
/// case behind the last hyphen.
fn is_compound_adjective(word: &str) -> bool {
    const LETTERS: usize = 4;
    word.rsplit_once('-').is_some_and(|(_, last)| {
        let small = last.chars().all(char::is_lowercase) && last.chars().count() >= LETTERS;
        small && lexicon::is_common_word(last)
    })
}

/// Cuts articles, clitics and titles off a tagged span. What follows a title that
/// stands before names is a person, whatever the tagger thought.
fn trim(text: &Text, tokens: TokenRange, mut kind: EntityType) -> Option<(TokenRange, EntityType)> {
    let (mut start, mut end) = (tokens.start(), tokens.end());
    while start < end && is_article(text, start) {
        start += 1;
    }
    // "Minister of Interior and Municipalities Basim Haddad": what the office is of.
    if kind == EntityType::Person && end - start > 2 && ends_portfolio(text, start) {
        start += 1;
    }
    // "So Dermot Brannigan was there."
    let opens = || text.sentences()[text.sentence_of(start)].tokens.start() == start;
    if end - start > 2 && opens() && lexicon::is_function_word(text.folded(start)) {
        start += 1;
    }
    // "Retired Navy Admiral Dana Coyle spoke": of the office.
    let modifies = |at| lexicon::is_title_modifier(text, at) && !lexicon::is_portfolio(text, at);
    if end - start > 1 && kind == EntityType::Organization && modifies(start) {
        start += 1;
    }
    while end > start && text.tokens()[end - 1].kind == TokenKind::Clitic {
        end -= 1;
    }
    while start < end
        && let Some((title, what)) = lexicon::title_at(text, start)
        && title.end() < end
        && what.before_name
        && is_name_word(text, title.end())
        && !is_given_name(text, tokens, title)
    {
        start = title.end();
        kind = EntityType::Person;
    }
    (start < end).then(|| (TokenRange::new(start, end), kind))
}

/// "the", "a"; but the "An" of "said An Zhihua" and the "A" of "A R Kesavan" are parts of names.
fn is_article(text: &Text, at: usize) -> bool {
    let word = text.folded(at);
    let written_small = || {
        let opens = text.sentences()[text.sentence_of(at)].tokens.start() == at;
        let initial = text
            .tokens()
            .get(at + 1)
            .is_some_and(|next| next.case == Case::Upper);
        text.tokens()[at].case == Case::Lower || opens && !initial
    };
    word == "the" || matches!(word, "a" | "an") && written_small()
}

/// Whether a word ends a list of what an office is in charge of.
fn ends_portfolio(text: &Text, at: usize) -> bool {
    at > 1
        && matches!(text.folded(at - 1), "and" | "&")
        && lexicon::is_portfolio(text, at - 2)
        && text.tokens()[at - 2].case.is_capital()
        && !lexicon::is(text, at, Classes::NAME)
        && (lexicon::is_portfolio(text, at) || lexicon::is_common_token(text, at))
}

/// The "Amir" of "Engineer Amir Hashimi": a title that is a name, behind another title.
fn is_given_name(text: &Text, name: TokenRange, title: TokenRange) -> bool {
    const WORDS: usize = 3;
    let (start, floor) = (title.start(), title.start().saturating_sub(WORDS));
    let titled = (floor..start)
        .any(|at| lexicon::title_at(text, at).is_some_and(|(before, _)| before.end() == start));
    titled
        && title.len() == 1
        && title.end() + 1 == name.end()
        && lexicon::is(text, title.start(), Classes::NAME)
        && lexicon::is(text, title.start(), Classes::TITLE)
}

/// Takes in what particles tie to a name: "Talal" grows to "Talal bin Hamad Al Busaidi".
fn with_particles(text: &Text, tokens: TokenRange) -> TokenRange {
    let count = text.tokens().len();
    let (mut start, mut end) = (tokens.start(), tokens.end());
    while end + 1 < count && is_particle(text, end) && is_capital_word(text, end + 1) {
        end += 2;
    }
    while start >= 2 && is_particle(text, start - 1) && is_capital_word(text, start - 2) {
        start -= 2;
    }
    TokenRange::new(start, end)
}

/// Takes in a surname that is a common word, where the title and the given name before it
/// leave no doubt: "Director William [Fields] in".
fn with_surname(text: &Text, tokens: TokenRange) -> TokenRange {
    let (start, end) = (tokens.start(), tokens.end());
    let lower = |at: usize| text.tokens()[at].case == Case::Lower;
    let titled = || {
        lexicon::title_at(text, start - 1)
            .is_some_and(|(title, what)| title.end() == start && what.before_name)
    };
    let surname = tokens.len() == 1
        && start > 0
        && end + 1 < text.tokens().len()
        && text.tokens()[end].kind == TokenKind::Word
        && text.tokens()[end].case == Case::Title
        && text.tokens()[end].spaced
        && text.tokens()[end + 1].kind == TokenKind::Word
        && lower(end + 1)
        && lexicon::is_common_token(text, end)
        && !lexicon::is_function_word(text.folded(end))
        && !lexicon::is_calendar(text, end)
        && lexicon::title_at(text, end).is_none()
        && lexicon::head_at(text, end).is_none()
        && lexicon::longest_of(text, end, Classes::DEMONYM | Classes::PLACE).is_none()
        && lexicon::is(text, start, Classes::NAME)
        && titled();
    TokenRange::new(start, end + usize::from(surname))
}

/// Takes in the number of a king or pope: "Hakim" grows to "Hakim II".
fn with_numeral(text: &Text, tokens: TokenRange) -> TokenRange {
    let end = tokens.end();
    let numbered = end < text.tokens().len()
        && text.tokens()[end].spaced
        // Most words are not, and so need not be read.
        && text.tokens()[end].case == Case::Upper
        && matches!(
            text.word(end),
            "II" | "III" | "IV" | "VI" | "VII" | "VIII" | "IX" | "XI" | "XII" | "XIV" | "XVI"
        );
    TokenRange::new(tokens.start(), end + usize::from(numbered))
}

/// "bin", "Al", "van" (but not "and", "of").
fn is_particle(text: &Text, at: usize) -> bool {
    let word = text.folded(at);
    text.tokens()[at].spaced
        && !lexicon::is_function_word(word)
        && !matches!(word, "i" | "e" | "y" | "s")
        && lexicon::is(text, at, Classes::NAME_PARTICLE)
}

fn is_capital_word(text: &Text, at: usize) -> bool {
    let token = &text.tokens()[at];
    token.kind == TokenKind::Word
        && token.case.is_capital()
        && lexicon::title_at(text, at).is_none()
}

/// "Norwegian", or the "Lankan" of "Sri Lankan".
fn is_mere_demonym(text: &Text, tokens: TokenRange) -> bool {
    (tokens.start().saturating_sub(1)..=tokens.start()).any(|start| {
        lexicon::longest_of(text, start, Classes::DEMONYM).is_some_and(|(range, entry)| {
            range.end() == tokens.end() && !entry.is(Classes::PLACE | Classes::NAME)
        })
    })
}

fn from_lexicon(text: &Text, out: &mut Vec<Proposal>) {
    let mut at = 0;
    while at < text.tokens().len() {
        let token = &text.tokens()[at];
        if token.kind == TokenKind::Punct || !token.case.is_capital() {
            at += 1;
            continue;
        }
        let wanted = Classes::PLACE | Classes::BODY;
        let Some((tokens, entry)) = lexicon::longest_of(text, at, wanted | Classes::GIVEN_NAME)
            .filter(|(tokens, entry)| entry.is(wanted) || tokens.len() > 1)
        else {
            at += 1;
            continue;
        };
        if let Some(person) = person_called_like(text, tokens, entry) {
            out.push(Proposal::new(
                person,
                EntityType::Person,
                Source::Pattern,
                0.8,
            ));
            at = person.end();
            continue;
        }
        if tokens.len() == 1 && entry.is(Classes::BODY) && is_surname(text, at) {
            at += 1;
        } else if let Some(proposal) = lexicon_proposal(text, tokens, entry) {
            out.push(proposal);
            at = tokens.end();
        } else {
            at += 1;
        }
    }
}

/// Whether a word that is a body's name as well ends a person's: "Al Sabah", "Minister Dante
/// Sica".
fn is_surname(text: &Text, at: usize) -> bool {
    const WORDS: usize = 4;
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let family = text.tokens()[before].case.is_capital()
        && is_particle(text, before)
        && lexicon::is(text, at, Classes::NAME);
    let titled = || {
        (before.saturating_sub(WORDS)..before).any(|start| {
            lexicon::title_at(text, start).is_some_and(|(title, what)| {
                title.end() == before && what.before_name && what.kind != TitleKind::Side
            })
        })
    };
    family
        || text.tokens()[at].case == Case::Title
            && is_name_word(text, before)
            && lexicon::is(text, before, Classes::NAME)
            && titled()
}

/// "Israel Lund", "Georgia Reis": who bears a country's name as a given name, with the surname.
/// Behind an office any surname will do, and a body's name is one as well: "Sheikh Sabah".
fn person_called_like(text: &Text, name: TokenRange, entry: lexicon::Entry) -> Option<TokenRange> {
    const WORDS: usize = 4;
    let start = name.start();
    if name.len() > 1 || !lexicon::is(text, start, Classes::NAME) {
        return None;
    }
    let count = text.tokens().len();
    let mut end = name.end();
    while end < count {
        end += match end {
            at if is_name_word(text, at) => 1,
            at if at + 1 < count && is_particle(text, at) && is_capital_word(text, at + 1) => 2,
            _ => break,
        };
    }
    let title = (start.saturating_sub(WORDS)..start).find_map(|at| {
        let (title, what) = lexicon::title_at(text, at)?;
        let leads = what.before_name || what.kind == TitleKind::Counterpart;
        (title.end() == start && leads).then_some(what.kind)
    });
    let noble = matches!(
        title,
        Some(TitleKind::Royal | TitleKind::Religious | TitleKind::Honorific)
    );
    let more = end - name.end();
    let country = entry.is(Classes::COUNTRY);
    // "in Georgia Lund met": where
    let located = start > 0 && text.folded(start - 1) == "in";
    let surname = || !located && lexicon::is(text, end - 1, Classes::NAME);
    let person = match title {
        Some(TitleKind::Side) => false,
        Some(_) => more > 0 || noble && !country,
        None => country && more == 1 && surname(),
    };
    person.then(|| TokenRange::new(start, end))
}

fn lexicon_proposal(text: &Text, tokens: TokenRange, entry: lexicon::Entry) -> Option<Proposal> {
    let last = &text.tokens()[tokens.end() - 1];
    if last.case == Case::Lower {
        return None;
    }
    let country = entry.is(Classes::COUNTRY);
    let acts = entry.is(Classes::BODY) && !(entry.is(Classes::SEAT) && is_locative(text, tokens));
    let kind = if !entry.is(Classes::PLACE | Classes::BODY) {
        // "the Dalai Lama"
        EntityType::Person
    } else if acts && !country {
        EntityType::Organization
    } else {
        EntityType::Place
    };
    let strong = country || tokens.len() > 1 || entry.is(Classes::CAPITAL | Classes::BODY);
    let source = if strong {
        Source::Lexicon
    } else {
        Source::WeakLexicon
    };
    let doubtful = tokens.len() == 1 && !country && lexicon::is_common_token(text, tokens.start());
    if doubtful {
        return None;
    }
    let mut proposal = Proposal::new(tokens, kind, source, if strong { 0.9 } else { 0.6 });
    proposal.name.country = entry.country;
    proposal.name.is_country = country;
    Some(proposal)
}

/// "at the White House": the spot, not the government.
fn is_locative(text: &Text, tokens: TokenRange) -> bool {
    let article = usize::from(tokens.start() > 0 && text.folded(tokens.start() - 1) == "the");
    tokens.start().checked_sub(article + 1).is_some_and(|at| {
        matches!(
            text.folded(at),
            "at" | "in" | "outside" | "inside" | "near" | "leaves" | "left"
        )
    })
}

/// A capitalized word that nobody knows, behind a title: "Premier Patil".
fn from_titles(text: &Text, out: &mut Vec<Proposal>) {
    let mut at = 0;
    while at < text.tokens().len() {
        let Some((title, kind)) = lexicon::title_at(text, at) else {
            at += 1;
            continue;
        };
        at = title.end();
        let names_people = kind.kind != TitleKind::Side
            && kind.kind != TitleKind::Counterpart
            && text.tokens()[title.start()].case.is_capital();
        if !names_people {
            continue;
        }
        let mut end = at;
        while end < text.tokens().len()
            && is_name_word(text, end)
            && lexicon::title_at(text, end).is_none()
        {
            end += 1;
        }
        if end > at {
            let tokens = with_numeral(text, with_surname(text, TokenRange::new(at, end)));
            out.push(Proposal::new(
                tokens,
                EntityType::Person,
                Source::Title,
                0.6,
            ));
        }
    }
}

/// A capitalized word that can be part of a person's name.
fn is_name_word(text: &Text, at: usize) -> bool {
    let token = &text.tokens()[at];
    token.kind == TokenKind::Word
        && token.spaced
        && matches!(token.case, Case::Title | Case::Mixed)
        && !lexicon::is_function_word(text.folded(at))
        && !lexicon::is_common_token(text, at)
        && lexicon::head_at(text, at).is_none()
        && lexicon::longest_of(text, at, Classes::DEMONYM | Classes::COUNTRY).is_none()
        && !lexicon::is_calendar(text, at)
}

/// Parts what readouts write side by side: "Minister of Trade of the Republic of Kenya Jo
/// Lund" names a country and a person.
fn part_countries_from_names(text: &Text, proposals: &mut Vec<Proposal>) {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    for index in 0..proposals.len() {
        let Proposal { name, source } = &proposals[index];
        let (start, end) = (name.tokens.start(), name.tokens.end());
        let article = usize::from(start > 0 && text.folded(start - 1) == "the");
        let of = start > article && matches!(text.folded(start - article - 1), "of" | "to");
        if !of || *source == Source::User || name.kind == EntityType::Person {
            continue;
        }
        let Some((country, entry)) = lexicon::longest_of(text, start, Classes::COUNTRY) else {
            continue;
        };
        let person = country.end()..end;
        if WORDS.contains(&person.len()) && person.clone().all(|at| is_name_word(text, at)) {
            let tokens = TokenRange::new(person.start, person.end);
            proposals.extend(lexicon_proposal(text, country, entry));
            proposals[index] = Proposal::new(tokens, EntityType::Person, Source::Title, 0.8);
        }
    }
}

/// Lets patterns and tagger agree on where a body's name ends: a person's name in it is cut
/// off with the titles before it ("Chamber of Commerce [Chairman Gu Ja-min]"), and what the
/// tagger found to be longer is ("Ministry of Petroleum [and Mineral Resources]").
fn yield_to_tagger(text: &Text, proposals: &mut Vec<Proposal>) {
    /// How sure the tagger must be of a body, and of a person who bears a place's name.
    const SURE: f32 = 0.6;
    const KNOWN: f32 = 0.9;
    let mut tagged: Vec<Name> = proposals
        .iter()
        .filter(|p| p.source == Source::Tagger && p.name.confidence >= SURE)
        .map(|p| p.name.clone())
        .collect();
    tagged.sort_by_key(|name| name.tokens);
    // "[Washington Ibarburu] spoke": a town's name that the tagger knows for a given name.
    let of_person = |name: &Name| {
        let from = tagged.partition_point(|t| t.tokens.end() <= name.tokens.start());
        let start = name.tokens.start();
        let located = start > 0
            && matches!(
                text.folded(start - 1),
                "of" | "to" | "in" | "at" | "from" | "the"
            );
        tagged.get(from).is_some_and(|other| {
            other.kind == EntityType::Person
                && other.tokens.start() == start
                && other.tokens.len() > name.tokens.len()
                && other.confidence > KNOWN
                && !located
        })
    };
    proposals.retain(|p| {
        let place = p.name.kind == EntityType::Place && p.name.tokens.len() == 1;
        !(place && p.source == Source::Lexicon && of_person(&p.name))
    });
    for proposal in proposals.iter_mut() {
        let name = &mut proposal.name;
        let body = name.kind == EntityType::Organization;
        if !matches!(proposal.source, Source::Pattern | Source::Lexicon) || !body {
            continue;
        }
        let from = tagged.partition_point(|t| t.tokens.end() <= name.tokens.start());
        let near = tagged[from..]
            .iter()
            .take_while(|t| t.tokens.start() < name.tokens.end());
        for other in near {
            let behind = other.tokens.start() > name.tokens.start();
            if other.kind == EntityType::Person && behind && proposal.source == Source::Pattern {
                let end = without_titles(text, name.tokens.start(), other.tokens.start());
                name.tokens = TokenRange::new(name.tokens.start(), end);
                break;
            }
            let longer = other.tokens.contains(name.tokens) && other.tokens != name.tokens;
            if other.kind == EntityType::Organization && longer {
                name.tokens = other.tokens;
                name.country = None;
                break;
            }
        }
    }
    proposals.retain(|p| !p.name.tokens.is_empty());
}

/// Where a name that began at `start` ends, if titles before `end` are no part of it.
fn without_titles(text: &Text, start: usize, end: usize) -> usize {
    const WORDS: usize = 4;
    let mut end = end;
    while let Some(title) = (end.saturating_sub(WORDS).max(start)..end)
        .find(|at| lexicon::title_at(text, *at).is_some_and(|(title, _)| title.end() == end))
    {
        end = title;
    }
    end
}

/// Whether there are no more words than names have, each with a Latin letter: what is written
/// in another script is no name that a model of English can tell from other words.
fn could_be_name(text: &Text, tokens: TokenRange) -> bool {
    /// The tagger takes capitals without end for one name; to compare such names with each
    /// other takes time quadratic in their length.
    const MOST: usize = 24;
    if tokens.len() > MOST {
        return false;
    }
    let letter =
        |c: char| c.is_alphabetic() && (c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c));
    tokens.iter().all(|at| {
        let token = &text.tokens()[at];
        token.kind != TokenKind::Word || text.slice(TokenRange::new(at, at + 1)).contains(letter)
    })
}

/// Chooses among overlapping proposals.
fn settle(text: &Text, mut proposals: Vec<Proposal>) -> Vec<Name> {
    proposals.sort_by_key(|p| {
        let listed = matches!(p.source, Source::Lexicon | Source::Pattern);
        let weight = if listed { Source::Pattern } else { p.source };
        (
            Reverse(weight),
            Reverse(p.name.tokens.len()),
            p.source,
            p.name.tokens,
        )
    });
    let mut taken = vec![false; text.tokens().len()];
    let mut names: Vec<Name> = Vec::new();
    for Proposal { mut name, .. } in proposals {
        if name.tokens.iter().any(|at| taken[at]) {
            let Some(rest) = behind_place(&name, &taken) else {
                continue;
            };
            name.tokens = rest;
        }
        for at in name.tokens.iter() {
            taken[at] = true;
        }
        names.push(name);
    }
    names.sort_by_key(|n| n.tokens);
    for name in &mut names {
        if name.country.is_none()
            && let Some((range, entry)) =
                lexicon::longest_of(text, name.tokens.start(), Classes::PLACE | Classes::BODY)
            && range == name.tokens
            && name.kind != EntityType::Person
            && (name.user.is_none() || name.kind == EntityType::Place)
        {
            name.country = entry.country;
            name.is_country = entry.is(Classes::COUNTRY);
        }
    }
    names
}

/// What is left of a person's name that begins with a place already found: "Faruk Logoglu"
/// of "ambassador to [Washington Faruk Logoglu]".
fn behind_place(name: &Name, taken: &[bool]) -> Option<TokenRange> {
    let (start, end) = (name.tokens.start(), name.tokens.end());
    let first = (start..end).find(|at| !taken[*at])?;
    let whole = name.kind == EntityType::Person && end - first >= 2;
    (whole && (first..end).all(|at| !taken[at])).then(|| TokenRange::new(first, end))
}

/// Lets one word mean one thing in one text: a surname that the tagger took for a place
/// is the person whose full name stands elsewhere, and an untagged one is found.
fn agree_with_document(text: &Text, names: &mut Vec<Name>) {
    /// How much less sure a misspelt surname is.
    const MISSPELT: f32 = 0.8;
    /// At most so many surnames of one initial are compared with a word.
    const COMPARED: usize = 64;
    let mut surnames: BTreeMap<&str, f32> = BTreeMap::new();
    for name in names
        .iter()
        .filter(|n| n.kind == EntityType::Person && n.tokens.len() > 1)
    {
        surnames.insert(text.folded(name.tokens.end() - 1), name.confidence);
    }
    let mut covered = vec![false; text.tokens().len()];
    for name in names.iter_mut() {
        for at in name.tokens.iter() {
            covered[at] = true;
        }
        let word = text.folded(name.tokens.start());
        // "KPS Narayanan" where "K. P. S. Narayanan" is known.
        let initials = name.user.is_none()
            && name.tokens.len() == 2
            && text.tokens()[name.tokens.start()].case == Case::Upper
            && surnames.contains_key(text.folded(name.tokens.end() - 1));
        if initials {
            name.kind = EntityType::Person;
        }
        if name.tokens.len() == 1
            && name.user.is_none()
            && !name.is_country
            && name.kind != EntityType::Person
            && surnames.contains_key(word)
        {
            name.kind = EntityType::Person;
            name.country = None;
        }
    }
    for (at, token) in text.tokens().iter().enumerate() {
        let capital = matches!(token.case, Case::Title | Case::Mixed | Case::Upper);
        if covered[at] || token.kind != TokenKind::Word || !capital {
            continue;
        }
        let word = text.folded(at);
        let bearer = surnames
            .get(word)
            .copied()
            .filter(|_| !lexicon::is_common_token(text, at))
            .or_else(|| {
                if lexicon::lookup_token(text, at).is_some() {
                    return None;
                }
                let misspelt = |(surname, _): &(&&str, &f32)| similar(word, surname);
                let initial = &word[..word.ceil_char_boundary(1)];
                surnames
                    .range(initial..)
                    .take_while(|(surname, _)| surname.starts_with(initial))
                    .take(COMPARED)
                    .find(misspelt)
                    .map(|(_, confidence)| confidence * MISSPELT)
            });
        if let Some(confidence) = bearer {
            let tokens = TokenRange::new(at, at + 1);
            names.push(Name::new(tokens, EntityType::Person, confidence));
        }
    }
    names.sort_by_key(|n| n.tokens);
}
