//! One look-up per token for everything that the noun-phrase rules ask about it.

use super::mention::Name;
use crate::document::EntityType;
use crate::lexicon::{self, Classes, CountryCode, Title};
use crate::text::{Text, TokenKind, TokenRange};

/// A title phrase in the text: "prime ministers", "special envoy".
#[derive(Clone, Copy, Debug)]
pub(super) struct TitleMark {
    pub(super) tokens: TokenRange,
    pub(super) title: Title,
}

/// A demonym in the text: "South Korean".
#[derive(Clone, Copy, Debug)]
pub(super) struct DemonymMark {
    pub(super) tokens: TokenRange,
    pub(super) country: CountryCode,
}

/// A title phrase or a demonym.
#[derive(Clone, Copy, Debug)]
enum Mark {
    Title(TitleMark),
    Demonym(DemonymMark),
}

/// Names, titles and demonyms by the tokens at which they begin and end.
#[derive(Debug)]
pub(super) struct Marks {
    /// For each token the name that covers it.
    names: Indexes,
    /// Titles and demonyms in text order, disjoint.
    list: Vec<Mark>,
    /// For each token the one of `list` that begins there.
    from: Indexes,
    /// For each token the one of `list` that ends before it.
    to: Indexes,
}

/// An index or none for each token and for the end of the text: the index plus one, or zero.
#[derive(Debug)]
struct Indexes(Vec<u32>);

impl Indexes {
    fn none(text: &Text) -> Self {
        Self(vec![0; text.tokens().len() + 1])
    }

    fn set(&mut self, at: usize, index: usize) {
        self.0[at] = index as u32 + 1;
    }

    fn get(&self, at: usize) -> Option<usize> {
        (self.0[at] as usize).checked_sub(1)
    }
}

impl Marks {
    pub(super) fn new(text: &Text, names: &[Name]) -> Self {
        let mut marks = Self {
            names: Indexes::none(text),
            list: Vec::new(),
            from: Indexes::none(text),
            to: Indexes::none(text),
        };
        for (index, name) in names.iter().enumerate() {
            for at in name.tokens.iter() {
                marks.names.set(at, index);
            }
        }
        let mut at = 0;
        while at < text.tokens().len() {
            let body = marks.name_at(at).filter(|n| {
                let Name {
                    tokens: name,
                    kind,
                    user,
                    ..
                } = &names[*n];
                let body = *kind == EntityType::Organization && name.start() == at;
                // "Homeland Security Secretary" is an office as a whole.
                let office =
                    lexicon::title_at(text, at).is_some_and(|(title, _)| title.end() > name.end());
                body && !office || user.is_some() && name.start() == at
            });
            at = match body {
                // "European Parliament President": the title begins behind the name.
                Some(name) => names[name].tokens.end(),
                None => marks.mark(text, at),
            };
        }
        marks
    }

    /// Marks what begins at `at`; returns the next token to look at.
    fn mark(&mut self, text: &Text, at: usize) -> usize {
        if text.tokens()[at].kind != TokenKind::Word {
            return at + 1;
        }
        if let Some((tokens, title)) = lexicon::title_at(text, at) {
            return self.add(tokens, Mark::Title(TitleMark { tokens, title }));
        }
        let demonym = lexicon::longest_of(text, at, Classes::DEMONYM)
            .filter(|_| text.tokens()[at].case.is_capital());
        if let Some((tokens, entry)) = demonym
            && let Some(country) = entry.country
        {
            return self.add(tokens, Mark::Demonym(DemonymMark { tokens, country }));
        }
        at + 1
    }

    /// Adds a mark; returns the token behind it.
    fn add(&mut self, tokens: TokenRange, mark: Mark) -> usize {
        self.from.set(tokens.start(), self.list.len());
        self.to.set(tokens.end(), self.list.len());
        self.list.push(mark);
        tokens.end()
    }

    /// Index of the name that covers token `at`.
    pub(super) fn name_at(&self, at: usize) -> Option<usize> {
        self.names.get(at)
    }

    /// Index of the name whose first token is `at`.
    pub(super) fn name_from(&self, names: &[Name], at: usize) -> Option<usize> {
        self.name_at(at).filter(|n| names[*n].tokens.start() == at)
    }

    /// Index of the name whose last token is `at - 1`.
    pub(super) fn name_to(&self, names: &[Name], at: usize) -> Option<usize> {
        let index = self.name_at(at.checked_sub(1)?)?;
        (names[index].tokens.end() == at).then_some(index)
    }

    pub(super) fn title_from(&self, at: usize) -> Option<TitleMark> {
        self.list[self.from.get(at)?].title()
    }

    pub(super) fn title_to(&self, at: usize) -> Option<TitleMark> {
        self.list[self.to.get(at)?].title()
    }

    pub(super) fn demonym_from(&self, at: usize) -> Option<DemonymMark> {
        self.list[self.from.get(at)?].demonym()
    }

    pub(super) fn demonym_to(&self, at: usize) -> Option<DemonymMark> {
        self.list[self.to.get(at)?].demonym()
    }

    /// All demonyms in text order.
    pub(super) fn demonyms(&self) -> impl Iterator<Item = DemonymMark> {
        self.list.iter().filter_map(|mark| mark.demonym())
    }

    /// All title phrases in text order.
    pub(super) fn titles(&self) -> impl Iterator<Item = TitleMark> {
        self.list.iter().filter_map(|mark| mark.title())
    }
}

impl Mark {
    fn title(self) -> Option<TitleMark> {
        match self {
            Self::Title(title) => Some(title),
            Self::Demonym(_) => None,
        }
    }

    fn demonym(self) -> Option<DemonymMark> {
        match self {
            Self::Title(_) => None,
            Self::Demonym(demonym) => Some(demonym),
        }
    }
}
