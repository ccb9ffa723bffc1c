//! The user's own people, bodies, places and gatherings, which outrank what Readout knows.

mod compile;
mod entry;
mod form;
mod pattern;
mod tsv;

use std::fmt;
use std::sync::Arc;

use fst::raw::Fst;

use super::walk::Walk;
use crate::text::{Text, TokenRange};
use compile::Compiler;
use form::Form;
use pattern::Pattern;

pub use entry::UserEntry;

/// Index of an entry in its [`UserLexicon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct UserId(u32);

/// Entries compiled for look-up. Clones share one table.
///
/// ```
/// use readout::lexicon::UserLexicon;
/// use readout::{Extractor, Options};
/// let lexicon = UserLexicon::from_tsv("person\tAna Reis\tA.R.\tForeign Minister\tPortugal\n");
/// let extractor = Extractor::new(Options { lexicon, ..Options::default() });
/// let document = extractor.extract("A.R. met Prime Minister Jo Lund of Norway.");
/// assert_eq!(document.entities[0].name, "Ana Reis");
/// assert_eq!(document.entities[0].country.as_deref(), Some("PT"));
/// ```
#[derive(Clone, Default)]
pub struct UserLexicon(Arc<Table>);

/// What the clones share.
#[derive(Default)]
struct Table {
    entries: Vec<UserEntry>,
    /// For each entry, the key of its name.
    names: Vec<String>,
    /// From the keys of names and aliases to indexes of `forms`; none without entries.
    keys: Option<Fst<Vec<u8>>>,
    forms: Vec<Form>,
    /// Names and aliases that are told by a regular expression.
    patterns: Vec<Pattern>,
    warnings: Vec<String>,
}

impl UserLexicon {
    /// Compiles entries. One that cannot be used is left out and named in
    /// [`Self::warnings`] by its number, counted from 1.
    pub fn new(entries: impl IntoIterator<Item = UserEntry>) -> Self {
        Self::from_results(entries.into_iter().map(Ok))
    }

    /// As [`Self::new`], of entries that may have been found wrong before; an error is the
    /// reason.
    pub(crate) fn from_results(
        entries: impl IntoIterator<Item = Result<UserEntry, String>>,
    ) -> Self {
        let mut compiler = Compiler::new("entry");
        for (index, entry) in entries.into_iter().enumerate() {
            compiler.add(index + 1, entry);
        }
        compiler.finish()
    }

    /// Reads tab-separated rows: type, name, aliases divided by `;`, role, affiliation.
    /// The last three may be left out. Blank lines, lines that begin with `#` and a first
    /// row that heads the columns are passed over. A name or an alias between slashes is a
    /// regular expression (`/Task Force \d+/`); a row that cannot be used is left out
    /// and named in [`Self::warnings`] by its line.
    pub fn from_tsv(text: &str) -> Self {
        let mut compiler = Compiler::new("line");
        for (line, entry) in tsv::rows(text) {
            compiler.add(line, entry);
        }
        compiler.finish()
    }

    /// What was left out, and why.
    pub fn warnings(&self) -> &[String] {
        &self.0.warnings
    }

    /// The entries in use, in the order in which they were given.
    pub fn entries(&self) -> &[UserEntry] {
        &self.0.entries
    }

    /// The entry behind `id`.
    pub(crate) fn entry(&self, id: UserId) -> &UserEntry {
        &self.0.entries[id.0 as usize]
    }

    /// The folded words of an entry's name.
    pub(crate) fn words(&self, id: UserId) -> impl Iterator<Item = &str> {
        self.0.names[id.0 as usize].split(' ')
    }

    /// The entry with this name or alias.
    pub(crate) fn find(&self, name: &str) -> Option<UserId> {
        let value = self.0.keys.as_ref()?.get(form::key(&Text::new(name)))?;
        self.0.forms.get(value.value() as usize).map(|form| form.id)
    }

    /// Whether an entry's name is a pattern: what it finds are as many entities as there are
    /// different forms.
    pub(crate) fn is_series(&self, id: UserId) -> bool {
        pattern::expression(&self.entry(id).name).is_some()
    }

    /// All occurrences of names and aliases in `text`, the longest at each token, in text
    /// order; they may overlap. One never goes beyond its sentence.
    pub(crate) fn occurrences(&self, text: &Text) -> Vec<(TokenRange, UserId)> {
        let mut found = self.listed(text);
        if self.0.patterns.is_empty() {
            return found;
        }
        for pattern in &self.0.patterns {
            found.extend(pattern.occurrences(text));
        }
        // A name that is told in full goes before a pattern of the same length.
        found.sort_by_key(|(range, _)| (range.start(), std::cmp::Reverse(range.end())));
        found.dedup_by_key(|(range, _)| range.start());
        found
    }

    /// The occurrences of names and aliases that are told in full.
    fn listed(&self, text: &Text) -> Vec<(TokenRange, UserId)> {
        let Some(keys) = &self.0.keys else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for sentence in text.sentences() {
            for at in sentence.tokens.iter() {
                let longest = Walk::new(keys, text, at)
                    .take_while(|(range, _)| sentence.tokens.contains(*range))
                    .filter_map(|(range, index)| {
                        let form = self.0.forms.get(index as usize)?;
                        Some((form.name_in(text, range)?, form.id))
                    })
                    .last();
                found.extend(longest);
            }
        }
        found
    }
}

impl fmt::Debug for UserLexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserLexicon")
            .field("entries", &self.0.entries.len())
            .field("warnings", &self.0.warnings.len())
            .finish()
    }
}

#[cfg(test)]
mod tests;
