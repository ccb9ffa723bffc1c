//! The anchor of each expression, read from the words around it: for a list of all
//! dates of a text, where no event says what they date.

use super::{Anchor, Direction, Resolved, Timex};
use crate::document::Precision;
use crate::text::{Text, TokenKind, TokenRange, WordTable};
use jiff::civil::Date;

use Direction::{Future, Past};

/// How many tokens before and behind an expression can give its tense.
const REACH_BEFORE: usize = 20;
const REACH_BEHIND: usize = 8;

/// Words that look ahead or back, folded and sorted. Every other word in "-ed" looks back, too.
const TENSES: &[(&str, Direction)] = &[
    ("'ll", Future),
    ("began", Past),
    ("came", Past),
    ("did", Past),
    ("due", Future),
    ("expected", Future),
    ("flew", Past),
    ("gave", Past),
    ("had", Past),
    ("held", Past),
    ("left", Past),
    ("met", Past),
    ("planned", Future),
    ("planning", Future),
    ("plans", Future),
    ("said", Past),
    ("saw", Past),
    ("scheduled", Future),
    ("shall", Future),
    ("slated", Future),
    ("spoke", Past),
    ("told", Past),
    ("took", Past),
    ("upcoming", Future),
    ("was", Past),
    ("went", Past),
    ("were", Past),
    ("will", Future),
    ("would", Future),
];

/// The days of each of `times`, which stand in text order, with the tense of its clause
/// and the day that the text before it speaks of.
pub fn resolve_in_context(
    text: &Text,
    times: &[Timex],
    reference: Option<Date>,
) -> Vec<Option<Resolved>> {
    let mut narrative = None;
    let mut resolve = |time: &Timex| {
        let anchor = Anchor {
            reference,
            narrative,
            direction: direction(text, time.tokens),
        };
        let resolved = time.resolve(&anchor);
        if let Some(days) = resolved.filter(|days| days.precision == Precision::Day) {
            narrative = Some(days.from);
        }
        resolved
    };
    times.iter().map(&mut resolve).collect()
}

/// The tense of the clause around `tokens`: the nearest word before that tells, else
/// the nearest behind.
fn direction(text: &Text, tokens: TokenRange) -> Direction {
    let sentence = text.sentences()[text.sentence_of(tokens.start())].tokens;
    let first = sentence
        .start()
        .max(tokens.start().saturating_sub(REACH_BEFORE));
    let last = sentence.end().min(tokens.end() + REACH_BEHIND);
    let before = (first..tokens.start()).rev().find_map(|at| tense(text, at));
    before
        .or_else(|| (tokens.end()..last).find_map(|at| tense(text, at)))
        .unwrap_or_default()
}

/// What the token at `at` says of the tense.
fn tense(text: &Text, at: usize) -> Option<Direction> {
    static TABLE: WordTable<Direction> = WordTable::of(TENSES);
    let word = text.folded(at);
    // "is to receive her": the copula with an infinitive.
    let is_to = word == "to" && at > 0 && matches!(text.folded(at - 1), "is" | "are");
    if is_to {
        return Some(Future);
    }
    let verb = || text.tokens()[at].kind == TokenKind::Word && !text.tokens()[at].case.is_capital();
    let past = || (word.ends_with("ed") && verb()).then_some(Past);
    TABLE.get(word).or_else(past)
}

#[cfg(test)]
mod tests {
    use super::resolve_in_context;
    use crate::temporal::find;
    use crate::text::Text;

    #[test]
    fn tense_and_narrative_decide() {
        // Saturday
        let reference = "2024-03-16".parse().ok();
        for (source, expected) in [
            ("They met on Sunday.", "2024-03-10"),
            ("On Sunday she is due in Porto.", "2024-03-17"),
            ("He said they will meet on Sunday.", "2024-03-17"),
            ("He said on Sunday that they will meet.", "2024-03-10"),
            (
                "They will meet again in Porto in September, he said.",
                "2024-09-01",
            ),
            ("The president is to receive her on Sunday.", "2024-03-17"),
            ("The talks ended on Sunday.", "2024-03-10"),
            (
                "He said on Thursday that they had met the day before.",
                "2024-03-14 2024-03-13",
            ),
            (
                "They met on Monday. The next day they parted.",
                "2024-03-11 2024-03-12",
            ),
            ("They met recently.", "?"),
        ] {
            let text = Text::new(source);
            let days: Vec<String> = resolve_in_context(&text, &find(&text), reference)
                .iter()
                .map(|days| days.map_or("?".to_owned(), |days| days.from.to_string()))
                .collect();
            assert_eq!(days.join(" "), expected, "{source}");
        }
    }
}
