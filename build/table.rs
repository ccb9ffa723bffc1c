//! The table under construction: phrases and what has been said of them so far.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::classes::Classes;
use super::entry::Entry;
use super::text::{Case, Text};
use super::tsv::Row;

/// All phrases, in the order in which the finite-state map wants them.
#[derive(Default)]
pub struct Table {
    entries: BTreeMap<String, Entry>,
}

impl Table {
    /// Says `entry` of `form`. What an earlier row said of it stays: classes are joined,
    /// and the first country and title win.
    ///
    /// # Errors
    /// If all of it has been said before, or if `form` is no phrase.
    pub fn add(&mut self, row: &Row, form: &str, entry: Entry) -> Result<(), String> {
        let known = self.entry(row, form)?;
        if known.classes.all(entry.classes) && known.title.is_some() == entry.title.is_some() {
            return Err(row.error(&format!("{form:?} is listed twice")));
        }
        merge(known, entry);
        Ok(())
    }

    /// Like [`Self::add`], where saying it again is no error: for derived forms.
    pub fn imply(&mut self, row: &Row, form: &str, entry: Entry) -> Result<(), String> {
        merge(self.entry(row, form)?, entry);
        Ok(())
    }

    /// Whether anything has been said of this single, folded word.
    pub fn holds(&self, word: &str) -> bool {
        self.entries.contains_key(word)
    }

    /// Whether `form` has been said to be one of these classes.
    pub fn is(&self, form: &str, classes: Classes) -> bool {
        self.entries
            .get(&phrase(form))
            .is_some_and(|entry| entry.is(classes))
    }

    fn entry(&mut self, row: &Row, form: &str) -> Result<&mut Entry, String> {
        let phrase = phrase(form);
        if phrase.is_empty() {
            return Err(row.error("empty form"));
        }
        Ok(self.entries.entry(phrase).or_default())
    }

    /// Marks `form` as an acronym that needs its capitals, if it is one.
    pub fn mark_acronym(&mut self, row: &Row, form: &str) -> Result<(), String> {
        let text = Text::new(form);
        let short = form.len() <= 3 && !form.contains('.');
        if let [token] = text.tokens()
            && token.case == Case::Upper
        {
            let entry = self.entry(row, form)?;
            if short || entry.classes.any(Classes::COMMON_WORD) {
                entry.classes |= Classes::CAPITALS_ONLY;
            }
        }
        Ok(())
    }

    /// Writes the finite-state map and the palette of its values into `out`.
    pub fn write(&self, out: &Path) -> Result<(), String> {
        let mut counts: HashMap<u64, usize> = HashMap::new();
        for entry in self.entries.values() {
            *counts.entry(entry.pack()).or_default() += 1;
        }
        let mut palette: Vec<u64> = counts.keys().copied().collect();
        palette.sort_unstable_by_key(|packed| (usize::MAX - counts[packed], *packed));
        let index: HashMap<u64, u64> = palette.iter().copied().zip(0..).collect();

        let map = fst::Map::from_iter(
            self.entries
                .iter()
                .map(|(phrase, entry)| (phrase, index[&entry.pack()])),
        )
        .map_err(|e| e.to_string())?;
        save(&out.join("lexicon.fst"), map.as_fst().as_bytes())?;

        let mut code = String::from("static PALETTE: &[u64] = &[\n");
        for packed in palette {
            let (high, low) = (packed >> 32, packed & u64::from(u32::MAX));
            let (a, b, c, d) = (high >> 16, high & 0xffff, low >> 16, low & 0xffff);
            let _ = writeln!(code, "    0x{a:04x}_{b:04x}_{c:04x}_{d:04x},");
        }
        code.push_str("];\n");
        save(&out.join("palette.rs"), code.as_bytes())
    }
}

/// The key of `form`: its tokens, folded, with one space between them.
fn phrase(form: &str) -> String {
    let text = Text::new(form);
    let words: Vec<_> = (0..text.tokens().len()).map(|i| text.folded(i)).collect();
    words.join(" ")
}

fn merge(known: &mut Entry, entry: Entry) {
    known.classes |= entry.classes;
    known.country = known.country.or(entry.country);
    known.title = known.title.or(entry.title);
    known.size = known.size.max(entry.size);
    known.given = known.given.max(entry.given);
    known.surname = known.surname.max(entry.surname);
    known.female |= entry.female;
    known.male |= entry.male;
}

/// Writes one file of the build's output.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}
