//! What the lexicon knows of a token, as numbers for features.

use crate::text::Text;

/// Words that stand directly before a person's name, folded.
const TITLES: &[&str] = &[
    "president",
    "minister",
    "secretary",
    "general",
    "chancellor",
    "senator",
    "king",
    "queen",
    "prince",
    "princess",
    "mr.",
    "mr",
    "mrs.",
    "mrs",
    "ms.",
    "ms",
    "dr.",
    "dr",
    "colonel",
    "judge",
    "mayor",
    "governor",
    "ambassador",
    "spokesman",
    "spokeswoman",
    "envoy",
    "chairman",
    "premier",
    "leader",
    "director",
    "commissioner",
    "secretary-general",
    "sheikh",
    "ayatollah",
    "pope",
    "representative",
    "captain",
    "major",
    "lieutenant",
    "sergeant",
    "bishop",
    "cardinal",
    "counterpart",
    "lawmaker",
    "candidate",
    "sir",
    "lord",
    "lady",
    "professor",
    "gen.",
    "sen.",
    "gov.",
    "rep.",
    "col.",
    "lt.",
    "prof.",
    "rev.",
    "speaker",
    "chief",
    "analyst",
    "official",
    "commander",
    "adviser",
    "advisor",
    "author",
    "coach",
    "founder",
    "journalist",
    "lawyer",
];

/// Whether token `at` is a word that stands before a person's name.
pub(super) fn is_title(text: &Text, at: usize) -> bool {
    TITLES.contains(&text.folded(at))
}

/// Whether token `at` is known as a given name.
pub(super) fn is_given_name(_text: &Text, _at: usize) -> bool {
    false
}
