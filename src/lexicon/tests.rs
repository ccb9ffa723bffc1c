//! Behaviour of the lexicon, a row a fact.

use super::{Classes, longest_match, longest_of, lookup};
use crate::text::Text;

/// The longest phrase at the text's first word, its classes and its country.
fn first(source: &str) -> (String, Classes, String) {
    let text = Text::new(source);
    longest_match(&text, 0).map_or_else(Default::default, |(range, entry)| {
        let country = entry.country.map(|c| c.as_str().to_owned());
        (
            text.slice(range).to_owned(),
            entry.classes,
            country.unwrap_or_default(),
        )
    })
}

#[test]
fn phrases_have_their_classes_and_countries() {
    for (source, phrase, classes, country) in [
        ("Armenia's envoy", "Armenia", Classes::COUNTRY, "AM"),
        ("Côte d’Ivoire won", "Côte d’Ivoire", Classes::COUNTRY, "CI"),
        ("U.S. forces", "U.S.", Classes::COUNTRY, "US"),
        (
            "People’s Republic of China",
            "People’s Republic of China",
            Classes::COUNTRY,
            "CN",
        ),
        ("Türkiye", "Türkiye", Classes::COUNTRY, "TR"),
        ("Kyrgyz leaders", "Kyrgyz", Classes::DEMONYM, "KG"),
        ("South Korean envoy", "South Korean", Classes::DEMONYM, "KR"),
        ("Britons", "Britons", Classes::DEMONYM_NOUN, "GB"),
        ("Frenchmen", "Frenchmen", Classes::PLURAL, "FR"),
        ("Scottish voters", "Scottish", Classes::DEMONYM, "GB"),
        ("Phnom Penh", "Phnom Penh", Classes::CAPITAL, "KH"),
        (
            "Washington, D.C.",
            "Washington, D.C.",
            Classes::CAPITAL,
            "US",
        ),
        ("Kremlin aides", "Kremlin", Classes::SEAT, "RU"),
        ("Downing Street said", "Downing Street", Classes::SEAT, "GB"),
        (
            "European Union leaders",
            "European Union",
            Classes::ORGANIZATION,
            "EU",
        ),
    ] {
        let found = first(source);
        assert_eq!(found.0, phrase, "{source}");
        assert!(found.1.all(classes), "{source}: {:?}", found.1);
        assert_eq!(found.2, country, "{source}");
    }
}

#[test]
fn acronyms_that_are_words_need_their_capitals() {
    let text = Text::new("They told us that US troops left.");
    let countries = (0..text.tokens().len())
        .filter(|i| longest_of(&text, *i, Classes::COUNTRY).is_some())
        .map(|i| text.word(i));
    assert_eq!(countries.collect::<Vec<_>>(), ["US"]);
}

#[test]
fn unknown_phrases_are_unknown() {
    assert_eq!(lookup("qwxyz"), None);
    assert_eq!(lookup(""), None);
    assert_eq!(first("").0, "");
    assert_eq!(first("South of").0, "South");
}
