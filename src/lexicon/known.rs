//! What the table says of one text, found once: its stages ask for the same tokens over and
//! over.

use std::ops::BitOr;

use super::table::{TABLE, as_written, packed};
use super::walk::Place;
use super::{Classes, Entry};
use crate::text::{Kept, Memo, Notes, Text, TokenRange, with_kept};

const _: () = assert!(Classes::ALL.bits() & Notes::LONGER == 0);

/// What the table knows of the words and phrases of `text`, as packed entries.
pub(super) fn known<'a>(text: &'a Text) -> &'a Notes {
    text.notes(|| read(text))
}

/// What the table says of a word, wherever it stands.
#[derive(Clone, Copy, Default)]
struct Word {
    value: Option<u32>,
    /// The place behind the word and a space, where phrases begin with it.
    spaced: Option<(u32, u32)>,
    /// The [`first_bit`]s of the words with which phrases go on there.
    next: u32,
}

impl Word {
    fn of(word: &str) -> Self {
        let map = &*TABLE;
        let place = Place::start(map).behind(map, word.as_bytes());
        let spaced = place.and_then(|place| place.behind(map, b" "));
        Self {
            value: place.as_ref().and_then(Place::value),
            spaced: spaced.as_ref().map(Place::parts),
            next: spaced.map_or(0, |place| place.next_bytes().map(bit).fold(0, BitOr::bitor)),
        }
    }
}

/// A bit for the first byte of a word, which some bytes share; none for no word.
fn first_bit(word: &str) -> u32 {
    word.as_bytes().first().copied().map_or(0, bit)
}

fn bit(byte: u8) -> u32 {
    1 << (byte % 32)
}

thread_local! {
    /// What the texts read before asked the table; the next one has many of their words.
    static MEMO: Kept<Memo<Word, 8192>> = const { Kept::new(None) };
}

/// The value of a phrase in the table, which is asked for most phrases only once.
pub(super) fn value(phrase: &str) -> Option<u32> {
    let look = |memo: &mut Memo<_, _>| memo.of(phrase, || Word::of(phrase));
    with_kept(&MEMO, Memo::default, look).value
}

/// Asks the table once for each different word, and goes on from there at each token.
fn read(text: &Text) -> Notes {
    let map = &*TABLE;
    let words = text.vocabulary().look_up(&MEMO, Word::of);
    let tokens = text.tokens();
    let mut notes = Notes {
        words: words.iter().map(|word| Some(packed(word.value?))).collect(),
        bits: Vec::with_capacity(tokens.len()),
        starts: Vec::with_capacity(tokens.len() + 1),
        longer: Vec::new(),
    };
    for at in 0..tokens.len() {
        let first = notes.longer.len();
        notes.starts.push(first as u32);
        let mut classes = Classes::NONE;
        let mut note = |end, entry| {
            let entry = as_written(text, TokenRange::new(at, end), entry)?;
            classes |= Entry::packed_classes(entry);
            Some((end as u32, entry))
        };
        let form = text.form(at);
        let word = words[form];
        let mut end = at + 1;
        if let Some(entry) = notes.words[form] {
            note(end, entry);
        }
        let goes_on = || word.next & first_bit(text.folded_or_end(end)) != 0;
        let spaced = word.spaced.filter(|_| goes_on());
        let mut spaced = spaced.map(|parts| Place::at(map, parts));
        while let Some(place) = spaced.filter(|_| end < tokens.len()) {
            let Some(place) = place.behind(map, text.folded(end).as_bytes()) else {
                break;
            };
            end += 1;
            let phrase = place.value().and_then(|value| note(end, packed(value)));
            notes.longer.extend(phrase);
            spaced = place.behind(map, b" ");
        }
        let longer = if notes.longer.len() > first {
            Notes::LONGER
        } else {
            0
        };
        notes.bits.push(classes.bits() | longer);
    }
    notes.starts.push(notes.longer.len() as u32);
    notes
}
