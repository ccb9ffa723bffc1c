//! One name or alias: the key under which it is looked up, and how it must be written.

use super::UserId;
use crate::lexicon::{is_common_word, is_function_word};
use crate::text::{Case, Text, TokenKind, TokenRange};

/// The longest name in tokens; it bounds the work at each token of a text.
const MAX_TOKENS: usize = 32;

/// How an occurrence of a name or alias must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Whose it is.
    pub(super) id: UserId,
    /// A bit for each token that needs a capital, the first the lowest.
    capitals: u32,
    /// Whether all its letters must be capitals: "WHO" is not "Who".
    shouted: bool,
    /// Whether it begins with an article in lower case, which is no part of a name.
    article: bool,
}

/// The tokens of a phrase, folded and joined by one space.
pub(super) fn key(text: &Text) -> String {
    let words: Vec<&str> = (0..text.tokens().len()).map(|at| text.folded(at)).collect();
    words.join(" ")
}

impl Form {
    /// The key of `words` and how they must be written to be entry `id`.
    ///
    /// # Errors
    /// Why they are no name.
    pub(super) fn read(words: &str, id: UserId) -> Result<(String, Self), String> {
        let text = Text::new(words);
        let tokens = text.tokens();
        let wordlike = |kind| matches!(kind, TokenKind::Word | TokenKind::Number);
        if !tokens.iter().any(|token| wordlike(token.kind)) {
            return Err("has no word".to_owned());
        }
        if tokens.len() > MAX_TOKENS {
            return Err(format!("has more than {MAX_TOKENS} words"));
        }
        let small = |at: usize| is_function_word(text.folded(at));
        let capital = |at: usize| tokens[at].case.is_capital();
        let all_small = (0..tokens.len()).all(small);
        if all_small && !(0..tokens.len()).any(capital) {
            return Err("is an ordinary word".to_owned());
        }
        // "The Lodge" is also "the Lodge"; but "The Who" is not "the who".
        let capitals = (0..tokens.len())
            .filter(|at| capital(*at) && (all_small || !small(*at)))
            .fold(0, |bits, at| bits | 1 << at);
        let word = text.folded(0);
        let shouted = tokens.len() == 1
            && tokens[0].case == Case::Upper
            && (is_function_word(word) || is_common_word(word));
        let form = Self {
            id,
            capitals,
            shouted,
            article: is_article(&text, 0) && !capital(0),
        };
        Ok((key(&text), form))
    }

    /// The form of which both are occurrences.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            id: self.id,
            capitals: self.capitals & other.capitals,
            shouted: self.shouted && other.shouted,
            article: self.article || other.article,
        }
    }

    /// The name in `range`, which has the form's key; none without the form's capitals.
    pub(super) fn name_in(&self, text: &Text, range: TokenRange) -> Option<TokenRange> {
        let case = |at: usize| text.tokens()[at].case;
        let written = range.iter().enumerate().all(|(position, at)| {
            let capital = self.capitals >> position & 1 == 0 || case(at).is_capital();
            capital && (!self.shouted || case(at) == Case::Upper)
        });
        let start = range.start();
        let article = range.len() > 1
            && is_article(text, start)
            && (self.article || !case(start).is_capital());
        written.then(|| TokenRange::new(start + usize::from(article), range.end()))
    }
}

fn is_article(text: &Text, at: usize) -> bool {
    matches!(text.folded(at), "the" | "a" | "an")
}
