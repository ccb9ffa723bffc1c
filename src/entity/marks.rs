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

/// Names, titles and demonyms by the tokens at which they begin and end.
#[derive(Debug)]
pub(super) struct Marks {
    rows: Vec<Row>,
    titles: Vec<TitleMark>,
    demonyms: Vec<DemonymMark>,
}

/// Indexes plus one; zero is none.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    name: u32,
    title_from: u32,
    title_to: u32,
    demonym_from: u32,
    demonym_to: u32,
}

impl Marks {
    pub(super) fn new(text: &Text, names: &[Name]) -> Self {
        let mut marks = Self {
            rows: vec![Row::default(); text.tokens().len() + 1],
            titles: Vec::new(),
            demonyms: Vec::new(),
        };
        for (index, name) in names.iter().enumerate() {
            for at in name.tokens.iter() {
                marks.rows[at].name = index as u32 + 1;
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
            self.titles.push(TitleMark { tokens, title });
            let index = self.titles.len() as u32;
            self.rows[tokens.start()].title_from = index;
            self.rows[tokens.end()].title_to = index;
            return tokens.end();
        }
        let demonym = lexicon::longest_of(text, at, Classes::DEMONYM)
            .filter(|_| text.tokens()[at].case.is_capital());
        if let Some((tokens, entry)) = demonym
            && let Some(country) = entry.country
        {
            self.demonyms.push(DemonymMark { tokens, country });
            let index = self.demonyms.len() as u32;
            self.rows[tokens.start()].demonym_from = index;
            self.rows[tokens.end()].demonym_to = index;
            return tokens.end();
        }
        at + 1
    }

    /// Index of the name that covers token `at`.
    pub(super) fn name_at(&self, at: usize) -> Option<usize> {
        (self.rows[at].name as usize).checked_sub(1)
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
        let index = (self.rows[at].title_from as usize).checked_sub(1)?;
        Some(self.titles[index])
    }

    pub(super) fn title_to(&self, at: usize) -> Option<TitleMark> {
        let index = (self.rows[at].title_to as usize).checked_sub(1)?;
        Some(self.titles[index])
    }

    pub(super) fn demonym_from(&self, at: usize) -> Option<DemonymMark> {
        let index = (self.rows[at].demonym_from as usize).checked_sub(1)?;
        Some(self.demonyms[index])
    }

    pub(super) fn demonym_to(&self, at: usize) -> Option<DemonymMark> {
        let index = (self.rows[at].demonym_to as usize).checked_sub(1)?;
        Some(self.demonyms[index])
    }

    /// All demonyms in text order.
    pub(super) fn demonyms(&self) -> &[DemonymMark] {
        &self.demonyms
    }

    /// All title phrases in text order.
    pub(super) fn titles(&self) -> &[TitleMark] {
        &self.titles
    }
}
