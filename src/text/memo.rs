//! What was found out about words that were met before: most words of a text repeat others.

/// For each of some places the word that was last asked for there, with what is known of it.
/// Its size never changes, and words that share a place make no search longer.
#[derive(Debug)]
pub(crate) struct Memo<V, const PLACES: usize = 2048> {
    places: Box<[(Key, V)]>,
    /// Of the last word that has no key.
    other: V,
}

impl<V: Clone + Default, const PLACES: usize> Default for Memo<V, PLACES> {
    /// A memo that knows no word.
    fn default() -> Self {
        Self {
            places: vec![(Key::default(), V::default()); PLACES].into(),
            other: V::default(),
        }
    }
}

impl<V: Clone + Default, const PLACES: usize> Memo<V, PLACES> {
    /// What is known of `word`; `look` is asked where it is not known, or too long. What is
    /// written there is kept with it.
    pub(crate) fn place(&mut self, word: &str, look: impl FnOnce() -> V) -> &mut V {
        let Some(key) = Key::of(word) else {
            self.other = look();
            return &mut self.other;
        };
        let place = &mut self.places[key.hash() % PLACES];
        if place.0 != key {
            *place = (key, look());
        }
        &mut place.1
    }

    /// Keeps nothing of the last word that has no key, which may be as long as a text.
    pub(crate) fn forget_other(&mut self) {
        self.other = V::default();
    }

    /// As [`Self::place`], to read only.
    pub(crate) fn of(&mut self, word: &str, look: impl FnOnce() -> V) -> V
    where
        V: Copy,
    {
        *self.place(word, look)
    }
}

/// A word of 1 to 16 bytes: its first and its last eight, or all of them twice, and how many
/// they are. No two words have the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Key {
    first: u64,
    last: u64,
    len: u8,
}

impl Key {
    fn of(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        let (first, last) = match bytes {
            [] => return None,
            _ if bytes.len() > 16 => return None,
            _ if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) => {
                (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
            }
            _ if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) => (
                u32::from_le_bytes(*first).into(),
                u32::from_le_bytes(*last).into(),
            ),
            _ => {
                let all = bytes
                    .iter()
                    .fold(0, |all, byte| all << 8 | u64::from(*byte));
                (all, all)
            }
        };
        Some(Self {
            first,
            last,
            len: bytes.len() as u8,
        })
    }

    fn hash(self) -> usize {
        const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
        let mixed = (self.first ^ self.last.rotate_left(23)).wrapping_mul(MIX) >> 32;
        (mixed as usize).wrapping_add(self.len.into())
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn words_are_told_apart_though_they_share_a_place() {
        let numbered = (0..200).map(|number| (format!("word{number}"), number));
        let mut words: Vec<_> = numbered.collect();
        let text = "éaéaéaéaéaéaéaéaéaéa";
        let parts = text.char_indices().map(|(end, _)| text[..end].to_owned());
        words.extend(parts.zip(1000..));
        let mut memo = Memo::<u32, 64>::default();
        for (word, number) in words.iter().chain(&words).chain(words.iter().rev()) {
            assert_eq!(memo.of(word, || *number), *number, "{word}");
        }
    }

    #[test]
    fn a_word_that_repeats_is_looked_at_once() {
        let mut memo: Memo<()> = Memo::default();
        let mut looks = 0;
        for word in ["a", "met", "talks", "ministers", "metmet"].repeat(3) {
            memo.of(word, || looks += 1);
        }
        assert_eq!(looks, 5);
    }
}
