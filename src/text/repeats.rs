//! Words that were met shortly before in the same text, as they were written: most words of a
//! text repeat others of it, and need not be looked at letter by letter again.

use super::token::Case;

/// Places for words; a power of two.
const PLACES: usize = 1 << 10;

/// What is known of a word as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// Number of its folded form.
    pub form: u32,
    pub case: Case,
}

/// For each of some places the last word whose hash belongs there; what does not fit is
/// forgotten, so that no text makes a search longer.
#[derive(Debug)]
pub(super) struct Repeats<'t> {
    places: Box<[Option<(&'t str, Known)>; PLACES]>,
}

impl<'t> Repeats<'t> {
    pub(super) fn new() -> Self {
        Self {
            places: Box::new([None; PLACES]),
        }
    }

    /// What is known of `word`; `look` tells it of one that is new here.
    pub(super) fn of(&mut self, word: &'t str, look: impl FnOnce() -> Known) -> Known {
        let place = &mut self.places[place(word)];
        match place {
            Some((other, known)) if *other == word => *known,
            _ => place.insert((word, look())).1,
        }
    }
}

/// The place of a word: by its length, its beginning and its end.
fn place(word: &str) -> usize {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let bytes = word.as_bytes();
    let key = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(23)
        }
        _ => bytes
            .iter()
            .fold(0, |key, byte| key << 8 | u64::from(*byte)),
    };
    ((key ^ bytes.len() as u64).wrapping_mul(MIX) >> 32) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::{Case, Known, PLACES, Repeats};

    #[test]
    fn words_are_told_apart_though_they_share_a_place() {
        let words: Vec<String> = (0..PLACES * 3).map(|n| format!("word{n}")).collect();
        let mut repeats = Repeats::new();
        for word in words.iter().chain(&words).chain(words.iter().rev()) {
            let number: u32 = word[4..].parse().unwrap();
            let known = repeats.of(word, || Known {
                form: number,
                case: Case::Lower,
            });
            assert_eq!(known.form, number);
        }
    }

    #[test]
    fn a_word_that_repeats_is_looked_at_once() {
        let mut repeats = Repeats::new();
        let mut looks = 0;
        for _ in 0..3 {
            repeats.of("ministers", || {
                looks += 1;
                Known {
                    form: 0,
                    case: Case::Lower,
                }
            });
        }
        assert_eq!(looks, 1);
    }
}
