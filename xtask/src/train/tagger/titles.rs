//! Repairs what silver tags say of a name behind a title: "Secretary of State Colin Powell"
//! is a person from "Colin" on, whatever the corpus has.

use super::corpus::{Name, PERSON, Sentence};
use crate::calendar::is_day_or_month;

/// Words that stand directly before a person's name, in lower case.
const BEFORE_NAME: &[&str] = &[
    "president",
    "minister",
    "secretary",
    "secretary-general",
    "general",
    "chancellor",
    "senator",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "governor",
    "mayor",
    "colonel",
    "major",
    "lieutenant",
    "sergeant",
    "captain",
    "ambassador",
    "judge",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "cardinal",
    "bishop",
    "archbishop",
    "sheikh",
    "ayatollah",
    "premier",
    "chairman",
    "speaker",
    "admiral",
    "marshal",
    "congressman",
    "president-elect",
    "spokesman",
    "spokeswoman",
    "commissioner",
    "envoy",
    "prophet",
    "gen.",
    "lt.",
    "col.",
    "sen.",
    "rep.",
    "gov.",
    "maj.",
    "sgt.",
    "capt.",
];

/// Words that make "General" and the like part of another name, in lower case.
const OTHER_NAME: &[&str] = &[
    "assembly",
    "motors",
    "electric",
    "dynamics",
    "election",
    "elections",
    "council",
    "hospital",
    "staff",
    "mills",
    "strike",
    "of",
    "for",
    "and",
    "day",
    "house",
    "center",
    "university",
    "bridge",
    "airport",
    "street",
    "cup",
    "league",
    "department",
    "office",
    "palace",
    "party",
    "bank",
    "group",
    "court",
    "service",
    "inspector",
    "attorney",
    "rights",
    "ministry",
    "faisal",
    "abdulaziz",
];

/// Makes the capitalised words behind a title a person, and ends other names before it.
pub fn repair(sentence: &mut Sentence) {
    let lower: Vec<String> = sentence.words.iter().map(|w| w.to_lowercase()).collect();
    let mut at = 0;
    while at + 1 < lower.len() {
        let of_state = lower[at] == "state" && at >= 2 && lower[at - 1] == "of";
        let title = of_state || BEFORE_NAME.contains(&lower[at].as_str());
        if !title {
            at += 1;
            continue;
        }
        let start = at + 1;
        let end = end_of_name(sentence, &lower, start);
        let title_start = title_start(sentence, &lower, at);
        if end > start && is_repairable(sentence, start, end) {
            cut(sentence, title_start, end);
            sentence.names.push(Name {
                start,
                end,
                kind: PERSON,
            });
            sentence.names.sort_by_key(|name| name.start);
        }
        at = end.max(start);
    }
}

/// One past the last capitalised word that may go on with a person's name.
fn end_of_name(sentence: &Sentence, lower: &[String], start: usize) -> usize {
    const LONGEST: usize = 5;
    let mut end = start;
    while end < sentence.words.len() && end - start < LONGEST {
        let word = &sentence.words[end];
        let name_like = word.starts_with(char::is_uppercase)
            || word.contains('-') && word.chars().any(char::is_uppercase)
            || end > start && matches!(word.as_str(), "de" | "da" | "al" | "bin" | "van" | "der");
        let acronym =
            word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.') && word.len() != 2;
        if !name_like
            || acronym
            || BEFORE_NAME.contains(&lower[end].as_str())
            || is_day_or_month(&lower[end])
        {
            break;
        }
        if OTHER_NAME.contains(&lower[end].as_str()) {
            return start;
        }
        end += 1;
    }
    end
}

/// First word of the title whose last word is `at`: capitalised words and "of".
fn title_start(sentence: &Sentence, lower: &[String], at: usize) -> usize {
    const PARTS: &[&str] = &[
        "of",
        "prime",
        "foreign",
        "vice",
        "secretary",
        "deputy",
        "defense",
        "interior",
        "state",
        "brigadier",
        "major",
        "lieutenant",
        "finance",
        "justice",
        "energy",
        "health",
        "trade",
        "information",
        "former",
        "general",
        "treasury",
        "assistant",
        "attorney",
        "president",
    ];
    let mut start = at;
    while start > 0 && PARTS.contains(&lower[start - 1].as_str()) {
        start -= 1;
    }
    // "of State" without its "Secretary" is no title.
    if sentence.words[start] == "of" {
        at
    } else {
        start
    }
}

/// Whether the corpus marks some of these words, or they can only be a name.
fn is_repairable(sentence: &Sentence, start: usize, end: usize) -> bool {
    let title = &sentence.words[start - 1];
    let sure = matches!(
        title.as_str(),
        "President" | "Minister" | "Mr." | "Mrs." | "Ms." | "Senator" | "Chancellor"
    );
    let marked = (start..end).any(|at| {
        sentence
            .names
            .iter()
            .any(|name| name.start <= at && at < name.end)
    });
    marked || sure
}

/// Ends or drops the names that share words with `from..to`.
fn cut(sentence: &mut Sentence, from: usize, to: usize) {
    for name in &mut sentence.names {
        if name.start < from && name.end > from {
            name.end = from;
        }
    }
    sentence
        .names
        .retain(|name| name.end <= from || name.start >= to);
}
