//! Offices: the noun phrase around a title, with whom its holder acts for.
//!
//! "his Turkish and Azerbaijani counterparts", "the NATO Secretary General's Special
//! Representative for the Caucasus", "Cabinet Secretary for Foreign and Diaspora
//! Affairs of the Republic of Kenya". Whether a name follows is not decided here.

mod left;
mod members;
mod portfolio;
mod right;

pub(super) use left::is_service;

use super::marks::{Marks, TitleMark};
use super::mention::Name;
use crate::document::EntityType;
use crate::lexicon::{CountryCode, TitleKind};
use crate::text::{Case, Text, TokenRange};

/// What introduces a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    None,
    The,
    /// "a", "another"
    Indefinite,
    /// "his", "its"
    Pronoun,
    /// "Armenia's", "the group's"
    Possessor,
    /// "two", "both" (2), "three", "all" (0)
    Count(u8),
}

/// For whom the holder of an office acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Country(CountryCode),
    /// Index of a place or organization name.
    Name(usize),
}

/// A noun phrase whose head is a title.
#[derive(Clone, Debug)]
pub(super) struct Office {
    /// The whole phrase.
    pub(super) tokens: TokenRange,
    /// The words that name the office, in text order, without countries.
    pub(super) role: Vec<TokenRange>,
    /// The title phrase that is its head.
    pub(super) head: TitleMark,
    pub(super) determiner: Determiner,
    pub(super) parties: Vec<Party>,
    /// Whether the party is known from what was told before: "the agency's".
    pub(super) anaphoric: bool,
    /// The group whose members the parties are, where the phrase lists them.
    pub(super) group: Option<Party>,
}

impl Office {
    pub(super) fn kind(&self) -> TitleKind {
        self.head.title.kind
    }

    pub(super) fn is_plural(&self) -> bool {
        self.head.title.plural
    }

    /// The role as words: "Special Envoy for South Sudan"; none for a bare honorific.
    pub(super) fn role_words(&self, text: &Text) -> Option<String> {
        if self.role.is_empty() {
            return None;
        }
        let words: Vec<_> = self.role.iter().map(|piece| text.slice(*piece)).collect();
        Some(words.join(" "))
    }

    fn add_role(&mut self, piece: TokenRange) {
        if self.kind() != TitleKind::Counterpart {
            self.role.push(piece);
        }
    }

    /// Whether the phrase can stand for one known person or side.
    pub(super) fn is_definite(&self) -> bool {
        !matches!(self.determiner, Determiner::None | Determiner::Indefinite)
    }
}

/// All offices of the text, in text order, disjoint.
pub(super) fn offices(text: &Text, marks: &Marks, names: &[Name]) -> Vec<Office> {
    let mut out: Vec<Office> = Vec::new();
    let mut floor = 0;
    for title in marks.titles() {
        if title.tokens.start() < floor || inside_longer_name(title, marks, names) {
            continue;
        }
        let sentence = text.sentences()[text.sentence_of(title.tokens.start())].tokens;
        let mut office = Reader {
            text,
            marks,
            names,
            sentence: sentence.start(),
            floor: sentence.start().max(floor),
            limit: sentence.end(),
        }
        .read(title);
        floor = office.tokens.end();
        // "the president's spokesman" takes "the president" in.
        while out
            .last()
            .is_some_and(|last| last.tokens.start() >= office.tokens.start())
        {
            out.pop();
        }
        office.role.sort_unstable();
        out.push(office);
    }
    out
}

/// "Office of the President", "Prime Minister's Office": no office holder.
fn inside_longer_name(title: TitleMark, marks: &Marks, names: &[Name]) -> bool {
    marks.name_at(title.tokens.start()).is_some_and(|n| {
        let (name, end) = (&names[n], title.tokens.end());
        let person = name.kind == EntityType::Person;
        name.tokens.end() > end || !person && name.tokens.end() == end
    })
}

struct Reader<'a, 't> {
    text: &'a Text<'t>,
    marks: &'a Marks,
    names: &'a [Name],
    /// First token of the sentence.
    sentence: usize,
    /// One past the office before, which only a possessor may reach into.
    floor: usize,
    limit: usize,
}

impl Reader<'_, '_> {
    fn read(&self, title: TitleMark) -> Office {
        let mut office = Office {
            tokens: title.tokens,
            role: Vec::new(),
            head: title,
            determiner: Determiner::None,
            parties: Vec::new(),
            anaphoric: false,
            group: None,
        };
        self.heads(&mut office);
        self.left(&mut office);
        self.right(&mut office);
        office
    }

    /// Joins titles that stand side by side: "State Councilor and Foreign Minister",
    /// "His Excellency Dr.".
    fn heads(&self, office: &mut Office) {
        self.add_head(office, office.head);
        loop {
            let end = self.past_bracket(office.tokens.end());
            if end > office.tokens.end() && is_retired(self.word(office.tokens.end() + 1)) {
                office.tokens = TokenRange::new(office.tokens.start(), end);
            }
            let next = if end < self.limit && self.text.folded(end) == "and" {
                end + 1
            } else {
                end
            };
            if next >= self.limit {
                return;
            }
            // "Mayor Emir Holm": a title that is a name.
            let Some(title) = (self.marks.title_from(next))
                .filter(|title| !inside_longer_name(*title, self.marks, self.names))
            else {
                return;
            };
            if next == end && is_dignity(office, title) {
                // "Prime Minister Sheikh", "Chief of Staff General": what the holder is besides.
                office.tokens = TokenRange::new(office.tokens.start(), title.tokens.end());
                continue;
            }
            let same_case = self.text.tokens()[next].case == self.text.tokens()[end - 1].case;
            if next > end && (!same_case || title.title.plural) {
                return;
            }
            office.tokens = TokenRange::new(office.tokens.start(), title.tokens.end());
            self.add_head(office, title);
            office.head = if title.title.kind == TitleKind::Honorific {
                office.head
            } else {
                title
            };
        }
    }

    /// Past the "(COAS)" of "Chief of Army Staff (COAS) General", where a title follows, and
    /// the "(ret.)" of "Lt. Gen. (ret.) NAME".
    fn past_bracket(&self, at: usize) -> usize {
        const TOKENS: usize = 4;
        let words = at..self.limit.min(at + TOKENS);
        let Some(close) = words.clone().find(|end| self.word(*end) == ")") else {
            return at;
        };
        let acronym = || {
            close == at + 2
                && self.text.tokens()[at + 1].case == Case::Upper
                && close + 1 < self.limit
                && self.marks.title_from(close + 1).is_some()
        };
        let bracket = self.word(at) == "(" && close > at + 1;
        if bracket && (is_retired(self.word(at + 1)) || acronym()) {
            close + 1
        } else {
            at
        }
    }

    fn add_head(&self, office: &mut Office, title: TitleMark) {
        if matches!(
            title.title.kind,
            TitleKind::Honorific | TitleKind::Counterpart
        ) {
            return;
        }
        match office.role.last_mut() {
            Some(last) if self.text.folded(last.end()) == "and" => {
                *last = TokenRange::new(last.start(), title.tokens.end());
            }
            _ => office.role.push(title.tokens),
        }
    }

    fn word(&self, at: usize) -> &str {
        self.text.folded(at)
    }

    /// Past "the", "its", "the 57-member".
    fn past_article(&self, at: usize) -> usize {
        let is = |at: usize, test: fn(&str) -> bool| at < self.limit && test(self.word(at));
        let article = is(at, |word| matches!(word, "the" | "its" | "his" | "her"));
        let at = at + usize::from(article);
        at + usize::from(is(at, |word| {
            word.ends_with("-member") || word.ends_with("-nation")
        }))
    }
}

/// Whether `title` is a rank or dignity behind an office that says more.
fn is_dignity(office: &Office, title: TitleMark) -> bool {
    let dignity = |kind| {
        matches!(
            kind,
            TitleKind::Military | TitleKind::Royal | TitleKind::Religious
        )
    };
    title.tokens.len() == 1
        && dignity(title.title.kind)
        && office.kind() != TitleKind::Honorific
        && (!dignity(office.kind()) || office.head.tokens.len() > 1)
}

/// "Col. (ret.)", "Brig. (Rtd)"
fn is_retired(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "ret" | "retd" | "rtd" | "retired"
    )
}

/// Nouns for a part of a country.
fn is_land(word: &str) -> bool {
    matches!(
        word,
        "territory" | "region" | "province" | "island" | "enclave"
    )
}

fn is_country_name(names: &[Name], name: usize) -> bool {
    names[name].is_country
}
