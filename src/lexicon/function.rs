//! Function words: determiners, pronouns, prepositions, conjunctions, auxiliaries.

use crate::text::{WordTable, rows};

/// Sorted, folded.
const WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "across",
    "after",
    "again",
    "against",
    "all",
    "along",
    "also",
    "although",
    "am",
    "amid",
    "among",
    "an",
    "and",
    "another",
    "any",
    "are",
    "around",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "behind",
    "being",
    "below",
    "between",
    "beyond",
    "both",
    "but",
    "by",
    "can",
    "cannot",
    "could",
    "despite",
    "did",
    "do",
    "does",
    "doing",
    "down",
    "during",
    "each",
    "either",
    "ever",
    "every",
    "few",
    "for",
    "from",
    "further",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "later",
    "less",
    "many",
    "may",
    "me",
    "meanwhile",
    "might",
    "more",
    "most",
    "much",
    "must",
    "my",
    "near",
    "neither",
    "never",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "one",
    "only",
    "onto",
    "or",
    "other",
    "our",
    "out",
    "outside",
    "over",
    "own",
    "per",
    "same",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "still",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "thus",
    "to",
    "too",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "via",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yet",
    "you",
    "your",
];

/// Whether `word` (folded) is a function word.
///
/// ```
/// assert!(readout::lexicon::is_function_word("between"));
/// assert!(!readout::lexicon::is_function_word("ministry"));
/// ```
pub fn is_function_word(word: &str) -> bool {
    static TABLE: WordTable<()> = WordTable::of(&rows::<{ WORDS.len() }>(WORDS));
    TABLE.get(word).is_some()
}

/// Whether a folded word is a form of a verb of speech: the end of what it reports.
pub(crate) fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "tells"
            | "announced"
            | "announces"
            | "added"
            | "adds"
            | "reported"
            | "reports"
            | "confirmed"
            | "confirms"
            | "stated"
            | "states"
            | "noted"
            | "stressed"
            | "wrote"
            | "writes"
            | "tweeted"
            | "posted"
            | "according"
            | "saying"
            | "telling"
            | "adding"
    )
}
