//! What holds for every text: of news sentences made up at random, and of these with letters
//! lost, doubled and replaced.

#[path = "support/sound.rs"]
mod sound;

use std::thread;

use proptest::prelude::*;
use readout::document::{Document, EntityType};
use readout::{Extractor, Options};

const OFFICES: &[&str] = &[
    "Foreign Minister",
    "President",
    "Prime Minister",
    "Ambassador",
    "Defense Minister",
    "envoy",
];
const GIVEN: &[&str] = &[
    "Ana", "Karel", "Ilgar", "Lena", "Tomas", "Oyelaran", "Mei", "José",
];
const PLACES: &[&str] = &[
    "Porto",
    "Oslo",
    "Riga",
    "Tbilisi",
    "Nairobi",
    "the Harbour Palace",
];
const DAYS: &[&str] = &[
    "on Friday",
    "last week",
    "on 3 May 2024",
    "tomorrow",
    "in April",
    "",
];
const VERBS: &[&str] = &[
    "met",
    "will meet",
    "held talks with",
    "spoke by phone with",
    "refused to meet",
    "is expected to receive",
    "said nothing of",
    "had lunch with",
    "called",
];
const ASIDES: &[&str] = &[
    "",
    " (pictured)",
    ", who arrived late,",
    " and his delegation",
    " — for the second time —",
];
const FURTHER: &[&str] = &[
    "The two sides discussed trade.",
    "They agreed to meet again.",
    "He denied that they had met.",
    "\u{201c}We talked,\u{201d} he said.",
    "The meeting took place on the margins of the Harbour Forum (HF).",
    "His counterpart was absent.",
    "Reuters reported this.",
];

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

/// A person's name whose surname nobody else has: it ends in `mark`.
fn person(mark: &'static str) -> impl Strategy<Value = String> {
    let stems = one_of(&["Velmar", "Tordan", "Kesrin", "Holvec", "Brandul"]);
    (one_of(GIVEN), stems).prop_map(move |(given, stem)| format!("{given} {stem}{mark}"))
}

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or_default()
}

/// A paragraph about two persons whose surnames end in `mark`.
fn paragraph(mark: &'static str) -> impl Strategy<Value = String> {
    let sides = (one_of(OFFICES), person(mark), one_of(OFFICES), person(mark))
        .prop_filter("two persons", |(_, a, _, b)| surname(a) != surname(b));
    let rest = (one_of(VERBS), one_of(ASIDES), one_of(PLACES), one_of(DAYS));
    let further = prop::collection::vec(one_of(FURTHER), 0..3);
    (sides, rest, further).prop_map(|((a, reis, b, lund), (verb, aside, place, day), further)| {
        let first = format!("{a} {reis}{aside} {verb} {b} {lund} in {place} {day}.");
        std::iter::once(first.as_str())
            .chain(further)
            .collect::<Vec<_>>()
            .join(" ")
    })
}

fn article() -> impl Strategy<Value = String> {
    let paragraphs = (paragraph("ov"), paragraph("sen"), paragraph("idze"));
    paragraphs.prop_map(|(a, b, c)| format!("{a}\n\n{b}\n\n{c}"))
}

/// What befalls a text on its way: letters lost and put in.
fn damaged() -> impl Strategy<Value = String> {
    const PUT: &[&str] = &[
        "",
        "",
        "\"",
        "(",
        ")",
        "\u{201c}",
        "\n",
        "\n\n",
        ". ",
        ", ",
        "\u{301}",
        "\u{200b}",
        "\u{ad}",
        "\u{fb01}",
        "\u{130}",
        "\u{1f91d}",
        "\0",
        "'s",
        "-",
        "\u{2014}",
        "\t",
        "met ",
        "U.S. ",
    ];
    let damage = prop::collection::vec(
        (any::<prop::sample::Index>(), 0..3_usize, one_of(PUT)),
        1..12,
    );
    (article(), damage).prop_map(|(article, damage)| {
        let mut letters: Vec<char> = article.chars().collect();
        for (at, lost, put) in damage {
            let at = at.index(letters.len());
            let end = letters.len().min(at + lost);
            letters.splice(at..end, put.chars());
        }
        letters.into_iter().collect()
    })
}

fn extract(source: &str) -> Document {
    let published = "2024-03-16".parse().ok();
    Extractor::new(Options {
        published,
        ..Options::default()
    })
    .extract(source)
}

/// The names of the persons, in the order of the alphabet.
fn persons(document: &Document) -> Vec<&str> {
    let persons = document
        .entities
        .iter()
        .filter(|e| e.kind == EntityType::Person);
    let mut names: Vec<&str> = persons.map(|e| e.name.as_str()).collect();
    names.sort_unstable();
    names
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn articles_give_sound_results(source in article()) {
        prop_assert_eq!(sound::fault(&extract(&source), &source), None);
    }

    #[test]
    fn damaged_articles_give_sound_results(source in damaged()) {
        prop_assert_eq!(sound::fault(&extract(&source), &source), None);
    }

    #[test]
    fn any_letters_give_sound_results(source in "\\PC{0,200}") {
        prop_assert_eq!(sound::fault(&extract(&source), &source), None);
    }

    #[test]
    fn the_same_text_gives_the_same_result(source in damaged()) {
        prop_assert_eq!(extract(&source), extract(&source));
    }

    #[test]
    fn what_was_read_before_changes_nothing(before in damaged(), source in damaged()) {
        let fresh = source.clone();
        let alone = thread::spawn(move || extract(&fresh)).join().expect("no panic");
        extract(&before);
        prop_assert_eq!(extract(&source), alone);
    }

    /// Persons of two reports that have nothing to do with each other did not meet.
    #[test]
    fn unrelated_reports_share_no_meeting(a in paragraph("ov"), b in paragraph("sen")) {
        let document = extract(&format!("{a}\n\n{b}"));
        for meeting in &document.meetings {
            let of = |mark: &str| {
                let named = document.entities.iter().filter(|e| e.name.ends_with(mark));
                named.filter(|e| meeting.participants.contains(&e.id)).count()
            };
            prop_assert!(of("ov") == 0 || of("sen") == 0, "{:?}", meeting);
        }
    }

    /// Who is named does not depend on which report comes first.
    #[test]
    fn the_order_of_reports_changes_no_person(a in paragraph("ov"), b in paragraph("sen")) {
        let (ab, ba) = (extract(&format!("{a}\n\n{b}")), extract(&format!("{b}\n\n{a}")));
        prop_assert_eq!(persons(&ab), persons(&ba));
    }
}
