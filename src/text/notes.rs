//! What a lexicon noted of a text's words and phrases, so that it is asked only once.

/// Values, whose meaning only the lexicon knows, of words and of runs of tokens.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// For each word of the text's vocabulary, the value of the word alone.
    pub words: Vec<Option<u64>>,
    /// For each token, the bits of all values of its phrases.
    pub bits: Vec<u64>,
    /// For each token, the first of its phrases in `phrases`; and one past the last.
    pub starts: Vec<u32>,
    /// One past a phrase's last token, and its value.
    pub phrases: Vec<(u32, u64)>,
}

impl Notes {
    /// The phrases that begin with token `at`, shortest first; none beyond the last token.
    pub fn phrases(&self, at: usize) -> &[(u32, u64)] {
        match self.starts.get(at..) {
            Some([start, end, ..]) => &self.phrases[*start as usize..*end as usize],
            _ => &[],
        }
    }
}
