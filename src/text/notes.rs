//! What a lexicon noted of a text's words and phrases, so that it is asked only once.

/// Values, whose meaning only the lexicon knows, of words and of runs of tokens. Of bits the
/// last, [`Self::LONGER`], is no class of the lexicon's.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// For each word of the text's vocabulary, the value of the word alone.
    pub words: Vec<Option<u64>>,
    /// For each token, the bits of what all its phrases can be, and [`Self::LONGER`].
    pub bits: Vec<u32>,
    /// For each token, the first of its phrases in `longer`; and one past the last.
    pub starts: Vec<u32>,
    /// One past the last token of a phrase of several words, and its value.
    pub longer: Vec<(u32, u64)>,
}

impl Notes {
    /// The bit of tokens with which phrases of several words begin; most begin none.
    pub const LONGER: u32 = 1 << 31;

    /// The phrases of several words that begin with token `at`, shortest first; none beyond the
    /// last token.
    pub fn longer(&self, at: usize) -> &[(u32, u64)] {
        let begins_one = |bits: &u32| bits & Self::LONGER != 0;
        if !self.bits.get(at).is_some_and(begins_one) {
            return &[];
        }
        &self.longer[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
