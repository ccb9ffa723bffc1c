//! Names that come in series, told by a regular expression between slashes: `/Task Force \d+/`.

use regex::{Regex, RegexBuilder};

use super::UserId;
use crate::text::{Text, TokenRange};

/// At most so many expressions are looked for: each goes over the whole text.
const MOST: usize = 100;
/// Longest expression in characters, and largest when compiled, in bytes: both bound the time
/// that a character of the text can take.
const LONGEST: usize = 200;
const LARGEST: usize = 1 << 18;
/// How deep groups may stand in groups.
const DEEPEST: u32 = 20;
/// The longest occurrence in tokens, as for names that are told in full.
const MAX_TOKENS: usize = 32;

/// An expression and whose name it finds.
#[derive(Debug)]
pub(super) struct Pattern {
    regex: Regex,
    id: UserId,
}

/// The expression in `words`, where they hold one.
pub(super) fn expression(words: &str) -> Option<&str> {
    words.strip_prefix('/')?.strip_suffix('/')
}

impl Pattern {
    /// The pattern of an expression; there are `before` others.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub(super) fn read(expression: &str, id: UserId, before: usize) -> Result<Self, String> {
        if before >= MOST {
            return Err(format!("is one more than {MOST} patterns"));
        }
        if expression.is_empty() || expression.chars().count() > LONGEST {
            return Err(format!("has no or more than {LONGEST} characters"));
        }
        let regex = RegexBuilder::new(expression)
            .size_limit(LARGEST)
            .nest_limit(DEEPEST)
            .build()
            .map_err(|error| match error {
                regex::Error::CompiledTooBig(_) => "is too large".to_owned(),
                // The last line says what is wrong; those before it draw where.
                other => {
                    let message = other.to_string();
                    let reason = message.lines().last().unwrap_or_default();
                    format!(
                        "is no regular expression: {}",
                        reason.trim_start_matches("error: ")
                    )
                }
            })?;
        if regex.is_match("") {
            return Err("matches no words at all".to_owned());
        }
        Ok(Self { regex, id })
    }

    /// All its matches in `text` that are whole tokens of one sentence.
    pub(super) fn occurrences<'a>(
        &'a self,
        text: &'a Text,
    ) -> impl Iterator<Item = (TokenRange, UserId)> + 'a {
        let spans = text.spans();
        self.regex
            .find_iter(text.source())
            .filter_map(move |found| {
                let first = spans.partition_point(|span| (span.start as usize) < found.start());
                let behind = spans.partition_point(|span| (span.end as usize) <= found.end());
                let whole = first < behind
                    && spans[first].start as usize == found.start()
                    && spans[behind - 1].end as usize == found.end()
                    && behind - first <= MAX_TOKENS;
                let range = whole.then(|| TokenRange::new(first, behind))?;
                let sentence = text.sentences()[text.sentence_of(first)].tokens;
                sentence.contains(range).then_some((range, self.id))
            })
    }
}
