//! What the table says of one text, found once: its stages ask for the same tokens over and
//! over.

use super::table::{TABLE, as_written, entry};
use super::walk::{Place, Walk};
use crate::text::{Notes, Text};

/// What the table knows of the words and phrases of `text`, as packed entries.
pub(super) fn known<'a>(text: &'a Text) -> &'a Notes {
    text.notes(|| read(text))
}

/// Asks the table once for each different word, and goes on from there at each token.
fn read(text: &Text) -> Notes {
    let map = &*TABLE;
    let start = Place::start(map);
    let firsts: Vec<Option<Place>> = text
        .vocabulary()
        .words()
        .map(|word| start.behind(map, word.as_bytes()))
        .collect();
    let alone = |first: &Option<Place>| Some(entry(first.as_ref()?.value()?).pack());
    let mut notes = Notes {
        words: firsts.iter().map(alone).collect(),
        starts: Vec::with_capacity(text.tokens().len() + 1),
        phrases: Vec::new(),
    };
    for (at, token) in text.tokens().iter().enumerate() {
        notes.starts.push(notes.phrases.len() as u32);
        let first = firsts[token.form as usize];
        for (range, value) in Walk::from_first(map, text, at, first) {
            if let Some(entry) = as_written(text, range, entry(value)) {
                notes.phrases.push((range.end() as u32, entry.pack()));
            }
        }
    }
    notes.starts.push(notes.phrases.len() as u32);
    notes
}
