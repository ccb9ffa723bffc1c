//! What the table says of one text, found once: its stages ask for the same tokens over and
//! over.

use super::table::{TABLE, as_written, entry};
use super::walk::Place;
use crate::text::{Notes, Text, TokenRange};

/// What the table knows of the words and phrases of `text`, as packed entries.
pub(super) fn known<'a>(text: &'a Text) -> &'a Notes {
    text.notes(|| read(text))
}

/// What the table says of a word, wherever it stands.
struct Word<'a> {
    value: Option<u64>,
    /// Behind the word and a space, where phrases begin with it.
    spaced: Option<Place<'a>>,
}

/// Asks the table once for each different word, and goes on from there at each token.
fn read(text: &Text) -> Notes {
    let map = &*TABLE;
    let start = Place::start(map);
    let words: Vec<Word> = text
        .vocabulary()
        .words()
        .map(|word| {
            let place = start.behind(map, word.as_bytes());
            Word {
                value: place.as_ref().and_then(Place::value),
                spaced: place.and_then(|place| place.behind(map, b" ")),
            }
        })
        .collect();
    let tokens = text.tokens();
    let mut notes = Notes {
        words: words
            .iter()
            .map(|word| Some(entry(word.value?).pack()))
            .collect(),
        starts: Vec::with_capacity(tokens.len() + 1),
        phrases: Vec::with_capacity(tokens.len()),
    };
    for (at, token) in tokens.iter().enumerate() {
        notes.starts.push(notes.phrases.len() as u32);
        let mut note = |end, value| {
            if let Some(entry) = as_written(text, TokenRange::new(at, end), entry(value)) {
                notes.phrases.push((end as u32, entry.pack()));
            }
        };
        let Word { value, mut spaced } = words[token.form as usize];
        if let Some(value) = value {
            note(at + 1, value);
        }
        let mut end = at + 1;
        while let Some(place) = spaced.filter(|_| end < tokens.len()) {
            let Some(place) = place.behind(map, text.folded(end).as_bytes()) else {
                break;
            };
            end += 1;
            if let Some(value) = place.value() {
                note(end, value);
            }
            spaced = place.behind(map, b" ");
        }
    }
    notes.starts.push(notes.phrases.len() as u32);
    notes
}
