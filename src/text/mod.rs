//! The text as tokens, sentences and blocks: the vocabulary of every later stage.

use std::sync::OnceLock;

mod abbreviations;
mod block;
mod fold;
mod kept;
mod lines;
mod memo;
mod notes;
mod offsets;
mod sentence;
mod span;
mod token;
mod transcript;
mod vocabulary;
mod word_table;
pub(crate) mod work;

pub use block::{Block, BlockKind};
pub use fold::{fold, fold_into};
pub(crate) use fold::{is_format, one_line};
pub(crate) use kept::{Kept, with_kept};
pub(crate) use lines::is_bullet;
pub(crate) use memo::Memo;
pub(crate) use notes::Notes;
pub use offsets::{OffsetMap, OffsetUnit};
pub use sentence::Sentence;
pub use span::{Span, TokenRange};
use token::Tokens;
pub use token::{Case, Token, TokenKind};
use transcript::Transcript;
use vocabulary::Vocabulary;
pub(crate) use word_table::{WordTable, rows};

/// A source text, cut into tokens, sentences and blocks.
///
/// ```
/// use readout::text::Text;
/// let text = Text::new("The U.S. envoy met J. D. Vance on Nov. 30. They spoke.");
/// assert_eq!(text.sentences().len(), 2);
/// assert_eq!(text.word(1), "U.S.");
/// ```
#[derive(Debug)]
pub struct Text<'t> {
    source: &'t str,
    tokens: Tokens,
    vocabulary: Vocabulary,
    notes: OnceLock<Notes>,
    sentences: Vec<Sentence>,
    blocks: Vec<Block>,
}

impl<'t> Text<'t> {
    /// Cuts `source` into tokens, sentences and blocks, in time linear in its length.
    pub fn new(source: &'t str) -> Self {
        vocabulary::with_words(source.len(), |vocabulary, words| {
            let mut text = Self {
                source,
                tokens: Tokens::with_room(source.len()),
                vocabulary,
                notes: OnceLock::new(),
                sentences: Vec::new(),
                blocks: Vec::new(),
            };
            let transcript = Transcript::of(source);
            for segment in lines::segments(source) {
                let start = text.tokens.len();
                let (tokens, forms) = (&mut text.tokens, &mut text.vocabulary);
                for part in segment.parts() {
                    token::tokenize(source, part, tokens, forms, words);
                }
                let range = TokenRange::new(start, text.tokens.len());
                let first = segment.first();
                let label = transcript.label(first.of(source));
                block::push(
                    &mut text,
                    range,
                    label.map(|length| first.start as usize + length),
                );
            }
            block::classify(&mut text);
            text
        })
    }

    /// The text as it was given.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// How each token looks, in text order; where it stands, [`Self::spans`] tells.
    pub fn tokens(&self) -> &[Token] {
        self.tokens.looks()
    }

    /// The bytes of each token, in text order.
    pub fn spans(&self) -> &[Span] {
        self.tokens.spans()
    }

    /// The number of the folded form of token `index` in [`Self::vocabulary`].
    pub(crate) fn form(&self, index: usize) -> usize {
        self.tokens.forms()[index] as usize
    }

    /// All sentences in text order; each lies inside one block.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All blocks (headline, dateline, caption, body, quote) in text order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Token `index` as it stands in the source.
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens.spans()[index].of(self.source)
    }

    /// Token `index` in lower case, without accents and format characters, with
    /// straight apostrophes: the form in which the lexicon is asked.
    pub fn folded(&self, index: usize) -> &str {
        work::count();
        self.vocabulary.word(self.tokens.forms()[index])
    }

    /// As [`Self::folded`], but empty from the end of the text on.
    pub(crate) fn folded_or_end(&self, index: usize) -> &str {
        if index < self.tokens.len() {
            self.folded(index)
        } else {
            ""
        }
    }

    /// The different folded forms.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// What a lexicon noted of the text; the first call makes the notes.
    pub(crate) fn notes(&self, make: impl FnOnce() -> Notes) -> &Notes {
        self.notes.get_or_init(make)
    }

    /// The bytes that a non-empty token range covers.
    ///
    /// # Panics
    /// If the range is empty or out of bounds.
    pub fn span(&self, range: TokenRange) -> Span {
        let spans = self.spans();
        spans[range.start()].join(spans[range.end() - 1])
    }

    /// The words that a non-empty token range covers, as they stand in the source.
    pub fn slice(&self, range: TokenRange) -> &'t str {
        self.span(range).of(self.source)
    }

    /// Index of the sentence that holds token `index`.
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentences
            .partition_point(|s| s.tokens.end() <= index)
            .min(self.sentences.len().saturating_sub(1))
    }
}
